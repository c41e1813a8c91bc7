"""Handovers over HTTP for programs: list, detail and every step (kebab-case, uuids, problem+json)."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Router
from pydantic import Field

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.overdrachten import actions, queries
from schakel.casuswerk.overdrachten.rules import (
    Aanwezig,
    Betwistreden,
    Intrekreden,
    Koudreden,
    Overnamevorm,
    Weigerreden,
)
from schakel.kernel.errors import InvalidInput
from schakel.toolkit.apivorm import Invoer, Moment, Vorm
from schakel.toolkit.http import Verzoek

router = Router(tags=["overdrachten"], by_alias=True)
Tekst = Annotated[str, Field(max_length=4000)]


class TeamUit(Vorm):
    code: str
    naam: str


class OverdrachtUit(Vorm):
    """A handover as both sides may see it."""

    publiek_id: UUID
    status: str
    is_hoofd: bool
    acuut: bool
    aanduiding: str
    zender_team: TeamUit
    ontvanger_team: TeamUit
    aangeboden_op: Moment | None
    ontvangen_op: Moment | None
    gestart_op: Moment | None
    warm: bool | None


class StapUit(Vorm):
    van: str
    naar: str
    moment: Moment
    team: TeamUit


class OverdrachtDetail(OverdrachtUit):
    """With the summary on which the receiver decides."""

    samenvatting: dict[str, str]
    stappen: list[StapUit]


class Dozen(Vorm):
    binnen: list[OverdrachtUit]
    uit: list[OverdrachtUit]


class CollegaUit(Vorm):
    """A colleague of the acting team, by the id that the steps ask for."""

    medewerker: UUID
    naam: str


class RegisseurIn(Invoer):
    regisseur: UUID


class WeigeringIn(Invoer):
    reden: Weigerreden
    toelichting: Tekst


class BetwistingIn(Invoer):
    reden: Betwistreden
    toelichting: Tekst


class GesprekIn(Invoer):
    op: Moment
    aanwezig: Annotated[list[Aanwezig], Field(max_length=10)]


class MomentIn(Invoer):
    op: Moment


class ContactIn(Invoer):
    op: Moment
    door: UUID
    met_wie: Annotated[str, Field(max_length=200)]


class StartIn(Invoer):
    veiligheidsafspraak: Tekst
    vorm: Overnamevorm = Overnamevorm.OVERGENOMEN


class KoudIn(Invoer):
    reden: Koudreden


class IntrekkingIn(Invoer):
    reden: Intrekreden


@router.get("", response=Dozen, url_name="overdrachten")
@guard("overdracht", "zien")
def lijst(request: Verzoek) -> Any:
    """Return what comes in and goes out for the acting team."""
    return queries.boxes_of_team(request.handeling)


@router.get("/collegas", response=list[CollegaUit], url_name="overdracht_collegas")
@guard("overdracht", "zien")
def collegas(request: Verzoek) -> Any:
    """Return whom of the acting team a step can name."""
    leden = queries.colleagues(request.handeling, team=request.handeling.team or 0)
    return [CollegaUit(medewerker=lid.medewerker.publiek_id, naam=lid.medewerker.naam) for lid in leden]


def _colleague(request: Verzoek, veld: str, publiek_id: UUID) -> int:
    """Return the colleague with this id; somebody of another team is as unknown as somebody who does not exist."""
    leden = queries.colleagues(request.handeling, team=request.handeling.team or 0)
    gevonden = [lid.medewerker_id for lid in leden if lid.medewerker.publiek_id == publiek_id]
    if not gevonden:
        raise InvalidInput({veld: ["Deze collega werkt niet in uw team."]})
    return gevonden[0]


@router.get("/{uuid:publiek_id}", response=OverdrachtDetail, url_name="overdracht")
@guard("overdracht", "zien")
def detail(request: Verzoek, publiek_id: UUID) -> Any:
    """Return one handover with its steps."""
    return _detail(request, publiek_id)


def _detail(request: Verzoek, publiek_id: UUID) -> Any:
    rij: Any = queries.access_overdracht(request.handeling, publiek_id=publiek_id)
    rij.stappen = queries.steps_of(request.handeling, overdracht=rij.pk)
    return rij


def _take(request: Verzoek, publiek_id: UUID, deed: Any, **waarden: Any) -> Any:
    rij = queries.access_overdracht(request.handeling, publiek_id=publiek_id)
    deed(request.handeling, overdracht=rij, **waarden)
    return _detail(request, publiek_id)


@router.post("/{uuid:publiek_id}/aanbieden", response=OverdrachtDetail)
@guard("overdracht", "aanbieden", zoekt=queries.access_overdracht)
def aanbieden(request: Verzoek, publiek_id: UUID) -> Any:
    """Offer a prepared handover."""
    return _take(request, publiek_id, actions.offer)


@router.post("/{uuid:publiek_id}/ontvangen", response=OverdrachtDetail)
@guard("overdracht", "ontvangen", zoekt=queries.access_overdracht)
def ontvangen(request: Verzoek, publiek_id: UUID) -> Any:
    """Confirm receipt."""
    return _take(request, publiek_id, actions.confirm_receipt)


@router.post("/{uuid:publiek_id}/aannemen", response=OverdrachtDetail)
@guard("overdracht", "accepteren", zoekt=queries.access_overdracht)
def aannemen(request: Verzoek, publiek_id: UUID, invoer: RegisseurIn) -> Any:
    """Accept and name the regisseur."""
    return _take(request, publiek_id, actions.accept, regisseur=_colleague(request, "regisseur", invoer.regisseur))


@router.post("/{uuid:publiek_id}/weigeren", response=OverdrachtDetail)
@guard("overdracht", "weigeren", zoekt=queries.access_overdracht)
def weigeren(request: Verzoek, publiek_id: UUID, invoer: WeigeringIn) -> Any:
    """Refuse with a reason."""
    return _take(request, publiek_id, actions.refuse, reden=invoer.reden, toelichting=invoer.toelichting)


@router.post("/{uuid:publiek_id}/gesprek-plannen", response=OverdrachtDetail)
@guard("overdracht", "gesprek_plannen", zoekt=queries.access_overdracht)
def gesprek_plannen(request: Verzoek, publiek_id: UUID, invoer: MomentIn) -> Any:
    """Plan the warm talk."""
    return _take(request, publiek_id, actions.plan_gesprek, op=invoer.op)


@router.post("/{uuid:publiek_id}/gesprek", response=OverdrachtDetail)
@guard("overdracht", "gesprek_vastleggen", zoekt=queries.access_overdracht)
def gesprek(request: Verzoek, publiek_id: UUID, invoer: GesprekIn) -> Any:
    """Record the warm talk."""
    return _take(request, publiek_id, actions.record_gesprek, op=invoer.op, aanwezig=invoer.aanwezig)


@router.post("/{uuid:publiek_id}/gesprek-bevestigen", response=OverdrachtDetail)
@guard("overdracht", "gesprek_bevestigen", zoekt=queries.access_overdracht)
def gesprek_bevestigen(request: Verzoek, publiek_id: UUID) -> Any:
    """Confirm the talk for the other side."""
    return _take(request, publiek_id, actions.confirm_gesprek)


@router.post("/{uuid:publiek_id}/geen-gesprek", response=OverdrachtDetail)
@guard("overdracht", "gesprek_vastleggen", zoekt=queries.access_overdracht)
def geen_gesprek(request: Verzoek, publiek_id: UUID, invoer: KoudIn) -> Any:
    """Say why there can be no talk."""
    return _take(request, publiek_id, actions.skip_gesprek, reden=invoer.reden)


@router.post("/{uuid:publiek_id}/regie", response=OverdrachtDetail)
@guard("overdracht", "regie_overnemen", zoekt=queries.access_overdracht)
def regie(request: Verzoek, publiek_id: UUID) -> Any:
    """Take over regie."""
    return _take(request, publiek_id, actions.take_regie)


@router.post("/{uuid:publiek_id}/eerste-contact", response=OverdrachtDetail)
@guard("overdracht", "eerste_contact", zoekt=queries.access_overdracht)
def eerste_contact(request: Verzoek, publiek_id: UUID, invoer: ContactIn) -> Any:
    """Record the first contact with the household."""
    waarden = {"op": invoer.op, "met_wie": invoer.met_wie, "door": _colleague(request, "door", invoer.door)}
    return _take(request, publiek_id, actions.record_first_contact, **waarden)


@router.post("/{uuid:publiek_id}/starten", response=OverdrachtDetail)
@guard("overdracht", "starten", zoekt=queries.access_overdracht)
def starten(request: Verzoek, publiek_id: UUID, invoer: StartIn) -> Any:
    """Start: the ledger moves."""
    return _take(request, publiek_id, actions.start, **invoer.dict())


@router.post("/{uuid:publiek_id}/intrekken", response=OverdrachtDetail)
@guard("overdracht", "intrekken", zoekt=queries.access_overdracht)
def intrekken(request: Verzoek, publiek_id: UUID, invoer: IntrekkingIn) -> Any:
    """Take the offer back."""
    return _take(request, publiek_id, actions.withdraw, reden=invoer.reden)


@router.post("/{uuid:publiek_id}/opschalen", response=OverdrachtDetail)
@guard("overdracht", "escaleren", zoekt=queries.access_overdracht)
def opschalen(request: Verzoek, publiek_id: UUID) -> Any:
    """Go one rung up the ladder."""
    return _take(request, publiek_id, actions.escalate)


@router.post("/{uuid:publiek_id}/betwisten", response=OverdrachtDetail)
@guard("overdracht", "betwisten", zoekt=queries.access_overdracht)
def betwisten(request: Verzoek, publiek_id: UUID, invoer: BetwistingIn) -> Any:
    """Contest the start."""
    return _take(request, publiek_id, actions.contest, reden=invoer.reden, toelichting=invoer.toelichting)
