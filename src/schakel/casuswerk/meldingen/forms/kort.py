"""Short forms beside the sheet: one question each."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from schakel.casuswerk.meldingen.forms.betrokkene import BetrokkeneForm
from schakel.casuswerk.meldingen.forms.melding import ACUUT, rows_in
from schakel.toolkit.formulier import Formulier, KeuzeVeld


class HerkenForm(Formulier):
    """What is typed so far, as far as it may show that somebody is known; faults are for later."""

    postcode = forms.CharField(required=False)
    huisnummer = forms.CharField(required=False)
    toevoeging = forms.CharField(required=False)

    def zoekvragen(self) -> Sequence[tuple[int | None, dict[str, Any]]]:
        """Return what to look for: each row that says enough, and the address."""
        vragen: list[tuple[int | None, dict[str, Any]]] = []
        for nr in range(rows_in(self.data) if isinstance(self.data, QueryDict) else 0):
            rij = BetrokkeneForm(self.data, prefix=f"p{nr}")
            if rij.is_valid() and not rij.is_leeg:
                b = rij.betrokkene(None)
                gelijk = ("bsn", "geboortedatum", "roepnaam", "voornamen", "leeftijd", "geslacht", "ongeboren")
                vragen.append((nr, {"naam": b.achternaam, **{veld: getattr(b, veld) for veld in gelijk}}))
        if not (self.is_valid() and self.cleaned_data["postcode"] and self.cleaned_data["huisnummer"]):
            return vragen
        # The address of the sheet is that of everybody on it, until somebody says else.
        hier = [(nr, vraag if f"p{nr}-elders" in self.data else {**vraag, **self.cleaned_data}) for nr, vraag in vragen]
        return [*hier, (None, dict(self.cleaned_data))]


class KaartForm(Formulier):
    """What somebody says about one card: who of the melding it is, or that it is somebody else."""

    kaart = forms.UUIDField()
    antwoord = forms.ChoiceField(choices=(("zelfde", ""), ("ander", "")))
    persoon = forms.UUIDField(required=False, label=_lui("Wie is dit?"))

    def clean_persoon(self) -> UUID | None:
        """Ask who it is of whoever says that it is somebody of the melding."""
        gekozen: UUID | None = self.cleaned_data["persoon"]
        if self.cleaned_data.get("antwoord") == "ander":
            return None
        if gekozen is None:
            raise forms.ValidationError(_("Kies eerst wie van deze melding dit is."))
        return gekozen


class RedenForm(Formulier):
    """One sentence that says why."""

    reden = forms.CharField(max_length=300, label=_lui("Waarom heeft u dit nodig?"))


class AcuutForm(Formulier):
    """Is there danger now?"""

    acuut = KeuzeVeld(choices=ACUUT, gevaar=["JA"], label=_lui("Is er nu gevaar?"))


class InformeerForm(Formulier):
    """How somebody was told what was recorded."""

    hoe = forms.ChoiceField(
        label=_lui("Hoe is dit verteld?"),
        choices=(
            ("gesprek", _lui("in een gesprek")),
            ("brief", _lui("met een brief")),
            ("telefoon", _lui("aan de telefoon")),
        ),
    )


class OmzetForm(Formulier):
    """Why a melding becomes an advies, and what was advised."""

    reden = forms.CharField(max_length=300, label=_lui("Waarom wordt dit een advies?"))
    gegeven_advies = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 4}), label=_lui("Welk advies heeft u gegeven?"),
        help_text=_lui("Zonder namen, adressen of nummers. Die halen wij eruit."),
    )  # fmt: skip
