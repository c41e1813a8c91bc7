"""How many children have help of their own, and which have none?  Exact, over what the actor may open."""

from collections import Counter
from collections.abc import Mapping, Set
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
    # Two looks, and counted here: each count as a question of its own took as long as these two together.
    kinderen = Counter(_children(handeling).values_list("dossier_id", "persoon_id"))
    hulp: dict[tuple[int, int], set[str]] = {}
    rijen = Kindhulp.objects.visible_to(handeling).filter(dossier_id__in=_running(handeling).values("dossier_id"))
    for dossier, persoon, stand in rijen.values_list("dossier_id", "persoon_id", "status"):
        hulp.setdefault((dossier, persoon), set()).add(stand)
    handeling.spoor.noteer("werkcijfers")
    telt = Counter(_how_far(hulp.get(kind, set())) for kind in kinderen.elements())
    return Hulpcijfer(
        kinderen=kinderen.total(),
        gestart=telt[KindhulpStatus.GESTART],
        gevraagd=telt[KindhulpStatus.GEVRAAGD],
        niet_nodig=telt[KindhulpStatus.NIET_NODIG],
        zonder=telt[None],
    )


def _how_far(standen: Set[str]) -> KindhulpStatus | None:
    """Return how far the own help of one child came, as the figure tells it; nothing when nobody was asked."""
    if KindhulpStatus.GESTART in standen:
        return KindhulpStatus.GESTART
    if standen & AANBOD:
        return KindhulpStatus.GEVRAAGD
    return KindhulpStatus.NIET_NODIG if KindhulpStatus.NIET_NODIG in standen else None


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
    jonger = Q(persoon__geboortedatum__gt=_years_ago(dag, VOLWASSEN)) | Q(
        persoon__geboortedatum=None, persoon__leeftijd__lt=VOLWASSEN
    )
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id__in=_running(handeling).values("dossier_id"))
    return rijen.filter(Q(rol="KIND") | jonger)


def _running(handeling: Handeling) -> QuerySet[Casus]:
    return Casus.objects.visible_to(handeling).filter(status=CasusStatus.LOPEND.value)


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
