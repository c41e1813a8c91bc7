"""How much is a known person like the one who is asked about?  Points for and against; a person decides (ADR-0033)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from schakel.casuswerk.personen.rules.kinderen import leeftijd_op
from schakel.casuswerk.personen.rules.klank import is_roepnaam, klank_of, naamdelen, voornaamdelen

# Whoever reaches this is proposed; who lies this far behind the best one is left out. Found by measuring (ADR-0033).
DREMPEL = 12.0
# The points that a name with an age must have when neither date nor address nor number tells anything.
DREMPEL_NAAM = 10.5
AFSTAND = 6.0
# How far the best name must lie before the next, to be somebody by name and age alone.
VOORSPRONG = 1.5
VOORSTELLEN = 5
# A first name that contradicts: only who is found without that, may be a twin.
ANDER = -6.0
ZWANGER = timedelta(days=310)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mens:
    """What is known of one person, as far as it helps to recognise."""

    achternaam: str = ""
    roepnaam: str = ""
    voornamen: str = ""
    geboortedatum: date | None = None
    leeftijd: int | None = None
    peildatum: date | None = None
    geslacht: str = "O"
    ongeboren: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaat:
    """Somebody on record, whether the number is the same (1), another (-1) or not to compare, and the address."""

    persoon: UUID
    mens: Mens
    vastgelegd: date
    bsn: int = 0
    op_adres: bool = False


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Somebody who may be the one, with the points and the ground that is told."""

    persoon: UUID
    punten: float
    waarop: str


@dataclass(frozen=True, slots=True)
class _Telling:
    achter: float
    voor: float
    geboren: float
    rest: float

    @property
    def som(self) -> float:
        return self.achter + self.voor + self.geboren + self.rest


@lru_cache(maxsize=65_536)
def verschil(een: str, ander: str) -> float:
    """Return how alike two flat words are, from 0 to 1: letters put in, left out, changed or swapped."""
    lang = max(len(een), len(ander))
    if not lang or abs(len(een) - len(ander)) > lang // 2:
        return 0.0
    vorige2: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, a in enumerate(een, 1):
        rij = [i]
        for j, b in enumerate(ander, 1):
            kost = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (a != b))
            if i > 1 and j > 1 and a == ander[j - 2] and een[i - 2] == b:
                kost = min(kost, vorige2[j - 2] + 1)
            rij.append(kost)
        vorige2, vorige = vorige, rij
    return 1 - vorige[-1] / lang


def _word(een: str, ander: str) -> float:
    """Return what two parts of surnames tell: the same, the same to the ear, a slip of the pen, or another name."""
    if een == ander:
        return 6.0
    klank = klank_of(een)
    if len(klank) > 1 and klank == klank_of(ander):
        return 5.0
    kort, lang = sorted((een, ander), key=len)
    if len(kort) > 3 and lang.endswith(kort):
        return 4.5
    gelijk = verschil(een, ander)
    return 4.0 if gelijk >= 0.75 else 2.5 if gelijk >= 0.6 else -4.0


def _surname(een: Mens, ander: Mens) -> float:
    delen, andere = naamdelen(een.achternaam), naamdelen(ander.achternaam)
    if not delen or not andere:
        return 0.0
    heel = _word("".join(delen), "".join(andere))
    return max(heel, *(_word(a, b) for a in delen for b in andere))


def _first(een: Mens, ander: Mens) -> float:
    delen, andere = voornaamdelen(een.roepnaam, een.voornamen), voornaamdelen(ander.roepnaam, ander.voornamen)
    if not delen or not andere:
        return 0.0
    return max(_first_word(a, b) for a in delen for b in andere)


def _first_word(een: str, ander: str) -> float:
    if een == ander:
        return 4.0 if len(een) > 1 else 1.5
    if len(een) == 1 or len(ander) == 1:
        return 1.5 if een[0] == ander[0] else ANDER
    if is_roepnaam(een, ander) or klank_of(een) == klank_of(ander):
        return 3.5
    kort, lang = sorted((een, ander), key=len)
    if (len(kort) > 2 and lang.startswith(kort)) or verschil(een, ander) >= 0.65:
        return 2.5
    return ANDER


def _birth(een: Mens, ander: Mens, dag: date) -> float:
    if een.geboortedatum and ander.geboortedatum:
        return _dates(een.geboortedatum, ander.geboortedatum)
    oud, ouder = _age(een, dag), _age(ander, dag)
    if oud is None or ouder is None:
        return 0.0
    return {0: 2.0, 1: 1.5, 2: 0.0, 3: -3.0, 4: -5.0}.get(abs(oud - ouder), -9.0)


def _age(mens: Mens, dag: date) -> int | None:
    return leeftijd_op(dag, geboortedatum=mens.geboortedatum, leeftijd=mens.leeftijd, peildatum=mens.peildatum)


def _dates(een: date, ander: date) -> float:
    if een == ander:
        return 9.0
    if een.year == ander.year and (een.day, een.month) == (ander.month, ander.day):
        return 7.5
    gelijk = (een.year == ander.year) + (een.month == ander.month) + (een.day == ander.day)
    # In a year one figure is mistaken, or the one beside it is meant.
    jaar = een.year == ander.year or abs(een.year - ander.year) in (1, 10)
    return 4.0 if gelijk == 2 and jaar else -9.0


def swapped(dag: date) -> date | None:
    """Return the date with day and month swapped, when that is another date that exists."""
    return date(dag.year, dag.day, dag.month) if dag.day <= 12 and dag.day != dag.month else None


def _unborn(gezocht: Mens, bekend: Kandidaat) -> float:
    """Return what a child tells that was not born yet when somebody recorded it: at the same address only."""
    if not bekend.op_adres or not bekend.mens.ongeboren:
        return -9.0
    if gezocht.ongeboren:
        return 6.0
    geboren = gezocht.geboortedatum
    past = geboren is not None and timedelta(days=-31) <= geboren - bekend.vastgelegd <= ZWANGER
    return 6.0 if past or gezocht.leeftijd == 0 else -9.0


def _rest(gezocht: Mens, bekend: Kandidaat) -> float:
    adres = 8.0 if bekend.op_adres else 0.0
    beide = gezocht.geslacht != "O" and bekend.mens.geslacht != "O"
    geslacht = -3.0 if beide and gezocht.geslacht != bekend.mens.geslacht else 0.0
    return adres + geslacht + {1: 20.0, 0: 0.0, -1: -10.0}[bekend.bsn]


def _count(gezocht: Mens, bekend: Kandidaat, dag: date) -> _Telling:
    if gezocht.ongeboren or bekend.mens.ongeboren:
        return _Telling(max(_surname(gezocht, bekend.mens), 0.0), 0.0, _unborn(gezocht, bekend), _rest(gezocht, bekend))
    mens = bekend.mens
    achter = _surname(gezocht, mens)
    # One household bears several names, and whoever marries may take another.
    achter = max(achter, -1.5) if bekend.op_adres else achter
    return _Telling(achter, _first(gezocht, mens), _birth(gezocht, mens, dag), _rest(gezocht, bekend))


def propose(gezocht: Mens, bekenden: Iterable[Kandidaat], *, dag: date) -> list[Voorstel]:
    """
    Return who may be the one that is asked about, the most alike first, at most five.

    Who shares only a household is nobody's proposal: something of the person self must fit. A first name that
    contradicts is a twin as long as somebody else fits better.
    """
    geteld = [(_count(gezocht, bekend, dag), bekend) for bekend in bekenden]
    gehaald = [(t, b) for t, b in geteld if t.som >= _limit(t, b) and (b.bsn == 1 or _is_own(t))]
    if not gehaald:
        return []
    beste = max(t.som for t, _b in gehaald)
    dichtbij = [(t, b) for t, b in gehaald if t.som > beste - _allowed(t)]
    gegrond = [(t, b) for t, b in dichtbij if _is_grounded(t, b)]
    dichtbij = gegrond or _only_one(dichtbij)
    dichtbij.sort(key=lambda paar: -paar[0].som)
    return [Voorstel(b.persoon, t.som, _ground(t, b)) for t, b in dichtbij[:VOORSTELLEN]]


def _only_one(op_naam: list[tuple[_Telling, Kandidaat]]) -> list[tuple[_Telling, Kandidaat]]:
    """Return the one of this name and age; a name that several bear equally well tells nothing."""
    beste, *rest = sorted(op_naam, key=lambda paar: -paar[0].som)
    return [beste] if not rest or beste[0].som - rest[0][0].som >= VOORSPRONG else []


def _limit(telling: _Telling, bekend: Kandidaat) -> float:
    return DREMPEL if _is_grounded(telling, bekend) else DREMPEL_NAAM


def _is_own(telling: _Telling) -> bool:
    """Answer whether something of the person self fits: a date or a first name; an initial only with an age."""
    if telling.geboren >= 7.5 or telling.voor >= 2.5:
        return True
    return telling.voor >= 0 and (telling.geboren >= 4.0 or (telling.voor > 0 and telling.geboren > 0))


def _allowed(telling: _Telling) -> float:
    return AFSTAND / 2 if telling.voor == ANDER else AFSTAND


def _is_grounded(telling: _Telling, bekend: Kandidaat) -> bool:
    return bekend.bsn == 1 or bekend.op_adres or telling.geboren >= 4.0


def _ground(telling: _Telling, bekend: Kandidaat) -> str:
    """Return on which ground somebody is proposed, the surest first."""
    gronden: Sequence[tuple[str, Callable[[], bool]]] = (
        ("bsn", lambda: bekend.bsn == 1),
        ("ongeboren", lambda: bekend.mens.ongeboren),
        ("naam", lambda: telling.geboren == 9.0 and telling.achter == 6.0),
        ("naam_klinkt", lambda: telling.geboren == 9.0 and telling.achter > 0),
        ("datum_lijkt", lambda: telling.geboren >= 4.0),
        ("adres_naam", lambda: bekend.op_adres),
    )
    return next((code for code, past in gronden if past()), "naam_alleen")
