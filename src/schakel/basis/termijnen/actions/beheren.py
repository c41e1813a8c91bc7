"""Who takes work over, explains an overrun, and what moves with the ledger?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from schakel.basis.termijnen import permissions, queries
from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.rules import Eigenaar, TermijnStatus
from schakel.basis.termijnen.rules.beheren import check_contact, check_lopend, check_overschrijding
from schakel.basis.termijnen.rules.definitie import danger_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def take_over(handeling: Handeling, *, termijnen: Sequence[int], medewerker: int | None) -> int:
    """
    This function will give these terms of the actor's team to a colleague, and return how many.

    Without a colleague they stand on no name again: they are the team's.

    :raises NotFound: if one of them does not exist
    :raises NotAllowed: if one of them belongs to another team, or the colleague does not work in this one
    :raises NotPossible: if one of them no longer runs
    """
    rijen = list(Termijn.objects.select_for_update().filter(pk__in=termijnen))
    if len(rijen) != len(set(termijnen)):
        raise NotFound
    permissions.check_can_work_on(handeling, {r.team_id for r in rijen})
    if medewerker is not None:
        permissions.check_works_in_team(handeling, medewerker)
    for rij in rijen:
        check_lopend(TermijnStatus(rij.status))
    Termijn.objects.filter(pk__in=termijnen).update(medewerker_id=medewerker)
    _noteer(handeling, rijen)
    return len(rijen)


@transaction.atomic
def take_over_all(handeling: Handeling, *, van_medewerker: int) -> int:
    """
    This function will give all running work of an absent colleague in the actor's team to the actor.

    :raises NotAllowed: if the actor is no person
    """
    overnemer = permissions.check_is_person(handeling)
    rijen = list(
        Termijn.objects.select_for_update().lopend().filter(team_id=handeling.team, medewerker_id=van_medewerker)
    )
    Termijn.objects.filter(pk__in=[r.pk for r in rijen]).update(medewerker_id=overnemer)
    _noteer(handeling, rijen)
    return len(rijen)


@transaction.atomic
def explain_overrun(handeling: Handeling, *, termijn: int, reden: str) -> None:
    """
    This function will keep why a term was not met.

    :raises NotFound: if the term does not exist
    :raises NotAllowed: if it belongs to another team
    :raises NotPossible: if it was met
    :raises InvalidInput: if there is no reason
    """
    rij = _get(termijn)
    permissions.check_can_work_on(handeling, [rij.team_id])
    check_overschrijding(
        reden=reden,
        uiterlijk=rij.uiterlijk,
        afgedaan_op=rij.afgedaan_op,
        status=TermijnStatus(rij.status),
        moment=handeling.moment,
    )
    rij.overschrijding_reden = reden.strip()
    rij.overschrijding_door_id = permissions.check_is_person(handeling)
    rij.overschrijding_op = handeling.moment
    rij.save(update_fields=["overschrijding_reden", "overschrijding_door_id", "overschrijding_op"])
    _noteer(handeling, [rij])


@transaction.atomic
def release(handeling: Handeling, *, dossier: int, medewerker: int) -> int:
    """This function will put running work in a dossier that stands on this name back with the team; return how much."""
    op_naam = Termijn.objects.lopend().filter(dossier_id=dossier, medewerker_id=medewerker)
    aantal = op_naam.update(medewerker_id=None)
    if aantal:
        handeling.spoor.noteer("termijn", dossier=dossier, actie="U")
    return aantal


@transaction.atomic
def record_contact(
    handeling: Handeling, *, dossier: int, contact_op: datetime, volgende_check_op: datetime | None = None
) -> int:
    """
    This function will keep on the running terms of a waiting dossier when there was contact and when the next check is.

    :raises NotAllowed: if the actor's team owns no running term of the dossier
    :raises InvalidInput: if the contact lies ahead, or the next check behind us
    """
    check_contact(
        contact=lokale_datum(contact_op),
        volgende=lokale_datum(volgende_check_op) if volgende_check_op else None,
        vandaag=lokale_datum(handeling.moment),
    )
    rijen = list(Termijn.objects.select_for_update().lopend().filter(dossier_id=dossier, team_id=handeling.team))
    if not rijen:
        permissions.check_can_work_on(handeling, [None])
    Termijn.objects.filter(pk__in=[r.pk for r in rijen]).update(
        laatste_contact_op=contact_op, volgende_veiligheidscheck_op=volgende_check_op
    )
    _noteer(handeling, rijen)
    return len(rijen)


@transaction.atomic
def set_gevaar(handeling: Handeling, *, dossier: int, regio: str, gevaar: int) -> int:
    """
    This function will put the running terms of a dossier at the danger that is judged now, and return how many.

    A term that is dangerous by itself (its definition says so) keeps at least that; one that is not, never becomes it.
    """
    eigen = {d.code: d.gevaar for d in queries.definities_op(regio, lokale_datum(handeling.moment))}
    rijen = list(Termijn.objects.select_for_update().lopend().filter(dossier_id=dossier))
    for rij in rijen:
        rij.gevaar = danger_of(eigen.get(rij.definitie), gevaar)
    aantal = Termijn.objects.bulk_update(rijen, ["gevaar"]) if rijen else 0
    handeling.spoor.noteer("termijn", dossier=dossier, actie="U")
    return aantal


@transaction.atomic
def move_owner(
    handeling: Handeling,
    *,
    dossier: int,
    van_team: int,
    naar_team: int,
    eigenaar: Eigenaar = Eigenaar.VERANTWOORDELIJK,
) -> int:
    """
    This function will give the running terms of whoever answers (or directs) to the team that now does.

    Terms of sender and receiver stay where they are.
    """
    aantal = (
        Termijn.objects.lopend()
        .filter(dossier_id=dossier, team_id=van_team, eigenaar=eigenaar.value)
        .update(team_id=naar_team, medewerker_id=None)
    )
    if aantal:
        handeling.spoor.noteer("termijn", dossier=dossier, actie="U")
    return aantal


@transaction.atomic
def give_to(
    handeling: Handeling, *, dossier: int, onderwerp: tuple[str, int], team: int, medewerker: int | None = None
) -> int:
    """
    This function will give the running terms about one subject to another team, and return how many there were.

    With a colleague they stand on that name, also when they were of this team already.
    """
    rijen = Termijn.objects.lopend().filter(dossier_id=dossier, onderwerp_soort=onderwerp[0], onderwerp_id=onderwerp[1])
    anders = rijen.exclude(team_id=team) if medewerker is None else rijen
    aantal = anders.update(team_id=team, medewerker_id=medewerker)
    if aantal:
        handeling.spoor.noteer("termijn", dossier=dossier, actie="U")
    return aantal


@transaction.atomic
def carry_over(
    handeling: Handeling,
    *,
    van_dossier: int,
    naar_dossier: int,
    regio: str | None,
    team: int,
    gelijk: Mapping[tuple[str, int], int] | None = None,
) -> int:
    """
    This function will take the running terms that travel (a child to be seen) along to the casus, and return how many.

    What whoever answers owns goes to `team`; terms of the sender stay with the sender. What already runs there lapses.
    `gelijk` says which subjects have another number there: a child that stands in the casus under an own record.
    """
    codes = [d.code for d in queries.definities_op(regio, lokale_datum(handeling.moment)) if d.reist_mee]
    reizend = Termijn.objects.lopend().filter(dossier_id=van_dossier, definitie__in=codes)
    al_daar = {
        (t.definitie, t.onderwerp_soort, t.onderwerp_id)
        for t in Termijn.objects.lopend().filter(dossier_id=naar_dossier, definitie__in=codes)
    }
    dubbel = []
    for t in list(reizend.order_by("uiterlijk", "id")):
        nummer = (gelijk or {}).get((t.onderwerp_soort, t.onderwerp_id or 0), t.onderwerp_id)
        if (t.definitie, t.onderwerp_soort, nummer) in al_daar:
            dubbel.append(t.pk)
        elif nummer != t.onderwerp_id:
            Termijn.objects.filter(pk=t.pk).update(onderwerp_id=nummer)
        al_daar.add((t.definitie, t.onderwerp_soort, nummer))
    if dubbel:
        Termijn.objects.filter(pk__in=dubbel).update(
            status=TermijnStatus.VERVALLEN.value, afgedaan_op=handeling.moment, volgend_alarm_op=None
        )
    reizend.filter(eigenaar=Eigenaar.VERANTWOORDELIJK.value).update(team_id=team, medewerker_id=None)
    aantal = reizend.update(dossier_id=naar_dossier)
    handeling.spoor.noteer("termijn", dossier=naar_dossier, actie="U")
    return aantal


def _get(termijn: int) -> Termijn:
    rij = Termijn.objects.select_for_update().filter(pk=termijn).first()
    if rij is None:
        raise NotFound
    return rij


def _noteer(handeling: Handeling, rijen: Sequence[Termijn]) -> None:
    for dossier in dict.fromkeys(r.dossier_id for r in rijen):
        handeling.spoor.noteer("termijn", dossier=dossier, actie="U")
