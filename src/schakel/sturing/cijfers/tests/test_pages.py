"""The pages of figures: who may see them, what they say, downloads, and that outsiders find nothing."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Instellingbeschrijving, Verzamelingbeschrijving
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Medewerker
from schakel.basis.toegang.tests.builders import REGIO, Ploeg, een_ploeg
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.cijfers.tests.builders import MACHINE, een_publicatie

pytestmark = pytest.mark.django_db
Als = Callable[[str], Client]
JAAR = Periode.year(2016)


@pytest.fixture
def ploeg() -> Ploeg:
    """Return the cast in a region with two municipalities and one area set, and a policy adviser."""
    ploeg = een_ploeg()
    gebieden = [
        Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel"),
        Gebiedbeschrijving(soort="gemeente", code="9801", naam="Grootstad", ouder="geheel", kaart_x=0, kaart_y=0),
        Gebiedbeschrijving(soort="gemeente", code="9802", naam="Kleindorp", ouder="geheel", kaart_x=1, kaart_y=0),
    ]
    organisaties.store_gebieden(MACHINE, regio=ploeg.regio, beschrijvingen=gebieden)
    organisaties.store_verzamelingen(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[
            Verzamelingbeschrijving(code="samen", naam="Grootstad en Kleindorp", gebieden=("9801", "9802"))
        ],
    )
    organisaties.store_instellingen(
        MACHINE,
        regio=ploeg.regio,
        beschrijvingen=[
            Instellingbeschrijving(sleutel="cijfers_gebieden", waarde=["samen"], bron="toets"),
            Instellingbeschrijving(sleutel="complex", waarde={"organisaties": 4, "meldingen": 3}, bron="toets"),
        ],
    )
    return ploeg


@pytest.fixture
def als(ploeg: Ploeg, client: Client) -> Als:
    """Let somebody of the cast, or a new person with a role, come in."""

    def sign_in(naam: str) -> Client:
        gemaakt = Medewerker.objects.filter(gebruikersnaam=naam).first()
        if gemaakt is not None:
            mens = gemaakt
        elif naam in ploeg.mensen:
            mens = ploeg.mensen[naam]
        else:
            mens = toegang.create_medewerker(
                MACHINE, gebruikersnaam=naam, naam=naam, organisatie=ploeg.team_van("Frank").organisatie,
                is_voorbeeld=True,
            )  # fmt: skip
            toegang.add_teamlid(
                MACHINE, medewerker=mens, team=ploeg.team_van("Frank"), rol=naam, vanaf=date(2015, 1, 1)
            )
        antwoord = client.post("/inloggen/persona", {"persona": str(Medewerker.objects.get(pk=mens.pk).publiek_id)})
        assert antwoord.status_code == 302
        return client

    return sign_in


def _publish() -> None:
    for nummer, maand in enumerate(JAAR.months()):
        een_publicatie(
            REGIO, maand,
            ("meldingen", "samen", 300 + 5 * nummer, None), ("meldingen", "GM9801", 280, None),
            ("meldingen", "GM9802", None, None), ("beoordeeld-op-tijd", "samen", 150, 300 + 5 * nummer),
        )  # fmt: skip
    een_publicatie(
        REGIO, JAAR, ("meldingen", "samen", 3900, None), ("meldingen", "GM9801", 3700, None),
        ("meldingen", "GM9802", 200, None), ("beoordeeld-op-tijd", "samen", 2000, 3900),
    )  # fmt: skip


def _text(antwoord: object) -> str:
    return " ".join(antwoord.content.decode().split())  # type: ignore[attr-defined]


def test_a_policy_adviser_sees_every_measure_and_what_cannot_be_measured(als: Als) -> None:
    _publish()
    antwoord = als("beleid").get("/sturing/cijfers")
    tekst = _text(antwoord)
    assert antwoord.status_code == 200
    assert "Grootstad en Kleindorp" in tekst and "3.900" in tekst
    assert "nog niet te meten" in tekst and "Schakel legt huisverboden nog niet vast." in tekst
    assert "Kleindorp: 200" in tekst


def test_a_measure_shows_its_months_its_areas_and_its_definition(als: Als) -> None:
    _publish()
    klant = als("beleid")
    tekst = _text(klant.get("/sturing/cijfers/meldingen"))
    for deel in (
        "de ontvangst van de melding, ook als zij later is ingevoerd", "maart 2016", "310",
        "afgerond op vijf (gemeten op 2 januari 2017)", "Kleindorp", '<svg class="reeks-tekening"',
    ):  # fmt: skip
        assert deel in tekst, deel
    klein = _text(klant.get("/sturing/cijfers/meldingen?gebied=GM9802&jaar=2016"))
    assert "niet getoond" in klein
    deel = _text(klant.get("/sturing/cijfers/beoordeeld-op-tijd"))
    assert "51% van 3.900" in deel


def test_a_measure_whose_room_is_not_there_says_why(als: Als) -> None:
    tekst = _text(als("raadslid").get("/sturing/cijfers/huisverboden"))
    assert "Nog niet te meten." in tekst and "Schakel legt huisverboden nog niet vast." in tekst


def test_two_definitions_of_the_same_words_stand_side_by_side(als: Als) -> None:
    melding = ("onderzoek-tien-weken-melding", "samen", 60, 200)
    besluit = ("onderzoek-tien-weken-besluit", "samen", 150, 180)
    een_publicatie(REGIO, JAAR, melding, besluit)
    tekst = _text(als("beleid").get("/sturing/cijfers/onderzoek-tien-weken-melding/naast"))
    assert "30% van 200" in tekst and "83% van 180" in tekst
    assert "Waarom de uitkomsten verschillen" in tekst and "het besluit dat een onderzoek nodig is" in tekst


def test_a_measure_with_one_definition_has_nothing_beside_it(als: Als) -> None:
    assert als("beleid").get("/sturing/cijfers/meldingen/naast").status_code == 404


def test_a_wrong_pick_is_told_at_its_field(als: Als) -> None:
    _publish()
    klant = als("beleid")
    antwoord = klant.get("/sturing/cijfers?gebied=GM0000&jaar=2016")
    assert antwoord.status_code == 400 and "Kies een gebied uit de lijst." in _text(antwoord)
    antwoord = klant.get("/sturing/cijfers/meldingen?gebied=samen&jaar=1999")
    assert antwoord.status_code == 400 and "Kies een jaar uit de lijst." in _text(antwoord)
    assert klant.get("/sturing/cijfers/bestaat-niet").status_code == 404


def test_the_downloads_hold_the_definition(als: Als) -> None:
    _publish()
    klant = als("beleid")
    ruw = klant.get("/sturing/cijfers/meldingen/cijfers.csv")
    assert ruw["Content-Disposition"] == 'attachment; filename="meldingen-2016.csv"'
    regels = ruw.content.decode("utf-8-sig").splitlines()
    assert "# Begin: de ontvangst van de melding, ook als zij later is ingevoerd" in regels
    rijen = list(csv.DictReader([r for r in regels if not r.startswith("#")], delimiter=";"))
    maart = next(r for r in rijen if r["periode"] == "2016-03")
    assert (maart["waarde"], maart["gebiedscode"], maart["gepubliceerd op"]) == ("310.0", "samen", "2017-01-02")
    blad = klant.get("/sturing/cijfers/meldingen/cijfers.xlsx")
    with zipfile.ZipFile(io.BytesIO(blad.content)) as zak:
        assert zak.testzip() is None
        wortels = {naam: ElementTree.fromstring(zak.read(naam)) for naam in zak.namelist()}  # noqa: S314
    tekst = ElementTree.tostring(wortels["xl/worksheets/sheet2.xml"], encoding="unicode")
    assert "de ontvangst van de melding" in tekst
    assert "<ns0:v>310.0</ns0:v>" in ElementTree.tostring(wortels["xl/worksheets/sheet1.xml"], encoding="unicode")


@pytest.mark.parametrize("naam", ["Frank", "Greet", "om", "anoniem"])
def test_who_has_no_right_finds_nothing(als: Als, client: Client, naam: str) -> None:
    _publish()
    klant = client if naam in {"anoniem", "om"} else als(naam)
    for pad in ("", "/meldingen", "/meldingen/naast", "/meldingen/cijfers.csv", "/meldingen/cijfers.xlsx", "/uw-team"):
        antwoord = klant.get(f"/sturing/cijfers{pad}")
        assert antwoord.status_code in {302, 403, 404} and "3900" not in _text(antwoord), pad


def test_who_steers_has_no_team_of_cases(als: Als) -> None:
    antwoord = als("beleid").get("/sturing/cijfers/uw-team")
    assert antwoord.status_code == 403
    assert als("beleid").get("/werkvoorraad").status_code in {403, 404}


def test_a_team_sees_itself_beside_the_region_and_no_case(als: Als) -> None:
    een_publicatie(REGIO, JAAR, ("overdracht-warm", "samen", 40, 90), ("overdrachten", "samen", 90, None))
    tekst = _text(als("Jamila").get("/sturing/cijfers/uw-team"))
    assert "Uw team naast de regio" in tekst and "Team jeugdteam-west" in tekst
    assert "gestart na een warme overdracht" in tekst and "40" in tekst and "geen" in tekst
    assert "minstens 4 organisaties, of minstens 3 meldingen" in tekst
    assert "44%" in tekst


def test_the_pages_ask_as_much_of_many_cells_as_of_few(
    als: Als, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    klant = als("beleid")
    een_publicatie(REGIO, JAAR, ("meldingen", "samen", 3900, None))
    klant.get("/sturing/cijfers/meldingen")
    with django_assert_max_num_queries(20) as weinig:
        klant.get("/sturing/cijfers/meldingen")
    for maand in JAAR.months():
        een_publicatie(REGIO, maand, ("meldingen", "samen", 300, None), ("meldingen", "GM9801", 280, None))
    # The clock of the region is asked anew every twenty seconds, whatever the page.
    klant.get("/sturing/cijfers/meldingen")
    with django_assert_max_num_queries(20) as veel:
        klant.get("/sturing/cijfers/meldingen")
    assert len(veel) == len(weinig)


def test_an_overview_is_drawn_once_and_anew_when_more_was_published(
    als: Als,
) -> None:
    _publish()
    klant = als("beleid")
    with CaptureQueriesContext(connection) as eerst:
        een = _text(klant.get("/sturing/cijfers"))
    with CaptureQueriesContext(connection) as daarna:
        twee = _text(klant.get("/sturing/cijfers"))
    assert "3.900" in een and "3.900" in twee and len(daarna) < len(eerst)
    assert not any("cijfers_cel" in vraag["sql"] for vraag in daarna)
    een_publicatie(REGIO, Periode.year(2017), ("meldingen", "samen", 4100, None))
    assert "4.100" in _text(klant.get("/sturing/cijfers")) and "3.900" in _text(klant.get("/sturing/cijfers?jaar=2016"))
