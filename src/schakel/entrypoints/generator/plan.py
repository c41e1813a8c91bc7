"""The plan of a year: which households, with which reports and which lives.  No database, no clock, one seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from schakel.entrypoints.generator.gezinnen import Gezin

NAAMRUIMTE = UUID("6f1d6c0e-5a2b-4c57-9a53-5f5a0e7b1c11")

# The classes of a melding as the plan counts them; the deed that registers it finds the same from the people.
EERSTE, HER_MEER, HER_EEN = "eerste", "hermelding_meer", "hermelding_een"
VERVOLG_BEOORDELING, VERVOLG_NA, VERVOLG_MONITORING = "vervolg_beoordeling", "vervolg_na", "vervolg_monitoring"
NIET_INGEDEELD = "niet_ingedeeld"
KLASSEN = (EERSTE, HER_MEER, HER_EEN, VERVOLG_BEOORDELING, VERVOLG_NA, VERVOLG_MONITORING, NIET_INGEDEELD)


@dataclass(frozen=True, slots=True)
class Stap:
    """One deed to come: when, which, on which melding of the household, and what is chosen in it."""

    moment: datetime
    soort: str
    melding: int
    keuze: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Melding:
    """One report of a household."""

    nummer: int
    plek: int
    sleutel: UUID
    klasse: str
    ontvangen_op: datetime
    melder: str
    vorm: str
    aarden: tuple[str, ...]
    acuut: str
    veiligheid: str
    route: str
    toelichting: str
    bekenden: int
    uit_advies: bool = False
    telt: bool = True


@dataclass(frozen=True, slots=True)
class Huishouden:
    """A household with everything that happens to it, in order of time."""

    nummer: int
    gemeente: str
    postcode4: str
    woonplaats: str
    straat: str
    huisnummer: int
    geheim: bool
    gezin: Gezin
    meldingen: tuple[Melding, ...]
    stappen: tuple[Stap, ...]
    is_open: bool

    @property
    def sleutel(self) -> UUID:
        """Return the key of its first melding: when that is there, the household was made."""
        return self.meldingen[0].sleutel


@dataclass(frozen=True, slots=True)
class Advies:
    """One advice that was given to somebody about nobody in particular."""

    nummer: int
    gegeven_op: datetime
    gemeente: str
    vrager: str
    vorm: str
    reden: str
    tekst: str
    antwoord: str
    is_vervolg: bool


@dataclass(frozen=True, slots=True)
class Jaarplan:
    """A whole year: households (those still open first) and the adviezen that stand by themselves."""

    regio: str
    jaar: int
    seed: int
    huishoudens: tuple[Huishouden, ...]
    adviezen: tuple[Advies, ...]
    per_maand: Mapping[int, int]

    @property
    def meldingen(self) -> list[Melding]:
        """Return the meldingen that count in the year, in order of household."""
        return [m for h in self.huishoudens for m in h.meldingen if m.telt]

    @property
    def omgezet(self) -> int:
        """Return how many meldingen of the year end as an advies: these count among the adviezen."""
        return sum(m.route == "advies" for m in self.meldingen)

    @property
    def uit_advies(self) -> int:
        """Return how many meldingen of the year began as an advies: that advies counts among the adviezen."""
        return sum(m.uit_advies for m in self.meldingen)


def sleutel_van(regio: str, jaar: int, seed: int, nummer: str) -> UUID:
    """Return the key of a melding: the same for the same seed, so that a second run makes nothing twice."""
    return uuid5(NAAMRUIMTE, f"{regio}|{jaar}|{seed}|{nummer}")
