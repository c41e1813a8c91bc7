"""How does the work for one child read on the work list, beside seeing and speaking it?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.werk import Werk


def _kind(titel: str, uitleg: str, icoon: str, actie: str, doel: Doel) -> Werk:
    return Werk(titel, uitleg, Soortwerk.KINDEREN, icoon, actie, doel, "Het kind")


KINDWERK: Mapping[str, Werk] = {
    "kindhulp_kiezen": _kind(
        "Eigen hulp voor een kind kiezen", "Kies hulp, of zeg waarom het niet nodig is.", "persoon", "Kies hulp",
        Doel.KINDBLAD,
    ),
    "kindhulp_starten": _kind(
        "Gevraagde hulp voor een kind", "De hulp is gevraagd en nog niet begonnen.", "klok", "Leg vast", Doel.KINDHULP
    ),
    "welzijn_meten": _kind(
        "Vragen hoe het met een kind gaat", "Dit is een vast moment.", "spraak", "Vraag het", Doel.WELZIJN
    ),
    "school_lezen": _kind(
        "Antwoord van school", "De school schreef iets over een kind.", "bericht", "Lees", Doel.SCHOOL
    ),
    "kindrecht_bespreken": _kind(
        "Een kind beslist straks mee", "Vertel kind en ouders wat er verandert.", "kalender", "Bekijk", Doel.KINDRECHT
    ),
}  # fmt: skip
