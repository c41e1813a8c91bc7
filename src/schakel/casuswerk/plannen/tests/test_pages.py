from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.tests.builders import een_voorwaarde
from schakel.toolkit.transactie import transactie

Bezoek = Callable[[str], Client]
BUITENSTAANDERS = ["Bram", "Carlijn", "Jamila", "Elif", "Frank"]


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def test_a_condition_is_set_checked_and_lapsed_on_the_pages(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), f"/casussen/{casus.dossier.publiek_id}/voorwaarden"
    team = str(ploeg.team_van("Fatima").publiek_id)
    inhoud = {"tekst": "Vader slaapt elders.", "controle_door": team, "uiterlijk": "2016-03-20"}
    assert client.post(basis, {**inhoud, "uiterlijk": "2016-03-01"}).status_code == 400
    assert client.post(basis, inhoud).status_code == 302
    tekst = client.get(basis).content.decode()
    assert "Vader slaapt elders." in tekst
    assert "het hele gezin, uiterlijk 20 maart 2016" in tekst
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        rij = Voorwaarde.objects.get()
    adres = f"/voorwaarden/{rij.publiek_id}"
    assert client.post(adres, {"nagekomen": "nee", "bevinding": "Hij was er toch."}).status_code == 302
    assert "Niet nagekomen" in client.get(adres).content.decode()
    assert client.post(f"{adres}/vervallen", {"reden": ""}).status_code == 400
    assert client.post(f"{adres}/vervallen", {"reden": "Er is een nieuw plan."}).status_code == 302
    assert "Vervallen" in client.get(adres).content.decode()


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_no_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek, naam: str) -> None:
    rij = een_voorwaarde(ploeg, casus.dossier_id)
    client = bezoek(naam)
    assert client.get(f"/casussen/{casus.dossier.publiek_id}/voorwaarden").status_code in (403, 404)
    assert client.get(f"/voorwaarden/{rij.publiek_id}").status_code in (403, 404)
    assert client.post(f"/voorwaarden/{rij.publiek_id}", {"nagekomen": "ja"}).status_code in (403, 404)
