"""The deeds on machines with an account: give one a token, and take it back."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import permissions, rules
from schakel.basis.toegang.models import Koppeling
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.versleuteling import zoeksleutel


@transaction.atomic
def create_koppeling(handeling: Handeling, *, naam: str, team: Team, rol: str, op: datetime, dagen: int) -> str:
    """
    Give a machine an account for one team in one role; return its token, which is shown once and kept nowhere.

    `op` is time on the wall.

    :raises NotAllowed: if the actor is no administrator
    :raises InvalidInput: if the name is missing, a machine may not have this role, or the token would hold too long
    """
    permissions.check_can(handeling, "accounts", "maken", relatie="geen")
    fouten: dict[str, list[str]] = {}
    if not naam.strip():
        fouten["naam"] = [_("Vul in welk systeem dit is.")]
    if rol not in rules.MACHINEROLLEN:
        fouten["rol"] = [_("Een systeem kan deze rol niet hebben. Kies een andere.")]
    if not 1 <= dagen <= rules.KOPPELING_HOOGSTENS:
        fouten["dagen"] = [_("Kies een geldigheid tussen 1 en %(n)d dagen.") % {"n": rules.KOPPELING_HOOGSTENS}]
    if fouten:
        raise InvalidInput(fouten)
    token = f"{rules.KOPPELING_BEGIN}{secrets.token_urlsafe(32)}"
    Koppeling.objects.create(
        naam=naam.strip(),
        team=team,
        rol=rol,
        zegel=zoeksleutel(rules.VAK_KOPPELING, token),
        gemaakt_op=op,
        gemaakt_door=handeling.wie,
        verloopt_op=op + timedelta(days=dagen),
    )
    handeling.spoor.noteer("koppeling", actie="C")
    return token


@transaction.atomic
def withdraw_koppeling(handeling: Handeling, *, publiek_id: UUID, op: datetime) -> Koppeling:
    """
    Take an account of a machine back; its next request is refused. `op` is time on the wall.

    :raises NotAllowed: if the actor is no administrator
    :raises NotFound: if there is none
    :raises NotPossible: if it was taken back before
    """
    permissions.check_can(handeling, "accounts", "beeindigen", relatie="geen")
    rij = Koppeling.objects.select_for_update(of=("self",)).select_related("team").filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    if rij.ingetrokken_op is not None:
        raise NotPossible(_("Deze koppeling is al ingetrokken."))
    rij.ingetrokken_op, rij.ingetrokken_door = op, handeling.wie or 0
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    handeling.spoor.noteer("koppeling", actie="D")
    return rij


@transaction.atomic
def mark_used(handeling: Handeling, *, koppeling: Koppeling, op: datetime) -> None:
    """Keep when a machine came last, once a minute at most: who manages it sees that it still comes."""
    if koppeling.gebruikt_op is None or op - koppeling.gebruikt_op > rules.KOPPELING_GEZIEN:
        Koppeling.objects.filter(pk=koppeling.pk).update(gebruikt_op=op)
