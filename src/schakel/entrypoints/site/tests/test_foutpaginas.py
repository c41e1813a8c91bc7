"""An address that nobody wrote, a form without its token, a body that is too big: a Dutch page, and no stack trace."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from schakel.basis.toegang.tests.builders import een_ploeg

pytestmark = pytest.mark.django_db


def test_an_address_that_does_not_exist_is_answered_in_dutch() -> None:
    antwoord = Client().get("/bestaat-niet")
    assert antwoord.status_code == 404
    assert "Deze pagina bestaat niet" in antwoord.content.decode()


def test_a_form_without_its_token_changes_nothing_and_says_so() -> None:
    ploeg = een_ploeg()
    antwoord = Client(enforce_csrf_checks=True).post(
        "/inloggen/persona", {"persona": str(ploeg.mensen["Fatima"].publiek_id)}
    )
    assert antwoord.status_code == 403
    assert "Er is niets veranderd" in antwoord.content.decode()


def test_a_body_that_is_too_big_is_answered_in_dutch() -> None:
    antwoord = Client().post("/inloggen/code", {"gebruikersnaam": "x" * 3_000_000})
    assert antwoord.status_code == 400
    assert "te groot" in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/", "/inloggen", "/team"])
def test_a_page_for_everyone_says_at_once_that_the_database_is_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pad: str
) -> None:
    monkeypatch.setitem(settings.DATABASES, "default", {**settings.DATABASES["default"], "HOST": str(tmp_path)})
    antwoord = Client().get(pad)
    assert antwoord.status_code == 503
    assert "De database is even weg" in antwoord.content.decode()
    assert Client().get("/gezond").status_code == 200


def test_a_fault_of_ours_tells_nothing_of_the_inside() -> None:
    assert "Er ging iets mis" in render_to_string("500.html")
