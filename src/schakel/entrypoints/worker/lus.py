"""One loop of our own: hears events in order per dossier, raises alarms, sends what goes out, seals the log."""

import logging
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.db import transaction

from schakel.basis.berichten import actions as berichten
from schakel.basis.gebeurtenissen import actions as gebeurtenissen
from schakel.basis.gebeurtenissen.models import Gebeurtenis, TeHoren
from schakel.basis.verantwoording import actions as verantwoording
from schakel.basis.verantwoording import queries as log
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import ankers
from schakel.entrypoints.worker.subscriptions import LUISTERAARS, VERZONNEN
from schakel.kernel.handeling import Handeling
from schakel.sturing.leveringen import actions as leveringen
from schakel.sturing.leveringen import queries as leveringen_queries
from schakel.toolkit.sink import MapSink
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)
# So many seconds a turn of hearing lasts at most: behind it alarms wait to be given.
BEURT = 5.0


def machine(moment: datetime, namens: str) -> Handeling:
    """Return the actor for work that belongs to no dossier."""
    return Handeling(wie=None, team=None, rol="machine", organisatie=None, moment=moment, namens=namens)


def hear_one(nu: datetime) -> bool:
    """Let one listener hear one event; answer whether there was one. Heard and struck out in one transaction."""
    rij: TeHoren | None = None
    try:
        with transaction.atomic():
            rij = gebeurtenissen.take_next()
            if rij is None:
                return False
            _hear(rij, nu)
            gebeurtenissen.mark_heard(rij)
    except Exception as fout:
        if rij is None:
            raise
        _log.exception("luisteraar %s kon gebeurtenis %s niet verwerken", rij.luisteraar, rij.gebeurtenis_id)
        gebeurtenissen.mark_failed(rij, fout=type(fout).__name__)
    return True


def _hear(rij: TeHoren, nu: datetime) -> None:
    gebeurtenis, luisteraar = Gebeurtenis.objects.get(pk=rij.gebeurtenis_id), LUISTERAARS[rij.luisteraar]
    if luisteraar.gespeeld and gebeurtenis.namens.startswith(VERZONNEN):
        return
    handeling = _actor(gebeurtenis, nu)
    with transactie(handeling, wat=f"luisteraar:{rij.luisteraar}"):
        luisteraar.hoort(handeling, gebeurtenis)


def _actor(gebeurtenis: Gebeurtenis, nu: datetime) -> Handeling:
    """Return the actor for a listener: on behalf of the event, for the team whose deed it was."""
    return Handeling(
        wie=None,
        team=gebeurtenis.team,
        rol=gebeurtenis.rol,
        organisatie=None,
        moment=max(nu, gebeurtenis.moment),
        namens=f"gebeurtenis:{gebeurtenis.pk}",
    )


def hear_all(nu: datetime, limit: int = 500) -> int:
    """Hear what waits, at most so many and for a few seconds, so that alarms and messages go on; return how many."""
    gehoord, einde = 0, monotonic() + BEURT
    while gehoord < limit and monotonic() < einde and hear_one(nu):
        gehoord += 1
    return gehoord


def send_all(nu: datetime) -> int:
    """Send what waits to go out."""
    return berichten.send_waiting(machine(nu, "werker:berichten"), sink=MapSink(settings.SINK))


def make_deliveries(nu: datetime) -> int:
    """Make the half-year files that were ordered, and send those that a person released; return how many left."""
    if not leveringen_queries.has_work():
        return 0
    wie = machine(nu, "werker:levering")
    with transactie(wie, wat="werker:levering"):
        leveringen.build_waiting(wie)
    wie = machine(nu, "werker:levering")
    with transactie(wie, wat="werker:levering"):
        return leveringen.send_released(wie, sink=MapSink(settings.SINK))


def follow_deliveries(nu: datetime) -> int:
    """Begin the clock of a half-year that has ended, and sound its alarms."""
    wie = machine(nu, "werker:levering")
    with transactie(wie, wat="werker:levering"):
        return leveringen.follow_termijnen(wie)


def seal_log() -> int:
    """
    Seal the lines of the log that are not in a block yet, and anchor the head of the chain outside the database.

    At every sealing: a tail that is cut off within the hour of its making shows as well as one of last year.
    """
    with transaction.atomic():
        aantal = verantwoording.seal()
    # Also when nothing was sealed now: whoever died between seal and anchor left a head that is not anchored yet.
    kop = log.chain_head()
    if kop is not None:
        ankers.add(settings.DATA / "ankers", kop, klok.wandtijd())
    return aantal
