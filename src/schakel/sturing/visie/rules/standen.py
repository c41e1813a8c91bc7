"""Which states may the work of a vision have, and which follows which?"""

from collections.abc import Mapping
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class Visiestatus(StrEnum):
    """The life of one version of a vision."""

    CONCEPT = "CONCEPT"
    VASTGESTELD = "VASTGESTELD"


class Actiestatus(StrEnum):
    """The life of an action."""

    OPEN = "OPEN"
    LOOPT = "LOOPT"
    KLAAR = "KLAAR"
    GESTOPT = "GESTOPT"


class Toetsoordeel(StrEnum):
    """Does an arrangement fit a principle?"""

    PAST = "PAST"
    DEELS = "DEELS"
    PAST_NIET = "PAST_NIET"


class Taakstatus(StrEnum):
    """How far is what a party would do?"""

    NIET_BEGONNEN = "NIET_BEGONNEN"
    LOOPT = "LOOPT"
    KLAAR = "KLAAR"
    LOOPT_VAST = "LOOPT_VAST"


class Partijsoort(StrEnum):
    """Who carries a part of a task?"""

    CENTRUMGEMEENTE = "CENTRUMGEMEENTE"
    GEMEENTE = "GEMEENTE"
    PARTNER = "PARTNER"


class Pilotbesluit(StrEnum):
    """What was decided after a pilot?"""

    STOPPEN = "STOPPEN"
    AANPASSEN = "AANPASSEN"
    UITROLLEN = "UITROLLEN"


class Vraagsoort(StrEnum):
    """What came from the council?"""

    MOTIE = "MOTIE"
    TOEZEGGING = "TOEZEGGING"
    RAADSVRAAG = "RAADSVRAAG"


class Evaluatiestatus(StrEnum):
    """The life of an evaluation."""

    CONCEPT = "CONCEPT"
    IN_RONDE = "IN_RONDE"
    VASTGESTELD = "VASTGESTELD"


class Genodigdesoort(StrEnum):
    """Who is invited to comment?"""

    PROFESSIONAL = "PROFESSIONAL"
    ERVARINGSDESKUNDIGE = "ERVARINGSDESKUNDIGE"


class Aanleiding(StrEnum):
    """Why does a point stand on the agenda?"""

    ROOD = "ROOD"
    TE_LAAT = "TE_LAAT"
    VORIGE_KEER = "VORIGE_KEER"
    EIGEN = "EIGEN"


ALLOWED_TRANSITIONS: Mapping[Actiestatus, frozenset[Actiestatus]] = {
    Actiestatus.OPEN: frozenset({Actiestatus.LOOPT, Actiestatus.KLAAR, Actiestatus.GESTOPT}),
    Actiestatus.LOOPT: frozenset({Actiestatus.KLAAR, Actiestatus.GESTOPT}),
    Actiestatus.KLAAR: frozenset({Actiestatus.LOOPT}),
    Actiestatus.GESTOPT: frozenset({Actiestatus.LOOPT}),
}
NOG_TE_DOEN = frozenset({Actiestatus.OPEN, Actiestatus.LOOPT})
NAMEN: Mapping[StrEnum, str] = {
    Actiestatus.OPEN: "Nog niet begonnen",
    Actiestatus.LOOPT: "Loopt",
    Actiestatus.KLAAR: "Klaar",
    Actiestatus.GESTOPT: "Gestopt",
    Toetsoordeel.PAST: "Past",
    Toetsoordeel.DEELS: "Past deels",
    Toetsoordeel.PAST_NIET: "Past niet",
    Taakstatus.NIET_BEGONNEN: "Nog niet begonnen",
    Taakstatus.LOOPT: "Loopt",
    Taakstatus.KLAAR: "Klaar",
    Taakstatus.LOOPT_VAST: "Loopt vast",
    Partijsoort.CENTRUMGEMEENTE: "Centrumgemeente",
    Partijsoort.GEMEENTE: "Gemeente",
    Partijsoort.PARTNER: "Partner",
    Pilotbesluit.STOPPEN: "Stoppen",
    Pilotbesluit.AANPASSEN: "Aanpassen",
    Pilotbesluit.UITROLLEN: "Uitrollen",
    Vraagsoort.MOTIE: "Motie",
    Vraagsoort.TOEZEGGING: "Toezegging",
    Vraagsoort.RAADSVRAAG: "Raadsvraag",
    Genodigdesoort.PROFESSIONAL: "Professional",
    Genodigdesoort.ERVARINGSDESKUNDIGE: "Ervaringsdeskundige",
    Evaluatiestatus.CONCEPT: "Concept",
    Evaluatiestatus.IN_RONDE: "In de ronde",
    Evaluatiestatus.VASTGESTELD: "Vastgesteld",
    Visiestatus.CONCEPT: "Concept",
    Visiestatus.VASTGESTELD: "Vastgesteld",
    Aanleiding.ROOD: "Extra inzet nodig",
    Aanleiding.TE_LAAT: "Te laat",
    Aanleiding.VORIGE_KEER: "Vorige keer besloten",
    Aanleiding.EIGEN: "Ingebracht",
}


def check_transition(van: Actiestatus, naar: Actiestatus) -> None:
    """
    Check that an action may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible(f"Deze actie is ‘{NAMEN[van]}’. U kunt haar nu niet op ‘{NAMEN[naar]}’ zetten.")


def check_editable(status: Evaluatiestatus) -> None:
    """
    Check that an evaluation may still change.

    :raises NotPossible: if it is frozen
    """
    if status is Evaluatiestatus.VASTGESTELD:
        raise NotPossible("Deze evaluatie is vastgesteld en verandert niet meer.")


def check_same_version(gelezen: int, nu: int) -> None:
    """
    Check that nobody changed a text since it was read: two editors never overwrite one another.

    :raises NotPossible: if somebody did
    """
    if gelezen != nu:
        raise NotPossible(
            "Iemand anders heeft deze tekst intussen gewijzigd. Uw tekst staat hieronder. "
            "Lees eerst de nieuwe tekst en voeg samen wat nodig is."
        )
