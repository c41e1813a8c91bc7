"""Birthdays that change who decides: told in time, talked over with the child; the rights themselves need no deed."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import CasusStatus
from schakel.casuswerk.kinderen.actions.bewaren import _running, _tell
from schakel.casuswerk.kinderen.models import Rechtenwissel
from schakel.casuswerk.kinderen.queries.kind import steps_in
from schakel.casuswerk.kinderen.rules import rechten as rules
from schakel.casuswerk.personen import queries as personen
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def follow_birthdays(handeling: Handeling, *, dossier: int) -> int:
    """Tell of each birthday of a child in this casus that is near and changes rights; bears a repeat."""
    casus = Casus.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("dossier").first()
    if casus is None or casus.status != CasusStatus.LOPEND:
        return 0
    dag, regio = lokale_datum(handeling.moment), casus.dossier.regio
    weken = organisaties.setting(regio, rules.VOORAF_SLEUTEL, dag, rules.WEKEN_VOORAF)
    tot = dag + timedelta(weeks=weken if isinstance(weken, int) else rules.WEKEN_VOORAF)
    stappen, gemeld = steps_in(handeling, regio=regio), 0
    for kind in personen.kinderen_of(handeling, dossier=dossier, moment=handeling.moment):
        # From yesterday on: a machine that was away at midnight still tells of today's birthday.
        wissel = rules.next_change(kind.persoon.geboortedatum, dag - timedelta(days=1), stappen)
        if wissel is not None and wissel.op <= tot:
            gemeld += _announce(handeling, dossier, kind.persoon_id, wissel)
    return gemeld


def _announce(handeling: Handeling, dossier: int, persoon: int, wissel: rules.Wissel) -> int:
    al = Rechtenwissel.objects.filter(dossier_id=dossier, persoon_id=persoon, leeftijd=wissel.leeftijd)
    if al.exists():
        return 0
    rij = Rechtenwissel.objects.create(
        dossier_id=dossier, persoon_id=persoon, leeftijd=wissel.leeftijd, op=wissel.op, gemeld_op=handeling.moment
    )
    _tell(
        handeling, "kindrecht.verandert", dossier=dossier, onderwerp=("kindrecht", rij.pk), leeftijd=rij.leeftijd,
        uiterlijk=max(rij.op - timedelta(days=1), lokale_datum(handeling.moment)).isoformat(),
    )  # fmt: skip
    return 1


@transaction.atomic
def discuss_rights(handeling: Handeling, *, wissel: Rechtenwissel) -> Rechtenwissel:
    """
    Record that child and parents know what changes; the clock ends.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotPossible: if it was talked over already
    """
    _running(handeling, wissel.dossier_id)
    rij = Rechtenwissel.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=wissel.pk).first()
    if rij is None:
        raise NotFound
    if rij.besproken_op is not None:
        raise NotPossible(_("Dit is al besproken."))
    rij.besproken_op, rij.besproken_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["besproken_op", "besproken_door"])
    _tell(
        handeling, "kindrecht.besproken", dossier=rij.dossier_id, onderwerp=("kindrecht", rij.pk), leeftijd=rij.leeftijd
    )  # fmt: skip
    return rij
