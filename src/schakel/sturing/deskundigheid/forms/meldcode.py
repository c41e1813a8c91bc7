"""What is typed about the meldcode?  Shape only; the deeds judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.deskundigheid.rules.meldcode import ONDERDEELNAMEN, TREDENAMEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld, Rij, RijVeld
from schakel.toolkit.velden import DatumVeld


class BenoemForm(Formulier):
    """Who guards the meldcode at a place, with a deputy."""

    plek = forms.ChoiceField(label=_("Waar?"))
    naam = forms.CharField(label=_("Naam van de aandachtsfunctionaris"), max_length=120)
    medewerker = RijVeld(
        label=_("Account, als deze collega in uw team werkt"),
        help_text=_("Nodig om de eigen pagina van de aandachtsfunctionaris te openen."),
        leeg=_("Geen account in dit team"),
        required=False,
    )
    vervanger = forms.CharField(label=_("Naam van de vervanger"), required=False, max_length=120)
    vervanger_medewerker = RijVeld(
        label=_("Account van de vervanger"), leeg=_("Geen account in dit team"), required=False
    )
    opgeleid_op = DatumVeld(label=_("Wanneer volgde deze collega de opleiding?"), required=False)
    vanaf = DatumVeld(label=_("Vanaf welke dag?"))

    def __init__(self, *args: Any, plekken: Sequence[tuple[str, str]], collegas: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plek"].choices = [("", _("Kies een gemeente of team")), *plekken]  # type: ignore[attr-defined]
        for naam in ("medewerker", "vervanger_medewerker"):
            self.fields[naam].offer(collegas)  # type: ignore[attr-defined]


class EindForm(Formulier):
    """From which day somebody no longer guards the meldcode."""

    functionaris = forms.ChoiceField(label=_("Wie stopt?"))
    per = DatumVeld(label=_("Vanaf welke dag niet meer?"))

    def __init__(self, *args: Any, functionarissen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["functionaris"].choices = [("", _("Kies iemand")), *functionarissen]  # type: ignore[attr-defined]


class StandForm(Formulier):
    """What an organisation says of its meldcode."""

    aanwezig = KeuzeVeld(label=_("Is er een meldcode?"), choices=[("ja", _("Ja")), ("nee", _("Nee"))])
    onderdelen = MeerkeuzeVeld(
        label=_("Wat staat erin?"),
        choices=[(o.value, naam) for o, naam in ONDERDEELNAMEN.items()],
        required=False,
    )
    intern_beleid = forms.BooleanField(label=_("Er is eigen beleid bij de code"), required=False)
    beslisser = forms.CharField(
        label=_("Wie besluit om te melden?"), help_text=_("Noem een functie."), required=False, max_length=120
    )
    herzien_op = DatumVeld(label=_("Wanneer is de code voor het laatst nagekeken?"), required=False)


class TredeForm(Formulier):
    """The next step about a shortfall."""

    trede = KeuzeVeld(
        label=_("Welke stap?"),
        choices=[(t.value, naam) for t, naam in TREDENAMEN.items()],
        toelichtingen={
            "GEVOLG": "Wat het contract of de subsidie hierover zegt.",
            "OPGELOST": "Er ontbreekt niets meer.",
        },
    )
    afspraak = forms.CharField(
        label=_("Wat is afgesproken?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
    uiterlijk = DatumVeld(label=_("Voor welke dag?"), help_text=_("Nodig als u een termijn stelt."), required=False)


class VraagForm(Formulier):
    """What a colleague asks."""

    vraag = forms.CharField(
        label=_("Wat wilt u weten?"),
        help_text=_("Noem geen namen en geen adres. Bel bij gevaar Veilig Thuis of 112."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
