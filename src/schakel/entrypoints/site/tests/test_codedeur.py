"""One door for a code, whichever kind: nobody need know at which address to type it."""

from pathlib import Path

import pytest

from schakel.basis.toegang import rules as toegangsregels
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.gezin.tests.builders import een_blad, een_code, een_gezinsplan
from schakel.casuswerk.gezin.tests.conftest import Bezoek, bezoek, ploeg
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_school
from schakel.casuswerk.kinderen.tests.test_school import _code

__all__ = ["bezoek", "ploeg"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("deur", ["/code", "/ronde", "/blad"])
def test_a_code_of_the_family_opens_at_every_door(
    ploeg: Ploeg, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch, deur: str
) -> None:
    monkeypatch.setattr(toegangsregels, "PER_DEUR", 1)
    blad = een_blad(ploeg, een_gezinsplan(ploeg, een_casus(ploeg)), "Marloes")
    code, lezer = een_code(ploeg, blad), bezoek("")
    assert lezer.post(deur, {"code": code.lower()})["Location"] == "/blad/lezen"
    assert lezer.get("/blad/lezen").status_code == 200
    ander = bezoek("")
    assert ander.post(deur, {"code": code}).status_code == 400, "it works once"
    assert "Wacht een kwartier" in ander.post(deur, {"code": code}).content.decode()
    for anders in {"/code", "/ronde", "/blad"} - {deur}:
        antwoord = ander.post(anders, {"code": "AAAA-BBBB-CCCC"}).content.decode()
        assert "Deze code werkt niet" in antwoord, "what failed is counted at the door where it was typed"


def test_a_code_of_a_school_opens_where_a_family_types_its_own(ploeg: Ploeg, bezoek: Bezoek, tmp_path: Path) -> None:
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    juf = bezoek("")
    assert juf.post("/blad", {"code": _code(ploeg, tmp_path / "post")})["Location"] == "/code/blad"
    assert juf.get("/code/blad").status_code == 200
