"""The shape of an attempt to reach somebody, a line of work, and the team around a family."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from django import forms
from django.utils.translation import gettext_lazy

from schakel.casuswerk.bijeenkomsten.forms.plannen import as_moment, momentveld
from schakel.casuswerk.bijeenkomsten.forms.verslag import DAG
from schakel.casuswerk.bijeenkomsten.rules.contact import Zoekuitkomst, Zoekweg
from schakel.casuswerk.bijeenkomsten.rules.gezinsteam import Teamplek
from schakel.casuswerk.bijeenkomsten.rules.werklijn import WerklijnStatus
from schakel.casuswerk.bijeenkomsten.rules.woorden import PLEKKEN, UITKOMSTEN, ZOEKWEGEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijenVeld, RijVeld


class Genummerd(Protocol):
    """What has a number of its own."""

    @property
    def pk(self) -> int: ...


T = TypeVar("T", bound=Genummerd)


def _lang(label: Any, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=uitleg, required=False, max_length=2000, widget=forms.Textarea)


class Pogingform(Formulier):
    """With whom contact was sought, by which way, and what came of it."""

    persoon = RijVeld(label=gettext_lazy("Wie probeerde u te bereiken?"), leeg=gettext_lazy("Kies iemand"))
    op = momentveld(gettext_lazy("Wanneer?"))
    weg = forms.ChoiceField(
        label=gettext_lazy("Op welke manier?"),
        help_text=gettext_lazy("Kijk eerst op het contactblad wat veilig is."),
        choices=[("", gettext_lazy("Kies")), *ZOEKWEGEN.items()],
    )
    waarom_zo = forms.CharField(
        label=gettext_lazy("Waarom deze weg, als hij niet op het contactblad staat?"), required=False, max_length=300
    )
    uitkomst = KeuzeVeld(
        label=gettext_lazy("Wat gebeurde er?"), choices=[(c, n.capitalize()) for c, n in UITKOMSTEN.items()]
    )
    aangeboden = forms.CharField(label=gettext_lazy("Wat bood u aan?"), widget=forms.Textarea, max_length=2000)
    zou_helpen = _lang(gettext_lazy("Wat zou hulp wel acceptabel maken?"))
    laat_binnen = _lang(gettext_lazy("Wie laat deze persoon wel binnen?"))

    def __init__(self, *args: Any, mensen: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persoon = self.fields["persoon"]
        if isinstance(persoon, RijVeld):
            persoon.offer(mensen)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = dict(self.cleaned_data)
        return {
            **d,
            "op": as_moment(d["op"]),
            "weg": Zoekweg(d["weg"]),
            "uitkomst": Zoekuitkomst(d["uitkomst"]),
        }


class Werklijnform(Formulier):
    """What is offered to whom, and on which day."""

    persoon = RijVeld(label=gettext_lazy("Voor wie?"), leeg=gettext_lazy("Kies iemand"))
    soort = forms.ChoiceField(label=gettext_lazy("Wat voor hulp?"))
    aanbod = RijVeld(
        label=gettext_lazy("Aanbod van de ketenkaart"),
        leeg=gettext_lazy("staat niet op de ketenkaart"),
        required=False,
    )
    wat = forms.CharField(
        label=gettext_lazy("Wat houdt het in?"), required=False, max_length=1000, widget=forms.Textarea
    )
    op = forms.DateField(label=gettext_lazy("Aangeboden op"), widget=DAG)

    def __init__(
        self,
        *args: Any,
        mensen: Sequence[Rij],
        soorten: Sequence[tuple[str, str]],
        aanbod: Sequence[Rij],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for naam, rijen in (("persoon", mensen), ("aanbod", aanbod)):
            veld = self.fields[naam]
            if isinstance(veld, RijVeld):
                veld.offer(rijen)
        soort = self.fields["soort"]
        if isinstance(soort, forms.ChoiceField):
            soort.choices = [("", gettext_lazy("Kies")), *soorten]


class Stapform(Formulier):
    """The next step of a line of work."""

    naar = KeuzeVeld(label=gettext_lazy("Hoe staat het ervoor?"))
    op = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=DAG)
    reden = forms.CharField(
        label=gettext_lazy("Waarom, als het niet doorgaat of stopt?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, stappen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naar = self.fields["naar"]
        if isinstance(naar, forms.ChoiceField):
            naar.choices = list(stappen)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        return {**self.cleaned_data, "naar": WerklijnStatus(self.cleaned_data["naar"])}


class Gezinsteamform(Formulier):
    """Which team is formed, with whom, and who holds procesregie."""

    vorm = forms.ChoiceField(label=gettext_lazy("Wat voor team?"))
    kern = RijenVeld(label=gettext_lazy("Wie horen bij de kern?"))
    medewerker = RijVeld(label=gettext_lazy("Wie heeft de procesregie?"), leeg=gettext_lazy("Kies een collega"))

    def __init__(
        self,
        *args: Any,
        vormen: Sequence[tuple[str, str]],
        teams: Sequence[Rij],
        collegas: Sequence[Rij],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kern"] = RijenVeld(label=gettext_lazy("Wie horen bij de kern?"), rijen=teams)
        self._say_what_is_missing("kern", self.fields["kern"])
        vorm, medewerker = self.fields["vorm"], self.fields["medewerker"]
        if isinstance(vorm, forms.ChoiceField):
            vorm.choices = list(vormen)
        if isinstance(medewerker, RijVeld):
            medewerker.offer(collegas)


class Lidform(Formulier):
    """Which team is added, only whom of it, and until when."""

    plek = KeuzeVeld(
        label=gettext_lazy("Hoe doet dit team mee?"), choices=[(c, n.capitalize()) for c, n in PLEKKEN.items()]
    )
    tot = forms.DateField(label=gettext_lazy("Tot en met welke dag?"), required=False, widget=DAG)
    medewerkers = RijenVeld(label=gettext_lazy("Alleen deze collega’s"), required=False)

    def __init__(self, *args: Any, collegas: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerkers"] = RijenVeld(
            label=gettext_lazy("Alleen deze collega’s"),
            help_text=gettext_lazy("Kiest u niemand, dan doet het hele team mee."),
            required=False,
            rijen=collegas,
        )

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        return {**self.cleaned_data, "plek": Teamplek(self.cleaned_data["plek"])}


class Teamkeuzeform(Formulier):
    """Which team is added."""

    team = RijVeld(label=gettext_lazy("Welk team komt erbij?"), leeg=gettext_lazy("Kies een team"))

    def __init__(self, *args: Any, teams: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = self.fields["team"]
        if isinstance(team, RijVeld):
            team.offer(teams)

    def chosen(self, teams: Sequence[T]) -> T | None:
        """Return which of these teams was chosen."""
        nummer = self.cleaned_data.get("team") if self.is_valid() else None
        return next((team for team in teams if team.pk == nummer), None)


class Procesregieform(Formulier):
    """Who holds procesregie from now on."""

    medewerker = RijVeld(
        label=gettext_lazy("Wie heeft voortaan de procesregie?"), leeg=gettext_lazy("Kies een collega")
    )

    def __init__(self, *args: Any, collegas: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medewerker = self.fields["medewerker"]
        if isinstance(medewerker, RijVeld):
            medewerker.offer(collegas)
