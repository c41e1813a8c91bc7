"""The boundary to CORV: what waits leaves once in its shape, and only an answer makes it arrived."""

import json
from pathlib import Path
from typing import Any

import pytest

from schakel.basis.berichten.models import Koppelbericht
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.raadsverzoeken.models import Collegemelding, Raadsverzoek
from schakel.casuswerk.raadsverzoeken.tests.builders import een_raadsverzoek
from schakel.entrypoints.koppelingen.corv.adapter import FixtureCorv
from schakel.entrypoints.worker import koppelen
from schakel.toolkit.tests.tegelijk import tegelijk
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def corv(tmp_path: Path) -> FixtureCorv:
    return FixtureCorv(tmp_path / "uit", tmp_path / "corv")


def ruil(ploeg: Ploeg, systeem: FixtureCorv) -> int:
    """Let the worker do one round, in the role that it has in the database."""
    (gedaan,) = tegelijk([lambda: koppelen.exchange(ploeg.moment, systeem)], rol="job")
    assert isinstance(gedaan, int), gedaan
    return gedaan


def _files(tmp_path: Path) -> list[dict[str, Any]]:
    return [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted((tmp_path / "uit").glob("*.json"))]


def _standen(ploeg: Ploeg) -> tuple[str, str]:
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        return Raadsverzoek.objects.get().status, Collegemelding.objects.get().status


def test_each_message_leaves_once_in_its_own_shape(ploeg: Ploeg, corv: FixtureCorv, tmp_path: Path) -> None:
    een_raadsverzoek(ploeg, een_melding(ploeg))
    assert [ruil(ploeg, corv) for _ in range(2)] == [2, 0]
    uit = {bestand["onderwerp"]: bestand for bestand in _files(tmp_path)}
    assert {(soort, een["kanaal"], een["aan"]) for soort, een in uit.items()} == {
        ("VTO", "corv", "raad-voor-de-kinderbescherming"), ("MED", "corv", "college"),
    }  # fmt: skip
    raad = json.loads(uit["VTO"]["tekst"])
    assert raad["stuurgegevens"]["referentienummer"] == uit["VTO"]["sleutel"] and raad["voorbeeld"] is True
    assert any("Fenna" in kind["naam"] for kind in raad["inhoud"]["kinderen"])
    # Never where somebody stays, and to the college nothing of the case at all.
    assert "Veenbesstraat" not in uit["VTO"]["tekst"]
    assert set(json.loads(uit["MED"]["tekst"])["inhoud"]) == {"kenmerk", "datum", "gemeente"}


def test_only_an_answer_makes_it_arrived(ploeg: Ploeg, corv: FixtureCorv) -> None:
    rij = een_raadsverzoek(ploeg, een_melding(ploeg))
    ruil(ploeg, corv)
    assert _standen(ploeg) == ("VERSTUURD", "VERSTUURD")
    corv.answer(str(rij.publiek_id), aanvaard=True, eigen_kenmerk="R-77")
    assert ruil(ploeg, corv) == 1
    assert _standen(ploeg) == ("BEVESTIGD", "VERSTUURD")
    assert Koppelbericht.objects.get(publiek_id=rij.publiek_id).inhoud is None, "nothing of it is kept there"
    corv.answer(str(rij.publiek_id), aanvaard=False, reden="Toch niet.")
    assert ruil(ploeg, corv) == 0, "an answer that comes again changes nothing"
    assert _standen(ploeg) == ("BEVESTIGD", "VERSTUURD")


def test_a_refusal_is_kept_with_its_reason(ploeg: Ploeg, corv: FixtureCorv) -> None:
    rij = een_raadsverzoek(ploeg, een_melding(ploeg))
    ruil(ploeg, corv)
    corv.answer(str(rij.publiek_id), aanvaard=False, reden="Te weinig feiten.")
    ruil(ploeg, corv)
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        assert Raadsverzoek.objects.get().weigering == "Te weinig feiten."


def test_a_system_that_is_away_is_waited_for_and_nothing_goes_another_way(
    ploeg: Ploeg, corv: FixtureCorv, tmp_path: Path
) -> None:
    een_raadsverzoek(ploeg, een_melding(ploeg))
    (tmp_path / "uit").write_text("hier is geen map")
    assert [ruil(ploeg, corv) for _ in range(7)] == [0] * 7
    assert set(Koppelbericht.objects.values_list("status", "pogingen")) == {("KLAAR", 7)}
    (tmp_path / "uit").unlink()
    assert ruil(ploeg, corv) == 2


@pytest.mark.parametrize(
    "inhoud", ["{", "[]", '{"kenmerk": "x"}', '{"kenmerk": "x", "aanvaard": 1, "op": "2017-01-02"}']
)
def test_an_answer_that_cannot_be_read_holds_up_no_other(
    ploeg: Ploeg, corv: FixtureCorv, tmp_path: Path, inhoud: str
) -> None:
    rij = een_raadsverzoek(ploeg, een_melding(ploeg))
    ruil(ploeg, corv)
    corv.answer(str(rij.publiek_id), aanvaard=True)
    (tmp_path / "corv" / "in" / "0.json").write_text(inhoud, encoding="utf-8")
    corv.answer("geen-kenmerk-van-ons", aanvaard=True)
    ruil(ploeg, corv)
    assert _standen(ploeg)[0] == "BEVESTIGD"
    assert [pad.name for pad in (tmp_path / "corv" / "kapot").iterdir()] == ["0.json"]


def test_the_fixture_can_answer_by_itself_for_a_demo(ploeg: Ploeg, tmp_path: Path) -> None:
    een_raadsverzoek(ploeg, een_melding(ploeg))
    zelf = FixtureCorv(tmp_path / "uit", tmp_path / "corv", antwoordt_zelf=True)
    assert ruil(ploeg, zelf) == 4
    assert _standen(ploeg) == ("BEVESTIGD", "BEVESTIGD")
