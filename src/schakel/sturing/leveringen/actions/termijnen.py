"""The clock of a half-year: it begins when the half-year has ended, has an owner, and sounds until it was delivered."""

from django.db import transaction

from schakel.basis.berichten import actions as berichten
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.rules import Definitie, stand_op, volgend_alarm
from schakel.basis.toegang.models import Teamlid
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen import permissions, queries
from schakel.sturing.leveringen.models import Levering, Leveringstermijn
from schakel.sturing.leveringen.rules import Halfjaar, LeveringStatus, deliverable

DEFINITIE = "cbs_leveren"
EIGENAAR = "vt_teamleider"


@transaction.atomic
def follow_termijnen(handeling: Handeling) -> int:
    """
    This function will begin the clock of the half-year that has just ended, and sound the alarms that are due.

    Returns how many alarms were sounded.

    :raises NotAllowed: if anyone but the worker asks
    """
    permissions.check_is_machine(handeling)
    vandaag = lokale_datum(handeling.moment)
    halfjaar = deliverable(vandaag)[0]
    for organisatie, regio in queries.organisations_that_deliver(vandaag):
        if not Leveringstermijn.objects.filter(
            organisatie_id=organisatie, jaar=halfjaar.jaar, helft=halfjaar.helft
        ).exists():
            _begin(organisatie, regio, halfjaar)
    return _sound(handeling)


def _begin(organisatie: int, regio: str, halfjaar: Halfjaar) -> None:
    definitie, eigenaar = _definitie(regio, halfjaar), _owner(organisatie)
    if definitie is None or eigenaar is None:
        return
    start = halfjaar.momenten[1]
    _wettelijk, _praktijk, uiterlijk = definitie.einden(start)
    geleverd = Levering.objects.filter(
        organisatie_id=organisatie, jaar=halfjaar.jaar, helft=halfjaar.helft, status=LeveringStatus.GELEVERD.value
    ).first()
    Leveringstermijn.objects.bulk_create(
        [
            Leveringstermijn(
                organisatie_id=organisatie,
                jaar=halfjaar.jaar,
                helft=halfjaar.helft,
                team_id=eigenaar,
                definitie=definitie.code,
                bron=definitie.bron,
                gestart_op=start,
                uiterlijk=uiterlijk,
                volgend_alarm_op=None if geleverd else volgend_alarm(start, uiterlijk, 0),
                afgedaan_op=geleverd.geleverd_op if geleverd else None,
            )
        ],
        ignore_conflicts=True,
    )


def _definitie(regio: str, halfjaar: Halfjaar) -> Definitie | None:
    geldend = termijnen.definities_op(regio, halfjaar.tot)
    return next((d for d in geldend if d.code == DEFINITIE and d.geldt_op(halfjaar.tot)), None)


def _owner(organisatie: int) -> int | None:
    """Return the first team of the organisation that a team leader leads, else its first team: never nobody."""
    teams = Team.objects.filter(organisatie_id=organisatie, soort__startswith=queries.VEILIG_THUIS).order_by("code")
    geleid = teams.filter(pk__in=Teamlid.objects.filter(rol=EIGENAAR).values("team_id"))
    eerste = geleid.first() or teams.first()
    return eerste.pk if eerste else None


def _sound(handeling: Handeling) -> int:
    gegeven = 0
    rijen = Leveringstermijn.objects.select_for_update(skip_locked=True)
    for termijn in rijen.filter(afgedaan_op=None, volgend_alarm_op__lte=handeling.moment).order_by("id"):
        stand = stand_op(termijn.gestart_op, termijn.uiterlijk, handeling.moment)
        termijn.alarm_stand = stand
        termijn.volgend_alarm_op = volgend_alarm(termijn.gestart_op, termijn.uiterlijk, stand)
        termijn.save(update_fields=["alarm_stand", "volgend_alarm_op"])
        berichten.queue_bericht(
            handeling, team=termijn.team_id, aanleiding=f"leveringstermijn:{termijn.publiek_id}:{stand}"
        )
        gegeven += 1
    return gegeven
