"""Which casussen stand behind a figure about meetings, contact and help?"""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef

from schakel.casuswerk.bijeenkomsten.queries.cijfers import (
    GROEPEN,
    MATEN,
    Elders,
    Tafel,
    casussen_behind,
    tables_between,
)
from schakel.casuswerk.kinderen.models import Kindhulp
from schakel.casuswerk.kinderen.rules.aanbod import AANBOD
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.casuswerk.werkplek.rules.maand import Maand
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

TAFELMATEN = ("heel", "niet-heel", "rond")


def help_of_children(handeling: Handeling) -> Elders:
    """Return the help that children have of their own, which stands with the child."""
    zelfde = {"dossier_id": OuterRef("dossier_id"), "persoon_id": OuterRef("persoon_id")}
    eigen = Kindhulp.objects.visible_to(handeling).filter(**zelfde)
    aanbod = eigen.filter(status__in=[s.value for s in AANBOD])
    return Elders(Exists(aanbod), Exists(eigen.filter(gestart_op__isnull=False)))


def asked_month(handeling: Handeling, *, eerste: object) -> Maand:
    """Return the month that was asked, else the one of now."""
    dag = lokale_datum(handeling.moment)
    return Maand.van(eerste if isinstance(eerste, type(dag)) else dag)


def casussen_of(handeling: Handeling, *, groep: str, maat: str, maand: Maand) -> Mapping[int, Kop]:
    """
    Return the heads of the casussen that one figure counts.

    :raises NotFound: if there is no such figure
    """
    if groep == "tafel" and maat in TAFELMATEN:
        begin, eind = maand.momenten
        tafels = tables_between(handeling, begin=begin, eind=eind)
        return koppen_van(handeling, dossiers={t.dossier for t in tafels if _kind(t) == maat})
    if groep.upper() not in GROEPEN or maat not in MATEN:
        raise NotFound
    return koppen_van(handeling, dossiers=_behind(handeling, groep.upper(), maat))


def _behind(handeling: Handeling, groep: str, maat: str) -> list[int]:
    return casussen_behind(handeling, groep=groep, maat=maat, elders=help_of_children(handeling))


def _kind(tafel: Tafel) -> str:
    return "rond" if tafel.rond else "heel" if tafel.heel else "niet-heel"
