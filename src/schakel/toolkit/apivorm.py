"""What is the same in everything that the JSON API answers?  camelCase names, and moments in UTC (API Design Rules)."""

from datetime import UTC, datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, ValidationInfo
from pydantic.alias_generators import to_camel

# Outside these years no moment of a case lies, and at the edge of the calendar no date can be reckoned with.
JAREN = range(1900, 2200)


def _in_utc(moment: datetime) -> datetime:
    if moment.year not in JAREN:
        raise ValueError("Dit jaar kan niet kloppen.")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment: accepted with any offset, never without one, and returned in UTC as ...Z."""


def _not_ahead(moment: datetime, gegeven: ValidationInfo) -> datetime:
    if gegeven.context and moment > gegeven.context["request"].handeling.moment:
        raise ValueError("Dit moment is nog niet geweest.")
    return moment


Verleden = Annotated[Moment, AfterValidator(_not_ahead)]
"""A moment that has been, by the domain time of the request; told together with every other fault."""


class Vorm(Schema):
    """The base of every body of the API."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Invoer(Vorm):
    """The base of every body that comes in: what we do not know is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Fout(Schema):
    """One fault of the input, at its own field."""

    veld: str
    tekst: str


class Probleem(Schema):
    """A refusal (RFC 9457), with every fault of the input together."""

    status: int
    title: str
    detail: str
    fouten: list[Fout] | None = None
