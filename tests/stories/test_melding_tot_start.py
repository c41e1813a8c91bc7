"""The story of the house: from a call in the night to help that has started (docs/leven-van-een-melding.md)."""

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
TERPSTRA = toneel.Gezin("Terpstra")


def test_from_a_call_at_night_to_help_that_has_started(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    _takes_the_call_with_the_keyboard(ibrahim)

    wereld.tijd_gaat(hours=11)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    _judges_it(fatima, gerda)


def _takes_the_call_with_the_keyboard(ibrahim: Bezoek) -> None:
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.keurt("the empty sheet of the phone")
    ibrahim.page.keyboard.press("Alt+0")
    ibrahim.kruist_aan("Het dreigt")
    ibrahim.page.keyboard.press("Alt+1")
    ibrahim.typt("Postcode", TERPSTRA.postcode)
    ibrahim.typt("Huisnummer", TERPSTRA.huisnummer)
    ibrahim.page.keyboard.press("Alt+2")
    for rij, (naam, geboren, rol) in enumerate(TERPSTRA.leden()):
        ibrahim.typt_in(f"p{rij}-naam", naam)
        ibrahim.typt_in(f"p{rij}-geboren", geboren)
        ibrahim.kiest_in(f"p{rij}-rol", rol)
    ibrahim.page.keyboard.press("Alt+3")
    ibrahim.typt("Wat ziet of hoort de beller?", TERPSTRA.wat)
    ibrahim.kruist_aan("(ex-)partnergeweld")
    ibrahim.page.keyboard.press("Alt+4")
    ibrahim.typt("Telefoon", "070 555 44 10")
    ibrahim.keurt("the filled sheet of the phone")
    with ibrahim.na_navigatie():
        ibrahim.page.keyboard.press("ControlOrMeta+Enter")
    ibrahim.ziet("Melding ontvangen", "VT ")
    ibrahim.keurt("the receipt")
    ibrahim.foto("bewijs")


def _judges_it(fatima: Bezoek, gerda: Bezoek) -> None:
    fatima.gaat_naar("/werkvoorraad")
    fatima.ziet("gezin Terpstra")
    fatima.keurt("the work list of triage")
    toneel.begint_beoordeling(fatima, TERPSTRA)
    fatima.ziet("Vragen", "Voorstel van de afspraak")
    fatima.keurt("the empty judgement")
    toneel.beantwoordt(fatima)
    fatima.ziet("Overdragen aan Jeugdteam Escamp", "Artikel 3", "Waarom")
    toneel.hoort_iedereen(fatima, TERPSTRA)
    toneel.beslissen_samen(fatima, gerda)
    fatima.ziet("Gerda Postma")
    fatima.keurt("the judgement with its proposal")
    fatima.foto("beoordeling")
    print(fatima.tekst())
    fatima.kiest("Kies dit voorstel")
    fatima.foto("besloten")
    print(fatima.tekst())
    fatima.keurt("the decision")
    fatima.kiest("Naar de casus")
    print(fatima.pad, fatima.tekst())
    fatima.foto("casus")
    fatima.keurt("the casus at the sender")
