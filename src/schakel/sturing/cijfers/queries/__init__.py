"""What is measured, and what was published of it?  Published figures alone: rounded, protected, frozen."""

from schakel.sturing.cijfers.queries.gepubliceerd import get_figure, list_series
from schakel.sturing.cijfers.queries.maten import get_measure, measures

__all__ = ["get_figure", "get_measure", "list_series", "measures"]
