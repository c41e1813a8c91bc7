"""Which adviezen did this team give, and what did callers ask?"""

from datetime import datetime
from uuid import UUID

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.adviezen import rules
from schakel.casuswerk.adviezen.models import Advies, Adviesvraag
from schakel.casuswerk.adviezen.rules import AdviesvraagStatus
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

Keuzes = list[tuple[str, str]]
# What is asked on this day: the lists of 2015, and since 2019 the categories that are published.
LIJSTEN = ("hoedanigheid", "aanleiding", "rol_melder_2019", "organisatie_melder_2019", "vorm_2019", "adviesredenen")
VANGNET: dict[str, Keuzes] = {"adviesredenen": [("melden_of_niet", "melden of zelf hulp inzetten")]}


def access_advies(handeling: Handeling, *, publiek_id: UUID) -> Advies:
    """
    Return the advies with this public id.

    :raises NotFound: if there is none, or another team gave it
    """
    advies = Advies.objects.visible_to(handeling).filter(publiek_id=publiek_id).first()
    if advies is None:
        raise NotFound
    handeling.spoor.noteer("advies")
    return advies


def decider_of(handeling: Handeling, *, advies: Advies) -> str:
    """Return who turned this advies into a melding; empty when nobody did."""
    if advies.omgezet_door is None:
        return ""
    return Medewerker.objects.filter(pk=advies.omgezet_door).values_list("naam", flat=True).first() or ""


def latest_adviezen(handeling: Handeling, *, aantal: int = 20) -> list[Advies]:
    """Return what this team advised lately, newest first."""
    handeling.spoor.noteer("advies")
    return list(Advies.objects.visible_to(handeling).order_by("-gegeven_op", "-id")[:aantal])


def keuzelijsten(handeling: Handeling) -> dict[str, Keuzes]:
    """Return the lists that may be chosen from today, by name; a list that does not hold today is left out."""
    dag = lokale_datum(handeling.moment)
    gelezen = {lijst: codelijsten.choices_on(lijst, dag) or VANGNET.get(lijst, []) for lijst in LIJSTEN}
    return {lijst: keuzes for lijst, keuzes in gelezen.items() if keuzes}


def desk_for(handeling: Handeling, *, postcode: str) -> Team | None:
    """Return the desk of Veilig Thuis that serves a place, in the region of the acting team."""
    dag = lokale_datum(handeling.moment)
    regio = Team.objects.values_list("herkomst", flat=True).filter(pk=handeling.team or 0).first() or ""
    for soort in ("vt_voordeur", "vt_triage"):
        plek = organisaties.team_for(regio, postcode[:4], soort, "allen", dag)
        if team := plek or next(iter(organisaties.teams_of_kind(regio, soort, dag)), None):
            return team
    return None


def answer_by(handeling: Handeling, *, regio: str) -> datetime:
    """Return before when a question that is asked now must be answered, as the region laid it down."""
    waarde = organisaties.setting(regio, rules.ANTWOORDTERMIJN, lokale_datum(handeling.moment))
    return rules.answer_time(waarde).vanaf(handeling.moment)


def first_due(handeling: Handeling) -> tuple[int, datetime] | None:
    """Return how many questions wait for the acting team, and before when the first must be answered."""
    rijen = Adviesvraag.objects.visible_to(handeling).filter(
        team_id=handeling.team or 0, status=AdviesvraagStatus.GESTELD
    )
    wachtend = list(rijen.order_by("uiterlijk").values_list("uiterlijk", flat=True)[:100])
    return (len(wachtend), wachtend[0]) if wachtend else None


def waiting_vragen(handeling: Handeling) -> list[Adviesvraag]:
    """Return the questions that the acting team is asked and that nobody answered, the oldest first."""
    rijen = Adviesvraag.objects.visible_to(handeling).filter(
        team_id=handeling.team or 0, status=AdviesvraagStatus.GESTELD
    )
    handeling.spoor.noteer("adviesvraag")
    return list(rijen.select_related("vrager").order_by("gesteld_op", "id")[:100])


def own_vragen(handeling: Handeling) -> list[Adviesvraag]:
    """Return the questions that the acting team asked, newest first."""
    rijen = Adviesvraag.objects.visible_to(handeling).filter(vrager_id=handeling.team)
    handeling.spoor.noteer("adviesvraag")
    return list(rijen.order_by("-gesteld_op", "-id")[:100])


def access_adviesvraag(handeling: Handeling, *, publiek_id: UUID) -> Adviesvraag:
    """
    Return a question that the acting team asked, or is asked.

    :raises NotFound: if there is none
    """
    rijen = Adviesvraag.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("vrager")
    rij = rijen.first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("adviesvraag")
    return rij
