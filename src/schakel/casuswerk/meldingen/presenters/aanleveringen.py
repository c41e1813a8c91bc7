"""How do the messages of machines read: what came in, what is flagged, and two of them side by side?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.meldingen import queries
from schakel.casuswerk.meldingen.models import Aanlevering
from schakel.casuswerk.meldingen.permissions import may_receive_zorg, may_see_deliveries
from schakel.casuswerk.meldingen.presenters.bericht import parts
from schakel.casuswerk.meldingen.rules import (
    OORDEELWOORDEN,
    SOORTWOORDEN,
    STATUSWOORDEN_AANLEVERING,
    AanleveringStatus,
    Berichtsoort,
    Paaroordeel,
    is_flagged,
)
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld

FILTERS: Mapping[str, Mapping[str, Any]] = {
    "gevlagd": {"gevlagd": True},
    "doorgestuurd": {"status": "DOORGESTUURD"},
    "onleesbaar": {"status": "ONLEESBAAR"},
}
TABS = (
    ("", gettext_lazy("Alles")),
    ("gevlagd", gettext_lazy("Om te bekijken")),
    ("doorgestuurd", gettext_lazy("Doorgestuurd")),
    ("onleesbaar", gettext_lazy("Niet te lezen")),
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One message in a list; of what it says nothing stands here."""

    url: str
    wanneer: str
    soort: str
    status: str
    van: str
    naar: str
    gevlagd: bool
    gelezen: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What came in, in numbers."""

    wacht: int
    tabel: Tabelbeeld | None
    doorgestuurd: int
    gevlagd: int


@dataclass(frozen=True, slots=True)
class Kolom:
    """One message, open: each part beside whether it differs from the other."""

    kop: str
    wanneer: str
    delen: Sequence[tuple[str, str, bool]]
    fouten: Sequence[str]
    melding_url: str
    melding_code: str
    ruw: str


@dataclass(frozen=True, slots=True)
class Pagina:
    """One message, with the other under the same id when there is one."""

    kop: str
    status: str
    soort: str
    kolommen: Sequence[Kolom]
    beslissen: bool
    oordeel: str
    bevestigen: bool
    gelezen: str
    telt_mee: bool


def tabs(keuze: str) -> list[tuple[str, str, bool]]:
    """Return the ways in which the list can be narrowed."""
    adres = reverse("meldingen:aanleveringen")
    return [(str(naam), f"{adres}?toon={code}" if code else adres, code == keuze) for code, naam in TABS]


def counts(tellingen: Sequence[queries.Telling], wacht: int, nu: datetime) -> Stand:
    """Return the numbers per sender: each message is counted once, under what became of it."""
    van: dict[str, dict[str, int]] = {}
    laatst: dict[str, datetime] = {}
    for t in tellingen:
        rij = van.setdefault(t.afzender, dict.fromkeys([*AanleveringStatus, "gevlagd"], 0))
        rij[t.status] += t.aantal
        los = t.status not in (AanleveringStatus.ONLEESBAAR, AanleveringStatus.ZONDER_ADRES)
        rij["gevlagd"] += t.aantal if t.gevlagd and los else 0
        laatst[t.afzender] = max(t.laatst, laatst.get(t.afzender, t.laatst))
    koppen = [_("Afzender"), _("Melding"), _("Doorgestuurd"), _("Geen team"), _("Niet te lezen"), _("Zelfde kenmerk"),
              _("Laatste")]  # fmt: skip
    rijen = [
        [naam, *(rij[s] for s in AanleveringStatus), rij["gevlagd"], taal.kort_moment(laatst[naam], nu)]
        for naam, rij in sorted(van.items())
    ]
    bijschrift = _("Berichten per afzender. Doorgestuurde zorgberichten tellen niet mee in de cijfers over meldingen.")
    tabel = Tabelbeeld(koppen, rijen, bijschrift, getal=(1, 2, 3, 4, 5)) if rijen else None
    doorgestuurd = sum(rij[AanleveringStatus.DOORGESTUURD] for rij in van.values())
    return Stand(wacht, tabel, doorgestuurd, sum(rij["gevlagd"] for rij in van.values()))


def lines(rijen: Sequence[Aanlevering], nu: datetime) -> list[Regel]:
    """Return the messages of a list."""
    regels = []
    for rij in rijen:
        soort, status = _words(rij)
        regels.append(
            Regel(
                url=reverse("meldingen:aanlevering", args=[rij.publiek_id]),
                wanneer=taal.kort_moment(rij.ontvangen_op, nu),
                soort=soort,
                status=status,
                van=rij.afzender.naam,
                naar=rij.doorgestuurd_naar.naam if rij.doorgestuurd_naar else "",
                gevlagd=is_flagged(rij.status, rij.naast, rij.bekeken_op),
                gelezen=_read_on(rij, nu),
            )
        )
    return regels


def _words(rij: Aanlevering) -> tuple[str, str]:
    """Return in words what a message is about and what became of it."""
    return SOORTWOORDEN[Berichtsoort(rij.soort)], STATUSWOORDEN_AANLEVERING[AanleveringStatus(rij.status)]


def _read_on(rij: Aanlevering, nu: datetime) -> str:
    if rij.doorgestuurd_naar_id is None:
        return ""
    if rij.gelezen_op is None:
        return _("nog niet bevestigd")
    return _("bevestigd %(op)s") % {"op": taal.kort_moment(rij.gelezen_op, nu)}


def page(handeling: Handeling, bericht: queries.Bericht, ander: queries.Bericht | None) -> Pagina:
    """Return one message, and the other one beside it with what differs."""
    rij, nu = bericht.rij, handeling.moment
    soort, status = _words(rij)
    ontvangt = may_receive_zorg(handeling) and rij.doorgestuurd_naar_id == handeling.team
    kolommen = [_column(bericht, ander, nu, _("Dit bericht") if ander else _("Wat er kwam"))]
    if ander is not None:
        kolommen.insert(0, _column(ander, bericht, nu, _("Eerst kwam")))
    oordeel = str(OORDEELWOORDEN[Paaroordeel(rij.oordeel)]) if rij.oordeel else ""
    alleen = _("Bericht van %(wie)s") % {"wie": rij.afzender.naam}
    return Pagina(
        kop=_("Twee berichten met hetzelfde kenmerk") if ander else alleen,
        status=status,
        soort=soort,
        kolommen=kolommen,
        beslissen=is_flagged(rij.status, rij.naast, rij.bekeken_op) and may_see_deliveries(handeling),
        oordeel=oordeel,
        bevestigen=ontvangt and rij.gelezen_op is None,
        gelezen=_read_on(rij, nu),
        telt_mee=rij.status == AanleveringStatus.MELDING,
    )


def _column(bericht: queries.Bericht, ander: queries.Bericht | None, nu: datetime, kop: str) -> Kolom:
    mijn, anders = parts(bericht.ruw), parts(ander.ruw) if ander else None
    delen = [(*deel, anders is not None and anders.get(naam) != deel) for naam, deel in mijn.items()]
    melding = bericht.melding
    return Kolom(
        kop=kop,
        wanneer=taal.kort_moment(bericht.rij.ontvangen_op, nu),
        delen=delen,
        fouten=bericht.fouten,
        melding_url=reverse("meldingen:melding", args=[melding.publiek_id]) if melding else "",
        melding_code=melding.ontvangstcode if melding else "",
        ruw="" if mijn else bericht.ruw,
    )
