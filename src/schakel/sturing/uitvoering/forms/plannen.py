"""What is typed about plans?  Shape only; the deeds judge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.deskundigheid.rules.groepen import GROEPNAMEN
from schakel.sturing.uitvoering.rules.sjabloon import KEUZENAMEN, Deelkeuze
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld
from schakel.toolkit.velden import DatumVeld, DecimaalVeld


class LeegForm(Formulier):
    """Nothing is asked; a refusal is shown in it."""


class DeelForm(Formulier):
    """What the municipality does with a section."""

    keuze = KeuzeVeld(
        label=_("Wat doet uw gemeente met dit deel?"),
        choices=[(k.value, naam.capitalize()) for k, naam in KEUZENAMEN.items()],
        toelichtingen={
            Deelkeuze.OVERNEMEN.value: "De tekst van het model geldt.",
            Deelkeuze.AANVULLEN.value: "De tekst van het model geldt, met uw tekst erbij.",
            Deelkeuze.AFWIJKEN.value: "Uw tekst geldt in plaats van het model.",
            Deelkeuze.NIET_VAN_TOEPASSING.value: "Dit deel speelt niet in uw gemeente.",
        },
    )
    tekst = forms.CharField(label=_("Tekst van uw gemeente"), widget=forms.Textarea, required=False, max_length=8000)
    reden = forms.CharField(
        label=_("Waarom wijkt u af?"),
        help_text=_("Nodig als u afwijkt of het deel niet van toepassing is. Wie het plan leest, ziet dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )


class VaststelForm(Formulier):
    """Which body adopted the plan, and when."""

    orgaan = forms.CharField(
        label=_("Welk orgaan stelde het plan vast?"), help_text=_("Bijvoorbeeld: het college."), max_length=200
    )
    op = DatumVeld(label=_("Op welke dag?"))


class ActiviteitForm(Formulier):
    """Who reaches whom, with what and at what cost."""

    organisatie = RijVeld(label=_("Wie doet dit?"), leeg=_("Kies een organisatie"))
    wat = forms.CharField(label=_("Wat doet zij?"), max_length=200)
    groep = forms.ChoiceField(
        label=_("Wie bereikt zij?"),
        choices=[("", _("Kies een groep")), *((g.value, naam) for g, naam in GROEPNAMEN.items())],
    )
    gemeente = forms.ChoiceField(label=_("Waar?"), required=False)
    bereik_gepland = forms.IntegerField(
        label=_("Hoeveel mensen wil zij bereiken?"), required=False, min_value=0, max_value=1_000_000
    )
    bereik_geteld = forms.IntegerField(
        label=_("Hoeveel mensen zijn bereikt?"), required=False, min_value=0, max_value=1_000_000
    )
    telwijze = forms.CharField(label=_("Hoe is dat geteld?"), required=False, max_length=200)
    kosten = DecimaalVeld(
        label=_("Kosten in euro"),
        help_text=_("Laat leeg wat u niet weet. Een leeg veld telt niet als nul."),
        required=False,
        min_value=0,
        max_digits=11,
        decimal_places=2,
    )
    jaar = forms.IntegerField(widget=forms.HiddenInput, min_value=2010, max_value=2100)

    def offer(self, organisaties: list[Rij], gemeenten: list[tuple[str, str]]) -> "ActiviteitForm":
        """Let these be chosen."""
        self.fields["organisatie"].offer(organisaties)  # type: ignore[attr-defined]
        self.fields["gemeente"].choices = [("", _("In de hele regio")), *gemeenten]  # type: ignore[attr-defined]
        return self
