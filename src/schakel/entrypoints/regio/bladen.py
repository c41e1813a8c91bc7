"""What stands in one file, and on which line does each part begin?"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from schakel.entrypoints.regio.fouten import Fout

Pad = tuple[str | int, ...]


@dataclass(slots=True)
class Blad:
    """One file of a region folder: its name as told to people, its content, and the line of every part."""

    bestand: str
    inhoud: Any
    regels: dict[Pad, int] = field(default_factory=dict)
    # The parts that have not the shape their schema asks; nothing else is asked of them.
    gebroken: set[Pad] = field(default_factory=set)

    def regel(self, pad: Pad) -> int:
        """Return the line on which this part begins, or that of the nearest part around it."""
        while pad and pad not in self.regels:
            pad = pad[:-1]
        return self.regels.get(pad, 1)

    def fout(self, pad: Pad, tekst: str, remedie: str) -> Fout:
        """Return a fault at this part."""
        return Fout(self.bestand, self.regel(pad), tekst, remedie)

    def items(self, sleutel: str) -> Iterator[tuple[Pad, dict[str, Any]]]:
        """Yield the parts of a list in the file, each with its place; a part that is no mapping is left out."""
        lijst = self.inhoud.get(sleutel) if isinstance(self.inhoud, dict) else None
        for nummer, item in enumerate(lijst if isinstance(lijst, list) else []):
            if isinstance(item, dict):
                yield (sleutel, nummer), item

    def whole_items(self, sleutel: str) -> Iterator[tuple[Pad, dict[str, Any]]]:
        """Yield the parts of a list in the file that have their shape."""
        for pad, item in self.items(sleutel):
            if pad not in self.gebroken:
                yield pad, item


class _Lader(yaml.SafeLoader):
    """YAML 1.2 core words only: '0123', '17:00' and '2015-01-01' stay text, as the JSON Schema wants them."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            gebeurtenis = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "verwijzing met *", gebeurtenis.start_mark)
        return super().compose_node(parent, index)


_Lader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Lader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Lader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Lader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")
)


def _text(pad: Path, bestand: str) -> str | Fout:
    try:
        return pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = fout.object[: fout.start].count(b"\n") + 1
        return Fout(bestand, regel, "Dit teken is geen UTF-8.", "Sla het bestand op als UTF-8.")
    except OSError as fout:
        return Fout(bestand, 1, f"Het bestand is niet te lezen ({fout.strerror}).", "Controleer naam en rechten.")


def read_yaml(pad: Path, bestand: str) -> Blad | Fout:
    """Return the content of a YAML file with its lines, or the one fault that makes it unreadable."""
    tekst = _text(pad, bestand)
    if isinstance(tekst, Fout):
        return tekst
    lader = _Lader(tekst)
    try:
        knoop = lader.get_single_node()
        blad = Blad(bestand, None)
        if knoop is not None:
            blad.inhoud = _construct(lader, knoop, (), blad.regels)
        return blad
    except yaml.YAMLError as fout:
        return _unreadable(bestand, fout)
    finally:
        lader.dispose()


def _unreadable(bestand: str, fout: yaml.YAMLError) -> Fout:
    merk = getattr(fout, "problem_mark", None) or getattr(fout, "context_mark", None)
    regel = merk.line + 1 if merk is not None else 1
    probleem = getattr(fout, "problem", None) or "onleesbaar"
    if probleem == "verwijzing met *":
        return Fout(bestand, regel, "Verwijzingen met & en * mogen hier niet.", "Schrijf de tekst voluit.")
    if str(probleem).startswith("dubbel:"):
        sleutel = str(probleem).removeprefix("dubbel:")
        return Fout(bestand, regel, f"De sleutel '{sleutel}' staat er twee keer.", "Haal één van de twee weg.")
    return Fout(
        bestand,
        regel,
        f"Dit is geen goede YAML ({probleem}).",
        "Kijk hier en op de regel erboven naar inspringing (spaties, geen tabs), dubbele punt en aanhalingstekens.",
    )


def _construct(lader: _Lader, knoop: yaml.Node, pad: Pad, regels: dict[Pad, int]) -> Any:
    regels.setdefault(pad, knoop.start_mark.line + 1)
    if isinstance(knoop, yaml.MappingNode):
        return _construct_mapping(lader, knoop, pad, regels)
    if isinstance(knoop, yaml.SequenceNode):
        return [_construct(lader, deel, (*pad, nummer), regels) for nummer, deel in enumerate(knoop.value)]
    return lader.construct_object(knoop)


def _construct_mapping(lader: _Lader, knoop: yaml.MappingNode, pad: Pad, regels: dict[Pad, int]) -> dict[str, Any]:
    inhoud: dict[str, Any] = {}
    for sleutelknoop, waarde in knoop.value:
        sleutel = str(sleutelknoop.value)
        if sleutel in inhoud:
            raise yaml.constructor.ConstructorError(None, None, f"dubbel:{sleutel}", sleutelknoop.start_mark)
        regels[*pad, sleutel] = sleutelknoop.start_mark.line + 1
        inhoud[sleutel] = _construct(lader, waarde, (*pad, sleutel), regels)
    return inhoud


def read_csv(pad: Path, bestand: str, sleutel: str) -> Blad | Fout:
    """Return the rows of a CSV file under this key, each with its line; the first row holds the names."""
    tekst = _text(pad, bestand)
    if isinstance(tekst, Fout):
        return tekst
    lezer = csv.DictReader(StringIO(tekst), strict=True)
    blad = Blad(bestand, {sleutel: []}, {(): 1, (sleutel,): 1})
    try:
        for nummer, rij in enumerate(lezer):
            blad.regels[sleutel, nummer] = lezer.line_num
            if None in rij or None in rij.values():
                return Fout(
                    bestand,
                    lezer.line_num,
                    f"Deze regel heeft niet evenveel velden als de eerste ({len(lezer.fieldnames or [])}).",
                    "Controleer de komma's; zet een tekst met een komma tussen aanhalingstekens.",
                )
            blad.inhoud[sleutel].append(rij)
    except csv.Error as fout:
        return Fout(
            bestand, max(lezer.line_num, 1), f"Dit is geen goede CSV ({fout}).", "Controleer de aanhalingstekens."
        )
    return blad
