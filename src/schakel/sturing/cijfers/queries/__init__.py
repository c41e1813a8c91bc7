"""What is measured, and what was published of it?  Published figures alone: rounded, protected, frozen."""

from schakel.sturing.cijfers.queries.bladen import (
    Keuze,
    Maatblad,
    Overzicht,
    Vraag,
    last_publication,
    measure_sheet,
    overview,
    overview_stamp,
    own_region,
    pickable,
    published_years,
)
from schakel.sturing.cijfers.queries.gebieden import Cijfergebied, areas, areas_of, published_code, whole_area
from schakel.sturing.cijfers.queries.gepubliceerd import figures_together, get_figure, list_series, published_parts
from schakel.sturing.cijfers.queries.maten import counts_per_place, get_measure, measures, parts_in_words
from schakel.sturing.cijfers.queries.overzicht import Samenvatting, summary
from schakel.sturing.cijfers.queries.team import Naastregio, team_beside_region

__all__ = [
    "Cijfergebied",
    "Keuze",
    "Maatblad",
    "Naastregio",
    "Overzicht",
    "Samenvatting",
    "Vraag",
    "areas",
    "areas_of",
    "counts_per_place",
    "figures_together",
    "get_figure",
    "get_measure",
    "last_publication",
    "list_series",
    "measure_sheet",
    "measures",
    "overview",
    "overview_stamp",
    "own_region",
    "parts_in_words",
    "pickable",
    "published_code",
    "published_parts",
    "published_years",
    "summary",
    "team_beside_region",
    "whole_area",
]
