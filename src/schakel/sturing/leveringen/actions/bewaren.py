"""How long is the file itself kept?  Only until it has left; then its print, its size and its counts stay."""

import hashlib

from schakel.sturing.leveringen.models import Levering
from schakel.sturing.leveringen.rules import LeveringStatus, check_transition
from schakel.toolkit import versleuteling

VAK = "levering"


def keep_file(levering: Levering, tekst: str) -> None:
    """This function will put the file in the row, encrypted under a master key of its own, with its print."""
    inhoud = tekst.encode("ascii")
    hoofd = versleuteling.hoofdsleutel(VAK)
    levering.inhoud = versleuteling.versleutel(hoofd, inhoud, context=levering.publiek_id.bytes)
    levering.vingerafdruk, levering.tekens = hashlib.sha256(inhoud).hexdigest(), len(inhoud)


def open_file(levering: Levering) -> str:
    """
    This function will give the file, after it was held against its print.

    :raises ValueError: if it is another file than the one that was read
    """
    hoofd = versleuteling.hoofdsleutel(VAK)
    inhoud = versleuteling.ontsleutel(hoofd, bytes(levering.inhoud or b""), context=levering.publiek_id.bytes)
    if hashlib.sha256(inhoud).hexdigest() != levering.vingerafdruk:
        raise ValueError("the file is not the one that was made")
    return inhoud.decode("ascii")


def wipe(levering: Levering, naar: LeveringStatus) -> None:
    """This function will end a delivery as a file: it has left, or gives way to another."""
    check_transition(LeveringStatus(levering.status), naar)
    levering.status, levering.inhoud = naar.value, None
    levering.save(update_fields=["status", "inhoud", "geleverd_op", "pogingen"])
