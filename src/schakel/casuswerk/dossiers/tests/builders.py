"""Dossiers made by the deeds of this room only, so that no impossible state can be made."""

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers import actions
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.toolkit.transactie import transactie

WMO = "wmo-4.1.1-2"


def een_dossier(ploeg: Ploeg, naam: str = "Fatima", *, soort: DossierSoort = DossierSoort.MELDING) -> Dossier:
    """Open a dossier for which the team of this member of the cast answers."""
    handeling = ploeg.handeling(naam)
    with transactie(handeling, wat="toets"):
        return actions.open_dossier(
            handeling,
            soort=soort,
            regio=ploeg.regio.code,
            team=ploeg.team_van(naam).pk,
            geopend_op=ploeg.moment,
            grondslag=WMO,
            reden="melding_ontvangen",
        )
