"""What did machines deliver, what became of it, and what waits for somebody to decide?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.meldingen import rules
from schakel.casuswerk.meldingen.models import Aanlevering, Melding
from schakel.casuswerk.meldingen.queries.melding import BLIJFT_LIGGEN_NA, Blijver
from schakel.casuswerk.meldingen.rules import AanleveringStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.toolkit import versleuteling
from schakel.toolkit.spool import Onleesbaar, Spool

SPOOL_AANLEVERINGEN = "aanleveringen"
VAK_AANLEVERING = "aanlevering"
TRIAGE = "vt_triage"
_GEVLAGD = Q(bekeken_op=None) & (Q(naast__isnull=False) | Q(status__in=["ZONDER_ADRES", "ONLEESBAAR"]))


@dataclass(frozen=True, slots=True)
class Telling:
    """How many messages of one sender became one thing, and when the last came."""

    afzender: str
    status: AanleveringStatus
    gevlagd: bool
    aantal: int
    laatst: datetime


@dataclass(frozen=True, slots=True)
class Bericht:
    """One message, opened: the id that its sender gave, the raw text, and what of it was not understood."""

    rij: Aanlevering
    kenmerk: str
    ruw: str
    fouten: Sequence[str]
    melding: Melding | None


def triage_of(handeling: Handeling) -> int | None:
    """Return the triage team of the acting organisation."""
    teams = Team.objects.filter(organisatie_id=handeling.organisatie or 0, soort=TRIAGE)
    return teams.order_by("code").values_list("pk", flat=True).first()


def _seen(handeling: Handeling, *, ontvangen: bool) -> QuerySet[Aanlevering]:
    """Keep those that the own organisation received, or that went to the own team; the lock knows the rest."""
    mijn = Q(organisatie_id=handeling.organisatie) if ontvangen else Q(doorgestuurd_naar_id=handeling.team)
    return Aanlevering.objects.filter(mijn).select_related("afzender", "doorgestuurd_naar")


def deliveries(
    handeling: Handeling, *, ontvangen: bool, status: str = "", gevlagd: bool = False, aantal: int = 50
) -> list[Aanlevering]:
    """Return the newest messages of one kind; what must be decided goes first."""
    rijen = _seen(handeling, ontvangen=ontvangen)
    if status:
        rijen = rijen.filter(status=status)
    if gevlagd:
        rijen = rijen.filter(_GEVLAGD)
    handeling.spoor.noteer("aanlevering")
    return list(rijen.order_by("-ontvangen_op", "-id")[:aantal])


def counts(handeling: Handeling) -> list[Telling]:
    """
    Return how many messages of whom became what: numbers alone, also of what the actor may not open.

    Who manages the system sees those of every organisation that receives.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM aanlevering_stand()")
        rijen = cursor.fetchall()
    namen = dict(Team.objects.filter(pk__in=[rij[0] for rij in rijen]).values_list("pk", "naam"))
    return [Telling(namen.get(a, ""), AanleveringStatus(s), g, n, op) for a, s, g, n, op in rijen]


def stuck_deliveries(handeling: Handeling, *, spool: Spool | None = None) -> list[Blijver]:
    """Return the messages of machines that are safe on disk and do not get further: since when and why, never what."""
    spool = spool or Spool(settings.SPOOL / SPOOL_AANLEVERINGEN)
    gevonden = [_stuck(handeling, spool, sleutel) for sleutel in spool.waiting()]
    return [blijver for blijver in gevonden if blijver is not None]


def _stuck(handeling: Handeling, spool: Spool, sleutel: UUID) -> Blijver | None:
    code = maak_ontvangstcode(sleutel.bytes)
    try:
        ruw: Any = spool.read(sleutel)
    except Onleesbaar:
        return Blijver(code, datetime.fromtimestamp(spool.since(sleutel), UTC), rules.ONLEESBAAR)
    if ruw is None:
        return None
    # By the clock of the case, as for every report: in a demo the machine lives in another year.
    sinds = datetime.fromisoformat(ruw["levering"]["ontvangen_op"])
    lang = rules.BLIJFT_LIGGEN if handeling.moment - sinds > BLIJFT_LIGGEN_NA else ""
    reden = spool.marked(sleutel) or lang
    return Blijver(code, sinds, reden) if reden else None


def waiting_deliveries(handeling: Handeling) -> int:
    """Return how many messages are safe on disk and still wait for their deed."""
    return len(Spool(settings.SPOOL / SPOOL_AANLEVERINGEN).waiting())


def open_delivery(handeling: Handeling, *, publiek_id: UUID, ontvangen: bool) -> Bericht:
    """
    Return one message, opened.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = _seen(handeling, ontvangen=ontvangen).filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    return _open(handeling, rij)


def other_of(handeling: Handeling, *, rij: Aanlevering) -> Bericht | None:
    """Return the other message under the same id, when there is one that the actor may see."""
    if rij.naast is None:
        return None
    ander = _seen(handeling, ontvangen=True).filter(sleutel=rij.naast).first()
    return _open(handeling, ander) if ander else None


def _open(handeling: Handeling, rij: Aanlevering) -> Bericht:
    hoofd = versleuteling.hoofdsleutel(VAK_AANLEVERING)
    gelezen: Mapping[str, Any] = json.loads(
        versleuteling.ontsleutel(hoofd, bytes(rij.inhoud), context=rij.publiek_id.bytes)
    )
    handeling.spoor.noteer("aanlevering", dossier=rij.dossier_id)
    melding = Melding.objects.visible_to(handeling).filter(pk=rij.melding_id or 0).first()
    return Bericht(rij, gelezen["kenmerk"], gelezen["ruw"], gelezen["fouten"], melding)


def own_delivery(handeling: Handeling, *, sleutel: UUID) -> Aanlevering:
    """
    Return what became of a message that the acting team delivered.

    :raises NotFound: if it delivered none under this key, or its deed has not run yet
    """
    rij = Aanlevering.objects.filter(afzender_id=handeling.team, sleutel=sleutel).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("aanlevering")
    return rij


def delivery_of(handeling: Handeling, *, melding: Melding) -> Aanlevering | None:
    """Return the message from which a melding was made, when a machine delivered it to the own organisation."""
    return _seen(handeling, ontvangen=True).filter(melding=melding).first()
