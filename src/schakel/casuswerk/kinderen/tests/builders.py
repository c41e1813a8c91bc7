"""Children with all that belongs to them, made by the deeds of this room and lower ones."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Aanbod
from schakel.basis.organisaties.rules import (
    Aanbodbeschrijving,
    Gebiedbeschrijving,
    Teambeschrijving,
    Werkgebiedbeschrijving,
)
from schakel.basis.termijnen.actions import load_termijnen
from schakel.basis.toegang.tests.builders import REGIO, ROLLEN, Ploeg
from schakel.basis.vragenlijsten.actions import load_vragenlijst
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.kinderen import actions
from schakel.casuswerk.kinderen.actions import Schoolvraag
from schakel.casuswerk.kinderen.models import Kindhulp, Kindverhaal, Schoolcontact
from schakel.casuswerk.kinderen.rules import Grond, Verhaalsoort, Weg
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

REGIOS = Path(__file__).resolve().parents[5] / "regios"
HUIZEN = {
    "zorgen": "Als papa hard praat ga ik onder mijn bed.",
    "goed": "Oma maakt pannenkoeken.",
    "dromen": "Een hond.",
}


def wie(ploeg: Ploeg, naam: str = "Fatima", *, dagen: float = 1) -> Handeling:
    """Let a member of the cast act so many days after the story began."""
    return ploeg.handeling(naam, ploeg.moment + timedelta(days=dagen))


def met_regio(ploeg: Ploeg) -> Ploeg:
    """Load the terms and the example list, and let a team have help for children."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        termijnen = (REGIOS / "den-haag" / "termijnen.yaml").read_text(encoding="utf-8")
        load_termijnen(machine, regio=REGIO, inhoud=yaml.safe_load(termijnen))
        lijst = (REGIOS / "den-haag" / "vragenlijsten" / "welzijn-kind.yaml").read_text(encoding="utf-8")
        load_vragenlijst(machine, regio=REGIO, inhoud=yaml.safe_load(lijst))
        organisaties.store_gebieden(
            machine, regio=ploeg.regio, beschrijvingen=[Gebiedbeschrijving(soort="regio", code="heel", naam="Heel")]
        )
        organisatie, code, soort, _rol = ROLLEN["Jamila"]
        organisaties.store_team(
            machine,
            regio=ploeg.regio,
            beschrijving=Teambeschrijving(
                code=code, naam=f"Team {code}", organisatie=organisatie, soort=soort, telefoon="070 555 01 01",
                werkgebieden=(Werkgebiedbeschrijving(gebied="heel", doelgroep="allen"),),
                aanbod=(
                    Aanbodbeschrijving(code="spel", naam="Spelgroep na geweld", fase="herstel", doelgroep="kinderen"),
                    Aanbodbeschrijving(code="ouders", naam="Ouders apart", fase="curatie", doelgroep="allen"),
                ),
            ),
        )  # fmt: skip
    return ploeg


def het_aanbod(code: str = "spel") -> Aanbod:
    """Return the help that the team of Jamila has."""
    return Aanbod.objects.select_related("team").get(code=code)


def met_jamila(ploeg: Ploeg, casus: Casus, *, regie: bool = False) -> None:
    """Let the team of Jamila help in the casus; and let her direct, if she does."""
    fatima, jamila = wie(ploeg, dagen=0.1), wie(ploeg, "Jamila", dagen=0.2)
    gevraagd = None
    with transactie(fatima, wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=casus.dossier_id, team=ploeg.team_van("Jamila").pk, rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )  # fmt: skip
        if regie:
            gevraagd = dossiers.offer_regie(
                fatima, dossier=casus.dossier_id, team=ploeg.team_van("Jamila").pk, medewerker=ploeg.mensen["Jamila"].pk
            )
    if gevraagd is not None:
        with transactie(jamila, wat="toets"):
            dossiers.accept_regie(jamila, regie=gevraagd)


def fenna_van(ploeg: Ploeg, casus: Casus) -> Dossierpersoon:
    """Return Fenna, nine years old, born on 9 January 2007."""
    lezer = wie(ploeg)
    with transactie(lezer, wat="toets"):
        return Dossierpersoon.objects.select_related("persoon").get(
            dossier_id=casus.dossier_id, persoon__roepnaam="Fenna"
        )


def een_kind(ploeg: Ploeg) -> tuple[Casus, UUID]:
    """Return a casus with the public id of a child in it."""
    casus = een_casus(ploeg)
    return casus, fenna_van(ploeg, casus).persoon.publiek_id


def een_verhaal(
    ploeg: Ploeg, casus: Casus, persoon: UUID, naam: str = "Fatima", *, dagen: float = 1, **woorden: str
) -> Kindverhaal:
    """Keep what a child told in the three houses."""
    handeling = wie(ploeg, naam, dagen=dagen)
    with transactie(handeling, wat="toets"):
        return actions.record_verhaal(
            handeling, casus=casus, persoon=persoon, soort=Verhaalsoort.DRIE_HUIZEN, teksten={**HUIZEN, **woorden},
            op=date(2016, 3, 2),
        )  # fmt: skip


def een_wens(ploeg: Ploeg, casus: Casus, persoon: UUID, naam: str = "Fatima") -> Kindhulp:
    """Record which help a child would like."""
    handeling = wie(ploeg, naam)
    with transactie(handeling, wat="toets"):
        return actions.wish_hulp(
            handeling, casus=casus, persoon=persoon, aanbod=het_aanbod(), wens="Spelen met anderen."
        )


def een_schoolvraag(**anders: Any) -> Schoolvraag:
    """Return what is asked of a school, with the parents' consent unless told otherwise."""
    velden: dict[str, Any] = {
        "naam": "Juf Anouk", "functie": "leerkracht groep 6", "school": "De Vlieger", "weg": Weg.EMAIL,
        "aan": "anouk@vlieger.example", "grond": Grond.TOESTEMMING, "ja": ["OUDERS"], "reden": "",
        "behoeften": ["vertrouwd", "rust"], "signalen": ["stil"], "tot": date(2016, 7, 1),
    }  # fmt: skip
    return Schoolvraag(**{**velden, **anders})


def een_school(
    ploeg: Ploeg, casus: Casus, persoon: UUID, naam: str = "Fatima", *, moment: datetime | None = None, **anders: Any
) -> Schoolcontact:
    """Bring a school in."""
    handeling = ploeg.handeling(naam, moment or ploeg.moment + timedelta(days=1))
    with transactie(handeling, wat="toets"):
        return actions.invite_school(handeling, casus=casus, persoon=persoon, vraag=een_schoolvraag(**anders))
