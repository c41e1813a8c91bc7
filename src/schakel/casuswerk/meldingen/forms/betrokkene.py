"""One person of a report as it is typed: nothing blocks but a birth that cannot be."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from schakel.casuswerk.meldingen.rules import Betrokkene, read_naam, why_not_born
from schakel.toolkit.formulier import Formulier

ROLLEN: tuple[tuple[str, Any], ...] = (
    ("SLACHTOFFER", _lui("ondergaat geweld")),
    ("PLEGER", _lui("pleegt geweld")),
    ("KIND", _lui("kind")),
    ("OUDER", _lui("ouder")),
    ("GETUIGE", _lui("getuige")),
    ("NETWERK", _lui("familie of netwerk")),
    ("ONBEKEND", _lui("nog niet duidelijk")),
)


class BetrokkeneForm(Formulier):
    """One person of the report; everything may stay empty."""

    naam = forms.CharField(required=False, max_length=160, label=_lui("Naam of omschrijving"))
    geboren = forms.CharField(required=False, max_length=30, label=_lui("Geboren of oud"))
    rol = forms.ChoiceField(required=False, choices=ROLLEN, initial="ONBEKEND", label=_lui("Rol"))
    geslacht = forms.ChoiceField(
        required=False,
        label=_lui("Geslacht"),
        choices=(("O", _lui("onbekend")), ("V", _lui("vrouw")), ("M", _lui("man"))),
    )
    bsn = forms.CharField(required=False, max_length=20, label=_lui("BSN"))
    ongeboren = forms.BooleanField(required=False, label=_lui("Nog niet geboren"))
    elders = forms.BooleanField(required=False, label=_lui("Woont niet op dit adres"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, vandaag: date | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.vandaag = vandaag

    def clean(self) -> dict[str, Any]:
        """Read a birth date ("4-5-1982") or an age ("34", "ongeveer 9"); who is not born yet has neither."""
        schoon = super().clean() or self.cleaned_data
        tekst = schoon.get("geboren", "")
        schoon["geboren"] = (None, None)
        if not schoon.get("ongeboren"):
            try:
                schoon["geboren"] = read_geboren(tekst, self.vandaag)
            except forms.ValidationError as fout:
                self.add_error("geboren", fout)
                schoon["geboren"] = (None, None)
        elif tekst:
            schoon["naam"] = f"{schoon.get('naam', '')} ({tekst})".strip()[:160]
        return schoon

    @property
    def is_leeg(self) -> bool:
        """Answer whether nothing is known of this person, not even that there is one."""
        schoon = self.cleaned_data
        oud = any(deel is not None for deel in schoon["geboren"])
        return not (schoon["naam"] or oud or schoon["bsn"] or schoon["ongeboren"])

    def betrokkene(self, bekend_als: UUID | None) -> Betrokkene:
        """Return this person as the report holds it; who has no capital in the name is described, not named."""
        schoon = self.cleaned_data
        geboren, leeftijd = schoon["geboren"]
        gelijk: dict[str, Any] = {
            "rol": schoon["rol"] or "ONBEKEND", "geboortedatum": geboren, "leeftijd": leeftijd, "bsn": schoon["bsn"],
            "geslacht": schoon["geslacht"] or "O", "in_huishouden": not schoon["elders"], "bekend_als": bekend_als,
            "ongeboren": schoon["ongeboren"],
        }  # fmt: skip
        naam = {"omschrijving": schoon["naam"] or _("kind, nog niet geboren")} if schoon["ongeboren"] else None
        return Betrokkene(**(naam or read_naam(schoon["naam"])), **gelijk)


def read_geboren(tekst: str, vandaag: date | None = None) -> tuple[date | None, int | None]:
    """
    Return birth date or age of what was typed.

    :raises ValidationError: if it is neither
    """
    plat = tekst.strip().lower()
    if not plat:
        return None, None
    getallen = [int(getal) for getal in re.findall(r"\d+", plat)]
    if len(getallen) == 3:
        return _birth_date(
            (getallen[0], getallen[1], getallen[2]), vandaag, heel=bool(re.search(r"\d{4}\s*$", plat))
        ), None
    if len(getallen) == 1 and getallen[0] < 120:
        return None, getallen[0]
    raise forms.ValidationError(_("Schrijf een geboortedatum (4-5-1982) of een leeftijd (34)."))


def _birth_date(delen: tuple[int, int, int], vandaag: date | None, *, heel: bool) -> date:
    dag, maand, jaar = delen
    # "4-5-82" is a birth of the last century when that year of this one lies ahead.
    eeuw = 0 if heel or jaar > 99 else 2000 if vandaag is None or 2000 + jaar <= vandaag.year else 1900
    try:
        geboren = date(eeuw + jaar, maand, dag)
    except ValueError:
        raise forms.ValidationError(_("Deze datum bestaat niet. Schrijf bijvoorbeeld 4-5-1982.")) from None
    reden = why_not_born(geboren, vandaag or geboren)
    if reden:
        raise forms.ValidationError(reden)
    return geboren
