"""Who may see a casus, and who is on call at this hour?"""

from datetime import date

# The first day of the calendar that a region file uses when it names none.
ALTIJD = date(1900, 1, 1)


def sees_casus(verbondenheid: str) -> bool:
    """Answer whether an organisation connected in this way may ever see a casus; who only signals never does."""
    return verbondenheid in {"structureel", "incidenteel"}
