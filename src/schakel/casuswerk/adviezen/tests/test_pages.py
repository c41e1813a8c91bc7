from uuid import uuid4

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.adviezen import actions
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
VELDEN = {"rol_vrager": "overig_beroep", "hoedanigheid": "15"}


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def aantal(ploeg: Ploeg) -> int:
    wie = ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        return Advies.objects.count()


def test_a_clean_text_is_kept_and_shown(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    antwoord = klant.post("/adviezen/nieuw", {**VELDEN, "tekst": "Een leerling van 9 durft niet naar huis."})
    assert antwoord.status_code == 302, antwoord.content.decode()
    pagina = klant.get(antwoord["Location"]).content.decode()
    assert "Een leerling van 9" in pagina
    assert "Nummer voor de vrager" in pagina and "ADV " in pagina


def test_a_name_comes_back_replaced_and_nothing_is_kept(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    antwoord = klant.post("/adviezen/nieuw", {**VELDEN, "tekst": "Onze Sjaan durft niet naar huis."})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "Alles wat u typte, staat er nog" not in pagina and "Namen en nummers zijn vervangen" in pagina
    assert "Onze [naam] durft niet naar huis." in pagina
    assert "Sjaan" not in pagina
    assert aantal(ploeg) == 0


def test_an_advies_that_became_a_melding_says_by_whom_when_and_why(client: Client, ploeg: Ploeg) -> None:
    advies, wie = een_advies(ploeg), ploeg.handeling("Ibrahim")
    with transactie(wie, wat="toets"):
        actions.mark_omgezet(wie, advies=advies, melding=uuid4(), reden="Het werd erger.")
    pagina = als(client, ploeg, "Ibrahim").get(f"/adviezen/{advies.publiek_id}").content.decode()
    assert "Omgezet in een melding door Ibrahim, 2 maart 2016, 21.41 uur. Reden: Het werd erger." in pagina


def test_an_outsider_gets_a_404(client: Client, ploeg: Ploeg) -> None:
    advies = een_advies(ploeg)
    assert als(client, ploeg, "Fatima").get(f"/adviezen/{advies.publiek_id}").status_code == 404
    assert als(client, ploeg, "Bram").get(f"/adviezen/{advies.publiek_id}").status_code == 403
    assert als(client, ploeg, "Bram").get("/adviezen/nieuw").status_code == 403
