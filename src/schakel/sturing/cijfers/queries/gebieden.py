"""Over which areas are figures published?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from schakel.basis.organisaties.models import Gebiedsverzameling
from schakel.basis.organisaties.queries import gemeenten, region, setting

SETS = "cijfers_gebieden"


@dataclass(frozen=True, slots=True)
class Cijfergebied:
    """One area of the published figures: a municipality, or a set of them."""

    code: str
    naam: str
    leden: frozenset[str]
    # Place on the tile map; a set has none.
    kaart: tuple[int, int] | None = None

    @property
    def is_gemeente(self) -> bool:
        """Answer whether this is one municipality."""
        return self.code.startswith("GM") or self.kaart is not None


def published_code(code: str) -> str:
    """Return the code of a municipality as the statistics office writes it: GM0518."""
    return f"GM{code}" if code.isdigit() else code


def areas(regio: str, dag: date) -> tuple[Cijfergebied, ...]:
    """
    Return the areas of a region over which figures are published: first the sets, then their municipalities.

    The sets are dated data of the region (`cijfers_gebieden`); without it there is one, the whole region.
    """
    per_code = {g.code: g for g in gemeenten(regio, dag)}
    sets = _sets(regio, dag) or [Cijfergebied(regio, region(regio).naam, frozenset(per_code))]
    in_een_set = sorted(frozenset().union(*(s.leden for s in sets)) & set(per_code), key=lambda c: per_code[c].naam)
    los = [
        Cijfergebied(published_code(code), per_code[code].naam, frozenset({code}), _place(per_code[code]))
        for code in in_een_set
    ]
    return (*sets, *los)


def whole_area(regio: str, dag: date) -> str:
    """Return the code of the widest area over which figures of a region are published."""
    return max((g for g in areas(regio, dag) if not g.is_gemeente), key=lambda g: len(g.leden)).code


def _place(gebied: object) -> tuple[int, int] | None:
    x, y = getattr(gebied, "kaart_x", None), getattr(gebied, "kaart_y", None)
    return None if x is None or y is None else (x, y)


def _sets(regio: str, dag: date) -> list[Cijfergebied]:
    codes = cast(Sequence[str], setting(regio, SETS, dag, ()))
    rijen = Gebiedsverzameling.objects.filter(regio__code=regio, code__in=codes).prefetch_related("gebieden")
    per = {rij.code: Cijfergebied(rij.code, rij.naam, frozenset(g.code for g in rij.gebieden.all())) for rij in rijen}
    return [per[code] for code in codes if code in per]
