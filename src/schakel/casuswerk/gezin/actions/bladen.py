"""Making a copy for one reader, handing over a code for it in person, and taking it back."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.gezin import permissions
from schakel.casuswerk.gezin.models import Leesblad
from schakel.casuswerk.gezin.queries.bladen import VAK_GEZIN, VERANDERD, disguises_in, newer_than_version, valid_leaves
from schakel.casuswerk.gezin.queries.lezers import Lezerzicht, parts_for, readers_of
from schakel.casuswerk.gezin.rules import antwoorden as rules
from schakel.casuswerk.gezin.rules.samenstellen import assemble
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.blad import view_of
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling


@transaction.atomic
def make_copy(
    handeling: Handeling, *, plan: Plan, aan: str, alleen_eigen: bool = False, vermomming: str = ""
) -> Leesblad:
    """
    Make the copy of one reader of the last version of a plan; it stands from now on with who was given the plan.

    :raises NotAllowed: if the matrix does not let the actor make copies
    :raises InvalidInput: if this is nobody of the family or the network, or no such disguise
    :raises NotPossible: if there is no version yet, something changed since the last one, or the plan is closed
    """
    permissions.check_can_make(handeling, dossier=plan.dossier_id)
    dossiers.hold(handeling, dossier=plan.dossier_id)
    _check_version(handeling, plan)
    if dossierzicht.last_answering(handeling, dossier=plan.dossier_id) is not None:
        raise NotPossible(_("Deze casus loopt niet meer. U kunt alleen nog lezen."))
    zicht = view_of(handeling, plan=plan)
    lezer = _reader(readers_of(handeling, zicht=zicht, alleen_eigen=alleen_eigen), aan)
    _check_disguise(handeling, plan, vermomming)
    exemplaar = plannen.record_copy(
        handeling, plan=plan, aan=lezer.wie, op=lokale_datum(handeling.moment), kindversie=lezer.is_kind
    )
    rij = Leesblad(
        dossier_id=plan.dossier_id,
        exemplaar=exemplaar,
        soort=lezer.lezer.soort.value,
        vermomming=vermomming,
        gemaakt_op=handeling.moment,
        gemaakt_door_id=handeling.wie or 0,
    )
    blad = {**assemble(parts_for(handeling, zicht=zicht), lezer.lezer), "versie": exemplaar.versie}
    rij.inhoud = _seal(rij.publiek_id, blad)
    rij.save(force_insert=True)
    handeling.spoor.noteer("leesblad", dossier=plan.dossier_id, actie="C")
    _tell(handeling, rij, "gezin.exemplaar_gemaakt", versie=exemplaar.versie)
    return rij


def _reader(lezers: list[Lezerzicht], aan: str) -> Lezerzicht:
    for een in lezers:
        if een.lezer.wie == aan:
            return een
    raise InvalidInput({"aan": [_("Kies iemand van het gezin of het netwerk.")]})


def _check_version(handeling: Handeling, plan: Plan) -> None:
    # A copy bears the number of a version: then it holds that version, and nothing newer.
    if nummer := newer_than_version(handeling, plan=plan):
        zin = _("Het plan is veranderd na versie %(n)s. Leg eerst een nieuwe versie vast: dan klopt het blad.")
        raise NotPossible(zin % {"n": nummer})


def _check_disguise(handeling: Handeling, plan: Plan, vermomming: str) -> None:
    if vermomming and vermomming not in disguises_in(handeling, regio=plan.dossier.regio):
        raise InvalidInput({"vermomming": [_("Kies uit de lijst.")]})


def _seal(publiek_id: UUID, inhoud: Mapping[str, object]) -> bytes:
    hoofd = versleuteling.hoofdsleutel(VAK_GEZIN)
    return versleuteling.versleutel(
        hoofd, json.dumps(inhoud, ensure_ascii=False).encode(), context=publiek_id.bytes
    )  # fmt: skip


def _tell(handeling: Handeling, rij: Leesblad, soort: str, **codes: str | int | bool) -> None:
    dossiers.note(handeling, soort, dossier=rij.dossier_id, onderwerp=("leesblad", rij.pk), codes=codes)


def _hold(handeling: Handeling, leesblad: Leesblad) -> Leesblad:
    permissions.check_can_make(handeling, dossier=leesblad.dossier_id)
    dossiers.hold(handeling, dossier=leesblad.dossier_id)
    rij = Leesblad.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=leesblad.pk).first()
    if rij is None:
        raise NotFound
    if rij.ingetrokken_op is not None:
        raise NotPossible(_("Dit exemplaar is ingetrokken. Maak een nieuw exemplaar."))
    return rij


def _make_code() -> str:
    """Return a code of twelve signs that nobody mixes up; it is kept nowhere."""
    return "-".join("".join(secrets.choice(rules.TEKENS) for _n in range(4)) for _m in range(3))


@transaction.atomic
def give_code(handeling: Handeling, *, leesblad: Leesblad) -> str:
    """
    Return a code for one use, to hand over in person; it is kept nowhere, and the one before opens nothing any more.

    :raises NotAllowed: if the matrix does not let the actor make copies
    :raises NotPossible: if the copy was taken back
    """
    rij = _hold(handeling, leesblad)
    if not valid_leaves(handeling, bladen=[rij.pk]):
        raise NotPossible(str(VERANDERD))
    code = _make_code()
    rij.zegel = versleuteling.zoeksleutel(VAK_GEZIN, rules.code_key(code))
    rij.zegel_tot = handeling.moment + timedelta(days=rules.CODE_DAGEN)
    rij.sessie, rij.sessie_tot = None, None
    rij.save(update_fields=["zegel", "zegel_tot", "sessie", "sessie_tot"])
    _tell(handeling, rij, "gezin.code_gegeven")
    return code


@transaction.atomic
def withdraw_copy(handeling: Handeling, *, leesblad: Leesblad) -> Leesblad:
    """
    Let the page of a copy open for nobody from now on; what was answered stays.

    :raises NotAllowed: if the matrix does not let the actor make copies
    :raises NotPossible: if it was taken back before
    """
    rij = _hold(handeling, leesblad)
    rij.ingetrokken_op, rij.ingetrokken_door_id = handeling.moment, handeling.wie or 0
    rij.zegel, rij.zegel_tot, rij.sessie, rij.sessie_tot = None, None, None, None
    rij.save()
    _tell(handeling, rij, "gezin.exemplaar_ingetrokken")
    return rij
