"""The shape of what an administrator types about accounts."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.basis.toegang import rules
from schakel.toolkit.formulier import Formulier, KeuzeVeld
from schakel.toolkit.velden import DatumVeld

Keuzes = Sequence[tuple[UUID, str]]


class ZoekForm(forms.Form):
    """Part of a name."""

    q = forms.CharField(required=False, max_length=80)


class AccountForm(Formulier):
    """A new employee."""

    naam = forms.CharField(label=_("Naam"), max_length=120)
    gebruikersnaam = forms.RegexField(
        r"^[a-z0-9][a-z0-9.-]{2,79}$",
        label=_("Gebruikersnaam"),
        help_text=_("Kleine letters, cijfers, punt en streepje. Geen e-mailadres."),
        error_messages={
            "invalid": _("Gebruik alleen kleine letters, cijfers, punt en streepje; minstens drie tekens.")
        },
    )
    organisatie = forms.ChoiceField(label=_("Organisatie"))
    vog_datum = DatumVeld(
        label=_("Datum van de VOG"),
        help_text=_("De VOG is op de eerste werkdag niet ouder dan drie maanden (Wmo 2015, artikel 4.2.4)."),
    )

    def __init__(self, *args: object, organisaties: Keuzes, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["organisatie"], organisaties)


class LidForm(Formulier):
    """For which team, in which role, from which day."""

    team = forms.ChoiceField(label=_("Team"))
    rol = KeuzeVeld(
        label=_("Rol"),
        choices=[(r.code, r.naam) for r in rules.rollen().values() if r.in_gebruik],
        toelichtingen={r.code: r.uitleg for r in rules.rollen().values()},
    )
    vanaf = DatumVeld(label=_("Vanaf"))

    def __init__(self, *args: object, teams: Keuzes, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["team"], teams)


class TeamForm(forms.Form):
    """Which team."""

    team = forms.UUIDField()


def _offer(veld: forms.Field, keuzes: Keuzes) -> None:
    if isinstance(veld, forms.ChoiceField):
        veld.choices = [("", _("Kies")), *((str(sleutel), naam) for sleutel, naam in keuzes)]
