"""What, when, how: a page for each decision table and each table around which people sit, made from its definition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet

from schakel.basis.afspraken.models import Artikel
from schakel.basis.afspraken.queries import GeldendeTabel, tabellen_op
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Aanbod, Dienst, GemeenteRegeling, Team, Werkgebied
from schakel.casuswerk.werkplek.queries.bereikbaar import own_region
from schakel.casuswerk.werkplek.rules import wijzer
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Gidsblad:
    """One page: either a decision table with its article, or the teams of one kind with what concerns them."""

    code: str
    tabel: GeldendeTabel | None
    artikel: Artikel | None
    teams: Sequence[Team]
    diensten: Sequence[Dienst]
    wanneer: Sequence[str]
    binnen: Sequence[str]
    lokaal: Sequence[GemeenteRegeling]


def guide_codes(handeling: Handeling) -> tuple[list[GeldendeTabel], list[str]]:
    """Return of what there is a page: the tables in force, and the kinds of team of the region, tables first."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    tabellen = {f"{t.tabel.code}{t.gemeente}": t for t in reversed(tabellen_op(regio, dag))}
    soorten = set(organisaties.teams_in_region(regio, dag).values_list("soort", flat=True))
    handeling.spoor.noteer("afspraak")
    return [*reversed(tabellen.values())], sorted(soorten, key=lambda s: (s not in wijzer.TAFELS, s))


def open_guide(handeling: Handeling, *, code: str) -> Gidsblad:
    """
    Return the page of a table or of a kind of team.

    :raises NotFound: if the region has neither
    """
    tabellen, soorten = guide_codes(handeling)
    gevonden = next((t for t in tabellen if f"{t.tabel.code}{t.gemeente}" == code), None)
    if gevonden is not None:
        dag = lokale_datum(handeling.moment)
        rijen = tuple(rij for rij in gevonden.tabel.rijen if rij.geldt_op(dag))
        gevonden = replace(gevonden, tabel=replace(gevonden.tabel, rijen=rijen))
        artikelen = Artikel.objects.filter(versie_id=gevonden.versie, nummer=gevonden.tabel.artikel)
        return Gidsblad(code, gevonden, artikelen.first(), (), (), (), (), ())
    if code not in soorten:
        raise NotFound
    return _of_kind(handeling, code)


def _of_kind(handeling: Handeling, soort: str) -> Gidsblad:
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    aanbod: QuerySet[Aanbod] = Aanbod.objects.valid_on(dag).order_by("naam")
    werkgebieden: QuerySet[Werkgebied] = Werkgebied.objects.valid_on(dag).select_related("gebied")
    hier = organisaties.teams_in_region(regio, dag).filter(soort=soort)
    teams = hier.prefetch_related(Prefetch("aanbod", queryset=aanbod), Prefetch("werkgebieden", queryset=werkgebieden))
    diensten = Dienst.objects.valid_on(dag).filter(regio__code=regio, team__soort=soort).select_related("team")
    # A region names an arrangement after the table that it is about.
    lokaal = GemeenteRegeling.objects.valid_on(dag).filter(
        gebied__regio__code=regio, code__startswith=soort.replace("_", "-")
    )
    echt = [t.tabel for t in tabellen_op(regio, dag)]
    return Gidsblad(
        soort, None, None, list(teams), list(diensten), wijzer.comes_to(echt, soort, dag),
        wijzer.within(echt, soort, dag), list(lokaal.select_related("gebied").order_by("gebied__naam")),
    )  # fmt: skip
