"""Fields that several forms of this room share."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.formulier import Formulier

Keuzes = Sequence[tuple[str, str]]
GEEN: Keuzes = (("", _("Geen")),)  # type: ignore[assignment]


def day(label: object, **anders: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **anders)  # type: ignore[arg-type]


def text(label: object, *, rijen: int = 4, **anders: Any) -> forms.CharField:
    """Return a field for a text of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), **anders)  # type: ignore[arg-type]


def line(label: object, *, lang: int = 200, **anders: Any) -> forms.CharField:
    """Return a field for one line."""
    return forms.CharField(label=label, max_length=lang, **anders)  # type: ignore[arg-type]


def money(label: object) -> forms.DecimalField:
    """Return a field for an amount; empty: unknown."""
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_digits=12, decimal_places=2, localize=True,  # type: ignore[arg-type]
        help_text=_("In euro. Laat leeg als u het niet weet: leeg is niet nul."),
    )  # fmt: skip


def choice(label: object, keuzes: Keuzes = (), **anders: Any) -> forms.ChoiceField:
    """Return a field for one out of a list."""
    return forms.ChoiceField(label=label, choices=keuzes, **anders)  # type: ignore[arg-type]


def _number(waarde: str) -> int | None:
    return int(waarde) if waarde else None


def principle(*, verplicht: bool = True) -> forms.TypedChoiceField:
    """Return a field for a principle; the page offers those of the vision in force."""
    return forms.TypedChoiceField(
        label=_("Bij welk uitgangspunt?"), coerce=_number, empty_value=None, required=verplicht, choices=()
    )


def names_of(opsomming: Mapping[Any, str], soort: type) -> Keuzes:
    """Return the values of an enumeration with their words, as choices."""
    return [(str(waarde.value), opsomming[waarde]) for waarde in soort]  # type: ignore[attr-defined]


class Visieform(Formulier):
    """A form whose choices come from the vision: `keuzes` gives them by the name of the field."""

    def __init__(self, *args: Any, keuzes: Mapping[str, Keuzes] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, lijst in (keuzes or {}).items():
            veld = self.fields.get(naam)
            if isinstance(veld, forms.ChoiceField):
                veld.choices = [*lijst] if veld.required else [("", _("Geen")), *lijst]


class Legevorm(Formulier):
    """Nothing is asked; a refusal is shown in it."""
