"""Which ways of writing a day, a time or a postcode do we read?  All that people use, without an argument about it."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_MAANDEN = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MET_WOORD = re.compile(r"^(?:[a-z]+\s+)?(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})$")
_MET_CIJFERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
_ANDERSOM = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIJD = re.compile(r"^(\d{1,2})(?:[.:u](\d{2})|(?<=\d\d)(\d{2}))?(?:\s*(?:uur|u))?$")
_POSTCODE = re.compile(r"^([1-9]\d{3})\s*([a-z]{2})?$")


def _jaar(tekst: str) -> int:
    # Two digits are of this century: nobody writes a year of birth with two digits beside a full one.
    return int(tekst) + 2000 if len(tekst) == 2 else int(tekst)


def lees_datum(tekst: str) -> date | None:
    """This function will read a day: 3-3-2027, 3/3/27, 3 maart 2027, woensdag 3 mrt 2027, 2027-03-03."""
    schoon = " ".join(tekst.lower().split())
    try:
        if gevonden := _MET_CIJFERS.match(schoon):
            dag, maand, jaar = gevonden.groups()
            return date(_jaar(jaar), int(maand), int(dag))
        if gevonden := _ANDERSOM.match(schoon):
            return date(*map(int, gevonden.groups()))
        if gevonden := _MET_WOORD.match(schoon):
            dag, naam, jaar = gevonden.groups()
            nummer = next(n for n, begin in enumerate(_MAANDEN, start=1) if re.match(begin, naam))
            return date(_jaar(jaar), nummer, int(dag))
    except (ValueError, StopIteration):
        return None
    return None


def lees_tijd(tekst: str) -> time | None:
    """This function will read a time of day: 21.44, 21:44, 21u44, 2144, 9 uur."""
    gevonden = _TIJD.match(" ".join(tekst.lower().split()))
    if gevonden is None:
        return None
    try:
        return time(int(gevonden[1]), int(gevonden[2] or gevonden[3] or 0))
    except ValueError:
        return None


class DatumVeld(forms.Field):
    """A day, typed as people type it; shown back as 3-3-2027."""

    default_error_messages = {"invalid": _("Schrijf de datum zo: 3-3-2027.")}

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        gelezen = value if isinstance(value, date) else lees_datum(str(value))
        if gelezen is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return gelezen

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "text", "autocomplete": "off", "size": "12"}


class TijdVeld(forms.Field):
    """A time of day, typed as people type it; shown back as 21.44."""

    default_error_messages = {"invalid": _("Schrijf de tijd zo: 21.44.")}

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        gelezen = value if isinstance(value, time) else lees_tijd(str(value))
        if gelezen is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return gelezen

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour}.{value.minute:02d}" if isinstance(value, time) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": "off", "size": "6"}


class PostcodeVeld(forms.CharField):
    """A postcode with or without letters or space; kept as 2532CX or 2532."""

    default_error_messages = {"invalid": _("Schrijf de postcode zo: 2532 CX. Alleen 2532 mag ook.")}

    def to_python(self, value: Any) -> str:
        tekst = super().to_python(value)
        if not tekst:
            return ""
        gevonden = _POSTCODE.match(" ".join(tekst.lower().split()))
        if gevonden is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return gevonden[1] + (gevonden[2] or "").upper()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocomplete": "off", "size": "8"}


class DecimaalVeld(forms.DecimalField):
    """A number with a comma or a point, as people type it; shown back with a comma."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "size": "12"}
