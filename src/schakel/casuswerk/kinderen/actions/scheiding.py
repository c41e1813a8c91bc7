"""The mark of a complex divorce, and the help that was asked for it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Aanbod
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.kinderen.actions.bewaren import _pack, _running, _tell
from schakel.casuswerk.kinderen.models import Scheidingsvlag
from schakel.casuswerk.kinderen.rules.aanbod import check_day
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def raise_flag(
    handeling: Handeling, *, casus: Casus, toelichting: str, huishouden: int | None = None, aanbod: Aanbod | None = None
) -> Scheidingsvlag:
    """
    Mark that a complex divorce plays, with the help that is asked for it.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises InvalidInput: if it does not say what the children notice of it
    :raises NotPossible: if it is marked already, or the casus is closed
    """
    _running(handeling, casus.dossier_id)
    if not toelichting.strip():
        raise InvalidInput({"toelichting": [_("Schrijf wat de kinderen van de scheiding merken.")]})
    try:
        with transaction.atomic():
            vlag = Scheidingsvlag.objects.create(
                dossier_id=casus.dossier_id,
                huishouden_id=huishouden,
                inhoud=_pack(handeling, casus.dossier, {"toelichting": toelichting.strip()}),
                sinds=handeling.moment,
                gezet_door_id=handeling.wie or 0,
                aanbod=aanbod,
                gevraagd_op=lokale_datum(handeling.moment) if aanbod else None,
            )
    except IntegrityError as fout:
        raise NotPossible(_("Dit staat er al.")) from fout
    _note(handeling, vlag, "scheiding.complex", met_aanbod=aanbod is not None)
    return vlag


@transaction.atomic
def ask_for_flag(handeling: Handeling, *, vlag: Scheidingsvlag, aanbod: Aanbod) -> Scheidingsvlag:
    """
    Record which help was asked for a complex divorce that was marked without.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotPossible: if help was asked already, or the mark was taken away
    """
    rij = _hold(handeling, vlag)
    if rij.aanbod_id is not None:
        raise NotPossible(_("Er is al hulp voor gevraagd."))
    rij.aanbod, rij.gevraagd_op = aanbod, lokale_datum(handeling.moment)
    rij.save(update_fields=["aanbod", "gevraagd_op"])
    _note(handeling, rij, "scheiding.hulp_gevraagd")
    return rij


@transaction.atomic
def start_for_flag(handeling: Handeling, *, vlag: Scheidingsvlag, op: date) -> Scheidingsvlag:
    """
    Record that the help for a complex divorce began.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises InvalidInput: if the day cannot be
    :raises NotPossible: if no help was asked, it began already, or the mark was taken away
    """
    rij = _hold(handeling, vlag)
    if rij.gevraagd_op is None or rij.gestart_op is not None:
        raise NotPossible(_("Vraag eerst hulp, of deze hulp is al begonnen."))
    check_day(op, vandaag=lokale_datum(handeling.moment), vanaf=rij.gevraagd_op)
    rij.gestart_op = op
    rij.save(update_fields=["gestart_op"])
    _note(handeling, rij, "scheiding.hulp_gestart")
    return rij


@transaction.atomic
def help_flag(handeling: Handeling, *, vlag: Scheidingsvlag, aanbod: Aanbod | None, op: date | None) -> Scheidingsvlag:
    """
    Record the next step of the help for a complex divorce: which was asked, and after that when it began.

    :raises InvalidInput: if the step lacks
    :raises NotPossible: if the mark was taken away, or its help began already
    """
    if vlag.aanbod_id is None:
        if aanbod is None:
            raise InvalidInput({"aanbod": [_("Kies welke hulp u vraagt.")]})
        return ask_for_flag(handeling, vlag=vlag, aanbod=aanbod)
    if op is None:
        raise InvalidInput({"op": [_("Vul in wanneer de hulp begon.")]})
    return start_for_flag(handeling, vlag=vlag, op=op)


@transaction.atomic
def lower_flag(handeling: Handeling, *, vlag: Scheidingsvlag) -> Scheidingsvlag:
    """
    Take the mark away: it plays no longer; that it did, stays.

    :raises NotAllowed: if the matrix does not let the actor record it
    :raises NotPossible: if it was taken away already
    """
    rij = _hold(handeling, vlag)
    rij.gestopt_op = handeling.moment
    rij.save(update_fields=["gestopt_op"])
    _note(handeling, rij, "scheiding.voorbij")
    return rij


def _hold(handeling: Handeling, vlag: Scheidingsvlag) -> Scheidingsvlag:
    _running(handeling, vlag.dossier_id)
    rij = Scheidingsvlag.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=vlag.pk).first()
    if rij is None:
        raise NotFound
    if rij.gestopt_op is not None:
        raise NotPossible(_("Dit speelt niet meer."))
    return rij


def _note(handeling: Handeling, rij: Scheidingsvlag, soort: str, **codes: bool) -> None:
    _tell(handeling, soort, dossier=rij.dossier_id, onderwerp=("scheiding", rij.pk), **codes)
