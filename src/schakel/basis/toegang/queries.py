"""For whom does this person act?"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schakel.basis.toegang.models import Medewerker, Teamlid


def memberships_on(medewerker: int, dag: date) -> QuerySet[Teamlid]:
    """Return the teams for which this person acts on this day, with the team and its organisation at hand."""
    return (
        Teamlid.objects.filter(medewerker_id=medewerker, periode__contains=dag, medewerker__is_active=True)
        .select_related("team__organisatie", "medewerker")
        .order_by("team__naam", "id")
    )


def names_of(medewerkers: set[int]) -> dict[int, str]:
    """Return the names of these employees by id."""
    return dict(Medewerker.objects.filter(pk__in=medewerkers).values_list("pk", "naam"))


def members_of(team: int, dag: date) -> QuerySet[Teamlid]:
    """Return who acts for this team on this day."""
    return (
        Teamlid.objects.filter(team_id=team, periode__contains=dag, medewerker__is_active=True)
        .select_related("medewerker")
        .order_by("medewerker__naam")
    )


def demo_accounts() -> QuerySet[Teamlid]:
    """Return the invented persons of the demo, with their team and organisation."""
    return (
        Teamlid.objects.filter(medewerker__is_voorbeeld=True, medewerker__is_active=True)
        .select_related("medewerker", "team__organisatie")
        .order_by("team__organisatie__naam", "team__naam", "medewerker__naam")
    )


def find_demo_account(publiek_id: UUID) -> Medewerker | None:
    """Return an invented person of the demo, or None."""
    return Medewerker.objects.filter(publiek_id=publiek_id, is_voorbeeld=True, is_active=True).first()
