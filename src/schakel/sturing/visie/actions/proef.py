"""How does a pilot begin and end, and how is a roll-out followed?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Pilot, Uitrol, Uitrolstand
from schakel.sturing.visie.queries.kern import check_principle, lock_row, today, visie_of
from schakel.sturing.visie.rules.standen import Pilotbesluit


@transaction.atomic
def begin_pilot(
    handeling: Handeling, *, naam: str, focus: str, plaats: str, van: date, tot: date | None, leervragen: list[str],
    maten: list[str], eigenaar: str, uitgangspunt: int | None = None,
) -> Pilot:  # fmt: skip
    """
    This function will begin a pilot: with what it wants to learn, and by which measures.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if it has no question to learn from, or ends before it begins
    """
    permissions.check_can_steer(handeling)
    if uitgangspunt is not None:
        check_principle(handeling, uitgangspunt)
    if not leervragen:
        raise InvalidInput({"leervragen": [_("Schrijf op wat u van de pilot wilt leren.")]})
    if tot is not None and tot < van:
        raise InvalidInput({"tot": [_("De pilot kan niet eindigen voordat zij begint.")]})
    handeling.spoor.noteer("visie", actie="C")
    return Pilot.objects.create(
        visie=visie_of(handeling), naam=naam, focus=focus, plaats=plaats, van=van, tot=tot, leervragen=leervragen,
        maten=maten, eigenaar=eigenaar, uitgangspunt=uitgangspunt,
    )  # fmt: skip


@transaction.atomic
def decide_pilot(handeling: Handeling, *, pilot: UUID, besluit: str, reden: str) -> None:
    """
    This function will record what was decided about a pilot: stop, change or roll out.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if it was decided before
    :raises InvalidInput: if there is no reason
    """
    permissions.check_can_judge(handeling)
    rij = lock_row(handeling, Pilot, pilot)
    if rij.besluit and rij.besluit != Pilotbesluit.AANPASSEN:
        raise NotPossible(_("Over deze pilot is al besloten."))
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf op waarom.")]})
    rij.besluit, rij.besluitreden = Pilotbesluit(besluit), reden.strip()
    rij.besloten_op, rij.besloten_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["besluit", "besluitreden", "besloten_op", "besloten_door"])
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def count_rollout(handeling: Handeling, *, uitrol: UUID, op: date, actief: int) -> None:
    """
    This function will record in how many places something works on a day.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if more work than are planned, or the day has not been yet
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Uitrol, uitrol)
    if op > today(handeling):
        raise InvalidInput({"op": [_("Deze dag is nog niet geweest.")]})
    if actief > rij.gepland:
        raise InvalidInput({"actief": [_("Er zijn er %(n)d gepland.") % {"n": rij.gepland}]})
    Uitrolstand.objects.update_or_create(uitrol=rij, op=op, defaults={"actief": actief})
    handeling.spoor.noteer("visie", actie="U")
