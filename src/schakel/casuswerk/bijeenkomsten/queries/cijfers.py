"""Was the whole system at the table, with whom is there no contact, and who was spoken, had an offer and started?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Contactpoging, Genodigde, Werklijn
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Bijeenkomstsoort,
    BijeenkomstStatus,
    Bijeenkomstvorm,
    Plicht,
    is_whole,
)
from schakel.casuswerk.bijeenkomsten.rules.contact import GELUKT
from schakel.casuswerk.casussen.models import Casusmelding
from schakel.casuswerk.dossiers.models import Betrokkenheid
from schakel.casuswerk.dossiers.rules import DossierSoort, DossierStatus
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling

# Everyone of a family is in one of these: who has no role yet is a group too, else that one is in no figure.
GROEPEN = ("SLACHTOFFER", "KIND", "PLEGER", "OUDER", "ONBEKEND")
# What is counted of a group, each a part of its people.
MATEN = ("mensen", "gesproken", "aanbod", "gestart", "gezocht", "dicht")
SAMEN = (Bijeenkomstsoort.GESPREK.value, Bijeenkomstsoort.SESSIE.value)


@dataclass(frozen=True, slots=True)
class Elders:
    """Conditions on a person of a dossier: has an offer, and has help that started, in another room."""

    aanbod: Exists
    gestart: Exists


@dataclass(frozen=True, slots=True)
class Tafel:
    """One meeting that was held: whether everyone of the family sat there, and who of them did not and why."""

    dossier: int
    heel: bool
    rond: bool
    gemist: Sequence[tuple[str, str]]


def tables_between(handeling: Handeling, *, begin: datetime, eind: datetime) -> list[Tafel]:
    """Return the talks and sessions that were held in a stretch of time, in casussen that the actor may open."""
    rijen = (
        Bijeenkomst.objects.visible_to(handeling)
        .filter(
            dossier_id__in=_own(handeling),
            soort__in=SAMEN,
            status=BijeenkomstStatus.GEHOUDEN.value,
            gehouden_op__gte=begin,
            gehouden_op__lt=eind,
        )
        .order_by("gehouden_op", "id")
    )
    gehouden = list(rijen)
    rol = Dossierpersoon.objects.filter(dossier_id=OuterRef("dossier_id"), persoon_id=OuterRef("persoon_id"))
    stoelen = (
        Genodigde.objects.visible_to(handeling)
        .filter(bijeenkomst__in=gehouden, persoon__isnull=False)
        .annotate(rol=Subquery(rol.values("rol")[:1]))
        .values_list("bijeenkomst_id", "plicht", "stand", "reden", "rol")
    )
    per: dict[int, list[tuple[str, str, str, str]]] = {}
    for nummer, plicht, stand, reden, wie in stoelen:
        per.setdefault(nummer, []).append((plicht, stand, reden, wie or ""))
    handeling.spoor.noteer("werkcijfers")
    return [_table(rij, per.get(rij.pk, [])) for rij in gehouden]


def _table(rij: Bijeenkomst, stoelen: Sequence[tuple[str, str, str, str]]) -> Tafel:
    gemist = [(wie, reden) for plicht, stand, reden, wie in stoelen if plicht != Plicht.MAG and stand == "AFWEZIG"]
    rond = rij.vorm == Bijeenkomstvorm.ROND
    return Tafel(rij.dossier_id, is_whole((plicht, stand) for plicht, stand, _r, _w in stoelen), rond, gemist)


def groups_now(handeling: Handeling, *, elders: Elders | None = None) -> dict[str, dict[str, int]]:
    """
    Return of each group in running casussen that the actor may open how many people there are, and how many ...

    `elders` is help that stands in another room beside this one.
    """
    telling = {maat: Count("pk", filter=_measure(maat)) for maat in MATEN}
    rijen = _people(handeling, elders).order_by("rol").values("rol").annotate(**telling).values_list("rol", *MATEN)
    handeling.spoor.noteer("werkcijfers")
    geteld = {rol: dict(zip(MATEN, getallen, strict=True)) for rol, *getallen in rijen}
    return {groep: geteld.get(groep, dict.fromkeys(MATEN, 0)) for groep in GROEPEN}


def casussen_behind(handeling: Handeling, *, groep: str, maat: str, elders: Elders | None = None) -> list[int]:
    """Return the dossiers of the people that one figure counts, each once."""
    rijen = _people(handeling, elders).filter(rol=groep).filter(_measure(maat))
    return sorted(set(rijen.values_list("dossier_id", flat=True)))


def shut_per_form(handeling: Handeling) -> dict[str, dict[str, int]]:
    """Return per form of violence how many people of each group let nobody in; who falls under two, counts at both."""
    dicht = list(_people(handeling).filter(_measure("dicht")).values_list("dossier_id", "rol"))
    vormen = _forms(handeling, {dossier for dossier, _rol in dicht})
    per: dict[str, dict[str, int]] = {}
    for dossier, rol in dicht:
        for vorm in vormen.get(dossier) or ("",):
            groepen = per.setdefault(vorm, dict.fromkeys(GROEPEN, 0))
            groepen[rol] += 1
    return per


def _forms(handeling: Handeling, dossiers: set[int]) -> Mapping[int, set[str]]:
    gevonden: dict[int, set[str]] = {}
    rijen = Casusmelding.objects.visible_to(handeling).filter(dossier_id__in=dossiers)
    for dossier, nieuw, oud in rijen.values_list("dossier_id", "melding__vormen_2019", "melding__aanleidingen"):
        gevonden.setdefault(dossier, set()).update(nieuw or oud or ())
    return gevonden


def _own(handeling: Handeling) -> QuerySet[Betrokkenheid, int]:
    """Return the casussen of the acting team: lists start from involvement (ADR-0006)."""
    rijen = Betrokkenheid.objects.filter(
        team_id=handeling.team or 0, soort=DossierSoort.CASUS.value, periode__contains=handeling.moment
    )
    return rijen.values_list("dossier_id", flat=True)


def _people(handeling: Handeling, elders: Elders | None = None) -> QuerySet[Dossierpersoon]:
    """Return the people of the groups in running casussen, each with what is known of contact and help."""
    zelfde = {"dossier_id": OuterRef("dossier_id"), "persoon_id": OuterRef("persoon_id")}
    pogingen = Contactpoging.objects.visible_to(handeling).filter(**zelfde)
    lijnen = Werklijn.objects.visible_to(handeling).filter(**zelfde)
    aanbod, gestart = Q(Exists(lijnen)), Q(Exists(lijnen.filter(gestart_op__isnull=False)))
    if elders is not None:
        aanbod, gestart = aanbod | Q(elders.aanbod), gestart | Q(elders.gestart)
    rijen: QuerySet[Dossierpersoon] = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id__in=_own(handeling), dossier__status=DossierStatus.OPEN.value, rol__in=GROEPEN)
        .annotate(
            bereikt=Exists(pogingen.filter(uitkomst__in=[u.value for u in GELUKT])),
            laatste=Subquery(pogingen.order_by("-op", "-id").values("uitkomst")[:1]),
            lijn=ExpressionWrapper(aanbod, BooleanField()),
            lijn_gestart=ExpressionWrapper(gestart, BooleanField()),
        )
    )
    return rijen


def _measure(maat: str) -> Q:
    gelukt = [u.value for u in GELUKT]
    return {
        "mensen": Q(pk__isnull=False),
        "gesproken": Q(stem__isnull=False) | Q(gesproken_op__isnull=False) | Q(bereikt=True),
        "aanbod": Q(lijn=True),
        "gestart": Q(lijn_gestart=True),
        "gezocht": Q(laatste__isnull=False),
        "dicht": Q(laatste__isnull=False) & ~Q(laatste__in=gelukt),
    }[maat]
