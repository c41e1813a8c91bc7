"""Which version of an instrument holds?"""

import json
from datetime import date

from schakel.basis.vragenlijsten.models import VragenlijstVersie
from schakel.basis.vragenlijsten.rules import Definitie, lees_vragenlijst
from schakel.kernel.errors import NotPossible

# A version never changes once loaded, so what was read of it holds for the life of the process.
_GELEZEN: dict[tuple[int, str], Definitie] = {}


def version_on(regio: str | None, code: str, dag: date) -> VragenlijstVersie:
    """
    Return the version of the instrument that holds on the day; the region's own goes before the national one.

    :raises NotPossible: if none does
    """
    versie = (
        VragenlijstVersie.objects.geldend_op(dag)
        .select_related("vragenlijst")
        .filter(vragenlijst__code=code, vragenlijst__regio__in={"", regio or ""})
        .order_by("-vragenlijst__regio")
        .first()
    )
    if versie is None:
        raise NotPossible("Deze regio heeft op deze dag geen vragenlijst hiervoor.")
    return versie


def versions_on(regio: str | None, dag: date) -> list[VragenlijstVersie]:
    """Return the version of every instrument that holds in the region on the day."""
    return list(
        VragenlijstVersie.objects.geldend_op(dag)
        .select_related("vragenlijst")
        .filter(vragenlijst__regio__in={"", regio or ""})
        .order_by("vragenlijst__titel")
    )


def definitie_van(versie: VragenlijstVersie) -> Definitie:
    """Return the questionnaire that the version holds, ready to run."""
    sleutel = (versie.pk, versie.vingerafdruk)
    if sleutel not in _GELEZEN:
        _GELEZEN[sleutel] = lees_vragenlijst(json.loads(versie.definitie), titel=versie.vragenlijst.titel)
    return _GELEZEN[sleutel]
