"""What is typed about a version of an agreement?  Shape only; the deeds judge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.formulier import Formulier


def _dag(label: object, **anders: object) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **anders)  # type: ignore[arg-type]


class GoedkeurForm(Formulier):
    """Which body approved, and when."""

    door_orgaan = forms.CharField(
        label=_("Welk orgaan keurde deze versie goed?"),
        help_text=_("Bijvoorbeeld: Directeurenoverleg Sociaal Domein."),
        max_length=200,
    )
    op = _dag(_("Op welke dag?"))


class HerzieningForm(Formulier):
    """Who leads the review, and when it must be done."""

    eigenaar = forms.CharField(
        label=_("Wie trekt de herziening?"), help_text=_("Noem een functie, geen naam."), max_length=200
    )
    herzien_voor = _dag(_("Wanneer moet zij klaar zijn?"))


class VervangForm(Formulier):
    """From which day the version holds no longer."""

    per = _dag(_("Vanaf welke dag geldt deze versie niet meer?"))


class LeegForm(Formulier):
    """Nothing is asked; a refusal is shown in it."""
