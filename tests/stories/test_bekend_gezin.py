"""A second report about a family that a team helps already lands in its casus; nobody stands there twice."""

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
GEZIN = toneel.Gezin(
    "Zeldenrust",
    postcode="2532 CX",
    huisnummer="131",
    mensen=(
        ("Ina Zeldenrust", "4-5-1982", "SLACHTOFFER"),
        ("Ruud Postema", "2-2-1980", "PLEGER"),
        ("Pien Zeldenrust", "9-1-2007", "KIND"),
    ),
)
OPNIEUW = toneel.Gezin(
    "Zeldenrust",
    postcode="2532 CX",
    huisnummer="131",
    mensen=(*GEZIN.mensen, ("Liv Zeldenrust", "0", "KIND")),
    wat="De wijkverpleegkundige hoorde gisteren weer ruzie, met de baby op de arm.",
)


def test_a_second_report_lands_in_the_casus_that_runs(als: Ploeg, wereld: Wereld) -> None:
    ibrahim, fatima, gerda, jamila = (
        als(naam) for naam in ("Ibrahim Yilmaz", "Fatima Haddou", "Gerda Postma", "Jamila Bouzid")
    )
    toneel.neemt_melding_aan(ibrahim, GEZIN)
    wereld.tijd_gaat(hours=11)
    casus, overdracht = toneel.biedt_aan(fatima, gerda, GEZIN)
    toneel.neemt_over(fatima, jamila, overdracht)
    wereld.tijd_gaat(days=10)
    toneel.neemt_melding_aan(ibrahim, OPNIEUW)
    ibrahim.kiest("Bekijk de melding")
    _says_who_they_are(fatima, ibrahim.pad)
    _judges_it(fatima, gerda)
    _it_is_in_the_casus(fatima, casus)
    _the_team_hears_of_it(jamila, wereld, casus)


def _says_who_they_are(fatima: Bezoek, melding: str) -> None:
    for naam in ("Ina Zeldenrust", "Ruud Postema", "Pien Zeldenrust"):
        fatima.gaat_naar(f"{melding}/bekend")
        kaart = fatima.page.get_by_role("form", name=naam)
        with fatima.na_navigatie():
            kaart.get_by_role("button", name="Zelfde persoon").click()


def _judges_it(fatima: Bezoek, gerda: Bezoek) -> None:
    toneel.begint_beoordeling(fatima, OPNIEUW)
    toneel.beantwoordt(fatima, al_betrokken_team="weet_niet")
    toneel.hoort_iedereen(fatima, OPNIEUW)
    toneel.beslissen_samen(fatima, gerda)
    fatima.ziet(
        "Er loopt al een casus", "Gezin Zeldenrust", "Hierin staat: Ina Zeldenrust",
        "Jeugdteam Escamp is verantwoordelijk",
        "Jeugdteam Escamp gaat door; u draagt niet opnieuw over", "Jeugdteam Escamp gaat door met de casus",
        "de lopende casus: Jeugdteam Escamp",
    )  # fmt: skip
    fatima.keurt("a judgement about people of a running casus")
    fatima.foto("beoordeling-lopende-casus")
    fatima.page.locator("#ak").click()
    fatima.vinkt_aan("Een eigen casus")
    fatima.page.locator("select[name=besluit]").select_option("overdracht")
    fatima.kiest("Kies anders", soort="button")
    assert fatima.wacht.laatste_status == 400
    fatima.ziet("Schrijf in een zin waarom dit een eigen casus wordt.")
    fatima.keurt("a casus of its own without a reason")
    fatima.foto("eigen-casus-zonder-reden")
    fatima.kiest("Kies dit voorstel")


def _it_is_in_the_casus(fatima: Bezoek, casus: str) -> None:
    fatima.kiest("Naar de casus")
    assert fatima.pad == casus
    fatima.ziet("Wie is nu verantwoordelijk: Jeugdteam Escamp", "Nieuwe melding bij de casus gevoegd")
    tekst = " ".join(fatima.tekst().split())
    for naam in ("Ruud", "Ina", "Pien", "Liv"):
        assert tekst.count(f"Leg veilig contact vast met {naam}") == 1, naam
    fatima.keurt("the casus in which a melding landed")
    fatima.foto("casus-met-nieuwe-melding")
    fatima.kiest("Wie was verantwoordelijk op een ander moment?")
    fatima.ziet("zonder onderbreking")


def _the_team_hears_of_it(jamila: Bezoek, wereld: Wereld, casus: str) -> None:
    sql = "SELECT 1 FROM berichten_bericht WHERE aanleiding LIKE 'hulp.gaat_door:%%'"
    wereld.wacht_op(sql, wat="the team is told that something came in its casus")
    jamila.gaat_naar("/werkvoorraad")
    jamila.ziet("Nieuwe melding over dit gezin", "gezin Zeldenrust")
    jamila.foto("werkvoorraad-nieuwe-melding")
    jamila.gaat_naar(casus)
    jamila.ziet("Nieuwe melding bij de casus gevoegd", "Het team dat al helpt, gaat door", "Liv")
    jamila.keurt("the casus of the team that goes on")
    jamila.foto("casus-ontvanger-nieuwe-melding")
