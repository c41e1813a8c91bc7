"""Do the drawings of states say what the tables in the code say?"""

import pytest

from schakel.entrypoints.toestanden import TABELLEN, page_of
from tests.docs.documenten import DOCS


@pytest.mark.parametrize("naam", sorted(TABELLEN))
def test_the_drawing_is_fresh(naam: str) -> None:
    pad = DOCS / "toestanden" / f"{naam}.md"
    assert pad.exists(), "run ./schakel diagrams"
    assert pad.read_text(encoding="utf-8") == page_of(naam), "run ./schakel diagrams"


def test_each_drawing_has_a_table() -> None:
    assert {pad.stem for pad in (DOCS / "toestanden").glob("*.md")} == set(TABELLEN)
