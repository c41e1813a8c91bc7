"""Which safety conditions hold in this dossier?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import queries as toegang
from schakel.basis.toegang.rules import may_somewhere
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules.voorwaarde import VoorwaardeStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Voorwaardenzicht:
    """The conditions of a casus, and who can see to one or check it."""

    casus: Casus
    voorwaarden: Sequence[Voorwaarde]
    personen: Sequence[Dossierpersoon]
    teams: Sequence[Team]


def open_voorwaarden(handeling: Handeling, *, publiek_id: UUID) -> Voorwaardenzicht:
    """
    Return the conditions of the casus whose dossier (or itself) has this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    bedoeld = Casus.objects.filter(publiek_id=publiek_id).values("pk")
    casus = (
        Casus.objects.visible_to(handeling)
        .filter(pk__in=bedoeld.union(Casus.objects.filter(dossier__publiek_id=publiek_id).values("pk")))
        .select_related("dossier")
        .first()
    )
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    teams = {rij.team_id for rij in dossiers.betrokken_teams(handeling, dossier=casus.dossier_id)}
    return Voorwaardenzicht(
        casus=casus,
        voorwaarden=voorwaarden_of(handeling, dossier=casus.dossier_id),
        personen=personen.personen_of(handeling, dossier=casus.dossier_id),
        teams=list(Team.objects.filter(pk__in=teams).order_by("naam")),
    )


def voorwaarden_of(handeling: Handeling, *, dossier: int, alleen_lopend: bool = False) -> list[Voorwaarde]:
    """Return the conditions of a dossier that the actor may see, first those that are due first."""
    rijen = Voorwaarde.objects.visible_to(handeling).filter(dossier_id=dossier)
    if alleen_lopend:
        rijen = rijen.filter(status__in=[VoorwaardeStatus.GESTELD.value, VoorwaardeStatus.NIET_NAGEKOMEN.value])
    rijen = rijen.select_related("eigenaar_team", "eigenaar_persoon", "controle_door", "instemming_door")
    gevonden = list(rijen.order_by("uiterlijk", "id"))
    if gevonden:
        personen = [v.eigenaar_persoon.publiek_id for v in gevonden if v.eigenaar_persoon]
        handeling.spoor.noteer("voorwaarde", dossier=dossier, personen=personen)
    return gevonden


def access_voorwaarde(handeling: Handeling, *, publiek_id: UUID) -> Voorwaarde:
    """
    Return the condition with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Voorwaarde.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    gevonden = rijen.select_related("eigenaar_team", "eigenaar_persoon", "controle_door", "instemming_door").first()
    if gevonden is None:
        raise NotFound
    handeling.spoor.noteer("voorwaarde", dossier=gevonden.dossier_id)
    return gevonden


def expert_team(handeling: Handeling, *, dossier: int) -> int | None:
    """
    Return the team in this dossier of which a behavioural expert can agree: the own one first, then as they came.

    Which roles may agree is data of the matrix; whoever proposes does not count.
    """
    dag = lokale_datum(handeling.moment)
    rijen = [rij for rij in dossiers.betrokken_teams(handeling, dossier=dossier) if handeling.moment in rij.periode]
    teams = list(dict.fromkeys(rij.team_id for rij in rijen))
    for team in sorted(teams, key=lambda pk: pk != handeling.team):
        leden = toegang.members_of(team, dag).exclude(medewerker_id=handeling.wie or 0)
        if any(may_somewhere(lid.rol, "voorwaarde", "instemmen") for lid in leden):
            return team
    return None
