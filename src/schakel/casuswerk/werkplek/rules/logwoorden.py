"""How does a line of the log read for somebody who knows no codes?  The code itself stays in the log."""

import re
from collections.abc import Mapping

from schakel.casuswerk.werkplek.rules.tijdlijn import ZINNEN

ACTIES: Mapping[str, str] = {
    "C": "maakte",
    "R": "bekeek",
    "U": "wijzigde",
    "D": "verwijderde",
    "E": "deed",
}
UITKOMSTEN: Mapping[str, str] = {
    "gelukt": "gelukt",
    "geweigerd": "mocht niet of kon niet",
    "mislukt": "mislukt door een fout",
}
OBJECTEN: Mapping[str, str] = {
    "aanlevering": "een bericht dat een koppeling aanleverde",
    "adviesvraag": "een vraag om advies",
    "contactlijst": "de contactlijst",
    "contactwijziging": "een wijziging van een contact",
    "gezinsbezoek": "het bezoek van een lezer aan een exemplaar van het plan",
    "ketenkaart": "de ketenkaart",
    "koppelbericht": "een bericht aan een ander systeem",
    "koppeling": "een koppeling",
    "melderbewijs": "wat een melder later mag horen",
    "publicatie": "een publicatie van cijfers",
    "raadsverzoek": "een verzoek aan de Raad",
    "rolbevestiging": "de bevestiging van een rol",
    "schoolbezoek": "het bezoek van een school aan een blad",
    "signaalkaart": "een signaalkaart",
    "stuurcijfers": "stuurcijfers",
    "terugkoppelcijfers": "cijfers van het eigen team naast de regio",
    "aanmeldcode": "een code om zich aan te melden",
    "aanmelden": "het aanmelden",
    "aanmelden_mislukt": "het aanmelden, dat mislukte",
    "aanmeldmiddel": "een manier om zich aan te melden",
    "account": "een account",
    "advies": "een advies",
    "adviesvrager": "wie om advies vroeg",
    "afspraak": "een afspraak van de regio",
    "deskundigheid": "wat teams kunnen en leren",
    "meldcode": "hoe een organisatie met de meldcode werkt",
    "opdracht": "de opdracht van een gemeente aan een team",
    "uitvoeringsplan": "een plan van een gemeente",
    "zelfscan": "een zelfscan",
    "afspraakcijfers": "cijfers over een afspraak",
    "afwezigheid": "de afwezigheid van een collega",
    "belofte": "een afspraak in het plan",
    "beoordeling": "een veiligheidsbeoordeling",
    "betrokkenheid": "de betrokkenheid van een team",
    "bestandsindeling": "een indeling van de levering aan het CBS",
    "bijeenkomst": "een bijeenkomst of bezoek",
    "bsn": "een BSN",
    "casus": "een casus",
    "codelijst": "een codelijst",
    "concept": "een melding in concept",
    "consult": "een vraag aan een specialist",
    "contactblad": "hoe iemand veilig te bereiken is",
    "contactpoging": "hoe contact werd gezocht",
    "database": "een kopie van de gegevens",
    "dienst": "het werk van de dienst",
    "dossier": "een dossier",
    "gebied": "een gebied",
    "gebiedsverzameling": "een groep gebieden",
    "gemeenteregeling": "een regeling van een gemeente",
    "gezinsteam": "het team om een gezin",
    "grootboek": "wie verantwoordelijk was",
    "herkenning": "wie al bekend is",
    "herstelcodes": "herstelcodes",
    "huishouden": "een huishouden",
    "kaart": "de kaart van het plan",
    "kader": "het kader van de hulp",
    "kind": "een kind",
    "kindverhaal": "wat een kind vertelde",
    "levering": "een levering van halfjaarcijfers",
    "lokale_instelling": "een instelling van de regio",
    "meekijken": "een vraag om mee te kijken met een plan",
    "melder": "wie meldde",
    "melding": "een melding",
    "monitoring": "een controle van de veiligheid",
    "onderzoek": "een onderzoek",
    "organisatie": "een organisatie",
    "noodtoegang": "een noodtoegang",
    "noodtoegang_vergeefs": "noodtoegang met een nummer dat niet open kon",
    "overdracht": "een overdracht",
    "persoon": "een persoon",
    "plan": "een plan",
    "postcode": "een postcode",
    "regie": "de regie",
    "regio": "de regio",
    "relatie": "een relatie tussen mensen",
    "school": "een school bij een kind",
    "schoolantwoord": "het antwoord van een school",
    "schoolblad": "wat een school kreeg",
    "ervaring": "wat iemand van het gezin van de hulp vindt",
    "gezinsantwoord": "wat iemand van het gezin over het plan zei",
    "gezinscode": "een code voor iemand van het gezin",
    "leesblad": "een eigen exemplaar van het plan",
    "leesbladpapier": "een exemplaar van het plan op papier",
    "schoolcode": "een code voor een school",
    "stem": "wat iemand zelf zegt",
    "team": "een team",
    "team_wisselen": "het wisselen van team",
    "termijn": "een termijn",
    "terugkoppeling": "een terugkoppeling aan de melder",
    "tijdlijn": "een tijdlijn",
    "uitnodiging": "een uitnodiging aan een team",
    "uitsluiting": "wie een dossier niet mag zien",
    "verantwoording": "deze verantwoording",
    "vermijding": "wie een collega uit de weg gaat",
    "vermoeden": "een vermoeden van een team",
    "visie": "de visie van de regio en het werk eraan",
    "voorwaarde": "een voorwaarde voor veiligheid",
    "vragenlijst": "een vragenlijst",
    "welzijn": "hoe het met een kind gaat",
    "werkcijfers": "cijfers over het werk",
    "werklijn": "hulp voor een persoon",
    "zoeken": "zoeken",
}
# What the program writes as the ground of an involvement, and the article that it means.
GRONDSLAGEN: Mapping[str, str] = {
    "wmo_taak_vt": "taak van Veilig Thuis (Wmo 2015)",
    "wmo-4.1.1-2": "Wmo 2015, artikel 4.1.1, tweede lid",
    "wmo-4.1.1-2-d": "Wmo 2015, artikel 4.1.1, tweede lid, onder d",
    "wmo-5.3.3": "Wmo 2015, artikel 5.3.3",
    "meldcode": "stappen van de meldcode",
}
NAMENS: Mapping[str, str] = {
    "aanmelden": "wie zich aanmeldde",
    "fixture": "het systeem, bij het laden van gegevens",
    "generator": "het systeem, bij het maken van voorbeelden",
    "verify": "het systeem, bij een controle",
    "werker": "het systeem, vanzelf",
}
TAAK_VAN_DE_ROL = "taak van deze rol"
ONBEKEND = "iets anders"
_BESLUIT_VAN_ONS = re.compile(r"^ADR-\d+$")


def object_words(code: str) -> str:
    """Return in words what somebody looked at or changed; `code` may name the dossier behind a colon."""
    soort = code.split(":", maxsplit=1)[0]
    if soort in OBJECTEN:
        return OBJECTEN[soort]
    # What happened is logged under the name of its event: of what it is, else its sentence on the timeline.
    van = OBJECTEN.get(soort.split(".", maxsplit=1)[0])
    return van or (ZINNEN[soort].tekst.lower() if soort in ZINNEN else ONBEKEND)


def ground_words(code: str) -> str:
    """Return in words on which ground; a decision of the program's own makers is no ground that a reader knows."""
    if code in GRONDSLAGEN:
        return GRONDSLAGEN[code]
    if code.startswith("taak:"):
        return TAAK_VAN_DE_ROL
    delen = [deel.strip() for deel in code.split(";")]
    echte = [deel for deel in delen if not _BESLUIT_VAN_ONS.match(deel)]
    return "; ".join(echte).replace("_", " ") or TAAK_VAN_DE_ROL


def on_behalf_words(code: str) -> str:
    """Return for whom the program acted by itself."""
    return NAMENS.get(code.split(":", maxsplit=1)[0], "het systeem") if code else "onbekend"
