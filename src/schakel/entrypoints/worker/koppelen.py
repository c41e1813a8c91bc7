"""The rounds of the worker to other systems: hand over what waits, and keep what comes back in its dossier."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.rules import Koppelsysteem, Terugbericht
from schakel.casuswerk.raadsverzoeken import actions as raadsverzoeken
from schakel.casuswerk.raadsverzoeken.rules import Antwoord
from schakel.entrypoints.worker.lus import machine
from schakel.entrypoints.worker.rondes import told_to
from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)
Horen = Callable[[Handeling, int, Antwoord], object]


def _raad(handeling: Handeling, rij: int, antwoord: Antwoord) -> None:
    raadsverzoeken.record_antwoord(handeling, raadsverzoek=rij, antwoord=antwoord)


def _college(handeling: Handeling, rij: int, antwoord: Antwoord) -> None:
    raadsverzoeken.record_college(handeling, collegemelding=rij, antwoord=antwoord)


# What a message was about -> who keeps the answer. A new kind of message gets a line here.
HOORT: Mapping[str, Horen] = {"raadsverzoek": _raad, "collegemelding": _college}


def exchange_all(nu: datetime) -> int:
    """Do this with every system that the settings name; return how much went or came."""
    return sum(exchange(nu, import_string(pad)()) for pad in settings.KOPPELSYSTEMEN)


def exchange(nu: datetime, systeem: Koppelsysteem) -> int:
    """Hand over what waits for one system, and keep what came back; return how much went or came."""
    namens = f"werker:{systeem.code}"
    gedaan = berichten.offer_waiting(machine(nu, namens), systeem=systeem)
    for terug in systeem.collect():
        try:
            gedaan += _keep(nu, namens, systeem, terug)
        except (DatabaseError, SchakelError):
            # It lies there still and is tried again; the others go on.
            _log.exception("an answer of %s could not be kept", systeem.code)
    return gedaan


def _keep(nu: datetime, namens: str, systeem: Koppelsysteem, terug: Terugbericht) -> int:
    """Keep an answer and what follows from it in one transaction; only then it is let go."""
    wie = machine(nu, namens)
    with transactie(wie, wat=namens):
        soort, _, plek = berichten.record_terugbericht(wie, systeem=systeem.code, terug=terug).partition(":")
        if soort in HOORT:
            dossier, _, rij = plek.partition(":")
            _hear(nu, namens, soort, int(dossier), int(rij), terug)
    systeem.settle(terug.kenmerk)
    return int(soort in HOORT)


def _hear(nu: datetime, namens: str, soort: str, dossier: int, rij: int, terug: Terugbericht) -> None:
    wie = Handeling(None, told_to(dossier, nu), "machine", None, nu, namens=namens)
    antwoord = Antwoord(terug.aanvaard, terug.eigen_kenmerk, terug.op, terug.reden)
    with transactie(wie, wat=namens):
        HOORT[soort](wie, rij, antwoord)
