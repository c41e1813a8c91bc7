"""What is typed about a casus, a question to a specialist and a suspicion?  Shape only; the deeds judge."""

from schakel.casuswerk.casussen.forms.werk import (
    AntwoordFormulier,
    MeldenFormulier,
    NietGevraagdFormulier,
    SluitenFormulier,
    SpecialistFormulier,
    StapFormulier,
    VermoedenFormulier,
    to_begin,
    to_report,
    to_step,
)

__all__ = [
    "AntwoordFormulier",
    "MeldenFormulier",
    "NietGevraagdFormulier",
    "SluitenFormulier",
    "SpecialistFormulier",
    "StapFormulier",
    "VermoedenFormulier",
    "to_begin",
    "to_report",
    "to_step",
]
