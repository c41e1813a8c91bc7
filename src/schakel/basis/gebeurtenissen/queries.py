"""What happened in a dossier?"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from schakel.basis.gebeurtenissen.models import Gebeurtenis

# Clocks of two machines differ a little, and a day more costs nothing.
SPELING = timedelta(days=1)


def timeline(
    dossiers: list[int], *, vanaf: datetime | None = None, tot: datetime, limit: int = 200
) -> list[Gebeurtenis]:
    """Return the events of these dossiers, newest first; row-level security leaves out what may not be seen."""
    rijen = recorded_between(vanaf, tot).filter(dossier_id__in=dossiers)
    return list(rijen.order_by("-gebeurd_op", "-id")[:limit])


def recorded_between(vanaf: datetime | None, tot: datetime) -> QuerySet[Gebeurtenis]:
    """
    Return what was recorded since a dossier was opened and until now.

    Nothing of it lies outside; but the table has a part for each month, and without these two moments the database
    looks into every part of every year.
    """
    rijen = Gebeurtenis.objects.filter(moment__lt=tot + SPELING)
    return rijen if vanaf is None else rijen.filter(moment__gte=vanaf - SPELING)
