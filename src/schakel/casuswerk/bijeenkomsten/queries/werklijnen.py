"""Which help was offered to whom, and how far is it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schakel.basis.organisaties.models import Aanbod
from schakel.casuswerk.bijeenkomsten.models import Contactpoging, Werklijn
from schakel.casuswerk.bijeenkomsten.queries.casus import Werklijnsoort, kinds_of_help, people_of
from schakel.casuswerk.bijeenkomsten.queries.lezen import Teksten, texts_of
from schakel.casuswerk.bijeenkomsten.rules.contact import GELUKT
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Lijnzicht:
    """One line of work with its texts and the name of the offer on the ketenkaart."""

    rij: Werklijn
    teksten: Teksten
    aanbod: str


@dataclass(frozen=True, slots=True)
class Persoonlijnen:
    """One person with the own lines of work, and when somebody last spoke with them."""

    wie: Dossierpersoon
    gesproken_op: datetime | None
    lijnen: Sequence[Lijnzicht]


@dataclass(frozen=True, slots=True)
class Werklijnenzicht:
    """Everyone of a casus with the own lines of work; the kinds that the region knows."""

    mensen: Sequence[Persoonlijnen]
    soorten: Sequence[Werklijnsoort]


def lines_of(handeling: Handeling, *, dossier: Dossier) -> Werklijnenzicht:
    """Return everyone of a dossier with the own lines of work; who uses violence stands among them as a full party."""
    mensen = people_of(handeling, dossier=dossier.pk)
    rijen = list(
        Werklijn.objects.visible_to(handeling)
        .filter(dossier=dossier)
        .select_related("team", "vastgelegd_door")
        .order_by("aangeboden_op", "id")
    )
    handeling.spoor.noteer("werklijn", dossier=dossier.pk)
    teksten = texts_of(handeling, dossier=dossier, pakketten={rij.pk: rij.inhoud for rij in rijen})
    namen = _offer_names(rijen)
    pogingen = Contactpoging.objects.visible_to(handeling).filter(
        dossier=dossier, uitkomst__in=[u.value for u in GELUKT]
    )
    bereikt = dict(pogingen.order_by("op").values_list("persoon_id", "op"))
    lijnen = [Lijnzicht(rij, teksten[rij.pk], namen.get((rij.team_id, rij.aanbod), "")) for rij in rijen]
    return Werklijnenzicht(
        [
            Persoonlijnen(
                m,
                _spoken(m, bereikt.get(m.persoon_id)),
                [een for een in lijnen if een.rij.persoon_id == m.persoon_id],
            )
            for m in mensen
        ],
        kinds_of_help(handeling, dossier=dossier),
    )


def _spoken(rij: Dossierpersoon, bereikt: datetime | None) -> datetime | None:
    """Return when somebody last spoke with this person: heard in their own words, a child spoken, or contact."""
    momenten = (rij.stem_op if rij.stem is not None else None, rij.gesproken_op, bereikt)
    return max((moment for moment in momenten if moment is not None), default=None)


def _offer_names(rijen: Sequence[Werklijn]) -> dict[tuple[int | None, str], str]:
    codes = {rij.aanbod for rij in rijen if rij.aanbod}
    if not codes:
        return {}
    return {(a.team_id, a.code): a.naam for a in Aanbod.objects.filter(code__in=codes).order_by("geldig_van")}


def access_werklijn(handeling: Handeling, *, publiek_id: UUID) -> Werklijn:
    """
    Return the line of work with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Werklijn.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "persoon", "team").first()
    if rij is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=rij.dossier_id)
    handeling.spoor.noteer("werklijn", dossier=rij.dossier_id, personen=[rij.persoon.publiek_id])
    return rij
