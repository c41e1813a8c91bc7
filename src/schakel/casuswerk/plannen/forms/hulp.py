"""The shape of what comes in about help and recovery: a line, a request for an offer, money made to measure."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.forms.kaart import DAG
from schakel.casuswerk.plannen.forms.velden import Veldenform
from schakel.casuswerk.plannen.rules.hulp import AANVRAAGNAMEN, GEBIEDEN, LIJNNAMEN, RISICOS, Aanvraagstand
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld

SOORTEN = (
    (gettext_lazy("Wat het gevaarlijk maakt"), [(s.value, LIJNNAMEN[s]) for s in RISICOS]),
    (gettext_lazy("Herstel"), [(s.value, LIJNNAMEN[s]) for s in GEBIEDEN]),
)


class Lijnform(Veldenform):
    """What stands on a line: what is the matter or what somebody wishes, and what would help."""

    RIJEN: ClassVar[Mapping[str, int]] = {"wat": 3, "wens": 2, "hulp": 2}

    wat = forms.CharField(
        label=gettext_lazy("Wat speelt er?"),
        help_text=gettext_lazy("Wat merken de kinderen ervan, en wat maakt het onveilig?"),
        widget=forms.Textarea,
        max_length=2000,
    )
    wens = forms.CharField(
        label=gettext_lazy("Wat wil deze persoon zelf?"), required=False, widget=forms.Textarea, max_length=2000
    )
    hulp = forms.CharField(
        label=gettext_lazy("Welk aanbod past daarbij?"), required=False, widget=forms.Textarea, max_length=2000
    )


class Nieuwelijnform(Formulier):
    """A new line: about what, for whom, and which team sees to it."""

    soort = forms.ChoiceField(label=gettext_lazy("Waarover gaat het?"), choices=SOORTEN)
    persoon = RijVeld(label=gettext_lazy("Voor wie?"), leeg=gettext_lazy("het hele gezin"), required=False)
    team = RijVeld(label=gettext_lazy("Welk team zorgt hiervoor?"), leeg=gettext_lazy("Kies een team"))
    wat = forms.CharField(label=gettext_lazy("Wat speelt er, of wat wil iemand?"), widget=forms.Textarea,
                          max_length=2000)  # fmt: skip
    wens = forms.CharField(
        label=gettext_lazy("Wat wil deze persoon zelf?"), required=False, widget=forms.Textarea, max_length=2000
    )

    def __init__(self, *args: Any, mensen: Iterable[Rij], teams: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "persoon", mensen)
        _offer(self, "team", teams)

    def teksten(self) -> dict[str, str]:
        """Return what stands on the line."""
        return {"wat": str(self.cleaned_data["wat"]).strip(), "wens": str(self.cleaned_data["wens"]).strip()}


class Aanvraagform(Formulier):
    """Which offer was asked for, and on which day."""

    aanbod = RijVeld(label=gettext_lazy("Welk aanbod is gevraagd?"), leeg=gettext_lazy("Kies een aanbod"))
    op = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=DAG)

    def __init__(self, *args: Any, aanbod: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "aanbod", aanbod)


class Stapform(Formulier):
    """How a request went on."""

    naar = KeuzeVeld(
        label=gettext_lazy("Wat is er gebeurd?"),
        choices=[(s.value, AANVRAAGNAMEN[s].capitalize()) for s in Aanvraagstand if s is not Aanvraagstand.GEVRAAGD],
    )
    op = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=DAG)
    reden = forms.CharField(label=gettext_lazy("Waarom gaat het niet door?"), required=False, max_length=400)


class Maatwerkform(Formulier):
    """Money for something that no offer has."""

    doel = forms.CharField(
        label=gettext_lazy("Waar is het geld voor?"),
        help_text=gettext_lazy("Bijvoorbeeld: een fiets, zodat zij zelf naar haar werk kan."),
        max_length=400,
    )
    persoon = RijVeld(label=gettext_lazy("Voor wie?"), leeg=gettext_lazy("het hele gezin"), required=False)
    bedrag = forms.DecimalField(
        label=gettext_lazy("Hoeveel euro is toegekend?"), max_digits=8, decimal_places=2, localize=True
    )
    besloten_door = forms.CharField(label=gettext_lazy("Wie heeft dit besloten?"), max_length=120)
    besloten_op = forms.DateField(label=gettext_lazy("Wanneer?"), widget=DAG)

    def __init__(self, *args: Any, mensen: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "persoon", mensen)


class Besteedform(Formulier):
    """How much was spent until now."""

    besteed = forms.DecimalField(
        label=gettext_lazy("Hoeveel euro is er nu uitgegeven?"), max_digits=8, decimal_places=2, localize=True
    )


def _offer(form: Formulier, naam: str, rijen: Iterable[Rij]) -> None:
    veld = form.fields[naam]
    if isinstance(veld, RijVeld):
        veld.offer(rijen)
