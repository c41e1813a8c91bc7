"""How is any step of a handover taken?  Lock the row, check the table, write row, history and event together."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.overdrachten import queries, rules
from schakel.casuswerk.overdrachten.models import Overdracht, Overdrachtsregel
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal

Code = str | int | bool

ONDERWERP = "overdracht"


def _lock(handeling: Handeling, overdracht: Overdracht) -> Overdracht:
    """Return the handover as it stands now; whoever comes second waits, and then finds the new state."""
    rij = (
        Overdracht.objects.visible_to(handeling)
        .select_for_update(of=("self",))
        .select_related("zender_team", "ontvanger_team")
        .filter(pk=overdracht.pk)
        .first()
    )
    if rij is None:
        raise NotFound
    return rij


def _take_step(
    handeling: Handeling,
    rij: Overdracht,
    naar: OverdrachtStatus,
    *,
    codes: Mapping[str, Code] | None = None,
    door_beoordelaar: bool = False,
) -> None:
    """Move to the next state and remember who did it; the clocks of the agreement follow from the event."""
    van = OverdrachtStatus(rij.status)
    _check_now(handeling, rij, naar, door_beoordelaar=door_beoordelaar)
    if van is OverdrachtStatus.GEESCALEERD and naar is not van:
        rij.hervat_bij = ""
    rij.status = naar.value
    _write(handeling, rij, naar.value.lower(), van=van, codes=codes)


def _check_now(
    handeling: Handeling, rij: Overdracht, naar: OverdrachtStatus, *, door_beoordelaar: bool = False
) -> None:
    """
    Check that the step fits the state, before anything else is asked of whoever takes it.

    :raises NotPossible: saying which step comes first, or who was there before and how it stands now
    """
    van = OverdrachtStatus(rij.status)
    try:
        rules.check_step(van, naar, queries.step_facts(handeling, overdracht=rij, door_beoordelaar=door_beoordelaar))
    except NotPossible as fout:
        if naar not in rules.ALLOWED_TRANSITIONS[van] and not rules.lies_ahead(van, naar):
            raise _too_late(handeling, rij) from fout
        stand = _("De overdracht is nu %(stand)s.") % {"stand": rules.STATUSNAMEN[van]}
        raise NotPossible(f"{_('Dit kan nog niet.')} {fout.tekst} {stand}") from fout


def _too_late(handeling: Handeling, rij: Overdracht, tekst: str = "") -> NotPossible:
    """Return the refusal for whoever comes second: who was first, since when, and how it stands now."""
    laatste = queries.last_step(handeling, overdracht=rij.pk)
    stand = rules.STATUSNAMEN[OverdrachtStatus(rij.status)]
    if laatste is None:
        return NotPossible(tekst or _("De overdracht is nu %(stand)s.") % {"stand": stand})
    zin = _("%(wie)s. Sinds %(moment)s is deze overdracht %(stand)s.") % {
        "wie": _who_was_first(handeling, laatste),
        "moment": taal.tijdstip(laatste.moment),
        "stand": stand,
    }
    return NotPossible(f"{tekst} {zin}".strip())


def _who_was_first(handeling: Handeling, laatste: Overdrachtsregel) -> str:
    if laatste.wie == handeling.wie:
        return _("U deed dit zelf al")
    if laatste.team_id == handeling.team:
        return _("Een collega van uw team was u voor")
    return _("%(team)s was u voor") % {"team": laatste.team.naam}


def _write(
    handeling: Handeling,
    rij: Overdracht,
    gebeurtenis: str,
    *,
    van: OverdrachtStatus | None = None,
    codes: Mapping[str, Code] | None = None,
) -> None:
    """Save the row with its history and its event."""
    rij.gewijzigd_op = handeling.moment
    rij.save()
    extra = dict(codes or {})
    Overdrachtsregel.objects.create(
        dossier_id=rij.dossier_id,
        overdracht=rij,
        van=(van or OverdrachtStatus(rij.status)).value,
        naar=rij.status,
        moment=handeling.moment,
        wie=handeling.wie,
        team_id=handeling.team or rij.zender_team_id,
        codes={"gebeurtenis": gebeurtenis, **extra},
    )
    _note(handeling, rij, gebeurtenis, codes=extra)


def _note(handeling: Handeling, rij: Overdracht, gebeurtenis: str, *, codes: Mapping[str, Code] | None = None) -> None:
    """Note what happened; the clocks of a receiver outside the system are the named sender's."""
    klok = rij.ontvanger_team_id if rij.ontvanger_team.aangesloten else rij.zender_team_id
    dossiers.note(
        handeling,
        f"overdracht.{gebeurtenis}",
        dossier=rij.dossier_id,
        onderwerp=(ONDERWERP, rij.pk),
        codes={
            "zender": rij.zender_team_id,
            "ontvanger": rij.ontvanger_team_id,
            "is_hoofd": rij.is_hoofd,
            "acuut": rij.acuut,
            **(codes or {}),
        },
        teams={"ontvanger": klok, "zender": rij.zender_team_id},
    )


def _let_reviewer_in(handeling: Handeling, rij: Overdracht) -> None:
    """Let the team of the named reviewer see and judge this one handover."""
    if rij.beoordelaar_team_id and rij.beoordelaar_team_id != rij.zender_team_id:
        dossiers.invite_team(
            handeling, dossier=rij.dossier_id, team=rij.beoordelaar_team_id, onderwerp=(ONDERWERP, rij.pk)
        )


def _readers_on(rij: Overdracht) -> list[int]:
    """Return the team that judged from outside: a colleague may be judging the same one, and reads how it ended."""
    buiten = rij.beoordelaar_team_id not in (None, rij.zender_team_id, rij.ontvanger_team_id)
    return [rij.beoordelaar_team_id] if buiten and rij.beoordelaar_team_id else []
