"""Typing faster than the line: what was given meanwhile is never overwritten by an answer of before."""

from typing import Any

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg

pytestmark = pytest.mark.browser


def test_an_answer_that_is_given_while_another_is_being_kept_stays(als: Ploeg) -> None:
    gezin = toneel.Gezin("Oosting", huisnummer="38")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima = als("Fatima Haddou")
    toneel.begint_beoordeling(fatima, gezin)
    tweede = fatima.page.locator("[name='a2'][value='nee']").first

    def answer_meanwhile(route: Any) -> None:
        # The server has kept the first answer; before its page arrives here, the second is given.
        antwoord = route.fetch()
        tweede.check(force=True)
        route.fulfill(response=antwoord)

    fatima.page.route("**/antwoorden/deel", answer_meanwhile, times=1)
    # This one asks for a reason: its answer draws the questions anew.
    with fatima.page.expect_response("**/antwoorden/deel"):
        fatima.page.locator("[name='a1'][value='ja']").first.check(force=True)
    fatima.page.locator("#vragenblokken textarea").first.wait_for()
    assert tweede.is_checked()
    fatima.gaat_naar(fatima.pad)
    assert fatima.page.locator("[name='a2'][value='nee']").first.is_checked()
