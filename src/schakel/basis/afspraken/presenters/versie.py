"""What does the page of one version say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.afspraken import permissions
from schakel.basis.afspraken.models import Artikel
from schakel.basis.afspraken.presenters.lijst import approval, standing, validity, versie_url
from schakel.basis.afspraken.presenters.tabellen import Tabelpagina, present_table
from schakel.basis.afspraken.queries import Versiezicht
from schakel.basis.afspraken.rules import ALLOWED_TRANSITIONS, VersieStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.beelden import Stap

LOOP = (VersieStatus.CONCEPT, VersieStatus.GOEDGEKEURD, VersieStatus.VAN_KRACHT, VersieStatus.VERVANGEN)
ROUTEERT = {
    VersieStatus.CONCEPT: gettext_lazy("Deze versie wijst nog geen enkele zaak toe: een concept telt niet mee."),
    VersieStatus.GOEDGEKEURD: gettext_lazy(
        "Deze versie wijst nog geen enkele zaak toe: zij is goedgekeurd en niet van kracht."
    ),
    VersieStatus.VAN_KRACHT: gettext_lazy("Deze versie wijst zaken toe."),
    VersieStatus.IN_HERZIENING: gettext_lazy("Deze versie wijst zaken toe, tot een nieuwe versie van kracht is."),
    VersieStatus.VERVANGEN: gettext_lazy("Deze versie wijst niets meer toe. Besluiten van toen houden deze tekst."),
}


@dataclass(frozen=True, slots=True)
class Artikelbeeld:
    """One article with the tables that carry it out."""

    nummer: str
    titel: str
    tekst: str
    uitgangspunt: str
    nummer_uitgangspunt: int | None
    tabellen: Sequence[Tabelpagina]


@dataclass(frozen=True, slots=True)
class Versiepagina:
    """The whole page."""

    titel: str
    versie: str
    code: str
    voor: str
    url: str
    stand: tuple[str, str]
    voorbeeld: bool
    routeert: str
    gegevens: Sequence[tuple[str, str]]
    ondertekenaars: Sequence[tuple[str, str]]
    artikelen: Sequence[Artikelbeeld]
    open_tabel: str
    woorden: Sequence[str]
    loop: Sequence[Stap]
    andere: Sequence[tuple[str, str, str, bool]]
    # Which steps the reader may take now.
    kan: frozenset[str]
    mag_cijfers: bool


def present_versie(handeling: Handeling, zicht: Versiezicht) -> Versiepagina:
    """Return the page of a version for this reader."""
    rij, dag = zicht.versie, lokale_datum(handeling.moment)
    status = VersieStatus(rij.status)
    tabellen = [present_table(tabel, zicht.gemeenten) for tabel in zicht.tabellen]
    return Versiepagina(
        titel=rij.afspraak.titel,
        versie=rij.versie,
        code=rij.afspraak.code,
        voor=zicht.gemeente or (_("hele regio") if rij.afspraak.regio else _("heel Nederland")),
        url=versie_url(rij),
        stand=standing(rij),
        voorbeeld=rij.voorbeeld,
        routeert=str(ROUTEERT[status]),
        gegevens=[
            (_("Geldig"), validity(rij, dag)),
            (_("Goedgekeurd door"), approval(rij)),
            (_("Herziening vóór"), taal.datum(rij.herzien_voor) if rij.herzien_voor else _("geen dag afgesproken")),
            (_("Eigenaar"), rij.eigenaar or _("niemand genoemd")),
            (_("Bron"), rij.bron),
        ],
        ondertekenaars=[(naam, _since(sinds)) for naam, sinds in zicht.ondertekenaars],
        artikelen=[_article(artikel, tabellen) for artikel in zicht.artikelen],
        open_tabel=tabellen[0].code if tabellen else "",
        woorden=list(dict.fromkeys(b.woord for b in zicht.begrippen)),
        loop=_life(status),
        andere=[(v.versie, versie_url(v), standing(v)[1], v.pk == rij.pk) for v in zicht.zusters],
        kan=_possible(handeling, status),
        mag_cijfers=permissions.may_see_figures(handeling),
    )


def _since(sinds: date) -> str:
    return _("sinds %(dag)s") % {"dag": taal.datum(sinds)}


def _article(artikel: Artikel, tabellen: Sequence[Tabelpagina]) -> Artikelbeeld:
    punt = artikel.uitgangspunt
    return Artikelbeeld(
        nummer=artikel.nummer,
        titel=artikel.titel,
        tekst=artikel.tekst,
        uitgangspunt=_("Uitgangspunt %(n)d van de regiovisie") % {"n": punt} if punt else "",
        nummer_uitgangspunt=punt,
        tabellen=[tabel for tabel in tabellen if tabel.artikel == artikel.nummer],
    )


def _life(status: VersieStatus) -> list[Stap]:
    namen = {
        VersieStatus.CONCEPT: _("Concept"),
        VersieStatus.GOEDGEKEURD: _("Goedgekeurd"),
        VersieStatus.VAN_KRACHT: _("In herziening") if status is VersieStatus.IN_HERZIENING else _("Van kracht"),
        VersieStatus.VERVANGEN: _("Vervangen"),
    }
    plek = LOOP.index(VersieStatus.VAN_KRACHT if status is VersieStatus.IN_HERZIENING else status)
    return [
        Stap(namen[stap], stand="klaar" if n < plek else "nu" if n == plek else "later") for n, stap in enumerate(LOOP)
    ]


def _possible(handeling: Handeling, status: VersieStatus) -> frozenset[str]:
    if not permissions.may_maintain(handeling):
        return frozenset()
    return frozenset(naar.value for naar in ALLOWED_TRANSITIONS[status])
