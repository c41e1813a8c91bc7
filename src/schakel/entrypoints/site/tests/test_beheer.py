"""The pages of the administrator and of whoever leads a team: who gets in, what is shown, how many queries."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.entrypoints import klok
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    ploeg = een_ploeg()
    ploeg.moment = klok.nu()
    return ploeg


def als(ploeg: Ploeg, naam: str) -> Client:
    client = Client()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def met_regie(ploeg: Ploeg) -> Dossier:
    dossier = een_dossier(ploeg)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        regie = dossiers.offer_regie(
            fatima, dossier=dossier.pk, team=ploeg.team_van("Fatima").pk, medewerker=ploeg.mensen["Fatima"].pk
        )
        dossiers.accept_regie(fatima, regie=regie)
    ploeg.moment += timedelta(seconds=1)
    return dossier


@pytest.mark.parametrize("naam", ["Fatima", "Lena", "Bram", "Elif", "Carlijn"])
def test_accounts_are_for_the_administrator(ploeg: Ploeg, naam: str) -> None:
    client, bram = als(ploeg, naam), ploeg.mensen["Bram"].publiek_id
    for pad in ("/beheer/accounts", "/beheer/accounts/nieuw", f"/beheer/accounts/{bram}"):
        assert client.get(pad).status_code == 403
    for pad in ("code", "einde", "team", "team/einde"):
        assert client.post(f"/beheer/accounts/{bram}/{pad}").status_code == 403
    assert Client().get("/beheer/accounts").status_code == 302


def test_the_privacy_officer_reads_and_changes_nothing(ploeg: Ploeg) -> None:
    greet, bram = als(ploeg, "Greet"), ploeg.mensen["Bram"].publiek_id
    assert greet.get("/beheer/accounts").status_code == 200
    assert greet.post(f"/beheer/accounts/{bram}/code").status_code == 403


def test_the_list_speaks_plain_dutch_and_asks_a_fixed_number_of_questions(
    ploeg: Ploeg, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    frank = als(ploeg, "Frank")
    frank.get("/beheer/accounts")
    with django_assert_max_num_queries(17):
        tekst = frank.get("/beheer/accounts").content.decode()
    assert "Medewerker triage" in tekst and "vt_triage" not in tekst
    with django_assert_max_num_queries(17):
        assert "Bram" not in frank.get("/beheer/accounts?q=fatim").content.decode()


def test_an_account_from_beginning_to_end(ploeg: Ploeg) -> None:
    frank = als(ploeg, "Frank")
    gi = ploeg.teams["gi-noord"]
    gegeven = {
        "naam": "Nienke Vos",
        "gebruikersnaam": "nienke.vos",
        "organisatie": str(gi.organisatie.publiek_id),
        "vog_datum": (ploeg.moment.date() - timedelta(days=10)).strftime("%d-%m-%Y"),
    }
    assert (
        "ouder dan drie maanden"
        in frank.post("/beheer/accounts/nieuw", {**gegeven, "vog_datum": "1-1-2016"}).content.decode()
    )
    blad = frank.post("/beheer/accounts/nieuw", gegeven)["Location"]
    vandaag = ploeg.moment.strftime("%d-%m-%Y")
    lid = {"team": str(gi.publiek_id), "rol": "gi", "vanaf": vandaag}
    assert frank.post(f"{blad}/team", {**lid, "rol": "burgemeester"}).status_code == 400
    assert frank.post(f"{blad}/team", lid).status_code == 302
    assert "Jeugdbeschermer" in frank.get(blad).content.decode()
    code = re.search(r'<code class="cijfer">([A-Z0-9-]{14})</code>', frank.post(f"{blad}/code").content.decode())
    assert code
    nienke = Client()
    assert nienke.post("/inloggen/eerste-keer", {"gebruikersnaam": "nienke.vos", "code": code[1]}).status_code == 302
    assert frank.post(f"{blad}/team/einde", {"team": str(gi.publiek_id)}).status_code == 302
    assert frank.post(f"{blad}/einde").status_code == 302
    assert not Medewerker.objects.get(gebruikersnaam="nienke.vos").is_active


def test_the_page_says_what_must_be_handed_over_first_and_nothing_of_a_case(ploeg: Ploeg) -> None:
    dossier = met_regie(ploeg)
    nummer = str(dossier.publiek_id)
    blad = f"/beheer/accounts/{ploeg.mensen['Fatima'].publiek_id}"
    frank = als(ploeg, "Frank")
    tekst = frank.get(blad).content.decode()
    assert "1 casus waarover deze collega de regie heeft" in tekst and nummer not in tekst
    geweigerd = frank.post(f"{blad}/einde")
    assert geweigerd.status_code == 409 and "1 casus" in geweigerd.content.decode()


@pytest.mark.parametrize("naam", ["Fatima", "Bram", "Frank", "Elif", "Jamila"])
def test_the_team_page_is_for_whoever_leads(ploeg: Ploeg, naam: str) -> None:
    client, fatima = als(ploeg, naam), ploeg.mensen["Fatima"].publiek_id
    assert client.get("/team/collegas").status_code == 403
    for pad in ("afwezig", "overnemen", "vertrek"):
        assert client.post(f"/team/collegas/{fatima}/{pad}").status_code == 403


def test_the_team_page_shows_the_team_and_nobody_else(
    ploeg: Ploeg, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    met_regie(ploeg)
    lena = als(ploeg, "Lena")
    lena.get("/team/collegas")
    with django_assert_max_num_queries(18):
        tekst = lena.get("/team/collegas").content.decode()
    assert "Fatima" in tekst and "Gerda" in tekst and "Bram" not in tekst and "1 casus met regie" in tekst


def test_the_page_is_frank_about_work_of_somebody_who_is_away(ploeg: Ploeg) -> None:
    met_regie(ploeg)
    lena, fatima = als(ploeg, "Lena"), ploeg.mensen["Fatima"].publiek_id
    dag = (ploeg.moment.date() + timedelta(days=5)).strftime("%d-%m-%Y")
    assert lena.post(f"/team/collegas/{fatima}/afwezig", {"tot": dag}).status_code == 302
    assert "Werk van afwezigen blijft liggen" in lena.get("/team/collegas").content.decode()
    assert lena.post(f"/team/collegas/{fatima}/afwezig", {"tot": "1-1-2016"}).status_code == 400
    assert lena.post(f"/team/collegas/{fatima}/afwezig", {"tot": ""}).status_code == 302
    assert Teamlid.objects.get(medewerker__publiek_id=fatima).afwezig_tot is None
    bram = ploeg.mensen["Bram"].publiek_id
    assert lena.post(f"/team/collegas/{bram}/afwezig", {"tot": ""}).status_code == 404


def test_hand_over_and_leave_is_one_action_and_all_or_nothing(ploeg: Ploeg) -> None:
    dossier = met_regie(ploeg)
    lena, fatima, gerda = als(ploeg, "Lena"), ploeg.mensen["Fatima"], ploeg.mensen["Gerda"]
    pad = f"/team/collegas/{fatima.publiek_id}"
    assert lena.post(f"{pad}/vertrek", {"opvolger": str(fatima.publiek_id)}).status_code == 409
    assert queries.memberships_on(fatima.pk, ploeg.moment.date()).exists()
    assert lena.post(f"{pad}/overnemen").status_code == 302
    assert lena.post(f"{pad}/vertrek", {"opvolger": str(gerda.publiek_id)}).status_code == 302
    assert not queries.memberships_on(fatima.pk, ploeg.moment.date()).exists()
    wie = ploeg.handeling("Gerda", klok.nu())
    with transactie(wie, wat="toets"):
        assert dossier.regies.filter(medewerker=gerda, aanvaard_op=None).count() == 1


def test_the_own_team_of_an_administrator_is_no_secret_door(ploeg: Ploeg) -> None:
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        actions.end_teamlid(frank, teamlid=Teamlid.objects.get(medewerker=ploeg.mensen["Bram"]))
    assert als(ploeg, "Bram").get("/team").status_code == 302


def test_the_administrator_begins_with_what_stands_still(ploeg: Ploeg) -> None:
    mens = ploeg.mensen["Wim"]
    Teamlid.objects.filter(medewerker=mens).delete()
    tekst = als(ploeg, "Frank").get("/beheer").content.decode()
    assert "Alle meldingen zijn verwerkt" in tekst
    assert f"/beheer/accounts/{mens.publiek_id}" in tekst


@pytest.mark.parametrize("naam", ["Fatima", "Greet", "Lena", "Elif"])
def test_the_page_of_the_administrator_is_for_nobody_else(ploeg: Ploeg, naam: str) -> None:
    assert als(ploeg, naam).get("/beheer").status_code == 403
