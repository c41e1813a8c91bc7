"""How does a program say who it is?  With a token of its own, for the API alone (ADR-0032)."""

import re

from django.http import HttpRequest

from schakel.basis.toegang import actions, queries
from schakel.entrypoints import klok
from schakel.entrypoints.api.poort import VOORVOEGSEL
from schakel.entrypoints.site import sessie
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

BEGIN = "Bearer "
# Whom the other side says it acts for: a code of theirs, never a name.
NAMENS = re.compile(r"[A-Za-z0-9._:-]{1,60}")


def offers_token(request: HttpRequest) -> bool:
    """Answer whether this is a request of a program that says who it is by a token."""
    return request.path_info.startswith(VOORVOEGSEL) and request.headers.get("Authorization", "").startswith(BEGIN)


def acting_as(request: HttpRequest) -> Handeling | None:
    """
    Return who acts: a machine for its team, on behalf of its account and of whom the header `Namens` says.

    Guessing gets rest, as at every other door; the answer stays the same.
    """
    token, op = request.headers["Authorization"].removeprefix(BEGIN).strip(), klok.wandtijd()
    deur, adres = sessie.at_the_door(request), sessie.address(request)
    with transactie(deur, wat="api:sleutel"):
        try:
            actions.check_attempts(deur, deur="koppeling", adres=adres, op=op)
        except NotPossible:
            return None
        gevonden = queries.machine_with(token, op)
        if gevonden is None:
            actions.record_wrong_code(deur, deur="koppeling", adres=adres, op=op)
            return None
        actions.mark_used(deur, koppeling=gevonden, op=op)
    namens = request.headers.get("Namens", "")
    bij = f":{namens}" if NAMENS.fullmatch(namens) else ""
    return Handeling(
        wie=None,
        team=gevonden.team_id,
        rol=gevonden.rol,
        organisatie=gevonden.team.organisatie_id,
        moment=klok.nu(),
        namens=f"koppeling:{gevonden.pk}{bij}",
    )
