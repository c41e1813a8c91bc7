"""Which teams outside the casus are asked to a meeting, which can be, and what does a guest see?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties.models import Team, Werkgebied
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.rules import may_somewhere, rollen
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Bijeenkomstgast
from schakel.casuswerk.bijeenkomsten.queries.casus import teams_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Gastzicht:
    """One guest: what it may know, and what it brings in."""

    rij: Bijeenkomstgast
    vraag: str
    waar: str
    inbreng: str


def access_gast(handeling: Handeling, *, publiek_id: UUID) -> Gastzicht:
    """
    Return the invitation with this public id: for who sees the casus, and for the team that is asked.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Bijeenkomstgast.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("team", "gevraagd_door", "gevraagd_team").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("bijeenkomst", dossier=rij.dossier_id)
    return _read(handeling, rij)


def guests_of(handeling: Handeling, *, bijeenkomst: Bijeenkomst) -> list[Gastzicht]:
    """Return the guests of a meeting, in the order in which they were asked."""
    rijen = Bijeenkomstgast.objects.visible_to(handeling).filter(bijeenkomst=bijeenkomst).select_related("team")
    return [_read(handeling, rij) for rij in rijen.order_by("id")]


def teams_to_ask(handeling: Handeling, *, bijeenkomst: Bijeenkomst) -> Sequence[Team]:
    """Return the teams of the region, or of no region, in which somebody can answer, and that are not in the casus."""
    dag = lokale_datum(handeling.moment)
    binnen = {team.pk for team in teams_of(handeling, dossier=bijeenkomst.dossier_id)}
    werkend = Werkgebied.objects.valid_on(dag)
    hier = Q(pk__in=werkend.filter(gebied__regio__code=bijeenkomst.dossier.regio).values("team"))
    leden = Teamlid.objects.filter(periode__contains=dag, medewerker__is_active=True)
    leest = [rol for rol in rollen() if may_somewhere(rol, "bijeenkomst", "zien")]
    teams = Team.objects.valid_on(dag).filter(hier | ~Q(pk__in=werkend.values("team")), aangesloten=True)
    return list(
        teams.filter(pk__in=leden.filter(rol__in=leest).values("team"))
        .exclude(pk__in=binnen)
        .select_related("organisatie")
        .order_by("naam")
    )


def _read(handeling: Handeling, rij: Bijeenkomstgast) -> Gastzicht:
    pakketten = {n: bytes(p) for n, p in ((1, rij.inhoud), (2, rij.inbreng)) if p is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=rij.publiek_id, pakketten=pakketten)
    return Gastzicht(
        rij,
        str(gelezen[1].get("vraag", "")),
        str(gelezen[1].get("waar", "")),
        str(gelezen.get(2, {}).get("woorden", "")),
    )
