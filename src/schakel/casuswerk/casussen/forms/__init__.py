"""What is typed about a casus, a question to a specialist and a suspicion?  Shape only; the deeds judge."""

from schakel.casuswerk.casussen.forms.specialist import (
    NietGevraagdFormulier,
    OmstandighedenFormulier,
    SpecialistFormulier,
    from_facts,
    to_facts,
)
from schakel.casuswerk.casussen.forms.werk import (
    AntwoordFormulier,
    GevaarFormulier,
    MeldenFormulier,
    SluitenFormulier,
    StapFormulier,
    VermoedenFormulier,
    to_begin,
    to_report,
    to_step,
)

__all__ = [
    "AntwoordFormulier",
    "GevaarFormulier",
    "MeldenFormulier",
    "NietGevraagdFormulier",
    "OmstandighedenFormulier",
    "SluitenFormulier",
    "SpecialistFormulier",
    "StapFormulier",
    "VermoedenFormulier",
    "from_facts",
    "to_begin",
    "to_facts",
    "to_report",
    "to_step",
]
