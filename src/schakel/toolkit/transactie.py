"""One request, job or command = one transaction (ADR-0005): who acts, what was shown, and the log as last statement."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling

Schrijver = Callable[[Handeling, str, str], None]
_schrijvers: list[Schrijver] = []
_log = logging.getLogger(__name__)

_INSTELLEN = """SELECT set_config('schakel.team', %s, true), set_config('schakel.medewerker', %s, true),
    set_config('schakel.rol', %s, true), set_config('schakel.organisatie', %s, true),
    set_config('schakel.moment', %s, true)"""


def register_schrijver(schrijver: Schrijver) -> None:
    """Let this function write the trail of every Handeling; called once, when the log room is ready."""
    if schrijver not in _schrijvers:
        _schrijvers.append(schrijver)


def set_actor(handeling: Handeling) -> None:
    """Tell the database who acts, for the rest of this transaction only; its policies read nothing else."""
    waarden = (handeling.team, handeling.wie, handeling.rol, handeling.organisatie, handeling.moment.isoformat())
    with connection.cursor() as cursor:
        cursor.execute(_INSTELLEN, ["" if w is None else str(w) for w in waarden])


def clear_actor() -> None:
    """Forget who acts: from here on every policy refuses."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTELLEN, [""] * 5)


@contextmanager
def transactie(handeling: Handeling, *, wat: str) -> Iterator[None]:
    """
    Open the one transaction in which this Handeling looks and acts, and write its trail before it commits.

    `wat` names the processing activity for the log. When the block raises, everything is rolled back and a second,
    short transaction records the refused or failed attempt (ADR-0005).
    """
    genest = connection.in_atomic_block
    try:
        with transaction.atomic():
            set_actor(handeling)
            yield
            check_constraints()
            _write(handeling, wat, "gelukt")
            if genest:
                clear_actor()
    except SchakelError:
        _write_attempt(handeling, wat, "geweigerd", genest=genest)
        raise
    except Exception:
        _write_attempt(handeling, wat, "mislukt", genest=genest)
        raise


@contextmanager
def optreden(handeling: Handeling, *, wat: str) -> Iterator[None]:
    """
    Let one of several actors look and act inside a transaction that is open already, and write the trail.

    For a story of many people that is one transaction: deferred constraints speak when it ends, and a refusal ends it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an act is part of a transaction that was opened before")
    set_actor(handeling)
    yield
    _write(handeling, wat, "gelukt")


def check_constraints() -> None:
    """Let every deferred constraint speak now, while the error can still be told to who caused it."""
    with connection.cursor() as cursor:
        # In one go: it ends every request.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _write(handeling: Handeling, wat: str, uitkomst: str) -> None:
    for schrijver in _schrijvers:
        schrijver(handeling, wat, uitkomst)


def _write_attempt(handeling: Handeling, wat: str, uitkomst: str, *, genest: bool) -> None:
    # The reason of the failure may be that the database is away: then there is no place to write to, and the
    # first error is the one that must reach the user.
    try:
        with transaction.atomic():
            set_actor(handeling)
            _write(handeling, wat, uitkomst)
            if genest:
                clear_actor()
    except DatabaseError:
        _log.exception("the attempt could not be recorded")
