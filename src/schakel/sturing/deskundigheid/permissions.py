"""Who may do what with skills, meldcode and reach?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.errors import NotAllowed, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.queries.functionarissen import guards_meldcode


def check_person(handeling: Handeling, object_: str, actie: str) -> int:
    """
    Check that a person acts whom the matrix grants this, and return who.

    :raises NotAllowed: if not
    """
    check_can(handeling, object_, actie)
    if handeling.wie is None:
        raise NotAllowed(_("Dit kan alleen een medewerker doen."))
    return handeling.wie


def check_can_load(handeling: Handeling) -> None:
    """
    Check that the actor may load trainings, expertise and campaigns.

    :raises NotAllowed: if the actor is neither administrator nor machine
    """
    if handeling.rol != "beheer" and handeling.wie is not None:
        raise NotAllowed(_("Alleen een beheerder kan dit laden."))


def check_guards_meldcode(handeling: Handeling) -> int:
    """
    Check that the actor is attention officer or deputy of the own organisation today, and return who.

    :raises NotFound: if not: for others this page does not exist
    """
    if handeling.wie is None or not guards_meldcode(handeling, dag=lokale_datum(handeling.moment)):
        raise NotFound
    return handeling.wie


def check_can_report_meldcode(handeling: Handeling, organisatie: int) -> int:
    """
    Check that the actor speaks for this organisation's meldcode: who steers, or its own attention officer.

    :raises NotAllowed: if not
    """
    if may(handeling, "meldcode", "wijzigen"):
        return check_person(handeling, "meldcode", "wijzigen")
    wie = check_person(handeling, "meldcode", "beantwoorden")
    if handeling.organisatie != organisatie or not guards_meldcode(handeling, dag=lokale_datum(handeling.moment)):
        raise NotAllowed(_("Alleen de aandachtsfunctionaris van deze organisatie kan dit vastleggen."))
    return wie


def check_can_appoint(handeling: Handeling, organisatie: int) -> int:
    """
    Check that the actor may say who guards the meldcode at this organisation.

    :raises NotAllowed: if not
    """
    if may(handeling, "meldcode", "wijzigen"):
        return check_person(handeling, "meldcode", "wijzigen")
    wie = check_person(handeling, "meldcode", "beantwoorden")
    if handeling.organisatie != organisatie:
        raise NotAllowed(_("U kunt dit alleen voor uw eigen organisatie vastleggen."))
    return wie


def may_report(handeling: Handeling, organisatie: int) -> bool:
    """Answer whether the actor may say how an organisation does with its meldcode."""
    if may(handeling, "meldcode", "wijzigen"):
        return True
    eigen = handeling.organisatie == organisatie and may(handeling, "meldcode", "beantwoorden")
    return eigen and guards_meldcode(handeling, dag=lokale_datum(handeling.moment))
