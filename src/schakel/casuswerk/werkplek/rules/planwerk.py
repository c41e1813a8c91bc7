"""How does the work on plans read on the work list?"""

from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.soorten import Doel, Soortwerk
from schakel.casuswerk.werkplek.rules.werk import Werk


def _plan(titel: str, uitleg: str) -> Werk:
    return Werk(titel, uitleg, Soortwerk.PLAN, "schild", "Begin het plan", Doel.PLAN, "Het gezin")


def _belofte(titel: str, uitleg: str, actie: str) -> Werk:
    return Werk(titel, uitleg, Soortwerk.PLAN, "vink-rond", actie, Doel.BELOFTE, "Het gezin")


PLANWERK: Mapping[str, Werk] = {
    "belofte_beantwoorden": _belofte("Ja of nee zeggen op een belofte", "Iemand vraagt dit in het plan.", "Antwoord"),
    "belofte_nakomen": _belofte("Een belofte nakomen", "Dit is in het plan beloofd.", "Leg vast"),
    "meekijken_beantwoorden": Werk(
        "Meekijken met een plan",
        "Een collega vraagt iemand van uw team om mee te kijken.",
        Soortwerk.PLAN,
        "spraak",
        "Kijk mee",
        Doel.MEEKIJKEN,
        "Een collega",
    ),
    "plan_beginnen": _plan("Een plan beginnen", "Ieder huishouden heeft een plan, of een reden waarom niet."),
    "plan_beginnen_huishouden": _plan("Een plan voor een nieuw huishouden", "Er is een huishouden bij gekomen."),
    "plan_opnieuw_beginnen": _plan("Een nieuw plan beginnen", "Het plan is gesloten en er is nog geen ander."),
    "plan_beginnen_heropend": _plan("Een plan na het heropenen", "De casus is weer open. Maak opnieuw een plan."),
    "ervaring_vragen": Werk(
        "Vragen wat het gezin van de hulp vindt",
        "Ieder apart, door een collega die dit werk niet doet.",
        Soortwerk.PLAN,
        "spraak",
        "Vraag het",
        Doel.ERVARINGEN,
        "Het gezin",
    ),
    "ervaring_lezen": Werk(
        "Antwoord over de hulp lezen",
        "Iemand aan wie u een code gaf, schreef iets terug.",
        Soortwerk.PLAN,
        "bericht",
        "Lees",
        Doel.ERVARING,
        "Het gezin",
    ),
    "gezin_lezen": Werk(
        "Antwoord van het gezin op het plan",
        "Iemand las het eigen exemplaar en schreef iets terug.",
        Soortwerk.PLAN,
        "bericht",
        "Lees",
        Doel.GEZIN,
        "Het gezin",
    ),
}
