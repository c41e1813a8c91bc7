"""The plans that the tests look at: a whole year once, and small ones."""

from datetime import datetime
from functools import cache
from pathlib import Path

from schakel.entrypoints.generator.opbouw import make_plan
from schakel.entrypoints.generator.parameters import Parameters, read_parameters
from schakel.entrypoints.generator.plan import Jaarplan
from schakel.kernel.tijd import AMSTERDAM

REGIOS = Path(__file__).parents[5] / "regios"
EINDE = datetime(2017, 1, 2, 9, tzinfo=AMSTERDAM)


@cache
def parameters(regio: str = "den-haag", seed: int = 1, huishoudens: int | None = None) -> Parameters:
    """Return the parameters of a region."""
    return read_parameters(REGIOS / regio, jaar=2016, seed=seed, huishoudens=huishoudens)


@cache
def jaarplan(regio: str = "den-haag", seed: int = 1, huishoudens: int | None = None) -> Jaarplan:
    """Return the plan of a year."""
    return make_plan(parameters(regio, seed, huishoudens), EINDE)
