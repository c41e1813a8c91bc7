"""Every way in which a melding can change."""

from schakel.casuswerk.meldingen.actions.registreren import register_melding

__all__ = ["register_melding"]
