"""What does a row of an agreement mean for a team: what comes to it, within what time, what it never does alone?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schakel.basis.afspraken.rules import Rij, Tabel
from schakel.basis.afspraken.rules.tabel import toon_cel
from schakel.basis.termijnen.rules import Definitie
from schakel.casuswerk.werkplek.rules.tijdlijn import zin_van

ROUTE, CASEMANAGER, TERMIJN, LADDER, SPECIALIST = (
    "route",
    "casemanager",
    "termijn_overdracht",
    "escalatie",
    "specialist_",
)
GEMEENTE, NAAR, SOORT = "gemeente", "ontvanger", "team_soort"
# Who answers from the start on, when a case is handed over.
OVERDRACHT = "overdracht"
AL_BETROKKEN = "betrokken_team"
# A melding comes to this kind of team by law (Wmo 2015, art. 4.1.1), whatever a region agrees; what starts its terms.
BEOORDEELT = "vt_triage"
OM_EEN_MELDING = ("melding.ontvangen", "kind.betrokken", "melding.beoordeeld")
# Kinds of team around which people sit together: each gets a page what, when, how.
TAFELS = ("lokale_kamer", "jeugdbeschermingstafel", "zsm", "zvh")


@dataclass(frozen=True, slots=True)
class Zaaksoort:
    """One kind of case: when it is so, who decides what, and which kind of team gets it."""

    code: str
    naam: str
    als: str
    besluit: str
    naar: str


def asks(tabel: Tabel, rij: Rij) -> str:
    """Return in words when a row holds; a row without conditions is for all that is left."""
    delen = [
        f"{tabel.feiten[cel.feit].naam if cel.feit in tabel.feiten else cel.feit}: "
        f"{toon_cel(tabel.feiten.get(cel.feit), cel)}"
        for cel in rij.cellen
        if cel.feit != GEMEENTE
    ]
    return "; ".join(delen).replace("_", " ") or "alle andere zaken"


def holds_in(rij: Rij, gemeente: str, dag: date) -> bool:
    """Answer whether a row can decide in a municipality on this day."""
    return rij.geldt_op(dag) and all(cel.past(gemeente) for cel in rij.cellen if cel.feit == GEMEENTE)


def kinds_of_case(tabellen: Iterable[Tabel], gemeente: str, dag: date) -> list[Zaaksoort]:
    """Return the kinds of case that the tables know in a municipality, in the order in which they are judged."""
    return [
        Zaaksoort(
            code=rij.code,
            naam=rij.uitleg or rij.code.replace("-", " "),
            als=asks(tabel, rij),
            besluit=str(rij.dan.get("besluit") or ""),
            naar=str(rij.dan.get(NAAR) or ""),
        )
        for tabel in tabellen
        if tabel.code == ROUTE
        for rij in tabel.rijen
        if holds_in(rij, gemeente, dag)
    ]


def comes_to(tabellen: Iterable[Tabel], soort: str, dag: date) -> list[str]:
    """Return what comes to a kind of team, as the agreements have it."""
    regels = []
    for tabel in tabellen:
        veld = NAAR if tabel.code == ROUTE else SOORT
        for rij in tabel.rijen:
            if rij.geldt_op(dag) and rij.dan.get(veld) == soort:
                regels.append(f"{tabel.titel}: {asks(tabel, rij)}. {rij.uitleg}".strip())
    return list(dict.fromkeys(regels))


def within(tabellen: Iterable[Tabel], soort: str, dag: date) -> list[str]:
    """Return within what time a kind of team acts: the steps of a handover that comes to it, and answers it owes."""
    alle = list(tabellen)
    krijgt = any(r.dan.get(NAAR) == soort for t in alle if t.code == ROUTE for r in t.rijen if r.geldt_op(dag))
    regels = []
    for tabel in alle:
        for rij in tabel.rijen:
            if not rij.geldt_op(dag):
                continue
            if tabel.code == TERMIJN and krijgt:
                regels.append(f"{asks(tabel, rij)}: binnen {_duration(rij)}")
            elif tabel.code.startswith(SPECIALIST) and rij.dan.get(SOORT) == soort and rij.dan.get("antwoord_uren"):
                regels.append(f"{tabel.titel}: antwoord binnen {rij.dan['antwoord_uren']} uren ({asks(tabel, rij)})")
    return regels


def terms_of_melding(definities: Iterable[Definitie], soort: str) -> list[str]:
    """Return within what time the kind of team that judges meldingen acts on one; what the law says stands beside."""
    regels = []
    hierom = [een for een in definities if soort == BEOORDEELT and een.start_event in OM_EEN_MELDING]
    for een in sorted(hierom, key=lambda een: OM_EEN_MELDING.index(een.start_event)):
        duren = [duur for duur in (een.praktijk, een.wettelijk) if duur]
        if not duren:
            continue
        binnen = f"{een.titel}: binnen {_length(duren[0].aantal, duren[0].eenheid)}"
        wet = f" (wet: {_length(duren[1].aantal, duren[1].eenheid)})" if len(duren) > 1 else ""
        vanaf = zin_van(een.start_event).tekst.partition(":")[0].lower()
        regels.append(f"{binnen}{wet}, vanaf: {vanaf}")
    return list(dict.fromkeys(regels))


def _duration(rij: Rij) -> str:
    return _length(rij.dan.get("aantal"), str(rij.dan.get("eenheid") or ""))


def _length(aantal: object, eenheid: str) -> str:
    enkel = {"uren": "uur", "werkdagen": "werkdag", "dagen": "dag", "weken": "week", "maanden": "maand"}
    soort = eenheid.removesuffix("_atw").replace("kalenderdagen", "dagen")
    return f"{aantal} {enkel.get(soort, soort) if aantal == 1 else soort}"


def never_alone(tabellen: Iterable[Tabel], soort: str, dag: date) -> list[str]:
    """Return for which cases this kind of team must ask a specialist; a specialist asks nobody about the own field."""
    return [
        f"{asks(tabel, rij)}: vraag {tabel.titel}. {rij.uitleg}".strip()
        for tabel in tabellen
        if tabel.code.startswith(SPECIALIST)
        for rij in tabel.rijen
        if rij.geldt_op(dag) and rij.dan.get("verplicht") is True and rij.dan.get(SOORT) != soort
    ]


def specialist_kinds(tabellen: Iterable[Tabel], dag: date) -> list[tuple[str, str]]:
    """Return which kinds of team are asked, with the name of what they know."""
    gevonden = {
        str(rij.dan[SOORT]): tabel.titel
        for tabel in tabellen
        if tabel.code.startswith(SPECIALIST)
        for rij in tabel.rijen
        if rij.geldt_op(dag) and rij.dan.get(SOORT)
    }
    return sorted(gevonden.items(), key=lambda paar: paar[1])
