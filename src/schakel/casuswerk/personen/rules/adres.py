"""Where do people live, as it is typed and sent?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres:
    """
    An address as it is told: everything may be unknown.

    A secret one goes to the vault, and only its municipality stays in sight.
    """

    postcode: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    straat: str = ""
    plaats: str = ""
    gemeente: str = ""
    geheim: bool = False
