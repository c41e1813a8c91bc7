"""The front desk: advice without names, a report of one sentence, and a night on which the database is away."""

from typing import Any

import pytest

from schakel.entrypoints.bediening import processen
from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import GEDULD, Wereld

pytestmark = pytest.mark.browser


def test_a_name_never_gets_into_an_advies(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.keurt("the sheet of an advies")
    ibrahim.page.get_by_label("Wie vraagt advies?").first.select_option(index=1)
    ibrahim.vult_in(
        {
            "Wat is de vraag?": "De juf maakt zich zorgen over Fenna Terpstra, tel 06 12345678.",
            "Welk advies heeft u gegeven?": "Praat eerst met het kind, en bel over een week terug.",
        }
    )
    ibrahim.kiest("Bewaar", soort="button", binnen="main")
    ibrahim.ziet("Er stond iets in waaraan het gezin te herkennen is")
    assert "Terpstra" not in ibrahim.page.get_by_label("Wat is de vraag?").input_value()
    ibrahim.keurt("the advies with its names replaced")
    ibrahim.kiest("Bewaar", soort="button", binnen="main")
    ibrahim.ziet("[naam]")
    ibrahim.keurt("the advies that was kept")
    bewaard = wereld.vraag("SELECT a::text FROM adviezen_advies a")
    assert bewaard and "Terpstra" not in str(bewaard) and "12345678" not in str(bewaard)


def test_a_phone_number_and_a_sentence_are_enough(als: Ploeg) -> None:
    ibrahim = als("Ibrahim Yilmaz", breedte=320)
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.vult_in({"Telefoon": "070 555 44 11", "Wat ziet of hoort de beller?": "Er wordt een kind geslagen."})
    with ibrahim.na_navigatie():
        ibrahim.page.locator(".volgende-stap button").click()
    ibrahim.ziet("Melding ontvangen", "Deze melding raakt niet meer kwijt")


@pytest.mark.parametrize("breedte", [320, 1280])
def test_with_larger_letters_the_menu_is_whole(als: Ploeg, breedte: int) -> None:
    ibrahim = als("Ibrahim Yilmaz", breedte=breedte)
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.page.evaluate("document.documentElement.style.fontSize = '150%'")
    ibrahim.page.locator(".menu > summary").click()
    for deel in (".menu > summary", ".menu .menu__blad"):
        vak = ibrahim.page.locator(deel).bounding_box()
        assert vak["x"] >= 0 and vak["x"] + vak["width"] <= breedte, deel
    assert ibrahim.page.evaluate("document.documentElement.scrollWidth") <= breedte


def test_an_empty_sheet_says_so_at_the_field_and_keeps_what_was_typed(als: Ploeg) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.vult_in({"Postcode": "2532", "Huisnummer": "9"})
    ibrahim.page.fill("[name=p0-geboren]", "op een dinsdag")
    with ibrahim.na_navigatie():
        ibrahim.page.locator(".volgende-stap button").click()
    assert ibrahim.wacht.laatste_status == 400
    ibrahim.ziet("Alles wat u typte, staat er nog", "Schrijf een geboortedatum (4-5-1982) of een leeftijd (34).")
    assert ibrahim.page.get_by_label("Huisnummer").first.input_value() == "9"
    assert ibrahim.page.locator("[name=p0-geboren]").input_value() == "op een dinsdag"
    ibrahim.keurt("the sheet with faults")


def test_a_draft_is_kept_while_one_types(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.vult_in({"Wat ziet of hoort de beller?": "Halverwege valt de lijn weg"})
    ibrahim.page.get_by_text("Ook op de server").wait_for()
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.kiest("Ga daarmee verder")
    assert "lijn weg" in ibrahim.page.get_by_label("Wat ziet of hoort de beller?").input_value()
    assert "lijn weg" not in str(wereld.vraag("SELECT c::text FROM meldingen_concept c")), "encrypted"
    ibrahim.kiest("Gooi dit concept weg")


def test_a_receipt_is_given_while_the_database_is_away(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/werkvoorraad")
    eerder = wereld.vraag("SELECT count(*) FROM meldingen_melding")[0][0]
    wereld.database_gaat_weg()
    try:
        assert ibrahim.page.goto(f"{wereld.adres}/werkvoorraad").status == 503
        ibrahim.ziet("De database is even weg", "Een melding aannemen kan wel")
        assert ibrahim.page.request.get(f"{wereld.adres}/inloggen").status == 503
        ibrahim.gaat_naar("/meldingen/nieuw")
        ibrahim.ziet("De database is even weg")
        ibrahim.keurt("the sheet without a database")
        ibrahim.vult_in({"Wat ziet of hoort de beller?": "De buurman staat bloedend voor de deur."})
        with ibrahim.na_navigatie():
            ibrahim.page.locator(".volgende-stap button").click()
        ibrahim.ziet("Melding ontvangen", "Veilig bewaard, wordt zo verwerkt", "VT ")
        ibrahim.keurt("the receipt without a database")
        bewijs = ibrahim.pad
    finally:
        wereld.database_komt_terug()
    sql = "SELECT 1 FROM meldingen_melding HAVING count(*) > %s"
    wereld.wacht_op(sql, eerder, wat="the spool is drained")
    assert processen.wait_until(lambda: _staat_klaar(ibrahim, bewijs), GEDULD)


def test_who_came_in_while_the_database_was_away_is_recognised_by_triage(als: Ploeg, wereld: Wereld) -> None:
    ibrahim, fatima = als("Ibrahim Yilmaz"), als("Fatima Haddou", team="Triage")
    _meldt_gezin(ibrahim, "De buurvrouw hoort elke avond ruzie.")
    eerder = wereld.vraag("SELECT count(*) FROM meldingen_melding")[0][0]
    wereld.database_gaat_weg()
    try:
        _meldt_gezin(ibrahim, "De school ziet blauwe plekken.")
        bewijs = ibrahim.pad
    finally:
        wereld.database_komt_terug()
    sql = "SELECT 1 FROM meldingen_melding HAVING count(*) > %s"
    wereld.wacht_op(sql, eerder, wat="the spool is drained")
    assert processen.wait_until(lambda: _staat_klaar(ibrahim, bewijs), GEDULD)
    ibrahim.kiest("Bekijk de melding")
    fatima.gaat_naar(ibrahim.pad)
    fatima.ziet("Eerste melding")
    fatima.page.get_by_role("heading", name="Misschien bekend").wait_for()
    fatima.keurt("a melding with people who may be known")
    fatima.foto("melding-misschien-bekend")
    fatima.gaat_naar(f"{ibrahim.pad}/bekend")
    fatima.ziet("Sanne Wiersma", "zelfde achternaam en geboortedatum", "1 melding", "zelfde adres")
    fatima.keurt("the cards of a melding")
    fatima.foto("misschien-bekend")
    _kaart(fatima, "Douwe Wiersma").get_by_label("Wie is dit?").select_option("")
    with fatima.na_navigatie():
        _kaart(fatima, "Douwe Wiersma").get_by_role("button", name="Zelfde persoon").click()
    assert fatima.wacht.laatste_status == 400
    fatima.ziet("Kies eerst wie van deze melding dit is.")
    fatima.keurt("the cards with a fault")
    fatima.foto("misschien-bekend-fout")
    with fatima.na_navigatie():
        _kaart(fatima, "Sanne Wiersma").get_by_role("button", name="Zelfde persoon").click()
    fatima.ziet(
        "Gekoppeld. De indeling van deze melding is nu: Vervolgmelding", "Zelfde persoon als in een eerder dossier"
    )
    fatima.page.get_by_role("heading", name="Misschien bekend: 1 persoon").wait_for()
    with fatima.na_navigatie():
        _kaart(fatima, "Douwe Wiersma").get_by_role("button", name="Iemand anders").click()
    fatima.page.get_by_role("heading", name="Niemand om te vergelijken").wait_for()
    fatima.keurt("a melding in which everybody was looked at")
    fatima.foto("melding-nagekeken")


def _meldt_gezin(ibrahim: Bezoek, verhaal: str) -> None:
    """Type a report about a mother with a birth date, and a second person whose name is known the first time only."""
    ibrahim.gaat_naar("/meldingen/nieuw")
    tweede = "Douwe Wiersma" if "buurvrouw" in verhaal else "man, ongeveer 40"
    toneel.nog_een_rij(ibrahim, 1)
    for veld, waarde in {"p0-naam": "Sanne Wiersma", "p0-geboren": "3-4-1985", "p1-naam": tweede}.items():
        ibrahim.page.fill(f"[name={veld}]", waarde)
    ibrahim.vult_in({"Wat ziet of hoort de beller?": verhaal, "Postcode": "2532 CX", "Huisnummer": "177"})
    with ibrahim.na_navigatie():
        ibrahim.page.locator(".volgende-stap button").click()
    ibrahim.ziet("Melding ontvangen")


def _kaart(wie: Bezoek, naam: str) -> Any:
    return wie.page.get_by_role("form", name=naam)


def _staat_klaar(ibrahim: Bezoek, bewijs: str) -> bool:

    ibrahim.gaat_naar(bewijs)
    return "Staat klaar voor de veiligheidsbeoordeling" in ibrahim.tekst()
