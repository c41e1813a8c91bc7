import pytest

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg


@pytest.fixture
def ploeg() -> Ploeg:
    """Return the cast."""
    return een_ploeg()
