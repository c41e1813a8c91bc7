"""Whom could one invite, visit or help in this casus: its people, its teams, and what the region knows?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schakel.basis.kluis.models import Geheim
from schakel.basis.kluis.rules import Vak
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Aanbod, Team
from schakel.casuswerk.bijeenkomsten.rules import gezinsteam, werklijn
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Werklijnsoort:
    """A kind of help that the region knows, and for which roles it is; for nobody named it is for everybody."""

    code: str
    naam: str
    voor: tuple[str, ...]


def access_casus(handeling: Handeling, *, publiek_id: UUID) -> Casus:
    """
    Return the casus whose dossier (or itself) has this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = (
        Casus.objects.visible_to(handeling)
        .filter(Q(dossier__publiek_id=publiek_id) | Q(publiek_id=publiek_id))
        .select_related("dossier")
        .first()
    )
    if casus is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=casus.dossier_id)
    return casus


def casus_of(handeling: Handeling, *, dossier: int) -> Casus:
    """
    Return the casus of a dossier.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    if casus is None:
        raise NotFound
    return casus


def people_of(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return everyone of the casus, children last."""
    return personen.personen_of(handeling, dossier=dossier)


def teams_of(handeling: Handeling, *, dossier: int) -> list[Team]:
    """Return the teams that are in the casus now, with their organisations."""
    rijen = dossiers.betrokken_teams(handeling, dossier=dossier)
    nu = {rij.team_id for rij in rijen if handeling.moment in rij.periode}
    return list(Team.objects.filter(pk__in=nu).select_related("organisatie").order_by("naam"))


def who_has_sheet(handeling: Handeling, *, rijen: Sequence[Dossierpersoon]) -> set[int]:
    """Return of which of these people a sheet of safe contact lies in the vault; nothing of it is read."""
    bladen = Geheim.objects.filter(
        sleutel__vak=Vak.CONTACT, sleutel__onderwerp__in=[rij.persoon.publiek_id for rij in rijen]
    )
    met = set(bladen.values_list("sleutel__onderwerp", flat=True))
    return {rij.persoon_id for rij in rijen if rij.persoon.publiek_id in met}


def kinds_of_help(handeling: Handeling, *, dossier: Dossier) -> list[Werklijnsoort]:
    """Return the kinds of help of the region on this day."""
    rijen = _setting(handeling, dossier, werklijn.SOORTEN_SLEUTEL, werklijn.STANDAARD)
    return [Werklijnsoort(str(r["code"]), str(r["naam"]), _roles(r.get("voor"))) for r in rijen]


def forms_of_team(handeling: Handeling, *, dossier: Dossier) -> dict[str, str]:
    """Return the forms of a team around a family that the region knows on this day."""
    rijen = _setting(handeling, dossier, gezinsteam.VORMEN_SLEUTEL, gezinsteam.STANDAARD)
    return {str(r["code"]): str(r["naam"]) for r in rijen}


def _roles(waarde: object) -> tuple[str, ...]:
    return tuple(str(rol) for rol in waarde) if isinstance(waarde, list) else ()


def _setting(
    handeling: Handeling, dossier: Dossier, sleutel: str, anders: Sequence[Mapping[str, object]]
) -> list[Mapping[str, object]]:
    gevonden = organisaties.setting(dossier.regio, sleutel, lokale_datum(handeling.moment))
    rijen = gevonden if isinstance(gevonden, list) else list(anders)
    return [rij for rij in rijen if isinstance(rij, Mapping)]


def offers_of_region(handeling: Handeling, *, dossier: Dossier) -> list[Aanbod]:
    """Return what the teams of the region offer on this day, as the ketenkaart has it."""
    dag = lokale_datum(handeling.moment)
    teams = organisaties.teams_in_region(dossier.regio, dag).values("pk")
    return list(Aanbod.objects.valid_on(dag).filter(team_id__in=teams).select_related("team").order_by("naam", "pk"))


def teams_to_add(handeling: Handeling, *, dossier: Dossier) -> list[Team]:
    """Return the teams of the region that could join the team around a family."""
    dag: date = lokale_datum(handeling.moment)
    return list(organisaties.teams_in_region(dossier.regio, dag).order_by("naam"))
