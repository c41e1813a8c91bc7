"""The deeds of keeping away: an own list of people, without a reason (T6)."""

import json
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.gebeurtenissen import actions as gebeurtenissen
from schakel.basis.toegang import queries, rules
from schakel.basis.toegang.models import Vermijding
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import normaliseer_bsn
from schakel.toolkit import versleuteling


@transaction.atomic
def add_vermijding(
    handeling: Handeling, *, naam: str, naam_sleutel: str, geboortedatum: date | None, bsn: str
) -> Vermijding:
    """
    Put somebody on the actor's own list: dossiers about this person, old and new, do not exist for the actor any more.

    :raises NotAllowed: if no person acts
    :raises InvalidInput: if there is neither a BSN nor a name with a birth date
    """
    if handeling.wie is None:
        raise NotAllowed(_("Dit kan alleen een medewerker doen."))
    nummer = normaliseer_bsn(bsn) if bsn else ""
    if nummer is None:
        raise InvalidInput({"bsn": [_("Dit is geen geldig BSN. Laat het leeg als u het niet zeker weet.")]})
    zegels = queries.seals_of(bsn=nummer, geboortedatum=geboortedatum, naam_sleutel=naam_sleutel)
    if not zegels:
        raise InvalidInput({"naam": [_("Vul de achternaam en de geboortedatum in, of het BSN.")]})
    rij = Vermijding(medewerker_id=handeling.wie, zegels=zegels, gemaakt_op=handeling.moment)
    inhoud = {"naam": naam.strip(), "geboortedatum": geboortedatum.isoformat() if geboortedatum else "", "bsn": nummer}
    hoofd = versleuteling.hoofdsleutel(queries.VAK_VERMIJDING)
    rij.inhoud = versleuteling.versleutel(hoofd, json.dumps(inhoud).encode(), context=rij.publiek_id.bytes)
    rij.save(force_insert=True)
    for soort in ("persoon.vastgelegd", "beperking.opgeheven"):
        gebeurtenissen.let_listen(rules.LUISTERAAR_VERMIJDING, soort)
    bsn_zoek = versleuteling.zoeksleutel("bsn", nummer) if nummer else None
    with connection.cursor() as cursor:
        # It tells nothing back: neither whether such a dossier exists, nor how many.
        cursor.execute(
            "SELECT vermijding_pas_toe(%s::bytea, %s::date, %s::text)", [bsn_zoek, geboortedatum, naam_sleutel]
        )
    handeling.spoor.noteer("vermijding", actie="C")
    return rij


@transaction.atomic
def remove_vermijding(handeling: Handeling, *, publiek_id: UUID) -> None:
    """
    Take somebody off the actor's own list; dossiers that were closed for the actor stay closed.

    :raises NotFound: if nobody on the actor's list has this id
    """
    aantal, _per_soort = Vermijding.objects.filter(medewerker_id=handeling.wie or 0, publiek_id=publiek_id).delete()
    if not aantal:
        raise NotFound
    handeling.spoor.noteer("vermijding", actie="D")
