"""Who may do what with the way a vision is carried out?"""

from django.utils.translation import gettext as _

from schakel.basis.organisaties.queries import own_gemeenten, works_for_region, works_within
from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling
from schakel.sturing.uitvoering.models import Opdracht


def check_can_load(handeling: Handeling) -> None:
    """
    Check that the actor may load a master.

    :raises NotAllowed: if the actor is neither administrator nor machine
    """
    if handeling.rol != "beheer" and handeling.wie is not None:
        raise NotAllowed(_("Alleen een beheerder kan sjablonen laden."))


def writable_plans(handeling: Handeling) -> frozenset[str]:
    """Return the municipalities whose plan the actor may write."""
    return own_gemeenten(handeling) if may(handeling, "uitvoeringsplan", "wijzigen") else frozenset()


def check_can_write_plan(handeling: Handeling, gemeente: str) -> int:
    """
    Check that the actor writes plans, for this municipality, and return who.

    :raises NotAllowed: if not
    """
    check_can(handeling, "uitvoeringsplan", "wijzigen")
    if handeling.wie is None or gemeente not in own_gemeenten(handeling):
        raise NotAllowed(_("Uw team werkt niet voor deze gemeente. Haar eigen beleidsmedewerker schrijft het plan."))
    return handeling.wie


def check_can_write_overview(handeling: Handeling, gemeente: str) -> int:
    """
    Check that the actor writes plans: for one municipality its own team, for all who steers the region; return who.

    :raises NotAllowed: if not
    """
    if gemeente:
        return check_can_write_plan(handeling, gemeente)
    check_can(handeling, "uitvoeringsplan", "wijzigen")
    if handeling.wie is None:
        raise NotAllowed(_("Dit kan alleen een medewerker doen."))
    if not works_for_region(handeling):
        raise NotAllowed(_("Kies uw eigen gemeente. Wat voor de hele regio geldt, schrijft de regio op."))
    return handeling.wie


def _check_person(handeling: Handeling, object_: str, actie: str) -> int:
    check_can(handeling, object_, actie)
    if handeling.wie is None:
        raise NotAllowed(_("Dit kan alleen een medewerker doen."))
    return handeling.wie


def check_can_start_scan(handeling: Handeling, *, gemeente: str, team: int | None) -> int:
    """
    Check that the actor may begin a scan: of a municipality or a team for which the own team works; return who.

    :raises NotAllowed: if not
    """
    wie = _check_person(handeling, "zelfscan", "maken")
    eigen = own_gemeenten(handeling)
    vreemd = gemeente not in eigen if gemeente else team is not None and not works_within(team, handeling)
    if vreemd and not works_for_region(handeling):
        raise NotAllowed(_("Uw team werkt niet voor deze gemeente."))
    return wie


def check_can_fill_in(handeling: Handeling) -> int:
    """
    Check that the actor may fill in a scan, and return who.

    :raises NotAllowed: if not
    """
    return _check_person(handeling, "zelfscan", "beantwoorden")


def check_can_decide_together(handeling: Handeling) -> int:
    """
    Check that the actor may keep what a group says together, and return who.

    :raises NotAllowed: if not
    """
    return _check_person(handeling, "zelfscan", "besluiten")


def check_can_commission(handeling: Handeling, gemeente: str) -> int:
    """
    Check that the actor commissions teams for this municipality, and return who.

    :raises NotAllowed: if not
    """
    wie = _check_person(handeling, "opdracht", "wijzigen")
    if gemeente not in own_gemeenten(handeling):
        raise NotAllowed(_("Uw team werkt niet voor deze gemeente."))
    return wie


def side_of(handeling: Handeling, opdracht: Opdracht) -> str:
    """Return for which side of a commission the actor may sign; empty for neither."""
    if handeling.team == opdracht.opdrachtgever_id and may(handeling, "opdracht", "wijzigen"):
        return "gemeente"
    if handeling.team == opdracht.team_id and may(handeling, "opdracht", "bevestigen"):
        return "team"
    return ""


def check_can_sign(handeling: Handeling, opdracht: Opdracht) -> tuple[int, str]:
    """
    Check that the actor may sign a commission, and return who, and for which side.

    :raises NotAllowed: if not
    """
    kant = side_of(handeling, opdracht)
    if not kant or handeling.wie is None:
        raise NotAllowed(_("U kunt deze opdracht niet tekenen."))
    return handeling.wie, kant


def check_can_follow_up(handeling: Handeling) -> int:
    """
    Check that the actor may say what the own team has to work with, and return who.

    :raises NotAllowed: if not
    """
    return _check_person(handeling, "opdracht", "opvolgen")
