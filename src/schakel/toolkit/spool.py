"""Where does a message wait that may not be lost?  In an encrypted file, forced to disk before anyone hears of it."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag

from schakel.toolkit import versleuteling

_VAK = "spool"


class Onleesbaar(Exception):
    """A message is on disk, but cannot be read: another key, or a damaged file. It stays where it is."""


class Spool:
    """
    A folder of encrypted messages, one file each, named after its idempotency key.

    A message is in `in/` from the moment that its receipt may be given until the deed has committed; then it moves
    to `klaar/`, so that a crash between the two only leads to a repeat of a deed that can bear one.
    """

    def __init__(self, map_: Path) -> None:
        self._in = map_ / "in"
        self._klaar = map_ / "klaar"

    def put(self, sleutel: UUID, bericht: Mapping[str, object]) -> bool:
        """Write the message and force it to disk; answer False when this key was written before."""
        self._in.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._klaar.mkdir(parents=True, exist_ok=True, mode=0o700)
        doel = self._in / str(sleutel)
        if doel.exists() or (self._klaar / str(sleutel)).exists():
            return False
        inhoud = json.dumps(bericht, ensure_ascii=False).encode()
        hoofd = versleuteling.hoofdsleutel(_VAK)
        return self._write(doel, versleuteling.versleutel(hoofd, inhoud, context=sleutel.bytes))

    def _write(self, doel: Path, inhoud: bytes) -> bool:
        # A name of its own for each writer: two clicks at the same moment are two threads of one process.
        tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        try:
            # A link fails when another was first: what it wrote is what the receipt was given for.
            os.link(tijdelijk, doel)
        except FileExistsError:
            return False
        finally:
            tijdelijk.unlink()
            self._sync(doel.parent)
        return True

    @staticmethod
    def _sync(map_: Path) -> None:
        # A rename is durable only when its folder is on disk as well.
        greep = os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)

    def waiting(self) -> list[UUID]:
        """Return the keys that still wait, oldest first."""
        if not self._in.exists():
            return []
        wachtend = []
        for pad in self._in.iterdir():
            # Another process may finish a message while this one reads the folder.
            with suppress(FileNotFoundError):
                if (sleutel := _key_of(pad.name)) is not None:
                    wachtend.append((pad.stat().st_mtime_ns, sleutel))
        return [sleutel for _moment, sleutel in sorted(wachtend)]

    def read(self, sleutel: UUID) -> dict[str, object] | None:
        """
        Return a waiting or finished message, or None when there is none.

        :raises Onleesbaar: if it is there, but cannot be read
        """
        for map_ in (self._in, self._klaar):
            pad = map_ / str(sleutel)
            if pad.exists():
                hoofd, pakket = versleuteling.hoofdsleutel(_VAK), pad.read_bytes()
                try:
                    inhoud = versleuteling.ontsleutel(hoofd, pakket, context=sleutel.bytes)
                    gelezen: dict[str, object] = json.loads(inhoud)
                except (InvalidTag, ValueError) as fout:
                    raise Onleesbaar(str(sleutel)) from fout
                return gelezen
        return None

    def mark(self, sleutel: UUID, reden: str) -> None:
        """Write beside a waiting message why its deed did not run: one word, never content. The first word stays."""
        with suppress(FileExistsError), open(self._merk(sleutel), "x", encoding="ascii", opener=_private) as bestand:
            bestand.write(reden)

    def marked(self, sleutel: UUID) -> str:
        """Return why the deed of a waiting message did not run; empty when it did not fail so far."""
        with suppress(FileNotFoundError):
            return self._merk(sleutel).read_text(encoding="ascii")
        return ""

    def since(self, sleutel: UUID) -> float:
        """Return since when a waiting message is on disk, by the clock of the machine; 0 when it is there no more."""
        with suppress(FileNotFoundError):
            return (self._in / str(sleutel)).stat().st_mtime
        return 0.0

    def done(self, sleutel: UUID) -> None:
        """Move a message out of the way; its deed has committed. Says nothing when it was moved before."""
        pad = self._in / str(sleutel)
        if pad.exists():
            pad.replace(self._klaar / str(sleutel))
            self._sync(self._in)
            self._sync(self._klaar)
            # Who still holds the removed file finds the message gone, and its deed bears a repeat.
            self._slot(sleutel).unlink(missing_ok=True)
            self._merk(sleutel).unlink(missing_ok=True)

    @contextmanager
    def lock(self, sleutel: UUID) -> Iterator[bool]:
        """Hold this message for the length of the block; gives False when another process holds it."""
        self._in.mkdir(parents=True, exist_ok=True, mode=0o700)
        greep = os.open(self._slot(sleutel), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield self._try_lock(greep)
        finally:
            os.close(greep)

    @staticmethod
    def _try_lock(greep: int) -> bool:
        try:
            flock(greep, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _merk(self, sleutel: UUID) -> Path:
        return self._in / f".{sleutel}.reden"

    def _slot(self, sleutel: UUID) -> Path:
        return self._in / f".{sleutel}.slot"


def _key_of(naam: str) -> UUID | None:
    """A file that is none of ours must not hold up those behind it."""
    try:
        return None if naam.startswith(".") else UUID(naam)
    except ValueError:
        return None


def _private(pad: str, vlaggen: int) -> int:
    return os.open(pad, vlaggen, 0o600)
