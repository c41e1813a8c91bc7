"""On which machine was it measured?  A figure without it can be compared with nothing."""

import os
import platform
from pathlib import Path

from django.db import connection

CPUINFO = Path("/proc/cpuinfo")


def describe() -> str:
    """Return processor, cores, how busy it was, and the versions that were measured."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (postgres,) = cursor.fetchone()
    belasting = os.getloadavg()[0]
    drukte = f"belasting {belasting:.1f}".replace(".", ",")
    if belasting > 1:
        drukte += " bij het begin: de machine deed ook ander werk, lees alleen de verhoudingen"
    return (
        f"Machine: {_processor()}, {os.cpu_count()} kernen, {drukte}.\n"
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, PostgreSQL {postgres}."
    )


def _processor() -> str:
    regels = CPUINFO.read_text(encoding="utf-8").splitlines() if CPUINFO.exists() else []
    namen = [regel.partition(":")[2].strip() for regel in regels if regel.startswith("model name")]
    return namen[0] if namen else platform.machine()
