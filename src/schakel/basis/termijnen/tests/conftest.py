"""The cast, with the definitions of a region loaded."""

import pytest

from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    laad_termijnen()
    return een_ploeg()
