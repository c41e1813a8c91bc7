"""What was agreed with a household: which conditions hold, who was spoken, and who goes on by the agreement?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.beoordelingen.models import Besluit, Onderzoek
from schakel.casuswerk.beoordelingen.queries import voorstel
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik
from schakel.casuswerk.beoordelingen.rules import SAMEN_SLEUTEL, Dienst, OnderzoekStatus, co_decider
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen import queries as plannen
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules import VoorwaardeStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Afspraakbeeld:
    """Everything on which the end of voorwaarden & vervolg rests: for the page and for the deed alike."""

    blik: Blik
    besluit: Besluit
    voorwaarden: Sequence[Voorwaarde]
    meebeslisser: Functie | None
    teams: Sequence[Team]
    voorgesteld: Team | None
    # The team of another organisation that answers for the casus already: then nobody else is proposed.
    elders: Team | None

    @property
    def lopend(self) -> list[Voorwaarde]:
        """Return the conditions that hold."""
        return [rij for rij in self.voorwaarden if rij.status != VoorwaardeStatus.VERVALLEN]

    @property
    def gesproken(self) -> list[Dossierpersoon]:
        """Return who said what they want, in their own words."""
        return [rij for rij in self.blik.personen if rij.stem is not None]


def co_decider_of(handeling: Handeling, *, onderzoek: Onderzoek) -> Functie | None:
    """Return in which capacity somebody must agree before this ends, as the region laid down for this day."""
    dag, regio = lokale_datum(handeling.moment), onderzoek.dossier.regio
    return co_decider(Dienst(onderzoek.dienst), volgens_regio=organisaties.setting(regio, SAMEN_SLEUTEL, dag))


def gather_afspraak(handeling: Handeling, *, onderzoek: Onderzoek) -> Afspraakbeeld:
    """Return on what the end of voorwaarden & vervolg rests, at this moment."""
    blik = voorstel.gather_blik(handeling, beoordeling=onderzoek.beoordeling)
    besluiten = Besluit.objects.visible_to(handeling).select_related("dossier", "beoordeling__melding")
    casus = onderzoek.casus.dossier_id if onderzoek.casus else None
    elders = _elsewhere(handeling, casus) if casus else None
    return Afspraakbeeld(
        blik=blik,
        besluit=besluiten.get(beoordeling=onderzoek.beoordeling_id),
        voorwaarden=plannen.voorwaarden_of(handeling, dossier=casus) if casus else [],
        meebeslisser=co_decider_of(handeling, onderzoek=onderzoek),
        teams=voorstel.choices_for_receiver(handeling, blik=blik),
        voorgesteld=None if elders else voorstel.casemanager_team(handeling, blik=blik),
        elders=elders,
    )


def proposed_receiver(handeling: Handeling, *, onderzoek: Onderzoek) -> Team | None:
    """Return whom the agreement makes casemanager once an investigation that runs has ended."""
    if onderzoek.status != OnderzoekStatus.LOPEND:
        return None
    if onderzoek.casus is not None and _elsewhere(handeling, onderzoek.casus.dossier_id) is not None:
        return None
    return voorstel.casemanager_team(handeling, blik=voorstel.gather_blik(handeling, beoordeling=onderzoek.beoordeling))


def _elsewhere(handeling: Handeling, dossier: int) -> Team | None:
    nu = dossiers.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if nu is None:
        return None
    return Team.objects.filter(pk=nu.team).exclude(organisatie_id=handeling.organisatie or 0).first()
