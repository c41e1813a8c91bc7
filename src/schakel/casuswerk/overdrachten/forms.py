"""What is typed at each step of a handover?  Shape only; the deeds judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.overdrachten.actions.opschalen import HERVATTEN, INTREKKEN
from schakel.casuswerk.overdrachten.rules import (
    BUITEN_TE_BEVESTIGEN,
    SAMENVATTINGSVELDEN,
    VERPLICHTE_SAMENVATTING,
    Aanwezig,
    Betwistreden,
    Betwistuitkomst,
    Intrekreden,
    Kanaal,
    Koudreden,
    Overnamevorm,
    Weigerreden,
)
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld, Rij, RijVeld

WEIGERREDENEN = [
    (Weigerreden.WOONT_ELDERS.value, _("Het gezin woont ergens anders")),
    (Weigerreden.AL_EEN_REGISSEUR.value, _("Er is al een regisseur")),
    (Weigerreden.BUITEN_TAAK.value, _("Dit is niet onze taak")),
    (Weigerreden.TE_ONVEILIG.value, _("Het is nu te onveilig om over te nemen")),
    (Weigerreden.GEEN_PLAATS.value, _("Wij hebben nu geen plaats")),
    (Weigerreden.ONVOLLEDIG.value, _("Wij weten te weinig om te beslissen")),
    (Weigerreden.ANDERS.value, _("Anders")),
]
KOUDREDENEN = [
    (Koudreden.GEVAAR.value, _("Samen praten is te gevaarlijk")),
    (Koudreden.EER.value, _("Eer speelt mee")),
    (Koudreden.GEZIN_WIL_NIET.value, _("Het gezin wil niet")),
    (Koudreden.NIET_BEREIKT.value, _("Het gezin is niet bereikt")),
    (Koudreden.SPOED.value, _("Er is geen tijd: spoed")),
]
INTREKREDENEN = [
    (Intrekreden.ANDER_TEAM.value, _("Een ander team past beter")),
    (Intrekreden.NIET_MEER_NODIG.value, _("Overdracht is niet meer nodig")),
    (Intrekreden.GEVAAR.value, _("Er is nieuw gevaar: wij houden de zaak")),
    (Intrekreden.VERGISSING.value, _("Vergissing")),
]
BETWISTREDENEN = [
    (Betwistreden.GEEN_CONTACT.value, _("Er is geen contact met het gezin geweest")),
    (Betwistreden.AFSPRAAK_NIET_OVERGENOMEN.value, _("De veiligheidsafspraak is niet overgenomen")),
    (Betwistreden.ONVEILIG.value, _("Het gezin is nu niet veilig")),
    (Betwistreden.ANDERS.value, _("Anders")),
]
AANWEZIGEN = [
    (Aanwezig.ZENDER.value, _("Iemand van het team dat overdraagt")),
    (Aanwezig.ONTVANGER.value, _("Iemand van het team dat overneemt")),
    (Aanwezig.GEZIN.value, _("Iemand van het gezin")),
    (Aanwezig.NETWERK.value, _("Familie of vrienden")),
    (Aanwezig.ANDERE_HULP.value, _("Een andere hulpverlener")),
]
KANALEN = [
    (Kanaal.TELEFOON.value, _("Telefoon")),
    (Kanaal.VEILIGE_MAIL.value, _("Beveiligde mail")),
    (Kanaal.BRIEF.value, _("Brief")),
    (Kanaal.GESPREK.value, _("Gesprek")),
]
BUITENSTAPPEN = {
    S.ONTVANGEN: _("De ontvangst"),
    S.GEACCEPTEERD: _("Dat zij het aannemen"),
    S.REGIE_OVERGENOMEN: _("Dat zij de regie hebben"),
    S.EERSTE_CONTACT: _("Het eerste contact met het gezin"),
    S.GESTART: _("Dat de hulp is begonnen"),
}


def _moment(label: object, **anders: object) -> forms.DateTimeField:
    invoer = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=invoer, **anders)  # type: ignore[arg-type]


def _uitleg(label: object, **anders: object) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, **anders)  # type: ignore[arg-type]


class LeegFormulier(Formulier):
    """Only a button."""


class MedewerkerFormulier(Formulier):
    """A form with a choice among the members of the team."""

    medewerkerveld = ""

    def __init__(self, *args: object, medewerkers: Sequence[Rij] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields[self.medewerkerveld]
        if isinstance(veld, RijVeld):
            veld.offer(medewerkers)


class AannemenFormulier(MedewerkerFormulier):
    medewerkerveld = "regisseur"
    regisseur = RijVeld(
        label=_("Wie wordt regisseur?"),
        leeg=_("Kies een collega"),
        help_text=_("Deze collega krijgt de vraag en neemt de regie over na het gesprek."),
    )


class WeigerenFormulier(Formulier):
    reden = forms.ChoiceField(label=_("Waarom weigert u?"), choices=[("", _("Kies een reden")), *WEIGERREDENEN])
    toelichting = _uitleg(_("Leg het kort uit"), help_text=_("Schrijf geen namen."))


class GesprekPlannenFormulier(Formulier):
    op = _moment(_("Wanneer is het warme gesprek?"), help_text=_("Met u, het andere team en het gezin."))


class GesprekFormulier(Formulier):
    op = _moment(_("Wanneer was het gesprek?"))
    aanwezig = MeerkeuzeVeld(label=_("Wie waren erbij?"), choices=AANWEZIGEN)


class GeenGesprekFormulier(Formulier):
    reden = KeuzeVeld(label=_("Waarom kan een gesprek met het gezin niet?"), choices=KOUDREDENEN)


class EersteContactFormulier(MedewerkerFormulier):
    medewerkerveld = "door"
    op = _moment(_("Wanneer was het eerste contact?"))
    door = RijVeld(label=_("Wie had het contact?"), leeg=_("Kies een collega"))
    met_wie = forms.CharField(
        label=_("Met wie?"), max_length=200, help_text=_("Bijvoorbeeld: moeder en de twee kinderen, thuis.")
    )


class StartenFormulier(Formulier):
    vorm = KeuzeVeld(
        label=_("Wat gebeurt er met de veiligheidsafspraak?"),
        choices=[
            (Overnamevorm.OVERGENOMEN.value, _("Wij nemen haar over zoals zij is")),
            (Overnamevorm.AANGEPAST.value, _("Wij hebben haar met het gezin aangepast")),
            (Overnamevorm.NIEUW.value, _("Wij hebben een nieuwe afspraak gemaakt")),
        ],
    )
    veiligheidsafspraak = _uitleg(_("Welke afspraak geldt vanaf nu?"))


class IntrekkenFormulier(Formulier):
    reden = KeuzeVeld(label=_("Waarom trekt u de overdracht in?"), choices=INTREKREDENEN)


class BeoordelenFormulier(Formulier):
    uitkomst = KeuzeVeld(
        label=_("Wat besluit u?"),
        choices=[
            (HERVATTEN, _("Het team neemt alsnog een besluit")),
            (INTREKKEN, _("De weigering is terecht: zoek een ander team")),
        ],
    )


class BetwistenFormulier(Formulier):
    reden = KeuzeVeld(label=_("Waarom denkt u dat de hulp niet is begonnen?"), choices=BETWISTREDENEN)
    toelichting = _uitleg(_("Leg het kort uit"))


class BetwistingFormulier(Formulier):
    uitkomst = KeuzeVeld(
        label=_("Wat besluit u?"),
        choices=[
            (Betwistuitkomst.START_BLIJFT.value, _("De hulp is begonnen")),
            (Betwistuitkomst.TERUG_NAAR_ZENDER.value, _("De hulp is niet begonnen: de zaak gaat terug")),
        ],
    )


class KloptNietFormulier(Formulier):
    reden = _uitleg(_("Wat klopt er niet?"), help_text=_("De collega die dit vastlegde, leest het hier."))


# What only one confirmation asks.
BIJ_DE_STAP = {
    "regisseur": (S.GEACCEPTEERD, S.REGIE_OVERGENOMEN),
    "met_wie": (S.EERSTE_CONTACT,),
    "veiligheidsafspraak": (S.GESTART,),
}


class BuitenFormulier(Formulier):
    """What a team without an account confirmed: only what can be confirmed now, and only what that asks."""

    stap = KeuzeVeld(label=_("Wat heeft het team bevestigd?"))
    wie = forms.CharField(label=_("Wie bevestigde dit?"), max_length=120)
    op = _moment(_("Wanneer?"))
    kanaal = KeuzeVeld(label=_("Hoe?"), choices=KANALEN)
    regisseur = forms.CharField(label=_("Naam van de regisseur"), max_length=120, required=False)
    met_wie = forms.CharField(label=_("Met wie was het contact?"), max_length=200, required=False)
    veiligheidsafspraak = _uitleg(_("Welke veiligheidsafspraak geldt vanaf nu?"), required=False)

    def __init__(self, *args: Any, stappen: Sequence[S] = BUITEN_TE_BEVESTIGEN, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(stap.value, BUITENSTAPPEN[stap]) for stap in stappen]
        self.fields["stap"] = KeuzeVeld(
            label=self.fields["stap"].label, choices=keuzes, initial=keuzes[0][0] if keuzes else ""
        )
        for naam, bij in BIJ_DE_STAP.items():
            if not set(bij) & set(stappen):
                del self.fields[naam]
            else:
                self.fields[naam].required = set(stappen) <= set(bij) and naam != "regisseur"
                self._say_what_is_missing(naam, self.fields[naam])


def with_chosen(stappen: Sequence[S], getypt: Any, *, prefix: str) -> Sequence[S]:
    """Return what can be confirmed, and what was chosen: a colleague who was first is no fault of typing."""
    gekozen = getypt.get(f"{prefix}-stap") if getypt else None
    erbij = [stap for stap in BUITEN_TE_BEVESTIGEN if stap.value == gekozen and stap not in stappen]
    return [*stappen, *erbij]


SCHRIJFHULP = {
    "waarom_u": (_("Waarom dit team?"), _("Noem de afspraak, en waarom die hier past.")),
    "gebeurd": (_("Wat is er gebeurd?"), _("Feiten: wie deed wat, en wanneer. Zonder namen.")),
    "veiligheid_nu": (_("Hoe veilig is het nu?"), _("Voor ieder die in huis woont, en tot wanneer.")),
    "let_op": (_("Waar let het team op?"), _("Bijvoorbeeld: vader komt vrijdag thuis.")),
    "kinderen": (_("Hoe is het met de kinderen?"), _("Leeftijd, gezien of gesproken, en wat zij nodig hebben.")),
    "afspraken": (_("Welke afspraken lopen al?"), _("Wat is afgesproken, en wie let erop?")),
    "wie_weet_wat": (_("Wie weet wat?"), _("Weet het gezin van deze overdracht?")),
    "eigen_veiligheid": (
        _("Wat moet het team voor zichzelf weten?"),
        _("Bijvoorbeeld: ga met twee mensen, er is een hond."),
    ),
}


class VoorbereidenFormulier(Formulier):
    """The summary on which the receiver decides."""

    def __init__(self, *args: object, teams: Sequence[Rij] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ontvanger_team"] = RijVeld(label=_("Aan welk team?"), leeg=_("Kies een team"), rijen=teams)
        self.fields["is_hoofd"] = KeuzeVeld(
            label=_("Wat vraagt u?"),
            choices=[
                ("ja", _("Neem de verantwoordelijkheid over")),
                ("nee", _("Help mee; een ander team blijft verantwoordelijk")),
            ],
            initial="ja",
        )
        for naam in SAMENVATTINGSVELDEN:
            label, hulp = SCHRIJFHULP[naam]
            self.fields[naam] = _uitleg(label, help_text=hulp, required=naam in VERPLICHTE_SAMENVATTING)
        self._say_again()

    def _say_again(self) -> None:
        for naam, veld in self.fields.items():
            self._say_what_is_missing(naam, veld)


def to_prepare(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    return {
        "ontvanger_team": getypt["ontvanger_team"],
        "is_hoofd": getypt["is_hoofd"] == "ja",
        "samenvatting": {naam: str(getypt[naam]) for naam in SAMENVATTINGSVELDEN},
    }


def arguments(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed; what only some confirmations ask, goes together."""
    if "kanaal" not in getypt:
        return getypt
    gegevens = {naam: str(getypt[naam]) for naam in BIJ_DE_STAP if getypt.get(naam)}
    return {naam: waarde for naam, waarde in getypt.items() if naam not in BIJ_DE_STAP} | {"gegevens": gegevens}
