"""What somebody is in a dossier turns out to be otherwise: a parent who uses violence, a witness who is a victim."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, queries, rules
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling


@transaction.atomic
def change_rol(handeling: Handeling, *, dossier: int, persoon: int, rol: PersoonRol) -> Dossierpersoon:
    """
    Record that somebody is something else in this dossier than was thought; who may read what, follows at once.

    :raises NotAllowed: if the actor may not change what is known of people
    :raises NotFound: if the person does not stand in the dossier
    :raises InvalidInput: if it stands so already, or an adult would be a child
    """
    permissions.check_can_change(handeling)
    staat = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier, persoon_id=persoon)
    rij = staat.select_for_update(of=("self",)).select_related("persoon").first()
    if rij is None:
        raise NotFound
    leeftijd = queries.age_of(handeling, rij=rij)
    _check(rij, rol, leeftijd)
    was_kind = rules.is_kind(rij.rol, leeftijd)
    _note_rol(handeling, rij, rol)
    rij.save(update_fields=["rol"])
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    if rules.is_kind(rol, leeftijd) and not was_kind:
        vanaf = queries.speaking_age(handeling, dossier=dossier)
        spreken = not rij.persoon.ongeboren and (leeftijd is None or leeftijd >= vanaf)
        codes: dict[str, str | int | bool] = {"spreken": spreken}
        dossiers.note(handeling, "kind.betrokken", dossier=dossier, onderwerp=("persoon", persoon), codes=codes)
    return rij


def _note_rol(handeling: Handeling, rij: Dossierpersoon, rol: str) -> None:
    """Set what somebody is, and note it when it changed; the caller saves the row."""
    if rij.rol == rol:
        return
    codes: dict[str, str | int | bool] = {"van": str(rij.rol), "naar": str(rol)}
    rij.rol = rol
    onderwerp = ("persoon", rij.persoon_id)
    dossiers.note(handeling, "persoon.rol_gewijzigd", dossier=rij.dossier_id, onderwerp=onderwerp, codes=codes)


def _check(rij: Dossierpersoon, rol: PersoonRol, leeftijd: int | None) -> None:
    if rij.rol == rol:
        raise InvalidInput({"rol": [_("Deze persoon staat er al zo in.")]})
    if rol == PersoonRol.KIND and leeftijd is not None and not rules.is_kind("", leeftijd):
        raise InvalidInput({"rol": [_("Deze persoon is volwassen.")]})
