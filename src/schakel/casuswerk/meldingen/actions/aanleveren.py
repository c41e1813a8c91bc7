"""The feed: what a machine delivers is on disk before it hears so, and becomes a melding, or goes to who can help."""

import json
import logging
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import permissions, queries
from schakel.casuswerk.meldingen.actions.registreren import register_melding
from schakel.casuswerk.meldingen.actions.voordeur import Leging, _handeling, _plain
from schakel.casuswerk.meldingen.models import Aanlevering, Melding
from schakel.casuswerk.meldingen.rules import (
    GEWEIGERD,
    ONLEESBAAR,
    AanleveringStatus,
    Kanaal,
    Levering,
    Paaroordeel,
    Uitkomst,
    canonical,
    is_flagged,
    levering_van,
)
from schakel.casuswerk.personen.rules import normaliseer_postcode
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling
from schakel.toolkit.spool import Onleesbaar, Spool
from schakel.toolkit.transactie import transactie

_log = logging.getLogger(__name__)
# In one round no more than this: alarms and messages of the worker may not wait for a feed.
PER_RONDE = 200
# Which kind of team helps whom, as the regions describe their teams.
VOOR_WIE = {"jeugdteam": "gezin_met_kinderen", "wijkteam": "volwassenen"}


@dataclass(frozen=True, slots=True)
class Kwitantie:
    """What a machine hears of one message: it is safe, under which key, and whether it was there already."""

    kenmerk: str
    uitkomst: Uitkomst
    sleutel: UUID
    code: str
    fouten: tuple[str, ...] = ()


def _spool() -> Spool:
    return Spool(settings.SPOOL / queries.SPOOL_AANLEVERINGEN)


def deliver(handeling: Handeling, *, levering: Levering) -> Kwitantie:
    """
    Take in one message of a machine: force it to disk, and let the deed run from there.

    Not atomic, on purpose (ADR-0012). The same message again is the same message; another one under its id is kept
    beside it and flagged; one that cannot be read is kept as it came.

    :raises NotAllowed: if the actor may not deliver
    """
    permissions.check_can_deliver(handeling)
    spool, sleutel = _spool(), levering.sleutel
    uitkomst = Uitkomst.ONTVANGEN if levering.bericht else Uitkomst.ONLEESBAAR
    if not spool.put(sleutel, _inhoud(handeling, levering)):
        uitkomst = Uitkomst.HERHAALD
        if not _is_same(spool, sleutel, levering):
            sleutel = levering.naast
            is_nieuw = spool.put(sleutel, _inhoud(handeling, levering, naast=levering.sleutel))
            uitkomst = Uitkomst.NAAST_ANDERE if is_nieuw else Uitkomst.HERHAALD
    return Kwitantie(levering.kenmerk, uitkomst, sleutel, maak_ontvangstcode(sleutel.bytes), levering.fouten)


def _is_same(spool: Spool, sleutel: UUID, levering: Levering) -> bool:
    try:
        eerder: Any = spool.read(sleutel)
    except Onleesbaar:
        return False
    return eerder is None or canonical(eerder["levering"]["ruw"]) == canonical(levering.ruw)


def _inhoud(handeling: Handeling, levering: Levering, naast: UUID | None = None) -> dict[str, object]:
    bij = str(naast) if naast else None
    return {"handeling": _plain(handeling), "levering": levering.as_json(), "naast": bij}


def drain_aanleveringen(handeling: Handeling, *, hoogstens: int = PER_RONDE) -> Leging:
    """
    Let messages that wait become what they become, each in its own transaction and at the desk that receives it.

    A message whose deed fails stays where it is, and the others go on.
    """
    spool = _spool()
    gelukt = gebleven = 0
    for sleutel in spool.waiting()[:hoogstens]:
        with spool.lock(sleutel) as van_mij:
            klaar = van_mij and _drain_one(spool, sleutel)
        gelukt, gebleven = gelukt + int(klaar), gebleven + int(not klaar)
    return Leging(gelukt, gebleven)


def _drain_one(spool: Spool, sleutel: UUID) -> bool:
    try:
        ruw: Any = spool.read(sleutel)
        if ruw is None:
            return False
        levering, naast = levering_van(ruw["levering"]), UUID(ruw["naast"]) if ruw["naast"] else None
        wie = _at_the_desk(_handeling(ruw["handeling"]), levering)
        with transactie(wie, wat="meldingen:aanlevering"):
            record_aanlevering(wie, levering=levering, sleutel=sleutel, naast=naast)
    except Onleesbaar:
        _log.exception("message %s cannot be read and stays in the spool", sleutel)
        spool.mark(sleutel, ONLEESBAAR)
        return False
    except (OperationalError, InterfaceError, IntegrityError):
        # The database is away, or another process is at it: nothing is wrong with the message.
        _log.warning("message %s waits for the next round", sleutel)
        return False
    except Exception:
        # Whatever is wrong with this one, those behind it are reports as well.
        _log.exception("message %s stays in the spool", sleutel)
        spool.mark(sleutel, GEWEIGERD)
        return False
    spool.done(sleutel)
    return True


def _at_the_desk(wie: Handeling, levering: Levering) -> Handeling:
    """
    Return the machine at the desk that receives this.

    Not for its own team: who delivers hears which steps were taken, and sees no dossier (A5).
    """
    plek = levering.bericht.waar.postcode if levering.bericht else ""
    herkomst = Team.objects.filter(pk=levering.afzender).values_list("herkomst", flat=True).first() or ""
    desk = queries.desk_for(wie, postcode=plek) if plek else queries.desk_for(wie, postcode="", regio=herkomst)
    desk = desk or queries.desk_for(wie, postcode="")
    if desk is None:
        raise NotPossible(_("Er is geen team van Veilig Thuis dat dit ontvangt."))
    return replace(wie, team=desk.pk, organisatie=desk.organisatie_id)


@transaction.atomic
def record_aanlevering(
    handeling: Handeling, *, levering: Levering, sleutel: UUID, naast: UUID | None = None
) -> Aanlevering:
    """
    Keep a message of a machine, sealed as it came: a melding when it is about violence, else it goes to who can help.

    A repeat returns what was kept.

    :raises NotAllowed: if the actor may not deliver
    """
    permissions.check_can_deliver(handeling)
    eerder = Aanlevering.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return eerder
    rij = Aanlevering(
        sleutel=sleutel,
        afzender_id=levering.afzender,
        organisatie_id=handeling.organisatie or 0,
        deur=levering.deur,
        soort=levering.soort,
        status=AanleveringStatus.ONLEESBAAR,
        ontvangen_op=levering.ontvangen_op,
        naast=naast,
    )
    rij.inhoud = _seal(rij.publiek_id, levering)
    melding = _register(handeling, levering, sleutel, naast) if levering.is_melding() else None
    if melding is not None:
        rij.status, rij.melding, rij.dossier_id = AanleveringStatus.MELDING, melding, melding.dossier_id
    elif levering.bericht is not None:
        naar = _who_can_help(handeling, levering)
        rij.status = AanleveringStatus.DOORGESTUURD if naar else AanleveringStatus.ZONDER_ADRES
        rij.doorgestuurd_naar = naar
    rij.save(force_insert=True)
    _tell(handeling, rij)
    handeling.spoor.noteer("aanlevering", dossier=rij.dossier_id, actie="C")
    return rij


def _seal(publiek_id: UUID, levering: Levering) -> bytes:
    inhoud = {"kenmerk": levering.kenmerk, "ruw": levering.ruw, "fouten": list(levering.fouten)}
    hoofd = versleuteling.hoofdsleutel(queries.VAK_AANLEVERING)
    return versleuteling.versleutel(
        hoofd, json.dumps(inhoud, ensure_ascii=False).encode(), context=publiek_id.bytes
    )  # fmt: skip


def _register(handeling: Handeling, levering: Levering, sleutel: UUID, naast: UUID | None) -> Melding | None:
    if levering.bericht is None:
        return None
    bericht = replace(
        levering.bericht,
        sleutel=sleutel,
        naast=naast,
        afzender=levering.afzender,
        kanaal=Kanaal.POLITIE,
        team=handeling.team,
    )
    return register_melding(handeling, bericht=bericht)


def _who_can_help(handeling: Handeling, levering: Levering) -> Team | None:
    """Return the team of the place, for children or for everyone; nobody when no team is known there."""
    bericht, dag = levering.bericht, lokale_datum(handeling.moment)
    if bericht is None:
        return None
    regio = Team.objects.values_list("herkomst", flat=True).get(pk=handeling.team or 0)
    plek = normaliseer_postcode(bericht.waar.postcode)[:4]
    eerst = "jeugdteam" if any(b.rol == "KIND" for b in bericht.betrokkenen) else "wijkteam"
    for soort in dict.fromkeys((eerst, "wijkteam", "jeugdteam")):
        if plek and (team := organisaties.team_for(regio, plek, soort, VOOR_WIE[soort], dag)):
            return team
    return None


def _tell(handeling: Handeling, rij: Aanlevering) -> None:
    """Let who must know of it know: the team to which it went, or triage when two messages stand under one id."""
    if rij.doorgestuurd_naar_id is not None:
        aanleiding = f"aanlevering:{rij.publiek_id}"
        berichten.queue_bericht(handeling, team=rij.doorgestuurd_naar_id, aanleiding=aanleiding)
    if rij.naast is not None and rij.dossier_id is not None:
        teams = {"ontvanger": queries.triage_of(handeling) or handeling.team or 0}
        dossiers.note(
            handeling, "aanlevering.afwijkend", dossier=rij.dossier_id, onderwerp=("aanlevering", rij.pk), teams=teams
        )  # fmt: skip


@transaction.atomic
def settle_aanlevering(handeling: Handeling, *, aanlevering: Aanlevering, oordeel: Paaroordeel) -> Aanlevering:
    """
    Keep what somebody decided about a message that was flagged: two under one id, one without a place, an unreadable.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if nothing has to be decided, or somebody did
    """
    permissions.check_can_settle(handeling)
    rij = _hold(aanlevering)
    if not is_flagged(rij.status, rij.naast, rij.bekeken_op):
        raise NotPossible(_("Over dit bericht hoeft u niets te beslissen, of een collega was eerder."))
    rij.oordeel, rij.bekeken_op, rij.bekeken_door = oordeel.value, handeling.moment, handeling.wie or 0
    rij.save(update_fields=["oordeel", "bekeken_op", "bekeken_door"])
    if rij.dossier_id is not None:
        onderwerp = ("aanlevering", rij.pk)
        codes = {"oordeel": oordeel.value}
        dossiers.note(handeling, "aanlevering.bekeken", dossier=rij.dossier_id, onderwerp=onderwerp, codes=codes)
    handeling.spoor.noteer("aanlevering", dossier=rij.dossier_id, actie="U")
    return rij


@transaction.atomic
def confirm_zorgbericht(handeling: Handeling, *, aanlevering: Aanlevering) -> Aanlevering:
    """
    Keep that the team to which a care report was forwarded has it.

    :raises NotAllowed: if the actor may not receive it
    :raises NotPossible: if it did not go to this team, or was confirmed before
    """
    permissions.check_can_receive_zorg(handeling)
    rij = _hold(aanlevering)
    if rij.doorgestuurd_naar_id != handeling.team or rij.gelezen_op is not None:
        raise NotPossible(_("De ontvangst van dit bericht is al bevestigd."))
    rij.gelezen_op, rij.gelezen_door = handeling.moment, handeling.wie
    rij.save(update_fields=["gelezen_op", "gelezen_door"])
    handeling.spoor.noteer("aanlevering", actie="U")
    return rij


def _hold(aanlevering: Aanlevering) -> Aanlevering:
    rij = Aanlevering.objects.select_for_update(of=("self",)).filter(pk=aanlevering.pk).first()
    if rij is None:
        raise NotFound
    return rij
