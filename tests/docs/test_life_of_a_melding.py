"""Does the melding of the document still walk through this house?"""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.bron import SRC, read_modules
from tests.docs.documenten import DOCS, table_rows

LIFE = DOCS / "leven-van-een-melding.md"
PLACE = re.compile(r"`([a-z]+)/(actions|queries)(?:\.py)?`")
NAME = re.compile(r"· ((?:`\w+`(?:, )?)+)")


def _stations() -> Iterator[tuple[str, str, str]]:
    """Return room, furniture and function of every step that names one."""
    for row in table_rows(LIFE.read_text(encoding="utf-8")):
        place, names = PLACE.search(row[1]), NAME.search(row[1])
        if place and names:
            for name in re.findall(r"\w+", names.group(1)):
                yield place.group(1), place.group(2), name


def test_the_document_names_deeds() -> None:
    assert {("dossiers", "actions", "open_dossier"), ("dossiers", "actions", "note")} <= set(_stations())


@pytest.mark.parametrize(("room", "furniture", "name"), sorted(set(_stations())))
def test_each_step_is_in_the_house(room: str, furniture: str, name: str) -> None:
    modules = [m for m in read_modules(SRC) if m.room and m.room.endswith(f".{room}") and m.furniture == furniture]
    if not modules:
        pytest.skip(f"{room} has no {furniture} yet")
    defined = {function.name for module in modules for function in module.public_functions}
    assert name in defined, f"{room}/{furniture} has no {name}; it has {', '.join(sorted(defined))}"


def test_the_steps_are_counted_in_order() -> None:
    numbers = [row[0] for row in table_rows(LIFE.read_text(encoding="utf-8"))]
    assert numbers == sorted(numbers, key=lambda n: (int(re.sub(r"\D", "", n)), n))
