"""What happened in a dossier?"""

from schakel.basis.gebeurtenissen.models import Gebeurtenis


def timeline(dossiers: list[int], *, limit: int = 200) -> list[Gebeurtenis]:
    """Return the events of these dossiers, newest first; row-level security leaves out what may not be seen."""
    return list(Gebeurtenis.objects.filter(dossier_id__in=dossiers).order_by("-gebeurd_op", "-id")[:limit])
