"""What somebody answers about the help, in a talk apart; or why nobody asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.gezin.rules.ervaring import NIET_ZINNEN, SCHAAL, WOORDEN_HOOGSTENS, Nietvragen, Vragen
from schakel.toolkit.formulier import Formulier, KeuzeVeld


class Ervaringform(Formulier):
    """An answer to each short question, own words, and who may read them."""

    def __init__(self, *args: Any, vragen: Vragen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._aantal = len(vragen.kort)
        for n, (_code, tekst) in enumerate(vragen.kort):
            keuzes = [(str(cijfer), woord) for cijfer, woord in SCHAAL.items()]
            self.fields[f"vraag{n}-cijfer"] = KeuzeVeld(label=tekst, choices=keuzes)
        self.fields["woorden"] = forms.CharField(
            label=vragen.open, required=False, max_length=WOORDEN_HOOGSTENS, widget=forms.Textarea
        )
        self.fields["delen"] = forms.BooleanField(
            label=_("Wie het plan leidt, mag dit ook lezen"),
            help_text=_("Kiest u dit niet, dan leest alleen degene die het vroeg uw antwoord."),
            required=False,
        )
        for naam, veld in self.fields.items():
            self._say_what_is_missing(naam, veld)

    def vragen(self) -> list[Any]:
        """Return the fields of the short questions."""
        return [self[f"vraag{n}-cijfer"] for n in range(self._aantal)]

    def answers(self) -> dict[str, Any]:
        """Return what the deeds take."""
        d = self.cleaned_data
        return {
            "cijfers": [int(d[f"vraag{n}-cijfer"]) for n in range(self._aantal)],
            "woorden": d["woorden"],
            "delen": d["delen"],
        }


class Gesprekform(Ervaringform):
    """The same, with that nobody else was there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["apart"] = forms.BooleanField(label=_("Niemand anders was erbij"), required=False)
        self.order_fields(["apart"])

    def answers(self) -> dict[str, Any]:
        """Return what the deed takes."""
        return {**super().answers(), "apart": self.cleaned_data["apart"]}


class Nietform(Formulier):
    """Why somebody is not asked now."""

    prefix = "niet"
    reden = KeuzeVeld(label=_("Waarom vraagt u dit nu niet?"), choices=list(NIET_ZINNEN.items()))

    def chosen(self) -> Nietvragen:
        """Return the reason."""
        return Nietvragen(self.cleaned_data["reden"])
