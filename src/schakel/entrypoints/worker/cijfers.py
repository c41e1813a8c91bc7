"""The figures: counted for changed months, as the statistics role, beside the connection of the program."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import psycopg

from schakel.basis.organisaties.models import Regio
from schakel.entrypoints.worker.lus import machine
from schakel.sturing.cijfers import actions
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
    """Publish in each region what is due, and return which periods."""
    gedaan: dict[str, list[Periode]] = {}
    with statistics() as bron:
        for code in Regio.objects.order_by("code").values_list("code", flat=True):
            eerste = actions.first_month(bron, code)
            if eerste is None or regio not in ("", code):
                continue
            wie = machine(nu, "cijfers:publiceren")
            with transactie(wie, wat="cijfers:publiceren"):
                vanaf = Periode.month(eerste.year, eerste.month)
                gedaan[code] = actions.publish_due(wie, bron=bron, regio=code, vanaf=vanaf)
    return gedaan
