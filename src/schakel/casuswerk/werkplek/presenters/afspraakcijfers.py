"""How do the figures of an agreement read: the numbers, what they count, and the rows behind them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.beoordelingen.rules.afwijkingen import AFWIJKING_NAMEN, Afwijkingsoort, name_of
from schakel.casuswerk.casussen.rules.consult import REDENEN_NIET_GEVRAAGD
from schakel.casuswerk.werkplek.presenters.adressen import dossier_url
from schakel.casuswerk.werkplek.presenters.bladen import on_page, place_in, told
from schakel.casuswerk.werkplek.presenters.soortnamen import heading
from schakel.casuswerk.werkplek.presenters.werkvoorraad import naam_van
from schakel.casuswerk.werkplek.queries.afspraakcijfers import (
    Artikelcijfer,
    Cijfers,
    Geval,
    Gevallen,
    Periode,
    Telling,
)
from schakel.casuswerk.werkplek.queries.rijbladen import Rijplek
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

NAMEN: Mapping[Telling, str] = {
    Telling.BESLIST: "Besluiten waarin dit artikel besliste",
    Telling.ANDERS: "Keren dat er anders is gekozen",
    Telling.KINDEREN: "Overdrachten van een melding met kinderen",
    Telling.KINDEREN_ANDERS: "Overdrachten met kinderen zonder het jeugdteam",
    Telling.GEVRAAGD: "Keren dat een specialist is gevraagd",
    Telling.NIET_GEVRAAGD: "Keren dat een specialist niet is gevraagd, met uitleg",
    Telling.ZONDER_UITLEG: "Keren dat een specialist niet is gevraagd, zonder uitleg",
    Telling.CASEMANAGER: "Keren dat een casemanager is gekozen",
    Telling.CASEMANAGER_ANDERS: "Keren dat een andere casemanager is gekozen",
}


SPECIALISTWOORDEN: Mapping[Telling, str] = {
    Telling.GEVRAAGD: "specialist gevraagd",
    Telling.NIET_GEVRAAGD: "specialist niet gevraagd, met uitleg",
    Telling.ZONDER_UITLEG: "specialist niet gevraagd, zonder uitleg",
}
OVER_SPECIALISTEN = tuple(SPECIALISTWOORDEN)


@dataclass(frozen=True, slots=True)
class Getal:
    """A figure with the page that opens it; no page when there is nothing to open."""

    naam: str
    aantal: int
    url: str
    van: str = ""


@dataclass(frozen=True, slots=True)
class Artikelregel:
    """The figures of one article."""

    kop: str
    getallen: Sequence[Getal]
    uitsplitsing: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Cijferpagina:
    """The figures of a version, with their definition."""

    titel: str
    versie: str
    versie_url: str
    artikelen: Sequence[Artikelregel]
    stil: str
    definitie: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gevalregel:
    """One row behind a figure."""

    titel: str
    bij: str
    url: str
    reden: str


@dataclass(frozen=True, slots=True)
class Gevallenpagina:
    """The rows behind one figure."""

    titel: str
    kop: str
    cijfers_url: str
    versie_url: str
    versie: str
    regels: Sequence[Gevalregel]
    blader: str
    vorige_url: str
    volgende_url: str


def present_figures(handeling: Handeling, cijfers: Cijfers) -> Cijferpagina:
    """Return the figures; articles that decided nothing are named in one line."""
    rij = cijfers.versie
    bezig = [c for c in cijfers.artikelen if any(c.aantallen.values())]
    stil = [c.artikel.nummer for c in cijfers.artikelen if not any(c.aantallen.values())]
    return Cijferpagina(
        titel=rij.afspraak.titel,
        versie=rij.versie,
        versie_url=reverse("afspraken:versie", args=[rij.afspraak.code, rij.versie]),
        artikelen=[_article(cijfers, c) for c in bezig],
        stil=", ".join(stil),
        definitie=_definition(handeling, cijfers),
    )


def _article(cijfers: Cijfers, c: Artikelcijfer) -> Artikelregel:
    n, getallen = c.aantallen, list[Getal]()

    def number(naam: str, telling: Telling, van: str = "") -> None:
        url = rows_url(cijfers, c.artikel.nummer, telling) if n[telling] else ""
        getallen.append(Getal(naam, n[telling], url, van))

    if n[Telling.BESLIST] or n[Telling.ANDERS]:
        number(_("besliste"), Telling.BESLIST)
        number(_("anders gekozen"), Telling.ANDERS, _("van %(n)d") % {"n": n[Telling.BESLIST]})
    if n[Telling.KINDEREN] or n[Telling.KINDEREN_ANDERS]:
        number(_("overdracht van een melding met kinderen"), Telling.KINDEREN)
        van = _("van %(n)d") % {"n": n[Telling.KINDEREN]} if n[Telling.KINDEREN] else ""
        number(_("daarvan zonder het jeugdteam"), Telling.KINDEREN_ANDERS, van)
    if n[Telling.CASEMANAGER]:
        number(_("casemanager gekozen in een casus"), Telling.CASEMANAGER)
        van = _("van %(n)d") % {"n": n[Telling.CASEMANAGER]}
        number(_("daarvan een ander team"), Telling.CASEMANAGER_ANDERS, van)
    alle = sum(n[telling] for telling in OVER_SPECIALISTEN)
    for telling in OVER_SPECIALISTEN if alle else ():
        van = _("van %(n)d") % {"n": alle} if telling is not Telling.GEVRAAGD else ""
        number(_(SPECIALISTWOORDEN[telling]), telling, van)
    soorten = [(AFWIJKING_NAMEN[Afwijkingsoort(soort)].capitalize(), aantal) for soort, aantal in c.soorten.items()]
    redenen = [(_(REDENEN_NIET_GEVRAAGD.get(reden, reden)), aantal) for reden, aantal in c.redenen.items()]
    kop = _("Artikel %(nummer)s. %(titel)s") % {"nummer": c.artikel.nummer, "titel": c.artikel.titel}
    return Artikelregel(kop, getallen, sorted([*soorten, *redenen], key=lambda paar: -paar[1]))


def _definition(handeling: Handeling, cijfers: Cijfers) -> list[tuple[str, str]]:
    p = cijfers.periode
    dagen = {"van": taal.datum(p.van), "tot": taal.datum(p.tot)}
    return [
        (_("Gebied"), _("%(regio)s: alleen zaken die u zelf mag openen") % {"regio": cijfers.regio}),
        (_("Periode"), _("van %(van)s tot en met %(tot)s") % dagen),
        (_("Begin"), _("het besluit na de beoordeling; bij een specialist de vraag, of het niet vragen")),
        (
            _("Noemer"),
            _(
                "alle besluiten waarin deze versie besliste; bij kinderen alle overdrachten daarvan met kinderen; "
                "bij een specialist alle keren gevraagd of niet gevraagd waar dat moest"
            ),
        ),
        (
            _("Zonder uitleg"),
            _(
                "de tijd die de afspraak geeft om te vragen is om, en niemand schreef op waarom. Dit telt vanzelf; "
                "komt de uitleg later, dan telt het als niet gevraagd met uitleg"
            ),
        ),
        (_("Telt niet mee"), _("een specialist waarvoor de tijd om te vragen nog loopt")),
        (_("Gemeten op"), taal.tijdstip(handeling.moment)),
    ]


def rows_url(
    cijfers: Cijfers | Gevallen,
    artikel: str,
    telling: Telling,
    *,
    na: Rijplek | None = None,
    voor: Rijplek | None = None,
) -> str:
    """Return the page with the rows behind a figure, over the same period."""
    rij = cijfers.versie
    adres = reverse("werkplek:afspraakrijen", args=[rij.afspraak.code, rij.versie, artikel, telling.value])
    return f"{adres}?{_asked(cijfers.periode, na, voor)}"


def _asked(p: Periode, na: Rijplek | None = None, voor: Rijplek | None = None) -> str:
    return urlencode({"van": p.van.isoformat(), "tot": p.tot.isoformat(), **place_in(na, voor)})


def present_rows(gevallen: Gevallen) -> Gevallenpagina:
    """Return the rows behind a figure."""
    rij, artikel = gevallen.versie, gevallen.artikel
    cijfers_url = reverse("werkplek:afspraakcijfers", args=[rij.afspraak.code, rij.versie])
    telkens = (gevallen, artikel.nummer, gevallen.telling)
    return Gevallenpagina(
        titel=f"{_(NAMEN[gevallen.telling])}{told(gevallen.blad)}",
        kop=_("Artikel %(nummer)s. %(titel)s") % {"nummer": artikel.nummer, "titel": artikel.titel},
        cijfers_url=f"{cijfers_url}?{_asked(gevallen.periode)}",
        versie_url=reverse("afspraken:versie", args=[rij.afspraak.code, rij.versie]),
        versie=rij.versie,
        regels=[_line(gevallen.telling, geval) for geval in gevallen.rijen],
        blader=on_page(gevallen.blad),
        vorige_url=rows_url(*telkens, voor=gevallen.blad.vorige) if gevallen.blad.vorige else "",
        volgende_url=rows_url(*telkens, na=gevallen.blad.volgende) if gevallen.blad.volgende else "",
    )


def _line(telling: Telling, geval: Geval) -> Gevalregel:
    rij, kop = geval.rij, geval.kop
    if telling in (Telling.BESLIST, Telling.KINDEREN):
        bij = _("Besluit: %(wat)s") % {"wat": name_of(rij.soort)}
    elif telling in (Telling.ANDERS, Telling.KINDEREN_ANDERS):
        bij = _("%(soort)s. Afspraak: %(voor)s. Gekozen: %(na)s") % {
            "soort": AFWIJKING_NAMEN[Afwijkingsoort(rij.soort)].capitalize(),
            "voor": _chosen(rij.voorgesteld),
            "na": _chosen(rij.gekozen),
        }
    elif telling in (Telling.CASEMANAGER, Telling.CASEMANAGER_ANDERS):
        bij = _("Afspraak: %(voor)s. Gekozen: %(na)s") % {"voor": _chosen(rij.voorstel), "na": rij.team.naam}
    elif telling is Telling.GEVRAAGD:
        bij = _specialist(rij.soort)
    else:
        waarom = _(REDENEN_NIET_GEVRAAGD.get(rij.reden, "Zonder uitleg"))
        later = _(", achteraf uitgelegd op %(dag)s") % {"dag": taal.datum(rij.verklaard_op)} if rij.verklaard_op else ""
        bij = f"{_specialist(rij.waarvan)}. {waarom}{later}"
    naam = naam_van(kop)
    titel = naam[:1].upper() + naam[1:] if kop.publiek_id else _("Een dossier dat u niet mag openen")
    return Gevalregel(titel, f"{taal.datum(geval.op)}. {bij}", dossier_url(kop), geval.reden)


def _chosen(code: str) -> str:
    naam = name_of(code)
    return naam if naam != code else heading(code)


def _specialist(code: str) -> str:
    return code.removeprefix("specialist_").replace("_", " ").capitalize()
