"""She tells something, says who may read it, gets help of her own, and her teacher knows what she needs."""

import json
import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from tests.stories import toneel
from tests.stories.beelden import maak
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
BANG = "Als papa hard praat, ga ik onder mijn bed liggen."


def test_a_child_as_a_person(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin(
        "Zwart",
        huisnummer="61",
        mensen=(
            ("Marloes Zwart", "4-5-1982", "SLACHTOFFER"),
            ("Joris van Dalen", "38", "PLEGER"),
            ("Fenna Zwart", "20-3-2008", "KIND"),
            ("Teun Zwart", "4", "KIND"),
        ),
    )
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    jamila = als("Jamila Bouzid")
    toneel.neemt_over(fatima, jamila, overdracht)
    _begint_een_plan(jamila, casus)
    jamila.gaat_naar(casus)
    jamila.ziet("Fenna, ", "nog niet gezien", "nog geen eigen hulp")
    jamila.foto("casus-met-gezichten")
    jamila.keurt("the page of a casus with faces")
    jamila.kiest("Alle kinderen")
    jamila.foto("kinderen")
    jamila.keurt("the row of faces")
    _scheiding(jamila)
    jamila.kiest("Fenna, ")
    fenna = jamila.pad
    jamila.ziet("Dit kind is nog niet gezien", "20 maart 2020 wordt dit kind 12")
    jamila.keurt("the page of a child of whom nothing is known yet")
    _ziet_en_spreekt(jamila, fenna)
    _vertelt(fatima, jamila, fenna)
    _krijgt_hulp(jamila, fenna)
    _hoe_gaat_het(jamila, wereld, fenna)
    _school(als, jamila, wereld, fenna)
    jamila.gaat_naar(fenna)
    jamila.foto("kind")
    jamila.keurt("the page of a child")
    if os.environ.get("SCHAKEL_BEELDEN"):
        maak(jamila, "kinderen")
    als("Sanne Vos").krijgt(404, fenna)


def _begint_een_plan(jamila: Bezoek, casus: str) -> None:
    jamila.gaat_naar(casus)
    jamila.kiest("Begin een plan, of zeg waarom het niet nodig is")
    jamila.kiest("Begin dit plan")
    for keuze in jamila.page.locator("input[value='GAAT_DOOR']:not([name^='extra'])").all():
        keuze.check(force=True)
    for zin in jamila.page.locator("input[name$='-zin']:not([name^='extra'])").all():
        zin.fill("Dit gaat door zoals het was.")
    jamila.kiest("Begin het plan")
    jamila.kiest("De kinderen: woorden, hulp, welzijn en school")
    jamila.ziet("De kinderen van gezin")


def _scheiding(jamila: Bezoek) -> None:
    jamila.page.locator("summary", has_text="Leg vast dat dit speelt").click()
    jamila.kiest("Leg vast", soort="button", binnen="section:has(#scheiding)")
    assert jamila.wacht.laatste_status == 400
    jamila.keurt("a complex divorce without words")
    jamila.page.fill("[name=toelichting]", "Fenna brengt boodschappen over tussen haar ouders.")
    jamila.kiest("Leg vast", soort="button", binnen="section:has(#scheiding)")
    jamila.ziet("Fenna brengt boodschappen over", "Er is nog geen hulp gevraagd")
    jamila.keurt("a complex divorce that is marked")
    jamila.foto("scheiding")


def _ziet_en_spreekt(jamila: Bezoek, fenna: str) -> None:
    jamila.kiest("Leg contact vast", binnen=".volgende-stap")
    jamila.page.locator("[name=wat][value=gesproken]").check(force=True)
    jamila.page.fill("[name=met_wie]", "oma")
    jamila.page.select_option("[name=hulpmiddel]", "drie_huizen")
    jamila.kiest("Leg vast", binnen=".volgende-stap")
    jamila.gaat_naar(fenna)
    jamila.ziet("door Jamila Bouzid", "erbij: oma", "met de drie huizen")


def _tekening() -> Any:
    """Return a drawing of a house, as a scan."""
    beeld, uit = Image.new("RGB", (320, 240), "white"), BytesIO()
    pen = ImageDraw.Draw(beeld)
    pen.rectangle((100, 110, 220, 210), outline="navy", width=6)
    pen.polygon(((80, 110), (160, 40), (240, 110)), outline="navy", width=6)
    beeld.save(uit, "PNG")
    return {"name": "scan.png", "mimeType": "image/png", "buffer": uit.getvalue()}


def _vertelt(fatima: Bezoek, jamila: Bezoek, fenna: str) -> None:
    jamila.kiest("Drie huizen")
    jamila.kiest("Bewaar", binnen=".volgende-stap")
    assert jamila.wacht.laatste_status == 400
    jamila.keurt("the three houses, empty")
    jamila.vult_in({"Huis van de zorgen": BANG, "Huis van de goede dingen": "Oma maakt pannenkoeken."})
    jamila.vult_in({"Huis van de dromen": "Een hond, en een kamer met een slot."})
    jamila.page.set_input_files("[name=tekening]", files=[_tekening()])
    jamila.foto("drie-huizen")
    jamila.kiest("Bewaar", binnen=".volgende-stap")
    jamila.ziet(BANG, "leest dit")
    jamila.page.locator("img.kindtekening").scroll_into_view_if_needed()
    jamila.page.wait_for_function("document.querySelector('img.kindtekening')?.naturalWidth === 320")
    jamila.foto("kind-tekening")
    fatima.gaat_naar(fenna)
    fatima.ziet_niet(BANG, "Oma maakt pannenkoeken.")
    jamila.kiest("Wie mag dit lezen?")
    jamila.keurt("whom a child allows to read")
    jamila.foto("toestemming")
    jamila.vinkt_aan("Iedereen die in deze casus helpt")
    jamila.kiest("Leg vast", binnen=".volgende-stap")
    jamila.ziet("Iedereen in de casus mag dit lezen", "20 maart 2020")
    fatima.gaat_naar(fenna)
    fatima.ziet(BANG)
    jamila.kiest("Wie mag dit lezen?")
    jamila.vinkt_aan("Niemand anders")
    jamila.kiest("Leg vast", binnen=".volgende-stap")
    fatima.gaat_naar(fenna)
    fatima.ziet_niet(BANG)


def _krijgt_hulp(jamila: Bezoek, fenna: str) -> None:
    jamila.gaat_naar(fenna)
    jamila.kiest("Kies hulp", binnen=".volgende-stap")
    jamila.kiest("Bewaar de wens", binnen=".volgende-stap")
    assert jamila.wacht.laatste_status == 400
    jamila.keurt("help without a choice")
    jamila.kiest_optie("[name='wens-aanbod']", "Veerkracht")
    jamila.page.fill("[name='wens-wens']", "Praten met kinderen die het ook weten.")
    jamila.foto("hulp")
    jamila.kiest("Bewaar de wens", binnen=".volgende-stap")
    jamila.ziet("Op deze leeftijd beslissen de ouders")
    jamila.keurt("the next step of help")
    jamila.foto("hulpstap")
    jamila.vinkt_aan("Hulp gevraagd", "De ouders met gezag zeggen ja")
    jamila.kiest("Leg vast", binnen=".volgende-stap")
    jamila.ziet("Praten met kinderen die het ook weten.", "wacht 0 dagen")
    jamila.gaat_naar("/kinderen/zonder-hulp")
    jamila.ziet("Teun", "Uitgangspunt", "Noemer")
    jamila.foto("zonder-hulp")
    jamila.keurt("the children without an offer")


def _hoe_gaat_het(jamila: Bezoek, wereld: Wereld, fenna: str) -> None:
    cijfers = {"thuis": ("3", "6"), "school": ("7", "7"), "slapen": ("2", "5"), "blij": ("4", "6")}
    for keer in (0, 1):
        jamila.gaat_naar(fenna)
        jamila.kiest("Vraag het tussendoor")
        if not keer:
            jamila.kiest("Bewaar de antwoorden", binnen=".volgende-stap")
            assert jamila.wacht.laatste_status == 400
            jamila.keurt("the short list without answers")
        jamila.page.locator("[name=invuller][value=KIND]").check(force=True)
        for vraag, reeks in cijfers.items():
            jamila.page.select_option(f"[name={vraag}-cijfer]", reeks[keer])
        if not keer:
            jamila.foto("welzijn")
        jamila.kiest("Bewaar de antwoorden", binnen=".volgende-stap")
        jamila.ziet("Antwoorden van het kind zelf", "Hoe slaap je?")
        wereld.tijd_gaat(days=8)
    # The fixed moments came by themselves: the worker heard that the plan began.
    jamila.ziet("Na 3 maanden", "Bij het begin")


def _school(als: Ploeg, jamila: Bezoek, wereld: Wereld, fenna: str) -> None:
    jamila.gaat_naar(fenna)
    jamila.kiest("Betrek de school")
    jamila.kiest("Verstuur de code", binnen=".volgende-stap")
    assert jamila.wacht.laatste_status == 400
    jamila.keurt("a school without anything")
    jamila.vinkt_aan(
        "Een vaste volwassene bij wie dit kind altijd terecht kan", "Een rustige plek", "stiller dan anders"
    )
    jamila.page.fill("[name=naam]", "Juf Anouk")
    jamila.page.fill("[name=functie]", "leerkracht groep 5")
    jamila.page.fill("[name=school]", "De Vlieger")
    jamila.vinkt_aan("E-mail")
    jamila.page.fill("[name=aan]", "anouk@vlieger.example")
    jamila.page.locator("[name=grond][value=TOESTEMMING]").check(force=True)
    jamila.vinkt_aan("De ouders met gezag zeggen ja")
    jamila.page.fill("[name=tot]", (wereld.nu + timedelta(days=200)).date().isoformat())
    jamila.foto("school")
    jamila.kiest("Verstuur de code", binnen=".volgende-stap")
    jamila.ziet("Vertel uw contact zelf op welke pagina", "Juf Anouk, leerkracht groep 5, De Vlieger")
    juf = als("")
    juf.gaat_naar("/code")
    juf.keurt("the door of a school")
    juf.foto("code")
    juf.vult_in({"Uw code": "AAAA-BBBB-CCCC"})
    juf.kiest("Open het blad")
    assert juf.wacht.laatste_status == 400
    juf.keurt("a wrong code")
    juf.vult_in({"Uw code": _code(wereld, jamila)})
    juf.kiest("Open het blad")
    juf.ziet(
        "Wat Fenna op school nodig heeft",
        "De contactpersoon van dit kind",
        "Een vaste volwassene",
        "stiller dan anders",
    )
    juf.ziet_niet("Zwart", "Dalen", "Jeugdteam", "Veilig Thuis", "geweld", BANG)
    juf.foto("schoolblad")
    juf.keurt("what a school sees")
    juf.vinkt_aan("Dit lukt bij ons op school.")
    juf.page.fill("[name=tekst]", "Fenna zit graag bij het raam.")
    juf.kiest("Verstuur")
    juf.ziet("Uw antwoord is aangekomen")
    juf.keurt("after an answer")
    jamila.gaat_naar(fenna)
    jamila.ziet("Fenna zit graag bij het raam.", "Dit lukt bij ons op school.")
    _on_the_work_list(jamila)
    jamila.gaat_naar(fenna)
    jamila.kiest("Gelezen")


def _code(wereld: Wereld, jamila: Bezoek) -> str:
    """Wait until the worker sent the code, and return it."""
    for _ in range(40):
        brieven = sorted(_sink(wereld).glob("email-*.json"), key=lambda pad: pad.stat().st_mtime_ns)
        if brieven:
            brief = json.loads(brieven[-1].read_text(encoding="utf-8"))
            return str(brief["tekst"]).split("Uw code: ")[1].split("\n")[0]
        jamila.page.wait_for_timeout(500)
    raise AssertionError(f"no code was sent. {wereld.logboek()}")


def _sink(wereld: Wereld) -> Path:
    return wereld.data / "uitgaand"


def _on_the_work_list(jamila: Bezoek) -> None:
    for _ in range(20):
        jamila.gaat_naar("/werkvoorraad?soort=kinderen")
        if "Antwoord van school" in jamila.tekst():
            break
        jamila.page.wait_for_timeout(500)
    jamila.ziet("Antwoord van school")
    jamila.foto("werkvoorraad-kinderen")
