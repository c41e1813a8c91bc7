"""How do the people who may sign in stand on the door?"""

from collections.abc import Sequence
from dataclasses import dataclass
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
        )
        for lid in queries.demo_accounts()
    ]


def choose(leden: Sequence[Teamlid], team: UUID) -> Teamlid:
    """
    Return the membership of this team.

    :raises NotFound: if this person does not act for it
    """
    for lid in leden:
        if lid.team.publiek_id == team:
            return lid
    raise NotFound
