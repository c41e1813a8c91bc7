import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.beoordelingen.tests.builders import richt_in


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    gemaakt = een_ploeg()
    richt_in(gemaakt)
    return gemaakt
