"""What is typed about a commission and a team's footing?  Shape only; the deeds judge."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.uitvoering.rules.opdracht import TAAKNAMEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld, Rij, RijVeld
from schakel.toolkit.velden import DatumVeld, DecimaalVeld


class OpdrachtForm(Formulier):
    """Which municipality asks which team, from when until when, and for how many hours."""

    gemeente = forms.ChoiceField(label=_("Welke gemeente?"))
    team = RijVeld(label=_("Welk team?"), leeg=_("Kies een team"))
    geldig_van = DatumVeld(label=_("Vanaf welke dag?"))
    geldig_tot = DatumVeld(label=_("Tot welke dag?"), help_text=_("De eerste dag waarop de opdracht niet meer geldt."))
    uren_per_week = DecimaalVeld(
        label=_("Hoeveel uren per week?"), min_value=1, max_value=9999, max_digits=6, decimal_places=1
    )
    toelichting = forms.CharField(
        label=_("Toelichting"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000
    )

    def __init__(self, *args: Any, gemeenten: Iterable[tuple[str, str]], teams: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].choices = [("", _("Kies een gemeente")), *gemeenten]  # type: ignore[attr-defined]
        self.fields["team"].offer(teams)  # type: ignore[attr-defined]


class EisenForm(Formulier):
    """Which requirements of the framework are asked."""

    def __init__(self, *args: Any, kader: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eisen"] = MeerkeuzeVeld(label=_("Welke eisen uit het kader?"), choices=list(kader.items()))


class TaakForm(Formulier):
    """Which task is asked."""

    taak = KeuzeVeld(label=_("Welke taak?"), choices=[(t.value, naam) for t, naam in TAAKNAMEN.items()])
    tekst = forms.CharField(label=_("In uw eigen woorden"), required=False, max_length=300)


class KundeForm(Formulier):
    """Which share of the team must have which training."""

    training = forms.ChoiceField(label=_("Welke training?"))
    norm = forms.IntegerField(label=_("Welk deel van het team, in procent?"), min_value=1, max_value=100)

    def __init__(self, *args: Any, trainingen: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["training"].choices = [("", _("Kies een training")), *trainingen]  # type: ignore[attr-defined]


class TekenForm(Formulier):
    """In which function somebody signs."""

    functie = forms.CharField(
        label=_("In welke functie tekent u?"), help_text=_("Bijvoorbeeld: wethouder of teamleider."), max_length=120
    )


class TeamstandForm(Formulier):
    """What the team has to work with this month."""

    fte_afgesproken = DecimaalVeld(
        label=_("Hoeveel fte is afgesproken?"), min_value=0, max_value=999, max_digits=5, decimal_places=1
    )
    fte_bezet = DecimaalVeld(
        label=_("Hoeveel fte is er echt?"),
        help_text=_("Zonder vacatures en zonder wie langer dan een maand afwezig is."),
        min_value=0,
        max_value=999,
        max_digits=5,
        decimal_places=1,
    )
    supervisie_afgesproken = forms.IntegerField(
        label=_("Hoe vaak is supervisie of intervisie deze maand afgesproken?"), min_value=0, max_value=100
    )
    supervisie_gehouden = forms.IntegerField(label=_("Hoe vaak is die gehouden?"), min_value=0, max_value=100)
