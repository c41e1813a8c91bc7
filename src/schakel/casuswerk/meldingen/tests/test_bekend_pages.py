"""The cards on the page of a melding, and the page that takes "same person" back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.organisaties.models import Gebied, Werkgebied
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.actions import pseudoniem
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import Betrokkene
from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER, TEUN, een_melding
from schakel.casuswerk.personen.models import ZelfdePersoon
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def klok(ploeg: Ploeg, settings: object, tmp_path: object) -> None:
    pad = tmp_path / "klok"  # type: ignore[operator]
    pad.write_text((ploeg.moment + timedelta(days=1)).isoformat())
    settings.KLOK, settings.SPOOL = str(pad), tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def melding(ploeg: Ploeg) -> Melding:
    """A report about people who were known, which nobody recognised."""
    een_melding(ploeg)
    return later(ploeg, MOEDER, FENNA, TEUN)


def later(ploeg: Ploeg, *betrokkenen: Betrokkene) -> Melding:
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=5))
    return een_melding(ploeg, handeling=wie, ontvangen_op=wie.moment, betrokkenen=betrokkenen)


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def persoon_id(ploeg: Ploeg, melding: Melding, roepnaam: str) -> str:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(minutes=9))
    with transactie(wie, wat="toets"):
        return str(melding.dossier.personen.get(persoon__roepnaam=roepnaam).persoon.publiek_id)


def kaart(klant: Client, adres: str, naam: str) -> str:
    beeld = klant.get(adres).context["bekend"]
    return next(str(k.kaart) for k in beeld.kaarten if k.kop == naam)


def indeling(klant: Client, melding: Melding) -> str:
    return str(klant.get(f"/meldingen/{melding.publiek_id}").context["melding"].indeling)


@pytest.mark.parametrize("naam", ["Fatima", "Ibrahim"])
def test_the_page_of_a_melding_asks_for_the_cards_and_they_tell_no_more_than_at_the_door(
    client: Client, ploeg: Ploeg, melding: Melding, naam: str
) -> None:
    klant, adres = als(client, ploeg, naam), f"/meldingen/{melding.publiek_id}/bekend"
    pagina = klant.get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert f'hx-get="{adres}"' in pagina
    assert f'href="{adres}"' in pagina
    kaarten = klant.get(adres).content.decode()
    for tekst in (
        "Misschien bekend: 3 personen",
        "Marloes Terpstra",
        "zelfde BSN",
        "zelfde adres",
        "1 melding",
        "ligt bij",
    ):
        assert tekst in kaarten, tekst
    assert "999990007" not in kaarten
    assert "•••••••07" not in kaarten


def test_every_card_that_was_shown_stands_in_the_log_and_only_then(
    client: Client, ploeg: Ploeg, melding: Melding
) -> None:
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}"
    klant.get(adres)
    kaarten = {pseudoniem(k.kaart) for k in klant.get(f"{adres}/bekend").context["bekend"].kaarten}
    greet = ploeg.handeling("Greet")
    with transactie(greet, wat="toets"):
        pagina, blik = Verantwoording.objects.filter(wat__startswith="meldingen:").order_by("id")
        assert (pagina.wat, blik.wat) == ("meldingen:melding", "meldingen:misschien_bekend")
        assert not kaarten & set(pagina.betrokkenen)
        assert len(kaarten) == 3
        assert kaarten <= set(blik.betrokkenen)


def test_confirming_makes_it_a_hermelding_and_says_so(client: Client, ploeg: Ploeg, melding: Melding) -> None:
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}/bekend"
    assert indeling(klant, melding) == "Eerste melding"
    wat = {"kaart": kaart(klant, adres, "Marloes Terpstra"), "persoon": persoon_id(ploeg, melding, "Marloes")}
    antwoord = klant.post(adres, {**wat, "antwoord": "zelfde"}, follow=True)
    assert "Gekoppeld. De indeling van deze melding is nu: Vervolgmelding" in antwoord.content.decode()
    assert indeling(klant, melding) == "Vervolgmelding tijdens de veiligheidsbeoordeling"
    assert "Marloes Terpstra" not in [k.kop for k in klant.get(adres).context["bekend"].kaarten]


def test_of_a_judged_melding_the_class_stays_and_the_page_says_so(
    client: Client, ploeg: Ploeg, melding: Melding
) -> None:
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}/bekend"
    assert "De melding is al beoordeeld." in klant.get(adres).content.decode()
    wat = {"kaart": kaart(klant, adres, "Marloes Terpstra"), "persoon": persoon_id(ploeg, melding, "Marloes")}
    antwoord = klant.post(adres, {**wat, "antwoord": "zelfde"}, follow=True)
    assert "dus de indeling blijft: Eerste melding" in antwoord.content.decode()
    assert "Zelfde persoon als in een eerder dossier" in antwoord.content.decode()


def test_somebody_else_is_not_asked_again_and_can_be_looked_at_again(
    client: Client, ploeg: Ploeg, melding: Melding
) -> None:
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}/bekend"
    wie = kaart(klant, adres, "Joris van Dalen")
    antwoord = klant.post(adres, {"kaart": wie, "antwoord": "ander"}, follow=True)
    assert "vragen wij het niet opnieuw" in antwoord.content.decode()
    pagina = klant.get(adres)
    assert "Joris van Dalen" not in pagina.content.decode()
    assert "Bij 1 kaart zei iemand: dit is iemand anders." in pagina.content.decode()
    assert "Eerder gezegd: iemand anders." in klant.get(f"{adres}?alles=1").content.decode()
    assert indeling(klant, melding) == "Eerste melding"


def test_who_does_not_say_who_it_is_reads_so_at_the_field(client: Client, ploeg: Ploeg, melding: Melding) -> None:
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}/bekend"
    wat = {"kaart": kaart(klant, adres, "Joris van Dalen"), "persoon": "", "antwoord": "zelfde"}
    antwoord = klant.post(adres, wat)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert 'href="#id_persoon"' in pagina
    assert 'id="id_persoon" aria-invalid="true" aria-describedby="id_persoon_error"' in pagina
    assert pagina.count("Kies eerst wie van deze melding dit is.") == 2


def test_an_unknown_card_or_person_is_as_one_that_is_absent(client: Client, ploeg: Ploeg, melding: Melding) -> None:
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}/bekend"
    wie, marloes = persoon_id(ploeg, melding, "Marloes"), kaart(klant, adres, "Marloes Terpstra")
    for fout in (
        {"kaart": uuid4(), "persoon": wie},
        {"kaart": wie, "persoon": wie},
        {"kaart": marloes, "persoon": uuid4()},
    ):
        assert klant.post(adres, {**fout, "antwoord": "zelfde"}).status_code == 404
    assert klant.post(adres, {"kaart": "x", "antwoord": "zelfde", "persoon": wie}).status_code == 400


def test_an_outsider_gets_a_404_and_who_may_not_recognise_a_403_and_no_card(
    client: Client, ploeg: Ploeg, melding: Melding
) -> None:
    adres = f"/meldingen/{melding.publiek_id}"
    for methode in ("get", "post"):
        assert getattr(als(Client(), ploeg, "Elif"), methode)(f"{adres}/bekend").status_code == 404
        for naam in ("Lena", "Bram", "Wim", "Jamila", "Carlijn", "Frank", "Greet"):
            assert getattr(als(Client(), ploeg, naam), methode)(f"{adres}/bekend").status_code == 403, naam
    assert client.get(f"{adres}/bekend").status_code == 302
    lena = als(client, ploeg, "Lena").get(adres)
    assert lena.status_code in (200, 404)
    assert "bekend-vak" not in lena.content.decode()


def test_what_a_partner_reports_is_recognised_by_triage_alone(client: Client, ploeg: Ploeg) -> None:
    gebied = Gebied.objects.create(soort="regio", code="toets", naam="Toetsregio", regio=ploeg.regio)
    Werkgebied.objects.create(team=ploeg.team_van("Ibrahim"), gebied=gebied)
    een_melding(ploeg)
    wim = ploeg.handeling("Wim", ploeg.moment + timedelta(minutes=5))
    adres = f"/meldingen/{een_melding(ploeg, handeling=wim, betrokkenen=(MOEDER,)).publiek_id}"
    assert "bekend-vak" not in als(client, ploeg, "Wim").get(adres).content.decode()
    assert client.get(f"{adres}/bekend").status_code == 403
    kaarten = als(Client(), ploeg, "Ibrahim").get(f"{adres}/bekend").context["bekend"].kaarten
    assert "Marloes Terpstra" in [k.kop for k in kaarten]


def test_the_number_of_queries_does_not_grow_with_people_or_cards(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    klant, aantallen = als(client, ploeg, "Fatima"), []
    for mensen in ((MOEDER,), (MOEDER, *[FENNA] * 8)):
        adres = f"/meldingen/{later(ploeg, *mensen).publiek_id}/bekend"
        with CaptureQueriesContext(connection) as gevraagd:
            assert klant.get(adres).context["bekend"].kaarten
        aantallen.append(len(gevraagd))
    assert aantallen[0] == aantallen[1] <= 40, aantallen


@pytest.fixture
def gekoppeld(client: Client, ploeg: Ploeg, melding: Melding) -> str:
    """Return where one says that Marloes, who was recognised, is somebody else after all."""
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}"
    wie = persoon_id(ploeg, melding, "Marloes")
    klant.post(f"{adres}/bekend", {"kaart": kaart(klant, f"{adres}/bekend", "Marloes Terpstra"), "persoon": wie,
                                   "antwoord": "zelfde"})  # fmt: skip
    return f"{adres}/personen/{wie}/ontkoppelen"


def test_same_person_is_taken_back_and_the_class_goes_along(
    client: Client, ploeg: Ploeg, melding: Melding, gekoppeld: str
) -> None:
    assert f'href="{gekoppeld}"' in client.get(f"/meldingen/{melding.publiek_id}").content.decode()
    blad = client.get(gekoppeld).content.decode()
    assert "Is dit toch iemand anders?" in blad
    assert "Marloes Terpstra" in blad
    assert client.post(gekoppeld, {"akkoord": "1"}).status_code == 302
    assert indeling(client, melding) == "Eerste melding"
    pagina = client.get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert "Zelfde persoon als in een eerder dossier" not in pagina
    assert "Toch een andere persoon" in pagina
    assert "Opnieuw ingedeeld: Eerste melding" in pagina
    assert kaart(client, f"/meldingen/{melding.publiek_id}/bekend", "Marloes Terpstra"), "the question comes back"
    again = client.post(gekoppeld, {"akkoord": "1"})
    assert again.status_code == 409
    assert "niet gekoppeld" in again.content.decode()
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(wie, wat="toets"):
        rij = ZelfdePersoon.objects.get()
        assert rij.beeindigd_op is not None
        assert rij.beeindigd_door == ploeg.mensen["Fatima"].pk


def test_taking_back_is_for_who_may_confirm_and_knows_of_the_melding(
    client: Client, ploeg: Ploeg, melding: Melding, gekoppeld: str
) -> None:
    for methode in ("get", "post"):
        assert getattr(als(Client(), ploeg, "Elif"), methode)(gekoppeld).status_code == 404
        for naam in ("Lena", "Bram", "Wim", "Frank"):
            assert getattr(als(Client(), ploeg, naam), methode)(gekoppeld).status_code == 403, naam
    vreemd = f"/meldingen/{melding.publiek_id}/personen/{uuid4()}/ontkoppelen"
    assert client.get(vreemd).status_code == 404
    assert indeling(client, melding).startswith("Vervolgmelding")
