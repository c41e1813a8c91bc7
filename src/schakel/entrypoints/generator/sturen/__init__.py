"""
What do the people who steer do in an invented year?

Few deeds, through the rooms of steering, and no case is touched: the figures of the year stay what they are.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from schakel.entrypoints.generator.ploeg import Ploeg
from schakel.entrypoints.generator.sturen import deskundigheid, uitvoering, visie
from schakel.entrypoints.generator.sturen.toneel import Stuurtoneel


def play_steering(ploeg: Ploeg, einde: datetime) -> None:
    """Fill the rooms of steering that are empty; a region where nobody steers keeps them empty."""
    _play(ploeg, einde, (*deskundigheid.DELEN, *uitvoering.DELEN, *visie.DELEN))


def play_teams(ploeg: Ploeg, einde: datetime) -> None:
    """Let teams say what they carry: once the year is there, for the deed itself counts it."""
    _play(ploeg, einde, (uitvoering.carry,))


def _play(ploeg: Ploeg, einde: datetime, delen: Iterable[Callable[[Stuurtoneel], None]]) -> None:
    toneel = Stuurtoneel(ploeg, einde)
    if toneel.sturend is not None:
        for deel in delen:
            deel(toneel)
