"""Do the lists start from involvement, keep a constant number of queries, and stay empty for outsiders?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.organisaties.models import Contactpersoon, Gebied, Werkgebied
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.casuswerk.werkplek.tests.builders import meld_aan, zet_klok, zoveel_meldingen
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def zoveel_casussen(ploeg: Ploeg, aantal: int, vanaf: int = 0) -> list[Casus]:
    """Open so many casussen, each of a household of its own."""
    begin, triage = ploeg.moment, ploeg.team_van("Fatima").pk
    balie = ploeg.handeling("Ibrahim", begin + timedelta(minutes=5))
    uit = []
    for melding in zoveel_meldingen(ploeg, aantal, vanaf=vanaf):
        with transactie(balie, wat="toets"):
            dossiers.pass_on(balie, dossier=melding.dossier_id, naar_team=triage, reden="triage", bron="melding")
        uit.append(een_casus(ploeg, melding=melding, moment=begin + timedelta(minutes=10)))
    ploeg.moment = begin + timedelta(minutes=20)
    zet_klok(ploeg)
    return uit


def _queries_of(client: Client, adres: str) -> int:
    with CaptureQueriesContext(connection) as vangst:
        assert client.get(adres).status_code == 200
    return len(vangst)


@pytest.mark.parametrize("vraag", ["", "?volgorde=gevaar", "?gemeente=0518", "?regisseur=zonder"])
def test_as_many_queries_for_three_casussen_as_for_thirty(client: Client, ploeg: Ploeg, vraag: str) -> None:
    zoveel_casussen(ploeg, 3)
    meld_aan(client, ploeg, "Fatima").get("/casussen")
    weinig = _queries_of(client, f"/casussen{vraag}")
    zoveel_casussen(ploeg, 9, vanaf=3)
    assert _queries_of(client, f"/casussen{vraag}") == weinig <= 25


def test_the_filters_narrow_the_list(client: Client, ploeg: Ploeg) -> None:
    zoveel_casussen(ploeg, 2)
    meld_aan(client, ploeg, "Fatima")
    for vraag, aantal in (("", 2), ("?gemeente=1234", 0), ("?regisseur=zonder", 2), ("?mijn=1", 0), ("?gesloten=1", 2)):
        assert len(client.get(f"/casussen{vraag}").context["rijen"]) == aantal, vraag


@pytest.mark.parametrize("naam", ["Carlijn", "Elif", "Wim"])
def test_an_outsider_has_no_casussen(client: Client, ploeg: Ploeg, naam: str) -> None:
    zoveel_casussen(ploeg, 2)
    assert meld_aan(client, ploeg, naam).get("/casussen").context["rijen"] == []


def test_the_second_page_begins_where_the_first_ended(
    client: Client, ploeg: Ploeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schakel.casuswerk.werkplek.queries.casuslijst.PER_BLAD", 2)
    zoveel_casussen(ploeg, 3)
    meld_aan(client, ploeg, "Fatima")
    eerste = client.get("/casussen").context
    tweede = client.get(eerste["volgende_url"]).context
    adressen = [r.url for r in eerste["rijen"]] + [r.url for r in tweede["rijen"]]
    assert len(set(adressen)) == 3 and not tweede["volgende_url"]


def _zoek(client: Client, ploeg: Ploeg, naam: str, vraag: str) -> list[str]:
    antwoord = meld_aan(client, ploeg, naam).post("/zoeken", {"q": vraag})
    assert antwoord.status_code == 200
    return [kaart.titel for kaart in antwoord.context["kaarten"]]


def _vragen(melding: Melding) -> list[str]:
    return [
        "Terpstra",
        "terp",
        "van Dalen",
        melding.dossier.nummer,
        melding.ontvangstcode,
        melding.ontvangstcode.lower(),
    ]


def test_a_name_a_number_and_a_code_find_own_dossiers(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        melding.dossier.refresh_from_db()
    for vraag in _vragen(melding):
        assert _zoek(client, ploeg, "Ibrahim", vraag), vraag
    assert _zoek(client, ploeg, "Ibrahim", "Zonnebloem") == []
    assert _zoek(client, ploeg, "Ibrahim", "%") == []


@pytest.mark.parametrize("naam", ["Carlijn", "Elif", "Bram"])
def test_an_outsider_finds_nothing_with_the_same_work(client: Client, ploeg: Ploeg, naam: str) -> None:
    melding = een_melding(ploeg)
    with transactie(ploeg.handeling("Ibrahim"), wat="toets"):
        melding.dossier.refresh_from_db()
    aantallen = set()
    meld_aan(client, ploeg, naam).post("/zoeken", {"q": "warm"})
    for vraag in [*_vragen(melding), "Zonnebloem", "2016-99999", "VT 7Q4K 2M9"]:
        with CaptureQueriesContext(connection) as vangst:
            antwoord = client.post("/zoeken/aanvullen", {"q": vraag})
        assert antwoord.context["kaarten"] == [], vraag
        aantallen.add(len(vangst))
    assert len(aantallen) == 1


def test_every_card_is_a_logged_look(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    _zoek(client, ploeg, "Ibrahim", "Terpstra")
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        regel = Verantwoording.objects.filter(wat="werkplek:zoeken").latest("id")
    assert regel.betrokkenen


def test_no_name_stands_in_an_address(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    antwoord = meld_aan(client, ploeg, "Ibrahim").get("/zoeken?q=Terpstra")
    assert antwoord.context["kaarten"] == []


def test_the_ketenkaart_names_who_to_call_and_what_runs_out(client: Client, ploeg: Ploeg) -> None:
    gebied = Gebied.objects.create(soort="regio", code="toetsregio", naam="Toetsregio", regio=ploeg.regio)
    for team in ploeg.teams.values():
        Werkgebied.objects.create(team=team, gebied=gebied)
    Contactpersoon(
        team=ploeg.teams["politie-zuid"], code="een", naam="Sanne", functie="Coördinator", geldig_tot=date(2016, 3, 9)
    ).save()
    meld_aan(client, ploeg, "Fatima")
    partners = {p.team: p for p in client.get("/ketenkaart").context["partners"]}
    assert partners["Team politie-zuid"].let_op == "Contactpersoon geldt tot 9 maart 2016."
    assert partners["Team gi-noord"].let_op == "Geen contactpersoon bekend."
    assert [p.team for p in client.get("/ketenkaart?q=politie").context["partners"]] == ["Team politie-zuid"]
    assert client.get("/ketenkaart?soort=gi").context["partners"]


def test_only_the_privacy_officer_reads_the_log_and_that_is_logged(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    assert meld_aan(client, ploeg, "Fatima").get("/verantwoording").status_code == 403
    meld_aan(client, ploeg, "Greet")
    assert any("Ibrahim" in regel.wie for regel in client.get("/verantwoording").context["regels"])
    eigen = client.post("/verantwoording", {"medewerker": "Greet"}).context["regels"]
    assert eigen and all("Greet" in regel.wie for regel in eigen)
    assert client.post("/verantwoording", {"dossier": "2016-99999"}).context["regels"] == []
    assert client.post("/verantwoording", {"van": "2030-01-01"}).context["regels"] == []
    assert client.post("/verantwoording", {"van": "morgen"}).status_code == 400
