"""Asking each of a family apart what they think of the help, by somebody who does not do the work."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.gezin import permissions
from schakel.casuswerk.gezin.actions.bladen import _make_code
from schakel.casuswerk.gezin.actions.momenten import close_moment
from schakel.casuswerk.gezin.models import Ervaring, Ervaringsvraag
from schakel.casuswerk.gezin.queries import ervaring as queries
from schakel.casuswerk.gezin.queries.bladen import VAK_GEZIN
from schakel.casuswerk.gezin.queries.deur import note_at_door
from schakel.casuswerk.gezin.queries.werkers import workers_of
from schakel.casuswerk.gezin.rules import antwoorden as deur
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.casuswerk.gezin.rules.ervaring import Ervaringsweg, Nietvragen, Vragen
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.rules import is_kind
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling


@transaction.atomic
def give_question_code(handeling: Handeling, *, casus: Casus, persoon: UUID) -> str:
    """
    Return a code for one use, to hand over in person; the one before opens nothing any more. Nothing is sent.

    :raises NotAllowed: if the matrix does not let the actor ask, or the actor does this work
    :raises NotPossible: if no moment has come, this one was asked already, or somebody is too young
    """
    rij = _begin(handeling, casus, persoon, Ervaringsweg.CODE)
    code = _make_code()
    rij.zegel = versleuteling.zoeksleutel(VAK_GEZIN, deur.code_key(code))
    rij.zegel_tot = handeling.moment + timedelta(days=deur.CODE_DAGEN)
    rij.sessie, rij.sessie_tot = None, None
    rij.save()
    _tell(handeling, rij, "ervaring.gevraagd", "C")
    close_moment(handeling, casus=casus, maanden=rij.maanden)
    return code


@transaction.atomic
def record_talk(
    handeling: Handeling,
    *,
    casus: Casus,
    persoon: UUID,
    cijfers: Sequence[int],
    woorden: str,
    delen: bool,
    apart: bool,
) -> Ervaringsvraag:
    """
    Keep what somebody said in a talk apart from the others.

    :raises NotAllowed: if the matrix does not let the actor ask, or the actor does this work
    :raises InvalidInput: if others were there, or a question has no answer
    :raises NotPossible: if no moment has come, this one was asked already, or somebody is too young
    """
    if not apart:
        raise InvalidInput(
            {"apart": [_("Vraag dit alleen als niemand anders erbij is. Lukt dat niet, leg dat dan vast.")]}
        )
    rij = _begin(handeling, casus, persoon, Ervaringsweg.GESPREK)
    rules.check_answers(cijfers, woorden, aantal=len(rules.unpacked(rij.vragen).kort))
    rij.zegel, rij.zegel_tot, rij.sessie, rij.sessie_tot = None, None, None, None
    rij.gegeven_op = rij.gehoord_op = rij.gelezen_op = handeling.moment
    rij.save()
    publiek = uuid4()
    Ervaring.objects.create(
        publiek_id=publiek, dossier_id=rij.dossier_id, vraag=rij, cijfers=list(cijfers), delen=delen,
        inhoud=_seal(publiek, woorden),
    )  # fmt: skip
    _tell(handeling, rij, "ervaring.gegeven_in_gesprek", "C")
    close_moment(handeling, casus=casus, maanden=rij.maanden)
    return rij


@transaction.atomic
def skip_question(handeling: Handeling, *, casus: Casus, persoon: UUID, reden: Nietvragen) -> Ervaringsvraag:
    """
    Record why somebody is not asked at this moment: it never holds anything up.

    :raises NotAllowed: if the matrix does not let the actor ask, or the actor does this work
    :raises NotPossible: if no moment has come, or this one was asked already
    """
    rij = _begin(handeling, casus, persoon, Ervaringsweg.NIET)
    rij.reden = reden.value
    rij.zegel, rij.zegel_tot, rij.sessie, rij.sessie_tot = None, None, None, None
    rij.save()
    _tell(handeling, rij, "ervaring.niet_gevraagd", "C", reden=reden.value)
    close_moment(handeling, casus=casus, maanden=rij.maanden)
    return rij


def _begin(handeling: Handeling, casus: Casus, persoon: UUID, weg: Ervaringsweg) -> Ervaringsvraag:
    """Return the row of this person at the moment that holds now, new or still without an answer."""
    permissions.check_can_ask(handeling, dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    rules.check_not_worker(handeling.wie, workers_of(handeling, dossier=casus.dossier_id))
    wie = queries.find_person(handeling, casus=casus, persoon=persoon)
    leeftijd = personen.age_of(handeling, rij=wie)
    vanaf = personen.speaking_age(handeling, dossier=casus.dossier_id)
    rules.check_askable(ongeboren=wie.persoon.ongeboren, leeftijd=leeftijd, vanaf=vanaf, weg=weg)
    dagen = queries.moments_of(handeling, casus=casus)
    maanden = rules.moment_now(dagen, vandaag=lokale_datum(handeling.moment))
    if maanden is None:
        raise NotPossible(_("Het eerste moment om dit te vragen is er nog niet."))
    al = Ervaringsvraag.objects.visible_to(handeling).select_for_update(of=("self",)).filter(
        dossier_id=casus.dossier_id, persoon_id=wie.persoon_id, maanden=maanden).first()  # fmt: skip
    if al is not None and (al.gegeven_op is not None or al.weg != Ervaringsweg.CODE):
        raise NotPossible(_("Dit is op dit moment al gevraagd. Vraag het pas weer bij het volgende moment."))
    rij = al or Ervaringsvraag(dossier_id=casus.dossier_id, persoon_id=wie.persoon_id, maanden=maanden)
    vragen: Vragen = queries.questions_for(handeling, casus=casus, kind=is_kind(wie.rol, leeftijd))
    rij.weg, rij.vragen, rij.gevraagd_op = weg.value, rules.packed(vragen), handeling.moment
    rij.gevraagd_door_id, rij.gevraagd_team_id = handeling.wie or 0, handeling.team or 0
    return rij


def _seal(publiek: UUID, woorden: str) -> bytes:
    inhoud = json.dumps({"woorden": woorden.strip()}, ensure_ascii=False).encode()
    return versleuteling.versleutel(versleuteling.hoofdsleutel(VAK_GEZIN), inhoud, context=publiek.bytes)


@transaction.atomic
def answer_questions(
    handeling: Handeling, *, geheim: str, cijfers: Sequence[int], woorden: str, delen: bool, aantal: int
) -> None:
    """
    Keep what somebody answers behind a code; the machine notes it in the dossier, for the reader sees none.

    :raises InvalidInput: if a question has no answer
    :raises NotFound: if the visit has ended
    """
    rules.check_answers(cijfers, woorden, aantal=aantal)
    publiek = uuid4()
    waarden: list[Any] = [
        versleuteling.zoeksleutel(VAK_GEZIN, deur.visit_key(geheim)), publiek, list(cijfers), delen,
        _seal(publiek, woorden),
    ]  # fmt: skip
    note_at_door(handeling, "ervaring", geheim=geheim, actie="C")
    with connection.cursor() as cursor:
        cursor.execute("SELECT ervaring_antwoord(%s::bytea, %s::uuid, %s::smallint[], %s, %s::bytea)", waarden)
        (gelukt,) = cursor.fetchone()
    if not gelukt:
        raise NotFound


@transaction.atomic
def hear_experiences(handeling: Handeling, *, dossier: int) -> int:
    """Note in its dossier that somebody answered; whoever asked gets a clock. Return how many there were."""
    rijen = list(
        Ervaringsvraag.objects.visible_to(handeling)
        .select_for_update(of=("self",))
        .filter(dossier_id=dossier, gegeven_op__isnull=False, gehoord_op=None)
    )
    for rij in rijen:
        rij.gehoord_op = handeling.moment
        rij.save(update_fields=["gehoord_op"])
        _tell(handeling, rij, "ervaring.gegeven", "U", ontvanger=rij.gevraagd_team_id)
    return len(rijen)


@transaction.atomic
def read_experience(handeling: Handeling, *, vraag: Ervaringsvraag) -> None:
    """
    Record that whoever asked read the answer; its clock ends.

    :raises NotAllowed: if the matrix does not let the actor ask
    :raises NotFound: if another asked
    :raises NotPossible: if there is no answer, or it was read
    """
    permissions.check_can_ask(handeling, dossier=vraag.dossier_id)
    dossiers.hold(handeling, dossier=vraag.dossier_id)
    rijen = Ervaringsvraag.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=vraag.pk, gevraagd_door_id=handeling.wie or 0).first()
    if rij is None:
        raise NotFound
    if rij.gegeven_op is None or rij.gelezen_op is not None:
        raise NotPossible(_("Hier is niets nieuws te lezen."))
    rij.gelezen_op = handeling.moment
    rij.save(update_fields=["gelezen_op"])
    _tell(handeling, rij, "ervaring.gelezen", "U")


def _tell(handeling: Handeling, rij: Ervaringsvraag, soort: str, actie: str, **codes: str | int | bool) -> None:
    handeling.spoor.noteer("ervaring", dossier=rij.dossier_id, actie=actie)
    codes = {"maanden": rij.maanden, **codes}
    dossiers.note(handeling, soort, dossier=rij.dossier_id, onderwerp=("ervaring", rij.pk), codes=codes)
