"""Plans and conditions made by the deeds of this room and lower ones."""

from datetime import datetime, timedelta
from typing import Any

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Belofte, Drieluik, Hulplijn, Netwerklid, Plan, Situatie, Voorwaarde
from schakel.casuswerk.plannen.queries.plan import already_there, households_now
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.hulp import Lijnsoort
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

DRIELUIK = {
    "titel": "Ruzie in huis loopt uit op geweld",
    "gevaar": "Als Joris drinkt en ruzie krijgt, kan hij Marloes weer slaan. Fenna ziet dat en wordt bang.",
    "goed": "Marloes belde oma.\nOma kwam binnen een kwartier.",
    "doel": "Iedereen in huis kan ruzie hebben zonder geweld. Dat zien wij zes maanden lang.",
    "stap": "Joris en Marloes oefenen het stopwoord.",
}


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


def answers(handeling: Handeling, *, dossier: int, huishouden: int) -> dict[str, tuple[str, str]]:
    """Say of everything that is already there that it goes on."""
    lopend = already_there(handeling, dossier=dossier, huishouden=huishouden)
    return {een.code: ("GAAT_DOOR", "Dat gaat gewoon door.") for een in lopend}


def een_plan(ploeg: Ploeg, naam: str = "Fatima", *, casus: Casus | None = None, moment: datetime | None = None) -> Plan:
    """Begin the plan of the first household of a casus."""
    zaak = casus or een_casus(ploeg)
    wie = ploeg.handeling(naam, moment or ploeg.moment + timedelta(hours=7))
    with transactie(wie, wat="toets"):
        huis = households_now(wie, dossier=zaak.dossier_id)[0]
        klaar = answers(wie, dossier=zaak.dossier_id, huishouden=huis)
        return actions.begin_plan(wie, casus=zaak, huishouden=huis, antwoorden=klaar)


def een_drieluik(ploeg: Ploeg, plan: Plan, naam: str = "Fatima", **anders: str) -> Drieluik:
    """Add a danger with its goal."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=8))
    with transactie(wie, wat="toets"):
        return actions.add_drieluik(wie, plan=plan, teksten={**DRIELUIK, **anders})


def een_netwerklid(ploeg: Ploeg, plan: Plan, voornaam: str = "Ina", rol: str = "oma") -> Netwerklid:
    """Add somebody around the household."""
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=8))
    with transactie(wie, wat="toets"):
        return actions.add_netwerklid(wie, plan=plan, voornaam=voornaam, rol=rol, telefoon="06 1234 5678")


SITUATIE = {
    "titel": "Als hij heeft gedronken, wordt zij op straat gezet",
    "gebeurt": "Joris drinkt op vrijdag en zet Marloes buiten, ook als Fenna thuis is.",
    "signalen": "Hij komt laat thuis.\nHij praat hard en zoekt de sleutels.",
    "waarheen": "Marloes en Fenna gaan naar oma, met de fiets.",
    "controle_wie": "Jeugdteam",
    "controle_hoe_vaak": "iedere maandag",
    "gevolg": "Dan bellen wij de politie en komen wij dezelfde dag bij elkaar.",
    "geldig_tot": "2016-06-01",
    "kindversie": "ja",
    "kindwoorden": "Pannenkoek",
    "stap0_wie": "Fenna",
    "stap0_wat": "belt oma en zegt: pannenkoek",
    "stap1_wie": "Marloes",
    "stap1_wat": "pakt de tas onder de trap",
    "bel0_naam": "Oma Ina",
    "bel0_telefoon": "06 1234 5678",
    "bel1_naam": "Buurman Ali",
    "bel1_telefoon": "06 8765 4321",
    "bel2_naam": "Politie",
    "bel2_telefoon": "112",
}


def een_situatie(ploeg: Ploeg, plan: Plan, naam: str = "Fatima", **anders: str) -> Situatie:
    """Add an unsafe situation."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=8))
    with transactie(wie, wat="toets"):
        return actions.add_situatie(wie, plan=plan, teksten={**SITUATIE, **anders})


def een_belofte(ploeg: Ploeg, plan: Plan, van: Wie, naam: str = "Fatima", **anders: Any) -> Belofte:
    """Ask somebody to promise something, checked by the team that asks."""
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(hours=8))
    velden: dict[str, Any] = {
        "wat": "Gesprek met Fenna over school en thuis.",
        "uiterlijk": ploeg.moment.date() + timedelta(days=10),
        "controle": (Deelnemersoort.TEAM, ploeg.team_van(naam).pk),
    }
    with transactie(wie, wat="toets"):
        return actions.offer_belofte(wie, plan=plan, van=van, **{**velden, **anders})


def let_in(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    """Let the team of this member of the cast help in a casus."""
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        dossiers.grant_betrokkenheid(
            wie, dossier=casus.dossier_id, team=ploeg.team_van(naam).pk, rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )  # fmt: skip


def een_hulplijn(
    ploeg: Ploeg,
    plan: Plan,
    team: str,
    soort: Lijnsoort = Lijnsoort.SCHULDEN,
    *,
    wat: str = "Huurschuld van zes maanden.",
) -> Hulplijn:
    """Give debts a line, to which the team of this member of the cast sees."""
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=8))
    with transactie(wie, wat="toets"):
        return actions.add_lijn(
            wie, plan=plan, soort=soort, persoon=None, team=ploeg.team_van(team).pk,
            teksten={"wat": wat, "wens": "Rust in huis."},
        )  # fmt: skip
