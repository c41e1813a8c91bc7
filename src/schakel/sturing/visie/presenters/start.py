"""How does the start page of who steers read: what needs me now, and what comes?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.sturing.visie.presenters.kamers import Kamer, present_rooms
from schakel.sturing.visie.presenters.uitgangspunten import Uitgangspuntrij, present_rows
from schakel.sturing.visie.queries.start import Datum, Startzicht
from schakel.sturing.visie.rules.agenda import Werkregel
from schakel.sturing.visie.rules.brief import period_words
from schakel.sturing.visie.rules.standen import NAMEN, Evaluatiestatus
from schakel.toolkit import taal
from schakel.toolkit.beelden import VolgendeStap

HOOGSTENS = 6
SOORTEN = {
    "actie": (gettext_lazy("Actie"), "visie:actie"),
    "bevinding": (gettext_lazy("Bevinding"), ""),
    "vraag": (gettext_lazy("Vraag van de raad"), ""),
    "taak": (gettext_lazy("Taak"), ""),
    "besluit": (gettext_lazy("Besluit"), ""),
    "overleg": (gettext_lazy("Overleg"), "visie:overleg"),
    "ronde": (gettext_lazy("Ronde"), "visie:ronde"),
    "pilot": (gettext_lazy("Pilot loopt af"), ""),
    "herziening": (gettext_lazy("Afspraak herzien"), ""),
}
LIJSTEN = {
    "bevinding": "visie:bevindingen",
    "vraag": "visie:raadsvragen",
    "taak": "visie:taken",
    "besluit": "visie:overleggen",
    "pilot": "visie:pilots",
    "herziening": "visie:afspraken",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what, until when, and where to go."""

    titel: str
    soort: str
    dag: str
    bij: str
    url: str


@dataclass(frozen=True, slots=True)
class Startpagina:
    """The whole page."""

    visie: str
    voorbeeld: bool
    periode: str
    jaar: int
    gemeenten: int
    rijen: Sequence[Uitgangspuntrij]
    beoordeeld: int
    laat: Sequence[Regel]
    meer_laat: int
    binnenkort: Sequence[Regel]
    evaluaties: Sequence[tuple[str, str, str]]
    wachtend: int
    kamers: Sequence[Kamer]
    stap: VolgendeStap | None


def present_start(zicht: Startzicht, dag: date) -> Startpagina:
    """Return the start page."""
    rijen = present_rows(zicht)
    open_ = next((r for r in rijen if r.oordeel is None), None)
    return Startpagina(
        visie=f"{zicht.versie.visie.titel} {zicht.versie.versie}",
        voorbeeld=zicht.versie.voorbeeld,
        periode=period_words(zicht.periode.van, zicht.periode.tot),
        jaar=zicht.periode.van.year,
        gemeenten=zicht.gemeenten,
        rijen=rijen,
        beoordeeld=sum(r.oordeel is not None for r in rijen),
        laat=[_late(w, dag) for w in zicht.laat[:HOOGSTENS]],
        meer_laat=max(0, len(zicht.laat) - HOOGSTENS),
        binnenkort=[_soon(d) for d in zicht.binnenkort[:HOOGSTENS]],
        evaluaties=[
            (e.titel, reverse("visie:evaluatie", args=[e.publiek_id]), NAMEN[Evaluatiestatus(e.status)])
            for e in zicht.evaluaties[:3]
        ],
        wachtend=zicht.wachtende_bijdragen,
        kamers=present_rooms(zicht.kamers, dag),
        stap=_next_step(open_),
    )


def _next_step(rij: Uitgangspuntrij | None) -> VolgendeStap | None:
    if rij is None:
        return VolgendeStap(
            _("Alle uitgangspunten zijn beoordeeld"), _("Naar de evaluaties"), reverse("visie:evaluaties")
        )
    wat = _("Geef een oordeel over uitgangspunt %(n)d") % {"n": rij.nummer}
    return VolgendeStap(wat, _("Naar het oordeel"), rij.url)


def _late(regel: Werkregel, dag: date) -> Regel:
    soort, _punt, publiek = regel.bron.partition(":")
    dagen = (dag - regel.uiterlijk).days if regel.uiterlijk else 0
    over = _("1 dag te laat") if dagen == 1 else _("%(n)d dagen te laat") % {"n": dagen}
    return Regel(
        regel.titel, str(SOORTEN[soort][0]), over, regel.eigenaar or _("nog geen eigenaar"), _url(soort, publiek)
    )


def _soon(wanneer: Datum) -> Regel:
    return Regel(
        wanneer.wat, str(SOORTEN[wanneer.soort][0]), taal.datum(wanneer.op), "", _url(wanneer.soort, wanneer.publiek)
    )


def _url(soort: str, publiek: str) -> str:
    naam = SOORTEN[soort][1]
    return reverse(naam, args=[publiek]) if naam and publiek else reverse(LIJSTEN[soort])
