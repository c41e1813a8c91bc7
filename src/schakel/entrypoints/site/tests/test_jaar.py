"""Does every page of the demo say that the year still fills in, and does none fail for it?"""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.entrypoints import klok

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.mark.parametrize(
    ("stand", "zegt"),
    [
        ('{"stap": "Het jaar 2016", "gemaakt": 525, "totaal": 7237}', True),
        ('{"stap": "Het jaar 2016", "gemaakt": 7237, "totaal": 7237}', False),
        ('{"stap": "Het jaar', False),
        ("[]", False),
        ("", False),
    ],
)
def test_an_empty_list_says_that_the_year_fills_in(
    ploeg: Ploeg, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: str, zegt: bool
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "voortgang.json").write_text(stand, encoding="utf-8")
    monkeypatch.setattr(klok, "banner", lambda: ploeg.moment)
    bezoeker = Client()
    bezoeker.force_login(ploeg.mensen["Fatima"], backend="django.contrib.auth.backends.ModelBackend")
    tekst = bezoeker.get("/werkvoorraad").content.decode()
    assert "Voorbeeldregio met verzonnen mensen" in tekst
    assert ("Het jaar 2016 vult zich: 7 procent" in tekst) is zegt
