"""Whom can I call now, is the list still true, what is our role; and a name that is heard otherwise is recognised."""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
GEHOORD = toneel.Gezin(
    "Zuijderwijck", postcode="2532 CX", huisnummer="173", mensen=(("Marloes Zuijderwijck", "4-5-1982", "SLACHTOFFER"),)
)


def test_whom_to_call_a_change_and_a_role(als: Ploeg, wereld: Wereld) -> None:
    wim = als("Wim Kramer")
    wim.gaat_naar("/ketenkaart/bellen")
    wim.page.locator("#id_nodig").select_option("noodbed")
    wim.kiest("Zoek", soort="button", binnen="main")
    wim.ziet("Noodbed vanavond", "Wachttijd", "Laatst gecontroleerd")
    wim.keurt("whom to call now")
    wim.foto("wie-bel-ik-nu")
    wim.gaat_naar("/ketenkaart/bellen?postcode=abc")
    assert wim.wacht.laatste_status == 400
    wim.ziet("Dit is geen postcode")
    wim.keurt("a postcode that is none")
    wim.gaat_naar("/ketenkaart/gaten")
    wim.keurt("the gap map")
    wim.foto("gaten")
    wim.gaat_naar("/contactlijst?gemeente=0518")
    wim.ziet("Zijn er kinderen, dan neemt het jeugdteam de zaak aan.", "Draagt over")
    wim.keurt("the contact list")
    wim.foto("contactlijst")
    _proposes_and_the_owner_takes_over(als)


def _proposes_and_the_owner_takes_over(als: Ploeg) -> None:
    wim, jamila = als("Wim Kramer"), als("Jamila Bouzid", breedte=320)
    jamila.gaat_naar("/ketenkaart/bijhouden")
    eigen = jamila.page.locator("main a[href*='/contacten/']").first.get_attribute("href")
    wim.gaat_naar(eigen)
    wim.page.locator("#id_naam").fill("")
    wim.kiest("Stel voor", soort="button")
    assert wim.wacht.laatste_status == 400
    wim.keurt("a proposal without a name")
    wim.page.locator("#id_naam").fill("Noor van Laak (voorbeeld)")
    wim.vult_in({"Hoe weet u dit?": "Zij nam vandaag op."})
    wim.kiest("Stel voor", soort="button")
    wim.ziet("wacht op de eigenaar")
    jamila.gaat_naar("/ketenkaart/bijhouden")
    jamila.ziet("Noor van Laak", "Zij nam vandaag op.")
    jamila.keurt("a proposal that waits")
    jamila.foto("bijhouden")
    jamila.kiest("Neem over", soort="button")
    jamila.ziet("Vastgelegd", "Niemand stelde iets voor", "door Jamila Bouzid")
    jamila.gaat_naar("/onze-rol")
    jamila.ziet("Wat komt bij ons", "Binnen welke tijd", "Wat wij nooit alleen doen", "Wie bellen wij")
    jamila.keurt("our role")
    jamila.foto("onze-rol")
    jamila.kiest("Bevestig voor ons team", soort="button")
    jamila.ziet("bevestigd", "Geldt tot")
    jamila.gaat_naar("/signaalkaarten/eer")
    jamila.ziet("voorbeeld", "Wat kan opvallen")
    jamila.keurt("a signal card")
    jamila.foto("signaalkaart")


def test_a_name_that_is_heard_otherwise_is_recognised_while_typing(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    toneel.neemt_melding_aan(ibrahim, GEHOORD)
    wereld.tijd_gaat(hours=2)
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.page.locator("[name=p0-naam]").fill("Marlous Zuyderweik")
    ibrahim.page.locator("[name=p0-geboren]").fill("5-4-1982")
    ibrahim.page.locator("[name=p0-geboren]").press("Tab")
    ibrahim.page.locator("#bekend .herkend__kaart").first.wait_for()
    ibrahim.ziet("Marloes Zuijderwijck", "naam en geboortedatum lijken op elkaar", "Ja, deze")
    ibrahim.keurt("a card while typing")
    ibrahim.foto("herkend-op-klank")
