"""The people of one dossier come to stand in another: who stands there already, is not doubled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, rules
from schakel.casuswerk.personen.actions.rol import _note_rol
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon, Lidmaatschap, Relatie
from schakel.casuswerk.personen.rules import Relatiesoort
from schakel.kernel.errors import SchakelError
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

MOMENTEN = ("gezien_op", "gesproken_op", "geinformeerd_op")
CONTACT = ("contact_door", "contact_met_wie", "contact_reden_niet")


@transaction.atomic
def carry_over(
    handeling: Handeling, *, van_dossier: int, naar_dossier: int, gelijk: Mapping[int, int] | None = None
) -> list[int]:
    """
    Let everyone and every household of one dossier stand in another too, with what is known of seeing and speaking.

    `gelijk` says who stands there already under another record: that record goes on, and what is new about the person
    comes to stand with it. Returns the households that stand there now and did not before.

    Starts no clocks: those that run are carried over by the caller (termijnen.actions.carry_over).
    """
    permissions.check_can_add(handeling)
    zelfde = gelijk or {}
    staan = list(Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=van_dossier).select_related("persoon"))
    nieuw = [rij for rij in staan if rij.persoon_id not in zelfde]
    if zelfde:
        _tell_each_other(
            handeling, van_dossier, naar_dossier, {zelfde[r.persoon_id]: r for r in staan if r not in nieuw}
        )
    for rij in nieuw:
        # The own words stay with the dossier whose key keeps them.
        rij.pk, rij.dossier_id, rij.stem, rij.stem_op, rij.stem_door = None, naar_dossier, None, None, None
    Dossierpersoon.objects.bulk_create(nieuw, ignore_conflicts=True)
    huizen = list(Dossierhuishouden.objects.visible_to(handeling).filter(dossier_id=van_dossier).order_by("id"))
    mee = _settle(handeling, naar_dossier, huizen, zelfde) if zelfde else huizen
    for huis in mee:
        huis.pk, huis.dossier_id = None, naar_dossier
    Dossierhuishouden.objects.bulk_create(mee, ignore_conflicts=True)
    _carry_relations(handeling, van_dossier, naar_dossier, zelfde)
    personen = [rij.persoon.publiek_id for rij in staan]
    handeling.spoor.noteer("persoon", dossier=naar_dossier, personen=personen, actie="C")
    return [huis.huishouden_id for huis in mee]


def _tell_each_other(handeling: Handeling, van: int, naar: int, kennis: Mapping[int, Dossierpersoon]) -> None:
    """
    Let the rows of the same people know when they were last seen and spoken, and in which role, if that was not.

    Who was seen for the one dossier, was seen for the other, since the task there began: that task is done.
    """
    hier = list(Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=naar, persoon_id__in=list(kennis)))
    for rij in hier:
        ander = kennis[rij.persoon_id]
        if _tell(handeling, naar, rij, ander):
            for veld in CONTACT:
                setattr(rij, veld, getattr(ander, veld))
        _tell(handeling, van, ander, rij)
        for veld in MOMENTEN:
            if _is_later(getattr(ander, veld), getattr(rij, veld)):
                setattr(rij, veld, getattr(ander, veld))
        _note_rol(handeling, rij, rules.rol_after(rij.rol, ander.rol))
    Dossierpersoon.objects.bulk_update(hier, ["rol", *MOMENTEN, *CONTACT])


def _tell(handeling: Handeling, dossier: int, rij: Dossierpersoon, ander: Dossierpersoon) -> bool:
    """Note in a dossier that a child was seen or spoken under another record since it stands here; answer whether."""
    verteld = False
    for soort, hier, daar in (
        ("kind.gezien", rij.gezien_op, ander.gezien_op),
        ("kind.gesproken", rij.gesproken_op, ander.gesproken_op),
    ):
        if daar is not None and daar >= rij.sinds and _is_later(daar, hier):
            dossiers.note(handeling, soort, dossier=dossier, onderwerp=("persoon", rij.persoon_id), gebeurd_op=daar)
            verteld = True
    return verteld


def _is_later(een: datetime | None, ander: datetime | None) -> bool:
    return een is not None and (ander is None or een > ander)


def _settle(
    handeling: Handeling, dossier: int, huizen: Sequence[Dossierhuishouden], zelfde: Mapping[int, int]
) -> list[Dossierhuishouden]:
    """
    Let who is new come to live with the household that stands there already; return the households that are new.

    A household is one that stands there when somebody of it lives there under another record.
    """
    daar = Dossierhuishouden.objects.visible_to(handeling).filter(dossier_id=dossier)
    staan = set(daar.values_list("huishouden_id", flat=True))
    leden = _members(handeling, {*staan, *(huis.huishouden_id for huis in huizen)})
    woont = {persoon: huis for huis in sorted(staan) for persoon in leden.get(huis, ())}
    erbij: list[tuple[int, int]] = []
    mee = []
    for huis in huizen:
        wie = leden.get(huis.huishouden_id, [])
        waar = Counter(woont[zelfde[p]] for p in wie if zelfde.get(p) in woont)
        if huis.huishouden_id in staan:
            continue
        if waar:
            doel = min(waar, key=lambda h: (-waar[h], h))
            erbij += [(doel, p) for p in wie if p not in zelfde and p not in woont]
        else:
            mee.append(huis)
            erbij += [(huis.huishouden_id, zelfde[p]) for p in wie if p in zelfde]
    dag = lokale_datum(handeling.moment)
    nieuw = [Lidmaatschap(huishouden_id=huis, persoon_id=p, vanaf=dag) for huis, p in dict.fromkeys(erbij)]
    Lidmaatschap.objects.bulk_create(nieuw, ignore_conflicts=True)
    return mee


def _members(handeling: Handeling, huizen: set[int]) -> dict[int, list[int]]:
    rijen = Lidmaatschap.objects.visible_to(handeling).filter(huishouden_id__in=huizen, tot=None).order_by("id")
    leden: dict[int, list[int]] = {}
    for huis, persoon in rijen.values_list("huishouden_id", "persoon_id"):
        leden.setdefault(huis, []).append(persoon)
    return leden


def _carry_relations(handeling: Handeling, van_dossier: int, naar_dossier: int, zelfde: Mapping[int, int]) -> None:
    """Take the relations along; what is said there already, or does not fit with it, stays in its own dossier."""
    rijen = list(Relatie.objects.visible_to(handeling).filter(dossier_id=van_dossier).order_by("id"))
    bekend: list[tuple[int, int, Relatiesoort]] = []
    if rijen and zelfde:
        daar = Relatie.objects.visible_to(handeling).filter(dossier_id=naar_dossier)
        bekend = [(v, n, Relatiesoort(s)) for v, n, s in daar.values_list("van_id", "naar_id", "soort")]
    mee = []
    for rij in rijen:
        rij.pk, rij.dossier_id = None, naar_dossier
        rij.van_id, rij.naar_id = zelfde.get(rij.van_id, rij.van_id), zelfde.get(rij.naar_id, rij.naar_id)
        if zelfde and not _is_new(rij, bekend):
            continue
        bekend.append((rij.van_id, rij.naar_id, Relatiesoort(rij.soort)))
        mee.append(rij)
    Relatie.objects.bulk_create(mee, ignore_conflicts=True)


def _is_new(rij: Relatie, bekend: Sequence[tuple[int, int, Relatiesoort]]) -> bool:
    if rij.van_id == rij.naar_id:
        return False
    try:
        rules.check_relatie(rij.van_id, rij.naar_id, Relatiesoort(rij.soort), bekend)
    except SchakelError:
        return False
    return True
