"""./schakel migrate: as Django's own, and what then guards is kept outside the database, for `verify`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.migrate import Command as Migreren
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from schakel.entrypoints.bediening import rollen
from schakel.entrypoints.bewaking import catalogus
from schakel.entrypoints.commands import vlug

AFWIJKING = (
    "De sloten van de database zijn niet meer zoals ze zijn aangelegd; bijwerken zou dat verbergen.\n{}\n"
    "Herstel ze (./schakel verify toont wat er afwijkt). Is het zo bedoeld, neem het dan over met:\n"
    "  ./schakel migrate --sloten-overnemen"
)


class Command(Migreren):
    """Brings the tables up to date; the catalogue of what guards changes with them, and with nothing else."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer a way past a difference that was meant."""
        super().add_arguments(parser)
        parser.add_argument(
            "--sloten-overnemen", action="store_true", help="neem de sloten zoals ze nu zijn als de bedoelde"
        )

    def handle(self, *args: Any, sloten_overnemen: bool = False, **opties: Any) -> None:
        """
        Migrate, and take the catalogue anew when the program lays other tables than when it was taken.

        :raises CommandError: if locks were changed behind our back: a new catalogue would cover that over
        """
        loader, map_ = MigrationLoader(connection), settings.DATA / "ankers"
        versie = _version(loader)
        with _auditor() as auditor:
            nieuw = sloten_overnemen or not loader.applied_migrations or not catalogus.is_of(auditor, map_, versie)
            if nieuw and loader.applied_migrations and not sloten_overnemen:
                _check_locks(auditor, map_)
        # In a database of another, a setting might live on in a connection that others share.
        eerste_keer = not loader.applied_migrations and not os.environ.get("DATABASE_URL")
        with vlug.draw_little(), vlug.wait_for_disk_once(eerste_keer=eerste_keer):
            super().handle(*args, **opties)
        # Only whole: after a step to one migration, the tables are not those of this version.
        if nieuw and set(MigrationLoader(connection).applied_migrations) >= set(loader.disk_migrations):
            with _auditor() as auditor:
                catalogus.keep(auditor, map_, versie)


def _version(loader: MigrationLoader) -> str:
    """Return by what the tables of this program are known: it, and never the database, says when they change."""
    namen = [f"{app}.{naam}" for app, naam in loader.disk_migrations]
    return catalogus.version_of([*namen, rollen.stempel("schakel")])


def _check_locks(auditor: psycopg.Connection[Any], map_: Path) -> None:
    afwijkend = catalogus.deviations(auditor, map_, zonder=catalogus.VAN_DE_ROLLEN)
    if afwijkend and afwijkend != [catalogus.GEEN]:
        raise CommandError(AFWIJKING.format("\n".join(afwijkend)))


@contextmanager
def _auditor() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(os.environ["DATABASE_URL_AUDITOR"], autocommit=True) as auditor:
        yield auditor
