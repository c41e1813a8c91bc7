"""The moments of the region come up by themselves, at a colleague who does not do the work, until all were asked."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.queries import ervaring as zicht
from schakel.casuswerk.gezin.queries import momenten
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.casuswerk.gezin.rules.ervaring import Nietvragen
from schakel.casuswerk.gezin.tests.builders import een_gezinsplan, wie
from schakel.casuswerk.gezin.tests.conftest import Bezoek
from schakel.casuswerk.kinderen.tests.builders import met_jamila
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

DRIE_MAANDEN, EEN_JAAR = 24 * 100, 24 * 375


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """A casus with a plan, of which Jamila directs the work."""
    rij = een_casus(ploeg)
    een_gezinsplan(ploeg, rij)
    met_jamila(ploeg, rij, regie=True)
    return rij


def _hoort(ploeg: Ploeg, casus: Casus, *, uren: float = 12) -> None:
    """Let the listener hear that a plan began; the machine acts for the team of the event."""
    machine = wie(ploeg, uren=uren)
    with transactie(machine, wat="toets"):
        actions.plan_moment(machine, dossier=casus.dossier_id)


def _klok(ploeg: Ploeg, casus: Casus, uren: float = 12) -> list[Termijn]:
    with transactie(wie(ploeg, uren=uren), wat="toets"):
        return list(Termijn.objects.filter(dossier_id=casus.dossier_id, definitie="ervaring_vragen").order_by("id"))


def _slaat_over(ploeg: Ploeg, casus: Casus, *, uren: float, hoeveel: int = 99) -> None:
    fatima = wie(ploeg, uren=uren)
    with transactie(fatima, wat="toets"):
        mensen = [een for een in zicht.experience_of(fatima, casus=casus).mensen if not een.te_jong]
        for een in mensen[:hoeveel]:
            actions.skip_question(
                fatima, casus=casus, persoon=een.wie.persoon.publiek_id, reden=Nietvragen.WIL_NIET
            )  # fmt: skip


def test_the_moment_of_the_region_stands_on_the_list_of_a_colleague_who_does_not_do_the_work(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek, settings: Settings
) -> None:
    _hoort(ploeg, casus)
    _hoort(ploeg, casus)
    (rij,) = _klok(ploeg, casus)
    assert rij.onderwerp_id == 3 and lokale_datum(rij.uiterlijk) == date(2016, 6, 25)
    assert rij.medewerker_id not in (None, ploeg.mensen["Jamila"].pk)
    assert rij.team_id == ploeg.team_van("Fatima").pk
    lijst = "/werkvoorraad?soort=plan"
    # Nobody can ask before its day: until some weeks before it stands among what comes later.
    assert "Vragen wat het gezin van de hulp vindt" not in bezoek("Fatima").get(lijst).content.decode()
    Path(str(settings.KLOK)).write_text((ploeg.moment + timedelta(days=94)).isoformat(), encoding="utf-8")
    pagina = bezoek("Fatima").get(lijst).content.decode()
    assert "Vragen wat het gezin van de hulp vindt" in pagina
    assert f"/casussen/{casus.dossier.publiek_id}/ervaring" in pagina


def test_the_clock_ends_when_everyone_was_asked_and_the_next_one_runs(ploeg: Ploeg, casus: Casus) -> None:
    _hoort(ploeg, casus)
    _slaat_over(ploeg, casus, uren=DRIE_MAANDEN, hoeveel=1)
    assert [t.status for t in _klok(ploeg, casus)] == ["LOPEND"]
    fatima = wie(ploeg, uren=DRIE_MAANDEN)
    with transactie(fatima, wat="toets"):
        for persoon in momenten.still_to_ask(fatima, casus=casus, maanden=3):
            mens = next(een for een in zicht.experience_of(fatima, casus=casus).mensen if een.wie.persoon_id == persoon)
            actions.skip_question(
                fatima, casus=casus, persoon=mens.wie.persoon.publiek_id, reden=Nietvragen.NIET_BEREIKT
            )  # fmt: skip
    assert [(t.onderwerp_id, t.status) for t in _klok(ploeg, casus)] == [(3, "AFGEDAAN"), (12, "LOPEND")]


def test_a_moment_that_was_missed_ends_with_the_next_one(ploeg: Ploeg, casus: Casus) -> None:
    """Nobody can be asked at three months any more once a year has gone by: that clock may not run on for ever."""
    _hoort(ploeg, casus)
    _slaat_over(ploeg, casus, uren=EEN_JAAR)
    assert [(t.onderwerp_id, t.status) for t in _klok(ploeg, casus)] == [(3, "AFGEDAAN")]


def test_whoever_takes_the_work_over_is_not_the_one_who_asks(ploeg: Ploeg, casus: Casus) -> None:
    _hoort(ploeg, casus)
    (rij,) = _klok(ploeg, casus)
    gekozen = next(naam for naam, mens in ploeg.mensen.items() if mens.pk == rij.medewerker_id)
    h = wie(ploeg, "Jamila", uren=13)
    with transactie(h, wat="toets"):
        gevraagd = dossiers.offer_regie(
            h, dossier=casus.dossier_id, team=rij.team_id or 0, medewerker=rij.medewerker_id or 0
        )
    h = wie(ploeg, gekozen, uren=14)
    with transactie(h, wat="toets"):
        dossiers.accept_regie(h, regie=gevraagd)
        actions.plan_moment(h, dossier=casus.dossier_id)
    (daarna,) = _klok(ploeg, casus, uren=15)
    assert daarna.medewerker_id not in (rij.medewerker_id, ploeg.mensen["Jamila"].pk)


def test_a_colleague_who_was_chosen_by_people_keeps_the_clock(ploeg: Ploeg, casus: Casus) -> None:
    _hoort(ploeg, casus)
    (rij,) = _klok(ploeg, casus)
    ander = next(n for n in ("Fatima", "Gerda") if ploeg.mensen[n].pk != rij.medewerker_id)
    h = wie(ploeg, ander, uren=13)
    with transactie(h, wat="toets"):
        termijnen.take_over(h, termijnen=[rij.pk], medewerker=h.wie)
    _hoort(ploeg, casus, uren=14)
    assert [t.medewerker_id for t in _klok(ploeg, casus)] == [ploeg.mensen[ander].pk]


DAGEN = st.dictionaries(st.integers(1, 36), st.dates(date(2016, 1, 1), date(2018, 12, 31)), max_size=5)


@given(DAGEN, st.sets(st.integers(1, 36)), st.integers(0, 36), st.dates(date(2016, 1, 1), date(2018, 12, 31)))
def test_the_next_moment_is_never_one_that_is_done_or_over(
    dagen: dict[int, date], klaar: set[int], na: int, vandaag: date
) -> None:
    volgende = rules.next_moment(dagen, klaar=klaar, na=na, vandaag=vandaag)
    nu = rules.moment_now(dagen, vandaag=vandaag) or 0
    mag = {n for n in dagen if n not in klaar and n > na and n >= nu}
    assert volgende == (min(mag) if mag else None)


@pytest.mark.parametrize(("waarde", "dagen"), [(14, 14), (None, 21), (0, 21), (True, 21), ("x", 21)])
def test_within_how_many_days_is_data(waarde: Any, dagen: int) -> None:
    assert rules.days_of(waarde) == dagen
