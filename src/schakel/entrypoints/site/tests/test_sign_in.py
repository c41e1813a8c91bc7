import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import een_ploeg

pytestmark = pytest.mark.django_db


def test_the_door_shows_the_personas_of_the_demo(client: Client) -> None:
    een_ploeg()
    antwoord = client.get("/inloggen")
    assert antwoord.status_code == 200
    assert "Fatima" in antwoord.content.decode()


def test_a_persona_signs_in(client: Client) -> None:
    ploeg = een_ploeg()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen["Fatima"].publiek_id)})
    assert "Fatima" in client.get("/team").content.decode()


def test_without_the_demo_there_is_no_such_door(client: Client, settings: object) -> None:
    ploeg = een_ploeg()
    settings.DEMO = False  # type: ignore[attr-defined]
    antwoord = client.post("/inloggen/persona", {"persona": str(ploeg.mensen["Fatima"].publiek_id)})
    assert antwoord.status_code == 404
