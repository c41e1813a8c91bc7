"""What is typed when a specialist is asked, or is not?  Shape only; the deeds judge."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.casussen.forms.werk import Keuzes, _tekst
from schakel.casuswerk.casussen.rules.consult import JA_NEE_FEITEN, PLAATS, PLAATSEN, REDENEN_NIET_GEVRAAGD
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld

FEITVRAGEN = {
    "letsel": _("Is er letsel, of is er een medische vraag?"),
    "plaatsing": _("Denkt u aan opvang of uithuisplaatsing?"),
    "gi_maatregel": _("Loopt er een kinderbeschermingsmaatregel?"),
    "lvb": _("Heeft iemand een licht verstandelijke beperking?"),
    "eer": _("Speelt eer mee?"),
}
ONBEKEND = _("Weet ik niet")
WAARDEN: Mapping[str, bool] = {"ja": True, "nee": False}


class SpecialistFormulier(Formulier):
    """The question; which specialist comes from the agreement, or another team is chosen."""

    vraag = _tekst(_("Wat is uw vraag?"), help_text=_("Schrijf alleen op wat de specialist moet weten."))

    def __init__(self, *args: Any, specialisten: Keuzes = (), teams: Sequence[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [*specialisten, ("anders", _("Iemand anders"))]
        self.fields["specialist"] = KeuzeVeld(label=_("Aan wie?"), choices=keuzes, initial=keuzes[0][0])
        self.fields["team"] = RijVeld(
            label=_("Iemand anders: welk team?"), leeg=_("Kies een team"), rijen=teams, required=False
        )
        self.order_fields(["specialist", "team", "vraag"])

    def clean(self) -> dict[str, Any]:
        """Ask for a team when none of the named specialists is chosen."""
        getypt = super().clean() or {}
        if getypt.get("specialist") == "anders" and not getypt.get("team"):
            self.add_error("team", _("Kies een team."))
        return getypt


class NietGevraagdFormulier(Formulier):
    """Why a specialist whom the agreement names was not asked."""

    reden = KeuzeVeld(label=_("Waarom vraagt u deze specialist niet?"), choices=list(REDENEN_NIET_GEVRAAGD.items()))
    toelichting = _tekst(_("Leg het in één zin uit"), required=False)

    def __init__(self, *args: Any, specialisten: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eerste = specialisten[0][0] if specialisten else ""
        self.fields["waarvan"] = KeuzeVeld(label=_("Welke specialist?"), choices=list(specialisten), initial=eerste)
        self.order_fields(["waarvan", "reden", "toelichting"])


class OmstandighedenFormulier(Formulier):
    """What the agreement asks and that only people in the casus can say."""

    plaats = forms.ChoiceField(
        label=_("Waar is het gezin nu?"), choices=[("", ONBEKEND), *PLAATSEN.items()], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in JA_NEE_FEITEN:
            keuzes = [("ja", _("Ja")), ("nee", _("Nee")), ("", ONBEKEND)]
            self.fields[code] = KeuzeVeld(label=FEITVRAGEN[code], choices=keuzes, required=False)


def to_facts(getypt: Mapping[str, Any]) -> dict[str, object]:
    """Return what was typed as facts of the agreement; what nobody knows stays out."""
    feiten: dict[str, object] = {code: WAARDEN.get(str(getypt.get(code))) for code in JA_NEE_FEITEN}
    return {**feiten, PLAATS: getypt.get(PLAATS) or None}


def from_facts(feiten: Mapping[str, object]) -> dict[str, str]:
    """Return facts as the form shows them."""
    woorden = {True: "ja", False: "nee"}
    return {code: woorden.get(waarde, str(waarde)) if isinstance(waarde, bool) else str(waarde)
            for code, waarde in feiten.items()}  # fmt: skip
