"""The door of a reader: a code opens one copy once, and what the reader answers lands in the casus."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang import actions as toegang
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.gezin import permissions
from schakel.casuswerk.gezin.models import Gezinsantwoord
from schakel.casuswerk.gezin.queries.bladen import VAK_GEZIN
from schakel.casuswerk.gezin.queries.deur import note_at_door
from schakel.casuswerk.gezin.rules import antwoorden as rules
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import versleuteling


def _key(sleutel: str) -> bytes:
    return versleuteling.zoeksleutel(VAK_GEZIN, sleutel)


@transaction.atomic
def open_by_code(
    handeling: Handeling, *, code: str, adres: str, op: datetime, telt: bool = True
) -> tuple[str, str] | None:
    """
    Use up a code, and return what it opens with the secret of the visit; None when it opens nothing.

    What is opened is a copy (`gezin`) or questions about the help (`ervaring`). A wrong, a used and an ended code get
    the same answer. `op` is wall time.

    `telt` says that this is the door where it was typed: attempts are counted there alone.

    :raises NotPossible: if too many attempts from this address failed
    """
    if telt:
        toegang.check_attempts(handeling, deur="gezin", adres=adres, op=op)
    geheim = secrets.token_urlsafe(32)
    waarden: list[Any] = [_key(rules.code_key(code)), _key(rules.visit_key(geheim)), rules.SESSIE_MINUTEN]
    with connection.cursor() as cursor:
        for deur in ("gezin", "ervaring"):
            cursor.execute(f"SELECT {deur}_open(%s::bytea, %s::bytea, %s)", waarden)
            (dossier,) = cursor.fetchone()
            if dossier is not None:
                note_at_door(handeling, "gezinscode", geheim=geheim, actie="E")
                return deur, geheim
    if telt:
        toegang.record_wrong_code(handeling, deur="gezin", adres=adres, op=op)
    return None


@transaction.atomic
def answer_as_reader(handeling: Handeling, *, geheim: str, soorten: Sequence[str], tekst: str) -> None:
    """
    Keep what a reader answers; the machine notes it in the dossier, for the reader sees none.

    :raises InvalidInput: if it says nothing, or both yes and no
    :raises NotFound: if the visit has ended
    """
    rules.check_answer(list(soorten), tekst)
    publiek = uuid4()
    inhoud = json.dumps({"tekst": tekst.strip()}, ensure_ascii=False).encode()
    pakket = versleuteling.versleutel(versleuteling.hoofdsleutel(VAK_GEZIN), inhoud, context=publiek.bytes)
    waarden: list[Any] = [_key(rules.visit_key(geheim)), publiek, sorted(set(soorten)), pakket]
    with connection.cursor() as cursor:
        cursor.execute("SELECT gezin_antwoord(%s::bytea, %s::uuid, %s::varchar[], %s::bytea)", waarden)
        (gelukt,) = cursor.fetchone()
    if not gelukt:
        raise NotFound
    note_at_door(handeling, "gezinsantwoord", geheim=geheim, actie="C")


@transaction.atomic
def stay_longer(handeling: Handeling, *, geheim: str) -> None:
    """Let a visit that is open go on: who reads or writes is not sent away in the middle of a sentence."""
    waarden: list[Any] = [_key(rules.visit_key(geheim)), rules.SESSIE_MINUTEN, rules.BEZOEK_UREN]
    with connection.cursor() as cursor:
        cursor.execute("SELECT gezin_blijf(%s::bytea, %s, %s)", waarden)


@transaction.atomic
def end_visit(handeling: Handeling, *, geheim: str) -> None:
    """End a visit in the database, so that whoever takes this browser back sees nothing."""
    note_at_door(handeling, "gezinsbezoek", geheim=geheim, actie="E")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gezin_weg(%s::bytea)", [_key(rules.visit_key(geheim))])


@transaction.atomic
def hear_answers(handeling: Handeling, *, dossier: int) -> int:
    """Note in its dossier what readers answered since; whoever directs gets a clock. Return how many there were."""
    rijen = list(
        Gezinsantwoord.objects.select_for_update(of=("self",))
        .filter(dossier_id=dossier, gehoord_op=None)
        .order_by("id")
    )
    for rij in rijen:
        rij.gehoord_op = handeling.moment
        rij.save(update_fields=["gehoord_op"])
        _tell(handeling, rij, "gezin.geantwoord")
    return len(rijen)


@transaction.atomic
def read_answer(handeling: Handeling, *, antwoord: Gezinsantwoord) -> Gezinsantwoord:
    """
    Record that somebody read what a reader answered; its clock ends.

    :raises NotAllowed: if the matrix does not let the actor do this
    :raises NotPossible: if it was read already
    """
    permissions.check_can_make(handeling, dossier=antwoord.dossier_id)
    dossiers.hold(handeling, dossier=antwoord.dossier_id)
    rij = Gezinsantwoord.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=antwoord.pk).first()
    if rij is None:
        raise NotFound
    if rij.gelezen_op is not None:
        raise NotPossible(_("Dit antwoord is al gelezen."))
    rij.gelezen_op, rij.gelezen_door_id = handeling.moment, handeling.wie or 0
    rij.save(update_fields=["gelezen_op", "gelezen_door"])
    _tell(handeling, rij, "gezin.antwoord_gelezen")
    return rij


def _tell(handeling: Handeling, rij: Gezinsantwoord, soort: str) -> None:
    dossiers.note(handeling, soort, dossier=rij.dossier_id, onderwerp=("gezinsantwoord", rij.pk), codes={})
