"""How does the work on meetings, contact and help for one person read on the work list?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.werk import Werk


def _werk(titel: str, uitleg: str, icoon: str, actie: str, doel: Doel) -> Werk:
    return Werk(titel, uitleg, Soortwerk.PLAN, icoon, actie, doel, "Het gezin")


SAMENWERK: Mapping[str, Werk] = {
    "bijeenkomst_houden": _werk(
        "Een bijeenkomst houden", "Leg vast wie er was en wat ieder zei.", "mensen", "Leg vast", Doel.BIJEENKOMST
    ),
    "team_niet_bereikt": Werk(
        "Een team kreeg uw bericht niet",
        "Het bericht kon niet weg. Bel dit team zelf, en leg dat vast.",
        Soortwerk.BERICHTEN,
        "telefoon",
        "Bel het team",
        Doel.TERMIJN,
        "Een ander team",
    ),
    "gast_beantwoorden": Werk(
        "Gevraagd bij een bijeenkomst",
        "Een team vraagt of er iemand van u komt, voor deze ene keer.",
        Soortwerk.PLAN,
        "mensen",
        "Antwoord",
        Doel.GAST,
        "Een ander team",
    ),
    "bezoek_bevestigen": _werk(
        "Een gezamenlijk bezoek bevestigen",
        "Klopt het verslag? Zeg ook wat uw team meeneemt.",
        "vink-rond",
        "Bevestig",
        Doel.BIJEENKOMST,
    ),
    "contact_opnieuw_zoeken": _werk(
        "Opnieuw contact zoeken",
        "De deur bleef dicht. Probeer een andere weg.",
        "telefoon",
        "Zoek contact",
        Doel.CONTACT,
    ),
    "werklijn_starten": _werk(
        "Nagaan of de hulp is gestart", "De hulp is aangevraagd.", "klok", "Leg vast", Doel.WERKLIJN
    ),
}
