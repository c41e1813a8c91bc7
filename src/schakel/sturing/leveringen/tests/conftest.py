"""What the deeds and pages of this room share: the cast in a region that delivers, and browsers after the half-year."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen.tests.builders import richt_in
from schakel.sturing.leveringen.tests.builders import NA_AFLOOP, richt_leveren_in

Bezoek = Callable[[str], Client]


@pytest.fixture
def ploeg() -> Ploeg:
    gemaakt = een_ploeg()
    richt_in(gemaakt)
    richt_leveren_in(gemaakt)
    return gemaakt


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> Bezoek:
    def als(naam: str) -> Client:
        client = Client()
        client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
        return client

    klok = tmp_path / "klok"
    klok.write_text(NA_AFLOOP.isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return als
