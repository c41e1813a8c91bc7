"""The watched folder: files with one message a line become deliveries, and leave sealed (ADR-0032)."""

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.rules import Aanleverdeur, Uitkomst
from schakel.entrypoints.koppelingen.politie import vertaling
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling

_log = logging.getLogger(__name__)
IN, KLAAR, MISLUKT = "in", "done", "failed"
VAK = "feedbestand"
# What is still being written by who delivers: it is renamed when it is whole.
NOG_BEZIG = (".tmp", ".part", ".deel")


@dataclass(slots=True)
class Bestandstand:
    """What became of the messages of one file."""

    naam: str
    uitkomsten: dict[Uitkomst, int] = field(default_factory=dict)

    @property
    def goed(self) -> bool:
        """Answer whether every line of it could be read."""
        return not self.uitkomsten.get(Uitkomst.ONLEESBAAR)


class Feedmap:
    """
    One folder: `in` is read, `done` and `failed` hold what was read, sealed.

    A file is taken when its size stood still between two rounds: who delivers may be half way. What died between
    reading and moving is read again, and its messages are the same messages.
    """

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self._eerder: dict[str, tuple[int, int]] = {}

    def waiting(self) -> list[Path]:
        """Return the files that lie there, the oldest first; makes the folder when it is not there."""
        for deel in (IN, KLAAR, MISLUKT):
            (self.map / deel).mkdir(parents=True, exist_ok=True, mode=0o700)
        gevonden = [pad for pad in (self.map / IN).iterdir() if pad.is_file() and not _unfinished(pad)]
        return sorted(gevonden, key=lambda pad: (pad.stat().st_mtime_ns, pad.name))

    def ready(self) -> list[Path]:
        """Return the files that stood still since the last time that somebody asked."""
        nu = {pad.name: (pad.stat().st_size, pad.stat().st_mtime_ns) for pad in self.waiting()}
        stil = [naam for naam, maat in nu.items() if self._eerder.get(naam) == maat]
        self._eerder = nu
        return [self.map / IN / naam for naam in stil]

    def read(self, handeling: Handeling, pad: Path) -> Bestandstand:
        """Deliver each line of a file, then move it away sealed; a line that is cut off holds up none before it."""
        stand, inhoud = Bestandstand(pad.name), pad.read_bytes()
        for regel in inhoud.decode("utf-8", "replace").splitlines():
            if regel.strip():
                uitkomst = self._deliver(handeling, regel)
                stand.uitkomsten[uitkomst] = stand.uitkomsten.get(uitkomst, 0) + 1
        self._move(pad, inhoud, KLAAR if stand.goed else MISLUKT)
        return stand

    @staticmethod
    def _deliver(handeling: Handeling, regel: str) -> Uitkomst:
        levering = vertaling.read(
            regel, afzender=handeling.team or 0, nu=handeling.moment, deur=Aanleverdeur.BESTAND
        )  # fmt: skip
        return actions.deliver(handeling, levering=levering).uitkomst

    def _move(self, pad: Path, inhoud: bytes, naar: str) -> None:
        """Write what was read under a key, force it to disk, and only then take the open file away."""
        doel = self.map / naar / f"{pad.name}.verzegeld"
        hoofd = versleuteling.hoofdsleutel(VAK)
        tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}")
        with open(tijdelijk, "wb", opener=_private) as bestand:
            bestand.write(versleuteling.versleutel(hoofd, inhoud, context=doel.name.encode()))
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
        pad.unlink()


def unseal(pad: Path) -> bytes:
    """Return what a file in `done` or `failed` held when it came: for who must look what was delivered."""
    return versleuteling.ontsleutel(versleuteling.hoofdsleutel(VAK), pad.read_bytes(), context=pad.name.encode())


def read_all(feed: Feedmap, handeling: Handeling | None) -> list[Bestandstand]:
    """Read every file that is whole; without a machine that may deliver they wait, and that is said in the log."""
    klaar = feed.ready()
    if klaar and handeling is None:
        _log.warning("%s bestanden wachten: er is geen koppeling die mag aanleveren", len(klaar))
        return []
    return [feed.read(handeling, pad) for pad in klaar if handeling is not None]


def _unfinished(pad: Path) -> bool:
    return pad.name.startswith(".") or pad.name.endswith(NOG_BEZIG)


def _private(pad: str, vlaggen: int) -> int:
    return os.open(pad, vlaggen, 0o600)
