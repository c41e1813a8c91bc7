"""The shape of what comes in when a plan begins: what happens with everything that is already there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.rules.plan import Lopendkeuze, Nogwat
from schakel.toolkit.formulier import Formulier, KeuzeVeld

KEUZES = (
    (Lopendkeuze.GAAT_DOOR.value, gettext_lazy("Gaat door")),
    (Lopendkeuze.OVERGENOMEN.value, gettext_lazy("Wordt overgenomen")),
    (Lopendkeuze.STOPT.value, gettext_lazy("Stopt")),
)
EXTRA = 2


@dataclass(frozen=True, slots=True)
class Lopendrij:
    """The fields of one thing that is already there."""

    titel: str
    bij: str
    keuze: BoundField
    zin: BoundField


@dataclass(frozen=True, slots=True)
class Extrarij:
    """The fields of help that is known nowhere in the system."""

    naam: BoundField
    keuze: BoundField
    zin: BoundField


class Beginform(Formulier):
    """What happens with each thing that is already there, in one sentence each."""

    def __init__(self, *args: Any, lopend: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lopend = lopend
        for code, titel, _bij in lopend:
            wat = {"wat": titel}
            self.fields[f"{code}-keuze"] = KeuzeVeld(
                label=_("Wat gebeurt hiermee?"),
                choices=KEUZES,
                error_messages={"required": _("Kies wat er gebeurt: %(wat)s") % wat},
            )
            self.fields[f"{code}-zin"] = forms.CharField(
                label=_("In een zin: wat is afgesproken?"),
                max_length=400,
                error_messages={"required": _("Schrijf in een zin wat is afgesproken: %(wat)s") % wat},
            )
        for n in range(EXTRA):
            self.fields[f"extra{n}-naam"] = forms.CharField(
                label=_("Wie of welk plan?"), max_length=120, required=False
            )
            self.fields[f"extra{n}-keuze"] = KeuzeVeld(label=_("Wat gebeurt hiermee?"), choices=KEUZES, required=False)
            self.fields[f"extra{n}-zin"] = forms.CharField(
                label=_("In een zin: wat is afgesproken?"), max_length=400, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Return what was typed; help that is named, has a choice and a sentence."""
        d: dict[str, Any] = super().clean() or {}
        for n in range(EXTRA):
            delen = {deel: str(d.get(f"extra{n}-{deel}") or "") for deel in ("naam", "keuze", "zin")}
            if any(delen.values()):
                for deel in (deel for deel, tekst in delen.items() if not tekst):
                    self.add_error(f"extra{n}-{deel}", _("Vul dit ook in, of laat deze regel helemaal leeg."))
        return d

    def rijen(self) -> list[Lopendrij]:
        """Return the fields of what is already there."""
        return [Lopendrij(titel, bij, self[f"{code}-keuze"], self[f"{code}-zin"]) for code, titel, bij in self._lopend]

    def extra(self) -> list[Extrarij]:
        """Return the fields of what is known nowhere in the system."""
        return [Extrarij(self[f"extra{n}-naam"], self[f"extra{n}-keuze"], self[f"extra{n}-zin"]) for n in range(EXTRA)]

    def antwoorden(self) -> dict[str, tuple[str, str]]:
        """Return what happens with each thing that is there."""
        d = self.cleaned_data
        return {code: (str(d[f"{code}-keuze"]), str(d[f"{code}-zin"])) for code, _titel, _bij in self._lopend}

    def nog_meer(self) -> list[Nogwat]:
        """Return the help that is known nowhere in the system."""
        d = self.cleaned_data
        return [
            Nogwat(str(d[f"extra{n}-naam"]), Lopendkeuze(d[f"extra{n}-keuze"]), str(d[f"extra{n}-zin"]))
            for n in range(EXTRA)
            if d[f"extra{n}-naam"]
        ]


class Redenform(Formulier):
    """Why, in one sentence: no plan is needed, or it is closed."""

    reden = forms.CharField(label=gettext_lazy("Waarom? In een zin"), widget=forms.Textarea)
