"""How does a steering meeting get its agenda, decide, and follow up?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Agendapunt, Overlegbesluit, Stuuroverleg
from schakel.sturing.visie.queries.kern import lock_row, today, visie_of
from schakel.sturing.visie.queries.tafel import proposed_agenda
from schakel.sturing.visie.rules.standen import Aanleiding

VIA_PUNT = "punt__overleg__visie"


@transaction.atomic
def plan_meeting(handeling: Handeling, *, titel: str, op: date) -> Stuuroverleg:
    """
    This function will plan a meeting, with an agenda of what is red, late, or decided last time.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if the day has passed
    """
    permissions.check_can_steer(handeling)
    if op < today(handeling):
        raise InvalidInput({"op": [_("Kies een dag die nog komt.")]})
    overleg = Stuuroverleg.objects.create(visie=visie_of(handeling), titel=titel, op=op)
    Agendapunt.objects.bulk_create(
        Agendapunt(
            overleg=overleg,
            volgorde=n,
            aanleiding=punt.aanleiding,
            bron=punt.bron,
            uitgangspunt=punt.uitgangspunt,
            titel=punt.titel[:300],
            toelichting=punt.toelichting,
        )
        for n, punt in enumerate(proposed_agenda(handeling), start=1)
    )
    handeling.spoor.noteer("visie", actie="C")
    return overleg


@transaction.atomic
def add_point(handeling: Handeling, *, overleg: UUID, titel: str, toelichting: str = "") -> Agendapunt:
    """
    This function will add a point of one's own to the agenda.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if the meeting was held
    """
    permissions.check_can_steer(handeling)
    rij = _planned(handeling, overleg)
    handeling.spoor.noteer("visie", actie="C")
    return Agendapunt.objects.create(
        overleg=rij,
        volgorde=rij.punten.count() + 1,
        aanleiding=Aanleiding.EIGEN,
        titel=titel,
        toelichting=toelichting,
    )


@transaction.atomic
def record_decision(handeling: Handeling, *, punt: UUID, tekst: str, eigenaar: str, uiterlijk: date) -> Overlegbesluit:
    """
    This function will record what was decided at a point, with an owner and a last day.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if the meeting was closed
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Agendapunt, punt, "overleg__visie")
    _planned(handeling, rij.overleg.publiek_id)
    handeling.spoor.noteer("visie", actie="C")
    return Overlegbesluit.objects.create(
        punt=rij,
        tekst=tekst,
        eigenaar=eigenaar,
        uiterlijk=uiterlijk,
        op=handeling.moment,
        door_id=permissions.acting_person(handeling),
    )


@transaction.atomic
def follow_up(handeling: Handeling, *, besluit: UUID, opvolging: str) -> Overlegbesluit:
    """
    This function will record how a decision was followed up.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it was followed up before
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Overlegbesluit, besluit, VIA_PUNT)
    if rij.opgevolgd_op is not None:
        raise NotPossible(_("Dit besluit is al opgevolgd."))
    rij.opvolging, rij.opgevolgd_op = opvolging, handeling.moment
    rij.save(update_fields=["opvolging", "opgevolgd_op"])
    handeling.spoor.noteer("visie", actie="U")
    return rij


@transaction.atomic
def close_meeting(handeling: Handeling, *, overleg: UUID) -> None:
    """
    This function will record that a meeting was held; its decisions come back on the next agenda.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it was held before, or its day has not come
    """
    permissions.check_can_steer(handeling)
    rij = _planned(handeling, overleg)
    if rij.op > today(handeling):
        raise NotPossible(_("Deze vergadering is nog niet geweest."))
    rij.gehouden_op = handeling.moment
    rij.save(update_fields=["gehouden_op"])
    handeling.spoor.noteer("visie", actie="U")


def _planned(handeling: Handeling, overleg: UUID) -> Stuuroverleg:
    rij = lock_row(handeling, Stuuroverleg, overleg)
    if rij.gehouden_op is not None:
        raise NotPossible(_("Deze vergadering is al gehouden."))
    return rij
