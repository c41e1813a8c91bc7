"""What may a message say?  That something is waiting, and where to look; never what or about whom."""

from enum import StrEnum


class BerichtStatus(StrEnum):
    """The life of a message going out."""

    KLAAR = "KLAAR"
    VERSTUURD = "VERSTUURD"
    MISLUKT = "MISLUKT"


class Codeweg(StrEnum):
    """By which way a code goes to somebody outside."""

    EMAIL = "EMAIL"
    SMS = "SMS"


class Kanaal(StrEnum):
    """By which way a message to a person leaves: only what a sheet of safe contact can name."""

    SMS = "sms"
    EMAIL = "email"
    BRIEF = "brief"


ONDERWERP = "Er staat iets voor u klaar"
TEKST = "Er staat iets voor uw team klaar in het systeem. Meld u aan om het te lezen.\n"
# No name, no sender and no address of a page: whoever reads this on another's telephone, learns nothing.
CODE_ONDERWERP = "Uw code"
CODE_TEKST = (
    "Uw code: {code}\n\nVul de code in op de pagina die u van uw contactpersoon kreeg."
    " De code werkt een keer, en hoogstens een week.\n"
)
# To a person: no name, no place, no organisation, nothing that somebody who looks along could use (T13).
PERSOONSONDERWERP = "Afspraak"
PERSOONSTEKST = "Er staat een afspraak voor u. Bel het nummer dat u van ons kreeg, als dat kan.\n"

# After so many attempts a message is a failure that a person must see; there is no fall-back to another channel.
POGINGEN = 5
