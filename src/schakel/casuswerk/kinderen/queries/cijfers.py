"""How many children have help of their own, and which have none?  Exact, over what the actor may open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.kinderen.models import Kindhulp
from schakel.casuswerk.kinderen.rules.aanbod import AANBOD, KindhulpStatus
from schakel.casuswerk.kinderen.rules.rechten import VOLWASSEN
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

PER_BLAD = 50


@dataclass(frozen=True, slots=True)
class Hulpcijfer:
    """Of the children in running casussen: how many have an own offer, and how many have none."""

    kinderen: int
    gestart: int
    gevraagd: int
    niet_nodig: int
    zonder: int


@dataclass(frozen=True, slots=True)
class Zonderhulp:
    """One child without an own offer: in which casus, and who it is."""

    naam: str
    dossier: UUID
    persoon: UUID
    casus: str


def count_help(handeling: Handeling) -> Hulpcijfer:
    """Return how many children of running casussen have help of their own; exact and live, over what the actor sees."""
    kinderen, heeft = _children(handeling), _has
    met_aanbod = Q(heeft(AANBOD))
    handeling.spoor.noteer("werkcijfers")
    return Hulpcijfer(
        kinderen=kinderen.count(),
        gestart=kinderen.filter(heeft({KindhulpStatus.GESTART})).count(),
        gevraagd=kinderen.filter(met_aanbod).exclude(heeft({KindhulpStatus.GESTART})).count(),
        niet_nodig=kinderen.filter(heeft({KindhulpStatus.NIET_NODIG})).exclude(met_aanbod).count(),
        zonder=kinderen.exclude(heeft(AANBOD | {KindhulpStatus.NIET_NODIG})).count(),
    )


def children_without(handeling: Handeling, *, bladzijde: int) -> tuple[list[Zonderhulp], int]:
    """Return the children of running casussen for whom nobody asked help, and how many there are."""
    alle = _children(handeling).exclude(_has(AANBOD | {KindhulpStatus.NIET_NODIG}))
    begin = (max(bladzijde, 1) - 1) * PER_BLAD
    rijen = list(alle.select_related("persoon", "dossier").order_by("sinds", "id")[begin : begin + PER_BLAD])
    casussen = Casus.objects.visible_to(handeling).filter(dossier_id__in={r.dossier_id for r in rijen})
    namen: Mapping[int, str] = {casus.dossier_id: casus.naam for casus in casussen}
    for rij in rijen:
        handeling.spoor.noteer("persoon", dossier=rij.dossier_id, personen=[rij.persoon.publiek_id])
    return [
        Zonderhulp(
            rij.persoon.roepnaam or rij.persoon.voornamen or rij.persoon.omschrijving,
            rij.dossier.publiek_id,
            rij.persoon.publiek_id,
            namen.get(rij.dossier_id, ""),
        )
        for rij in rijen
    ], alle.count()


def _children(handeling: Handeling) -> QuerySet[Dossierpersoon]:
    """Return who counts as a child in a running casus: by role, or by age; each child once in each casus."""
    dag = lokale_datum(handeling.moment)
    casussen = Casus.objects.visible_to(handeling).filter(status=CasusStatus.LOPEND.value)
    jonger = Q(persoon__geboortedatum__gt=_years_ago(dag, VOLWASSEN)) | Q(
        persoon__geboortedatum=None, persoon__leeftijd__lt=VOLWASSEN
    )
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id__in=casussen.values("dossier_id"))
    return rijen.filter(Q(rol="KIND") | jonger)


def _years_ago(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return date(dag.year - jaren, 2, 28)


def _has(standen: set[KindhulpStatus] | frozenset[KindhulpStatus]) -> Exists:
    return Exists(
        Kindhulp.objects.filter(
            dossier_id=OuterRef("dossier_id"), persoon_id=OuterRef("persoon_id"), status__in=[s.value for s in standen]
        )
    )
