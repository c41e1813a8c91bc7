"""How is a dossier called on a list, as far as this reader may see?  One query for each thing, for all rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from schakel.casuswerk.beoordelingen.models import Beoordeling
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.handeling import Handeling


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

    @classmethod
    def verborgen(cls, dossier: int) -> "Kop":
        """Return the head of a dossier that the reader may work for but not look into (yet)."""
        return cls(dossier, None)


def koppen_van(handeling: Handeling, *, dossiers: Iterable[int]) -> dict[int, Kop]:
    """Return the heads of those of these dossiers that the actor may see."""
    gevraagd = sorted(set(dossiers))
    if not gevraagd:
        return {}
    rijen = Dossier.objects.visible_to(handeling).filter(pk__in=gevraagd).select_related("melding", "casus")
    namen, kinderen = _names(handeling, gevraagd)
    beoordelingen = Beoordeling.objects.visible_to(handeling).filter(dossier_id__in=gevraagd).order_by("id")
    bladen = dict(beoordelingen.values_list("dossier_id", "publiek_id"))
    koppen = {
        rij.pk: replace(_kop(rij, namen.get(rij.pk, ""), kinderen.get(rij.pk, 0)), beoordeling=bladen.get(rij.pk))
        for rij in rijen
    }
    for pk in koppen:
        handeling.spoor.noteer("dossier", dossier=pk)
    return koppen


def _kop(rij: Dossier, naam: str, kinderen: int) -> Kop:
    melding: Melding | None = getattr(rij, "melding", None)
    casus: Casus | None = getattr(rij, "casus", None)
    return Kop(
        dossier=rij.pk,
        publiek_id=rij.publiek_id,
        soort=rij.soort,
        nummer=rij.nummer,
        naam=naam or (casus.naam if casus else ""),
        gemeente=(casus.gemeente if casus else melding.gemeente if melding else ""),
        status=rij.status,
        gevaar=rij.gevaar,
        kinderen=kinderen,
        melding=melding.publiek_id if melding else None,
        casus=casus.publiek_id if casus else None,
    )


def _names(handeling: Handeling, dossiers: list[int]) -> tuple[dict[int, str], dict[int, int]]:
    """Return the surnames of the adults and the number of children of each dossier, and log whose names were read."""
    surnames: dict[int, list[str]] = {}
    kinderen: dict[int, int] = {}
    rijen = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id__in=dossiers)
        .select_related("persoon")
        .order_by("dossier_id", "id")
    )
    gezien: dict[int, list[UUID]] = {}
    for rij in rijen:
        gezien.setdefault(rij.dossier_id, []).append(rij.persoon.publiek_id)
        if rij.rol == PersoonRol.KIND:
            kinderen[rij.dossier_id] = kinderen.get(rij.dossier_id, 0) + 1
            continue
        naam = " ".join(deel for deel in (rij.persoon.tussenvoegsel, rij.persoon.achternaam) if deel)
        if naam and rij.rol != PersoonRol.NETWERK and naam not in surnames.setdefault(rij.dossier_id, []):
            surnames[rij.dossier_id].append(naam)
    for dossier, personen in gezien.items():
        handeling.spoor.noteer("persoon", dossier=dossier, personen=personen)
    return {dossier: " – ".join(_capital(n) for n in namen[:2]) for dossier, namen in surnames.items()}, kinderen


def _capital(naam: str) -> str:
    return naam[:1].upper() + naam[1:]


def in_gemeente(handeling: Handeling, *, gemeente: str) -> Q:
    """Return the condition that a row hangs from a dossier whose melding or casus lies in the municipality."""
    meldingen = Melding.objects.visible_to(handeling).filter(gemeente=gemeente)
    casussen = Casus.objects.visible_to(handeling).filter(gemeente=gemeente)
    return Q(dossier_id__in=meldingen.values("dossier_id")) | Q(dossier_id__in=casussen.values("dossier_id"))
