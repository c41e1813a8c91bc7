"""Forms about the vision, its tasks, money, findings, pilots and meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.visie.forms.velden import Visieform, choice, day, line, money, names_of, principle, text
from schakel.sturing.visie.rules.standen import (
    NAMEN,
    Partijsoort,
    Pilotbesluit,
    Taakstatus,
    Toetsoordeel,
    Vraagsoort,
)
from schakel.toolkit.formulier import KeuzeVeld, MeerkeuzeVeld


class Vaststelform(Visieform):
    orgaan = choice(_("Welk orgaan?"))
    gemeente = choice(_("Van welke gemeente?"), required=False)
    op = day(_("Op welke dag?"), required=False, help_text=_("Laat leeg als u de dag niet weet."))
    toelichting = line(_("Toelichting"), lang=300, required=False)


class Voorzieningform(Visieform):
    naam = line(_("Hoe heet de voorziening?"))
    wie = line(_("Wie voert haar uit?"), required=False)
    gemeente = choice(_("Van wie is zij?"), required=False)
    fasen = MeerkeuzeVeld(label=_("In welke fasen helpt zij?"))
    bron = line(_("Waar staat dit?"), lang=300, required=False)


class Toetsform(Visieform):
    uitgangspunt = principle()
    oordeel = KeuzeVeld(label=_("Past de voorziening bij dit uitgangspunt?"), choices=names_of(NAMEN, Toetsoordeel))
    reden = text(_("Waarom?"), rijen=3)


class Taakform(Visieform):
    titel = line(_("Wat is de taak?"))
    uitgangspunt = principle()
    prioriteit = forms.IntegerField(
        label=_("Prioriteit"), required=False, min_value=1, max_value=99,
        help_text=_("1 is het belangrijkst. Leeg: geen prioriteit."),
    )  # fmt: skip
    eigenaar = line(_("Wie trekt deze taak?"), required=False)
    volgende_stap = line(_("Wat is de volgende stap?"), lang=300, required=False)
    voor = day(_("Wanneer moet dat klaar zijn?"), required=False)


class Taakwijzigform(Taakform):
    titel = None  # type: ignore[assignment]
    uitgangspunt = None  # type: ignore[assignment]


class Taakdeelform(Visieform):
    soort = choice(_("Wat voor partij is het?"), names_of(NAMEN, Partijsoort))
    partij = line(_("Welke partij?"), help_text=_("Staat deze partij er al, dan wijzigt u haar regel."))
    verwacht = line(_("Wat wordt verwacht?"), lang=300)
    budget = money(_("Budget"))
    stand = choice(_("Hoe ver is het?"), names_of(NAMEN, Taakstatus))


class Geldform(Visieform):
    naam = line(_("Hoe heet het geld?"))
    doel = line(_("Waarvoor is het bedoeld?"), lang=300)
    uitgangspunt = principle(verplicht=False)
    ontvangen = money(_("Ontvangen"))
    besteed = money(_("Besteed"))
    bereik = line(_("Wie zijn ermee bereikt?"), lang=300, required=False)


class Bevindingform(Visieform):
    wie = line(_("Wie bevond dit?"), help_text=_("Bijvoorbeeld een inspectie of een ombudsman."))
    op = day(_("Op welke dag?"))
    tekst = text(_("Wat is de bevinding?"))
    uitgangspunt = principle(verplicht=False)
    bron = line(_("Waar staat dit?"), lang=300, required=False)


class Bevindingantwoordform(Visieform):
    antwoord = text(_("Wat is het antwoord?"))
    actie = line(_("Wat wordt er gedaan?"), lang=300, required=False)
    uiterlijk = day(_("Wanneer is dat klaar?"), required=False)
    afgedaan = forms.BooleanField(label=_("Deze bevinding is afgedaan"), required=False)


class Pilotform(Visieform):
    naam = line(_("Hoe heet de pilot?"))
    focus = line(_("Waarover gaat hij?"), lang=300)
    plaats = line(_("Waar?"))
    uitgangspunt = principle(verplicht=False)
    van = day(_("Vanaf welke dag?"))
    tot = day(_("Tot en met welke dag?"), required=False)
    leervragen = text(_("Wat wilt u ervan leren?"), rijen=3, help_text=_("Zet elke vraag op een eigen regel."))
    maten = MeerkeuzeVeld(label=_("Aan welke cijfers ziet u het?"), required=False)
    eigenaar = line(_("Wie trekt de pilot?"))

    def clean_leervragen(self) -> list[str]:
        """Return each line that says something."""
        return [r.strip()[:300] for r in str(self.cleaned_data["leervragen"]).splitlines() if r.strip()]


class Pilotbesluitform(Visieform):
    besluit = KeuzeVeld(label=_("Wat is besloten?"), choices=names_of(NAMEN, Pilotbesluit))
    reden = text(_("Waarom?"), rijen=3)


class Uitrolform(Visieform):
    op = day(_("Op welke dag?"))
    actief = forms.IntegerField(label=_("Op hoeveel plaatsen werkt het?"), min_value=0)


class Vraagform(Visieform):
    soort = choice(_("Wat is het?"), names_of(NAMEN, Vraagsoort))
    nummer = line(_("Nummer"), lang=40, required=False)
    titel = line(_("Waarover gaat het?"))
    orgaan = line(_("Van welke raad of commissie?"))
    op = day(_("Op welke dag?"), required=False)
    uitgangspunt = principle(verplicht=False)
    eigenaar = line(_("Wie zorgt voor het antwoord?"), required=False)
    uiterlijk = day(_("Wanneer moet het antwoord er zijn?"), required=False)


class Vraagantwoordform(Visieform):
    antwoord = text(_("Wat is het antwoord?"))
    afgedaan = forms.BooleanField(label=_("Deze vraag is afgedaan"), required=False)


class Overlegform(Visieform):
    titel = line(_("Welk overleg is het?"), help_text=_("Bijvoorbeeld: Stuurgroep Veilig Thuis."))
    op = day(_("Op welke dag?"))


class Puntform(Visieform):
    titel = line(_("Waarover gaat het punt?"), lang=300)
    toelichting = text(_("Toelichting"), rijen=3, required=False)


class Besluitform(Visieform):
    tekst = text(_("Wat is besloten?"), rijen=3)
    eigenaar = line(_("Wie volgt dit op?"))
    uiterlijk = day(_("Voor welke dag?"))


class Opvolgform(Visieform):
    opvolging = text(_("Hoe is dit opgevolgd?"), rijen=3)


class Gebruikform(Visieform):
    organisatie = choice(_("Welke organisatie?"))
    bekend = forms.BooleanField(label=_("Kent de afspraak"), required=False)
    getraind = forms.BooleanField(label=_("Heeft de eigen mensen erin geschoold"), required=False)
    in_gebruik = forms.BooleanField(label=_("Werkt ermee"), required=False)
    toelichting = line(_("Waar weet u dit van?"), lang=300, required=False)


class Conceptform(Visieform):
    versie = line(_("Hoe heet de nieuwe versie?"), lang=20, help_text=_("Letters, cijfers, punten en streepjes."))
    geldig_van = day(_("Vanaf welke dag moet zij gelden?"))
    artikel = choice(_("Welk artikel verandert?"))
    tekst = text(_("Hoe luidt het artikel dan?"), rijen=6)


def initial_of(rij: Any, *velden: str) -> dict[str, Any]:
    """Return what a row holds now, for a form that changes it."""
    return {veld: getattr(rij, veld) for veld in velden}
