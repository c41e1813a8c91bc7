"""Published figures for tests, of this room and of the rooms above it."""

from datetime import datetime

from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.cijfers import actions, queries
from schakel.sturing.cijfers.models import Publicatie
from schakel.sturing.cijfers.rules import Periode

MACHINE = Handeling(None, None, "beheer", None, datetime(2017, 1, 2, 9, tzinfo=AMSTERDAM), namens="toets")


def een_publicatie(
    regio: str, periode: Periode, *maten: tuple[str, str, int | None, int | None], moment: datetime | None = None
) -> Publicatie:
    """Publish figures: for each measure its area, and its count, or the count above and below the line of a share."""
    cellen: dict[tuple[str, str, str, str], int | None] = {}
    for code, gebied, waarde, noemer in maten:
        maat = queries.get_measure(code)
        if not maat.is_deel:
            cellen[maat.grondslag, "", "", gebied] = waarde
            continue
        cellen[maat.grondslag, maat.dimensie, maat.teller, gebied] = waarde
        anders = [categorie for categorie in maat.onder if categorie != maat.teller]
        rest = None if noemer is None or waarde is None else noemer - (waarde if maat.teller in maat.onder else 0)
        for nummer, categorie in enumerate(anders):
            deel = None if rest is None else rest - 10 * (len(anders) - 1) if nummer == 0 else 10
            cellen[maat.grondslag, maat.dimensie if categorie else "", categorie, gebied] = deel
    wie = MACHINE.op(moment) if moment else MACHINE
    return actions.store_publication(wie, regio=regio, periode=periode, cellen=cellen)
