"""The shape of what comes in about looking along."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.forms.kaart import DAG
from schakel.toolkit.formulier import Formulier, Rij, RijVeld


class Meekijkform(Formulier):
    """Whom one asks, what for, and until when."""

    wie = RijVeld(label=gettext_lazy("Welke collega vraagt u?"), leeg=gettext_lazy("Kies een collega"))
    vraag = forms.CharField(
        label=gettext_lazy("Waarnaar moet deze collega kijken?"), widget=forms.Textarea, max_length=1000
    )
    tot = forms.DateField(label=gettext_lazy("Tot en met welke dag mag dit?"), widget=DAG)

    def __init__(self, *args: Any, collegas: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["wie"]
        if isinstance(veld, RijVeld):
            veld.offer(collegas)


class Meekijkantwoordform(Formulier):
    """What the colleague sees."""

    antwoord = forms.CharField(
        label=gettext_lazy("Wat ziet u, en wat zou u vragen?"), widget=forms.Textarea, max_length=2000
    )
