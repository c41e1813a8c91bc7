"""Only named colleagues see a casus, and with it the meldingen that tell the same story."""

from collections.abc import Collection

from django.db import transaction

from schakel.casuswerk.casussen.models import Casusmelding
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.rules import Beperkreden
from schakel.kernel.handeling import Handeling


@transaction.atomic
def restrict_with_meldingen(
    handeling: Handeling, *, dossier: int, medewerkers: Collection[int], reden: Beperkreden
) -> int:
    """
    Let only these colleagues see this dossier and, when it is a casus, its meldingen; return how many dossiers.

    Of a melding those are named who work in it; whoever decides always is.

    :raises NotAllowed: if the actor may not keep anybody out of one of them
    :raises InvalidInput: if too few are named, or the actor is not
    :raises NotPossible: if somebody would be lost: whoever directs, or the team that answers
    """
    dossiers.restrict(handeling, dossier=dossier, medewerkers=medewerkers, reden=reden)
    erbij = _meldingen(handeling, dossier)
    for melding in erbij:
        bekend = set().union(*dossierzicht.own_teams(handeling, dossier=melding).values())
        dossiers.restrict(handeling, dossier=melding, medewerkers=set(medewerkers) & bekend, reden=reden)
    return 1 + len(erbij)


@transaction.atomic
def lift_with_meldingen(handeling: Handeling, *, dossier: int) -> None:
    """
    Let the whole of each team see this dossier again, and the meldingen of the casus.

    :raises NotAllowed: if the actor may not keep anybody out of one of them
    :raises NotPossible: if everybody may see it already
    """
    dossiers.lift_restriction(handeling, dossier=dossier)
    for melding in _meldingen(handeling, dossier):
        if dossierzicht.named_in(handeling, dossier=melding) is not None:
            dossiers.lift_restriction(handeling, dossier=melding)


def _meldingen(handeling: Handeling, dossier: int) -> list[int]:
    """Return the dossiers of the meldingen of this casus that the actor sees, in one order for every deed."""
    gezien = dossierzicht.seen_among(
        handeling,
        dossiers=Casusmelding.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .values_list("melding__dossier_id", flat=True),
    )
    return sorted(gezien)
