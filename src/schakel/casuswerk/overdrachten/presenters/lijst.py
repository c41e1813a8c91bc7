"""What comes in, goes out and waits for a judgement?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.permissions import may
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.presenters.pagina import KNOPPEN, STANDNAMEN, holder, steps_now
from schakel.casuswerk.overdrachten.queries import Dozen
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.kernel.handeling import Handeling
from schakel.toolkit.beelden import (
    Taakbeeld,
    Wachtbeeld,
    termijnbeeld,
)

# What is asked, on the one button of a row.
KORT = {
    "aanbieden": "Bied aan",
    "ontvangen": "Bevestig ontvangst",
    "aannemen": "Besluit",
    "gesprek-plannen": "Plan gesprek",
    "gesprek": "Leg gesprek vast",
    "gesprek-bevestigen": "Bevestig gesprek",
    "regie": "Neem regie over",
    "eerste-contact": "Leg contact vast",
    "starten": "Bevestig start",
    "start-bevestigen": "Kijk na",
    "beoordelen": "Beslis",
    "betwisting": "Beslis",
    "buiten": "Leg vast",
}


@dataclass(frozen=True, slots=True)
class Lijst:
    """The in and out boxes."""

    binnen: Sequence[Taakbeeld]
    uit: Sequence[Taakbeeld]
    te_beoordelen: Sequence[Taakbeeld]
    stand: str
    ook: Sequence[tuple[str, str]]


def _also(handeling: Handeling) -> list[tuple[str, str]]:
    """Return what else comes to this team from others, as far as its role may."""
    paginas = (
        (_("Vragen van collega’s"), "casussen:consulten", ("consult", "beantwoorden"), "ontvanger_aanbod"),
        (_("Vermoedens van uw team"), "casussen:vermoedens", ("casus", "maken"), "eigen_team"),
    )
    return [(tekst, reverse(naam)) for tekst, naam, wat, relatie in paginas if may(handeling, *wat, relatie=relatie)]


def boxes(handeling: Handeling, dozen: Dozen) -> Lijst:
    """Return the boxes as rows of work."""
    wachtend = sum(1 for o in dozen.binnen if steps_now(handeling, o)[:1] not in ([], ["opschalen"]))
    return Lijst(
        binnen=[_task(handeling, o, dozen.klokken.get(o.pk), o.zender_team.naam) for o in dozen.binnen],
        uit=[_task(handeling, o, dozen.klokken.get(o.pk), o.ontvanger_team.naam) for o in dozen.uit],
        te_beoordelen=[_task(handeling, o, dozen.klokken.get(o.pk), o.zender_team.naam) for o in dozen.te_beoordelen],
        ook=_also(handeling),
        stand=ngettext("%(n)d vraagt iets van u", "%(n)d vragen iets van u", wachtend) % {"n": wachtend}
        if wachtend
        else _("Niets te doen"),
    )


def _task(handeling: Handeling, o: Overdracht, klok: Termijn | None, ander: str) -> Taakbeeld:
    stap = next((s for s in steps_now(handeling, o) if s in KNOPPEN), "")
    beeld = None
    if klok is not None:
        beeld = termijnbeeld(
            handeling.moment, klok.gestart_op, klok.uiterlijk, acuut=o.acuut, bij_ander=klok.team_id != handeling.team
        )
    return Taakbeeld(
        titel=o.aanduiding,
        url=reverse("overdrachten:overdracht", args=[o.publiek_id]),
        toelichting=f"{ander}. {STANDNAMEN[S(o.status)][1]}",
        icoon="wissel",
        termijn=beeld,
        wacht=Wachtbeeld(ander, "u") if stap else Wachtbeeld("u", holder(o)),
        actie=_(KORT.get(stap, "Bekijk")),
        gevaar=o.acuut,
        dringend=bool(stap),
    )
