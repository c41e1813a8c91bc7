"""What is a self-scan: filled in alone, then together; what differs, what lacks, and what changed since last time?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schakel.kernel.errors import NotPossible

# Fewer people would recognise each other in the spread (never a figure per employee).
MINSTENS = 5
# From "grotendeels" on, a requirement is met; below it is a gap.
VOLDOENDE = 3
SCORES: Mapping[str, str] = {
    "1": "niet",
    "2": "beginnend",
    "3": "grotendeels",
    "4": "volledig",
    "nvt": "n.v.t. of weet niet",
}


class Laag(StrEnum):
    """At which layer is a scan held?"""

    GEMEENTE = "GEMEENTE"
    ORGANISATIE = "ORGANISATIE"
    PROFESSIONAL = "PROFESSIONAL"


LAAGNAMEN: Mapping[Laag, str] = {
    Laag.GEMEENTE: "Gemeente",
    Laag.ORGANISATIE: "Organisatie",
    Laag.PROFESSIONAL: "Professionals van een team",
}
VRAGENLIJSTEN: Mapping[Laag, str] = {
    Laag.GEMEENTE: "zelfscan_gemeente",
    Laag.ORGANISATIE: "zelfscan_organisatie",
    Laag.PROFESSIONAL: "zelfscan_professional",
}


class ZelfscanStatus(StrEnum):
    """How far is a scan?"""

    ALLEEN = "ALLEEN"
    SAMEN = "SAMEN"
    KLAAR = "KLAAR"


ALLOWED_TRANSITIONS: Mapping[ZelfscanStatus, frozenset[ZelfscanStatus]] = {
    ZelfscanStatus.ALLEEN: frozenset({ZelfscanStatus.SAMEN}),
    ZelfscanStatus.SAMEN: frozenset({ZelfscanStatus.KLAAR}),
    ZelfscanStatus.KLAAR: frozenset(),
}


def check_transition(van: ZelfscanStatus, naar: ZelfscanStatus) -> None:
    """
    Check that a scan may go on: first alone, then together, then done.

    :raises NotPossible: if not
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible("Deze zelfscan is al een stap verder. Bekijk de bladzijde opnieuw.")


def check_state(is_: ZelfscanStatus, moet: ZelfscanStatus) -> None:
    """
    Check that a scan is in the phase that this asks.

    :raises NotPossible: if not
    """
    if is_ is not moet:
        tekst = {
            ZelfscanStatus.ALLEEN: "Invullen kan niet meer: de scan wordt nu samen besproken.",
            ZelfscanStatus.SAMEN: "Dit kan alleen terwijl u de scan samen bespreekt.",
            ZelfscanStatus.KLAAR: "Deze scan is nog niet klaar.",
        }
        raise NotPossible(tekst[moet])


@dataclass(frozen=True, slots=True)
class Spreiding:
    """How answers of five or more people to one statement lie apart."""

    aantallen: Mapping[str, int]

    @property
    def laagste(self) -> int | None:
        """Return the lowest score that somebody gave."""
        return min(self._punten, default=None)

    @property
    def hoogste(self) -> int | None:
        """Return the highest score that somebody gave."""
        return max(self._punten, default=None)

    @property
    def ver_uit_elkaar(self) -> bool:
        """Answer whether people differ by two steps or more: then first ask each other why."""
        punten = self._punten
        return bool(punten) and max(punten) - min(punten) >= 2

    @property
    def _punten(self) -> list[int]:
        return [int(score) for score, n in self.aantallen.items() if score.isdigit() and n]


def spread_of(rijen: Iterable[tuple[str, str, int]]) -> dict[str, Spreiding]:
    """Return the spread per statement from rows of statement, score and number of people."""
    per: dict[str, dict[str, int]] = {}
    for vraag, score, aantal in rijen:
        per.setdefault(vraag, {})[score] = aantal
    return {vraag: Spreiding(aantallen) for vraag, aantallen in per.items()}


def gaps(scores: Mapping[str, str]) -> list[str]:
    """Return the statements that are not met yet, the weakest first, in the order in which they stand."""
    open_ = [(int(score), n, vraag) for n, (vraag, score) in enumerate(scores.items()) if score.isdigit()]
    return [vraag for score, _n, vraag in sorted(open_) if score < VOLDOENDE]


class Verschil(StrEnum):
    """What became of a statement since the scan before?"""

    BETER = "beter"
    GELIJK = "gelijk"
    MINDER = "minder"
    NIEUW = "nieuw"
    NIET_TE_VERGELIJKEN = "niet te vergelijken"


def compare(toen: str, nu: str, *, zelfde_tekst: bool) -> Verschil:
    """Return what became of a statement; another text is another question."""
    if not toen:
        return Verschil.NIEUW
    if not zelfde_tekst or not (toen.isdigit() and nu.isdigit()):
        return Verschil.NIET_TE_VERGELIJKEN
    if int(nu) == int(toen):
        return Verschil.GELIJK
    return Verschil.BETER if int(nu) > int(toen) else Verschil.MINDER


def check_answers(antwoorden: Mapping[str, str], vragen: Sequence[str]) -> dict[str, list[str]]:
    """Return which statements have no score that exists, by statement."""
    return {v: ["Kies een score."] for v in vragen if antwoorden.get(v) not in SCORES}
