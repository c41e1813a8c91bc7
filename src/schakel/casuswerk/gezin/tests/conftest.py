"""What the tests of this room share: a cast with the terms of a region; and browsers, two days after it began."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.kinderen.tests.builders import met_regio

Bezoek = Callable[[str], Client]


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return met_regio(een_ploeg())


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> Bezoek:
    def als(naam: str) -> Client:
        client = Client()
        if naam:
            client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        return client

    klok = tmp_path / "klok"
    klok.write_text((ploeg.moment + timedelta(days=2)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return als
