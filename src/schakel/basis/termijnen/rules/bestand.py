"""What stands in the file with terms, and what is wrong with it?  No database is needed to say so."""

from collections.abc import Mapping

from schakel.basis.termijnen.rules.definitie import Definitie, check_eigen_definities, lees_definitie
from schakel.kernel.errors import InvalidInput

Pad = tuple[str | int, ...]
Bezwaar = tuple[Pad, str, str]


def lees_termijnen(inhoud: Mapping[str, object]) -> list[Definitie]:
    """
    Return the definitions that the content of a file describes.

    :raises InvalidInput: with every fault, keyed by place
    """
    lijst = inhoud.get("termijnen")
    definities: list[Definitie] = []
    fouten: dict[str, list[str]] = {}
    for nummer, ruw in enumerate(lijst if isinstance(lijst, list) else []):
        try:
            definities.append(lees_definitie(ruw if isinstance(ruw, Mapping) else {}))
        except InvalidInput as fout:
            fouten |= {f"termijnen.{nummer}.{veld}": teksten for veld, teksten in fout.fouten.items()}
    if not definities and not fouten:
        fouten["termijnen"] = ["Dit bestand noemt geen enkele termijn."]
    if fouten:
        raise InvalidInput(fouten)
    check_eigen_definities(definities)
    return definities


def objections(inhoud: object, *, regio: str = "") -> list[Bezwaar]:
    """Return everything that keeps the file from being loaded, each with its place and a remedy."""
    try:
        lees_termijnen(inhoud if isinstance(inhoud, Mapping) else {})
    except InvalidInput as fout:
        return [
            (tuple(int(d) if d.isdigit() else d for d in plek.split(".")), tekst, "Verbeter dit.")
            for plek, teksten in fout.fouten.items()
            for tekst in teksten
        ]
    return []
