"""The shape of a report by a professional who has no account: nothing blocks but an empty story."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from schakel.casuswerk.casussen.rules import Weging, must_report
from schakel.casuswerk.meldingen.rules import (
    LANGSTE_TOELICHTING,
    VANGNET,
    Acuut,
    Betrokkene,
    Brongrond,
    Kanaal,
    Melder,
    MelderSoort,
    Meldingbericht,
    read_naam,
    why_not_born,
)
from schakel.casuswerk.meldingen.rules.wegwijzer import AFWEGING, STAP, guide_on
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld
from schakel.toolkit.velden import lees_datum

HOOGSTENS_MENSEN = 12
ACUUT: tuple[tuple[str, Any], ...] = (
    (Acuut.JA, _lui("Ja, er is nu gevaar")),
    (Acuut.DREIGT, _lui("Nu niet, maar het dreigt")),
    (Acuut.NEE, _lui("Nee")),
    (Acuut.ONBEKEND, _lui("Dat weet ik niet")),
)
ROLLEN: tuple[tuple[str, Any], ...] = (
    ("ONBEKEND", _lui("weet ik niet")),
    ("SLACHTOFFER", _lui("ondergaat geweld")),
    ("PLEGER", _lui("pleegt geweld")),
    ("KIND", _lui("kind")),
    ("OUDER", _lui("ouder")),
    ("GETUIGE", _lui("getuige")),
    ("NETWERK", _lui("familie of netwerk")),
)
GRONDEN: tuple[tuple[str, Any], ...] = (
    ("", _lui("Ja")),
    (Brongrond.BEDREIGT_GEZIN, _lui("Nee, dat is gevaarlijk voor het gezin")),
    (Brongrond.BEDREIGT_MELDER, _lui("Nee, dat is gevaarlijk voor mij of voor een collega")),
    (Brongrond.VERTROUWEN, _lui("Nee, dan verlies ik het vertrouwen van het gezin")),
)
JA_NEE: tuple[tuple[str, Any], ...] = (("ja", _lui("Ja")), ("nee", _lui("Nee")), ("", _lui("Weet ik niet")))
_LEEFTIJD = re.compile(r"\b(\d{1,3})\b")


class MensForm(Formulier):
    """Somebody of whom the report tells; everything may stay empty."""

    naam = forms.CharField(required=False, max_length=160, label=_lui("Naam of omschrijving"))
    geboren = forms.CharField(required=False, max_length=60, label=_lui("Geboortedatum of leeftijd"))
    rol = forms.ChoiceField(required=False, choices=ROLLEN, label=_lui("Wat is dit voor iemand?"))

    def as_betrokkene(self, vandaag: date) -> Betrokkene | None:
        """Return who this is; what cannot be read as a birth stands in the description, and is not lost."""
        s = self.cleaned_data
        naam, geboren = s.get("naam", ""), s.get("geboren", "").strip()
        if not naam and not geboren:
            return None
        gelezen = read_naam(naam)
        dag, leeftijd = _read_born(geboren, vandaag)
        if geboren and dag is None and leeftijd is None:
            omschrijving = "; ".join(filter(None, [gelezen.get("omschrijving", ""), f"geboren of oud: {geboren}"]))
            gelezen["omschrijving"] = omschrijving[:120]
        return Betrokkene(rol=s.get("rol") or "ONBEKEND", geboortedatum=dag, leeftijd=leeftijd, **gelezen)


def _read_born(tekst: str, vandaag: date) -> tuple[date | None, int | None]:
    dag = lees_datum(tekst)
    if dag is not None:
        return (None, None) if why_not_born(dag, vandaag) else (dag, None)
    gevonden = _LEEFTIJD.search(tekst)
    return None, int(gevonden[1]) if gevonden and int(gevonden[1]) < 120 else None


class ProfessionalForm(Formulier):
    """The whole page. The people of the report are rows named m0-, m1-, ...; a button adds one, also without script."""

    sleutel = forms.CharField(required=False, widget=forms.HiddenInput)
    acuut = KeuzeVeld(required=False, choices=ACUUT, gevaar=["JA"], label=_lui("Is er nu gevaar?"))
    toelichting = forms.CharField(
        max_length=LANGSTE_TOELICHTING,
        label=_lui("Wat zag of hoorde u?"),
        help_text=_lui("Schrijf feiten op, met de dag erbij. Eén zin is genoeg."),
        widget=forms.Textarea,
        error_messages={"required": _lui("Schrijf wat er aan de hand is. Eén zin is genoeg.")},
    )
    postcode = forms.CharField(required=False, max_length=10, label=_lui("Postcode"))
    huisnummer = forms.CharField(required=False, max_length=6, label=_lui("Huisnummer"))
    straat = forms.CharField(required=False, max_length=120, label=_lui("Straat"))
    plaats = forms.CharField(required=False, max_length=80, label=_lui("Plaats"))
    stappen = MeerkeuzeVeld(required=False, label=_lui("Welke stappen van de meldcode heeft u gezet?"))
    naam = forms.CharField(required=False, max_length=120, label=_lui("Uw naam"))
    functie = forms.CharField(required=False, max_length=120, label=_lui("Uw functie"))
    organisatie = forms.CharField(required=False, max_length=160, label=_lui("Waar werkt u?"))
    hoedanigheid = forms.ChoiceField(required=False, label=_lui("In welk vak werkt u?"))
    telefoon = forms.CharField(
        required=False, max_length=40, label=_lui("Uw telefoonnummer"),
        help_text=_lui("Met dit nummer of uw e-mailadres ziet u later welke stappen er zijn gezet."),
    )  # fmt: skip
    email = forms.CharField(required=False, max_length=160, label=_lui("Uw e-mailadres"))
    bereikbaar = forms.CharField(required=False, max_length=160, label=_lui("Wanneer kunnen wij u bellen?"))
    grond = KeuzeVeld(
        required=False, choices=GRONDEN, initial="", label=_lui("Mag het gezin weten dat u dit meldt?"),
        help_text=_lui("In de regel noemen wij wie vanuit het werk meldt. Kies ‘nee’ alleen om een van deze redenen."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, nu: datetime) -> None:
        super().__init__(data)
        self.nu, self.vandaag = nu, lokale_datum(nu)
        self.fields["hoedanigheid"].choices = [("", _("Maak een keuze")), *_professions()]  # type: ignore[attr-defined]
        self.fields["stappen"].choices = [  # type: ignore[attr-defined]
            (w.code, w.titel) for w in guide_on(self.vandaag, STAP)
        ]
        self.afwegingen = guide_on(self.vandaag, AFWEGING)
        for w in self.afwegingen:
            self.fields[f"weging_{w.code}"] = KeuzeVeld(required=False, choices=JA_NEE, initial="", label=w.titel)
        self.sleutel_uuid = _uuid(data.get("sleutel") if data else None) or uuid4()
        meer = 1 if data and "meer" in data else 0
        aantal = max(1, min(_number(data.get("rijen") if data else "1") + meer, HOOGSTENS_MENSEN))
        self.rijen = [MensForm(data, prefix=f"m{nr}") for nr in range(aantal)]
        self.aantal = aantal

    def is_valid(self) -> bool:
        """Answer whether there is a story; a row can hold no fault that would hold it up."""
        for rij in self.rijen:
            rij.is_valid()
        return super().is_valid()

    def clean_grond(self) -> str:
        """Return the ground, or none for what the list does not know."""
        return str(self.cleaned_data["grond"])

    def weging(self) -> Weging:
        """Return the answers to the five questions, as far as they were given."""
        ruw = self.data if self.is_bound else {}
        antwoorden = {"ja": True, "nee": False}
        return Weging(**{w.code: antwoorden.get(str(ruw.get(f"weging_{w.code}", ""))) for w in self.afwegingen})

    def melden(self) -> bool | None:
        """Return whether the weighing leads to a report; None while it has not decided."""
        return must_report(self.weging())

    def weegvelden(self) -> list[forms.BoundField]:
        """Return the questions of the weighing, in their order."""
        return [self[f"weging_{w.code}"] for w in self.afwegingen]

    def bericht(self) -> Meldingbericht:
        """Return the report; what the reporter did and weighed goes along, for who judges it."""
        s = self.cleaned_data
        mensen = [rij.as_betrokkene(self.vandaag) for rij in self.rijen]
        return Meldingbericht(
            sleutel=self.sleutel_uuid,
            ontvangen_op=self.nu,
            kanaal=Kanaal.WEB,
            toelichting="\n\n".join(filter(None, [s["toelichting"], self._done()])),
            acuut=Acuut(s["acuut"] or Acuut.ONBEKEND),
            waar=Adres(**{veld: s[veld] for veld in ("postcode", "huisnummer", "straat", "plaats")}),
            betrokkenen=tuple(mens for mens in mensen if mens is not None),
            melder=self._melder(s),
            hoedanigheid=s["hoedanigheid"],
        )

    @staticmethod
    def _melder(s: Mapping[str, Any]) -> Melder:
        velden = {veld: s[veld] for veld in ("naam", "telefoon", "email", "organisatie", "functie", "bereikbaar")}
        # Of whom nothing at all is known: nobody can be asked anything, and nobody is told anything.
        onbekend = not any(velden[veld] for veld in ("naam", "telefoon", "email", "organisatie"))
        soort = MelderSoort.DUBBEL_ANONIEM if onbekend else MelderSoort.BEROEP
        return Melder(soort=soort, grond=Brongrond(s["grond"]) if s["grond"] and not onbekend else None, **velden)

    def _done(self) -> str:
        """Return in words which steps and answers the reporter gave; empty when there are none."""
        namen = {w.code: w.titel for w in guide_on(self.vandaag, STAP)}
        gezet = [namen[code] for code in self.cleaned_data["stappen"]]
        weging = [f"{w.titel} {a}" for w in self.afwegingen if (a := self.cleaned_data.get(f"weging_{w.code}"))]
        delen = [("Stappen van de meldcode volgens de melder", gezet), ("Weging door de melder", weging)]
        return "\n".join(f"{kop}: {'; '.join(lijst)}." for kop, lijst in delen if lijst)


class NavraagForm(Formulier):
    """The receipt code, and with what the reporter can be reached."""

    code = forms.CharField(
        label=_lui("Ontvangstcode"), max_length=20, widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_lui("De code begint met VT en staat op uw ontvangstbewijs."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_lui("Uw telefoonnummer of e-mailadres"), max_length=160,
        help_text=_lui("Hetzelfde nummer of adres als in uw melding."), widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip


def _professions() -> list[tuple[str, str]]:
    """Return the capacities in which somebody can report by profession: of the list of 2015, those below 30."""
    return [(code, naam) for code, naam in VANGNET["hoedanigheid"] if code < "30"]


def _uuid(tekst: str | None) -> UUID | None:
    try:
        return UUID(tekst or "")
    except ValueError:
        return None


def _number(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdecimal() and len(tekst) < 4 else 1
