"""Which campaigns run, who asked for what, and which rare expertise is still secured?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch

from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.cijfers.queries import get_figure, measures, whole_area
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.deskundigheid.models import Campagne, Expertise, Expertiseborging, Verzoek
from schakel.sturing.deskundigheid.queries.functionarissen import own_region
from schakel.sturing.deskundigheid.rules.bereik import VerzoekStatus, Weigerreden

SAMEN = ("samen-op-bezoek-complex", "samen-op-bezoek-overig")


@dataclass(frozen=True, slots=True)
class Expertisezicht:
    """A rare expertise with what was last found of it, and its consults when they are counted."""

    expertise: Expertise
    borging: Expertiseborging | None
    cijfer: str
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Verzoeksom:
    """The requests of a year, counted."""

    per_status: Mapping[VerzoekStatus, int]
    per_groep: Mapping[str, tuple[int, int]]
    geen_uren: int
    uren: Decimal


def campaigns(handeling: Handeling, *, jaar: int) -> list[Campagne]:
    """Return the campaigns of the region that touch a year, in order of their first day."""
    rijen = Campagne.objects.filter(regio=own_region(handeling), van__lte=date(jaar, 12, 31), tot__gte=date(jaar, 1, 1))
    handeling.spoor.noteer("deskundigheid")
    return list(rijen.order_by("van", "titel"))


def access_campaign(handeling: Handeling, *, publiek_id: UUID) -> Campagne:
    """
    Return one campaign.

    :raises NotFound: if the region has none
    """
    rij = Campagne.objects.filter(regio=own_region(handeling), publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    return rij


def expertise(handeling: Handeling) -> list[Expertisezicht]:
    """Return the rare expertise of the region, and whether it is still secured."""
    dag, regio = lokale_datum(handeling.moment), own_region(handeling)
    rijen = Expertise.objects.filter(regio=regio).select_related("organisatie").order_by("naam")
    rijen = rijen.prefetch_related(Prefetch("borgingen", Expertiseborging.objects.order_by("-op", "-id")))
    handeling.spoor.noteer("deskundigheid")
    gebied, lijst = whole_area(regio, dag), []
    for rij in rijen:
        laatste = next(iter(rij.borgingen.all()), None)
        te_laat = laatste is None or laatste.opnieuw_voor <= dag
        lijst.append(Expertisezicht(rij, laatste, figure_in_words(handeling, rij.maat, gebied, dag.year - 1), te_laat))
    return lijst


def access_expertise(handeling: Handeling, *, code: str) -> Expertise:
    """
    Return one rare expertise of the own region.

    :raises NotFound: if there is none
    """
    rij = Expertise.objects.filter(regio=own_region(handeling), code=code).first()
    if rij is None:
        raise NotFound
    return rij


def figure_in_words(handeling: Handeling, maat: str, gebied: str, jaar: int) -> str:
    """Return a published figure of a year in words; a measure that does not exist yet says so, and is never a zero."""
    if maat not in {m.code for m in measures()}:
        return "nog niet te meten"
    cijfer = get_figure(handeling, maat=maat, gebied=gebied, periode=Periode.year(jaar))
    return f"{cijfer.tekst}, over {jaar}"


def joint_visits(handeling: Handeling) -> list[tuple[str, str]]:
    """Return what was published of joint visits over the last whole year: in complex cases, and in others."""
    jaar = lokale_datum(handeling.moment).year - 1
    gebied = whole_area(own_region(handeling), date(jaar, 1, 1))
    namen = {m.code: m.naam for m in measures()}
    return [(namen[m], figure_in_words(handeling, m, gebied, jaar)) for m in SAMEN if m in namen]


def year_to_show(handeling: Handeling) -> int:
    """Return this year; the last one in which something was asked, when nothing was yet."""
    dit = lokale_datum(handeling.moment).year
    laatste = Verzoek.objects.filter(regio=own_region(handeling), gevraagd_op__year__lte=dit).order_by("-gevraagd_op")
    op = laatste.values_list("gevraagd_op", flat=True).first()
    return lokale_datum(op).year if op else dit


def requests(handeling: Handeling, *, jaar: int) -> list[Verzoek]:
    """Return what was asked in a year, what waits first."""
    rijen = Verzoek.objects.filter(regio=own_region(handeling), gevraagd_op__year=jaar)
    handeling.spoor.noteer("deskundigheid")
    volgorde = {s.value: n for n, s in enumerate(VerzoekStatus)}
    gevonden = list(rijen.select_related("team", "met_team").order_by("-gevraagd_op", "-id"))
    return sorted(gevonden, key=lambda v: volgorde[v.status])


def access_request(handeling: Handeling, *, publiek_id: UUID) -> Verzoek:
    """
    Return one request of the own region.

    :raises NotFound: if there is none
    """
    rijen = Verzoek.objects.filter(regio=own_region(handeling)).select_related("team", "met_team")
    rij = rijen.filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("deskundigheid")
    return rij


def sum_of(rijen: Sequence[Verzoek]) -> Verzoeksom:
    """Return the requests counted: by state, by group with the people reached, and refused for lack of hours."""
    groepen: dict[str, tuple[int, int]] = {}
    for rij in rijen:
        aantal, bereikt = groepen.get(rij.groep, (0, 0))
        groepen[rij.groep] = (aantal + 1, bereikt + (rij.bereikt or 0))
    return Verzoeksom(
        per_status={s: sum(r.status == s.value for r in rijen) for s in VerzoekStatus},
        per_groep=groepen,
        geen_uren=sum(r.weigerreden == Weigerreden.GEEN_UREN.value for r in rijen),
        uren=sum((r.uren for r in rijen if r.uren is not None), Decimal(0)),
    )
