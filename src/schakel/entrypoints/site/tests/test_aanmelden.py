"""Does the real door open for two factors, and for nothing less?"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from pytest_django import Settings

from schakel.basis.toegang import actions
from schakel.basis.toegang.models import Aanmeldcode, Medewerker
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
WACHTWOORD = "een paard in de regen"
NIET_GOED = "Deze gegevens kloppen niet"


@pytest.fixture
def ploeg(settings: Settings) -> Ploeg:
    settings.DEMO = False
    return een_ploeg()


def een_code(ploeg: Ploeg, naam: str) -> str:
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        return actions.issue_aanmeldcode(frank, medewerker=ploeg.mensen[naam], op=datetime.now(UTC))


def de_app_van(geheim: str, over: int = 0) -> str:
    teller = int(datetime.now(UTC).timestamp()) // 30 + over
    return str(totp.format_hotp_value(totp.hotp_value(geheim, teller)))


def stel_in(client: Client, ploeg: Ploeg, naam: str) -> tuple[str, list[str]]:
    """Walk from the code of the administrator to a code app; return the secret and the recovery codes."""
    client.post("/inloggen/eerste-keer", {"gebruikersnaam": naam.lower(), "code": een_code(ploeg, naam)})
    blad = client.get("/mijn/aanmelden/codeapp").content.decode()
    geheim = re.search(r"<code>([A-Z2-7 ]+)</code>", blad)
    assert geheim
    kaal = geheim[1].replace(" ", "")
    klaar = client.post("/mijn/aanmelden/codeapp", {"wachtwoord": WACHTWOORD, "code": de_app_van(kaal, -1)})
    assert klaar.status_code == 200, klaar.content.decode()
    return kaal, re.findall(r"<code>(\d{8})</code>", klaar.content.decode())


def meld_aan(client: Client, naam: str, code: str, wachtwoord: str = WACHTWOORD) -> int:
    antwoord = client.post("/inloggen/code", {"gebruikersnaam": naam, "wachtwoord": wachtwoord, "code": code})
    return antwoord.status_code


def mag_werken(client: Client) -> bool:
    antwoord = client.get("/team")
    return antwoord.status_code == 200


def test_the_code_of_the_administrator_opens_the_choice_of_a_second_factor_alone(client: Client, ploeg: Ploeg) -> None:
    client.post("/inloggen/eerste-keer", {"gebruikersnaam": "fatima", "code": een_code(ploeg, "Fatima").lower()})
    assert client.get("/mijn/aanmelden").status_code == 200
    assert not mag_werken(client)
    assert client.get("/beheer/accounts").headers["Location"].endswith("/mijn/aanmelden")


def test_a_code_app_and_a_password_open_the_work(client: Client, ploeg: Ploeg) -> None:
    geheim, herstel = stel_in(client, ploeg, "Fatima")
    assert len(herstel) == 10
    assert mag_werken(client)
    client.post("/uitloggen")
    assert not mag_werken(client)
    assert meld_aan(client, "Fatima", de_app_van(geheim)) == 302
    assert mag_werken(client)


def test_a_code_opens_only_once(client: Client, ploeg: Ploeg) -> None:
    geheim, herstel = stel_in(client, ploeg, "Fatima")
    code = de_app_van(geheim)
    assert meld_aan(Client(), "fatima", code) == 302
    assert meld_aan(Client(), "fatima", code) == 400
    assert meld_aan(Client(), "fatima", herstel[3]) == 302
    assert meld_aan(Client(), "fatima", herstel[3]) == 400


def test_every_mistake_gets_the_same_answer(client: Client, ploeg: Ploeg) -> None:
    geheim, _herstel = stel_in(client, ploeg, "Fatima")
    pogingen = [
        ("fatima", "verkeerd wachtwoord", de_app_van(geheim)),
        ("fatima", WACHTWOORD, "000000"),
        ("bram", "x", "1"),
    ]
    pogingen += [("niemand", WACHTWOORD, "123456")]
    gezien = set()
    for naam, wachtwoord, code in pogingen:
        antwoord = Client().post("/inloggen/code", {"gebruikersnaam": naam, "wachtwoord": wachtwoord, "code": code})
        tekst = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", antwoord.content.decode())
        assert antwoord.status_code == 400 and NIET_GOED in tekst
        gezien.add(tekst.replace(f'value="{naam}"', "").replace(f'value="{code}"', ""))
    assert len(gezien) == 1


@pytest.mark.parametrize("naam", ["fatima", "niemand"])
def test_after_five_mistakes_a_name_rests_known_or_not(client: Client, ploeg: Ploeg, naam: str) -> None:
    geheim, _herstel = stel_in(client, ploeg, "Fatima")
    for _poging in range(5):
        meld_aan(Client(), naam, "000000", "verkeerd")
    antwoord = Client().post(
        "/inloggen/code", {"gebruikersnaam": naam, "wachtwoord": WACHTWOORD, "code": de_app_van(geheim)}
    )
    assert antwoord.status_code == 400
    assert "Wacht een kwartier" in antwoord.content.decode()


def test_after_a_rest_the_door_opens_again(client: Client, ploeg: Ploeg) -> None:
    geheim, _herstel = stel_in(client, ploeg, "Fatima")
    deur = ploeg.handeling("Frank")
    with transactie(deur, wat="toets"):
        for _poging in range(5):
            toen = datetime.now(UTC) - timedelta(minutes=16)
            actions.record_attempt(deur, naam="fatima", adres="127.0.0.1", op=toen)
    assert meld_aan(Client(), "fatima", de_app_van(geheim)) == 302


def test_a_session_gets_a_new_key_at_the_door(client: Client, ploeg: Ploeg) -> None:
    geheim, _herstel = stel_in(Client(), ploeg, "Fatima")
    client.get("/inloggen/sleutel/vraag")
    gezet = client.cookies["sessionid"].value
    assert meld_aan(client, "fatima", de_app_van(geheim)) == 302
    assert client.cookies["sessionid"].value != gezet
    dief = Client()
    dief.cookies["sessionid"] = gezet
    assert not mag_werken(dief)


def test_a_session_ends_after_a_working_day_whatever_happened_in_it(client: Client, ploeg: Ploeg) -> None:
    stel_in(client, ploeg, "Fatima")
    sessie = client.session
    sessie["begonnen"] = (datetime.now(UTC) - timedelta(hours=12, minutes=1)).isoformat()
    sessie.save()
    assert not mag_werken(client)


def test_whoever_is_deactivated_is_refused_at_the_next_request(client: Client, ploeg: Ploeg) -> None:
    stel_in(client, ploeg, "Fatima")
    assert mag_werken(client)
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        actions.deactivate_medewerker(frank, medewerker=Medewerker.objects.get(gebruikersnaam="fatima"))
    assert not mag_werken(client)


def test_a_new_code_ends_every_way_in_and_every_session(client: Client, ploeg: Ploeg) -> None:
    geheim, _herstel = stel_in(client, ploeg, "Fatima")
    een_code(ploeg, "Fatima")
    assert not mag_werken(client)
    assert meld_aan(Client(), "fatima", de_app_van(geheim)) == 400


def test_a_code_of_the_administrator_works_once_and_a_day(client: Client, ploeg: Ploeg) -> None:
    code = een_code(ploeg, "Fatima")
    binnen = {"gebruikersnaam": "fatima", "code": code}
    assert Client().post("/inloggen/eerste-keer", {**binnen, "gebruikersnaam": "bram"}).status_code == 400
    assert Client().post("/inloggen/eerste-keer", binnen).status_code == 302
    assert Client().post("/inloggen/eerste-keer", binnen).status_code == 400
    code = een_code(ploeg, "Fatima")
    Aanmeldcode.objects.update(
        gemaakt_op=datetime.now(UTC) - timedelta(days=2), verloopt_op=datetime.now(UTC) - timedelta(seconds=1)
    )
    assert Client().post("/inloggen/eerste-keer", {**binnen, "code": code}).status_code == 400


def test_a_weak_password_is_refused_in_words(client: Client, ploeg: Ploeg) -> None:
    client.post("/inloggen/eerste-keer", {"gebruikersnaam": "fatima", "code": een_code(ploeg, "Fatima")})
    antwoord = client.post("/mijn/aanmelden/codeapp", {"wachtwoord": "fatima", "code": "000000"})
    assert antwoord.status_code == 400
    assert "Minstens 12 tekens" in antwoord.content.decode() and "Deze code klopt niet" in antwoord.content.decode()


def test_secrets_of_a_code_app_do_not_stand_in_the_database(client: Client, ploeg: Ploeg) -> None:
    geheim, herstel = stel_in(client, ploeg, "Fatima")
    bewaard = " ".join(str(rij.data) for rij in Authenticator.objects.all())
    assert geheim not in bewaard and herstel[0] not in bewaard


def test_changing_how_one_signs_in_asks_a_fresh_session(client: Client, ploeg: Ploeg) -> None:
    stel_in(client, ploeg, "Fatima")
    sessie = client.session
    sessie["begonnen"] = (datetime.now(UTC) - timedelta(minutes=16)).isoformat()
    sessie.save()
    assert mag_werken(client)
    assert client.get("/mijn/aanmelden").status_code == 302
    assert client.post("/mijn/aanmelden/herstelcodes").status_code == 302


def test_a_session_of_a_persona_is_worth_nothing_outside_the_demo(client: Client, settings: Settings) -> None:
    ploeg = een_ploeg()
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen["Fatima"].publiek_id)})
    assert mag_werken(client)
    settings.DEMO = False
    assert not mag_werken(client)
    assert "Fatima" not in client.get("/inloggen").content.decode()


def test_garbage_from_a_device_is_refused(client: Client, ploeg: Ploeg) -> None:
    for bewijs in ("", "[]", "{}", '{"response": {"userHandle": "AAAA"}}', "null", "x" * 19_000):
        client.get("/inloggen/sleutel/vraag")
        assert client.post("/inloggen/sleutel", {"bewijs": bewijs}).status_code == 400
