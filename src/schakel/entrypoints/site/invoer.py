"""The shape of what people type about themselves: how to sign in, whom to stay away from, who is away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.gezin.rules.antwoorden import ANTWOORD_ZINNEN, WOORDEN_HOOGSTENS
from schakel.casuswerk.gezin.rules.ervaring import SCHAAL, Vragen
from schakel.casuswerk.gezin.rules.ervaring import WOORDEN_HOOGSTENS as ERVARING_HOOGSTENS
from schakel.casuswerk.kinderen.rules.school import SCHOOL_ZINNEN
from schakel.sturing.visie.rules.definitie import Visietekst
from schakel.sturing.visie.rules.deur import WOORDEN_HOOGSTENS as RONDE_HOOGSTENS
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld
from schakel.toolkit.velden import DatumVeld


class AanmeldForm(Formulier):
    """Name, password and code at once: one answer, so that nobody learns which of the three was right."""

    gebruikersnaam = forms.CharField(
        label=_("Gebruikersnaam"), max_length=80, widget=forms.TextInput({"autocomplete": "username"})
    )
    wachtwoord = forms.CharField(
        label=_("Wachtwoord"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code uit de app"),
        max_length=20,
        help_text=_("Zes cijfers. Telefoon kwijt? Vul een herstelcode in."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class EersteKeerForm(Formulier):
    """The code that an administrator handed over."""

    gebruikersnaam = forms.CharField(
        label=_("Gebruikersnaam"), max_length=80, widget=forms.TextInput({"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Code die u van de beheerder kreeg"),
        max_length=20,
        help_text=_("Twaalf letters en cijfers. De code werkt één keer en maximaal 24 uur."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )


class CodeappForm(Formulier):
    """A password, and the first code of the app."""

    wachtwoord = forms.CharField(
        label=_("Nieuw wachtwoord"),
        max_length=200,
        strip=False,
        help_text=_("Minstens 12 tekens. Een zin van een paar woorden is goed."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    code = forms.CharField(
        label=_("Code die de app nu toont"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(Formulier):
    """What the device signed, and what to call it."""

    naam = forms.CharField(
        label=_("Hoe noemt u deze sleutel?"),
        max_length=60,
        required=False,
        help_text=_("Bijvoorbeeld: telefoon, of laptop van het werk."),
    )
    bewijs = forms.CharField(widget=forms.HiddenInput, max_length=20_000)


class BewijsForm(forms.Form):
    """What the device signed."""

    bewijs = forms.CharField(max_length=20_000)
    next = forms.CharField(required=False)


class SleutelForm(forms.Form):
    """Which passkey."""

    sleutel = forms.UUIDField()


class VermijdingForm(Formulier):
    """A person whom one stays away from."""

    naam = forms.CharField(label=_("Achternaam"), max_length=160, required=False)
    geboortedatum = DatumVeld(label=_("Geboortedatum"), required=False)
    bsn = forms.CharField(
        label=_("BSN"),
        max_length=12,
        required=False,
        help_text=_("Als u het weet. Met het BSN weten wij het zeker."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


class PubliekForm(forms.Form):
    """Which of them."""

    wie = forms.UUIDField()


class AfwezigForm(Formulier):
    """Until which day a colleague is away; empty: is there."""

    tot = DatumVeld(label=_("Weer terug op"), required=False)


class VertrekForm(forms.Form):
    """Who is asked to direct what the one who leaves directed."""

    opvolger = forms.UUIDField()


class CodeForm(Formulier):
    """A code that somebody was given: of a school, a family or a guest of a round."""

    code = forms.CharField(
        label=_("Uw code"),
        max_length=30,
        help_text=_("Twaalf letters en cijfers."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )


class SchoolantwoordForm(Formulier):
    """What a school answers: fixed choices, and words of its own."""

    keuzes = MeerkeuzeVeld(label=_("Uw antwoord"), choices=list(SCHOOL_ZINNEN.items()), required=False)
    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        max_length=4000,
        help_text=_("Schrijf wat u op school ziet, en wat er goed gaat."),
        widget=forms.Textarea,
    )

    def chosen(self) -> list[str]:
        """Return the fixed answers that were chosen."""
        return [str(code) for code in self.cleaned_data["keuzes"]]


class GezinsantwoordForm(Formulier):
    """What a reader answers: fixed choices, and words of the reader's own."""

    soorten = MeerkeuzeVeld(label=_("Wat vindt u van dit plan?"), choices=list(ANTWOORD_ZINNEN.items()), required=False)
    tekst = forms.CharField(
        label=_("Uw eigen woorden"),
        required=False,
        max_length=WOORDEN_HOOGSTENS,
        help_text=_("Wat klopt er niet? Wat mist u? U mag dit leeg laten."),
        widget=forms.Textarea,
    )

    def chosen(self) -> list[str]:
        """Return the fixed answers that were chosen."""
        return [str(code) for code in self.cleaned_data["soorten"]]


class ErvaringForm(Formulier):
    """What somebody thinks of the help: an answer to each short question, own words, and who may read them."""

    def __init__(self, *args: Any, vragen: Vragen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kort = [f"vraag{n}-cijfer" for n in range(len(vragen.kort))]
        for naam, (_code, tekst) in zip(self._kort, vragen.kort, strict=True):
            self.fields[naam] = KeuzeVeld(label=tekst, choices=[(str(c), woord) for c, woord in SCHAAL.items()])
            self._say_what_is_missing(naam, self.fields[naam])
        self.fields["woorden"] = forms.CharField(
            label=vragen.open, required=False, max_length=ERVARING_HOOGSTENS, widget=forms.Textarea
        )
        self.fields["delen"] = forms.BooleanField(label=_("Wie mijn plan leidt, mag dit ook lezen"), required=False)

    def vragen(self) -> list[Any]:
        """Return the fields of the short questions."""
        return [self[naam] for naam in self._kort]

    def answers(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {"cijfers": [int(d[naam]) for naam in self._kort], "woorden": d["woorden"], "delen": d["delen"]}


class RondewoordForm(Formulier):
    """What somebody without an account says of one principle."""

    uitgangspunt = KeuzeVeld(label=_("Over welk uitgangspunt?"))
    tekst = forms.CharField(label=_("Wat wilt u zeggen?"), max_length=RONDE_HOOGSTENS, widget=forms.Textarea)
    met_naam = forms.BooleanField(
        label=_("Mijn naam mag erbij"),
        required=False,
        help_text=_("Zonder vinkje blijft u in de evaluatie zonder naam."),
    )

    def __init__(self, *args: Any, tekst: Visietekst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        punten = [(str(u.nummer), f"{u.nummer}. {u.titel}") for u in tekst.uitgangspunten]
        self.fields["uitgangspunt"].choices = punten  # type: ignore[attr-defined]

    def clean_uitgangspunt(self) -> int:
        """Return the number of the principle."""
        return int(self.cleaned_data["uitgangspunt"])
