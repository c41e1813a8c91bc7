"""The deeds on the safety plan: a situation, its address in the vault, and who was given a copy."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.beginnen import hold_plan
from schakel.casuswerk.plannen.actions.bewaren import _bring, _pack, _tell, _unpack
from schakel.casuswerk.plannen.models import Exemplaar, Plan, Planversie, Situatie
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.situaties import check_situatie, columns_of
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

EIGEN = ("geldig_tot", "kindversie")


@transaction.atomic
def add_situatie(handeling: Handeling, *, plan: Plan, teksten: Mapping[str, str]) -> Situatie:
    """
    Add an unsafe situation to the safety plan.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if it is not concrete
    :raises NotPossible: if the plan is closed
    """
    rij = _open(handeling, plan)
    dag = _day(teksten)
    check_situatie(teksten, geldig_tot=dag, vandaag=lokale_datum(handeling.moment))
    situatie = Situatie(dossier_id=rij.dossier_id, plan=rij)
    _fill(handeling, situatie, rij, teksten)
    situatie.save()
    _tell(handeling, rij, "plan.situatie_gewijzigd", situatie=situatie.pk, nieuw=True)
    return situatie


@transaction.atomic
def write_situatie(
    handeling: Handeling, *, situatie: Situatie, teksten: Mapping[str, str], gezien: Mapping[str, str]
) -> tuple[str, ...]:
    """
    Change a situation, and return which fields changed.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises InvalidInput: if it is not concrete any more, or somebody else changed the same field meanwhile
    :raises NotPossible: if the plan is closed, or the situation has lapsed
    """
    plan = _open(handeling, situatie.plan)
    rij = _running(handeling, situatie.pk)
    nu = {
        **_unpack(handeling, plan.dossier, rij.inhoud),
        **columns_of(geldig_tot=rij.geldig_tot, kindversie=rij.kindversie),
    }
    samen = _bring(nu, dict(teksten), gezien)
    check_situatie(samen.teksten, geldig_tot=_day(samen.teksten), vandaag=lokale_datum(handeling.moment))
    if not samen.gewijzigd:
        return ()
    _fill(handeling, rij, plan, samen.teksten)
    rij.save()
    _tell(handeling, plan, "plan.situatie_gewijzigd", situatie=rij.pk, nieuw=False)
    return samen.gewijzigd


@transaction.atomic
def lapse_situatie(handeling: Handeling, *, situatie: Situatie) -> None:
    """
    Let a situation count no longer; it stays in the versions that were fixed.

    :raises NotAllowed: if the matrix does not let the actor write in this plan
    :raises NotPossible: if the plan is closed, or it had lapsed already
    """
    plan = _open(handeling, situatie.plan)
    rij = _running(handeling, situatie.pk)
    rij.vervallen_op, rij.vervallen_door_id = handeling.moment, handeling.wie or 0
    rij.save(update_fields=["vervallen_op", "vervallen_door"])
    _tell(handeling, plan, "plan.situatie_vervallen", situatie=rij.pk)


@transaction.atomic
def store_address(handeling: Handeling, *, situatie: Situatie, adres: str) -> Situatie:
    """
    Put the address where somebody goes into the vault; it stands nowhere else, in no copy and in no version.

    :raises NotAllowed: if the matrix does not let the actor keep it
    :raises InvalidInput: if there is no address
    :raises NotPossible: if the plan is closed
    """
    permissions.check_can_in(handeling, "planadres", "maken", dossier=situatie.dossier_id)
    plan = hold_plan(handeling, plan=situatie.plan_id, actief=True)
    rij = _running(handeling, situatie.pk)
    if not adres.strip():
        raise InvalidInput({"adres": [_("Vul het adres in.")]})
    kluis.store_geheim(
        handeling, vak=Vak.ADRES, onderwerp=rij.publiek_id, dossier=plan.dossier_id, inhoud={"adres": adres.strip()}
    )
    rij.adres_in_kluis = True
    rij.save(update_fields=["adres_in_kluis"])
    _tell(handeling, plan, "plan.adres_bewaard", situatie=rij.pk)
    return rij


@transaction.atomic
def open_address(handeling: Handeling, *, situatie: Situatie, reden: str) -> str:
    """
    Take the address out of the vault; the reason stands with the look in the log.

    :raises NotAllowed: if the matrix does not let the actor see it
    :raises InvalidInput: if there is no reason
    :raises NotFound: if there is no address
    """
    permissions.check_can_in(handeling, "planadres", "zien", dossier=situatie.dossier_id)
    gelezen = kluis.open_geheim(handeling, vak=Vak.ADRES, onderwerp=situatie.publiek_id, reden=reden)
    return str(gelezen.get("adres", ""))


@transaction.atomic
def record_copy(handeling: Handeling, *, plan: Plan, aan: Wie, op: date, kindversie: bool = False) -> Exemplaar:
    """
    Record that somebody was given the last version of the plan.

    :raises NotAllowed: if the matrix does not let the actor fix versions
    :raises InvalidInput: if the day cannot be
    :raises NotPossible: if there is no version yet, or the plan is closed
    """
    permissions.check_can_in(handeling, "plan", "versie", dossier=plan.dossier_id)
    rij = hold_plan(handeling, plan=plan.pk, actief=True)
    versie = Planversie.objects.visible_to(handeling).filter(plan=rij).order_by("-nummer").first()
    if versie is None:
        raise NotPossible(_("Leg eerst een versie vast. Dan is duidelijk wat iemand kreeg."))
    if not lokale_datum(versie.vastgelegd_op) <= op <= lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Kies een dag sinds deze versie is vastgelegd, tot en met vandaag.")]})
    soort, nummer = aan
    exemplaar = Exemplaar.objects.create(
        dossier_id=rij.dossier_id,
        plan=rij,
        versie=versie.nummer,
        persoon_id=nummer if soort is Deelnemersoort.PERSOON else None,
        netwerklid_id=nummer if soort is Deelnemersoort.NETWERK else None,
        team_id=nummer if soort is Deelnemersoort.TEAM else None,
        kindversie=kindversie,
        gegeven_op=op,
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    _tell(handeling, rij, "plan.exemplaar_gegeven", versie=versie.nummer, aan=soort.value)
    return exemplaar


def _open(handeling: Handeling, plan: Plan) -> Plan:
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=plan.dossier_id)
    return hold_plan(handeling, plan=plan.pk, actief=True)


def _running(handeling: Handeling, situatie: int) -> Situatie:
    rij = Situatie.objects.visible_to(handeling).filter(pk=situatie).first()
    if rij is None:
        raise NotFound
    if rij.vervallen_op is not None:
        raise NotPossible(_("Deze situatie geldt niet meer."))
    return rij


def _fill(handeling: Handeling, rij: Situatie, plan: Plan, teksten: Mapping[str, str]) -> None:
    rij.inhoud = _pack(handeling, plan.dossier, {v: t for v, t in teksten.items() if v not in EIGEN and t})
    rij.geldig_tot = date.fromisoformat(teksten["geldig_tot"])
    rij.kindversie = teksten.get("kindversie") == "ja"
    rij.gewijzigd_op, rij.gewijzigd_door_id = handeling.moment, handeling.wie or 0


def _day(teksten: Mapping[str, str]) -> date | None:
    return date.fromisoformat(teksten["geldig_tot"]) if teksten.get("geldig_tot") else None
