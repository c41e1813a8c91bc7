"""What can be told about a code list?  Plain values, as a folder describes them."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebeschrijving:
    code: str
    omschrijving: str
    geldig_van: date
    geldig_tot: date | None = None
    extra: dict[str, object] = field(default_factory=dict)
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstbeschrijving:
    code: str
    naam: str
    bron: str = ""
    codes: tuple[Codebeschrijving, ...] = ()
