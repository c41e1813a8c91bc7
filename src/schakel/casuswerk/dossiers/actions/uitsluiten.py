"""Keeping one employee out of a dossier, and letting that employee in again (T6: kin, acquaintance, honour)."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.dossiers import permissions, queries
from schakel.casuswerk.dossiers.actions.dossier import _call, note
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.dossiers.rules import Uitsluitreden
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def exclude_medewerker(handeling: Handeling, *, dossier: int, medewerker: int, reden: str) -> None:
    """Keep one employee out of a dossier, whatever the team may see; the reason is a code, never a story."""
    _call("uitsluiting_leg_op", dossier, medewerker, reden, handeling.moment)
    handeling.spoor.noteer("uitsluiting", dossier=dossier, actie="C")


@transaction.atomic
def keep_out(handeling: Handeling, *, dossier: int, team: int, medewerker: int, reden: Uitsluitreden) -> None:
    """
    Keep one employee of a team in this dossier out of it; what stood on that name goes back to the team.

    :raises NotAllowed: if the actor may not keep anybody out of this dossier
    :raises NotPossible: if that person directs, or nobody would be left in the team that answers
    :raises InvalidInput: if that person is the actor, or is out already
    """
    permissions.check_can_exclude(handeling, dossier=dossier)
    # Two deeds at once would each leave the other's colleague as the last who sees the dossier.
    _call("dossier_eis_zicht", dossier)
    if medewerker == handeling.wie:
        raise InvalidInput({"wie": [_("Wilt u zelf dit dossier niet zien? Gebruik uw lijst Niet voor mij.")]})
    buiten = {rij.medewerker_id for rij in queries.excluded_from(handeling, dossier=dossier)}
    if medewerker in buiten:
        raise InvalidInput({"wie": [_("Deze collega wordt al buiten dit dossier gehouden.")]})
    _check_nothing_left(handeling, dossier, team, medewerker, buiten)
    exclude_medewerker(handeling, dossier=dossier, medewerker=medewerker, reden=reden.value)
    termijnen.release(handeling, dossier=dossier, medewerker=medewerker)
    # Who it is, stands in the table of this room alone: an event is read by everyone in the dossier.
    note(handeling, "uitsluiting.opgelegd", dossier=dossier, codes={"reden": reden.value})


def _check_nothing_left(handeling: Handeling, dossier: int, team: int, medewerker: int, buiten: set[int]) -> None:
    regies = Regie.objects.visible_to(handeling).filter(dossier_id=dossier, geeindigd_op=None)
    if regies.filter(medewerker_id=medewerker).exists():
        raise NotPossible(_("Deze collega heeft de regie of is ervoor gevraagd. Zoek eerst een ander."))
    leden = toegang.members_of(team, lokale_datum(handeling.moment)).exclude(medewerker_id__in=[*buiten, medewerker])
    namen = queries.named_in(handeling, dossier=dossier)
    if not (leden if namen is None else leden.filter(medewerker_id__in=namen)).exists():
        raise NotPossible(_("Dan blijft er in dit team niemand over die het dossier mag zien."))


@transaction.atomic
def let_in(handeling: Handeling, *, dossier: int, medewerker: int) -> None:
    """
    Let an employee who was kept out in again; the own list of that employee (Niet voor mij) still counts.

    :raises NotAllowed: if the actor may not keep anybody out of this dossier
    :raises NotPossible: if that person is not kept out
    """
    permissions.check_can_exclude(handeling, dossier=dossier)
    (aantal,) = _call("uitsluiting_hef_op", dossier, medewerker)
    if not aantal:
        raise NotPossible(_("Deze collega wordt niet buiten dit dossier gehouden."))
    handeling.spoor.noteer("uitsluiting", dossier=dossier, actie="D")
    note(handeling, "uitsluiting.opgeheven", dossier=dossier)
