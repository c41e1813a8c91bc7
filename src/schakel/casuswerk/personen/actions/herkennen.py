"""Saying that two records are one person: always somebody's decision, and always to be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions
from schakel.casuswerk.personen.models import ZelfdePersoon
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Verleden:
    """What runs or ran about a recognised person, as far as the class of a melding needs it."""

    persoon: int
    eerdere: int
    in_beoordeling: bool
    in_casus: bool
    in_monitoring: bool


@transaction.atomic
def confirm_bekenden(handeling: Handeling, *, dossier: int, bekend: Mapping[int, UUID]) -> list[Verleden]:
    """
    Point these persons of a dossier at the records of the same people that somebody recognised on a card.

    Returns what runs or ran about each, without telling more than the card did.

    :raises NotAllowed: if the actor may not confirm
    """
    permissions.check_can_confirm(handeling)
    if not bekend:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM persoon_koppel(%s, %s::bigint[], %s::uuid[])",
            [dossier, list(bekend), list(bekend.values())],
        )
        rijen: Sequence[tuple[int, int, bool, bool, bool]] = cursor.fetchall()
    handeling.spoor.noteer("herkenning", dossier=dossier, personen=bekend.values(), actie="U")
    return [Verleden(*rij) for rij in rijen]


@transaction.atomic
def confirm_zelfde(handeling: Handeling, *, dossier: int, persoon: int, bekend: UUID) -> list[Verleden]:
    """
    Say that a person of this dossier is the one on the card.

    :raises NotAllowed: if the actor may not confirm
    :raises NotFound: if there is nobody to point at
    """
    verleden = confirm_bekenden(handeling, dossier=dossier, bekend={persoon: bekend})
    if not verleden:
        raise NotFound
    dossiers.note(handeling, "persoon.herkend", dossier=dossier, onderwerp=("persoon", persoon))
    return verleden


@transaction.atomic
def end_zelfde(handeling: Handeling, *, dossier: int, persoon: int) -> list[Verleden]:
    """
    Take back that a person is the one on the card; both records stay as they are.

    Returns what runs or ran about those of the dossier who are still known: the class of a melding follows from it.

    :raises NotPossible: if nobody said so
    """
    permissions.check_can_confirm(handeling)
    rij = ZelfdePersoon.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id=persoon, beeindigd_op=None)
    if not rij.update(beeindigd_op=handeling.moment, beeindigd_door=handeling.wie):
        raise NotPossible(_("Deze persoon is niet gekoppeld aan een eerdere."))
    handeling.spoor.noteer("herkenning", dossier=dossier, actie="D")
    dossiers.note(handeling, "persoon.ontkoppeld", dossier=dossier, onderwerp=("persoon", persoon))
    bekend = ZelfdePersoon.objects.visible_to(handeling).filter(dossier_id=dossier, beeindigd_op=None)
    with connection.cursor() as cursor:
        # Without cards it points nobody at anybody, and tells of who is pointed already.
        cursor.execute(
            "SELECT * FROM persoon_koppel(%s, %s::bigint[], '{}'::uuid[])",
            [dossier, list(bekend.values_list("persoon_id", flat=True))],
        )
        return [Verleden(*rij) for rij in cursor.fetchall()]
