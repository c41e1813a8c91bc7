"""Every way in which a melding can change."""

from schakel.casuswerk.meldingen.actions.registreren import register_melding
from schakel.casuswerk.meldingen.actions.verloop import (
    close_melding,
    judge_acuut,
    mark_beoordeeld,
    mark_in_beoordeling,
    mark_teruggekoppeld,
    open_melder,
)

__all__ = [
    "close_melding",
    "judge_acuut",
    "mark_beoordeeld",
    "mark_in_beoordeling",
    "mark_teruggekoppeld",
    "open_melder",
    "register_melding",
]
