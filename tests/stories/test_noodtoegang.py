"""At night, with nobody to reach: one dossier for an hour, and somebody who looks at it afterwards."""

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_a_dossier_is_opened_in_an_emergency_and_looked_at_afterwards(als: Ploeg, wereld: Wereld) -> None:
    ibrahim, fatima, greet = als("Ibrahim Yilmaz"), als("Fatima Haddou"), als("Greet Maas")
    gezin = toneel.Gezin("Nagtegaal", huisnummer="61")
    toneel.neemt_melding_aan(ibrahim, gezin)
    wereld.tijd_gaat(hours=1)
    casus = toneel.draagt_voor(fatima, als("Gerda Postma"), gezin)
    nummer = str(fatima.page.locator(".kruimelpad, nav[aria-label]").last.inner_text()).split()[-1]
    ibrahim.krijgt(404, casus)
    _breaks_the_glass(ibrahim, nummer, casus)
    _looks_at_it(greet, nummer, casus)
    wereld.tijd_gaat(hours=1, minutes=1)
    ibrahim.krijgt(404, casus)
    fatima.gaat_naar(casus)
    fatima.ziet("Dossier geopend met noodtoegang")


def _breaks_the_glass(ibrahim: Bezoek, nummer: str, casus: str) -> None:
    ibrahim.gaat_naar("/zoeken")
    ibrahim.kiest("Krijgt u niemand te pakken? Gebruik noodtoegang.", soort="link")
    ibrahim.keurt("the door of an emergency")
    ibrahim.page.fill("[name=nummer]", nummer)
    ibrahim.kiest("Open het dossier nu", soort="button", binnen="main")
    ibrahim.ziet("Waarom kan dit niet wachten", "Vul in: Wat is er nu aan de hand")
    ibrahim.keurt("the door of an emergency with its faults")
    ibrahim.page.locator("[name=reden][value=KIND_IN_GEVAAR]").check(force=True)
    ibrahim.page.fill("[name=toelichting]", "De politie staat voor de deur en hoort een kind huilen.")
    ibrahim.page.locator("[name=zeker]").check(force=True)
    ibrahim.kiest("Open het dossier nu", soort="button", binnen="main")
    ibrahim.ziet("Het dossier is open", "U ziet dit als noodtoegang")
    assert ibrahim.pad == casus
    ibrahim.keurt("a casus in an emergency")
    ibrahim.foto("noodtoegang-casus")


def _looks_at_it(greet: Bezoek, nummer: str, casus: str) -> None:
    greet.gaat_naar("/verantwoording")
    greet.kiest("Noodtoegang nakijken", soort="link")
    greet.kiest(f"{nummer} door Ibrahim Yilmaz", soort="link")
    greet.ziet("hoort een kind huilen", "Een kind is nu in gevaar")
    greet.keurt("an emergency to look at")
    greet.foto("noodtoegang-nakijken")
    greet.vinkt_aan("Terecht")
    greet.kiest("Leg uw oordeel vast", soort="button", binnen="main")
    greet.ziet("Uw oordeel is vastgelegd", "Nagekeken")
    greet.krijgt(403, casus)
