"""The shape of what comes in about a melding."""

from schakel.casuswerk.meldingen.forms.betrokkene import BetrokkeneForm, read_geboren
from schakel.casuswerk.meldingen.forms.kort import AcuutForm, HerkenForm, InformeerForm, KaartForm, OmzetForm, RedenForm
from schakel.casuswerk.meldingen.forms.melding import MeldingForm, chosen_cards, rows_in
from schakel.casuswerk.meldingen.forms.oordeel import OordeelForm

__all__ = [
    "AcuutForm",
    "BetrokkeneForm",
    "HerkenForm",
    "InformeerForm",
    "KaartForm",
    "MeldingForm",
    "OmzetForm",
    "OordeelForm",
    "RedenForm",
    "chosen_cards",
    "read_geboren",
    "rows_in",
]
