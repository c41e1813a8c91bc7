"""What must a request to the Raad voor de Kinderbescherming say, and what may the college hear of it?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schakel.kernel.errors import InvalidInput, NotPossible

SYSTEEM = "corv"
SOORT_VERZOEK, SOORT_COLLEGE = "verzoek_tot_onderzoek", "mededeling_college"
MINSTENS_TEKENS = 20


class RaadsverzoekStatus(StrEnum):
    """The life of a request: sent until the Raad says that it has it, or why it does not take it."""

    VERSTUURD = "VERSTUURD"
    BEVESTIGD = "BEVESTIGD"
    GEWEIGERD = "GEWEIGERD"


class CollegemeldingStatus(StrEnum):
    """The life of the notice to the college that a request was made."""

    VERSTUURD = "VERSTUURD"
    BEVESTIGD = "BEVESTIGD"
    GEWEIGERD = "GEWEIGERD"


class Herziening(StrEnum):
    """What somebody decides when the Raad does not take a request."""

    NIEUW_VERZOEK = "NIEUW_VERZOEK"
    ANDERE_WEG = "ANDERE_WEG"
    NIET_NODIG = "NIET_NODIG"


class Besproken(StrEnum):
    """Whether the request was discussed with the people of whom it is."""

    MET_OUDERS_EN_KIND = "MET_OUDERS_EN_KIND"
    MET_OUDERS = "MET_OUDERS"
    NIET_VEILIG = "NIET_VEILIG"
    NIET_BEREIKT = "NIET_BEREIKT"


ALLOWED_TRANSITIONS: Mapping[RaadsverzoekStatus, frozenset[RaadsverzoekStatus]] = {
    RaadsverzoekStatus.VERSTUURD: frozenset({RaadsverzoekStatus.BEVESTIGD, RaadsverzoekStatus.GEWEIGERD}),
    RaadsverzoekStatus.BEVESTIGD: frozenset(),
    RaadsverzoekStatus.GEWEIGERD: frozenset(),
}
STATUSWOORDEN: Mapping[str, str] = {
    "VERSTUURD": "verstuurd, nog niet bevestigd",
    "BEVESTIGD": "bevestigd",
    "GEWEIGERD": "niet aangenomen",
}
HERZIENING_WOORDEN: Mapping[Herziening, str] = {
    Herziening.NIEUW_VERZOEK: "Wij doen een nieuw, beter verzoek",
    Herziening.ANDERE_WEG: "Wij kiezen een andere weg om het kind te beschermen",
    Herziening.NIET_NODIG: "Een onderzoek is bij nader inzien niet nodig",
}
BESPROKEN_WOORDEN: Mapping[Besproken, str] = {
    Besproken.MET_OUDERS_EN_KIND: "Ja, met de ouders en met het kind",
    Besproken.MET_OUDERS: "Ja, met de ouders",
    Besproken.NIET_VEILIG: "Nee, dat is niet veilig",
    Besproken.NIET_BEREIKT: "Nee, het lukte niet om hen te spreken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """What somebody asks the Raad, about which children."""

    kinderen: Collection[UUID]
    reden: str
    geprobeerd: str
    besproken: str
    spoed: bool = False
    spoed_reden: str = ""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back from the Raad or the college."""

    aanvaard: bool
    eigen_kenmerk: str
    op: datetime
    reden: str = ""


def check_verzoek(verzoek: Verzoek, *, bekend: Collection[UUID]) -> None:
    """
    Check that a request names children of this dossier and says why, and what was tried.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not verzoek.kinderen:
        fouten["kinderen"] = ["Kies over welk kind of welke kinderen dit gaat."]
    elif set(verzoek.kinderen) - set(bekend):
        fouten["kinderen"] = ["Kies alleen kinderen uit dit dossier."]
    if len(verzoek.reden.strip()) < MINSTENS_TEKENS:
        fouten["reden"] = ["Schrijf waarom een onderzoek door de Raad nodig is. Een paar zinnen is genoeg."]
    if len(verzoek.geprobeerd.strip()) < MINSTENS_TEKENS:
        fouten["geprobeerd"] = ["Schrijf welke hulp is geprobeerd en waarom die niet genoeg is."]
    if verzoek.besproken not in set(Besproken):
        fouten["besproken"] = ["Kies of dit met het gezin is besproken."]
    if verzoek.spoed and not verzoek.spoed_reden.strip():
        fouten["spoed_reden"] = ["Schrijf in een zin waarom dit niet kan wachten."]
    if fouten:
        raise InvalidInput(fouten)


def check_transition(van: str, naar: RaadsverzoekStatus) -> None:
    """
    Check that an answer may be recorded.

    :raises NotPossible: if there is an answer already
    """
    if naar not in ALLOWED_TRANSITIONS[RaadsverzoekStatus(van)]:
        raise NotPossible("Op dit verzoek is al een antwoord gekomen.")


def message_to_raad(verzoek: Verzoek, kinderen: Collection[Mapping[str, str]], *, melder: str) -> dict[str, object]:
    """Return what the request says: who asks, about whom and why; never where somebody stays."""
    return {
        "verzoeker": melder,
        "kinderen": list(kinderen),
        "reden": verzoek.reden.strip(),
        "geprobeerd": verzoek.geprobeerd.strip(),
        "besproken": verzoek.besproken,
        "spoed": verzoek.spoed,
        "spoed_reden": verzoek.spoed_reden.strip() if verzoek.spoed else "",
    }


def message_to_college(kenmerk: UUID, op: datetime, gemeente: str) -> dict[str, object]:
    """
    Return what the college hears: that a request was made, when, under which reference (Wmo 2015, 4.1.1 lid 2 onder f).

    Nothing of its content, and no name.
    """
    return {"kenmerk": str(kenmerk), "datum": op.date().isoformat(), "gemeente": gemeente}
