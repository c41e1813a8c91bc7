"""How do the people who may sign in stand on the door?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from schakel.basis.toegang import queries
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.rules import rollen, rolnaam
from schakel.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person of the demo, as a card on the door."""

    code: str
    naam: str
    rol: str
    team: str
    organisatie: str
    toelichting: str = ""
    plek: tuple[str, str] = ("", "")
    """Kind of team and role, as the region's folder calls them."""
    herkomst: str = ""


# One of each role, in the order in which a report travels: whoever looks for the first time, begins here.
BEGIN = (
    ("vt_voordeur", "vt_intake"), ("vt_triage", "vt_triage"), ("vt_expertise", "vt_vertrouwensarts"),
    ("vt_onderzoek", "vt_onderzoeker"), ("vt_onderzoek", "vt_gedragswetenschapper"), ("vt_triage", "vt_teamleider"),
    ("jeugdteam", "jeugdteam"), ("wijkteam", "lokaal_team"), ("politie", "politie"), ("vt_voordeur", "fg"),
    ("vt_voordeur", "beheer"),
)  # fmt: skip
HOOGSTENS_OPEN = 30
"""So many cards can be looked over at once; beyond it, the others are folded in by organisation."""


def personas() -> list[Persona]:
    """Return the invented persons of the demo, grouped by organisation."""
    return [
        Persona(
            code=str(lid.medewerker.publiek_id),
            naam=lid.medewerker.naam,
            rol=rolnaam(lid.rol),
            team=lid.team.naam,
            organisatie=lid.team.organisatie.naam,
            toelichting=rollen()[lid.rol].uitleg if lid.rol in rollen() else "",
            plek=(lid.team.soort, lid.rol),
            herkomst=lid.team.organisatie.herkomst,
        )
        for lid in queries.demo_accounts()
    ]


def door(mensen: Sequence[Persona]) -> dict[str, object]:
    """Return the cards of the door: where to begin, and everyone by organisation."""
    groepen = [{"naam": naam, "personas": list(groep)} for naam, groep in groupby(mensen, lambda p: p.organisatie)]
    if len(mensen) <= HOOGSTENS_OPEN:
        return {"organisaties": groepen, "begin": []}
    thuis = next((p.herkomst for p in mensen if p.plek == BEGIN[0]), "")
    eerst = sorted(mensen, key=lambda p: p.herkomst != thuis)
    gekozen = [next((p for p in eerst if p.plek == plek), None) for plek in BEGIN]
    return {"organisaties": groepen, "begin": [p for p in gekozen if p is not None]}


def choose(leden: Sequence[Teamlid], team: UUID) -> Teamlid:
    """
    Return the membership of this team.

    :raises NotFound: if this person does not act for it
    """
    for lid in leden:
        if lid.team.publiek_id == team:
            return lid
    raise NotFound
