"""Forms about colours, focus points, actions, evaluations and rounds."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.visie.forms.velden import Visieform, choice, day, line, principle, text
from schakel.sturing.visie.rules.kleur import UITLEG, WOORDEN, Kleur
from schakel.sturing.visie.rules.standen import NAMEN, Actiestatus
from schakel.toolkit.formulier import KeuzeVeld


class Oordeelform(Visieform):
    kleur = KeuzeVeld(
        label=_("Uw oordeel"),
        choices=[(k.value, WOORDEN[k]) for k in Kleur],
        toelichtingen={k.value: UITLEG[k] for k in Kleur},
    )
    reden = text(_("Reden"), rijen=3)
    constante_aandacht = forms.BooleanField(label=_("Vraagt altijd aandacht, ook als het goed gaat"), required=False)


class Focusform(Visieform):
    tekst = text(_("Wat heeft aandacht nodig?"), rijen=3)


class Actieform(Visieform):
    titel = line(_("Wat gaat er gebeuren?"), lang=300)
    eigenaar = line(_("Wie doet het?"))
    termijn = day(_("Wanneer is het klaar?"))
    indicator = choice(_("Aan welk cijfer ziet u het effect?"), required=False)


class Notitieform(Visieform):
    tekst = text(_("Hoe staat het ervoor?"), rijen=3)
    naar = choice(_("Verandert de stand?"), required=False)
    eigenaar = line(_("Nieuwe eigenaar"), required=False)

    @staticmethod
    def states(nu: Actiestatus, mogelijk: Any) -> list[tuple[str, str]]:
        """Return to which states the action may go."""
        return [(s.value, NAMEN[s]) for s in Actiestatus if s in mogelijk and s is not nu]


class Evaluatieform(Visieform):
    titel = line(_("Hoe heet de evaluatie?"), initial=_("Tussenevaluatie"))
    jaar = forms.IntegerField(label=_("Over welk jaar?"), min_value=2015, max_value=2100)

    def period(self) -> tuple[date, date]:
        """Return the first day, and the first that no longer counts."""
        jaar = int(self.cleaned_data["jaar"])
        return date(jaar, 1, 1), date(jaar + 1, 1, 1)


class Briefform(Visieform):
    titel = line(_("Titel"))
    onderwerp = line(_("Onderwerp van de brief"), lang=300)
    aan = line(_("Aan wie is de brief gericht?"))
    datum = day(_("Datum van de brief"), required=False)
    kenmerk = line(_("Kenmerk"), lang=60, required=False)
    ris = line(_("RIS-nummer"), lang=40, required=False)
    functie = line(_("Functie van wie ondertekent"), required=False)
    ondertekenaar = line(_("Naam van wie ondertekent"), required=False)
    contact = line(_("Dienst, afdeling en contact"), lang=300, required=False)
    brief = text(_("Tekst van de brief"), rijen=10)
    inleiding = text(_("Inleiding boven de uitgangspunten"), rijen=5)
    stand = forms.IntegerField(widget=forms.HiddenInput)


class Deelform(Visieform):
    tekst = text(_("Tekst bij dit uitgangspunt"), rijen=16)
    stand = forms.IntegerField(widget=forms.HiddenInput)


class Rondeform(Visieform):
    uiterlijk = day(_("Tot en met welke dag kan men reageren?"))


class Genodigdeform(Visieform):
    soort = choice(_("Wie nodigt u uit?"))
    team = choice(_("Welk team?"), required=False, help_text=_("Een team reageert zelf in Schakel."))
    naam = line(
        _("Of wie anders?"), required=False,
        help_text=_("Voor wie geen account heeft. Met een code reageert die zelf. Of u schrijft op wat die zegt."),
    )  # fmt: skip


class Bijdrageform(Visieform):
    uitgangspunt = principle()
    tekst = text(_("Wat wilt u hierover zeggen?"), rijen=4)
    met_naam = forms.BooleanField(
        label=_("Noem de naam bij deze bijdrage"), required=False,
        help_text=_("Zonder vinkje staat er alleen ‘een professional’ of ‘een ervaringsdeskundige’."),
    )  # fmt: skip


class Antwoordform(Visieform):
    antwoord = text(_("Wat is uw antwoord?"), rijen=3)
