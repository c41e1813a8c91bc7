"""The oracle: a naive reading of the raw definition, written apart from the rules on purpose."""

from collections.abc import Mapping
from itertools import product
from typing import Any


def naive_row(definitie: dict[str, Any], feiten: Any) -> Any:
    """Return the code of the first row whose cells all fit, or None."""
    for rij in definitie["rijen"]:
        if all(naive_fit(cel, feiten.get(code)) for code, cel in rij.get("als", {}).items()):
            return rij["rij"]
    return None


def naive_fit(cel: Any, waarde: Any) -> Any:
    if cel is None or cel == "alle":
        return True
    if waarde is None:
        return False
    if isinstance(cel, Mapping):
        return cel.get("van", -(10**9)) <= waarde <= cel.get("tot", 10**9)
    return waarde in cel if isinstance(cel, list) else waarde == cel


def naive_domain(definitie: dict[str, Any]) -> Any:
    """Yield every combination of facts of a table with closed domains."""
    codes = list(definitie["feiten"])
    domeinen: list[list[Any]] = []
    for code in codes:
        feit = definitie["feiten"][code]
        if feit["soort"] == "ja_nee":
            domeinen.append([False, True])
        elif feit["soort"] == "keuze":
            domeinen.append(list(feit["waarden"]))
        else:
            domeinen.append(list(range(feit["van"], feit["tot"] + 1)))
    for combinatie in product(*domeinen):
        yield dict(zip(codes, combinatie, strict=True))
