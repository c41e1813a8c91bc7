"""For whom is a copy, and what does its outside look like?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.formulier import Formulier


class Leesbladform(Formulier):
    """To whom the copy goes, how much that one may see, and how it is disguised."""

    aan = forms.ChoiceField(label=_("Voor wie is dit exemplaar?"))
    alleen_eigen = forms.BooleanField(
        label=_("Geef alleen eigen delen"),
        help_text=_("Kies dit als het onveilig is dat deze persoon weet wat anderen doen of waar zij naartoe gaan."),
        required=False,
    )
    vermomming = forms.ChoiceField(
        label=_("Buitenkant op papier"),
        help_text=_("Het eerste en het laatste blad laten dan iets gewoons zien."),
        required=False,
    )

    def __init__(
        self, *args: Any, lezers: Sequence[tuple[str, str]], vermommingen: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for veld, leeg, keuzes in (("aan", _("Kies iemand"), lezers), ("vermomming", _("Gewoon"), vermommingen)):
            gekozen = self.fields[veld]
            assert isinstance(gekozen, forms.ChoiceField)  # noqa: S101 - the kind is declared above
            gekozen.choices = [("", leeg), *keuzes]
