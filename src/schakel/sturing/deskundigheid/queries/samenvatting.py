"""What of skills, meldcode and reach does whoever steers look at first?"""

from dataclasses import dataclass

from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.queries.bereik import expertise, requests, sum_of
from schakel.sturing.deskundigheid.queries.functionarissen import places
from schakel.sturing.deskundigheid.queries.leren import alarms
from schakel.sturing.deskundigheid.queries.meldcode import organisation_standings
from schakel.sturing.deskundigheid.rules.bereik import VerzoekStatus


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """A few numbers that ask for somebody: places, organisations, requests and alarms; no figure of a person."""

    lege_plekken: int
    plekken: int
    organisaties_met_tekort: int
    organisaties: int
    verzoeken_wachten: int
    geweigerd_geen_uren: int
    expertise_opnieuw: int
    alarmen: int
    alarmen_te_laat: int


def summary(handeling: Handeling) -> Samenvatting:
    """Return what asks for attention in this room, for the start page of whoever steers."""
    dag = lokale_datum(handeling.moment)
    plekken, standen, alarmen = places(handeling), organisation_standings(handeling), alarms(handeling)
    som = sum_of(requests(handeling, jaar=dag.year))
    return Samenvatting(
        lege_plekken=sum(p.is_leeg for p in plekken),
        plekken=len(plekken),
        organisaties_met_tekort=sum(bool(s.tekort) for s in standen),
        organisaties=len(standen),
        verzoeken_wachten=som.per_status[VerzoekStatus.GEVRAAGD],
        geweigerd_geen_uren=som.geen_uren,
        expertise_opnieuw=sum(e.te_laat for e in expertise(handeling)),
        alarmen=len(alarmen),
        alarmen_te_laat=sum(a.uiterlijk < dag for a in alarmen),
    )
