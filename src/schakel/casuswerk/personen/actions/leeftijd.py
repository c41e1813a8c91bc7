"""A child grows older, or its age becomes known: the task of speaking it follows, as the region has it on that day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, queries, rules
from schakel.casuswerk.personen.actions.contact import _stands_in
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

TE_SPREKEN, TE_JONG = "kind.te_spreken", "kind.te_jong"
ZIEN, SPREKEN = "kind_zien", ("kind_spreken", "kind_spreken_later")


@transaction.atomic
def record_geboortedatum(handeling: Handeling, *, dossier: int, persoon: int, geboortedatum: date) -> Dossierpersoon:
    """
    Record when somebody was born, who was of unknown or estimated age, or not born yet.

    :raises NotAllowed: if the actor may not record people
    :raises NotFound: if the actor may not know of this person
    :raises InvalidInput: if the day is still to come
    :raises NotPossible: if it is known already
    """
    permissions.check_can_add(handeling)
    if geboortedatum > lokale_datum(handeling.moment):
        raise InvalidInput({"geboortedatum": [_("Deze dag moet nog komen.")]})
    rij = _stands_in(handeling, dossier, persoon)
    if rij.persoon.geboortedatum is not None:
        raise NotPossible(_("De geboortedatum staat er al. Klopt die niet? Laat die dan verbeteren."))
    rij.persoon.geboortedatum, rij.persoon.ongeboren = geboortedatum, False
    rij.persoon.save(update_fields=["geboortedatum", "ongeboren"])
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[rij.persoon.publiek_id], actie="U")
    dossiers.note(handeling, "persoon.aangevuld", dossier=dossier, onderwerp=("persoon", persoon))
    _follow(handeling, [rij], dossier)
    return rij


@transaction.atomic
def follow_leeftijden(handeling: Handeling, *, dossier: int) -> int:
    """
    Let the tasks of the children of a dossier follow their age today; return for how many it changed.

    A child of whom the task still stands, and that is old enough since, is spoken too; nobody has to think of it.
    """
    kinderen = queries.kinderen_of(handeling, dossier=dossier, moment=handeling.moment)
    return _follow(handeling, kinderen, dossier, alleen_open=True)


def _follow(handeling: Handeling, rijen: list[Dossierpersoon], dossier: int, *, alleen_open: bool = False) -> int:
    open_ = [rij for rij in rijen if rij.gesproken_op is None and not rij.persoon.ongeboren]
    if not open_:
        return 0
    taken = {(t.definitie, t.onderwerp_id) for t in termijnen.termijnen_van(handeling, dossier=dossier) if _runs(t)}
    vanaf, veranderd = queries.speaking_age(handeling, dossier=dossier), 0
    for rij in open_:
        leeftijd = queries.age_of(handeling, rij=rij)
        loopt = any((taak, rij.persoon_id) in taken for taak in SPREKEN)
        telt = rules.is_kind(rij.rol, leeftijd) and (loopt or not alleen_open or (ZIEN, rij.persoon_id) in taken)
        spreken = leeftijd is None or leeftijd >= vanaf
        if telt and spreken is not loopt:
            soort = TE_SPREKEN if spreken else TE_JONG
            dossiers.note(handeling, soort, dossier=dossier, onderwerp=("persoon", rij.persoon_id))
            veranderd += 1
    return veranderd


def _runs(termijn: Termijn) -> bool:
    return termijn.status == "LOPEND" and termijn.definitie in (ZIEN, *SPREKEN)
