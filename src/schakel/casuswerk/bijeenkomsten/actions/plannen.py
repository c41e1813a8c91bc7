"""The deeds on a meeting: plan it, invite safely, go round instead, hold it, call it off."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.berichten import actions as berichten
from schakel.basis.berichten.rules import about
from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _check_open, _hold, _need, _pack, _unpack
from schakel.casuswerk.bijeenkomsten.actions.gasten import _end_guests
from schakel.casuswerk.bijeenkomsten.models import Bijeenkomst, Genodigde
from schakel.casuswerk.bijeenkomsten.queries.casus import people_of, teams_of
from schakel.casuswerk.bijeenkomsten.rules import bijeenkomst as rules
from schakel.casuswerk.bijeenkomsten.rules.bijeenkomst import (
    Aanwezigheid,
    Bijeenkomstsoort,
    BijeenkomstStatus,
    Bijeenkomstvorm,
    Plicht,
    Rondreden,
    Uitnodigweg,
)
from schakel.casuswerk.bijeenkomsten.rules.contact import BERICHTWEGEN, Zoekweg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

Netwerk = tuple[str, str, Plicht]
# For what a message leaves, and what is noted when it could not.
UITNODIGING, MISLUKT = "bijeenkomst.uitgenodigd", "bijeenkomst.uitnodiging_mislukt"


@transaction.atomic
def plan_bijeenkomst(
    handeling: Handeling,
    *,
    dossier: Dossier,
    soort: Bijeenkomstsoort,
    gepland_voor: datetime,
    doel: str,
    waar: str = "",
    mensen: Mapping[int, tuple[Plicht, str]],
    teams: Mapping[int, Plicht],
    netwerk: Sequence[Netwerk] = (),
    rond: str = "",
) -> Bijeenkomst:
    """
    Plan a meeting: of each person of the family, whether they must or may be there, or why they are left out.

    The acting team always belongs to it. `rond` says why somebody goes round instead of sitting at one table.

    :raises NotAllowed: if the matrix does not let the actor plan
    :raises InvalidInput: if the purpose lacks, somebody is left out without a reason, or a visit is not joint
    :raises NotPossible: if the casus is closed
    """
    permissions.check_can_in(handeling, "bijeenkomst", "maken", dossier=dossier.pk)
    dossiers.hold(handeling, dossier=dossier.pk)
    dossier.refresh_from_db(fields=["status"])
    _check_open(dossier)
    hier = {team.pk: team.organisatie_id for team in teams_of(handeling, dossier=dossier.pk)}
    alle = {**teams, handeling.team or 0: Plicht.MOET}
    bekend = {rij.persoon_id for rij in people_of(handeling, dossier=dossier.pk)}
    if set(alle) - set(hier) or set(mensen) - bekend:
        raise NotFound
    rules.check_plan(soort=soort, doel=doel, mensen=mensen, organisaties=[hier[team] for team in alle])
    rij = Bijeenkomst.objects.create(
        dossier=dossier,
        soort=soort.value,
        vorm=(Bijeenkomstvorm.ROND if rond else Bijeenkomstvorm.SAMEN).value,
        rond_reden=Rondreden(rond).value if rond else "",
        status=BijeenkomstStatus.GEPLAND.value,
        gepland_voor=gepland_voor,
        gepland_op=handeling.moment,
        gepland_door_id=handeling.wie or 0,
        gepland_team_id=handeling.team or 0,
        inhoud=_pack(handeling, dossier, {"doel": doel, "waar": waar}),
    )
    _seat(handeling, rij, mensen, alle, netwerk)
    _tell(handeling, rij, "bijeenkomst.gepland", soort=rij.soort, uiterlijk=lokale_datum(gepland_voor).isoformat())
    return rij


def _seat(
    handeling: Handeling,
    rij: Bijeenkomst,
    mensen: Mapping[int, tuple[Plicht, str]],
    teams: Mapping[int, Plicht],
    netwerk: Sequence[Netwerk],
) -> None:
    vast = {"dossier": rij.dossier, "bijeenkomst": rij}
    stoelen = [
        Genodigde(**vast, persoon_id=persoon, plicht=plicht.value, reden=reden if plicht is Plicht.NIET else "")
        for persoon, (plicht, reden) in mensen.items()
    ]
    stoelen += [
        Genodigde(**vast, plicht=plicht.value, netwerk=_pack(handeling, rij.dossier, {"naam": naam, "rol": rol}))
        for naam, rol, plicht in netwerk
    ]
    stoelen += [Genodigde(**vast, team_id=team, plicht=plicht.value) for team, plicht in teams.items()]
    Genodigde.objects.bulk_create(stoelen)


@transaction.atomic
def invite(handeling: Handeling, *, genodigde: Genodigde, weg: Uitnodigweg) -> Genodigde:
    """
    Invite somebody: by a neutral message over the safe way, or record that it was done by word, or that it is unsafe.

    There is no fall-back: without a safe way for a message nothing leaves.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises InvalidInput: if a message has no safe way to this person
    :raises NotPossible: if this person was invited or is left out, or the meeting was held or called off
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=genodigde.dossier_id)
    bijeenkomst = _hold(handeling, genodigde.bijeenkomst)
    if bijeenkomst.status != BijeenkomstStatus.GEPLAND:
        raise NotPossible(_("Deze bijeenkomst is al geweest."))
    rij = _seat_of(handeling, genodigde)
    if rij.weg or rij.plicht == Plicht.NIET:
        raise NotPossible(_("Dit is al vastgelegd."))
    if weg is Uitnodigweg.BERICHT:
        _send(handeling, rij)
    rij.weg, rij.uitgenodigd_op, rij.uitgenodigd_door_id = weg.value, handeling.moment, handeling.wie
    rij.save(update_fields=["weg", "uitgenodigd_op", "uitgenodigd_door"])
    _tell(handeling, bijeenkomst, "bijeenkomst.uitgenodigd", weg=weg.value, genodigde=rij.pk)
    return rij


def _send(handeling: Handeling, rij: Genodigde) -> None:
    """
    Let a neutral message wait for the sink; where it goes stands on the sheet of safe contact and nowhere else.

    :raises InvalidInput: if the sheet lacks, or names no way by which a message can go
    """
    if rij.team_id is not None:
        berichten.queue_bericht(
            handeling, team=rij.team_id, aanleiding=f"bijeenkomst.uitgenodigd:{rij.pk}", dossier=rij.dossier_id,
            over=("genodigde", rij.pk),
        )  # fmt: skip
        return
    blad: Mapping[str, object] = {}
    if rij.persoon is not None:
        try:
            blad = kluis.open_geheim(
                handeling, vak=Vak.CONTACT, onderwerp=rij.persoon.publiek_id, reden="veilig uitnodigen"
            )
        except NotFound:
            blad = {}
    if rij.persoon is None or blad.get("weg") not in list(BERICHTWEGEN) or not blad.get("waar"):
        zin = _("Er is geen veilige weg voor een bericht. Nodig deze persoon zelf uit, en leg dat vast.")
        raise InvalidInput({"weg": [zin]})
    berichten.queue_persoonsbericht(
        handeling,
        kanaal=Zoekweg(str(blad["weg"])).value.lower(),
        adres=str(blad["waar"]),
        aanleiding=about(UITNODIGING, dossier=rij.dossier_id, onderwerp=rij.pk, op=handeling.moment),
        ontvanger=rij.persoon.publiek_id,
    )


@transaction.atomic
def record_not_sent(handeling: Handeling, *, dossier: int, genodigde: int) -> None:
    """Note that an invitation could not leave; the seat is free for another way, and who planned it hears so."""
    rijen = Genodigde.objects.visible_to(handeling).select_for_update(of=("self",))
    rij = rijen.filter(pk=genodigde, dossier_id=dossier).select_related("bijeenkomst").first()
    if rij is not None and rij.weg == Uitnodigweg.BERICHT and rij.bijeenkomst.status == BijeenkomstStatus.GEPLAND:
        rij.weg, rij.uitgenodigd_op, rij.uitgenodigd_door = "", None, None
        rij.save(update_fields=["weg", "uitgenodigd_op", "uitgenodigd_door"])
    codes: dict[str, str | int | bool] = {"genodigde": genodigde}
    nummer = dossiers.note(handeling, MISLUKT, dossier=dossier, onderwerp=("genodigde", genodigde), codes=codes)
    team = rij.bijeenkomst.gepland_team_id if rij is not None else handeling.team
    if team is not None:
        berichten.queue_bericht(handeling, team=team, aanleiding=f"{MISLUKT}:{nummer}")


@transaction.atomic
def go_round(handeling: Handeling, *, bijeenkomst: Bijeenkomst, reden: Rondreden) -> Bijeenkomst:
    """
    Let somebody go round to each, because one table is unsafe or refused; the views still stand side by side.

    Whoever was asked to the table is asked anew: nobody may come to a place where the other one is expected as well.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises NotPossible: if it was held or called off, or is so already
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    if rij.status != BijeenkomstStatus.GEPLAND or rij.vorm == Bijeenkomstvorm.ROND:
        raise NotPossible(_("Dit kan nu niet meer: de bijeenkomst is geweest, of u gaat al rond."))
    rij.vorm, rij.rond_reden = Bijeenkomstvorm.ROND.value, reden.value
    rij.save(update_fields=["vorm", "rond_reden"])
    stoelen = Genodigde.objects.visible_to(handeling).filter(bijeenkomst=rij, team=None)
    aan_tafel = stoelen.filter(weg__in=[Uitnodigweg.BERICHT.value, Uitnodigweg.MONDELING.value])
    opnieuw = Genodigde.objects.filter(pk__in=list(aan_tafel.values_list("pk", flat=True)))
    aantal = opnieuw.update(weg="", uitgenodigd_op=None, uitgenodigd_door=None)
    _tell(handeling, rij, "bijeenkomst.rondgang", reden=reden.value, opnieuw=aantal)
    return rij


@transaction.atomic
def hold(
    handeling: Handeling, *, bijeenkomst: Bijeenkomst, op: datetime, standen: Mapping[int, tuple[str, str]]
) -> Bijeenkomst:
    """
    Record that a meeting was held, who was there, and of who was not, why; at a visit each team is asked to confirm.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises InvalidInput: if it lies ahead, or of somebody it is not known whether they were there
    :raises NotPossible: if it was held or called off already
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    rules.check_bijeenkomst_transition(BijeenkomstStatus(rij.status), BijeenkomstStatus.GEHOUDEN)
    rules.check_held(op, nu=handeling.moment)
    stoelen = list(Genodigde.objects.visible_to(handeling).filter(bijeenkomst=rij).select_for_update(of=("self",)))
    hoort = {stoel.pk: standen.get(stoel.pk, ("", "")) for stoel in stoelen if stoel.plicht != Plicht.NIET}
    rules.check_attendance(hoort, rond=rij.vorm == Bijeenkomstvorm.ROND)
    for stoel in stoelen:
        # Who was left out was not there; why, was said when it was planned.
        stand, reden = hoort.get(stoel.pk, (Aanwezigheid.AFWEZIG.value, stoel.reden))
        stoel.stand, stoel.reden = stand, reden if stand == Aanwezigheid.AFWEZIG else ""
    Genodigde.objects.bulk_update(stoelen, ["stand", "reden"])
    rij.status, rij.gehouden_op = BijeenkomstStatus.GEHOUDEN.value, op
    rij.vastgelegd_op, rij.vastgelegd_door_id = handeling.moment, handeling.wie
    rij.save()
    gezin = [(stoel.plicht, stoel.stand) for stoel in stoelen if stoel.persoon_id is not None]
    _tell(handeling, rij, "bijeenkomst.gehouden", soort=rij.soort, vorm=rij.vorm, heel=rules.is_whole(gezin))
    _end_guests(handeling, rij, afgelast=False)
    if rij.soort == Bijeenkomstsoort.BEZOEK:
        _ask_to_confirm(handeling, rij, stoelen)
    return rij


def _ask_to_confirm(handeling: Handeling, rij: Bijeenkomst, stoelen: Sequence[Genodigde]) -> None:
    for stoel in stoelen:
        if stoel.team_id is not None and stoel.stand == Aanwezigheid.AANWEZIG:
            dossiers.note(
                handeling,
                "bezoek.te_bevestigen",
                dossier=rij.dossier_id,
                onderwerp=("genodigde", stoel.pk),
                codes={"team": stoel.team_id},
                teams={"ontvanger": stoel.team_id},
            )


@transaction.atomic
def cancel(handeling: Handeling, *, bijeenkomst: Bijeenkomst, reden: str) -> Bijeenkomst:
    """
    Call a meeting off; that it was planned, stays.

    :raises NotAllowed: if the matrix does not let the actor record
    :raises InvalidInput: if there is no reason
    :raises NotPossible: if it was held or called off already
    """
    permissions.check_can_in(handeling, "bijeenkomst", "wijzigen", dossier=bijeenkomst.dossier_id)
    rij = _hold(handeling, bijeenkomst)
    rules.check_bijeenkomst_transition(BijeenkomstStatus(rij.status), BijeenkomstStatus.AFGELAST)
    teksten = {**_unpack(handeling, rij.dossier, bytes(rij.inhoud)), "afgelast": _need("reden", reden)}
    rij.status, rij.inhoud = BijeenkomstStatus.AFGELAST.value, _pack(handeling, rij.dossier, teksten)
    rij.vastgelegd_op, rij.vastgelegd_door_id = handeling.moment, handeling.wie
    rij.save()
    _tell(handeling, rij, "bijeenkomst.afgelast")
    _end_guests(handeling, rij, afgelast=True)
    return rij


def _seat_of(handeling: Handeling, genodigde: Genodigde) -> Genodigde:
    """Return the place at the table as it is now; the meeting is held already."""
    rijen = Genodigde.objects.visible_to(handeling).filter(pk=genodigde.pk).select_related("persoon", "dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    return rij


def _tell(handeling: Handeling, rij: Bijeenkomst, gebeurd: str, /, **codes: str | int | bool) -> None:
    dossiers.note(handeling, gebeurd, dossier=rij.dossier_id, onderwerp=("bijeenkomst", rij.pk), codes=codes)
