"""What is typed about what a child tells, its help and its rights, and about a complex divorce."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.kinderen.rules.aanbod import KindhulpStatus
from schakel.casuswerk.kinderen.rules.rechten import Jawoord
from schakel.casuswerk.kinderen.rules.verhalen import VELDEN, Verhaalsoort, Zicht
from schakel.toolkit.afbeelding import HOOGSTENS_BYTES
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld, Rij, RijVeld

JAWOORDEN = [
    (Jawoord.KIND.value, gettext_lazy("Het kind zegt ja")),
    (Jawoord.OUDERS.value, gettext_lazy("De ouders met gezag zeggen ja")),
]


def _dag() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Verhaalform(Formulier):
    """What a child told with one tool, literally."""

    op = forms.DateField(label=gettext_lazy("Op welke dag vertelde het kind dit?"), widget=_dag())

    def __init__(self, *args: Any, soort: Verhaalsoort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._soort = soort
        for veld, naam in VELDEN[soort].items():
            self.fields[veld] = forms.CharField(label=naam, required=False, max_length=4000, widget=forms.Textarea)
        self.fields["tekening"] = forms.FileField(
            label=gettext_lazy("Een foto of scan van de tekening"),
            help_text=gettext_lazy("JPEG of PNG, hoogstens 4 MB. Wij bewaren alleen het beeld, niet waar of wanneer."),
            required=False,
            max_length=200,
            widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        )

    def refuse_large(self, lengte: int) -> None:
        """Say at the field what is too large to have been taken in at all."""
        if self.is_bound and lengte > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.full_clean()
            self.add_error("tekening", _("Deze afbeelding is te groot. Kies er een van hoogstens 4 MB."))

    def woorden(self) -> dict[str, str]:
        """Return the words of the child."""
        return {veld: str(self.cleaned_data.get(veld) or "") for veld in VELDEN[self._soort]}

    def moment(self) -> dict[str, Any]:
        """Return on which day it was, and what the child drew; a byte too many says that it is too large."""
        tekening = self.cleaned_data.get("tekening")
        return {
            "op": self.cleaned_data["op"],
            "tekening": tekening.read(HOOGSTENS_BYTES + 1) if tekening else b"",
        }

    def velden(self) -> list[Any]:
        """Return the fields for the words, in order."""
        return [self[veld] for veld in VELDEN[self._soort]]


class Zichtform(Formulier):
    """Whom the child allows to read its words."""

    zicht = KeuzeVeld(
        label=gettext_lazy("Wie mag dit lezen van het kind?"),
        choices=[
            (Zicht.NIEMAND.value, gettext_lazy("Niemand anders")),
            (Zicht.REGISSEUR.value, gettext_lazy("De regisseur")),
            (Zicht.IEDEREEN.value, gettext_lazy("Iedereen die in deze casus helpt")),
        ],
        toelichtingen={Zicht.NIEMAND.value: "Alleen uw team leest het. Dit geldt meteen."},
    )
    tot = forms.DateField(
        label=gettext_lazy("Tot welke dag?"),
        required=False,
        help_text=gettext_lazy(
            "Leeg: tot het kind iets anders zegt, of tot de verjaardag waarop de rechten veranderen."
        ),
        widget=_dag(),
    )

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        return {"zicht": Zicht(self.cleaned_data["zicht"]), "tot": self.cleaned_data["tot"]}


def _offer(aanbod: Sequence[Any], *, verplicht: bool) -> RijVeld:
    return RijVeld(
        label=gettext_lazy("Welke hulp?"),
        leeg=gettext_lazy("Kies hulp uit de ketenkaart"),
        required=verplicht,
        rijen=[(f"{een.team.code}-{een.code}", een.pk, f"{een.naam}, {een.team.naam}") for een in aanbod],
    )


class Wensform(Formulier):
    """Which help a child would like."""

    prefix = "wens"

    def __init__(self, *args: Any, aanbod: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._aanbod = {een.pk: een for een in aanbod}
        self.fields["aanbod"] = _offer(aanbod, verplicht=True)
        self.fields["aanbod"].error_messages["required"] = str(gettext_lazy("Kies welke hulp het wordt."))
        self.fields["wens"] = forms.CharField(
            label=gettext_lazy("Wat wil het kind zelf?"),
            help_text=gettext_lazy("Schrijf het in de woorden van het kind."),
            required=False,
            max_length=2000,
            widget=forms.Textarea,
        )

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {"aanbod": self._aanbod[d["aanbod"]], "wens": d["wens"]}


class Nietnodigform(Formulier):
    """Why a child needs no help of its own."""

    prefix = "geen"
    reden = forms.CharField(
        label=gettext_lazy("Waarom heeft dit kind nu geen eigen hulp nodig?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )


class Hulpstapform(Formulier):
    """The next step of the help of a child."""

    naar = KeuzeVeld(label=gettext_lazy("Wat is er gebeurd?"))
    op = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=_dag())
    toestemming = MeerkeuzeVeld(label=gettext_lazy("Wie zegt ja tegen deze hulp?"), choices=JAWOORDEN, required=False)
    reden = forms.CharField(
        label=gettext_lazy("Waarom stopt het?"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, stappen: Sequence[tuple[str, str]], vraagt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naar = self.fields["naar"]
        if isinstance(naar, forms.ChoiceField):
            naar.choices = list(stappen)
        self.fields["toestemming"].help_text = vraagt
        if KindhulpStatus.GEVRAAGD.value not in dict(stappen):
            del self.fields["toestemming"]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {
            "naar": KindhulpStatus(d["naar"]),
            "op": d["op"],
            "ja": d.get("toestemming", []),
            "reden": d["reden"],
        }


class Scheidingform(Formulier):
    """That a complex divorce plays, and which help is asked for it."""

    def __init__(self, *args: Any, aanbod: Sequence[Any], huishoudens: Sequence[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._aanbod = {een.pk: een for een in aanbod}
        self.fields["huishouden"] = RijVeld(
            label=gettext_lazy("Bij wie speelt dit?"),
            leeg=gettext_lazy("Bij het hele gezin"),
            rijen=huishoudens,
            required=False,
        )
        self.fields["toelichting"] = forms.CharField(
            label=gettext_lazy("Wat merken de kinderen van de scheiding?"),
            required=False,
            max_length=4000,
            widget=forms.Textarea,
        )
        self.fields["aanbod"] = _offer(aanbod, verplicht=False)
        self.fields["aanbod"].help_text = gettext_lazy("Nog niets gevraagd? Laat dit leeg. Het blijft dan zichtbaar.")

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {
            "toelichting": d["toelichting"],
            "aanbod": self._aanbod.get(d["aanbod"]),
            "huishouden": d["huishouden"],
        }


class Vlaghulpform(Formulier):
    """Which help is asked for a complex divorce, or when it began."""

    prefix = "vlag"
    op = forms.DateField(label=gettext_lazy("Begonnen op"), required=False, widget=_dag())

    def __init__(self, *args: Any, aanbod: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._aanbod = {een.pk: een for een in aanbod}
        self.fields["aanbod"] = _offer(aanbod, verplicht=False)

    def chosen(self) -> Any:
        """Return the help that was chosen."""
        return self._aanbod.get(self.cleaned_data["aanbod"])


def names_of(woorden: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return a fixed list as choices."""
    return list(woorden.items())
