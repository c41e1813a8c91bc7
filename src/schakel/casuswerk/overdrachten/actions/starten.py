"""How does the receiver take over regie, meet the household and start?  Only then the ledger moves."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierqueries
from schakel.casuswerk.dossiers.actions import Code
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.overdrachten import permissions, queries, rules
from schakel.casuswerk.overdrachten.actions.beslissen import GRONDSLAG
from schakel.casuswerk.overdrachten.actions.stap import ONDERWERP, _check_now, _lock, _take_step
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Gesprek, OverdrachtStatus, Overnamevorm
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.queries import plans_complete
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def take_regie(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Take over regie as the one who was asked at acceptance; who directed before, does so no longer.

    :raises NotAllowed: if the actor is not the receiver
    :raises NotPossible: if somebody else was asked, or there was no talk and nobody said why
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "regie_overnemen")
    _check_now(handeling, rij, OverdrachtStatus.REGIE_OVERGENOMEN)
    regie = next((r for r in dossierqueries.regies_of(handeling, dossier=rij.dossier_id) if r.pk == rij.regie_id), None)
    if regie is None:
        raise NotPossible(_("Niemand van uw team is gevraagd om de regie."))
    _take_step(handeling, rij, OverdrachtStatus.REGIE_OVERGENOMEN, codes={"regisseur": regie.medewerker_id})
    dossiers.accept_regie(handeling, regie=regie)
    return rij


@transaction.atomic
def record_first_contact(
    handeling: Handeling, *, overdracht: Overdracht, op: datetime, door: int, met_wie: str
) -> Overdracht:
    """
    Record the first contact with the household: when, by whom and with whom.

    :raises NotAllowed: if the actor is not the receiver
    :raises InvalidInput: if the moment lies ahead or nobody is named
    :raises NotPossible: if regie was not taken over yet
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "eerste_contact")
    return _mark_contact(handeling, rij, op=op, door=door, met_wie=met_wie)


def _mark_contact(handeling: Handeling, rij: Overdracht, *, op: datetime, door: int | None, met_wie: str) -> Overdracht:
    """Set the first contact, for the receiver or on its behalf."""
    _check_now(handeling, rij, OverdrachtStatus.EERSTE_CONTACT)
    rules.check_first_contact(op=op, met_wie=met_wie, moment=handeling.moment)
    rij.eerste_contact_op, rij.eerste_contact_door_id, rij.eerste_contact_met = op, door, met_wie.strip()
    _take_step(handeling, rij, OverdrachtStatus.EERSTE_CONTACT)
    return rij


@transaction.atomic
def start(
    handeling: Handeling,
    *,
    overdracht: Overdracht,
    veiligheidsafspraak: str,
    vorm: str = Overnamevorm.OVERGENOMEN,
) -> Overdracht:
    """
    Start: the receiver has met the household and took over the safety agreement. In this transaction the ledger moves.

    :raises NotAllowed: if the actor is not the receiver
    :raises InvalidInput: if it is not said which safety agreement holds
    :raises NotPossible: if there was no first contact, or the sender does not answer any more
    """
    rij = _lock(handeling, overdracht)
    permissions.check_receiver(handeling, rij, "starten")
    return _mark_started(handeling, rij, veiligheidsafspraak=veiligheidsafspraak, vorm=vorm)


def _mark_started(handeling: Handeling, rij: Overdracht, *, veiligheidsafspraak: str, vorm: str) -> Overdracht:
    """Start for the receiver or on its behalf."""
    _check_now(handeling, rij, OverdrachtStatus.GESTART)
    rules.check_start(veiligheidsafspraak=veiligheidsafspraak, vorm=vorm)
    rij.veiligheidsafspraak, rij.veiligheidsafspraak_vorm = veiligheidsafspraak.strip(), vorm
    rij.gestart_op = handeling.moment
    rij.betwisten_tot = queries.contest_until(handeling, regio=rij.zender_team.herkomst)
    rij.warm = rules.is_warm(
        Gesprek(
            gevoerd_op=rij.gesprek_op,
            aanwezig=frozenset(rij.gesprek_aanwezig),
            bevestigd_zender=rij.gesprek_bevestigd_zender_op is not None,
            bevestigd_ontvanger=rij.gesprek_bevestigd_ontvanger_op is not None,
        )
    )
    if rij.is_hoofd:
        _move_ledger(handeling, rij)
    # Without a plan for each household the clock that asks for one begins here.
    volledig = plans_complete(handeling, dossier=rij.dossier_id)
    codes: dict[str, Code] = {"warm": rij.warm, "koudreden": rij.koudreden, "plan_volledig": volledig}
    # Whoever has no accounts makes its plan in a system of its own: no clock asks for one here.
    codes["heeft_accounts"] = rij.ontvanger_team.aangesloten
    _take_step(handeling, rij, OverdrachtStatus.GESTART, codes=codes)
    plannen.carry_over(
        handeling,
        dossier=rij.dossier_id,
        van_team=rij.zender_team_id,
        bron=f"{ONDERWERP}:{rij.pk}",
        tekst=rij.veiligheidsafspraak,
    )
    if rij.is_hoofd:
        _let_sender_watch(handeling, rij)
    dossiers.end_invitation(handeling, dossier=rij.dossier_id, onderwerp=(ONDERWERP, rij.pk))
    return rij


def _move_ledger(handeling: Handeling, rij: Overdracht) -> None:
    nu = dossierqueries.responsible_at(handeling, dossier=rij.dossier_id, moment=handeling.moment)
    if nu is None or nu.team != rij.zender_team_id:
        raise NotPossible(_("De zender is niet meer verantwoordelijk voor deze casus. Overleg eerst met elkaar."))
    dossiers.pass_on(
        handeling,
        dossier=rij.dossier_id,
        naar_team=rij.ontvanger_team_id,
        reden="overdracht_gestart",
        bron=f"overdracht:{rij.pk}",
    )
    if not rij.ontvanger_team.aangesloten:
        # Nobody of that team looks at a work list here: the clocks stay with the named sender.
        termijnen.move_owner(
            handeling, dossier=rij.dossier_id, van_team=rij.ontvanger_team_id, naar_team=rij.zender_team_id
        )


def _let_sender_watch(handeling: Handeling, rij: Overdracht) -> None:
    for team, rol in (
        (rij.ontvanger_team_id, BetrokkenheidRol.VERANTWOORDELIJK),
        (rij.zender_team_id, BetrokkenheidRol.MONITORING),
    ):
        dossiers.grant_betrokkenheid(handeling, dossier=rij.dossier_id, team=team, rol=rol, grondslag=GRONDSLAG)
