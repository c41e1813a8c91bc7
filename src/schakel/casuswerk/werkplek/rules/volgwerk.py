"""How does the work of following a household read on the work list?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.werk import Werk

_S, _D = Soortwerk, Doel
_GEZIN = "Het gezin"


def _monitoring(maanden: int) -> Werk:
    return Werk(
        "Veiligheid navragen na een maand" if maanden == 1 else f"Veiligheid navragen na {maanden} maanden",
        "Vraag aan gezin en hulpverlening hoe veilig het nu is.",
        _S.MONITORING,
        "telefoon",
        "Vraag na",
        _D.MONITORING,
        _GEZIN,
    )


VOLGWERK: Mapping[str, Werk] = {
    "monitoring_alarm": Werk(
        "Nieuwe melding tijdens het volgen",
        "Over dit gezin kwam een nieuwe melding binnen. Kijk wat dat betekent.",
        _S.MONITORING,
        "gevaar",
        "Kijk nu",
        _D.MONITORING,
        _GEZIN,
    ),
    "volgen_overdragen": Werk(
        "Bevestigen dat een andere regio dit gezin volgt",
        "Het gezin is verhuisd. Bel Veilig Thuis van die regio. Tot de bevestiging volgt u het gezin zelf.",
        _S.MONITORING,
        "telefoon",
        "Leg vast",
        _D.VOLGEN,
        "Veilig Thuis van een andere regio",
    ),
    "bel_beantwoorden": Werk(
        "De bel beantwoorden",
        "Het andere team dat dit gezin volgt, trok aan de bel.",
        _S.MONITORING,
        "telefoon",
        "Antwoord",
        _D.BEL,
        "Het andere team",
    ),
    "monitoring_1_maanden": _monitoring(1),
    "monitoring_3_maanden": _monitoring(3),
    "monitoring_6_maanden": _monitoring(6),
    "monitoring_9_maanden": _monitoring(9),
    "monitoring_12_maanden": _monitoring(12),
    "monitoring_18_maanden": _monitoring(18),
}
