"""What stands in the file of an agreement, and what is wrong with it?  No database is needed to say so."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schakel.basis.afspraken.rules.controle import Bevinding, check
from schakel.basis.afspraken.rules.lezen import lees_dag, lees_tabel
from schakel.basis.afspraken.rules.tabel import Tabel
from schakel.kernel.errors import InvalidInput

Pad = tuple[str | int, ...]
Bezwaar = tuple[Pad, str, str]

ADRESDEEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")

REMEDIES = {
    "gat": "Voeg een regel toe die deze feiten opvangt, of zet `gat_toegestaan: true`.",
    "dode_regel": "Haal de regel weg, of zet haar boven de regel die haar afdekt.",
    "kruising": "Controleer of de volgorde zo bedoeld is.",
    "voorbeeld": "Verbeter de regel of het voorbeeld.",
}


@dataclass(frozen=True, slots=True)
class TabelBevinding:
    """A finding, with the place of its table in the file."""

    pad: Pad
    tabel: str
    bevinding: Bevinding


def vingerafdruk(inhoud: object) -> str:
    """Return the sha256 of the content, the same for the same content."""
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, default=str).encode()).hexdigest()


def as_text(definitie: Mapping[str, object]) -> str:
    """Return the definition as JSON text, in the order of the file; days become text."""
    return json.dumps(definitie, ensure_ascii=False, default=str)


def from_text(tekst: str) -> Mapping[str, object]:
    """Return the definition that was kept as text."""
    gelezen = json.loads(tekst)
    return gelezen if isinstance(gelezen, dict) else {}


def versies_in(inhoud: Mapping[str, object]) -> Iterator[tuple[Pad, Mapping[str, object]]]:
    """Yield each version in the file with its place."""
    lijst = inhoud.get("versies")
    for nummer, versie in enumerate(lijst if isinstance(lijst, list) else []):
        if isinstance(versie, Mapping):
            yield ("versies", nummer), versie


def tabellen_in(inhoud: Mapping[str, object]) -> Iterator[tuple[Pad, Mapping[str, object]]]:
    """Yield each decision table in the file with its place."""
    for pad, versie in versies_in(inhoud):
        lijst = versie.get("tabellen")
        for nummer, tabel in enumerate(lijst if isinstance(lijst, list) else []):
            if isinstance(tabel, Mapping):
                yield (*pad, "tabellen", nummer), tabel


def lees_tabellen(inhoud: Mapping[str, object]) -> tuple[list[tuple[Pad, Tabel]], list[Bezwaar]]:
    """Return the tables that can be read, and what is wrong with the others."""
    tabellen: list[tuple[Pad, Tabel]] = []
    bezwaren: list[Bezwaar] = []
    for pad, definitie in tabellen_in(inhoud):
        try:
            tabellen.append((pad, lees_tabel(definitie)))
        except InvalidInput as fout:
            for plek, teksten in fout.fouten.items():
                bezwaren += [((*pad, plek.partition(".")[0]), f"{plek}: {tekst}", "Verbeter dit.") for tekst in teksten]
    return tabellen, bezwaren


def findings(inhoud: Mapping[str, object]) -> list[TabelBevinding]:
    """Return every finding of every table that can be read."""
    tabellen, _ = lees_tabellen(inhoud)
    return [TabelBevinding(pad, tabel.code, b) for pad, tabel in tabellen for b in check(tabel)]


def objections(inhoud: object, *, regio: str = "", ook_concept: bool = True) -> list[Bezwaar]:
    """
    Return everything that is wrong with the file, each with its place and a remedy.

    A concept may be loaded with faults in its tables (`ook_concept=False` leaves those out): people then read on its
    page what is wrong, and it cannot be approved before that is mended.
    """
    if not isinstance(inhoud, Mapping):
        return [((), "Dit bestand beschrijft geen afspraak.", "Begin met `afspraak:` en `versies:`.")]
    _, bezwaren = lees_tabellen(inhoud)
    concepten = {pad for pad, versie in versies_in(inhoud) if not isinstance(versie.get("goedgekeurd"), Mapping)}
    bezwaren += [
        (gevonden.pad, f"{gevonden.tabel}: {gevonden.bevinding.tekst}", REMEDIES[gevonden.bevinding.soort])
        for gevonden in findings(inhoud)
        if gevonden.bevinding.is_fout and (ook_concept or gevonden.pad[:2] not in concepten)
    ]
    for pad, versie in versies_in(inhoud):
        bezwaren += [(pad, tekst, "Vul dit aan.") for tekst in _versie_fouten(versie)]
    return bezwaren


def _versie_fouten(versie: Mapping[str, object]) -> Iterator[str]:
    yield from _adres_fouten(versie)
    artikelen = {str(a.get("nummer")) for a in _mappings(versie.get("artikelen"))}
    for tabel in _mappings(versie.get("tabellen")):
        genoemd = {str(rij.get("artikel", tabel.get("artikel"))) for rij in _mappings(tabel.get("rijen"))}
        for nummer in sorted(genoemd - artikelen):
            yield f"Tabel ‘{tabel.get('code')}’ verwijst naar artikel {nummer}, dat er niet is."
    for begrip in _mappings(versie.get("begrippen")):
        if begrip.get("artikel") is not None and str(begrip["artikel"]) not in artikelen:
            yield f"Begrip ‘{begrip.get('woord')}’ verwijst naar artikel {begrip['artikel']}, dat er niet is."
    if versie.get("status", "concept") != "concept" and not isinstance(versie.get("goedgekeurd"), Mapping):
        yield "Alleen een goedgekeurde versie kan van kracht zijn: noem onder `goedgekeurd` de dag en het orgaan."


def _adres_fouten(versie: Mapping[str, object]) -> Iterator[str]:
    # These stand in the address of a page.
    adressen = [versie.get("versie"), *(a.get("nummer") for a in _mappings(versie.get("artikelen")))]
    for naam in adressen:
        if not ADRESDEEL.fullmatch(str(naam)):
            yield f"Gebruik in ‘{naam}’ hoogstens twintig letters, cijfers, punten en streepjes."
    for begrip in _mappings(versie.get("begrippen")):
        if "/" in str(begrip.get("woord")):
            yield f"Schrijf het woord ‘{begrip.get('woord')}’ zonder schuine streep."


def dag_uit(ruw: Mapping[str, object], veld: str) -> date:
    """
    Return the day in this field.

    :raises InvalidInput: if there is none
    """
    dag = lees_dag(ruw.get(veld))
    if dag is None:
        raise InvalidInput({veld: [f"Vul `{veld}` in."]})
    return dag


def _mappings(ruw: object) -> list[Mapping[str, object]]:
    return [deel for deel in ruw if isinstance(deel, Mapping)] if isinstance(ruw, list) else []
