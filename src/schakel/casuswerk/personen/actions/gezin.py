"""What people are to each other, and who lives with whom."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, rules
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon, Huishouden, Lidmaatschap, Relatie
from schakel.casuswerk.personen.rules import Relatiesoort
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def move_out(handeling: Handeling, *, dossier: int, persoon: int, naar: Huishouden | None, op: date) -> None:
    """
    Let a person of this dossier leave the household where they live, for another or for one that nobody knows.

    :raises NotFound: if the person does not stand in the dossier
    :raises InvalidInput: if the day lies ahead, or before the day on which they came to live there
    :raises NotPossible: if nobody knows where the person lives now
    """
    permissions.check_can_change(handeling)
    staat = _standing(handeling, dossier, [persoon])[persoon]
    huizen = Dossierhuishouden.objects.visible_to(handeling).filter(dossier_id=dossier).values("huishouden_id")
    leden = Lidmaatschap.objects.visible_to(handeling).filter(persoon_id=persoon, tot=None, huishouden_id__in=huizen)
    leden = leden.exclude(huishouden=naar) if naar else leden
    wonend = list(leden.select_for_update(of=("self",)))
    if not wonend:
        raise NotPossible(_("Wij weten niet waar deze persoon nu woont."))
    if op > lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Deze dag is nog niet geweest.")]})
    if any(op < lid.vanaf for lid in wonend):
        raise InvalidInput({"op": [_("Deze dag ligt voor de dag waarop iemand daar kwam wonen.")]})
    for lid in wonend:
        lid.tot = op
        lid.save(update_fields=["tot"])
    if naar is not None:
        Lidmaatschap.objects.create(huishouden=naar, persoon_id=persoon, vanaf=op)
    handeling.spoor.noteer("huishouden", dossier=dossier, personen=[staat.persoon.publiek_id], actie="U")


@transaction.atomic
def relate(handeling: Handeling, *, dossier: int, van: int, naar: int, soort: Relatiesoort) -> Relatie:
    """
    Record what one person of this dossier is to another; it draws the family.

    :raises InvalidInput: if it is one person, or the two cannot both be so
    :raises NotFound: if one of them does not stand in the dossier
    :raises NotPossible: if it was recorded already
    """
    permissions.check_can_change(handeling)
    if van == naar:
        raise InvalidInput({"naar": [_("Kies twee verschillende personen.")]})
    staan = _standing(handeling, dossier, [van, naar])
    dossiers.hold(handeling, dossier=dossier)
    bekend = [
        (r.van_id, r.naar_id, Relatiesoort(r.soort))
        for r in Relatie.objects.visible_to(handeling).filter(dossier_id=dossier)
    ]
    rules.check_relatie(van, naar, soort, bekend)
    rij = Relatie.objects.create(dossier_id=dossier, van_id=van, naar_id=naar, soort=soort, sinds=handeling.moment)
    handeling.spoor.noteer(
        "relatie", dossier=dossier, personen=[s.persoon.publiek_id for s in staan.values()], actie="C"
    )
    return rij


@transaction.atomic
def end_relatie(handeling: Handeling, *, dossier: int, relatie: int) -> None:
    """
    Take a relation out of the dossier: it was wrong, or is no more. That it stood here, is told by the event.

    :raises NotFound: if it does not stand in the dossier
    """
    permissions.check_can_change(handeling)
    rij = (
        Relatie.objects.visible_to(handeling)
        .filter(pk=relatie, dossier_id=dossier)
        .select_related("van", "naar")
        .first()
    )
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("relatie", dossier=dossier, personen=[rij.van.publiek_id, rij.naar.publiek_id], actie="D")
    van, soort = rij.van_id, rij.soort
    rij.delete()
    dossiers.note(handeling, "relatie.vervallen", dossier=dossier, onderwerp=("persoon", van), codes={"soort": soort})


def _standing(handeling: Handeling, dossier: int, personen: list[int]) -> dict[int, Dossierpersoon]:
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id__in=personen)
    staan = {rij.persoon_id: rij for rij in rijen.select_related("persoon")}
    if set(personen) - staan.keys():
        raise NotFound
    return staan
