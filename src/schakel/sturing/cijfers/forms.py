"""The shape of what is picked on the pages of figures: an area, a year, a part."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.formulier import Formulier

Keuzes = Sequence[tuple[str, str]]


class KiesForm(Formulier):
    """Which published cells to show; what was not published cannot be picked."""

    gebied = forms.ChoiceField(
        label=_("Gebied"), required=False, error_messages={"invalid_choice": _("Kies een gebied uit de lijst.")}
    )
    jaar = forms.ChoiceField(
        label=_("Jaar"), required=False, error_messages={"invalid_choice": _("Kies een jaar uit de lijst.")}
    )
    deel = forms.ChoiceField(
        label=_("Deel"), required=False, error_messages={"invalid_choice": _("Kies een deel uit de lijst.")}
    )

    def __init__(self, *args: Any, gebieden: Keuzes, jaren: Keuzes, delen: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, keuzes in (("gebied", gebieden), ("jaar", jaren)):
            self.fields[naam].choices = list(keuzes)  # type: ignore[attr-defined]
        if not jaren:
            del self.fields["jaar"]
        if delen:
            self.fields["deel"].choices = [("", _("Alles")), *delen]  # type: ignore[attr-defined]
        else:
            del self.fields["deel"]

    def asked(self) -> dict[str, str]:
        """Return what was picked; what is wrong counts as not picked."""
        goed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {naam: str(goed.get(naam) or "") for naam in ("gebied", "jaar", "deel")}
