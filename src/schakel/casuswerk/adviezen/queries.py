"""Which adviezen did this team give, and what did callers ask?"""

from uuid import UUID

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.toegang.models import Medewerker
from schakel.casuswerk.adviezen.models import Advies
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
