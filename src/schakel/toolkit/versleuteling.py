"""How are secrets kept?  AES-256-GCM envelopes under master keys that the database never holds (ADR-0016)."""

import hashlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class Sleutelbron(Protocol):
    """Where master keys come from: a file in the demo, an agent or KMS in production."""

    def hoofdsleutel(self, vak: str) -> bytes:
        """Return the 32 bytes of the master key of this compartment."""
        ...


class BestandSleutelbron:
    """Master keys as files that only their owner can read, one for each compartment, made at first use."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def hoofdsleutel(self, vak: str) -> bytes:
        """Return the key in the file of this compartment; makes it when it is not there."""
        pad = self._map / f"{vak}.sleutel"
        if not pad.exists():
            self._make(pad)
        sleutel = pad.read_bytes()
        if len(sleutel) != 32:
            raise ValueError(f"sleutelbestand {pad.name} heeft niet de juiste lengte")
        return sleutel

    def _make(self, pad: Path) -> None:
        pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bestand:
            bestand.write(secrets.token_bytes(32))
            bestand.flush()
            os.fsync(bestand.fileno())
        try:
            # A hard link fails when another process was first: then its key is the key.
            os.link(tijdelijk, pad)
        except FileExistsError:
            pass
        finally:
            tijdelijk.unlink()


@cache
def _bron(map_: str) -> Sleutelbron:
    return BestandSleutelbron(Path(map_))


@cache
def _hoofdsleutel(map_: str, vak: str) -> bytes:
    return _bron(map_).hoofdsleutel(vak)


def hoofdsleutel(vak: str) -> bytes:
    """Return the master key of a compartment, read once for each process."""
    return _hoofdsleutel(str(settings.SLEUTELS), vak)


def versleutel(sleutel: bytes, inhoud: bytes, *, context: bytes) -> bytes:
    """Return nonce + ciphertext; the context (such as a row id) is authenticated, so rows cannot be swapped."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(sleutel).encrypt(nonce, inhoud, context)


def ontsleutel(sleutel: bytes, pakket: bytes, *, context: bytes) -> bytes:
    """
    Return what was encrypted.

    :raises cryptography.exceptions.InvalidTag: if key, context or ciphertext is not the one it was made with
    """
    return AESGCM(sleutel).decrypt(pakket[:_NONCE], pakket[_NONCE:], context)


def maak_datasleutel(vak: str, *, context: bytes) -> tuple[bytes, bytes]:
    """Return a new data key, plain and wrapped by the master key of its compartment."""
    datasleutel = secrets.token_bytes(32)
    return datasleutel, versleutel(hoofdsleutel(vak), datasleutel, context=context)


def open_datasleutel(vak: str, verpakt: bytes, *, context: bytes) -> bytes:
    """Return the data key inside its wrapping."""
    return ontsleutel(hoofdsleutel(vak), verpakt, context=context)


def zoeksleutel(vak: str, tekst: str) -> bytes:
    """Return a keyed hash by which an exact value can be found without being stored."""
    return hmac.new(hoofdsleutel(f"zoeken-{vak}"), tekst.encode(), hashlib.sha256).digest()
