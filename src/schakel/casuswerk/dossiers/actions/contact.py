"""The deed of keeping sight: there was contact with people who wait."""

from datetime import datetime

from django.db import transaction

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.dossiers.actions.dossier import note
from schakel.kernel.handeling import Handeling


@transaction.atomic
def record_contact(
    handeling: Handeling, *, dossier: int, contact_op: datetime, volgende_check_op: datetime | None = None
) -> int:
    """
    Keep when there was contact and when somebody looks again; clocks of keeping sight are counted anew from then.

    :raises NotAllowed: if the actor's team owns no running term of the dossier
    :raises InvalidInput: if the contact lies ahead, or the next check behind us
    """
    aantal = termijnen.record_contact(
        handeling, dossier=dossier, contact_op=contact_op, volgende_check_op=volgende_check_op
    )
    # The hour of a contact is not always known: noon of today can lie ahead of us.
    note(handeling, "contact.vastgelegd", dossier=dossier, gebeurd_op=min(contact_op, handeling.moment))
    return aantal
