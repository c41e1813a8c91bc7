"""The worker process: does what waits, sleeps until it is woken, and never forgets its rounds."""

import logging
import select
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from schakel.entrypoints import klok
from schakel.entrypoints.koppelingen.politie.folder import Feedmap
from schakel.entrypoints.worker import cijfers, koppelen, lus, rondes

_log = logging.getLogger(__name__)
WACHT = 1.0


@dataclass
class Ronde:
    """Something that is done every so often on the wall clock."""

    doe: Callable[[datetime], object]
    elke: timedelta
    volgende: datetime | None = None

    def run_if_due(self, wand: datetime, nu: datetime) -> None:
        """Do it when its time has come."""
        if self.volgende is None or wand >= self.volgende:
            self.doe(nu)
            self.volgende = wand + self.elke


def seal_log() -> None:
    """Seal and anchor; a disk that is full keeps the worker from neither alarms nor messages."""
    try:
        lus.seal_log()
    except OSError:
        _log.exception("het logboek kon niet buiten de database worden verankerd")


@dataclass
class Werker:
    """The loop with its rounds; `stop` lets it end after what it is doing."""

    gestopt: bool = False
    rondes: list[Ronde] = field(
        default_factory=lambda: [
            Ronde(rondes.drain_spool, timedelta(seconds=1)),
            Ronde(partial(rondes.read_feed, Feedmap(settings.FEED)), timedelta(seconds=2)),
            Ronde(rondes.drain_feed, timedelta(seconds=1)),
            Ronde(lus.hear_all, timedelta(seconds=1)),
            Ronde(lambda nu: rondes.raise_alarms(nu, lees=klok.opnieuw), timedelta(seconds=10)),
            Ronde(rondes.follow_ages, timedelta(hours=1)),
            Ronde(rondes.follow_birthdays, timedelta(hours=1)),
            Ronde(rondes.follow_ketenkaart, timedelta(hours=6)),
            Ronde(rondes.hear_schools, timedelta(seconds=2)),
            Ronde(rondes.hear_families, timedelta(seconds=2)),
            Ronde(lus.send_all, timedelta(seconds=2)),
            Ronde(lus.make_deliveries, timedelta(seconds=2)),
            Ronde(lus.follow_deliveries, timedelta(seconds=10)),
            Ronde(koppelen.exchange_all, timedelta(seconds=5)),
            Ronde(lambda nu: seal_log(), timedelta(seconds=5)),
            Ronde(cijfers.count_changed, timedelta(minutes=5)),
        ]
    )

    def stop(self, *_: object) -> None:
        """End after what is being done now."""
        self.gestopt = True

    def run(self) -> None:
        """Work until told to stop; a database that is away for a while is waited for."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        while not self.gestopt:
            try:
                self.run_once()
                self._wait()
            except DatabaseError:
                _log.exception("de database antwoordt niet; de werker probeert het opnieuw")
                close_old_connections()
                connection.close()
                select.select([], [], [], WACHT)

    def run_once(self) -> None:
        """Do every round whose time has come."""
        # Read anew: a region whose clock has just begun lies years back, and no event may be noted in its future.
        nu, wand = klok.opnieuw(), klok.wandtijd()
        for ronde in self.rondes:
            ronde.run_if_due(wand, nu)

    def _wait(self) -> None:
        """Sleep until an event is noted, and at most a second."""
        with connection.cursor() as cursor:
            cursor.execute("LISTEN schakel_horen")
            ruw = connection.connection
            select.select([ruw.fileno()], [], [], WACHT)
            cursor.execute("SELECT 1")
