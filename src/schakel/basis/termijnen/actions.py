"""The deeds of the clocks."""

from collections.abc import Mapping
from datetime import datetime

from schakel.kernel.handeling import Handeling


def apply_event(
    handeling: Handeling,
    *,
    soort: str,
    dossier: int,
    regio: str,
    onderwerp: tuple[str, int] | None,
    gebeurd_op: datetime,
    codes: Mapping[str, str | int | bool | None],
    teams: Mapping[str, int],
    gevaar: int = 0,
) -> list[int]:
    """Start, stop and reset the clocks that name this event; return the ids of those that started."""
    return []


def move_owner(handeling: Handeling, *, dossier: int, van_team: int, naar_team: int) -> None:
    """Give the clocks of the team that answered to the team that answers now."""
