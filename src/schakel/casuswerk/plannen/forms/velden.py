"""Sheets on which several people write: each field carries the mark of what was seen; a clash shows both texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from schakel.casuswerk.plannen.rules.velden import mark_of, plain
from schakel.toolkit.formulier import Formulier


@dataclass(frozen=True, slots=True)
class Veldregel:
    """One field, the mark of what its writer saw, and what stands there now when somebody else changed it."""

    veld: BoundField
    merknaam: str
    merk: str
    nu: str
    botst: bool
    rijen: int


class Veldenform(Formulier):
    """A form whose texts are kept field by field; without script it works the same."""

    RIJEN: ClassVar[Mapping[str, int]] = {}

    def __init__(self, data: Any = None, *, nu: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._nu = nu
        for naam in self.fields:
            self.initial.setdefault(naam, nu.get(naam, ""))

    def gezien(self) -> dict[str, str]:
        """Return the marks of what the writer saw."""
        return {naam: self._seen(naam) for naam in self.fields}

    def teksten(self) -> dict[str, str]:
        """Return what was typed, as it is kept."""
        return {naam: self._as_text(naam) for naam in self.fields}

    def _as_text(self, naam: str) -> str:
        waarde = self.cleaned_data.get(naam)
        if waarde is None or waarde is False:
            return ""
        if waarde is True:
            return "ja"
        return waarde.isoformat() if hasattr(waarde, "isoformat") else plain(waarde)

    def _typed(self, naam: str) -> str:
        ruw = self.data.get(self.add_prefix(naam))
        return ("ja" if ruw else "") if isinstance(self.fields[naam], forms.BooleanField) else str(ruw or "")

    def _seen(self, naam: str) -> str:
        return str(self.data.get(self._markname(naam)) or mark_of(""))

    def _markname(self, naam: str) -> str:
        return f"gezien-{self.add_prefix(naam)}"

    def regels(self) -> list[Veldregel]:
        """Return the fields with their marks."""
        return [self._line(naam) for naam in self.fields]

    def regel(self) -> dict[str, Veldregel]:
        """Return each field with its mark, by name: for a page with an order of its own."""
        return {naam: self._line(naam) for naam in self.fields}

    def _line(self, naam: str) -> Veldregel:
        nu = plain(self._nu.get(naam, ""))
        merk = self._seen(naam) if self.is_bound else mark_of(nu)
        getypt = mark_of(self._typed(naam)) if self.is_bound else ""
        botst = self.is_bound and merk not in (mark_of(nu), getypt) and getypt != mark_of(nu)
        # Both texts are in sight now: whoever sends the form again, chose.
        return Veldregel(
            veld=self[naam],
            merknaam=self._markname(naam),
            merk=mark_of(nu) if botst else merk,
            nu=nu,
            botst=botst,
            rijen=self.RIJEN.get(naam, 3),
        )
