"""What is asked when somebody looks for whom to call, proposes a change of a list, or decides about one."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.basis.organisaties.queries import Aanbodvraag
from schakel.casuswerk.personen.rules import normaliseer_postcode
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.formulier import Formulier


def _dag() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BelForm(Formulier):
    """Whom can I call now?  Everything may stay empty; a postcode, an age and an hour must be one."""

    nodig = forms.SlugField(label=_("Wat is er nodig?"), required=False)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=7)
    gemeente = forms.SlugField(label=_("Gemeente"), required=False)
    doelgroep = forms.SlugField(label=_("Voor wie?"), required=False)
    leeftijd = forms.IntegerField(label=_("Leeftijd"), required=False, min_value=0, max_value=120)
    fase = forms.SlugField(label=_("Fase"), required=False)
    moment = forms.DateTimeField(
        label=_("Wanneer belt u?"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_postcode(self) -> str:
        """Return the postcode as it is looked up."""
        tekst = str(self.cleaned_data["postcode"])
        plat = normaliseer_postcode(tekst)
        if tekst.strip() and not plat:
            raise forms.ValidationError(_("Dit is geen postcode. Schrijf bijvoorbeeld 2532 CX of 2532."))
        return plat

    def as_vraag(self, nu: datetime) -> tuple[Aanbodvraag, datetime]:
        """Return what was asked and for which moment; what could not be read counts as not asked."""
        self.is_valid()
        w: dict[str, Any] = getattr(self, "cleaned_data", {})
        velden = ("nodig", "postcode", "gemeente", "doelgroep", "fase")
        vraag = Aanbodvraag(leeftijd=w.get("leeftijd"), **{veld: w.get(veld) or "" for veld in velden})
        moment = w.get("moment")
        return vraag, moment.replace(tzinfo=AMSTERDAM) if moment else nu


class ContactForm(Formulier):
    """Other words for a contact person."""

    naam = forms.CharField(label=_("Naam"), max_length=120)
    functie = forms.CharField(label=_("Functie"), max_length=80)
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    geldig_tot = forms.DateField(label=_("Geldt tot"), required=False, widget=_dag())
    reden = forms.CharField(label=_("Hoe weet u dit?"), required=False, max_length=300)

    def voorstel(self) -> dict[str, Any]:
        """Return what is proposed, as text, and the reason."""
        w = self.cleaned_data
        tot = w["geldig_tot"].isoformat() if w["geldig_tot"] else ""
        velden = {"naam": w["naam"], "functie": w["functie"], "telefoon": w["telefoon"], "geldig_tot": tot}
        return {"velden": velden, "reden": w["reden"]}


class BesluitForm(Formulier):
    """Take a proposed change over, or say why not."""

    akkoord = forms.ChoiceField(choices=(("ja", ""), ("nee", "")))
    afwijsreden = forms.CharField(label=_("Waarom klopt dit niet?"), required=False, max_length=300)
