"""Do the measurements come in as people do, and do they say what they measured on?"""

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.tests.builders import een_plan
from schakel.entrypoints.meting import machine, paginas, papier, plannen
from schakel.entrypoints.meting.tijden import Tijden, measure, table
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def test_the_visitor_is_let_in_and_sees_a_page() -> None:
    persona = str(een_ploeg().mensen["Fatima"].publiek_id)
    assert "sessionid=" in paginas._sign_in(persona)
    assert 3 < paginas.count_queries(persona, "/werkvoorraad") < 60


def test_who_is_not_let_in_is_not_measured_as_a_page() -> None:
    with pytest.raises(RuntimeError, match="aanmelden"):
        paginas._sign_in("00000000-0000-4000-8000-000000000000")


def test_a_figure_stands_beside_its_machine() -> None:
    tekst = machine.describe()
    assert "kernen" in tekst and "PostgreSQL" in tekst and "Python" in tekst


def test_times_are_told_with_median_tail_and_ratio() -> None:
    maat = Tijden("maat", tuple(float(n) for n in range(1, 101)))
    assert (maat.p50, maat.p95) == (50.5, 96.0)
    tekst = table("kop", [maat, Tijden("dubbel", (101.0,))])
    assert "×   1.00" in tekst and "×   2.00" in tekst
    assert len(measure("niets", lambda _keer: None, 7).duren) == 7


@pytest.mark.django_db(transaction=True)
def test_the_page_of_a_full_plan_is_told_beside_its_bare_twin(
    owner_dsn: str, settings: Settings, tmp_path: Path
) -> None:
    ploeg = een_ploeg()
    plan = een_plan(ploeg)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=9))
    klok = tmp_path / "klok"
    klok.write_text(wie.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    with transactie(wie, wat="toets"):
        plannen.fill(wie, plan)
        plan = Plan.objects.select_related("dossier").get(pk=plan.pk)
    with psycopg.connect(owner_dsn.replace("schakel_owner", "schakel_auditor"), autocommit=True) as kaal:
        tekst = plannen.compare(str(ploeg.mensen["Fatima"].publiek_id), plan, kaal, 5)
        tweeling = plannen.twin_of(
            kaal, plan=plan.pk, dossier=plan.dossier_id, uuid=plan.dossier.publiek_id, lengte=90_000
        )
        blad = tweeling()
    op_papier = papier.run(str(ploeg.mensen["Fatima"].publiek_id), wie, plan, 3)
    assert "exemplaar als PDF" in op_papier and "Grens 500 ms" in op_papier
    assert "kale tweeling" in tekst and "Grens × 2,5" in tekst
    assert "tweeling" in tekst and "×" in tekst
    assert blad.count("Een zin die iets zegt") > 100
