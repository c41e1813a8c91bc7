"""
In 2019: conditions are agreed with a household, and a team goes on with them.

The clock of the stories never goes back, so this story comes last by its name.
"""

from datetime import datetime

import pytest

from schakel.kernel.tijd import AMSTERDAM
from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
DE_DIENST_IS_ER = datetime(2019, 6, 3, 9, 30, tzinfo=AMSTERDAM)


def test_a_household_agrees_and_a_team_goes_on(als: Ploeg, wereld: Wereld) -> None:
    wereld.het_is(DE_DIENST_IS_ER)
    gezin = toneel.Gezin("Afspraak", huisnummer="77")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda, nadia = als("Fatima Haddou"), als("Gerda Postma"), als("Nadia Bennani")
    toneel.begint_beoordeling(fatima, gezin)
    toneel.beantwoordt(fatima, meewerken="een")
    toneel.hoort_iedereen(fatima, gezin)
    toneel.beslissen_samen(fatima, gerda)
    fatima.ziet("Voorwaarden en vervolg")
    fatima.kiest("Kies dit voorstel")
    fatima.kiest("Naar voorwaarden en vervolg")
    fatima.ziet("nog niet begonnen", "Er zijn nog geen voorwaarden.", "10 weken na het besluit")
    fatima.keurt("conditions that have not begun")
    blad = fatima.pad
    fatima.drukt("Begin")
    fatima.kiest("Naar de voorwaarden", soort="link")
    fatima.kiest("Stel een voorwaarde of ga er een na", soort="link")
    fatima.vult_in({"Wat moet er gebeuren?": "Joris slaapt bij zijn broer.", "Uiterlijk": "2019-06-17"})
    fatima.kiest("Stel deze voorwaarde")
    fatima.ziet("uiterlijk 17 juni 2019")
    fatima.gaat_naar(blad)
    fatima.ziet("Joris slaapt bij zijn broer.", "zei op 3 juni 2019 zelf wat die wil")
    fatima.foto("voorwaarden-vervolg-bezig")
    fatima.vult_in({"Wat wilt u concluderen": "Niet bevestigd: beide ouders vertellen hetzelfde."})
    fatima.kiest("Vraag mee")
    gerda.gaat_naar(blad)
    assert not gerda.page.locator("[name=stem]").count()
    nadia.gaat_naar("/werkvoorraad?soort=onderzoek")
    nadia.kiest("Beslis mee")
    nadia.ziet("beide ouders vertellen hetzelfde")
    nadia.vinkt_aan("Ik ben het eens")
    nadia.kiest("Beslis mee")
    fatima.gaat_naar(blad)
    fatima.kiest("Rond voorwaarden en vervolg af", soort="button")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("conditions without an outcome")
    for veld in fatima.page.locator("[name^=uitkomst_][value=NIET_BEVESTIGD]").all():
        veld.check(force=True)
    fatima.page.locator("[name=conclusie]").first.fill("Ouders houden zich aan de afspraken.")
    fatima.kiest("Rond voorwaarden en vervolg af", soort="button")
    fatima.ziet("Ouders houden zich aan de afspraken.", "niet bevestigd", "Bekijk de voorwaarden")
    fatima.keurt("conditions that are concluded")
    fatima.foto("voorwaarden-vervolg-klaar")
    als("Jamila Bouzid").krijgt(403, blad)


def test_the_lists_of_the_year_are_the_lists_that_one_chooses_from(als: Ploeg, wereld: Wereld) -> None:
    """Since 2019 the categories of the national statistics stand where the statutory lists of 2015 stood."""
    wereld.het_is(DE_DIENST_IS_ER)
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.ziet("Wie vraagt advies?", "Soort organisatie")
    assert not ibrahim.page.locator("[name=hoedanigheid]").count()
    assert ibrahim.page.locator("[name=rol_vrager]").count()
    ibrahim.keurt("advice with the lists of 2019")
    ibrahim.foto("advies-2019")
