"""A child grows older, or its age becomes known: the task of speaking it follows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import MOEDER, een_melding
from schakel.casuswerk.personen import actions
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
ONBEKEND = Betrokkene(rol="KIND", roepnaam="Bo", achternaam="Terpstra")


def _melding(ploeg: Ploeg, kind: Betrokkene) -> Melding:
    return een_melding(ploeg, betrokkenen=(MOEDER, kind))


def _casus(ploeg: Ploeg, kind: Betrokkene) -> Casus:
    melding, wie = _melding(ploeg, kind), ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=5))
    with transactie(wie, wat="toets"):
        team = ploeg.team_van("Fatima").pk
        dossiers.pass_on(wie, dossier=melding.dossier_id, naar_team=team, reden="triage", bron="melding")
    return een_casus(ploeg, melding=melding)


def _kind(ploeg: Ploeg, dossier: int) -> Dossierpersoon:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        return Dossierpersoon.objects.select_related("persoon").get(dossier_id=dossier, rol="KIND")


def _tasks(ploeg: Ploeg, dossier: int) -> set[str]:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=400))
    with transactie(wie, wat="toets"):
        rijen = Termijn.objects.lopend().filter(dossier_id=dossier, definitie__startswith="kind_")
        return set(rijen.values_list("definitie", flat=True))


def _born(ploeg: Ploeg, dossier: int, geboren: date) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    persoon = _kind(ploeg, dossier).persoon_id
    with transactie(wie, wat="toets"):
        actions.record_geboortedatum(wie, dossier=dossier, persoon=persoon, geboortedatum=geboren)


@pytest.mark.parametrize(
    ("kind", "geboren", "voor", "na"),
    [
        (ONBEKEND, date(2013, 5, 1), {"kind_zien", "kind_spreken"}, {"kind_zien"}),
        (ONBEKEND, date(2007, 5, 1), {"kind_zien", "kind_spreken"}, {"kind_zien", "kind_spreken"}),
        (
            Betrokkene(rol="KIND", roepnaam="Bo", achternaam="Terpstra", leeftijd=4),
            date(2009, 1, 1),
            {"kind_zien"},
            {"kind_zien", "kind_spreken_later"},
        ),
    ],
)
def test_a_birth_date_that_becomes_known_changes_the_task(
    ploeg: Ploeg, kind: Betrokkene, geboren: date, voor: set[str], na: set[str]
) -> None:
    dossier = _melding(ploeg, kind).dossier_id
    assert _tasks(ploeg, dossier) == voor
    _born(ploeg, dossier, geboren)
    assert _tasks(ploeg, dossier) == na
    with pytest.raises(NotPossible):
        _born(ploeg, dossier, geboren)


def test_a_day_to_come_is_refused(ploeg: Ploeg) -> None:
    dossier = _melding(ploeg, ONBEKEND).dossier_id
    with pytest.raises(InvalidInput):
        _born(ploeg, dossier, ploeg.moment.date() + timedelta(days=40))


def _follow(ploeg: Ploeg, dossier: int, dagen: int) -> int:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=dagen))
    with transactie(wie, wat="toets"):
        return actions.follow_leeftijden(wie, dossier=dossier)


def _in_the_melding(ploeg: Ploeg, kind: Betrokkene) -> int:
    return _melding(ploeg, kind).dossier_id


def _in_the_casus(ploeg: Ploeg, kind: Betrokkene) -> int:
    return _casus(ploeg, kind).dossier_id


@pytest.mark.parametrize("waar", [_in_the_melding, _in_the_casus])
def test_a_child_that_grows_old_enough_is_spoken_too_and_once(
    ploeg: Ploeg, waar: Callable[[Ploeg, Betrokkene], int]
) -> None:
    bijna_zes = Betrokkene(rol="KIND", roepnaam="Bo", achternaam="Terpstra", geboortedatum=date(2010, 3, 20))
    dossier = waar(ploeg, bijna_zes)
    assert _tasks(ploeg, dossier) == {"kind_zien"}
    assert _follow(ploeg, dossier, 2) == 0
    assert _follow(ploeg, dossier, 30) == 1
    assert _tasks(ploeg, dossier) == {"kind_zien", "kind_spreken_later"}
    assert _follow(ploeg, dossier, 31) == 0


def test_who_was_seen_and_has_no_task_left_is_left_alone(ploeg: Ploeg) -> None:
    bijna_zes = Betrokkene(rol="KIND", roepnaam="Bo", achternaam="Terpstra", geboortedatum=date(2010, 3, 20))
    dossier = _melding(ploeg, bijna_zes).dossier_id
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    persoon = _kind(ploeg, dossier).persoon_id
    with transactie(wie, wat="toets"):
        actions.record_kindcontact(
            wie, dossier=dossier, persoon=persoon, gezien=True, gesproken=False, op=wie.moment, door=wie.wie or 0
        )
    assert _follow(ploeg, dossier, 30) == 0
    assert _tasks(ploeg, dossier) == set()


def test_the_page_of_the_child_asks_the_date_and_keeps_what_was_typed(client: Client, ploeg: Ploeg) -> None:
    casus = _casus(ploeg, ONBEKEND)
    rij = _kind(ploeg, casus.dossier_id)
    ploeg.moment += timedelta(hours=1)
    zet_klok(ploeg)
    basis = f"/casussen/{casus.dossier.publiek_id}/kinderen/{rij.persoon.publiek_id}"
    fatima = meld_aan(client, ploeg, "Fatima")
    assert "Nog niet bekend." in fatima.get(basis).content.decode()
    fout = fatima.post(f"{basis}/geboren", {"geboortedatum": "2031-01-01"})
    assert fout.status_code == 400
    assert "2031-01-01" in fout.content.decode() and "moet nog komen" in fout.content.decode()
    assert fatima.post(f"{basis}/geboren", {"geboortedatum": "2012-05-01"}).status_code == 302
    assert "1 mei 2012" in fatima.get(basis).content.decode()
    assert meld_aan(Client(), ploeg, "Elif").post(f"{basis}/geboren", {}).status_code in (403, 404)
