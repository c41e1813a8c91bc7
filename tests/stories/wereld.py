"""The world of the stories: an installation of its own, with a site, a worker, a region and a clock to set."""

import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from schakel.entrypoints.bediening import assets, diensten, postgres, processen
from schakel.entrypoints.bediening.ligging import PROJECT, make_data
from schakel.entrypoints.bediening.omgeving import Rol, django_omgeving
from schakel.entrypoints.bediening.opdrachten import django_quietly, migrate
from schakel.kernel.tijd import AMSTERDAM

# A Thursday evening: the night shift takes the call, the teams of the city are closed.
BEGIN = datetime(2017, 3, 2, 21, 41, tzinfo=AMSTERDAM)
GEDULD = 30.0


class Wereld:
    """One installation for all stories of a run."""

    def __init__(self, data: Path) -> None:
        make_data(data)
        self.data = data
        self.klok = data / "klok.txt"
        self.nu = BEGIN
        self.poort = 0
        self.adressen = postgres.dsns(data)
        self._zet_klok()

    @property
    def adres(self) -> str:
        """Return where the site answers."""
        return f"http://localhost:{self.poort}"

    def start(self) -> None:
        """Bring up database, region, staff, site and worker."""
        assets.ensure_assets()
        with self._omgeving():
            self._database()
            self._leeg_spool()
            self.poort = _own_port()
            self.django("collectstatic", "--noinput", "--verbosity", "0")
            diensten.start(self.data, diensten.web(self.poort), self.adressen)
            diensten.start(self.data, diensten.worker(), self.adressen)
            diensten.wait_for_web(self.data, self.poort)

    def stop(self) -> None:
        """Stop everything that was started."""
        for naam in diensten.NAMEN:
            diensten.stop(self.data, naam)
        postgres.stop_database(self.data)

    @contextmanager
    def _omgeving(self) -> Iterator[None]:
        """Let the programs run as they do in the demo, on the clock of the story."""
        bewaard = dict(os.environ)
        os.environ["DJANGO_SETTINGS_MODULE"] = "schakel.config.settings.local"
        os.environ["SCHAKEL_CLOCK"] = str(self.klok)
        for naam in ("SCHAKEL_SPOOL", "SCHAKEL_SLEUTELS", "SCHAKEL_SINK", "SCHAKEL_FEED", "SCHAKEL_ROL"):
            os.environ.pop(naam, None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(bewaard)

    def django(self, *argumenten: str, rol: Rol = "app") -> str:
        """Run a command of the installation, and return what it printed."""
        return django_quietly(self.data, argumenten, rol=rol, adressen=self.adressen)

    def _database(self) -> None:
        """Copy the database with the region and its staff; it is made once per version of what goes in."""
        sjabloon = f"verhaal_{_stempel()}"
        merk = self.data / f"{sjabloon}.klaar"
        if not merk.exists():
            # Whoever was interrupted half-way left half a template.
            postgres.ensure_database(self.data, naam="schakel")
            self._bestuur(f"DROP DATABASE IF EXISTS {sjabloon} WITH (FORCE)")
            self._maak_sjabloon(postgres.ensure_database(self.data, naam=sjabloon))
            merk.touch()
        postgres.ensure_database(self.data, naam=sjabloon)
        self._bestuur(
            "DROP DATABASE IF EXISTS schakel WITH (FORCE)",
            f"CREATE DATABASE schakel TEMPLATE {sjabloon} STRATEGY file_copy",
        )
        postgres.ensure_database(self.data)

    def _maak_sjabloon(self, adressen: postgres.Dsns) -> None:
        migrate(self.data, adressen)
        for regio in ("landelijk", "den-haag"):
            django_quietly(self.data, ["regio", "load", str(PROJECT / "regios" / regio)], adressen=adressen)
        omgeving = django_omgeving(self.data, "app", adressen)
        omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT)])
        klaar = subprocess.run(
            [sys.executable, "-m", "tests.stories.bezetting"],
            env=omgeving,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert klaar.returncode == 0, klaar.stderr

    def _bestuur(self, *opdrachten: str) -> None:
        adres = self.adressen.owner.replace("schakel_owner", postgres.BESTUUR)
        with psycopg.connect(adres, dbname="postgres", autocommit=True) as verbinding:
            for opdracht in opdrachten:
                verbinding.execute(opdracht.encode())

    def _leeg_spool(self) -> None:
        for pad in (self.data / "spool").rglob("*"):
            if pad.is_file():
                pad.unlink()

    # The clock.

    def _zet_klok(self) -> None:
        nieuw = self.klok.with_suffix(".nieuw")
        nieuw.write_text(self.nu.isoformat())
        nieuw.replace(self.klok)

    def tijd_gaat(self, **duur: float) -> datetime:
        """Let domain time pass: minutes, hours, days."""
        self.nu += timedelta(**duur)
        self._zet_klok()
        return self.nu

    def het_is(self, moment: datetime) -> None:
        """Set domain time; it never goes back within a run."""
        self.nu = max(self.nu, moment)
        self._zet_klok()

    # The database, from outside.

    def vraag(self, sql: str, *waarden: object) -> list[Any]:
        """Ask the database as the auditor does: everything may be read, nothing changed."""
        with psycopg.connect(self.adressen.auditor, autocommit=True) as verbinding:
            return list(verbinding.execute(sql.encode(), waarden))

    def wacht_op(self, sql: str, *waarden: object, wat: str) -> list[Any]:
        """Wait until the worker has done something that the database shows."""
        gevonden: list[Any] = []

        def is_er() -> bool:
            gevonden[:] = self.vraag(sql, *waarden)
            return bool(gevonden)

        assert processen.wait_until(is_er, GEDULD), f"{wat}: not within {GEDULD:.0f} s. {self.logboek('worker')}"
        return gevonden

    def gebeurtenissen(self, dossier: int) -> list[str]:
        """Return what happened in a dossier, in the order in which it was noted."""
        return [
            soort
            for (soort,) in self.vraag(
                "SELECT soort FROM gebeurtenissen_gebeurtenis WHERE dossier_id = %s ORDER BY id", dossier
            )
        ]

    def dossiers_van(self, casus: str) -> tuple[int, int]:
        """Return the dossier of a casus, and that of its first melding."""
        sql = """SELECT d.id, m.dossier_id FROM dossiers_dossier d JOIN casussen_casus c ON c.dossier_id = d.id
            JOIN casussen_casusmelding k ON k.casus_id = c.id JOIN meldingen_melding m ON m.id = k.melding_id
            WHERE %s::uuid IN (c.publiek_id, d.publiek_id) ORDER BY k.id"""
        ((dossier, melding), *_rest) = self.vraag(sql, casus.rpartition("/")[2])
        return dossier, melding

    def gebeurtenissen_van_overdracht(self, overdracht: str) -> list[str]:
        """Return what happened in the dossier of a handover."""
        sql = "SELECT dossier_id FROM overdrachten_overdracht WHERE publiek_id = %s::uuid"
        return self.gebeurtenissen(self.vraag(sql, overdracht.rpartition("/")[2])[0][0])

    def database_gaat_weg(self) -> None:
        """Stop the postmaster."""
        assert postgres.stop_database(self.data)

    def database_komt_terug(self) -> None:
        """Start it again."""
        postgres.ensure_database(self.data)

    def logboek(self, naam: str = "web") -> str:
        """Return the last lines of a program's log."""
        return diensten.log_tail(self.data, naam)


def _own_port() -> int:
    """
    Return a port that the system gives out, and to nobody else meanwhile.

    The first free one from 8000 was taken twice when two worlds began at once: their servers share an address that both
    ask for, and each visitor met the pages and the sessions of either.
    """
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])


def _stempel() -> str:
    som = hashlib.sha256()
    for pad in _bronnen():
        som.update(f"{pad}\0".encode() + pad.read_bytes())
    return som.hexdigest()[:12]


def _bronnen() -> Sequence[Path]:
    bron = PROJECT / "src" / "schakel"
    paden = [*bron.rglob("migrations/*.py"), *bron.rglob("models.py"), *(bron / "entrypoints" / "regio").rglob("*.py")]
    paden += [bron / "casuswerk/dossiers/rules.py", bron / "entrypoints/bediening/rollen.py"]
    paden += [*Path(__file__).parent.glob("bezetting.py")]
    return sorted({*paden, *(pad for pad in (PROJECT / "regios").rglob("*") if pad.is_file())})
