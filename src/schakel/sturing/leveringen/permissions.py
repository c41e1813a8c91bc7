"""Who may make, read and release a delivery, and who mends?"""

from django.utils.translation import gettext as _

from schakel.basis.toegang.permissions import check_can, may
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling

BEHEERDERS = frozenset({"beheer"})
MACHINE = "machine"


def check_can_load(handeling: Handeling) -> None:
    """
    Check that the actor may load a layout.

    :raises NotAllowed: if not a functional administrator
    """
    if handeling.rol not in BEHEERDERS:
        raise NotAllowed(_("Alleen functioneel beheer mag een bestandsindeling laden."))


def check_can_see(handeling: Handeling) -> None:
    """
    Check that the actor may read about deliveries of the own organisation.

    :raises NotFound: if not: whoever may not see it, may not know what there is
    """
    if handeling.organisatie is None or not may(handeling, "levering", "zien"):
        raise NotFound


def check_can_make(handeling: Handeling) -> None:
    """
    Check that the actor may have a file made and say what stands in it about the organisation.

    Who keeps the machine may have it made as well, by a command: it shows counts, and nothing leaves by it.

    :raises NotAllowed: if not
    """
    if handeling.rol != MACHINE:
        check_can(handeling, "levering", "maken")


def check_can_release(handeling: Handeling, *, gelezen: bool) -> int:
    """
    Return who releases a file, after that person said to have read what is in it.

    :raises NotAllowed: if the actor may not
    :raises NotPossible: if no person acts: nothing leaves without one
    :raises InvalidInput: if it was not read
    """
    check_can(handeling, "levering", "bevestigen")
    if handeling.wie is None:
        raise NotPossible(_("Alleen een mens geeft een levering vrij."))
    if not gelezen:
        raise InvalidInput({"gelezen": [_("Lees eerst beide rapporten. Vink daarna aan dat u ze gelezen hebt.")]})
    return handeling.wie


def check_is_machine(handeling: Handeling) -> None:
    """
    Check that the worker does this: it alone reads the rows of a whole organisation.

    :raises NotAllowed: for everyone else
    """
    if handeling.rol != MACHINE:
        raise NotAllowed(_("Dit doet Schakel zelf."))
