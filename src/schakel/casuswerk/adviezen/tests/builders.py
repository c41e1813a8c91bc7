"""Adviezen made by the deeds of this room."""

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen import actions
from schakel.casuswerk.adviezen.models import Advies
from schakel.toolkit.transactie import transactie


def een_advies(
    ploeg: Ploeg, naam: str = "Ibrahim", *, tekst: str = "Een leerling van 9 heeft blauwe plekken."
) -> Advies:
    """Give a teacher advice about a pupil, at the desk unless told otherwise."""
    handeling = ploeg.handeling(naam)
    with transactie(handeling, wat="toets"):
        return actions.give_advies(
            handeling, hoedanigheid="15", tekst=tekst, aanleidingen=["08"], reden="melden_of_niet",
            gegeven_op=ploeg.moment, gemeente="0518",
        )  # fmt: skip
