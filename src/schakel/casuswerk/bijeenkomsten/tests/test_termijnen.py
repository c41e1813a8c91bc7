"""Does each clock of this room start, stop and belong to somebody, on the terms of each region?"""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.bijeenkomsten import actions
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WerklijnStatus
from schakel.casuswerk.bijeenkomsten.tests.builders import (
    een_bijeenkomst,
    een_werklijn,
    een_zaak,
    gehouden,
    gezin,
    wie,
)
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
REGIOS = Path(__file__).resolve().parents[5] / "regios"
CODES = ("bijeenkomst_houden", "bezoek_bevestigen", "contact_opnieuw_zoeken", "werklijn_starten")


@pytest.fixture(params=["den-haag", "waterland-voorbeeld"])
def ploeg(request: pytest.FixtureRequest) -> Ploeg:
    gemaakt = een_ploeg()
    machine = Handeling(None, None, "beheer", None, gemaakt.moment, namens="toets")
    with transactie(machine, wat="toets"):
        tekst = (REGIOS / request.param / "termijnen.yaml").read_text(encoding="utf-8")
        load_termijnen(machine, regio=gemaakt.regio.code, inhoud=yaml.safe_load(tekst))
    return gemaakt


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_zaak(ploeg)


def _clocks(ploeg: Ploeg) -> dict[str, Termijn]:
    fatima = wie(ploeg, uren=60)
    with transactie(fatima, wat="toets"):
        return {t.definitie: t for t in Termijn.objects.filter(status="LOPEND", definitie__in=CODES)}


def _try(ploeg: Ploeg, casus: Casus, uitkomst: Zoekuitkomst, uren: int) -> None:
    fatima = wie(ploeg, uren=uren)
    persoon = gezin(ploeg, casus)["PLEGER"]
    with transactie(fatima, wat="toets"):
        actions.record_poging(
            fatima, dossier=casus.dossier, persoon=persoon, op=fatima.moment, weg=Zoekweg.HUISBEZOEK,
            uitkomst=uitkomst, aangeboden="Een gesprek.",
        )  # fmt: skip


def test_a_planned_meeting_has_a_clock_to_its_own_day(ploeg: Ploeg, casus: Casus) -> None:
    rij = een_bijeenkomst(ploeg, casus)
    klok = _clocks(ploeg)["bijeenkomst_houden"]
    assert lokale_datum(klok.uiterlijk - timedelta(seconds=1)) == lokale_datum(rij.gepland_voor)
    assert klok.team_id == ploeg.team_van("Fatima").pk
    gehouden(ploeg, rij)
    assert _clocks(ploeg) == {}


def test_a_meeting_that_is_called_off_has_no_clock(ploeg: Ploeg, casus: Casus) -> None:
    rij, fatima = een_bijeenkomst(ploeg, casus), wie(ploeg)
    with transactie(fatima, wat="toets"):
        actions.cancel(fatima, bijeenkomst=rij, reden="Marloes is ziek.")
    assert _clocks(ploeg) == {}


def test_a_shut_door_asks_for_another_attempt_and_each_counts_anew(ploeg: Ploeg, casus: Casus) -> None:
    _try(ploeg, casus, Zoekuitkomst.DEUR_DICHT, 10)
    eerst = _clocks(ploeg)["contact_opnieuw_zoeken"].uiterlijk
    _try(ploeg, casus, Zoekuitkomst.GEEN_ANTWOORD, 54)
    assert _clocks(ploeg)["contact_opnieuw_zoeken"].uiterlijk > eerst
    _try(ploeg, casus, Zoekuitkomst.BEREIKT, 55)
    assert _clocks(ploeg) == {}


def test_help_that_was_asked_for_is_looked_after_until_it_starts(ploeg: Ploeg, casus: Casus) -> None:
    lijn, jamila = een_werklijn(ploeg, casus, gezin(ploeg, casus)["PLEGER"]), wie(ploeg, "Jamila", 50)
    assert _clocks(ploeg) == {}
    with transactie(jamila, wat="toets"):
        actions.move_werklijn(jamila, werklijn=lijn, naar=WerklijnStatus.AANGEVRAAGD, op=ploeg.moment.date())
    assert set(_clocks(ploeg)) == {"werklijn_starten"}
    with transactie(jamila, wat="toets"):
        for naar in (WerklijnStatus.AANGENOMEN, WerklijnStatus.GESTART):
            actions.move_werklijn(jamila, werklijn=lijn, naar=naar, op=ploeg.moment.date())
    assert _clocks(ploeg) == {}


def test_with_the_casus_every_clock_ends(ploeg: Ploeg, casus: Casus) -> None:
    een_bijeenkomst(ploeg, casus)
    _try(ploeg, casus, Zoekuitkomst.DEUR_DICHT, 30)
    assert set(_clocks(ploeg)) == {"bijeenkomst_houden", "contact_opnieuw_zoeken"}
    fatima = wie(ploeg, uren=55)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    assert _clocks(ploeg) == {}
