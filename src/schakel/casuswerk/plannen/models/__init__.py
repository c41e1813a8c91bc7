"""The tables of the plan.  What describes people is encrypted with the key of the dossier (ADR-0016)."""

from schakel.casuswerk.plannen.models.belofte import Belofte
from schakel.casuswerk.plannen.models.hulp import Aanvraag, Hulplijn, Maatwerk, Planversiedeel
from schakel.casuswerk.plannen.models.kaart import Drieluik, Netwerklid, Planversie, Poort, Schaalcijfer
from schakel.casuswerk.plannen.models.kader import Casemanagerkeuze, Kader, Overname
from schakel.casuswerk.plannen.models.meekijken import Meekijkvraag
from schakel.casuswerk.plannen.models.plan import Lopendehulp, Plan, Planblad
from schakel.casuswerk.plannen.models.veiligheid import Exemplaar, Situatie
from schakel.casuswerk.plannen.models.voorwaarde import Voorwaarde

__all__ = [
    "Aanvraag",
    "Belofte",
    "Casemanagerkeuze",
    "Drieluik",
    "Exemplaar",
    "Hulplijn",
    "Kader",
    "Lopendehulp",
    "Maatwerk",
    "Meekijkvraag",
    "Netwerklid",
    "Overname",
    "Plan",
    "Planblad",
    "Planversie",
    "Planversiedeel",
    "Poort",
    "Schaalcijfer",
    "Situatie",
    "Voorwaarde",
]
