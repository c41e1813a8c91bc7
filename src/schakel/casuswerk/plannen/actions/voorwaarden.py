"""The deeds on safety conditions: set, check, lapse."""

from datetime import date

from django.db import transaction

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules import voorwaarde as rules
from schakel.casuswerk.plannen.rules.voorwaarde import GEBEURTENIS, EigenaarSoort, VoorwaardeStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def set_voorwaarde(
    handeling: Handeling,
    *,
    dossier: int,
    tekst: str,
    uiterlijk: date,
    controle_door: int,
    eigenaar_persoon: int | None = None,
    eigenaar_team: int | None = None,
) -> Voorwaarde:
    """
    This function will set a safety condition; without a person or a team the whole household sees to it.

    :raises NotAllowed: if the actor may not set conditions in this dossier
    :raises InvalidInput: if it says nothing or is due in the past
    """
    permissions.check_can_set(handeling, dossier=dossier)
    rules.check_voorwaarde(tekst=tekst, uiterlijk=uiterlijk, vandaag=lokale_datum(handeling.moment))
    voorwaarde = Voorwaarde.objects.create(
        dossier_id=dossier,
        tekst=tekst.strip(),
        eigenaar_soort=_soort(eigenaar_persoon, eigenaar_team).value,
        eigenaar_persoon_id=eigenaar_persoon,
        eigenaar_team_id=None if eigenaar_persoon else eigenaar_team,
        controle_door_id=controle_door,
        uiterlijk=uiterlijk,
        status=VoorwaardeStatus.GESTELD.value,
        gesteld_op=handeling.moment,
        gesteld_door=handeling.wie,
    )
    _note(handeling, voorwaarde)
    return voorwaarde


@transaction.atomic
def check_voorwaarde(
    handeling: Handeling, *, voorwaarde: Voorwaarde, nagekomen: bool, bevinding: str = ""
) -> Voorwaarde:
    """
    This function will record whether a condition was met, with what was found.

    :raises NotAllowed: if the actor may not check conditions in this dossier
    :raises NotPossible: if it has lapsed, or this was recorded before
    """
    naar = VoorwaardeStatus.NAGEKOMEN if nagekomen else VoorwaardeStatus.NIET_NAGEKOMEN
    return _move(handeling, voorwaarde, naar, bevinding)


@transaction.atomic
def lapse_voorwaarde(handeling: Handeling, *, voorwaarde: Voorwaarde, reden: str) -> Voorwaarde:
    """
    This function will let a condition lapse, because another takes its place or it has no sense any more.

    :raises NotAllowed: if the actor may not check conditions in this dossier
    :raises NotPossible: if it has lapsed before
    """
    return _move(handeling, voorwaarde, VoorwaardeStatus.VERVALLEN, reden)


def _soort(persoon: int | None, team: int | None) -> EigenaarSoort:
    if persoon:
        return EigenaarSoort.PERSOON
    return EigenaarSoort.TEAM if team else EigenaarSoort.HUISHOUDEN


def _move(handeling: Handeling, voorwaarde: Voorwaarde, naar: VoorwaardeStatus, bevinding: str) -> Voorwaarde:
    permissions.check_can_check(handeling, dossier=voorwaarde.dossier_id)
    rules.check_transition(VoorwaardeStatus(voorwaarde.status), naar)
    voorwaarde.status = naar.value
    voorwaarde.bevinding = bevinding.strip()
    voorwaarde.gecontroleerd_op = handeling.moment
    voorwaarde.gecontroleerd_door = handeling.wie
    voorwaarde.save(update_fields=["status", "bevinding", "gecontroleerd_op", "gecontroleerd_door"])
    _note(handeling, voorwaarde)
    return voorwaarde


def _note(handeling: Handeling, voorwaarde: Voorwaarde) -> None:
    dossiers.note(
        handeling,
        GEBEURTENIS[VoorwaardeStatus(voorwaarde.status)],
        dossier=voorwaarde.dossier_id,
        onderwerp=("voorwaarde", voorwaarde.pk),
        codes={"eigenaar": voorwaarde.eigenaar_soort, "controle_door": voorwaarde.controle_door_id},
        teams={"ontvanger": voorwaarde.controle_door_id},
    )
