"""
Which codes may be chosen on this day, and how is a code read?

Reference data without any casus: these looks take plain values and note nothing.
"""

from datetime import date
from functools import cache

from django.db.models import Q

from schakel.basis.codelijsten.models import Code, Codelijst


def codes_on(lijst: str, dag: date, *, regio: str | None = None) -> list[Code]:
    """Return the codes of the list that may be chosen on this day; a region's own list goes before the national."""
    lijsten = Codelijst.objects.filter(Q(regio=None) | Q(regio=regio), code=lijst)
    gekozen = sorted(lijsten, key=lambda rij: rij.regio is None)
    if not gekozen:
        return []
    return list(Code.objects.valid_on(dag).filter(lijst=gekozen[0]).order_by("volgorde", "code"))


def choices_on(lijst: str, dag: date, *, regio: str | None = None) -> list[tuple[str, str]]:
    """Return code and description of what may be chosen on this day, ready for a form."""
    return [(rij.code, rij.omschrijving) for rij in codes_on(lijst, dag, regio=regio)]


@cache
def _labels(lijst: str, regio: str | None) -> dict[str, str]:
    rijen = Code.objects.filter(Q(lijst__regio=None) | Q(lijst__regio=regio), lijst__code=lijst)
    # A region's own words come last and win; of one code in two periods the younger words win.
    gesorteerd = rijen.order_by("lijst__regio", "geldig_van").values_list("lijst__regio", "code", "omschrijving")
    landelijk = {code: tekst for van, code, tekst in gesorteerd if van is None}
    eigen = {code: tekst for van, code, tekst in gesorteerd if van is not None}
    return {**landelijk, **eigen}


def label(lijst: str, code: str, *, regio: str | None = None) -> str:
    """Return how the code reads, also after its period; an unknown code reads as itself. Cached per process."""
    return _labels(lijst, regio).get(code, code)


def forget_labels() -> None:
    """Empty the cache of this process; other processes read a changed list after their next start."""
    _labels.cache_clear()


def codes_of_folder(regio: str | None) -> dict[str, set[str]]:
    """Return the lists that this region (or, for None, the country) has described so far, each with its codes."""
    lijsten: dict[str, set[str]] = {lijst.code: set() for lijst in Codelijst.objects.filter(regio=regio)}
    for lijst, code in Code.objects.filter(lijst__regio=regio).values_list("lijst__code", "code"):
        lijsten[lijst].add(code)
    return lijsten
