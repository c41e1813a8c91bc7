"""What is typed about an emergency?  Shape only; the deeds judge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.noodtoegang.rules import OORDEELNAMEN, REDENNAMEN, Noodoordeel, Noodreden
from schakel.toolkit.formulier import Formulier, KeuzeVeld


def _tekst(label: object, **anders: object) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, **anders)  # type: ignore[arg-type]


class NoodtoegangFormulier(Formulier):
    nummer = forms.CharField(
        label=_("Nummer van het dossier of ontvangstcode"),
        max_length=40,
        help_text=_("Het nummer hoort u van wie belt, of het staat op het bewijs van de melding."),
    )
    reden = KeuzeVeld(
        label=_("Waarom kan dit niet wachten?"),
        choices=[(r.value, naam) for r, naam in REDENNAMEN.items()],
        gevaar=[Noodreden.LEVENSGEVAAR.value, Noodreden.KIND_IN_GEVAAR.value],
    )
    toelichting = _tekst(_("Wat is er nu aan de hand?"))
    zeker = forms.BooleanField(label=_("Ik heb dit nu nodig en ik weet dat het wordt nagekeken"), required=False)

    def clean_reden(self) -> Noodreden:
        """Return the reason itself."""
        return Noodreden(self.cleaned_data["reden"])


class NakijkFormulier(Formulier):
    oordeel = KeuzeVeld(
        label=_("Was dit terecht?"),
        choices=[(o.value, naam) for o, naam in OORDEELNAMEN.items()],
        gevaar=[Noodoordeel.NIET_TERECHT.value],
    )
    bevinding = _tekst(_("Wat vond u?"), required=False)

    def clean_oordeel(self) -> Noodoordeel:
        """Return the verdict itself."""
        return Noodoordeel(self.cleaned_data["oordeel"])
