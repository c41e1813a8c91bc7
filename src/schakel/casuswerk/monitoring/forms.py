"""The shape of what comes in about a check after a handover."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.monitoring.rules import (
    Controlebron,
    Lijnoordeel,
    Lijnvraag,
    Netwerkstand,
    Netwerkvraag,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervalreden,
    Vervolg,
)
from schakel.toolkit.formulier import Formulier, KeuzeVeld

VEILIGHEID: Sequence[tuple[str, Any]] = (
    (Veiligheid.VEILIG, gettext_lazy("veilig")),
    (Veiligheid.ONVEILIG, gettext_lazy("niet veilig")),
    (Veiligheid.ONDUIDELIJK, gettext_lazy("niet duidelijk")),
    (Veiligheid.NIET_BEREIKT, gettext_lazy("niet gesproken")),
)
ANDER: Sequence[tuple[str, Any]] = (
    (Controlebron.PROFESSIONAL, gettext_lazy("een beroepskracht")),
    (Controlebron.NETWERK, gettext_lazy("iemand uit het netwerk")),
)
NETWERK: Sequence[tuple[str, Any]] = (
    (Netwerkstand.ER_NOG, gettext_lazy("doet nog mee, zoals afgesproken")),
    (Netwerkstand.VERANDERD, gettext_lazy("is er nog, maar het is anders")),
    (Netwerkstand.WEG, gettext_lazy("doet niet meer mee")),
    (Netwerkstand.NIET_GEVRAAGD, gettext_lazy("niet gevraagd")),
)
LIJN: Sequence[tuple[str, Any]] = (
    (Lijnoordeel.HOUDT, gettext_lazy("ja, dit houdt")),
    (Lijnoordeel.GESCHONDEN, gettext_lazy("nee, dit ging mis")),
    (Lijnoordeel.ONDUIDELIJK, gettext_lazy("dat is niet duidelijk")),
)
VERVOLG: Sequence[tuple[str, Any]] = (
    (Vervolg.GEEN, gettext_lazy("Niets extra")),
    (Vervolg.EXTRA_MOMENT, gettext_lazy("Vraag het eerder nog eens")),
    (Vervolg.TERMIJN, gettext_lazy("Het verantwoordelijke team moet iets doen")),
    (Vervolg.MELDING, gettext_lazy("Dit wordt een nieuwe melding")),
    (Vervolg.SLUITEN, gettext_lazy("Het is veilig. Wij stoppen met volgen")),
    (Vervolg.HEROPENEN, gettext_lazy("De casus gaat weer open")),
)
VERVAL: Sequence[tuple[str, Any]] = (
    (Vervalreden.GEVRAAGD, gettext_lazy("Het is kort geleden al gevraagd")),
    (Vervalreden.VERHUISD, gettext_lazy("Het gezin is verhuisd")),
    (Vervalreden.OVERLEDEN, gettext_lazy("Er is niemand meer om te vragen: overleden")),
    (Vervalreden.ANDERS, gettext_lazy("Iets anders")),
)
UITLEG: dict[str, Any] = {
    Vervolg.GEEN: gettext_lazy("Het volgende geplande moment blijft staan."),
    Vervolg.EXTRA_MOMENT: gettext_lazy("U krijgt een extra moment op uw werklijst."),
    Vervolg.TERMIJN: gettext_lazy("Dat team krijgt hiervoor een termijn. Die stopt pas als het zegt wat het deed."),
    Vervolg.MELDING: gettext_lazy("Veilig Thuis beoordeelt opnieuw. De mensen van dit gezin gaan mee."),
    Vervolg.SLUITEN: gettext_lazy("Kan alleen als iedereen zegt dat het veilig is. Wat nog gepland was, vervalt."),
    Vervolg.HEROPENEN: gettext_lazy("Uw team is dan weer verantwoordelijk. Schrijf hieronder wat er is gebeurd."),
}
MAANDEN: Sequence[tuple[int, Any]] = (
    (1, gettext_lazy("over een maand")),
    (3, gettext_lazy("over 3 maanden")),
    (6, gettext_lazy("over 6 maanden")),
)
ACUUT: Sequence[tuple[str, Any]] = (
    ("JA", gettext_lazy("Ja, nu")),
    ("DREIGT", gettext_lazy("Het dreigt")),
    ("NEE", gettext_lazy("Nee")),
)


class Lijndeel(Formulier):
    """The part about the bottom lines, by which safety is measured at every moment, light or not."""

    lijnen: list[tuple[str, str]]

    def _add_lines(self, lijnen: Sequence[tuple[str, str]]) -> None:
        self.lijnen = list(lijnen)
        for nr, (_lijn, tekst) in enumerate(self.lijnen):
            keuzes = [("", _("Maak een keuze")), *LIJN]
            self._add(f"l{nr}-oordeel", forms.ChoiceField(choices=keuzes, label=tekst))
            woorden = forms.CharField(required=False, max_length=400, label=_("Wat is er gebeurd?"))
            self._add(f"l{nr}-woorden", woorden)

    def _add(self, naam: str, veld: forms.Field) -> None:
        self.fields[naam] = veld
        self._say_what_is_missing(naam, veld)

    def lijnrijen(self) -> list[dict[str, Any]]:
        """Return the two fields of each bottom line, for the page."""
        return [
            {"oordeel": self[f"l{nr}-oordeel"], "woorden": self[f"l{nr}-woorden"]} for nr in range(len(self.lijnen))
        ]

    def measured(self) -> list[Lijnvraag]:
        """Return what was found of each bottom line."""
        d = self.cleaned_data
        return [
            Lijnvraag(lijn, tekst, Lijnoordeel(d[f"l{nr}-oordeel"]), d[f"l{nr}-woorden"])
            for nr, (lijn, tekst) in enumerate(self.lijnen)
        ]


class Netwerkdeel(Lijndeel):
    """The part about the network, which goes on after the violence has stopped: asked at every moment, light or not."""

    netwerk: list[tuple[str, str]]

    def _add_network(self, netwerk: Sequence[tuple[str, str]]) -> None:
        self.netwerk = list(netwerk)
        for nr, (_lid, naam) in enumerate(self.netwerk):
            keuzes = [("", _("Maak een keuze")), *NETWERK]
            self._add(f"n{nr}-stand", forms.ChoiceField(choices=keuzes, label=naam))
            woorden = forms.CharField(required=False, max_length=400, label=_("Wat is er veranderd?"))
            self._add(f"n{nr}-woorden", woorden)

    def netwerkrijen(self) -> list[dict[str, Any]]:
        """Return the two fields of each member of the network, for the page."""
        return [{"stand": self[f"n{nr}-stand"], "woorden": self[f"n{nr}-woorden"]} for nr in range(len(self.netwerk))]

    def asked(self) -> list[Netwerkvraag]:
        """Return what was said of each member of the network."""
        d = self.cleaned_data
        return [
            Netwerkvraag(lid, naam, Netwerkstand(d[f"n{nr}-stand"]), d[f"n{nr}-woorden"])
            for nr, (lid, naam) in enumerate(self.netwerk)
        ]


class Controleform(Netwerkdeel):
    """What the household and one other say of each person, and what follows; persons are rows p0-, p1-, ..."""

    gezin_wie = forms.CharField(max_length=120, label=gettext_lazy("Met wie van het gezin sprak u?"))
    ander_bron = KeuzeVeld(
        choices=ANDER, initial=Controlebron.PROFESSIONAL, label=gettext_lazy("Wie vroeg u nog meer?")
    )
    ander_wie = forms.CharField(
        max_length=120,
        label=gettext_lazy("Naam of functie"),
        help_text=gettext_lazy("Bijvoorbeeld: de juf van groep 5."),
    )
    toelichting = forms.CharField(
        required=False, widget=forms.Textarea, label=gettext_lazy("Wat wilt u er nog bij zeggen?")
    )
    vervolg = KeuzeVeld(choices=VERVOLG, toelichtingen=UITLEG, label=gettext_lazy("Wat gebeurt er nu?"))
    na_maanden = forms.ChoiceField(
        required=False, label=gettext_lazy("Wanneer vraagt u het weer?"),
        choices=[("", gettext_lazy("Maak een keuze")), *MAANDEN],
    )  # fmt: skip
    actie = forms.CharField(required=False, widget=forms.Textarea, label=gettext_lazy("Wat moet er gebeuren?"))
    acuut = KeuzeVeld(required=False, choices=ACUUT, gevaar=["JA"], label=gettext_lazy("Is er nu gevaar?"))

    def __init__(
        self,
        *args: Any,
        mensen: Sequence[tuple[int, str]],
        netwerk: Sequence[tuple[str, str]] = (),
        lijnen: Sequence[tuple[str, str]] = (),
        gesloten: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = list(mensen)
        # Once closed, nobody answers who could be asked to act: the casus opens again, or it becomes a melding.
        weg = Vervolg.TERMIJN if gesloten else Vervolg.HEROPENEN
        keuzes = [keuze for keuze in VERVOLG if keuze[0] != weg]
        self.fields["vervolg"].choices = keuzes  # type: ignore[attr-defined]
        self._add_lines(lijnen)
        for nr, (_pk, naam) in enumerate(self.mensen):
            keuzes = [("", _("Maak een keuze")), *VEILIGHEID]
            self._add(
                f"p{nr}-gezin", forms.ChoiceField(choices=keuzes, label=_("%(naam)s, zegt het gezin") % {"naam": naam})
            )
            self._add(
                f"p{nr}-ander", forms.ChoiceField(choices=keuzes, label=_("%(naam)s, zegt de ander") % {"naam": naam})
            )
            woorden = forms.CharField(
                required=False, max_length=600, widget=forms.Textarea,
                label=_("Wat zegt %(naam)s zelf?") % {"naam": naam},
            )  # fmt: skip
            self._add(f"p{nr}-woorden", woorden)

        self._add_network(netwerk)

    def rijen(self) -> list[dict[str, Any]]:
        """Return the three fields of each person, for the page."""
        return [
            {
                "naam": naam,
                "gezin": self[f"p{nr}-gezin"],
                "ander": self[f"p{nr}-ander"],
                "woorden": self[f"p{nr}-woorden"],
            }
            for nr, (_pk, naam) in enumerate(self.mensen)
        ]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        uitkomsten = []
        for nr, (persoon, _naam) in enumerate(self.mensen):
            bron = Controlebron(d["ander_bron"])
            gezin, ander = Veiligheid(d[f"p{nr}-gezin"]), Veiligheid(d[f"p{nr}-ander"])
            uitkomsten += [
                Uitkomst(persoon, Controlebron.GEZIN, gezin, d["gezin_wie"], d[f"p{nr}-woorden"]),
                Uitkomst(persoon, bron, ander, d["ander_wie"]),
            ]
        stap = Stap(Vervolg(d["vervolg"]), int(d["na_maanden"] or 0), d["actie"], d["acuut"])
        gevraagd = {"netwerk": self.asked(), "lijnen": self.measured()}
        return {"uitkomsten": uitkomsten, "toelichting": d["toelichting"], "stap": stap, **gevraagd}


class Lichtform(Netwerkdeel):
    """A light moment: of each person, each bottom line and the network one question, and the bell."""

    woorden = forms.CharField(widget=forms.Textarea, max_length=600, label=gettext_lazy("Wat zegt het gezin?"))
    na_maanden = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Wanneer vraagt u het weer?"),
        help_text=gettext_lazy("Nodig als u niet weet of iedereen veilig is. U kunt dan ook aan de bel trekken."),
        choices=[("", gettext_lazy("Op het volgende vaste moment")), *MAANDEN],
    )
    bel = forms.BooleanField(required=False, label=gettext_lazy("Trek aan de bel bij Veilig Thuis"))

    def __init__(
        self,
        *args: Any,
        mensen: Sequence[tuple[int, str]],
        netwerk: Sequence[tuple[str, str]] = (),
        lijnen: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._add_lines(lijnen)
        self._add_network(netwerk)
        self.mensen: list[tuple[int | None, str]] = list(mensen) or [(None, _("het gezin"))]
        for nr, (_pk, naam) in enumerate(self.mensen):
            veld = KeuzeVeld(
                choices=VEILIGHEID, gevaar=["ONVEILIG"], label=_("Is %(naam)s veilig, zegt het gezin?") % {"naam": naam}
            )
            self.fields[f"p{nr}"] = veld
            self._say_what_is_missing(f"p{nr}", veld)

    def rijen(self) -> list[Any]:
        """Return the field of each person, for the page."""
        return [self[f"p{nr}"] for nr in range(len(self.mensen))]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        per = {persoon: Veiligheid(d[f"p{nr}"]) for nr, (persoon, _naam) in enumerate(self.mensen)}
        na = int(d["na_maanden"] or 0)
        return {
            "per_persoon": per,
            "woorden": d["woorden"],
            "bel": d["bel"],
            "na_maanden": na,
            "netwerk": self.asked(),
            "lijnen": self.measured(),
        }


class Belform(Formulier):
    """What the other team must know now."""

    tekst = forms.CharField(widget=forms.Textarea, max_length=600, label=gettext_lazy("Wat ziet of hoort u?"))


class Antwoordform(Formulier):
    """What the team that was rung did."""

    antwoord = forms.CharField(widget=forms.Textarea, max_length=600, label=gettext_lazy("Wat deed u, of gaat u doen?"))


class Opvolgform(Formulier):
    """What was done about unsafety."""

    gedaan = forms.CharField(label=gettext_lazy("Wat is er gedaan, en is het nu veilig?"), widget=forms.Textarea)


class Vervalform(Formulier):
    """Why nobody asks any more."""

    waarom = KeuzeVeld(choices=VERVAL, label=gettext_lazy("Waarom niet?"))
    reden = forms.CharField(label=gettext_lazy("Wat is er gebeurd?"), widget=forms.Textarea)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        return {"waarom": Vervalreden(self.cleaned_data["waarom"]), "reden": str(self.cleaned_data["reden"])}


class Verhuisform(Formulier):
    """To which Veilig Thuis following goes."""

    naar = forms.CharField(
        max_length=120,
        label=gettext_lazy("Welk Veilig Thuis gaat het gezin volgen?"),
        help_text=gettext_lazy("Bijvoorbeeld: Veilig Thuis van de regio waar het gezin nu woont."),
    )
    waarom = forms.CharField(widget=forms.Textarea, max_length=600, label=gettext_lazy("Waarom?"))


class Terugneemform(Formulier):
    """Why following stays here after all."""

    reden = forms.CharField(widget=forms.Textarea, max_length=600, label=gettext_lazy("Waarom blijft het volgen hier?"))


class Bevestigform(Formulier):
    """Who of the other Veilig Thuis confirmed."""

    wie = forms.CharField(max_length=160, label=gettext_lazy("Wie bevestigde het?"))
    hoe = forms.CharField(
        max_length=160, label=gettext_lazy("Hoe?"), help_text=gettext_lazy("Bijvoorbeeld: gebeld op het vaste nummer.")
    )
    eerste_keer = forms.DateField(
        label=gettext_lazy("Wanneer vragen zij voor het eerst?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
