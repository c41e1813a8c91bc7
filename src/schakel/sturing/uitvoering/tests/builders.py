"""Plans, self-scans and commissions, made by the deeds of this room."""

from pathlib import Path
from typing import Any

import yaml

from schakel.basis.toegang.tests.builders import REGIO
from schakel.sturing.deskundigheid.tests.builders import GROOT, KLEIN, MACHINE, Stuurploeg, een_stuurploeg
from schakel.sturing.uitvoering import actions

__all__ = ["GROOT", "KLEIN", "MACHINE", "Stuurploeg", "een_model", "een_stuurploeg", "laad_model"]
REGIOS = Path(__file__).resolve().parents[5] / "regios"


def inhoud_van(bestand: str) -> dict[str, Any]:
    """Return the content of a file of a region."""
    inhoud: dict[str, Any] = yaml.safe_load((REGIOS / bestand).read_text(encoding="utf-8"))
    return inhoud


def laad_model(naam: str = "preventieplan") -> None:
    """Load a master as the region ships it."""
    actions.load_sjabloon(MACHINE, regio=REGIO, inhoud=inhoud_van(f"den-haag/sjablonen/{naam}.yaml"))


def een_model(versie: str = "1", van: str = "2016-01-01", **teksten: str) -> None:
    """Load a small master with two obligatory sections and one that is not; each version says its own text."""
    delen = [
        {"code": "visie", "titel": "Visie", "tekst": teksten.get("visie", "Veiligheid eerst.")},
        {"code": "geld", "titel": "Geld", "tekst": teksten.get("geld", "Wat het kost.")},
        {"code": "extra", "titel": "Extra", "tekst": "Ruimte.", "verplicht": False},
    ]
    eerder = [{"versie": versie, "geldig_van": van, "bron": "toets", "delen": delen}]
    kop = {"code": "klein", "titel": "Klein plan", "soort": "uitvoering"}
    actions.load_sjabloon(MACHINE, regio=REGIO, inhoud={"sjabloon": kop, "versies": eerder})
