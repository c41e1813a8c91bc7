"""Which suspicions has the team, and where does a report of them go?"""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.casussen.models import (
    Meldcodestap,
    Vermoeden,
)
from schakel.casuswerk.meldingen.rules import Melder, MelderSoort
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

VOORDEUR = "vt_voordeur"


def access_vermoeden(handeling: Handeling, *, publiek_id: UUID) -> Vermoeden:
    """
    Return the suspicion with this public id; only the team that has it finds it.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = (
        Vermoeden.objects.visible_to(handeling)
        .filter(publiek_id=publiek_id)
        .select_related("dossier", "casus", "team")
        .first()
    )
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("vermoeden", dossier=rij.dossier_id)
    return rij


def vermoedens_of_team(handeling: Handeling, *, limit: int = 50) -> list[Vermoeden]:
    """Return the suspicions that the acting team works on, oldest first."""
    rijen = list(
        Vermoeden.objects.visible_to(handeling)
        .filter(team=handeling.team)
        .exclude(status="AFGESLOTEN")
        .select_related("casus")
        .order_by("ontstaan_op", "id")[:limit]
    )
    for rij in rijen:
        handeling.spoor.noteer("vermoeden", dossier=rij.dossier_id)
    return rijen


def stappen_of(handeling: Handeling, *, vermoeden: Vermoeden) -> list[tuple[Meldcodestap, dict[str, object]]]:
    """Return the steps taken, in order, each with its words."""
    rijen = (
        Meldcodestap.objects.visible_to(handeling)
        .filter(vermoeden=vermoeden)
        .select_related("door")
        .order_by("vastgelegd_op", "id")
    )
    uuid = vermoeden.dossier.publiek_id
    woorden = kluis.thaw_all(handeling, onderwerp=uuid, pakketten={rij.pk: bytes(rij.inhoud) for rij in rijen})
    return [(rij, woorden[rij.pk]) for rij in rijen]


def front_door(handeling: Handeling, *, regio: str, postcode4: str) -> Team:
    """
    Return the team of Veilig Thuis that takes in reports about this postcode.

    :raises NotFound: if the region has none
    """
    dag = lokale_datum(handeling.moment)
    team = organisaties.team_for(regio, postcode4, VOORDEUR, "allen", dag)
    team = team or next(iter(organisaties.teams_of_kind(regio, VOORDEUR, dag)), None)
    if team is None:
        team = Team.objects.valid_on(dag).filter(herkomst=regio, soort=VOORDEUR).order_by("code").first()
    if team is None:
        raise NotFound(_("In deze regio is geen team van Veilig Thuis dat meldingen aanneemt."))
    return team


def own_reporter(handeling: Handeling, *, team: Team) -> Melder:
    """Return the actor as the professional who reports; open to the family unless a ground says otherwise."""
    naam = Medewerker.objects.filter(pk=handeling.wie or 0).values_list("naam", flat=True).first() or ""
    return Melder(
        soort=MelderSoort.BEROEP, naam=naam, telefoon=team.telefoon, organisatie=f"{team.organisatie.naam}, {team.naam}"
    )


def clock_of(handeling: Handeling, *, vermoeden: Vermoeden) -> tuple[datetime, datetime] | None:
    """Return when the running clock of a suspicion began and when it ends."""
    rij = (
        Termijn.objects.lopend()
        .filter(dossier_id=vermoeden.dossier_id, onderwerp_soort__in=["", "vermoeden"])
        .order_by("uiterlijk")
        .first()
    )
    return (rij.gestart_op, rij.uiterlijk) if rij else None
