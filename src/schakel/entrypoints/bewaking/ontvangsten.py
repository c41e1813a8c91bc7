"""Where is each report for which a receipt was given?  Those in the spool and those in the database, one line each."""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg

from schakel.casuswerk.meldingen.queries import SPOOL_AANLEVERINGEN, stuck_deliveries, stuck_reports
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.toolkit.spool import Onleesbaar, Spool

Regel = dict[str, object]
BELOFTE = "Elke melding waarvoor een ontvangstbewijs is gegeven, wordt binnen vijf minuten een melding"
FOUT = "een melding in de spool die niet te lezen is (ontvangsten)"

_MELDINGEN = """SELECT m.sleutel, m.ontvangstcode, m.toelichting, m.ontvangen_op, m.status, d.status, t.code,
    (SELECT min(x.uiterlijk) FROM termijnen_termijn x WHERE x.dossier_id = d.id AND x.status = 'LOPEND')
    FROM meldingen_melding m JOIN dossiers_dossier d ON d.id = m.dossier_id
    LEFT JOIN dossiers_verantwoordelijkheid v ON v.dossier_id = d.id AND upper_inf(v.periode)
    LEFT JOIN organisaties_team t ON t.id = v.team_id ORDER BY m.id"""

_VERDWENEN = """SELECT g.gebeurd_op, g.dossier_id FROM gebeurtenissen_gebeurtenis g WHERE g.soort = 'melding.ontvangen'
    AND NOT EXISTS (SELECT 1 FROM meldingen_melding m WHERE m.id = g.onderwerp_id) ORDER BY g.id"""


def fingerprint(toelichting: str) -> str:
    """Return what the content of a report is recognised by: sha256 of its text, in UTF-8."""
    return hashlib.sha256(toelichting.encode()).hexdigest()


def receipts(verbinding: psycopg.Connection[Any], map_: Path) -> Iterator[Regel]:
    """
    Give every receipt once, read as the auditor: first what became a melding, then what still waits.

    Last comes what the events say was received and that is nowhere: never silently one line less.
    """
    spool, aangeleverd = Spool(map_ / "meldingen"), Spool(map_ / SPOOL_AANLEVERINGEN)
    # The spool first: what is made a melding meanwhile is then in both, and told once; never in neither.
    wachtend = spool.waiting()
    klaar: set[UUID] = set()
    for sleutel, code, tekst, ontvangen, status, dossier, team, termijn in verbinding.execute(_MELDINGEN):
        klaar.add(sleutel)
        yield {
            "sleutel": str(sleutel),
            "ontvangstcode": code,
            "inhoud_sha256": fingerprint(tekst),
            "ontvangen_op": ontvangen.isoformat(),
            "plaats": "database",
            "status": status,
            "dossier": dossier,
            "verantwoordelijk_team": team,
            "lopende_termijn": termijn.isoformat() if termijn else None,
        }
    for sleutel in wachtend:
        if sleutel not in klaar:
            yield _waiting(sleutel, _content(spool, sleutel))
    # What a machine delivered got a receipt as well: those that no melding was made of yet.
    for sleutel in aangeleverd.waiting():
        if sleutel not in klaar:
            yield _waiting(sleutel, _delivered(aangeleverd, sleutel))
    for ontvangen, dossier in verbinding.execute(_VERDWENEN):
        yield _gone(ontvangen, dossier)


def _content(spool: Spool, sleutel: UUID) -> dict[str, Any]:
    """What cannot be read is told all the same: a receipt was given for it."""
    try:
        bericht = (spool.read(sleutel) or {}).get("bericht")
    except Onleesbaar:
        return {"onleesbaar": True}
    return bericht if isinstance(bericht, dict) else {}


def _delivered(spool: Spool, sleutel: UUID) -> dict[str, Any]:
    try:
        levering: Any = (spool.read(sleutel) or {}).get("levering")
    except Onleesbaar:
        return {"onleesbaar": True}
    return (levering or {}).get("bericht") or {"ontvangen_op": (levering or {}).get("ontvangen_op")}


def stuck(map_: Path, nu: datetime) -> list[str]:
    """Return every report that is safe on disk and does not become a melding: its code, since when and why."""
    wie = Handeling(None, None, "beheer", None, nu, namens="verify")
    blijvers = stuck_reports(wie, spool=Spool(map_ / "meldingen"))
    blijvers += stuck_deliveries(wie, spool=Spool(map_ / SPOOL_AANLEVERINGEN))
    return [f"ontvangst {b.code}, sinds {b.sinds.isoformat(timespec='seconds')}: {b.reden}" for b in blijvers]


def sees_unreadable(nu: datetime) -> bool:
    """Plant a report that nobody can read in a folder of its own, and say whether the check goes red."""
    with tempfile.TemporaryDirectory() as map_:
        (Path(map_) / "meldingen" / "in").mkdir(parents=True)
        (Path(map_) / "meldingen" / "in" / str(uuid4())).write_bytes(b"geen sleutel past hierop, en meer dan twaalf")
        return len(stuck(Path(map_), nu)) == 1


def _waiting(sleutel: UUID, bericht: dict[str, Any]) -> Regel:
    return {
        "sleutel": str(sleutel),
        "ontvangstcode": maak_ontvangstcode(sleutel.bytes),
        "inhoud_sha256": fingerprint(str(bericht.get("toelichting", ""))),
        "ontvangen_op": bericht.get("ontvangen_op"),
        "plaats": "spool",
        "status": "ONLEESBAAR" if bericht.get("onleesbaar") else "WACHT",
        "dossier": None,
        "verantwoordelijk_team": None,
        "lopende_termijn": None,
    }


def _gone(ontvangen: datetime, dossier: int) -> Regel:
    leeg = dict.fromkeys(("sleutel", "ontvangstcode", "inhoud_sha256", "verantwoordelijk_team", "lopende_termijn"))
    return {
        **leeg,
        "ontvangen_op": ontvangen.isoformat(),
        "plaats": "nergens",
        "status": "VERDWENEN",
        "dossier": dossier,
    }
