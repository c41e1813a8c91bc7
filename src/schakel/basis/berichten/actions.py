"""The deeds of what goes out: queue a notice, and send what waits through the one sink."""

from django.db import transaction

from schakel.basis.berichten import rules
from schakel.basis.berichten.models import Bericht
from schakel.basis.berichten.rules import BerichtStatus
from schakel.kernel.handeling import Handeling
from schakel.toolkit.sink import Sink, Uitgaand


@transaction.atomic
def queue_bericht(handeling: Handeling, *, team: int, aanleiding: str) -> None:
    """Let a team know that something is waiting; a reason that was heard before sends nothing more."""
    Bericht.objects.bulk_create(
        [Bericht(team_id=team, aanleiding=aanleiding, gemaakt_op=handeling.moment)], ignore_conflicts=True
    )


def send_waiting(handeling: Handeling, *, sink: Sink, limit: int = 50) -> int:
    """Send what waits, each in a transaction of its own; return how many left."""
    verstuurd = 0
    for _ in range(limit):
        uitkomst = _send_next(handeling, sink)
        if uitkomst is None:
            break
        verstuurd += uitkomst
    return verstuurd


@transaction.atomic
def _send_next(handeling: Handeling, sink: Sink) -> int | None:
    bericht = (
        Bericht.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(status=BerichtStatus.KLAAR)
        .select_related("team")
        .order_by("id")
        .first()
    )
    if bericht is None:
        return None
    bericht.pogingen += 1
    try:
        # The public id lets the other side recognise a message that is sent twice.
        sink.send(Uitgaand("notitie", str(bericht.publiek_id), bericht.team.code, rules.ONDERWERP, rules.TEKST))
    except OSError:
        if bericht.pogingen >= rules.POGINGEN:
            bericht.status = BerichtStatus.MISLUKT
        bericht.save(update_fields=["pogingen", "status"])
        return 0
    bericht.status = BerichtStatus.VERSTUURD
    bericht.verstuurd_op = handeling.moment
    bericht.save(update_fields=["pogingen", "status", "verstuurd_op"])
    return 1
