"""Which deeds on the whole casus does its page offer, and with what is it joined?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.casussen.models import Afwijking, Raadpleegplicht, Samenvoeging
from schakel.casuswerk.werkplek.presenters.adressen import page_of
from schakel.casuswerk.werkplek.queries.koppen import Kop

SPECIALISTEN = {
    "specialist_cit": gettext_lazy("Crisisteam"),
    "specialist_eer": gettext_lazy("Deskundige eergerelateerd geweld"),
    "specialist_gedragswetenschapper": gettext_lazy("Gedragswetenschapper"),
    "specialist_vertrouwensarts": gettext_lazy("Vertrouwensarts"),
    "specialist_gi": gettext_lazy("Gecertificeerde instelling"),
    "specialist_lvb": gettext_lazy("Deskundige licht verstandelijke beperking"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One deed, and where it is done."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Samenbeeld:
    """The casus with which this one is worked on as one; `splits_url` for whoever may part them."""

    nummer: str
    naam: str
    url: str
    splits_url: str


@dataclass(frozen=True, slots=True)
class Ongevraagd:
    """A specialist that the agreement says must be asked: by which article, and whether it is a deviation by now."""

    naam: str
    artikel: str
    geteld: bool


def unasked(plichten: Sequence[Raadpleegplicht], geteld: Sequence[Afwijking]) -> list[Ongevraagd]:
    """Return each specialist that must be asked and was not, with the article that says so."""
    al = {rij.waarvan for rij in geteld}
    return [Ongevraagd(str(SPECIALISTEN.get(p.soort, _("Een specialist"))), p.artikel, p.soort in al) for p in plichten]


def links(kop: Kop, delen: Collection[str], *, sloot: bool) -> list[Link]:
    """Return the deeds that this reader may do on the casus as it stands, and its closings where there are any."""
    if kop.casus is None:
        return _dossier_links(kop, delen)
    if kop.status == "GESLOTEN":
        namen = [("heropenen", _("Heropen deze casus"), "casussen:heropenen")]
        lees = ("heropenen", _("Lees hoe deze casus sloot"), "werkplek:sluitingen")
    else:
        namen = [
            ("gevaar", _("Schat het gevaar opnieuw in"), "casussen:gevaar"),
            ("samenvoegen", _("Voeg samen met een andere casus"), "casussen:samenvoegen"),
            ("sluiten", _("Sluit deze casus"), "werkplek:sluiten"),
        ]
        lees = ("sluiten", _("Lees hoe deze casus eerder sloot"), "werkplek:sluitingen")
    namen = [*namen, lees] if sloot else namen
    gevonden = [Link(tekst, page_of(naam, kop.casus)) for deel, tekst, naam in namen if deel in delen]
    return [*gevonden, *_dossier_links(kop, delen)]


def _dossier_links(kop: Kop, delen: Collection[str]) -> list[Link]:
    if kop.status == "GESLOTEN":
        return []
    raad = reverse("raadsverzoeken:in_dossier", args=[kop.publiek_id])
    vragen = [Link(_("Vraag de Raad om onderzoek"), raad)] if "raad" in delen else []
    return [*vragen, *_who_sees(kop, delen)]


def _who_sees(kop: Kop, delen: Collection[str]) -> list[Link]:
    if "uitsluiten" not in delen:
        return []
    adres = reverse("werkplek:uitsluiten", args=[kop.publiek_id])
    return [
        Link(_("Houd een collega buiten dit dossier"), adres),
        Link(_("Laat alleen collega’s met naam dit dossier zien"), f"{adres}#alleen"),
    ]


def joined(rijen: Sequence[Samenvoeging], kop: Kop, delen: Collection[str]) -> list[Samenbeeld]:
    """Return the casussen with which this one is joined."""
    beelden = []
    for rij in rijen:
        ander = rij.ander if rij.dossier_id == kop.dossier else rij.dossier
        splits = reverse("casussen:splitsen", args=[kop.casus, rij.publiek_id]) if "splitsen" in delen else ""
        beelden.append(
            Samenbeeld(
                ander.nummer,
                _("Gezin %(naam)s") % {"naam": ander.casus.naam},
                reverse("werkplek:casus", args=[ander.publiek_id]),
                splits,
            )
        )
    return beelden
