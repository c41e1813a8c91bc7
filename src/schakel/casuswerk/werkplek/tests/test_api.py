"""Does the ledger answer as JSON, in UTC, and to nobody outside?"""

from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """Return an open casus, twenty minutes after the melding."""
    gemaakt = een_casus(ploeg)
    ploeg.moment += timedelta(minutes=20)
    zet_klok(ploeg)
    return gemaakt


def test_who_answered_then_and_why(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    antwoord = client.get(
        f"/api/v1/casussen/{casus.publiek_id}/verantwoordelijke", {"moment": "2016-03-02T21:55:00+01:00"}
    )
    assert antwoord.status_code == 200
    assert antwoord.headers["API-Version"] == "1.0.0"
    gelezen = antwoord.json()
    assert gelezen["team"] == "Team vt-triage"
    assert gelezen["sinds"] == "2016-03-02T20:51:00Z"
    assert gelezen["tot"] is None
    assert gelezen["reden"]


def test_the_whole_ledger(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    gelezen = meld_aan(client, ploeg, "Fatima").get(f"/api/v1/casussen/{casus.publiek_id}/grootboek").json()
    assert [rij["team"] for rij in gelezen["verantwoordelijken"]] == ["Team vt-triage"]
    assert gelezen["regisseurs"] == []


def test_a_moment_without_offset_is_refused_with_400(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    for moment in ("2016-03-02T21:55:00", "gisteren"):
        antwoord = client.get(f"/api/v1/casussen/{casus.publiek_id}/verantwoordelijke", {"moment": moment})
        assert antwoord.status_code == 400
        assert antwoord.headers["Content-Type"] == "application/problem+json"
        assert antwoord.json()["fouten"]


def test_before_it_was_open_nobody_answered(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    adres = f"/api/v1/casussen/{casus.publiek_id}/verantwoordelijke"
    assert client.get(adres, {"moment": "2015-03-03T02:00:00Z"}).status_code == 404


@pytest.mark.parametrize("deel", ["verantwoordelijke", "grootboek"])
def test_outsiders_get_404_and_strangers_401(client: Client, ploeg: Ploeg, casus: Casus, deel: str) -> None:
    adres = f"/api/v1/casussen/{casus.publiek_id}/{deel}"
    assert client.get(adres).status_code == 401
    antwoord = meld_aan(client, ploeg, "Carlijn").get(adres)
    assert antwoord.status_code == 404
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert meld_aan(client, ploeg, "Frank").get(adres).status_code == 403


def test_the_future_is_refused_and_nobody_guesses(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    meld_aan(client, ploeg, "Fatima")
    adres = f"/api/v1/casussen/{casus.publiek_id}/verantwoordelijke"
    antwoord = client.get(adres, {"moment": "2016-03-03T02:00:00Z"})
    assert (antwoord.status_code, [f["veld"] for f in antwoord.json()["fouten"]]) == (400, ["moment"])


def test_the_screen_answers_before_the_casus_at_the_boundary_and_never_ahead(
    client: Client, ploeg: Ploeg, casus: Casus
) -> None:
    meld_aan(client, ploeg, "Fatima")
    pad = f"/casussen/{casus.publiek_id}/grootboek"

    def tekst(datum: str, tijd: str, status: int = 200) -> str:
        antwoord = client.get(pad, {"datum": datum, "tijd": tijd})
        assert antwoord.status_code == status
        return antwoord.content.decode()

    assert "het dossier was toen niet open" in tekst("2016-03-02", "21:40")
    # The melding came in at 21:41 at the front desk; the casus opened at 21:51 exactly.
    assert "Voor de melding was Team vt-voordeur verantwoordelijk" in tekst("2016-03-02", "21:45")
    assert "omdat dit team de casus opende" in tekst("2016-03-02", "21:51")
    assert "Dit moment moet nog komen" in tekst("2016-03-03", "02:00", 400)
    for datum, tijd in (("2016-02-30", "10:00"), ("", "10:00"), ("2016-03-02", "25:61")):
        assert "form-field__error" in tekst(datum, tijd, 400) or "fout" in tekst(datum, tijd, 400)


def test_a_program_hears_who_had_the_melding_before_the_casus(client: Client, ploeg: Ploeg, casus: Casus) -> None:
    adres = f"/api/v1/casussen/{casus.publiek_id}/verantwoordelijke"
    gelezen = meld_aan(client, ploeg, "Fatima").get(adres, {"moment": "2016-03-02T21:45:00+01:00"}).json()
    assert gelezen["team"] == "Team vt-voordeur"


def test_a_moment_under_another_name_is_refused_with_every_other_fault(
    client: Client, ploeg: Ploeg, casus: Casus
) -> None:
    meld_aan(client, ploeg, "Fatima")
    adres = f"/api/v1/casussen/{casus.publiek_id}"
    antwoord = client.get(f"{adres}/verantwoordelijke", {"op": "2016-03-02T21:45:00+01:00"})
    assert (antwoord.status_code, [f["veld"] for f in antwoord.json()["fouten"]]) == (400, ["op"])
    antwoord = client.get(f"{adres}/verantwoordelijke", {"op": "x", "moment": "gisteren"})
    assert {f["veld"] for f in antwoord.json()["fouten"]} == {"op", "moment"}
    assert client.get(f"{adres}/grootboek", {"moment": "2016-03-02T21:45:00Z"}).status_code == 400
    assert meld_aan(client, ploeg, "Carlijn").get(f"{adres}/grootboek").status_code == 404
