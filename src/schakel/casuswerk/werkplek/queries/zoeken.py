"""Who or what is meant by this name, number or code?  Only in what the acting team is involved in.

Hidden and absent get the same answer (T10): the same queries run whatever is typed, and nothing says whether more
exists elsewhere. Names are looked for among the people of the team's own dossiers, so the work grows with those alone;
a number or a code is one row of an index, and whether the team may see that row.
"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.queries import begin_with
from schakel.casuswerk.personen.rules import naam_sleutel, volledige_naam
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.kernel.handeling import Handeling

HOOGSTENS = 20
MINSTE_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Vondst:
    """One card: a dossier, and the person by whom it was found when it was by a name."""

    kop: Kop
    persoon: UUID | None = None
    naam: str = ""
    geboortedatum: date | None = None
    rol: str = ""


def zoek(handeling: Handeling, *, tekst: str) -> list[Vondst]:
    """Return cards of dossiers in own involvement that this name, number or receipt code points at; each is logged."""
    gevraagd = tekst.strip()
    personen = list(_persons(handeling, gevraagd))
    dossiers = {*_by_number(handeling, gevraagd), *_by_code(handeling, gevraagd)}
    koppen = koppen_van(handeling, dossiers=dossiers | {p.dossier_id for p in personen})
    vondsten = [Vondst(koppen[pk]) for pk in sorted(dossiers) if pk in koppen]
    vondsten += [_card(koppen[p.dossier_id], p) for p in personen if p.dossier_id in koppen]
    handeling.spoor.noteer("zoeken", personen=[v.persoon for v in vondsten if v.persoon])
    return vondsten[:HOOGSTENS]


def _persons(handeling: Handeling, tekst: str) -> QuerySet[Dossierpersoon]:
    """Return the persons whose surname begins with what was typed, compared as the house compares names."""
    sleutel = naam_sleutel(tekst) if len(tekst) >= MINSTE_LETTERS and not re.search(r"\d", tekst) else ""
    gevonden = begin_with(handeling, sleutel=sleutel or "\x01", hoogstens=HOOGSTENS)
    return (
        Dossierpersoon.objects.visible_to(handeling)
        # Nothing found asks the same as something: an empty list would not be asked at all.
        .filter(pk__in=gevonden or [0])
        .select_related("persoon")
        .order_by("persoon__naam_sleutel", "persoon_id", "-id")
    )


def _by_number(handeling: Handeling, tekst: str) -> list[int]:
    gevonden = Dossier.objects.visible_to(handeling).filter(nummer=tekst.upper())
    return list(gevonden.values_list("pk", flat=True)[:HOOGSTENS])


def _by_code(handeling: Handeling, tekst: str) -> list[int]:
    kaal = re.sub(r"[^0-9A-Z]", "", tekst.upper())
    code = f"{kaal[:2]} {kaal[2:6]} {kaal[6:]}"
    gevonden = Melding.objects.visible_to(handeling).filter(ontvangstcode=code)
    return list(gevonden.values_list("dossier_id", flat=True)[:HOOGSTENS])


def _card(kop: Kop, rij: Dossierpersoon) -> Vondst:
    p = rij.persoon
    naam = volledige_naam(p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam) or p.omschrijving
    return Vondst(kop, p.publiek_id, naam, p.geboortedatum, rij.rol)
