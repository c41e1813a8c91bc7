"""Which casussen has this team?  The list starts from involvement, so that the policy runs only for what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier, Regie, Verantwoordelijkheid
from schakel.casuswerk.dossiers.rules import DossierSoort, DossierStatus
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.kernel.handeling import Handeling

PER_BLAD = 50


@dataclass(frozen=True, slots=True)
class Lijstfilter:
    """What the reader asked for; `voor` is where the page begins: the change moment and id of the last row before."""

    volgorde: str = "nieuw"
    gemeente: str = ""
    regisseur: str = ""
    mijn: bool = False
    gesloten: bool = False
    voor: tuple[datetime, int] | None = None


@dataclass(frozen=True, slots=True)
class Casusrij:
    """One casus of the list."""

    kop: Kop
    gewijzigd_op: datetime
    rol: str
    verantwoordelijk: str
    regisseur: str


@dataclass(frozen=True, slots=True)
class Casuslijst:
    """One page; `volgende` is where the next begins."""

    rijen: Sequence[Casusrij]
    volgende: tuple[datetime, int] | None


def casuslijst(handeling: Handeling, *, gefilterd: Lijstfilter) -> Casuslijst:
    """Return one page of the casussen in which the acting team is involved; as many queries for 3 rows as for 50."""
    betrokken = _involved(handeling, gefilterd)
    if gefilterd.voor is not None:
        op, pk = gefilterd.voor
        betrokken = betrokken.filter(Q(gewijzigd_op__lt=op) | Q(gewijzigd_op=op, pk__lt=pk))
    volgorde = ("-gewijzigd_op", "-id")
    if gefilterd.volgorde == "gevaar":
        volgorde = ("-dossier__gevaar", *volgorde)  # type: ignore[assignment]
    rijen = list(betrokken.order_by(*volgorde)[: PER_BLAD + 1])
    blad = rijen[:PER_BLAD]
    volgende = None
    if len(rijen) > PER_BLAD and gefilterd.volgorde != "gevaar":
        volgende = (blad[-1].gewijzigd_op, blad[-1].pk)
    return Casuslijst(_rows(handeling, blad), volgende)


def _involved(handeling: Handeling, gefilterd: Lijstfilter) -> QuerySet[Betrokkenheid]:
    status = DossierStatus.GESLOTEN if gefilterd.gesloten else DossierStatus.OPEN
    rijen = (
        Betrokkenheid.objects.visible_to(handeling)
        .filter(team_id=handeling.team or 0, periode__contains=handeling.moment)
        .filter(dossier__soort=DossierSoort.CASUS, dossier__status=status)
    )
    if gefilterd.gemeente:
        casussen = Casus.objects.filter(dossier_id=OuterRef("dossier_id"), gemeente=gefilterd.gemeente)
        rijen = rijen.filter(Exists(casussen))
    regie = Regie.objects.filter(dossier_id=OuterRef("dossier_id"), periode__contains=handeling.moment)
    if gefilterd.mijn:
        rijen = rijen.filter(Exists(regie.filter(medewerker_id=handeling.wie or 0)))
    if gefilterd.regisseur == "zonder":
        rijen = rijen.filter(~Exists(regie))
    elif gefilterd.regisseur:
        rijen = rijen.filter(Exists(regie.filter(medewerker__naam__icontains=gefilterd.regisseur)))
    return rijen


def _rows(handeling: Handeling, blad: Sequence[Betrokkenheid]) -> list[Casusrij]:
    dossiers = [b.dossier_id for b in blad]
    koppen = koppen_van(handeling, dossiers=dossiers)
    teams = dict(
        Verantwoordelijkheid.objects.visible_to(handeling)
        .filter(dossier_id__in=dossiers, periode__contains=handeling.moment)
        .values_list("dossier_id", "team__naam")
    )
    regisseurs = dict(
        Regie.objects.visible_to(handeling)
        .filter(dossier_id__in=dossiers, periode__contains=handeling.moment)
        .values_list("dossier_id", "medewerker__naam")
    )
    return [
        Casusrij(
            koppen[b.dossier_id],
            b.gewijzigd_op,
            b.rol,
            teams.get(b.dossier_id, ""),
            regisseurs.get(b.dossier_id, ""),
        )
        for b in blad
        if b.dossier_id in koppen
    ]


def count_visible(handeling: Handeling) -> int:
    """Return how many open casussen the acting team may see."""
    return Dossier.objects.visible_to(handeling).filter(soort=DossierSoort.CASUS, status=DossierStatus.OPEN).count()
