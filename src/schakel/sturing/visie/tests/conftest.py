"""What the tests of this room share: a steering team, and browsers at the day of the story."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.sturing.visie.tests.builders import MOMENT, een_stuurploeg

Bezoek = Callable[[str], Client]


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return een_stuurploeg()


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> Bezoek:
    klok = tmp_path / "klok"
    klok.write_text(MOMENT.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)

    def als(naam: str) -> Client:
        client = Client()
        client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return als
