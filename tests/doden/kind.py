"""The child that is killed: it does deeds in a loop, and says of each that has committed that it has."""

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from uuid import UUID, uuid5

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import DatabaseError, connection  # noqa: E402

from schakel.casuswerk.dossiers import actions as dossiers  # noqa: E402
from schakel.casuswerk.meldingen import actions as meldingen  # noqa: E402
from schakel.casuswerk.meldingen.rules import Meldingbericht  # noqa: E402
from schakel.casuswerk.noodtoegang import actions as noodtoegang  # noqa: E402
from schakel.casuswerk.noodtoegang.rules import Noodreden  # noqa: E402
from schakel.entrypoints.worker import lus, rondes  # noqa: E402
from schakel.kernel.errors import SchakelError  # noqa: E402
from schakel.kernel.handeling import Handeling  # noqa: E402
from schakel.toolkit.transactie import transactie  # noqa: E402

RUIMTE = UUID("7a1cf2a2-93f4-4c58-b7a5-3a7a1cf2a293")


def settle(rol: str, adressen: dict[str, str], mappen: dict[str, str]) -> None:
    """Point this process at the database and the folders of the test, as this role."""
    from schakel.config import omgevingswaarden

    os.environ.update(adressen)
    connection.settings_dict.update(omgevingswaarden.database(rol), OPTIONS={})
    for naam, map_ in mappen.items():
        setattr(settings, naam, type(settings.DATA)(map_))


def do_deeds(mond: Connection, beurt: int, wie: Handeling, dossier: int, teams: tuple[int, int]) -> None:
    """Note, pass on, close and reopen; each deed carries a key, which is told once it has committed."""
    for nummer in itertools.count():
        sleutel = f"{beurt}-{nummer}"
        dan = wie.op(wie.moment + timedelta(seconds=nummer + 1))
        try:
            with transactie(dan, wat="toets"):
                dossiers.note(dan, "toets.gedaan", dossier=dossier, codes={"sleutel": sleutel})
                _move(dan, dossier, teams, nummer)
        except (SchakelError, DatabaseError):
            continue
        mond.send(sleutel)


def _move(wie: Handeling, dossier: int, teams: tuple[int, int], nummer: int) -> None:
    if nummer % 5 == 3:
        dossiers.close_dossier(wie, dossier=dossier, soort="casus.gesloten")
    elif nummer % 5 == 4:
        dossiers.reopen_dossier(wie, dossier=dossier, team=teams[0], reden="nieuw_feit")
    elif nummer % 5 != 2:
        dossiers.pass_on(wie, dossier=dossier, naar_team=teams[nummer % 5], reden="gestart", bron="toets:1")


def break_glass(mond: Connection, wie: Handeling, nummer: str) -> None:
    """Open one dossier in an emergency and stop, day after day; what is told is the public id of each that was open."""
    for dag in itertools.count():
        dan = wie.op(wie.moment + timedelta(days=dag))
        with transactie(dan, wat="toets"):
            rij = noodtoegang.open_noodtoegang(
                dan,
                nummer=nummer,
                reden=Noodreden.LEVENSGEVAAR,
                toelichting="De politie staat voor de deur.",
                zeker=True,
            )
        mond.send(str(rij.publiek_id))
        later = wie.op(dan.moment + timedelta(minutes=5))
        with transactie(later, wat="toets"):
            noodtoegang.end_noodtoegang(later, rij=rij)


def keys_of(beurt: int) -> Iterator[UUID]:
    """The keys of the reports of this turn, in order."""
    return (uuid5(RUIMTE, f"{beurt}-{nummer}") for nummer in itertools.count())


def receive_reports(mond: Connection, beurt: int, wie: Handeling, sjabloon: Meldingbericht) -> None:
    """Take in reports at the door; the receipt is what is told. Two in three come while the database is away."""
    for nummer, sleutel in enumerate(keys_of(beurt)):
        grond = "diensttoken" if nummer % 3 else None
        dan = replace(wie, grondslag=grond, moment=wie.moment + timedelta(seconds=nummer))
        bericht = replace(sjabloon, sleutel=sleutel, toelichting=f"nummer {nummer}")
        if grond:
            ontvangst = meldingen.receive(dan, bericht=bericht)
        else:
            with transactie(dan, wat="toets"):
                ontvangst = meldingen.receive(dan, bericht=bericht)
        mond.send((str(sleutel), ontvangst.code))


def work_rounds(mond: Connection, beurt: int, nu: datetime) -> None:
    """Do the rounds of the worker, over and over."""
    for nummer in itertools.count():
        rondes.drain_spool(nu)
        lus.hear_all(nu, limit=5)
        lus.send_all(nu)
        lus.seal_log()
        mond.send(nummer)
