"""How does a receiver without an account take part?  The sender records who confirmed what, a second person checks."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten import permissions, queries, rules
from schakel.casuswerk.overdrachten.actions.beslissen import _mark_received
from schakel.casuswerk.overdrachten.actions.stap import _lock, _take_step, _too_late
from schakel.casuswerk.overdrachten.actions.starten import _mark_contact, _mark_started
from schakel.casuswerk.overdrachten.models import Buitenbevestiging, Overdracht
from schakel.casuswerk.overdrachten.rules import BUITEN_TE_BEVESTIGEN, Kanaal, OverdrachtStatus, Overnamevorm
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def confirm_on_behalf(
    handeling: Handeling,
    *,
    overdracht: Overdracht,
    stap: str,
    wie: str,
    op: datetime,
    kanaal: str,
    gegevens: Mapping[str, str] | None = None,
) -> Buitenbevestiging:
    """
    Record that a receiver outside the system confirmed a step: who there, when, by which channel.

    Nothing moves until a second person of the sender has checked it. `gegevens` holds what the step asks:
    "regisseur", "met_wie", "veiligheidsafspraak", "vorm".

    :raises NotAllowed: if the actor is not the sender
    :raises InvalidInput: if who, when or channel lacks, or what the step asks
    :raises NotPossible: if the receiver has accounts of its own, another confirmation waits, or the step does not fit
    """
    rij = _lock(handeling, overdracht)
    permissions.check_sender(handeling, rij, "buiten_systeem_bevestigen")
    if rij.ontvanger_team.aangesloten:
        raise NotPossible(_("Dit team heeft zelf toegang en bevestigt zelf."))
    _check(handeling, stap=stap, wie=wie, op=op, kanaal=kanaal)
    _check_fits(handeling, rij, OverdrachtStatus(stap), gegevens or {})
    try:
        with transaction.atomic():
            return Buitenbevestiging.objects.create(
                dossier_id=rij.dossier_id,
                overdracht=rij,
                stap=stap,
                wie_bij_ontvanger=wie.strip(),
                bevestigd_op=op,
                kanaal=kanaal,
                gegevens=dict(gegevens or {}),
                vastgelegd_door_id=handeling.wie or rij.zender_id,
                vastgelegd_op=handeling.moment,
            )
    except IntegrityError as fout:
        raise NotPossible(_("Er wacht nog een bevestiging op controle.")) from fout


def _check(handeling: Handeling, *, stap: str, wie: str, op: datetime, kanaal: str) -> None:
    fouten: dict[str, list[str]] = {}
    if stap not in BUITEN_TE_BEVESTIGEN:
        fouten["stap"] = [_("Kies wat er is bevestigd.")]
    if not wie.strip():
        fouten["wie"] = [_("Schrijf wie het bevestigde.")]
    if op > handeling.moment:
        fouten["op"] = [_("Dit moment ligt in de toekomst.")]
    if kanaal not in list(Kanaal):
        fouten["kanaal"] = [_("Kies hoe het is bevestigd.")]
    if fouten:
        raise InvalidInput(fouten)


def _check_fits(handeling: Handeling, rij: Overdracht, stap: OverdrachtStatus, gegevens: Mapping[str, str]) -> None:
    """Refuse here what would only fail at the colleague who checks it."""
    rules.check_outside_step(OverdrachtStatus(rij.status), stap, queries.step_facts(handeling, overdracht=rij))
    gevraagd = {
        OverdrachtStatus.EERSTE_CONTACT: ("met_wie", _("Schrijf met wie het contact was.")),
        OverdrachtStatus.GESTART: ("veiligheidsafspraak", _("Schrijf welke veiligheidsafspraak vanaf nu geldt.")),
        OverdrachtStatus.REGIE_OVERGENOMEN: ("regisseur", _("Schrijf wie de regisseur is.")),
    }
    veld, fout = gevraagd.get(stap, ("", ""))
    bekend = rij.regisseur_naam if veld == "regisseur" else ""
    if veld and not (gegevens.get(veld, "").strip() or bekend):
        raise InvalidInput({veld: [fout]})


@transaction.atomic
def check_confirmation(handeling: Handeling, *, bevestiging: Buitenbevestiging) -> Overdracht:
    """
    Check as a second person of the sender what a colleague recorded; then the step is taken.

    :raises NotAllowed: if the actor is not of the sender, or recorded it
    :raises NotPossible: if it was checked already, or the step does not fit
    """
    rij, open_ = _as_second_person(handeling, bevestiging)
    open_.save(update_fields=["gecontroleerd_door", "gecontroleerd_op"])
    _STAPPEN[OverdrachtStatus(open_.stap)](handeling, rij, open_)
    return rij


def _as_second_person(handeling: Handeling, bevestiging: Buitenbevestiging) -> tuple[Overdracht, Buitenbevestiging]:
    rij = _lock(handeling, bevestiging.overdracht)
    permissions.check_sender(handeling, rij, "buiten_systeem_bevestigen")
    open_ = Buitenbevestiging.objects.visible_to(handeling).select_for_update(of=("self",)).get(pk=bevestiging.pk)
    if open_.gecontroleerd_op is not None:
        raise _too_late(handeling, rij, _("Deze bevestiging is al nagekeken."))
    if handeling.wie is None or open_.vastgelegd_door_id == handeling.wie:
        raise NotAllowed(_("Een collega controleert dit, niet wie het vastlegde."))
    open_.gecontroleerd_door_id, open_.gecontroleerd_op = handeling.wie, handeling.moment
    return rij, open_


@transaction.atomic
def reject_confirmation(handeling: Handeling, *, bevestiging: Buitenbevestiging, reden: str) -> Overdracht:
    """
    Say as a second person that what a colleague recorded is not so; no step is taken, and it can be recorded anew.

    :raises NotAllowed: if the actor is not of the sender, or recorded it
    :raises InvalidInput: if it is not said what is wrong
    :raises NotPossible: if it was checked already
    """
    rij, open_ = _as_second_person(handeling, bevestiging)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf wat er niet klopt.")]})
    open_.klopt, open_.afwijsreden = False, reden.strip()
    open_.save(update_fields=["gecontroleerd_door", "gecontroleerd_op", "klopt", "afwijsreden"])
    return rij


def _receive(handeling: Handeling, rij: Overdracht, open_: Buitenbevestiging) -> None:
    _mark_received(handeling, rij)


def _accept(handeling: Handeling, rij: Overdracht, open_: Buitenbevestiging) -> None:
    rij.besloten_op = open_.bevestigd_op
    rij.regisseur_naam = str(open_.gegevens.get("regisseur", ""))
    if rij.status == OverdrachtStatus.AANGEBODEN:
        _mark_received(handeling, rij)
    _take_step(handeling, rij, OverdrachtStatus.GEACCEPTEERD)


def _regie(handeling: Handeling, rij: Overdracht, open_: Buitenbevestiging) -> None:
    rij.regisseur_naam = str(open_.gegevens.get("regisseur", "")) or rij.regisseur_naam
    _take_step(handeling, rij, OverdrachtStatus.REGIE_OVERGENOMEN)


def _contact(handeling: Handeling, rij: Overdracht, open_: Buitenbevestiging) -> None:
    _mark_contact(handeling, rij, op=open_.bevestigd_op, door=None, met_wie=str(open_.gegevens.get("met_wie", "")))


def _start(handeling: Handeling, rij: Overdracht, open_: Buitenbevestiging) -> None:
    _mark_started(
        handeling,
        rij,
        veiligheidsafspraak=str(open_.gegevens.get("veiligheidsafspraak", "")),
        vorm=str(open_.gegevens.get("vorm", Overnamevorm.OVERGENOMEN.value)),
    )


_STAPPEN: Mapping[OverdrachtStatus, Callable[[Handeling, Overdracht, Buitenbevestiging], None]] = {
    OverdrachtStatus.ONTVANGEN: _receive,
    OverdrachtStatus.GEACCEPTEERD: _accept,
    OverdrachtStatus.REGIE_OVERGENOMEN: _regie,
    OverdrachtStatus.EERSTE_CONTACT: _contact,
    OverdrachtStatus.GESTART: _start,
}
