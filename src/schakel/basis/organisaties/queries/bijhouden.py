"""What must be checked, by whom, and what does a team have to confirm?"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from schakel.basis.organisaties import rules
from schakel.basis.organisaties.models import (
    Contactpersoon,
    Contactwijziging,
    Ketentermijn,
    Rolbevestiging,
    Signaalkaart,
)
from schakel.basis.organisaties.queries.kaart import setting, teams_in_region
from schakel.kernel.errors import NotFound


def words_of(contact: Contactpersoon) -> dict[str, str]:
    """Return what stands of a contact person, as text: what a proposal is compared with."""
    tot = contact.geldig_tot.isoformat() if contact.geldig_tot else ""
    return {"naam": contact.naam, "functie": contact.functie, "telefoon": contact.telefoon, "geldig_tot": tot}


def months_of(regio: str, sleutel: str, anders: int, dag: date) -> int:
    """Return how many months something holds in the region."""
    gevonden = setting(regio, sleutel, dag)
    return gevonden if isinstance(gevonden, int) and gevonden > 0 else anders


def contacts_with_limit(regio: str, dag: date) -> list[tuple[Contactpersoon, date]]:
    """Return who is to be called at the region's teams, each with the day on which that must have been checked."""
    maanden = months_of(regio, rules.CONTACT_MAANDEN_SLEUTEL, rules.CONTACT_MAANDEN, dag)
    rijen = Contactpersoon.objects.filter(team__in=teams_in_region(regio, dag), geldig_van__lte=dag)
    laatste: dict[tuple[int, str], Contactpersoon] = {}
    for rij in rijen.select_related("team__organisatie", "vervanger").order_by("team__naam", "code", "geldig_van"):
        laatste[rij.team_id, rij.code] = rij
    return [(rij, limit_of(rij, maanden)) for rij in laatste.values()]


def limit_of(contact: Contactpersoon, maanden: int) -> date:
    """Return on which day a contact must have been checked."""
    return rules.contact_uiterlijk(
        geldig_van=contact.geldig_van, geldig_tot=contact.geldig_tot, gecontroleerd_op=contact.gecontroleerd_op,
        maanden=maanden,
    )  # fmt: skip


def access_contact(team: int, code: str, dag: date) -> Contactpersoon:
    """
    Return the contact person of a team with this code.

    :raises NotFound: if there is none
    """
    rijen = Contactpersoon.objects.filter(team_id=team, code=code, geldig_van__lte=dag)
    rij = rijen.select_related("team__organisatie", "vervanger").order_by("-geldig_van").first()
    if rij is None:
        raise NotFound
    return rij


def open_wijzigingen(teams: Iterable[int]) -> list[Contactwijziging]:
    """Return the proposals of these teams that wait for a decision, the oldest first."""
    rijen = Contactwijziging.objects.filter(team__in=list(teams), besloten_op=None)
    return list(rijen.select_related("team__organisatie").order_by("gevraagd_op"))


def wijzigingen_by(team: int) -> list[Contactwijziging]:
    """Return the last proposals that this team made, the newest first."""
    rijen = Contactwijziging.objects.filter(gevraagd_team=team, soort=rules.Wijzigingsoort.WIJZIGING)
    return list(rijen.select_related("team").order_by("-gevraagd_op")[:10])


def running_ketentermijnen(regio: str, dag: date) -> list[Ketentermijn]:
    """Return the clocks of the ketenkaart of a region that run, what is late first."""
    rijen = Ketentermijn.objects.filter(afgedaan_op=None, team__in=teams_in_region(regio, dag))
    return list(rijen.select_related("team__organisatie").order_by("uiterlijk", "team__naam", "code"))


def ketentermijnen_of(team: int, tot: date) -> list[Ketentermijn]:
    """Return the clocks that a team owns and that end on this day or before it, what is late first."""
    return list(Ketentermijn.objects.filter(afgedaan_op=None, team_id=team, uiterlijk__lte=tot).order_by("uiterlijk"))


def role_of(teams: Sequence[int]) -> dict[int, Rolbevestiging]:
    """Return the last time that each of these teams confirmed its role."""
    rijen = Rolbevestiging.objects.filter(team__in=teams, namens_team=True).order_by("team", "-op").distinct("team")
    return {rij.team_id: rij for rij in rijen}


def readers_of(team: int, vingerafdruk: str) -> set[int]:
    """Return who of a team read its role in these words."""
    rijen = Rolbevestiging.objects.filter(team_id=team, vingerafdruk=vingerafdruk, door__isnull=False)
    return {door for door in rijen.values_list("door", flat=True) if door}


def signaalkaarten(regio: str, dag: date) -> list[Signaalkaart]:
    """Return the signal cards that hold in the region: its own, and the national ones that it has none of itself."""
    rijen = (
        Signaalkaart.objects.valid_on(dag)
        .filter(Q(regio=regio) | Q(regio=""))
        .order_by("thema", "leeftijd_van", "code")
    )
    eigen = {rij.code for rij in rijen if rij.regio}
    return [rij for rij in rijen if rij.regio or rij.code not in eigen]
