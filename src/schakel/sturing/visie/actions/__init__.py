"""The deeds of this room."""

from schakel.sturing.visie.actions.laden import load_visie

__all__ = ["load_visie"]
