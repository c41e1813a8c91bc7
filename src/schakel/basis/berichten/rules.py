"""What may a message say?  That something is waiting, and where to look; never what or about whom."""

from enum import StrEnum


class BerichtStatus(StrEnum):
    """The life of a message going out."""

    KLAAR = "KLAAR"
    VERSTUURD = "VERSTUURD"
    MISLUKT = "MISLUKT"


ONDERWERP = "Er staat iets voor u klaar"
TEKST = "Er staat iets voor uw team klaar in het systeem. Meld u aan om het te lezen.\n"

# After so many attempts a message is a failure that a person must see; there is no fall-back to another channel.
POGINGEN = 5
