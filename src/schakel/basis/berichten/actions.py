"""The deeds of what goes out: queue a notice or a code, and send what waits through the one sink."""

import json
import logging
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from schakel.basis.berichten import rules
from schakel.basis.berichten.models import Bericht, Codebericht, Koppelbericht, Persoonsbericht
from schakel.basis.berichten.rules import (
    Aanbieding,
    BerichtStatus,
    Codeweg,
    Kanaal,
    KoppelberichtStatus,
    Koppelsysteem,
    Onbereikt,
    Terugbericht,
)
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling
from schakel.toolkit.sink import Sink, Uitgaand

VAK_CODE = "codebericht"
VAK_KOPPEL = "koppelbericht"
_log = logging.getLogger(__name__)
# The compartment of the master key under which the address of a person waits.
VAK = "contact"


@transaction.atomic
def queue_bericht(
    handeling: Handeling,
    *,
    team: int,
    aanleiding: str,
    dossier: int | None = None,
    over: tuple[str, int | None] = ("", None),
) -> None:
    """
    Let a team know that something is waiting; a reason that was heard before sends nothing more.

    With a dossier and what it is about, the acting team hears there when it could not leave.
    """
    rij = Bericht(team_id=team, aanleiding=aanleiding, gemaakt_op=handeling.moment, dossier=dossier)
    rij.over_soort, rij.over_id, rij.van_team_id = over[0], over[1], handeling.team
    Bericht.objects.bulk_create([rij], ignore_conflicts=True)


@transaction.atomic
def queue_code(handeling: Handeling, *, weg: Codeweg, aan: str, code: str, aanleiding: str = "") -> None:
    """Let a code for one use go to somebody outside; the message says nothing else."""
    rij = Codebericht(weg=weg.value, aanleiding=aanleiding, gemaakt_op=handeling.moment)
    tekst = json.dumps({"aan": aan, "code": code}).encode()
    hoofd = versleuteling.hoofdsleutel(VAK_CODE)
    rij.inhoud = versleuteling.versleutel(hoofd, tekst, context=rij.publiek_id.bytes)
    Codebericht.objects.bulk_create([rij])


@transaction.atomic
def queue_persoonsbericht(handeling: Handeling, *, kanaal: str, adres: str, aanleiding: str, ontvanger: UUID) -> None:
    """
    Let a neutral message wait for a person, by the safe way that the caller read; heard twice, it leaves once.

    What waits for `ontvanger` is held back when it turns out that this way is safe no longer (hold_back).

    :raises ValueError: if no message goes by that way
    """
    bericht = Persoonsbericht(kanaal=Kanaal(kanaal).value, aanleiding=aanleiding, gemaakt_op=handeling.moment)
    bericht.ontvanger = versleuteling.zoeksleutel(VAK, str(ontvanger))
    context = bericht.publiek_id.bytes
    klaar, bericht.sleutel = versleuteling.maak_datasleutel(VAK, context=context)
    bericht.adres = versleuteling.versleutel(klaar, adres.encode(), context=context)
    Persoonsbericht.objects.bulk_create([bericht], ignore_conflicts=True)


@transaction.atomic
def hold_back(handeling: Handeling, *, ontvanger: UUID) -> int:
    """Let nothing leave any more that waits for this person: where to reach somebody safely was said anew."""
    voor = versleuteling.zoeksleutel(VAK, str(ontvanger))
    wachtend = Persoonsbericht.objects.select_for_update().filter(status=BerichtStatus.KLAAR, ontvanger=voor)
    nummers = list(wachtend.values_list("pk", flat=True))
    return Persoonsbericht.objects.filter(pk__in=nummers).update(
        status=BerichtStatus.MISLUKT.value, sleutel=None, adres=None, ontvanger=None
    )


@transaction.atomic
def take_failed(handeling: Handeling, *, dossier: int) -> list[tuple[str, int]]:
    """Return of what could not leave for this dossier the kind and the subject, and remember that it was told."""
    gevonden = []
    for model in (Persoonsbericht, Codebericht):
        rijen = model.objects.select_for_update().filter(status=BerichtStatus.MISLUKT, verteld_op=None)
        for rij in rijen.filter(aanleiding__regex=rf"^[a-z._]+:{dossier}:[0-9]+:[0-9]+$").order_by("id"):
            over = rules.read_about(rij.aanleiding)
            rij.verteld_op = handeling.moment
            rij.save(update_fields=["verteld_op"])
            if over is not None:
                gevonden.append((over[0], over[2]))
    return gevonden


@transaction.atomic
def take_unheard(handeling: Handeling, *, dossier: int) -> list[Onbereikt]:
    """Return which teams of this dossier no notice could reach, and remember that it was told."""
    rijen = Bericht.objects.select_for_update(of=("self",)).filter(
        status=BerichtStatus.MISLUKT, verteld_op=None, dossier=dossier
    )
    gevonden = list(rijen.order_by("id"))
    Bericht.objects.filter(pk__in=[rij.pk for rij in gevonden]).update(verteld_op=handeling.moment)
    return [
        Onbereikt(rij.team_id, rij.van_team_id, (rij.over_soort, rij.over_id) if rij.over_id is not None else None)
        for rij in gevonden
    ]


def send_waiting(handeling: Handeling, *, sink: Sink, limit: int = 50) -> int:
    """Send what waits, each in a transaction of its own; return how many left."""
    verstuurd = 0
    for stuur in (_send_next, _send_next_code, _send_next_person):
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


@transaction.atomic
def _send_next_person(handeling: Handeling, sink: Sink) -> int | None:
    wachtend = Persoonsbericht.objects.select_for_update(skip_locked=True).filter(status=BerichtStatus.KLAAR)
    bericht = wachtend.order_by("id").first()
    if bericht is None:
        return None
    context = bericht.publiek_id.bytes
    klaar = versleuteling.open_datasleutel(VAK, bytes(bericht.sleutel or b""), context=context)
    aan = versleuteling.ontsleutel(klaar, bytes(bericht.adres or b""), context=context).decode()
    bericht.pogingen += 1
    tekst, onderwerp = rules.PERSOONSTEKST, rules.PERSOONSONDERWERP
    try:
        sink.send(Uitgaand(bericht.kanaal, str(bericht.publiek_id), aan, onderwerp, tekst))
    except OSError:
        if bericht.pogingen >= rules.POGINGEN:
            bericht.status = BerichtStatus.MISLUKT
            bericht.sleutel, bericht.adres, bericht.ontvanger = None, None, None
        bericht.save()
        return 0
    bericht.status, bericht.verstuurd_op = BerichtStatus.VERSTUURD, handeling.moment
    bericht.sleutel, bericht.adres, bericht.ontvanger = None, None, None
    bericht.save()
    return 1


@transaction.atomic
def queue_koppelbericht(
    handeling: Handeling, *, systeem: str, soort: str, kenmerk: UUID, aanleiding: str, inhoud: Mapping[str, object]
) -> None:
    """
    Let a message wait for another system, sealed; asked twice, it leaves once. There is no other way than its adapter.

    `kenmerk` is how the other side names it in its answer.
    """
    rij = Koppelbericht(
        publiek_id=kenmerk, systeem=systeem, soort=soort, aanleiding=aanleiding, gemaakt_op=handeling.moment
    )
    hoofd = versleuteling.hoofdsleutel(VAK_KOPPEL)
    tekst = json.dumps(dict(inhoud), ensure_ascii=False).encode()
    rij.inhoud = versleuteling.versleutel(hoofd, tekst, context=kenmerk.bytes)
    Koppelbericht.objects.bulk_create([rij], ignore_conflicts=True)
    handeling.spoor.noteer("koppelbericht", actie="C")


def offer_waiting(handeling: Handeling, *, systeem: Koppelsysteem, limit: int = 50) -> int:
    """Hand what waits to another system, each in a transaction of its own; return how many it took."""
    wachtend = Koppelbericht.objects.filter(systeem=systeem.code, status=KoppelberichtStatus.KLAAR)
    kenmerken = list(wachtend.order_by("pogingen", "id").values_list("publiek_id", flat=True)[:limit])
    return sum(_offer(handeling, systeem, kenmerk) for kenmerk in kenmerken)


@transaction.atomic
def _offer(handeling: Handeling, systeem: Koppelsysteem, kenmerk: UUID) -> int:
    rijen = Koppelbericht.objects.select_for_update(skip_locked=True)
    rij = rijen.filter(publiek_id=kenmerk, status=KoppelberichtStatus.KLAAR).first()
    if rij is None or rij.inhoud is None:
        return 0
    hoofd = versleuteling.hoofdsleutel(VAK_KOPPEL)
    inhoud = json.loads(versleuteling.ontsleutel(hoofd, bytes(rij.inhoud), context=kenmerk.bytes))
    try:
        systeem.offer(Aanbieding(rij.soort, str(kenmerk), inhoud))
    except OSError:
        # It waits and is tried again; what must not wait for ever has a clock with an owner.
        _log.warning("%s takes no message now; %s waits", systeem.code, kenmerk)
        rij.pogingen = min(rij.pogingen + 1, 30_000)
        rij.save(update_fields=["pogingen"])
        return 0
    rij.status, rij.aangeboden_op = KoppelberichtStatus.AANGEBODEN, handeling.moment
    rij.save(update_fields=["status", "aangeboden_op"])
    return 1


@transaction.atomic
def record_terugbericht(handeling: Handeling, *, systeem: str, terug: Terugbericht) -> str:
    """
    Keep what another system answers; return what the message was about, empty when there is nothing to settle.

    An answer to a message that nobody sent, and one that comes again, settle nothing.
    """
    try:
        kenmerk = UUID(terug.kenmerk)
    except ValueError:
        return ""
    rij = Koppelbericht.objects.select_for_update().filter(publiek_id=kenmerk, systeem=systeem).first()
    if rij is None or rij.beantwoord_op is not None:
        return ""
    rij.status = KoppelberichtStatus.BEVESTIGD if terug.aanvaard else KoppelberichtStatus.GEWEIGERD
    rij.beantwoord_op, rij.eigen_kenmerk, rij.inhoud = handeling.moment, terug.eigen_kenmerk[:80], None
    rij.save(update_fields=["status", "beantwoord_op", "eigen_kenmerk", "inhoud"])
    handeling.spoor.noteer("koppelbericht", actie="U")
    return rij.aanleiding
