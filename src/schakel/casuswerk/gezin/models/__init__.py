"""The tables of this room."""

from schakel.casuswerk.gezin.models.leesblad import Gezinsantwoord, Leesblad

__all__ = ["Gezinsantwoord", "Leesblad"]
