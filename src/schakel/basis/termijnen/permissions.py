"""Who may do what with terms?"""

from collections.abc import Iterable

from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling


def check_can_work_on(handeling: Handeling, teams: Iterable[int | None]) -> None:
    """
    Check that the actor acts for the team that owns each of these terms.

    :raises NotAllowed: if one of them belongs to another team
    """
    if handeling.team is None or any(team != handeling.team for team in teams):
        raise NotAllowed("Deze termijn is van een ander team. U kunt haar niet overnemen of aanpassen.")


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
