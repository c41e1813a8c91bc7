"""Who is in the team around a family now, who was, and who holds procesregie?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import queries as toegang
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.casuswerk.bijeenkomsten.models import Gezinsteam, Gezinsteamlid, Procesregie
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Gezinsteamzicht:
    """The team around a family, its members of now and before, and who directs what."""

    rij: Gezinsteam
    leden: Sequence[Gezinsteamlid]
    namen: Mapping[int, str]
    procesregies: Sequence[Procesregie]
    regie: Regie | None


def gezinsteam_of(handeling: Handeling, *, dossier: int) -> Gezinsteamzicht | None:
    """Return the team around the family of this dossier; None when there is none."""
    rijen = Gezinsteam.objects.visible_to(handeling).filter(dossier_id=dossier, opgeheven_op=None)
    rij = rijen.select_related("dossier").first()
    handeling.spoor.noteer("gezinsteam", dossier=dossier)
    if rij is None:
        return None
    leden = list(
        Gezinsteamlid.objects.visible_to(handeling)
        .filter(gezinsteam=rij)
        .select_related("team__organisatie")
        .order_by("-plek", "id")
    )
    regies = Procesregie.objects.visible_to(handeling).filter(gezinsteam=rij).select_related("medewerker", "team")
    return Gezinsteamzicht(
        rij,
        leden,
        toegang.names_of({wie for lid in leden for wie in lid.medewerkers}),
        list(regies.order_by("-periode")),
        dossiers.regisseur_of(handeling, dossier=dossier),
    )


def access_lid(handeling: Handeling, *, gezinsteam: Gezinsteam, publiek_id: UUID) -> Gezinsteamlid:
    """
    Return the member of this team with this public id.

    :raises NotFound: if there is none
    """
    rijen = Gezinsteamlid.objects.visible_to(handeling).filter(gezinsteam=gezinsteam, publiek_id=publiek_id)
    rij = rijen.select_related("dossier", "gezinsteam", "team").first()
    if rij is None:
        raise NotFound
    return rij


def colleagues_of(handeling: Handeling, *, team: Team) -> list[Medewerker]:
    """Return who works for this team today."""
    return [lid.medewerker for lid in toegang.members_of(team.pk, lokale_datum(handeling.moment))]


def who_could_hold(handeling: Handeling, *, dossier: int) -> list[Teamlid]:
    """Return who works today for a team that is in the dossier now: one of them holds procesregie."""
    teams = [b.team_id for b in dossiers.betrokken_teams(handeling, dossier=dossier) if handeling.moment in b.periode]
    leden = Teamlid.objects.filter(
        team_id__in=teams, periode__contains=lokale_datum(handeling.moment), medewerker__is_active=True
    )
    return list(leden.select_related("medewerker", "team").order_by("team__naam", "medewerker__naam"))
