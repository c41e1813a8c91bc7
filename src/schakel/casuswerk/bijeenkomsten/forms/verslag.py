"""The shape of a line of minutes, of a confirmation, and of a child who was met."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.bijeenkomsten.rules.kringen import Deel, Gesprek, Kring, Regelsoort
from schakel.casuswerk.bijeenkomsten.rules.woorden import DELEN, KRINGEN, REGELSOORTEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld

OOK_PLEGER = "Ook wie geweld gebruikt. Kies dit alleen als het voor niemand gevaar geeft."
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
DAG = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Regelform(Formulier):
    """What was said or decided, by or for whom, and who may read it."""

    soort = KeuzeVeld(label=gettext_lazy("Wat legt u vast?"), choices=list(REGELSOORTEN.items()))
    wie = RijVeld(label=gettext_lazy("Van wie, of voor wie?"), leeg=gettext_lazy("van de hele groep"), required=False)
    deel = forms.ChoiceField(label=gettext_lazy("Waarover?"), choices=list(DELEN.items()), required=False)
    tekst = forms.CharField(
        label=gettext_lazy("Wat is er gezegd of besloten?"),
        help_text=gettext_lazy("Schrijf het in de woorden van de persoon zelf."),
        widget=forms.Textarea,
        max_length=4000,
    )
    gesproken_op = forms.DateTimeField(
        label=gettext_lazy("Wanneer sprak u deze persoon?"),
        help_text=gettext_lazy("U gaat bij ieder apart langs. Leeg: nu."),
        required=False,
        widget=MOMENT,
    )
    gesproken_waar = forms.CharField(
        label=gettext_lazy("Waar was dat veilig?"),
        help_text=gettext_lazy("Alleen uw team leest dit. Noem geen geheim adres."),
        required=False,
        max_length=160,
    )
    uiterlijk = forms.DateField(label=gettext_lazy("Uiterlijk, bij een afspraak"), required=False, widget=DAG)
    kring = KeuzeVeld(
        label=gettext_lazy("Wie mag dit lezen?"),
        choices=[(code, naam.capitalize()) for code, naam in KRINGEN.items()],
        gevaar=(Kring.IEDEREEN.value,),
        toelichtingen={Kring.IEDEREEN.value: OOK_PLEGER},
    )

    def __init__(self, *args: Any, stoelen: Sequence[Rij], sessie: bool, rond: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie = self.fields["wie"]
        if isinstance(wie, RijVeld):
            wie.offer(stoelen)
        if not sessie:
            del self.fields["deel"]
        if not rond:
            del self.fields["gesproken_op"], self.fields["gesproken_waar"]

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {
            "soort": Regelsoort(d["soort"]),
            "kring": Kring(d["kring"]),
            "tekst": d["tekst"],
            "wie": d["wie"],
            "deel": Deel(d.get("deel") or Deel.VEILIGHEID.value),
            "uiterlijk": d["uiterlijk"],
            "gesprek": Gesprek(d.get("gesproken_op"), d.get("gesproken_waar") or ""),
        }


class Kringform(Formulier):
    """For which fewer readers a line is."""

    kring = forms.ChoiceField(label=gettext_lazy("Wie mag dit nog lezen?"), choices=list(KRINGEN.items()))


class Meegenomenform(Formulier):
    """What the own team takes along from a visit."""

    meegenomen = forms.CharField(
        label=gettext_lazy("Wat neemt uw team mee uit dit bezoek?"),
        help_text=gettext_lazy("Bijvoorbeeld: wij bellen school. Neemt u niets mee? Schrijf dat dan op."),
        widget=forms.Textarea,
        max_length=2000,
    )


class Kindform(Formulier):
    """Whether a child was seen or spoken at a visit."""

    persoon = RijVeld(label=gettext_lazy("Welk kind?"), leeg=gettext_lazy("Kies een kind"))
    wat = KeuzeVeld(
        label=gettext_lazy("Gezien of gesproken?"),
        choices=[
            ("gesproken", gettext_lazy("Gesproken")),
            ("gezien", gettext_lazy("Gezien, niet gesproken")),
            ("niet", gettext_lazy("Niet gezien")),
        ],
    )
    hulpmiddel = forms.CharField(label=gettext_lazy("Waarmee sprak u?"), required=False, max_length=40)
    reden_niet = forms.CharField(label=gettext_lazy("Waarom niet?"), required=False, max_length=40)

    def __init__(self, *args: Any, kinderen: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persoon = self.fields["persoon"]
        if isinstance(persoon, RijVeld):
            persoon.offer(kinderen)

    def clean(self) -> dict[str, Any]:
        """Ask why, when a child was not met."""
        d: dict[str, Any] = super().clean() or {}
        if d.get("wat") == "niet" and not d.get("reden_niet"):
            self.add_error("reden_niet", _("Schrijf waarom dit kind niet is gezien."))
        return d

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {
            "persoon": d["persoon"],
            "gezien": d["wat"] in ("gezien", "gesproken"),
            "gesproken": d["wat"] == "gesproken",
            "hulpmiddel": d["hulpmiddel"],
            "reden_niet": d["reden_niet"],
        }
