"""Which emergencies may this actor know of?"""

from dataclasses import dataclass
from uuid import UUID

from schakel.basis.kluis.queries import thaw
from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import ETMAAL, MINUTEN, PER_ETMAAL, STANDAARD_PER_ETMAAL, duration
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

HOEVEEL = 50


@dataclass(frozen=True, slots=True)
class Noodzicht:
    """One emergency with what was written about it."""

    rij: Noodtoegang
    toelichting: str
    bevinding: str
    eigen: bool
    loopt: bool


def list_noodtoegang(handeling: Handeling) -> list[Noodtoegang]:
    """Return the latest emergencies that this actor may know of, those that nobody looked at first."""
    rijen = Noodtoegang.objects.visible_to(handeling).select_related("team", "medewerker", "nagekeken_door")
    gevonden = list(rijen.order_by("-geopend_op", "-pk")[:HOEVEEL])
    for rij in gevonden:
        handeling.spoor.noteer("noodtoegang", dossier=rij.dossier_id)
    return sorted(gevonden, key=lambda rij: rij.nagekeken_op is not None)


def access_noodtoegang(handeling: Handeling, *, publiek_id: UUID) -> Noodzicht:
    """
    Return one emergency.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Noodtoegang.objects.visible_to(handeling).select_related("team", "medewerker", "nagekeken_door")
    rij = rijen.filter(publiek_id=publiek_id).first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("noodtoegang", dossier=rij.dossier_id)
    return Noodzicht(
        rij=rij,
        toelichting=_words(handeling, rij, bytes(rij.toelichting)),
        bevinding=_words(handeling, rij, bytes(rij.bevinding)) if rij.bevinding else "",
        eigen=rij.medewerker_id == handeling.wie,
        loopt=is_running(handeling, rij),
    )


def _words(handeling: Handeling, rij: Noodtoegang, pakket: bytes) -> str:
    return str(thaw(handeling, onderwerp=rij.publiek_id, pakket=pakket)["tekst"])


def is_running(handeling: Handeling, rij: Noodtoegang) -> bool:
    """Answer whether the door is open now."""
    return rij.gestopt_op is None and rij.tot > handeling.moment


def opened_lately(handeling: Handeling) -> int:
    """Return how many this person opened in the last day."""
    eigen = Noodtoegang.objects.visible_to(handeling).filter(medewerker_id=handeling.wie or 0)
    return eigen.filter(geopend_op__gt=handeling.moment - ETMAAL, geopend_op__lte=handeling.moment).count()


def norm(handeling: Handeling) -> tuple[int, int]:
    """Return how many somebody may open in a day, and for how many minutes each, as the own region set."""
    dag = lokale_datum(handeling.moment)
    regio = organisaties.own_region(handeling)
    hoogstens = organisaties.setting(regio, PER_ETMAAL, dag, STANDAARD_PER_ETMAAL)
    minuten = duration(organisaties.setting(regio, MINUTEN, dag)).total_seconds() // 60
    return (hoogstens if isinstance(hoogstens, int) else STANDAARD_PER_ETMAAL), int(minuten)
