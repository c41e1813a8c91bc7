"""Over which areas are figures published?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from schakel.basis.organisaties.models import Gebiedsverzameling
from schakel.basis.organisaties.queries import gemeenten, region, setting
from schakel.kernel.handeling import Handeling

SETS = "cijfers_gebieden"
_SET = ("code", "naam", "leden")


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


def areas_of(handeling: Handeling, *, regio: str, dag: date) -> tuple[Cijfergebied, ...]:
    """Return what `areas` does, read once for a page that needs it for its choices, its figures and its map."""
    return handeling.once(("gebieden", regio, dag), lambda: areas(regio, dag))


def _place(gebied: object) -> tuple[int, int] | None:
    x, y = getattr(gebied, "kaart_x", None), getattr(gebied, "kaart_y", None)
    return None if x is None or y is None else (x, y)


def _sets(regio: str, dag: date) -> list[Cijfergebied]:
    codes = cast(Sequence[str], setting(regio, SETS, dag, ()))
    rijen = Gebiedsverzameling.objects.filter(regio__code=regio, code__in=codes).annotate(
        leden=ArrayAgg("gebieden__code", filter=Q(gebieden__isnull=False), default=Value([]))
    )
    per = {code: Cijfergebied(code, naam, frozenset(leden)) for code, naam, leden in rijen.values_list(*_SET)}
    return [per[code] for code in codes if code in per]
