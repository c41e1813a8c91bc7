"""Conditions made by the deeds of this room and lower ones."""

from datetime import timedelta

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.toolkit.transactie import transactie


def een_voorwaarde(ploeg: Ploeg, dossier: int, naam: str = "Fatima", **anders: object) -> Voorwaarde:
    """Set a condition that the household sees to, checked by the team that sets it."""
    handeling = ploeg.handeling(naam, ploeg.moment + timedelta(hours=6))
    velden: dict[str, object] = {
        "tekst": "Joris slaapt bij zijn broer tot het gesprek is geweest.",
        "uiterlijk": ploeg.moment.date() + timedelta(days=14),
        "controle_door": ploeg.team_van(naam).pk,
    }
    with transactie(handeling, wat="toets"):
        return actions.set_voorwaarde(handeling, dossier=dossier, **{**velden, **anders})  # type: ignore[arg-type]
