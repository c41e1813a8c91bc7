"""
Which codes may be chosen on this day, and how is a code read?

Reference data without any casus: these looks take plain values and note nothing.
"""

from datetime import date
from functools import cache

from schakel.basis.codelijsten.models import Code, Codelijst


def codes_on(lijst: str, dag: date, *, regio: str = "") -> list[Code]:
    """Return the codes of the list that may be chosen on this day; a region's own list goes before the national."""
    gekozen = Codelijst.objects.filter(code=lijst, regio__in=["", regio]).order_by("-regio").values("pk")[:1]
    return list(Code.objects.valid_on(dag).filter(lijst=gekozen).order_by("volgorde", "code"))


def choices_on(lijst: str, dag: date, *, regio: str = "") -> list[tuple[str, str]]:
    """Return code and description of what may be chosen on this day, ready for a form."""
    return [(rij.code, rij.omschrijving) for rij in codes_on(lijst, dag, regio=regio)]


def lists_with_codes(*, regio: str = "") -> list[tuple[Codelijst, list[Code]]]:
    """Return every list of the country and of this region with all its codes, also those that no longer count."""
    lijsten = Codelijst.objects.filter(regio__in=["", regio]).order_by("naam", "regio").prefetch_related("codes")
    return [(lijst, list(lijst.codes.all())) for lijst in lijsten]


@cache
def _labels(lijst: str, regio: str) -> dict[str, str]:
    # The region's own words come last and win over the national; of one code in two periods the younger words win.
    rijen = Code.objects.filter(lijst__code=lijst, lijst__regio__in=["", regio])
    return dict(rijen.order_by("lijst__regio", "geldig_van").values_list("code", "omschrijving"))


def label(lijst: str, code: str, *, regio: str = "") -> str:
    """Return how the code reads, also after its period; an unknown code reads as itself. Cached per process."""
    return _labels(lijst, regio).get(code, code)


def forget_labels() -> None:
    """Empty the cache of this process; other processes read a changed list after their next start."""
    _labels.cache_clear()


def codes_of_folder(regio: str) -> dict[str, set[str]]:
    """Return the lists that this region (or, when empty, the country) has described so far, each with its codes."""
    lijsten: dict[str, set[str]] = {lijst.code: set() for lijst in Codelijst.objects.filter(regio=regio)}
    for lijst, code in Code.objects.filter(lijst__regio=regio).values_list("lijst__code", "code"):
        lijsten[lijst].add(code)
    return lijsten
