"""The rounds of the worker that touch dossiers: reports from the spool, alarms of clocks, the anchor of the log."""

import json
import os
from datetime import datetime

from django.conf import settings
from django.db import transaction

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.verantwoording import queries as verantwoording
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.entrypoints import klok
from schakel.entrypoints.worker.lus import machine
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie


def drain_spool(nu: datetime) -> int:
    """Let every report that waits in the spool become a melding; return how many did."""
    return meldingen.drain_spool(machine(nu, "werker:spool")).gelukt


def raise_alarms(nu: datetime, limit: int = 200) -> int:
    """Raise the alarm of every clock that has come to 60, 80 or 100 %, and note it in its dossier."""
    gegeven = 0
    while alarmen := _raise_some(nu, limit):
        gegeven += alarmen
    return gegeven


def _raise_some(nu: datetime, limit: int) -> int:
    # Alarm and event stand in one transaction: an alarm that was marked but never noted would be silence.
    handeling = machine(nu, "werker:alarm")
    with transaction.atomic():
        alarmen = termijnen.raise_alarms(handeling, tot=nu, limit=limit)
        for alarm in alarmen:
            wie = Handeling(None, alarm.team, "machine", None, nu, namens=f"termijn:{alarm.termijn}")
            with transactie(wie, wat="werker:alarm"):
                dossiers.note(
                    wie,
                    "termijn.alarm",
                    dossier=alarm.dossier,
                    onderwerp=("termijn", alarm.termijn),
                    codes={"stand": alarm.stand, "definitie": alarm.definitie},
                )
    return len(alarmen)


def anchor_log() -> None:
    """Write the head of the chain outside the database, where a cut tail shows."""
    kop = verantwoording.chain_head()
    if kop is None:
        return
    map_ = settings.DATA / "ankers"
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    regel = json.dumps({"blok": kop[0], "hash": kop[1], "op": klok.wandtijd().isoformat()})
    with (map_ / "ankers.jsonl").open("a", encoding="utf-8") as bestand:
        bestand.write(regel + "\n")
        bestand.flush()
        os.fsync(bestand.fileno())
