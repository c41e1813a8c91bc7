"""The shape of what comes in about frames, the casemanager, and who is asked to direct."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.forms.kaart import DAG
from schakel.casuswerk.plannen.rules.kader import KADERNAMEN, KADERUITLEG, MAATREGELNAMEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld


class Casemanagerform(Formulier):
    """Which team is casemanager, and why another than the agreement says."""

    team = RijVeld(label=gettext_lazy("Welk team is casemanager?"), leeg=gettext_lazy("Kies een team"))
    reden = forms.CharField(
        label=gettext_lazy("Waarom anders dan de afspraak?"),
        help_text=gettext_lazy("Alleen nodig als u een ander team kiest. Een zin is genoeg."),
        required=False,
        max_length=400,
    )

    def __init__(self, *args: Any, teams: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "team", teams)


class Kaderform(Formulier):
    """The frame of one person, from a day on."""

    persoon = RijVeld(label=gettext_lazy("Voor wie?"), leeg=gettext_lazy("Kies iemand"))
    kader = KeuzeVeld(
        label=gettext_lazy("Hoe vrij is deze persoon?"),
        choices=[(code, naam.capitalize()) for code, naam in KADERNAMEN.items()],
        toelichtingen=dict(KADERUITLEG),
    )
    maatregel = forms.ChoiceField(
        label=gettext_lazy("Welke maatregel?"),
        required=False,
        choices=[(code, naam.capitalize()) for code, naam in MAATREGELNAMEN.items()],
    )
    van = forms.DateField(label=gettext_lazy("Vanaf welke dag?"), widget=DAG)
    bron = forms.CharField(
        label=gettext_lazy("Van wie of uit welk stuk weet u dit?"),
        help_text=gettext_lazy("Bijvoorbeeld: beschikking van de kinderrechter van 3 maart."),
        max_length=300,
    )

    def __init__(self, *args: Any, mensen: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "persoon", mensen)


class Kadereindeform(Formulier):
    """On which day a frame ended."""

    tot = forms.DateField(label=gettext_lazy("Op welke dag eindigde dit?"), widget=DAG)


class Regieform(Formulier):
    """Who of the casemanager's team is asked to direct."""

    wie = RijVeld(label=gettext_lazy("Wie vraagt u?"), leeg=gettext_lazy("Kies een collega"))

    def __init__(self, *args: Any, collegas: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "wie", collegas)


def _offer(form: Formulier, naam: str, rijen: Iterable[Rij]) -> None:
    veld = form.fields[naam]
    if isinstance(veld, RijVeld):
        veld.offer(rijen)
