"""What is asked at the end of a casus."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.casussen.rules import Sluitreden, Veiligheidsbeeld
from schakel.casuswerk.casussen.rules.slot import Doelslot, Doeluitkomst, Persoonslot, Slot
from schakel.toolkit.formulier import Formulier, KeuzeVeld

REDENEN: Sequence[tuple[str, Any]] = (
    (Sluitreden.VEILIG, gettext_lazy("Het gezin is veilig")),
    (Sluitreden.HULP_GAAT_VERDER, gettext_lazy("De hulp gaat verder zonder ons")),
    (Sluitreden.GEEN_MEDEWERKING, gettext_lazy("Het gezin werkt niet mee")),
    (Sluitreden.GEEN_CONTACT, gettext_lazy("Er is geen contact te krijgen")),
    (Sluitreden.VERHUISD, gettext_lazy("Het gezin is verhuisd")),
    (Sluitreden.OVERLEDEN, gettext_lazy("Overleden")),
    (Sluitreden.ANDERS, gettext_lazy("Anders")),
)
BEELDEN: Sequence[tuple[str, Any]] = (
    (Veiligheidsbeeld.VEILIG, gettext_lazy("Veilig")),
    (Veiligheidsbeeld.VEILIG_GENOEG, gettext_lazy("Veilig genoeg")),
    (Veiligheidsbeeld.ONVEILIG, gettext_lazy("Niet veilig")),
    (Veiligheidsbeeld.ONBEKEND, gettext_lazy("Wij weten het niet")),
)
UITKOMSTEN: Sequence[tuple[str, Any]] = (
    (Doeluitkomst.GEHAALD, gettext_lazy("Gehaald")),
    (Doeluitkomst.DEELS, gettext_lazy("Voor een deel")),
    (Doeluitkomst.NIET, gettext_lazy("Niet gehaald")),
)


def _text(label: Any, **anders: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=2000, **anders)


class SlotForm(Formulier):
    """Safety of each person, what became of each goal, why now, and who keeps an eye."""

    reden = KeuzeVeld(label=gettext_lazy("Waarom sluit u?"), choices=REDENEN)
    veiligheid = KeuzeVeld(
        label=gettext_lazy("Hoe veilig is het gezin nu?"), choices=BEELDEN, gevaar=[Veiligheidsbeeld.ONVEILIG]
    )
    waarom_nu = _text(gettext_lazy("Waarom kan het nu?"))
    wie_kijkt = forms.CharField(max_length=160, label=gettext_lazy("Wie houdt een oog?"))
    wie_rol = forms.CharField(
        max_length=160,
        label=gettext_lazy("Wat is die van het gezin, of welk team?"),
        help_text=gettext_lazy("Bijvoorbeeld: oma, de school, het jeugdteam."),
    )
    toelichting = _text(gettext_lazy("Toelichting"), required=False)

    def __init__(
        self, *args: Any, mensen: Sequence[tuple[str, str]], doelen: Sequence[tuple[str, str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mensen, self.doelen = list(mensen), list(doelen)
        leeg = ("", _("Maak een keuze"))
        for nr, (_wie, naam) in enumerate(self.mensen):
            self._add(f"p{nr}-veiligheid", forms.ChoiceField(choices=[leeg, *BEELDEN], label=naam))
            woorden = forms.CharField(required=False, max_length=400, label=_("Waarom denkt u dat?"))
            self._add(f"p{nr}-woorden", woorden)
        for nr, (_doel, tekst, _cijfers) in enumerate(self.doelen):
            self._add(f"d{nr}-uitkomst", forms.ChoiceField(choices=[leeg, *UITKOMSTEN], label=tekst))
        self.order_fields([naam for naam in self.fields if "-" in naam])

    def _add(self, naam: str, veld: forms.Field) -> None:
        self.fields[naam] = veld
        self._say_what_is_missing(naam, veld)

    def mensrijen(self) -> list[dict[str, Any]]:
        """Return the fields of each person, for the page."""
        return [
            {"veiligheid": self[f"p{nr}-veiligheid"], "woorden": self[f"p{nr}-woorden"]}
            for nr in range(len(self.mensen))
        ]

    def doelrijen(self) -> list[dict[str, Any]]:
        """Return the field of each goal with its figures, for the page."""
        return [
            {"uitkomst": self[f"d{nr}-uitkomst"], "cijfers": cijfers}
            for nr, (_doel, _tekst, cijfers) in enumerate(self.doelen)
        ]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        slot = Slot(
            personen=[
                Persoonslot(wie, naam, Veiligheidsbeeld(d[f"p{nr}-veiligheid"]), d[f"p{nr}-woorden"])
                for nr, (wie, naam) in enumerate(self.mensen)
            ],
            doelen=[
                Doelslot(doel, tekst, Doeluitkomst(d[f"d{nr}-uitkomst"]), cijfers)
                for nr, (doel, tekst, cijfers) in enumerate(self.doelen)
            ],
            waarom_nu=d["waarom_nu"],
            wie_kijkt=d["wie_kijkt"],
            wie_rol=d["wie_rol"],
        )
        return {"reden": d["reden"], "veiligheid": d["veiligheid"], "toelichting": d["toelichting"], "slot": slot}
