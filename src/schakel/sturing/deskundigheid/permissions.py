"""Who may do what with skills, meldcode and reach?"""

from django.utils.translation import gettext as _

from schakel.basis.organisaties.queries import organisations_within, own_gemeenten, works_for_region
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


def steers(handeling: Handeling, object_: str) -> bool:
    """Answer whether the actor keeps what is of the whole region: who works for one municipality reads it."""
    return may(handeling, object_, "wijzigen") and works_for_region(handeling)


def check_steers(handeling: Handeling, object_: str) -> int:
    """
    Check that a person acts who keeps what is of the whole region, and return who.

    :raises NotAllowed: if not
    """
    wie = check_person(handeling, object_, "wijzigen")
    if not steers(handeling, object_):
        raise NotAllowed(_("Dit is van de hele regio. Haar eigen beleidsmedewerkers houden het bij."))
    return wie


def steers_organisation(handeling: Handeling, object_: str, organisatie: int) -> bool:
    """Answer whether the actor speaks with this organisation for the region, or for the one municipality it serves."""
    if not may(handeling, object_, "wijzigen"):
        return False
    return works_for_region(handeling) or organisatie in organisations_within(handeling)


def check_steers_organisation(handeling: Handeling, object_: str, organisatie: int) -> int:
    """
    Check that the actor speaks with this organisation for the region or for its municipality, and return who.

    :raises NotAllowed: if not
    """
    wie = check_person(handeling, object_, "wijzigen")
    if not steers_organisation(handeling, object_, organisatie):
        raise NotAllowed(_("Deze organisatie werkt niet alleen voor uw gemeente. De regio spreekt met haar."))
    return wie


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
    if steers_organisation(handeling, "meldcode", organisatie):
        return check_person(handeling, "meldcode", "wijzigen")
    wie = check_person(handeling, "meldcode", "beantwoorden")
    if handeling.organisatie != organisatie or not guards_meldcode(handeling, dag=lokale_datum(handeling.moment)):
        raise NotAllowed(_("Alleen de aandachtsfunctionaris van deze organisatie kan dit vastleggen."))
    return wie


def may_appoint(handeling: Handeling, organisatie: int, gemeente: str = "") -> bool:
    """Answer whether the actor may say who guards the meldcode at this organisation, or for this municipality."""
    if may(handeling, "meldcode", "wijzigen") and gemeente in own_gemeenten(handeling):
        return True
    eigen = handeling.organisatie == organisatie and may(handeling, "meldcode", "beantwoorden")
    return eigen or steers_organisation(handeling, "meldcode", organisatie)


def check_can_appoint(handeling: Handeling, organisatie: int, gemeente: str = "") -> int:
    """
    Check that the actor may say who guards the meldcode at this organisation, or for this municipality.

    :raises NotAllowed: if not
    """
    wie = check_person(handeling, "meldcode", "beantwoorden")
    if not may_appoint(handeling, organisatie, gemeente):
        raise NotAllowed(_("U kunt dit alleen voor uw eigen organisatie vastleggen."))
    return wie


def may_report(handeling: Handeling, organisatie: int) -> bool:
    """Answer whether the actor may say how an organisation does with its meldcode."""
    if steers_organisation(handeling, "meldcode", organisatie):
        return True
    eigen = handeling.organisatie == organisatie and may(handeling, "meldcode", "beantwoorden")
    return eigen and guards_meldcode(handeling, dag=lokale_datum(handeling.moment))
