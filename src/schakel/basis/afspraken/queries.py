"""What do the agreements that hold say about this case, and about this word?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schakel.basis.afspraken.models import AfspraakVersie, Begrip, Beslistabel
from schakel.basis.afspraken.rules import Tabel, Uitkomst, Waarde, evaluate, lees_tabel
from schakel.basis.afspraken.rules.bestand import from_text
from schakel.kernel.errors import NotPossible

SPECIALIST = "specialist_"
HOOGSTE_AANTAL_DAGEN = 10_000


@dataclass(frozen=True, slots=True)
class GeldendeTabel:
    """A table of a version in force, ready to run."""

    tabel: Tabel
    versie: int
    versienaam: str
    afspraak: str
    gemeente: str
    voorbeeld: bool


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What the agreements decided: fit to be frozen with the decision."""

    versie: int
    versienaam: str
    afspraak: str
    voorbeeld: bool
    uitkomst: Uitkomst
    eerst_gevraagd: tuple[str, ...] = ()

    @property
    def waarden(self) -> Mapping[str, Waarde | None]:
        """Return what was decided."""
        return self.uitkomst.waarden

    def zinnen(self) -> tuple[str, ...]:
        """Return the explanation in plain Dutch."""
        kop = f"{self.afspraak}, versie {self.versienaam}" + (
            " (voorbeeld, niet vastgesteld)." if self.voorbeeld else "."
        )
        eerst = tuple(f"De lokale afspraak ‘{naam}’ zegt hierover niets." for naam in self.eerst_gevraagd)
        return (kop, *eerst, *self.uitkomst.zinnen())

    def als_json(self) -> dict[str, object]:
        """Return the decision as plain values."""
        return {
            "versie": self.versie,
            "versienaam": self.versienaam,
            "afspraak": self.afspraak,
            "voorbeeld": self.voorbeeld,
            **self.uitkomst.als_json(),
            "zinnen": list(self.zinnen()),
        }


@dataclass(frozen=True, slots=True)
class Betekenis:
    """What a word means to the region, or to one party."""

    woord: str
    partij: str
    betekenis: str
    artikel: str
    afspraak: str
    voorbeeld: bool


_CACHE: dict[tuple[str, date], tuple[GeldendeTabel, ...]] = {}


def version_in_force(regio: str | None, code: str, dag: date) -> AfspraakVersie | None:
    """Return the version of the agreement that holds on the day; the region's own goes before the national one."""
    return (
        AfspraakVersie.objects.geldend_op(dag)
        .select_related("afspraak")
        .filter(afspraak__code=code, afspraak__regio__in={"", regio or ""})
        .order_by("-afspraak__regio")
        .first()
    )


def decide(regio: str | None, code: str, facts: Mapping[str, Waarde | None], dag: date) -> Beslissing:
    """
    Return what the table with this code decides: the municipality's own agreement first, then region, then country.

    :raises NotPossible: if no approved agreement in force holds such a table
    """
    tabellen = [
        t for t in tabellen_op(regio, dag) if t.tabel.code == code and t.gemeente in ("", facts.get("gemeente"))
    ]
    if not tabellen:
        raise NotPossible("Hierover is op deze dag geen goedgekeurde afspraak van kracht.")
    stil: list[str] = []
    for geldend in tabellen:
        beslissing = _decide(geldend, facts, dag, tuple(stil))
        if beslissing.uitkomst.beslist:
            return beslissing
        stil.append(geldend.afspraak)
    return _decide(tabellen[-1], facts, dag, tuple(stil[:-1]))


def has_table(regio: str | None, code: str, dag: date) -> bool:
    """Answer whether an agreement in force holds such a table."""
    return any(t.tabel.code == code for t in tabellen_op(regio, dag))


def specialists(regio: str | None, facts: Mapping[str, Waarde | None], dag: date) -> list[Beslissing]:
    """Return, for each specialist that the agreements know, whether and how soon this case asks for one."""
    codes = dict.fromkeys(t.tabel.code for t in tabellen_op(regio, dag) if t.tabel.code.startswith(SPECIALIST))
    beslissingen = [decide(regio, code, facts, dag) for code in codes]
    return [b for b in beslissingen if b.uitkomst.beslist]


def tabellen_op(regio: str | None, dag: date) -> tuple[GeldendeTabel, ...]:
    """Return the tables in force on the day: local ones first, then regional, then national."""
    sleutel = (regio or "", dag)
    if sleutel not in _CACHE:
        if len(_CACHE) >= HOOGSTE_AANTAL_DAGEN:
            _CACHE.clear()
        _CACHE[sleutel] = _read(*sleutel)
    return _CACHE[sleutel]


def forget_tabellen() -> None:
    """Empty the cache of this process."""
    _CACHE.clear()
    _GELEZEN.clear()


def begrip(regio: str | None, woord: str, dag: date) -> list[Betekenis]:
    """Return how the region reads the word, then how each party does."""
    rijen = (
        Begrip.objects.filter(
            woord__iexact=woord,
            versie__afspraak__regio__in={"", regio or ""},
            versie__in=AfspraakVersie.objects.geldend_op(dag),
        )
        .select_related("versie__afspraak")
        .order_by("-versie__afspraak__regio", "partij")
    )
    return [
        Betekenis(r.woord, r.partij, r.betekenis, r.artikel, r.versie.afspraak.titel, r.versie.voorbeeld) for r in rijen
    ]


def woorden(regio: str | None, dag: date) -> list[str]:
    """Return the words that the agreements in force explain."""
    versies = AfspraakVersie.objects.geldend_op(dag).filter(afspraak__regio__in={"", regio or ""})
    return sorted(set(Begrip.objects.filter(versie__in=versies).values_list("woord", flat=True)))


_GELEZEN: dict[tuple[int, str], Tabel] = {}


def _read(regio: str, dag: date) -> tuple[GeldendeTabel, ...]:
    rijen = (
        Beslistabel.objects.filter(
            versie__afspraak__regio__in={"", regio}, versie__in=AfspraakVersie.objects.geldend_op(dag)
        )
        .select_related("versie__afspraak")
        .order_by("-versie__afspraak__gemeente", "-versie__afspraak__regio", "pk")
    )
    return tuple(
        GeldendeTabel(
            tabel=_gelezen(rij),
            versie=rij.versie_id,
            versienaam=rij.versie.versie,
            afspraak=rij.versie.afspraak.titel,
            gemeente=rij.versie.afspraak.gemeente,
            voorbeeld=rij.versie.voorbeeld,
        )
        for rij in rijen
    )


def _gelezen(rij: Beslistabel) -> Tabel:
    sleutel = (rij.pk, rij.versie.vingerafdruk)
    if sleutel not in _GELEZEN:
        _GELEZEN[sleutel] = lees_tabel(from_text(rij.definitie))
    return _GELEZEN[sleutel]


def _decide(
    geldend: GeldendeTabel, facts: Mapping[str, Waarde | None], dag: date, eerst: tuple[str, ...]
) -> Beslissing:
    return Beslissing(
        versie=geldend.versie,
        versienaam=geldend.versienaam,
        afspraak=geldend.afspraak,
        voorbeeld=geldend.voorbeeld,
        uitkomst=evaluate(geldend.tabel, facts, dag),
        eerst_gevraagd=eerst,
    )
