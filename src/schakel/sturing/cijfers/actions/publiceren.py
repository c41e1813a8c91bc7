"""How is a period published?  Once, on a day; afterwards nobody changes it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from typing import cast

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.queries import setting
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers import permissions
from schakel.sturing.cijfers.actions.tellen import Bron, count_months, keep_counts, read_counts
from schakel.sturing.cijfers.models import Cel, Publicatie
from schakel.sturing.cijfers.queries.gebieden import Cijfergebied, areas
from schakel.sturing.cijfers.rules import (
    BASIS,
    Grondslag,
    Kubus,
    Periode,
    Plaats,
    make_kubus,
    matenboek,
    protect,
    protect_year,
)
from schakel.toolkit.versleuteling import zoeksleutel

# population, split by, part, area
Sleutel = tuple[str, str, str, str]
VAK = "cijfers"
WACHT = "cijfers_publicatie"


@transaction.atomic
def publish_due(
    handeling: Handeling, *, bron: Bron, regio: str, vanaf: Periode, hoogstens: int | None = None
) -> list[Periode]:
    """
    Publish every month since `vanaf` that is due, and each year of which all months are; return which.

    `hoogstens` is how many at most: whoever does one for each transaction, loses little when it is broken off.

    :raises NotAllowed: if a person acts
    """
    permissions.check_can_publish(handeling)
    vandaag = lokale_datum(handeling.moment)
    regel = cast(Mapping[str, int], setting(regio, WACHT, vandaag, {"dagen_na_maand": 45}))
    tot = vandaag - timedelta(days=regel["dagen_na_maand"] - 1)
    if tot <= vanaf.van:
        return []
    _wait_for_turn(regio)
    maanden = Periode(vanaf.van, tot).months()
    jaren = [Periode.year(jaar) for jaar in sorted({m.van.year for m in maanden})]
    van_maand = (m for m in maanden if _publish_month(handeling, bron, regio, m))
    van_jaar = (j for j in jaren if _publish_year(handeling, bron, regio, j.van.year))
    return list(islice(chain(van_maand, van_jaar), hoogstens))


def _wait_for_turn(regio: str) -> None:
    """Let two machines publish one after the other: the second then finds what the first published."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{WACHT}|{regio}"])


def _publish_month(handeling: Handeling, bron: Bron, regio: str, maand: Periode) -> bool:
    if _is_published(regio, maand):
        return False
    count_months(handeling, bron=bron, maanden=[maand.van])
    gebieden, cellen = areas(regio, maand.van), dict[Sleutel, int | None]()
    for grondslag in matenboek().grondslagen.values():
        kubus = _kubus(bron, grondslag, regio, gebieden, maand, vast=False)
        cellen |= _named(grondslag, protect(kubus, maand.code, _rounder(regio, grondslag, kubus)))
    keep_counts(bron, regio=regio, maand=maand.van)
    store_publication(handeling, regio=regio, periode=maand, cellen=cellen)
    return True


def _publish_year(handeling: Handeling, bron: Bron, regio: str, jaar: int) -> bool:
    periode = Periode.year(jaar)
    if _is_published(regio, periode) or not all(_is_published(regio, maand) for maand in periode.months()):
        return False
    gebieden, cellen = areas(regio, periode.van), dict[Sleutel, int | None]()
    eerder = _published_cells(regio, periode.months())
    for grondslag in matenboek().grondslagen.values():
        kubus = _kubus(bron, grondslag, regio, gebieden, periode, vast=True)
        rond = _rounder(regio, grondslag, kubus)
        getoond = {
            plaats: waarde for plaats, waarde in eerder[grondslag.code].items() if plaats.periode in kubus.maanden
        }
        cellen |= _named(grondslag, protect_year(kubus, periode.code, getoond, rond))
    store_publication(handeling, regio=regio, periode=periode, cellen=cellen)
    return True


def _is_published(regio: str, periode: Periode) -> bool:
    return Publicatie.objects.filter(regio=regio, periode=(periode.van, periode.tot)).exists()


def _kubus(
    bron: Bron, grondslag: Grondslag, regio: str, gebieden: Sequence[Cijfergebied], periode: Periode, *, vast: bool
) -> Kubus:
    gekozen = {g.code: g.leden for g in gebieden if grondslag.per_gemeente or not g.is_gemeente}
    plekken = frozenset().union(*gekozen.values())
    geteld = read_counts(bron, regio=regio, grondslag=grondslag.code, periode=periode, vast=vast)
    binnen = {atoom: aantal for atoom, aantal in geteld.items() if atoom.plek in plekken}
    enkel = {s.code: s.enkel for s in grondslag.splitsingen}
    return make_kubus(binnen, gekozen, enkel, {s.code: s.woorden for s in grondslag.splitsingen})


def _rounder(regio: str, grondslag: Grondslag, kubus: Kubus) -> "Afronder":
    return Afronder(f"{regio}|{grondslag.code}", kubus)


class Afronder:
    """Rounds to five by a key: up or down as the key of the cell says, so that the mean is kept."""

    def __init__(self, naam: str, kubus: Kubus) -> None:
        self.naam, self.kubus = naam, kubus

    def __call__(self, plaats: Plaats, aantal: int) -> int:
        """Return the rounded count; two areas of the same municipalities are one cell."""
        leden = ",".join(sorted(self.kubus.gebieden[plaats.gebied]))
        wat = f"{self.naam}|{plaats.periode}|{leden}|{plaats.dimensie}|{plaats.categorie}"
        trekking = int.from_bytes(zoeksleutel(VAK, wat)[:8]) / 2**64
        onder = aantal - aantal % BASIS
        return onder + (BASIS if trekking < (aantal - onder) / BASIS else 0)


def _named(grondslag: Grondslag, cellen: Mapping[Plaats, int | None]) -> dict[Sleutel, int | None]:
    """Return what is shown; a cell that is kept without a figure would tell that there was something to count."""
    return {
        (grondslag.code, p.dimensie, p.categorie, p.gebied): waarde
        for p, waarde in cellen.items()
        if waarde is not None
    }


def _published_cells(regio: str, maanden: Iterable[Periode]) -> dict[str, dict[Plaats, int | None]]:
    per: dict[str, dict[Plaats, int | None]] = {code: {} for code in matenboek().grondslagen}
    for maand in maanden:
        rijen = Cel.objects.filter(publicatie__regio=regio, publicatie__periode=(maand.van, maand.tot))
        for cel in rijen.iterator():
            if cel.grondslag in per:
                per[cel.grondslag][Plaats(maand.code, cel.gebied, cel.dimensie, cel.categorie)] = cel.waarde
    return per


@transaction.atomic
def store_publication(
    handeling: Handeling, *, regio: str, periode: Periode, cellen: Mapping[Sleutel, int | None]
) -> Publicatie:
    """
    Store the protected counts of one period of a region, once for ever; None: not shown.

    :raises NotAllowed: if a person acts
    :raises NotPossible: if this period was published before
    """
    permissions.check_can_publish(handeling)
    if _is_published(regio, periode):
        raise NotPossible(_("De cijfers van %(periode)s staan al vast.") % {"periode": periode.naam})
    publicatie = Publicatie.objects.create(
        regio=regio, periode=(periode.van, periode.tot), gepubliceerd_op=handeling.moment
    )
    Cel.objects.bulk_create([_cell(publicatie, sleutel, waarde) for sleutel, waarde in cellen.items()])
    handeling.spoor.noteer("publicatie", actie="C")
    return publicatie


def _cell(publicatie: Publicatie, sleutel: Sleutel, waarde: int | None) -> Cel:
    if waarde is not None and waarde % BASIS:
        raise ValueError("a published count is a multiple of five")
    grondslag, dimensie, categorie, gebied = sleutel
    return Cel(
        publicatie=publicatie,
        grondslag=grondslag,
        dimensie=dimensie,
        categorie=categorie,
        gebied=gebied,
        vijftallen=None if waarde is None else waarde // BASIS,
    )


def first_month(bron: Bron, regio: str) -> date | None:
    """Return the first month of a region in which anything was counted."""
    with bron.transaction():
        bron.execute("SELECT set_config('schakel.rol', 'statistiek', true)")
        rij = bron.execute("SELECT min(maand) FROM cijfers_telling WHERE regio = %s", [regio]).fetchone()
    return rij[0] if rij else None
