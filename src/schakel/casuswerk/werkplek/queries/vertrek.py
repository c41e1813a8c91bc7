"""How much do the teams of an organisation still carry?  Numbers for an administrator, never what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.organisaties.rules import Teamlast
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Vertrek:
    """An organisation that may leave, with what each of its teams still carries."""

    organisatie: Organisatie
    teams: Sequence[tuple[Team, Teamlast]]


def open_vertrek(handeling: Handeling, *, publiek_id: UUID) -> Vertrek:
    """
    Return an organisation with its running teams and how much each still carries.

    :raises NotFound: if there is none
    """
    rij = Organisatie.objects.filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("organisatie")
    teams = organisaties.teams_to_end(rij.pk, lokale_datum(handeling.moment))
    return Vertrek(rij, [(team, organisaties.carried_by_team(team.pk)) for team in teams])


def access_team(handeling: Handeling, *, publiek_id: UUID) -> Team:
    """
    Return the team with this public id.

    :raises NotFound: if there is none
    """
    rij = Team.objects.select_related("organisatie").filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("team")
    return rij
