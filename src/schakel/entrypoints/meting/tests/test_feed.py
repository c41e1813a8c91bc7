"""The measurement of the feed counts what it says: one melding for each message, none lost and none twice."""

from pathlib import Path

import pytest

from schakel.basis.toegang.tests.builders import een_ploeg
from schakel.casuswerk.meldingen.tests.test_receive import geef_voordeur_werkgebied
from schakel.entrypoints.meting import feed

pytestmark = pytest.mark.django_db


def test_a_small_feed_is_measured(tmp_path: Path, settings: object) -> None:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    ploeg = een_ploeg()
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]
    geef_voordeur_werkgebied(ploeg)
    gemeten = feed._measure(ploeg.team_van("Bram"), 15)
    assert "een melding per bericht: 15 van 15; verloren 0; dubbel 0" in gemeten, gemeten
