"""Fields and hidden values that a sheet on the phone needs, and what repairs them when they were spoilt."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _lui


def repair(data: QueryDict | None) -> QueryDict | None:
    """Give a sheet whose hidden fields were spoilt new ones: nobody can repair those, and it must get through."""
    if data is None:
        return None
    heel = data.copy()
    if not is_uuid(data.get("sleutel")):
        heel["sleutel"] = str(uuid4())
    if data.get("uit_advies") and not is_uuid(data.get("uit_advies")):
        heel["uit_advies"] = ""
    return heel


def is_uuid(tekst: str | None) -> bool:
    try:
        return bool(UUID(str(tekst)))
    except ValueError:
        return False


class Verborgenmoment(forms.DateTimeField):
    """A moment that the page keeps by itself: when it cannot be read, it is as if it was not there."""

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment, or None."""
        try:
            return super().to_python(value)
        except (forms.ValidationError, OverflowError, ValueError):
            return None


class Momentveld(forms.DateTimeField):
    """A moment as it is typed or picked; one that cannot be has its own words."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    input_formats = ("%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y")
    default_error_messages = {"invalid": _lui("Deze datum bestaat niet. Schrijf bijvoorbeeld 4-5-2016 14:30.")}

    def to_python(self, value: Any) -> datetime | None:
        """
        Return the moment.

        :raises ValidationError: if it is none, or too long ago to have a place in time
        """
        try:
            return super().to_python(value)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid"]) from None
