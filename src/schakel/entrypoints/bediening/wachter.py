"""Who starts again what died?  A small program beside the site: one round a second, until the installation stops."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from schakel.entrypoints.bediening import diensten
from schakel.entrypoints.bediening.aanzet import is_meant_to_run, read_toestand
from schakel.entrypoints.bediening.fouten import StartFout
from schakel.entrypoints.bediening.postgres import database_pid, dsns, ensure_database
from schakel.entrypoints.bediening.sloten import slot

RONDE = 1.0
# What keeps dying is tried again ever more slowly, and never given up: nobody may be there to see it.
LANGSTE_PAUZE = 60.0
RUST = 600.0


@dataclass
class Geduld:
    """How often something died of late, and when it may be started again."""

    keren: int = 0
    laatst: float = 0.0

    def may_start(self, nu: float) -> bool:
        """This function will tell whether it is time for another try, and count that try."""
        if nu - self.laatst > RUST:
            self.keren = 0
        if self.keren and nu - self.laatst < min(2.0**self.keren, LANGSTE_PAUZE):
            return False
        self.keren, self.laatst = self.keren + 1, nu
        return True


@dataclass
class Wachter:
    """Looks whether database, web and worker of one installation live, and starts again what does not."""

    data: Path
    geduld: dict[str, Geduld] = field(default_factory=dict)

    def look(self, nu: float) -> list[str]:
        """
        This function will start again what died by accident, and name it.

        Whoever stops a program on purpose takes its number away; a number without a living program is an accident.
        """
        dood = [naam for naam in ("database", "web", "worker") if is_dead(self.data, naam)]
        dood = [naam for naam in dood if self.geduld.setdefault(naam, Geduld()).may_start(nu)]
        if not dood:
            return []
        # Whoever brings the installation up at this moment starts it himself.
        with slot(self.data / "slot" / "start.slot", wacht=0.2):
            return [naam for naam in dood if self._start(naam)]

    def _start(self, naam: str) -> bool:
        if not is_dead(self.data, naam):
            return False
        if naam == "database":
            ensure_database(self.data)
            return True
        maak: dict[str, Callable[[], diensten.Dienst]] = {
            "web": lambda: diensten.web(int(read_toestand(self.data)["poort"])),
            "worker": diensten.worker,
        }
        diensten.start(self.data, maak[naam](), dsns(self.data))
        return True


def is_dead(data: Path, naam: str) -> bool:
    """This function will tell whether a program is gone that nobody stopped; a database of others is theirs to keep."""
    if not is_meant_to_run(data, naam):
        return False
    if naam == "database":
        return not os.environ.get("DATABASE_URL") and database_pid(data) is None
    return diensten.running_pid(data, naam) is None


def main() -> int:
    """This function will keep watch until the site is stopped on purpose."""
    data = Path(os.environ["SCHAKEL_DATA"])
    wachter = Wachter(data)
    while is_meant_to_run(data):
        try:
            for naam in wachter.look(time.monotonic()):
                print(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {naam} is opnieuw gestart")
        except StartFout as fout:
            print(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {fout}")
        time.sleep(RONDE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
