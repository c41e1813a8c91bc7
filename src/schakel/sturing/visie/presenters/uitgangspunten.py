"""How do the principles read, each with its figure, the proposal beside it, and what people judged?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie.models import Kleuroordeel
from schakel.sturing.visie.presenters.lijsten import present_focus
from schakel.sturing.visie.presenters.tekening import Grafiek, draw_series, draw_small
from schakel.sturing.visie.queries import kern
from schakel.sturing.visie.queries.indicatoren import Indicatorstand, Uitgangspuntstand, standing_of
from schakel.sturing.visie.queries.start import Startzicht
from schakel.sturing.visie.queries.visie import colours
from schakel.sturing.visie.queries.werk import focus_points
from schakel.sturing.visie.rules.brief import day_words, period_words
from schakel.sturing.visie.rules.definitie import Visietekst
from schakel.sturing.visie.rules.kleur import WOORDEN, Kleur, norm_words
from schakel.toolkit import taal
from schakel.toolkit.beelden import VolgendeStap
from schakel.toolkit.tekeningen.svg import Svg

SOORT = {Kleur.VASTHOUDEN: "veilig", Kleur.AANDACHT: "let-op", Kleur.EXTRA_INZET: "gevaar"}
ICOON = {Kleur.VASTHOUDEN: "vink-rond", Kleur.AANDACHT: "info", Kleur.EXTRA_INZET: "gevaar"}


@dataclass(frozen=True, slots=True)
class Kleurbeeld:
    """A colour as sign and word."""

    soort: str
    woord: str
    icoon: str


@dataclass(frozen=True, slots=True)
class Oordeelbeeld:
    """A judgement as it stands on a page."""

    kleur: Kleurbeeld
    reden: str
    wie: str
    over: str
    anders: bool
    altijd: bool
    cijfers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Uitgangspuntrij:
    """One row of the eleven."""

    nummer: int
    titel: str
    url: str
    lijn: Svg | None
    cijfer: str
    gemeten: bool
    wat: str
    voorstel: Kleurbeeld | None
    oordeel: Oordeelbeeld | None


@dataclass(frozen=True, slots=True)
class Indicatorbeeld:
    """One indicator with its definition: a figure never stands without the words of what it counts."""

    titel: str
    cijfer: str
    zin: str
    kleur: Kleurbeeld | None
    norm: str
    grafiek: Grafiek | None
    gegevens: Sequence[tuple[str, str]]


def present_colour(kleur: str) -> Kleurbeeld:
    """Return a colour as sign and word."""
    code = Kleur(kleur)
    return Kleurbeeld(SOORT[code], WOORDEN[code], ICOON[code])


def present_judgement(oordeel: Kleuroordeel) -> Oordeelbeeld:
    """Return a judgement with who gave it when, and whether the figures proposed another."""
    return Oordeelbeeld(
        kleur=present_colour(oordeel.kleur),
        reden=oordeel.reden,
        wie=_("%(wie)s, %(dag)s") % {"wie": oordeel.door.naam, "dag": taal.datum(oordeel.op)},
        over=period_words(oordeel.van, oordeel.tot),
        anders=bool(oordeel.voorstel) and oordeel.voorstel != oordeel.kleur,
        altijd=oordeel.constante_aandacht,
        cijfers=oordeel.cijfers,
    )


def present_rows(zicht: Startzicht) -> list[Uitgangspuntrij]:
    """Return the principles as rows, over the period of the page."""
    return [_row(stand, zicht) for stand in zicht.standen]


def _row(stand: Uitgangspuntstand, zicht: Startzicht) -> Uitgangspuntrij:
    punt = stand.uitgangspunt
    eerste = next((s for s in stand.standen if s.meting.waarde is not None), None)
    beste = eerste or next(iter(stand.standen), None)
    oordeel = judged_over(zicht.kleuren.get(punt.nummer, ()), zicht.periode)
    return Uitgangspuntrij(
        nummer=punt.nummer,
        titel=punt.titel,
        url=reverse("visie:uitgangspunt", args=[punt.nummer]) + f"?jaar={zicht.periode.van.year}",
        lijn=draw_small(beste.reeks) if beste else None,
        cijfer=_figure(beste),
        gemeten=eerste is not None,
        wat=beste.indicator.titel if beste else _("geen indicator"),
        voorstel=present_colour(stand.voorstel.kleur) if stand.voorstel.kleur else None,
        oordeel=present_judgement(oordeel) if oordeel else None,
    )


def judged_over(oordelen: Sequence[Kleuroordeel], periode: Periode) -> Kleuroordeel | None:
    """Return the last colour that was given over exactly these days."""
    return next((o for o in oordelen if (o.van, o.tot) == (periode.van, periode.tot)), None)


def _figure(stand: Indicatorstand | None) -> str:
    if stand is None or stand.cijfer is None:
        return _("nog niet te meten")
    return stand.cijfer.met_eenheid


def present_indicator(stand: Indicatorstand) -> Indicatorbeeld:
    """Return one indicator with figure, norm, drawing and definition."""
    blad, maat, cijfer = stand.indicator, stand.maat, stand.cijfer
    doel = float(blad.doel) if blad.doel is not None else None
    gegevens = []
    if maat is not None and cijfer is not None:
        gegevens = [
            (_("Wat"), maat.omschrijving),
            (_("Gebied"), cijfer.gebied_naam or cijfer.gebied),
            (_("Van"), maat.begin),
            (_("Tot"), maat.eind),
            (_("Noemer"), maat.noemer),
            (_("Over"), period_words(cijfer.periode.van, cijfer.periode.tot)),
            (_("Gemeten op"), day_words(lokale_datum(cijfer.gemeten_op)) if cijfer.gemeten_op else ""),
        ]
    return Indicatorbeeld(
        titel=blad.titel,
        cijfer=_figure(stand),
        zin=stand.meting.zin,
        kleur=present_colour(stand.kleur) if stand.kleur else None,
        norm=_norm(stand),
        grafiek=draw_series(blad.titel, stand.reeks, doel=doel),
        gegevens=gegevens,
    )


def _norm(stand: Indicatorstand) -> str:
    blad = stand.indicator
    if blad.doel is None:
        return _("Er is geen doel afgesproken.")
    zin = _("Doel %(doel)s, drempel %(drempel)s.") % {
        "doel": norm_words(blad.doel),
        "drempel": norm_words(blad.drempel),
    }
    return zin + (" " + _("Voorbeeldnorm: dit doel is niet vastgesteld.") if blad.voorbeeld else "")


def _after_judging(
    gegeven: Mapping[int, Sequence[Kleuroordeel]], tekst: Visietekst, nummer: int, periode: Periode
) -> VolgendeStap:
    """Return where to go on: the next principle without a colour over these days, else the evaluations."""
    open_ = [u.nummer for u in tekst.uitgangspunten if judged_over(gegeven.get(u.nummer, ()), periode) is None]
    volgende = next((n for n in open_ if n > nummer), next(iter(open_), None))
    if volgende is None:
        return VolgendeStap(
            _("Alle uitgangspunten zijn beoordeeld"), _("Naar de evaluaties"), reverse("visie:evaluaties")
        )
    adres = reverse("visie:uitgangspunt", args=[volgende]) + f"?jaar={periode.van.year}"
    return VolgendeStap(_("Geef een oordeel over uitgangspunt %(n)d") % {"n": volgende}, _("Naar het oordeel"), adres)


def present_principle(handeling: Handeling, nummer: int, periode: Periode) -> dict[str, object]:
    """
    Return what the page of a principle shows.

    :raises NotFound: if the vision in force has no such principle
    """
    versie = kern.need_version(handeling)
    tekst = kern.text_of_version(versie)
    punt = tekst.uitgangspunt(nummer)
    if punt is None:
        raise NotFound
    stand = standing_of(handeling, tekst=tekst, uitgangspunt=punt, periode=periode)
    alle = colours(handeling, versie=versie)
    gegeven = alle.get(nummer, [])
    nu = judged_over(gegeven, periode)
    return {
        "punt": punt,
        "periode": period_words(periode.van, periode.tot),
        "indicatoren": [present_indicator(s) for s in stand.standen],
        "voorstel": present_colour(stand.voorstel.kleur) if stand.voorstel.kleur else None,
        "gemeten": stand.voorstel.gemeten,
        "geheel": stand.voorstel.geheel,
        "oordeel": present_judgement(nu) if nu else None,
        "verloop": [present_judgement(o) for o in gegeven],
        "stap": _after_judging(alle, tekst, nummer, periode) if nu else None,
        "focus": present_focus(focus_points(handeling, versie=versie, uitgangspunt=nummer), kern.today(handeling)),
    }
