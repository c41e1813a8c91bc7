"""What does the log say?  Only the privacy officer reads it."""

from django.db import connection

from schakel.basis.verantwoording.models import Verantwoording
from schakel.kernel.handeling import Handeling


def broken_blocks() -> list[int]:
    """Return the numbers of blocks whose count, order or hash is not what the rows say; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nummer FROM verantwoording_gebroken()")
        return [int(nummer) for (nummer,) in cursor.fetchall()]


def lines_of_dossier(handeling: Handeling, *, dossier: int) -> list[Verantwoording]:
    """Return the log lines that name a dossier, newest first; empty for whoever may not read the log."""
    return list(Verantwoording.objects.filter(dossiers__contains=[dossier]).order_by("-id")[:500])


def chain_head() -> tuple[int, str] | None:
    """Return number and hash of the newest block, or None while there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nummer, hash FROM verantwoording_kop()")
        rij = cursor.fetchone()
    return (int(rij[0]), bytes(rij[1]).hex()) if rij else None
