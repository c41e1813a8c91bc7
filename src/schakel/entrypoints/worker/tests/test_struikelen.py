"""One bad dossier or round stops no other, is never silent, and is told until it goes well."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection
from pytest_django import Settings

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import sluit
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.kinderen.tests.builders import een_kind, een_school, met_regio
from schakel.casuswerk.kinderen.tests.test_school import _code
from schakel.entrypoints.bediening.toestand import as_text, read_status
from schakel.entrypoints.worker import rondes, werk
from schakel.kernel.handeling import Handeling
from schakel.toolkit.struikels import Struikelboek, still_failing
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg(settings: Settings, tmp_path: Path) -> Ploeg:
    settings.DATA = tmp_path
    return met_regio(een_ploeg())


def _answered(ploeg: Ploeg, map_: Path) -> Casus:
    """A school that was brought in gave its answer; nobody heard it yet."""
    casus, fenna = een_kind(ploeg)
    een_school(ploeg, casus, fenna)
    code = _code(ploeg, map_)
    deur = Handeling(None, None, "anoniem", None, ploeg.moment + timedelta(days=2), namens="toets")
    with transactie(deur, wat="toets"):
        geheim = kinderen.open_by_code(deur, code=code, adres="10.0.0.1", op=deur.moment) or ""
        kinderen.answer_as_school(deur, geheim=geheim, keuzes=["LUKT"], tekst="")
    return casus


def test_an_answer_that_is_heard_after_closing_reaches_the_team_that_answered_last(
    ploeg: Ploeg, tmp_path: Path
) -> None:
    casus = _answered(ploeg, tmp_path / "post")
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2, seconds=1))
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")
    nu = fatima.moment + timedelta(seconds=1)
    assert tegelijk([lambda: rondes.hear_schools(nu)], rol="job") == [1]
    assert still_failing(tmp_path) == []
    wie = ploeg.handeling("Fatima", nu + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        assert Termijn.objects.lopend().get(definitie="school_lezen").team_id == ploeg.team_van("Fatima").pk


def _fails_at(dossier: int, echt: Callable[..., int]) -> Callable[..., int]:
    def doe(handeling: Handeling, *, dossier: int, _slecht: int = dossier) -> int:
        if dossier == _slecht:
            raise ValueError("een fout in het programma")
        return echt(handeling, dossier=dossier)

    return doe


def test_one_bad_dossier_keeps_no_other_waiting_and_is_told_until_it_goes_well(
    ploeg: Ploeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slecht, goed = (_answered(ploeg, tmp_path / f"post{nr}").dossier_id for nr in range(2))
    nu = ploeg.moment + timedelta(days=2, minutes=1)
    with monkeypatch.context() as stuk:
        stuk.setattr(kinderen, "hear_answers", _fails_at(slecht, kinderen.hear_answers))
        assert tegelijk([lambda: rondes.hear_schools(nu)], rol="job") == [1]
        (regel,) = still_failing(tmp_path)
        assert f"dossier {slecht}: ValueError" in regel
        assert regel in as_text(read_status(tmp_path))
    with transactie(ploeg.handeling("Fatima", nu + timedelta(minutes=1)), wat="toets"):
        assert Gebeurtenis.objects.filter(dossier_id=goed, soort="school.geantwoord").exists()
    assert tegelijk([lambda: rondes.hear_schools(nu + timedelta(minutes=2))], rol="job") == [1]
    assert still_failing(tmp_path) == [], "what went well is told no longer"


def test_one_bad_round_keeps_no_other_waiting(ploeg: Ploeg, tmp_path: Path) -> None:
    gedaan: list[str] = []

    def breek(nu: Any) -> None:
        gedaan.append("stuk")
        if len(gedaan) == 1:
            raise ValueError("een fout in het programma")

    werker = werk.Werker(
        deuren=[],
        rondes=[
            werk.Ronde("ronde:stuk", breek, timedelta(0)),
            werk.Ronde("ronde:heel", lambda nu: gedaan.append("heel"), timedelta(0)),
        ],
    )
    assert tegelijk([werker.run_once], rol="job") == [None]
    assert gedaan == ["stuk", "heel"]
    assert "ronde-stuk, de hele ronde: ValueError" in still_failing(tmp_path)[0]
    assert tegelijk([werker.run_once], rol="job") == [None]
    assert still_failing(tmp_path) == []


def test_without_a_database_the_round_waits_and_nothing_is_blamed(ploeg: Ploeg, tmp_path: Path) -> None:
    def round_without() -> None:
        connection.settings_dict = {**connection.settings_dict, "PORT": "1"}
        connection.close()
        werk.Ronde("ronde:toets", rondes.hear_schools, timedelta(0)).run_if_due(ploeg.moment, ploeg.moment)

    (fout,) = tegelijk([round_without], rol="job")
    assert isinstance(fout, Error)
    assert still_failing(tmp_path) == []


def test_a_fault_is_news_once(ploeg: Ploeg, tmp_path: Path) -> None:
    for keer, is_nieuw in enumerate((True, False, False)):
        boek = Struikelboek(tmp_path, "werker:toets")
        assert boek.note("dossier 7", ValueError("x"), ploeg.moment + timedelta(hours=keer)) is is_nieuw
        boek.close()
    (regel,) = still_failing(tmp_path)
    assert ploeg.moment.isoformat(timespec="seconds") in regel, "since when stays"
