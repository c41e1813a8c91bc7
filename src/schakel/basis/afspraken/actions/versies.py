"""How does a version of an agreement live: approved, in force, under review, replaced?"""

from datetime import date

from django.db import transaction
from django.db.models import F, Q

from schakel.basis.afspraken import permissions, queries
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.rules import GELDENDE_STATUSSEN, VersieStatus, check_transition
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def approve_versie(handeling: Handeling, *, versie: int, op: date, door_orgaan: str) -> None:
    """
    This function will keep which body approved a version, and when.

    :raises NotAllowed: if the actor may not maintain agreements
    :raises NotPossible: if the version is no concept, or its tables have faults
    :raises InvalidInput: if no body is named, or the day has not been yet
    """
    rij = _take(handeling, versie)
    check_transition(VersieStatus(rij.status), VersieStatus.GOEDGEKEURD)
    if not door_orgaan.strip():
        raise InvalidInput({"door_orgaan": ["Noem het orgaan dat de afspraak heeft goedgekeurd."]})
    _check_past(handeling, op)
    _check_tables(rij, "Deze versie kan niet worden goedgekeurd.")
    rij.goedgekeurd_op = op
    rij.goedgekeurd_door_orgaan = door_orgaan.strip()
    _set_status(rij, VersieStatus.GOEDGEKEURD)


@transaction.atomic
def put_in_force(handeling: Handeling, *, versie: int) -> None:
    """
    This function will let an approved version route from its first day on; the running one is replaced then.

    :raises NotAllowed: if the actor may not maintain agreements
    :raises NotPossible: if the version is not approved, would hold beside another one, or its tables have faults
    """
    rij = _take(handeling, versie)
    check_transition(VersieStatus(rij.status), VersieStatus.VAN_KRACHT)
    if rij.status == VersieStatus.GOEDGEKEURD:
        _check_tables(rij, "Deze versie kan niet van kracht worden.")
        for lopend in rij.afspraak.versies.filter(status__in=["van_kracht", "in_herziening"]):
            _replace(lopend, rij.geldig_van)
        _check_no_overlap(rij)
    _set_status(rij, VersieStatus.VAN_KRACHT)


@transaction.atomic
def start_review(handeling: Handeling, *, versie: int, herzien_voor: date, eigenaar: str) -> None:
    """
    This function will put a version under review, with an owner and a day; it routes on meanwhile.

    :raises NotAllowed: if the actor may not maintain agreements
    :raises NotPossible: if the version is not in force
    :raises InvalidInput: if nobody owns the review, or the day has passed
    """
    rij = _take(handeling, versie)
    check_transition(VersieStatus(rij.status), VersieStatus.IN_HERZIENING)
    if not eigenaar.strip():
        raise InvalidInput({"eigenaar": ["Noem wie de herziening trekt."]})
    if handeling.wie is not None and herzien_voor <= lokale_datum(handeling.moment):
        raise InvalidInput({"herzien_voor": ["Kies een dag die nog komt."]})
    rij.herzien_voor, rij.eigenaar = herzien_voor, eigenaar.strip()
    _set_status(rij, VersieStatus.IN_HERZIENING)


@transaction.atomic
def replace(handeling: Handeling, *, versie: int, per: date) -> None:
    """
    This function will end a version; for the days before, it still answers.

    :raises NotAllowed: if the actor may not maintain agreements
    :raises NotPossible: if the version cannot be replaced, or the day lies before its first
    """
    _replace(_take(handeling, versie), per)
    queries.forget_tabellen()


def _replace(rij: AfspraakVersie, per: date) -> None:
    check_transition(VersieStatus(rij.status), VersieStatus.VERVANGEN)
    if per < rij.geldig_van:
        raise NotPossible("Een versie kan niet eindigen voordat zij begint.")
    # A version that was approved and never put in force held on no day at all.
    eind = rij.geldig_van if rij.status == VersieStatus.GOEDGEKEURD else per
    rij.geldig_tot = min(rij.geldig_tot, eind) if rij.geldig_tot else eind
    _set_status(rij, VersieStatus.VERVANGEN)


def _take(handeling: Handeling, versie: int) -> AfspraakVersie:
    permissions.check_can_maintain(handeling)
    rij = AfspraakVersie.objects.select_for_update().filter(pk=versie).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("afspraak", actie="U")
    return rij


def _check_past(handeling: Handeling, op: date) -> None:
    # A region file may tell today what a body will have decided by then: examples are dated so (ADR-0011).
    if handeling.wie is not None and op > lokale_datum(handeling.moment):
        raise InvalidInput({"op": ["Deze dag is nog niet geweest. Vul de dag in waarop het orgaan besloot."]})


def _check_no_overlap(rij: AfspraakVersie) -> None:
    later = Q(geldig_tot=None) | Q(geldig_tot__gt=rij.geldig_van)
    eerder = Q(geldig_van__lt=rij.geldig_tot) if rij.geldig_tot else Q()
    ander = (
        rij.afspraak.versies.filter(later, eerder, status__in=[s.value for s in GELDENDE_STATUSSEN])
        .exclude(pk=rij.pk)
        .exclude(geldig_van=F("geldig_tot"))
        .first()
    )
    if ander is not None:
        raise NotPossible(
            f"Versie {ander.versie} geldt in dezelfde tijd. Twee versies kunnen niet op een dag gelden: "
            "geef deze tekst een latere begindag."
        )


def _check_tables(rij: AfspraakVersie, kop: str) -> None:
    fouten = [
        f"{tabel.code}: {bevinding.tekst}"
        for tabel, bevindingen in queries.findings_of(rij)
        for bevinding in bevindingen
        if bevinding.is_fout
    ]
    if fouten:
        raise NotPossible(" ".join([kop, *fouten]))


def _set_status(rij: AfspraakVersie, status: VersieStatus) -> None:
    rij.status = status.value
    rij.save()
    queries.forget_tabellen()
