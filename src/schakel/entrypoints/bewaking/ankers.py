"""Is the chain of the log the one that was anchored?  A head kept outside the database shows a tail cut off."""

import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

BELOFTE = "Elk anker dat buiten de database staat, hoort bij een blok dat er nog is"
BESTAND = "ankers.jsonl"
FOUT = "laatste blok met zijn regels weg (log-anker)"
Anker = tuple[int, str]
_BLOKKEN = "SELECT nummer, encode(hash, 'hex') FROM verantwoording_blok WHERE nummer = ANY (%s)"


def anchors(map_: Path) -> list[Anker]:
    """Return every head that was written outside: number and hash; a last line that was cut off half-way is none."""
    pad = map_ / BESTAND
    regels = pad.read_text(encoding="utf-8").split("\n")[:-1] if pad.exists() else []
    # A power cut in the middle of a line leaves half of it; the next anchor then begins a line of its own.
    gelezen = [json.loads(regel) for regel in regels if regel.endswith("}")]
    return [(int(anker["blok"]), str(anker["hash"])) for anker in gelezen]


def add(map_: Path, kop: Anker, op: datetime) -> bool:
    """Write this head behind the others, on disk, unless it is the last already; answer whether it was written."""
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    greep = os.open(map_ / BESTAND, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        lengte = os.fstat(greep).st_size
        staart = os.pread(greep, 1_000, max(0, lengte - 1_000)).decode(errors="replace")
        # The hash alone would do; with its number a human finds the block.
        if f'"blok": {kop[0]}, "hash": "{kop[1]}"' in staart.rstrip("\n").rpartition("\n")[2]:
            return False
        begin = "" if staart.endswith("\n") or not staart else "\n"
        # One write, appended: worker and verify may both have sealed, and neither may tear the line of the other.
        os.write(greep, f"{begin}{_line(kop, op)}\n".encode())
        os.fsync(greep)
    finally:
        os.close(greep)
    return True


def _line(kop: Anker, op: datetime) -> str:
    return json.dumps({"blok": kop[0], "hash": kop[1], "op": op.isoformat()})


def broken(verbinding: psycopg.Connection[Any], ankers: Sequence[Anker]) -> list[str]:
    """Return the blocks that were anchored and that are gone, or no longer what they were; at most twenty."""
    blokken = dict(verbinding.execute(_BLOKKEN, [[nummer for nummer, _hash in ankers]]).fetchall())
    return [f"blok {nummer}" for nummer, hash_ in ankers if blokken.get(nummer) != hash_][:20]


def sees_cut_tail(dsn: str, ankers: Sequence[Anker]) -> bool:
    """
    Cut the last block with its lines off in this copy; answer whether these anchors show what the chain cannot.

    They are the anchors of the installation itself: a proof with an anchor of its own would prove nothing of those.
    """
    with psycopg.connect(dsn) as verbinding, verbinding.transaction(force_rollback=True):
        kop = verbinding.execute("SELECT max(nummer) FROM verantwoording_blok").fetchone() or (None,)
        if broken(verbinding, ankers):
            return False
        verbinding.execute("SET LOCAL session_replication_role = replica")
        verbinding.execute("DELETE FROM verantwoording_verantwoording WHERE blok = %s", kop)
        verbinding.execute("DELETE FROM verantwoording_blok WHERE nummer = %s", kop)
        return bool(broken(verbinding, ankers))
