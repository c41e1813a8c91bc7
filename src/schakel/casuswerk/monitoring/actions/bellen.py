"""The light moments of the team that answers, the bell between both teams, and the alarm of a new melding."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as zicht
from schakel.casuswerk.monitoring import permissions, queries, rules
from schakel.casuswerk.monitoring.actions.controles import _freeze, _hold, _keep, _locked, _plan_extra, _said
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment
from schakel.casuswerk.monitoring.rules import (
    LICHT,
    NIEUWE_MELDING,
    Controlebron,
    ControleStatus,
    Lijnoordeel,
    Lijnvraag,
    Netwerkstand,
    Netwerkvraag,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervolg,
)
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def record_light(
    handeling: Handeling,
    *,
    controlemoment: Controlemoment,
    per_persoon: Mapping[int | None, Veiligheid],
    woorden: str,
    bel: bool = False,
    na_maanden: int = 0,
    netwerk: Sequence[Netwerkvraag] = (),
    lijnen: Sequence[Lijnvraag] = (),
) -> Controlemoment:
    """
    Record a light moment: one question about each of the household, each bottom line and the network.

    Who is not safe, or a line that was crossed, lets the bell ring at Veilig Thuis.

    Where it is not clear, or nobody was reached, the bell rings or it is asked again after `na_maanden`.

    :raises NotAllowed: if the actor's team does not answer for this household
    :raises InvalidInput: if nothing is said, unsafety or doubt leads to nothing, or a change has no word
    :raises NotPossible: if it is no light moment, or was done already
    """
    permissions.check_can_ask_lightly(handeling, dossier=controlemoment.dossier_id)
    rij = _hold(handeling, controlemoment)
    if rij.soort != LICHT:
        raise NotPossible(_("Dit moment is van Veilig Thuis."))
    rules.check_control_transition(ControleStatus(rij.status), ControleStatus.GEDAAN)
    veiligheid = rules.worst(per_persoon.values())
    rules.check_netwerk(netwerk)
    rules.check_lijnen(lijnen)
    rules.check_light(veiligheid, woorden=woorden, bel=bel, na_maanden=na_maanden, lijnen=lijnen)
    gezegd = [
        Uitkomst(None, Controlebron.GEZIN, veiligheid, "", woorden.strip()),
        *(Uitkomst(wie, Controlebron.GEZIN, oordeel) for wie, oordeel in per_persoon.items() if wie),
    ]
    rij.status, rij.gedaan_op, rij.gedaan_door_id = ControleStatus.GEDAAN.value, handeling.moment, handeling.wie
    rij.nieuwe_zorgen = rules.is_unsafe(gezegd, lijnen)
    rij.vervolg = (Vervolg.BEL if bel else Vervolg.EXTRA_MOMENT if na_maanden else Vervolg.GEEN).value
    rij.verslag = _freeze(handeling, rij, _said(gezegd, Stap(), "", netwerk, lijnen))
    rij.save()
    _keep(rij, gezegd)
    _note_light(handeling, rij, netwerk, lijnen)
    if bel:
        ring_bell(handeling, dossier=rij.dossier_id, tekst=woorden)
    if na_maanden:
        _plan_extra(handeling, rij, maanden=na_maanden)
    return rij


def _note_light(
    handeling: Handeling, rij: Controlemoment, netwerk: Sequence[Netwerkvraag], lijnen: Sequence[Lijnvraag]
) -> None:
    dossiers.note(
        handeling,
        "monitoring.uitgevoerd",
        dossier=rij.dossier_id,
        onderwerp=("controlemoment", rij.pk),
        codes={
            "sjabloon": rij.sjabloon,
            "nieuwe_zorgen": bool(rij.nieuwe_zorgen),
            "vervolg": rij.vervolg,
            "netwerk": len(netwerk),
            "netwerk_weg": sum(een.stand is Netwerkstand.WEG for een in netwerk),
            "lijnen": len(lijnen),
            "lijnen_geschonden": sum(een.oordeel is Lijnoordeel.GESCHONDEN for een in lijnen),
        },
    )


@transaction.atomic
def ring_bell(handeling: Handeling, *, dossier: int, tekst: str) -> Belsignaal:
    """
    Ring the bell: Veilig Thuis at the team that answers, that team at Veilig Thuis; the other gets a task.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if nothing is said
    :raises NotPossible: if there is no other team that follows it
    """
    permissions.check_can_ring(handeling, dossier=dossier)
    if not tekst.strip():
        raise InvalidInput({"tekst": [_("Schrijf wat u ziet of hoort.")]})
    ander = queries.other_team(handeling, dossier=dossier)
    if ander is None or handeling.team is None:
        raise NotPossible(_("Er is geen ander team dat dit gezin volgt."))
    bel = Belsignaal.objects.create(
        dossier_id=dossier,
        van_team_id=handeling.team,
        aan_team_id=ander,
        gebeld_op=handeling.moment,
        gebeld_door_id=handeling.wie,
        inhoud=_locked(handeling, dossier, {"tekst": tekst.strip()}),
    )
    dossiers.note(
        handeling,
        "monitoring.gebeld",
        dossier=dossier,
        onderwerp=("belsignaal", bel.pk),
        teams={"ontvanger": ander},
    )
    return bel


@transaction.atomic
def answer_bell(handeling: Handeling, *, belsignaal: Belsignaal, tekst: str) -> Belsignaal:
    """
    Answer the bell: what the team that was rung did or does; its clock ends.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if nothing is said
    :raises NotPossible: if it rang at another team, or was answered
    """
    permissions.check_can_ring(handeling, dossier=belsignaal.dossier_id)
    rijen = Belsignaal.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=belsignaal.pk).first()
    if rij is None:
        raise NotFound
    if rij.beantwoord_op is not None or not queries.is_for_us(handeling, belsignaal=rij):
        raise NotPossible(_("Hier is voor u niets meer te doen."))
    if not tekst.strip():
        raise InvalidInput({"antwoord": [_("Schrijf wat u deed of gaat doen.")]})
    rij.beantwoord_op, rij.beantwoord_door_id = handeling.moment, handeling.wie
    rij.antwoord = _locked(handeling, rij.dossier_id, {"tekst": tekst.strip()})
    rij.save(update_fields=["beantwoord_op", "beantwoord_door", "antwoord"])
    dossiers.note(handeling, "monitoring.bel_beantwoord", dossier=rij.dossier_id, onderwerp=("belsignaal", rij.pk))
    return rij


@transaction.atomic
def readdress_bells(handeling: Handeling, *, dossier: int) -> int:
    """
    Let bells that rang at who answered before, ring on at who answers now; return how many there were.

    Heard from `verantwoordelijkheid.overgegaan`; bears a repeat. Those that rang at Veilig Thuis stay there.
    """
    antwoord = zicht.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    if antwoord is None:
        return 0
    volgt = queries.watching_team(handeling, dossier=dossier)
    open_ = Belsignaal.objects.filter(dossier_id=dossier, beantwoord_op=None).select_for_update(of=("self",))
    rijen = list(open_.exclude(aan_team_id=antwoord.team).exclude(aan_team_id=volgt or 0))
    for rij in rijen:
        # Whoever rang, and answers now, gets the task too; the row goes on to say at whom it rang.
        if rij.van_team_id != antwoord.team:
            rij.aan_team_id = antwoord.team
            rij.save(update_fields=["aan_team"])
        termijnen.give_to(handeling, dossier=dossier, onderwerp=("belsignaal", rij.pk), team=antwoord.team)
    return len(rijen)


@transaction.atomic
def raise_alarm(handeling: Handeling, *, dossier: int, melding: int) -> Controlemoment | None:
    """
    Let whoever follows a household look at once: a new melding landed while moments lay ahead; bears a repeat.

    Heard when a melding comes in about people who are followed, when somebody is recognised in it, and when it lands
    in the casus: once. The actor must see the dossier. Where nobody follows, nothing happens.
    """
    # Also where only named colleagues see the dossier: the worker sees the moments of all.
    rijen = Controlemoment.objects.filter(dossier_id=dossier, status=ControleStatus.GEPLAND.value).exclude(soort=LICHT)
    volgt = rijen.order_by("gepland_op", "id").first()
    sjabloon = f"{NIEUWE_MELDING}-{melding}"
    if volgt is None or Controlemoment.objects.filter(overdracht_id=volgt.overdracht_id, sjabloon=sjabloon).exists():
        return None
    rij = Controlemoment.objects.create(
        dossier_id=dossier,
        overdracht_id=volgt.overdracht_id,
        sjabloon=sjabloon,
        soort=volgt.soort,
        team_id=volgt.team_id,
        gepland_op=lokale_datum(handeling.moment),
        status=ControleStatus.GEPLAND.value,
    )
    dossiers.note(
        handeling,
        "monitoring.alarm",
        dossier=dossier,
        onderwerp=("controlemoment", rij.pk),
        codes={"melding": melding},
        teams={"zender": rij.team_id},
    )
    return rij
