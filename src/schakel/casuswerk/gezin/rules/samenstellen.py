"""
The copy of one reader is put together from the parts that this reader may see; it is never masked from the whole.

What a part does not hand over here, no copy can hold: an address of the vault, what others found or said, a danger, and
who has to check whom are no fields of these dataclasses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Blad = dict[str, object]


class Lezersoort(StrEnum):
    """What of the plan is meant for this reader?"""

    HUISGENOOT = "HUISGENOOT"
    KIND = "KIND"
    NETWERK = "NETWERK"
    # Who is known as the one who did it, who lives elsewhere, or of whom too little is known: own parts alone.
    EIGEN = "EIGEN"


@dataclass(frozen=True, slots=True)
class Lezer:
    """Who reads: the mark of a participant, the first name, and what the plan means for this one."""

    wie: str
    naam: str
    soort: Lezersoort
    # Parents have an arrangement about the children, also who does not live there.
    omgang: bool = False


@dataclass(frozen=True, slots=True)
class Situatiedeel:
    """What of an unsafe situation can stand in a copy."""

    titel: str
    signalen: str
    stappen: Sequence[tuple[str, str]]
    # Whose mark, name, telephone.
    bellen: Sequence[tuple[str, str, str]]
    waarheen: str
    gevolg: str
    kindwoorden: str


@dataclass(frozen=True, slots=True)
class Beloftedeel:
    """A promise: of whom, what, and until when."""

    wie: str
    wat: str
    uiterlijk: str


@dataclass(frozen=True, slots=True)
class Woorddeel:
    """What somebody found, in that one's own words."""

    wie: str
    cijfer: int
    op: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Plandelen:
    """The parts of which copies are made."""

    situaties: Sequence[Situatiedeel] = ()
    beloften: Sequence[Beloftedeel] = ()
    omgang: Mapping[str, str] | None = None
    woorden: Sequence[Woorddeel] = ()
    contact: str = ""
    telefoon: str = ""
    # Function and number for who may not know where the household is helped: no name and no prefix of a town.
    relais: tuple[str, str] = ("", "")


def kind_of_reader(*, rol: str, in_huis: bool, is_kind: bool, alleen_eigen: bool) -> Lezersoort:
    """Return what of the plan is meant for a person; what is not known to be safe, is closed."""
    if alleen_eigen or not in_huis or rol not in {"SLACHTOFFER", "OUDER", "KIND"}:
        return Lezersoort.EIGEN
    return Lezersoort.KIND if is_kind else Lezersoort.HUISGENOOT


def assemble(delen: Plandelen, lezer: Lezer) -> Blad:
    """Return the copy of this reader."""
    contact, telefoon = delen.relais if lezer.soort is Lezersoort.EIGEN else (delen.contact, delen.telefoon)
    return {
        "naam": lezer.naam,
        "soort": lezer.soort.value,
        "contact": contact,
        "telefoon": telefoon,
        "situaties": [blad for deel in delen.situaties if (blad := _situation(deel, lezer))],
        "beloften": [{"wat": b.wat, "uiterlijk": b.uiterlijk} for b in delen.beloften if b.wie == lezer.wie],
        "omgang": _contact(delen.omgang or {}, lezer),
        "woorden": [
            {"cijfer": w.cijfer, "op": w.op, "woorden": w.woorden} for w in delen.woorden if w.wie == lezer.wie
        ],
    }


def _situation(deel: Situatiedeel, lezer: Lezer) -> Blad:
    """Return what of a situation is meant for this reader; empty when nothing is."""
    if lezer.soort is Lezersoort.HUISGENOOT:
        return {
            "titel": deel.titel,
            "signalen": _lines(deel.signalen),
            "stappen": [[wie, wat] for wie, wat in deel.stappen],
            "bellen": [[naam, telefoon] for _wie, naam, telefoon in deel.bellen],
            "waarheen": deel.waarheen,
            "gevolg": deel.gevolg,
            "woord": deel.kindwoorden,
        }
    eigen = [["", wat] for wie, wat in deel.stappen if _same(wie, lezer.naam)]
    gebeld = any(wie == lezer.wie for wie, _naam, _telefoon in deel.bellen)
    if lezer.soort is Lezersoort.KIND and (eigen or deel.kindwoorden):
        bellen = [[naam, telefoon] for _wie, naam, telefoon in deel.bellen]
        return {"stappen": eigen, "bellen": bellen, "woord": deel.kindwoorden}
    if lezer.soort is Lezersoort.NETWERK and (eigen or gebeld):
        return {"stappen": eigen, "gebeld": gebeld, "woord": deel.kindwoorden if gebeld else ""}
    return {"stappen": eigen} if eigen else {}


def _contact(omgang: Mapping[str, str], lezer: Lezer) -> Blad:
    """Return the arrangement about the children; what happens when it goes wrong stays with who lives there."""
    velden = ["waar", "wanneer", "wie_erbij"]
    if lezer.soort is Lezersoort.HUISGENOOT:
        velden.append("als_het_misgaat")
    elif lezer.soort is Lezersoort.NETWERK or (lezer.soort is Lezersoort.EIGEN and not lezer.omgang):
        return {}
    return {veld: omgang[veld] for veld in velden if omgang.get(veld)}


def _same(wie: str, naam: str) -> bool:
    """Answer whether a step names this reader: by the whole name as it was typed, and nobody else with it."""
    return bool(naam.strip()) and wie.strip().casefold() == naam.strip().casefold()


def _lines(tekst: str) -> list[str]:
    return [regel.strip("-– ").strip() for regel in tekst.splitlines() if regel.strip()]
