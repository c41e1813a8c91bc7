"""The feed over HTTP: a batch of messages, and of each what became of it."""

import json
from typing import Annotated, Any
from uuid import UUID

from ninja import Router
from pydantic import Field

from schakel.basis.toegang.permissions import guard
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.rules import Aanleverdeur, AanleveringStatus, Uitkomst
from schakel.entrypoints.koppelingen.politie import vertaling
from schakel.kernel.ids import maak_ontvangstcode
from schakel.toolkit.apivorm import Invoer, Moment, Vorm
from schakel.toolkit.http import Verzoek

router = Router(tags=["aanleveringen"])
HOOGSTENS = 500
VOORBEELD = {
    "kenmerk": "2017-000123",
    "soort": "HUISELIJK_GEWELD",
    "toelichting": "Ruzie tussen partners. Een kind van 9 zag het.",
    "gebeurdOp": "2017-01-02T07:40:00+01:00",
    "acuut": "DREIGT",
    "waar": {"postcode": "2532 CX", "huisnummer": "118"},
    "betrokkenen": [{"rol": "KIND", "omschrijving": "meisje", "leeftijd": 9}],
    "functionaris": {"naam": "verbonden agent", "eenheid": "basisteam", "telefoon": "070 555 02 02"},
}
Bericht = Annotated[dict[str, Any], Field(json_schema_extra={"example": VOORBEELD})]


class BatchIn(Invoer):
    """
    Messages as they come, each with a `kenmerk` of the sender: the same one again is the same message.

    A message that cannot be read is kept, and holds up none of the others.
    """

    berichten: Annotated[
        list[Bericht], Field(min_length=1, max_length=HOOGSTENS, json_schema_extra={"example": [VOORBEELD]})
    ]


class BerichtUit(Vorm):
    """What became of one message: received, seen before, kept beside another, or not to be read."""

    kenmerk: Annotated[str, Field(json_schema_extra={"example": "2017-000123"})]
    uitkomst: Uitkomst
    sleutel: UUID
    ontvangstcode: Annotated[str, Field(json_schema_extra={"example": "VT 7Q4K 2M9"})]
    opmerkingen: list[str]


class BatchUit(Vorm):
    """Of each message in the order in which they came; all of them are safe on disk."""

    berichten: list[BerichtUit]


class AanleveringUit(Vorm):
    """What became of one message, once it was taken up."""

    sleutel: UUID
    ontvangstcode: str
    status: AanleveringStatus
    ontvangen_op: Moment
    naast_ander_bericht: bool


@router.post(
    "/aanleveringen", response=BatchUit, by_alias=True, url_name="aanleveringen",
    summary="Lever berichten aan; hetzelfde kenmerk is hetzelfde bericht",
)  # fmt: skip
@guard("aanlevering", "maken")
def aanleveren(request: Verzoek, invoer: BatchIn) -> BatchUit:
    """Take in a batch; an acknowledgement that got lost is asked again with the same messages."""
    h = request.handeling
    gegeven = []
    for ruw in invoer.berichten:
        levering = vertaling.read(
            json.dumps(ruw, ensure_ascii=False), afzender=h.team or 0, nu=h.moment, deur=Aanleverdeur.API
        )
        gegeven.append(actions.deliver(h, levering=levering))
    return BatchUit(
        berichten=[
            BerichtUit(
                kenmerk=k.kenmerk, uitkomst=k.uitkomst, sleutel=k.sleutel, ontvangstcode=k.code,
                opmerkingen=list(k.fouten),
            )
            for k in gegeven
        ]
    )  # fmt: skip


@router.get(
    "/aanleveringen/{uuid:sleutel}", response=AanleveringUit, by_alias=True, url_name="aanlevering",
    summary="Wat is er van dit bericht geworden?",
)  # fmt: skip
@guard("aanlevering", "maken", zoekt=queries.own_delivery)
def aanlevering(request: Verzoek, sleutel: UUID) -> AanleveringUit:
    """Tell what became of a message of the own team; which steps were taken, the receipts tell."""
    rij = queries.own_delivery(request.handeling, sleutel=sleutel)
    return AanleveringUit(
        sleutel=rij.sleutel, ontvangstcode=maak_ontvangstcode(rij.sleutel.bytes), status=AanleveringStatus(rij.status),
        ontvangen_op=rij.ontvangen_op, naast_ander_bericht=rij.naast is not None,
    )  # fmt: skip
