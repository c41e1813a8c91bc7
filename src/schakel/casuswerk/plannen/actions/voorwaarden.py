"""The deeds on safety conditions: set, check, lapse."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.queries.voorwaarden import expert_team
from schakel.casuswerk.plannen.rules import voorwaarde as rules
from schakel.casuswerk.plannen.rules.voorwaarde import GEBEURTENIS, EigenaarSoort, VoorwaardeStatus
from schakel.kernel.errors import NotFound, NotPossible
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
    Set a safety condition; without a person or a team the whole household sees to it.

    Of a regisseur outside Veilig Thuis it is a concept, until a behavioural expert agrees.

    :raises NotAllowed: if the actor may neither set nor propose conditions in this dossier
    :raises InvalidInput: if it says nothing or is due in the past
    """
    voorstel = permissions.check_can_set_or_propose(handeling, dossier=dossier)
    rules.check_voorwaarde(tekst=tekst, uiterlijk=uiterlijk, vandaag=lokale_datum(handeling.moment))
    voorwaarde = Voorwaarde.objects.create(
        dossier_id=dossier,
        tekst=tekst.strip(),
        eigenaar_soort=_soort(eigenaar_persoon, eigenaar_team).value,
        eigenaar_persoon_id=eigenaar_persoon,
        eigenaar_team_id=None if eigenaar_persoon else eigenaar_team,
        controle_door_id=controle_door,
        uiterlijk=uiterlijk,
        status=(VoorwaardeStatus.CONCEPT if voorstel else VoorwaardeStatus.GESTELD).value,
        voorgesteld=voorstel,
        gesteld_op=handeling.moment,
        gesteld_door=handeling.wie,
    )
    _note(handeling, voorwaarde)
    return voorwaarde


@transaction.atomic
def agree_voorwaarde(handeling: Handeling, *, voorwaarde: Voorwaarde) -> Voorwaarde:
    """
    Agree, as behavioural expert, with what the regisseur proposed: from now on it holds.

    :raises NotAllowed: if the matrix does not name the actor's role for it, or the actor proposed it
    :raises NotPossible: if it is no concept any more
    """
    permissions.check_can_agree(handeling, voorwaarde=voorwaarde)
    rij = _hold(handeling, voorwaarde)
    rules.check_transition(VoorwaardeStatus(rij.status), VoorwaardeStatus.GESTELD)
    rij.status = VoorwaardeStatus.GESTELD.value
    rij.instemming_op, rij.instemming_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["status", "instemming_op", "instemming_door"])
    _note(handeling, rij)
    return rij


@transaction.atomic
def check_voorwaarde(
    handeling: Handeling, *, voorwaarde: Voorwaarde, nagekomen: bool, bevinding: str = ""
) -> Voorwaarde:
    """
    Record whether a condition was met, with what was found.

    :raises NotAllowed: if the actor may not check conditions in this dossier
    :raises NotPossible: if it has lapsed, or this was recorded before
    """
    naar = VoorwaardeStatus.NAGEKOMEN if nagekomen else VoorwaardeStatus.NIET_NAGEKOMEN
    return _move(handeling, voorwaarde, naar, bevinding)


@transaction.atomic
def lapse_voorwaarde(handeling: Handeling, *, voorwaarde: Voorwaarde, reden: str) -> Voorwaarde:
    """
    Let a condition lapse, because another takes its place or it has no sense any more.

    :raises NotAllowed: if the actor may not check conditions in this dossier
    :raises NotPossible: if it has lapsed before
    """
    return _move(handeling, voorwaarde, VoorwaardeStatus.VERVALLEN, reden)


def _soort(persoon: int | None, team: int | None) -> EigenaarSoort:
    if persoon:
        return EigenaarSoort.PERSOON
    return EigenaarSoort.TEAM if team else EigenaarSoort.HUISHOUDEN


def _hold(handeling: Handeling, voorwaarde: Voorwaarde) -> Voorwaarde:
    rijen = Voorwaarde.objects.visible_to(handeling).filter(pk=voorwaarde.pk)
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    return rij


def _move(handeling: Handeling, voorwaarde: Voorwaarde, naar: VoorwaardeStatus, bevinding: str) -> Voorwaarde:
    permissions.check_can_check(handeling, dossier=voorwaarde.dossier_id)
    rules.check_transition(VoorwaardeStatus(voorwaarde.status), naar)
    if voorwaarde.status == VoorwaardeStatus.CONCEPT and naar is not VoorwaardeStatus.VERVALLEN:
        raise NotPossible(_("Dit is nog een concept. Eerst stemt een gedragswetenschapper in."))
    voorwaarde.status = naar.value
    voorwaarde.bevinding = bevinding.strip()
    voorwaarde.gecontroleerd_op = handeling.moment
    voorwaarde.gecontroleerd_door = handeling.wie
    voorwaarde.save(update_fields=["status", "bevinding", "gecontroleerd_op", "gecontroleerd_door"])
    _note(handeling, voorwaarde)
    return voorwaarde


def _note(handeling: Handeling, voorwaarde: Voorwaarde) -> None:
    teams = {"ontvanger": voorwaarde.controle_door_id}
    if voorwaarde.status == VoorwaardeStatus.CONCEPT:
        kijkt_mee = expert_team(handeling, dossier=voorwaarde.dossier_id)
        teams = {"ontvanger": kijkt_mee} if kijkt_mee else {}
    dossiers.note(
        handeling,
        GEBEURTENIS[VoorwaardeStatus(voorwaarde.status)],
        dossier=voorwaarde.dossier_id,
        onderwerp=("voorwaarde", voorwaarde.pk),
        codes={"eigenaar": voorwaarde.eigenaar_soort, "controle_door": voorwaarde.controle_door_id},
        teams=teams,
    )
