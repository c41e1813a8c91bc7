"""The deeds of what goes out: queue a notice or a code, and send what waits through the one sink."""

import json

from django.db import transaction

from schakel.basis.berichten import rules
from schakel.basis.berichten.models import Bericht, Codebericht
from schakel.basis.berichten.rules import BerichtStatus, Codeweg
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling
from schakel.toolkit.sink import Sink, Uitgaand

VAK_CODE = "codebericht"


@transaction.atomic
def queue_bericht(handeling: Handeling, *, team: int, aanleiding: str) -> None:
    """Let a team know that something is waiting; a reason that was heard before sends nothing more."""
    Bericht.objects.bulk_create(
        [Bericht(team_id=team, aanleiding=aanleiding, gemaakt_op=handeling.moment)], ignore_conflicts=True
    )


@transaction.atomic
def queue_code(handeling: Handeling, *, weg: Codeweg, aan: str, code: str) -> None:
    """Let a code for one use go to somebody outside; the message says nothing else."""
    rij = Codebericht(weg=weg.value, gemaakt_op=handeling.moment)
    tekst = json.dumps({"aan": aan, "code": code}).encode()
    hoofd = versleuteling.hoofdsleutel(VAK_CODE)
    rij.inhoud = versleuteling.versleutel(hoofd, tekst, context=rij.publiek_id.bytes)
    Codebericht.objects.bulk_create([rij])


def send_waiting(handeling: Handeling, *, sink: Sink, limit: int = 50) -> int:
    """Send what waits, each in a transaction of its own; return how many left."""
    verstuurd = 0
    for stuur in (_send_next, _send_next_code):
        for _ in range(limit):
            uitkomst = stuur(handeling, sink)
            if uitkomst is None:
                break
            verstuurd += uitkomst
    return verstuurd


@transaction.atomic
def _send_next_code(handeling: Handeling, sink: Sink) -> int | None:
    rijen = Codebericht.objects.select_for_update(skip_locked=True).filter(status=BerichtStatus.KLAAR)
    bericht = rijen.order_by("id").first()
    if bericht is None or bericht.inhoud is None:
        return None
    bericht.pogingen += 1
    hoofd = versleuteling.hoofdsleutel(VAK_CODE)
    wat = json.loads(versleuteling.ontsleutel(hoofd, bytes(bericht.inhoud), context=bericht.publiek_id.bytes))
    tekst = rules.CODE_TEKST.format(code=wat["code"])
    try:
        uit = Uitgaand(bericht.weg.lower(), str(bericht.publiek_id), wat["aan"], rules.CODE_ONDERWERP, tekst)
        sink.send(uit)
    except OSError:
        if bericht.pogingen >= rules.POGINGEN:
            bericht.status, bericht.inhoud = BerichtStatus.MISLUKT, None
        bericht.save(update_fields=["pogingen", "status", "inhoud"])
        return 0
    bericht.status, bericht.inhoud, bericht.verstuurd_op = BerichtStatus.VERSTUURD, None, handeling.moment
    bericht.save(update_fields=["pogingen", "status", "inhoud", "verstuurd_op"])
    return 1


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
