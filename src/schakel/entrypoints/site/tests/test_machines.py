"""Machines with a token: who gets in, on whose behalf, and what a feed and a partner hear."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang import rules
from schakel.basis.toegang.models import Koppeling
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.tests.test_receive import geef_voordeur_werkgebied, machine
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.entrypoints import klok
from schakel.entrypoints.koppelingen.politie.tests.berichten import een_bericht
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg(tmp_path: Path, settings: object) -> Ploeg:
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    # Between requests the clock stands at the moment of the cast.
    ploeg = een_ploeg()
    settings.KLOK = ploeg.moment.isoformat()  # type: ignore[attr-defined]
    geef_voordeur_werkgebied(ploeg)
    return ploeg


def token(ploeg: Ploeg, naam: str = "Bram", rol: str = "politie", dagen: int = 30) -> str:
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        return toegang.create_koppeling(
            frank, naam="systeem", team=ploeg.team_van(naam), rol=rol, op=klok.wandtijd(), dagen=dagen
        )


def roep(sleutel: str, methode: str, pad: str, inhoud: object = None, **koppen: str) -> Any:
    koppen = {"Authorization": f"Bearer {sleutel}", **koppen}
    ruw = json.dumps(inhoud) if inhoud is not None else ""
    soort = "application/json" if inhoud is not None else ""
    return Client().generic(methode, f"/api/v1{pad}", ruw, content_type=soort, headers=koppen)


def test_a_batch_is_answered_message_by_message(ploeg: Ploeg) -> None:
    berichten = [
        een_bericht("A"),
        een_bericht("B"),
        een_bericht("A"),
        een_bericht("A", toelichting="Anders."),
        {"x": 1},
    ]
    antwoord = roep(token(ploeg), "POST", "/aanleveringen", {"berichten": berichten})
    assert antwoord.status_code == 200 and antwoord.headers["API-Version"]
    uit = antwoord.json()["berichten"]
    uitkomsten = [een["uitkomst"] for een in uit]
    assert uitkomsten == ["ONTVANGEN", "ONTVANGEN", "HERHAALD", "NAAST_ANDERE", "ONLEESBAAR"]
    assert uit[0]["ontvangstcode"] == uit[2]["ontvangstcode"] != uit[3]["ontvangstcode"]


def test_what_became_of_it_is_told_to_its_sender_alone(ploeg: Ploeg) -> None:
    sleutel = token(ploeg)
    gegeven = roep(sleutel, "POST", "/aanleveringen", {"berichten": [een_bericht()]}).json()["berichten"][0]
    adres = f"/aanleveringen/{gegeven['sleutel']}"
    assert roep(sleutel, "GET", adres).status_code == 404, "its deed has not run"
    actions.drain_aanleveringen(machine(ploeg))
    assert roep(sleutel, "GET", adres).json()["status"] == "MELDING"
    assert roep(token(ploeg, "Wim", "lokaal_team"), "GET", adres).status_code == 403
    assert roep(sleutel, "GET", f"/aanleveringen/{uuid4()}").status_code == 404


def test_the_deed_says_on_whose_behalf(ploeg: Ploeg) -> None:
    roep(token(ploeg), "POST", "/aanleveringen", {"berichten": [een_bericht()]}, Namens="agent-12")
    actions.drain_aanleveringen(machine(ploeg))
    wie = ploeg.handeling("Ibrahim", klok.nu())
    with transactie(wie, wat="toets"):
        namens = set(Gebeurtenis.objects.filter(soort="melding.ontvangen").values_list("namens", "wie"))
    assert namens == {(f"koppeling:{Koppeling.objects.get().pk}:agent-12", None)}


@pytest.mark.parametrize("kop", ["", "onzin", "schakel_onzin", "schakel_" + "x" * 43])
def test_a_wrong_token_is_one_answer_also_beside_a_session(ploeg: Ploeg, kop: str) -> None:
    klant = Client()
    klant.force_login(ploeg.mensen["Ibrahim"], backend="django.contrib.auth.backends.ModelBackend")
    antwoord = klant.get("/api/v1/overdrachten", headers={"Authorization": f"Bearer {kop}"})
    assert antwoord.status_code == 401 and antwoord.headers["Content-Type"].startswith("application/problem+json")


def test_guessing_gets_rest_and_the_answer_stays_the_same(ploeg: Ploeg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PER_DEUR", 5)
    goed = token(ploeg)
    for _ in range(5):
        roep("schakel_fout", "GET", "/overdrachten")
    assert roep(goed, "POST", "/aanleveringen", {"berichten": [een_bericht()]}).status_code == 401


def test_a_token_opens_no_page(ploeg: Ploeg) -> None:
    antwoord = Client().get("/werkvoorraad", headers={"Authorization": f"Bearer {token(ploeg, 'Wim', 'lokaal_team')}"})
    assert antwoord.status_code == 302


def test_a_token_that_ended_or_was_withdrawn_opens_nothing(ploeg: Ploeg) -> None:
    frank, sleutel = ploeg.handeling("Frank"), token(ploeg)
    rij = Koppeling.objects.get()
    with transactie(frank, wat="toets"):
        toegang.withdraw_koppeling(frank, publiek_id=rij.publiek_id, op=klok.wandtijd())
        with pytest.raises(NotPossible):
            toegang.withdraw_koppeling(frank, publiek_id=rij.publiek_id, op=klok.wandtijd())
    assert roep(sleutel, "POST", "/aanleveringen", {"berichten": [een_bericht()]}).status_code == 401
    oud = klok.wandtijd() - timedelta(days=40)
    with transactie(frank, wat="toets"):
        verlopen = toegang.create_koppeling(
            frank, naam="oud", team=ploeg.team_van("Bram"), rol="politie", op=oud, dagen=30
        )
    assert roep(verlopen, "POST", "/aanleveringen", {"berichten": [een_bericht()]}).status_code == 401


@pytest.mark.parametrize(
    "anders", [{"rol": "vt_triage"}, {"rol": "beheer"}, {"dagen": 0}, {"dagen": 5000}, {"naam": " "}]
)
def test_no_machine_gets_a_role_of_veilig_thuis_or_a_token_for_ever(ploeg: Ploeg, anders: dict[str, Any]) -> None:
    frank = ploeg.handeling("Frank")
    gegeven = {"naam": "x", "rol": "politie", "dagen": 30, **anders}
    with transactie(frank, wat="toets"), pytest.raises(InvalidInput):
        toegang.create_koppeling(frank, team=ploeg.team_van("Bram"), op=klok.wandtijd(), **gegeven)


def test_only_an_administrator_gives_and_takes_tokens(ploeg: Ploeg) -> None:
    token(ploeg)
    lena = ploeg.handeling("Lena")
    rij = Koppeling.objects.get()
    with transactie(lena, wat="toets"), pytest.raises(NotAllowed):
        toegang.withdraw_koppeling(lena, publiek_id=rij.publiek_id, op=klok.wandtijd())


def test_an_administrator_makes_a_token_that_is_shown_once(ploeg: Ploeg) -> None:
    klant = Client()
    klant.force_login(ploeg.mensen["Frank"], backend="django.contrib.auth.backends.ModelBackend")
    team = ploeg.team_van("Bram").publiek_id
    fout = klant.post("/beheer/koppelingen", {"naam": "", "team": str(team), "rol": "politie", "dagen": "veel"})
    assert fout.status_code == 400 and "Schrijf een aantal dagen" in fout.content.decode()
    klaar = klant.post("/beheer/koppelingen", {"naam": "meldkamer", "team": team, "rol": "politie", "dagen": "30"})
    tekst = klaar.content.decode()
    begin = tekst.index("schakel_")
    sleutel = tekst[begin : begin + 8 + 43]
    assert roep(sleutel, "POST", "/aanleveringen", {"berichten": [een_bericht()]}).status_code == 200
    lijst = klant.get("/beheer/koppelingen").content.decode()
    assert "meldkamer" in lijst and sleutel not in lijst and "Kwam het laatst" in lijst
    adres = f"/beheer/koppelingen/{Koppeling.objects.get().publiek_id}/intrekken"
    assert klant.post(adres).status_code == 302 and klant.post(adres).status_code == 409


def test_a_machine_accepts_for_its_team_and_names_a_person_who_directs(ploeg: Ploeg, settings: object) -> None:
    verloop = een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN)
    settings.KLOK = (verloop.moment + timedelta(hours=1)).isoformat()  # type: ignore[attr-defined]
    sleutel, adres = token(ploeg, "Jamila", "jeugdteam"), f"/overdrachten/{verloop.overdracht.publiek_id}"
    assert [een["publiekId"] for een in roep(sleutel, "GET", "/overdrachten").json()["binnen"]] == [adres[14:]]
    assert roep(sleutel, "POST", f"{adres}/ontvangen").json()["status"] == "ONTVANGEN"
    regisseur = {"regisseur": str(ploeg.mensen["Jamila"].publiek_id)}
    aangenomen = roep(sleutel, "POST", f"{adres}/aannemen", regisseur)
    assert aangenomen.json()["status"] == "GEACCEPTEERD", aangenomen.content
    assert roep(token(ploeg, "Wim", "lokaal_team"), "GET", adres).status_code == 404
