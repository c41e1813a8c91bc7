"""Who decides about a child at which age, and on which day does that change?  (docs/woordenlijst.md: kindrecht)"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from schakel.kernel.errors import InvalidInput
from schakel.kernel.tijd import begin_van_dag

# Under this key a region lays down, dated, from which age who decides; without it the steps below hold.
RECHTEN_SLEUTEL = "kindrechten"
# So many weeks before such a birthday whoever directs is told.
VOORAF_SLEUTEL = "kindrechten_weken_vooraf"
WEKEN_VOORAF = 6
VOLWASSEN = 18


class Beslisser(StrEnum):
    """Whose word is needed to share something about a child, or to begin help."""

    OUDERS = "OUDERS"
    BEIDE = "BEIDE"
    KIND = "KIND"


class Jawoord(StrEnum):
    """Who said yes."""

    KIND = "KIND"
    OUDERS = "OUDERS"


NODIG: Mapping[Beslisser, frozenset[str]] = {
    Beslisser.OUDERS: frozenset({Jawoord.OUDERS}),
    Beslisser.BEIDE: frozenset({Jawoord.OUDERS, Jawoord.KIND}),
    Beslisser.KIND: frozenset({Jawoord.KIND}),
}


@dataclass(frozen=True, slots=True)
class Rechtenstap:
    """From this age this one decides; with the source, as a reader sees it."""

    vanaf: int
    beslist: Beslisser
    bron: str


STAPPEN: tuple[Rechtenstap, ...] = (
    Rechtenstap(
        0, Beslisser.OUDERS, "Jeugdwet art. 7.3.15: onder de twaalf gaan de rechten van het kind naar de ouders"
    ),
    Rechtenstap(
        12,
        Beslisser.BEIDE,
        "Wmo 2015 art. 5.3.2 en UAVG art. 5: van twaalf tot zestien kind en ouder. Dat beiden ja zeggen, is de regel"
        " van de WGBO: eigen kennis, niet geverifieerd",
    ),
    Rechtenstap(16, Beslisser.KIND, "Wmo 2015 art. 5.3.2 en UAVG art. 5: vanaf zestien alleen het kind zelf"),
    Rechtenstap(VOLWASSEN, Beslisser.KIND, "Achttien is meerderjarig (BW boek 1): eigen kennis, niet geverifieerd"),
)


@dataclass(frozen=True, slots=True)
class Wissel:
    """A birthday on which rights change: at its midnight."""

    leeftijd: int
    op: date


def read_steps(waarde: object) -> tuple[Rechtenstap, ...]:
    """Return the steps that a region laid down; what cannot be read gives the steps that hold without it."""
    if not isinstance(waarde, Sequence) or isinstance(waarde, str):
        return STAPPEN
    try:
        stappen = [Rechtenstap(int(r["vanaf"]), Beslisser(r["beslist"]), str(r.get("bron", ""))) for r in waarde]
    except (KeyError, TypeError, ValueError):
        return STAPPEN
    return tuple(sorted(stappen, key=lambda stap: stap.vanaf)) or STAPPEN


def step_of(leeftijd: int | None, stappen: Sequence[Rechtenstap] = STAPPEN) -> Rechtenstap:
    """Return the step that holds at this age; of an unknown age both are asked: better one yes too many."""
    if leeftijd is None:
        return next((stap for stap in stappen if stap.beslist is Beslisser.BEIDE), stappen[0])
    return [stap for stap in stappen if stap.vanaf <= leeftijd][-1]


def birthday(geboortedatum: date, leeftijd: int) -> date:
    """Return the day on which somebody reaches this age; born on 29 February, in other years on 1 March."""
    jaar = geboortedatum.year + leeftijd
    try:
        return geboortedatum.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def next_change(geboortedatum: date | None, dag: date, stappen: Sequence[Rechtenstap] = STAPPEN) -> Wissel | None:
    """Return the first birthday after this day on which rights change; none without a birth date."""
    if geboortedatum is None:
        return None
    wissels = [Wissel(stap.vanaf, birthday(geboortedatum, stap.vanaf)) for stap in stappen if stap.vanaf]
    return next((wissel for wissel in wissels if wissel.op > dag), None)


def capped(tot: datetime | None, wissel: Wissel | None) -> datetime | None:
    """Return until when a yes counts: never beyond the midnight at which somebody else decides."""
    grens = begin_van_dag(wissel.op) if wissel else None
    eindes = [einde for einde in (tot, grens) if einde is not None]
    return min(eindes) if eindes else None


def check_consent(stap: Rechtenstap, ja: Collection[str]) -> None:
    """
    Check that everybody whose word is needed at this age said yes.

    :raises InvalidInput: saying whose word is missing
    """
    if not NODIG[stap.beslist] <= set(ja):
        raise InvalidInput({"toestemming": [ZINNEN[stap.beslist]]})


ZINNEN: Mapping[Beslisser, str] = {
    Beslisser.OUDERS: "Op deze leeftijd beslissen de ouders. Vraag het hun, en vraag ook het kind wat het ervan vindt.",
    Beslisser.BEIDE: "Op deze leeftijd zijn er twee keer ja nodig: van het kind en van de ouders.",
    Beslisser.KIND: "Op deze leeftijd beslist het kind zelf.",
}
