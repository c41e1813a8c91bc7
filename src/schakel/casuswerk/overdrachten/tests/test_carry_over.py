"""What was agreed at the start of a handover goes along into the plan, and nobody types it again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import AFSPRAAK, Verloop, een_overdracht
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Overname, Plan, Situatie
from schakel.casuswerk.plannen.queries.overname import access_overname, waiting_agreements
from schakel.casuswerk.plannen.tests.builders import SITUATIE, een_plan
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def verloop(ploeg: Ploeg) -> Verloop:
    return een_overdracht(ploeg, OverdrachtStatus.GESTART)


@pytest.fixture
def plan(ploeg: Ploeg, verloop: Verloop) -> Plan:
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        casus = Casus.objects.select_related("dossier").get(dossier_id=verloop.overdracht.dossier_id)
    return een_plan(ploeg, "Jamila", casus=casus, moment=verloop.moment + timedelta(minutes=1))


def test_it_waits_for_a_place_once(ploeg: Ploeg, verloop: Verloop, plan: Plan) -> None:
    jamila, o = verloop.wie("Jamila"), verloop.overdracht
    with transactie(jamila, wat="toets"):
        (een,) = waiting_agreements(jamila, dossier=plan.dossier)
        assert een.tekst == AFSPRAAK and een.rij.van_team_id == o.zender_team_id
        assert b"broer" not in bytes(een.rij.inhoud)
        again = {"dossier": o.dossier_id, "van_team": o.zender_team_id, "bron": f"overdracht:{o.pk}", "tekst": AFSPRAAK}
        assert actions.carry_over(jamila, **again) is None  # type: ignore[arg-type]
        assert Overname.objects.count() == 1


def test_it_becomes_a_situation_or_is_put_aside_with_a_reason(ploeg: Ploeg, verloop: Verloop, plan: Plan) -> None:
    verloop.moment += timedelta(hours=1)
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        rij = Overname.objects.get()
        with pytest.raises(InvalidInput):
            actions.use_overname(jamila, overname=rij, plan=plan, teksten={"titel": "Kort"})
        situatie = actions.use_overname(jamila, overname=rij, plan=plan, teksten={**SITUATIE, "stap0_wat": AFSPRAAK})
        rij.refresh_from_db()
        assert rij.situatie_id == situatie.pk and rij.verwerkt_door_id == jamila.wie
        with pytest.raises(NotPossible):
            actions.put_aside(jamila, overname=rij, reden="Staat er al.")
        assert waiting_agreements(jamila, dossier=plan.dossier) == []


def test_the_pages_fill_the_form_with_its_words(
    ploeg: Ploeg, verloop: Verloop, plan: Plan, settings: Settings, tmp_path: Path
) -> None:
    verloop.moment += timedelta(hours=1)
    klok = tmp_path / "klok"
    klok.write_text(verloop.moment.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    client = Client()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen["Jamila"].publiek_id)})
    assert AFSPRAAK in client.get(f"/plannen/{plan.publiek_id}").content.decode()
    jamila = verloop.wie("Jamila")
    with transactie(jamila, wat="toets"):
        rij = Overname.objects.get()
        assert access_overname(jamila, publiek_id=rij.publiek_id).tekst == AFSPRAAK
    adres = f"/plannen/{plan.publiek_id}/overnamen/{rij.publiek_id}"
    assert f'value="{AFSPRAAK}"' in client.get(adres).content.decode()
    assert client.post(adres, {"titel": "Kort"}).status_code == 400
    assert client.post(f"/overnamen/{rij.publiek_id}/opzij", {"reden": ""}).status_code == 400
    assert client.post(adres, {**SITUATIE, "stap0_wat": AFSPRAAK}).status_code == 302
    assert AFSPRAAK not in client.get(f"/plannen/{plan.publiek_id}").content.decode()
    with transactie(verloop.wie("Jamila"), wat="toets"):
        assert Situatie.objects.count() == 1
    buiten = Client()
    buiten.post("/inloggen/persona", {"persona": str(ploeg.mensen["Elif"].publiek_id)})
    assert buiten.get(adres).status_code in (403, 404)
    assert buiten.post(f"/overnamen/{rij.publiek_id}/opzij", {"reden": "x"}).status_code in (403, 404)
