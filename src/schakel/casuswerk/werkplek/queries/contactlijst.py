"""Who is responsible, who hands over to whom, and whom to call there; generated, and never typed over."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from schakel.basis.afspraken.queries import GeldendeTabel, tabellen_op
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties import rules as ketenregels
from schakel.basis.organisaties.models import Contactpersoon, Contactwijziging, Gebied, Ketentermijn, Team, Werkgebied
from schakel.basis.organisaties.permissions import keeps
from schakel.basis.organisaties.rules import Bijhoudstand
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.werkplek.queries.bereikbaar import own_region
from schakel.casuswerk.werkplek.rules import wijzer
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Belregel:
    """Whom to call at a team, whether that is still true, and who stands in."""

    team: Team
    contact: Contactpersoon | None
    uiterlijk: date | None
    stand: Bijhoudstand


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One kind of case in one municipality: from whom to whom, and whom to call there."""

    gemeente: Gebied
    zaak: wijzer.Zaaksoort
    van: Sequence[Belregel]
    naar: Sequence[Belregel]
    afspraak: str


@dataclass(frozen=True, slots=True)
class Bijhoudwerk:
    """What a team has to keep true, what others proposed, and what became of its own proposals."""

    regels: Sequence[Belregel]
    voorstellen: Sequence[tuple[Contactwijziging, Contactpersoon | None, str]]
    eigen: Sequence[Contactwijziging]
    termijnen: Sequence[Ketentermijn]


class _Ploegen:
    """Every team of the region with areas and contacts, read once."""

    def __init__(self, handeling: Handeling, regio: str, dag: date) -> None:
        werkgebieden: QuerySet[Werkgebied] = Werkgebied.objects.valid_on(dag).select_related("gebied")
        contacten = Contactpersoon.objects.filter(geldig_van__lte=dag).select_related("vervanger")
        rijen = organisaties.teams_in_region(regio, dag).prefetch_related(
            Prefetch("werkgebieden", queryset=werkgebieden),
            Prefetch("contactpersonen", queryset=contacten.order_by("code", "-geldig_van")),
        )
        self.teams = list(rijen)
        self.dag = dag
        maanden = organisaties.months_of(regio, ketenregels.CONTACT_MAANDEN_SLEUTEL, ketenregels.CONTACT_MAANDEN, dag)
        self.per_soort: dict[str, list[Team]] = defaultdict(list)
        self.bel: dict[int, Belregel] = {}
        for team in self.teams:
            self.per_soort[team.soort].append(team)
            self.bel[team.pk] = whom_to_call(handeling, team=team, maanden=maanden)
        self.gebieden = {g.pk: g for g in Gebied.objects.valid_on(dag).filter(regio__code=regio)}

    def around(self, gemeente: Gebied) -> set[int]:
        """Return the areas in which the municipality lies, itself, and what lies in it."""
        keten, plek = {gemeente.pk}, gemeente.ouder_id
        while plek is not None:
            keten.add(plek)
            plek = self.gebieden[plek].ouder_id if plek in self.gebieden else None
        return keten | {g.pk for g in self.gebieden.values() if g.ouder_id == gemeente.pk}

    def serving(self, soort: str, gebieden: set[int]) -> list[Belregel]:
        """Return whom to call at the teams of a kind that work in one of these areas."""
        return [
            self.bel[t.pk] for t in self.per_soort[soort] if any(w.gebied_id in gebieden for w in t.werkgebieden.all())
        ]


def whom_to_call(handeling: Handeling, *, team: Team, maanden: int, moment: datetime | None = None) -> Belregel:
    """Return whom to call at a team: who still holds, else the substitute; and until when that must be checked."""
    dag = lokale_datum(moment or handeling.moment)
    rijen = list(team.contactpersonen.all())
    vervangers = {rij.vervanger_id for rij in rijen if rij.vervanger_id}
    eerst = sorted(rijen, key=lambda rij: rij.pk in vervangers)
    geldig = [rij for rij in eerst if ketenregels.is_valid_on(rij.geldig_van, rij.geldig_tot, dag)]
    contact = next(iter(geldig or eerst), None)
    if contact is None:
        return Belregel(team, None, None, Bijhoudstand.VERLOPEN)
    uiterlijk = organisaties.limit_of(contact, maanden)
    return Belregel(team, contact, uiterlijk, ketenregels.stand_op(dag, uiterlijk))


def contact_list(handeling: Handeling, *, gemeente: str = "") -> list[Lijstregel]:
    """Return the list of one municipality, or of all: per kind of case who hands over to whom."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    tabellen, ploegen = tabellen_op(regio, dag), _Ploegen(handeling, regio, dag)
    van = [ploegen.bel[t.pk] for t in ploegen.per_soort["vt_triage"]]
    handeling.spoor.noteer("contactlijst")
    regels = []
    for plaats in organisaties.gemeenten(regio, dag):
        if gemeente and plaats.code != gemeente:
            continue
        hier = ploegen.around(plaats)
        for geldend in _tables_in(tabellen, plaats.code):
            for zaak in wijzer.kinds_of_case([geldend.tabel], plaats.code, dag):
                naar = ploegen.serving(zaak.naar, hier)
                regels.append(Lijstregel(plaats, zaak, van, naar, geldend.afspraak))
    return regels


def _tables_in(tabellen: Sequence[GeldendeTabel], gemeente: str) -> list[GeldendeTabel]:
    return [t for t in tabellen if t.gemeente in ("", gemeente)]


def choose_gemeente(handeling: Handeling, *, gemeente: str) -> tuple[list[Gebied], str]:
    """Return the municipalities and the one to show: what was asked, else the own one, else the largest."""
    dag = lokale_datum(handeling.moment)
    lijst = list(organisaties.gemeenten(own_region(handeling), dag))
    if gemeente in {g.code for g in lijst} or not lijst:
        return lijst, gemeente
    werkt = Werkgebied.objects.valid_on(dag).filter(team_id=handeling.team or 0).select_related("gebied")
    eigen = {pk for w in werkt for pk in (w.gebied_id, w.gebied.ouder_id)}
    return lijst, max(lijst, key=lambda g: (g.pk in eigen, g.inwoners or 0)).code


def upkeep_of(handeling: Handeling) -> Bijhoudwerk:
    """Return what the actor's team keeps true; functional administration sees what no team with accounts keeps."""
    regio, dag = own_region(handeling), lokale_datum(handeling.moment)
    maanden = organisaties.months_of(regio, ketenregels.CONTACT_MAANDEN_SLEUTEL, ketenregels.CONTACT_MAANDEN, dag)
    eigen = [(c, tot) for c, tot in organisaties.contacts_with_limit(regio, dag) if keeps(handeling, c.team)]
    regels = [
        Belregel(c.team, c, organisaties.limit_of(c, maanden), ketenregels.stand_op(dag, tot)) for c, tot in eigen
    ]
    regels.sort(key=lambda r: (r.uiterlijk or dag, r.team.naam))
    teams = {c.team_id for c, _tot in eigen}
    open_ = organisaties.open_wijzigingen(teams)
    namen = toegang.names_of({w.gevraagd_door for w in open_ if w.gevraagd_door})
    per = {(c.team_id, c.code): c for c, _tot in eigen}
    termijnen = [t for t in organisaties.running_ketentermijnen(regio, dag) if keeps(handeling, t.team)]
    handeling.spoor.noteer("contactlijst")
    return Bijhoudwerk(
        regels=regels,
        voorstellen=[(w, per.get((w.team_id, w.code)), namen.get(w.gevraagd_door or 0, "")) for w in open_],
        eigen=organisaties.wijzigingen_by(handeling.team or 0),
        termijnen=termijnen,
    )


def access_contact(handeling: Handeling, *, team: str, code: str) -> Contactpersoon:
    """
    Return a contact person of a team that works in the region.

    :raises NotFound: if there is none
    """
    dag = lokale_datum(handeling.moment)
    rij = organisaties.teams_in_region(own_region(handeling), dag).filter(code=team).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("contactlijst")
    return organisaties.access_contact(rij.pk, code, dag)


def access_wijziging(handeling: Handeling, *, publiek_id: UUID) -> Contactwijziging:
    """
    Return a proposal about a list that the actor keeps.

    :raises NotFound: for everybody else
    """
    rij = Contactwijziging.objects.select_related("team").filter(publiek_id=publiek_id).first()
    if rij is None or not keeps(handeling, rij.team):
        raise NotFound
    return rij


def name_of_actor(handeling: Handeling) -> str:
    """Return the name of the actor, as the list says who checked it."""
    return toegang.names_of({handeling.wie}).get(handeling.wie, "") if handeling.wie else ""
