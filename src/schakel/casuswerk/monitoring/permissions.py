"""Who may follow a household after a handover?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import may
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.permissions import check_in
from schakel.kernel.handeling import Handeling


def check_can_record(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not record a check.

    :raises NotAllowed: if the matrix does not grant it
    """
    anders = _("Alleen wie de veiligheid volgt, legt dit vast.")
    check_in(handeling, "monitoring", "wijzigen", dossier=dossier, anders=anders)


def check_can_follow_up(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not say what was done about unsafety.

    :raises NotAllowed: if the matrix does not grant it
    """
    anders = _("Het team dat verantwoordelijk is, legt dit vast.")
    check_in(handeling, "monitoring", "opvolgen", dossier=dossier, anders=anders)


def check_can_ask_lightly(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not record a light moment.

    :raises NotAllowed: if the matrix does not grant it
    """
    anders = _("Het team dat verantwoordelijk is, legt dit vast.")
    check_in(handeling, "monitoring", "controleren", dossier=dossier, anders=anders)


def check_can_ring(handeling: Handeling, *, dossier: int) -> None:
    """
    Refuse whoever may not ring the bell at the other team.

    :raises NotAllowed: if the matrix does not grant it
    """
    anders = _("Alleen wie dit gezin volgt, trekt aan de bel.")
    check_in(handeling, "monitoring", "escaleren", dossier=dossier, anders=anders)


def may_in(handeling: Handeling, actie: str, *, dossier: int) -> bool:
    """Answer whether the matrix grants this in any relation that the acting team has to the dossier."""
    relaties = dossiers.relations_to(handeling, dossier=dossier)
    return any(may(handeling, "monitoring", actie, relatie=relatie) for relatie in relaties)


def may_recognise(handeling: Handeling) -> bool:
    """Answer whether the actor may say that people are known; else triage does so (ADR-0017)."""
    return may(handeling, "herkennen", "bevestigen")
