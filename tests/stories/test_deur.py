"""Signing in by persona, acting for another team, signing out."""

import pytest

from tests.stories.conftest import Ploeg
from tests.stories.keuring import keur_focus
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_a_visitor_chooses_a_persona_switches_team_and_leaves(als: Ploeg, wereld: Wereld) -> None:
    fatima = als()
    fatima.naam = "Fatima Haddou"
    fatima.gaat_naar("/inloggen")
    fatima.ziet("Kies met wie u meekijkt", "Fatima Haddou", "Jamila Bouzid")
    fatima.keurt("the door")

    fatima.drukt("Fatima Haddou")
    fatima.gaat_naar("/team")
    fatima.ziet("Voordeur en nachtdienst", "Triage")
    fatima.keurt("the choice of team")
    fatima.kiest_team("Voordeur en nachtdienst")
    assert wereld.vraag("SELECT 1 FROM toegang_voorkeur"), "the choice is kept"

    fatima.gaat_naar("/team")
    fatima.page.locator("details.wie-ben-ik > summary").click()
    fatima.kiest("Log uit")
    assert fatima.pad.startswith("/inloggen")
    fatima.gaat_naar("/team")
    assert fatima.pad.startswith("/inloggen"), "who signed out is nobody"


def test_the_door_works_without_script(als: Ploeg) -> None:
    bezoek = als("Jamila Bouzid", script=False)
    bezoek.gaat_naar("/team")
    bezoek.ziet("Jeugdteam Escamp")


def test_the_focus_is_seen_all_over_the_door(als: Ploeg) -> None:
    bezoek = als(breedte=320)
    bezoek.gaat_naar("/inloggen")
    assert keur_focus(bezoek.page, "the door") > 5
