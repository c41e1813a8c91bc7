"""Rights are decided at every use, not when a page was opened (T12): an open tab, an old session, another team."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Teamlid
from schakel.basis.toegang.tests.builders import SINDS, Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten.rules import Intrekreden, OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import Verloop, een_overdracht
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie
from tests.veiligheid import toneel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def verloop(ploeg: Ploeg, settings: Settings, tmp_path: Path) -> Verloop:
    """The case is handed over to the team of Jamila, who has it open; the clock stands an hour later."""
    gemaakt = een_overdracht(ploeg, OverdrachtStatus.GEACCEPTEERD)
    klok = tmp_path / "klok"
    klok.write_text((gemaakt.moment + timedelta(hours=1)).isoformat(), encoding="utf-8")
    settings.KLOK = str(klok)
    return gemaakt


def _addresses(casus: Casus, verloop: Verloop) -> list[str]:
    delen = ["", "/delen/gezin", "/delen/tijdlijn", "/delen/termijnen", "/grootboek", "/regie"]
    eigen = [f"/casussen/{casus.publiek_id}{deel}" for deel in delen]
    return [*eigen, f"/api/v1/casussen/{casus.publiek_id}/grootboek", f"/overdrachten/{verloop.overdracht.publiek_id}"]


def _statuses(client: Client, adressen: list[str]) -> list[int]:
    return [client.get(adres).status_code for adres in adressen]


def _casus(ploeg: Ploeg, verloop: Verloop) -> Casus:
    fatima = ploeg.handeling("Fatima", verloop.moment)
    with transactie(fatima, wat="toets"):
        return Casus.objects.visible_to(fatima).get(dossier=verloop.overdracht.dossier_id)


def test_an_open_tab_shows_nothing_once_the_offer_is_taken_back(ploeg: Ploeg, verloop: Verloop) -> None:
    adressen = _addresses(_casus(ploeg, verloop), verloop)
    jamila, koen = toneel.sign_in(ploeg, "Jamila"), toneel.sign_in(ploeg, "Koen")
    assert set(_statuses(jamila, adressen)) == {200}
    fatima = ploeg.handeling("Fatima", verloop.moment + timedelta(minutes=30))
    with transactie(fatima, wat="toets"):
        overdrachten.withdraw(fatima, overdracht=verloop.overdracht, reden=Intrekreden.VERGISSING)
    assert set(_statuses(jamila, adressen[:-1])) == {404}
    assert set(_statuses(koen, adressen[:-1])) == {404}


def test_a_colleague_who_is_kept_out_loses_it_at_the_next_click_and_the_others_do_not(
    ploeg: Ploeg, verloop: Verloop
) -> None:
    casus = _casus(ploeg, verloop)
    adressen = _addresses(casus, verloop)
    jamila, koen = toneel.sign_in(ploeg, "Jamila"), toneel.sign_in(ploeg, "Koen")
    assert set(_statuses(koen, adressen)) == {200}
    lijst = koen.get("/overdrachten").content.decode()
    wie = ploeg.handeling("Jamila", verloop.moment + timedelta(minutes=30))
    with transactie(wie, wat="toets"):
        dossiers.exclude_medewerker(
            wie, dossier=casus.dossier_id, medewerker=ploeg.mensen["Koen"].pk, reden="kent het gezin"
        )
    assert set(_statuses(koen, adressen)) == {404}
    assert str(verloop.overdracht.publiek_id) in lijst
    assert str(verloop.overdracht.publiek_id) not in koen.get("/overdrachten").content.decode()
    assert str(casus.publiek_id) not in koen.get("/casussen").content.decode()
    assert set(_statuses(jamila, adressen)) == {200}


def test_whoever_acts_for_another_team_sees_what_that_team_sees(ploeg: Ploeg, verloop: Verloop) -> None:
    adressen = _addresses(_casus(ploeg, verloop), verloop)
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        toegang.add_teamlid(
            machine, medewerker=ploeg.mensen["Jamila"], team=ploeg.teams["gi-noord"], rol="gi", vanaf=SINDS
        )
    jamila = toneel.sign_in(ploeg, "Jamila")
    for team, antwoord in ((ploeg.team_van("Jamila"), 200), (ploeg.teams["gi-noord"], 404)):
        lid = Teamlid.objects.get(medewerker=ploeg.mensen["Jamila"], team=team)
        assert jamila.post("/team", {"team": str(team.publiek_id)}).status_code == 302
        assert jamila.session["teamlid"] == lid.pk
        assert set(_statuses(jamila, adressen)) == {antwoord}, team.code


def test_a_membership_that_has_ended_opens_nothing(ploeg: Ploeg, verloop: Verloop) -> None:
    casus = _casus(ploeg, verloop)
    koen = toneel.sign_in(ploeg, "Koen")
    assert koen.get(f"/casussen/{casus.publiek_id}").status_code == 200
    lid = Teamlid.objects.get(medewerker=ploeg.mensen["Koen"])
    frank = ploeg.handeling("Frank", verloop.moment)
    with transactie(frank, wat="toets"):
        toegang.end_teamlid(frank, teamlid=lid)
    antwoord = koen.get(f"/casussen/{casus.publiek_id}")
    assert antwoord.status_code == 302 and antwoord.headers["Location"].startswith("/inloggen")
    assert koen.get(f"/api/v1/casussen/{casus.publiek_id}/grootboek").status_code == 401
