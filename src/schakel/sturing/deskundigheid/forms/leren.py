"""What is typed about trainings and alarms?  Shape only; the deeds judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.formulier import Formulier, Rij, RijenVeld, RijVeld
from schakel.toolkit.velden import DatumVeld


class LeegForm(Formulier):
    """Nothing is asked; a refusal is shown in it."""


class DeelnameForm(Formulier):
    """Who of the own team followed a training, and when."""

    gevolgd_op = DatumVeld(label=_("Op welke dag was de training?"))

    def __init__(self, *args: Any, collegas: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerkers"] = RijenVeld(label=_("Wie volgden de training?"), rijen=collegas)


class OpgaveForm(Formulier):
    """What an organisation without accounts reports."""

    organisatie = RijVeld(label=_("Welke organisatie?"), leeg=_("Kies een organisatie"))
    op = DatumVeld(label=_("Op welke dag telde zij?"))
    mensen = forms.IntegerField(label=_("Hoeveel mensen werken er?"), min_value=1, max_value=100_000)
    geldig = forms.IntegerField(label=_("Hoeveel van hen hebben de training?"), min_value=0, max_value=100_000)

    def __init__(self, *args: Any, organisaties: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].offer(organisaties)  # type: ignore[attr-defined]


class MeetForm(Formulier):
    """Which training day is measured."""

    gevolgd_op = DatumVeld(label=_("Van welke trainingsdag?"))


class AntwoordForm(Formulier):
    """What was done about an alarm, or what a colleague hears."""

    antwoord = forms.CharField(
        label=_("Wat is er gedaan, of wat spreekt u af?"),
        help_text=_("Zet hier geen namen van gezinnen of collega’s."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
