"""How do safe contact and safety conditions read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import volledige_naam
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.werkplek.presenters.adressen import page_of
from schakel.casuswerk.werkplek.presenters.casus import Badge, Regel
from schakel.toolkit import taal

STANDEN = {
    "GESTELD": ("let-op", gettext_lazy("loopt")),
    "NAGEKOMEN": ("veilig", gettext_lazy("vervuld")),
    "NIET_NAGEKOMEN": ("gevaar", gettext_lazy("niet vervuld")),
    "VERVALLEN": ("neutraal", gettext_lazy("vervallen")),
}


@dataclass(frozen=True, slots=True)
class Veiligcontact:
    """How one person can be reached safely."""

    naam: str
    tekst: str


def contact_beeld(bladen: Sequence[tuple[Dossierpersoon, Mapping[str, object]]]) -> list[Veiligcontact]:
    """Return each sheet of safe contact as one line."""
    uit = []
    for rij, blad in bladen:
        p = rij.persoon
        naam = volledige_naam(p.roepnaam, p.voornamen, "", "") or p.omschrijving or _("betrokkene")
        tekst = " ".join(str(waarde).rstrip(".") + "." for waarde in blad.values() if waarde and str(waarde).strip())
        uit.append(Veiligcontact(naam, tekst))
    return uit


def voorwaarden_beeld(rijen: Sequence[Voorwaarde], nu: datetime) -> list[Regel]:
    """Return the safety conditions, those that are due first on top."""
    regels = []
    for rij in rijen:
        soort, woord = STANDEN.get(rij.status, ("neutraal", rij.status.lower()))
        bij = _("controle door %(team)s, uiterlijk %(dag)s") % {
            "team": rij.controle_door.naam,
            "dag": taal.korte_dag(rij.uiterlijk, nu),
        }
        url = page_of("plannen:voorwaarde", rij.publiek_id)
        regels.append(Regel(rij.tekst, bij, url, Badge(soort, str(woord), "vink-rond")))
    return regels
