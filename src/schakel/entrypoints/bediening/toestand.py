"""What runs, and where?  For a person to read, or for a program."""

import os
import time
from pathlib import Path

from schakel.entrypoints.bediening import diensten
from schakel.entrypoints.bediening.demo import read_voortgang
from schakel.entrypoints.bediening.postgres import database_pid, dsns

Status = dict[str, object]


def read_status(data: Path) -> Status:
    """This function will tell what lives, at which address, and how an auditor may read the database."""
    toestand = diensten.read_toestand(data)
    pids = diensten.running(data)
    database = database_pid(data)
    if database is not None:
        pids["database"] = database
    loopt = "web" in pids
    heeft_database = database is not None or bool(os.environ.get("DATABASE_URL"))
    return {
        "running": loopt,
        "address": f"http://localhost:{toestand['poort']}" if loopt and "poort" in toestand else None,
        "pids": pids,
        "pid_files": {naam: str(diensten.pid_file(data, naam)) for naam in pids},
        "auditor_dsn": dsns(data).auditor if heeft_database else None,
        "data": str(data),
        "logs": str(data / "log"),
        "clock": toestand.get("klok") or None if loopt else None,
        "sink": toestand.get("sink") or None if loopt else None,
        "reports_stuck": count_stuck(Path(os.environ.get("SCHAKEL_SPOOL") or data / "spool") / "meldingen" / "in"),
        "progress": read_voortgang(data) or None,
    }


WACHT = 300.0
"""So many seconds a report may wait; the worker takes it out within a second or two."""


def count_stuck(map_: Path) -> int:
    """This function will count the reports on disk that failed, or wait too long; it reads none of them."""
    if not map_.is_dir():
        return 0
    namen = {pad.name for pad in map_.iterdir()}
    wachtend = [naam for naam in namen if not naam.startswith(".")]
    return sum(f".{naam}.reden" in namen or _age(map_ / naam) > WACHT for naam in wachtend)


def _age(pad: Path) -> float:
    try:
        return time.time() - pad.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def as_text(status: Status) -> str:
    """This function will say it in a few lines."""
    pids = status["pids"]
    regels = [f"Schakel loopt op {status['address']}" if status["running"] else "De site loopt niet."]
    if isinstance(pids, dict):
        regels += [f"  {naam}: proces {pid}" for naam, pid in pids.items()]
    regels.append(f"  gegevens: {status['data']}")
    if status["reports_stuck"]:
        regels.append(
            f"  LET OP: {status['reports_stuck']} melding(en) wachten en worden niet verwerkt: ./schakel verify"
        )
    return "\n".join(regels)
