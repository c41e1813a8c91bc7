"""The deeds on a visit by two organisations: each confirms and takes something along; children seen and spoken."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _hold, _need, _pack
from schakel.casuswerk.bijeenkomsten.models import Bezoekkind, Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, BijeenkomstStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import actions as personen
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def confirm_visit(handeling: Handeling, *, genodigde: Genodigde, meegenomen: str) -> Genodigde:
    """
    Agree with the one record of a visit, and say what the own team takes along from it.

    :raises NotAllowed: if it is the place of another team, or the matrix does not let the actor record
    :raises InvalidInput: if nothing is taken along: then one writes that
    :raises NotPossible: if it was not held yet, is no visit, or the team confirmed already
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=genodigde.dossier_id)
    permissions.check_own_confirmation(handeling, genodigde=genodigde)
    bezoek = _held_visit(handeling, genodigde.bijeenkomst)
    rij = Genodigde.objects.visible_to(handeling).filter(pk=genodigde.pk).select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.bevestigd_op is not None:
        raise NotPossible(_("Uw team heeft dit verslag al bevestigd."))
    rij.meegenomen = _pack(handeling, bezoek.dossier, {"tekst": _need("meegenomen", meegenomen)})
    rij.bevestigd_op, rij.bevestigd_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["meegenomen", "bevestigd_op", "bevestigd_door"])
    dossiers.note(
        handeling,
        "bezoek.bevestigd",
        dossier=bezoek.dossier_id,
        onderwerp=("genodigde", rij.pk),
        codes={"team": rij.team_id or 0},
    )
    return rij


@transaction.atomic
def record_kind_at(
    handeling: Handeling,
    *,
    bijeenkomst: Bijeenkomst,
    persoon: int,
    gezien: bool,
    gesproken: bool,
    reden_niet: str = "",
    hulpmiddel: str = "",
) -> Bezoekkind:
    """
    Record that a child was seen or spoken at a meeting, by the deed that does so everywhere, and link the two.

    :raises NotAllowed: if the matrix does not let the actor record it of a child
    :raises NotFound: if the child does not stand in the casus
    :raises InvalidInput: if it says nothing
    :raises NotPossible: if the meeting was not held yet
    """
    rij = _hold(handeling, bijeenkomst)
    if rij.gehouden_op is None:
        raise NotPossible(_("Leg eerst vast dat u er bent geweest, en wie er was."))
    contact = personen.record_kindcontact(
        handeling,
        dossier=rij.dossier_id,
        persoon=persoon,
        gezien=gezien,
        gesproken=gesproken,
        op=rij.gehouden_op,
        door=handeling.wie or 0,
        reden_niet=reden_niet,
        hulpmiddel=hulpmiddel,
    )
    return Bezoekkind.objects.create(dossier_id=rij.dossier_id, bijeenkomst=rij, contact=contact)


def _held_visit(handeling: Handeling, bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    rij = _hold(handeling, bijeenkomst)
    if rij.soort != Bijeenkomstsoort.BEZOEK or rij.status != BijeenkomstStatus.GEHOUDEN:
        raise NotPossible(_("Bevestigen kan als het gezamenlijke bezoek is geweest."))
    return rij
