from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import WEG, Verloop, een_overdracht

pytestmark = pytest.mark.django_db
S = OverdrachtStatus
BUITENSTAANDERS = ["Bram", "Carlijn", "Deniz", "Elif", "Wim"]


Bezoek = Callable[[str, datetime], Client]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: object, tmp_path: Path) -> Bezoek:
    """Return a browser of a member of the cast at a moment of the story."""

    def maak(naam: str, moment: datetime) -> Client:
        klok = tmp_path / "klok"
        klok.write_text(moment.isoformat())
        settings.KLOK = str(klok)  # type: ignore[attr-defined]
        client = Client()
        client.force_login(ploeg.mensen[naam])
        return client

    return maak


def pad(verloop: Verloop, stap: str = "") -> str:
    return f"/overdrachten/{verloop.overdracht.publiek_id}" + (f"/{stap}" if stap else "")


@pytest.mark.parametrize("status", [S.VOORBEREID, *WEG, S.GEWEIGERD, S.GEESCALEERD])
def test_the_sender_sees_every_state(ploeg: Ploeg, bezoek: Bezoek, status: OverdrachtStatus) -> None:
    verloop = een_overdracht(ploeg, status)
    antwoord = bezoek("Fatima", verloop.moment).get(pad(verloop))
    assert antwoord.status_code == 200
    assert "Team jeugdteam-west" in antwoord.content.decode()


@pytest.mark.parametrize("status", [*WEG, S.GEWEIGERD, S.GEESCALEERD])
def test_the_receiver_sees_every_state_after_the_offer(ploeg: Ploeg, bezoek: Bezoek, status: OverdrachtStatus) -> None:
    verloop = een_overdracht(ploeg, status)
    assert bezoek("Jamila", verloop.moment).get(pad(verloop)).status_code == 200


@pytest.mark.parametrize("status", [S.VOORBEREID, S.INGETROKKEN])
def test_the_receiver_sees_nothing_before_the_offer_and_after_it_is_taken_back(
    ploeg: Ploeg, bezoek: Bezoek, status: OverdrachtStatus
) -> None:
    verloop = een_overdracht(ploeg, status)
    assert bezoek("Jamila", verloop.moment).get(pad(verloop)).status_code == 404


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
@pytest.mark.parametrize("stap", ["", "aannemen", "starten", "intrekken", "buiten", "betwisten"])
def test_an_outsider_finds_nothing(ploeg: Ploeg, bezoek: Bezoek, naam: str, stap: str) -> None:
    verloop = een_overdracht(ploeg, S.GEACCEPTEERD)
    client = bezoek(naam, verloop.moment)
    antwoord = client.post(pad(verloop, stap)) if stap else client.get(pad(verloop))
    assert antwoord.status_code in (403, 404)
    assert not stap or antwoord.status_code == 404 or "Terpstra" not in antwoord.content.decode()


def test_an_outsider_finds_an_empty_list(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    antwoord = bezoek("Wim", verloop.moment).get("/overdrachten")
    assert antwoord.status_code == 200
    assert "Gezin met" not in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["Frank", "Greet"])
def test_administration_and_privacy_officer_have_no_such_page(ploeg: Ploeg, bezoek: Bezoek, naam: str) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    assert bezoek(naam, verloop.moment).get("/overdrachten").status_code == 403


def test_before_acceptance_there_is_no_name_on_the_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    tekst = bezoek("Jamila", verloop.moment).get(pad(verloop)).content.decode()
    assert "U ziet alleen de samenvatting" in tekst
    for geheim in ("Terpstra", "Marloes", "Fenna", "Veenbesstraat", "Soeters"):
        assert geheim not in tekst


def test_both_sides_read_the_same_clock(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    kanten = [bezoek(naam, verloop.moment).get(pad(verloop)).context["pagina"].klok for naam in ("Fatima", "Jamila")]
    assert kanten[0] == kanten[1]


def test_a_whole_handover_by_the_pages(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.AANGEBODEN)
    op = verloop.moment.strftime("%Y-%m-%dT%H:%M")
    regisseur = str(ploeg.mensen["Jamila"].publiek_id)
    stappen: list[tuple[str, str, dict[str, object]]] = [
        ("Jamila", "ontvangen", {}),
        ("Jamila", "aannemen", {"aannemen-regisseur": regisseur}),
        ("Jamila", "gesprek", {"gesprek-op": op, "gesprek-aanwezig": ["ZENDER", "ONTVANGER", "GEZIN"]}),
        ("Fatima", "gesprek-bevestigen", {}),
        ("Jamila", "regie", {}),
        (
            "Jamila",
            "eerste-contact",
            {"eerste-contact-op": op, "eerste-contact-door": regisseur, "eerste-contact-met_wie": "moeder"},
        ),
        ("Jamila", "starten", {"starten-vorm": "OVERGENOMEN", "starten-veiligheidsafspraak": "Vader slaapt elders."}),
        ("Fatima", "start-bevestigen", {}),
    ]
    moment = verloop.moment
    for naam, stap, getypt in stappen:
        moment = moment.replace(day=moment.day + 1)
        antwoord = bezoek(naam, moment).post(pad(verloop, stap), getypt)
        assert antwoord.status_code == 302, (stap, antwoord.content.decode()[:3000])
    tekst = bezoek("Jamila", moment).get(pad(verloop)).content.decode()
    assert "Warm overgedragen" in tekst


def test_a_refusal_without_a_reason_keeps_what_was_typed(ploeg: Ploeg, bezoek: Bezoek) -> None:
    verloop = een_overdracht(ploeg, S.ONTVANGEN)
    client = bezoek("Jamila", verloop.moment)
    antwoord = client.post(pad(verloop, "weigeren"), {"weigeren-toelichting": "Wij zitten vol deze week."})
    assert antwoord.status_code == 400
    assert "Wij zitten vol deze week." in antwoord.content.decode()


def test_a_casus_is_offered_from_its_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    from schakel.casuswerk.casussen.tests.builders import een_casus

    casus = een_casus(ploeg)
    client = bezoek("Fatima", ploeg.moment.replace(day=4))
    adres = f"/casussen/{casus.publiek_id}/overdragen"
    assert client.get(adres).status_code == 200
    assert client.post(adres, {}).status_code == 400
    getypt = {
        "ontvanger_team": str(ploeg.team_van("Jamila").publiek_id),
        "is_hoofd": "ja",
        "waarom_u": "Kinderen",
        "gebeurd": "Ruzie",
        "veiligheid_nu": "Geen gevaar nu",
    }
    assert client.post(adres, getypt).status_code == 302
    assert bezoek("Jamila", ploeg.moment.replace(day=4)).get(adres).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_asks_the_same_questions_for_one_and_for_many(
    ploeg: Ploeg, bezoek: Bezoek, aantal: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    verlopen = [een_overdracht(ploeg, S.AANGEBODEN) for _nummer in range(aantal)]
    client = bezoek("Jamila", verlopen[-1].moment)
    client.get("/overdrachten")
    with django_assert_max_num_queries(24):
        assert client.get("/overdrachten").status_code == 200
