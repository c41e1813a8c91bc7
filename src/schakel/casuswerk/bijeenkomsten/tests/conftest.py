"""What the pages of this room share: a browser of each member of the cast, a day after the story began."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg

Bezoek = Callable[[str], Client]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> Bezoek:
    def als(naam: str) -> Client:
        client = Client()
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        return client

    klok = tmp_path / "klok"
    klok.write_text((ploeg.moment + timedelta(days=1)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return als
