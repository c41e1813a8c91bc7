"""Is the chain of the log the one that was anchored?  A head kept outside the database shows a tail cut off."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg

BELOFTE = "Elk anker dat buiten de database staat, hoort bij een blok dat er nog is"
FOUT = "laatste blok met zijn regels weg (log-anker)"
Anker = tuple[int, str]
_BLOKKEN = "SELECT nummer, encode(hash, 'hex') FROM verantwoording_blok WHERE nummer = ANY (%s)"


def anchors(map_: Path) -> list[Anker]:
    """Return every head that was written outside: number and hash; a last line that was cut off half-way is none."""
    pad = map_ / "ankers.jsonl"
    regels = pad.read_text(encoding="utf-8").split("\n")[:-1] if pad.exists() else []
    gelezen = [json.loads(regel) for regel in regels]
    return [(int(anker["blok"]), str(anker["hash"])) for anker in gelezen]


def broken(verbinding: psycopg.Connection[Any], ankers: Sequence[Anker]) -> list[str]:
    """Return the blocks that were anchored and that are gone, or no longer what they were; at most twenty."""
    blokken = dict(verbinding.execute(_BLOKKEN, [[nummer for nummer, _hash in ankers]]).fetchall())
    return [f"blok {nummer}" for nummer, hash_ in ankers if blokken.get(nummer) != hash_][:20]


def sees_cut_tail(dsn: str) -> bool:
    """Cut the last block with its lines off in this copy; answer whether the anchor shows what the chain cannot."""
    with psycopg.connect(dsn) as verbinding, verbinding.transaction(force_rollback=True):
        kop = verbinding.execute(
            "SELECT nummer, encode(hash, 'hex') FROM verantwoording_blok ORDER BY nummer DESC LIMIT 1"
        ).fetchone()
        if kop is None or broken(verbinding, [kop]):
            return False
        verbinding.execute("SET LOCAL session_replication_role = replica")
        verbinding.execute("DELETE FROM verantwoording_verantwoording WHERE blok = %s", [kop[0]])
        verbinding.execute("DELETE FROM verantwoording_blok WHERE nummer = %s", [kop[0]])
        return bool(broken(verbinding, [kop]))
