"""Saying that two records are one person: always somebody's decision, and always to be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, queries
from schakel.casuswerk.personen.models import Bekendmerk, Dossierpersoon, Persoon, ZelfdePersoon
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
    Say that a person of this dossier is the one on the card; whoever was pointed at this person goes along.

    Returns what runs or ran about those of the dossier who are known: the class of a melding follows from it.

    :raises NotAllowed: if the actor may not confirm
    :raises NotFound: if the person does not stand in this dossier, or there is nobody to point at
    :raises NotPossible: if somebody said so already
    """
    permissions.check_can_confirm(handeling)
    if not Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id=persoon).exists():
        raise NotFound
    if ZelfdePersoon.objects.visible_to(handeling).filter(persoon_id=persoon, beeindigd_op=None).exists():
        raise NotPossible(_("Deze persoon is al gekoppeld aan een eerdere. Haal eerst die koppeling weg."))
    if not confirm_bekenden(handeling, dossier=dossier, bekend={persoon: bekend}):
        raise NotFound
    dossiers.note(handeling, "persoon.herkend", dossier=dossier, onderwerp=("persoon", persoon))
    with connection.cursor() as cursor:
        cursor.execute("SELECT persoon_hergroepeer(%s, %s)", [dossier, persoon])
    return _past_in(dossier)


@transaction.atomic
def hold_same(handeling: Handeling, *, dossier: int) -> None:
    """
    Keep every other deed that decides about the people of this dossier, under any of their records, waiting.

    Two meldingen about one family that are concluded at once would else each find no casus, and open one.
    """
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier)
    groepen = queries.same_groups(handeling, personen=list(staan.values_list("persoon_id", flat=True)))
    rijen = Persoon.objects.filter(pk__in=groepen).order_by("pk").select_for_update(no_key=True)
    list(rijen.values_list("pk", flat=True))


def _past_in(dossier: int) -> list[Verleden]:
    """Return what ran about the known people of a dossier when it was opened, as the database tells to the desk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_verleden(%s)", [dossier])
        return [Verleden(*rij) for rij in cursor.fetchall()]


@transaction.atomic
def deny_zelfde(handeling: Handeling, *, dossier: int, bekend: UUID) -> None:
    """
    Say that the one on the card is nobody of this dossier, so that it is not asked again.

    :raises NotAllowed: if the actor may not confirm
    :raises NotPossible: if somebody said so already
    """
    permissions.check_can_confirm(handeling)
    if bekend in queries.denied_in(handeling, dossier=dossier):
        raise NotPossible(_("Van deze persoon is al gezegd dat het iemand anders is."))
    handeling.spoor.noteer("herkenning", dossier=dossier, personen=[bekend], actie="U")
    dossiers.note(handeling, "persoon.niet_herkend", dossier=dossier, codes={"kaart": str(bekend)})


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
    return _past_in(dossier)


@transaction.atomic
def mark_alike(handeling: Handeling, *, dossier: int) -> int:
    """
    Keep who of a dossier is like somebody recorded earlier, for the mark on the work list; return how many cards ask.

    Done again it makes anew: a name, a birth date or a link may have changed.

    :raises NotAllowed: if the role may not recognise
    """
    gevonden = queries.alike_in(handeling, dossier=dossier)
    Bekendmerk.objects.visible_to(handeling).filter(dossier_id=dossier).delete()
    Bekendmerk.objects.bulk_create(
        [
            Bekendmerk(dossier_id=dossier, persoon_id=persoon, eerste=eerste, kaart=kaart, gezien_op=handeling.moment)
            for persoon, eerste, kaart in gevonden
        ]
    )
    return len(gevonden)
