"""What is wrong with the file of a questionnaire?  No database is needed to say so."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from schakel.basis.vragenlijsten.rules.lezen import lees_vragenlijst
from schakel.kernel.errors import InvalidInput

Pad = tuple[str | int, ...]
Bezwaar = tuple[Pad, str, str]


def versies_in(inhoud: Mapping[str, object]) -> Iterator[tuple[Pad, Mapping[str, object]]]:
    """Yield each version in the file with its place."""
    lijst = inhoud.get("versies")
    for nummer, versie in enumerate(lijst if isinstance(lijst, list) else []):
        if isinstance(versie, Mapping):
            yield ("versies", nummer), versie


def kop_van(inhoud: Mapping[str, object]) -> Mapping[str, object]:
    """Return the head of the file: code and title of the instrument."""
    kop = inhoud.get("vragenlijst")
    return kop if isinstance(kop, Mapping) else {}


def objections(inhoud: object, *, regio: str = "") -> list[Bezwaar]:
    """Return everything that keeps the file from being loaded, each with its place and a remedy."""
    if not isinstance(inhoud, Mapping) or not isinstance(inhoud.get("vragenlijst"), Mapping):
        return [((), "Dit bestand beschrijft geen vragenlijst.", "Begin met `vragenlijst:` en `versies:`.")]
    bezwaren: list[Bezwaar] = []
    for pad, versie in versies_in(inhoud):
        try:
            lees_vragenlijst(versie)
        except InvalidInput as fout:
            bezwaren += [(pad, f"{plek}: {t}", "Verbeter dit.") for plek, ts in fout.fouten.items() for t in ts]
        titel = str(inhoud["vragenlijst"].get("titel", ""))
        if versie.get("voorbeeld") is True and "voorbeeld" not in titel.lower():
            bezwaren.append((pad, "De titel zegt niet dat dit een voorbeeld is.", "Zet ‘voorbeeld’ in de titel."))
    return bezwaren


def vingerafdruk(inhoud: object) -> str:
    """Return the sha256 of the content, the same for the same content."""
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, default=str).encode()).hexdigest()
