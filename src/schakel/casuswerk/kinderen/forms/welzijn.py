"""The short list about how a child is doing, drawn from the version that holds."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schakel.basis.vragenlijsten.rules import AntwoordSoort, Definitie, Vraag
from schakel.casuswerk.kinderen.rules.welzijn import Invuller
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld


class Welzijnform(Formulier):
    """Who answers, on which day, and an answer to each question."""

    invuller = KeuzeVeld(
        label=gettext_lazy("Wie geeft de antwoorden?"),
        choices=[
            (Invuller.KIND.value, gettext_lazy("Het kind zelf")),
            (Invuller.OUDER.value, gettext_lazy("Een ouder")),
            (Invuller.ANDER.value, gettext_lazy("Iemand anders, zoals de leerkracht")),
        ],
    )
    op = forms.DateField(
        label=gettext_lazy("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, definitie: Definitie, **kwargs: Any) -> None:
        self._vragen = [vraag for blok in definitie.blokken for vraag in blok.vragen]
        super().__init__(*args, **kwargs)
        for vraag in self._vragen:
            veld = _field(vraag)
            veld.mag_leeg = not vraag.verplicht  # type: ignore[attr-defined]
            self.fields[vraag.code] = veld

    def add_prefix(self, field_name: str) -> str:
        """Let a field of a figure be called so where it is sent."""
        schalen = {vraag.code for vraag in self._vragen if vraag.soort is AntwoordSoort.SCHAAL}
        return f"{field_name}-cijfer" if field_name in schalen else super().add_prefix(field_name)

    def answers(self) -> dict[str, Mapping[str, object]]:
        """Return the answers as the questionnaire takes them."""
        gegeven: dict[str, Mapping[str, object]] = {}
        for vraag in self._vragen:
            waarde = self.cleaned_data.get(vraag.code)
            if vraag.soort is AntwoordSoort.SCHAAL:
                waarde = int(waarde) if waarde not in (None, "") else None
            gegeven[vraag.code] = {"waarde": waarde}
        return gegeven

    def vragen(self) -> list[Any]:
        """Return the fields of the questions, in order."""
        return [self[vraag.code] for vraag in self._vragen]


def _field(vraag: Vraag) -> forms.Field:
    uitleg = vraag.toelichting
    if vraag.soort is AntwoordSoort.SCHAAL:
        cijfers = [("", gettext_lazy("Kies een cijfer")), *((str(n), str(n)) for n in range(vraag.van, vraag.tot + 1))]
        hulp = uitleg or gettext_lazy("0 is heel slecht, 10 is heel goed.")
        return forms.ChoiceField(label=vraag.tekst, choices=cijfers, required=False, help_text=hulp)
    if vraag.soort is AntwoordSoort.TEKST:
        return forms.CharField(
            label=vraag.tekst, required=False, max_length=2000, widget=forms.Textarea, help_text=uitleg
        )
    if vraag.soort is AntwoordSoort.MEERVOUD:
        return MeerkeuzeVeld(label=vraag.tekst, choices=list(vraag.opties.items()), required=False, help_text=uitleg)
    return KeuzeVeld(label=vraag.tekst, choices=list(vraag.opties.items()), required=False, help_text=uitleg)


class Vervalform(Formulier):
    """Why a moment lapses."""

    prefix = "vervalt"
    reden = forms.CharField(
        label=gettext_lazy("Waarom vraagt u dit niet?"), required=False, max_length=2000, widget=forms.Textarea
    )
