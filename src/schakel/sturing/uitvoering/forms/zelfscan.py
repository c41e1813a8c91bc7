"""What is typed about a self-scan?  Shape only; the deeds judge."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.basis.vragenlijsten.rules import Blok
from schakel.sturing.uitvoering.rules.zelfscan import LAAGNAMEN, SCORES
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijenVeld, RijVeld
from schakel.toolkit.velden import DatumVeld


class StartForm(Formulier):
    """Whose scan, who fills it in, and until when."""

    laag = KeuzeVeld(label=_("Van wie is de scan?"), choices=[(x.value, naam) for x, naam in LAAGNAMEN.items()])
    gemeente = forms.ChoiceField(label=_("Welke gemeente?"), required=False)
    team = RijVeld(
        label=_("Welk team?"),
        help_text=_("Bij een scan van een organisatie kiest u een van haar teams."),
        leeg=_("Geen"),
        required=False,
    )
    invullen_tot = DatumVeld(label=_("Tot wanneer kan ieder voor zich invullen?"))

    def __init__(self, *args: Any, teams: Sequence[Rij], gemeenten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].offer(teams)  # type: ignore[attr-defined]
        self.fields["gemeente"].choices = [("", _("Geen")), *gemeenten]  # type: ignore[attr-defined]
        self.fields["deelnemers"] = RijenVeld(
            label=_("Welke teams doen nog meer mee?"),
            help_text=_("Het team van de scan doet zelf altijd mee."),
            rijen=teams,
            required=False,
        )


class InvulForm(Formulier):
    """Every statement, with the score that one person gives it."""

    def __init__(self, *args: Any, themas: Sequence[Blok], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for blok in themas:
            for vraag in blok.vragen:
                self.fields[f"{vraag.code}-score"] = KeuzeVeld(
                    label=vraag.tekst,
                    help_text=blok.titel,
                    choices=list(SCORES.items()),
                    error_messages={"required": _("Kies een score.")},
                )


class SamenForm(Formulier):
    """What the group says together of one requirement."""

    score = KeuzeVeld(label=_("Wat zegt u samen?"), choices=list(SCORES.items()))
    bewijs = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        help_text=_(
            "Nodig bij ‘volledig’. Noem een afspraak, een verslag of een cijfer. Zet hier niets over een gezin."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )
    toelichting = forms.CharField(
        label=_("Wat speelt er?"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=1000
    )
    eerst = forms.BooleanField(label=_("Dit moet het eerst beter"), required=False)


class ActieForm(Formulier):
    """What is done about a gap."""

    vraag = forms.ChoiceField(label=_("Waarover?"))
    wat = forms.CharField(label=_("Wat doet u?"), max_length=300)
    eigenaar = forms.CharField(label=_("Wie doet het?"), help_text=_("Noem een functie, geen naam."), max_length=120)
    uiterlijk = DatumVeld(label=_("Wanneer is het klaar?"))

    def __init__(self, *args: Any, vragen: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vraag"].choices = list(vragen.items())  # type: ignore[attr-defined]


class ResultaatForm(Formulier):
    """What came of an action."""

    resultaat = forms.CharField(label=_("Wat kwam ervan?"), max_length=1000)
