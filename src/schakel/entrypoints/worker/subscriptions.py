"""Who hears of what?  The one table; a listener bears a repeat (ADR-0009)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schakel.basis.berichten import actions as berichten
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.actions import Alarm
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.dossiers.models import Dossier, Verantwoordelijkheid
from schakel.casuswerk.dossiers.rules import DossierSoort, DossierStatus
from schakel.casuswerk.gezin import actions as gezin
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.monitoring import actions as monitoring
from schakel.casuswerk.monitoring import queries as volgzicht
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Dossierpersoon, Persoon
from schakel.casuswerk.plannen import actions as plannen
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import optreden, set_actor

Horen = Callable[[Handeling, Gebeurtenis], None]


@dataclass(frozen=True, slots=True)
class Luisteraar:
    """A function and the kinds of event that it hears."""

    hoort: Horen
    soorten: tuple[str, ...]
    # Listens only once a deed asks for it: a kind of event that comes by the thousand is not heard for nothing.
    op_verzoek: bool = False
    # Whoever invents a year does this itself, at the time of the event: heard afterwards it would come a year late.
    gespeeld: bool = False


def notify_receiver(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Tell the team that something was offered to it or taken out of its hands, or came in its casus; and no more."""
    team = gebeurtenis.codes.get("ontvanger")
    if team and gebeurtenis.codes.get("in_handen", True):
        over = (gebeurtenis.onderwerp_soort, gebeurtenis.onderwerp_id)
        berichten.queue_bericht(
            handeling, team=int(team), aanleiding=f"{gebeurtenis.soort}:{gebeurtenis.pk}",
            dossier=gebeurtenis.dossier_id, over=over,
        )  # fmt: skip


def tell_of_emergency(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Tell the team that answers, and the one that looks afterwards, that a dossier was opened in an emergency."""
    for wie in ("antwoordt", "nakijker"):
        team = int(gebeurtenis.codes.get(wie) or 0)
        if team:
            berichten.queue_bericht(
                handeling, team=team, aanleiding=f"{gebeurtenis.soort}:{gebeurtenis.pk}:{wie}",
                dossier=gebeurtenis.dossier_id, over=(gebeurtenis.onderwerp_soort, gebeurtenis.onderwerp_id),
            )  # fmt: skip


def plan_monitoring(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let whoever handed over follow the household from the start on; a helper's start plans nothing."""
    if not gebeurtenis.codes.get("is_hoofd") or gebeurtenis.onderwerp_id is None:
        return
    monitoring.plan_checks(
        handeling,
        dossier=gebeurtenis.dossier_id,
        overdracht=gebeurtenis.onderwerp_id,
        team=int(gebeurtenis.codes["zender"]),
        gestart_op=gebeurtenis.gebeurd_op,
    )
    _plan_light(handeling, gebeurtenis)


def _plan_light(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let the team that answers from now on have light moments of its own; one without accounts has no work list."""
    antwoord = dossierzicht.responsible_at(handeling, dossier=gebeurtenis.dossier_id, moment=gebeurtenis.gebeurd_op)
    zender = int(gebeurtenis.codes["zender"])
    if (
        antwoord is None
        or antwoord.team == zender
        or not Team.objects.filter(pk=antwoord.team, aangesloten=True).exists()
    ):
        return
    monitoring.plan_checks(
        handeling,
        dossier=gebeurtenis.dossier_id,
        overdracht=gebeurtenis.onderwerp_id or 0,
        team=antwoord.team,
        gestart_op=gebeurtenis.gebeurd_op,
        licht=True,
    )


def alarm_monitoring(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let whoever follows a household look at once at a new melding about it."""
    melding = int(gebeurtenis.codes["melding"])
    monitoring.raise_alarm(handeling, dossier=gebeurtenis.dossier_id, melding=melding)


def alarm_elsewhere(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let whoever follows people of a new melding look at once: before it is judged, also after their casus closed."""
    for dossier, team, melding in volgzicht.touched_by(handeling, dossier=gebeurtenis.dossier_id):
        # For the team that follows: whoever took the melding in does not see that dossier.
        volger = Handeling(None, team, handeling.rol, None, handeling.moment, namens=handeling.namens)
        with optreden(volger, wat="luisteraar:alarm_bij_herkenning"):
            monitoring.raise_alarm(volger, dossier=dossier, melding=melding)
    set_actor(handeling)


def mark_known(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Keep for the work list of the desk and triage that somebody of an open melding may be known."""
    mark_in(handeling, gebeurtenis.dossier_id)


def mark_in(handeling: Handeling, dossier: int) -> int:
    """Mark who of a dossier may be known, when it is an open melding for which somebody answers; return how many."""
    antwoordt = Verantwoordelijkheid.objects.filter(dossier_id=dossier, periode__contains=handeling.moment).first()
    loopt = Dossier.objects.filter(pk=dossier, soort=DossierSoort.MELDING, status=DossierStatus.OPEN)
    if antwoordt is None or not loopt.exists():
        return 0
    # Whoever reported may not recognise people: the desk that answers does.
    balie = Handeling(None, antwoordt.team_id, "vt_intake", None, handeling.moment, namens=handeling.namens)
    with optreden(balie, wat="luisteraar:merk_bij_herkenning"):
        gemerkt = personen.mark_alike(balie, dossier=dossier)
    set_actor(handeling)
    return gemerkt


def move_bells(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let a bell that nobody answered yet ring at the team that answers from now on."""
    monitoring.readdress_bells(handeling, dossier=gebeurtenis.dossier_id)


def keep_out_who_avoids(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """
    Keep employees who stay away from the recorded person out of the dossier: every list, search and count (T6).

    While only named colleagues see a dossier the machine sees no people in it; when that ends, it looks at all of them.
    """
    staan = Dossierpersoon.objects.filter(dossier_id=gebeurtenis.dossier_id)
    if gebeurtenis.soort == "persoon.vastgelegd":
        staan = staan.filter(persoon_id=gebeurtenis.onderwerp_id or 0)
    for persoon in Persoon.objects.filter(pk__in=staan.values("persoon_id")):
        zegels = toegang.seals_of(bsn="", geboortedatum=persoon.geboortedatum, naam_sleutel=persoon.naam_sleutel) + (
            [bytes(persoon.bsn_zoek)] if persoon.bsn_zoek else []
        )
        for medewerker in toegang.who_avoids(zegels):
            dossiers.exclude_medewerker(
                handeling, dossier=gebeurtenis.dossier_id, medewerker=medewerker, reden="eigen_lijst"
            )


def end_plans(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let the plans of a closed casus end, so that each household can have a plan elsewhere."""
    plannen.end_plans(handeling, dossier=gebeurtenis.dossier_id)


def end_light_moments(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let the light moments of a closed casus lapse: no team answers any more."""
    monitoring.end_light(handeling, dossier=gebeurtenis.dossier_id)


def plan_wellbeing(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Plan when is asked how each child is doing, once a plan began and for each child that comes later."""
    kinderen.plan_metingen(handeling, dossier=gebeurtenis.dossier_id)


def plan_asking(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Plan when each of a family is asked about the help, by somebody who does not do the work now."""
    gezin.plan_moment(handeling, dossier=gebeurtenis.dossier_id)


def count_unasked(handeling: Handeling, alarm: Alarm) -> None:
    """Count that nobody asked the specialist before the clock of the agreement ran out."""
    if alarm.onderwerp is not None:
        casussen.count_unasked(handeling, plicht=alarm.onderwerp[1])


# What is done by itself when a clock has run out, in the transaction of its last alarm.
VERSTREKEN: Mapping[str, Callable[[Handeling, Alarm], None]] = {
    "specialist_vragen": count_unasked,
    "specialist_vragen_spoed": count_unasked,
}
LAATSTE_STAND = 100


def run_out(handeling: Handeling, alarm: Alarm) -> None:
    """Do what follows when this alarm is the last of its clock."""
    gevolg = VERSTREKEN.get(alarm.definitie)
    if gevolg is not None and alarm.stand == LAATSTE_STAND:
        gevolg(handeling, alarm)


# On whose behalf people of an invented year act.
VERZONNEN = "generator"
AANGEBODEN = ("overdracht.aangeboden", "consult.gevraagd", "hulp.gaat_door")
LUISTERAARS: Mapping[str, Luisteraar] = {
    "weg_bij_bekenden": Luisteraar(keep_out_who_avoids, ("persoon.vastgelegd", "beperking.opgeheven"), op_verzoek=True),
    "bericht_aan_ontvanger": Luisteraar(notify_receiver, (*AANGEBODEN, "overdracht.ingetrokken"), gespeeld=True),
    "bericht_bij_noodtoegang": Luisteraar(tell_of_emergency, ("noodtoegang.geopend",), gespeeld=True),
    "plannen_na_sluiten": Luisteraar(end_plans, ("casus.gesloten",), gespeeld=True),
    "lichte_momenten_na_sluiten": Luisteraar(end_light_moments, ("casus.gesloten",), gespeeld=True),
    "welzijn_van_kinderen": Luisteraar(plan_wellbeing, ("plan.begonnen", "kind.betrokken"), gespeeld=True),
    "vragen_naar_de_hulp": Luisteraar(
        plan_asking,
        (
            *("plan.begonnen", "regie.aanvaard", "verantwoordelijkheid.overgegaan"),
            # Whoever was to ask may have become one of those who help.
            *("bijeenkomst.gehouden", "belofte.aanvaard", "gezinsteam.lid_erbij"),
        ),
        gespeeld=True,
    ),
    # Not played: the mark is about what is open now, whoever made it.
    "merk_bij_herkenning": Luisteraar(mark_known, ("melding.ontvangen", "persoon.aangevuld", "persoon.ontkoppeld")),
    "bel_bij_wie_nu_antwoordt": Luisteraar(move_bells, ("verantwoordelijkheid.overgegaan",), gespeeld=True),
    "alarm_bij_herkenning": Luisteraar(alarm_elsewhere, ("melding.ontvangen", "persoon.herkend"), gespeeld=True),
    "alarm_bij_nieuwe_melding": Luisteraar(alarm_monitoring, ("casus.melding_gekoppeld",), gespeeld=True),
    "monitoring_na_start": Luisteraar(plan_monitoring, ("overdracht.gestart",), gespeeld=True),
}
