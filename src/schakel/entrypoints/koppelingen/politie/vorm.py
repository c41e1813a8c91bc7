"""In which words does a sender say what a report needs?  Dated data, so that a shape is agreed and not coded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Woorden = Mapping[str, str]
EIGEN = Path(__file__).parent / "vormen.yaml"
# What the reader knows; a shape that speaks of anything else is refused when it is loaded.
KENT: Mapping[str, frozenset[str]] = {
    deel: frozenset(woorden.split())
    for deel, woorden in {
        "bericht": "kenmerk soort toelichting gebeurdOp acuut waar betrokkenen vormen functionaris",
        "waar": "postcode huisnummer toevoeging straat plaats",
        "betrokkene": "rol geboortedatum leeftijd geslacht bsn inHuishouden roepnaam voornamen tussenvoegsel"
        " achternaam omschrijving",
        "functionaris": "naam telefoon eenheid functie",
    }.items()
}
NODIG = ("kenmerk", "toelichting")


@dataclass(frozen=True, slots=True)
class Berichtvorm:
    """One shape of message: from which day, where it comes from, and its words for ours."""

    code: str
    geldig_van: date
    bron: str
    delen: Mapping[str, Woorden]
    codes: Mapping[str, Woorden]


@cache
def shapes() -> Sequence[Berichtvorm]:
    """Return the shapes that this installation reads; read once, from POLITIEVORM or else our own."""
    return load(Path(settings.POLITIEVORM or EIGEN))


def load(pad: Path) -> Sequence[Berichtvorm]:
    """
    Return the shapes in a file, oldest first.

    :raises ValueError: if the file holds none, or one without a day, a source or the words that a report needs
    """
    vormen = [_shape(deel) for deel in yaml.safe_load(pad.read_text(encoding="utf-8")) or ()]
    if not vormen:
        raise ValueError(f"{pad}: er staat geen vorm in.")
    return sorted(vormen, key=lambda vorm: vorm.geldig_van)


def _shape(gelezen: Mapping[str, Any]) -> Berichtvorm:
    dag: Any = gelezen.get("geldig_van")
    vorm = Berichtvorm(
        code=str(gelezen.get("code", "")), geldig_van=dag, bron=str(gelezen.get("bron", "")),
        delen={deel: gelezen.get(deel) or {} for deel in KENT}, codes=gelezen.get("codes") or {},
    )  # fmt: skip
    vreemd = [woord for deel, kent in KENT.items() for woord in vorm.delen[deel] if woord not in kent]
    vreemd += [veld for veld in vorm.codes if veld not in {"soort", "acuut", "rol", "geslacht"}]
    mist = [woord for woord in NODIG if not vorm.delen["bericht"].get(woord)]
    if not (vorm.code and vorm.bron and isinstance(dag, date)) or vreemd or mist:
        raise ValueError(f"Vorm {vorm.code or '?'}: code, geldig_van en bron zijn nodig; mist {mist}, vreemd {vreemd}.")
    return vorm


def shape_on(vormen: Sequence[Berichtvorm], dag: date) -> Berichtvorm:
    """Return the shape that holds on a day; before the first one, that one."""
    return next((vorm for vorm in reversed(vormen) if vorm.geldig_van <= dag), vormen[0])


def in_own_words(inhoud: Mapping[str, Any], vorm: Berichtvorm) -> dict[str, Any]:
    """Return a message in our words; what the shape does not name keeps its name, so that it is told as not used."""
    bericht = vorm.delen["bericht"]
    gebruikt = {pad.split(".")[0] for pad in bericht.values()}
    uit = {naam: waarde for naam, waarde in inhoud.items() if naam not in gebruikt and naam not in KENT["bericht"]}
    uit |= _renamed(inhoud, bericht, vorm.codes)
    for deel in ("waar", "functionaris"):
        if isinstance(uit.get(deel), dict):
            uit[deel] = _renamed(uit[deel], vorm.delen[deel], vorm.codes)
    if isinstance(uit.get("betrokkenen"), list):
        uit["betrokkenen"] = [
            _renamed(mens, vorm.delen["betrokkene"], vorm.codes) if isinstance(mens, dict) else mens
            for mens in uit["betrokkenen"]
        ]
    return uit


def _renamed(van: Mapping[str, Any], woorden: Woorden, codes: Mapping[str, Woorden]) -> dict[str, Any]:
    uit = {}
    for ons, pad in woorden.items():
        gevonden, waarde = _at(van, pad)
        if gevonden:
            uit[ons] = codes.get(ons, {}).get(waarde, waarde) if isinstance(waarde, str) else waarde
    return uit


def _at(van: Mapping[str, Any], pad: str) -> tuple[bool, Any]:
    waarde: Any = van
    for stap in pad.split("."):
        if not isinstance(waarde, Mapping) or stap not in waarde:
            return False, None
        waarde = waarde[stap]
    return True, waarde
