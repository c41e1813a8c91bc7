"""An emergency, made by the deeds."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.casuswerk.noodtoegang import actions
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import Noodreden
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

REGIOS = Path(__file__).resolve().parents[5] / "regios"
VRAAG: dict[str, Any] = {
    "reden": Noodreden.LEVENSGEVAAR,
    "toelichting": "De politie staat voor de deur en hoort een kind huilen.",
    "zeker": True,
}


def met_termijnen(ploeg: Ploeg) -> Ploeg:
    """Load the terms that hold for the whole country."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        inhoud = (REGIOS / "landelijk" / "termijnen.yaml").read_text(encoding="utf-8")
        load_termijnen(machine, regio="", inhoud=yaml.safe_load(inhoud))
    return ploeg


def van_het_jeugdteam(ploeg: Ploeg) -> Dossier:
    """Return a dossier of the youth team, with its number; nobody else is in it."""
    dossier = een_dossier(ploeg, "Jamila", soort=DossierSoort.CASUS)
    with transactie(ploeg.handeling("Jamila"), wat="toets"):
        return Dossier.objects.get(pk=dossier.pk)


def opent(ploeg: Ploeg, naam: str, nummer: str, moment: datetime | None = None, **anders: Any) -> Noodtoegang:
    """Let this member of the cast break the glass."""
    wie = ploeg.handeling(naam, moment)
    with transactie(wie, wat="toets"):
        return actions.open_noodtoegang(wie, nummer=nummer, **{**VRAAG, **anders})
