"""Agreements as the regions ship them."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from schakel.basis.afspraken import actions
from schakel.basis.afspraken.models import Afspraak
from schakel.basis.toegang.tests.builders import MOMENT
from schakel.kernel.handeling import Handeling

REGIOS = Path(__file__).resolve().parents[5] / "regios"
REGIONAAL = "den-haag/afspraken/samenwerking-veilig-thuis-lokaal.yaml"
LOKAAL = "den-haag/afspraken/lokaal-zoetermeer.yaml"
VERZONNEN = "waterland-voorbeeld/afspraken/samenwerking.yaml"
MACHINE = Handeling(None, None, "beheer", None, MOMENT, namens="toets")
DAG = date(2016, 6, 1)


def inhoud_van(bestand: str) -> dict[str, Any]:
    """Return the content of the file of an agreement."""
    inhoud: dict[str, Any] = yaml.safe_load((REGIOS / bestand).read_text(encoding="utf-8"))
    return inhoud


def laad(bestand: str, regio: str = "toetsregio") -> Afspraak:
    """Load the agreement of a file."""
    return actions.load_afspraak(MACHINE, regio=regio, inhoud=inhoud_van(bestand))


def klein(versie: str = "1", **anders: Any) -> dict[str, Any]:
    """Return a small agreement with one table, as a concept."""
    rijen = [{"rij": "ja", "als": {"acuut": True}, "dan": {"wie": "cit"}}, {"rij": "rest", "dan": {"wie": "wijkteam"}}]
    tabel = {
        "code": "route",
        "titel": "Route",
        "artikel": "1",
        "feiten": {"acuut": {"soort": "ja_nee", "naam": "acuut"}},
        "uitkomsten": {"wie": ["cit", "wijkteam"]},
        "rijen": rijen,
        "voorbeelden": [{"naam": "v", "feiten": {"acuut": True}, "rij": "ja"}],
    }
    inhoud = {
        "versie": versie,
        "status": "concept",
        "geldig_van": "2016-01-01",
        "artikelen": [{"nummer": "1", "titel": "Een", "tekst": "Tekst."}],
        "tabellen": [tabel],
    }
    kop = {"code": "klein", "titel": "Kleine afspraak", "soort": "regionaal"}
    return {"afspraak": kop, "versies": [{**inhoud, **anders}]}
