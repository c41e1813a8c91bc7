"""Who is a child, and what must be known when a child was seen or not?"""

from collections.abc import Mapping
from datetime import date

from schakel.kernel.errors import InvalidInput

KINDERLEEFTIJD = 18
# Under this key a region lays down, dated, from which age a child is spoken; a younger one is seen.
SPREEKLEEFTIJD_SLEUTEL = "kind_spreken_vanaf_leeftijd"
# As in Haaglanden in 2017, for a region that laid down nothing.
SPREEKLEEFTIJD = 6
# Why a child was not seen, or not spoken: the codes that stand with a contact.
NIET_REDENEN: Mapping[str, str] = {
    "te_gevaarlijk": "Het is te gevaarlijk",
    "geen_toestemming": "Er is geen toestemming",
    "niet_bereikt": "Niet bereikt",
    "wilde_niet": "Het kind wilde niet",
}


def leeftijd_op(dag: date, *, geboortedatum: date | None, leeftijd: int | None, peildatum: date | None) -> int | None:
    """Return the age on this day: exact from the birth date, else the estimate moved along; None when unknown."""
    if geboortedatum is not None:
        return dag.year - geboortedatum.year - ((dag.month, dag.day) < (geboortedatum.month, geboortedatum.day))
    if leeftijd is None:
        return None
    jaren = (dag - peildatum).days / 365.25 if peildatum else 0
    return leeftijd + int(max(jaren, 0))


def is_kind(rol: str, leeftijd: int | None) -> bool:
    """Answer whether somebody counts as a child: by role, or by age whatever the role."""
    return rol == "KIND" or (leeftijd is not None and leeftijd < KINDERLEEFTIJD)


def is_silent(*, gezien: bool, gesproken: bool, leeftijd: int | None, vanaf: int) -> bool:
    """
    Answer whether a child still waits to be seen or spoken: spoken from the age of the region, seen below it.

    Of whom nobody knows the age, is spoken.
    """
    if gesproken:
        return False
    return not gezien or leeftijd is None or leeftijd >= vanaf


def check_kindcontact(*, gezien: bool, gesproken: bool, reden_niet: str) -> None:
    """
    Refuse a contact that says nothing: who was not spoken has a reason.

    :raises InvalidInput: if neither seen nor spoken, and no reason
    """
    if not (gezien or gesproken or reden_niet.strip()):
        raise InvalidInput({"reden_niet": ["Waarom is dit kind nog niet gezien of gesproken? Kies een reden."]})
