from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from schakel.basis.organisaties.models import Gebied, Postcode
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.meldingen import actions
from schakel.casuswerk.meldingen.forms import read_geboren
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.presenters.gedaan import words_for
from schakel.casuswerk.meldingen.rules import read_naam
from schakel.casuswerk.meldingen.tests.builders import een_melding
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def klok(ploeg: Ploeg, settings: object, tmp_path: object) -> None:
    pad = tmp_path / "klok"  # type: ignore[operator]
    pad.write_text(ploeg.moment.isoformat())
    settings.KLOK, settings.SPOOL = str(pad), tmp_path  # type: ignore[attr-defined]


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.post("/inloggen/persona", {"persona": str(ploeg.mensen[naam].publiek_id)})
    return client


def test_the_sheet_asks_danger_first(client: Client, ploeg: Ploeg) -> None:
    antwoord = als(client, ploeg, "Ibrahim").get("/meldingen/nieuw")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert tekst.index("Is er nu gevaar?") < tekst.index("Postcode")


def test_a_phone_number_and_a_sentence_are_enough(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    velden = {"sleutel": str(uuid4()), "toelichting": "Er wordt geschreeuwd.", "melder_telefoon": "070 555 02 81"}
    antwoord = klant.post("/meldingen/nieuw", velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    pagina = klant.get(antwoord["Location"]).content.decode()
    assert "raakt niet meer kwijt" in pagina
    assert "Bekijk de melding" in pagina


def test_the_whole_sheet_becomes_a_melding(client: Client, ploeg: Ploeg) -> None:
    sleutel = uuid4()
    klant = als(client, ploeg, "Ibrahim")
    antwoord = klant.post(
        "/meldingen/nieuw",
        {
            "sleutel": str(sleutel), "acuut": "JA", "postcode": "2532 cx", "huisnummer": "118", "toelichting": "Gil.",
            "p0-naam": "Marloes van der Meer", "p0-geboren": "4-5-1982", "p0-rol": "SLACHTOFFER", "p0-bsn": "12",
            "p1-naam": "meisje, ongeveer 9", "p1-geboren": "ongeveer 9", "p1-rol": "KIND", "p4-naam": "Joris",
            "vormen": ["partnergeweld"], "verteld": ["inzage"], "gebeurd_op": "2016-03-02T20:30",
        },
    )  # fmt: skip
    assert antwoord.status_code == 302, antwoord.content.decode()
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get(sleutel=sleutel)
        personen = list(melding.dossier.personen.order_by("id").select_related("persoon"))
    assert [p.persoon.achternaam or p.persoon.omschrijving for p in personen][:2] == ["Meer", "meisje, ongeveer 9"]
    assert (len(personen), melding.acuut, melding.postcode4) == (3, "JA", "2532")
    assert melding.gebeurd_op is not None


def test_an_empty_sheet_comes_back_with_words(client: Client, ploeg: Ploeg) -> None:
    antwoord = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw", {"sleutel": str(uuid4())})
    assert antwoord.status_code == 400
    assert "Schrijf in een zin" in antwoord.content.decode()


def test_every_fault_is_told_at_once_and_what_was_typed_stays(client: Client, ploeg: Ploeg) -> None:
    velden = {
        "sleutel": str(uuid4()),
        "p0-naam": "Jan",
        "p0-geboren": "31-2-1980",
        "p1-geboren": "gisteren?",
        "toelichting": "Gil",
    }
    pagina = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw", velden).content.decode()
    assert "Deze datum bestaat niet" in pagina
    assert "Schrijf een geboortedatum" in pagina
    assert 'value="gisteren?"' in pagina


def test_a_draft_is_saved_while_typing_and_opened_again(client: Client, ploeg: Ploeg) -> None:
    klant, sleutel = als(client, ploeg, "Ibrahim"), uuid4()
    velden = {
        "sleutel": str(sleutel),
        "toelichting": "Gil gehoord",
        "p3-naam": "Teun",
        "vormen": ["partnergeweld", "kindcheck"],
    }
    antwoord = klant.post(f"/meldingen/nieuw/{sleutel}/concept", velden)
    assert "opgeslagen" in antwoord.json()["tekst"]
    assert f"/meldingen/nieuw/{sleutel}" in klant.get("/meldingen/nieuw").content.decode()
    pagina = klant.get(f"/meldingen/nieuw/{sleutel}").content.decode()
    assert "Gil gehoord" in pagina
    assert 'value="Teun"' in pagina
    assert pagina.count(" checked") >= 2
    assert als(Client(), ploeg, "Fatima").get(f"/meldingen/nieuw/{sleutel}").status_code == 404


def test_known_people_are_shown_as_cards(client: Client, ploeg: Ploeg) -> None:
    een_melding(ploeg)
    velden = {
        "p0-naam": "M. Terpstra",
        "p0-geboren": "4-5-1982",
        "postcode": "2532CX",
        "huisnummer": "118",
        "kaart-x": "later",
    }
    pagina = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw/bekend", velden).content.decode()
    assert "Marloes Terpstra" in pagina
    assert "zelfde achternaam en geboortedatum" in pagina
    assert "Joris van Dalen" in pagina


def test_the_place_is_shown_with_the_postcode(client: Client, ploeg: Ploeg) -> None:
    gemeente = Gebied.objects.create(soort="gemeente", code="0518", naam="Voorbeeldstad", regio=ploeg.regio)
    wijk = Gebied.objects.create(soort="wijk", code="w1", naam="Duinwijk", regio=ploeg.regio, ouder=gemeente)
    Postcode.objects.create(postcode4="2532", gebied=wijk)
    pagina = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw/bekend", {"postcode": "2532 cx"}).content.decode()
    assert "Voorbeeldstad" in pagina
    assert 'name="gemeente" value="0518"' in pagina


def test_the_page_of_a_melding_hides_reporter_and_bsn(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    klant = als(client, ploeg, "Fatima")
    pagina = klant.get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert "Soeters" not in pagina
    assert "999990007" not in pagina
    assert "•••••••07" in pagina
    assert "Nog niet gezien en nog niet gesproken" in pagina


def test_reporter_and_bsn_come_after_a_reason(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}"
    assert klant.post(f"{adres}/melder", {"reden": ""}).status_code == 400
    assert "K. Soeters" in klant.post(f"{adres}/melder", {"reden": "Terugbellen"}).content.decode()
    wie = ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        moeder = melding.dossier.personen.get(rol="SLACHTOFFER").persoon
    assert "999990007" in klant.post(f"{adres}/personen/{moeder.publiek_id}/bsn", {"reden": "Gezag"}).content.decode()
    assert klant.post(f"{adres}/personen/{moeder.publiek_id}/informeren", {"hoe": "gesprek"}).status_code == 302
    assert klant.post(f"{adres}/gevaar", {"acuut": "NEE"}).status_code == 302
    assert "Nu geen gevaar" in klant.get(adres).content.decode()


def test_a_melding_is_turned_into_an_advies_on_the_page(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    klant, adres = als(client, ploeg, "Fatima"), f"/meldingen/{melding.publiek_id}"
    assert klant.post(f"{adres}/advies", {"reden": "Alleen raad gevraagd"}).status_code == 302
    pagina = klant.get(adres).content.decode()
    assert "omgezet in een advies" in pagina
    assert "kan nu niet een advies worden" in pagina
    with transactie(ploeg.handeling("Fatima"), wat="toets"):
        advies = Melding.objects.get(pk=melding.pk).advies
    assert f'href="/adviezen/{advies}"' in pagina
    assert klant.get(f"/adviezen/{advies}").status_code == 200


@pytest.mark.parametrize("deel", ["", "/gevaar", "/melder", "/advies"])
def test_an_outsider_gets_a_404_and_a_role_without_meldingen_a_403(client: Client, ploeg: Ploeg, deel: str) -> None:
    adres = f"/meldingen/{een_melding(ploeg).publiek_id}{deel}"
    assert als(client, ploeg, "Elif").get(adres).status_code == 404
    assert als(Client(), ploeg, "Frank").get(adres).status_code == 403
    assert Client().get(adres).status_code == 302


def test_the_number_of_queries_does_not_grow_with_the_people(client: Client, ploeg: Ploeg) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from schakel.casuswerk.meldingen.tests.builders import FENNA, MOEDER

    klant = als(client, ploeg, "Fatima")
    aantallen = []
    for betrokkenen in ((MOEDER,), (MOEDER, *[FENNA] * 8)):
        adres = f"/meldingen/{een_melding(ploeg, betrokkenen=betrokkenen).publiek_id}"
        with CaptureQueriesContext(connection) as gevraagd:
            assert klant.get(adres).status_code == 200
        aantallen.append(len(gevraagd))
    assert aantallen[0] == aantallen[1] <= 40, aantallen


def test_the_browser_gets_a_shift_token_and_loses_it_at_sign_out(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Ibrahim")
    klant.get("/meldingen/nieuw")
    koek = klant.cookies["schakel-dienst"]
    inhoud = signing.loads(koek.value, salt="schakel.dienst", max_age=12 * 3600)
    assert (inhoud["wie"], inhoud["rol"], koek["httponly"], koek["max-age"]) == (
        ploeg.mensen["Ibrahim"].pk, "vt_intake", True, 12 * 3600,
    )  # fmt: skip
    klant.post("/uitloggen")
    assert klant.cookies["schakel-dienst"].value == ""


def test_a_role_without_meldingen_gets_no_token(client: Client, ploeg: Ploeg) -> None:
    klant = als(client, ploeg, "Greet")
    klant.get("/team")
    assert "schakel-dienst" not in klant.cookies


@pytest.mark.parametrize(
    ("tekst", "uitkomst"),
    [("4-5-1982", (date(1982, 5, 4), None)), ("ongeveer 9", (None, 9)), ("34 jaar", (None, 34)), ("", (None, None))],
)
def test_birth_dates_and_ages_are_read_as_typed(tekst: str, uitkomst: tuple[date | None, int | None]) -> None:
    assert read_geboren(tekst) == uitkomst


def test_a_description_is_no_name() -> None:
    assert read_naam("meisje, ongeveer 9") == {"omschrijving": "meisje, ongeveer 9"}
    assert read_naam("Joris van Dalen") == {"roepnaam": "Joris", "tussenvoegsel": "van", "achternaam": "Dalen"}


def test_who_is_not_born_yet_stands_in_the_melding_and_a_late_entry_keeps_its_moments_apart(
    client: Client, ploeg: Ploeg
) -> None:
    velden = {
        "sleutel": str(uuid4()), "toelichting": "Zij is zwanger en wordt geduwd.", "p0-naam": "baby", "p0-rol": "KIND",
        "p0-ongeboren": "on", "p0-geboren": "uitgerekend 3-9-2016", "gebeurd_op": "2016-02-27T20:00",
        "ontvangen_op": "2016-02-28T09:00",
    }  # fmt: skip
    assert als(client, ploeg, "Ibrahim").post("/meldingen/nieuw", velden).status_code == 302
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get(sleutel=velden["sleutel"])
        kind = melding.dossier.personen.get().persoon
    assert (kind.ongeboren, kind.omschrijving) == (True, "baby (uitgerekend 3-9-2016)")
    assert melding.gebeurd_op and melding.gebeurd_op < melding.ontvangen_op < melding.ingevoerd_op
    assert (melding.ontvangen_op.day, melding.ingevoerd_op.date()) == (28, ploeg.moment.date())


def test_an_addition_under_the_same_key_is_not_lost(client: Client, ploeg: Ploeg) -> None:
    klant, velden = als(client, ploeg, "Ibrahim"), {"sleutel": str(uuid4()), "toelichting": "Gil."}
    een, twee = klant.post("/meldingen/nieuw", velden), klant.post("/meldingen/nieuw", velden)
    drie = klant.post("/meldingen/nieuw", {**velden, "toelichting": "Gil. En glas."})
    assert een["Location"] == twee["Location"] != drie["Location"]
    assert klant.get(drie["Location"]).status_code == 200


def test_a_converted_melding_says_who_decided_and_why(client: Client, ploeg: Ploeg) -> None:
    melding = een_melding(ploeg)
    klant = als(client, ploeg, "Ibrahim")
    adres = f"/meldingen/{melding.publiek_id}"
    assert klant.post(f"{adres}/advies", {"reden": "De beller vroeg alleen raad."}).status_code == 302
    pagina = klant.get(adres).content.decode()
    assert "Ibrahim, 2 maart 2016" in pagina
    assert "Reden: De beller vroeg alleen raad." in pagina


def test_a_judged_melding_says_its_decision_in_words(client: Client, ploeg: Ploeg) -> None:
    melding, wie = een_melding(ploeg), ploeg.handeling("Fatima")
    with transactie(wie, wat="toets"):
        actions.mark_in_beoordeling(wie, melding=melding)
        actions.mark_beoordeeld(wie, melding=melding, besluit="voorwaarden_vervolg")
    pagina = als(client, ploeg, "Fatima").get(f"/meldingen/{melding.publiek_id}").content.decode()
    assert "Voorwaarden en vervolg" in pagina and "voorwaarden_vervolg" not in pagina


def test_faults_stand_in_one_list_that_names_the_field(client: Client, ploeg: Ploeg) -> None:
    velden = {"sleutel": str(uuid4()), "toelichting": "Gil", "p1-geboren": "31-2-1980", "gebeurd_op": "gisteren"}
    pagina = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw", velden).content.decode()
    assert pagina.count('id="form-fouten"') == 1
    assert "Persoon 2, Geboren of oud: Deze datum bestaat niet." in pagina
    assert "Wanneer gebeurde het: Deze datum bestaat niet." in pagina


def test_a_postcode_that_is_none_is_told_and_never_lost(client: Client, ploeg: Ploeg) -> None:
    klant, sleutel = als(client, ploeg, "Ibrahim"), uuid4()
    velden = {
        "sleutel": str(sleutel), "toelichting": "Gil", "postcode": "25 12x9", "straat": "Laan", "p0-bsn": "123456789",
    }  # fmt: skip
    assert "Deze postcode bestaat niet." in klant.post("/meldingen/nieuw/bekend", velden).content.decode()
    goed = {**velden, "postcode": "2512 h"}
    pagina = klant.post("/meldingen/nieuw/bekend", goed).content.decode()
    assert "Deze postcode" not in pagina and "Een BSN klopt niet." in pagina
    assert klant.post("/meldingen/nieuw", velden).status_code == 302
    wie = ploeg.handeling("Ibrahim", ploeg.moment + timedelta(minutes=1))
    with transactie(wie, wat="toets"):
        melding = Melding.objects.get(sleutel=sleutel)
        huis = melding.dossier.huishoudens.get().huishouden
    assert huis.straat == "Laan, postcode gezegd: 25 12x9"


def test_a_part_that_is_fetched_leaves_the_title_of_the_page(client: Client, ploeg: Ploeg) -> None:
    assert '"ignoreTitle": true' in als(client, ploeg, "Ibrahim").get("/meldingen/nieuw").content.decode()


def test_why_an_advies_becomes_a_melding_must_be_said(client: Client, ploeg: Ploeg) -> None:
    tekst = als(client, ploeg, "Ibrahim").get(f"/meldingen/nieuw?advies={uuid4()}").content.decode()
    assert "Waarom wordt het advies een melding?</label>" in tekst


def test_a_street_that_is_too_long_is_shown_unfolded(client: Client, ploeg: Ploeg) -> None:
    getypt = {"sleutel": str(uuid4()), "toelichting": "Er is geschreeuw.", "straat": "s" * 200}
    antwoord = als(client, ploeg, "Ibrahim").post("/meldingen/nieuw", getypt)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400 and "Dit is te lang: 200 tekens. Er passen er 120." in tekst
    vak = tekst.index("Straat, toevoeging of geheim adres")
    assert tekst[:vak].endswith(" open><summary>")


@pytest.mark.parametrize(
    ("naam", "staat", "niet"),
    [
        ("Ibrahim", "Veilig Thuis ontvangt meldingen en meldt niet bij zichzelf.", "nog niets gemeld"),
        ("Fatima", "Wat melders te lezen krijgen", "nog niets gemeld"),
        ("Jamila", "Uw team heeft nog niets gemeld", "Veilig Thuis ontvangt"),
    ],
)
def test_who_looks_for_own_reports_reads_words_for_their_kind(
    client: Client, ploeg: Ploeg, naam: str, staat: str, niet: str
) -> None:
    tekst = als(client, ploeg, naam).get("/meldingen/gedaan").content.decode()
    assert staat in tekst and niet not in tekst


def test_a_professional_of_another_organisation_reads_of_it() -> None:
    assert words_for("melder_beroep", ontvangt=False).leeg == "Uw organisatie heeft nog niets gemeld"
