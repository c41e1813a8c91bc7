"""What is typed about a casus, a question to a specialist and a suspicion?  Shape only; the deeds judge."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.casussen.rules import Meldcodestapsoort, Sluitreden, Veiligheidsbeeld, Weging
from schakel.casuswerk.casussen.rules.gevaar import GEVAARCODES, GEVAARNAMEN, REDENNAMEN
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, Meldingbericht
from schakel.casuswerk.personen.rules import Adres
from schakel.toolkit.formulier import Formulier, KeuzeVeld

Keuzes = Sequence[tuple[str, str]]
JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]
JA_NEE_LEEG = [*JA_NEE, ("", _("Nog niet bekend"))]
SLUITREDENEN = [
    (Sluitreden.VEILIG.value, _("Het gezin is veilig")),
    (Sluitreden.HULP_GAAT_VERDER.value, _("De hulp gaat verder zonder ons")),
    (Sluitreden.GEEN_MEDEWERKING.value, _("Het gezin werkt niet mee")),
    (Sluitreden.GEEN_CONTACT.value, _("Er is geen contact te krijgen")),
    (Sluitreden.VERHUISD.value, _("Het gezin is verhuisd")),
    (Sluitreden.OVERLEDEN.value, _("Overleden")),
    (Sluitreden.ANDERS.value, _("Anders")),
]
BEELDEN = [
    (Veiligheidsbeeld.VEILIG.value, _("Veilig")),
    (Veiligheidsbeeld.VEILIG_GENOEG.value, _("Veilig genoeg")),
    (Veiligheidsbeeld.ONVEILIG.value, _("Niet veilig")),
    (Veiligheidsbeeld.ONBEKEND.value, _("Wij weten het niet")),
]


def _tekst(label: object, **anders: object) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000, **anders)  # type: ignore[arg-type]


def _moment(label: object, **anders: object) -> forms.DateTimeField:
    invoer = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=invoer, **anders)  # type: ignore[arg-type]


def _dag(label: object, **anders: object) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **anders)  # type: ignore[arg-type]


def _als_bool(getypt: object) -> bool | None:
    return {"ja": True, "nee": False}.get(str(getypt))


class AntwoordFormulier(Formulier):
    antwoord = _tekst(_("Uw antwoord"))


class SluitenFormulier(Formulier):
    reden = KeuzeVeld(label=_("Waarom sluit u?"), choices=SLUITREDENEN)
    veiligheid = KeuzeVeld(label=_("Hoe veilig is het nu?"), choices=BEELDEN, gevaar=["ONVEILIG"])
    toelichting = _tekst(_("Toelichting"), required=False)


class GevaarFormulier(Formulier):
    gevaar = KeuzeVeld(
        label=_("Hoe gevaarlijk is het nu?"),
        choices=[(code, GEVAARNAMEN[n]) for code, n in GEVAARCODES.items()],
        gevaar=["ACUUT"],
    )
    reden = KeuzeVeld(label=_("Waarom?"), choices=[(r.value, naam) for r, naam in REDENNAMEN.items()])

    def clean_gevaar(self) -> int:
        """Return the number on the scale."""
        return GEVAARCODES[self.cleaned_data["gevaar"]]


class VermoedenFormulier(Formulier):
    naam = forms.CharField(label=_("Om welk gezin gaat het?"), max_length=160)
    signalen = _tekst(
        _("Wat zag of hoorde u?"), help_text=_("Schrijf op wat u zelf zag en wat u van een ander hoorde.")
    )
    ontstaan_op = _moment(_("Wanneer had u het eerste vermoeden?"))
    waargenomen_door = forms.CharField(label=_("Wie zag of hoorde het?"), max_length=160, required=False)
    kindcheck = KeuzeVeld(label=_("Zijn er kinderen die van deze volwassenen afhankelijk zijn?"), choices=JA_NEE_LEEG,
                          required=False)  # fmt: skip
    eer = forms.BooleanField(label=_("Eer kan een rol spelen"), required=False)
    postcode4 = forms.RegexField(
        r"^\d{4}$", label=_("Postcode (4 cijfers)"), required=False, error_messages={"invalid": _("Typ vier cijfers.")}
    )
    herbeoordelen_op = _dag(_("Wanneer kijkt u opnieuw?"), required=False)


STAPNAMEN = {
    Meldcodestapsoort.SIGNALEN: _("Stap 1: signalen"),
    Meldcodestapsoort.OVERLEG: _("Stap 2: overleg met een collega of advies van Veilig Thuis"),
    Meldcodestapsoort.GESPREK: _("Stap 3: gesprek met het gezin"),
    Meldcodestapsoort.WEGEN: _("Stap 4: wegen"),
    Meldcodestapsoort.BESLISSEN: _("Stap 5: beslissen"),
}
VRAGEN = {
    "vermoeden": _("Blijft er een vermoeden van geweld?"),
    "acuut_of_structureel": _("Is het nu of steeds weer onveilig?"),
    "zelf_helpen": _("Kunt u zelf genoeg hulp geven of regelen?"),
    "hulp_aanvaard": _("Neemt het gezin die hulp aan?"),
    "hulp_werkt": _("Helpt de hulp genoeg om het veilig te maken?"),
}


class StapFormulier(Formulier):
    soort = forms.ChoiceField(label=_("Welke stap?"), choices=[(s.value, naam) for s, naam in STAPNAMEN.items()])
    gedaan_op = _dag(_("Op welke dag?"))
    tekst = _tekst(_("Wat is er gedaan en met wie?"))
    adviesnummer = forms.CharField(
        label=_("Nummer van het advies van Veilig Thuis"),
        max_length=40,
        required=False,
        help_text=_("Bij een advies geeft u geen namen door. Alleen het nummer blijft hier staan."),
    )
    deskundige_gevraagd = forms.BooleanField(label=_("Een deskundige over eer heeft meegekeken"), required=False)
    overgeslagen = forms.BooleanField(label=_("Deze stap kon niet veilig"), required=False)
    herbeoordelen_op = _dag(_("Wanneer kijkt u opnieuw?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label in VRAGEN.items():
            self.fields[naam] = KeuzeVeld(label=label, choices=JA_NEE_LEEG, required=False)

    @property
    def toont_wegen(self) -> bool:
        """Whether the questions of the weighing stand open: at the step that asks them, and after a fault."""
        return self.is_bound or self.initial.get("soort") == Meldcodestapsoort.WEGEN.value


class MeldenFormulier(Formulier):
    toelichting = _tekst(_("Wat meldt u?"))
    acuut = KeuzeVeld(
        label=_("Is er nu gevaar?"), choices=[(a.value, naam) for a, naam in
        ((Acuut.JA, _("Ja")), (Acuut.NEE, _("Nee")), (Acuut.ONBEKEND, _("Weet ik niet")))], gevaar=["JA"],
    )  # fmt: skip
    achternaam = forms.CharField(label=_("Achternaam van het gezin"), max_length=120, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    huisnummer = forms.CharField(label=_("Huisnummer"), max_length=6, required=False)
    aantal_kinderen = forms.IntegerField(label=_("Aantal kinderen"), min_value=0, max_value=15, required=False)


def to_step(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    return {
        "soort": Meldcodestapsoort(getypt["soort"]),
        "gedaan_op": getypt["gedaan_op"],
        "inhoud": {"tekst": getypt["tekst"]},
        "adviesnummer": getypt["adviesnummer"],
        "deskundige_gevraagd": getypt["deskundige_gevraagd"],
        "overgeslagen_reden": "ONVEILIG" if getypt["overgeslagen"] else "",
        "herbeoordelen_op": getypt["herbeoordelen_op"],
        "weging": Weging(**{naam: _als_bool(getypt[naam]) for naam in VRAGEN}),
    }


def to_begin(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    return {**getypt, "kindcheck": _als_bool(getypt["kindcheck"])}


def to_report(getypt: dict[str, Any], moment: Any) -> Meldingbericht:
    """Return the report that goes through the door of every melding."""
    naam = getypt["achternaam"]
    kinderen = tuple(
        Betrokkene(rol="KIND", achternaam=naam, omschrijving="kind") for _nr in range(getypt["aantal_kinderen"] or 0)
    )
    return Meldingbericht(
        sleutel=uuid4(),
        ontvangen_op=moment,
        toelichting=getypt["toelichting"],
        acuut=Acuut(getypt["acuut"]),
        waar=Adres(postcode=getypt["postcode"], huisnummer=getypt["huisnummer"]),
        betrokkenen=(Betrokkene(rol="ONBEKEND", achternaam=naam), *kinderen) if naam else kinderen,
    )
