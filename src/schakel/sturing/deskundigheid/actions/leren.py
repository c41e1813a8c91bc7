"""Who followed which training, what changed afterwards, and what must a team do something about?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten.actions import queue_bericht
from schakel.basis.organisaties.models import Organisatie
from schakel.basis.toegang.queries import members_of
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import permissions
from schakel.sturing.deskundigheid.models import (
    Teamalarm,
    Trainingsdeelname,
    Trainingsmeting,
    Trainingsopgave,
)
from schakel.sturing.deskundigheid.queries import leren as queries
from schakel.sturing.deskundigheid.rules.leren import MINSTENS, Meetonderwerp, measure_days


@transaction.atomic
def record_training(
    handeling: Handeling, *, training: str, gevolgd_op: date, medewerkers: Sequence[int]
) -> list[Trainingsdeelname]:
    """
    This function will keep which colleagues of the own team followed a training on a day.

    :raises NotAllowed: if the actor may not keep this for the team
    :raises NotFound: if the region has no such training
    :raises InvalidInput: if nobody is named, somebody works elsewhere, or the day has not been yet
    """
    wie = permissions.check_person(handeling, "deskundigheid", "bevestigen")
    rij = queries.access_training(handeling, code=training)
    dag = lokale_datum(handeling.moment)
    if gevolgd_op > dag:
        raise InvalidInput({"gevolgd_op": [_("Deze dag is nog niet geweest.")]})
    collegas = set(members_of(handeling.team or 0, dag).values_list("medewerker_id", flat=True))
    if not medewerkers or not set(medewerkers) <= collegas:
        raise InvalidInput({"medewerkers": [_("Kies collega’s van uw eigen team.")]})
    gemaakt = Trainingsdeelname.objects.bulk_create(
        [
            Trainingsdeelname(
                training=rij,
                team_id=handeling.team or 0,
                medewerker_id=medewerker,
                gevolgd_op=gevolgd_op,
                vastgelegd_op=handeling.moment,
                vastgelegd_door_id=wie,
            )
            for medewerker in dict.fromkeys(medewerkers)
        ],
        ignore_conflicts=True,
    )
    handeling.spoor.noteer("deskundigheid", actie="C")
    return gemaakt


@transaction.atomic
def report_training(
    handeling: Handeling, *, training: str, organisatie: int, op: date, mensen: int, geldig: int
) -> Trainingsopgave:
    """
    This function will keep what an organisation without accounts reports of a training.

    :raises NotAllowed: if the actor does not steer
    :raises NotFound: if there is no such training or organisation
    :raises InvalidInput: if more people have it than there are, or the day has not been yet
    """
    wie = permissions.check_steers_organisation(handeling, "deskundigheid", organisatie)
    rij = queries.access_training(handeling, code=training)
    if not Organisatie.objects.filter(pk=organisatie).exists():
        raise NotFound
    if geldig > mensen:
        raise InvalidInput({"geldig": [_("Dit is meer dan het aantal mensen.")]})
    if op > lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Deze dag is nog niet geweest.")]})
    waarden = {"training": rij, "organisatie_id": organisatie, "op": op}
    if Trainingsopgave.objects.filter(**waarden).exists():
        raise NotPossible(_("Voor deze dag is al een opgave vastgelegd."))
    opgave = Trainingsopgave.objects.create(
        **waarden, mensen=mensen, geldig=geldig, vastgelegd_op=handeling.moment, vastgelegd_door_id=wie
    )
    handeling.spoor.noteer("deskundigheid", actie="C")
    return opgave


@transaction.atomic
def measure_after_training(handeling: Handeling, *, training: str, gevolgd_op: date) -> Trainingsmeting:
    """
    This function will count the subject of a training in the own team's work, three months before it and after it.

    :raises NotAllowed: if the actor may not keep this for the team
    :raises NotPossible: if the training has no subject that is counted, the team is too small, nobody followed it on
        that day, the three months are not over, or it was measured before
    """
    permissions.check_person(handeling, "deskundigheid", "bevestigen")
    rij = queries.access_training(handeling, code=training)
    dag = lokale_datum(handeling.moment)
    leden = members_of(handeling.team or 0, dag).count()
    van, op, tot = measure_days(gevolgd_op)
    if not rij.meet:
        raise NotPossible(_("Van deze training is geen onderwerp in uw eigen werk te tellen."))
    if leden < MINSTENS:
        raise NotPossible(_("Uw team is kleiner dan vijf mensen. Dan is een cijfer te herleiden tot een collega."))
    if not Trainingsdeelname.objects.filter(training=rij, team_id=handeling.team or 0, gevolgd_op=gevolgd_op).exists():
        raise NotPossible(_("Niemand van uw team volgde de training op deze dag."))
    if tot > dag:
        raise NotPossible(_("Meten kan pas drie maanden na de training."))
    if Trainingsmeting.objects.filter(training=rij, team_id=handeling.team or 0, gevolgd_op=gevolgd_op).exists():
        raise NotPossible(_("Deze training is al gemeten."))
    onderwerp = Meetonderwerp(rij.meet)
    voor = queries.count_own_work(handeling, onderwerp=onderwerp, van=van, tot=op)
    na = queries.count_own_work(handeling, onderwerp=onderwerp, van=op, tot=tot)
    meting = Trainingsmeting.objects.create(
        training=rij,
        team_id=handeling.team or 0,
        gevolgd_op=gevolgd_op,
        onderwerp=rij.meet,
        leden=leden,
        voor_teller=voor.teller,
        voor_noemer=voor.noemer,
        na_teller=na.teller,
        na_noemer=na.noemer,
        gemeten_op=handeling.moment,
    )
    handeling.spoor.noteer("deskundigheid", actie="C")
    return meting


@transaction.atomic
def raise_alarm(
    handeling: Handeling,
    *,
    team: int,
    soort: str,
    tekst: str,
    uiterlijk: date,
    onderwerp: str = "",
    eigenaar: str = "teamleider",
) -> Teamalarm | None:
    """
    This function will tell a team that it must do something, with an owner and a day; one that runs is not repeated.

    Only other deeds call it: the row that a person changed says why.
    """
    if Teamalarm.objects.filter(team_id=team, soort=soort, onderwerp=onderwerp, opgelost_op=None).exists():
        return None
    alarm = Teamalarm.objects.create(
        team_id=team,
        soort=soort,
        onderwerp=onderwerp,
        tekst=tekst,
        eigenaar=eigenaar,
        sinds=handeling.moment,
        uiterlijk=uiterlijk,
    )
    queue_bericht(handeling, team=team, aanleiding=f"teamalarm:{alarm.pk}")
    handeling.spoor.noteer("deskundigheid", actie="C")
    return alarm


@transaction.atomic
def answer_alarm(handeling: Handeling, *, alarm: UUID, antwoord: str) -> None:
    """
    This function will close an alarm of the own team with what was done about it.

    :raises NotAllowed: if the actor may not answer for the team
    :raises NotFound: if the own team has no such open alarm
    :raises InvalidInput: if nothing is said
    """
    wie = permissions.check_person(handeling, "deskundigheid", "bevestigen")
    rij = queries.access_alarm(handeling, publiek_id=alarm)
    if not antwoord.strip():
        raise InvalidInput({"antwoord": [_("Schrijf op wat er is gedaan.")]})
    rij.opgelost_op, rij.opgelost_door_id, rij.antwoord = handeling.moment, wie, antwoord.strip()
    rij.save(update_fields=["opgelost_op", "opgelost_door_id", "antwoord"])
    handeling.spoor.noteer("deskundigheid", actie="U")
