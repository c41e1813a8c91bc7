"""Who reaches whom, with what and at what cost; and who may be named in it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.queries import gemeenten
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.queries import get_figure, measures, whole_area
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.uitvoering.models import Preventieactiviteit
from schakel.sturing.uitvoering.queries.plannen import own_region
from schakel.toolkit.formulier import Rij


@dataclass(frozen=True, slots=True)
class Groepsom:
    """What was done for one group in a year: costs and reach are only added where they are known."""

    groep: str
    rijen: Sequence[Preventieactiviteit]
    kosten: Decimal
    zonder_kosten: int
    bereik: int
    zonder_telling: int


def year_to_show(handeling: Handeling) -> int:
    """Return this year; the last one of which something is kept, when nothing is yet."""
    dit = lokale_datum(handeling.moment).year
    rijen = Preventieactiviteit.objects.filter(regio=own_region(handeling), jaar__lte=dit, vervangen_door=None)
    return rijen.order_by("-jaar").values_list("jaar", flat=True).first() or dit


def activities(handeling: Handeling, *, jaar: int) -> list[Groepsom]:
    """Return what is done to prevent violence in a year, by group."""
    rijen = Preventieactiviteit.objects.filter(regio=own_region(handeling), jaar=jaar, vervangen_door=None)
    groepen: dict[str, list[Preventieactiviteit]] = {}
    for rij in rijen.select_related("organisatie").order_by("groep", "organisatie__naam", "wat"):
        groepen.setdefault(rij.groep, []).append(rij)
    handeling.spoor.noteer("uitvoeringsplan")
    return [_sum(groep, lijst) for groep, lijst in groepen.items()]


def _sum(groep: str, rijen: Sequence[Preventieactiviteit]) -> Groepsom:
    return Groepsom(
        groep=groep,
        rijen=rijen,
        kosten=sum((r.kosten for r in rijen if r.kosten is not None), Decimal(0)),
        zonder_kosten=sum(r.kosten is None for r in rijen),
        bereik=sum(r.bereik_geteld or 0 for r in rijen),
        zonder_telling=sum(r.bereik_geteld is None for r in rijen),
    )


def organisations(handeling: Handeling) -> list[Rij]:
    """Return the organisations that exist today, to choose from."""
    rijen = Organisatie.objects.valid_on(lokale_datum(handeling.moment)).order_by("naam")
    return list(rijen.values_list("publiek_id", "pk", "naam"))


def gemeenten_to_choose(handeling: Handeling) -> list[tuple[str, str]]:
    """Return the municipalities of the own region, to choose from."""
    return list(gemeenten(own_region(handeling), lokale_datum(handeling.moment)).values_list("code", "naam"))


def names_of_gemeenten(handeling: Handeling) -> dict[str, str]:
    """Return the names of the municipalities of the own region by code."""
    return dict(gemeenten_to_choose(handeling))


# The measure of advice asked by one group, when the figures have one; of all advice together, when they have not.
ADVIEZEN = "adviezen"


def later_advice(handeling: Handeling, *, jaar: int, groepen: Sequence[str]) -> dict[str, str]:
    """
    Return in words how often each group asked for advice in the year after, by the published figures.

    A measure that does not exist for a group says so, and is never a zero; beside it stands all advice together.
    """
    bekend = {maat.code: maat for maat in measures()}
    erna = Periode.year(jaar + 1)
    gebied = whole_area(own_region(handeling), erna.van)
    samen = get_figure(handeling, maat=ADVIEZEN, gebied=gebied, periode=erna).tekst
    zinnen = {}
    for groep in groepen:
        maat = bekend.get(f"{ADVIEZEN}-{groep}")
        if maat is None or not maat.meetbaar:
            reden = f" {maat.reden}" if maat else ""
            zinnen[groep] = f"voor deze groep nog niet te meten.{reden} Alle adviezen samen in {jaar + 1}: {samen}."
        else:
            cijfer = get_figure(handeling, maat=maat.code, gebied=gebied, periode=erna)
            zinnen[groep] = f"deel van alle adviezen in {jaar + 1}: {cijfer.tekst}."
    return zinnen
