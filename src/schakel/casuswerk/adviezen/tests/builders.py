"""Adviezen made by the deeds of this room."""

from uuid import uuid4

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen import actions
from schakel.casuswerk.adviezen.models import Advies, Adviesvraag
from schakel.kernel.handeling import Handeling
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


def een_loket(ploeg: Ploeg) -> None:
    """Let the front door of Veilig Thuis serve the whole region."""
    wie = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    gebied = Gebiedbeschrijving(soort="regio", code=ploeg.regio.code, naam="Toetsregio")
    organisaties.store_gebieden(wie, regio=ploeg.regio, beschrijvingen=[gebied])
    team = ploeg.team_van("Ibrahim")
    beschrijving = Teambeschrijving(
        code=team.code, naam=team.naam, organisatie=team.organisatie.code, soort=team.soort,
        werkgebieden=(Werkgebiedbeschrijving(gebied=gebied.code, doelgroep="allen"),),
    )  # fmt: skip
    organisaties.store_team(wie, regio=ploeg.regio, beschrijving=beschrijving)


def een_adviesvraag(ploeg: Ploeg, tekst: str = "Een leerling van 9 is bang. Wat doe ik eerst?") -> Adviesvraag:
    """Let a partner ask the desk for advice."""
    wie = ploeg.handeling("Wim")
    with transactie(wie, wat="toets"):
        return actions.ask_advies(wie, sleutel=uuid4(), vraag=tekst, hoedanigheid="08")
