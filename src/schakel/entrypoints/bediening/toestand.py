"""What runs, and where?  For a person to read, or for a program."""

import os
import time
from pathlib import Path

import psycopg

from schakel.entrypoints.bediening import diensten
from schakel.entrypoints.bediening.aanzet import is_meant_to_run, read_toestand
from schakel.entrypoints.bediening.demo import read_voortgang
from schakel.entrypoints.bediening.postgres import database_pid, dsns
from schakel.toolkit.struikels import still_failing

Status = dict[str, object]
# Without one of these, people cannot work or are not told in time.
NODIG = ("database", "web", "worker")
HERSTEL = "./schakel start"


def read_status(data: Path) -> Status:
    """This function will tell what lives, at which address, and how an auditor may read the database."""
    toestand = read_toestand(data)
    pids = diensten.running(data)
    database = database_pid(data)
    if database is not None:
        pids["database"] = database
    bedoeld = is_meant_to_run(data)
    leeft = {naam: naam in pids for naam in (*NODIG, "wachter")}
    extern = bool(os.environ.get("DATABASE_URL"))
    if extern:
        leeft["database"] = _answers(dsns(data).auditor)
    loopt = all(leeft[naam] for naam in NODIG)
    return {
        "running": loopt,
        "started": bedoeld,
        "processes": leeft,
        "down": [naam for naam in leeft if bedoeld and not leeft[naam]],
        "address": f"http://localhost:{toestand['poort']}" if leeft["web"] and "poort" in toestand else None,
        "pids": pids,
        "pid_files": {naam: str(diensten.pid_file(data, naam)) for naam in pids},
        "auditor_dsn": dsns(data).auditor if extern or database is not None else None,
        "data": str(data),
        "logs": str(data / "log"),
        "clock": toestand.get("klok") or None if bedoeld else None,
        "sink": toestand.get("sink") or None if bedoeld else None,
        "reports_stuck": count_stuck(Path(os.environ.get("SCHAKEL_SPOOL") or data / "spool") / "meldingen" / "in"),
        "worker_failing": still_failing(data),
        "progress": read_voortgang(data) or None,
        "remedy": HERSTEL if bedoeld and not all(leeft.values()) else None,
    }


def _answers(adres: str) -> bool:
    try:
        psycopg.connect(adres, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def is_broken(status: Status) -> bool:
    """This function will tell whether something is down that was started and that nobody can do without."""
    down = status["down"]
    return isinstance(down, list) and bool(set(down) & set(NODIG))


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
    if status["running"]:
        regels = [f"Schakel loopt op {status['address']}"]
    elif status["started"]:
        regels = ["Schakel loopt niet goed: niet alles wat is gestart, leeft nog."]
    else:
        regels = ["De site loopt niet."]
    regels += _per_process(status)
    if status["remedy"]:
        regels.append(f"  herstellen: {status['remedy']}   (waarom het stilligt, staat in {status['logs']})")
    regels.append(f"  gegevens: {status['data']}")
    if status["reports_stuck"]:
        regels.append(
            f"  LET OP: {status['reports_stuck']} melding(en) wachten en worden niet verwerkt: ./schakel verify"
        )
    if mislukt := status["worker_failing"]:
        regels.append("  LET OP: dit lukt de werker niet; hij probeert het steeds opnieuw, en doet al het andere:")
        regels += [f"    {regel}" for regel in mislukt] if isinstance(mislukt, list) else []
    return "\n".join(regels)


def _per_process(status: Status) -> list[str]:
    pids, leeft = status["pids"], status["processes"]
    if not isinstance(pids, dict) or not isinstance(leeft, dict):
        return []
    regels = []
    for naam in dict.fromkeys([*leeft, *pids]):
        if naam in pids:
            regels.append(f"  {naam}: proces {pids[naam]}")
        elif status["started"]:
            regels.append(f"  {naam}: {'antwoordt' if leeft.get(naam) else 'LIGT STIL'}")
    return regels
