"""Every way in which agreements change."""

from schakel.basis.afspraken.actions.concept import draft_versie
from schakel.basis.afspraken.actions.laden import load_afspraak
from schakel.basis.afspraken.actions.versies import approve_versie, put_in_force, replace, start_review

__all__ = ["approve_versie", "draft_versie", "load_afspraak", "put_in_force", "replace", "start_review"]
