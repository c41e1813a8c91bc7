"""How does the Uitwerkingsplan read: by task, what each party does?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.sturing.visie.models import Taak
from schakel.sturing.visie.presenters.lijsten import amount, principle_words
from schakel.sturing.visie.rules.standen import NAMEN, Partijsoort, Taakstatus
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld


@dataclass(frozen=True, slots=True)
class Taakbeeld:
    """One task with its parts as a table."""

    titel: str
    voor: str
    bij: str
    laat: bool
    bron: str
    tabel: Tabelbeeld | None
    deel_url: str
    wijzig_url: str


def present_tasks(taken: Sequence[Taak], dag: date) -> tuple[list[Taakbeeld], list[Taakbeeld]]:
    """Return the priorities, and every task."""
    beelden = [(taak, _task(taak, dag)) for taak in taken]
    return [b for t, b in beelden if t.prioriteit is not None], [b for _t, b in beelden]


def _task(taak: Taak, dag: date) -> Taakbeeld:
    delen = sorted(taak.delen.all(), key=lambda d: (list(Partijsoort).index(Partijsoort(d.soort)), d.partij))
    klaar = bool(delen) and all(d.stand == Taakstatus.KLAAR for d in delen)
    bij = [
        taak.eigenaar or _("nog geen eigenaar"),
        taak.volgende_stap or _("nog geen volgende stap"),
        _("voor %(dag)s") % {"dag": taal.datum(taak.voor)} if taak.voor else "",
    ]
    return Taakbeeld(
        titel=taak.titel,
        voor=principle_words(taak.uitgangspunt),
        bij=" · ".join(filter(None, bij)),
        laat=taak.voor is not None and taak.voor < dag and not klaar,
        bron=taak.bron,
        tabel=Tabelbeeld(
            koppen=[_("Partij"), _("Soort"), _("Wat wordt verwacht"), _("Budget"), _("Stand")],
            rijen=[
                [d.partij, NAMEN[Partijsoort(d.soort)], d.verwacht, amount(d.budget), NAMEN[Taakstatus(d.stand)]]
                for d in delen
            ],
            bijschrift=taak.titel,
            getal=(3,),
        )
        if delen
        else None,
        deel_url=reverse("visie:taakdeel", args=[taak.publiek_id]),
        wijzig_url=reverse("visie:taak_wijzigen", args=[taak.publiek_id]),
    )
