"""How does the receiver answer an offer, on the summary alone?"""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang.models import Teamlid
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.overdrachten import permissions, rules
from schakel.casuswerk.overdrachten.actions.stap import ONDERWERP, _check_now, _let_reviewer_in, _lock, _take_step
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus, Weigerreden
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

GRONDSLAG = "wmo-4.1.1-2-d"


@transaction.atomic
def confirm_receipt(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Confirm that the offer was seen.

    :raises NotAllowed: if the actor is not the receiver
    :raises NotPossible: if it was confirmed already or taken back
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "ontvangen")
    return _mark_received(handeling, rij)


def _mark_received(handeling: Handeling, rij: Overdracht) -> Overdracht:
    """Set the moment of receipt."""
    rij.ontvangen_op = handeling.moment
    _take_step(handeling, rij, OverdrachtStatus.ONTVANGEN)
    return rij


@transaction.atomic
def accept(handeling: Handeling, *, overdracht: Overdracht, regisseur: int | None = None) -> Overdracht:
    """
    Accept: the dossier opens for the receiver, and the regisseur is asked. The sender answers until the start.

    :raises NotAllowed: if the actor is not the receiver
    :raises InvalidInput: if a main receiver names no regisseur of its own team
    :raises NotPossible: if it was answered already or taken back
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "accepteren")
    if rij.status == OverdrachtStatus.AANGEBODEN:
        _mark_received(handeling, rij)
    _check_now(handeling, rij, OverdrachtStatus.GEACCEPTEERD)
    _check_regisseur(handeling, rij, regisseur)
    rij.besloten_op, rij.besloten_door_id = handeling.moment, handeling.wie
    rij.ontvangen_op = rij.ontvangen_op or handeling.moment
    dossiers.enter_by_invitation(
        handeling,
        dossier=rij.dossier_id,
        onderwerp=(ONDERWERP, rij.pk),
        rol=BetrokkenheidRol.ONTVANGER if rij.is_hoofd else BetrokkenheidRol.UITVOERING,
        grondslag=GRONDSLAG,
    )
    if regisseur is not None and rij.is_hoofd:
        rij.regisseur_id = regisseur
        rij.regie = dossiers.offer_regie(
            handeling, dossier=rij.dossier_id, team=rij.ontvanger_team_id, medewerker=regisseur
        )
    _take_step(handeling, rij, OverdrachtStatus.GEACCEPTEERD)
    return rij


def _check_regisseur(handeling: Handeling, rij: Overdracht, regisseur: int | None) -> None:
    if not rij.is_hoofd:
        return
    dag = lokale_datum(handeling.moment)
    leden = Teamlid.objects.filter(
        team_id=rij.ontvanger_team_id, medewerker_id=regisseur or 0, periode__contains=dag, medewerker__is_active=True
    )
    if regisseur is None or not leden.exists():
        raise InvalidInput({"regisseur": [_("Kies wie van uw team regisseur wordt.")]})


@transaction.atomic
def refuse(handeling: Handeling, *, overdracht: Overdracht, reden: str, toelichting: str) -> Overdracht:
    """
    Refuse with a reason; it goes to the named reviewer and never bounces into silence. The sender answers.

    :raises NotAllowed: if the actor is not the receiver
    :raises InvalidInput: if reason or explanation lacks
    :raises NotPossible: if it was answered already or taken back
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "weigeren")
    if rij.status == OverdrachtStatus.AANGEBODEN:
        _mark_received(handeling, rij)
    _check_now(handeling, rij, OverdrachtStatus.GEWEIGERD)
    rules.check_reason("reden", reden, Weigerreden, toelichting=toelichting)
    rij.besloten_op, rij.besloten_door_id = handeling.moment, handeling.wie
    rij.weigerreden, rij.weigertoelichting = reden, toelichting.strip()
    _take_step(
        handeling,
        rij,
        OverdrachtStatus.GEWEIGERD,
        codes={"reden": reden, "beoordelaar": rij.beoordelaar_id or 0},
    )
    _let_reviewer_in(handeling, rij)
    return rij
