"""Everything on the page of one plan: the map, who takes part, what each finds, and what must at least happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.queries import casus_of_dossier
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon, Lidmaatschap
from schakel.casuswerk.personen.rules import is_kind
from schakel.casuswerk.plannen.models import (
    Belofte,
    Drieluik,
    Exemplaar,
    Lopendehulp,
    Netwerklid,
    Plan,
    Planblad,
    Planversie,
    Poort,
    Schaalcijfer,
    Situatie,
    Voorwaarde,
)
from schakel.casuswerk.plannen.queries.lezen import Pakket, Teksten, texts_of
from schakel.casuswerk.plannen.queries.overname import Overnamezicht, waiting_rows
from schakel.casuswerk.plannen.queries.plan import _is_running, access_plan, plans_of
from schakel.casuswerk.plannen.queries.voorwaarden import voorwaarden_of
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Somebody who takes part in a plan, and how that one is called on it."""

    wie: Wie
    publiek_id: UUID
    naam: str
    is_kind: bool = False
    telefoon: str = ""
    # What somebody of the network does in the plan, and how the bond with the household is.
    taak: str = ""
    band: str = ""
    # Who has left still stands on the page with what was found and promised.
    doet_mee: bool = True


@dataclass(frozen=True, slots=True)
class Drieluikzicht:
    """A danger with its goal, and what everybody found on each day, oldest first."""

    rij: Drieluik
    teksten: Teksten
    reeksen: Mapping[Wie, Sequence[tuple[date, int]]]
    # What somebody said with a figure, on that day.
    woorden: Mapping[tuple[Wie, date], str]


@dataclass(frozen=True, slots=True)
class Poortzicht:
    """A decision about the next part, in words."""

    rij: Poort
    reden: str
    ondanks: str


@dataclass(frozen=True, slots=True)
class Situatiezicht:
    """One unsafe situation, in words."""

    rij: Situatie
    teksten: Teksten


@dataclass(frozen=True, slots=True)
class Beloftezicht:
    """One promise: of whom, who looks, and in which words."""

    rij: Belofte
    teksten: Teksten
    van: Wie
    controle: Wie


@dataclass(frozen=True, slots=True)
class Planzicht:
    """One plan with everything that stands in it."""

    plan: Plan
    casus: Casus
    regie: Regie | None
    leden: Sequence[str]
    deelnemers: Sequence[Deelnemer]
    kaart: Teksten
    omgang: Teksten
    bladen: Mapping[str, Planblad]
    drieluiken: Sequence[Drieluikzicht]
    voorwaarden: Sequence[Voorwaarde]
    poorten: Sequence[Poortzicht]
    hulp: Sequence[tuple[Lopendehulp, Teksten]]
    anders: Sequence[Plan]
    versies: Sequence[Planversie]
    situaties: Sequence[Situatiezicht]
    beloften: Sequence[Beloftezicht]
    exemplaren: Sequence[tuple[Exemplaar, Wie]]
    meegekomen: Sequence[Overnamezicht] = ()
    reden: str = ""

    def naam_van(self, wie: Wie) -> str:
        """Return how this participant is called; who has left the network keeps the name."""
        return next((een.naam for een in self.deelnemers if een.wie == wie), "")


def open_plan(handeling: Handeling, *, publiek_id: UUID, kort: bool = False) -> Planzicht:
    """
    Return one plan with everything that stands in it; `kort` leaves out who got a copy.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    plan = access_plan(handeling, publiek_id=publiek_id)
    return view_of(handeling, plan=plan, kort=kort)


def view_of(handeling: Handeling, *, plan: Plan, kort: bool = False) -> Planzicht:
    """Return everything that stands in a plan that the actor sees; the page of the plan needs the short of it."""
    bladen, drieluiken, netwerk, hulp, poorten = _rows(handeling, plan)
    situaties = situations_of(handeling, plan=plan)
    beloften, wachtend = promises_of(handeling, plan=plan), waiting_rows(handeling, dossier=plan.dossier)
    pakketten: dict[tuple[str, int], Pakket] = {("reden", 0): plan.reden}
    for soort, rijen in (("blad", bladen), ("drieluik", drieluiken), ("netwerk", netwerk), ("hulp", hulp)):
        pakketten |= {(soort, rij.pk): rij.inhoud for rij in rijen}
    pakketten |= {("poort", rij.pk): rij.reden for rij in poorten}
    pakketten |= {("ondanks", rij.pk): rij.ondanks for rij in poorten}
    pakketten |= {("situatie", rij.pk): rij.inhoud for rij in situaties}
    pakketten |= {("belofte", rij.pk): rij.inhoud for rij in beloften}
    pakketten |= {("overname", rij.pk): rij.inhoud for rij in wachtend}
    cijfers = _scores(handeling, drieluiken)
    pakketten |= {("cijfer", rij.pk): rij.toelichting for rij in cijfers if rij.toelichting is not None}
    teksten = texts_of(handeling, dossier=plan.dossier, pakketten=pakketten)
    per_soort = {rij.soort: teksten["blad", rij.pk] for rij in bladen}
    reeksen, woorden = _series(cijfers), _words(cijfers, teksten)
    mensen = personen.personen_of(handeling, dossier=plan.dossier_id)
    return Planzicht(
        plan=plan,
        casus=_casus(handeling, plan),
        regie=dossiers.regisseur_of(handeling, dossier=plan.dossier_id),
        leden=_members(handeling, plan, mensen),
        deelnemers=[
            *(_person(handeling, rij) for rij in mensen),
            *(_network(rij, teksten["netwerk", rij.pk]) for rij in netwerk),
            *_teams(handeling, plan),
        ],
        kaart=per_soort.get(Bladsoort.KAART, {}),
        omgang=per_soort.get(Bladsoort.OMGANG, {}),
        bladen={rij.soort: rij for rij in bladen},
        drieluiken=[
            Drieluikzicht(r, teksten["drieluik", r.pk], reeksen.get(r.pk, {}), woorden.get(r.pk, {}))
            for r in drieluiken
        ],
        voorwaarden=voorwaarden_of(handeling, dossier=plan.dossier_id),
        poorten=[
            Poortzicht(r, teksten["poort", r.pk].get("reden", ""), teksten["ondanks", r.pk].get("reden", ""))
            for r in poorten
        ],
        hulp=[(rij, teksten["hulp", rij.pk]) for rij in hulp],
        anders=[een for een in plans_of(handeling, dossier=plan.dossier_id) if een.status == "ACTIEF" and een != plan],
        versies=versions_of(handeling, plan=plan),
        situaties=[Situatiezicht(rij, teksten["situatie", rij.pk]) for rij in situaties],
        beloften=[_promise_view(rij, teksten["belofte", rij.pk]) for rij in beloften],
        exemplaren=() if kort else _copies(handeling, plan),
        meegekomen=[Overnamezicht(rij, teksten["overname", rij.pk].get("tekst", "")) for rij in wachtend],
        reden=teksten["reden", 0].get("reden", ""),
    )


def _rows(
    handeling: Handeling, plan: Plan
) -> tuple[list[Planblad], list[Drieluik], list[Netwerklid], list[Lopendehulp], list[Poort]]:
    hulp = Lopendehulp.objects.visible_to(handeling).filter(plan=plan)
    poorten = Poort.objects.visible_to(handeling).filter(plan=plan).select_related("besloten_door", "team")
    return (
        list(Planblad.objects.visible_to(handeling).filter(plan=plan).select_related("gewijzigd_door")),
        list(Drieluik.objects.visible_to(handeling).filter(plan=plan).order_by("volgorde")),
        list(Netwerklid.objects.visible_to(handeling).filter(plan=plan).order_by("id")),
        list(hulp.select_related("team", "medewerker", "ander_plan").order_by("id")),
        list(poorten.order_by("-besloten_op", "-id")),
    )


def situations_of(handeling: Handeling, *, plan: Plan) -> list[Situatie]:
    """Return the unsafe situations of a plan that count, the oldest first."""
    rijen = Situatie.objects.visible_to(handeling).filter(plan=plan, vervallen_op=None)
    return list(rijen.select_related("gewijzigd_door").order_by("id"))


def promises_of(handeling: Handeling, *, plan: Plan) -> list[Belofte]:
    """Return the promises of a plan, those that are due first on top."""
    return list(Belofte.objects.visible_to(handeling).filter(plan=plan).order_by("uiterlijk", "id"))


def _promise_view(rij: Belofte, teksten: Teksten) -> Beloftezicht:
    return Beloftezicht(
        rij,
        teksten,
        _whose(rij.persoon_id, rij.netwerklid_id, rij.team_id),
        _whose(rij.controle_persoon_id, rij.controle_netwerklid_id, rij.controle_team_id),
    )


def _copies(handeling: Handeling, plan: Plan) -> list[tuple[Exemplaar, Wie]]:
    rijen = Exemplaar.objects.visible_to(handeling).filter(plan=plan).select_related("vastgelegd_door")
    return [(r, _whose(r.persoon_id, r.netwerklid_id, r.team_id)) for r in rijen.order_by("-gegeven_op", "-id")]


def access_situatie(handeling: Handeling, *, publiek_id: UUID) -> Situatie:
    """
    Return the situation with this public id, its plan at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Situatie.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("plan__dossier", "gewijzigd_door").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    return rij


def access_belofte(handeling: Handeling, *, publiek_id: UUID) -> Belofte:
    """
    Return the promise with this public id, its plan at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Belofte.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("plan__dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("belofte", dossier=rij.dossier_id)
    return rij


def _scores(handeling: Handeling, drieluiken: Sequence[Drieluik]) -> list[Schaalcijfer]:
    rijen = Schaalcijfer.objects.visible_to(handeling).filter(drieluik_id__in=[rij.pk for rij in drieluiken])
    return list(rijen.order_by("op", "id"))


def _series(rijen: Sequence[Schaalcijfer]) -> dict[int, dict[Wie, list[tuple[date, int]]]]:
    gevonden: dict[int, dict[Wie, list[tuple[date, int]]]] = {}
    for rij in rijen:
        gevonden.setdefault(rij.drieluik_id, {}).setdefault(_participant(rij), []).append((rij.op, rij.cijfer))
    return gevonden


def _words(
    rijen: Sequence[Schaalcijfer], teksten: Mapping[tuple[str, int], Teksten]
) -> dict[int, dict[tuple[Wie, date], str]]:
    gevonden: dict[int, dict[tuple[Wie, date], str]] = {}
    for rij in rijen:
        woorden = teksten.get(("cijfer", rij.pk), {}).get("woorden", "")
        if woorden:
            gevonden.setdefault(rij.drieluik_id, {})[_participant(rij), rij.op] = woorden
    return gevonden


def _participant(rij: Schaalcijfer) -> Wie:
    return _whose(rij.persoon_id, rij.netwerklid_id, rij.team_id)


def _whose(persoon: int | None, netwerklid: int | None, team: int | None) -> Wie:
    if persoon is not None:
        return Deelnemersoort.PERSOON, persoon
    return (Deelnemersoort.NETWERK, netwerklid) if netwerklid is not None else (Deelnemersoort.TEAM, team or 0)


def _casus(handeling: Handeling, plan: Plan) -> Casus:
    """Return the casus of the plan; what was joined to the plan passed the same second lock."""
    if "casus" not in plan.dossier._state.fields_cache:
        return casus_of_dossier(handeling, dossier=plan.dossier_id)
    casus = plan.dossier.casus
    casus.dossier = plan.dossier
    return casus


def _members(handeling: Handeling, plan: Plan, mensen: Sequence[Dossierpersoon]) -> list[str]:
    """Return who lives there now; who does under a record of another dossier, stands in that one."""
    staan = {rij.persoon_id: rij.persoon for rij in mensen}
    leden = Lidmaatschap.objects.filter(huishouden_id=plan.huishouden_id, tot=None).order_by("id")
    handeling.spoor.noteer("huishouden", dossier=plan.dossier_id)
    return [
        _first(staan[nummer].roepnaam, staan[nummer].voornamen, staan[nummer].omschrijving)
        for nummer in leden.values_list("persoon_id", flat=True)
        if nummer in staan
    ]


def _first(*namen: str) -> str:
    return next((naam for naam in namen if naam), "iemand zonder naam")


def _person(handeling: Handeling, rij: Dossierpersoon) -> Deelnemer:
    p, jaren = rij.persoon, personen.age_of(handeling, rij=rij)
    naam, kind = _first(p.roepnaam, p.voornamen, p.omschrijving), is_kind(rij.rol, jaren)
    return Deelnemer(
        wie=(Deelnemersoort.PERSOON, rij.persoon_id),
        publiek_id=p.publiek_id,
        naam=f"{naam}, {jaren}" if kind and jaren is not None else naam,
        is_kind=kind,
    )


def _network(rij: Netwerklid, teksten: Teksten) -> Deelnemer:
    naam = ", ".join(deel for deel in (teksten.get("voornaam", ""), teksten.get("rol", "")) if deel)
    return Deelnemer(
        (Deelnemersoort.NETWERK, rij.pk), rij.publiek_id, naam, telefoon=teksten.get("telefoon", ""),
        taak=teksten.get("taak", ""), band=teksten.get("band", ""), doet_mee=rij.gestopt_op is None,
    )  # fmt: skip


def _teams(handeling: Handeling, plan: Plan) -> list[Deelnemer]:
    rijen = dossiers.betrokken_teams(handeling, dossier=plan.dossier_id)
    ooit, nu = {rij.team_id for rij in rijen}, {rij.team_id for rij in rijen if _is_running(rij, handeling.moment)}
    return [
        Deelnemer(
            (Deelnemersoort.TEAM, team.pk), team.publiek_id, team.naam, telefoon=team.telefoon, doet_mee=team.pk in nu
        )
        for team in Team.objects.filter(pk__in=ooit).order_by("naam")
    ]


def versions_of(handeling: Handeling, *, plan: Plan) -> list[Planversie]:
    """Return the versions of a plan, newest first."""
    rijen = Planversie.objects.visible_to(handeling).filter(plan=plan).select_related("vastgelegd_door")
    return list(rijen.order_by("-nummer"))


def access_drieluik(handeling: Handeling, *, publiek_id: UUID) -> Drieluik:
    """
    Return the danger with its goal that has this public id, its plan at hand.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Drieluik.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("plan__dossier", "gewijzigd_door").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    return rij
