"""What is typed about requests, campaigns and expertise?  Shape only; the deeds judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.sturing.deskundigheid.rules.bereik import BORGINGNAMEN, SOORTNAMEN, WEIGERNAMEN
from schakel.sturing.deskundigheid.rules.groepen import GROEPNAMEN
from schakel.toolkit.formulier import Formulier, KeuzeVeld, Rij, RijVeld
from schakel.toolkit.velden import DatumVeld, DecimaalVeld


class VerzoekForm(Formulier):
    """What is asked, for whom."""

    soort = KeuzeVeld(label=_("Wat vraagt u?"), choices=[(s.value, naam) for s, naam in SOORTNAMEN.items()])
    onderwerp = forms.CharField(label=_("Waarover?"), max_length=200)
    groep = forms.ChoiceField(
        label=_("Voor wie?"), choices=[("", _("Kies een groep")), *((g.value, naam) for g, naam in GROEPNAMEN.items())]
    )
    mensen = forms.IntegerField(label=_("Voor hoeveel mensen?"), required=False, min_value=1, max_value=100_000)
    liefst = forms.CharField(label=_("Wanneer liefst?"), required=False, max_length=120)
    met_team = RijVeld(
        label=_("Met welk team?"), help_text=_("Alleen bij een ontmoeting."), leeg=_("Geen"), required=False
    )

    def __init__(self, *args: Any, teams: Sequence[Rij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_team"].offer(teams)  # type: ignore[attr-defined]


class PlanForm(Formulier):
    """When it is, and who does it."""

    op = DatumVeld(label=_("Op welke dag?"))
    wie = forms.CharField(label=_("Wie verzorgt het?"), help_text=_("Noem een functie of team."), max_length=120)


class GehoudenForm(Formulier):
    """What it reached and took."""

    bereikt = forms.IntegerField(label=_("Hoeveel mensen waren er?"), min_value=0, max_value=100_000)
    uren = DecimaalVeld(label=_("Hoeveel uur kostte het?"), required=False, min_value=0, max_digits=6, decimal_places=1)


class WeigerForm(Formulier):
    """Why it is refused."""

    weigerreden = KeuzeVeld(label=_("Waarom niet?"), choices=[(r.value, naam) for r, naam in WEIGERNAMEN.items()])


class CampagneForm(Formulier):
    """What a campaign reached, how that was counted, and what it cost."""

    bereik_geteld = forms.IntegerField(label=_("Hoeveel mensen zijn bereikt?"), min_value=0, max_value=10_000_000)
    telwijze = forms.CharField(label=_("Hoe is dat geteld?"), max_length=200)
    besteed = DecimaalVeld(
        label=_("Wat kostte het, in euro?"), required=False, min_value=0, max_digits=11, decimal_places=2
    )


class BorgingForm(Formulier):
    """Whether a rare expertise is still secured."""

    stand = KeuzeVeld(
        label=_("Is deze expertise geborgd?"), choices=[(b.value, naam) for b, (_s, naam) in BORGINGNAMEN.items()]
    )
    toelichting = forms.CharField(
        label=_("Waaruit blijkt dat?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
    mensen = forms.IntegerField(
        label=_("Hoeveel mensen hebben deze expertise?"), required=False, min_value=0, max_value=1000
    )
    opnieuw_voor = DatumVeld(label=_("Wanneer kijkt u opnieuw?"))
