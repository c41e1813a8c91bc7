"""There was contact: with people who wait, or with a team that a notice did not reach."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.dossiers.actions.dossier import note
from schakel.casuswerk.dossiers.rules import NIET_BEREIKT
from schakel.kernel.errors import NotAllowed, NotPossible
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


@transaction.atomic
def record_called(handeling: Handeling, *, termijn: Termijn) -> None:
    """
    Record that a team, which a notice could not reach, was called: it knows now, and the clock of who sent it ends.

    :raises NotAllowed: if another team sent the notice
    :raises NotPossible: if it is about something else, or the clock does not run
    """
    rij = Termijn.objects.select_for_update().filter(pk=termijn.pk).first()
    if rij is None or rij.team_id != handeling.team or handeling.wie is None:
        raise NotAllowed(_("Dit bericht is van een ander team."))
    if rij.definitie != NIET_BEREIKT or rij.status != "LOPEND":
        raise NotPossible(_("Hier wacht niemand meer op."))
    over = (rij.onderwerp_soort, rij.onderwerp_id) if rij.onderwerp_id is not None else None
    note(handeling, "bericht.team_gebeld", dossier=rij.dossier_id or 0, onderwerp=over)
