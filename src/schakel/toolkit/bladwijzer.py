"""Where does the next page begin?  In an address that tells nothing: the number of a row is never shown (ADR-0014)."""

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidTag
from django.conf import settings

from schakel.toolkit import versleuteling


def bookmark(waar: str, *getallen: int) -> str:
    """Return the place after which a page begins, unreadable and only good for this list (`waar`)."""
    inhoud = struct.pack(f">{len(getallen)}q", *getallen)
    pakket = versleuteling.versleutel(_sleutel(), inhoud, context=waar.encode())
    return base64.urlsafe_b64encode(pakket).decode().rstrip("=")


def place_of(waar: str, bladwijzer: str, aantal: int) -> tuple[int, ...] | None:
    """Return the numbers in a bookmark of this list; None for nonsense, or for the bookmark of another list."""
    try:
        pakket = base64.urlsafe_b64decode(bladwijzer + "=" * (-len(bladwijzer) % 4))
        return struct.unpack(f">{aantal}q", versleuteling.ontsleutel(_sleutel(), pakket, context=waar.encode()))
    except (InvalidTag, ValueError, struct.error):
        return None


def _sleutel() -> bytes:
    return hashlib.sha256(b"bladwijzer:" + settings.SECRET_KEY.encode()).digest()
