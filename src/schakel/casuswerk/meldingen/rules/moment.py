"""Which moments and births can be?"""

from datetime import UTC, date, datetime, timedelta

# Nobody of whom a melding tells was born before this day.
OUDSTE_GEBOORTE = date(1890, 1, 1)
# What is told later than this is history, not the moment of what is reported.
OUDSTE_MOMENT = datetime(1950, 1, 1, tzinfo=UTC)
# An entry after an outage or by post; a sheet that says it was opened earlier is mistaken.
LANGST_OPEN = timedelta(days=366)
LANGSTE_TOELICHTING = 100_000


def why_not_born(geboren: date, vandaag: date) -> str:
    """Return why nobody can be born on this day; empty when it can be."""
    if geboren > vandaag:
        return "Deze datum ligt in de toekomst. Is het kind nog niet geboren? Zet dat er dan bij."
    return "Deze datum kan niet kloppen. Schrijf het jaar met vier cijfers." if geboren < OUDSTE_GEBOORTE else ""


def why_not_then(moment: datetime, nu: datetime) -> str:
    """Return why nothing can have happened at this moment; empty when it can have."""
    try:
        if moment > nu:
            return "Dit moment is nog niet geweest."
        return "Dit moment kan niet kloppen. Schrijf het jaar met vier cijfers." if moment < OUDSTE_MOMENT else ""
    except OverflowError:
        return "Dit moment kan niet kloppen. Schrijf het jaar met vier cijfers."
