"""Casussen made by the deeds of this room and lower ones."""

from datetime import datetime, timedelta
from typing import Any

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus, Vermoeden
from schakel.casuswerk.casussen.rules import Veiligheidsbeeld
from schakel.casuswerk.casussen.rules.slot import Persoonslot, Slot
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie


def een_casus(
    ploeg: Ploeg, naam: str = "Fatima", *, melding: Melding | None = None, moment: datetime | None = None
) -> Casus:
    """Register a melding, let the triage answer for it and open the casus of the household."""
    gemeld = melding or een_melding(ploeg, "Ibrahim")
    # The ledger cannot move at the very moment at which it begins.
    later = moment or ploeg.moment + timedelta(minutes=10)
    balie, wie, team = ploeg.handeling("Ibrahim", later), ploeg.handeling(naam, later), ploeg.team_van(naam).pk
    if melding is None:
        with transactie(balie, wat="toets"):
            dossiers.pass_on(balie, dossier=gemeld.dossier_id, naar_team=team, reden="triage", bron="melding")
    with transactie(wie, wat="toets"):
        gemeld.dossier.refresh_from_db()
        return actions.open_casus(wie, melding=gemeld, team=team)


def een_vermoeden(ploeg: Ploeg, naam: str = "Jamila", *, eer: bool = False) -> Vermoeden:
    """Begin from own signals at the team that knows the family."""
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        return actions.begin_vermoeden(
            wie,
            naam="De Wit",
            signalen="Meisje van 9 komt met blauwe plekken op school.",
            ontstaan_op=ploeg.moment,
            waargenomen_door="leerkracht",
            kindcheck=True,
            eer=eer,
        )


def sluit(handeling: Handeling, *, casus: Casus, **anders: Any) -> None:
    """Close a casus in the transaction that is open, with of everybody how safe it is."""
    wie = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id).order_by("id")
    mensen = [
        Persoonslot(str(publiek), naam, Veiligheidsbeeld.VEILIG)
        for publiek, naam in wie.values_list("persoon__publiek_id", "persoon__roepnaam")
    ]
    slot = Slot(mensen, [], "De afspraken houden.", "Oma Ina", "oma")
    actions.close_casus(handeling, casus=casus, slot=slot, **anders)
