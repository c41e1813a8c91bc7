"""Which trainings hold, how many have them, and what changed in a team's own work afterwards?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from schakel.basis.organisaties.models import Team
from schakel.basis.organisaties.queries import teams_in_region
from schakel.basis.toegang.queries import members_of
from schakel.casuswerk.personen.models import Kindcontact
from schakel.casuswerk.plannen.models import Drieluik, Netwerklid, Plan, Schaalcijfer
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum
from schakel.sturing.deskundigheid.models import (
    Teamalarm,
    Training,
    Trainingsdeelname,
    Trainingsdoel,
    Trainingsmeting,
    Trainingsopgave,
)
from schakel.sturing.deskundigheid.queries.functionarissen import own_region
from schakel.sturing.deskundigheid.rules.leren import Deel, Dekking, Meetonderwerp


@dataclass(frozen=True, slots=True)
class Teamdekking:
    """How many of one team have a training; `dekking` is None for a team of less than five."""

    team: Team
    dekking: Dekking | None


@dataclass(frozen=True, slots=True)
class Trainingzicht:
    """A training with its targets, and how far each team is."""

    training: Training
    doelen: Sequence[Trainingsdoel]
    teams: Sequence[Teamdekking]
    opgaven: Sequence[Trainingsopgave]
    metingen: Sequence[Trainingsmeting]

    def doel_van(self, soort: str, dag: date) -> Trainingsdoel | None:
        """Return the target that holds for a kind of team: its own goes before the one for all."""
        passend = [d for d in self.doelen if d.teamsoort in ("", soort) and d.uiterlijk >= dag] or [
            d for d in self.doelen if d.teamsoort in ("", soort)
        ]
        return max(passend, key=lambda d: (d.teamsoort != "", -d.uiterlijk.toordinal()), default=None)


def trainings(handeling: Handeling) -> list[Training]:
    """Return the trainings that the own region knows."""
    handeling.spoor.noteer("deskundigheid")
    return list(Training.objects.filter(regio=own_region(handeling)).order_by("naam"))


def access_training(handeling: Handeling, *, code: str) -> Training:
    """
    Return one training of the own region.

    :raises NotFound: if there is none
    """
    rij = Training.objects.filter(regio=own_region(handeling), code=code).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("deskundigheid")
    return rij


def open_training(handeling: Handeling, *, code: str) -> Trainingzicht:
    """
    Return a training with its coverage per team; teams of less than five are named without a figure.

    :raises NotFound: if there is none
    """
    training, dag = access_training(handeling, code=code), lokale_datum(handeling.moment)
    per = coverage_by_team(training.pk, dag)
    teams = teams_in_region(training.regio, dag).filter(aangesloten=True).order_by("organisatie__naam", "naam")
    return Trainingzicht(
        training=training,
        doelen=list(training.doelen.order_by("uiterlijk")),
        teams=[Teamdekking(team, per.get(team.pk)) for team in teams],
        opgaven=list(training.opgaven.select_related("organisatie").order_by("organisatie__naam", "-op", "-id")),
        metingen=list(training.metingen.select_related("team").order_by("-gevolgd_op", "team__naam")),
    )


def coverage_by_team(training: int, dag: date) -> Mapping[int, Dekking]:
    """Return how many have the training, for teams of five or more and for the own team."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT team, geldig, mensen FROM training_dekking(%s, %s)", [training, dag])
        return {team: Dekking(geldig, mensen) for team, geldig, mensen in cursor.fetchall()}


def own_trainings(handeling: Handeling) -> list[Trainingsdeelname]:
    """Return what the actor followed, newest first."""
    rijen = Trainingsdeelname.objects.filter(medewerker_id=handeling.wie or 0, team_id=handeling.team or 0)
    return list(rijen.select_related("training").order_by("-gevolgd_op"))


def team_days(handeling: Handeling) -> list[tuple[Training, date, int]]:
    """Return on which days people of the own team followed a training, and how many."""
    rijen = Trainingsdeelname.objects.filter(team_id=handeling.team or 0).select_related("training")
    dagen: dict[tuple[int, date], tuple[Training, date, int]] = {}
    for rij in rijen.order_by("-gevolgd_op"):
        eerder = dagen.get((rij.training_id, rij.gevolgd_op), (rij.training, rij.gevolgd_op, 0))
        dagen[(rij.training_id, rij.gevolgd_op)] = (eerder[0], eerder[1], eerder[2] + 1)
    return list(dagen.values())


def alarms(handeling: Handeling, *, team: int | None = None) -> list[Teamalarm]:
    """Return the open alarms that the actor may see, the first to end first; with `team` those of one team."""
    rijen = Teamalarm.objects.filter(opgelost_op=None).select_related("team")
    if team is not None:
        rijen = rijen.filter(team_id=team)
    handeling.spoor.noteer("deskundigheid")
    return list(rijen.order_by("uiterlijk", "id"))


def access_alarm(handeling: Handeling, *, publiek_id: UUID) -> Teamalarm:
    """
    Return an open alarm of the own team.

    :raises NotFound: if there is none
    """
    rij = Teamalarm.objects.filter(publiek_id=publiek_id, opgelost_op=None, team_id=handeling.team or 0).first()
    if rij is None:
        raise NotFound
    return rij


def count_own_work(handeling: Handeling, *, onderwerp: Meetonderwerp, van: date, tot: date) -> Deel:
    """Return what part of the own team's work has the subject of a training, over a stretch of days."""
    begin, eind = begin_van_dag(van), begin_van_dag(tot)
    if onderwerp is Meetonderwerp.KAART_HEEL:
        return _whole_maps(handeling, begin, eind)
    return _spoken_children(handeling, begin, eind)


def _whole_maps(handeling: Handeling, begin: datetime, eind: datetime) -> Deel:
    """Plans that the team began in these days: every part of the map has a figure, and the network is named."""
    zonder_cijfer = Drieluik.objects.filter(plan=OuterRef("pk")).exclude(
        Exists(Schaalcijfer.objects.filter(drieluik=OuterRef("pk")))
    )
    plannen: QuerySet[Plan] = (
        Plan.objects.visible_to(handeling)
        .filter(begonnen_team_id=handeling.team or 0, begonnen_op__gte=begin, begonnen_op__lt=eind)
        .exclude(fase="")
    )
    heel = plannen.filter(
        Exists(Drieluik.objects.filter(plan=OuterRef("pk"))),
        ~Exists(zonder_cijfer),
        Exists(Netwerklid.objects.filter(plan=OuterRef("pk"))),
    )
    return Deel(heel.count(), plannen.count())


def _spoken_children(handeling: Handeling, begin: datetime, eind: datetime) -> Deel:
    """Children whom people of the team saw or tried to see in these days, and those of them who were spoken."""
    leden = members_of(handeling.team or 0, lokale_datum(handeling.moment)).values_list("medewerker_id", flat=True)
    rijen = Kindcontact.objects.visible_to(handeling).filter(op__gte=begin, op__lt=eind, door__in=list(leden))
    kinderen = {persoon for (persoon,) in rijen.values_list("persoon_id")}
    gesproken = {persoon for (persoon,) in rijen.filter(gesproken=True).values_list("persoon_id")}
    return Deel(len(gesproken), len(kinderen))


def colleagues(handeling: Handeling) -> list[tuple[UUID, int, str]]:
    """Return who works in the own team, to choose from."""
    leden = members_of(handeling.team or 0, lokale_datum(handeling.moment))
    return [(lid.medewerker.publiek_id, lid.medewerker_id, lid.medewerker.naam) for lid in leden]
