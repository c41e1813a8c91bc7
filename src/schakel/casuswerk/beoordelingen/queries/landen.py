"""In which running casus does this melding land, and who goes on with it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.beoordelingen.models import Beoordeling, Onderzoek
from schakel.casuswerk.beoordelingen.rules import BeoordelingStatus
from schakel.casuswerk.beoordelingen.rules.diensten import Dienst
from schakel.casuswerk.beoordelingen.rules.landen import EIGEN
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.overdrachten import queries as overdrachten
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling

ONDERZOEKSTEAM = "vt_onderzoek"


def candidates(
    handeling: Handeling, *, beoordeling: Beoordeling, personen: Sequence[Dossierpersoon]
) -> Sequence[Casus]:
    """Return the running casussen in which the people of this melding stand; once decided, the one that it is in."""
    if beoordeling.status == BeoordelingStatus.BESLOTEN:
        eigen = casussen.casus_of_melding(handeling, melding=beoordeling.melding_id)
        return [eigen] if eigen else []
    return casussen.open_casussen_about(
        handeling,
        personen=[rij.persoon_id for rij in personen],
        huishouden=beoordeling.melding.huishouden_id,
    )


def chosen(handeling: Handeling, *, casussen: Sequence[Casus], keuze: str) -> Casus | None:
    """Return the casus that somebody chose; without a choice the only one there is."""
    if keuze == EIGEN:
        return None
    if keuze:
        return next((casus for casus in casussen if str(casus.publiek_id) == keuze), None)
    return casussen[0] if len(casussen) == 1 else None


def who_goes_on(handeling: Handeling, *, casus: Casus | None) -> Team | None:
    """
    Return the team that goes on with the casus: who answers for it, or whoever takes it over or investigates already.

    None while the acting team has it in its own hands.
    """
    if casus is None:
        return None
    nu = dossiers.responsible_at(handeling, dossier=casus.dossier_id, moment=handeling.moment)
    if nu is None:
        return None
    if nu.team != handeling.team:
        return Team.objects.select_related("organisatie").get(pk=nu.team)
    loopt = overdrachten.running_main(handeling, dossier=casus.dossier_id)
    return loopt.ontvanger_team if loopt else _who_investigates(handeling, casus)


def _who_investigates(handeling: Handeling, casus: Casus) -> Team | None:
    """Return the investigators of the own organisation for whom work on this casus waits or runs; not to themselves."""
    # Conditions with a follow-up are the work of whoever judged: those hand over as they end.
    lopend = Onderzoek.objects.visible_to(handeling).filter(casus=casus, dienst=Dienst.ONDERZOEK.value)
    if not lopend.filter(afgerond_op=None).exists():
        return None
    teams = Team.objects.filter(organisatie_id=handeling.organisatie or 0, soort=ONDERZOEKSTEAM, aangesloten=True)
    eigen = list(teams.select_related("organisatie").order_by("code"))
    return None if not eigen or handeling.team in [team.pk for team in eigen] else eigen[0]


@dataclass(frozen=True, slots=True)
class Lopend:
    """A running casus in which people of a melding stand: who of them, and which team answers for it."""

    casus: Casus
    team: str
    wie: Sequence[Dossierpersoon]


def running_about(
    handeling: Handeling, *, casussen: Sequence[Casus], personen: Sequence[Dossierpersoon]
) -> list[Lopend]:
    """Return of each of these casussen who answers for it and who of these people stands in it."""
    if not casussen:
        return []
    dossiers_ = [casus.dossier_id for casus in casussen]
    teams = dossiers.answering_names(handeling, dossiers=dossiers_)
    groepen = personenzicht.same_groups(handeling, personen=[rij.persoon_id for rij in personen])
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id__in=dossiers_, persoon_id__in=groepen)
    wie = {(dossier, groepen[persoon]) for dossier, persoon in staan.values_list("dossier_id", "persoon_id")}
    return [
        Lopend(
            casus,
            teams.get(casus.dossier_id, ""),
            [rij for rij in personen if (casus.dossier_id, groepen[rij.persoon_id]) in wie],
        )
        for casus in casussen
    ]
