"""What is wrong with the file of skills of a region?  No database is needed to say so."""

from collections.abc import Mapping
from datetime import date

from schakel.sturing.deskundigheid.rules.groepen import Groep
from schakel.sturing.deskundigheid.rules.leren import Meetonderwerp

Bezwaar = tuple[tuple[str | int, ...], str, str]


def parts_in(inhoud: Mapping[str, object], naam: str) -> list[Mapping[str, object]]:
    """Return the parts of a list in the file."""
    lijst = inhoud.get(naam)
    return [deel for deel in lijst if isinstance(deel, Mapping)] if isinstance(lijst, list) else []


def day_of(ruw: object) -> date:
    """Return a day as a file writes it."""
    return ruw if isinstance(ruw, date) else date.fromisoformat(str(ruw))


def objections(inhoud: object, *, regio: str = "") -> list[Bezwaar]:
    """Return everything that keeps the file from being loaded, each with its place and a remedy."""
    if not isinstance(inhoud, Mapping):
        return [((), "Dit bestand beschrijft geen deskundigheid.", "Begin met `trainingen:`.")]
    bezwaren: list[Bezwaar] = []
    codes = [str(t.get("code")) for t in parts_in(inhoud, "trainingen")]
    for n, training in enumerate(parts_in(inhoud, "trainingen")):
        if training.get("meet") and str(training["meet"]) not in set(Meetonderwerp):
            bezwaren.append((("trainingen", n), f"‘{training['meet']}’ kan niet worden gemeten.", "Laat `meet` weg."))
    for n, doel in enumerate(parts_in(inhoud, "doelen")):
        if str(doel.get("training")) not in codes:
            bezwaren.append((("doelen", n), f"De training ‘{doel.get('training')}’ staat er niet.", "Noem haar code."))
    for n, campagne in enumerate(parts_in(inhoud, "campagnes")):
        onbekend = [g for g in _texts(campagne.get("groepen")) if g not in set(Groep)]
        if onbekend:
            bezwaren.append((("campagnes", n), f"De groep ‘{onbekend[0]}’ is niet bekend.", "Kies een andere groep."))
    return bezwaren


def _texts(ruw: object) -> list[str]:
    return [str(deel) for deel in ruw] if isinstance(ruw, list) else []
