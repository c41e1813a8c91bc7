"""What do the agreements that hold say about this case, and about this word?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from schakel.basis.afspraken.models import AfspraakVersie, Artikel, Begrip, Beslistabel
from schakel.basis.afspraken.rules import Bevinding, Tabel, Uitkomst, Waarde, check, evaluate, lees_tabel
from schakel.basis.afspraken.rules.bestand import from_text
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Gebied
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

SPECIALIST = "specialist_"
HOOGSTE_AANTAL_DAGEN = 10_000
# Version, state, first and last day, fingerprint of each version of a region.
Stempel: TypeAlias = tuple[tuple[object, ...], ...]
# Whose reading of a word comes first: what is agreed, then the two between whom most cases go.
PARTIJEN = {"": 0, "veilig_thuis": 1, "lokaal_veld": 2}


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
    artikel_titel: str = ""
    artikel_tekst: str = ""
    gemeente: str = ""


@dataclass(frozen=True, slots=True)
class Versiezicht:
    """One version with everything that it says, in the order of the file."""

    versie: AfspraakVersie
    gemeente: str
    artikelen: Sequence[Artikel]
    ondertekenaars: Sequence[tuple[str, date]]
    tabellen: Sequence[Tabel]
    begrippen: Sequence[Begrip]
    zusters: Sequence[AfspraakVersie]
    # CBS code -> name: tables name municipalities by their code.
    gemeenten: Mapping[str, str]


# What holds on a day, with the stamp under which it was read.
_CACHE: dict[tuple[str, date], tuple[Stempel, tuple[GeldendeTabel, ...]]] = {}


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
    return decide_in(tabellen_op(regio, dag), code, facts, dag)


def decide_in(
    geldend_op: Sequence[GeldendeTabel], code: str, facts: Mapping[str, Waarde | None], dag: date
) -> Beslissing:
    """
    Return what `decide` does, in tables that were read before.

    :raises NotPossible: if none of them has this code
    """
    tabellen = [t for t in geldend_op if t.tabel.code == code and t.gemeente in ("", facts.get("gemeente"))]
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
    geldend = tabellen_op(regio, dag)
    codes = dict.fromkeys(t.tabel.code for t in geldend if t.tabel.code.startswith(SPECIALIST))
    beslissingen = [decide_in(geldend, code, facts, dag) for code in codes]
    return [b for b in beslissingen if b.uitkomst.beslist]


def tabellen_op(regio: str | None, dag: date) -> tuple[GeldendeTabel, ...]:
    """Return the tables in force on the day: local ones first, then regional, then national."""
    sleutel, nu = (regio or "", dag), _stempel(regio)
    stempel, tabellen = _CACHE.get(sleutel, ((), ()))
    if sleutel not in _CACHE or stempel != nu:
        if len(_CACHE) >= HOOGSTE_AANTAL_DAGEN:
            _CACHE.clear()
        tabellen = _read(*sleutel)
        _CACHE[sleutel] = nu, tabellen
    return tabellen


def _stempel(regio: str | None) -> Stempel:
    """Return what changes when a version does: another process may have put one in force a moment ago."""
    rijen = AfspraakVersie.objects.of_region(regio).order_by("pk")
    return tuple(rijen.values_list("pk", "status", "geldig_van", "geldig_tot", "vingerafdruk"))


def forget_tabellen() -> None:
    """Empty the cache of this process."""
    _CACHE.clear()
    _GELEZEN.clear()


def begrip(regio: str | None, woord: str | None, dag: date) -> list[Betekenis]:
    """Return how the region reads the word (None: every word), then how each party does."""
    rijen = list(
        Begrip.objects.filter(
            **({} if woord is None else {"woord__iexact": woord}),
            versie__afspraak__regio__in={"", regio or ""},
            versie__in=AfspraakVersie.objects.geldend_op(dag),
        )
        .select_related("versie__afspraak")
        .order_by("versie__afspraak__gemeente", "-versie__afspraak__regio", "partij")
    )
    artikelen = {(a.versie_id, a.nummer): a for a in Artikel.objects.filter(versie__in={r.versie_id for r in rijen})}
    rijen.sort(key=lambda rij: PARTIJEN.get(rij.partij, len(PARTIJEN)))
    return [_betekenis(rij, artikelen.get((rij.versie_id, rij.artikel))) for rij in rijen]


def _betekenis(rij: Begrip, artikel: Artikel | None) -> Betekenis:
    afspraak = rij.versie.afspraak
    return Betekenis(
        woord=rij.woord,
        partij=rij.partij,
        betekenis=rij.betekenis,
        artikel=rij.artikel,
        afspraak=afspraak.titel,
        voorbeeld=rij.versie.voorbeeld,
        artikel_titel=artikel.titel if artikel else "",
        artikel_tekst=artikel.tekst if artikel else "",
        gemeente=afspraak.gemeente,
    )


def woorden(regio: str | None, dag: date) -> list[str]:
    """Return the words that the agreements in force explain."""
    versies = AfspraakVersie.objects.geldend_op(dag).filter(afspraak__regio__in={"", regio or ""})
    return sorted(set(Begrip.objects.filter(versie__in=versies).values_list("woord", flat=True)))


def own_region(handeling: Handeling) -> str:
    """Return the region of which the acting team reads the agreements."""
    return organisaties.own_region(handeling)


def versions_to_read(handeling: Handeling) -> list[AfspraakVersie]:
    """Return every version that the actor may read: of the own region, its municipalities and the country."""
    handeling.spoor.noteer("afspraak")
    return list(
        AfspraakVersie.objects.of_region(own_region(handeling))
        .select_related("afspraak")
        .prefetch_related("ondertekenaars")
        .order_by("afspraak__gemeente", "afspraak__titel", "-geldig_van", "-pk")
    )


def access_versie(handeling: Handeling, *, code: str, versie: str) -> AfspraakVersie:
    """
    Return this version of the agreement with this code; the region's own goes before the national one.

    :raises NotFound: if there is none, or it belongs to a region in which the acting team does not work
    """
    rij = (
        AfspraakVersie.objects.of_region(own_region(handeling))
        .filter(afspraak__code=code, versie=versie)
        .select_related("afspraak")
        .order_by("-afspraak__regio")
        .first()
    )
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("afspraak")
    return rij


def open_versie(handeling: Handeling, *, code: str, versie: str) -> Versiezicht:
    """
    Return everything that a version says.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = access_versie(handeling, code=code, versie=versie)
    tekens = list(rij.ondertekenaars.order_by("pk"))
    namen = organisaties.names_of_codes(teken.organisatie for teken in tekens)
    gemeenten = names_of_gemeenten(rij.afspraak.regio)
    return Versiezicht(
        versie=rij,
        gemeente=gemeenten.get(rij.afspraak.gemeente, rij.afspraak.gemeente),
        artikelen=list(rij.artikelen.order_by("pk")),
        ondertekenaars=[(namen[teken.organisatie], teken.sinds) for teken in tekens],
        tabellen=tables_of(rij),
        begrippen=list(rij.begrippen.order_by("woord", "partij", "pk")),
        zusters=list(AfspraakVersie.objects.filter(afspraak=rij.afspraak).order_by("-geldig_van", "-pk")),
        gemeenten=gemeenten,
    )


def to_compare(handeling: Handeling, *, code: str, versie: str, met: str = "") -> tuple[Versiezicht, Versiezicht]:
    """
    Return an earlier version and this one, both whole; without `met` the version that held or was made before it.

    :raises NotFound: if there is no such version, no other one, or the actor may not know of it
    """
    nieuw = open_versie(handeling, code=code, versie=versie)
    andere = [rij for rij in nieuw.zusters if rij.pk != nieuw.versie.pk]
    hier = (nieuw.versie.geldig_van, nieuw.versie.pk)
    eerder = [rij for rij in andere if (rij.geldig_van, rij.pk) < hier]
    gekozen = next((rij for rij in andere if rij.versie == met), None) if met else next(iter(eerder or andere), None)
    if gekozen is None:
        raise NotFound
    return open_versie(handeling, code=code, versie=gekozen.versie), nieuw


def meanings(handeling: Handeling, *, woord: str) -> list[Betekenis]:
    """
    Return how the own region reads the word today, then how each party does.

    :raises NotFound: if no agreement in force explains it
    """
    gevonden = begrip(own_region(handeling), woord, lokale_datum(handeling.moment))
    if not gevonden:
        raise NotFound
    handeling.spoor.noteer("afspraak")
    return gevonden


def all_meanings(handeling: Handeling) -> dict[str, list[Betekenis]]:
    """Return every word that the agreements in force explain, each with its readings."""
    handeling.spoor.noteer("afspraak")
    gevonden: dict[str, list[Betekenis]] = {}
    for betekenis in begrip(own_region(handeling), None, lokale_datum(handeling.moment)):
        gevonden.setdefault(betekenis.woord, []).append(betekenis)
    return dict(sorted(gevonden.items()))


def names_of_gemeenten(regio: str) -> dict[str, str]:
    """Return the names of the municipalities of a region by their CBS code."""
    rijen = Gebied.objects.filter(soort="gemeente", **({"regio__code": regio} if regio else {}))
    return dict(rijen.values_list("code", "naam"))


def tables_of(rij: AfspraakVersie) -> list[Tabel]:
    """Return the decision tables of a version, ready to run, in the order of the file."""
    return [lees_tabel(from_text(tabel.definitie)) for tabel in rij.tabellen.order_by("pk")]


def findings_of(rij: AfspraakVersie) -> list[tuple[Tabel, list[Bevinding]]]:
    """Return what is wrong, or worth knowing, with each table of a version."""
    return [(tabel, check(tabel)) for tabel in tables_of(rij)]


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
