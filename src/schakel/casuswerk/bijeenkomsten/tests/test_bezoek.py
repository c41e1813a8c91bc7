"""One record of a visit, two organisations: each confirms for itself, at the same moment or not; children are met."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.models import Bezoekkind, Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort
from schakel.casuswerk.bijeenkomsten.tests.builders import een_bijeenkomst, een_zaak, gehouden, gezin, stoelen, wie
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.personen.models import Dossierpersoon, Kindcontact
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

REGIOS = Path(__file__).resolve().parents[5] / "regios"


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        inhoud = yaml.safe_load((REGIOS / "den-haag" / "termijnen.yaml").read_text(encoding="utf-8"))
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=inhoud)
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


@pytest.fixture
def bezoek(ploeg: Ploeg, casus: Casus) -> Bijeenkomst:
    return een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK)


def _clocks(ploeg: Ploeg, naam: str) -> list[str]:
    iemand = wie(ploeg, naam, 40)
    with transactie(iemand, wat="toets"):
        eigen = Termijn.objects.filter(team_id=iemand.team, status="LOPEND", definitie__startswith="bezoek_")
        return [t.definitie for t in eigen]


def _confirm(ploeg: Ploeg, stoel: Genodigde, naam: str, tekst: str = "Wij bellen school.") -> Genodigde:
    iemand = wie(ploeg, naam, 30)
    with transactie(iemand, wat="toets"):
        return actions.confirm_visit(iemand, genodigde=stoel, meegenomen=tekst)


def test_one_record_both_confirm_and_each_takes_something_along(ploeg: Ploeg, bezoek: Bijeenkomst) -> None:
    gehouden(ploeg, bezoek)
    plaatsen = stoelen(ploeg, bezoek)
    assert _clocks(ploeg, "Fatima") == _clocks(ploeg, "Jamila") == ["bezoek_bevestigen"]
    _confirm(ploeg, plaatsen["vt-triage"], "Fatima", "Wij vragen de huisarts.")
    rij = _confirm(ploeg, plaatsen["jeugdteam-west"], "Jamila", "Wij bellen school.")
    assert rij.bevestigd_door_id == ploeg.mensen["Jamila"].pk and b"school" not in bytes(rij.meegenomen or b"")
    assert _clocks(ploeg, "Fatima") == _clocks(ploeg, "Jamila") == []


def test_nobody_confirms_for_another_team_twice_empty_or_too_early(ploeg: Ploeg, bezoek: Bijeenkomst) -> None:
    stoel = stoelen(ploeg, bezoek)["jeugdteam-west"]
    with pytest.raises(NotPossible):
        _confirm(ploeg, stoel, "Jamila")
    gehouden(ploeg, bezoek)
    with pytest.raises(NotAllowed):
        _confirm(ploeg, stoel, "Fatima")
    with pytest.raises(InvalidInput):
        _confirm(ploeg, stoel, "Jamila", " ")
    _confirm(ploeg, stoel, "Jamila")
    with pytest.raises(NotPossible):
        _confirm(ploeg, stoel, "Koen")


def test_a_child_is_recorded_by_the_deed_that_does_so_everywhere(
    ploeg: Ploeg, casus: Casus, bezoek: Bijeenkomst
) -> None:
    kind, jamila = gezin(ploeg, casus)["KIND"], wie(ploeg, "Jamila", 30)
    with transactie(jamila, wat="toets"), pytest.raises(NotPossible):
        actions.record_kind_at(jamila, bijeenkomst=bezoek, persoon=kind, gezien=True, gesproken=True)
    gehouden(ploeg, bezoek)
    with transactie(jamila, wat="toets"):
        with pytest.raises(InvalidInput):
            actions.record_kind_at(jamila, bijeenkomst=bezoek, persoon=kind, gezien=False, gesproken=False)
        actions.record_kind_at(
            jamila, bijeenkomst=bezoek, persoon=kind, gezien=True, gesproken=True, hulpmiddel="drie huizen"
        )
        contact = Kindcontact.objects.get()
        assert (contact.op, contact.door, contact.hulpmiddel) == (
            ploeg.moment + timedelta(hours=20),
            jamila.wie,
            "drie huizen",
        )
        assert Bezoekkind.objects.get().contact_id == contact.pk
        assert Dossierpersoon.objects.get(persoon_id=kind).gesproken_op == contact.op


def test_an_outsider_finds_no_visit(ploeg: Ploeg, bezoek: Bijeenkomst) -> None:
    gehouden(ploeg, bezoek)
    stoel, elif_ = stoelen(ploeg, bezoek)["jeugdteam-west"], wie(ploeg, "Elif", 30)
    with transactie(elif_, wat="toets"), pytest.raises((NotAllowed, NotFound)):
        actions.confirm_visit(elif_, genodigde=stoel, meegenomen="Niets.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(3))
def test_both_confirm_at_once_and_nobody_twice(ploeg: Ploeg, ronde: int) -> None:
    casus = een_zaak(ploeg)
    bezoek = een_bijeenkomst(ploeg, casus, soort=Bijeenkomstsoort.BEZOEK)
    gehouden(ploeg, bezoek)
    plaatsen = stoelen(ploeg, bezoek)

    def run(naam: str, code: str) -> Callable[[], object]:
        return lambda: _confirm(ploeg, plaatsen[code], naam, f"{naam} neemt iets mee.")

    uitkomsten = tegelijk([run("Fatima", "vt-triage"), run("Jamila", "jeugdteam-west"), run("Koen", "jeugdteam-west")])
    geweigerd = [een for een in uitkomsten if isinstance(een, Exception)]
    assert len(geweigerd) == 1 and isinstance(geweigerd[0], NotPossible), uitkomsten
    na = stoelen(ploeg, bezoek)
    assert na["vt-triage"].bevestigd_op and na["jeugdteam-west"].bevestigd_op
