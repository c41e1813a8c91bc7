"""Who was asked to look along with a plan, what was asked, and whom can one ask?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.basis.toegang.models import Teamlid
from schakel.casuswerk.plannen.models import Meekijkvraag, Plan
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Meekijkzicht:
    """One question to look along, with the map as it was, and the answer."""

    rij: Meekijkvraag
    vraag: str
    kaart: Mapping[str, str]
    antwoord: str


def access_vraag(handeling: Handeling, *, publiek_id: UUID) -> Meekijkzicht:
    """
    Return the question with this public id: for who sees the plan, and for the named colleague until its last day.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Meekijkvraag.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("medewerker", "team", "gevraagd_door").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("meekijken", dossier=rij.dossier_id)
    return _read(handeling, rij)


def asked_about_plan(handeling: Handeling, *, plan: Plan) -> list[Meekijkzicht]:
    """Return who was asked to look along with this plan, newest first."""
    rijen = Meekijkvraag.objects.visible_to(handeling).filter(plan=plan).select_related("medewerker", "team")
    return [_read(handeling, rij) for rij in rijen.order_by("-gevraagd_op", "-id")[:10]]


def colleagues_to_ask(handeling: Handeling) -> Sequence[Teamlid]:
    """Return who of the own organisation can be asked, each with the team for which that one acts."""
    dag = lokale_datum(handeling.moment)
    rijen = Teamlid.objects.filter(
        team__organisatie_id=handeling.organisatie or 0, periode__contains=dag, medewerker__is_active=True
    )
    rijen = rijen.exclude(medewerker_id=handeling.wie or 0).exclude(rol__in=("beheer", "fg"))
    return list(rijen.select_related("medewerker", "team").order_by("medewerker__naam", "team__naam"))


def _read(handeling: Handeling, rij: Meekijkvraag) -> Meekijkzicht:
    pakketten = {n: bytes(p) for n, p in ((1, rij.inhoud), (2, rij.antwoord)) if p is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=rij.publiek_id, pakketten=pakketten)
    kaart = gelezen[1].get("kaart")
    return Meekijkzicht(
        rij,
        str(gelezen[1].get("vraag", "")),
        {str(veld): str(tekst) for veld, tekst in kaart.items()} if isinstance(kaart, dict) else {},
        str(gelezen.get(2, {}).get("antwoord", "")),
    )
