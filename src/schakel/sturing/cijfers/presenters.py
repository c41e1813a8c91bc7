"""Published figures in words, as drawings with their tables, and as files."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers import queries
from schakel.sturing.cijfers.rules import KLEINSTE, Cijfer, Maat, Periode, Stand, day_in_words
from schakel.toolkit.rekenblad import make_csv, make_xlsx
from schakel.toolkit.tekeningen import staafreeks, tegelkaart
from schakel.toolkit.tekeningen.svg import Svg

ONDERWERPEN = {
    "volume": "Hoeveel, en waarover",
    "duur": "Hoe lang het duurt",
    "samenwerking": "Samenwerken",
    "plan": "Het plan",
    "voorraad": "Wat wacht",
    "na de melding": "Na de melding",
    "uitkomst": "Wat het opleverde",
}
OVER_AFRONDEN = (
    "Elk aantal is op vijf afgerond, ook elk totaal. Delen tellen daarom niet op tot het geheel. "
    "Een aantal onder de tien staat er niet, en ook niet wat zo’n klein aantal zou verraden: daar staat ‘niet getoond’."
)
GEEN_MAANDEN = (
    "Van één gemeente tonen wij per maand geen delen. De aantallen zijn zo klein dat wij, om ze te beschermen, geen "
    "enkel deel over het hele jaar meer konden laten zien. Hieronder staan de delen over het hele jaar."
)
Keuzes = Sequence[tuple[str, str]]
KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """One line of a table: what it is, its figure, and where more of it stands."""

    naam: str
    tekst: str
    uitleg: str = ""
    url: str = ""
    gemeten: bool = True


@dataclass(frozen=True, slots=True)
class Overzichtpagina:
    """The overview, ready to read."""

    gebied: str
    periode: str
    gepubliceerd: str
    lijst: SafeString
    kaartdeel: SafeString
    leeg: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Maatpagina:
    """One measure, ready to read."""

    titel: str
    omschrijving: str
    gebied: str
    jaar: str
    zin: str
    definitie: Sequence[tuple[str, str]]
    meetbaar: bool
    reden: str
    reeks: Svg
    maanden: Sequence[Cijferregel]
    delen: Sequence[Cijferregel]
    gebieden: Sequence[Cijferregel]
    kaart: Svg
    csv_url: str
    xlsx_url: str
    naast_url: str
    uitleg: str
    geen_maanden: str


@dataclass(frozen=True, slots=True)
class Naastpagina:
    """Two definitions of the same words, ready to read."""

    titel: str
    jaar: str
    gebied: str
    kolommen: Sequence[Maatpagina]
    verschillen: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Teamregel:
    """One line of a team beside its region."""

    naam: str
    eigen: str
    regio: str


@dataclass(frozen=True, slots=True)
class Teampagina:
    """A team beside its region, ready to read."""

    team: str
    regio: str
    jaar: str
    verloop: Sequence[Teamregel]
    termijnen: Sequence[tuple[str, str]]
    beelden: Sequence[Teamregel]
    cijfers: Sequence[Cijferregel]
    complex: str


def choices(blik: queries.Keuze) -> dict[str, Keuzes]:
    """Return what can be picked on the overview."""
    return {"gebieden": [(g.code, g.naam) for g in blik.gebieden], "jaren": [(str(j), str(j)) for j in blik.jaren]}


def sheet_choices(handeling: Handeling, maat: Maat) -> dict[str, Keuzes]:
    """Return what can be picked on the page of a measure."""
    blad = queries.measure_sheet(handeling, maat=maat, vraag=question(handeling, {}))
    gebieden = [(g.code, g.naam) for g in blad.gebieden if _covers(maat, g)]
    jaren = [(str(j), str(j)) for j in blad.jaren]
    return {"gebieden": gebieden, "jaren": jaren, "delen": [] if maat.is_deel else list(blad.delen.items())}


def _covers(maat: Maat, gebied: queries.Cijfergebied) -> bool:
    return not gebied.is_gemeente or queries.counts_per_place(maat)


def question(handeling: Handeling, gevraagd: Mapping[str, str]) -> queries.Vraag:
    """Return what was picked; without a pick the last published year of the widest area."""
    jaren = queries.published_years(handeling)
    jaar = int(gevraagd.get("jaar") or (jaren[0] if jaren else lokale_datum(handeling.moment).year))
    gebied = gevraagd.get("gebied") or _widest(handeling, jaar)
    return queries.Vraag(gebied, jaar, gevraagd.get("deel", ""))


def _widest(handeling: Handeling, jaar: int) -> str:
    regio = queries.own_region(handeling)
    return queries.areas_of(handeling, regio=regio, dag=Periode.year(jaar).van)[0].code


def overview_page(handeling: Handeling, keuze: queries.Keuze, *, gebied: str, jaar: int) -> Overzichtpagina:
    """
    Return the overview as it was drawn before, when nothing was published since; else draw it.

    Published figures are the same for everybody who may see them and never change: that may be kept.
    """
    stempel = get_language(), queries.overview_stamp(handeling, keuze=keuze, gebied=gebied, jaar=jaar)
    pagina = _GETEKEND.get(stempel)
    if pagina is None:
        pagina = present_overview(handeling, queries.overview(handeling, keuze=keuze, gebied=gebied, jaar=jaar))
        if len(_GETEKEND) >= BEWAARD:
            _GETEKEND.clear()
        _GETEKEND[stempel] = pagina
    return pagina


# Enough for every area and year of a region in each language.
BEWAARD = 200
_GETEKEND: dict[Hashable, Overzichtpagina] = {}


def present_overview(handeling: Handeling, blik: queries.Overzicht) -> Overzichtpagina:
    """Return the overview by subject."""
    wat = {"gebied": blik.gebied.code if blik.gebied else "", "jaar": str(blik.jaar)}
    groepen = [
        (_(naam), [_overview_line(c, wat, blik.helften) for c in blik.cijfers if c.maat.onderwerp == onderwerp])
        for onderwerp, naam in ONDERWERPEN.items()
    ]
    op = queries.last_publication(handeling)
    gevuld = [(naam, regels) for naam, regels in groepen if regels]
    kaart = _map(blik.gebieden, blik.tegels, _("Meldingen per gemeente"))
    kaartregels = [_area_line(g.naam, blik.tegels[g.code]) for g in blik.gebieden if g.code in blik.tegels]
    return Overzichtpagina(
        gebied=blik.gebied.naam if blik.gebied else "",
        periode=blik.cijfers[0].periode.naam,
        lijst=render_to_string("cijfers/_lijst.html", {"groepen": gevuld}),
        kaartdeel=render_to_string("cijfers/_kaart.html", {"kaart": kaart, "kaartregels": kaartregels}),
        gepubliceerd=day_in_words(lokale_datum(op)) if op else "",
        leeg="" if blik.jaren else _("Er is nog niets gepubliceerd."),
        uitleg=_(OVER_AFRONDEN),
    )


def _overview_line(cijfer: Cijfer, wat: Mapping[str, str], helften: Mapping[str, str]) -> Cijferregel:
    maat = cijfer.maat
    breed = not queries.counts_per_place(maat) and wat["gebied"].startswith("GM")
    tekst = _("niet per gemeente") if breed and maat.meetbaar else cijfer.met_eenheid
    uitleg = maat.reden if not maat.meetbaar else maat.omschrijving
    if maat.code in helften:
        uitleg += " " + _("De middelste: %(klasse)s.") % {"klasse": helften[maat.code]}
    vraag = {"jaar": wat["jaar"]} if breed else wat
    url = f"{reverse('cijfers:maat', args=[maat.code])}?{urlencode(vraag)}"
    return Cijferregel(maat.naam, tekst, uitleg, url, cijfer.stand is Stand.GEMETEN)


def _area_line(naam: str, cijfer: Cijfer) -> Cijferregel:
    return Cijferregel(naam, cijfer.tekst, gemeten=cijfer.stand is Stand.GEMETEN)


def _map(gebieden: Sequence[queries.Cijfergebied], cijfers: Mapping[str, Cijfer], naam: str) -> Svg:
    hoogste = max((float(c.waarde) for c in cijfers.values() if c.waarde is not None), default=0.0)
    tegels = []
    for gebied in gebieden:
        cijfer = cijfers.get(gebied.code)
        if gebied.kaart is None or cijfer is None:
            continue
        deel = None if cijfer.waarde is None or not hoogste else float(cijfer.waarde) / hoogste
        tegels.append(tegelkaart.Tegel(gebied.naam, *gebied.kaart, cijfer.tekst, deel))
    return tegelkaart.draw(tegels, naam=naam)


def present_sheet(handeling: Handeling, blad: queries.Maatblad) -> Maatpagina:
    """Return one measure with its drawing, tables and downloads."""
    maat, vraag = blad.maat, blad.vraag
    gebied = next((g.naam for g in blad.gebieden if g.code == vraag.gebied), vraag.gebied)
    deel = blad.delen.get(vraag.deel, "")
    gevraagd = urlencode({"gebied": vraag.gebied, "jaar": vraag.jaar, **({"deel": vraag.deel} if deel else {})})
    per_gebied = {code: c for code, c in blad.per_gebied.items() if queries.counts_per_place(maat)}
    return Maatpagina(
        titel=f"{maat.naam}: {deel}" if deel else maat.naam,
        omschrijving=maat.omschrijving,
        gebied=gebied,
        jaar=str(vraag.jaar),
        zin=_named(blad.jaar, gebied).zin(),
        definitie=definition(maat),
        meetbaar=maat.meetbaar,
        reden=maat.reden,
        reeks=_series(blad, gebied),
        maanden=[_area_line(c.periode.naam, c) for c in blad.maanden]
        if maat.meetbaar and not _hides_months(blad)
        else [],
        delen=[_area_line(blad.delen[code], c) for code, c in blad.per_deel.items()],
        gebieden=[_area_line(g.naam, per_gebied[g.code]) for g in blad.gebieden if g.code in per_gebied],
        kaart=_map(blad.gebieden, per_gebied, maat.naam),
        csv_url=f"{reverse('cijfers:csv', args=[maat.code])}?{gevraagd}",
        xlsx_url=f"{reverse('cijfers:xlsx', args=[maat.code])}?{gevraagd}",
        naast_url=reverse("cijfers:naast", args=[maat.code]) if maat.naast else "",
        uitleg=_(OVER_AFRONDEN),
        geen_maanden=_(GEEN_MAANDEN) if _hides_months(blad) else "",
    )


def _hides_months(blad: queries.Maatblad) -> bool:
    """Answer whether a reader asks for what is not published: a part of one municipality by month."""
    is_gemeente = any(g.code == blad.vraag.gebied and g.is_gemeente for g in blad.gebieden)
    return is_gemeente and bool(blad.maat.is_deel or blad.vraag.deel)


def _named(cijfer: Cijfer, gebied: str) -> Cijfer:
    return Cijfer(
        cijfer.maat,
        cijfer.gebied,
        cijfer.periode,
        cijfer.stand,
        cijfer.waarde,
        cijfer.noemer,
        cijfer.gemeten_op,
        gebied,
    )


def _series(blad: queries.Maatblad, gebied: str) -> Svg:
    staven = [
        staafreeks.Staaf(KORT[c.periode.van.month - 1], c.tekst, None if c.waarde is None else float(c.waarde))
        for c in blad.maanden
    ]
    if not any(staaf.waarde is not None for staaf in staven):
        return Svg("")
    return staafreeks.draw(staven, naam=f"{blad.maat.naam}, {gebied}", eenheid="%" if blad.maat.is_deel else "")


def definition(maat: Maat) -> list[tuple[str, str]]:
    """Return what stands at every figure: over what, from when to when, divided by what, measured when."""
    return [
        (_("Gebied"), maat.gebiedenset),
        (_("Begin"), maat.begin),
        (_("Einde"), maat.eind),
        (_("Noemer"), maat.noemer),
        (_("Eenheid"), maat.eenheid),
        (_("Gemeten"), maat.gemeten),
        (_("Bron"), maat.bron),
    ]


def present_pair(handeling: Handeling, bladen: Sequence[queries.Maatblad]) -> Naastpagina:
    """Return two definitions side by side, with what differs between them."""
    kolommen = [present_sheet(handeling, blad) for blad in bladen]
    een, ander = (dict(kolom.definitie) for kolom in kolommen)
    return Naastpagina(
        titel=_("Dezelfde woorden, twee uitkomsten"),
        jaar=kolommen[0].jaar,
        gebied=kolommen[0].gebied,
        kolommen=kolommen,
        verschillen=[(naam, een[naam], ander[naam]) for naam in een if een[naam] != ander[naam]],
    )


def as_file(handeling: Handeling, blad: queries.Maatblad, vorm: str) -> bytes:
    """Return a measure as a file, with its definition in it."""
    pagina = present_sheet(handeling, blad)
    uitleg = [(_("Maat"), pagina.titel), (_("Omschrijving"), pagina.omschrijving), *pagina.definitie]
    if pagina.reden:
        uitleg.append((_("Nog niet te meten"), pagina.reden))
    uitleg += [(_("Afronden"), pagina.uitleg)]
    rijen: list[list[str | int | float | None]] = [
        [
            _("periode"),
            _("gebied"),
            _("gebiedscode"),
            _("deel"),
            _("waarde"),
            _("noemer"),
            _("stand"),
            _("gepubliceerd op"),
        ]
    ]
    namen = {g.code: g.naam for g in blad.gebieden}
    cijfers = [(c, blad.delen.get(blad.vraag.deel, "")) for c in (*blad.maanden, blad.jaar)]
    cijfers += [(c, blad.delen[code]) for code, c in blad.per_deel.items()]
    cijfers += [(c, "") for code, c in blad.per_gebied.items() if code != blad.vraag.gebied]
    rijen += [_row(c, namen.get(c.gebied, c.gebied), deel) for c, deel in cijfers]
    if vorm == "csv":
        return make_csv([f"{naam}: {tekst}" for naam, tekst in uitleg], rijen)
    return make_xlsx({_("Cijfers"): rijen, _("Definitie"): [list(paar) for paar in uitleg]})


def _row(cijfer: Cijfer, gebied: str, deel: str) -> list[str | int | float | None]:
    waarde = None if cijfer.waarde is None else float(cijfer.waarde)
    op = lokale_datum(cijfer.gemeten_op).isoformat() if cijfer.gemeten_op else ""
    stand = "" if cijfer.stand is Stand.GEMETEN else cijfer.tekst
    noemer = cijfer.noemer if cijfer.maat.is_deel else None
    return [cijfer.periode.code, gebied, cijfer.gebied, deel, waarde, noemer, stand, op]


def present_team(handeling: Handeling, naast: queries.Naastregio) -> Teampagina:
    """Return a team beside its region: own counts rounded to five, as those of the region are."""
    return Teampagina(
        team=naast.team,
        regio=naast.regio,
        jaar=naast.jaar.naam,
        verloop=_beside(naast.verloop, naast.regioverloop, queries.parts_in_words(queries.get_measure("overdrachten"))),
        termijnen=[
            (_("Termijnen die lopen"), about(naast.termijnen["lopen"])),
            (_("Waarvan de tijd om is"), about(naast.termijnen["over"])),
        ],
        beelden=_beside(naast.beelden, naast.regiobeelden, {}),
        cijfers=[Cijferregel(c.maat.naam, c.tekst, c.maat.omschrijving, _url(c.maat)) for c in naast.cijfers],
        complex=_complex_words(naast.complex),
    )


def _url(maat: Maat) -> str:
    return reverse("cijfers:maat", args=[maat.code])


def about(aantal: int) -> str:
    """Return an own count rounded to five: the exact one stands among the figures that can be opened."""
    if not aantal:
        return _("geen")
    if aantal < KLEINSTE // 2:
        return _("minder dan 5")
    return _("ongeveer %(n)d") % {"n": (aantal + 2) // 5 * 5}


def _beside(eigen: Mapping[str, int], regio: Mapping[str, Cijfer], woorden: Mapping[str, str]) -> list[Teamregel]:
    codes = list(woorden) or sorted({*eigen, *regio})
    return [
        Teamregel(
            woorden.get(code, code.replace("_", " ").lower()),
            about(eigen.get(code, 0)),
            regio[code].tekst if code in regio else _("niet getoond"),
        )
        for code in codes
    ]


def _complex_words(regel: Mapping[str, Any]) -> str:
    if not regel:
        return _("De regio heeft niet vastgelegd wat complex is.")
    zin = _("Complex is hier: minstens %(o)s organisaties, of minstens %(m)s meldingen") % {
        "o": regel.get("organisaties"),
        "m": regel.get("meldingen"),
    }
    fasen = regel.get("fasen")
    return f"{zin}, {_('zolang het plan in deze fase staat:')} {', '.join(fasen).lower()}." if fasen else f"{zin}."
