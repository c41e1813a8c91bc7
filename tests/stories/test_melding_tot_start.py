"""The story of the house: from a call in the night to help that has started (docs/leven-van-een-melding.md)."""

import pytest

from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_from_a_call_at_night_to_help_that_has_started(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/meldingen/nieuw")
    ibrahim.keurt("the empty sheet of the phone")
    ibrahim.page.keyboard.press("Alt+0")
    ibrahim.kruist_aan("Het dreigt")
    ibrahim.page.keyboard.press("Alt+1")
    ibrahim.typt("Postcode", "2532 CX")
    ibrahim.typt("Huisnummer", "114")
    ibrahim.page.keyboard.press("Alt+2")
    for rij, (naam, geboren, rol) in enumerate(
        (
            ("Marloes Terpstra", "4-5-1982", "SLACHTOFFER"),
            ("Joris van Dalen", "38", "PLEGER"),
            ("Fenna Terpstra", "9", "KIND"),
        )
    ):
        ibrahim.typt_in(f"p{rij}-naam", naam)
        ibrahim.typt_in(f"p{rij}-geboren", geboren)
        ibrahim.kiest_in(f"p{rij}-rol", rol)
    ibrahim.page.keyboard.press("Alt+3")
    ibrahim.typt("Wat ziet of hoort de beller?", "De buurvrouw hoort al een uur schreeuwen. Daarnet klonk er glas.")
    ibrahim.typt("Telefoon", "070 555 44 10")
    ibrahim.keurt("the filled sheet of the phone")
    with ibrahim.na_navigatie():
        ibrahim.page.keyboard.press("ControlOrMeta+Enter")
    ibrahim.ziet("Melding ontvangen", "VT ")
    ibrahim.keurt("the receipt")
    ibrahim.foto("ontvangst")
