"""The rounds of the worker that touch dossiers: reports from the spool, alarms of clocks."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import Error, connection

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten import queries as berichten_queries
from schakel.basis.berichten.rules import Onbereikt
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Regio
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.termijnen import queries as termijnen_queries
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.bijeenkomsten import actions as bijeenkomsten
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Betrokkenheid, Verantwoordelijkheid
from schakel.casuswerk.gezin import actions as gezin
from schakel.casuswerk.gezin.queries.deur import dossiers_to_hear as gezin_te_horen
from schakel.casuswerk.gezin.queries.ervaring import experiences_to_hear
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.kinderen.queries.jarig import dossiers_with_birthday
from schakel.casuswerk.kinderen.queries.school import dossiers_to_hear
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.werkplek.queries.rol import role_limits
from schakel.entrypoints import klok
from schakel.entrypoints.koppelingen.politie.folder import Feedmap, read_all
from schakel.entrypoints.worker.lus import machine
from schakel.entrypoints.worker.subscriptions import run_out
from schakel.kernel.handeling import Handeling
from schakel.toolkit.struikels import Struikelboek
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)
# Files in the watched folder are those of the machine with this role.
ROL_FEED = "politie"


def is_database_away(fout: Exception) -> bool:
    """Answer whether there is no database to work with: then nothing is wrong with what was tried."""
    return isinstance(fout, Error) and not connection.is_usable()


def _try(boek: Struikelboek, waarin: int, nu: datetime, doe: Callable[[], int], *, soort: str = "dossier") -> int:
    """Do something in one of many; whatever goes wrong there keeps no other waiting, and is told until it goes well."""
    try:
        return doe()
    except Exception as fout:
        if is_database_away(fout):
            raise
        if boek.note(f"{soort} {waarin}", fout, nu):
            _log.exception("%s lukte niet in %s %s", boek.ronde, soort, waarin)
        return 0


def drain_spool(nu: datetime) -> int:
    """Let every report that waits in the spool become a melding; return how many did."""
    return meldingen.drain_spool(machine(nu, "werker:spool")).gelukt


def drain_feed(nu: datetime) -> int:
    """Let what machines delivered become what it becomes; return how many did."""
    return meldingen.drain_aanleveringen(machine(nu, "werker:feed")).gelukt


def read_feed(feed: Feedmap, nu: datetime) -> int:
    """Read the files that lie whole in the watched folder, for the machine that may deliver; return how many."""
    koppeling = toegang.machine_for(ROL_FEED, klok.wandtijd())
    wie = None
    if koppeling is not None:
        namens = f"koppeling:{koppeling.pk}"
        wie = Handeling(None, koppeling.team_id, koppeling.rol, koppeling.team.organisatie_id, nu, namens=namens)
    return len(read_all(feed, wie))


def raise_alarms(nu: datetime, limit: int = 200, *, lees: Callable[[], datetime] | None = None) -> int:
    """
    Raise the alarm of every clock that has come to 60, 80 or 100 %, and note it in its dossier.

    With `lees` the clock is read again before each dossier: what was found may be of a region whose clock began since.
    """
    gegeven, mislukt, boek = 0, set[int](), Struikelboek(settings.DATA, "werker:alarm")
    while dossiers_ := termijnen_queries.dossiers_with_alarm(tot=nu, zonder=mislukt, limit=limit):
        for dossier in dossiers_:
            # One clock that cannot be told may not keep the others silent; it is tried again in the next round.
            gedaan = _try(boek, dossier, nu, lambda d=dossier: _raise_in(d, lees() if lees else nu))  # type: ignore[misc]
            gegeven += gedaan
            if not gedaan:
                mislukt.add(dossier)
    boek.close()
    return gegeven


def _raise_in(dossier: int, nu: datetime) -> int:
    # Alarm and event stand in one transaction: an alarm that was marked but never noted would be silence. The dossier
    # is held before its clocks are touched, as in every deed: else worker and deed could wait for each other.
    wie = Handeling(None, told_to(dossier, nu), "machine", None, nu, namens="werker:alarm")
    with transactie(wie, wat="werker:alarm"):
        dossiers.hold(wie, dossier=dossier)
        alarmen = termijnen.raise_alarms(wie, tot=nu, dossiers=[dossier])
        for alarm in alarmen:
            dossiers.note(
                replace(wie, namens=f"termijn:{alarm.termijn}"),
                "termijn.alarm",
                dossier=dossier,
                onderwerp=("termijn", alarm.termijn),
                codes={"stand": alarm.stand, "definitie": alarm.definitie, "team": alarm.team},
            )
            run_out(replace(wie, namens=f"termijn:{alarm.termijn}"), alarm)
    return len(alarmen)


def follow_ages(nu: datetime) -> int:
    """Let the task of speaking a child follow its age, wherever the task of seeing it still stands."""
    return in_each(
        termijnen_queries.dossiers_with_running("kind_zien"),
        nu,
        "werker:leeftijd",
        lambda h, d: personen.follow_leeftijden(h, dossier=d),
    )


def follow_adviesvragen(nu: datetime) -> int:
    """Let the desk hear of a question for advice that waits long, and of one that waits too long."""
    wie = machine(nu, "werker:adviesvragen")
    with transactie(wie, wat="werker:adviesvragen"):
        alarmen = adviezen.follow_adviesvragen(wie)
        for vraag, team, stand in alarmen:
            berichten.queue_bericht(wie, team=team, aanleiding=f"adviesvraag:{vraag}:{stand}")
    return len(alarmen)


def follow_birthdays(nu: datetime) -> int:
    """Tell of each birthday that is near and changes who decides about a child."""
    wie = machine(nu, "werker:verjaardag")
    return in_each(
        dossiers_with_birthday(wie), nu, "werker:verjaardag", lambda h, d: kinderen.follow_birthdays(h, dossier=d)
    )


def follow_ketenkaart(nu: datetime) -> int:
    """Let whoever keeps a contact or a role hear that it runs out; what fails in one region, keeps no other."""
    verteld, boek = 0, Struikelboek(settings.DATA, "werker:ketenkaart")
    for regio in Regio.objects.order_by("code"):
        verteld += _try(boek, regio.pk, nu, lambda code=regio.code: _follow_contacts(nu, code), soort="regio")  # type: ignore[misc]
    boek.close()
    return verteld


def _follow_contacts(nu: datetime, regio: str) -> int:
    wie, verteld = machine(nu, "werker:ketenkaart"), 0
    with transactie(wie, wat="werker:ketenkaart"):
        rollen = role_limits(wie, regio=regio)
        for alarm in organisaties.follow_ketentermijnen(wie, regio=regio, rollen=rollen):
            aanleiding = f"ketenkaart:{alarm.termijn}:{alarm.stand}"
            berichten.queue_bericht(wie, team=alarm.team, aanleiding=aanleiding)
            verteld += 1
    return verteld


def hear_families(nu: datetime) -> int:
    """Note what readers of a plan, and those who were asked about the help, answered, in their dossier."""
    wie = machine(nu, "werker:gezin")
    gehoord = in_each(gezin_te_horen(wie), nu, "werker:gezin", lambda h, d: gezin.hear_answers(h, dossier=d))
    ervaren = experiences_to_hear(wie)
    return gehoord + in_each(ervaren, nu, "werker:gezin", lambda h, d: gezin.hear_experiences(h, dossier=d))


def hear_schools(nu: datetime) -> int:
    """Note what schools answered, in the dossier of the child."""
    wie = machine(nu, "werker:school")
    return in_each(dossiers_to_hear(wie), nu, "werker:school", lambda h, d: kinderen.hear_answers(h, dossier=d))


def tell_not_sent(nu: datetime) -> int:
    """Note in its dossier what could not leave, to a person or a team; silence would be taken for an answer."""
    wie = machine(nu, "werker:niet-verstuurd")
    return in_each(berichten_queries.dossiers_to_tell(wie), nu, "werker:niet-verstuurd", _tell_not_sent)


def _tell_not_sent(handeling: Handeling, dossier: int) -> int:
    dossiers.hold(handeling, dossier=dossier)
    mislukt = berichten.take_failed(handeling, dossier=dossier)
    for soort, onderwerp in mislukt:
        if soort == bijeenkomsten.UITNODIGING:
            bijeenkomsten.record_not_sent(handeling, dossier=dossier, genodigde=onderwerp)
        else:
            kinderen.record_code_not_sent(handeling, dossier=dossier, schoolcontact=onderwerp)
    onbereikt = berichten.take_unheard(handeling, dossier=dossier)
    for een in onbereikt:
        _tell_unheard(handeling, dossier, een)
    return len(mislukt) + len(onbereikt)


def _tell_unheard(handeling: Handeling, dossier: int, een: Onbereikt) -> None:
    """Let who sent a notice to a team call that team: a seat at a table is free again, else it is a clock."""
    if een.over is not None and een.over[0] == "genodigde":
        bijeenkomsten.record_not_sent(handeling, dossier=dossier, genodigde=een.over[1])
        return
    teams = {"zender": een.van_team} if een.van_team is not None else {}
    dossiers.note(
        handeling, "bericht.niet_bij_team", dossier=dossier, onderwerp=een.over, codes={"team": een.team}, teams=teams
    )  # fmt: skip


def in_each(dossiers_: Iterable[int], nu: datetime, wat: str, doe: Callable[[Handeling, int], int]) -> int:
    """Do something in each of these dossiers for the team that answers there; what fails, is tried again."""
    gedaan, boek = 0, Struikelboek(settings.DATA, wat)
    for dossier in dossiers_:
        gedaan += _try(boek, dossier, nu, lambda d=dossier: _do_in(d, nu, wat, doe))  # type: ignore[misc]
    boek.close()
    return gedaan


def _do_in(dossier: int, nu: datetime, wat: str, doe: Callable[[Handeling, int], int]) -> int:
    wie = Handeling(None, told_to(dossier, nu), "machine", None, nu, namens=wat)
    with transactie(wie, wat=wat):
        return doe(wie, dossier)


def told_to(dossier: int, nu: datetime) -> int | None:
    """
    Return the team for which an alarm is noted: the one that answers; in a closed dossier, where nobody does, the
    owner of a clock that outlived it and that is due, as long as it may see the dossier.
    """
    antwoordt = Verantwoordelijkheid.objects.filter(dossier_id=dossier, periode__contains=nu).first()
    if antwoordt:
        return antwoordt.team_id
    eigenaren = termijnen_queries.owners_of_alarm(dossier=dossier, tot=nu)
    betrokken = Betrokkenheid.objects.filter(dossier_id=dossier, periode__contains=nu).order_by("id")
    teams = list(betrokken.values_list("team_id", flat=True))
    return next((team for team in teams if team in eigenaren), teams[0] if teams else None)
