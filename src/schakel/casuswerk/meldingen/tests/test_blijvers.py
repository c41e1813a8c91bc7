"""A report that is safe on disk and does not become a melding: who hears of it, and what they never read."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions, queries
from schakel.casuswerk.meldingen.rules import BLIJFT_LIGGEN, GEWEIGERD, ONLEESBAAR
from schakel.casuswerk.meldingen.tests.builders import een_bericht
from schakel.casuswerk.meldingen.tests.test_receive import machine, op_token
from schakel.toolkit.spool import Spool

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: object) -> Spool:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    return Spool(tmp_path / "meldingen")


def _sign_in(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client


def _unreadable(tmp_path: Path) -> UUID:
    sleutel = uuid4()
    (tmp_path / "meldingen" / "in").mkdir(parents=True, exist_ok=True)
    (tmp_path / "meldingen" / "in" / str(sleutel)).write_bytes(b"hier past geen sleutel op, wat u ook probeert")
    return sleutel


def _reasons(ploeg: Ploeg, naam: str = "Ibrahim", **later: int) -> list[str]:
    wie = ploeg.handeling(naam, ploeg.moment + timedelta(**later))
    return [blijver.reden for blijver in queries.stuck_reports(wie)]


def test_a_report_that_nobody_can_read_holds_up_nobody(ploeg: Ploeg, spool: Spool, tmp_path: Path) -> None:
    sleutel = _unreadable(tmp_path)
    (tmp_path / "meldingen" / "in" / "notities.txt").write_text("van een mens")
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg))
    assert actions.drain_spool(machine(ploeg)) == actions.Leging(1, 1)
    assert spool.waiting() == [sleutel]
    assert _reasons(ploeg) == [ONLEESBAAR]
    assert spool.marked(sleutel) == ONLEESBAAR


def test_a_refused_report_is_told_at_once_and_a_late_one_after_minutes(ploeg: Ploeg) -> None:
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg, team=987654))
    assert _reasons(ploeg) == []
    assert _reasons(ploeg, minutes=6) == [BLIJFT_LIGGEN]
    actions.drain_spool(machine(ploeg))
    assert _reasons(ploeg) == [GEWEIGERD]


def test_what_became_a_melding_after_all_is_told_no_more(ploeg: Ploeg, spool: Spool) -> None:
    bericht = een_bericht(ploeg)
    actions.receive(op_token(ploeg), bericht=bericht)
    spool.mark(bericht.sleutel, GEWEIGERD)
    assert _reasons(ploeg) == [GEWEIGERD]
    actions.drain_spool(machine(ploeg))
    assert _reasons(ploeg) == [] and spool.marked(bericht.sleutel) == ""


def test_another_organisation_hears_nothing_of_it(ploeg: Ploeg) -> None:
    actions.receive(op_token(ploeg), bericht=een_bericht(ploeg, team=987654))
    assert _reasons(ploeg, "Elif", minutes=6) == []


@pytest.mark.parametrize("naam", ["Frank", "Lena"])
def test_the_page_says_how_many_since_when_and_what_to_do(
    client: Client, ploeg: Ploeg, tmp_path: Path, naam: str
) -> None:
    _unreadable(tmp_path)
    tekst = _sign_in(client, ploeg, naam).get("/meldingen/wachtend").content.decode()
    assert "1 melding wacht en wordt niet verwerkt" in tekst
    assert "niet lezen" in tekst and "reservekopie" in tekst


def test_the_page_never_shows_what_was_reported(client: Client, ploeg: Ploeg) -> None:
    bericht = een_bericht(ploeg, team=987654)
    actions.receive(op_token(ploeg), bericht=bericht)
    actions.drain_spool(machine(ploeg))
    tekst = _sign_in(client, ploeg, "Lena").get("/meldingen/wachtend").content.decode()
    assert "niet verwerken" in tekst
    for woord in (bericht.toelichting, "Terpstra", "Marloes"):
        assert woord not in tekst


def test_who_leads_the_desk_sees_it_on_every_page(client: Client, ploeg: Ploeg, tmp_path: Path) -> None:
    _sign_in(client, ploeg, "Lena")
    assert "/meldingen/wachtend" not in client.get("/werkvoorraad").content.decode()
    _unreadable(tmp_path)
    assert "/meldingen/wachtend" in client.get("/werkvoorraad").content.decode()
    assert "/meldingen/wachtend" not in _sign_in(Client(), ploeg, "Ibrahim").get("/werkvoorraad").content.decode()


@pytest.mark.parametrize("naam", ["Ibrahim", "Fatima", "Jamila", "Bram"])
def test_others_find_no_such_page(client: Client, ploeg: Ploeg, naam: str) -> None:
    assert _sign_in(client, ploeg, naam).get("/meldingen/wachtend").status_code in (403, 404)


def test_who_wrote_it_reads_it_on_the_receipt(client: Client, ploeg: Ploeg, tmp_path: Path) -> None:
    bericht = een_bericht(ploeg, team=987654)
    actions.receive(op_token(ploeg), bericht=bericht)
    actions.drain_spool(machine(ploeg))
    _sign_in(client, ploeg, "Ibrahim")
    tekst = client.get(f"/meldingen/ontvangen/{bericht.sleutel}").content.decode()
    assert "Het systeem kon deze melding niet verwerken" in tekst and "Bel 112" in tekst
    onleesbaar = client.get(f"/meldingen/ontvangen/{_unreadable(tmp_path)}").content.decode()
    assert "Het systeem kan deze melding niet lezen" in onleesbaar


@pytest.mark.parametrize("naam", ["Lena", "Frank"])
def test_choosing_a_team_works_for_who_may_see_it(client: Client, ploeg: Ploeg, naam: str) -> None:
    assert _sign_in(client, ploeg, naam).get("/team").status_code == 200
