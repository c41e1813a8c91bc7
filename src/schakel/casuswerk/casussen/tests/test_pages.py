from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from schakel.basis.afspraken.tests import builders as afspraken
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions
from schakel.casuswerk.casussen.models import Casus, Consult
from schakel.casuswerk.casussen.tests.builders import een_casus, een_vermoeden
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
Bezoek = Callable[..., Client]


@pytest.fixture
def bezoek(ploeg: Ploeg, settings: object, tmp_path: Path) -> Bezoek:
    """Return a browser of a member of the cast, so many hours into the story."""

    def maak(naam: str, uren: float = 3) -> Client:
        klok = tmp_path / "klok"
        moment: datetime = ploeg.moment + timedelta(hours=uren)
        klok.write_text(moment.isoformat())
        settings.KLOK = str(klok)  # type: ignore[attr-defined]
        client = Client()
        client.force_login(ploeg.mensen[naam])
        return client

    return maak


@pytest.fixture
def consult(ploeg: Ploeg) -> tuple[Casus, Consult]:
    """Return a question of the triage to the GI."""
    casus = een_casus(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        return casus, actions.ask_consult(
            fatima,
            dossier=casus.dossier_id,
            soort="specialist_gi",
            aan_team=ploeg.team_van("Carlijn").pk,
            vraag="Mag dit kind logeren?",
        )


def test_the_specialist_answers_on_its_page(bezoek: Bezoek, consult: tuple[Casus, Consult]) -> None:
    adres = f"/consulten/{consult[1].publiek_id}"
    carlijn = bezoek("Carlijn")
    assert "Mag dit kind logeren?" in carlijn.get(adres).content.decode()
    assert "Gecertificeerde instelling" in carlijn.get("/consulten").content.decode()
    assert carlijn.post(adres, {"antwoord": ""}).status_code == 400
    assert carlijn.post(adres, {"antwoord": "Nee, liever niet."}).status_code == 302
    assert "Nee, liever niet." in bezoek("Fatima", 4).get(adres).content.decode()


@pytest.mark.parametrize("naam", ["Deniz", "Jamila", "Elif"])
def test_an_outsider_finds_no_question(bezoek: Bezoek, consult: tuple[Casus, Consult], naam: str) -> None:
    client = bezoek(naam)
    assert client.get(f"/consulten/{consult[1].publiek_id}").status_code == 404
    for pagina in ("specialist", "sluiten"):
        assert client.get(f"/casussen/{consult[0].publiek_id}/{pagina}").status_code == 404


def test_one_button_asks_a_specialist(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    adres = f"/casussen/{casus.publiek_id}/specialist"
    fatima = bezoek("Fatima")
    assert fatima.get(adres).status_code == 200
    assert fatima.post(adres, {"specialist": "anders", "vraag": "x"}).status_code == 400
    getypt = {"specialist": "anders", "team": str(ploeg.team_van("Carlijn").publiek_id), "vraag": "Kijkt u mee?"}
    assert fatima.post(adres, getypt).status_code == 302


def test_a_suspicion_from_first_signal_to_melding(ploeg: Ploeg, bezoek: Bezoek) -> None:
    jamila = bezoek("Jamila")
    assert jamila.get("/vermoedens").status_code == 200
    assert jamila.get("/vermoedens/nieuw").status_code == 200
    assert jamila.post("/vermoedens/nieuw", {"naam": "De Wit"}).status_code == 400
    begin = {"naam": "De Wit", "signalen": "Blauwe plekken.", "ontstaan_op": "2016-03-02T12:00", "kindcheck": "ja"}
    adres = jamila.post("/vermoedens/nieuw", begin)["Location"]
    assert jamila.get(adres).status_code == 200
    stap = {"stap-soort": "OVERLEG", "stap-gedaan_op": "2016-03-02", "stap-tekst": "Met een collega."}
    assert jamila.post(f"{adres}/stap", stap).status_code == 302
    assert jamila.post(f"{adres}/stap", {"stap-soort": "WEGEN"}).status_code == 400
    assert jamila.post(f"{adres}/melden", {}).status_code == 400
    melding = {"melden-toelichting": "Meisje met plekken.", "melden-acuut": "NEE", "melden-aantal_kinderen": "1"}
    assert jamila.post(f"{adres}/melden", melding).status_code == 302
    tekst = jamila.get(adres).content.decode()
    assert "Ontvangen door Veilig Thuis" in tekst
    sluiten = {"afsluiten-reden": "HULP_GAAT_VERDER", "afsluiten-veiligheid": "VEILIG_GENOEG"}
    assert jamila.post(f"{adres}/afsluiten", sluiten).status_code == 302


@pytest.mark.parametrize("naam", ["Fatima", "Wim", "Carlijn"])
def test_nobody_else_finds_a_suspicion(ploeg: Ploeg, bezoek: Bezoek, naam: str) -> None:
    rij = een_vermoeden(ploeg)
    client = bezoek(naam)
    assert client.get(f"/vermoedens/{rij.publiek_id}").status_code == 404
    for stap in ("stap", "melden", "afsluiten"):
        assert client.post(f"/vermoedens/{rij.publiek_id}/{stap}").status_code in (403, 404)


ZONDER = {"specialist": "anders", "team": "", "vraag": "Is dit veilig?"}


def test_whom_the_agreement_names_is_asked_or_explained_on_one_page(bezoek: Bezoek, ploeg: Ploeg) -> None:
    afspraken.laad(afspraken.REGIONAAL, regio=ploeg.regio.code)
    casus = een_casus(ploeg)
    adres, fatima = f"/casussen/{casus.publiek_id}/specialist", bezoek("Fatima", 1)
    pagina = fatima.get(adres)
    assert [p.code for p in pagina.context["plichten"]] == ["specialist_cit"]
    assert "artikel 4" in pagina.content.decode()
    assert fatima.post(f"{adres}/omstandigheden", {"nu-plaats": "ziekenhuis", "nu-letsel": "ja"}).status_code == 302
    pagina = fatima.get(adres)
    assert {p.code for p in pagina.context["plichten"]} == {"specialist_cit", "specialist_vertrouwensarts"}
    assert 'value="ziekenhuis" selected' in pagina.content.decode()
    fout = fatima.post(f"{adres}/niet-gevraagd", {"waarvan": "specialist_cit", "toelichting": "Al gebeld."})
    assert (fout.status_code, "Al gebeld." in fout.content.decode()) == (400, True)
    assert fatima.post(adres, ZONDER).status_code == 400
    goed = {"waarvan": "specialist_cit", "reden": "AL_GESPROKEN", "toelichting": "Al gebeld."}
    assert fatima.post(f"{adres}/niet-gevraagd", goed).status_code == 302
    assert [p.code for p in fatima.get(adres).context["plichten"]] == ["specialist_vertrouwensarts"]
    assert fatima.post(f"{adres}/omstandigheden", {"nu-plaats": "maan"}).status_code == 400


@pytest.mark.parametrize("naam", ["Deniz", "Jamila", "Elif"])
def test_an_outsider_finds_no_page_of_specialists(bezoek: Bezoek, ploeg: Ploeg, naam: str) -> None:
    adres = f"/casussen/{een_casus(ploeg).publiek_id}/specialist"
    assert bezoek(naam).get(adres).status_code == 404
    for deel in ("niet-gevraagd", "omstandigheden"):
        assert bezoek(naam).post(f"{adres}/{deel}", {"nu-letsel": "ja"}).status_code == 404
