"""What do the pages of safety conditions say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.rules import voorwaarde as rules
from schakel.casuswerk.plannen.rules.voorwaarde import VoorwaardeStatus
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Regel:
    """One condition."""

    publiek_id: UUID
    tekst: str
    wie: str
    controle: str
    uiterlijk: str
    stand: str
    soort: str
    bevinding: str
    url: str
    open: bool
    concept: bool
    # Who agreed as behavioural expert, and when; or that this is waited for.
    instemming: str


SOORTEN: Mapping[VoorwaardeStatus, str] = {
    VoorwaardeStatus.CONCEPT: "let-op",
    VoorwaardeStatus.GESTELD: "neutraal",
    VoorwaardeStatus.NAGEKOMEN: "veilig",
    VoorwaardeStatus.NIET_NAGEKOMEN: "gevaar",
    VoorwaardeStatus.VERVALLEN: "neutraal",
}


def present_voorwaarde(handeling: Handeling, rij: Voorwaarde) -> Regel:
    """Return one condition, fit to draw."""
    status = VoorwaardeStatus(rij.status)
    te_laat = status is VoorwaardeStatus.GESTELD and rij.uiterlijk < lokale_datum(handeling.moment)
    stand = _("te laat") if te_laat else rules.STATUS_NAMEN[status]
    return Regel(
        publiek_id=rij.publiek_id,
        tekst=rij.tekst,
        wie=_owner(rij),
        controle=rij.controle_door.naam,
        uiterlijk=taal.datum(rij.uiterlijk),
        stand=stand[:1].upper() + stand[1:],
        soort="let-op" if te_laat else SOORTEN[status],
        bevinding=rij.bevinding,
        url=reverse("plannen:voorwaarde", args=[rij.publiek_id]),
        open=status is not VoorwaardeStatus.VERVALLEN,
        concept=status is VoorwaardeStatus.CONCEPT,
        instemming=_agreement(rij, status),
    )


def _agreement(rij: Voorwaarde, status: VoorwaardeStatus) -> str:
    if rij.instemming_door is not None and rij.instemming_op is not None:
        wie, op = rij.instemming_door.naam, taal.datum(rij.instemming_op)
        return _("Voorgesteld door de regisseur. %(wie)s stemde in op %(op)s.") % {"wie": wie, "op": op}
    return _("Wacht op een gedragswetenschapper.") if status is VoorwaardeStatus.CONCEPT else ""


def _owner(rij: Voorwaarde) -> str:
    if rij.eigenaar_persoon is not None:
        p = rij.eigenaar_persoon
        naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam)
        return naam or p.omschrijving or _("iemand zonder naam")
    return rij.eigenaar_team.naam if rij.eigenaar_team is not None else _("het hele gezin")


def person_choices(personen: Sequence[Dossierpersoon]) -> dict[str, tuple[int, str]]:
    """Return the persons of a casus as choices of a form."""
    namen = {}
    for rij in personen:
        p = rij.persoon
        naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam) or p.omschrijving
        namen[str(p.publiek_id)] = (p.pk, naam or _("iemand zonder naam"))
    return namen


def team_choices(teams: Sequence[Team]) -> dict[str, tuple[int, str]]:
    """Return the involved teams as choices of a form."""
    return {str(team.publiek_id): (team.pk, team.naam) for team in teams}


def present_kop(casus: Casus) -> dict[str, str]:
    """Return the head of the page of a casus' conditions."""
    return {"naam": casus.naam, "url": reverse("werkplek:casus", args=[casus.dossier.publiek_id])}
