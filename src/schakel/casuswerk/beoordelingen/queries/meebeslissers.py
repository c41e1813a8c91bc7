"""Who around a report can judge along, and what were they asked about?"""

from collections.abc import Collection
from uuid import UUID

from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.beoordelingen.models import Meebeslissing
from schakel.casuswerk.beoordelingen.rules.meebeslissen import ROLLEN, Functie
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


def team_of(handeling: Handeling, *, vraag: Meebeslissing) -> int | None:
    """
    Return the team in this dossier of which somebody can answer: the own one first, then as they came.

    Without anybody it is the own team: that nobody with this function is there, may not stay unseen.
    """
    dag, rollen = lokale_datum(handeling.moment), ROLLEN[Functie(vraag.functie)]
    rijen = dossiers.betrokken_teams(handeling, dossier=vraag.dossier_id)
    teams = dict.fromkeys(rij.team_id for rij in rijen if handeling.moment in rij.periode)
    for team in sorted(teams, key=lambda pk: pk != handeling.team):
        if toegang.members_of(team, dag).filter(rol__in=rollen).exclude(medewerker_id=handeling.wie or 0).exists():
            return team
    return handeling.team


def pages_of(handeling: Handeling, *, nummers: Collection[int]) -> dict[int, UUID]:
    """Return for questions about an investigation the public id of its page."""
    if not nummers:
        return {}
    rijen = Meebeslissing.objects.visible_to(handeling).filter(pk__in=nummers, onderzoek__isnull=False)
    return dict(rijen.values_list("pk", "onderzoek__publiek_id"))
