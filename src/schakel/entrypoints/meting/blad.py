"""The page of a bare twin: its rows through the engine of templates, as many bytes as the page beside it."""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import cycle
from typing import Any

from django.template import engines

_BLAD = """<!doctype html><title>Tweeling</title><table>{% for rij in rijen %}<tr>{% for cel in rij %}<td>{{ cel }}</td>
{% endfor %}</tr>{% endfor %}</table>"""
# What a row and a cell cost beside their words.
RIJ, CEL = 9, 10
NIETS = (("-",),)


@cache
def _template() -> Any:
    return engines["django"].from_string(_BLAD)


def render(rijen: Sequence[Sequence[object]], maat: int) -> str:
    """
    Return a table of these rows, over and over until it is as long as the page: so the template is of the same size.

    rijen: when there is none, the table is of dashes: an empty twin would measure no template at all;
    maat: the length of the page, in characters.
    """
    return str(_template().render({"rijen": list(_until(rijen or NIETS, maat))}))


def _until(rijen: Sequence[Sequence[object]], maat: int) -> Iterator[Sequence[object]]:
    lengte = 0
    for rij in cycle(rijen):
        yield rij
        lengte += RIJ + sum(CEL + len(escape(str(cel))) for cel in rij)
        if lengte >= maat:
            return
