"""Which casussen has this team?  The list starts from involvement, so that the policy runs only for what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Betrokkenheid, Regie, Verantwoordelijkheid
from schakel.casuswerk.dossiers.queries import newest_of_team
from schakel.casuswerk.dossiers.rules import DossierSoort, DossierStatus
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.kernel.handeling import Handeling

PER_BLAD = 50
CASUSLIJST = "casuslijst"
"""Whose bookmarks these are."""


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
    if _plain(gefilterd):
        rijen = newest_of_team(handeling, soort=DossierSoort.CASUS, limit=PER_BLAD + 1, before=gefilterd.voor)
    else:
        rijen = _searched(handeling, gefilterd)
    blad = rijen[:PER_BLAD]
    volgende = None
    if len(rijen) > PER_BLAD and gefilterd.volgorde != "gevaar":
        volgende = (blad[-1][1], blad[-1][0])
    return Casuslijst(_rows(handeling, blad, alles=gefilterd.gesloten), volgende)


def _plain(gefilterd: Lijstfilter) -> bool:
    """Answer whether nothing was asked but the newest: then the index gives the page by itself."""
    return Lijstfilter(voor=gefilterd.voor, gesloten=gefilterd.gesloten) == gefilterd


def _searched(handeling: Handeling, gefilterd: Lijstfilter) -> list[tuple[int, datetime]]:
    betrokken = _involved(handeling, gefilterd)
    if gefilterd.voor is not None:
        op, dossier = gefilterd.voor
        betrokken = betrokken.filter(Q(gewijzigd_op__lt=op) | Q(gewijzigd_op=op, dossier_id__lt=dossier))
    volgorde = ["-gewijzigd_op", "-dossier_id"]
    if gefilterd.volgorde == "gevaar":
        volgorde.insert(0, "-dossier__gevaar")
    return list(betrokken.order_by(*volgorde).values_list("dossier_id", "gewijzigd_op")[: PER_BLAD + 1])


def _involved(handeling: Handeling, gefilterd: Lijstfilter) -> QuerySet[Betrokkenheid]:
    rijen = (
        Betrokkenheid.objects.visible_to(handeling)
        .filter(team_id=handeling.team or 0, periode__contains=handeling.moment)
        .filter(dossier__soort=DossierSoort.CASUS)
    )
    if not gefilterd.gesloten:
        rijen = rijen.filter(dossier__status=DossierStatus.OPEN)
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


def _rows(handeling: Handeling, blad: Sequence[tuple[int, datetime]], *, alles: bool) -> list[Casusrij]:
    dossiers = [dossier for dossier, _op in blad]
    koppen = koppen_van(handeling, dossiers=dossiers)
    rollen = dict(
        Betrokkenheid.objects.filter(
            dossier_id__in=dossiers, team_id=handeling.team or 0, periode__contains=handeling.moment
        ).values_list("dossier_id", "rol")
    )
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
        Casusrij(koppen[pk], op, rollen.get(pk, ""), teams.get(pk, ""), regisseurs.get(pk, ""))
        for pk, op in blad
        if pk in koppen and (alles or koppen[pk].status == DossierStatus.OPEN)
    ]
