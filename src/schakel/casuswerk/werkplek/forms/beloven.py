"""The promise that is made of what somebody said in a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.plannen.rules.cijfers import Wie
from schakel.toolkit.formulier import Formulier


class Beloofform(Formulier):
    """What, by whom, until when, and who looks; filled in with what was said."""

    wat = forms.CharField(label=_("Wat wordt er beloofd?"), widget=forms.Textarea, max_length=1000)
    van = forms.ChoiceField(label=_("Wie belooft dit?"))
    uiterlijk = forms.DateField(label=_("Uiterlijk"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    controle = forms.ChoiceField(label=_("Wie gaat na of het is gebeurd?"))
    voor_veiligheid = forms.BooleanField(
        label=_("Dit is nodig voor de veiligheid: ieder betrokken team mag het zien"), required=False
    )

    def __init__(self, *args: Any, mensen: Sequence[tuple[str, Wie, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mensen = {code: wie for code, wie, _naam in mensen}
        for naam in ("van", "controle"):
            veld = self.fields[naam]
            if isinstance(veld, forms.ChoiceField):
                veld.choices = [("", _("Kies iemand")), *((code, tekst) for code, _wie, tekst in mensen)]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {**d, "van": self._mensen[d["van"]], "controle": self._mensen[d["controle"]]}
