"""Who is in the team around one family: the core, and who was added for a while?"""

from datetime import date
from enum import StrEnum

from schakel.kernel.errors import InvalidInput


class Teamplek(StrEnum):
    """Part of the core, or added for a while."""

    KERN = "KERN"
    ERBIJ = "ERBIJ"


# Under this key a region lays down, dated, which forms of such a team there are.
VORMEN_SLEUTEL = "gezinsteams"
STANDAARD: tuple[dict[str, object], ...] = ({"code": "gezinsteam", "naam": "Team om het gezin"},)


def check_lid(*, plek: Teamplek, tot: date | None, vandaag: date) -> None:
    """
    Check that who is added knows until when.

    :raises InvalidInput: if the day lacks, or lies behind us
    """
    if plek is Teamplek.ERBIJ and tot is None:
        raise InvalidInput({"tot": ["Kies tot en met welke dag dit team meedoet."]})
    if tot is not None and tot < vandaag:
        raise InvalidInput({"tot": ["Kies een dag die nog komt."]})
