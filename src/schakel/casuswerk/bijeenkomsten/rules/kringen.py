"""Who reads which line of the minutes?  A copy is put together from what one reader may see, never masked (T1-T4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Regelsoort(StrEnum):
    """How somebody sees it in their own words, what was decided, and who does what."""

    BEELD = "BEELD"
    BESLUIT = "BESLUIT"
    AFSPRAAK = "AFSPRAAK"


class Deel(StrEnum):
    """The two parts of a session, in this order: safety first, then help for each member."""

    VEILIGHEID = "VEILIGHEID"
    HULP = "HULP"


class Kring(StrEnum):
    """For whom a line is, from wide to narrow."""

    IEDEREEN = "IEDEREEN"
    SLACHTOFFER = "SLACHTOFFER"
    HULP = "HULP"
    REGIE = "REGIE"


class Lezer(StrEnum):
    """As whom somebody reads: whoever directs or answers, another team, who is hurt, anybody else of the family."""

    REGIE = "REGIE"
    TEAM = "TEAM"
    SLACHTOFFER = "SLACHTOFFER"
    ANDER = "ANDER"


# From wide to narrow: a line that was for too many is made for fewer, never the other way round.
VOLGORDE = tuple(Kring)

LEEST: dict[Lezer, frozenset[Kring]] = {
    Lezer.REGIE: frozenset(Kring),
    Lezer.TEAM: frozenset({Kring.IEDEREEN, Kring.SLACHTOFFER, Kring.HULP}),
    Lezer.SLACHTOFFER: frozenset({Kring.IEDEREEN, Kring.SLACHTOFFER}),
    Lezer.ANDER: frozenset({Kring.IEDEREEN}),
}


def reader_of(rol: str) -> Lezer:
    """Return as whom a person of the family or the network reads; who uses violence reads the least."""
    return Lezer.SLACHTOFFER if rol == "SLACHTOFFER" else Lezer.ANDER


def reads(lezer: Lezer, kring: Kring) -> bool:
    """
    Answer whether this reader gets a line for this circle.

    Own words are no exception: a copy is read at home, and what somebody said in confidence is not to lie there.
    """
    return kring in LEEST[lezer]


def narrower(kring: Kring) -> tuple[Kring, ...]:
    """Return for which fewer readers a line could be."""
    return VOLGORDE[VOLGORDE.index(kring) + 1 :]


def check_line(
    *, soort: Regelsoort, tekst: str, heeft_wie: bool, deel: Deel, is_sessie: bool, veilig_besproken: bool
) -> None:
    """
    Check that a line says something, whose it is, and that in a session safety came first.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not tekst.strip():
        fouten["tekst"] = ["Schrijf op wat er is gezegd of besloten."]
    if soort is not Regelsoort.BESLUIT and not heeft_wie:
        fouten["wie"] = ["Kies van wie dit is."]
    if deel is Deel.HULP and not heeft_wie:
        fouten["wie"] = ["Kies voor wie deze hulp is."]
    if deel is Deel.HULP and is_sessie and not veilig_besproken:
        fouten["deel"] = ["Eerst veiligheid. Leg eerst vast dat u de veiligheid heeft besproken."]
    if fouten:
        raise InvalidInput(fouten)


@dataclass(frozen=True, slots=True)
class Gesprek:
    """When and where somebody was heard apart; in a round each has a moment and a safe place of their own."""

    op: datetime | None = None
    waar: str = ""


def told_apart(gesprek: Gesprek | None, *, nu: datetime, rond: bool) -> dict[str, str]:
    """
    Return when and where somebody was heard apart, as it is kept; nothing where nobody goes round.

    :raises InvalidInput: if that moment has still to come
    """
    if not rond:
        return {}
    op = (gesprek.op if gesprek else None) or nu
    if op > nu:
        raise InvalidInput({"gesproken_op": ["Dit moment is nog niet geweest."]})
    return {"gesproken_op": op.isoformat(), "gesproken_waar": gesprek.waar if gesprek else ""}


_TEAM = "(SELECT nullif(current_setting('schakel.team', true), '')::bigint)"
_MOMENT = "(SELECT nullif(current_setting('schakel.moment', true), '')::timestamptz)"

# Whose team stands here now, leads: it answers for the casus, or one of its people directs.
_LEIDEND = ("dossiers_verantwoordelijkheid", "dossiers_regie")


def narrow_sql(tabel: str) -> str:
    """Return the SQL condition under which the acting team reads a line that is for whoever directs."""
    nu = f"x.dossier_id = {tabel}.dossier_id AND x.team_id = {_TEAM} AND x.periode @> {_MOMENT}"
    leidt = " OR ".join("EXISTS (SELECT FROM " + tafel + " x WHERE " + nu + ")" for tafel in _LEIDEND)
    return f"({tabel}.kring <> '{Kring.REGIE}' OR {tabel}.team_id = {_TEAM} OR {leidt})"
