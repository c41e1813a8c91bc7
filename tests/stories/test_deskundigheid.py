"""Skills and meldcode: a team, its attention officer, and whoever steers."""

import pytest

from tests.stories.conftest import Ploeg

pytestmark = pytest.mark.browser
HIER = "/sturing/deskundigheid"


def test_a_place_is_filled_and_a_question_answered(als: Ploeg) -> None:
    koen = als("Koen de Wit", breedte=320)
    koen.gaat_naar(HIER)
    koen.keurt("the first page of skills on a phone")
    koen.kiest("Aandachtsfunctionarissen")
    koen.kiest_optie("select[name=plek]", "Jeugdteam Escamp")
    koen.vult_in({"Naam van de aandachtsfunctionaris": "Koen de Wit", "Vanaf welke dag?": "1-3-2017"})
    koen.kiest_optie("select[name=medewerker]", "Koen de Wit")
    koen.kiest("Wijs iemand aan")
    koen.ziet("Vastgelegd wie de meldcode bewaakt", "geen vervanger")
    koen.keurt("the places on a phone")
    jamila = als("Jamila Bouzid")
    jamila.gaat_naar(f"{HIER}/meldcode/vraag")
    jamila.vult_in({"Wat wilt u weten?": "Welke stap komt na het gesprek?"})
    jamila.kiest("Stel de vraag")
    jamila.keurt("a question to the attention officer")
    jamila.krijgt(404, f"{HIER}/meldcode/mijn")
    koen.gaat_naar(f"{HIER}/meldcode/mijn")
    koen.ziet("U ziet waar een zaak is, niet over wie zij gaat.", "Welke stap komt na het gesprek?")
    koen.keurt("the page of the attention officer on a phone")
    koen.kiest("Welke stap komt na het gesprek?")
    koen.page.get_by_label("Wat is er gedaan, of wat spreekt u af?").fill("Wegen.")
    koen.kiest("Beantwoord")
    koen.ziet("Uw collega ziet uw antwoord")


def test_a_training_is_kept_and_a_request_refused_for_lack_of_hours(als: Ploeg) -> None:
    jamila = als("Jamila Bouzid")
    jamila.gaat_naar(f"{HIER}/trainingen/signs-of-safety")
    jamila.vult_in({"Op welke dag was de training?": "1-3-2017"})
    jamila.vinkt_aan("Jamila Bouzid")
    jamila.kiest("Leg deelname vast")
    jamila.ziet("1 van")
    jamila.keurt("a training")
    jamila.gaat_naar(f"{HIER}/verzoeken")
    jamila.vinkt_aan("Een voorlichting")
    jamila.vult_in({"Waarover?": "Signalen bij jonge kinderen"})
    jamila.kiest_optie("select[name=groep]", "Scholen")
    jamila.kiest("Doe het verzoek")
    bas = als("Bas Vermeer")
    bas.gaat_naar(f"{HIER}/verzoeken")
    bas.kiest("Signalen bij jonge kinderen")
    bas.vinkt_aan("Er zijn geen uren voor")
    bas.kiest("Weiger het verzoek")
    bas.ziet("Geweigerd")
    bas.gaat_naar(f"{HIER}/verzoeken")
    bas.ziet("1 keer geweigerd omdat er geen uren zijn")
    bas.keurt("the requests")
    bas.gaat_naar(f"{HIER}/meldcode")
    bas.keurt("the meldcode per organisation")
    bas.gaat_naar(f"{HIER}/communicatie?jaar=2017")
    bas.ziet("Week tegen kindermishandeling", "Niets gepland in")
    bas.keurt("the communication plan")
    bas.gaat_naar(f"{HIER}/expertise")
    bas.ziet("Is deze expertise bij de politie nog geborgd?", "Consulten")
    bas.keurt("rare expertise")
