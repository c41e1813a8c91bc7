"""What the tests of this room share: the cast, with the clock that somebody must look afterwards."""

import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.noodtoegang.tests.builders import met_termijnen


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return met_termijnen(een_ploeg())
