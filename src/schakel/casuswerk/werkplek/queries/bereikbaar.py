"""Who can be called now, and which partners are there in this region?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Contactpersoon, Dienst, Gebied, Team, Werkgebied
from schakel.basis.organisaties.queries import gemeenten, teams_in_region
from schakel.basis.organisaties.rules import is_on_duty
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

HOOGSTENS = 5
VOLGORDE = ("gedragswetenschapper", "vertrouwensarts", "cit", "hulpofficier", "noodbed", "veilig_thuis", "opvang")


@dataclass(frozen=True, slots=True)
class Partner:
    """One team on the ketenkaart, with who can be called there."""

    team: Team
    gebieden: tuple[str, ...]
    contacten: tuple[Contactpersoon, ...]


def own_region(handeling: Handeling) -> str:
    """Return the code of the region in which the acting team works; of the only region when it has no area."""
    return organisaties.own_region(handeling)


def on_call_now(handeling: Handeling, *, regio: str) -> list[Dienst]:
    """Return the first to call for each function at this hour, the functions that matter at night first."""
    rijen = (
        Dienst.objects.valid_on(lokale_datum(handeling.moment))
        .filter(regio__code=regio)
        .select_related("team")
        .order_by("volgorde", "code")
    )
    eerste: dict[str, Dienst] = {}
    for rij in rijen:
        if is_on_duty(rij.weekdagen, rij.van_uur, rij.tot_uur, handeling.moment):
            eerste.setdefault(rij.functie, rij)
    return sorted(eerste.values(), key=_rank)[:HOOGSTENS]


def _rank(dienst: Dienst) -> tuple[int, str]:
    plek = VOLGORDE.index(dienst.functie) if dienst.functie in VOLGORDE else len(VOLGORDE)
    return plek, dienst.functie


def gemeenten_van(handeling: Handeling, *, regio: str) -> list[Gebied]:
    """Return the municipalities of the region, for a filter."""
    return list(gemeenten(regio, lokale_datum(handeling.moment)))


def partners_van(handeling: Handeling, *, teams: QuerySet[Team]) -> list[Partner]:
    """Return these teams with their areas and contact persons, no case content at all."""
    dag = lokale_datum(handeling.moment)
    gebieden = Werkgebied.objects.valid_on(dag).select_related("gebied")
    contacten = Contactpersoon.objects.valid_on(dag).select_related("vervanger").order_by("code")
    rijen = teams.prefetch_related(Prefetch("werkgebieden", queryset=gebieden)).prefetch_related(
        Prefetch("contactpersonen", queryset=contacten)
    )
    return [
        Partner(
            team,
            tuple(dict.fromkeys(w.gebied.naam for w in team.werkgebieden.all())),
            tuple(team.contactpersonen.all()),
        )
        for team in rijen.order_by("organisatie__naam", "naam")
    ]


def soorten_in(handeling: Handeling, *, regio: str) -> list[str]:
    """Return which kinds of team work in the region."""
    return sorted(set(teams_in_region(regio, lokale_datum(handeling.moment)).values_list("soort", flat=True)))


def contacten_van(handeling: Handeling, *, teams: Sequence[int], dag: date) -> dict[int, list[Contactpersoon]]:
    """Return the contact persons of these teams with their substitutes, also those who are past their date."""
    rijen = Contactpersoon.objects.filter(team_id__in=teams, geldig_van__lte=dag).select_related("vervanger")
    uit: dict[int, list[Contactpersoon]] = {}
    for rij in rijen.order_by("code", "-geldig_van"):
        uit.setdefault(rij.team_id, []).append(rij)
    return uit
