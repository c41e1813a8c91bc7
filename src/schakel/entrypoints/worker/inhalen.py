"""What a newer version keeps about each open melding, made for those that were there before it, a few each turn."""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from schakel.casuswerk.dossiers.models import Verantwoordelijkheid
from schakel.entrypoints.worker import rondes
from schakel.entrypoints.worker.subscriptions import mark_in

# So many dossiers a turn: behind it other rounds wait.
PER_BEURT = 25
KLAAR = -1


def mark_earlier(nu: datetime, limit: int = PER_BEURT) -> int:
    """
    Mark who of an open melding may be known, for those that came in before anything listened; return how many asked.

    Which dossier was the last is kept on disk. Where that is lost it begins anew, which does no harm: what is marked
    already is marked again. Once all were looked at nothing is asked any more, since a new melding is heard of.
    """
    na = _read()
    if na == KLAAR:
        return 0
    dossiers = _answered_for(na, limit)
    gemerkt = rondes.in_each(dossiers, nu, "werker:merken", mark_in)
    _keep(dossiers[-1] if dossiers else KLAAR)
    return gemerkt


def _answered_for(na: int, limit: int) -> list[int]:
    """Return the next dossiers, by number, for which somebody answers: what runs has no end."""
    loopt = Verantwoordelijkheid.objects.filter(periode__upper_inf=True, dossier_id__gt=na).order_by("dossier_id")
    return list(loopt.values_list("dossier_id", flat=True).distinct()[:limit])


def _path() -> Path:
    return Path(settings.DATA) / "inhalen" / "merken.json"


def _read() -> int:
    try:
        return int(json.loads(_path().read_text(encoding="utf-8"))["tot"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return 0


def _keep(tot: int) -> None:
    pad = _path()
    pad.parent.mkdir(parents=True, exist_ok=True)
    naast = pad.with_suffix(".nieuw")
    naast.write_text(json.dumps({"tot": tot}), encoding="utf-8")
    naast.replace(pad)
