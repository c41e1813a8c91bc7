"""A team around one family: a core, others for a while, and one who holds procesregie."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Gezinsteam, Gezinsteamlid, Procesregie
from schakel.casuswerk.bijeenkomsten.queries.gezinsteam import gezinsteam_of
from schakel.casuswerk.bijeenkomsten.rules.gezinsteam import Teamplek
from schakel.casuswerk.bijeenkomsten.tests.builders import een_zaak, in_the_region, wie
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    in_the_region(gemaakt, "Wim", "Carlijn")
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


@pytest.fixture
def team(ploeg: Ploeg, casus: Casus) -> Gezinsteam:
    return _form(ploeg, casus)


def _form(ploeg: Ploeg, casus: Casus, naam: str = "Fatima", **anders: Any) -> Gezinsteam:
    iemand = wie(ploeg, naam)
    velden: dict[str, Any] = {
        "vorm": "gezinsteam",
        "kern": [ploeg.team_van("Fatima").pk, ploeg.team_van("Jamila").pk],
        "medewerker": ploeg.mensen["Fatima"].pk,
    }
    with transactie(iemand, wat="toets"):
        return actions.form_gezinsteam(iemand, dossier=casus.dossier, **{**velden, **anders})


def _add(ploeg: Ploeg, team: Gezinsteam, naam: str = "Wim", **anders: Any) -> Gezinsteamlid:
    fatima = wie(ploeg, uren=26)
    velden: dict[str, Any] = {"plek": Teamplek.ERBIJ, "tot": ploeg.moment.date() + timedelta(days=10)}
    with transactie(fatima, wat="toets"):
        return actions.add_lid(fatima, gezinsteam=team, team=ploeg.team_van(naam).pk, **{**velden, **anders})


def _sees(ploeg: Ploeg, casus: Casus, naam: str, dagen: int = 3) -> bool:
    iemand = wie(ploeg, naam, 24 * dagen)
    with transactie(iemand, wat="toets"):
        return Dossier.objects.visible_to(iemand).filter(pk=casus.dossier_id).exists()


def test_a_team_has_a_core_and_names_who_holds_procesregie(ploeg: Ploeg, casus: Casus, team: Gezinsteam) -> None:
    jamila = wie(ploeg, "Jamila", 30)
    with transactie(jamila, wat="toets"):
        zicht = gezinsteam_of(jamila, dossier=casus.dossier_id)
        assert zicht and {lid.plek for lid in zicht.leden} == {"KERN"}
        assert [p.medewerker.naam for p in zicht.procesregies] == [ploeg.mensen["Fatima"].naam]
    with pytest.raises(NotPossible):
        _form(ploeg, casus)


def test_what_cannot_be_formed(ploeg: Ploeg, casus: Casus) -> None:
    for anders in (
        {"vorm": "onbekend"},
        {"kern": [ploeg.team_van("Fatima").pk]},
        {"kern": [ploeg.team_van("Fatima").pk, ploeg.team_van("Bram").pk]},
        {"medewerker": ploeg.mensen["Bram"].pk},
    ):
        with pytest.raises(InvalidInput):
            _form(ploeg, casus, **anders)
    with pytest.raises(NotAllowed):
        _form(ploeg, casus, "Jamila")


def test_who_is_added_sees_the_casus_until_the_day_and_no_longer(ploeg: Ploeg, casus: Casus, team: Gezinsteam) -> None:
    assert not _sees(ploeg, casus, "Wim")
    _add(ploeg, team)
    assert _sees(ploeg, casus, "Wim", 10)
    assert not _sees(ploeg, casus, "Wim", 12)
    with pytest.raises(NotPossible):
        _add(ploeg, team)


def test_only_named_colleagues_come_along(ploeg: Ploeg, casus: Casus, team: Gezinsteam) -> None:
    with pytest.raises(NotFound):
        _add(ploeg, team, "Carlijn", medewerkers=[ploeg.mensen["Jamila"].pk])
    lid = _add(ploeg, team, "Carlijn", medewerkers=[ploeg.mensen["Carlijn"].pk])
    assert lid.medewerkers == [ploeg.mensen["Carlijn"].pk] and lid.liet_binnen
    assert _sees(ploeg, casus, "Carlijn") and not _sees(ploeg, casus, "Deniz")


def test_who_was_in_the_casus_already_stays_when_the_membership_ends(
    ploeg: Ploeg, casus: Casus, team: Gezinsteam
) -> None:
    lid, fatima = _add(ploeg, team), wie(ploeg, uren=48)
    with transactie(fatima, wat="toets"):
        actions.end_lid(fatima, lid=lid)
        with pytest.raises(NotPossible):
            actions.end_lid(fatima, lid=lid)
        kern = Gezinsteamlid.objects.get(gezinsteam=team, team=ploeg.team_van("Jamila"))
        actions.end_lid(fatima, lid=kern)
        eigen = Gezinsteamlid.objects.get(gezinsteam=team, team=ploeg.team_van("Fatima"))
        with pytest.raises(NotPossible):
            actions.end_lid(fatima, lid=eigen)
    assert not _sees(ploeg, casus, "Wim", 4) and _sees(ploeg, casus, "Jamila", 4)


def test_procesregie_lies_with_the_core_and_never_with_a_guest(ploeg: Ploeg, team: Gezinsteam) -> None:
    _add(ploeg, team)
    fatima = wie(ploeg, uren=48)
    with transactie(fatima, wat="toets"), pytest.raises(InvalidInput):
        actions.name_procesregie(fatima, gezinsteam=team, medewerker=ploeg.mensen["Wim"].pk)


def test_procesregie_passes_on_and_is_never_with_two(ploeg: Ploeg, team: Gezinsteam) -> None:
    fatima = wie(ploeg, uren=48)
    with transactie(fatima, wat="toets"):
        actions.name_procesregie(fatima, gezinsteam=team, medewerker=ploeg.mensen["Jamila"].pk)
        with pytest.raises(NotPossible):
            actions.name_procesregie(fatima, gezinsteam=team, medewerker=ploeg.mensen["Jamila"].pk)
        with pytest.raises(InvalidInput):
            actions.name_procesregie(fatima, gezinsteam=team, medewerker=ploeg.mensen["Bram"].pk)
        assert Procesregie.objects.filter(periode__contains=fatima.moment).count() == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            Procesregie.objects.create(
                dossier_id=team.dossier_id, gezinsteam=team, team=ploeg.team_van("Fatima"),
                medewerker=ploeg.mensen["Gerda"], periode=(fatima.moment, None),
            )  # fmt: skip


def test_when_the_team_ends_whom_it_let_in_leaves(ploeg: Ploeg, casus: Casus, team: Gezinsteam) -> None:
    _add(ploeg, team)
    fatima = wie(ploeg, uren=48)
    with transactie(fatima, wat="toets"):
        actions.end_gezinsteam(fatima, gezinsteam=team)
        with pytest.raises(NotPossible):
            actions.end_gezinsteam(fatima, gezinsteam=team)
        assert gezinsteam_of(fatima, dossier=casus.dossier_id) is None
    assert not _sees(ploeg, casus, "Wim", 4) and _sees(ploeg, casus, "Jamila", 4)


def test_added_without_a_day_or_for_a_day_that_was_is_refused(ploeg: Ploeg, team: Gezinsteam) -> None:
    for tot in (None, ploeg.moment.date() - timedelta(days=1)):
        with pytest.raises(InvalidInput):
            _add(ploeg, team, tot=tot)


@pytest.mark.parametrize("naam", ["Bram", "Elif", "Frank"])
def test_an_outsider_sees_no_team(ploeg: Ploeg, team: Gezinsteam, naam: str) -> None:
    buiten = wie(ploeg, naam, 30)
    with transactie(buiten, wat="toets"):
        assert Gezinsteam.objects.count() == Gezinsteamlid.objects.count() == Procesregie.objects.count() == 0
        with pytest.raises(NotAllowed):
            actions.end_gezinsteam(buiten, gezinsteam=team)
