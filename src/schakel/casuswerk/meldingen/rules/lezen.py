"""How is what was typed in one field read as a name?"""

import re
from typing import Any

from schakel.casuswerk.personen.rules import split_achternaam

_OMSCHRIJVING = re.compile(
    r"^(?:een |de |het )?(?:meisje|jongen|jongetje|baby|kind|vrouw|man|opa|oma|buur)", re.IGNORECASE
)

_CIJFERS = dict(zip("2345679", ("twee", "drie", "vier", "vijf", "zes", "zeven", "negen"), strict=True))


def spell(code: str) -> str:
    """Return how a receipt code is read aloud: "zeven, Q, vier, K, twee, M, negen"."""
    return ", ".join(_CIJFERS.get(teken, teken) for teken in code.removeprefix("VT ").replace(" ", ""))


def read_naam(tekst: str) -> dict[str, Any]:
    """Return first name, prefix and surname; "meisje, ongeveer 9" is a description and no name."""
    if _OMSCHRIJVING.match(tekst.strip()):
        return {"omschrijving": tekst.strip()}
    delen = tekst.split(maxsplit=1)
    if not delen:
        return {}
    if len(delen) == 1:
        return {"roepnaam": delen[0]}
    tussen, achter = split_achternaam(delen[1])
    return {"roepnaam": delen[0][:80], "tussenvoegsel": tussen[:40], "achternaam": achter}
