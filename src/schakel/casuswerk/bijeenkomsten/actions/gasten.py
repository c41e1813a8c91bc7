"""The deeds on guests: ask a team outside the casus to one meeting, answer, and let it end."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _hold, _unpack
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Bijeenkomstgast, Genodigde
from schakel.casuswerk.bijeenkomsten.queries.casus import teams_of
from schakel.casuswerk.bijeenkomsten.rules import gasten as rules
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import Bijeenkomstsoort, BijeenkomstStatus, Plicht, Uitnodigweg
from schakel.casuswerk.bijeenkomsten.rules.gasten import GASTSOORT, GastStatus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

GEVRAAGD, AFGELAST = "bijeenkomst.gast_gevraagd", "bijeenkomst.gast_afgelast"


@transaction.atomic
def invite_guest(handeling: Handeling, *, bijeenkomst: Bijeenkomst, team: int, vraag: str) -> Bijeenkomstgast:
    """
    Ask a team outside the casus to this one meeting; it sees what is written for it, and nothing of the casus.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises InvalidInput: if nothing is said of what the guest may know
    :raises NotPossible: if that team is in the casus, was asked already, or the meeting was held or is a visit
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    if rij.status != BijeenkomstStatus.GEPLAND:
        raise NotPossible(_("Deze bijeenkomst is al geweest."))
    binnen = {een.pk for een in teams_of(handeling, dossier=rij.dossier_id)}
    rules.check_guest(
        is_binnen=team in binnen, is_bezoek=rij.soort == Bijeenkomstsoort.BEZOEK, vraag=vraag,
        wanneer=rij.gepland_voor, nu=handeling.moment,
    )  # fmt: skip
    if Genodigde.objects.visible_to(handeling).filter(bijeenkomst=rij, team_id=team).exists():
        raise NotPossible(_("Dit team is al gevraagd."))
    gast = _seat_guest(handeling, rij, team, vraag)
    codes: dict[str, str | int | bool] = {"team": team, "uiterlijk": lokale_datum(rij.gepland_voor).isoformat()}
    _tell(handeling, gast, GEVRAAGD, codes)
    _notify(handeling, gast, GEVRAAGD)
    return gast


def _seat_guest(handeling: Handeling, rij: Bijeenkomst, team: int, vraag: str) -> Bijeenkomstgast:
    uuid, tot = uuid4(), rules.until(rij.gepland_voor)
    inhoud = {"vraag": vraag.strip(), "waar": _unpack(handeling, rij.dossier, bytes(rij.inhoud)).get("waar", "")}
    gast = Bijeenkomstgast.objects.create(
        publiek_id=uuid,
        dossier=rij.dossier,
        bijeenkomst=rij,
        team_id=team,
        status=GastStatus.GEVRAAGD.value,
        wanneer=rij.gepland_voor,
        tot=tot,
        gevraagd_op=handeling.moment,
        gevraagd_door_id=handeling.wie or 0,
        gevraagd_team_id=handeling.team or 0,
        inhoud=kluis.freeze(handeling, dossier=rij.dossier_id, onderwerp=uuid, inhoud=inhoud),
    )
    Genodigde.objects.create(
        dossier=rij.dossier, bijeenkomst=rij, team_id=team, plicht=Plicht.MAG.value, weg=Uitnodigweg.BERICHT.value,
        uitgenodigd_op=handeling.moment, uitgenodigd_door_id=handeling.wie or 0,
    )  # fmt: skip
    dossiers.invite_team(handeling, dossier=rij.dossier_id, team=team, onderwerp=(GASTSOORT, gast.pk), tot=tot)
    return gast


@transaction.atomic
def answer_as_guest(handeling: Handeling, *, gast: Bijeenkomstgast, komt: bool, woorden: str) -> Bijeenkomstgast:
    """
    Say whether somebody comes, and what this team brings in; it can be said anew until the day is over.

    :raises NotFound: if another team was asked, or the day is over
    :raises InvalidInput: if nobody comes and no reason is given
    :raises NotPossible: if the meeting was called off or held
    """
    rijen = Bijeenkomstgast.objects.visible_to(handeling).filter(pk=gast.pk, team_id=handeling.team or 0)
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None or handeling.moment >= rij.tot:
        raise NotFound
    naar = GastStatus.KOMT if komt else GastStatus.KOMT_NIET
    rules.check_guest_transition(GastStatus(rij.status), naar)
    rules.check_answer(komt=komt, woorden=woorden)
    rij.inbreng = kluis.freeze(
        handeling, dossier=rij.dossier_id, onderwerp=rij.publiek_id, inhoud={"woorden": woorden.strip()}
    )
    rij.status, rij.beantwoord_op, rij.beantwoord_door_id = naar.value, handeling.moment, handeling.wie
    rij.save(update_fields=["inbreng", "status", "beantwoord_op", "beantwoord_door"])
    _tell(handeling, rij, "bijeenkomst.gast_geantwoord", {"komt": komt})
    return rij


def _end_guests(handeling: Handeling, bijeenkomst: Bijeenkomst, *, afgelast: bool) -> None:
    """Let the guests of a meeting go: held, it is over for them; called off, they hear it and can read it that day."""
    for rij in Bijeenkomstgast.objects.visible_to(handeling).filter(bijeenkomst=bijeenkomst):
        naar = GastStatus.AFGELAST if afgelast else GastStatus.VOORBIJ
        if naar not in rules.GAST_OVERGANGEN[GastStatus(rij.status)]:
            continue
        rij.status = naar.value
        rij.save(update_fields=["status"])
        _tell(handeling, rij, AFGELAST if afgelast else "bijeenkomst.gast_voorbij", {})
        if afgelast:
            _notify(handeling, rij, AFGELAST)
        else:
            dossiers.end_invitation(handeling, dossier=rij.dossier_id, onderwerp=(GASTSOORT, rij.pk))


def _notify(handeling: Handeling, gast: Bijeenkomstgast, soort: str) -> None:
    berichten.queue_bericht(
        handeling, team=gast.team_id, aanleiding=f"{soort}:{gast.pk}", dossier=gast.dossier_id,
        over=(GASTSOORT, gast.pk),
    )  # fmt: skip


def _tell(handeling: Handeling, gast: Bijeenkomstgast, soort: str, codes: dict[str, str | int | bool]) -> None:
    dossiers.note(
        handeling, soort, dossier=gast.dossier_id, onderwerp=(GASTSOORT, gast.pk), codes=codes,
        teams={"ontvanger": gast.team_id},
    )  # fmt: skip
