"""How does a team stand beside its region?  Its own rows, rounded; of the region what was published, and no case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Q, Value, When

from schakel.basis.organisaties.models import Team
from schakel.basis.organisaties.queries import setting
from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum
from schakel.sturing.cijfers.queries.bladen import Vraag, measure_sheet, own_region, published_years
from schakel.sturing.cijfers.queries.gebieden import areas_of
from schakel.sturing.cijfers.queries.gepubliceerd import get_figure
from schakel.sturing.cijfers.queries.maten import get_measure
from schakel.sturing.cijfers.rules import Cijfer, Periode

# Measures of the region that a team is shown beside its own.
VAN_DE_REGIO = (
    "overdracht-warm", "overdracht-geweigerd", "zonder-regisseur-complex", "wisselingen-complex",
    "zonder-regisseur-overig", "wisselingen-overig", "wachtvoorraad",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naastregio:
    """The figures of one team over a year beside those of the region."""

    team: str
    jaar: Periode
    # Own rows: how offers to the team went, terms that run and are over, how casussen of the team were closed.
    verloop: Mapping[str, int]
    termijnen: Mapping[str, int]
    beelden: Mapping[str, int]
    regio: str
    regioverloop: Mapping[str, Cijfer]
    regiobeelden: Mapping[str, Cijfer]
    cijfers: tuple[Cijfer, ...]
    # What the region calls complex, as its dated data says.
    complex: Mapping[str, object]


def team_beside_region(handeling: Handeling) -> Naastregio:
    """Return how offers, terms and casussen of the acting team went, and what was published of the region."""
    regio, jaren = own_region(handeling), published_years(handeling)
    jaar = Periode.year(jaren[0] if jaren else lokale_datum(handeling.moment).year)
    gebied = areas_of(handeling, regio=regio, dag=jaar.van)[0]
    vraag = Vraag(gebied.code, jaar.van.year)
    verloop = measure_sheet(handeling, maat=get_measure("overdrachten"), vraag=vraag)
    beeld = measure_sheet(handeling, maat=get_measure("gesloten-beeld"), vraag=vraag)
    handeling.spoor.noteer("terugkoppelcijfers")
    return Naastregio(
        team=Team.objects.filter(pk=handeling.team or 0).values_list("naam", flat=True).first() or "",
        jaar=jaar,
        verloop=_own_offers(handeling, jaar),
        termijnen=_own_terms(handeling),
        beelden=_own_closings(handeling, jaar),
        regio=gebied.naam,
        regioverloop=verloop.per_deel,
        regiobeelden=beeld.per_deel,
        cijfers=tuple(get_figure(handeling, maat=m, gebied=gebied.code, periode=jaar) for m in VAN_DE_REGIO),
        complex=_complex(regio, jaar.van),
    )


def _complex(regio: str, dag: date) -> Mapping[str, object]:
    waarde = setting(regio, "complex", dag)
    return waarde if isinstance(waarde, dict) else {}


def _own_offers(handeling: Handeling, jaar: Periode) -> dict[str, int]:
    """Count the offers to the acting team by how they went, over the rows that it may open."""
    wanneer = [
        When(status="GESTART", warm=True, then=Value("gestart-warm")),
        When(status="GESTART", then=Value("gestart-koud")),
        When(weigerreden__gt="", then=Value("geweigerd")),
        When(status="INGETROKKEN", then=Value("ingetrokken")),
        When(besloten_op__isnull=False, then=Value("aangenomen")),
    ]
    rijen = Overdracht.objects.visible_to(handeling).filter(
        ontvanger_team_id=handeling.team,
        aangeboden_op__gte=begin_van_dag(jaar.van),
        aangeboden_op__lt=begin_van_dag(jaar.tot),
    )
    per = rijen.annotate(verloop=Case(*wanneer, default=Value("wacht"), output_field=CharField()))
    return dict(per.order_by().values_list("verloop").annotate(n=Count("pk", distinct=True)))


def _own_terms(handeling: Handeling) -> dict[str, int]:
    lopend = Termijn.objects.lopend().filter(team_id=handeling.team)
    return lopend.aggregate(lopen=Count("pk"), over=Count("pk", filter=Q(uiterlijk__lt=handeling.moment)))


def _own_closings(handeling: Handeling, jaar: Periode) -> dict[str, int]:
    rijen = Casus.objects.visible_to(handeling).filter(
        gesloten_op__gte=begin_van_dag(jaar.van), gesloten_op__lt=begin_van_dag(jaar.tot)
    )
    return dict(rijen.order_by().values_list("veiligheidsbeeld").annotate(n=Count("pk", distinct=True)))
