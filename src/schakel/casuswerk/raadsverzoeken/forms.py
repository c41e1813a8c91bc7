"""The shape of a request to the Raad, and of what is decided after a refusal."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.raadsverzoeken.rules import BESPROKEN_WOORDEN, HERZIENING_WOORDEN, Verzoek
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld


class VerzoekForm(Formulier):
    """Which children, why, what was tried, and whether it was discussed."""

    kinderen = MeerkeuzeVeld(required=False, label=_("Over welk kind of welke kinderen gaat het?"))
    reden = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea, label=_("Waarom is een onderzoek nodig?"),
        help_text=_("Schrijf feiten, met de dag erbij. Schrijf niet waar iemand veilig verblijft."),
    )  # fmt: skip
    geprobeerd = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea,
        label=_("Welke hulp is geprobeerd, en waarom is die niet genoeg?"),
    )  # fmt: skip
    besproken = KeuzeVeld(
        required=False, choices=[(b.value, w) for b, w in BESPROKEN_WOORDEN.items()],
        label=_("Is dit met het gezin besproken?"),
    )  # fmt: skip
    spoed = forms.BooleanField(required=False, label=_("Dit kan niet wachten"))
    spoed_reden = forms.CharField(
        required=False, max_length=300, label=_("Waarom kan het niet wachten?"),
        help_text=_("Bel bij levensgevaar ook zelf met de Raad. Dit bericht vervangt dat gesprek niet."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, kinderen: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        keuzes = [(str(sleutel), naam) for sleutel, naam in kinderen]
        self.fields["kinderen"].choices = keuzes  # type: ignore[attr-defined]

    def verzoek(self) -> Verzoek:
        """Return what is asked."""
        s = self.cleaned_data
        velden = ("reden", "geprobeerd", "besproken", "spoed", "spoed_reden")
        return Verzoek(kinderen=[UUID(k) for k in s["kinderen"]], **{veld: s[veld] for veld in velden})


class HerzieningForm(Formulier):
    """What is decided after the Raad did not take a request."""

    herziening = KeuzeVeld(
        choices=[(h.value, w) for h, w in HERZIENING_WOORDEN.items()], label=_("Wat gebeurt er nu?")
    )  # fmt: skip
