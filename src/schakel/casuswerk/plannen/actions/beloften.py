"""The deeds on promises: ask, answer, say what became of it, take back."""

from datetime import date
from uuid import UUID

from django.db import transaction

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.actions.bewaren import _pack, _unpack
from schakel.casuswerk.plannen.models import Belofte, Plan
from schakel.casuswerk.plannen.rules import beloften as rules
from schakel.casuswerk.plannen.rules.beloften import BelofteStatus
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.plan import check_reason
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def offer_belofte(
    handeling: Handeling,
    *,
    plan: Plan,
    wat: str,
    van: Wie,
    controle: Wie,
    uiterlijk: date,
    voor_veiligheid: bool = False,
    veilig_herinneren: bool = False,
    bijeenkomst: UUID | None = None,
) -> Belofte:
    """
    Ask somebody of the family, of the network or a team to promise something; it counts once it is accepted.

    Only who promises, who asked, who looks and who leads see it, unless safety requires that everyone involved does.
    `bijeenkomst` is the meeting in which it was said.

    :raises NotAllowed: if the matrix does not let the actor ask for promises
    :raises InvalidInput: if it says nothing or is due in the past
    :raises NotPossible: if the plan is closed
    """
    permissions.check_can_in(handeling, "belofte", "maken", dossier=plan.dossier_id)
    rij = hold_plan(handeling, plan=plan.pk, actief=True)
    rules.check_belofte(wat=wat, uiterlijk=uiterlijk, vandaag=lokale_datum(handeling.moment))
    belofte = Belofte.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        status=BelofteStatus.AANGEBODEN.value,
        **_columns("", van),
        **_columns("controle_", controle),
        uiterlijk=uiterlijk,
        inhoud=_pack(handeling, rij.dossier, {"wat": wat.strip()}),
        aangeboden_op=handeling.moment,
        aangeboden_door_id=handeling.wie or 0,
        aangeboden_team_id=handeling.team,
        voor_veiligheid=voor_veiligheid,
        veilig_herinneren=veilig_herinneren and van[0] is not Deelnemersoort.TEAM,
        bijeenkomst=bijeenkomst,
    )
    _note(handeling, belofte)
    return belofte


@transaction.atomic
def answer_belofte(handeling: Handeling, *, belofte: Belofte, ja: bool, reden: str = "") -> Belofte:
    """
    Accept a promise, or refuse it with a reason; for who has no account somebody records what was said.

    :raises NotAllowed: if it is a promise of another team, or the matrix does not let the actor answer
    :raises InvalidInput: if it is refused without a reason
    :raises NotPossible: if it was answered or taken back already
    """
    permissions.check_can_in(handeling, "belofte", "wijzigen", dossier=belofte.dossier_id)
    permissions.check_own_promise(handeling, team=belofte.team_id)
    rij = _hold(handeling, belofte)
    naar = BelofteStatus.AANVAARD if ja else BelofteStatus.GEWEIGERD
    rules.check_belofte_transition(BelofteStatus(rij.status), naar)
    rij.beantwoord_op, rij.beantwoord_door_id = handeling.moment, handeling.wie
    return _move(handeling, rij, naar, {} if ja else {"reden": check_reason("reden", reden)})


@transaction.atomic
def judge_belofte(handeling: Handeling, *, belofte: Belofte, gedaan: bool, bevinding: str = "") -> Belofte:
    """
    Say whether a promise was kept or broken, with what was found.

    :raises NotAllowed: if the matrix does not let the actor say so
    :raises InvalidInput: if it was broken and nothing is said about it
    :raises NotPossible: if it was not accepted, or this was said already
    """
    permissions.check_can_in(handeling, "belofte", "wijzigen", dossier=belofte.dossier_id)
    rij = _hold(handeling, belofte)
    naar = BelofteStatus.GEDAAN if gedaan else BelofteStatus.VERBROKEN
    rules.check_belofte_transition(BelofteStatus(rij.status), naar)
    tekst = bevinding.strip() if gedaan else check_reason("bevinding", bevinding)
    rij.afgerond_op, rij.afgerond_door_id = handeling.moment, handeling.wie
    return _move(handeling, rij, naar, {"bevinding": tekst})


@transaction.atomic
def remind_belofte(handeling: Handeling, *, belofte: Belofte) -> None:
    """
    Record that somebody without an account was reminded of a promise; only where somebody said that this is safe.

    :raises NotAllowed: if the matrix does not let the actor do so
    :raises NotPossible: if it is not safe to remind, a team promised it, or it does not run
    """
    permissions.check_can_in(handeling, "belofte", "wijzigen", dossier=belofte.dossier_id)
    rij = _hold(handeling, belofte)
    rules.check_remind(BelofteStatus(rij.status), veilig=rij.veilig_herinneren)
    dossiers.note(handeling, "belofte.herinnerd", dossier=rij.dossier_id, onderwerp=("belofte", rij.pk))


@transaction.atomic
def withdraw_belofte(handeling: Handeling, *, belofte: Belofte, reden: str) -> Belofte:
    """
    Take a promise back, because it has no sense any more; that it stood there, stays.

    :raises NotAllowed: if the matrix does not let the actor ask for promises
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it was refused, kept, broken or taken back already
    """
    permissions.check_can_in(handeling, "belofte", "maken", dossier=belofte.dossier_id)
    rij = _hold(handeling, belofte)
    rules.check_belofte_transition(BelofteStatus(rij.status), BelofteStatus.INGETROKKEN)
    return _move(handeling, rij, BelofteStatus.INGETROKKEN, {"reden": check_reason("reden", reden)})


def _hold(handeling: Handeling, belofte: Belofte) -> Belofte:
    rijen = Belofte.objects.visible_to(handeling).filter(pk=belofte.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    return rij


def _move(handeling: Handeling, rij: Belofte, naar: BelofteStatus, teksten: dict[str, str]) -> Belofte:
    dossier: Dossier = rij.dossier
    rij.status = naar.value
    rij.inhoud = _pack(handeling, dossier, {**_unpack(handeling, dossier, rij.inhoud), **teksten})
    rij.save()
    _note(handeling, rij)
    return rij


def _columns(voor: str, wie: Wie) -> dict[str, int]:
    soort, nummer = wie
    kolom = {Deelnemersoort.PERSOON: "persoon", Deelnemersoort.NETWERK: "netwerklid", Deelnemersoort.TEAM: "team"}
    return {f"{voor}{kolom[soort]}_id": nummer}


def _note(handeling: Handeling, rij: Belofte) -> None:
    """Tell what became of a promise; its clock is the work of the team that promised, else of whoever directs."""
    dossiers.note(
        handeling,
        f"belofte.{rij.status.lower()}",
        dossier=rij.dossier_id,
        onderwerp=("belofte", rij.pk),
        codes={"plan": rij.plan_id, "uiterlijk": rij.uiterlijk.isoformat(), "van_team": rij.team_id is not None},
        teams={"ontvanger": rij.team_id} if rij.team_id else {},
    )
