"""How does the team that answers offer a casus to another, and take the offer back?"""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierqueries
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.overdrachten import permissions, queries, rules
from schakel.casuswerk.overdrachten.actions.stap import ONDERWERP, _check_now, _lock, _take_step, _write
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Intrekreden, OverdrachtStatus
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling

GEVAAR_NU = 3


@transaction.atomic
def prepare(
    handeling: Handeling,
    *,
    casus: Casus,
    ontvanger_team: int,
    samenvatting: Mapping[str, str],
    is_hoofd: bool = True,
    route: Mapping[str, object] | None = None,
) -> Overdracht:
    """
    Prepare a handover: the summary on which the receiver will decide, and to whom it will go.

    Several teams may help (`is_hoofd=False`); one main receiver at a time is offered to answer for safety.

    :raises NotAllowed: if the actor's team does not answer for the casus
    :raises InvalidInput: if the summary lacks what the receiver must know
    :raises NotPossible: if a main handover runs already, or the receiver is the sender
    """
    permissions.check_can_prepare(handeling, dossier=casus.dossier_id)
    rules.check_samenvatting(samenvatting)
    if handeling.wie is None or handeling.team is None:
        raise NotAllowed(_("Een overdracht heeft een zender met een naam."))
    if ontvanger_team == handeling.team:
        raise NotPossible(_("Kies een ander team dan uw eigen team."))
    rij = Overdracht(
        dossier_id=casus.dossier_id,
        status=OverdrachtStatus.VOORBEREID.value,
        is_hoofd=is_hoofd,
        acuut=casus.dossier.gevaar >= GEVAAR_NU,
        zender_team_id=handeling.team,
        zender_id=handeling.wie,
        ontvanger_team_id=ontvanger_team,
        aanduiding=_description(handeling, casus),
        samenvatting={veld: tekst.strip() for veld, tekst in samenvatting.items() if tekst.strip()},
        route=dict(route or {}),
        voorbereid_op=handeling.moment,
    )
    try:
        with transaction.atomic():
            _write(handeling, rij, "voorbereid")
    except IntegrityError as fout:
        raise NotPossible(_("Er loopt al een overdracht van deze casus. Trek die eerst in.")) from fout
    return rij


def _description(handeling: Handeling, casus: Casus) -> str:
    aantal = len(personen.kinderen_of(handeling, dossier=casus.dossier_id, moment=handeling.moment))
    gezin = (
        ngettext("Gezin met %(n)d kind", "Gezin met %(n)d kinderen", aantal) % {"n": aantal}
        if aantal
        else _("Huishouden zonder kinderen")
    )
    plaats = queries.place_name(handeling, gemeente=casus.gemeente) if casus.gemeente else ""
    return f"{gezin}, {plaats}" if plaats else gezin


@transaction.atomic
def offer(handeling: Handeling, *, overdracht: Overdracht) -> Overdracht:
    """
    Offer it: the receiver sees the summary, and the clock runs on both sides. Who judges a refusal is named now.

    :raises NotAllowed: if the actor is not the sender
    :raises NotPossible: if it was offered already
    """
    rij = _lock(handeling, overdracht)
    permissions.check_sender(handeling, rij, "aanbieden")
    _check_now(handeling, rij, OverdrachtStatus.AANGEBODEN)
    lid = queries.find_reviewer(handeling, regio=rij.zender_team.herkomst, zender_team=rij.zender_team_id, trede=1)
    rij.beoordelaar, rij.beoordelaar_team = lid.medewerker, lid.team
    rij.aangeboden_op = handeling.moment
    if rij.ontvanger_team.aangesloten:
        dossiers.invite_team(
            handeling, dossier=rij.dossier_id, team=rij.ontvanger_team_id, onderwerp=(ONDERWERP, rij.pk)
        )
    _take_step(handeling, rij, OverdrachtStatus.AANGEBODEN)
    return rij


@transaction.atomic
def withdraw(handeling: Handeling, *, overdracht: Overdracht, reden: str) -> Overdracht:
    """
    Take an offer back with a reason; the receiver sees no file any more, the sender answers as before.

    A receiver that had it in hands is told, and reads for a week that it was taken back and whom to call.

    :raises NotAllowed: if the actor is not the sender
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it has started or was taken back already
    """
    rij = _lock(handeling, overdracht)
    permissions.check_sender(handeling, rij, "intrekken")
    _check_now(handeling, rij, OverdrachtStatus.INGETROKKEN)
    rules.check_reason("reden", reden, Intrekreden)
    return _take_back(handeling, rij, reden=reden)


def _take_back(handeling: Handeling, rij: Overdracht, *, reden: str, nalezers: Sequence[int] = ()) -> Overdracht:
    """Withdraw for the sender or the reviewer; what the receiver got by it, ends. Some read for a week how it ended."""
    in_handen = rules.is_in_hand(OverdrachtStatus(rij.status)) and rij.ontvanger_team.aangesloten
    rij.ingetrokken_op, rij.intrekreden = handeling.moment, reden
    _take_step(handeling, rij, OverdrachtStatus.INGETROKKEN, codes={"reden": reden, "in_handen": in_handen})
    _close_file(handeling, rij)
    # Of a receiver that had it in hands, somebody may be on the way to the family.
    lezers = [*nalezers, *([rij.ontvanger_team_id] if in_handen else [])]
    tot, welke = handeling.moment + rules.NALEZEN, (ONDERWERP, rij.pk)
    for team in lezers:
        dossiers.let_read_until(handeling, dossier=rij.dossier_id, onderwerp=welke, team=team, tot=tot)
    dossiers.end_invitation(handeling, dossier=rij.dossier_id, onderwerp=welke, behalve=lezers)
    return rij


def _close_file(handeling: Handeling, rij: Overdracht) -> None:
    """End the involvement that acceptance gave, unless the team answers for something or was in the casus before."""
    for b in dossierqueries.betrokken_teams(handeling, dossier=rij.dossier_id):
        loopt = b.periode.lower < handeling.moment and (b.periode.upper is None or b.periode.upper > handeling.moment)
        door_deze = b.rol in (BetrokkenheidRol.ONTVANGER, BetrokkenheidRol.UITVOERING) and rij.besloten_op is not None
        begonnen = rij.besloten_op is not None and b.periode.lower >= rij.besloten_op
        if b.team_id == rij.ontvanger_team_id and loopt and door_deze and begonnen:
            dossiers.end_betrokkenheid(handeling, dossier=rij.dossier_id, team=rij.ontvanger_team_id)
    for regie in dossierqueries.regies_of(handeling, dossier=rij.dossier_id):
        if regie.pk == rij.regie_id and regie.periode is not None and regie.geeindigd_op is None:
            dossiers.end_regie(handeling, regie=regie, reden="overdracht_ingetrokken")
