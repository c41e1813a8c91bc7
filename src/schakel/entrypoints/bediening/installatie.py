"""In which order does an installation come up and go down?  What runs already is used again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schakel.entrypoints.bediening import assets, diensten
from schakel.entrypoints.bediening.aanzet import clock_of, read_toestand, write_toestand
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.ligging import make_data
from schakel.entrypoints.bediening.opdrachten import django_quietly, known_command, migrate
from schakel.entrypoints.bediening.postgres import Dsns, database_pid, ensure_database, stop_database
from schakel.entrypoints.bediening.scherm import print_line, stap
from schakel.entrypoints.bediening.sloten import samen, slot


class Installatie:
    """One installation while it comes up: it remembers what it started, to stop exactly that."""

    def __init__(self, data: Path) -> None:
        # A clock that is none is refused before anything is made.
        clock_of(data)
        make_data(data)
        self.data = data
        self.poort = 0
        self._adressen: Dsns | None = None
        self._gestart: list[str] = []

    @property
    def adressen(self) -> Dsns:
        """This function will give the database's addresses, known once it runs."""
        if self._adressen is None:
            raise StartFout("De database loopt nog niet.")
        return self._adressen

    @contextmanager
    def alone(self) -> Iterator[None]:
        """This function will let one launcher at a time bring this installation up, and keep its database in use."""
        with slot(self.data / "slot" / "start.slot", wacht=600.0), samen(self.data / "slot" / "gebruik.slot"):
            yield

    def raise_database(self) -> None:
        """This function will bring up style sheets, database and tables."""
        with stap("Opmaak klaarzetten"):
            assets.ensure_assets()
        if not os.environ.get("DATABASE_URL") and database_pid(self.data) is None:
            # Noted first, so that an interruption half-way stops it as well.
            self._gestart.append("database")
        with stap("Database starten"):
            self._adressen = ensure_database(self.data)
        with stap("Tabellen bijwerken"):
            migrate(self.data, self.adressen)

    def raise_site(self, poort: int | None) -> None:
        """
        This function will bring up web, worker and keeper; a site that is up keeps its port unless another is asked.

        :raises StartFout: if it is up on another clock than the one that is asked
        """
        self._check_clock()
        self.poort = self._choose_port(poort)
        if diensten.running_pid(self.data, "web") is None:
            with stap("Bestanden van de site klaarzetten"):
                django_quietly(self.data, ["collectstatic", "--noinput", "--verbosity", "0"], adressen=self.adressen)
            write_toestand(self.data, self.poort)
            self.start(diensten.web(self.poort))
        # Also when it runs: the keeper may have started it a moment ago.
        with stap("Site starten"):
            diensten.wait_for_web(self.data, self.poort)
        if diensten.running_pid(self.data, "worker") is None and known_command("work"):
            with stap("Werker starten"):
                self.start(diensten.worker())
                diensten.check_lives(self.data, "worker")
        if diensten.running_pid(self.data, "wachter") is None:
            self.start(diensten.keeper())

    def _check_clock(self) -> None:
        loopt_op = str(read_toestand(self.data).get("klok", ""))
        if diensten.running_pid(self.data, "web") is not None and clock_of(self.data) != loopt_op:
            raise StartFout("De site loopt al, op een andere klok. Stop haar eerst: ./schakel stop")

    def _choose_port(self, gevraagd: int | None) -> int:
        if diensten.running_pid(self.data, "web") is not None:
            huidig = int(read_toestand(self.data).get("poort", 0))
            if huidig and gevraagd in (None, huidig):
                return huidig
        # Also when it died: children that outlived it still hold its port.
        diensten.stop(self.data, "web")
        poort = diensten.choose_port(gevraagd)
        if gevraagd is None and poort != diensten.POORT:
            print_line(f"  Poort {diensten.POORT} is in gebruik; de site komt op {poort}.")
        return poort

    def start(self, dienst: diensten.Dienst) -> None:
        """This function will start a program, and remember to stop it."""
        if dienst.naam not in self._gestart:
            self._gestart.append(dienst.naam)
        diensten.start(self.data, dienst, self.adressen)

    def stop_started(self) -> None:
        """This function will stop what this run started, and leave alone what ran before."""
        for naam in diensten.NAMEN:
            if naam in self._gestart:
                diensten.stop(self.data, naam)
        if "database" in self._gestart:
            stop_database(self.data)


def stop_all(data: Path) -> list[str]:
    """This function will stop every program of an installation, and name those that ran."""
    gestopt = [naam for naam in diensten.NAMEN if diensten.stop(data, naam)]
    if stop_database(data):
        gestopt.append("database")
    return gestopt
