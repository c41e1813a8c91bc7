"""The figures: counted for changed months, as the statistics role, beside the connection of the program."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import psycopg

from schakel.basis.organisaties.models import Regio
from schakel.basis.organisaties.queries import setting
from schakel.entrypoints.worker.lus import machine
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.sturing.cijfers import actions
from schakel.sturing.cijfers.actions.publiceren import WACHT
from schakel.sturing.cijfers.rules import Periode
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)
ADRES = "DATABASE_URL_STATS"


@contextmanager
def statistics() -> Iterator[psycopg.Connection[Any]]:
    """Give a connection of the statistics role, for the length of the block."""
    with psycopg.connect(os.environ[ADRES], autocommit=True) as bron:
        yield bron


def count_changed(nu: datetime) -> list[date]:
    """Count the months anew in which something changed; a round that fails is done again in the next."""
    wie = machine(nu, "werker:cijfers")
    try:
        with statistics() as bron, transactie(wie, wat="werker:cijfers"):
            return actions.count_changed(wie, bron=bron)
    except psycopg.Error:
        _log.exception("de cijfers konden niet worden geteld")
        return []


def publish_due(nu: datetime, regio: str = "") -> dict[str, list[Periode]]:
    """Publish in each region what is due, each period in a transaction of its own; return which."""
    gedaan: dict[str, list[Periode]] = {}
    with statistics() as bron:
        for code in Regio.objects.order_by("code").values_list("code", flat=True):
            eerste = actions.first_month(bron, code)
            if eerste is None or regio not in ("", code):
                continue
            vanaf = Periode.month(eerste.year, eerste.month)
            gedaan[code] = list(_one_by_one(nu, bron, code, vanaf))
    return gedaan


def _one_by_one(nu: datetime, bron: psycopg.Connection[Any], regio: str, vanaf: Periode) -> Iterator[Periode]:
    while True:
        wie = machine(nu, "cijfers:publiceren")
        with transactie(wie, wat="cijfers:publiceren"):
            een = actions.publish_due(wie, bron=bron, regio=regio, vanaf=vanaf, hoogstens=1)
        if not een:
            return
        yield from een


class Publiceerder:
    """Lets a process of its own publish in the hour of a region: the proof takes minutes, and alarms may not wait."""

    def __init__(self) -> None:
        self._proces: subprocess.Popen[bytes] | None = None

    def begin_if_due(self, nu: datetime) -> bool:
        """Start the process when the hour of a region has come and none runs; return whether it did."""
        if self._proces is not None and self._proces.poll() is None:
            return False
        if not regions_due(nu):
            return False
        opdracht = [sys.executable, "-P", "-m", "django", "cijfers", "publiceren", "--vanzelf"]
        # The program itself, with no word of anybody else in it.
        self._proces = subprocess.Popen(opdracht)  # noqa: S603
        return True

    def stop(self) -> None:
        """End the process; the period that it was at is published next time."""
        if self._proces is not None and self._proces.poll() is None:
            self._proces.terminate()
            self._proces.wait()


def regions_due(nu: datetime) -> list[str]:
    """Return the regions whose hour it is; a region that names no hour publishes by hand alone."""
    return [code for code in Regio.objects.order_by("code").values_list("code", flat=True) if _is_hour(code, nu)]


def publish_on_schedule(nu: datetime) -> dict[str, list[Periode]]:
    """Publish what is due in each region whose hour it is; months are counted anew first, so today is in it."""
    aan_de_beurt = regions_due(nu)
    if not aan_de_beurt:
        return {}
    count_changed(nu)
    gedaan: dict[str, list[Periode]] = {}
    for code in aan_de_beurt:
        try:
            gedaan |= publish_due(nu, code)
        except psycopg.Error:
            _log.exception("de cijfers van %s konden niet worden gepubliceerd", code)
    return gedaan


def _is_hour(regio: str, nu: datetime) -> bool:
    regel = setting(regio, WACHT, lokale_datum(nu), {})
    uur = regel.get("vanzelf_om") if isinstance(regel, dict) else None
    return uur is not None and uur == nu.astimezone(AMSTERDAM).hour
