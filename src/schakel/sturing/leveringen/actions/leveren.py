"""A delivery is ordered, released by a person, and sent: whole, in the place of the one before it."""

from datetime import datetime

from django.db import transaction

from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen import permissions, queries
from schakel.sturing.leveringen.actions.bewaren import open_file, wipe
from schakel.sturing.leveringen.models import Levering, Leveringstermijn
from schakel.sturing.leveringen.rules import (
    NOG_NIET_WEG,
    Halfjaar,
    LeveringStatus,
    check_deliverable,
    check_transition,
)
from schakel.toolkit.sink import Sink, Uitgaand

ONTVANGER = "cbs"
KANAAL = "levering"


@transaction.atomic
def order_levering(handeling: Handeling, *, halfjaar: Halfjaar) -> Levering:
    """
    This function will let the file of a half-year be made; one that was made and not sent gives way.

    :raises NotAllowed: if the actor may not
    :raises NotPossible: if this half-year may not be delivered, no layout holds, or one is being sent
    """
    permissions.check_can_make(handeling)
    check_deliverable(halfjaar, lokale_datum(handeling.moment))
    regio = queries.region_of(handeling.organisatie or 0)
    if not regio or handeling.organisatie is None:
        raise NotPossible("Alleen een organisatie van Veilig Thuis levert deze cijfers.")
    definitie = queries.layout_for(halfjaar)
    for eerder in _held(handeling, halfjaar):
        if LeveringStatus(eerder.status) not in NOG_NIET_WEG:
            raise NotPossible("Dit halfjaar wordt op dit moment verstuurd. Wacht tot dat klaar is.")
        wipe(eerder, LeveringStatus.VERVALLEN)
    levering = Levering(
        organisatie_id=handeling.organisatie,
        regio=regio,
        jaar=halfjaar.jaar,
        helft=halfjaar.helft,
        definitie=definitie,
        status=LeveringStatus.GEVRAAGD.value,
        gevraagd_op=handeling.moment,
        gevraagd_door=handeling.wie,
    )
    levering.save(force_insert=True)
    handeling.spoor.noteer("levering", actie="C")
    return levering


def _held(handeling: Handeling, halfjaar: Halfjaar) -> list[Levering]:
    rijen = Levering.objects.visible_to(handeling).select_for_update().filter(status__in=queries.ONDERWEG)
    return list(rijen.filter(jaar=halfjaar.jaar, helft=halfjaar.helft))


@transaction.atomic
def release_levering(handeling: Handeling, *, levering: Levering, gelezen: bool) -> Levering:
    """
    This function will let a file leave, once a person has read what is in it and what is wrong with it.

    :raises NotAllowed: if the actor may not
    :raises InvalidInput: if both reports were not read
    :raises NotPossible: if it is not ready, or the half-year may no longer be delivered
    """
    wie = permissions.check_can_release(handeling, gelezen=gelezen)
    rij = Levering.objects.visible_to(handeling).select_for_update().filter(pk=levering.pk).first()
    if rij is None:
        raise NotFound
    check_transition(LeveringStatus(rij.status), LeveringStatus.VRIJGEGEVEN)
    check_deliverable(rij.halfjaar, lokale_datum(handeling.moment))
    rij.status, rij.vrijgegeven_op, rij.vrijgegeven_door = LeveringStatus.VRIJGEGEVEN.value, handeling.moment, wie
    rij.save(update_fields=["status", "vrijgegeven_op", "vrijgegeven_door"])
    handeling.spoor.noteer("levering", actie="U")
    return rij


@transaction.atomic
def send_released(handeling: Handeling, *, sink: Sink) -> int:
    """
    This function will send what was released through the one sink; return how many left.

    What leaves takes the place of what was delivered before over the same half-year, whole. A sink that does not take
    it now, gets it again in the next round.

    :raises NotAllowed: if anyone but the worker asks
    """
    permissions.check_is_machine(handeling)
    rijen = Levering.objects.select_for_update(skip_locked=True, of=("self",)).select_related("definitie")
    verstuurd = 0
    for levering in rijen.filter(status=LeveringStatus.VRIJGEGEVEN.value).order_by("id"):
        levering.pogingen += 1
        try:
            sink.send(_outgoing(levering))
        except OSError:
            levering.save(update_fields=["pogingen"])
            continue
        _mark_sent(levering, handeling.moment)
        verstuurd += 1
    if verstuurd:
        handeling.spoor.noteer("levering", actie="E")
    return verstuurd


def _outgoing(levering: Levering) -> Uitgaand:
    naam = f"veilig-thuis_{levering.halfjaar.code}_{levering.definitie.code}.txt"
    # By its public id the other side knows a file that is sent twice.
    return Uitgaand(KANAAL, str(levering.publiek_id), ONTVANGER, naam, open_file(levering))


def _mark_sent(levering: Levering, moment: datetime) -> None:
    eigen = Levering.objects.filter(organisatie_id=levering.organisatie_id, jaar=levering.jaar, helft=levering.helft)
    for vorige in eigen.select_for_update().filter(status=LeveringStatus.GELEVERD.value):
        vorige.status, vorige.vervangen_op = LeveringStatus.VERVANGEN.value, moment
        vorige.save(update_fields=["status", "vervangen_op"])
    levering.geleverd_op = moment
    wipe(levering, LeveringStatus.GELEVERD)
    termijn = Leveringstermijn.objects.filter(
        organisatie_id=levering.organisatie_id, jaar=levering.jaar, helft=levering.helft, afgedaan_op=None
    )
    termijn.update(afgedaan_op=moment, volgend_alarm_op=None)
