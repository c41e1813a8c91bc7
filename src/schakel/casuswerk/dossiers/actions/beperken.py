"""Letting only named colleagues see a dossier: an employee or a known person is in it, or honour plays a part (T6)."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen import queries as termijnzicht
from schakel.casuswerk.dossiers import permissions, queries
from schakel.casuswerk.dossiers.actions.dossier import _call, hold, note
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.dossiers.rules import Beperkreden, check_named
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def restrict(handeling: Handeling, *, dossier: int, medewerkers: Collection[int], reden: Beperkreden) -> None:
    """
    Let only these colleagues see a dossier, of every team of the own organisation that is in it now.

    Other organisations keep seeing what they saw. What stands on the name of somebody else goes back to the team, and
    a clock asks to look at it again. Done again, it names other people or begins the clock anew.

    :raises NotAllowed: if the actor may not keep anybody out of this dossier
    :raises InvalidInput: if fewer than two are named, the actor is not, or one works in no team of ours in the dossier
    :raises NotPossible: if whoever directs is left out, or nobody of the team that answers is named
    """
    permissions.check_can_exclude(handeling, dossier=dossier)
    hold(handeling, dossier=dossier)
    teams = queries.own_teams(handeling, dossier=dossier)
    gekozen = set(medewerkers)
    check_named(gekozen, zelf=handeling.wie, bekend=set().union(*teams.values()))
    _check_nobody_lost(handeling, dossier, gekozen, teams)
    was = queries.named_in(handeling, dossier=dossier)
    for team, leden in teams.items():
        _call("betrokkenheid_beperk", dossier, team, sorted(gekozen & leden), handeling.moment)
    for medewerker in termijnzicht.people_with_terms(dossier=dossier) - gekozen:
        if any(medewerker in leden for leden in teams.values()):
            termijnen.release(handeling, dossier=dossier, medewerker=medewerker)
    handeling.spoor.noteer("betrokkenheid", dossier=dossier, actie="U")
    # Who they are stands in the table of this room alone: an event is read by everyone in the dossier.
    soort = "beperking.ingesteld" if was is None else "beperking.herzien"
    note(handeling, soort, dossier=dossier, codes={"reden": reden.value, "aantal": len(gekozen)})


def _check_nobody_lost(handeling: Handeling, dossier: int, gekozen: set[int], teams: Mapping[int, set[int]]) -> None:
    buiten = {rij.medewerker_id for rij in queries.excluded_from(handeling, dossier=dossier)}
    if gekozen & buiten:
        raise InvalidInput({"wie": [_("U koos een collega die buiten dit dossier wordt gehouden.")]})
    regies = Regie.objects.visible_to(handeling).filter(dossier_id=dossier, geeindigd_op=None, team_id__in=list(teams))
    if set(regies.values_list("medewerker_id", flat=True)) - gekozen:
        raise NotPossible(_("Wie de regie heeft of ervoor gevraagd is, moet het dossier kunnen zien. Kies die erbij."))
    nu = queries.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is not None and nu.team in teams and not gekozen & teams[nu.team]:
        raise NotPossible(_("Van het team dat nu verantwoordelijk is, moet iemand het dossier kunnen zien."))


@transaction.atomic
def lift_restriction(handeling: Handeling, *, dossier: int) -> None:
    """
    Let the whole of each team see the dossier again; whom a colleague or an own list keeps out stays out.

    :raises NotAllowed: if the actor may not keep anybody out of this dossier
    :raises NotPossible: if everybody may see it already
    """
    permissions.check_can_exclude(handeling, dossier=dossier)
    hold(handeling, dossier=dossier)
    if queries.named_in(handeling, dossier=dossier) is None:
        raise NotPossible(_("Dit dossier is niet beperkt tot collega’s met naam."))
    for team in queries.own_teams(handeling, dossier=dossier):
        _call("betrokkenheid_beperk", dossier, team, None, handeling.moment)
    handeling.spoor.noteer("betrokkenheid", dossier=dossier, actie="U")
    note(handeling, "beperking.opgeheven", dossier=dossier)
