"""The shape of what comes in about a safety condition."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.toolkit.formulier import Formulier, KeuzeVeld


class Voorwaardeform(Formulier):
    """What must happen, who sees to it, who checks it and by when."""

    tekst = forms.CharField(label=gettext_lazy("Wat moet er gebeuren?"), widget=forms.Textarea)
    eigenaar = forms.ChoiceField(label=gettext_lazy("Wie zorgt daarvoor?"), required=False)
    controle_door = forms.ChoiceField(label=gettext_lazy("Wie gaat na of het is gebeurd?"))
    uiterlijk = forms.DateField(
        label=gettext_lazy("Uiterlijk"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, *args: Any, mensen: Mapping[str, tuple[int, str]], teams: Mapping[str, tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._mensen, self._teams = mensen, teams
        self._choose("eigenaar", {"": (0, _("het hele gezin")), **mensen, **teams})
        self._choose("controle_door", teams)

    def _choose(self, naam: str, opties: Mapping[str, tuple[int, str]]) -> None:
        veld = self.fields[naam]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = [(code, tekst) for code, (_pk, tekst) in opties.items()]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        persoon, team = self._mensen.get(d["eigenaar"]), self._teams.get(d["eigenaar"])
        return {
            "tekst": d["tekst"],
            "uiterlijk": d["uiterlijk"],
            "controle_door": self._teams[d["controle_door"]][0],
            "eigenaar_persoon": persoon[0] if persoon else None,
            "eigenaar_team": team[0] if team else None,
        }


class Controleform(Formulier):
    """Was it met, and what was found."""

    nagekomen = KeuzeVeld(
        label=gettext_lazy("Is het gebeurd?"), choices=(("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee")))
    )
    bevinding = forms.CharField(label=gettext_lazy("Wat zag of hoorde u?"), required=False, widget=forms.Textarea)


class Vervalform(Formulier):
    """Why a condition holds no longer."""

    reden = forms.CharField(label=gettext_lazy("Waarom geldt deze voorwaarde niet meer?"), widget=forms.Textarea)
