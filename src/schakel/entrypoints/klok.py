"""What time is it?  The only place that reads a clock, and turns wall time into domain time (ADR-0011)."""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError

from schakel.basis.organisaties.models import Regio
from schakel.kernel.tijd import lees_moment, lees_verzetting

# A moment, and when the clock was set to it.
Stand = tuple[datetime, datetime]
POGINGEN = 10
_BEGONNEN = datetime.now(UTC)
_laatste: dict[Path, Stand] = {}
_gemeld: set[Path] = set()
_log = logging.getLogger(__name__)


def wandtijd() -> datetime:
    """Return the time on the wall: for sign-ins, tokens and when a thing was stored."""
    return datetime.now(UTC)


def nu() -> datetime:
    """Return domain time: the wall clock, or in a demo or test the clock that was set."""
    if not settings.KLOK_TOEGESTAAN:
        return wandtijd()
    if settings.KLOK:
        return _set_clock(settings.KLOK)
    return wandtijd() + _offset_of_epoch()


def opnieuw() -> datetime:
    """Return domain time with its offset read anew: the clock of a region may have begun a moment ago."""
    cache.delete("klok.verschil")
    return nu()


def _set_clock(waarde: str) -> datetime:
    """Return the wall clock moved by so many seconds, or the moment that is given or that stands in the file."""
    verzet = lees_verzetting(waarde)
    if verzet is not None:
        return wandtijd() + verzet
    moment = lees_moment(waarde)
    stand = (moment, _BEGONNEN) if moment else _stand_in(Path(waarde))
    return stand[0] + _since(stand[1])


def _stand_in(pad: Path) -> Stand:
    """
    Return the moment in the file and when it was set; while the file says no moment, the last one that it said.

    Whoever empties the file and then writes it, leaves it empty in between: the door may not fall shut on that.

    :raises ValueError: if it never said one
    """
    for _poging in range(POGINGEN):
        with suppress(OSError, UnicodeDecodeError):
            moment = lees_moment(pad.read_text(encoding="utf-8"))
            if moment:
                _laatste[pad] = (moment, datetime.fromtimestamp(pad.stat().st_mtime, UTC))
                _gemeld.discard(pad)
                return _laatste[pad]
        if pad in _laatste:
            break
        sleep(0.02)
    if pad not in _laatste:
        raise ValueError(f"in {pad} staat geen moment")
    if pad not in _gemeld:
        _gemeld.add(pad)
        _log.warning("in het bestand van de klok staat geen moment; het laatste goede geldt nog")
    return _laatste[pad]


def _since(gezet: datetime) -> timedelta:
    """
    Return how far a clock that stands still has crept since it was set: a microsecond for each millisecond.

    Two deeds one after the other are never at the same moment: a team that answered for no time at all is no row of
    the ledger (ADR-0011).
    """
    return max(wandtijd() - gezet, timedelta()) / 1000


def _offset_of_epoch() -> timedelta:
    """Return how far a generated region lies in the past: its epoch against the moment at which it was made."""
    verschil = cache.get("klok.verschil")
    if verschil is None:
        try:
            verschil = _read_offset()
        except DatabaseError:
            # The door takes reports while the database is away; the last offset that was read still holds.
            verschil = cache.get("klok.laatst", 0.0)
        cache.set("klok.verschil", verschil, 20)
        cache.set("klok.laatst", verschil, None)
    return timedelta(seconds=float(verschil))


def _read_offset() -> float:
    regio = Regio.objects.exclude(epoch=None).order_by("-id").first()
    if regio is None or regio.epoch is None or "anker" not in regio.instellingen:
        return 0.0
    return (regio.epoch - datetime.fromisoformat(regio.instellingen["anker"])).total_seconds()


def banner() -> datetime | None:
    """Return domain time when it is not the time on the wall, for the banner on every page."""
    moment = nu()
    return moment if abs(moment - wandtijd()) > timedelta(minutes=5) else None
