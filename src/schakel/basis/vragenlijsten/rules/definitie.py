"""What is a questionnaire: blocks of questions, which lead on to one another, and outcomes that are only advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AntwoordSoort(StrEnum):
    """Which kinds of answer are there?"""

    JA_NEE = "ja_nee"
    ENKELVOUD = "enkelvoud"
    MEERVOUD = "meervoud"
    SCHAAL = "schaal"
    TEKST = "tekst"


class Reden(StrEnum):
    """When must an answer carry a reason?"""

    NOOIT = "nooit"
    BIJ_POSITIEF = "bij_positief"
    ALTIJD = "altijd"


JA_NEE_OPTIES: Mapping[str, str] = {"ja": "ja", "nee": "nee", "weet_niet": "weet niet"}


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question; `positief` names the answers that make its block positive."""

    code: str
    tekst: str
    soort: AntwoordSoort
    opties: Mapping[str, str]
    positief: frozenset[str]
    van: int = 0
    tot: int = 0
    positief_vanaf: int | None = None
    verplicht: bool = True
    reden: Reden = Reden.NOOIT
    toelichting: str = ""
    varianten: frozenset[str] = frozenset()
    tonen_als: tuple[str, frozenset[str]] | None = None


@dataclass(frozen=True, slots=True)
class Blok:
    """Questions that belong together, asked once or for each person."""

    code: str
    titel: str
    vragen: tuple[Vraag, ...]
    per_persoon: bool = False
    positief_bij: int = 1
    overslaan_als_positief: str = ""
    varianten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScoreRij:
    """One row of a scoring table: which blocks must be positive, which may not be."""

    uitslag: str
    tekst: str
    positief: frozenset[str]
    niet_positief: frozenset[str]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """An outcome (danger, safety) with its scoring table; the first row that fits is the advice."""

    code: str
    titel: str
    rijen: tuple[ScoreRij, ...]


@dataclass(frozen=True, slots=True)
class Definitie:
    """A whole questionnaire, as one version defines it."""

    titel: str
    blokken: tuple[Blok, ...]
    uitkomsten: tuple[Uitkomst, ...]
    varianten: Mapping[str, str]
    medebeoordeling_verplicht: bool = False
    medebeoordeling_rollen: frozenset[str] = frozenset()
    voorbeeld: bool = False

    def blok(self, code: str) -> Blok:
        """Return the block with this code."""
        return next(b for b in self.blokken if b.code == code)
