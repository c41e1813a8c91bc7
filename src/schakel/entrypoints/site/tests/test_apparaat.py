"""The key of unsent text is for one person on one device, and a sheet that was refused is not called taken in."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.entrypoints import klok
from schakel.entrypoints.site import apparaat

pytestmark = pytest.mark.django_db
PAD = "/mijn/conceptsleutel"


def _meldt_zich_aan(client: Client, persona: object) -> dict[str, str]:
    client.post("/inloggen/persona", {"persona": str(persona)})
    antwoord = client.get(PAD)
    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "no-store"
    gegeven: dict[str, str] = antwoord.json()
    return gegeven


def test_same_person_and_device_get_the_same_key_and_nobody_else_does() -> None:
    ploeg = een_ploeg()
    ploeg.moment = klok.nu()
    een, ander = (mens.publiek_id for mens in list(ploeg.mensen.values())[:2])
    tablet, laptop = Client(), Client()
    eerst = _meldt_zich_aan(tablet, een)
    tablet.post("/uitloggen")
    assert _meldt_zich_aan(tablet, een) == eerst
    tablet.post("/uitloggen")
    van_ander = _meldt_zich_aan(tablet, ander)
    elders = _meldt_zich_aan(laptop, een)
    sleutels = {eerst["sleutel"], van_ander["sleutel"], elders["sleutel"]}
    assert len(sleutels) == len({eerst["van"], van_ander["van"], elders["van"]}) == 3


def test_who_is_not_signed_in_gets_no_key() -> None:
    assert Client().get(PAD).status_code == 302


def test_a_device_that_names_itself_strangely_gets_a_name() -> None:
    ploeg = een_ploeg()
    ploeg.moment = klok.nu()
    client = Client()
    client.cookies[apparaat.APPARAAT] = "x" * 5000
    _meldt_zich_aan(client, next(iter(ploeg.mensen.values())).publiek_id)
    assert len(client.cookies[apparaat.APPARAAT].value) == 32
    assert client.cookies[apparaat.APPARAAT]["httponly"]


@pytest.mark.parametrize(("status", "nummer", "gezegd"), [
    (302, str(uuid4()), True),
    (400, str(uuid4()), False),
    (409, str(uuid4()), False),
    (302, "x; path=/", False),
    (302, "", False),
])  # fmt: skip
def test_only_a_sheet_that_was_taken_in_is_forgotten(status: int, nummer: str, gezegd: bool) -> None:
    antwoord = HttpResponse(status=status)
    apparaat.confirm(RequestFactory().post("/", {"concept-nummer": nummer}), antwoord)
    assert (apparaat.KLAAR in antwoord.cookies) is gezegd


def test_a_sheet_is_not_forgotten_because_the_next_one_came_before_the_browser_looked() -> None:
    """Two saved in a row, the page between left at once: the browser hears of both, and never of what is no number."""
    eerste, tweede = str(uuid4()), str(uuid4())
    verzoek = RequestFactory().post("/", {"concept-nummer": tweede})
    verzoek.COOKIES[apparaat.KLAAR] = f"{eerste}.x; path=/.{tweede}"
    antwoord = HttpResponse(status=302)
    apparaat.confirm(verzoek, antwoord)
    assert antwoord.cookies[apparaat.KLAAR].value == f"{eerste}.{tweede}"
    verzoek.COOKIES[apparaat.KLAAR] = ".".join(str(uuid4()) for _ in range(40))
    apparaat.confirm(verzoek, antwoord := HttpResponse(status=302))
    assert len(antwoord.cookies[apparaat.KLAAR].value.split(".")) == 12
