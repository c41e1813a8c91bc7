"""Advice over HTTP: a partner asks without naming anybody, and reads the answer later."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Header, Router, Status
from pydantic import Field, StringConstraints

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.adviezen import actions, queries
from schakel.casuswerk.adviezen.rules import AdviesvraagStatus
from schakel.toolkit.apivorm import Invoer, Moment, Vorm
from schakel.toolkit.http import Verzoek

router = Router(tags=["adviezen"], by_alias=True)
VRAAG = "Een leerling van 9 vertelt dat het thuis niet veilig is. Praat ik eerst met de ouders?"


class AdviesvraagIn(Invoer):
    """A question without names, addresses, numbers or birth dates: with an advice nothing about a household is kept."""

    vraag: Annotated[str, StringConstraints(min_length=1, max_length=8000), Field(json_schema_extra={"example": VRAAG})]
    hoedanigheid: Annotated[str, Field(pattern=r"^\d{2}$", json_schema_extra={"example": "15"})] = "20"
    postcode: Annotated[str, Field(max_length=10, json_schema_extra={"example": "2532"})] = ""


class AdviesvraagUit(Vorm):
    """A question, and its answer once somebody gave it."""

    adviesvraag: UUID
    status: AdviesvraagStatus
    vraag: Annotated[str, Field(json_schema_extra={"example": VRAAG})]
    gesteld_op: Moment
    antwoord_voor: Moment
    antwoord: str | None
    beantwoord_op: Moment | None


class AdviesvragenUit(Vorm):
    """The questions of the own team, newest first."""

    adviesvragen: list[AdviesvraagUit]


@router.post("/adviesvragen", response={201: AdviesvraagUit}, url_name="adviesvraag_maken", summary="Vraag om advies")
@guard("adviesvraag", "maken")
def maken(
    request: Verzoek, invoer: AdviesvraagIn, idempotency_key: Annotated[UUID, Header(alias="Idempotency-Key")]
) -> Status[AdviesvraagUit]:
    """Ask for advice; the same Idempotency-Key is the same question."""
    rij = actions.ask_advies(
        request.handeling, sleutel=idempotency_key, vraag=invoer.vraag, hoedanigheid=invoer.hoedanigheid,
        postcode=invoer.postcode,
    )  # fmt: skip
    return Status(201, _out(rij))


@router.get("/adviesvragen", response=AdviesvragenUit, url_name="adviesvragen", summary="Uw eigen adviesvragen")
@guard("adviesvraag", "maken")
def lijst(request: Verzoek) -> AdviesvragenUit:
    """Return the questions of the own team."""
    return AdviesvragenUit(adviesvragen=[_out(rij) for rij in queries.own_vragen(request.handeling)])


@router.get(
    "/adviesvragen/{uuid:publiek_id}", response=AdviesvraagUit, url_name="adviesvraag", summary="Is er al een antwoord?"
)
@guard("adviesvraag", "maken", zoekt=queries.access_adviesvraag)
def zien(request: Verzoek, publiek_id: UUID) -> AdviesvraagUit:
    """Return one question with its answer."""
    return _out(queries.access_adviesvraag(request.handeling, publiek_id=publiek_id))


def _out(rij: Any) -> AdviesvraagUit:
    return AdviesvraagUit(
        adviesvraag=rij.publiek_id, status=AdviesvraagStatus(rij.status), vraag=rij.vraag, gesteld_op=rij.gesteld_op,
        antwoord_voor=rij.uiterlijk, antwoord=rij.antwoord or None, beantwoord_op=rij.beantwoord_op,
    )  # fmt: skip
