"""The shape of what comes in: a verdict, a voice, a colleague's word, a decision, the feedback, an outcome."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.beoordelingen import rules
from schakel.casuswerk.beoordelingen.rules.informanten import Informant
from schakel.casuswerk.beoordelingen.rules.meebeslissen import FUNCTIE_NAMEN, Functie, Stem
from schakel.casuswerk.personen.rules import NIET_REDENEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld, Rij, RijenVeld


class Oordeelform(Formulier):
    """What people hold of danger and safety, beside the advice."""

    gevaar = forms.ChoiceField(label=gettext_lazy("Gevaar"))
    veiligheid = forms.ChoiceField(label=gettext_lazy("Veiligheid"))
    oordeel_reden = forms.CharField(
        label=gettext_lazy("Reden, als u afwijkt van het advies"), required=False, widget=forms.Textarea
    )

    def __init__(self, *args: Any, uitkomsten: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, code in (("gevaar", rules.GEVAARSTAXATIE), ("veiligheid", rules.VEILIGHEIDSTAXATIE)):
            veld = self.fields[naam]
            if isinstance(veld, forms.ChoiceField):
                veld.choices = [("", _("Kies")), *uitkomsten.get(code, {}).items()]


class Stemform(Formulier):
    """What one person says and wants, or why they were not yet spoken."""

    persoon = forms.UUIDField(widget=forms.HiddenInput)
    tekst = forms.CharField(
        label=gettext_lazy("Wat zegt en wil deze persoon zelf?"), required=False, widget=forms.Textarea
    )
    niet_gesproken_reden = forms.ChoiceField(label=gettext_lazy("Of: waarom nog niet gesproken"), required=False)

    def __init__(self, *args: Any, redenen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["niet_gesproken_reden"]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = [("", _("kies een reden")), *redenen]


class Kindform(Formulier):
    """That a child was seen or spoken, when and with whom."""

    persoon = forms.UUIDField(widget=forms.HiddenInput)
    wat = KeuzeVeld(
        label=gettext_lazy("Wat is er gebeurd?"),
        choices=(("gezien", gettext_lazy("Gezien")), ("gesproken", gettext_lazy("Gesproken"))),
    )
    met_wie = forms.CharField(label=gettext_lazy("Wie was erbij?"), required=False, max_length=200)


class Vraagform(Formulier):
    """Whom to ask to judge along."""

    functie = KeuzeVeld(
        label=gettext_lazy("Wie vraagt u?"),
        choices=[(f.value, naam[:1].upper() + naam[1:]) for f, naam in FUNCTIE_NAMEN.items()],
    )
    medewerker = forms.ChoiceField(label=gettext_lazy("Iemand bij naam"), required=False)

    def __init__(self, *args: Any, collegas: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["medewerker"]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = [("", _("iemand van het team")), *((str(code), naam) for code, naam in collegas)]

    def clean_functie(self) -> Functie:
        """Return the capacity itself."""
        return Functie(self.cleaned_data["functie"])


class Voorstelform(Formulier):
    """What whoever investigates wants to conclude; the expert agrees with that, or does not."""

    voorstel = forms.CharField(
        label=gettext_lazy("Wat wilt u concluderen, per soort geweld, en waarom?"),
        max_length=4000,
        widget=forms.Textarea,
    )


class Meebeslisform(Formulier):
    """What a colleague says."""

    stem = KeuzeVeld(
        label=gettext_lazy("Uw oordeel"),
        choices=(
            (Stem.EENS.value, gettext_lazy("Ik ben het eens")),
            (Stem.ONEENS.value, gettext_lazy("Ik ben het niet eens")),
        ),
    )
    toelichting = forms.CharField(label=gettext_lazy("Toelichting"), required=False, widget=forms.Textarea)

    def clean_stem(self) -> Stem:
        """Return the vote itself."""
        return Stem(self.cleaned_data["stem"])


class Besluitform(Formulier):
    """What follows: the proposal, or another choice with a sentence."""

    besluit = forms.ChoiceField(label=gettext_lazy("Uw keuze"))
    ontvanger_team = forms.ChoiceField(label=gettext_lazy("Wie neemt over?"), required=False)
    reden = forms.CharField(label=gettext_lazy("Waarom dit besluit"), required=False, widget=forms.Textarea)
    reden_anders = forms.CharField(
        label=gettext_lazy("Waarom anders dan de afspraak, in een zin"), required=False, widget=forms.Textarea
    )
    andere_bron = forms.CharField(
        label=gettext_lazy("Welke andere bron is er?"),
        help_text=gettext_lazy("Niemand weet wie dit meldde. Alleen met een andere bron mag u onderzoek doen."),
        required=False,
    )
    casus = KeuzeVeld(label=gettext_lazy("Bij welke casus hoort deze melding?"), required=False)
    casus_reden = forms.CharField(
        label=gettext_lazy("Waarom een eigen casus, in een zin"), required=False, widget=forms.Textarea
    )

    def __init__(
        self,
        *args: Any,
        keuzes: Sequence[tuple[str, str]],
        teams: Mapping[str, tuple[int, str]],
        anoniem: bool,
        casussen: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._teams = teams
        for naam, opties in (
            ("besluit", list(keuzes)),
            ("ontvanger_team", [("", _("niemand, of het voorstel")), *((k, v[1]) for k, v in teams.items())]),
            ("casus", list(casussen)),
        ):
            veld = self.fields[naam]
            if isinstance(veld, forms.ChoiceField):
                veld.choices = opties
        if not anoniem:
            del self.fields["andere_bron"]
        if not casussen:
            del self.fields["casus"], self.fields["casus_reden"]

    def clean_besluit(self) -> rules.Besluitsoort:
        """Return the decision itself."""
        return rules.Besluitsoort(self.cleaned_data["besluit"])

    def clean_ontvanger_team(self) -> int | None:
        """Return the team itself."""
        gekozen = self._teams.get(self.cleaned_data["ontvanger_team"])
        return gekozen[0] if gekozen else None


class Faseform(Formulier):
    """Short or long."""

    fase = forms.ChoiceField(choices=[(f.value, f.value) for f in rules.Fase])

    def clean_fase(self) -> rules.Fase:
        """Return the length itself."""
        return rules.Fase(self.cleaned_data["fase"])


class Terugkoppelform(Formulier):
    """What the reporter was told, from the fixed list, or why not."""

    moment = forms.ChoiceField(choices=[(m.value, n) for m, n in rules.MOMENT_NAMEN.items()], widget=forms.HiddenInput)
    stappen = MeerkeuzeVeld(label=gettext_lazy("Wat vertelt u de melder?"), required=False)
    kanaal = KeuzeVeld(
        label=gettext_lazy("Hoe?"),
        choices=[(k.value, n[:1].upper() + n[1:]) for k, n in rules.KANAAL_NAMEN.items()],
        required=False,
    )
    geen_reden = forms.ChoiceField(
        label=gettext_lazy("Of: waarom vertelt u niets?"),
        choices=[("", gettext_lazy("kies een reden")), *((r.value, n) for r, n in rules.REDEN_NAMEN.items())],
        required=False,
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Eigen woorden"),
        help_text=gettext_lazy("Alleen als een collega heeft meegelezen. Geen namen, geen plaatsen, geen bevindingen."),
        required=False,
        widget=forms.Textarea,
    )
    tweede_lezer = forms.ChoiceField(label=gettext_lazy("Wie las mee?"), required=False)

    def __init__(
        self, *args: Any, stappen: Sequence[tuple[str, str]], collegas: Sequence[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for naam, opties in (
            ("stappen", list(stappen)),
            ("tweede_lezer", [("", _("niemand")), *((str(code), naam) for code, naam in collegas)]),
        ):
            veld = self.fields[naam]
            if isinstance(veld, forms.ChoiceField):
                veld.choices = opties

    def clean_moment(self) -> rules.Terugkoppelmoment:
        """Return the moment itself."""
        return rules.Terugkoppelmoment(self.cleaned_data["moment"])


class Uitkomstform(Formulier):
    """What an investigation concludes, per kind of violence."""

    conclusie = forms.CharField(label=gettext_lazy("Wat concludeert u en waarom?"), widget=forms.Textarea)
    ontvanger_team = forms.ChoiceField(label=gettext_lazy("Wie neemt over?"), required=False)

    def __init__(
        self,
        *args: Any,
        soorten: Sequence[rules.Geweldsoort],
        aarden: Sequence[tuple[str, str]],
        teams: Mapping[str, tuple[int, str]],
        volgens: str = "",
        kinderen: Sequence[tuple[UUID, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._soorten, self._teams, self._kinderen = soorten, teams, kinderen
        velden: dict[str, forms.Field] = {}
        for soort in soorten:
            naam, code = rules.GEWELD_NAMEN[soort], soort.value.lower()
            velden[f"uitkomst_{code}"] = KeuzeVeld(
                label=naam[:1].upper() + naam[1:],
                choices=[(u.value, n[:1].upper() + n[1:]) for u, n in rules.UITKOMST_NAMEN.items()],
            )
            velden[f"aarden_{code}"] = MeerkeuzeVeld(
                label=_("Aard van %(soort)s, alleen als het bevestigd is") % {"soort": naam},
                choices=list(aarden),
                required=False,
            )
        self.fields = {**velden, **_silence(kinderen), **self.fields}
        team = self.fields["ontvanger_team"]
        if isinstance(team, forms.ChoiceField):
            team.choices = [("", _("niemand: het eindigt hier")), *((k, v[1]) for k, v in teams.items())]
            team.help_text = _("Volgens de afspraak: %(team)s.") % {"team": volgens} if volgens else ""

    def clean_ontvanger_team(self) -> int | None:
        """Return the team itself."""
        gekozen = self._teams.get(self.cleaned_data["ontvanger_team"])
        return gekozen[0] if gekozen else None

    def bevindingen(self) -> list[rules.Bevinding]:
        """Return what was found, per kind."""
        return [
            rules.Bevinding(
                soort,
                rules.Uitkomst(self.cleaned_data[f"uitkomst_{soort.value.lower()}"]),
                tuple(self.cleaned_data[f"aarden_{soort.value.lower()}"]),
            )
            for soort in self._soorten
        ]

    def kinderen(self) -> dict[UUID, str]:
        """Return why each child was not seen or spoken."""
        return {wie: str(self.cleaned_data[f"kind-{wie}"]) for wie, _naam in self._kinderen}


def _silence(kinderen: Sequence[tuple[UUID, str]]) -> dict[str, forms.Field]:
    """For each child that still waits: why it was not seen or spoken."""
    keuzes = [("", _("Maak een keuze")), *NIET_REDENEN.items()]
    uitleg = _("Is het kind wel gezien of gesproken? Leg dat eerst vast bij de kinderen. Deze taak gaat door.")
    return {
        f"kind-{wie}": forms.ChoiceField(
            label=_("%(naam)s: waarom niet gezien of gesproken?") % {"naam": naam},
            choices=keuzes,
            required=False,
            help_text=uitleg,
        )
        for wie, naam in kinderen
    }


class Vervolgform(Uitkomstform):
    """What voorwaarden & vervolg concludes, who goes on, and why otherwise than the agreement."""

    reden_anders = forms.CharField(
        label=gettext_lazy("Waarom anders dan de afspraak, in een zin"), required=False, widget=forms.Textarea
    )


class Vroegform(Formulier):
    """Why an investigation, or voorwaarden & vervolg, ends without an outcome."""

    reden = KeuzeVeld(
        label=gettext_lazy("Waarom stopt het?"),
        choices=[(v.value, n[:1].upper() + n[1:]) for v, n in rules.VROEG_NAMEN.items()],
    )
    conclusie = forms.CharField(label=gettext_lazy("Toelichting"), widget=forms.Textarea)

    def clean_reden(self) -> rules.VroegSluiten:
        """Return the reason itself."""
        return rules.VroegSluiten(self.cleaned_data["reden"])


class Informantform(Formulier):
    """A professional who was consulted."""

    op = forms.DateField(
        label=gettext_lazy("Wanneer?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    naam = forms.CharField(label=gettext_lazy("Met wie sprak u?"), max_length=120)
    functie = forms.CharField(label=gettext_lazy("Wat doet die voor werk?"), max_length=120)
    organisatie = forms.CharField(label=gettext_lazy("Waar?"), max_length=120, required=False)
    wat = forms.CharField(label=gettext_lazy("Wat hoorde u?"), widget=forms.Textarea, max_length=4000)
    toestemming = KeuzeVeld(
        label=gettext_lazy("Gaf het gezin toestemming om dit te vragen?"),
        choices=[("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee, wij vroegen het zonder toestemming"))],
    )
    waarom_zonder = forms.CharField(
        label=gettext_lazy("Waarom zonder toestemming?"), widget=forms.Textarea, max_length=1000, required=False
    )

    def __init__(self, *args: Any, mensen: Iterable[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitleg = _("Wij vertellen hun binnen vier weken wat hierover is vastgelegd.")
        self.fields["over"] = RijenVeld(label=_("Over wie ging het?"), help_text=uitleg, rijen=mensen)
        self._say_what_is_missing("over", self.fields["over"])

    def informant(self) -> Informant:
        """Return what the deed takes."""
        d = self.cleaned_data
        return Informant(**{**d, "toestemming": d["toestemming"] == "ja", "over": tuple(d["over"])})
