"""Bringing a school in: a contact with a ground, a code for one use, a sheet of fixed parts, and what it answers."""

import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.rules import Codeweg, about
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.toegang import actions as toegang
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossierdaden
from schakel.casuswerk.kinderen import permissions
from schakel.casuswerk.kinderen.actions.bewaren import _child, _pack, _running, _tell
from schakel.casuswerk.kinderen.models import Schoolantwoord, Schoolcontact
from schakel.casuswerk.kinderen.queries.kind import school_words, steps_in, valid_contacts
from schakel.casuswerk.kinderen.queries.lezen import VAK_SCHOOL, contents_of
from schakel.casuswerk.kinderen.queries.school import note_at_door
from schakel.casuswerk.kinderen.rules import school as rules
from schakel.casuswerk.kinderen.rules.rechten import capped, check_consent, next_change, step_of
from schakel.casuswerk.kinderen.rules.school import Grond, Weg
from schakel.casuswerk.kinderen.rules.verhalen import text
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.queries import age_of
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum
from schakel.toolkit import versleuteling

# For what a code leaves, and what is noted when it could not.
CODE, MISLUKT = "school.code_verstuurd", "school.code_mislukt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolvraag:
    """Who at which school is asked, how that one is reached, on which ground and for what."""

    naam: str
    functie: str
    school: str
    weg: Weg
    aan: str
    grond: Grond
    ja: Collection[str]
    reden: str
    behoeften: Collection[str]
    signalen: Collection[str]
    tot: date


@transaction.atomic
def invite_school(handeling: Handeling, *, casus: Casus, persoon: UUID, vraag: Schoolvraag) -> Schoolcontact:
    """
    Bring a school in for one child; a code goes out, and its page shows a contact and what the child needs there.

    On consent it counts no longer than until the birthday on which somebody else decides.

    :raises NotAllowed: if the matrix does not let the actor bring a school in
    :raises NotFound: if this child does not stand in the casus
    :raises InvalidInput: if a yes, the reason or what the child needs is missing, or the day cannot be
    :raises NotPossible: if the casus is closed
    """
    _running(handeling, casus.dossier_id, "school", "maken")
    kind, dag = _child(handeling, casus, persoon), lokale_datum(handeling.moment)
    bekend, signalen = school_words(handeling, regio=casus.dossier.regio)
    rules.check_schoolcontact(
        grond=vraag.grond, reden=vraag.reden, behoeften=vraag.behoeften, tot=vraag.tot, vandaag=dag, bekend=bekend
    )
    stappen, tot = steps_in(handeling, regio=casus.dossier.regio), begin_van_dag(vraag.tot + timedelta(days=1))
    if vraag.grond is Grond.TOESTEMMING:
        check_consent(step_of(age_of(handeling, rij=kind), stappen), vraag.ja)
        tot = capped(tot, next_change(kind.persoon.geboortedatum, dag, stappen)) or tot
    rij = Schoolcontact(
        dossier_id=casus.dossier_id,
        persoon_id=kind.persoon_id,
        grond=vraag.grond.value,
        toestemming=sorted(set(vraag.ja)) if vraag.grond is Grond.TOESTEMMING else [],
        weg=vraag.weg.value,
        inhoud=_pack(handeling, casus.dossier, _who(vraag)),
        vanaf=handeling.moment,
        tot=tot,
        gemaakt_door_id=handeling.wie or 0,
    )
    gekozen = [code for code in vraag.signalen if code in signalen]
    rij.blad = _seal_sheet(rij.publiek_id, _sheet(handeling, casus, kind, vraag.behoeften, gekozen))
    rij.save(force_insert=True)
    handeling.spoor.noteer("school", dossier=casus.dossier_id, personen=[persoon], actie="C")
    _tell(
        handeling, "school.betrokken", dossier=rij.dossier_id, onderwerp=("schoolcontact", rij.pk), grond=rij.grond
    )  # fmt: skip
    _send(handeling, rij, vraag.aan)
    return rij


def _who(vraag: Schoolvraag) -> Mapping[str, object]:
    return {"naam": vraag.naam.strip(), "functie": vraag.functie.strip(), "school": vraag.school.strip(),
            "aan": vraag.aan.strip(), "reden": vraag.reden.strip()}  # fmt: skip


def _sheet(
    handeling: Handeling, casus: Casus, kind: Dossierpersoon, behoeften: Collection[str], signalen: Collection[str]
) -> Mapping[str, object]:
    """Return the sheet: the contact is a function of the region, for a name or a number of a team tells the place."""
    waarde = organisaties.setting(casus.dossier.regio, rules.RELAIS_SLEUTEL, lokale_datum(handeling.moment))
    contact, telefoon = rules.relay_of(waarde, "school")
    return rules.assemble_sheet(
        roepnaam=kind.persoon.roepnaam or kind.persoon.voornamen,
        contact=contact,
        telefoon=telefoon,
        behoeften=behoeften,
        signalen=signalen,
    )


def _seal_sheet(publiek_id: UUID, inhoud: Mapping[str, object]) -> bytes:
    hoofd = versleuteling.hoofdsleutel(VAK_SCHOOL)
    return versleuteling.versleutel(
        hoofd, json.dumps(inhoud, ensure_ascii=False).encode(), context=publiek_id.bytes
    )  # fmt: skip


def _seal(sleutel: str) -> bytes:
    return versleuteling.zoeksleutel(VAK_SCHOOL, sleutel)


def _send(handeling: Handeling, rij: Schoolcontact, aan: str) -> None:
    """Let a new code go out; the one before opens nothing any more, and neither does the visit that it opened."""
    code = "-".join("".join(secrets.choice(rules.TEKENS) for _n in range(4)) for _m in range(3))
    rij.zegel = _seal(rules.code_key(code))
    rij.zegel_tot = min(rij.tot, handeling.moment + timedelta(days=rules.CODE_DAGEN))
    rij.sessie, rij.sessie_tot = None, None
    rij.save(update_fields=["zegel", "zegel_tot", "sessie", "sessie_tot"])
    reden = about(CODE, dossier=rij.dossier_id, onderwerp=rij.pk, op=handeling.moment)
    berichten.queue_code(handeling, weg=Codeweg(rij.weg), aan=aan, code=code, aanleiding=reden)
    _tell(handeling, "school.code_verstuurd", dossier=rij.dossier_id, onderwerp=("schoolcontact", rij.pk))


@transaction.atomic
def record_code_not_sent(handeling: Handeling, *, dossier: int, schoolcontact: int) -> None:
    """Note that a code never left for its school: it opens nothing any more, and the team that answers hears so."""
    rijen = Schoolcontact.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=schoolcontact, dossier_id=dossier).first()
    if rij is not None and rij.zegel is not None:
        rij.zegel, rij.zegel_tot = None, None
        rij.save(update_fields=["zegel", "zegel_tot"])
    nummer = dossierdaden.note(handeling, MISLUKT, dossier=dossier, onderwerp=("schoolcontact", schoolcontact))
    if handeling.team is not None:
        berichten.queue_bericht(handeling, team=handeling.team, aanleiding=f"{MISLUKT}:{nummer}")


@transaction.atomic
def send_code(handeling: Handeling, *, schoolcontact: Schoolcontact) -> Schoolcontact:
    """
    Let a new code go to a school that lost the former one, or used it.

    :raises NotAllowed: if the matrix does not let the actor do this
    :raises NotPossible: if it was taken back or has ended, or the casus was closed since
    """
    rij = _hold(handeling, schoolcontact)
    if not valid_contacts(handeling, contacten=[rij.pk]):
        raise NotPossible(_("De casus was intussen gesloten. Betrek de school opnieuw."))
    inhoud = contents_of(handeling, dossier=rij.dossier, pakketten={0: rij.inhoud})[0]
    _send(handeling, rij, text(inhoud, "aan"))
    return rij


@transaction.atomic
def withdraw_school(handeling: Handeling, *, schoolcontact: Schoolcontact) -> Schoolcontact:
    """
    Let a school see nothing any more from now on; what it answered stays.

    :raises NotAllowed: if the matrix does not let the actor do this
    :raises NotPossible: if it was taken back or has ended
    """
    rij = _hold(handeling, schoolcontact)
    rij.ingetrokken_op, rij.ingetrokken_door_id = handeling.moment, handeling.wie or 0
    rij.zegel, rij.zegel_tot, rij.sessie, rij.sessie_tot = None, None, None, None
    rij.save()
    _tell(handeling, "school.ingetrokken", dossier=rij.dossier_id, onderwerp=("schoolcontact", rij.pk))
    return rij


def _may_look_back(handeling: Handeling, dossier: int) -> None:
    """Reading and taking back never end with the casus: the team that answered last does it."""
    permissions.check_can_after(handeling, "school", "maken", dossier=dossier)
    dossierdaden.hold(handeling, dossier=dossier)


def _hold(handeling: Handeling, schoolcontact: Schoolcontact) -> Schoolcontact:
    _may_look_back(handeling, schoolcontact.dossier_id)
    rijen = Schoolcontact.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=schoolcontact.pk)
    rij = rijen.select_related("dossier").first()
    if rij is None:
        raise NotFound
    if rij.ingetrokken_op is not None or rij.tot <= handeling.moment:
        raise NotPossible(_("Deze school kijkt al niet meer mee."))
    return rij


@transaction.atomic
def hear_answers(handeling: Handeling, *, dossier: int) -> int:
    """Note in its dossier what schools answered since; whoever directs gets a clock. Return how many there were."""
    rijen = list(
        Schoolantwoord.objects.select_for_update(of=("self",))
        .filter(dossier_id=dossier, gehoord_op=None)
        .order_by("id")
    )
    for rij in rijen:
        rij.gehoord_op = handeling.moment
        rij.save(update_fields=["gehoord_op"])
        _tell(handeling, "school.geantwoord", dossier=dossier, onderwerp=("schoolantwoord", rij.pk))
    return len(rijen)


@transaction.atomic
def read_answer(handeling: Handeling, *, antwoord: Schoolantwoord) -> Schoolantwoord:
    """
    Record that somebody read what a school answered; its clock ends.

    :raises NotAllowed: if the matrix does not let the actor do this
    :raises NotPossible: if it was read already
    """
    _may_look_back(handeling, antwoord.dossier_id)
    rij = Schoolantwoord.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=antwoord.pk).first()
    if rij is None:
        raise NotFound
    if rij.gelezen_op is not None:
        raise NotPossible(_("Dit antwoord is al gelezen."))
    rij.gelezen_op, rij.gelezen_door_id = handeling.moment, handeling.wie or 0
    rij.save(update_fields=["gelezen_op", "gelezen_door"])
    _tell(handeling, "school.antwoord_gelezen", dossier=rij.dossier_id, onderwerp=("schoolantwoord", rij.pk))
    return rij


@transaction.atomic
def open_by_code(handeling: Handeling, *, code: str, adres: str, op: datetime, telt: bool = True) -> str | None:
    """
    Use up a code, and return the secret of the visit that it opens; None when it opens nothing. `op` is wall time.

    A wrong, a used and an ended code get the same answer.

    `telt` says that this is the door where it was typed: attempts are counted there alone.

    :raises NotPossible: if too many attempts from this address failed
    """
    if telt:
        toegang.check_attempts(handeling, deur="school", adres=adres, op=op)
    geheim = secrets.token_urlsafe(32)
    waarden: list[Any] = [_seal(rules.code_key(code)), _seal(rules.visit_key(geheim)), rules.SESSIE_UREN]
    with connection.cursor() as cursor:
        cursor.execute("SELECT school_open(%s::bytea, %s::bytea, %s)", waarden)
        (dossier,) = cursor.fetchone()
    if dossier is None:
        if telt:
            toegang.record_wrong_code(handeling, deur="school", adres=adres, op=op)
        return None
    note_at_door(handeling, "schoolcode", geheim=geheim, actie="E")
    return geheim


@transaction.atomic
def end_visit(handeling: Handeling, *, geheim: str) -> None:
    """End a visit in the database, so that whoever takes this browser back sees nothing."""
    note_at_door(handeling, "schoolbezoek", geheim=geheim, actie="E")
    with connection.cursor() as cursor:
        cursor.execute("SELECT school_weg(%s::bytea)", [_seal(rules.visit_key(geheim))])


@transaction.atomic
def answer_as_school(handeling: Handeling, *, geheim: str, keuzes: Collection[str], tekst: str) -> None:
    """
    Keep what a school answers; the machine notes it in the dossier, for the school itself sees none.

    :raises InvalidInput: if it says nothing
    :raises NotFound: if the visit has ended
    """
    rules.check_answer(keuzes, tekst)
    publiek = uuid4()
    pakket = _seal_sheet(publiek, {"keuzes": list(keuzes), "tekst": tekst.strip()})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT school_antwoord(%s::bytea, %s::uuid, %s::bytea)", [_seal(rules.visit_key(geheim)), publiek, pakket]
        )
        (gelukt,) = cursor.fetchone()
    if not gelukt:
        raise NotFound
    note_at_door(handeling, "schoolantwoord", geheim=geheim, actie="C")
