"""Which kinds of meeting are there, who belongs to it, and when was the whole system there?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from schakel.kernel.errors import InvalidInput, NotPossible


class Bijeenkomstsoort(StrEnum):
    """A talk with the family, a session of the team around it, or a visit by two organisations."""

    GESPREK = "GESPREK"
    SESSIE = "SESSIE"
    BEZOEK = "BEZOEK"


class BijeenkomstStatus(StrEnum):
    """The life of a meeting."""

    GEPLAND = "GEPLAND"
    GEHOUDEN = "GEHOUDEN"
    AFGELAST = "AFGELAST"


class Bijeenkomstvorm(StrEnum):
    """Everyone at one table, or somebody who goes round to each."""

    SAMEN = "SAMEN"
    ROND = "ROND"


class Rondreden(StrEnum):
    """Why people do not sit at one table."""

    ONVEILIG = "ONVEILIG"
    GEWEIGERD = "GEWEIGERD"


class Plicht(StrEnum):
    """Whether somebody must be there, may be there, or is left out on purpose."""

    MOET = "MOET"
    MAG = "MAG"
    NIET = "NIET"


class Uitnodigweg(StrEnum):
    """How somebody was invited: by a neutral message, by word, or not because that is unsafe."""

    BERICHT = "BERICHT"
    MONDELING = "MONDELING"
    NIET = "NIET"


class Aanwezigheid(StrEnum):
    """Was somebody at the table, heard apart, or absent?"""

    AANWEZIG = "AANWEZIG"
    APART = "APART"
    AFWEZIG = "AFWEZIG"


class Afwezigreden(StrEnum):
    """Why somebody was not there."""

    ONVEILIG = "ONVEILIG"
    WILDE_NIET = "WILDE_NIET"
    NIET_BEREIKT = "NIET_BEREIKT"
    VERHINDERD = "VERHINDERD"
    NIET_UITGENODIGD = "NIET_UITGENODIGD"
    ANDERS = "ANDERS"


def gets_minutes(*, plicht: Plicht, weg: str, stand: str, reden: str) -> bool:
    """Answer whether somebody gets minutes: whoever was kept away for safety learns of it by no paper."""
    onveilig = stand == Aanwezigheid.AFWEZIG and reden == Afwezigreden.ONVEILIG
    return plicht is not Plicht.NIET and weg != Uitnodigweg.NIET and not onveilig


_S = BijeenkomstStatus
BIJEENKOMST_OVERGANGEN: Mapping[BijeenkomstStatus, frozenset[BijeenkomstStatus]] = {
    _S.GEPLAND: frozenset({_S.GEHOUDEN, _S.AFGELAST}),
    _S.GEHOUDEN: frozenset(),
    _S.AFGELAST: frozenset(),
}
BIJEENKOMST_NAMEN: Mapping[BijeenkomstStatus, str] = {
    _S.GEPLAND: "gepland",
    _S.GEHOUDEN: "gehouden",
    _S.AFGELAST: "afgelast",
}


def check_bijeenkomst_transition(van: BijeenkomstStatus, naar: BijeenkomstStatus) -> None:
    """
    Check that a meeting may go from one state to the other.

    :raises NotPossible: if the step is not in the table
    """
    if naar not in BIJEENKOMST_OVERGANGEN[van]:
        raise NotPossible(
            f"Deze bijeenkomst is {BIJEENKOMST_NAMEN[van]}. Zij kan niet {BIJEENKOMST_NAMEN[naar]} worden."
        )


def check_plan(
    *, soort: Bijeenkomstsoort, doel: str, mensen: Mapping[int, tuple[Plicht, str]], organisaties: Collection[int]
) -> None:
    """
    Check that a meeting has a purpose, that nobody of the family is forgotten in silence, and that a visit is joint.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    if not doel.strip():
        fouten["doel"] = ["Schrijf in een zin waarover u samen gaat praten."]
    for persoon, (plicht, reden) in mensen.items():
        if plicht is Plicht.NIET and not reden:
            fouten[f"p{persoon}_reden"] = ["Kies waarom deze persoon er niet bij is."]
    if soort is Bijeenkomstsoort.BEZOEK and len(set(organisaties)) < 2:
        fouten["soort"] = ["Een gezamenlijk bezoek doen teams van twee organisaties. Kies ook een ander team."]
    if fouten:
        raise InvalidInput(fouten)


def check_attendance(standen: Mapping[int, tuple[str, str]], *, rond: bool) -> None:
    """
    Check that of everyone is known whether they were there, and of who was not, why.

    :raises InvalidInput: with each fault at its field
    """
    fouten: dict[str, list[str]] = {}
    for nummer, (stand, reden) in standen.items():
        if stand not in list(Aanwezigheid):
            fouten[f"g{nummer}_stand"] = ["Kies of deze persoon er was."]
        elif stand == Aanwezigheid.AFWEZIG and reden not in list(Afwezigreden):
            fouten[f"g{nummer}_reden"] = ["Kies waarom deze persoon er niet was."]
        elif stand == Aanwezigheid.AANWEZIG and rond:
            fouten[f"g{nummer}_stand"] = ["U ging rond: niemand zat samen aan tafel. Kies ‘apart gesproken’."]
    if fouten:
        raise InvalidInput(fouten)


def check_held(op: datetime, *, nu: datetime) -> None:
    """
    Check that what is recorded as held, was held.

    :raises InvalidInput: if the moment lies ahead
    """
    if op > nu:
        raise InvalidInput({"op": ["Dit moment is nog niet geweest."]})


def is_whole(gezin: Iterable[tuple[str, str]]) -> bool:
    """
    Answer whether the whole system sat together, from (duty, attendance) of each person of the family.

    Who was left out on purpose was not there: a meeting without the one who endangers is no meeting with everyone.
    """
    hoort = [stand for plicht, stand in gezin if plicht != Plicht.MAG]
    return bool(hoort) and all(stand == Aanwezigheid.AANWEZIG for stand in hoort)
