"""How do professionals and experience experts comment before something is frozen, and get an answer?"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Bijdrage, Evaluatie, Evaluatieronde, Rondegenodigde, Visieversie
from schakel.sturing.visie.queries.kern import access_row, lock_row, today
from schakel.sturing.visie.queries.ronde import access_guest, access_round, subject_text
from schakel.sturing.visie.rules.standen import Evaluatiestatus, Genodigdesoort, check_editable


@transaction.atomic
def begin_round(
    handeling: Handeling, *, uiterlijk: date, evaluatie: UUID | None = None, versie: UUID | None = None
) -> Evaluatieronde:
    """
    This function will begin a round of comments over an evaluation or over a version of the vision.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if the last day has passed
    :raises NotPossible: if a round is open, or the evaluation is frozen
    """
    permissions.check_can_steer(handeling)
    if uiterlijk <= today(handeling):
        raise InvalidInput({"uiterlijk": [_("Kies een dag die nog komt.")]})
    over: Evaluatie | Visieversie
    if evaluatie is not None:
        over = lock_row(handeling, Evaluatie, evaluatie, "versie__visie")
        check_editable(Evaluatiestatus(over.status))
        over.status = Evaluatiestatus.IN_RONDE
        over.save(update_fields=["status"])
    elif versie is not None:
        over = access_row(handeling, Visieversie, versie)
    else:
        raise NotFound
    if over.rondes.filter(gesloten_op=None).exists():
        raise NotPossible(_("Er loopt al een ronde."))
    handeling.spoor.noteer("visie", actie="C")
    return over.rondes.create(uiterlijk=uiterlijk, begonnen_op=handeling.moment)


@transaction.atomic
def invite(handeling: Handeling, *, ronde: UUID, soort: str, naam: str = "", team: str = "") -> Rondegenodigde:
    """
    This function will invite a team, or somebody without an account whose words are written down.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if nobody is named, or the team was invited already
    :raises NotPossible: if the round was closed
    """
    permissions.check_can_steer(handeling)
    rij = check_open(access_round(handeling, publiek_id=ronde))
    genodigd = Team.objects.filter(code=team).first() if team else None
    if not naam.strip() and genodigd is None:
        raise InvalidInput({"naam": [_("Kies een team, of schrijf op wie u uitnodigt.")]})
    if genodigd is not None and rij.genodigden.filter(team=genodigd).exists():
        raise InvalidInput({"team": [_("Dit team is al uitgenodigd.")]})
    handeling.spoor.noteer("visie", actie="C")
    return Rondegenodigde.objects.create(
        ronde=rij,
        soort=Genodigdesoort.PROFESSIONAL if genodigd else Genodigdesoort(soort),
        team=genodigd,
        naam=naam.strip() or (genodigd.naam if genodigd else ""),
    )


@transaction.atomic
def comment(
    handeling: Handeling, *, genodigde: UUID, uitgangspunt: int, tekst: str, met_naam: bool = False
) -> Bijdrage:
    """
    This function will keep a comment on one principle; the contributor chooses whether to be named.

    :raises NotAllowed: if the actor is not of the team that was invited, and does not keep the vision
    :raises NotPossible: if the round was closed
    """
    gast = access_guest(handeling, publiek_id=genodigde)
    permissions.check_can_comment(handeling, team=gast.team_id)
    ronde = check_open(gast.ronde)
    if subject_text(ronde).uitgangspunt(uitgangspunt) is None:
        raise NotFound
    handeling.spoor.noteer("visie", actie="C")
    return Bijdrage.objects.create(
        genodigde=gast,
        uitgangspunt=uitgangspunt,
        tekst=tekst,
        met_naam=met_naam,
        op=handeling.moment,
        door_id=permissions.acting_person(handeling),
    )


@transaction.atomic
def answer_comment(handeling: Handeling, *, bijdrage: UUID, antwoord: str) -> Evaluatieronde:
    """
    This function will answer a comment.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if the round was closed
    """
    permissions.check_can_steer(handeling)
    rij = Bijdrage.objects.select_for_update(of=("self",)).filter(publiek_id=bijdrage).first()
    if rij is None:
        raise NotFound
    ronde = check_open(access_round(handeling, publiek_id=rij.genodigde.ronde.publiek_id))
    rij.antwoord, rij.beantwoord_op, rij.beantwoord_door_id = antwoord, handeling.moment, handeling.wie
    rij.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    handeling.spoor.noteer("visie", actie="U")
    return ronde


@transaction.atomic
def close_round(handeling: Handeling, *, ronde: UUID) -> Evaluatieronde:
    """
    This function will close a round in which every comment has its answer.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if nobody was invited, or a comment has no answer
    """
    permissions.check_can_steer(handeling)
    rij = check_open(access_round(handeling, publiek_id=ronde))
    if not rij.genodigden.exists():
        raise NotPossible(_("Nodig eerst iemand uit."))
    open_ = Bijdrage.objects.filter(genodigde__ronde=rij, beantwoord_op=None).count()
    if open_:
        raise NotPossible(_("Elke bijdrage krijgt een antwoord. Er wachten er nog %(n)d.") % {"n": open_})
    rij.gesloten_op = handeling.moment
    rij.save(update_fields=["gesloten_op"])
    if rij.evaluatie is not None:
        rij.evaluatie.status = Evaluatiestatus.CONCEPT
        rij.evaluatie.save(update_fields=["status"])
    handeling.spoor.noteer("visie", actie="U")
    return rij


def check_open(ronde: Evaluatieronde) -> Evaluatieronde:
    """
    Return the round, when it is still open.

    :raises NotPossible: if it was closed
    """
    if ronde.gesloten_op is not None:
        raise NotPossible(_("Deze ronde is gesloten."))
    return ronde
