"""Sample values for every component; invented people, no organisation that exists."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit import beelden as b
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld
from schakel.toolkit.tekeningen.stamboom import Band, Figuur, Stamboom, Vak
from schakel.toolkit.tekeningen.tijdbalk import Stip, Strip, Stuk, Tijdbalk

NU = datetime(2027, 3, 3, 3, 12, tzinfo=AMSTERDAM)


class Voorbeeldformulier(Formulier):
    postcode = forms.CharField(label="Postcode", help_text="Zoals 2532 CX")
    reden = forms.CharField(label="Reden", help_text="In een zin", widget=forms.Textarea)
    soort = forms.ChoiceField(label="Soort werk", choices=[("", "Kies"), ("a", "Overdracht")])
    gevaar = KeuzeVeld(
        label="Is er nu gevaar?",
        help_text="Vraag dit altijd als eerste. Twijfelt u? Kies Ja.",
        choices=[("ja", "Ja, nu"), ("dreigt", "Het dreigt"), ("nee", "Nee")],
        gevaar=["ja"],
    )
    besluit = KeuzeVeld(
        label="Neemt u aan?",
        choices=[("ja", "Aannemen"), ("nee", "Weigeren")],
        toelichtingen={"ja": "Uw team start na het gesprek.", "nee": "Met een reden."},
    )
    vormen = MeerkeuzeVeld(
        label="Wat is er gezien?", choices=[("a", "Lichamelijk"), ("b", "Bedreiging")], required=False
    )
    eens = forms.BooleanField(label="Ik heb dit besproken")


def taken() -> list[b.Taakbeeld]:
    eind = NU + timedelta(hours=5, minutes=48)
    return [
        b.Taakbeeld(
            "Plan zonder regisseur: huishouden Pronk",
            "#",
            "Regisseur ziek sinds 1 maart. Er is nog geen vervanger.",
            "persoon",
            b.termijnbeeld(NU, NU - timedelta(days=9), NU - timedelta(days=2)),
            b.Wachtbeeld("Huishouden", "u"),
            "Kies regisseur",
        ),
        b.Taakbeeld(
            "Advies over verlengen: huishouden Kok",
            "#",
            "Dag 8 van 10.",
            "huis",
            b.termijnbeeld(NU, NU - timedelta(days=8), eind),
            b.Wachtbeeld("Burgemeester", "u"),
            "Schrijf advies",
        ),
        b.Taakbeeld(
            "Aangeboden: huishouden Bos",
            "#",
            "Ontvangst bevestigd op 2 maart. Besluit volgt.",
            "wacht",
            b.termijnbeeld(NU, NU, NU + timedelta(days=5), eenheid="werkdagen", bij_ander=True),
            b.Wachtbeeld("u", "Team Zuid"),
            "Herinner",
        ),
        b.Taakbeeld("Zonder termijn en zonder actie", "#"),
    ]


def gevaartaken() -> list[b.Taakbeeld]:
    termijn = b.termijnbeeld(NU, NU - timedelta(minutes=12), NU + timedelta(minutes=18), acuut=True)
    return [
        b.Taakbeeld(
            "Acute melding: Melisstraat",
            "#",
            "Politie is ter plaatse. Man dreigt terug te komen. 2 kinderen in huis.",
            "gevaar",
            termijn,
            b.Wachtbeeld("Politie", "u"),
            "Beoordeel gevaar",
            gevaar=True,
        )
    ]


def gezin() -> Stamboom:
    """This function will return a family of two households with a grandmother and an earlier father."""
    figuren = [
        Figuur("ina", "Ina Terpstra", "oma, 63 jaar, Duindorp", "cirkel"),
        Figuur("bas", "Bas Kuiper", "vader Daan, 40", "vierkant"),
        Figuur("marloes", "Marloes", "34 jaar", "cirkel", vak="thuis"),
        Figuur("joris", "Joris van Dalen", "38 jaar", "vierkant", vak="broer"),
        Figuur("daan", "Daan", "14 jaar, gesproken 8 mrt", "vierkant", True, "thuis"),
        Figuur("fenna", "Fenna", "9 jaar, gesproken 8 mrt", "cirkel", True, "thuis"),
        Figuur("teun", "Teun", "4 jaar, gezien 8 mrt", "vierkant", True, "thuis"),
    ]
    ouders = [("ina", "marloes"), ("marloes", "daan"), ("bas", "daan"), ("marloes", "fenna"), ("joris", "fenna")]
    ouders += [("marloes", "teun"), ("joris", "teun")]
    banden = [Band("gescheiden", "marloes", "bas"), Band("paar", "marloes", "joris")]
    banden += [Band("ouder", van, naar) for van, naar in ouders]
    banden += [Band("steun", "ina", "marloes"), Band("geweld", "joris", "marloes")]
    return Stamboom(figuren, banden, [Vak("thuis", "Veenstraat"), Vak("broer", "huis van zijn broer")])


def balk() -> Tijdbalk:
    """This function will return a relay of three turns with a running handover in the second."""
    start = datetime(2027, 3, 11, 10, 15, tzinfo=AMSTERDAM)
    aangeboden = datetime(2027, 3, 4, 11, 20, tzinfo=AMSTERDAM)
    stukken = [
        Stuk("Team Noord, nachtdienst", datetime(2027, 3, 2, 21, 44, tzinfo=AMSTERDAM), "2 maart 2027"),
        Stuk("Team Noord, triage", datetime(2027, 3, 3, 8, 30, tzinfo=AMSTERDAM), "3 maart 2027"),
        Stuk("Jeugdteam Zuid, T. Hoekstra", start, "11 maart 2027"),
    ]
    stippen = [Stip(aangeboden, "4 mrt aangeboden"), Stip(aangeboden + timedelta(days=1), "5 mrt aangenomen")]
    stippen += [Stip(aangeboden + timedelta(days=5), "9 mrt warm gesprek"), Stip(start, "11 mrt gestart")]
    return Tijdbalk(stukken, start + timedelta(days=13), [Strip(aangeboden, start)], stippen)


def onderdelen() -> dict[str, Any]:
    """This function will return one value for each component of the style page."""
    return {**_paden(), **_besluit(), **_rest()}


def _paden() -> dict[str, Any]:
    return {
        "taken": taken(),
        "gevaartaken": gevaartaken(),
        "termijnen": [t.termijn for t in taken() if t.termijn],
        "tijdlijn": [
            b.Tijdlijnregel(NU, "wo 3 maart, 3.12", "Gestart", "Huisbezoek met moeder en de kinderen.", "#"),
            b.Tijdlijnregel(NU, "di 2 maart, 21.41", "Melding: geweld, kinderen aanwezig", "", "", True),
        ],
        "stappen": [
            b.Stap("Aangeboden", "do 4 maart, 11.20", "klaar"),
            b.Stap("Ontvangen", "do 4 maart, 13.05", "klaar"),
            b.Stap("Besluit", "uiterlijk vr 5 maart, 16.00", "nu"),
            b.Stap("Warm gesprek", "uiterlijk do 11 maart"),
            b.Stap("Gesprek gevoerd"),
            b.Stap("Regie over"),
            b.Stap("Gestart", "eerste contact met gezin"),
        ],
        "klok": b.Tweeklokbeeld(
            b.Klokkant("Team Noord is nu verantwoordelijk", "Tot u bent gestart. Beide teams zien deze klok."),
            b.Klokkant("Team Zuid beslist", "Geen antwoord? Dan gaat het naar uw teamleider."),
            "nog 1 dag en 2 uur",
            "vrijdag 5 maart, 16.00 uur",
        ),
    }


def _besluit() -> dict[str, Any]:
    return {
        "voorstel": b.Voorstelbeeld(
            "Overdragen aan Team Zuid",
            "Artikel 4, regel 4",
            "#",
            "versie 2026, geldig tot 1 januari 2028",
            "“Werkt het gezin mee en zijn er kinderen, dan gaat het naar het jeugdteam van de wijk.”",
            feiten=[b.Feit("Geen gevaar op dit moment", "vraag 1"), b.Feit("3 kinderen", "huishouden")],
            past_niet=[b.Feit("Regel 1, direct handelen", "Past niet: er is nu geen gevaar.", "nee")],
        ),
        "feiten": [
            b.Feit("Eens", "triage"),
            b.Feit("Kijkt mee om 13.00 uur", "", "wacht"),
            b.Feit("Niet nodig", "", "nee"),
        ],
        "gegevens": [("Waarom u", "Het gezin woont in uw wijk."), ("Waar u op let", "Er is een hond."), ("Leeg", "")],
        "tabel": b.Tabelbeeld(
            ["Gemeente", "Aantal"], [["Rijnstad", 129], ["Duindorp", "niet getoond"]], "Aantal per gemeente", (1,)
        ),
    }


def _rest() -> dict[str, Any]:
    return {
        "diensten": [
            b.Dienstbeeld("Gedragskundige", "L. Aydin", "070 555 01 12"),
            b.Dienstbeeld("Arts", "R. Post", "070 555 01 15"),
            b.Dienstbeeld("Crisisteam", "dienst 2", "070 555 01 40"),
        ],
        "stamboom": gezin(),
        "balk": balk(),
        "beurten": [
            b.Beurt("Team Noord, nachtdienst", "2 maart 21.44 tot 3 maart 8.30 uur."),
            b.Beurt(
                "Team Noord, triage", "3 maart 8.30 tot 11 maart 10.15 uur. Bleef verantwoordelijk (lichte streep)."
            ),
            b.Beurt("Jeugdteam Zuid", "Sinds 11 maart 10.15 uur. T. Hoekstra", nu=True),
        ],
        "tabs": [("Alles 14", "#", True), ("Wacht op u 11", "#", False), ("U wacht 3", "#", False)],
        "form": Voorbeeldformulier({"postcode": "2532 CX", "gevaar": "ja", "besluit": "ja", "vormen": ["a"]}),
        "volgende_stap": b.VolgendeStap(
            "Bel de politie terug over de Melisstraat, nog 18 minuten",
            "Beoordeel gevaar",
            "#",
            "telefoon",
            "G",
            gevaar=True,
        ),
    }


def schil() -> dict[str, Any]:
    """This function will return what every page of an employee gets from the context."""
    return {
        "navigatie": [("Werkvoorraad", "#", True), ("Casussen", "#", False), ("Overdrachten", "#", False)],
        "zoek_url": "#",
        "ik": {
            "naam": "M. de Ruiter",
            "team": "Team Noord, voordeur",
            "rol": "intake",
            "wissel_url": "#",
            "uit_url": "#",
        },
        "klok_banner": "Voorbeeldregio. Het is hier woensdag 3 maart 2027, 3.12 uur.",
        "csrf_token": "proef",
    }


def personas() -> dict[str, Any]:
    """This function will return what the demo login page shows."""
    rollen = [
        ("Fatima", "intake", "Team Noord"),
        ("Bram", "politie", "Basisteam"),
        ("Carlijn", "jeugdbescherming", "Team 3"),
    ]
    kaarten = [
        {"code": n, "naam": n, "rol": r, "team": t, "toelichting": "Neemt op, dag en nacht."} for n, r, t in rollen
    ]
    return {
        "organisaties": [
            {"naam": "Organisatie Eén", "personas": kaarten},
            {"naam": "Organisatie Twee", "personas": kaarten[:2]},
        ],
        "jaar_voortgang": {"gedaan": 1200, "geheel": 9445, "tekst": "Het jaar 2016 loopt vol: 1.200 van 9.445"},
        "inlog_url": "#",
    }
