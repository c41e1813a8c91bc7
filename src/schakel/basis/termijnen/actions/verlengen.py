"""How is a clock extended?  One asks with a reason, another approves; nobody does both, and nothing lapses unseen."""

from django.db import IntegrityError, transaction

from schakel.basis.termijnen import permissions, queries
from schakel.basis.termijnen.models import Termijn, Verlenging, Verlengverzoek
from schakel.basis.termijnen.rules import TermijnStatus, stand_op, volgend_alarm
from schakel.basis.termijnen.rules.beheren import (
    check_besluit,
    check_lopend,
    check_verlengbaar,
    check_verzoek,
    verlengd,
)
from schakel.basis.termijnen.rules.definitie import Duur, VerlengRegel
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def ask_extension(handeling: Handeling, *, termijn: int, regio: str | None, aantal: int, reden: str) -> Verlengverzoek:
    """
    This function will keep a request for more time; the end of the term stays where it is.

    :raises NotFound: if the term does not exist
    :raises NotAllowed: if it belongs to another team
    :raises NotPossible: if the definition or the state does not allow it, or a request waits already
    :raises InvalidInput: if length or reason cannot be used
    """
    rij = _hold(termijn)
    permissions.check_can_work_on(handeling, [rij.team_id])
    wie = permissions.check_is_person(handeling)
    check_verzoek(_rule(handeling, rij, regio), aantal=aantal, reden=reden)
    try:
        with transaction.atomic():
            verzoek = Verlengverzoek.objects.create(
                termijn=rij, dossier_id=rij.dossier_id, aantal=aantal, reden=reden.strip(), gevraagd_door_id=wie,
                gevraagd_op=handeling.moment,
            )  # fmt: skip
    except IntegrityError as fout:
        raise NotPossible("Er wacht al een verzoek om deze termijn te verlengen.") from fout
    handeling.spoor.noteer("termijn", dossier=rij.dossier_id, actie="U")
    return verzoek


@transaction.atomic
def decide_extension(
    handeling: Handeling, *, verzoek: int, regio: str | None, akkoord: bool, afwijsreden: str = ""
) -> Verlengverzoek:
    """
    This function will decide about a request for more time; the actor is another than who asked.

    :raises NotFound: if the request does not exist
    :raises NotAllowed: if the term belongs to another organisation
    :raises NotPossible: if it was decided, the term has run out, or the role or the person may not decide
    :raises InvalidInput: if it is refused without a reason
    """
    rij = Verlengverzoek.objects.select_for_update().filter(pk=verzoek).first()
    if rij is None:
        raise NotFound
    termijn = _hold(rij.termijn_id)
    permissions.check_can_decide(handeling, termijn.team_id)
    wie = permissions.check_is_person(handeling)
    if rij.besloten_op is not None:
        raise NotPossible("Over dit verzoek is al besloten.")
    regel = _rule(handeling, termijn, regio)
    check_besluit(regel, akkoord=akkoord, afwijsreden=afwijsreden, rol=handeling.rol, zelf=wie == rij.gevraagd_door_id)
    rij.besloten_door_id, rij.besloten_op, rij.akkoord = wie, handeling.moment, akkoord
    rij.afwijsreden = "" if akkoord else afwijsreden.strip()
    rij.save(update_fields=["besloten_door_id", "besloten_op", "akkoord", "afwijsreden"])
    if akkoord:
        _extend(handeling, termijn, rij, Duur(rij.aantal, regel.duur.eenheid), wie)
    handeling.spoor.noteer("termijn", dossier=rij.dossier_id, actie="U")
    return rij


def _hold(termijn: int) -> Termijn:
    rij = Termijn.objects.select_for_update().filter(pk=termijn).first()
    if rij is None:
        raise NotFound
    return rij


def _rule(handeling: Handeling, termijn: Termijn, regio: str | None) -> VerlengRegel:
    check_lopend(TermijnStatus(termijn.status))
    return check_verlengbaar(
        queries.extension_rule(handeling, termijn=termijn, regio=regio),
        eerdere=termijn.verlengingen.count(),
        uiterlijk=termijn.uiterlijk,
        moment=handeling.moment,
    )


def _extend(handeling: Handeling, termijn: Termijn, verzoek: Verlengverzoek, duur: Duur, wie: int) -> None:
    was = termijn.uiterlijk
    for veld in ("wettelijk_uiterlijk", "praktijk_uiterlijk"):
        einde = getattr(termijn, veld)
        setattr(termijn, veld, verlengd(einde, duur) if einde else None)
    termijn.uiterlijk = min(e for e in (termijn.wettelijk_uiterlijk, termijn.praktijk_uiterlijk) if e is not None)
    termijn.alarm_stand = stand_op(termijn.gestart_op, termijn.uiterlijk, handeling.moment)
    termijn.volgend_alarm_op = volgend_alarm(termijn.gestart_op, termijn.uiterlijk, termijn.alarm_stand)
    handeling.spoor.noteer_alarm(termijn.volgend_alarm_op)
    termijn.save()
    Verlenging.objects.create(
        termijn=termijn,
        dossier_id=termijn.dossier_id,
        aantal=duur.aantal,
        eenheid=duur.eenheid.value,
        reden=verzoek.reden,
        aangevraagd_door_id=verzoek.gevraagd_door_id,
        goedgekeurd_door_id=wie,
        verlengd_op=handeling.moment,
        was_uiterlijk=was,
        werd_uiterlijk=termijn.uiterlijk,
    )
