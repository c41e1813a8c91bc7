"""How does a team or an organisation leave?  Not before somebody else answers for its dossiers."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions
from schakel.basis.organisaties.models import Organisatie, Team
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def end_team(handeling: Handeling, *, team: Team, tot: date) -> None:
    """
    This function will end a team; `tot` is the first day that no longer counts.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises InvalidInput: if the day lies before the first one
    :raises NotPossible: if the team still answers for a dossier
    """
    permissions.check_can_store(handeling)
    _check_day(team, tot)
    # The guard of the database sees every dossier, this administrator none: so it is asked, not a look.
    try:
        with transaction.atomic():
            Team.objects.filter(pk=team.pk).update(geldig_tot=tot)
    except IntegrityError as fout:
        raise NotPossible(
            _("Dit team antwoordt nog voor dossiers. Het kan pas stoppen als een ander team die heeft overgenomen.")
        ) from fout
    handeling.spoor.noteer("team", actie="D")


@transaction.atomic
def end_organisatie(handeling: Handeling, *, organisatie: Organisatie, tot: date) -> None:
    """
    This function will end an organisation; `tot` is the first day that no longer counts.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises InvalidInput: if the day lies before the first one
    :raises NotPossible: if one of its teams still answers for a dossier
    """
    permissions.check_can_store(handeling)
    _check_day(organisatie, tot)
    try:
        with transaction.atomic():
            Organisatie.objects.filter(pk=organisatie.pk).update(geldig_tot=tot)
    except IntegrityError as fout:
        raise NotPossible(
            _("Een team van deze organisatie antwoordt nog voor dossiers. Laat een ander team die eerst overnemen.")
        ) from fout
    handeling.spoor.noteer("organisatie", actie="D")


def _check_day(rij: Team | Organisatie, tot: date) -> None:
    if tot <= rij.geldig_van:
        raise InvalidInput({"tot": [_("De laatste dag ligt voor de eerste. Kies een latere dag.")]})
