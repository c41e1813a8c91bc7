"""The shape of what is asked at the workplace: filters, a moment, a reason."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.dossiers.rules import Beperkreden, Uitsluitreden
from schakel.casuswerk.werkplek.forms.filter import FilterForm as FilterForm
from schakel.casuswerk.werkplek.queries.casuslijst import CASUSLIJST, Lijstfilter
from schakel.casuswerk.werkplek.queries.keten import Ketenfilter
from schakel.casuswerk.werkplek.queries.logboek import LOGBOEK, Vraag
from schakel.casuswerk.werkplek.queries.rijbladen import RIJEN, Bladvraag, Rijplek
from schakel.kernel.tijd import AMSTERDAM
from schakel.toolkit.bladwijzer import place_of
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijenVeld


def _dag() -> forms.DateInput:
    """A day, as the browser's own calendar gives it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LijstForm(forms.Form):
    """What to show of the casussen; `na` is the bookmark of the last row of the page before."""

    volgorde = forms.CharField(required=False)
    gemeente = forms.SlugField(required=False)
    regisseur = forms.CharField(required=False, max_length=80)
    mijn = forms.BooleanField(required=False)
    gesloten = forms.BooleanField(required=False)
    na = forms.CharField(required=False, max_length=120)

    def as_filter(self) -> Lijstfilter:
        """Return what was asked."""
        w = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        plek = place_of(CASUSLIJST, w.get("na") or "", 2)
        return Lijstfilter(
            volgorde="gevaar" if w.get("volgorde") == "gevaar" else "nieuw",
            gemeente=w.get("gemeente") or "",
            regisseur=w.get("regisseur") or "",
            mijn=bool(w.get("mijn")),
            gesloten=bool(w.get("gesloten")),
            voor=(moment_of(plek[0]), plek[1]) if plek else None,
        )


def moment_of(micro: int) -> datetime:
    """Return the moment so many microseconds after 1970; far ones stop at the end of time."""
    return datetime.fromtimestamp(min(micro, 10**16) / 1_000_000, AMSTERDAM)


class MomentForm(Formulier):
    """A day and a time, in Amsterdam."""

    datum = forms.DateField(label=_("Datum"), widget=_dag())
    tijd = forms.TimeField(label=_("Tijd"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, nu: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._nu = nu

    def clean(self) -> dict[str, Any]:
        """Refuse what is still to come: nobody knows who will answer then."""
        getypt = super().clean() or {}
        if getypt.get("datum") and isinstance(getypt.get("tijd"), time):
            gevraagd = datetime.combine(getypt["datum"], getypt["tijd"], tzinfo=AMSTERDAM)
            if gevraagd > self._nu:
                self.add_error("datum", _("Dit moment moet nog komen. Kies een moment dat is geweest."))
        return getypt

    def moment(self) -> datetime | None:
        """Return the moment that was asked, or None when nothing (usable) was."""
        gegeven = self.cleaned_data if self.is_bound and self.is_valid() else None
        return datetime.combine(gegeven["datum"], gegeven["tijd"], tzinfo=AMSTERDAM) if gegeven else None


class RedenForm(Formulier):
    """Why a term was not met."""

    reden = forms.CharField(
        label=_("Waarom is de termijn niet gehaald?"),
        help_text=_("In een of twee zinnen. Noem geen namen."),
        max_length=500,
        widget=forms.Textarea,
    )


class ContactForm(Formulier):
    """When there was contact, and when somebody looks at safety again."""

    contact_op = forms.DateField(label=_("Laatste contact"), widget=_dag())
    volgende_check_op = forms.DateField(label=_("Volgende veiligheidscheck"), widget=_dag())


def _page_asked(goed: Mapping[str, Any]) -> Bladvraag:
    """Return which page of rows was asked; nonsense and the bookmark of another list are the first page."""
    voor = str(goed.get("voor") or "")
    return Bladvraag(Rijplek.uit(place_of(RIJEN, voor or str(goed.get("na") or ""), 2)), bool(voor))


class CijferForm(Formulier):
    """Over which days to count; nothing asked is the last year."""

    van = forms.DateField(label=_("Van"), required=False, widget=_dag())
    tot = forms.DateField(label=_("Tot en met"), required=False, widget=_dag())
    na = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    voor = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, and one beyond the calendar."""
        getypt = super().clean() or {}
        van, tot = getypt.get("van"), getypt.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        for veld, dag in (("van", van), ("tot", tot)):
            if dag and not 2000 <= dag.year <= 2100:
                self.add_error(veld, _("Kies een dag tussen 2000 en 2100."))
        return getypt

    def period(self) -> dict[str, Any]:
        """Return which days were asked; what is wrong counts as not asked."""
        goed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {"van": goed.get("van"), "tot": goed.get("tot")}

    def page(self) -> Bladvraag:
        """Return which page was asked."""
        return _page_asked(self.cleaned_data if self.is_bound and self.is_valid() else {})


class MaandForm(Formulier):
    """Which month to count, and which part of it; nothing asked is this month."""

    maand = forms.CharField(label=_("Maand"), required=False, max_length=10)
    code = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    na = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    voor = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def clean_maand(self) -> date | None:
        """Return the first day of the month."""
        getypt = self.cleaned_data["maand"].strip()
        if not getypt:
            return None
        try:
            eerste = date.fromisoformat(f"{getypt}-01")
        except ValueError as fout:
            raise forms.ValidationError(_("Schrijf eerst het jaar en dan de maand, bijvoorbeeld 2016-03.")) from fout
        if not 2000 <= eerste.year <= 2100:
            raise forms.ValidationError(_("Kies een maand tussen 2000 en 2100."))
        return eerste

    def asked(self) -> dict[str, Any]:
        """Return which month, part and page were asked; what is wrong counts as not asked."""
        goed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {"eerste": goed.get("maand"), "code": goed.get("code") or "", "blad": _page_asked(goed)}


class StopForm(Formulier):
    """From which day a team or an organisation is there no longer."""

    tot = forms.DateField(
        label=_("Eerste dag waarop het er niet meer is"),
        widget=_dag(),
    )


class OvernemenForm(Formulier):
    """Whose work is taken over."""

    collega = forms.UUIDField(label=_("Collega"))


class OpNaamForm(Formulier):
    wie = forms.UUIDField(label=_("Op wiens naam?"), required=False)


class RegieForm(Formulier):
    """Whom to ask to direct."""

    wie = forms.ChoiceField(label=_("Wie vraagt u?"), help_text=_("De regie gaat pas over als deze collega ja zegt."))

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [("", _("Kies een collega")), *keuzes]  # type: ignore[attr-defined]


class RegieEindeForm(Formulier):
    """Why somebody stops directing."""

    reden = KeuzeVeld(
        label=_("Waarom stopt u?"),
        choices=[
            ("ziekte", _("Ziekte")),
            ("vertrek", _("Ander werk")),
            ("conflict", _("Past niet")),
            ("anders", _("Anders")),
        ],
    )


# Known ways of talking with a child; which one is used is the choice of whoever talks.
HULPMIDDELEN = (
    ("", _("Geen, of niet van toepassing")),
    ("drie_huizen", _("Drie huizen")),
    ("woorden_en_plaatjes", _("Woorden en plaatjes")),
    ("tekenen", _("Tekenen of spelen")),
    ("vragenlijst", _("Vragenlijst voor kinderen")),
    ("anders", _("Anders")),
)


class ContactbladForm(Formulier):
    """How somebody can be reached safely, and how never."""

    weg = KeuzeVeld(
        label=_("Hoe mag u contact opnemen?"),
        required=False,
        choices=[
            ("BELLEN", _("Bellen")),
            ("SMS", _("Sms")),
            ("EMAIL", _("E-mail")),
            ("BRIEF", _("Brief")),
            ("VIA", _("Alleen via iemand anders")),
            ("NOOIT", _("Nooit: wacht tot deze persoon zelf belt")),
        ],
        gevaar=["NOOIT"],
    )
    waar = forms.CharField(label=_("Nummer, adres of via wie"), required=False, max_length=160)
    wanneer = forms.CharField(
        label=_("Wanneer is het veilig?"), required=False, max_length=160,
        help_text=_("Bijvoorbeeld: op werkdagen tussen 9.00 en 11.00 uur."),
    )  # fmt: skip
    codewoord = forms.CharField(
        label=_("Codewoord"), required=False, max_length=80,
        help_text=_("Daarmee weet u dat u de goede spreekt, en of zij vrij kan praten."),
    )  # fmt: skip
    nooit = forms.CharField(
        label=_("Wat mag nooit?"), required=False, max_length=200,
        help_text=_("Bijvoorbeeld: niet inspreken, geen post."),
    )  # fmt: skip


class UitsluitForm(Formulier):
    """Which colleague is kept out, and why: a code, never a story."""

    wie = forms.ChoiceField(label=_("Wie mag dit dossier niet zien?"))
    reden = KeuzeVeld(
        label=_("Waarom?"),
        choices=[
            (Uitsluitreden.FAMILIE.value, _("Familie van iemand in dit dossier")),
            (Uitsluitreden.BEKENDE.value, _("Kent iemand in dit dossier: buur, vriend, oud-collega")),
            (Uitsluitreden.EER.value, _("Gevaar door eer of gemeenschap")),
            (Uitsluitreden.OP_VERZOEK.value, _("Iemand in dit dossier vroeg erom")),
        ],
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [("", _("Kies een collega")), *keuzes]  # type: ignore[attr-defined]


class BeperkForm(Formulier):
    """Which colleagues alone see a dossier, and why: a code, never a story."""

    wie = RijenVeld(label=_("Wie zien dit dossier?"))
    reden = KeuzeVeld(
        label=_("Waarom?"),
        choices=[
            (Beperkreden.COLLEGA.value, _("Een collega, of familie van een collega, is betrokken")),
            (Beperkreden.BEKEND.value, _("Iemand in dit dossier is een bekende persoon")),
            (Beperkreden.EER.value, _("Gevaar door eer of gemeenschap")),
            (Beperkreden.DREIGING.value, _("Gevaar als meer mensen het weten")),
        ],
    )

    def __init__(self, *args: Any, rijen: Sequence[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"] = RijenVeld(label=self.fields["wie"].label, rijen=rijen)


class VerlengForm(Formulier):
    """How much more time is asked, and why."""

    aantal = forms.IntegerField(label=_("Hoeveel langer?"), min_value=1, max_value=1000, initial=2)
    reden = forms.CharField(
        label=_("Waarom is dat nodig?"),
        help_text=_("In een of twee zinnen. Noem geen namen."),
        max_length=500,
        widget=forms.Textarea,
    )


class VerlengbesluitForm(Formulier):
    """Whether more time is given."""

    besluit = KeuzeVeld(
        label=_("Wat besluit u?"),
        choices=[("ja", _("Goedkeuren: de termijn wordt langer")), ("nee", _("Niet goedkeuren"))],
    )
    afwijsreden = forms.CharField(label=_("Waarom niet?"), max_length=500, widget=forms.Textarea, required=False)


class KindForm(Formulier):
    """That a child was seen or spoken, or why not yet."""

    wat = KeuzeVeld(
        label=_("Wat is er gebeurd?"),
        choices=[
            ("gesproken", _("Gezien en gesproken")),
            ("gezien", _("Alleen gezien")),
            ("niet", _("Nog niet gezien")),
        ],
    )
    op = forms.DateField(label=_("Op welke dag?"), widget=_dag())
    met_wie = forms.CharField(
        label=_("Wie was erbij?"), help_text=_("Bijvoorbeeld: alleen, of met oma."), required=False, max_length=200
    )
    hulpmiddel = forms.ChoiceField(label=_("Met welk hulpmiddel?"), required=False, choices=HULPMIDDELEN)
    toestemming = forms.CharField(
        label=_("Wie van de ouders weet hiervan?"),
        help_text=_("Bijvoorbeeld: moeder gaf toestemming, of: niemand, vanwege de veiligheid."),
        required=False,
        max_length=200,
    )
    reden_niet = forms.ChoiceField(
        label=_("Waarom nog niet?"),
        required=False,
        choices=[
            ("", _("Kies een reden")),
            ("te_gevaarlijk", _("Het is nu te gevaarlijk")),
            ("geen_toestemming", _("Geen toestemming")),
            ("niet_bereikt", _("Niet bereikt")),
        ],
    )


class GeborenForm(Formulier):
    """When a child was born of whom that was not known."""

    geboortedatum = forms.DateField(label=_("Geboortedatum"), widget=_dag())


class ZoekForm(forms.Form):
    """A name, a number or a receipt code."""

    q = forms.CharField(label=_("Naam, nummer of ontvangstcode"), required=False, max_length=100)


class KetenForm(forms.Form):
    """Which partners to show."""

    q = forms.CharField(required=False, max_length=80)
    soort = forms.SlugField(required=False)
    gemeente = forms.SlugField(required=False)
    fase = forms.SlugField(required=False)
    doelgroep = forms.SlugField(required=False)
    nodig = forms.SlugField(required=False)
    verbondenheid = forms.SlugField(required=False)

    def as_filter(self) -> Ketenfilter:
        """Return what was asked; nonsense is read as nothing asked."""
        self.is_valid()
        return Ketenfilter(**{naam: self.cleaned_data.get(naam) or "" for naam in self.fields})


class LogForm(Formulier):
    """Which lines of the log to show."""

    dossier = forms.CharField(label=_("Dossiernummer"), required=False, max_length=20)
    medewerker = forms.CharField(label=_("Naam van de medewerker"), required=False, max_length=80)
    van = forms.DateField(label=_("Van"), required=False, widget=_dag())
    tot = forms.DateField(label=_("Tot en met"), required=False, widget=_dag())
    voor = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def as_vraag(self) -> Vraag:
        """Return what was asked, without the fields that could not be read."""
        w = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        plek = place_of(LOGBOEK, w.get("voor") or "", 1)
        vraag = (w.get("dossier") or "", w.get("medewerker") or "", w.get("van"), w.get("tot"))
        return Vraag(*vraag, plek[0] if plek else None)
