"""Who asks for a session or a meeting, what becomes of it, what did a campaign reach, and is expertise secured?"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten.actions import queue_bericht
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import permissions
from schakel.sturing.deskundigheid.models import Expertiseborging, Verzoek
from schakel.sturing.deskundigheid.queries import bereik as queries
from schakel.sturing.deskundigheid.queries.functionarissen import own_region
from schakel.sturing.deskundigheid.rules.bereik import (
    Borging,
    Verzoeksoort,
    VerzoekStatus,
    Weigerreden,
    check_transition,
)
from schakel.sturing.deskundigheid.rules.groepen import Groep


@transaction.atomic
def ask(
    handeling: Handeling,
    *,
    soort: str,
    onderwerp: str,
    groep: str,
    mensen: int | None = None,
    liefst: str = "",
    met_team: int | None = None,
) -> Verzoek:
    """
    This function will keep that somebody asks for a session, a training or a meeting between teams.

    :raises NotAllowed: if the actor may not ask
    :raises InvalidInput: if a meeting does not say with whom, or with the own team
    """
    wie = permissions.check_person(handeling, "deskundigheid", "maken")
    keuze = Verzoeksoort(soort)
    if keuze is Verzoeksoort.ONTMOETING and met_team in (None, handeling.team):
        raise InvalidInput({"met_team": [_("Kies het team dat u wilt ontmoeten.")]})
    rij = Verzoek.objects.create(
        regio=own_region(handeling),
        soort=keuze.value,
        onderwerp=onderwerp.strip(),
        groep=Groep(groep).value,
        mensen=mensen,
        liefst=liefst.strip(),
        team_id=handeling.team or 0,
        met_team_id=met_team if keuze is Verzoeksoort.ONTMOETING else None,
        gevraagd_op=handeling.moment,
        gevraagd_door_id=wie,
    )
    if rij.met_team_id is not None:
        queue_bericht(handeling, team=rij.met_team_id, aanleiding=f"ontmoeting:{rij.pk}")
    handeling.spoor.noteer("deskundigheid", actie="C")
    return rij


@transaction.atomic
def schedule(handeling: Handeling, *, verzoek: UUID, op: date, wie: str) -> None:
    """
    This function will plan what was asked.

    :raises NotAllowed: if the actor does not steer
    :raises NotPossible: if it was settled before
    :raises InvalidInput: if the day has been
    """
    if op < lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Kies een dag die nog komt.")]})
    _settle(handeling, verzoek, VerzoekStatus.INGEPLAND, op=op, wie=wie.strip())


@transaction.atomic
def hold(handeling: Handeling, *, verzoek: UUID, bereikt: int, uren: Decimal | None = None) -> None:
    """
    This function will keep that it was held, how many people were reached and how many hours it took.

    :raises NotAllowed: if the actor does not steer
    :raises NotPossible: if it was not planned
    """
    _settle(handeling, verzoek, VerzoekStatus.GEHOUDEN, bereikt=bereikt, uren=uren)


@transaction.atomic
def refuse(handeling: Handeling, *, verzoek: UUID, weigerreden: str) -> None:
    """
    This function will refuse what was asked, with the reason; a lack of hours is counted.

    :raises NotAllowed: if the actor does not steer
    :raises NotPossible: if it was settled before
    """
    _settle(handeling, verzoek, VerzoekStatus.GEWEIGERD, weigerreden=Weigerreden(weigerreden).value)


def _settle(handeling: Handeling, verzoek: UUID, naar: VerzoekStatus, **waarden: object) -> None:
    permissions.check_steers(handeling, "deskundigheid")
    rij = queries.access_request(handeling, publiek_id=verzoek)
    check_transition(VerzoekStatus(rij.status), naar)
    Verzoek.objects.filter(pk=rij.pk).update(status=naar.value, afgehandeld_op=handeling.moment, **waarden)
    queue_bericht(handeling, team=rij.team_id, aanleiding=f"verzoek:{rij.pk}:{naar.value}")
    handeling.spoor.noteer("deskundigheid", actie="U")


@transaction.atomic
def withdraw(handeling: Handeling, *, verzoek: UUID) -> None:
    """
    This function will take back what the own team asked.

    :raises NotAllowed: if the actor may not ask
    :raises NotFound: if another team asked it
    :raises NotPossible: if it was settled before
    """
    permissions.check_person(handeling, "deskundigheid", "maken")
    rij = queries.access_request(handeling, publiek_id=verzoek)
    if rij.team_id != handeling.team:
        raise NotFound
    check_transition(VerzoekStatus(rij.status), VerzoekStatus.INGETROKKEN)
    Verzoek.objects.filter(pk=rij.pk).update(status=VerzoekStatus.INGETROKKEN.value, afgehandeld_op=handeling.moment)
    handeling.spoor.noteer("deskundigheid", actie="U")


@transaction.atomic
def count_campaign(
    handeling: Handeling, *, campagne: UUID, bereik_geteld: int, telwijze: str, besteed: Decimal | None = None
) -> None:
    """
    This function will keep what a campaign reached, how that was counted, and what it cost.

    :raises NotAllowed: if the actor does not steer
    :raises NotFound: if the region has no such campaign
    :raises InvalidInput: if it does not say how it was counted, or has not begun
    """
    permissions.check_steers(handeling, "deskundigheid")
    rij = queries.access_campaign(handeling, publiek_id=campagne)
    if not telwijze.strip():
        raise InvalidInput({"telwijze": [_("Schrijf op hoe er is geteld.")]})
    if rij.van > lokale_datum(handeling.moment):
        raise InvalidInput({"bereik_geteld": [_("Deze campagne is nog niet begonnen.")]})
    rij.bereik_geteld, rij.telwijze, rij.besteed = bereik_geteld, telwijze.strip(), besteed
    rij.save(update_fields=["bereik_geteld", "telwijze", "besteed"])
    handeling.spoor.noteer("deskundigheid", actie="U")


@transaction.atomic
def judge_expertise(
    handeling: Handeling, *, expertise: str, stand: str, toelichting: str, opnieuw_voor: date, mensen: int | None = None
) -> Expertiseborging:
    """
    This function will keep whether a rare expertise is still secured, and when somebody must look again.

    :raises NotAllowed: if the actor does not steer
    :raises NotFound: if the region has no such expertise
    :raises InvalidInput: if the next look has been
    """
    door = permissions.check_steers(handeling, "deskundigheid")
    rij = queries.access_expertise(handeling, code=expertise)
    dag = lokale_datum(handeling.moment)
    if opnieuw_voor <= dag:
        raise InvalidInput({"opnieuw_voor": [_("Kies een dag die nog komt.")]})
    borging = Expertiseborging.objects.create(
        expertise=rij,
        op=dag,
        stand=Borging(stand).value,
        toelichting=toelichting.strip(),
        mensen=mensen,
        opnieuw_voor=opnieuw_voor,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=door,
    )
    handeling.spoor.noteer("deskundigheid", actie="C")
    return borging
