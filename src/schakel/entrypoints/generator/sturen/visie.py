"""
The steering table and the use of agreements in an invented year.

No colour, no adoption and no evaluation: those are decisions of people, and none is made up for them.
"""

from collections.abc import Callable

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.entrypoints.generator.sturen.toneel import Stuurtoneel
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.visie.actions import tafel, werk
from schakel.sturing.visie.models import Afspraakgebruik, Stuuroverleg
from schakel.sturing.visie.queries.kern import current_version

PUNTEN = (
    ("Wachttijd tussen besluit en eerste gesprek", "Veilig Thuis legt de oorzaken naast de cijfers.", "manager triage"),
    ("Wie neemt over als een wijkteam vol is?", "De gemeente beschrijft één route.", "beleidsadviseur"),
)


def meet(toneel: Stuurtoneel) -> None:
    """Hold one meeting with decisions of which one was followed up, and plan the next with what it left open."""
    if not toneel.is_empty(Stuuroverleg) or not _has_vision(toneel):
        return
    with toneel.act(toneel.stuurt, 45) as h:
        overleg = tafel.plan_meeting(h, titel="Stuuroverleg najaar (voorbeeld)", op=lokale_datum(h.moment))
        besluiten = []
        for titel, besluit, wie in PUNTEN:
            punt = tafel.add_point(h, overleg=overleg.publiek_id, titel=titel)
            besluiten.append(
                tafel.record_decision(
                    h, punt=punt.publiek_id, tekst=besluit, eigenaar=wie, uiterlijk=lokale_datum(toneel.ago(10))
                )
            )
        tafel.close_meeting(h, overleg=overleg.publiek_id)
    with toneel.act(toneel.stuurt, 15) as h:
        tafel.follow_up(h, besluit=besluiten[0].publiek_id, opvolging="Het overzicht is besproken met de managers.")
    with toneel.act(toneel.stuurt) as h:
        tafel.plan_meeting(h, titel="Stuuroverleg winter (voorbeeld)", op=lokale_datum(toneel.ago(-14)))


def _has_vision(toneel: Stuurtoneel) -> bool:
    with toneel.act(toneel.stuurt) as h:
        return current_version(h) is not None


def use_agreements(toneel: Stuurtoneel) -> None:
    """Keep who knows, learned and uses the agreements that hold; of some it is not known."""
    if not toneel.is_empty(Afspraakgebruik) or not _has_vision(toneel):
        return
    with toneel.act(toneel.stuurt, 25) as h:
        versies = AfspraakVersie.objects.of_region(toneel.ploeg.regio).geldend_op(lokale_datum(h.moment))
        for versie in versies.select_related("afspraak").prefetch_related("ondertekenaars").order_by("afspraak__code"):
            _use(h, versie)


def _use(handeling: Handeling, versie: AfspraakVersie) -> None:
    codes = sorted({o.organisatie for o in versie.ondertekenaars.all()})
    for nummer, code in enumerate(codes):
        if nummer % 4 != 3:
            werk.record_use(
                handeling, code=versie.afspraak.code, versie=versie.versie, organisatie=code, bekend=True,
                getraind=nummer % 2 == 0, in_gebruik=nummer % 3 != 2, toelichting="Verzonnen voorbeeld.",
            )  # fmt: skip


DELEN: tuple[Callable[[Stuurtoneel], None], ...] = (meet, use_agreements)
