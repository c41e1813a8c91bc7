"""At the kitchen table, on a bad line: nothing that was typed is lost, nobody else reads it, and two texts stay two."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
GEHEIM = "Marloes belt zelf als hij heeft gedronken"
LA = """() => new Promise(klaar => {
  const vraag = indexedDB.open('schakel', 1);
  vraag.onsuccess = () => {
    const alles = vraag.result.transaction('concepten').objectStore('concepten').getAll();
    alles.onsuccess = () => {
      klaar(alles.result.map(r => ({...r, iv: [...r.iv], inhoud: String.fromCharCode(...new Uint8Array(r.inhoud))})));
      vraag.result.close();
    };
  };
})"""
KLAAR = "[data-apparaat][data-klaar=ja]"


def _in_de_la(wie: Bezoek) -> list[dict[str, Any]]:
    """Return what this browser keeps, as a thief of the device would read it."""
    rijen: list[dict[str, Any]] = wie.page.evaluate(LA)
    return rijen


def _valt_weg(wie: Bezoek, weg: bool) -> None:
    wie.page.context.set_offline(weg)


def _staat_klaar(wie: Bezoek) -> None:
    wie.page.wait_for_selector(KLAAR, state="attached")


def _meldt_zich_af(wie: Bezoek) -> None:
    wie.page.set_viewport_size({"width": 1280, "height": 900})
    wie.page.locator("details.wie-ben-ik summary").click()
    wie.kiest("Log uit")


def _begint_plan(jamila: Bezoek, casus: str) -> str:
    jamila.gaat_naar(casus)
    jamila.kiest("Begin een plan, of zeg waarom het niet nodig is")
    jamila.kiest("Begin dit plan")
    for keuze in jamila.page.locator("input[value='GAAT_DOOR']:not([name^='extra'])").all():
        keuze.check(force=True)
    for zin in jamila.page.locator("input[name$='-zin']:not([name^='extra'])").all():
        zin.fill("Dit gaat door zoals het was.")
    jamila.kiest("Begin het plan")
    return jamila.pad


def test_nothing_typed_is_lost_on_a_bad_line(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Hoekstra", huisnummer="61")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    thuis, kantoor = als("Jamila Bouzid", breedte=768), als("Jamila Bouzid")
    toneel.neemt_over(fatima, kantoor, overdracht)
    plan = _begint_plan(kantoor, casus)
    _valt_halverwege_weg(thuis, plan)
    _is_onleesbaar_na_afmelden(thuis, plan)
    _de_eerste_letter_wist_niets(thuis, plan)
    _twee_teksten_blijven_twee(thuis, kantoor, plan)
    _een_geweigerd_blad_blijft(thuis, plan)
    _ook_bij_een_bijeenkomst(thuis, casus)


def _valt_halverwege_weg(thuis: Bezoek, plan: str) -> None:
    """The line drops while one types; the sheet goes out by itself when it is back."""
    thuis.gaat_naar(f"{plan}/kaart")
    _staat_klaar(thuis)
    thuis.page.fill("[name=sterk]", "Marloes vraagt om hulp.")
    _valt_weg(thuis, True)
    thuis.page.locator(".volgende-stap button[type=submit]").click()
    thuis.page.get_by_text("Er is geen verbinding.").wait_for()
    assert thuis.page.input_value("[name=sterk]") == "Marloes vraagt om hulp."
    thuis.foto("geen-verbinding")
    with thuis.na_navigatie():
        _valt_weg(thuis, False)
    thuis.ziet("Marloes vraagt om hulp.")
    _staat_klaar(thuis)
    assert _in_de_la(thuis) == [], "what the server took in, is gone from the device"


def _is_onleesbaar_na_afmelden(thuis: Bezoek, plan: str) -> None:
    """After signing out the device tells nothing; its writer, and nobody else, gets the text back."""
    thuis.gaat_naar(f"{plan}/kaart")
    _staat_klaar(thuis)
    thuis.page.fill("[name=nu]", GEHEIM)
    thuis.page.wait_for_selector("[data-apparaat][data-bewaard=ja]", state="attached")
    assert len(_in_de_la(thuis)) == 1
    plat = json.dumps(_in_de_la(thuis))
    assert GEHEIM not in plat
    assert "kaart" not in plat
    assert plan.rsplit("/", 1)[-1] not in plat
    thuis.gaat_naar("/werkvoorraad")
    thuis.page.get_by_text("Op een andere pagina staat nog tekst van u").wait_for()
    thuis.keurt("a work list that names a text that was not sent")
    _meldt_zich_af(thuis)
    assert len(_in_de_la(thuis)) == 1
    naam, thuis.naam = thuis.naam, "Ibrahim Yilmaz"
    thuis.meldt_zich_aan()
    thuis.gaat_naar("/werkvoorraad")
    _staat_klaar(thuis)
    assert "nog tekst van u" not in thuis.tekst()
    _meldt_zich_af(thuis)
    thuis.naam = naam
    thuis.meldt_zich_aan()
    thuis.gaat_naar(f"{plan}/kaart")
    thuis.page.get_by_text("iets dat nog niet is verstuurd").wait_for()
    thuis.foto("tekst-terug")
    thuis.keurt("a sheet that offers what was typed before")


def _bewaard(pagina: Any) -> None:
    pagina.wait_for_selector("[data-apparaat][data-bewaard=ja]", state="attached")


def _de_eerste_letter_wist_niets(thuis: Bezoek, plan: str) -> None:
    """Who begins to type before putting the earlier text back, loses neither; two tabs do not write over each other."""
    thuis.page.fill("[name=gebeurd]", "Oma helpt.")
    _bewaard(thuis.page)
    tabblad = thuis.page.context.new_page()
    tabblad.goto(f"{thuis.wereld.adres}{plan}/kaart")
    tabblad.wait_for_selector(KLAAR, state="attached")
    tabblad.fill("[name=lastiger]", "De schulden.")
    _bewaard(tabblad)
    tabblad.close()
    assert len(_in_de_la(thuis)) == 3, "the earlier text, and what each of two tabs holds"
    terug, weg = (
        thuis.page.get_by_role("button", name=f"{x} mijn tekst {y}") for x, y in (("Zet", "terug"), ("Gooi", "weg"))
    )
    terug.click()
    expect(thuis.page.locator("[name=nu]")).to_have_value(GEHEIM)
    assert thuis.page.input_value("[name=gebeurd]") == ""
    terug.click()
    expect(thuis.page.locator("[name=gebeurd]")).to_have_value("Oma helpt.")
    expect(terug).to_be_enabled()
    assert len(_in_de_la(thuis)) == 3, "what one put back for another text, still lies there"
    terug.click()
    expect(thuis.page.locator("[name=nu]")).to_have_value(GEHEIM)
    weg.click()
    thuis.page.locator("[data-apparaat]").wait_for(state="hidden")
    thuis.gaat_naar(f"{plan}/kaart")
    _staat_klaar(thuis)
    assert len(_in_de_la(thuis)) == 2
    terug.click()
    expect(thuis.page.locator("[name=nu]")).to_have_value(GEHEIM)
    weg.click()
    thuis.page.locator("[data-apparaat]").wait_for(state="hidden")
    assert len(_in_de_la(thuis)) == 1
    thuis.gaat_naar(f"{plan}/kaart")
    _staat_klaar(thuis)


def _een_geweigerd_blad_blijft(thuis: Bezoek, plan: str) -> None:
    """What the server refused, is still on the device, also when its writer walks away without one more letter."""
    nieuw = f"{plan}/drieluiken/nieuw"
    thuis.gaat_naar(nieuw)
    _staat_klaar(thuis)
    thuis.page.fill("[name=titel]", "Drank")
    thuis.page.fill("[name=gevaar]", GEHEIM)
    thuis.kiest("Bewaar", binnen=".volgende-stap")
    thuis.page.locator("#form-fouten").wait_for()
    _staat_klaar(thuis)
    assert len(_in_de_la(thuis)) == 1
    thuis.gaat_naar(nieuw)
    thuis.page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(thuis.page.locator("[name=gevaar]")).to_have_value(GEHEIM)
    thuis.page.fill("[name=doel]", "Als hij drinkt, gaat hij naar zijn broer.")
    thuis.kiest("Bewaar", binnen=".volgende-stap")
    thuis.ziet("Als hij drinkt, gaat hij naar zijn broer.")
    _staat_klaar(thuis)
    assert _in_de_la(thuis) == []


def _twee_teksten_blijven_twee(thuis: Bezoek, kantoor: Bezoek, plan: str) -> None:
    """Somebody else wrote in the same field meanwhile: both texts are shown, and nothing is overwritten."""
    kantoor.gaat_naar(f"{plan}/kaart")
    kantoor.page.fill("[name=nu]", "Oma komt op vrijdag.")
    kantoor.kiest("Bewaar de kaart", binnen=".volgende-stap")
    thuis.page.get_by_role("button", name="Zet mijn tekst terug").click()
    assert thuis.page.input_value("[name=nu]") == GEHEIM
    thuis.kiest("Bewaar de kaart", binnen=".volgende-stap")
    thuis.ziet("Dit schreef een ander intussen:", "Oma komt op vrijdag.")
    assert thuis.page.input_value("[name=nu]") == GEHEIM
    kantoor.gaat_naar(plan)
    kantoor.ziet("Oma komt op vrijdag.")
    _staat_klaar(thuis)
    assert len(_in_de_la(thuis)) == 1, "a sheet that was refused, is still on the device"
    thuis.page.fill("[name=nu]", f"Oma komt op vrijdag. {GEHEIM}.")
    thuis.kiest("Bewaar de kaart", binnen=".volgende-stap")
    thuis.ziet("Oma komt op vrijdag.", GEHEIM)
    _staat_klaar(thuis)
    assert _in_de_la(thuis) == []


def _ook_bij_een_bijeenkomst(thuis: Bezoek, casus: str) -> None:
    """The sheets of meetings, children and following keep what is typed as well as the plan does."""
    thuis.gaat_naar(f"{casus}/bijeenkomsten/nieuw")
    _staat_klaar(thuis)
    nieuw = thuis.pad
    thuis.page.fill("[name=doel]", GEHEIM)
    thuis.page.wait_for_selector("[data-apparaat][data-bewaard=ja]", state="attached")
    assert GEHEIM not in json.dumps(_in_de_la(thuis)) and len(_in_de_la(thuis)) == 1
    thuis.gaat_naar("/werkvoorraad")
    thuis.page.get_by_text("Op een andere pagina staat nog tekst van u").wait_for()
    thuis.gaat_naar(nieuw)
    thuis.page.get_by_role("button", name="Zet mijn tekst terug").click()
    assert thuis.page.input_value("[name=doel]") == GEHEIM
    thuis.foto("bijeenkomst-tekst-terug")
    thuis.keurt("a meeting that offers what was typed before")
