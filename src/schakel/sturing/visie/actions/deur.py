"""How does somebody without an account take part in a round: a code that is handed over, and own words behind it."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang import actions as toegang
from schakel.casuswerk.gezin.rules.antwoorden import TEKENS, code_key, visit_key
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag
from schakel.sturing.visie import permissions
from schakel.sturing.visie.actions.ronde import check_open
from schakel.sturing.visie.queries.deur import VAK, guest_behind
from schakel.sturing.visie.queries.ronde import access_guest
from schakel.sturing.visie.rules.deur import BEZOEK_UREN, WOORDEN_HOOGSTENS
from schakel.toolkit.versleuteling import zoeksleutel


@transaction.atomic
def give_code(handeling: Handeling, *, genodigde: UUID) -> str:
    """
    This function will return a code to hand over; it is kept nowhere, and the one before opens nothing any more.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if a team was invited, or the round is over
    """
    permissions.check_can_steer(handeling)
    gast = access_guest(handeling, publiek_id=genodigde)
    ronde = check_open(gast.ronde)
    einde = begin_van_dag(ronde.uiterlijk + timedelta(days=1))
    if gast.team_id is not None:
        raise NotPossible(_("Een team reageert met het eigen account."))
    if einde <= handeling.moment:
        raise NotPossible(_("De laatste dag van deze ronde is voorbij."))
    code = "-".join("".join(secrets.choice(TEKENS) for _teken in range(4)) for _deel in range(3))
    gast.zegel, gast.zegel_tot = zoeksleutel(VAK, code_key(code)), einde
    gast.sessie, gast.sessie_tot = None, None
    gast.save(update_fields=["zegel", "zegel_tot", "sessie", "sessie_tot"])
    handeling.spoor.noteer("visie", actie="U")
    return code


@transaction.atomic
def open_by_code(handeling: Handeling, *, code: str, adres: str, op: datetime, telt: bool = True) -> str | None:
    """
    This function will begin a visit behind a code and return its secret; None when the code opens nothing.

    A wrong code, an old one, and one of a round that is over get the same answer. `op` is wall time.

    `telt` says that this is the door where it was typed: attempts are counted there alone.

    :raises NotPossible: if too many attempts from this address failed
    """
    if telt:
        toegang.check_attempts(handeling, deur="ronde", adres=adres, op=op)
    geheim = secrets.token_urlsafe(32)
    waarden: list[Any] = [zoeksleutel(VAK, code_key(code)), zoeksleutel(VAK, visit_key(geheim)), BEZOEK_UREN]
    with connection.cursor() as cursor:
        cursor.execute("SELECT ronde_open(%s::bytea, %s::bytea, %s)", waarden)
        (gelukt,) = cursor.fetchone()
    if gelukt:
        handeling.spoor.noteer("visie", actie="E")
        return geheim
    if telt:
        toegang.record_wrong_code(handeling, deur="ronde", adres=adres, op=op)
    return None


@transaction.atomic
def say(handeling: Handeling, *, geheim: str, uitgangspunt: int, tekst: str, met_naam: bool = False) -> None:
    """
    This function will keep what somebody without an account says of one principle, in that person's own words.

    :raises NotFound: if the visit has ended, or there is no such principle
    :raises InvalidInput: if nothing is said, or too much
    """
    zicht = guest_behind(handeling, geheim=geheim)
    if zicht.tekst.uitgangspunt(uitgangspunt) is None:
        raise NotFound
    if not tekst.strip() or len(tekst) > WOORDEN_HOOGSTENS:
        fout = _("Schrijf op wat u wilt zeggen, in hoogstens %(n)d tekens.") % {"n": WOORDEN_HOOGSTENS}
        raise InvalidInput({"tekst": [fout]})
    waarden: list[Any] = [zoeksleutel(VAK, visit_key(geheim)), uuid4(), uitgangspunt, tekst.strip(), met_naam]
    with connection.cursor() as cursor:
        cursor.execute("SELECT ronde_zeg(%s::bytea, %s::uuid, %s::smallint, %s, %s)", waarden)
        (gelukt,) = cursor.fetchone()
    if not gelukt:
        raise NotFound
    handeling.spoor.noteer("visie", actie="C")


@transaction.atomic
def end_visit(handeling: Handeling, *, geheim: str) -> None:
    """This function will end a visit, so that whoever takes this browser next sees nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ronde_weg(%s::bytea)", [zoeksleutel(VAK, visit_key(geheim))])
    handeling.spoor.noteer("visie", actie="E")
