"""Who may give advice, and turn it into a melding?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can
from schakel.kernel.errors import NotAllowed
from schakel.kernel.handeling import Handeling

MACHINE = "machine"


def check_can_give(handeling: Handeling) -> None:
    """
    Refuse whoever may not give advice.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "advies", "maken")


def check_can_convert(handeling: Handeling) -> None:
    """
    Refuse whoever may not turn an advies into a melding.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "advies", "omzetten")


def check_can_see(handeling: Handeling) -> None:
    """
    Refuse whoever may not see adviezen.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "advies", "zien")


def check_can_ask(handeling: Handeling) -> None:
    """
    Refuse whoever may not send a question for advice.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "adviesvraag", "maken")


def check_can_answer(handeling: Handeling) -> None:
    """
    Refuse whoever may not answer a question for advice.

    :raises NotAllowed: if the matrix does not grant it
    """
    check_can(handeling, "adviesvraag", "beantwoorden")


def check_can_follow(handeling: Handeling) -> None:
    """
    Refuse everybody but the worker.

    :raises NotAllowed: for every person
    """
    if handeling.rol != MACHINE:
        raise NotAllowed(_("Dit doet de werker vanzelf."))
