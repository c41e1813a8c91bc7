"""Which code lists are there, and which of them counted when?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.basis.codelijsten.models import Code, Codelijst
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.taal import datum

Looptijd = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Lijstbeeld:
    """One list: its source and its codes, each in words, with its own time where that is another."""

    naam: str
    code: str
    bron: str
    regels: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Kolom:
    """The lists that counted in the same time."""

    kop: str
    loopt: bool
    lijsten: Sequence[Lijstbeeld]


def present_codelists(handeling: Handeling, rijen: Iterable[tuple[Codelijst, Sequence[Code]]]) -> list[Kolom]:
    """Return the lists in columns by the time in which they count: what ended, what came then, and what stays."""
    kolommen: dict[Looptijd, list[Lijstbeeld]] = defaultdict(list)
    for lijst, codes in rijen:
        if codes:
            looptijd = _lifetime(codes)
            kolommen[looptijd].append(_list(lijst, codes, looptijd))
    vandaag = lokale_datum(handeling.moment)
    eerste = min((van for van, _tot in kolommen), default=vandaag)
    volgorde = sorted(kolommen, key=lambda tijd: (tijd == (eerste, None), tijd[0], tijd[1] or date.max))
    return [
        Kolom(_period(van, tot), van <= vandaag and (tot is None or tot > vandaag), kolommen[van, tot])
        for van, tot in volgorde
    ]


def _lifetime(codes: Sequence[Code]) -> Looptijd:
    einden = [code.geldig_tot for code in codes]
    return min(code.geldig_van for code in codes), None if None in einden else max(tot for tot in einden if tot)


def _list(lijst: Codelijst, codes: Sequence[Code], looptijd: Looptijd) -> Lijstbeeld:
    regels = []
    for code in codes:
        eigen = (code.geldig_van, code.geldig_tot)
        regels.append((code.code, code.omschrijving, "" if eigen == looptijd else _period(*eigen)))
    return Lijstbeeld(lijst.naam, lijst.code, (lijst.bron or codes[0].bron).rstrip("."), regels)


def _period(van: date, tot: date | None) -> str:
    if tot is None:
        return _("Vanaf %(van)s") % {"van": datum(van)}
    return _("Van %(van)s tot %(tot)s") % {"van": datum(van), "tot": datum(tot)}
