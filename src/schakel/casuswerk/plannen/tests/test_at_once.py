"""Two people at the same moment, and any sequence of deeds: a household never has two plans (ADR-0008)."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.plan import households_now
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer, Deelnemersoort
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.casuswerk.plannen.rules.velden import mark_of
from schakel.casuswerk.plannen.tests.builders import answers, een_drieluik, een_netwerklid, een_plan
from schakel.kernel.errors import InvalidInput, NotPossible, SchakelError
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)
BEURTEN = int(os.environ.get("SCHAKEL_REEKSEN", "12"))
GELDIG = "SELECT huishouden_id, count(*) FROM plannen_plan WHERE status IN ('ACTIEF', 'NIET_NODIG') GROUP BY 1"
REGISSEURS = "SELECT dossier_id, count(*) FROM dossiers_regie WHERE upper_inf(periode) GROUP BY 1"


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def auditor(owner_dsn: str) -> Iterator[psycopg.Connection[Any]]:
    adres = owner_dsn.replace("schakel_owner", "schakel_auditor")
    with psycopg.connect(adres, autocommit=True, prepare_threshold=None) as verbinding:
        yield verbinding


def _begin(wie: Handeling, casus: Casus, huis: int) -> Plan:
    klaar = answers(wie, dossier=casus.dossier_id, huishouden=huis)
    return actions.begin_plan(wie, casus=casus, huishouden=huis, antwoorden=klaar)


def _run(wie: Handeling, daad: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        with transactie(wie, wat="toets"):
            return daad()

    return run


@pytest.mark.parametrize("ronde", range(3))
def test_two_who_begin_a_plan_at_once(ploeg: Ploeg, ronde: int, auditor: psycopg.Connection[Any]) -> None:
    casus = een_casus(ploeg)
    wie = [ploeg.handeling(naam, ploeg.moment + timedelta(hours=5)) for naam in ("Fatima", "Gerda", "Fatima")]
    with transactie(wie[0], wat="toets"):
        huis = households_now(wie[0], dossier=casus.dossier_id)[0]
    daden = [
        _run(wie[0], lambda: _begin(wie[0], casus, huis)),
        _run(wie[1], lambda: _begin(wie[1], casus, huis)),
        _run(wie[2], lambda: actions.decide_no_plan(wie[2], casus=casus, huishouden=huis, reden="Niet nodig.")),
    ]
    uitkomsten = tegelijk(daden)
    geweigerd = [een for een in uitkomsten if isinstance(een, Exception)]
    assert all(isinstance(een, NotPossible) for een in geweigerd), geweigerd
    # A plan may take the place of an outcome that came just before; two plans or two outcomes never stand together.
    assert auditor.execute(GELDIG).fetchall() == [(huis, 1)]


@pytest.mark.parametrize("ronde", range(3))
def test_two_who_write_in_one_field_at_once(ploeg: Ploeg, ronde: int) -> None:
    plan = een_plan(ploeg)
    wie = [ploeg.handeling(naam, ploeg.moment + timedelta(hours=9)) for naam in ("Fatima", "Gerda")]

    def write(een: Handeling, tekst: str) -> Callable[[], object]:
        return _run(
            een,
            lambda: actions.write_blad(
                een, plan=plan, soort=Bladsoort.KAART, teksten={"gebeurd": tekst}, gezien={"gebeurd": mark_of("")}
            ),
        )

    uitkomsten = tegelijk([write(wie[0], "Vier meldingen."), write(wie[1], "Vijf meldingen.")])
    assert sum(isinstance(een, InvalidInput) for een in uitkomsten) == 1, uitkomsten
    assert ("gebeurd",) in uitkomsten


def test_two_who_keep_a_figure_of_one_person_and_day_at_once(ploeg: Ploeg) -> None:
    plan = een_plan(ploeg)
    luik, lid = een_drieluik(ploeg, plan), een_netwerklid(ploeg, plan)
    wie = [ploeg.handeling(naam, ploeg.moment + timedelta(hours=9)) for naam in ("Fatima", "Gerda")]

    def give(een: Handeling, cijfer: int) -> Callable[[], object]:
        invoer = [Cijferinvoer((Deelnemersoort.NETWERK, lid.pk), cijfer)]
        return _run(
            een,
            lambda: actions.give_scores(een, drieluik=luik, op=lokale_datum(een.moment), invoer=invoer),
        )

    uitkomsten = tegelijk([give(wie[0], 3), give(wie[1], 7)])
    assert sum(isinstance(een, InvalidInput) for een in uitkomsten) == 1, uitkomsten
    assert 1 in uitkomsten


class Reeks(RuleBasedStateMachine):
    """Plans are begun, refused and closed, casussen closed and opened again, by whoever may and whoever may not."""

    ploeg: ClassVar[Ploeg]
    auditor: ClassVar[psycopg.Connection[Any]]

    @initialize()
    def begin(self) -> None:
        self.moment = self.ploeg.moment + timedelta(days=1)
        self.casussen = [een_casus(self.ploeg) for _ in range(2)]
        self.huizen: list[int] = []
        fatima = self.ploeg.handeling("Fatima", self.moment)
        with transactie(fatima, wat="toets"):
            for casus in self.casussen:
                self.huizen += households_now(fatima, dossier=casus.dossier_id)
        self.plannen: list[UUID] = []

    def _try(self, naam: str, daad: Callable[[Handeling], object]) -> object:
        self.moment += timedelta(minutes=1)
        wie = self.ploeg.handeling(naam, self.moment)
        try:
            with transactie(wie, wat="toets"):
                return daad(wie)
        except (SchakelError, DatabaseError) as fout:
            return fout

    @rule(naam=st.sampled_from(["Fatima", "Gerda", "Jamila", "Lena"]), welke=st.integers(0, 1), huis=st.integers(0, 1))
    def start(self, naam: str, welke: int, huis: int) -> None:
        plan = self._try(naam, lambda wie: _begin(wie, self.casussen[welke], self.huizen[huis]))
        if isinstance(plan, Plan):
            assert welke == huis and naam in ("Fatima", "Gerda")
            self.plannen.append(plan.publiek_id)

    @rule(welke=st.integers(0, 1), huis=st.integers(0, 1))
    def refuse(self, welke: int, huis: int) -> None:
        casus, woning = self.casussen[welke], self.huizen[huis]
        self._try("Fatima", lambda wie: actions.decide_no_plan(wie, casus=casus, huishouden=woning, reden="Zo."))

    @rule(welke=st.integers(0, 9))
    def end(self, welke: int) -> None:
        if self.plannen:
            publiek = self.plannen[welke % len(self.plannen)]
            self._try(
                "Gerda",
                lambda wie: actions.close_plan(wie, plan=Plan.objects.get(publiek_id=publiek), reden="Klaar."),
            )

    @rule(welke=st.integers(0, 1), horen=st.booleans())
    def close(self, welke: int, horen: bool) -> None:
        casus = self.casussen[welke]
        self._try("Fatima", lambda wie: sluit(wie, casus=casus, reden="VEILIG", veiligheid="VEILIG"))
        if horen:
            self._try("Fatima", lambda wie: actions.end_plans(wie, dossier=casus.dossier_id))

    @rule(welke=st.integers(0, 1))
    def reopen(self, welke: int) -> None:
        self._try("Fatima", lambda wie: casussen.reopen_casus(wie, casus=self.casussen[welke], reden="HULP_GESTOPT"))

    @invariant()
    def a_household_has_at_most_one(self) -> None:
        assert all(aantal == 1 for _huis, aantal in self.auditor.execute(GELDIG).fetchall())
        assert all(aantal == 1 for _dossier, aantal in self.auditor.execute(REGISSEURS).fetchall())


def test_any_sequence_of_deeds_leaves_one_plan(ploeg: Ploeg, auditor: psycopg.Connection[Any]) -> None:
    Reeks.ploeg, Reeks.auditor = ploeg, auditor
    run_state_machine_as_test(
        Reeks,
        settings=settings(
            max_examples=BEURTEN,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    connection.close()
