"""With whom was contact sought, and with whom is there none?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.casuswerk.bijeenkomsten.models import Contactpoging
from schakel.casuswerk.bijeenkomsten.queries.casus import people_of, who_has_sheet
from schakel.casuswerk.bijeenkomsten.queries.lezen import Teksten, texts_of
from schakel.casuswerk.bijeenkomsten.rules.contact import GELUKT
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Contactzicht:
    """One person, with every attempt to reach them, newest first."""

    wie: Dossierpersoon
    heeft_blad: bool
    pogingen: Sequence[tuple[Contactpoging, Teksten]]

    @property
    def dicht(self) -> bool:
        """Answer whether contact was sought and never came about since."""
        return bool(self.pogingen) and self.pogingen[0][0].uitkomst not in GELUKT


def contact_with(handeling: Handeling, *, dossier: Dossier) -> list[Contactzicht]:
    """Return everyone of a dossier with the attempts to reach them; whose door is shut first."""
    mensen = people_of(handeling, dossier=dossier.pk)
    rijen = list(
        Contactpoging.objects.visible_to(handeling)
        .filter(dossier=dossier)
        .select_related("door", "team")
        .order_by("-op", "-id")
    )
    handeling.spoor.noteer("contactpoging", dossier=dossier.pk)
    teksten = texts_of(handeling, dossier=dossier, pakketten={rij.pk: rij.inhoud for rij in rijen})
    met_blad = who_has_sheet(handeling, rijen=mensen)
    per: Mapping[int, list[tuple[Contactpoging, Teksten]]] = {m.persoon_id: [] for m in mensen}
    for rij in rijen:
        if rij.persoon_id in per:
            per[rij.persoon_id].append((rij, teksten[rij.pk]))
    gevonden = [Contactzicht(m, m.persoon_id in met_blad, per[m.persoon_id]) for m in mensen]
    return sorted(gevonden, key=lambda een: not een.dicht)
