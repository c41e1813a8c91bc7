"""How does the work that came by another door, or left by one, read on the work list?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.werk import Werk

_RAAD, _COLLEGE = "De Raad", "Het college"

DEURWERK: Mapping[str, Werk] = {
    "aanlevering_vergelijken": Werk(
        "Twee berichten met hetzelfde kenmerk",
        "Leg ze naast elkaar en zeg wat het tweede is.",
        Soortwerk.BEOORDELEN,
        "document",
        "Vergelijk",
        Doel.AANLEVERING,
        "De politie",
    ),
    "raadsverzoek_bevestigen": Werk(
        "De Raad bevestigde een verzoek nog niet",
        "Bel de Raad en vraag of het verzoek er is.",
        Soortwerk.ONDERZOEK,
        "klok",
        "Bekijk verzoek",
        Doel.RAAD,
        _RAAD,
    ),
    "raadsverzoek_herzien": Werk(
        "De Raad nam een verzoek niet aan",
        "Lees waarom en beslis wat u doet.",
        Soortwerk.ONDERZOEK,
        "gevaar",
        "Bekijk verzoek",
        Doel.RAAD,
        _RAAD,
    ),
    "college_bevestigen": Werk(
        "Het college bevestigde een mededeling nog niet",
        "Vraag de gemeente of de mededeling er is.",
        Soortwerk.ONDERZOEK,
        "klok",
        "Bekijk verzoek",
        Doel.RAAD,
        _COLLEGE,
    ),
}
