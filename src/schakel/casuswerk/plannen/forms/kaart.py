"""The shape of what comes in about the map: its columns, dangers and goals, the network, figures and gates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.forms.velden import Veldenform
from schakel.casuswerk.plannen.rules.cijfers import HOOGSTE, Cijferinvoer, Wie
from schakel.casuswerk.plannen.rules.netwerk import BANDNAMEN, Band
from schakel.casuswerk.plannen.rules.plan import Planfase
from schakel.casuswerk.plannen.rules.velden import mark_of
from schakel.toolkit.formulier import Formulier, KeuzeVeld

DAG = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = "%Y-%m-%dT%H:%M"


def _text(label: Any, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=uitleg, required=False, widget=forms.Textarea, max_length=4000)


class Kaartform(Veldenform):
    """The three columns of the map, and when people talk on."""

    gebeurd = _text(gettext_lazy("Wat is er gebeurd?"))
    lastiger = _text(gettext_lazy("Wat maakt het lastiger?"), gettext_lazy("Schulden, ziekte, drank, weinig slaap."))
    sterk = _text(gettext_lazy("Wat is sterk?"))
    getoond = _text(gettext_lazy("Wat is al getoond?"), gettext_lazy("Wanneer ging het goed terwijl het spannend was?"))
    nu = _text(gettext_lazy("Wat moet er nu gebeuren?"))
    volgende_op = forms.DateTimeField(
        label=gettext_lazy("Samen verder praten op"),
        required=False,
        input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )
    volgende_waar = forms.CharField(
        label=gettext_lazy("Waar?"), help_text=gettext_lazy("Nooit een geheim adres."), required=False, max_length=200
    )

    def _as_text(self, naam: str) -> str:
        waarde = self.cleaned_data.get(naam)
        return waarde.strftime(MOMENT) if naam == "volgende_op" and waarde else super()._as_text(naam)


class Drieluikform(Veldenform):
    """A danger, the goal that belongs to it, what goes well already, and the next small step."""

    RIJEN: ClassVar[Mapping[str, int]] = {"gevaar": 4, "goed": 4, "doel": 4}

    titel = forms.CharField(label=gettext_lazy("Korte naam"), max_length=120)
    gevaar = forms.CharField(
        label=gettext_lazy("Gevaar: wat kan er gebeuren als er niets verandert?"),
        help_text=gettext_lazy("Wie doet wat, en wat merken de kinderen daarvan?"),
        widget=forms.Textarea,
        max_length=4000,
    )
    goed = forms.CharField(
        label=gettext_lazy("Wat gaat al goed?"),
        help_text=gettext_lazy("Een regel per ding."),
        required=False,
        widget=forms.Textarea,
        max_length=4000,
    )
    doel = forms.CharField(
        label=gettext_lazy("Doel: hoe ziet het eruit als het veilig genoeg is?"),
        help_text=gettext_lazy("Wat doet wie dan anders, en hoe lang zien wij dat?"),
        widget=forms.Textarea,
        max_length=4000,
    )
    stap = forms.CharField(
        label=gettext_lazy("Volgende kleine stap"), required=False, widget=forms.Textarea, max_length=2000
    )


class Netwerkform(Formulier):
    """Somebody around the household."""

    voornaam = forms.CharField(label=gettext_lazy("Voornaam"), max_length=80)
    rol = forms.CharField(
        label=gettext_lazy("Wie is dat voor het gezin?"), help_text=gettext_lazy("Oma, buurman, coach."), max_length=80
    )
    taak = forms.CharField(
        label=gettext_lazy("Wat doet deze persoon in het plan?"),
        help_text=gettext_lazy("Vangt op, belt iedere vrijdag, haalt de kinderen van school."),
        max_length=200,
        required=False,
    )
    band = forms.ChoiceField(
        label=gettext_lazy("Hoe is de band met het gezin?"), choices=list(BANDNAMEN.items()), initial=Band.GEWOON.value
    )
    telefoon = forms.CharField(label=gettext_lazy("Telefoon"), max_length=40, required=False)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {**{naam: str(d[naam]) for naam in ("voornaam", "rol", "taak", "telefoon")}, "band": Band(d["band"])}


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """The fields of one participant."""

    naam: str
    cijfer: BoundField
    woorden: BoundField
    merknaam: str
    # What stands there now for that day, and its mark: whoever sends the form again, saw it.
    nu: str
    merk: str


class Cijferform(Formulier):
    """What each participant finds of one danger, on one day."""

    op = forms.DateField(label=gettext_lazy("Op welke dag kwam u bij elkaar?"), widget=DAG)

    def __init__(
        self,
        *args: Any,
        deelnemers: Sequence[tuple[str, Wie, str]],
        staan: Mapping[date, Mapping[Wie, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._deelnemers, self._staan = deelnemers, staan
        keuzes = [("", _("geen cijfer")), *((str(n), str(n)) for n in range(HOOGSTE + 1))]
        for code, _wie, naam in deelnemers:
            self.fields[f"{code}-cijfer"] = forms.ChoiceField(
                label=_("Cijfer van %(naam)s") % {"naam": naam}, choices=keuzes, required=False
            )
            self.fields[f"{code}-woorden"] = forms.CharField(
                label=_("Waarom niet lager?"), max_length=400, required=False
            )

    def regels(self) -> list[Cijferregel]:
        """Return the fields of each participant."""
        dag = self.cleaned_data.get("op") if self.is_bound and self.is_valid_day() else self.initial.get("op")
        staan = self._staan.get(dag, {}) if dag else {}
        return [
            Cijferregel(
                naam,
                self[f"{code}-cijfer"],
                self[f"{code}-woorden"],
                f"gezien-{code}",
                staan.get(wie, ""),
                mark_of(staan.get(wie, "")),
            )
            for code, wie, naam in self._deelnemers
        ]

    def is_valid_day(self) -> bool:
        """Answer whether a day was typed that is one."""
        return bool(getattr(self, "cleaned_data", {}).get("op"))

    def invoer(self) -> list[Cijferinvoer]:
        """Return what was given; who gave none, is left out."""
        d = self.cleaned_data
        return [
            Cijferinvoer(
                wie,
                int(d[f"{code}-cijfer"]),
                str(d[f"{code}-woorden"]),
                str(self.data.get(f"gezien-{code}", "")),
                f"{code}-cijfer",
            )
            for code, wie, _naam in self._deelnemers
            if d[f"{code}-cijfer"]
        ]


class Poortform(Formulier):
    """To which part, and why."""

    naar = KeuzeVeld(label=gettext_lazy("Waar gaat u heen?"))
    reden = forms.CharField(
        label=gettext_lazy("Waarom kan dat nu?"),
        help_text=gettext_lazy("Wie waren erbij, en wat zagen zij?"),
        widget=forms.Textarea,
        max_length=2000,
    )
    ondanks = forms.CharField(
        label=gettext_lazy("Waarom gaat u verder, ook al is niet aan alle voorwaarden voldaan?"),
        help_text=gettext_lazy("Alleen nodig voor de stap naar herstel. Deze zin blijft op het plan staan."),
        widget=forms.Textarea,
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["naar"]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = keuzes

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {"naar": Planfase(d["naar"]), "reden": d["reden"], "ondanks": d["ondanks"]}
