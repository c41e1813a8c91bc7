"""Who asks for a session, a training or a meeting, and what became of it?  What is arranged for rare expertise?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from schakel.kernel.errors import NotPossible


class Verzoeksoort(StrEnum):
    """What can anybody ask for?"""

    VOORLICHTING = "VOORLICHTING"
    TRAINING = "TRAINING"
    ONTMOETING = "ONTMOETING"


SOORTNAMEN: Mapping[Verzoeksoort, str] = {
    Verzoeksoort.VOORLICHTING: "Een voorlichting",
    Verzoeksoort.TRAINING: "Een training",
    Verzoeksoort.ONTMOETING: "Een ontmoeting tussen teams",
}


class VerzoekStatus(StrEnum):
    """What became of a request?"""

    GEVRAAGD = "GEVRAAGD"
    INGEPLAND = "INGEPLAND"
    GEHOUDEN = "GEHOUDEN"
    GEWEIGERD = "GEWEIGERD"
    INGETROKKEN = "INGETROKKEN"


STATUSNAMEN: Mapping[VerzoekStatus, tuple[str, str]] = {
    VerzoekStatus.GEVRAAGD: ("let-op", "Wacht op antwoord"),
    VerzoekStatus.INGEPLAND: ("accent", "Ingepland"),
    VerzoekStatus.GEHOUDEN: ("veilig", "Gehouden"),
    VerzoekStatus.GEWEIGERD: ("gevaar", "Geweigerd"),
    VerzoekStatus.INGETROKKEN: ("neutraal", "Ingetrokken"),
}
ALLOWED_TRANSITIONS: Mapping[VerzoekStatus, frozenset[VerzoekStatus]] = {
    VerzoekStatus.GEVRAAGD: frozenset({
        VerzoekStatus.INGEPLAND, VerzoekStatus.GEWEIGERD, VerzoekStatus.INGETROKKEN
    }),
    VerzoekStatus.INGEPLAND: frozenset({
        VerzoekStatus.GEHOUDEN, VerzoekStatus.GEWEIGERD, VerzoekStatus.INGETROKKEN
    }),
    VerzoekStatus.GEHOUDEN: frozenset(),
    VerzoekStatus.GEWEIGERD: frozenset(),
    VerzoekStatus.INGETROKKEN: frozenset(),
}  # fmt: skip


class Weigerreden(StrEnum):
    """Why was a request refused?"""

    GEEN_UREN = "GEEN_UREN"
    PAST_NIET = "PAST_NIET"
    ELDERS = "ELDERS"


WEIGERNAMEN: Mapping[Weigerreden, str] = {
    Weigerreden.GEEN_UREN: "Er zijn geen uren voor",
    Weigerreden.PAST_NIET: "Past niet bij wat wij doen",
    Weigerreden.ELDERS: "Een ander doet dit",
}


def check_transition(van: VerzoekStatus, naar: VerzoekStatus) -> None:
    """
    Check what may become of a request.

    :raises NotPossible: if it cannot
    """
    if naar not in ALLOWED_TRANSITIONS[van]:
        raise NotPossible("Dit verzoek is al afgehandeld. Bekijk de bladzijde opnieuw.")


class Borging(StrEnum):
    """Is a rare expertise still secured?"""

    GEBORGD = "GEBORGD"
    KWETSBAAR = "KWETSBAAR"
    NIET_GEBORGD = "NIET_GEBORGD"


BORGINGNAMEN: Mapping[Borging, tuple[str, str]] = {
    Borging.GEBORGD: ("veilig", "Geborgd"),
    Borging.KWETSBAAR: ("let-op", "Kwetsbaar: hangt aan één mens of aan tijdelijk geld"),
    Borging.NIET_GEBORGD: ("gevaar", "Niet geborgd"),
}


def months_between(van: date, tot: date) -> list[tuple[int, int]]:
    """Return every month that a campaign touches, as year and month."""
    eerste, laatste = van.year * 12 + van.month - 1, tot.year * 12 + tot.month - 1
    return [(n // 12, n % 12 + 1) for n in range(eerste, laatste + 1)]
