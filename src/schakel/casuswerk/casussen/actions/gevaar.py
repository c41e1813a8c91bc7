"""How is the danger in a casus judged again, without a whole new judgement?"""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen import permissions
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.casussen.rules.gevaar import check_gevaar
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def judge_gevaar(handeling: Handeling, *, casus: Casus, gevaar: int, reden: str) -> Casus:
    """
    Judge the danger again: from now on every list orders the casus and its running work by it.

    :raises NotAllowed: if the actor may not change this casus
    :raises InvalidInput: if danger or reason lacks
    :raises NotPossible: if the casus is closed, or is held to be as dangerous already
    """
    permissions.check_can_change(handeling, dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    rij = Casus.objects.visible_to(handeling).select_related("dossier").get(pk=casus.pk)
    if rij.status == CasusStatus.GESLOTEN:
        raise NotPossible(_("Deze casus is gesloten. Is er nu gevaar? Maak dan een nieuwe melding."))
    check_gevaar(gevaar=gevaar, reden=reden)
    van = rij.dossier.gevaar
    if van == gevaar:
        raise NotPossible(_("Het gevaar staat al zo. Misschien was een collega u voor."))
    dossiers.judge_gevaar_again(handeling, dossier=rij.dossier, gevaar=gevaar)
    dossiers.note(
        handeling,
        "gevaar.ingeschat",
        dossier=casus.dossier_id,
        onderwerp=("casus", casus.pk),
        codes={"van": van, "naar": gevaar, "reden": reden},
    )
    return rij
