"""The tables of skills, meldcode and reach."""

from schakel.sturing.deskundigheid.models.bereik import Campagne, Expertise, Expertiseborging, Verzoek
from schakel.sturing.deskundigheid.models.leren import (
    Teamalarm,
    Training,
    Trainingsdeelname,
    Trainingsdoel,
    Trainingsmeting,
    Trainingsopgave,
)
from schakel.sturing.deskundigheid.models.meldcode import (
    Aandachtsfunctionaris,
    Collegavraag,
    Meldcodestand,
    Meldcodetrede,
)

__all__ = [
    "Aandachtsfunctionaris",
    "Campagne",
    "Collegavraag",
    "Expertise",
    "Expertiseborging",
    "Meldcodestand",
    "Meldcodetrede",
    "Teamalarm",
    "Training",
    "Trainingsdeelname",
    "Trainingsdoel",
    "Trainingsmeting",
    "Trainingsopgave",
    "Verzoek",
]
