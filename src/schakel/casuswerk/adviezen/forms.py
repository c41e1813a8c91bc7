"""The shape of an advies: no fields for a household, and a text that is looked at before it is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from schakel.casuswerk.adviezen.rules import scan
from schakel.toolkit.formulier import Formulier, MeerkeuzeVeld

TEKSTEN = ("tekst", "gegeven_advies")


class AdviesForm(Formulier):
    """What was asked and advised. Found names are shown replaced; sending again with a tick keeps the clean text."""

    hoedanigheid = forms.ChoiceField(label=_lui("Wie vraagt advies?"))
    rol_vrager = forms.ChoiceField(label=_lui("Wie vraagt advies?"))
    organisatie_vrager = forms.ChoiceField(required=False, label=_lui("Soort organisatie"))
    reden = forms.ChoiceField(required=False, label=_lui("Waarover gaat de vraag?"))
    aanleidingen = MeerkeuzeVeld(required=False, label=_lui("Waar maakt de vrager zich zorgen over?"))
    vormen = MeerkeuzeVeld(required=False, label=_lui("Waar maakt de vrager zich zorgen over?"))
    tekst = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 5}), label=_lui("Wat is de vraag?"),
        help_text=_lui("Schrijf geen namen, adressen, nummers of geboortedata. Bijvoorbeeld: ‘een leerling van 9’."),
    )  # fmt: skip
    gegeven_advies = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 5}), label=_lui("Welk advies heeft u gegeven?")
    )
    vrager_mag = forms.BooleanField(
        required=False, label=_lui("De vrager vindt het goed dat wij naam en nummer bewaren")
    )
    vrager_naam = forms.CharField(required=False, max_length=120, label=_lui("Naam van de vrager"))
    vrager_telefoon = forms.CharField(required=False, max_length=40, label=_lui("Telefoon van de vrager"))

    LIJSTEN = {
        "hoedanigheid": "hoedanigheid",
        "rol_vrager": "rol_melder_2019",
        "organisatie_vrager": "organisatie_melder_2019",
        "reden": "adviesredenen",
        "aanleidingen": "aanleiding",
        "vormen": "vorm_2019",
    }

    def __init__(
        self, data: QueryDict | None = None, *, keuzes: Mapping[str, Sequence[tuple[str, str]]], nu: datetime
    ) -> None:
        super().__init__(data)
        self.nu, self.vervangen = nu, False
        for veld, lijst in self.LIJSTEN.items():
            if lijst not in keuzes:
                del self.fields[veld]
                continue
            leeg = [] if isinstance(self.fields[veld], MeerkeuzeVeld) else [("", _("Maak een keuze"))]
            self.fields[veld].choices = [*leeg, *keuzes[lijst]]  # type: ignore[attr-defined]

    @property
    def fouten_kop(self) -> str:
        """What is said over the faults: after a name was taken out, not all that was typed stands there still."""
        return str(_("Dit moet nog. Namen en nummers zijn vervangen, de rest staat er nog.")) if self.vervangen else ""

    def clean(self) -> dict[str, Any]:
        """Take names and numbers out before anything is kept, also before it is shown again."""
        schoon = super().clean() or self.cleaned_data
        if not any(schoon.get(veld) for veld in TEKSTEN):
            self.add_error("tekst", _("Schrijf in een zin wat de vraag is, zonder namen."))
        for veld in TEKSTEN:
            self._scan_field(veld, schoon)
        if not schoon.get("vrager_mag") and (schoon.get("vrager_naam") or schoon.get("vrager_telefoon")):
            self.add_error("vrager_mag", _("Vink aan dat de vrager dit goed vindt, of maak naam en telefoon leeg."))
        return schoon

    def _scan_field(self, veld: str, schoon: dict[str, Any]) -> None:
        uitkomst = scan(schoon.get(veld) or "")
        if not uitkomst.vondsten:
            return
        self.vervangen = True
        # What is drawn again comes from the data: the name may not be in it any more.
        gewijzigd = QueryDict(mutable=True)
        gewijzigd.update(self.data)
        gewijzigd[veld] = schoon[veld] = uitkomst.tekst
        self.data = gewijzigd
        wat = uitkomst.wat()
        self.add_error(
            veld,
            _("Hier stond %(wat)s. Wij hebben dat vervangen. Lees de tekst na en verstuur opnieuw.") % {"wat": wat},
        )

    def deed(self) -> dict[str, Any]:
        """Return what the deed takes."""
        s = self.cleaned_data
        vrager = {"naam": s["vrager_naam"], "telefoon": s["vrager_telefoon"]} if s["vrager_mag"] else None
        return {
            "hoedanigheid": s.get("hoedanigheid") or s.get("rol_vrager") or "41",
            "rol_vrager": s.get("rol_vrager", ""),
            "organisatie_vrager": s.get("organisatie_vrager", ""),
            "reden": s.get("reden", ""),
            "aanleidingen": s.get("aanleidingen", []),
            "vormen": s.get("vormen", []),
            "tekst": s["tekst"],
            "gegeven_advies": s["gegeven_advies"],
            "gegeven_op": self.nu,
            "vrager": vrager,
        }


class AntwoordForm(Formulier):
    """The answer to a question that somebody sent."""

    antwoord = forms.CharField(
        max_length=8000, widget=forms.Textarea, label=_lui("Wat adviseert u?"),
        help_text=_lui("Schrijf geen namen, adressen, nummers of geboortedata. De vrager leest dit."),
    )  # fmt: skip
