"""The deeds on the map: its sheets, its dangers with their goals, the network, and what everybody finds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.actions.bewaren import _bring, _pack, _tell, _unpack
from schakel.casuswerk.plannen.models import Drieluik, Netwerklid, Plan, Planblad, Schaalcijfer
from schakel.casuswerk.plannen.queries.blad import _whose
from schakel.casuswerk.plannen.queries.lezen import texts_of
from schakel.casuswerk.plannen.rules import cijfers as rules
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer, Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.netwerk import Band
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.casuswerk.plannen.rules.velden import plain
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def write_blad(
    handeling: Handeling, *, plan: Plan, soort: Bladsoort, teksten: Mapping[str, str], gezien: Mapping[str, str]
) -> tuple[str, ...]:
    """
    Write on a sheet of the plan, and return which fields changed; `gezien` holds the marks of what the writer saw.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: naming every field that somebody else changed meanwhile; then nothing is written
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    blad = Planblad.objects.visible_to(handeling).filter(plan=rij, soort=soort.value).first()
    samen = _bring(_unpack(handeling, rij.dossier, blad.inhoud if blad else None), dict(teksten), gezien)
    if not samen.gewijzigd:
        return ()
    blad = blad or Planblad(dossier_id=rij.dossier_id, plan=rij, soort=soort.value)
    blad.inhoud = _pack(handeling, rij.dossier, samen.teksten)
    blad.gewijzigd_op, blad.gewijzigd_door_id = handeling.moment, handeling.wie or 0
    blad.save()
    _tell(handeling, rij, "plan.blad_gewijzigd", blad=soort.value, velden=len(samen.gewijzigd))
    return samen.gewijzigd


@transaction.atomic
def add_drieluik(handeling: Handeling, *, plan: Plan, teksten: Mapping[str, str]) -> Drieluik:
    """
    Add a danger with the goal that belongs to it.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if danger or goal lacks: they go together
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    _check_pair(teksten)
    laatste = Drieluik.objects.visible_to(handeling).filter(plan=rij).order_by("-volgorde").first()
    drieluik = Drieluik.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        volgorde=(laatste.volgorde if laatste else 0) + 1,
        inhoud=_pack(handeling, rij.dossier, {veld: plain(tekst) for veld, tekst in teksten.items()}),
        gewijzigd_op=handeling.moment,
        gewijzigd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "plan.drieluik_gewijzigd", drieluik=drieluik.pk, nieuw=True)
    return drieluik


@transaction.atomic
def write_drieluik(
    handeling: Handeling, *, drieluik: Drieluik, teksten: Mapping[str, str], gezien: Mapping[str, str]
) -> tuple[str, ...]:
    """
    Change a danger, its goal or the next step, and return which fields changed.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if danger or goal lacks, or somebody else changed the same field meanwhile
    :raises NotPossible: if the plan is closed
    """
    plan = _open(handeling, drieluik.plan)
    rij = _drieluik(handeling, drieluik.pk)
    samen = _bring(_unpack(handeling, plan.dossier, rij.inhoud), dict(teksten), gezien)
    _check_pair(samen.teksten)
    if not samen.gewijzigd:
        return ()
    rij.inhoud = _pack(handeling, plan.dossier, samen.teksten)
    rij.gewijzigd_op, rij.gewijzigd_door_id = handeling.moment, handeling.wie or 0
    rij.save(update_fields=["inhoud", "gewijzigd_op", "gewijzigd_door"])
    _tell(handeling, plan, "plan.drieluik_gewijzigd", drieluik=rij.pk, nieuw=False)
    return samen.gewijzigd


@transaction.atomic
def move_up(handeling: Handeling, *, drieluik: Drieluik) -> None:
    """
    Let a danger stand one place higher: what weighs most stands first.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises NotPossible: if it stands first already, or the plan is closed
    """
    plan = _open(handeling, drieluik.plan)
    rij = _drieluik(handeling, drieluik.pk)
    boven = Drieluik.objects.visible_to(handeling).filter(plan=plan, volgorde__lt=rij.volgorde)
    ander = boven.order_by("-volgorde").first()
    if ander is None:
        raise NotPossible(_("Dit staat al bovenaan."))
    rij.volgorde, ander.volgorde = ander.volgorde, rij.volgorde
    Drieluik.objects.bulk_update([rij, ander], ["volgorde"])
    _tell(handeling, plan, "plan.drieluik_gewijzigd", drieluik=rij.pk, nieuw=False)


@transaction.atomic
def add_netwerklid(
    handeling: Handeling,
    *,
    plan: Plan,
    voornaam: str,
    rol: str,
    telefoon: str = "",
    taak: str = "",
    band: Band = Band.GEWOON,
) -> Netwerklid:
    """
    Add somebody around the household; first name and role suffice. `taak` says what that one does in the plan.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if name or role lacks
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    leeg = {veld: [_("Vul dit in.")] for veld, tekst in (("voornaam", voornaam), ("rol", rol)) if not tekst.strip()}
    if leeg:
        raise InvalidInput(leeg)
    inhoud = {"voornaam": voornaam.strip(), "rol": rol.strip(), "telefoon": telefoon.strip(), "taak": taak.strip(),
              "band": band.value}  # fmt: skip
    lid = Netwerklid.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        inhoud=_pack(handeling, rij.dossier, inhoud),
        sinds=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "plan.netwerklid_gewijzigd", netwerklid=lid.pk, erbij=True)
    return lid


@transaction.atomic
def end_netwerklid(handeling: Handeling, *, plan: Plan, netwerklid: UUID) -> None:
    """
    Let somebody take part no longer; what that person found and promised stays.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises NotFound: if there is nobody of that id in this plan
    :raises NotPossible: if that person had stopped already, or the plan is closed
    """
    rij = _open(handeling, plan)
    lid = Netwerklid.objects.visible_to(handeling).filter(plan=rij, publiek_id=netwerklid).first()
    if lid is None:
        raise NotFound
    if lid.gestopt_op is not None:
        raise NotPossible(_("Deze persoon doet al niet meer mee."))
    lid.gestopt_op = handeling.moment
    lid.save(update_fields=["gestopt_op"])
    _tell(handeling, rij, "plan.netwerklid_gewijzigd", netwerklid=lid.pk, erbij=False)


@transaction.atomic
def give_scores(handeling: Handeling, *, drieluik: Drieluik, op: date, invoer: Sequence[Cijferinvoer]) -> int:
    """
    Keep what each participant finds of one danger on one day; given again for that day, it is corrected.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if the day cannot be, nobody gave a figure, or another gave one meanwhile: nothing is written
    :raises NotPossible: if the plan is closed
    """
    plan = _open(handeling, drieluik.plan)
    rules.check_cijfers(
        op=op, vandaag=lokale_datum(handeling.moment), begonnen=lokale_datum(plan.begonnen_op), invoer=invoer
    )
    rij = _drieluik(handeling, drieluik.pk)
    nieuw = _new_scores(handeling, plan, rij, op, invoer)
    for een in nieuw:
        Schaalcijfer.objects.update_or_create(
            drieluik=rij,
            op=op,
            **_column(een.wie),
            defaults={
                "dossier_id": plan.dossier_id,
                "cijfer": een.cijfer,
                "toelichting": _pack(handeling, plan.dossier, {"woorden": een.woorden.strip()})
                if een.woorden.strip()
                else None,
                "vastgelegd_op": handeling.moment,
                "vastgelegd_door_id": handeling.wie or 0,
            },
        )
    if nieuw:
        _tell(handeling, plan, "plan.cijfers_gegeven", drieluik=rij.pk, op=op.isoformat(), aantal=len(nieuw))
    return len(invoer)


def _new_scores(
    handeling: Handeling, plan: Plan, drieluik: Drieluik, op: date, invoer: Sequence[Cijferinvoer]
) -> list[Cijferinvoer]:
    """
    Return the figures that say something new.

    :raises InvalidInput: naming every participant of whom another kept a figure for that day since it was asked
    """
    staan = list(Schaalcijfer.objects.visible_to(handeling).filter(drieluik=drieluik, op=op))
    woorden = texts_of(handeling, dossier=plan.dossier, pakketten={rij.pk: rij.toelichting for rij in staan})
    nu = {
        _whose(r.persoon_id, r.netwerklid_id, r.team_id): rules.score_text(r.cijfer, woorden[r.pk].get("woorden", ""))
        for r in staan
    }
    nieuw: list[Cijferinvoer] = []
    fouten: dict[str, list[str]] = {}
    for een in invoer:
        staat, getypt = nu.get(een.wie, ""), rules.score_text(een.cijfer, een.woorden)
        if rules.clashes(nu=staat, getypt=getypt, gezien=een.gezien):
            zin = _("Voor deze dag staat hier intussen: %(staat)s. Kies wat er moet staan, en bewaar opnieuw.")
            fouten.setdefault(een.veld, []).append(zin % {"staat": staat or _("geen cijfer")})
        elif staat != getypt:
            nieuw.append(een)
    if fouten:
        raise InvalidInput(fouten)
    return nieuw


def _column(wie: Wie) -> dict[str, Any]:
    soort, nummer = wie
    return {
        "persoon_id": nummer if soort is Deelnemersoort.PERSOON else None,
        "netwerklid_id": nummer if soort is Deelnemersoort.NETWERK else None,
        "team_id": nummer if soort is Deelnemersoort.TEAM else None,
    }


def _open(handeling: Handeling, plan: Plan) -> Plan:
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=plan.dossier_id)
    return hold_plan(handeling, plan=plan.pk, actief=True)


def _drieluik(handeling: Handeling, drieluik: int) -> Drieluik:
    rij = Drieluik.objects.visible_to(handeling).filter(pk=drieluik).first()
    if rij is None:
        raise NotFound
    return rij


def _check_pair(teksten: Mapping[str, str]) -> None:
    namen = {"titel": _("Geef dit gevaar een korte naam."), "gevaar": _("Schrijf wat er kan gebeuren als er niets "
             "verandert."), "doel": _("Schrijf wat er anders is als het veilig genoeg is.")}  # fmt: skip
    fouten = {veld: [zin] for veld, zin in namen.items() if not plain(teksten.get(veld))}
    if fouten:
        raise InvalidInput(fouten)
