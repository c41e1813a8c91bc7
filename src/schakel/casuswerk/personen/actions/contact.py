"""Seeing, speaking, hearing in their own words, and telling what was recorded."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis import queries as kluis_queries
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen import permissions, rules
from schakel.casuswerk.personen.models import Dossierpersoon, Kindcontact
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling


def _stands_in(handeling: Handeling, dossier: int, persoon: int) -> Dossierpersoon:
    rij = (
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id=dossier, persoon_id=persoon)
        .select_related("persoon")
        .only("dossier_id", "stem", "gezien_op", "gesproken_op", "persoon__publiek_id")
        .first()
    )
    if rij is None:
        raise NotFound
    return rij


@transaction.atomic
def record_kindcontact(
    handeling: Handeling,
    *,
    dossier: int,
    persoon: int,
    gezien: bool,
    gesproken: bool,
    op: datetime,
    door: int,
    met_wie: str = "",
    toestemming: str = "",
    reden_niet: str = "",
    hulpmiddel: str = "",
) -> Kindcontact:
    """
    Record that a child was seen or spoken, by whom, with whom present and with which tool; or why not yet.

    :raises NotFound: if the actor may not know of the child
    :raises InvalidInput: if it says nothing, or lies in the future
    """
    permissions.check_can_change_kind(handeling)
    rules.check_kindcontact(gezien=gezien, gesproken=gesproken, reden_niet=reden_niet)
    if op > handeling.moment:
        raise InvalidInput({"op": [_("Dit moment is nog niet geweest.")]})
    rij = _stands_in(handeling, dossier, persoon)
    contact = Kindcontact.objects.create(
        dossier_id=dossier, persoon_id=persoon, gezien=gezien, gesproken=gesproken, op=op, door=door, met_wie=met_wie,
        toestemming=toestemming, reden_niet=reden_niet, hulpmiddel=hulpmiddel, vastgelegd_op=handeling.moment,
    )  # fmt: skip
    rij.gezien_op = op if gezien or gesproken else rij.gezien_op
    rij.gesproken_op = op if gesproken else rij.gesproken_op
    rij.contact_door, rij.contact_met_wie, rij.contact_reden_niet = door, met_wie, reden_niet
    rij.save(update_fields=["gezien_op", "gesproken_op", "contact_door", "contact_met_wie", "contact_reden_niet"])
    handeling.spoor.noteer("kind", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    for soort, gebeurd in (("kind.gezien", gezien or gesproken), ("kind.gesproken", gesproken)):
        if gebeurd:
            dossiers.note(handeling, soort, dossier=dossier, onderwerp=("persoon", persoon), gebeurd_op=op)
    return contact


@transaction.atomic
def record_stem(
    handeling: Handeling, *, dossier: int, persoon: int, tekst: str = "", niet_gesproken_reden: str = ""
) -> Dossierpersoon:
    """
    Record what this person says happened and wants; or why they were not yet asked.

    :raises NotFound: if the actor may not know of the person
    :raises InvalidInput: if there is neither
    """
    permissions.check_can_change(handeling)
    if not (tekst.strip() or niet_gesproken_reden):
        raise InvalidInput({"tekst": [_("Schrijf wat deze persoon zelf zegt, of kies waarom dat nog niet kon.")]})
    rij = _stands_in(handeling, dossier, persoon)
    if tekst.strip():
        publiek = Dossier.objects.visible_to(handeling).values_list("publiek_id", flat=True).get(pk=dossier)
        rij.stem = kluis.freeze(handeling, dossier=dossier, onderwerp=publiek, inhoud={"tekst": tekst.strip()})
    rij.stem_reden_niet = "" if tekst.strip() else niet_gesproken_reden
    rij.stem_op, rij.stem_door = handeling.moment, handeling.wie
    rij.save(update_fields=["stem", "stem_op", "stem_door", "stem_reden_niet"])
    handeling.spoor.noteer("stem", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    codes: dict[str, str | int | bool] = {"gesproken": bool(tekst.strip()), "reden": niet_gesproken_reden}
    dossiers.note(handeling, "persoon.gehoord", dossier=dossier, onderwerp=("persoon", persoon), codes=codes)
    return rij


@transaction.atomic
def inform_persoon(handeling: Handeling, *, dossier: int, persoon: int, hoe: str) -> None:
    """
    Record that a person was told that their data came from another (Wmo 2015, art. 5.3.1); `hoe` is a code.

    :raises NotFound: if the actor may not know of the person
    """
    permissions.check_can_change(handeling)
    rij = _stands_in(handeling, dossier, persoon)
    rij.geinformeerd_op = handeling.moment
    rij.save(update_fields=["geinformeerd_op"])
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    dossiers.note(
        handeling, "persoon.geinformeerd", dossier=dossier, onderwerp=("persoon", persoon), codes={"hoe": hoe}
    )


@transaction.atomic
def record_contactblad(handeling: Handeling, *, dossier: int, persoon: int, blad: Mapping[str, str]) -> None:
    """
    Put in the vault how this person can be reached safely; what lay there stays, the newest counts.

    :raises NotAllowed: if the actor may not write it
    :raises NotFound: if the actor may not know of the person
    :raises InvalidInput: if it does not say how
    """
    permissions.check_can_change_contactblad(handeling)
    rij = _stands_in(handeling, dossier, persoon)
    inhoud = {veld: str(blad.get(veld, "")).strip() for veld in rules.VELDEN}
    rules.check_contactblad(inhoud)
    berichten.hold_back(handeling, ontvanger=rij.persoon.publiek_id)
    kluis.store_geheim(handeling, vak=Vak.CONTACT, onderwerp=rij.persoon.publiek_id, dossier=dossier, inhoud=inhoud)
    handeling.spoor.noteer("contactblad", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    dossiers.note(handeling, "contactblad.vastgelegd", dossier=dossier, onderwerp=("persoon", persoon))


@transaction.atomic
def open_stemmen(handeling: Handeling, *, dossier: int) -> dict[int, str]:
    """
    Return what each person of the dossier says in their own words, by person; a logged look into frozen words.

    :raises NotFound: if the actor may not know of the dossier
    """
    eigen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier).exclude(stem=None)
    rijen = list(eigen.select_related("persoon"))
    if not rijen:
        return {}
    publiek = Dossier.objects.visible_to(handeling).values_list("publiek_id", flat=True).get(pk=dossier)
    handeling.spoor.noteer("stem", dossier=dossier, personen=[rij.persoon.publiek_id for rij in rijen])
    return {
        rij.persoon_id: str(kluis_queries.thaw(handeling, onderwerp=publiek, pakket=bytes(rij.stem or b""))["tekst"])
        for rij in rijen
    }
