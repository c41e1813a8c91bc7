"""Requests to the Raad made by the deeds of this room and lower ones."""

from typing import Any

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.queries import kinderen_of
from schakel.casuswerk.raadsverzoeken import actions
from schakel.casuswerk.raadsverzoeken.models import Raadsverzoek
from schakel.casuswerk.raadsverzoeken.rules import Verzoek
from schakel.toolkit.transactie import transactie

REDEN = "Fenna is drie keer geslagen sinds december, en de ouders ontkennen het."
GEPROBEERD = "Drie maanden hulp thuis; de ouders lieten de hulpverlener niet binnen."


def een_vraag(ploeg: Ploeg, dossier: Dossier, naam: str = "Fatima", **anders: Any) -> Verzoek:
    """Return a request about every child of a dossier."""
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        kinderen = [k.persoon.publiek_id for k in kinderen_of(wie, dossier=dossier.pk, moment=wie.moment)]
    gegeven = {"kinderen": kinderen, "reden": REDEN, "geprobeerd": GEPROBEERD, "besproken": "MET_OUDERS", **anders}
    return Verzoek(**gegeven)


def een_raadsverzoek(ploeg: Ploeg, melding: Melding, naam: str = "Fatima", **anders: Any) -> Raadsverzoek:
    """Ask the Raad in the dossier of a melding."""
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        dossier = Dossier.objects.get(pk=melding.dossier_id)
    vraag = een_vraag(ploeg, dossier, naam, **anders)
    with transactie(wie, wat="toets"):
        return actions.request_onderzoek(wie, dossier=dossier, verzoek=vraag)
