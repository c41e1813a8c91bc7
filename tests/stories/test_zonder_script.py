"""Without JavaScript every form of the story works: it only takes a page more here and there."""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_the_whole_story_works_without_script(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Lammers", huisnummer="41")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz", script=False), gezin)
    wereld.tijd_gaat(hours=2)
    fatima, gerda, jamila = (als(n, script=False) for n in ("Fatima Haddou", "Gerda Postma", "Jamila Bouzid"))
    casus, overdracht = toneel.biedt_aan(fatima, gerda, gezin)
    toneel.neemt_over(fatima, jamila, overdracht)
    jamila.gaat_naar(casus)
    jamila.ziet("Wie is nu verantwoordelijk: Jeugdteam Escamp")
    jamila.keurt("the casus without script")
