"""The shape of what an administrator types about a machine."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.basis.toegang import rules
from schakel.toolkit.formulier import Formulier, KeuzeVeld


class KoppelingForm(Formulier):
    """A machine: which system it is, for which team, in which role and for how long."""

    naam = forms.CharField(
        label=_("Welk systeem is dit?"),
        max_length=120,
        help_text=_("Bijvoorbeeld: ‘meldkamer, nieuwe server’."),
    )
    team = forms.ChoiceField(label=_("Voor welk team werkt het?"))
    rol = KeuzeVeld(
        label=_("Rol"),
        choices=[(code, rules.rolnaam(code)) for code in rules.MACHINEROLLEN],
        toelichtingen={code: rules.rollen()[code].uitleg for code in rules.MACHINEROLLEN},
    )
    dagen = forms.IntegerField(
        label=_("Hoeveel dagen mag de sleutel werken?"),
        initial=365,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages={"invalid": _("Schrijf een aantal dagen in cijfers.")},
    )

    def __init__(self, *args: object, teams: Sequence[tuple[UUID, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies")), *((str(sleutel), naam) for sleutel, naam in teams)]
        self.fields["team"].choices = keuzes  # type: ignore[attr-defined]
