import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.overdrachten.tests.test_pages import bezoek

pytestmark = pytest.mark.django_db
S = OverdrachtStatus
Bezoek = Callable[[str, datetime], Client]
__all__ = ["bezoek"]


def test_list_detail_and_a_step(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    adres = f"/api/v1/overdrachten/{verloop.overdracht.publiek_id}"
    jamila = bezoek("Jamila", verloop.moment.replace(day=verloop.moment.day + 1))
    (in_de_lijst,) = jamila.get("/api/v1/overdrachten").json()["binnen"]
    assert in_de_lijst["publiekId"] == str(verloop.overdracht.publiek_id)
    assert "samenvatting" not in in_de_lijst
    assert jamila.get(adres).json()["samenvatting"]["waarom_u"]
    aangenomen = jamila.post(
        f"{adres}/aannemen",
        json.dumps({"regisseur": str(ploeg.mensen["Jamila"].publiek_id)}),
        content_type="application/json",
    )
    assert aangenomen.json()["status"] == "GEACCEPTEERD"
    assert [stap["naar"] for stap in aangenomen.json()["stappen"]][-1] == "GEACCEPTEERD"
    nog_eens = jamila.post(
        f"{adres}/starten", json.dumps({"veiligheidsafspraak": "x"}), content_type="application/json"
    )
    assert nog_eens.status_code == 409
    assert nog_eens["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("naam", ["Carlijn", "Wim", "Elif"])
def test_an_outsider_finds_nothing(ploeg: Ploeg, bezoek: Bezoek, naam: str) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    client = bezoek(naam, verloop.moment)
    assert client.get(f"/api/v1/overdrachten/{verloop.overdracht.publiek_id}").status_code == 404
    assert client.get("/api/v1/overdrachten").json() == {"binnen": [], "uit": []}
