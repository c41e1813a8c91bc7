"""The shape of what is typed to plan a meeting and to record who was there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Aanwezigheid,
    Afwezigreden,
    Bijeenkomstsoort,
    Plicht,
    Uitnodigweg,
)
from schakel.casuswerk.bijeenkomsten.rules.woorden import (
    PLICHTEN,
    REDENEN,
    RONDREDENEN,
    SOORTEN,
    SOORTUITLEG,
    STANDEN,
)
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
VORMEN = ["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M"]
NETWERKRIJEN = 3
Regelvelden = tuple[str, list[Any]]


def momentveld(label: Any, uitleg: Any = "") -> forms.DateTimeField:
    """Return a field for a day and an hour."""
    return forms.DateTimeField(label=label, help_text=uitleg, widget=MOMENT, input_formats=VORMEN)


def as_moment(waarde: datetime) -> datetime:
    """Return what was typed as a moment on the clock of Amsterdam."""
    return waarde if waarde.tzinfo else waarde.replace(tzinfo=AMSTERDAM)


class Planform(Formulier):
    """What, when, and of everyone whether they must or may be there."""

    soort = KeuzeVeld(
        label=gettext_lazy("Wat voor bijeenkomst?"), choices=list(SOORTEN.items()), toelichtingen=dict(SOORTUITLEG)
    )
    gepland_voor = momentveld(gettext_lazy("Wanneer?"))
    waar = forms.CharField(
        label=gettext_lazy("Waar?"),
        help_text=gettext_lazy("Nooit een geheim adres."),
        required=False,
        max_length=200,
    )
    doel = forms.CharField(label=gettext_lazy("Waarover praat u samen?"), widget=forms.Textarea, max_length=1000)
    rond = forms.ChoiceField(
        label=gettext_lazy("Kan het veilig samen aan tafel?"),
        required=False,
        choices=[("", gettext_lazy("ja, samen aan tafel")), *((c, f"nee, {n}") for c, n in RONDREDENEN.items())],
    )

    def __init__(self, *args: Any, mensen: Sequence[Rij], teams: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mensen, self._teams = list(mensen), list(teams)
        for buiten, _nr, naam in self._mensen:
            self.fields[f"p-{buiten}"] = forms.ChoiceField(
                label=naam, choices=list(PLICHTEN.items()), initial=Plicht.MOET.value
            )
            self.fields[f"p-{buiten}-reden"] = forms.ChoiceField(
                label=_("Reden, als %(wie)s er niet bij is") % {"wie": naam.split(" (", 1)[0]},
                required=False,
                choices=[("", _("alleen als iemand er niet bij is")), *REDENEN.items()],
            )
        for buiten, _nr, naam in self._teams:
            keuzes = [("", _("Doet niet mee")), *((p.value, PLICHTEN[p]) for p in (Plicht.MOET, Plicht.MAG))]
            self.fields[f"t-{buiten}"] = forms.ChoiceField(label=naam, choices=keuzes, required=False)
        for n in range(NETWERKRIJEN):
            self.fields[f"n{n}-naam"] = forms.CharField(label=_("Voornaam"), required=False, max_length=60)
            rol = forms.CharField(label=_("Wie is dat voor het gezin?"), required=False, max_length=60)
            self.fields[f"n{n}-rol"] = rol

    def clean(self) -> dict[str, Any]:
        """Say at the field what a left-out person and somebody of the network lack."""
        d: dict[str, Any] = super().clean() or {}
        for buiten, _nr, _naam in self._mensen:
            if d.get(f"p-{buiten}") == Plicht.NIET and not d.get(f"p-{buiten}-reden"):
                self.add_error(f"p-{buiten}-reden", _("Kies waarom deze persoon er niet bij is."))
        for n in range(NETWERKRIJEN):
            if d.get(f"n{n}-naam") and not d.get(f"n{n}-rol"):
                self.add_error(f"n{n}-rol", _("Schrijf wie dat is voor het gezin, bijvoorbeeld oma."))
        return d

    def mensen(self) -> list[Regelvelden]:
        """Return the fields of each person of the family."""
        return [(naam, [self[f"p-{buiten}"], self[f"p-{buiten}-reden"]]) for buiten, _nr, naam in self._mensen]

    def teams(self) -> list[Any]:
        """Return the fields of the teams."""
        return [self[f"t-{buiten}"] for buiten, _nr, _naam in self._teams]

    def netwerk(self) -> list[list[Any]]:
        """Return the fields of the network."""
        return [[self[f"n{n}-naam"], self[f"n{n}-rol"]] for n in range(NETWERKRIJEN)]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {
            "soort": Bijeenkomstsoort(d["soort"]),
            "gepland_voor": as_moment(d["gepland_voor"]),
            "doel": d["doel"],
            "waar": d["waar"],
            "rond": d["rond"],
            "mensen": {nr: (Plicht(d[f"p-{b}"]), d[f"p-{b}-reden"]) for b, nr, _naam in self._mensen},
            "teams": {nr: Plicht(d[f"t-{b}"]) for b, nr, _naam in self._teams if d[f"t-{b}"]},
            "netwerk": [
                (d[f"n{n}-naam"], d[f"n{n}-rol"], Plicht.MAG) for n in range(NETWERKRIJEN) if d[f"n{n}-naam"].strip()
            ],
        }


class Uitnodigform(Formulier):
    """How somebody is invited."""

    weg = KeuzeVeld(
        label=gettext_lazy("Hoe nodigt u deze persoon uit?"),
        choices=[
            (Uitnodigweg.BERICHT.value, gettext_lazy("Stuur een neutraal bericht over de veilige weg")),
            (Uitnodigweg.MONDELING.value, gettext_lazy("Ik nodigde zelf uit, in een gesprek")),
            (Uitnodigweg.NIET.value, gettext_lazy("Niet uitnodigen, dat is onveilig")),
        ],
    )


class Rondform(Formulier):
    """Why somebody goes round."""

    reden = KeuzeVeld(
        label=gettext_lazy("Waarom gaat u rond?"), choices=[(c, n.capitalize()) for c, n in RONDREDENEN.items()]
    )


class Gehoudenform(Formulier):
    """When it was, and of everyone whether they were there."""

    op = momentveld(gettext_lazy("Wanneer was het?"))

    def __init__(self, *args: Any, stoelen: Sequence[Rij], rond: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stoelen, self._rond = list(stoelen), rond
        kan = [(c, n) for c, n in STANDEN.items() if not (rond and c == Aanwezigheid.AANWEZIG)]
        for buiten, _nr, naam in self._stoelen:
            self.fields[f"g-{buiten}"] = forms.ChoiceField(label=naam, choices=[("", _("Kies")), *kan])
            self.fields[f"g-{buiten}-reden"] = forms.ChoiceField(
                label=_("Reden, als %(wie)s er niet was") % {"wie": naam},
                required=False,
                choices=[("", _("alleen als iemand er niet was")), *REDENEN.items()],
            )

    def clean(self) -> dict[str, Any]:
        """Say at the field what is missing about somebody who was not there."""
        d: dict[str, Any] = super().clean() or {}
        for buiten, _nr, _naam in self._stoelen:
            reden = d.get(f"g-{buiten}-reden")
            if d.get(f"g-{buiten}") == Aanwezigheid.AFWEZIG and reden not in list(Afwezigreden):
                self.add_error(f"g-{buiten}-reden", _("Kies waarom deze persoon er niet was."))
        return d

    def stoelen(self) -> list[Regelvelden]:
        """Return the fields of everyone who belongs to it."""
        return [(naam, [self[f"g-{b}"], self[f"g-{b}-reden"]]) for b, _nr, naam in self._stoelen]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        standen = {nr: (d[f"g-{b}"], d[f"g-{b}-reden"]) for b, nr, _naam in self._stoelen}
        return {"op": as_moment(d["op"]), "standen": standen}


class Afgelastform(Formulier):
    """Why a meeting is called off."""

    reden = forms.CharField(label=gettext_lazy("Waarom gaat het niet door?"), widget=forms.Textarea, max_length=1000)
