"""Between what can be chosen on the pages of this room?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.organisaties.models import Gebied, Organisatie, Team
from schakel.sturing.cijfers.rules import Maat
from schakel.sturing.visie.queries.indicatoren import leaves_of
from schakel.sturing.visie.rules.definitie import Visietekst
from schakel.sturing.visie.rules.standen import NAMEN, Actiestatus, Genodigdesoort

Keuzes = list[tuple[str, str]]


def principles(tekst: Visietekst) -> Keuzes:
    """Return the principles."""
    return [(str(u.nummer), f"{u.nummer}. {u.titel}") for u in tekst.uitgangspunten]


def phases(tekst: Visietekst) -> Keuzes:
    """Return the phases."""
    return [(f.code, f.titel) for f in tekst.fasen]


def bodies(tekst: Visietekst, *, alleen_per_gemeente: bool = False) -> Keuzes:
    """Return the bodies that decide; for who works for one municipality only those that decide for each."""
    organen = [o for o in tekst.organen if o.per_gemeente or not alleen_per_gemeente]
    return [(o.code, o.titel + (_(" (per gemeente)") if o.per_gemeente else "")) for o in organen]


def whose(namen: Mapping[str, str], eigen: frozenset[str]) -> Keuzes:
    """Return of whom an arrangement can be: of the whole region too, unless the reader works for one municipality."""
    van = [(code, naam) for code, naam in namen.items() if not eigen or code in eigen]
    return van if eigen else [("", _("De hele regio")), *van]


def areas(gebieden: Sequence[Gebied]) -> Keuzes:
    """Return municipalities."""
    return [(g.code, g.naam) for g in gebieden]


def indicators(tekst: Visietekst) -> Keuzes:
    """Return the indicators."""
    return [(code, blad.titel) for code, blad in leaves_of(tekst).items()]


def measures(maten: Sequence[Maat]) -> Keuzes:
    """Return the measures that can be measured."""
    return [(m.code, m.naam) for m in maten if m.meetbaar]


def teams(rijen: Sequence[Team]) -> Keuzes:
    """Return teams, by what they are called outside."""
    return [(t.code, t.naam) for t in rijen]


def guests() -> Keuzes:
    """Return who may be invited."""
    return [(s.value, NAMEN[s]) for s in Genodigdesoort]


def states(mogelijk: frozenset[Actiestatus]) -> Keuzes:
    """Return to which states an action may go."""
    return [(s.value, NAMEN[s]) for s in Actiestatus if s in mogelijk]


def organisations(rijen: Sequence[Organisatie]) -> Keuzes:
    """Return organisations."""
    return [(o.code, o.naam) for o in rijen]


def articles(versie: AfspraakVersie) -> Keuzes:
    """Return the articles of a version."""
    return [(a.nummer, f"{a.nummer}. {a.titel}") for a in versie.artikelen.order_by("pk")]
