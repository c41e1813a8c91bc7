"""Which organisations, municipalities and sub-regions make up the chain of this region?  No case content at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.organisaties.models import (
    Aanbod,
    Alias,
    Contactpersoon,
    Dienst,
    Gebied,
    Gebiedsverzameling,
    GemeenteRegeling,
    Organisatie,
    Team,
    Werkgebied,
)
from schakel.basis.organisaties.queries import area_chain, teams_in_region
from schakel.casuswerk.werkplek.queries.bereikbaar import Partner, own_region, partners_van
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

LANDELIJK = "landelijk"


@dataclass(frozen=True, slots=True)
class Ketenfilter:
    """What is looked for on the ketenkaart; empty is everything."""

    q: str = ""
    soort: str = ""
    gemeente: str = ""
    fase: str = ""
    doelgroep: str = ""
    nodig: str = ""
    verbondenheid: str = ""


@dataclass(frozen=True, slots=True)
class Organisatiezicht:
    """One organisation with its names in time, its teams and whom to call there."""

    organisatie: Organisatie
    aliassen: Sequence[Alias]
    teams: Sequence[Team]
    diensten: Sequence[Dienst]
    afspraken: Sequence[AfspraakVersie]


@dataclass(frozen=True, slots=True)
class Gemeentezicht:
    """One municipality with what it has arranged for itself, now, before and later."""

    gemeente: Gebied
    keten: Sequence[Gebied]
    verzamelingen: Sequence[Gebiedsverzameling]
    regelingen: Sequence[GemeenteRegeling]
    teams: Sequence[Team]
    afspraken: Sequence[AfspraakVersie]


@dataclass(frozen=True, slots=True)
class Gebiedenzicht:
    """The municipalities of the region with the sub-region of each, and the sets over which is agreed or counted."""

    gemeenten: Sequence[Gebied]
    verzamelingen: Sequence[Gebiedsverzameling]


def _areas_around(regio: str, gemeente: str, dag: date) -> set[int]:
    """Return the municipality, what it lies in, and what lies in it: who serves one of these, serves people there."""
    rij = Gebied.objects.valid_on(dag).filter(regio__code=regio, soort="gemeente", code=gemeente).first()
    if rij is None:
        return set()
    erin = Gebied.objects.valid_on(dag).filter(Q(ouder=rij) | Q(ouder__ouder=rij)).values_list("pk", flat=True)
    return {gebied.pk for gebied in area_chain(rij)} | set(erin)


def _filter_teams(teams: QuerySet[Team], *, regio: str, dag: date, gezocht: Ketenfilter) -> QuerySet[Team]:
    """Keep the teams that are looked for; a team for everybody is there for each target group."""
    if gezocht.q:
        teams = teams.filter(Q(naam__icontains=gezocht.q) | Q(organisatie__naam__icontains=gezocht.q))
    if gezocht.soort:
        teams = teams.filter(soort=gezocht.soort)
    if gezocht.gemeente:
        gebieden = _areas_around(regio, gezocht.gemeente, dag)
        teams = teams.filter(pk__in=Werkgebied.objects.valid_on(dag).filter(gebied__in=gebieden).values("team"))
    aanbod = Aanbod.objects.valid_on(dag)
    if gezocht.fase:
        teams = teams.filter(pk__in=aanbod.filter(fase=gezocht.fase).values("team"))
    if gezocht.doelgroep:
        teams = teams.filter(pk__in=aanbod.filter(doelgroep__in=(gezocht.doelgroep, "allen")).values("team"))
    if gezocht.nodig:
        teams = teams.filter(pk__in=aanbod.filter(code=gezocht.nodig).values("team"))
    return teams


def partners_in_region(handeling: Handeling, *, gezocht: Ketenfilter) -> list[Partner]:
    """Return the teams of the region that are looked for, with areas and contact persons."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    teams = _filter_teams(teams_in_region(regio, dag), regio=regio, dag=dag, gezocht=gezocht)
    return partners_van(handeling, teams=teams)


def organisations_in_region(handeling: Handeling, *, gezocht: Ketenfilter) -> list[Organisatie]:
    """Return the organisations that work in the region, with or without a team, in the order of their names."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    rijen = _organisations(regio, dag)
    if gezocht.q:
        alias = Alias.objects.filter(naam__icontains=gezocht.q).values("organisatie")
        rijen = rijen.filter(Q(naam__icontains=gezocht.q) | Q(pk__in=alias))
    if gezocht.fase:
        rijen = rijen.filter(fasen__contains=[gezocht.fase])
    if gezocht.doelgroep:
        rijen = rijen.filter(doelgroepen__overlap=[gezocht.doelgroep, "allen"])
    if gezocht.verbondenheid:
        rijen = rijen.filter(verbondenheid=gezocht.verbondenheid)
    if gezocht.gemeente or gezocht.nodig:
        smal = Ketenfilter(gemeente=gezocht.gemeente, nodig=gezocht.nodig)
        teams = _filter_teams(teams_in_region(regio, dag), regio=regio, dag=dag, gezocht=smal).values("organisatie")
        # Of who has no team here, no area is known: it is there for the whole region, until something is needed.
        overal = ~Q(pk__in=teams_in_region(regio, dag).values("organisatie")) if not gezocht.nodig else Q(pk=None)
        rijen = rijen.filter(Q(pk__in=teams) | overal)
    handeling.spoor.noteer("organisatie")
    hier = teams_in_region(regio, dag).order_by("naam")
    return list(rijen.prefetch_related(Prefetch("teams", queryset=hier, to_attr="hier")).order_by("naam", "pk"))


def _organisations(regio: str, dag: date) -> QuerySet[Organisatie]:
    werkend = teams_in_region(regio, dag).values("organisatie")
    return Organisatie.objects.valid_on(dag).filter(Q(herkomst__in=(regio, LANDELIJK)) | Q(pk__in=werkend))


def open_organisatie(handeling: Handeling, *, publiek_id: UUID) -> Organisatiezicht:
    """
    Return one organisation of the region.

    :raises NotFound: if there is none, or it works in another region
    """
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    rij = _organisations(regio, dag).filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    teams = (
        teams_in_region(regio, dag)
        .filter(organisatie=rij)
        .prefetch_related(Prefetch("werkgebieden", queryset=Werkgebied.objects.valid_on(dag).select_related("gebied")))
        .prefetch_related(Prefetch("aanbod", queryset=Aanbod.objects.valid_on(dag).order_by("naam")))
        .prefetch_related(Prefetch("contactpersonen", queryset=_contacts(dag)))
        .order_by("naam")
    )
    handeling.spoor.noteer("organisatie")
    return Organisatiezicht(
        organisatie=rij,
        aliassen=list(rij.aliassen.order_by("geldig_tot", "naam")),
        teams=list(teams),
        diensten=list(
            Dienst.objects.valid_on(dag).filter(regio__code=regio, team__organisatie=rij).select_related("team")
        ),
        afspraken=list(
            AfspraakVersie.objects.of_region(regio)
            .filter(ondertekenaars__organisatie=rij.code)
            .select_related("afspraak")
            .order_by("afspraak__titel", "-geldig_van")
        ),
    )


def _contacts(dag: date) -> QuerySet[Contactpersoon]:
    """Return who is or was to be called; who has run out stands there with the substitute."""
    begonnen = Contactpersoon.objects.filter(geldig_van__lte=dag)
    return begonnen.select_related("vervanger").order_by("code", "-geldig_van")


def open_gebieden(handeling: Handeling) -> Gebiedenzicht:
    """Return the municipalities of the region and its area sets."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    handeling.spoor.noteer("gebied")
    return Gebiedenzicht(
        gemeenten=list(
            Gebied.objects.valid_on(dag)
            .filter(regio__code=regio, soort="gemeente")
            .select_related("ouder")
            .order_by("ouder__naam", "naam")
        ),
        verzamelingen=list(
            Gebiedsverzameling.objects.filter(regio__code=regio)
            .prefetch_related(Prefetch("gebieden", queryset=Gebied.objects.order_by("naam")))
            .order_by("naam")
        ),
    )


def open_gemeente(handeling: Handeling, *, code: str) -> Gemeentezicht:
    """
    Return one municipality of the region.

    :raises NotFound: if the region has none with this code
    """
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    rij = (
        Gebied.objects.valid_on(dag)
        .filter(regio__code=regio, soort="gemeente", code=code)
        .select_related("ouder__ouder")
        .first()
    )
    if rij is None:
        raise NotFound
    gezocht = Ketenfilter(gemeente=code)
    handeling.spoor.noteer("gebied")
    return Gemeentezicht(
        gemeente=rij,
        keten=area_chain(rij)[1:],
        verzamelingen=list(rij.verzamelingen.filter(regio__code=regio).order_by("naam")),
        regelingen=list(rij.regelingen.order_by("code", "geldig_van")),
        teams=list(
            _filter_teams(teams_in_region(regio, dag), regio=regio, dag=dag, gezocht=gezocht).order_by(
                "organisatie__naam", "naam"
            )
        ),
        afspraken=list(
            AfspraakVersie.objects.of_region(regio).filter(afspraak__gemeente=code).select_related("afspraak")
        ),
    )


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the filters of the ketenkaart can be set to: only what is there."""

    fasen: Sequence[str]
    doelgroepen: Sequence[str]
    nodig: Sequence[tuple[str, str]]


def choices_in_region(handeling: Handeling) -> Keuzes:
    """Return the phases, target groups and needs for which the region has somebody."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    aanbod = list(
        Aanbod.objects.valid_on(dag)
        .filter(team__in=teams_in_region(regio, dag))
        .values_list("code", "naam", "fase", "doelgroep")
    )
    organisaties = list(_organisations(regio, dag).values_list("fasen", "doelgroepen"))
    namen: dict[str, str] = {}
    for code, naam, _fase, _doelgroep in aanbod:
        namen.setdefault(code, naam)
    return Keuzes(
        fasen=sorted({f for _c, _n, f, _d in aanbod} | {f for fasen, _d in organisaties for f in fasen}),
        doelgroepen=sorted({d for _c, _n, _f, d in aanbod} | {d for _f, groepen in organisaties for d in groepen}),
        nodig=sorted(namen.items(), key=lambda paar: paar[1].lower()),
    )
