"""How is a dossier called on a list, as far as this reader may see?  One query for each thing, for all rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from schakel.casuswerk.beoordelingen.models import Beoordeling
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Betrokkenheid, Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol, family_name
from schakel.kernel.handeling import Handeling

# A list shows a few words of each dossier: whole rows of five tables for these took a third of the work list's time.
_VELDEN = (
    "pk",
    "publiek_id",
    "soort",
    "nummer",
    "status",
    "gevaar",
    "melding__publiek_id",
    "melding__gemeente",
    "casus__publiek_id",
    "casus__naam",
    "casus__gemeente",
)
_NAAMVELDEN = ("dossier_id", "rol", "persoon__publiek_id", "persoon__tussenvoegsel", "persoon__achternaam")


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of a dossier: what it is called and where it stands; `publiek_id` None when it may not be opened."""

    dossier: int
    publiek_id: UUID | None
    soort: str = ""
    nummer: str = ""
    naam: str = ""
    gemeente: str = ""
    status: str = ""
    gevaar: int = 0
    kinderen: int = 0
    melding: UUID | None = None
    casus: UUID | None = None
    beoordeling: UUID | None = None
    # In which capacity the acting team is in it; known of the dossier of a page, not of the rows of a list.
    eigen: Betrokkenheid | None = None

    @classmethod
    def verborgen(cls, dossier: int) -> "Kop":
        """Return the head of a dossier that the reader may work for but not look into (yet)."""
        return cls(dossier, None)


def koppen_van(handeling: Handeling, *, dossiers: Iterable[int]) -> dict[int, Kop]:
    """Return the heads of those of these dossiers that the actor may see."""
    gevraagd = sorted(set(dossiers))
    if not gevraagd:
        return {}
    rijen = Dossier.objects.visible_to(handeling).filter(pk__in=gevraagd).values_list(*_VELDEN)
    namen, kinderen = _names(handeling, gevraagd)
    beoordelingen = Beoordeling.objects.visible_to(handeling).filter(dossier_id__in=gevraagd).order_by("id")
    bladen = dict(beoordelingen.values_list("dossier_id", "publiek_id"))
    koppen = {rij[0]: _kop(rij, namen.get(rij[0], ""), kinderen.get(rij[0], 0), bladen.get(rij[0])) for rij in rijen}
    for pk in koppen:
        handeling.spoor.noteer("dossier", dossier=pk)
    return koppen


def _kop(rij: tuple[Any, ...], naam: str, kinderen: int, beoordeling: UUID | None) -> Kop:
    pk, publiek_id, soort, nummer, status, gevaar, melding, van_melding, casus, casusnaam, van_casus = rij
    return Kop(
        dossier=pk,
        publiek_id=publiek_id,
        soort=soort,
        nummer=nummer,
        naam=naam or casusnaam or "",
        gemeente=(van_casus if casus else van_melding) or "",
        status=status,
        gevaar=gevaar,
        kinderen=kinderen,
        melding=melding,
        casus=casus,
        beoordeling=beoordeling,
    )


def _names(handeling: Handeling, dossiers: list[int]) -> tuple[dict[int, str], dict[int, int]]:
    """Return the surnames of the adults and the number of children of each dossier, and log whose names were read."""
    surnames: dict[int, list[tuple[str, str, str]]] = {}
    kinderen: dict[int, int] = {}
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id__in=dossiers).order_by("dossier_id", "id")
    gezien: dict[int, list[UUID]] = {}
    for dossier, rol, persoon, tussenvoegsel, achternaam in rijen.values_list(*_NAAMVELDEN):
        gezien.setdefault(dossier, []).append(persoon)
        if rol == PersoonRol.KIND:
            kinderen[dossier] = kinderen.get(dossier, 0) + 1
        surnames.setdefault(dossier, []).append((rol, tussenvoegsel, achternaam))
    for dossier, personen in gezien.items():
        handeling.spoor.noteer("persoon", dossier=dossier, personen=personen)
    return {dossier: family_name(namen) for dossier, namen in surnames.items()}, kinderen


def in_gemeente(handeling: Handeling, *, gemeente: str) -> Q:
    """Return the condition that a row hangs from a dossier whose melding or casus lies in the municipality."""
    meldingen = Melding.objects.visible_to(handeling).filter(gemeente=gemeente)
    casussen = Casus.objects.visible_to(handeling).filter(gemeente=gemeente)
    return Q(dossier_id__in=meldingen.values("dossier_id").union(casussen.values("dossier_id")))
