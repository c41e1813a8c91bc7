"""What is typed when casussen are joined, one is opened again, and people move or are something to each other?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.casussen.rules import Heropenreden, Samenvoegreden
from schakel.casuswerk.personen.rules import Adres, PersoonRol, Relatiesoort
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijenVeld, RijVeld

RELATIES = [
    (Relatiesoort.OUDER.value, _("is ouder van")),
    (Relatiesoort.STIEFOUDER.value, _("is stiefouder van")),
    (Relatiesoort.PARTNER.value, _("is partner van")),
    (Relatiesoort.EXPARTNER.value, _("is ex-partner van")),
    (Relatiesoort.BROER_ZUS.value, _("is broer of zus van")),
    (Relatiesoort.GROOTOUDER.value, _("is opa of oma van")),
    (Relatiesoort.VERZORGER.value, _("verzorgt")),
    (Relatiesoort.ANDERS.value, _("heeft een andere band met")),
]

ROLLEN = [
    (PersoonRol.SLACHTOFFER.value, _("ondergaat geweld")),
    (PersoonRol.PLEGER.value, _("gebruikt geweld")),
    (PersoonRol.OUDER.value, _("ouder")),
    (PersoonRol.KIND.value, _("kind")),
    (PersoonRol.GETUIGE.value, _("getuige")),
    (PersoonRol.NETWERK.value, _("iemand uit het netwerk")),
    (PersoonRol.ONBEKEND.value, _("dat weten wij niet")),
]


class SamenvoegenFormulier(Formulier):
    nummer = forms.CharField(
        label=_("Nummer van de andere casus"),
        help_text=_("Bijvoorbeeld 2016-00012. Het staat boven aan de casus."),
        max_length=20,
    )
    reden = KeuzeVeld(
        label=_("Waarom gaan deze casussen samen?"),
        choices=[
            (Samenvoegreden.ZELFDE_GEZIN.value, _("Het is hetzelfde gezin")),
            (Samenvoegreden.SAMEN_GAAN_WONEN.value, _("Twee gezinnen gaan samen wonen")),
            (Samenvoegreden.ZELFDE_GEWELD.value, _("Het gaat om hetzelfde geweld")),
        ],
    )
    regie = KeuzeVeld(
        label=_("Wie houdt de regie?"),
        choices=[("deze", _("De regisseur van deze casus")), ("andere", _("De regisseur van de andere casus"))],
        initial="deze",
    )


class HeropenenFormulier(Formulier):
    reden = KeuzeVeld(
        label=_("Waarom heropent u de casus?"),
        choices=[
            (Heropenreden.NIEUW_SIGNAAL.value, _("Er is een nieuw signaal")),
            (Heropenreden.ONVEILIG_BIJ_CONTROLE.value, _("Bij een controle bleek het niet veilig")),
            (Heropenreden.HULP_GESTOPT.value, _("De hulp is gestopt")),
            (Heropenreden.TERUGGEKOMEN.value, _("Iemand is weer thuis komen wonen")),
            (Heropenreden.VERGISSING.value, _("De casus is per ongeluk gesloten")),
            (Heropenreden.ANDERS.value, _("Anders")),
        ],
    )
    toelichting = forms.CharField(
        label=_("Wat is er gebeurd?"),
        help_text=_("Nodig bij een nieuw signaal en bij Anders."),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )


class RelatieFormulier(Formulier):
    """One sentence: who is what to whom."""

    def __init__(self, *args: Any, mensen: Iterable[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mensen = list(mensen)
        self.fields["van"] = RijVeld(label=_("Wie?"), leeg=_("Kies iemand"), rijen=mensen)
        self.fields["soort"] = forms.ChoiceField(label=_("Is wat?"), choices=[("", _("Kies")), *RELATIES])
        self.fields["naar"] = RijVeld(label=_("Van wie?"), leeg=_("Kies iemand"), rijen=mensen)
        for naam, veld in self.fields.items():
            self._say_what_is_missing(naam, veld)


class RelatieWegFormulier(Formulier):
    """Which of the relations is taken away."""

    def __init__(self, *args: Any, relaties: Iterable[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relatie"] = RijVeld(leeg="", rijen=relaties)


class RolFormulier(Formulier):
    """Who is what in this family."""

    rol = KeuzeVeld(label=_("Wat is die persoon hier?"), choices=ROLLEN)

    def __init__(self, *args: Any, mensen: Iterable[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"] = RijVeld(label=_("Wie?"), leeg=_("Kies iemand"), rijen=mensen)
        self._say_what_is_missing("wie", self.fields["wie"])
        self.order_fields(["wie", "rol"])


class VerhuisFormulier(Formulier):
    """Who moves, when, and where to; without an address nobody knows."""

    op = forms.DateField(label=_("Sinds welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    onbekend = forms.BooleanField(label=_("Wij weten niet waarheen"), required=False)
    geheim = forms.BooleanField(
        label=_("Dit adres is geheim"),
        help_text=_("Het gaat naar de kluis. Hier blijft alleen dat het geheim is."),
        required=False,
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    huisnummer = forms.CharField(label=_("Huisnummer"), max_length=6, required=False)
    straat = forms.CharField(label=_("Straat"), max_length=120, required=False)
    plaats = forms.CharField(label=_("Plaats"), max_length=80, required=False)

    def __init__(self, *args: Any, mensen: Iterable[Rij] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"] = RijenVeld(label=_("Wie verhuist?"), rijen=mensen)
        self._say_what_is_missing("wie", self.fields["wie"])
        self.order_fields(["wie", "op"])

    def clean(self) -> dict[str, Any]:
        """Ask for an address, or that nobody knows it: an empty form says neither."""
        getypt = super().clean() or {}
        adres = any(getypt.get(veld) for veld in ("postcode", "straat", "plaats"))
        if not adres and not getypt.get("onbekend") and not getypt.get("geheim"):
            self.add_error("postcode", _("Vul het adres in, of kies dat u niet weet waarheen."))
        if adres and getypt.get("onbekend"):
            self.add_error("onbekend", _("U vulde ook een adres in. Kies een van de twee."))
        return getypt


def to_relation(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    return {**getypt, "soort": Relatiesoort(getypt["soort"])}


def to_rol(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    return {"wie": int(str(getypt["wie"])), "rol": PersoonRol(getypt["rol"])}


def to_move(getypt: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the arguments of the deed."""
    velden = {veld: getypt[veld] for veld in ("postcode", "huisnummer", "straat", "plaats", "geheim")}
    return {
        "wie": getypt["wie"],
        "op": getypt["op"],
        "adres": None if getypt["onbekend"] else Adres(**velden),
    }
