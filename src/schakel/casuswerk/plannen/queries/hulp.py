"""The lines of help and recovery of a plan, what was asked for, and how long somebody waited."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.organisaties.models import Aanbod
from schakel.casuswerk.plannen.models import Aanvraag, Hulplijn, Maatwerk, Plan
from schakel.casuswerk.plannen.queries.lezen import Pakket, Teksten, texts_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Lijnzicht:
    """One line with what stands on it, and the offers that were asked for."""

    rij: Hulplijn
    teksten: Teksten
    aanvragen: Sequence[tuple[Aanvraag, str]]


@dataclass(frozen=True, slots=True)
class Hulpzicht:
    """The own part of help and recovery, as far as the actor may see it."""

    lijnen: Sequence[Lijnzicht]
    maatwerk: Sequence[tuple[Maatwerk, Teksten]]


def help_of(handeling: Handeling, *, plan: Plan) -> Hulpzicht:
    """Return the lines and the money of a plan that the actor may see, in the order in which they were made."""
    lijnen = list(Hulplijn.objects.visible_to(handeling).filter(plan=plan).select_related("team").order_by("id"))
    aanvragen = list(
        Aanvraag.objects.visible_to(handeling)
        .filter(hulplijn__plan=plan)
        .select_related("aanbieder")
        .order_by("gevraagd_op", "id")
    )
    geld = list(Maatwerk.objects.visible_to(handeling).filter(plan=plan).select_related("team").order_by("id"))
    pakketten: dict[tuple[str, int], Pakket] = {("lijn", rij.pk): rij.inhoud for rij in lijnen}
    pakketten |= {("aanvraag", rij.pk): rij.reden for rij in aanvragen}
    pakketten |= {("geld", rij.pk): rij.inhoud for rij in geld}
    teksten = texts_of(handeling, dossier=plan.dossier, pakketten=pakketten)
    per_lijn: dict[int, list[tuple[Aanvraag, str]]] = {}
    for rij in aanvragen:
        reden = teksten["aanvraag", rij.pk].get("reden", "")
        per_lijn.setdefault(rij.hulplijn_id, []).append((rij, reden))
    return Hulpzicht(
        [Lijnzicht(rij, teksten["lijn", rij.pk], per_lijn.get(rij.pk, ())) for rij in lijnen],
        [(rij, teksten["geld", rij.pk]) for rij in geld],
    )


def access_hulplijn(handeling: Handeling, *, publiek_id: UUID) -> Hulplijn:
    """
    Return the line with this public id, its plan at hand.

    :raises NotFound: if there is none, or it is no part of the actor's
    """
    rijen = Hulplijn.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("plan__dossier", "team").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    return rij


def access_aanvraag(handeling: Handeling, *, publiek_id: UUID) -> Aanvraag:
    """
    Return the request with this public id, its line and plan at hand.

    :raises NotFound: if there is none, or it is no part of the actor's
    """
    rijen = Aanvraag.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("hulplijn__plan__dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    return rij


def access_maatwerk(handeling: Handeling, *, publiek_id: UUID) -> Maatwerk:
    """
    Return the grant with this public id, its plan at hand.

    :raises NotFound: if there is none, or it is no part of the actor's
    """
    rijen = Maatwerk.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("plan__dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("plan", dossier=rij.dossier_id)
    return rij


def offers_of_region(handeling: Handeling, *, plan: Plan) -> list[Aanbod]:
    """Return what the teams of the region offer on this day: the ketenkaart as one list."""
    dag = lokale_datum(handeling.moment)
    rijen = Aanbod.objects.valid_on(dag).filter(team__herkomst=plan.dossier.regio)
    return list(rijen.select_related("team").order_by("naam", "team__naam", "pk"))
