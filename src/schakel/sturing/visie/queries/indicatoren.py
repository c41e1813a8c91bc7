"""What do the published figures say about a principle, and which colour do they propose?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers import queries as cijfers
from schakel.sturing.cijfers.rules import Cijfer, Maat, Periode
from schakel.sturing.visie.models import Visieversie
from schakel.sturing.visie.queries.kern import text_of_version
from schakel.sturing.visie.rules.definitie import Indicator, Uitgangspunt, Visietekst
from schakel.sturing.visie.rules.kleur import Kleur, Kleurvoorstel, Meting, colour_of, propose


@dataclass(frozen=True, slots=True)
class Indicatorstand:
    """One indicator with its figure over the period, the months in it, and what it says beside its norm."""

    indicator: Indicator
    maat: Maat | None
    cijfer: Cijfer | None
    reeks: Sequence[Cijfer]
    meting: Meting
    kleur: Kleur | None


@dataclass(frozen=True, slots=True)
class Uitgangspuntstand:
    """One principle with its tree, and the proposal of the figures together."""

    uitgangspunt: Uitgangspunt
    standen: Sequence[Indicatorstand]
    voorstel: Kleurvoorstel


def standings_of(
    handeling: Handeling,
    *,
    tekst: Visietekst,
    periode: Periode,
    uitgangspunten: Sequence[Uitgangspunt] | None = None,
    reeks: bool = True,
) -> list[Uitgangspuntstand]:
    """Return the figures of these principles over the period, read at once; `reeks=False` leaves out the months."""
    punten = tekst.uitgangspunten if uitgangspunten is None else uitgangspunten
    bladeren = {p.nummer: [blad for i in p.indicatoren for blad in i.bladeren()] for p in punten}
    vragen = {
        blad.code: (maat.code, blad.gebied or tekst.evaluatiegebied)
        for per in bladeren.values()
        for blad in per
        if (maat := _measure(blad.maat)) is not None
    }
    gelezen = cijfers.figures_together(handeling, vragen=set(vragen.values()), periode=periode, maanden=reeks)
    standen = {
        p.nummer: [_standing(b, gelezen[vragen[b.code]] if b.code in vragen else None) for b in bladeren[p.nummer]]
        for p in punten
    }
    return [
        Uitgangspuntstand(
            p, standen[p.nummer], propose(p.indicatoren, {s.indicator.code: s.meting for s in standen[p.nummer]})
        )
        for p in punten
    ]


def standing_of(
    handeling: Handeling, *, tekst: Visietekst, uitgangspunt: Uitgangspunt, periode: Periode, reeks: bool = True
) -> Uitgangspuntstand:
    """Return the figures of one principle over the period; `reeks=False` leaves out the months."""
    return standings_of(handeling, tekst=tekst, uitgangspunten=[uitgangspunt], periode=periode, reeks=reeks)[0]


def proposal_for(
    handeling: Handeling, *, versie: Visieversie, uitgangspunt: int, van: date, tot: date
) -> Kleurvoorstel:
    """
    Return which colour the figures propose for a principle over these days.

    :raises NotFound: if the version has no such principle
    """
    tekst = text_of_version(versie)
    punt = tekst.uitgangspunt(uitgangspunt)
    if punt is None:
        raise NotFound
    periode = Periode(van, tot)
    return standing_of(handeling, tekst=tekst, uitgangspunt=punt, periode=periode, reeks=False).voorstel


def series_of(handeling: Handeling, *, tekst: Visietekst, code: str, periode: Periode) -> Sequence[Cijfer]:
    """Return the months of one indicator, to see what happened after an action; nothing when it is not measured."""
    blad = indicator_with(tekst, code)
    maat = _measure(blad.maat) if blad else None
    if blad is None or maat is None or not maat.meetbaar:
        return ()
    gebied = blad.gebied or tekst.evaluatiegebied
    return cijfers.list_series(handeling, maat=maat.code, gebied=gebied, periode=periode)


def indicator_with(tekst: Visietekst, code: str) -> Indicator | None:
    """Return the indicator with this code."""
    return leaves_of(tekst).get(code)


def leaves_of(tekst: Visietekst) -> Mapping[str, Indicator]:
    """Return every indicator that is measured, by its code."""
    return {
        blad.code: blad
        for punt in tekst.uitgangspunten
        for indicator in punt.indicatoren
        for blad in indicator.bladeren()
    }


def _standing(blad: Indicator, gelezen: tuple[Cijfer, Sequence[Cijfer]] | None) -> Indicatorstand:
    if gelezen is None:
        return Indicatorstand(blad, None, None, (), Meting(None, "nog niet te meten: er is nog geen maat voor."), None)
    cijfer, maanden = gelezen
    meting = Meting(cijfer.waarde, cijfer.zin())
    return Indicatorstand(blad, cijfer.maat, cijfer, maanden, meting, colour_of(blad, meting))


def _measure(code: str) -> Maat | None:
    try:
        return cijfers.get_measure(code) if code else None
    except NotFound:
        return None
