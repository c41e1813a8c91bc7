"""What must be handed over before a team or an organisation can stop?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from schakel.basis.organisaties.rules import what_to_hand_over
from schakel.casuswerk.werkplek.presenters.soortnamen import heading
from schakel.casuswerk.werkplek.queries.vertrek import Vertrek
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Teamvertrek:
    """One team, with what is left in numbers."""

    publiek_id: UUID
    naam: str
    soort: str
    nog: Sequence[str]


@dataclass(frozen=True, slots=True)
class Vertrekpagina:
    """The page on which an organisation or one of its teams stops."""

    naam: str
    publiek_id: UUID
    gestopt: str
    teams: Sequence[Teamvertrek]
    kan_stoppen: bool


def present_leaving(handeling: Handeling, vertrek: Vertrek) -> Vertrekpagina:
    """Return the page for an administrator."""
    o, dag = vertrek.organisatie, lokale_datum(handeling.moment)
    teams = [
        Teamvertrek(team.publiek_id, team.naam, heading(team.soort), what_to_hand_over(last))
        for team, last in vertrek.teams
    ]
    gestopt = o.geldig_tot is not None and o.geldig_tot <= dag
    return Vertrekpagina(
        naam=o.naam,
        publiek_id=o.publiek_id,
        gestopt=_("Gestopt op %(dag)s") % {"dag": taal.datum(o.geldig_tot)} if gestopt and o.geldig_tot else "",
        teams=teams,
        kan_stoppen=not any(team.nog for team in teams),
    )
