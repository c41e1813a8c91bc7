"""The tables of the plan.  What describes people is encrypted with the key of the dossier (ADR-0016)."""

from schakel.casuswerk.plannen.models.belofte import Belofte
from schakel.casuswerk.plannen.models.kaart import Drieluik, Netwerklid, Planversie, Poort, Schaalcijfer
from schakel.casuswerk.plannen.models.plan import Lopendehulp, Plan, Planblad
from schakel.casuswerk.plannen.models.veiligheid import Exemplaar, Situatie
from schakel.casuswerk.plannen.models.voorwaarde import Voorwaarde

__all__ = [
    "Belofte",
    "Drieluik",
    "Exemplaar",
    "Lopendehulp",
    "Netwerklid",
    "Plan",
    "Planblad",
    "Planversie",
    "Poort",
    "Schaalcijfer",
    "Situatie",
    "Voorwaarde",
]
