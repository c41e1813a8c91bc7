"""Who at which school is brought in, on which ground, for what and until when."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.kinderen.actions import Schoolvraag
from schakel.casuswerk.kinderen.forms.kind import JAWOORDEN, names_of
from schakel.casuswerk.kinderen.rules.school import Grond, Weg
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld

_NUMMER = re.compile(r"^\+?[\d\s-]{9,16}$")


class Schoolform(Formulier):
    """A contact at a school."""

    naam = forms.CharField(label=gettext_lazy("Naam van uw contact op school"), max_length=120)
    functie = forms.CharField(
        label=gettext_lazy("Functie"), max_length=80, help_text=gettext_lazy("Bijvoorbeeld: leerkracht groep 6.")
    )
    school = forms.CharField(label=gettext_lazy("School"), max_length=120)
    weg = KeuzeVeld(
        label=gettext_lazy("Hoe gaat de code naar deze persoon?"),
        choices=[(Weg.EMAIL.value, gettext_lazy("E-mail")), (Weg.SMS.value, gettext_lazy("Sms"))],
    )
    aan = forms.CharField(label=gettext_lazy("E-mailadres of nummer"), max_length=200)
    grond = KeuzeVeld(
        label=gettext_lazy("Op welke grond doet de school mee?"),
        choices=[
            (Grond.TOESTEMMING.value, gettext_lazy("Toestemming")),
            (Grond.NOODZAAK.value, gettext_lazy("Noodzaak, zonder toestemming")),
        ],
    )
    toestemming = MeerkeuzeVeld(label=gettext_lazy("Wie zegt ja?"), choices=JAWOORDEN, required=False)
    reden = forms.CharField(
        label=gettext_lazy("Bij noodzaak: waarom kan het niet anders?"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("De school ziet dit niet."),
        widget=forms.Textarea,
    )
    tot = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, behoeften: Mapping[str, str], signalen: Mapping[str, str], vraagt: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toestemming"].help_text = vraagt
        self.fields["behoeften"] = MeerkeuzeVeld(
            label=gettext_lazy("Wat heeft dit kind op school nodig?"), choices=names_of(behoeften), required=False
        )
        self.fields["signalen"] = MeerkeuzeVeld(
            label=gettext_lazy("Op welk signaal let de school?"), choices=names_of(signalen), required=False
        )

    def clean(self) -> dict[str, Any]:
        """Check that the code can go out by the way that was chosen."""
        d: dict[str, Any] = super().clean() or self.cleaned_data
        aan = str(d.get("aan") or "").strip()
        if d.get("weg") == Weg.EMAIL and aan:
            try:
                validate_email(aan)
            except ValidationError:
                self.add_error("aan", _("Dit is geen e-mailadres. Schrijf het als naam@school.nl."))
        if d.get("weg") == Weg.SMS and aan and not _NUMMER.match(aan):
            self.add_error("aan", _("Dit is geen telefoonnummer. Schrijf het als 06 1234 5678."))
        return d

    def question(self) -> Schoolvraag:
        """Return what the deed takes."""
        d = self.cleaned_data
        return Schoolvraag(
            naam=d["naam"], functie=d["functie"], school=d["school"], weg=Weg(d["weg"]), aan=d["aan"],
            grond=Grond(d["grond"]), ja=d["toestemming"], reden=d["reden"], behoeften=d["behoeften"],
            signalen=d["signalen"], tot=d["tot"],
        )  # fmt: skip
