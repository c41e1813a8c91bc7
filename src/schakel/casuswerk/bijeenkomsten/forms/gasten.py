"""The shape of what comes in about a guest of one meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schakel.toolkit.formulier import Formulier, Rij, RijVeld


class Gastform(Formulier):
    """Which team is asked, and what it may know."""

    team = RijVeld(label=gettext_lazy("Welk team vraagt u?"), leeg=gettext_lazy("Kies een team"))
    vraag = forms.CharField(
        label=gettext_lazy("Waarom vraagt u dit team, en wat mag het weten?"),
        help_text=gettext_lazy(
            "De gast ziet alleen deze tekst, de dag en de plaats. Noem geen namen die niet nodig zijn."
        ),
        widget=forms.Textarea,
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, teams: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["team"]
        if isinstance(veld, RijVeld):
            veld.offer(teams)


class Gastantwoordform(Formulier):
    """Whether somebody comes, and what that one brings in."""

    komt = forms.ChoiceField(
        label=gettext_lazy("Komt er iemand van uw team?"),
        widget=forms.RadioSelect,
        choices=(("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee"))),
    )
    woorden = forms.CharField(
        label=gettext_lazy("Wat brengt u in? Of waarom komt er niemand?"),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )
