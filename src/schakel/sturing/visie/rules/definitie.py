"""What does a version of a regiovisie say?  Read from data: principles, phases, indicators, partners, who decides."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from schakel.kernel.errors import InvalidInput

Ruw: TypeAlias = Mapping[str, object]
Pad: TypeAlias = tuple[str | int, ...]
Bezwaar: TypeAlias = tuple[Pad, str, str]
AANVULLEN = "Vul dit aan; vergelijk met de visie van een bestaande regiomap."


@dataclass(frozen=True, slots=True)
class Indicator:
    """A node of the tree of one principle: a measure with its target, or parts that are judged together."""

    code: str
    titel: str
    maat: str = ""
    gebied: str = ""
    # With "lager" a smaller figure is better.
    richting: str = "hoger"
    doel: Decimal | None = None
    drempel: Decimal | None = None
    bron: str = ""
    voorbeeld: bool = False
    delen: tuple["Indicator", ...] = ()

    def bladeren(self) -> Iterator["Indicator"]:
        """Yield what is measured: this one, or what lies below it."""
        if not self.delen:
            yield self
        for deel in self.delen:
            yield from deel.bladeren()


@dataclass(frozen=True, slots=True)
class Uitgangspunt:
    """One principle."""

    nummer: int
    titel: str
    toelichting: str = ""
    doelen: tuple[str, ...] = ()
    bron: str = ""
    indicatoren: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Fase:
    """A phase of the approach."""

    code: str
    titel: str


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the list of partners, as the source names it."""

    naam: str
    soort: str
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Orgaan:
    """A body that decides on the vision: once, or in each municipality."""

    code: str
    titel: str
    per_gemeente: bool = False


@dataclass(frozen=True, slots=True)
class Visietekst:
    """Everything that one version says."""

    uitgangspunten: tuple[Uitgangspunt, ...]
    fasen: tuple[Fase, ...] = ()
    partners: tuple[Partner, ...] = ()
    organen: tuple[Orgaan, ...] = ()
    # The set of areas for which the vision holds, and the one over which it is evaluated.
    gebied: str = ""
    evaluatiegebied: str = ""
    # Code of a term -> the principle for which it is asked.
    termijnen: Mapping[str, int] = field(default_factory=dict)

    def uitgangspunt(self, nummer: int) -> Uitgangspunt | None:
        """Return the principle with this number."""
        return next((u for u in self.uitgangspunten if u.nummer == nummer), None)


def vingerafdruk(inhoud: object) -> str:
    """Return the sha256 of the content, the same for the same content."""
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, default=str).encode()).hexdigest()


def as_text(inhoud: object) -> str:
    """Return the content as JSON text, in the order of the file."""
    return json.dumps(inhoud, ensure_ascii=False, default=str)


def read_text(tekst: str) -> Visietekst:
    """Return the vision that was kept as text."""
    gelezen = json.loads(tekst)
    return lees_visie(gelezen if isinstance(gelezen, dict) else {})


def lees_visie(ruw: Ruw) -> Visietekst:
    """
    Return what the version in a file says.

    :raises InvalidInput: with every fault, keyed by place
    """
    fouten = _faults(ruw)
    if fouten:
        raise InvalidInput(fouten)
    termijnen = ruw.get("termijnen")
    return Visietekst(
        uitgangspunten=tuple(_principle(u) for u in rows_of(ruw, "uitgangspunten")),
        fasen=tuple(Fase(text_of(f, "code"), text_of(f, "titel")) for f in rows_of(ruw, "fasen")),
        partners=tuple(
            Partner(text_of(p, "naam"), text_of(p, "soort"), text_of(p, "rol")) for p in rows_of(ruw, "partners")
        ),
        organen=tuple(
            Orgaan(text_of(o, "code"), text_of(o, "titel"), o.get("per_gemeente") is True)
            for o in rows_of(ruw, "organen")
        ),
        gebied=text_of(ruw, "gebied"),
        evaluatiegebied=text_of(ruw, "evaluatiegebied") or text_of(ruw, "gebied"),
        termijnen={str(k): int(str(v)) for k, v in termijnen.items()} if isinstance(termijnen, Mapping) else {},
    )


def rows_of(ruw: Ruw, veld: str) -> list[Ruw]:
    """Return the parts of a list in the file."""
    lijst = ruw.get(veld)
    return [deel for deel in lijst if isinstance(deel, Mapping)] if isinstance(lijst, list | tuple) else []


def text_of(ruw: Ruw, veld: str) -> str:
    """Return the text of a field, empty when it is not there."""
    waarde = ruw.get(veld)
    return "" if waarde is None else str(waarde).strip()


def number_of(ruw: Ruw, veld: str) -> Decimal | None:
    """
    Return the number of a field; None when it is not there: unknown is never zero.

    :raises InvalidInput: if it is no number
    """
    tekst = text_of(ruw, veld)
    try:
        return Decimal(tekst) if tekst else None
    except InvalidOperation:
        raise InvalidInput({veld: [f"‘{tekst}’ is geen getal."]}) from None


def day_of(ruw: Ruw, veld: str) -> date | None:
    """
    Return the day of a field.

    :raises InvalidInput: if it is no day
    """
    tekst = text_of(ruw, veld)
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise InvalidInput({veld: [f"‘{tekst}’ is geen dag."]}) from None


def versies_in(inhoud: Ruw) -> list[tuple[Pad, Ruw]]:
    """Return each version in the file with its place."""
    lijst = inhoud.get("versies")
    return [(("versies", n), v) for n, v in enumerate(lijst if isinstance(lijst, list) else []) if isinstance(v, dict)]


def objections(inhoud: object, *, regio: str = "") -> list[Bezwaar]:
    """Return everything that is wrong with the file of a vision, each with its place and a remedy."""
    if not isinstance(inhoud, Mapping):
        return [((), "Dit bestand beschrijft geen regiovisie.", "Begin met `visie:` en `versies:`.")]
    bezwaren: list[Bezwaar] = []
    for pad, versie in versies_in(inhoud):
        for veld, teksten in _faults(versie).items():
            bezwaren += [((*pad, *_place(veld)), tekst, AANVULLEN) for tekst in teksten]
    return bezwaren


def _place(veld: str) -> Pad:
    return tuple(int(deel) if deel.isdigit() else deel for deel in veld.split("."))


def _principle(ruw: Ruw) -> Uitgangspunt:
    doelen = ruw.get("doelen")
    return Uitgangspunt(
        nummer=int(str(ruw["nummer"])),
        titel=text_of(ruw, "titel"),
        toelichting=text_of(ruw, "toelichting"),
        doelen=tuple(map(str, doelen)) if isinstance(doelen, list | tuple) else (),
        bron=text_of(ruw, "bron"),
        indicatoren=tuple(_indicator(i) for i in rows_of(ruw, "indicatoren")),
    )


def _indicator(ruw: Ruw) -> Indicator:
    return Indicator(
        code=text_of(ruw, "code"),
        titel=text_of(ruw, "titel"),
        maat=text_of(ruw, "maat"),
        gebied=text_of(ruw, "gebied"),
        richting=text_of(ruw, "richting") or "hoger",
        doel=number_of(ruw, "doel"),
        drempel=number_of(ruw, "drempel"),
        bron=text_of(ruw, "bron"),
        voorbeeld=ruw.get("voorbeeld") is True,
        delen=tuple(_indicator(deel) for deel in rows_of(ruw, "delen")),
    )


def _faults(ruw: Ruw) -> dict[str, list[str]]:
    fouten: dict[str, list[str]] = {}
    punten = rows_of(ruw, "uitgangspunten")
    if not punten:
        fouten["uitgangspunten"] = ["Een visie heeft ten minste één uitgangspunt."]
    nummers: list[str] = []
    for n, punt in enumerate(punten):
        plek, nummer = f"uitgangspunten.{n}", text_of(punt, "nummer")
        if not nummer.isdigit() or not text_of(punt, "titel"):
            fouten[plek] = ["Geef elk uitgangspunt een nummer en een titel."]
        elif nummer in nummers:
            fouten[plek] = [f"Nummer {nummer} staat er twee keer."]
        nummers.append(nummer)
        for m, indicator in enumerate(rows_of(punt, "indicatoren")):
            if fout := _indicator_fault(indicator):
                fouten[f"{plek}.indicatoren.{m}"] = [fout]
    return fouten | _reference_faults(ruw, set(nummers))


def _reference_faults(ruw: Ruw, nummers: set[str]) -> dict[str, list[str]]:
    fouten: dict[str, list[str]] = {}
    termijnen = ruw.get("termijnen")
    for code, nummer in termijnen.items() if isinstance(termijnen, Mapping) else ():
        if str(nummer) not in nummers:
            fouten[f"termijnen.{code}"] = [f"Uitgangspunt {nummer} bestaat niet in deze visie."]
    fasen: Sequence[str] = [text_of(f, "code") for f in rows_of(ruw, "fasen")]
    for n, code in enumerate(fasen):
        if not code or code in fasen[:n]:
            fouten[f"fasen.{n}"] = ["Geef elke fase een eigen code."]
    return fouten


def _indicator_fault(ruw: Ruw) -> str:
    if not text_of(ruw, "code") or not text_of(ruw, "titel"):
        return "Geef elke indicator een code en een titel."
    if text_of(ruw, "richting") not in ("", "hoger", "lager"):
        return "Kies voor `richting` hoger of lager."
    try:
        doel, drempel = number_of(ruw, "doel"), number_of(ruw, "drempel")
    except InvalidInput as fout:
        return next(iter(fout.fouten.values()))[0]
    if (doel is None) != (drempel is None):
        return "Noem doel en drempel allebei, of geen van beide."
    if doel is not None and drempel is not None and doel != drempel:
        beter = doel > drempel
        if beter != (text_of(ruw, "richting") != "lager"):
            return "De drempel ligt aan de verkeerde kant van het doel."
    return next(filter(None, map(_indicator_fault, rows_of(ruw, "delen"))), "")
