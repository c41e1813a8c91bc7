"""Who are the people of this dossier, where do they live, and what are they to each other?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon, Relatie
from schakel.casuswerk.personen.queries import age_of, huishoudens_of, relaties_of
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Gezinslid:
    """One person with age, and the household in which he or she lives now."""

    rij: Dossierpersoon
    leeftijd: int | None
    huishouden: int | None


@dataclass(frozen=True, slots=True)
class Gezin:
    """The people, the households, and the bonds between them."""

    leden: Sequence[Gezinslid]
    huishoudens: Sequence[Dossierhuishouden]
    relaties: Sequence[Relatie]


def gezin_van(handeling: Handeling, *, dossier: int, personen: Sequence[Dossierpersoon]) -> Gezin:
    """Return the family of a dossier with these people, as far as the actor may see it."""
    huishoudens = huishoudens_of(handeling, dossier=dossier)
    woont = {lid.persoon_id: rij.huishouden_id for rij in huishoudens for lid in rij.huishouden.lidmaatschappen.all()}
    leden = [Gezinslid(rij, age_of(handeling, rij=rij), woont.get(rij.persoon_id)) for rij in personen]
    bekend = {lid.rij.persoon_id for lid in leden}
    relaties = [r for r in relaties_of(handeling, dossier=dossier) if r.van_id in bekend and r.naar_id in bekend]
    return Gezin(leden, huishoudens, relaties)
