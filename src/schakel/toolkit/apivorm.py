"""What is the same in everything that the JSON API answers?  camelCase names, and moments in UTC (API Design Rules)."""

from datetime import UTC, datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict
from pydantic.alias_generators import to_camel


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment: accepted with any offset, never without one, and returned in UTC as ...Z."""


class Vorm(Schema):
    """The base of every body of the API."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


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
