"""How is a specialist asked at once, and what does that person see?"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen import permissions, queries, rules
from schakel.casuswerk.casussen.actions.raadplegen import _asked, _taken_back
from schakel.casuswerk.casussen.models import Casus, Consult
from schakel.casuswerk.casussen.rules import ConsultStatus
from schakel.casuswerk.casussen.rules.consult import STANDAARD_UREN, answer_due
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierqueries
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling

GRONDSLAG = "wmo-5.3.3"
# How long the specialist can still read question and answer; then the look ends by itself.
INZAGE_NA_ANTWOORD = timedelta(days=14)


@transaction.atomic
def ask_consult(
    handeling: Handeling,
    *,
    dossier: int,
    soort: str,
    aan_team: int,
    vraag: str,
    aan_functie: str = "",
    spoed: bool = False,
    uren: int = STANDAARD_UREN,
    categorieen: Sequence[str] = (),
    versie: int | None = None,
    artikel: str = "",
) -> Consult:
    """
    Ask a specialist; it sees the question and only the categories named, and answers within so many hours.

    Nobody answers for more or less than before: a consult moves no responsibility.

    :raises NotAllowed: if the actor may not ask about this dossier
    :raises InvalidInput: if nothing is asked
    """
    permissions.check_can_ask(handeling, dossier=dossier)
    rules.check_vraag(vraag=vraag)
    uuid, uiterlijk = uuid4(), answer_due(handeling.moment, uren)
    consult = Consult.objects.create(
        publiek_id=uuid,
        dossier_id=dossier,
        soort=soort,
        status=ConsultStatus.GEVRAAGD.value,
        van_team=queries.acting_team(handeling),
        gevraagd_door_id=handeling.wie,
        gevraagd_op=handeling.moment,
        aan_team_id=aan_team,
        aan_functie=aan_functie,
        vraag=_locked(handeling, dossier, uuid, vraag),
        spoed=spoed,
        categorieen=list(categorieen),
        antwoord_uiterlijk=uiterlijk,
        inzage_tot=uiterlijk + INZAGE_NA_ANTWOORD,
        afspraakversie=versie,
        artikel=artikel,
    )
    _let_in(handeling, consult)
    _note(handeling, "consult.gevraagd", consult)
    _asked(handeling, consult)
    return consult


def _locked(handeling: Handeling, dossier: int, uuid: UUID, tekst: str) -> bytes:
    return kluis.freeze(handeling, dossier=dossier, onderwerp=uuid, inhoud={"tekst": tekst.strip()})


def _let_in(handeling: Handeling, consult: Consult) -> None:
    onderwerp = ("consult", consult.pk)
    dossiers.invite_team(
        handeling,
        dossier=consult.dossier_id,
        team=consult.aan_team_id,
        onderwerp=onderwerp,
        tot=consult.inzage_tot,
    )
    if not consult.categorieen or consult.aan_team_id in _involved(handeling, consult.dossier_id):
        return
    dossiers.grant_betrokkenheid(
        handeling,
        dossier=consult.dossier_id,
        team=consult.aan_team_id,
        rol=BetrokkenheidRol.CONSULT,
        grondslag=GRONDSLAG,
        categorieen=consult.categorieen,
        tot=consult.inzage_tot,
    )


def _involved(handeling: Handeling, dossier: int) -> set[int]:
    rijen = dossierqueries.betrokken_teams(handeling, dossier=dossier)
    return {rij.team_id for rij in rijen if rij.periode.upper is None or rij.periode.upper > handeling.moment}


def _note(handeling: Handeling, soort: str, consult: Consult) -> None:
    dossiers.note(
        handeling,
        soort,
        dossier=consult.dossier_id,
        onderwerp=("consult", consult.pk),
        codes={"soort": consult.soort, "spoed": consult.spoed, "ontvanger": consult.aan_team_id},
        teams={"ontvanger": consult.aan_team_id, "zender": consult.van_team_id},
    )


def _to_change(handeling: Handeling, consult: Consult) -> Consult:
    rij = Consult.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=consult.pk).first()
    if rij is None:
        raise NotFound
    return rij


@transaction.atomic
def answer_consult(handeling: Handeling, *, consult: Consult, antwoord: str) -> Consult:
    """
    Answer as the specialist; what it could see of the dossier besides the question closes with the answer.

    :raises NotAllowed: if another team was asked
    :raises InvalidInput: if there is no answer
    :raises NotPossible: if it was answered or withdrawn
    """
    permissions.check_can_answer(handeling, consult=consult)
    rij = _to_change(handeling, consult)
    rules.check_consult_transition(ConsultStatus(rij.status), ConsultStatus.BEANTWOORD)
    if not antwoord.strip():
        raise InvalidInput({"antwoord": [_("Schrijf uw antwoord.")]})
    rij.status = ConsultStatus.BEANTWOORD.value
    rij.antwoord = _locked(handeling, rij.dossier_id, rij.publiek_id, antwoord)
    rij.beantwoord_op, rij.beantwoord_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["status", "antwoord", "beantwoord_op", "beantwoord_door"])
    _note(handeling, "consult.beantwoord", rij)
    eigen = dossierqueries.own_betrokkenheid(handeling, dossier=rij.dossier_id)
    if eigen and eigen.rol == BetrokkenheidRol.CONSULT and eigen.periode.lower < handeling.moment:
        dossiers.end_betrokkenheid(handeling, dossier=rij.dossier_id, team=rij.aan_team_id)
    return rij


@transaction.atomic
def withdraw_consult(handeling: Handeling, *, consult: Consult) -> None:
    """
    Take a question back; the specialist sees nothing of it any more.

    :raises NotAllowed: if another team asked it
    :raises NotPossible: if it was answered or withdrawn
    """
    permissions.check_can_take_back(handeling, consult=consult)
    rij = _to_change(handeling, consult)
    rules.check_consult_transition(ConsultStatus(rij.status), ConsultStatus.INGETROKKEN)
    rij.status = ConsultStatus.INGETROKKEN.value
    rij.save(update_fields=["status"])
    _note(handeling, "consult.ingetrokken", rij)
    dossiers.end_invitation(handeling, dossier=rij.dossier_id, onderwerp=("consult", rij.pk))
    if rij.categorieen:
        _close_look(handeling, rij)
    _taken_back(handeling, rij)


def _close_look(handeling: Handeling, consult: Consult) -> None:
    for rij in dossierqueries.betrokken_teams(handeling, dossier=consult.dossier_id):
        loopt = rij.periode.lower < handeling.moment and (
            rij.periode.upper is None or rij.periode.upper > handeling.moment
        )
        if rij.team_id == consult.aan_team_id and rij.rol == BetrokkenheidRol.CONSULT and loopt:
            dossiers.end_betrokkenheid(handeling, dossier=consult.dossier_id, team=consult.aan_team_id)


@transaction.atomic
def ask_named(
    handeling: Handeling, *, casus: Casus, genoemd: queries.Specialist | None, team: int | None, vraag: str
) -> Consult:
    """
    Ask the specialist that the agreement names, or another team that the actor chose.

    :raises NotAllowed: if the actor may not ask about this casus
    :raises InvalidInput: if nobody or nothing is asked
    """
    if genoemd is None or genoemd.team is None:
        if team is None:
            raise InvalidInput({"team": [_("Kies een team.")]})
        return ask_consult(handeling, dossier=casus.dossier_id, soort="anders", aan_team=team, vraag=vraag)
    return ask_consult(
        handeling,
        dossier=casus.dossier_id,
        soort=genoemd.code,
        aan_team=genoemd.team.pk,
        vraag=vraag,
        spoed=genoemd.spoed,
        uren=genoemd.uren,
        versie=genoemd.versie,
        artikel=genoemd.artikel,
    )
