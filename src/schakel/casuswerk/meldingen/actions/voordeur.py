"""The door: a receipt first, from a file that is forced to disk, then the deed (ADR-0012)."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError, transaction

from schakel.casuswerk.meldingen import permissions, queries
from schakel.casuswerk.meldingen.actions.concepten import drop_concept
from schakel.casuswerk.meldingen.actions.omzetten import register_received
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import (
    DIENSTTOKEN,
    GEWEIGERD,
    ONLEESBAAR,
    Meldingbericht,
    bericht_van,
    beside,
    says_the_same,
)
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.toolkit.spool import Onleesbaar, Spool
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """
    What may be read out: the report is safe from here on, whatever happens. No melding: it waits in the spool.

    `naast`: the key that was given, when another report stood under it; both are kept.
    """

    code: str
    sleutel: UUID
    melding: Melding | None
    naast: UUID | None = None


@dataclass(frozen=True, slots=True)
class Leging:
    """What one round over the spool did."""

    gelukt: int
    gebleven: int


def _spool() -> Spool:
    return Spool(settings.SPOOL / "meldingen")


def receive(handeling: Handeling, *, bericht: Meldingbericht) -> Ontvangst:
    """
    Take in a report: force it to disk, and let the deed run from there, at once when the database is there.

    Not atomic, on purpose: what is on disk stays there when a transaction fails, and no database is needed to get this
    far. A repeat of the same key is the same report; another report under that key is kept beside it, and says so.

    :raises NotAllowed: if the actor may not register meldingen
    :raises OperationalError: if the database went away under the deed; the report is safe, ask again with the token
    """
    permissions.check_can_register(handeling)
    spool = _spool()
    bewaard = _keep(handeling, spool, bericht)
    melding = None
    if handeling.grondslag != DIENSTTOKEN and handeling.team is not None:
        melding = _try_at_once(handeling, spool, bewaard.sleutel)
    return Ontvangst(maak_ontvangstcode(bewaard.sleutel.bytes), bewaard.sleutel, melding, bewaard.naast)


def _keep(handeling: Handeling, spool: Spool, bericht: Meldingbericht) -> Meldingbericht:
    """Force a report to disk; return it as it is kept, under a key of its own when its key stands for another one."""
    if spool.put(bericht.sleutel, _inhoud(handeling, bericht)):
        return bericht
    eerder = _earlier(spool, bericht.sleutel)
    if eerder is None or says_the_same(bericht, cast(Mapping[str, object], eerder["bericht"])):
        return bericht
    _log.warning("key %s came back with another report: both are kept", bericht.sleutel)
    naast = beside(bericht)
    spool.put(naast.sleutel, _inhoud(handeling, naast))
    return naast


def _earlier(spool: Spool, sleutel: UUID) -> Mapping[str, object] | None:
    """Return what stands under a key; of what cannot be read nobody can say that it is the same."""
    try:
        return spool.read(sleutel)
    except Onleesbaar:
        return {"bericht": {}}


def _inhoud(handeling: Handeling, bericht: Meldingbericht) -> dict[str, object]:
    return {"handeling": _plain(handeling), "bericht": bericht.as_json()}


def _try_at_once(handeling: Handeling, spool: Spool, sleutel: UUID) -> Melding | None:
    """Run the deed within the transaction of the request; whatever goes wrong, the report waits for the worker."""
    ruw = spool.read(sleutel)
    if ruw is None:
        return None
    try:
        with transaction.atomic():
            melding = register_received(handeling, bericht=_bericht(ruw))
            drop_concept(handeling, sleutel=sleutel)
    except IntegrityError:
        # The worker was first: its melding is ours.
        return queries.melding_by_sleutel(handeling, sleutel=sleutel)
    except (OperationalError, InterfaceError):
        # Nothing can be asked of this transaction any more; the front door answers with the shift token instead.
        raise
    except Exception:
        # Not only what we foresaw: a receipt is promised for what is on disk, and the next report may not suffer.
        _log.exception("melding %s waits in the spool", sleutel)
        return None
    transaction.on_commit(partial(spool.done, sleutel))
    return melding


def drain_spool(handeling: Handeling) -> Leging:
    """
    Let every report that waits in the spool become a melding, each in its own transaction and by who took it in.

    For the worker and at start-up. A report whose deed fails stays where it is, and the others go on.
    """
    spool = _spool()
    gelukt = gebleven = 0
    for sleutel in spool.waiting():
        with spool.lock(sleutel) as van_mij:
            klaar = van_mij and _drain_one(handeling, spool, sleutel)
        gelukt, gebleven = gelukt + int(klaar), gebleven + int(not klaar)
    return Leging(gelukt, gebleven)


def _drain_one(handeling: Handeling, spool: Spool, sleutel: UUID) -> bool:
    try:
        ruw = spool.read(sleutel)
    except Onleesbaar:
        _log.exception("melding %s cannot be read and stays in the spool", sleutel)
        spool.mark(sleutel, ONLEESBAAR)
        return False
    if ruw is None:
        return False
    try:
        bericht = _bericht(ruw)
        wie = _at_desk(_handeling(ruw["handeling"]), bericht)
        with transactie(wie, wat="meldingen:spool"):
            register_received(wie, bericht=bericht)
            drop_concept(wie, sleutel=sleutel)
    except IntegrityError:
        # The request itself was first and commits now; the next round finds its melding.
        return False
    except (OperationalError, InterfaceError):
        # The database is away: nothing is wrong with the report.
        _log.warning("melding %s waits for the database", sleutel)
        return False
    except Exception:
        # Whatever is wrong with this one, those behind it are reports as well.
        _log.exception("melding %s stays in the spool", sleutel)
        spool.mark(sleutel, GEWEIGERD)
        return False
    spool.done(sleutel)
    return True


def _at_desk(wie: Handeling, bericht: Meldingbericht) -> Handeling:
    """Return who acts at the desk that receives this: who came by a door that is open to everyone acts for no team."""
    if wie.team is not None:
        return wie
    desk = queries.desk_for(wie, postcode=bericht.waar.postcode)
    return replace(wie, team=desk.pk, organisatie=desk.organisatie_id) if desk else wie


def _bericht(ruw: Mapping[str, Any]) -> Meldingbericht:
    return bericht_van(ruw["bericht"])


def _plain(handeling: Handeling) -> dict[str, object]:
    return {
        "wie": handeling.wie,
        "team": handeling.team,
        "rol": handeling.rol,
        "organisatie": handeling.organisatie,
        "moment": handeling.moment.isoformat(),
        "namens": handeling.namens,
        "grondslag": handeling.grondslag,
    }


def _handeling(ruw: Any) -> Handeling:
    return Handeling(**{**ruw, "moment": datetime.fromisoformat(ruw["moment"])})
