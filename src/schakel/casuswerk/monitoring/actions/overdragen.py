"""A household moves to another region: following goes on until the other Veilig Thuis said that it follows."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.monitoring import permissions, queries, rules
from schakel.casuswerk.monitoring.actions.controles import _lapse, _locked, _take_back
from schakel.casuswerk.monitoring.models import Controlemoment, Volgoverdracht
from schakel.casuswerk.monitoring.rules import LICHT, Bevestiging, ControleStatus
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def hand_over_following(handeling: Handeling, *, dossier: int, naar: str, waarom: str) -> Volgoverdracht:
    """
    Say that another Veilig Thuis will follow this household; until it confirmed, every moment stays with this one.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if it does not say which, and why
    :raises NotPossible: if nothing lies ahead, or it was said already
    """
    permissions.check_can_record(handeling, dossier=dossier)
    fouten = {}
    if not naar.strip():
        fouten["naar"] = [_("Schrijf welk Veilig Thuis het gezin gaat volgen.")]
    if not waarom.strip():
        fouten["waarom"] = [_("Schrijf waarom, bijvoorbeeld: sinds wanneer het gezin daar woont.")]
    if fouten:
        raise InvalidInput(fouten)
    volgt = queries.next_of_vt(handeling, dossier=dossier)
    if volgt is None or handeling.wie is None:
        raise NotPossible(_("Er staat geen moment meer gepland. Er is niets over te dragen."))
    try:
        with transaction.atomic():
            rij = Volgoverdracht.objects.create(
                dossier_id=dossier,
                team_id=volgt.team_id,
                gevraagd_op=handeling.moment,
                gevraagd_door_id=handeling.wie,
                inhoud=_locked(handeling, dossier, {"naar": naar.strip(), "waarom": waarom.strip()}),
            )
    except IntegrityError as fout:
        raise NotPossible(_("Er wacht al een overdracht van het volgen.")) from fout
    dossiers.note(
        handeling,
        "monitoring.overdracht_gevraagd",
        dossier=dossier,
        onderwerp=("volgoverdracht", rij.pk),
        teams={"zender": volgt.team_id},
    )
    return rij


@transaction.atomic
def withdraw_following(handeling: Handeling, *, volgoverdracht: Volgoverdracht, reden: str) -> Volgoverdracht:
    """
    Say that following stays here after all: the household came back, or another region was meant; its clock lapses.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if the other confirmed already, or it was taken back before
    """
    permissions.check_can_record(handeling, dossier=volgoverdracht.dossier_id)
    rijen = Volgoverdracht.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=volgoverdracht.pk).first()
    if rij is None:
        raise NotFound
    _check_waits(rij)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf waarom het volgen hier blijft.")]})
    _take_back(handeling, rij, reden)
    return rij


def _check_waits(rij: Volgoverdracht) -> None:
    if rij.bevestigd_op is not None:
        raise NotPossible(_("Dit is al bevestigd."))
    if rij.ingetrokken_op is not None:
        raise NotPossible(_("Deze overdracht is al teruggenomen."))


@transaction.atomic
def confirm_following(
    handeling: Handeling, *, volgoverdracht: Volgoverdracht, bevestiging: Bevestiging
) -> Volgoverdracht:
    """
    Record who of the other Veilig Thuis said that it follows this household from now on; what lay ahead lapses here.

    A colleague of who asked records it: one person alone cannot let following end.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if it does not say who confirmed, how, and when they ask for the first time
    :raises NotPossible: if it was confirmed already, or the actor is who asked
    """
    permissions.check_can_record(handeling, dossier=volgoverdracht.dossier_id)
    rijen = Volgoverdracht.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=volgoverdracht.pk).first()
    if rij is None:
        raise NotFound
    _check_waits(rij)
    if rij.gevraagd_door_id == handeling.wie:
        raise NotPossible(_("U droeg dit zelf over. Laat een collega de bevestiging vastleggen."))
    rules.check_bevestiging(bevestiging)
    rij.bevestigd_op, rij.bevestigd_door_id = handeling.moment, handeling.wie
    rij.bevestiging = _locked(handeling, rij.dossier_id, bevestiging.as_json())
    rij.save(update_fields=["bevestigd_op", "bevestigd_door", "bevestiging"])
    later = Controlemoment.objects.visible_to(handeling).filter(
        dossier_id=rij.dossier_id, status=ControleStatus.GEPLAND.value
    )
    for een in later.exclude(soort=LICHT).select_for_update(of=("self",)):
        _lapse(handeling, een, _("Het gezin is verhuisd. Veilig Thuis van die regio volgt het nu."))
    dossiers.note(handeling, "monitoring.overgedragen", dossier=rij.dossier_id, onderwerp=("volgoverdracht", rij.pk))
    return rij
