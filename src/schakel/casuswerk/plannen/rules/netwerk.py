"""How is the bond of somebody around the household with it, and is that one still there?"""

from collections.abc import Mapping
from enum import StrEnum


class Band(StrEnum):
    """How strong is the bond, as the family says it?"""

    STERK = "sterk"
    GEWOON = "gewoon"
    ZWAK = "zwak"
    SPANNING = "spanning"


BANDNAMEN: Mapping[str, str] = {
    Band.STERK: "sterk",
    Band.GEWOON: "gewoon",
    Band.ZWAK: "zwak",
    Band.SPANNING: "met spanning",
}
