"""Which vision holds for this actor, and which of its rows may the actor open?"""

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.visie.models import Regiovisie, Visieversie
from schakel.sturing.visie.rules.definitie import Visietekst, read_text

M = TypeVar("M", bound=models.Model)


def today(handeling: Handeling) -> date:
    """Return the day on which the actor acts."""
    return lokale_datum(handeling.moment)


def own_region(handeling: Handeling) -> str:
    """Return the region for which the acting team works."""
    return organisaties.own_region(handeling)


def municipality_names(handeling: Handeling) -> dict[str, str]:
    """Return what the municipalities of the own region are called, by their code."""
    return {g.code: g.naam for g in organisaties.gemeenten(own_region(handeling), today(handeling))}


def own_party(handeling: Handeling) -> str:
    """Return what the own organisation is called where parties are named."""
    return Organisatie.objects.filter(pk=handeling.organisatie or 0).values_list("naam", flat=True).first() or ""


def region_filter(handeling: Handeling, pad: str = "visie__regio") -> Q:
    """Return what keeps rows of the own region and of the country."""
    return Q(**{f"{pad}__in": ["", own_region(handeling)]})


def versions(handeling: Handeling) -> list[Visieversie]:
    """Return every version of the visions of the region and the country, the newest first."""
    rijen = Visieversie.objects.filter(region_filter(handeling)).select_related("visie")
    return list(rijen.order_by("-visie__regio", "-geldig_van", "-pk"))


def current_version(handeling: Handeling) -> Visieversie | None:
    """Return the version in force: the region's own before the national one; else the last that held, else a draft."""
    rijen = versions(handeling)
    dag = today(handeling)
    geldend = [v for v in rijen if v.status == "VASTGESTELD" and v.geldig_van <= dag and _holds(v, dag)]
    eerder = [v for v in rijen if v.status == "VASTGESTELD" and v.geldig_van <= dag]
    return next(iter([*geldend, *eerder, *rijen]), None)


def _holds(versie: Visieversie, dag: date) -> bool:
    return versie.geldig_tot is None or dag < versie.geldig_tot


def need_version(handeling: Handeling) -> Visieversie:
    """
    Return the version in force.

    :raises NotPossible: if the region has no vision
    """
    versie = current_version(handeling)
    if versie is None:
        raise NotPossible("Deze regio heeft nog geen visie geladen.")
    return versie


def text_of_version(versie: Visieversie) -> Visietekst:
    """Return what a version says."""
    return read_text(versie.definitie)


def visie_of(handeling: Handeling) -> Regiovisie:
    """
    Return the vision on which the actor works.

    :raises NotPossible: if the region has none
    """
    return need_version(handeling).visie


def access_row(handeling: Handeling, model: type[M], publiek_id: UUID, pad: str = "visie") -> M:
    """
    Return the row that is known outside by this id, when it belongs to the own region.

    :raises NotFound: if there is none, or it belongs to another region
    """
    rij = model._default_manager.filter(region_filter(handeling, f"{pad}__regio"), publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    return rij


def lock_row(handeling: Handeling, model: type[M], publiek_id: UUID, pad: str = "visie") -> M:
    """
    Return the row for a change, so that nobody changes it at the same time.

    :raises NotFound: if there is none, or it belongs to another region
    """
    rij = access_row(handeling, model, publiek_id, pad)
    return model._default_manager.select_for_update().get(pk=rij.pk)


def check_principle(handeling: Handeling, nummer: int) -> None:
    """
    Check that the vision in force has this principle.

    :raises NotFound: if it has not
    """
    if text_of_version(need_version(handeling)).uitgangspunt(nummer) is None:
        raise NotFound
