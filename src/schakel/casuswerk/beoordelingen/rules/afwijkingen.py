"""When do people choose otherwise than the agreement?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schakel.casuswerk.beoordelingen.rules.besluiten import BESLUIT_NAMEN, Besluitsoort
from schakel.kernel.errors import InvalidInput

JEUGDTEAM = "jeugdteam"
NIEMAND = "niemand"
# The agreement says who keeps a case of Veilig Thuis, and that whoever helps already goes on: no team of a kind.
GEEN_TEAMSOORT = frozenset({"", "vt_onderzoek", "betrokken_team"})


class Afwijkingsoort(StrEnum):
    """In what the choice differs from the agreement."""

    ANDER_BESLUIT = "ANDER_BESLUIT"
    ANDERE_ONTVANGER = "ANDERE_ONTVANGER"
    KINDEREN_ZONDER_JEUGDTEAM = "KINDEREN_ZONDER_JEUGDTEAM"


AFWIJKING_NAMEN: Mapping[Afwijkingsoort, str] = {
    Afwijkingsoort.ANDER_BESLUIT: "ander besluit dan de afspraak",
    Afwijkingsoort.ANDERE_ONTVANGER: "andere ontvanger dan de afspraak",
    Afwijkingsoort.KINDEREN_ZONDER_JEUGDTEAM: "kinderen, en niet naar het jeugdteam",
}


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What the agreements propose: a decision, the kind of receiver, and who should be casemanager."""

    besluit: str = ""
    ontvanger: str = ""
    casemanager: str = ""


@dataclass(frozen=True, slots=True)
class Gevonden:
    """One deviation: what was proposed and what was chosen instead."""

    soort: Afwijkingsoort
    voorgesteld: str
    gekozen: str


def find_afwijkingen(
    *, voorstel: Voorstel, besluit: Besluitsoort, ontvanger: str, kinderen: int, zelfde_team: bool = False
) -> list[Gevonden]:
    """
    Return in what the choice differs. `ontvanger` is the kind of the receiving team ("" without one).

    `zelfde_team`: the receiver is the very team that the proposal found (a team that helps already has any kind).
    """
    gevonden: list[Gevonden] = []
    if voorstel.besluit and voorstel.besluit != besluit.value:
        gevonden.append(Gevonden(Afwijkingsoort.ANDER_BESLUIT, voorstel.besluit, besluit.value))
    if besluit is not Besluitsoort.OVERDRACHT:
        return gevonden
    if voorstel.ontvanger not in GEEN_TEAMSOORT and voorstel.ontvanger != ontvanger and not zelfde_team:
        gevonden.append(Gevonden(Afwijkingsoort.ANDERE_ONTVANGER, voorstel.ontvanger, ontvanger))
    if kinderen and voorstel.casemanager == JEUGDTEAM and ontvanger != JEUGDTEAM:
        gevonden.append(Gevonden(Afwijkingsoort.KINDEREN_ZONDER_JEUGDTEAM, JEUGDTEAM, ontvanger))
    return gevonden


def find_na_voorwaarden(*, voorgesteld: str, gekozen: str, kinderen: int, zelfde_team: bool = False) -> list[Gevonden]:
    """Return in what the one who goes on after voorwaarden & vervolg differs from the casemanager of the agreement."""
    if gekozen or voorgesteld in GEEN_TEAMSOORT:
        voorstel = Voorstel(ontvanger=voorgesteld, casemanager=voorgesteld)
        overdracht = Besluitsoort.OVERDRACHT if gekozen else Besluitsoort.GEEN
        return find_afwijkingen(
            voorstel=voorstel, besluit=overdracht, ontvanger=gekozen, kinderen=kinderen, zelfde_team=zelfde_team
        )
    return [Gevonden(Afwijkingsoort.ANDERE_ONTVANGER, voorgesteld, NIEMAND)]


def check_reden(gevonden: list[Gevonden], *, reden: str) -> None:
    """
    Check that another choice than the agreement's has one sentence with it.

    :raises InvalidInput: if it differs and says not why
    """
    if gevonden and not reden.strip():
        namen = "; ".join(AFWIJKING_NAMEN[g.soort] for g in gevonden)
        raise InvalidInput({"reden_anders": [f"U kiest anders dan de afspraak ({namen}). Schrijf in een zin waarom."]})


def name_of(code: str) -> str:
    """Return how a proposed decision is called on a page; an unknown code reads as itself."""
    return BESLUIT_NAMEN[Besluitsoort(code)] if code in set(Besluitsoort) else code
