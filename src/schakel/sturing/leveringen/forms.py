"""The shape of what is typed about a delivery."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.toolkit.bladwijzer import place_of
from schakel.toolkit.formulier import Formulier


class Leveraarform(Formulier):
    """How the organisation stands in its own file; what is left open is told in the quality report."""

    vt_nummer = forms.CharField(
        label=_("Nummer van Veilig Thuis bij het CBS"),
        help_text=_("Het staat in de brief van het CBS."),
        max_length=10,
        required=False,
    )
    postadres = forms.CharField(label=_("Postadres"), max_length=120, required=False)
    kvk = forms.RegexField(
        r"^[0-9]{8}$",
        label=_("Nummer bij de Kamer van Koophandel"),
        required=False,
        error_messages={"invalid": _("Een KvK-nummer heeft 8 cijfers.")},
    )
    telefoon = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=120,
        required=False,
        error_messages={"invalid": _("Schrijf een e-mailadres als naam@organisatie.nl.")},
    )
    contactpersoon = forms.CharField(label=_("Wie het CBS kan bellen"), max_length=120, required=False)
    vestiging = forms.CharField(label=_("Concern of vestiging, als dat er is"), max_length=120, required=False)


class Periodeform(Formulier):
    """Which half-year."""

    periode = forms.CharField(label=_("Halfjaar"), max_length=6)


class Vrijgeefform(Formulier):
    """That both reports were read; whether they were, is the deed's question."""

    gelezen = forms.BooleanField(label=_("Ik heb het spiegelrapport en het kwaliteitsrapport gelezen"), required=False)


class Bladzijdeform(forms.Form):
    """After which row a page begins; nonsense begins anew."""

    na = forms.CharField(max_length=200, required=False)

    def asked(self, waar: str) -> int:
        """Return the row in the bookmark of this list, or the beginning."""
        plek = place_of(waar, str(self.cleaned_data.get("na") or ""), 1) if self.is_valid() else None
        return plek[0] if plek else 0
