"""In which frame is each person helped, whom does the agreement make casemanager, and who could direct?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import queries as toegang
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen.models import Casemanagerkeuze, Kader
from schakel.casuswerk.plannen.queries.lezen import Pakket, texts_of
from schakel.casuswerk.plannen.queries.plan import access_casus, teams_now
from schakel.casuswerk.plannen.rules.kader import KINDERBESCHERMING
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

CASEMANAGER = "casemanager"
BETROKKEN_TEAM = "betrokken_team"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Whom the agreement makes casemanager of this casus, and why; without a table nobody is proposed."""

    beslissing: Beslissing | None
    team: Team | None

    @property
    def soort(self) -> str:
        """Return the kind of team that is proposed; empty when nothing is."""
        return str(self.beslissing.waarden.get("team_soort") or "") if self.beslissing else ""


@dataclass(frozen=True, slots=True)
class Keuzezicht:
    """What was chosen, and why otherwise than proposed."""

    rij: Casemanagerkeuze
    reden: str


@dataclass(frozen=True, slots=True)
class Kaderzicht:
    """The frame of each person of a casus, now and before, and who is casemanager."""

    casus: Casus
    personen: Sequence[Dossierpersoon]
    kaders: Sequence[tuple[Kader, str]]
    voorstel: Voorstel
    keuzes: Sequence[Keuzezicht]
    regie: Regie | None
    betrokken: Sequence[int]
    teams: Sequence[Team]
    kandidaten: Sequence[Medewerker]
    gevraagd: bool

    @property
    def casemanager(self) -> Team | None:
        """Return the team that was chosen last, else the one that is proposed."""
        return self.keuzes[0].rij.team if self.keuzes else self.voorstel.team


def open_kader(handeling: Handeling, *, publiek_id: UUID) -> Kaderzicht:
    """
    Return the frames of a casus and its casemanager.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = access_casus(handeling, publiek_id=publiek_id)
    kaders, keuzes = _rows(handeling, casus)
    voorstel = propose_casemanager(handeling, casus=casus)
    betrokken = [rij.team_id for rij in teams_now(handeling, dossier=casus.dossier_id)]
    regie = dossiers.regisseur_of(handeling, dossier=casus.dossier_id)
    leider = keuzes[0].rij.team if keuzes else voorstel.team
    handeling.spoor.noteer("kader", dossier=casus.dossier_id)
    return Kaderzicht(
        casus=casus,
        personen=personen.personen_of(handeling, dossier=casus.dossier_id),
        kaders=kaders,
        voorstel=voorstel,
        keuzes=keuzes,
        regie=regie,
        betrokken=betrokken,
        teams=_teams(handeling, casus, voorstel, betrokken),
        kandidaten=_candidates(handeling, leider, betrokken),
        gevraagd=any(
            r.aanvaard_op is None and r.geeindigd_op is None
            for r in dossiers.regies_of(handeling, dossier=casus.dossier_id)
        ),
    )


def _rows(handeling: Handeling, casus: Casus) -> tuple[list[tuple[Kader, str]], list[Keuzezicht]]:
    kaders = list(
        Kader.objects.visible_to(handeling)
        .filter(dossier_id=casus.dossier_id)
        .select_related("persoon", "vastgelegd_door")
        .order_by("-periode", "-id")
    )
    keuzes = list(
        Casemanagerkeuze.objects.visible_to(handeling)
        .filter(dossier_id=casus.dossier_id)
        .select_related("team__organisatie", "door")
        .order_by("-op", "-id")
    )
    pakketten: dict[tuple[str, int], Pakket] = {("kader", rij.pk): rij.bron for rij in kaders}
    pakketten |= {("keuze", rij.pk): rij.reden for rij in keuzes}
    teksten = texts_of(handeling, dossier=casus.dossier, pakketten=pakketten)
    return (
        [(rij, teksten["kader", rij.pk].get("bron", "")) for rij in kaders],
        [Keuzezicht(rij, teksten["keuze", rij.pk].get("reden", "")) for rij in keuzes],
    )


def access_kader(handeling: Handeling, *, publiek_id: UUID) -> Kader:
    """
    Return the frame with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Kader.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("kader", dossier=rij.dossier_id)
    return rij


def propose_casemanager(handeling: Handeling, *, casus: Casus) -> Voorstel:
    """Return whom the agreement makes casemanager now: children and running measures decide."""
    dag, regio = lokale_datum(handeling.moment), casus.dossier.regio
    kinderen = len(personen.kinderen_of(handeling, dossier=casus.dossier_id, moment=handeling.moment))
    feiten = {**casussen.facts_of(handeling, casus=casus), "kinderen": kinderen}
    if has_child_measure(handeling, dossier=casus.dossier_id):
        feiten["gi_maatregel"] = True
    try:
        beslissing = afspraken.decide(regio, CASEMANAGER, feiten, dag)
    except NotPossible:
        # A region may have laid down nothing yet: then people choose without a proposal.
        return Voorstel(None, None)
    soort = str(beslissing.waarden.get("team_soort") or "")
    if soort == BETROKKEN_TEAM:
        nu = dossiers.responsible_at(handeling, dossier=casus.dossier_id, moment=handeling.moment)
        return Voorstel(beslissing, Team.objects.get(pk=nu.team) if nu else None)
    return Voorstel(beslissing, _team_of_kind(handeling, casus, soort, met_kinderen=kinderen > 0))


def _team_of_kind(handeling: Handeling, casus: Casus, soort: str, *, met_kinderen: bool) -> Team | None:
    """Return the team of this kind that is in the casus already, else the one that serves the address."""
    betrokken = [rij.team_id for rij in teams_now(handeling, dossier=casus.dossier_id)]
    al = Team.objects.filter(pk__in=betrokken, soort=soort).select_related("organisatie").order_by("pk").first()
    doelgroep = "gezin_met_kinderen" if met_kinderen else "volwassenen"
    return al or organisaties.team_for(
        casus.dossier.regio, casus.postcode4, soort, doelgroep, lokale_datum(handeling.moment)
    )


def has_child_measure(handeling: Handeling, *, dossier: int) -> bool:
    """Answer whether a measure of child protection runs for somebody of this dossier today."""
    rijen = Kader.objects.visible_to(handeling).filter(dossier_id=dossier, maatregel__in=KINDERBESCHERMING)
    return rijen.filter(periode__contains=lokale_datum(handeling.moment)).exists()


def _teams(handeling: Handeling, casus: Casus, voorstel: Voorstel, betrokken: Sequence[int]) -> list[Team]:
    """Return which teams can be chosen: the proposed one first, then those in the casus, then the region's."""
    regio = organisaties.teams_in_region(casus.dossier.regio, lokale_datum(handeling.moment))
    gevonden: dict[int, Team] = {voorstel.team.pk: voorstel.team} if voorstel.team else {}
    for team in [*Team.objects.filter(pk__in=betrokken).select_related("organisatie").order_by("naam"), *regio]:
        if team.organisatie.ziet_casus:
            gevonden.setdefault(team.pk, team)
    return list(gevonden.values())


def _candidates(handeling: Handeling, team: Team | None, betrokken: Sequence[int]) -> list[Medewerker]:
    """Return who of the casemanager's team could direct; nobody while that team is not in the casus."""
    if team is None or team.pk not in betrokken:
        return []
    leden = toegang.members_of(team.pk, lokale_datum(handeling.moment)).select_related("medewerker")
    return [lid.medewerker for lid in leden.order_by("medewerker__naam") if lid.medewerker.is_active]


def frames_now(handeling: Handeling, *, dossier: int) -> Mapping[int, Kader]:
    """Return the frame of each person today."""
    rijen = Kader.objects.visible_to(handeling).filter(dossier_id=dossier)
    return {rij.persoon_id: rij for rij in rijen.filter(periode__contains=lokale_datum(handeling.moment))}
