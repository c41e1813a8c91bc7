"""Is a table whole: no gaps, no dead rows, no rows that cross, and do its own examples come out?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from schakel.basis.afspraken.rules.evalueren import evaluate
from schakel.basis.afspraken.rules.tabel import Cel, Feit, FeitSoort, Rij, Tabel, Waarde, toon_waarde

# A box: for each fact the set of atoms that are still open, as bits.
Vak: TypeAlias = tuple[int, ...]

OVERIG = "(iets anders)"
MEEST_GETOONDE_GATEN = 5


class BevindingSoort(StrEnum):
    """What can be wrong with a table?"""

    GAT = "gat"
    DODE_REGEL = "dode_regel"
    KRUISING = "kruising"
    VOORBEELD = "voorbeeld"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding; a crossing is worth knowing, the others are faults."""

    soort: BevindingSoort
    tekst: str
    feiten: Mapping[str, Waarde | None]
    rijen: tuple[str, ...] = ()

    @property
    def is_fout(self) -> bool:
        """Answer whether the table may not be used like this."""
        return self.soort is not BevindingSoort.KRUISING


@dataclass(frozen=True, slots=True)
class _As:
    """One dimension: the fact and its atoms, each atom a value that stands for all values alike."""

    feit: Feit
    atomen: tuple[Waarde | None, ...]

    def bits(self, cel: Cel | None) -> int:
        if cel is None:
            return (1 << len(self.atomen)) - 1
        return sum(1 << n for n, atoom in enumerate(self.atomen) if cel.past(atoom))

    def eerste(self, bits: int) -> Waarde | None:
        return self.atomen[(bits & -bits).bit_length() - 1]


def check(tabel: Tabel) -> list[Bevinding]:
    """Return every finding, for each stretch of time in which the same rows hold."""
    bevindingen: dict[tuple[str, str], Bevinding] = {}
    for dag in _peildagen(tabel):
        for bevinding in _check_op(tabel, dag):
            bevindingen.setdefault((bevinding.soort, bevinding.tekst), bevinding)
    for bevinding in _check_voorbeelden(tabel):
        bevindingen.setdefault((bevinding.soort, bevinding.tekst), bevinding)
    return list(bevindingen.values())


def _peildagen(tabel: Tabel) -> list[date | None]:
    grenzen = {d for rij in tabel.rijen for d in (rij.geldig_van, rij.geldig_tot) if d is not None}
    return [*sorted(grenzen | {date.min})] if grenzen else [None]


def _check_op(tabel: Tabel, dag: date | None) -> Iterable[Bevinding]:
    assen = [_as_van(feit, tabel.rijen) for feit in tabel.feiten.values()]
    rijen = [rij for rij in tabel.rijen if rij.geldt_op(dag)]
    vakken = [_vak(assen, rij) for rij in rijen]
    open_vakken: list[Vak] = [tuple(a.bits(None) for a in assen)]
    for nummer, (rij, vak) in enumerate(zip(rijen, vakken, strict=True)):
        if not any(_doorsnede(vak, open_vak) for open_vak in open_vakken):
            yield Bevinding(BevindingSoort.DODE_REGEL, _dode_tekst(rij, dag), {}, (rij.code,))
        else:
            yield from _kruisingen(assen, rijen, vakken, nummer)
        open_vakken = [rest for open_vak in open_vakken for rest in _zonder(open_vak, vak)]
    if not tabel.gat_toegestaan:
        for open_vak in open_vakken[:MEEST_GETOONDE_GATEN]:
            feiten = _voorbeeldfeiten(assen, open_vak)
            yield Bevinding(BevindingSoort.GAT, "Geen regel past bij: " + _toon(assen, open_vak), feiten)


def _dode_tekst(rij: Rij, dag: date | None) -> str:
    vanaf = f" (vanaf {dag.isoformat()})" if dag is not None and dag != date.min else ""
    return f"Regel {rij.code} wordt nooit bereikt: eerdere regels vangen alles op{vanaf}."


def _kruisingen(assen: Sequence[_As], rijen: Sequence[Rij], vakken: Sequence[Vak], nummer: int) -> Iterable[Bevinding]:
    """Yield earlier rows that cross this one with another outcome: neither is an exception to the other."""
    for eerder in range(nummer):
        deel = _doorsnede(vakken[eerder], vakken[nummer])
        if deel is None or deel in (vakken[eerder], vakken[nummer]) or rijen[eerder].dan == rijen[nummer].dan:
            continue
        codes = (rijen[eerder].code, rijen[nummer].code)
        tekst = f"De regels {codes[0]} en {codes[1]} passen soms allebei; de volgorde beslist. Bijvoorbeeld: "
        yield Bevinding(BevindingSoort.KRUISING, tekst + _toon(assen, deel), _voorbeeldfeiten(assen, deel), codes)


def _check_voorbeelden(tabel: Tabel) -> Iterable[Bevinding]:
    for voorbeeld in tabel.voorbeelden:
        uitkomst = evaluate(tabel, voorbeeld.feiten, voorbeeld.op)
        if uitkomst.rij != voorbeeld.rij:
            tekst = (
                f"Voorbeeld ‘{voorbeeld.naam}’ verwacht regel {voorbeeld.rij or '(geen)'}, "
                f"maar regel {uitkomst.rij or '(geen)'} beslist."
            )
            yield Bevinding(BevindingSoort.VOORBEELD, tekst, voorbeeld.feiten)


def _as_van(feit: Feit, rijen: Sequence[Rij]) -> _As:
    return _As(feit, (*_atomen(feit, rijen), None) if feit.onbekend else _atomen(feit, rijen))


def _atomen(feit: Feit, rijen: Sequence[Rij]) -> tuple[Waarde, ...]:
    """Return one value for each part of the domain that no cell divides."""
    if feit.soort is FeitSoort.JA_NEE:
        return (False, True)
    if feit.soort is FeitSoort.KEUZE:
        return tuple(feit.waarden)
    cellen = [cel for rij in rijen for cel in rij.cellen if cel.feit == feit.code]
    if feit.soort is FeitSoort.TEKST:
        return (*sorted({w for cel in cellen for w in cel.waarden if isinstance(w, str)}), OVERIG)
    punten = {feit.van}
    for cel in cellen:
        punten |= {p for w in cel.waarden if isinstance(w, int) for p in (w, w + 1)}
        punten |= {cel.van} if cel.van is not None else set()
        punten |= {cel.tot + 1} if cel.tot is not None else set()
    return tuple(sorted(p for p in punten if feit.van <= p <= feit.tot))


def _vak(assen: Sequence[_As], rij: Rij) -> Vak:
    cellen = {cel.feit: cel for cel in rij.cellen}
    return tuple(a.bits(cellen.get(a.feit.code)) for a in assen)


def _doorsnede(a: Vak, b: Vak) -> Vak | None:
    deel = tuple(x & y for x, y in zip(a, b, strict=True))
    return deel if all(deel) else None


def _zonder(vak: Vak, weg: Vak) -> list[Vak]:
    """Return the box without the other one, as boxes that do not overlap."""
    if _doorsnede(vak, weg) is None:
        return [vak]
    resten: list[Vak] = []
    kern = list(vak)
    for n, (open_bits, weg_bits) in enumerate(zip(vak, weg, strict=True)):
        buiten = open_bits & ~weg_bits
        if buiten:
            resten.append((*kern[:n], buiten, *kern[n + 1 :]))
            kern[n] = open_bits & weg_bits
    return resten


def _voorbeeldfeiten(assen: Sequence[_As], vak: Vak) -> dict[str, Waarde | None]:
    return {a.feit.code: a.eerste(bits) for a, bits in zip(assen, vak, strict=True)}


def _toon(assen: Sequence[_As], vak: Vak) -> str:
    """Return the facts that narrow the box; a fact that may be anything is left out."""
    delen = [
        f"{a.feit.naam} {toon_waarde(a.feit, a.eerste(bits))}"
        for a, bits in zip(assen, vak, strict=True)
        if bits != a.bits(None)
    ]
    return ", ".join(delen) + "." if delen else "wat dan ook."
