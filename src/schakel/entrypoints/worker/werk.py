"""The worker process: does what waits, sleeps until it is woken, and never forgets its rounds."""

import logging
import select
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread

from django.conf import settings
from django.db import Error, close_old_connections, connection

from schakel.entrypoints import klok
from schakel.entrypoints.koppelingen.politie.folder import Feedmap
from schakel.entrypoints.worker import cijfers, inhalen, koppelen, lus, rondes
from schakel.toolkit.struikels import Struikelboek

_log = logging.getLogger(__name__)
WACHT = 1.0
OPNIEUW = timedelta(minutes=1)


@dataclass
class Ronde:
    """Something that is done every so often on the wall clock."""

    naam: str
    doe: Callable[[datetime], object]
    elke: timedelta
    volgende: datetime | None = None

    def run_if_due(self, wand: datetime, nu: datetime) -> None:
        """Do it when its time has come."""
        if self.volgende is not None and wand < self.volgende:
            return
        boek = Struikelboek(settings.DATA, self.naam)
        try:
            self.doe(nu)
            self.volgende = wand + self.elke
        except Exception as fout:
            if rondes.is_database_away(fout):
                raise
            # A fault in one round keeps no other waiting; it is told until the round goes well, and tried again soon.
            self.volgende = wand + min(self.elke, OPNIEUW)
            if boek.note("de hele ronde", fout, wand):
                _log.exception("de ronde %s is niet afgemaakt", self.naam)
        _close(boek)


def _close(boek: Struikelboek) -> None:
    try:
        boek.close()
    except OSError:
        _log.exception("wat de werker niet lukte, kon niet op schijf worden bewaard")


def seal_log() -> None:
    """Seal and anchor; a disk that is full keeps the worker from neither alarms nor messages."""
    try:
        lus.seal_log()
    except OSError:
        _log.exception("het logboek kon niet buiten de database worden verankerd")


def _doors() -> list[Ronde]:
    """What came in at a door: a report waits for nothing else that the worker does, however much that is."""
    return [
        Ronde("ronde:spool", rondes.drain_spool, timedelta(seconds=1)),
        Ronde("ronde:feedmap", partial(rondes.read_feed, Feedmap(settings.FEED)), timedelta(seconds=2)),
        Ronde("ronde:feed", rondes.drain_feed, timedelta(seconds=1)),
    ]


def _rounds() -> list[Ronde]:
    return [
        Ronde("ronde:horen", lus.hear_all, timedelta(seconds=1)),
        Ronde("ronde:alarmen", lambda nu: rondes.raise_alarms(nu, lees=klok.opnieuw), timedelta(seconds=10)),
        Ronde("ronde:adviesvragen", rondes.follow_adviesvragen, timedelta(seconds=30)),
        Ronde("ronde:leeftijden", rondes.follow_ages, timedelta(hours=1)),
        Ronde("ronde:verjaardagen", rondes.follow_birthdays, timedelta(hours=1)),
        Ronde("ronde:ketenkaart", rondes.follow_ketenkaart, timedelta(hours=6)),
        Ronde("ronde:scholen", rondes.hear_schools, timedelta(seconds=2)),
        Ronde("ronde:gezinnen", rondes.hear_families, timedelta(seconds=2)),
        Ronde("ronde:berichten", lus.send_all, timedelta(seconds=2)),
        Ronde("ronde:niet-verstuurd", rondes.tell_not_sent, timedelta(seconds=2)),
        Ronde("ronde:leveringen", lus.make_deliveries, timedelta(seconds=2)),
        Ronde("ronde:levertermijnen", lus.follow_deliveries, timedelta(seconds=10)),
        Ronde("ronde:koppelingen", koppelen.exchange_all, timedelta(seconds=5)),
        Ronde("ronde:merken", inhalen.mark_earlier, timedelta(seconds=10)),
        Ronde("ronde:verzegelen", lambda nu: seal_log(), timedelta(seconds=5)),
        Ronde("ronde:cijfers", cijfers.count_changed, timedelta(minutes=5)),
    ]


@dataclass
class Werker:
    """Two lanes of rounds, the doors beside the rest; `stop` lets both end after what they are doing."""

    gestopt: bool = False
    publiceerder: cijfers.Publiceerder = field(default_factory=cijfers.Publiceerder)
    deuren: list[Ronde] = field(default_factory=_doors)
    rondes: list[Ronde] = field(default_factory=_rounds)
    gevallen: BaseException | None = None
    _einde: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.rondes.append(Ronde("ronde:publiceren", self.publiceerder.begin_if_due, timedelta(minutes=20)))

    def stop(self, *_: object) -> None:
        """End after what is being done now."""
        self.gestopt = True
        self._einde.set()

    def run(self) -> None:
        """
        Work until told to stop; a database that is away for a while is waited for.

        :raises RuntimeError: when the lane of the doors fell over; whoever keeps the worker starts it again
        """
        deur = Thread(target=self._keep_doors, name="deuren")
        deur.start()
        try:
            self._lane(self.rondes, self._wait)
        finally:
            self.stop()
            deur.join()
            self.publiceerder.stop()
        if self.gevallen is not None:
            raise RuntimeError("de deuren van de werker zijn gevallen") from self.gevallen

    def run_once(self) -> None:
        """Do every round whose time has come, the doors first."""
        self._do([*self.deuren, *self.rondes])

    def _keep_doors(self) -> None:
        try:
            self._lane(self.deuren, lambda: self._einde.wait(WACHT))
        except BaseException as fout:
            self.gevallen = fout
            self.stop()
        finally:
            connection.close()

    def _lane(self, rij: Sequence[Ronde], wacht: Callable[[], object]) -> None:
        while not self.gestopt:
            try:
                self._do(rij)
                wacht()
            except Error:
                _log.exception("de database antwoordt niet; de werker probeert het opnieuw")
                close_old_connections()
                connection.close()
                self._einde.wait(WACHT)

    def _do(self, rij: Sequence[Ronde]) -> None:
        # Read anew: a region whose clock has just begun lies years back, and no event may be noted in its future.
        nu, wand = klok.opnieuw(), klok.wandtijd()
        for ronde in rij:
            ronde.run_if_due(wand, nu)

    def _wait(self) -> None:
        """Sleep until an event is noted, and at most a second."""
        with connection.cursor() as cursor:
            cursor.execute("LISTEN schakel_horen")
            ruw = connection.connection
            select.select([ruw.fileno()], [], [], WACHT)
            cursor.execute("SELECT 1")
