"""Which states has a plan, what was already there when it began, and in which part does the work stand?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.tijd import AMSTERDAM


class PlanStatus(StrEnum):
    """Is this the plan of the household now?"""

    ACTIEF = "ACTIEF"
    NIET_NODIG = "NIET_NODIG"
    GESLOTEN = "GESLOTEN"


# Somebody decided for this household: there is a plan, or there was a reason to make none.
GELDT = (PlanStatus.ACTIEF.value, PlanStatus.NIET_NODIG.value)

PLAN_OVERGANGEN: Mapping[PlanStatus, frozenset[PlanStatus]] = {
    PlanStatus.ACTIEF: frozenset({PlanStatus.GESLOTEN}),
    PlanStatus.NIET_NODIG: frozenset({PlanStatus.GESLOTEN}),
    PlanStatus.GESLOTEN: frozenset(),
}

STATUS_NAMEN: Mapping[PlanStatus, str] = {
    PlanStatus.ACTIEF: "actief",
    PlanStatus.NIET_NODIG: "geen plan nodig",
    PlanStatus.GESLOTEN: "gesloten",
}


class Planfase(StrEnum):
    """The three parts of a plan, in this order: safety first."""

    VEILIGHEID = "VEILIGHEID"
    HULPVERLENING = "HULPVERLENING"
    HERSTEL = "HERSTEL"


class Bladsoort(StrEnum):
    """The sheets of a plan on which texts stand that everybody writes on."""

    KAART = "KAART"
    OMGANG = "OMGANG"


class Lopendsoort(StrEnum):
    """What was already there before a plan began."""

    TEAM = "TEAM"
    REGISSEUR = "REGISSEUR"
    PLAN = "PLAN"
    ANDERS = "ANDERS"


class Lopendkeuze(StrEnum):
    """What happens with something that was already there."""

    GAAT_DOOR = "GAAT_DOOR"
    OVERGENOMEN = "OVERGENOMEN"
    STOPT = "STOPT"


@dataclass(frozen=True, slots=True)
class Nogwat:
    """Help or a plan that is known nowhere in the system; the family tells of it."""

    naam: str
    keuze: Lopendkeuze
    zin: str


# The fields of the map: three columns, and when people talk on.
KAARTVELDEN = ("gebeurd", "lastiger", "sterk", "getoond", "nu", "volgende_op", "volgende_waar")
MOMENTVORM = "%Y-%m-%dT%H:%M"
OMGANGVELDEN = ("waar", "wanneer", "wie_erbij", "als_het_misgaat")


def meeting_of(kaart: Mapping[str, str]) -> datetime | None:
    """Return when people talk on, as the map says it."""
    tekst = kaart.get("volgende_op", "")
    return datetime.strptime(tekst, MOMENTVORM).replace(tzinfo=AMSTERDAM) if tekst else None


def check_plan_transition(van: PlanStatus, naar: PlanStatus) -> None:
    """
    Check that a plan may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in PLAN_OVERGANGEN[van]:
        raise NotPossible(f"Dit plan is {STATUS_NAMEN[van]}. Dat kan niet {STATUS_NAMEN[naar]} worden.")


def check_active(status: str) -> None:
    """
    Check that a plan can still be worked on.

    :raises NotPossible: if it is closed, or was never needed
    """
    if status != PlanStatus.ACTIEF:
        raise NotPossible("Dit plan is gesloten. U kunt het lezen, en niet meer veranderen.")


def check_reason(veld: str, reden: str) -> str:
    """
    Return a reason as it is kept.

    :raises InvalidInput: if it says nothing
    """
    if not reden.strip():
        raise InvalidInput({veld: ["Schrijf in een zin waarom."]})
    return reden.strip()


def check_answered(gevraagd: Collection[str], antwoorden: Mapping[str, tuple[str, str]]) -> None:
    """
    Check that of everything that was already there is said what happens with it, in one sentence each.

    :raises InvalidInput: naming each that has no answer
    """
    fouten: dict[str, list[str]] = {}
    for code in gevraagd:
        keuze, zin = antwoorden.get(code, ("", ""))
        if keuze not in set(Lopendkeuze):
            fouten[f"{code}-keuze"] = ["Kies wat hiermee gebeurt."]
        if not zin.strip():
            fouten[f"{code}-zin"] = ["Schrijf in een zin wat u hebt afgesproken."]
    if fouten:
        raise InvalidInput(fouten)
