"""What of plans, scans and commissions does whoever steers look at first?"""

from collections.abc import Sequence
from dataclasses import dataclass

from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering.models import Zelfscanactie
from schakel.sturing.uitvoering.queries.opdracht import commissions
from schakel.sturing.uitvoering.queries.plannen import models_of, standings
from schakel.sturing.uitvoering.queries.zelfscan import scans


@dataclass(frozen=True, slots=True)
class Planregel:
    """How far one plan is: adopted by how many, and in how many copies the master has changed since."""

    code: str
    titel: str
    vastgesteld: int
    gemeenten: int
    model_veranderd: int


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """A few numbers that ask for somebody."""

    plannen: Sequence[Planregel]
    zelfscans_lopen: int
    acties_te_laat: int
    opdrachten_ongetekend: int


def summary(handeling: Handeling) -> Samenvatting:
    """Return what asks for attention in this room, for the start page of whoever steers."""
    dag = lokale_datum(handeling.moment)
    plannen = []
    for model in models_of(handeling):
        standen = standings(handeling, model=model)
        plannen.append(
            Planregel(
                code=model.sjabloon.code,
                titel=model.sjabloon.titel,
                vastgesteld=sum(s.vaststelling is not None for s in standen),
                gemeenten=len(standen),
                model_veranderd=sum(s.volledig.veranderd > 0 for s in standen),
            )
        )
    lopend = scans(handeling)
    te_laat = Zelfscanactie.objects.filter(zelfscan__in=lopend, klaar_op=None, uiterlijk__lt=dag)
    return Samenvatting(
        plannen=plannen,
        zelfscans_lopen=sum(s.status != "KLAAR" for s in lopend),
        acties_te_laat=te_laat.count(),
        opdrachten_ongetekend=sum(not o.is_getekend for o in commissions(handeling)),
    )
