"""Moments of control: planned, recorded with what follows, followed up, or lapsed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen import queries as casuszicht
from schakel.casuswerk.casussen.rules import Heropenreden
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import Acuut, Kanaal, Meldingbericht
from schakel.casuswerk.monitoring import permissions, queries, rules
from schakel.casuswerk.monitoring.models import Controlemoment, Controleuitkomst, Volgoverdracht
from schakel.casuswerk.monitoring.rules import (
    ControleStatus,
    Lijnoordeel,
    Lijnvraag,
    Netwerkstand,
    Netwerkvraag,
    Stap,
    Uitkomst,
    Vervalreden,
    Vervolg,
)
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# What was found unsafe stands at least here in every list (0 to 3).
GEVAAR_BIJ_ONVEILIG = 2


@transaction.atomic
def plan_checks(
    handeling: Handeling, *, dossier: int, overdracht: int, team: int, gestart_op: datetime, licht: bool = False
) -> list[Controlemoment]:
    """
    Plan the moments of the region's template after a start, for the team that handed over; bears a repeat.

    `licht` plans those of the team that answers from now on: its own, short, beside the others.

    Heard from `overdracht.gestart`; the actor must see the dossier.
    """
    dag = lokale_datum(gestart_op)
    sjabloon = queries.template_of(handeling, dossier=dossier, dag=dag, licht=licht)
    maanden = {str(moment["code"]): int(str(moment["maanden"])) for moment in sjabloon}
    gepland = set(Controlemoment.objects.filter(overdracht_id=overdracht).values_list("sjabloon", flat=True))
    rijen = [
        Controlemoment(
            dossier_id=dossier,
            overdracht_id=overdracht,
            sjabloon=str(moment["code"]),
            soort=str(moment.get("soort", "telefoon")),
            team_id=team,
            gepland_op=rules.add_months(dag, maanden[str(moment["code"])]),
            status=ControleStatus.GEPLAND.value,
        )
        for moment in sjabloon
        if str(moment["code"]) not in gepland
    ]
    if licht:
        _relieve(handeling, dossier=dossier, overdracht=overdracht)
    Controlemoment.objects.bulk_create(rijen)
    for rij in rijen:
        _note_planned(handeling, rij, maanden=maanden[rij.sjabloon], vanaf=gestart_op)
    return rijen


@transaction.atomic
def end_light(handeling: Handeling, *, dossier: int) -> None:
    """
    Let the light moments of a closed casus lapse: no team answers any more. Those of Veilig Thuis go on.

    Heard from `casus.gesloten`; bears a repeat.
    """
    _relieve(handeling, dossier=dossier, overdracht=0)


def _relieve(handeling: Handeling, *, dossier: int, overdracht: int) -> None:
    """Another team answers from now on: the light moments of the one before lapse, its own begin."""
    rijen = Controlemoment.objects.filter(dossier_id=dossier, soort=rules.LICHT, status=ControleStatus.GEPLAND.value)
    for rij in rijen.exclude(overdracht_id=overdracht).select_for_update():
        rij.status = ControleStatus.VERVALLEN.value
        rij.save(update_fields=["status"])
        _note_lapsed(handeling, rij)


def _note_planned(handeling: Handeling, rij: Controlemoment, *, maanden: int, vanaf: datetime) -> None:
    dossiers.note(
        handeling,
        "monitoring.gepland",
        dossier=rij.dossier_id,
        onderwerp=("controlemoment", rij.pk),
        gebeurd_op=vanaf,
        codes={"sjabloon": rij.sjabloon, "moment": maanden, "op": rij.gepland_op.isoformat()},
        teams={"zender": rij.team_id},
    )


@transaction.atomic
def record_check(
    handeling: Handeling,
    *,
    controlemoment: Controlemoment,
    uitkomsten: Sequence[Uitkomst],
    stap: Stap | None = None,
    toelichting: str = "",
    netwerk: Sequence[Netwerkvraag] = (),
    lijnen: Sequence[Lijnvraag] = (),
) -> Controlemoment:
    """
    Record what the household and others say about the safety of each person, and what follows from it.

    Who is not safe gets a new melding, or a term of the team that answers: a control never ends in silence.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if only one source was asked, unsafety leads to nothing, or a change has no word
    :raises NotPossible: if it was done already
    """
    permissions.check_can_record(handeling, dossier=controlemoment.dossier_id)
    rij, gekozen = _hold(handeling, controlemoment), stap or Stap()
    if rij.soort == rules.LICHT:
        raise NotPossible(_("Dit moment is van het team dat verantwoordelijk is."))
    rules.check_control_transition(ControleStatus(rij.status), ControleStatus.GEDAAN)
    rules.check_uitkomsten(uitkomsten)
    rules.check_netwerk(netwerk)
    rules.check_lijnen(lijnen)
    nog_gepland = queries.has_later_check(handeling, controlemoment=rij)
    rules.check_stap(uitkomsten, gekozen, nog_gepland=nog_gepland, lijnen=lijnen)
    rij.status, rij.gedaan_op, rij.gedaan_door_id = ControleStatus.GEDAAN.value, handeling.moment, handeling.wie
    rij.nieuwe_zorgen = rules.is_unsafe(uitkomsten, lijnen)
    rij.vervolg = gekozen.vervolg.value
    rij.verslag = _freeze(handeling, rij, _said(uitkomsten, gekozen, toelichting, netwerk, lijnen))
    if gekozen.vervolg is Vervolg.MELDING:
        _report(handeling, rij, uitkomsten, gekozen, toelichting)
    rij.save()
    _keep(rij, uitkomsten)
    dossiers.note(
        handeling,
        "monitoring.uitgevoerd",
        dossier=rij.dossier_id,
        onderwerp=("controlemoment", rij.pk),
        codes=_codes(rij, uitkomsten, netwerk, lijnen),
    )
    _follow(handeling, rij, gekozen)
    return rij


def _codes(
    rij: Controlemoment,
    uitkomsten: Sequence[Uitkomst],
    netwerk: Sequence[Netwerkvraag],
    lijnen: Sequence[Lijnvraag],
) -> dict[str, str | int | bool]:
    return {
        "sjabloon": rij.sjabloon,
        "nieuwe_zorgen": bool(rij.nieuwe_zorgen),
        "onduidelijk": rules.is_unclear(uitkomsten, lijnen),
        "vervolg": rij.vervolg,
        "netwerk": len(netwerk),
        "netwerk_weg": sum(een.stand is Netwerkstand.WEG for een in netwerk),
        "lijnen": len(lijnen),
        "lijnen_geschonden": sum(een.oordeel is Lijnoordeel.GESCHONDEN for een in lijnen),
    }


def _follow(handeling: Handeling, rij: Controlemoment, stap: Stap) -> None:
    """Let happen what was chosen: ask again, let the team act, open the casus again, or stop following."""
    if stap.vervolg is Vervolg.EXTRA_MOMENT:
        _plan_extra(handeling, rij, maanden=stap.na_maanden)
    if stap.vervolg is Vervolg.TERMIJN:
        _ask_to_act(handeling, rij)
    if stap.vervolg is Vervolg.HEROPENEN:
        casus = casuszicht.casus_of_dossier(handeling, dossier=rij.dossier_id)
        reden = Heropenreden.ONVEILIG_BIJ_CONTROLE.value
        casussen.reopen_casus(handeling, casus=casus, reden=reden, toelichting=stap.actie)
    if stap.vervolg is Vervolg.SLUITEN:
        _stop_following(handeling, rij)


def _stop_following(handeling: Handeling, rij: Controlemoment) -> None:
    """Everybody says that it is safe: what still lay ahead of this handover lapses, each by name."""
    later = Controlemoment.objects.visible_to(handeling).select_for_update(of=("self",))
    for een in later.filter(overdracht_id=rij.overdracht_id, status=ControleStatus.GEPLAND.value):
        _lapse(handeling, een, _("Iedereen zegt dat het veilig is. Het volgen is gestopt."))
    wachtend = Volgoverdracht.objects.visible_to(handeling).select_for_update(of=("self",))
    for rest in wachtend.filter(dossier_id=rij.dossier_id, bevestigd_op=None, ingetrokken_op=None):
        _take_back(handeling, rest, _("Iedereen zegt dat het veilig is. Het volgen is gestopt."))
    dossiers.note(handeling, "monitoring.gesloten", dossier=rij.dossier_id, onderwerp=("controlemoment", rij.pk))


def _take_back(handeling: Handeling, rij: Volgoverdracht, reden: str) -> None:
    """Let a handover of following that waits end: there is nothing to confirm any more."""
    rij.ingetrokken_op, rij.ingetrokken_door_id = handeling.moment, handeling.wie
    rij.intrekking = _locked(handeling, rij.dossier_id, {"reden": reden.strip()})
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_door", "intrekking"])
    onderwerp = ("volgoverdracht", rij.pk)
    dossiers.note(handeling, "monitoring.overdracht_teruggenomen", dossier=rij.dossier_id, onderwerp=onderwerp)


def _said(
    uitkomsten: Sequence[Uitkomst],
    stap: Stap,
    toelichting: str,
    netwerk: Sequence[Netwerkvraag],
    lijnen: Sequence[Lijnvraag] = (),
) -> dict[str, object]:
    return {
        "lijnen": [
            {"lijn": een.lijn, "tekst": een.tekst, "oordeel": een.oordeel.value, "woorden": een.woorden.strip()}
            for een in lijnen
        ],
        "gezegd": [{"persoon": u.persoon, "bron": u.bron, "wie": u.wie, "woorden": u.woorden} for u in uitkomsten],
        "netwerk": [
            {"lid": n.lid, "naam": n.naam, "stand": n.stand.value, "woorden": n.woorden.strip()} for n in netwerk
        ],
        "actie": stap.actie.strip(),
        "toelichting": toelichting.strip(),
    }


def _hold(handeling: Handeling, controlemoment: Controlemoment) -> Controlemoment:
    rijen = Controlemoment.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=controlemoment.pk)
    rij = rijen.first()
    if rij is None:
        raise NotFound
    return rij


def _freeze(handeling: Handeling, rij: Controlemoment, inhoud: dict[str, object]) -> bytes:
    return _locked(handeling, rij.dossier_id, inhoud)


def _locked(handeling: Handeling, dossier: int, inhoud: dict[str, object]) -> bytes:
    publiek = Dossier.objects.visible_to(handeling).values_list("publiek_id", flat=True).get(pk=dossier)
    return kluis.freeze(handeling, dossier=dossier, onderwerp=publiek, inhoud=inhoud)


def _keep(rij: Controlemoment, uitkomsten: Sequence[Uitkomst]) -> None:
    Controleuitkomst.objects.bulk_create(
        Controleuitkomst(
            dossier_id=rij.dossier_id,
            controlemoment=rij,
            persoon_id=u.persoon,
            bron=u.bron.value,
            veiligheid=u.veiligheid.value,
        )
        for u in uitkomsten
    )


def _plan_extra(handeling: Handeling, rij: Controlemoment, *, maanden: int) -> None:
    """Ask again: a moment of its own, with its own clock from today."""
    nummer = Controlemoment.objects.filter(overdracht_id=rij.overdracht_id, sjabloon__startswith="extra-").count() + 1
    extra = Controlemoment.objects.create(
        dossier_id=rij.dossier_id,
        overdracht_id=rij.overdracht_id,
        sjabloon=f"extra-{nummer}",
        soort=rij.soort,
        team_id=rij.team_id,
        gepland_op=rules.add_months(lokale_datum(handeling.moment), maanden),
        status=ControleStatus.GEPLAND.value,
    )
    _note_planned(handeling, extra, maanden=maanden, vanaf=handeling.moment)


def _ask_to_act(handeling: Handeling, rij: Controlemoment) -> None:
    """Let the team that answers act in time; until it says what it did, the clock stands on its list."""
    dossier = Dossier.objects.visible_to(handeling).get(pk=rij.dossier_id)
    if dossier.gesloten_op is not None:
        # At the field, so that nothing that was said at this check is lost.
        raise InvalidInput({"vervolg": [_("De casus is gesloten. Laat hem weer opengaan, of maak een melding.")]})
    if dossier.gevaar < GEVAAR_BIJ_ONVEILIG:
        dossiers.set_gevaar(handeling, dossier=rij.dossier_id, gevaar=GEVAAR_BIJ_ONVEILIG)
    dossiers.note(
        handeling,
        "monitoring.onveilig",
        dossier=rij.dossier_id,
        onderwerp=("controlemoment", rij.pk),
        codes={"sjabloon": rij.sjabloon},
        teams={"zender": rij.team_id},
    )


def _report(
    handeling: Handeling, rij: Controlemoment, uitkomsten: Sequence[Uitkomst], stap: Stap, toelichting: str
) -> None:
    """Hand in a melding of Veilig Thuis itself, by the door of every melding: it is safe from here on."""
    bericht = Meldingbericht(
        sleutel=uuid5(rij.publiek_id, "melding"),
        ontvangen_op=handeling.moment,
        kanaal=Kanaal.AMBTSHALVE,
        toelichting="\n".join(
            regel for regel in (toelichting.strip(), *(_spoken(u) for u in uitkomsten if u.woorden)) if regel
        )
        or _("Bij het navragen van de veiligheid bleek iemand niet veilig."),
        acuut=Acuut(stap.acuut),
        acuut_op=handeling.moment,
        waar=queries.whereabouts(handeling, dossier=rij.dossier_id),
        betrokkenen=queries.people_for_melding(
            handeling, dossier=rij.dossier_id, herkend=permissions.may_recognise(handeling)
        ),
        melder=queries.own_reporter(handeling),
    )
    ontvangst = meldingen.receive(handeling, bericht=bericht)
    rij.ontvangstcode = ontvangst.code
    rij.melding = ontvangst.melding.publiek_id if ontvangst.melding else None


def _spoken(uitkomst: Uitkomst) -> str:
    return f"{uitkomst.wie or uitkomst.bron.value.lower()}: {uitkomst.woorden}"


@transaction.atomic
def record_opvolging(handeling: Handeling, *, controlemoment: Controlemoment, gedaan: str) -> Controlemoment:
    """
    Record what the team that answers did about unsafety that a control brought to light; its clock ends.

    :raises NotAllowed: if the actor's team does not answer for this household
    :raises InvalidInput: if it does not say what was done
    :raises NotPossible: if nothing was asked, or it was done already
    """
    permissions.check_can_follow_up(handeling, dossier=controlemoment.dossier_id)
    rij = _hold(handeling, controlemoment)
    if rij.vervolg != Vervolg.TERMIJN or rij.opgevolgd_op is not None:
        raise NotPossible(_("Hier is niets meer te doen."))
    if not gedaan.strip():
        raise InvalidInput({"gedaan": [_("Schrijf wat er is gedaan, en of het nu veilig is.")]})
    rij.opgevolgd_op, rij.opgevolgd_door_id = handeling.moment, handeling.wie
    rij.opvolging = _freeze(handeling, rij, {"gedaan": gedaan.strip()})
    rij.save(update_fields=["opgevolgd_op", "opgevolgd_door", "opvolging"])
    dossiers.note(handeling, "monitoring.opgevolgd", dossier=rij.dossier_id, onderwerp=("controlemoment", rij.pk))
    return rij


@transaction.atomic
def let_lapse(
    handeling: Handeling, *, controlemoment: Controlemoment, reden: str, waarom: Vervalreden = Vervalreden.ANDERS
) -> Controlemoment:
    """
    Let a planned moment lapse, with the reason. The last one ends only with an answer, or where nobody is left to ask.

    :raises NotAllowed: if the actor does not follow this household
    :raises InvalidInput: if there is no reason, the household moved house, or nobody would be asked any more
    :raises NotPossible: if it was done or lapsed already, or is of the team that answers
    """
    permissions.check_can_record(handeling, dossier=controlemoment.dossier_id)
    dossiers.hold(handeling, dossier=controlemoment.dossier_id)
    rij = _hold(handeling, controlemoment)
    if rij.soort == rules.LICHT:
        raise NotPossible(_("Dit moment is van het team dat verantwoordelijk is."))
    rules.check_control_transition(ControleStatus(rij.status), ControleStatus.VERVALLEN)
    nog_gepland = queries.has_later_check(handeling, controlemoment=rij)
    rules.check_lapse(waarom, reden=reden, nog_gepland=nog_gepland)
    _lapse(handeling, rij, reden)
    return rij


def _lapse(handeling: Handeling, rij: Controlemoment, reden: str) -> None:
    rij.status, rij.gedaan_door_id = ControleStatus.VERVALLEN.value, handeling.wie
    rij.verslag = _freeze(handeling, rij, {"reden": reden.strip()})
    rij.save(update_fields=["status", "gedaan_door", "verslag"])
    _note_lapsed(handeling, rij)


def _note_lapsed(handeling: Handeling, rij: Controlemoment) -> None:
    dossiers.note(
        handeling,
        "monitoring.vervallen",
        dossier=rij.dossier_id,
        onderwerp=("controlemoment", rij.pk),
        codes={"sjabloon": rij.sjabloon},
    )
