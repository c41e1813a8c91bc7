"""The tables of this room."""

from schakel.casuswerk.gezin.models.ervaring import Ervaring, Ervaringsvraag
from schakel.casuswerk.gezin.models.leesblad import Gezinsantwoord, Leesblad

__all__ = ["Ervaring", "Ervaringsvraag", "Gezinsantwoord", "Leesblad"]
