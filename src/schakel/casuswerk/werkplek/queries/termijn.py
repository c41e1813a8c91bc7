"""How was a term computed, what happened to it, and who are the colleagues that could do it?"""

from uuid import UUID

from schakel.basis.termijnen.models import Termijn, Termijndefinitie, Verlenging
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.queries import members_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

EENHEDEN = {
    "uren": "uur",
    "kalenderdagen": "kalenderdagen",
    "kalenderdagen_atw": "kalenderdagen, met de Algemene termijnenwet",
    "werkdagen": "werkdagen",
    "weken": "weken",
    "weken_atw": "weken, met de Algemene termijnenwet",
    "maanden": "maanden",
    "maanden_atw": "maanden, met de Algemene termijnenwet",
}


def source_of(handeling: Handeling, *, termijn: Termijn) -> str:
    """Return how the end of a term is computed and on which source it rests."""
    dag = lokale_datum(termijn.gestart_op)
    rij = (
        Termijndefinitie.objects.filter(code=termijn.definitie, geldig_van__lte=dag)
        .order_by("-regio", "-geldig_van")
        .first()
    )
    if rij is None:
        return ""
    delen = []
    if rij.wettelijk_aantal is not None:
        delen.append(f"wet: {rij.wettelijk_aantal} {EENHEDEN[rij.wettelijk_eenheid]}")
    if rij.praktijk_aantal is not None:
        delen.append(f"praktijk: {rij.praktijk_aantal} {EENHEDEN[rij.praktijk_eenheid]}")
    return f"{'; '.join(delen)} na het begin. Bron: {rij.bron}"


def extensions_of(handeling: Handeling, *, termijn: Termijn) -> list[str]:
    """Return each extension of a term in a few words."""
    rijen = Verlenging.objects.filter(termijn=termijn).order_by("verlengd_op", "id")
    return [f"{rij.aantal} {EENHEDEN[rij.eenheid]}: {rij.reden}" for rij in rijen]


def colleagues(handeling: Handeling) -> list[Teamlid]:
    """Return who acts for the team of the actor today."""
    return list(members_of(handeling.team or 0, lokale_datum(handeling.moment)))


def colleague(handeling: Handeling, *, publiek_id: UUID) -> Teamlid:
    """
    Return the colleague with this public id.

    :raises NotFound: if nobody of the actor's team has it
    """
    for lid in colleagues(handeling):
        if lid.medewerker.publiek_id == publiek_id:
            return lid
    raise NotFound
