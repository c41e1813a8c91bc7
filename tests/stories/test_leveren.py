"""A half-year is delivered: made by the worker, read by a person, sent whole, and replaced whole."""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
STAND = "SELECT 1 FROM leveringen_levering WHERE status = %s"


def test_a_team_leader_delivers_the_half_year(als: Ploeg, wereld: Wereld) -> None:
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), toneel.Gezin("Leveringa", huisnummer="61"))
    lena = als("Lena Vrolijk")
    lena.gaat_naar("/sturing/leveringen")
    lena.ziet("Levering aan het CBS", "nooit mensen", "nummer bij het CBS")
    lena.keurt("what can be delivered")
    lena.kiest("Wijzig wat er over uw organisatie staat", soort="link")
    lena.vult_in({"Nummer bij de Kamer van Koophandel": "12"})
    lena.kiest("Bewaar", soort="button", binnen="form")
    assert lena.wacht.laatste_status == 400
    lena.ziet("Een KvK-nummer heeft 8 cijfers.")
    lena.keurt("an organisation with a fault")
    lena.vult_in({"Nummer bij de Kamer van Koophandel": "12345678", "Nummer van Veilig Thuis bij het CBS": "12"})
    lena.kiest("Bewaar", soort="button", binnen="form")
    lena.ziet("Uw organisatie staat zo in het volgende bestand.")
    lena.page.get_by_role("button", name="Maak het bestand").first.click()
    lena.page.wait_for_url("**/leveringen/*-*")
    wereld.wacht_op(STAND, "KLAAR", wat="the file is made")
    lena.gaat_naar(lena.pad)
    lena.ziet("Kwaliteitsrapport", "Spiegelrapport", "Postadres", "Controlegetal")
    lena.ziet_niet("Leveringa", "Marloes")
    lena.keurt("both reports")
    lena.kiest("Lever het bestand", soort="button", binnen="main")
    assert lena.wacht.laatste_status == 400
    lena.ziet("Lees eerst beide rapporten.")
    lena.vinkt_aan("Ik heb het spiegelrapport en het kwaliteitsrapport gelezen")
    lena.kiest("Lever het bestand", soort="button", binnen="main")
    levering = lena.pad
    wereld.wacht_op(STAND, "GELEVERD", wat="the file has left")
    lena.gaat_naar(levering)
    lena.ziet("Geleverd")
    lena.gaat_naar("/sturing/leveringen")
    lena.ziet("Wat het CBS nu heeft")
    lena.keurt("what was delivered")
    for ander in ("Fatima Haddou", "Jamila Bouzid"):
        assert als(ander).page.goto(f"{wereld.adres}{levering}").status in (403, 404)
