"""Who may do what with terms?"""

from collections.abc import Iterable

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import queries as toegang
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


def check_can_work_on(handeling: Handeling, teams: Iterable[int | None]) -> None:
    """
    Check that the actor acts for the team that owns each of these terms.

    :raises NotAllowed: if one of them belongs to another team
    """
    if handeling.team is None or any(team != handeling.team for team in teams):
        raise NotAllowed("Deze termijn is van een ander team. U kunt haar niet overnemen of aanpassen.")


def check_can_decide(handeling: Handeling, team: int | None) -> None:
    """
    Check that the actor acts for the team that owns the term, or for another team of its organisation.

    A front desk has no leader of its own; who sees the dossier is guarded by the dossier.

    :raises NotAllowed: if the term belongs to another organisation
    """
    if team == handeling.team:
        return
    if not Team.objects.filter(pk=team or 0, organisatie_id=handeling.organisatie or 0).exists():
        raise NotAllowed("Deze termijn is van een andere organisatie. U kunt er niet over beslissen.")


def check_can_load(handeling: Handeling) -> None:
    """
    Check that the actor may load definitions.

    :raises NotAllowed: if the actor is neither administrator nor machine
    """
    if handeling.rol != "beheer" and handeling.wie is not None:
        raise NotAllowed("Alleen een beheerder kan termijnen laden.")


def check_is_person(handeling: Handeling) -> int:
    """
    Check that a person acts, and return who.

    :raises NotAllowed: if a machine does
    """
    if handeling.wie is None:
        raise NotAllowed("Dit kan alleen een medewerker doen.")
    return handeling.wie


def check_works_in_team(handeling: Handeling, medewerker: int) -> None:
    """
    Check that the colleague works in the actor's team today: work given to anybody else is seen by nobody.

    :raises NotAllowed: if not
    """
    leden = toegang.members_of(handeling.team or 0, lokale_datum(handeling.moment))
    if not leden.filter(medewerker_id=medewerker).exists():
        raise NotAllowed("Deze collega werkt nu niet in uw team.")
