"""How does a team or an organisation leave?  Not before somebody else has taken over what it carries."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions, queries
from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.organisaties.rules import what_to_hand_over
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def end_team(handeling: Handeling, *, team: Team, tot: date) -> None:
    """
    This function will end a team; `tot` is the first day that no longer counts.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises InvalidInput: if the day lies before the first one, or more than a day ahead
    :raises NotPossible: if the team has ended, or still carries something
    """
    permissions.check_can_store(handeling)
    _check_day(handeling, team, tot)
    _end_teams([team], tot)
    handeling.spoor.noteer("team", actie="D")


@transaction.atomic
def end_organisatie(handeling: Handeling, *, organisatie: Organisatie, tot: date) -> None:
    """
    This function will end an organisation with its teams; `tot` is the first day that no longer counts.

    :raises NotAllowed: if the actor is not a functional administrator
    :raises InvalidInput: if the day lies before the first one, or more than a day ahead
    :raises NotPossible: if it has ended, or one of its teams still carries something
    """
    permissions.check_can_store(handeling)
    _check_day(handeling, organisatie, tot)
    _end_teams(queries.teams_to_end(organisatie.pk, tot), tot)
    # The guard of the database sees every dossier, this administrator none: it has the last word.
    try:
        with transaction.atomic():
            Organisatie.objects.filter(pk=organisatie.pk).update(geldig_tot=tot)
    except IntegrityError as fout:
        raise NotPossible(
            _("Een team van deze organisatie antwoordt nog voor dossiers. Laat een ander team die eerst overnemen.")
        ) from fout
    handeling.spoor.noteer("organisatie", actie="D")


def _end_teams(teams: Sequence[Team], tot: date) -> None:
    regels = [
        _("%(team)s: %(wat)s.") % {"team": team.naam, "wat": ", ".join(nog)}
        for team in teams
        if (nog := what_to_hand_over(queries.carried_by_team(team.pk)))
    ]
    if regels:
        kop = _("Dit kan pas als een ander team het werk heeft overgenomen. Het antwoordt nog voor:")
        raise NotPossible(" ".join([kop, *regels]))
    for team in teams:
        try:
            with transaction.atomic():
                Team.objects.filter(pk=team.pk).update(geldig_tot=max(tot, team.geldig_van + timedelta(days=1)))
        except IntegrityError as fout:
            raise NotPossible(_("%(team)s kreeg intussen nieuw werk. Kijk opnieuw.") % {"team": team.naam}) from fout


def _check_day(handeling: Handeling, rij: Team | Organisatie, tot: date) -> None:
    morgen = lokale_datum(handeling.moment) + timedelta(days=1)
    if rij.geldig_tot is not None and rij.geldig_tot < morgen:
        raise NotPossible(_("%(naam)s is al gestopt.") % {"naam": rij.naam})
    if tot <= rij.geldig_van:
        raise InvalidInput({"tot": [_("De laatste dag ligt voor de eerste. Kies een latere dag.")]})
    if tot > morgen:
        raise InvalidInput({"tot": [_("Leg dit vast op de dag zelf. Tot dan kan het team nog nieuw werk krijgen.")]})
