"""Each organisation sees its own part and what safety requires: the two locks give the same, over every role."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import Beperkreden, BetrokkenheidRol
from schakel.casuswerk.plannen import actions, models
from schakel.casuswerk.plannen.models import Belofte, Hulplijn, Plan, Planversiedeel
from schakel.casuswerk.plannen.presenters.versies import parts, snapshot
from schakel.casuswerk.plannen.queries.blad import view_of
from schakel.casuswerk.plannen.queries.hulp import help_of
from schakel.casuswerk.plannen.queries.kort import plans_in_short
from schakel.casuswerk.plannen.queries.versies import blocks_of
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort
from schakel.casuswerk.plannen.tests.builders import (
    een_belofte,
    een_hulplijn,
    een_netwerklid,
    een_plan,
    een_situatie,
    een_voorwaarde,
    let_in,
)
from schakel.casuswerk.plannen.tests.conftest import Bezoek
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
TEAMS = ("Jamila", "Carlijn", "Wim")
VEILIG = ("Plan", "Netwerklid", "Situatie", "Voorwaarde", "Planversie")


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def plan(ploeg: Ploeg) -> Plan:
    casus = een_casus(ploeg)
    for naam in TEAMS:
        let_in(ploeg, casus, naam)
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=2))
    een_netwerklid(ploeg, plan)
    een_situatie(ploeg, plan)
    een_voorwaarde(ploeg, casus.dossier_id)
    return plan


def _at(ploeg: Ploeg, naam: str, uren: int = 30) -> Any:
    return ploeg.handeling(naam, ploeg.moment + timedelta(hours=uren))


def _locks_agree(ploeg: Ploeg, naam: str, uren: int = 30) -> dict[str, set[int]]:
    """Return what this member of the cast sees by the second lock, after checking that the first gives the same."""
    wie, gezien = _at(ploeg, naam, uren), {}
    with transactie(wie, wat="toets"):
        for model in models.__all__:
            tabel = getattr(models, model)
            door_beleid = set(tabel.objects.values_list("pk", flat=True))
            assert door_beleid == set(tabel.objects.visible_to(wie).values_list("pk", flat=True)), (naam, model)
            gezien[model] = door_beleid
    return gezien


@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everybody_sees_safety_and_only_the_own_help(ploeg: Ploeg, plan: Plan, data: st.DataObject) -> None:
    """Property: whoever owns lines and promises, a team never sees those of another, and always what is safe."""
    eigenaren = data.draw(st.lists(st.sampled_from(TEAMS), min_size=1, max_size=4))
    veilig = data.draw(st.lists(st.booleans(), min_size=len(eigenaren), max_size=len(eigenaren)))
    lijnen = {een_hulplijn(ploeg, plan, naam).pk: naam for naam in eigenaren}
    beloften = {
        een_belofte(ploeg, plan, (Deelnemersoort.TEAM, ploeg.team_van(naam).pk), voor_veiligheid=v).pk: (naam, v)
        for naam, v in zip(eigenaren, veilig, strict=True)
    }
    for naam in TEAMS:
        gezien = _locks_agree(ploeg, naam)
        assert all(gezien[model] for model in VEILIG[:4]), (naam, gezien)
        assert gezien["Hulplijn"] & set(lijnen) == {pk for pk, van in lijnen.items() if van == naam}
        mag = {pk for pk, (van, v) in beloften.items() if v or van == naam}
        assert gezien["Belofte"] & set(beloften) == mag
    leidt = _locks_agree(ploeg, "Fatima")
    assert set(lijnen) <= leidt["Hulplijn"] and set(beloften) <= leidt["Belofte"]


def test_who_directs_sees_every_part_and_veilig_thuis_no_longer_when_its_part_is_over(ploeg: Ploeg, plan: Plan) -> None:
    een_hulplijn(ploeg, plan, "Jamila")
    fatima = _at(ploeg, "Fatima", 25)
    with transactie(fatima, wat="toets"):
        wim = ploeg.mensen["Wim"].pk
        regie = dossiers.offer_regie(fatima, dossier=plan.dossier_id, team=ploeg.team_van("Wim").pk, medewerker=wim)
    wim_ = _at(ploeg, "Wim", 26)
    with transactie(wim_, wat="toets"):
        dossiers.accept_regie(wim_, regie=regie)
    assert _locks_agree(ploeg, "Wim", 27)["Hulplijn"]
    fatima = _at(ploeg, "Fatima", 28)
    with transactie(fatima, wat="toets"):
        dossiers.pass_on(fatima, dossier=plan.dossier_id, naar_team=ploeg.team_van("Jamila").pk, reden="x", bron="x")
    gezien = _locks_agree(ploeg, "Fatima", 29)
    assert gezien["Situatie"] and gezien["Voorwaarde"] and not gezien["Hulplijn"]


def test_a_specialist_who_may_see_people_alone_sees_no_plan(ploeg: Ploeg, plan: Plan) -> None:
    fatima = _at(ploeg, "Fatima", 25)
    with transactie(fatima, wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=plan.dossier_id, team=ploeg.team_van("Wim").pk, rol=BetrokkenheidRol.CONSULT,
            grondslag="wmo-4.1.1-2", categorieen=("personen",),
        )  # fmt: skip
    assert not any(_locks_agree(ploeg, "Wim").values())


def test_hidden_is_absent_in_versions_figures_and_pages(ploeg: Ploeg, plan: Plan, bezoek: Bezoek) -> None:
    een_hulplijn(ploeg, plan, "Jamila")
    een_belofte(ploeg, plan, (Deelnemersoort.TEAM, ploeg.team_van("Jamila").pk), wat="Kanariegesprek over school.")
    fatima = _at(ploeg, "Fatima")
    with transactie(fatima, wat="toets"):
        zicht = view_of(fatima, plan=Plan.objects.select_related("dossier", "huishouden").get(pk=plan.pk))
        delen = parts(zicht, help_of(fatima, plan=zicht.plan))
        actions.fix_version(fatima, plan=plan, blokken=snapshot(zicht), delen=delen)
        actions.fix_version(fatima, plan=plan, blokken=snapshot(zicht))
    verwacht = {"Jamila": (1, True), "Carlijn": (0, False), "Fatima": (1, True)}
    for naam, (aantal, ziet) in verwacht.items():
        wie = _at(ploeg, naam, 31)
        with transactie(wie, wat="toets"):
            (kort,) = plans_in_short(wie, dossier=plan.dossier_id).plannen
            assert kort.open_beloften == aantal, naam
            rij = Plan.objects.select_related("dossier").get()
            tekst = str(blocks_of(wie, plan=rij, nummers=(1, 2)))
            assert ("Kanariegesprek" in tekst, "Huurschuld" in tekst) == (ziet, ziet), naam
            assert "Pannenkoek" in tekst
            assert Planversiedeel.objects.count() == int(ziet)
        for pad in ("", "/hulp", "/versies"):
            pagina = bezoek(naam).get(f"/plannen/{plan.publiek_id}{pad}").content.decode()
            if not ziet:
                assert "Kanariegesprek" not in pagina and "Huurschuld" not in pagina, (naam, pad)
    with transactie(_at(ploeg, "Fatima"), wat="toets"):
        adressen = [f"/hulplijnen/{Hulplijn.objects.get().publiek_id}", f"/beloften/{Belofte.objects.get().publiek_id}"]
    for adres in adressen:
        assert bezoek("Jamila").get(adres).status_code == 200
        assert bezoek("Carlijn").get(adres).status_code == 404


def test_nobody_writes_a_part_of_another_past_the_program(ploeg: Ploeg, plan: Plan) -> None:
    """The second lock also checks what is written: a helping team cannot give itself sight of another's part."""
    een_hulplijn(ploeg, plan, "Jamila")
    carlijn = _at(ploeg, "Carlijn")
    with transactie(carlijn, wat="toets"):
        assert Hulplijn.objects.update(team_id=carlijn.team) == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM plannen_hulplijn")
            assert cursor.fetchone() == (0,)


@pytest.fixture
def auditor(owner_dsn: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as verbinding:
        yield verbinding


@pytest.mark.django_db(transaction=True)
def test_closing_a_casus_of_named_colleagues_ends_its_plan(ploeg: Ploeg, auditor: psycopg.Connection[Any]) -> None:
    """The worker reads no names, and so does not see this dossier: its plan must end all the same."""
    casus: Casus = een_casus(ploeg)
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=2))
    lena = _at(ploeg, "Lena", 3)
    with transactie(lena, wat="toets"):
        namen = [ploeg.mensen[naam].pk for naam in ("Fatima", "Lena")]
        dossiers.restrict(lena, dossier=casus.dossier_id, medewerkers=namen, reden=Beperkreden.BEKEND)
    dicht = _at(ploeg, "Fatima", 4)
    with transactie(dicht, wat="toets"):
        sluit(dicht, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    machine = Handeling(None, dicht.team, "vt_triage", None, dicht.moment + timedelta(minutes=1), namens="toets")
    with transactie(machine, wat="toets"):
        assert Plan.objects.count() == 0
        assert actions.end_plans(machine, dossier=casus.dossier_id) == 1
        assert actions.end_plans(machine, dossier=casus.dossier_id) == 0
    rijen = auditor.execute("SELECT status, met_casus FROM plannen_plan WHERE id = %s", (plan.pk,)).fetchall()
    assert rijen == [("GESLOTEN", True)]
