"""What may a message say?  That something is waiting, and where to look; never what or about whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


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


def about(soort: str, *, dossier: int, onderwerp: int, op: datetime) -> str:
    """Return the reason of a message, so that its dossier can be told when it could not leave; each try has its own."""
    return f"{soort}:{dossier}:{onderwerp}:{int(op.timestamp())}"


def read_about(aanleiding: str) -> tuple[str, int, int] | None:
    """Return kind, dossier and subject of the reason of a message; None for a reason that names no dossier."""
    soort, *getallen = aanleiding.split(":")
    if len(getallen) != 3 or not all(deel.isdigit() for deel in getallen):
        return None
    return soort, int(getallen[0]), int(getallen[1])


@dataclass(frozen=True, slots=True)
class Onbereikt:
    """A team that a notice could not reach: which, who sent it, and about what."""

    team: int
    van_team: int | None
    over: tuple[str, int] | None


class KoppelberichtStatus(StrEnum):
    """The life of a message to another system: only its receiver can say that it arrived."""

    KLAAR = "KLAAR"
    AANGEBODEN = "AANGEBODEN"
    BEVESTIGD = "BEVESTIGD"
    GEWEIGERD = "GEWEIGERD"


@dataclass(frozen=True, slots=True)
class Aanbieding:
    """One message for another system: of which kind, under which reference, and what it says."""

    soort: str
    kenmerk: str
    inhoud: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Terugbericht:
    """What another system answers to a message: that it has it, under its own reference, or why it does not take it."""

    kenmerk: str
    aanvaard: bool
    eigen_kenmerk: str
    op: datetime
    reden: str = ""


class Koppelsysteem(Protocol):
    """
    The boundary to another system; the settings say which adapter stands behind it.

    An adapter never falls back on another way: what cannot be offered, waits.
    """

    code: str

    def offer(self, aanbieding: Aanbieding) -> None:
        """
        Hand a message over; the same reference twice is one message.

        :raises OSError: if it cannot be handed over now
        """
        ...

    def collect(self) -> Sequence[Terugbericht]:
        """Return what came back and was not settled yet."""
        ...

    def settle(self, kenmerk: str) -> None:
        """Let an answer go: it stands in the database."""
        ...
