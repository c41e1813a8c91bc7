"""Each gets a plan of her own, on paper or behind a code; and what she says reaches whoever directs."""

from datetime import timedelta

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
STAP = "pakt de tas onder de trap"


def test_a_plan_for_one_reader(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin(
        "Linders",
        huisnummer="63",
        mensen=(
            ("Marloes Linders", "4-5-1982", "SLACHTOFFER"),
            ("Joris van Dalen", "38", "PLEGER"),
            ("Fenna Linders", "20-3-2008", "KIND"),
        ),
    )
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    jamila = als("Jamila Bouzid")
    toneel.neemt_over(fatima, jamila, overdracht)
    plan = _makes_a_plan(jamila, casus)
    jamila.kiest("Voor het gezin: een eigen exemplaar")
    exemplaren = jamila.pad
    jamila.kiest("Maak exemplaar")
    assert jamila.wacht.laatste_status == 400
    jamila.keurt("a copy for nobody")
    for naam in ("Fenna", "Joris", "Marloes"):
        _copy(jamila, naam)
    jamila.foto("gezin-exemplaren")
    jamila.keurt("the copies of a family")
    _reads(als, jamila)
    _hears(jamila, exemplaren)
    als("Sanne Vos").krijgt(404, exemplaren)
    wereld.tijd_gaat(days=100)
    _says_what_the_help_is_like(als, jamila, fatima, casus)
    als("Sanne Vos").krijgt(404, f"{casus}/ervaring")
    jamila.gaat_naar(plan)
    _turns_out_otherwise(jamila, casus, exemplaren)


def _turns_out_otherwise(jamila: Bezoek, casus: str, exemplaren: str) -> None:
    """Somebody turns out to use violence: what was handed over before, opens no more."""
    jamila.gaat_naar(casus)
    jamila.kiest("Wijzig", soort="link", binnen=".genogram")
    jamila.kiest_optie("[name=rol-wie]", "Marloes")
    jamila.page.locator("input[name=rol-rol][value=PLEGER]").check(force=True)
    jamila.foto("gezin-rol")
    jamila.keurt("a family of which somebody turns out to be something else")
    jamila.kiest("Leg dit vast")
    jamila.ziet("Maak nieuwe bladen en codes")
    jamila.gaat_naar(exemplaren)
    jamila.ziet("Opent niet meer")


def _makes_a_plan(jamila: Bezoek, casus: str) -> str:
    jamila.gaat_naar(casus)
    jamila.kiest("Begin een plan, of zeg waarom het niet nodig is")
    jamila.kiest("Begin dit plan")
    for keuze in jamila.page.locator("input[value='GAAT_DOOR']:not([name^='extra'])").all():
        keuze.check(force=True)
    for zin in jamila.page.locator("input[name$='-zin']:not([name^='extra'])").all():
        zin.fill("Dit gaat door zoals het was.")
    jamila.kiest("Begin het plan")
    plan = jamila.pad
    jamila.gaat_naar(f"{plan}/situaties/nieuw")
    velden = {
        "titel": "Als hij heeft gedronken", "gebeurt": "Joris wordt boos.", "signalen": "Hij komt laat thuis.",
        "waarheen": "Naar oma, met de fiets.", "controle_wie": "Jeugdteam", "geldig_tot": _over(jamila, 60),
        "kindwoorden": "Pannenkoek", "stap0_wie": "Marloes", "stap0_wat": STAP, "stap1_wie": "Joris",
        "stap1_wat": "gaat naar zijn broer", "bel0_naam": "Oma Ina", "bel0_telefoon": "070 555 02 02",
    }  # fmt: skip
    for veld, tekst in velden.items():
        jamila.page.fill(f"[name={veld}]", tekst)
    jamila.page.locator("[name=kindversie]").check(force=True)
    jamila.kiest("Bewaar de situatie", binnen=".volgende-stap")
    jamila.gaat_naar(plan)
    jamila.kiest("Versies")
    jamila.kiest("Leg een versie vast")
    jamila.gaat_naar(plan)
    return plan


def _over(wie: Bezoek, dagen: int) -> str:
    return (wie.wereld.nu + timedelta(days=dagen)).date().isoformat()


def _copy(jamila: Bezoek, naam: str) -> None:
    keuze = jamila.page.locator(f"[name=aan] option:has-text('{naam}')").get_attribute("value")
    jamila.page.select_option("[name=aan]", keuze)
    jamila.kiest("Maak exemplaar")
    jamila.ziet(naam)


def _reads(als: Ploeg, jamila: Bezoek) -> None:
    kaart = jamila.page.locator("section.kaart", has=jamila.page.locator("h2", has_text="Marloes"))
    with jamila.page.expect_download() as wacht:
        kaart.get_by_role("link", name="Op papier").click()
    assert wacht.value.suggested_filename == "blad.pdf"
    kaart.get_by_role("button", name="Maak een code").click()
    code = jamila.page.locator(".citaat strong").inner_text()
    jamila.foto("gezin-code")
    jamila.keurt("a code to hand over")
    marloes = als("")
    marloes.gaat_naar("/blad")
    marloes.foto("gezin-deur")
    marloes.keurt("the door of a reader")
    marloes.vult_in({"Uw code": "AAAA-BBBB-CCCC"})
    marloes.kiest("Open het blad")
    assert marloes.wacht.laatste_status == 400
    marloes.keurt("a wrong code of a reader")
    marloes.vult_in({"Uw code": code})
    marloes.kiest("Open het blad")
    marloes.ziet("Uw plan, Marloes", STAP, "Oma Ina: 070 555 02 02", "gaat naar zijn broer", "Pannenkoek")
    marloes.ziet_niet("Linders", "Dalen", "Joris wordt boos")
    assert not marloes.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    marloes.foto("gezin-blad")
    marloes.keurt("the copy of a reader")
    marloes.kiest("Verstuur")
    assert marloes.wacht.laatste_status == 400
    marloes.vinkt_aan("Ik wil een gesprek over dit plan.")
    marloes.page.fill("[name=tekst]", "Oma is op maandag niet thuis.")
    marloes.kiest("Verstuur")
    marloes.ziet("Uw antwoord is aangekomen")
    marloes.keurt("after the answer of a reader")
    _leaves(marloes)


def _leaves(marloes: Bezoek) -> None:
    """Who leaves quickly leaves nothing: the copy is closed at the server too, not in this browser alone."""
    with marloes.page.expect_request("**/blad/sluiten"):
        marloes.page.get_by_role("link", name="Verlaat deze pagina snel").click()
    adres = f"{marloes.wereld.adres}/blad/lezen"
    for _ in range(20):
        if marloes.page.request.get(adres).status == 404:
            break
        marloes.page.wait_for_timeout(250)
    marloes.krijgt(404, "/blad/lezen")
    marloes.ziet("Dit blad is gesloten")
    marloes.keurt("a copy that was closed")


def _hears(jamila: Bezoek, exemplaren: str) -> None:
    for _ in range(20):
        jamila.gaat_naar("/werkvoorraad?soort=plan")
        if "Antwoord van het gezin" in jamila.tekst():
            break
        jamila.page.wait_for_timeout(500)
    jamila.ziet("Antwoord van het gezin op het plan")
    jamila.gaat_naar(exemplaren)
    jamila.ziet("Oma is op maandag niet thuis.", "Ik wil een gesprek over dit plan.")
    jamila.foto("gezin-antwoord")
    jamila.kiest("Gelezen")
    jamila.ziet("Gelezen door Jamila Bouzid")


def _says_what_the_help_is_like(als: Ploeg, jamila: Bezoek, fatima: Bezoek, casus: str) -> None:
    """Somebody who does not do the work asks; whoever directs reads it only when she says yes."""
    jamila.gaat_naar(f"{casus}/ervaring")
    jamila.ziet("Een collega vraagt dit")
    fatima.gaat_naar(f"{casus}/ervaring")
    fatima.ziet("Nu te vragen")
    fatima.foto("ervaring")
    fatima.keurt("who can be asked about the help")
    kaart = fatima.page.locator("section.kaart", has=fatima.page.locator("h2", has_text="Marloes"))
    with fatima.na_navigatie():
        kaart.get_by_role("button", name="Maak een code").click()
    code = fatima.page.locator(".citaat strong").inner_text()
    fatima.keurt("a code for three questions")
    marloes = als("")
    marloes.gaat_naar("/blad")
    marloes.vult_in({"Uw code": code})
    marloes.kiest("Open het blad")
    marloes.ziet("Een paar vragen", "Antwoorden hoeft niet.")
    marloes.ziet_niet("Linders", "Marloes", "Jamila")
    marloes.foto("ervaring-vragen")
    marloes.kiest("Verstuur")
    assert marloes.wacht.laatste_status == 400
    marloes.keurt("three questions without an answer")
    for nummer, cijfer in enumerate(("2", "3", "0")):
        marloes.page.locator(f"[name='vraag{nummer}-cijfer'][value='{cijfer}']").check(force=True)
    marloes.page.fill("[name=woorden]", "Bel mij eerder terug.")
    marloes.kiest("Verstuur")
    marloes.ziet("Uw antwoord is aangekomen")
    fatima.gaat_naar(f"{casus}/ervaring")
    fatima.ziet("Bel mij eerder terug.", "Een beetje")
    jamila.gaat_naar(f"{casus}/ervaring")
    jamila.ziet("Dit antwoord leest alleen wie het vroeg.")
    jamila.ziet_niet("Bel mij eerder terug.")
    joris = fatima.page.locator("section.kaart", has=fatima.page.locator("h2", has_text="Joris"))
    with fatima.na_navigatie():
        joris.get_by_role("link", name="Vraag het in een gesprek").click()
    fatima.foto("ervaring-gesprek")
    fatima.kiest("Bewaar de antwoorden", binnen=".volgende-stap")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("a talk about the help without answers")
    fatima.gaat_naar("/ervaringen")
    fatima.ziet("nog geen cijfer")
    fatima.foto("ervaringen")
    fatima.keurt("figures of too few families")
