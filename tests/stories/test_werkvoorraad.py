"""The work list: danger first, an absent colleague, an overrun; and a team that begins with signals of its own."""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.keuring import keur_focus
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_danger_stays_on_top_under_every_filter(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Faber", huisnummer="31"), acuut="Nee")
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Groen", huisnummer="32"), acuut="Nog niet duidelijk")
    for vraag in ("", "?toon=op-u", "?toon=u-wacht", "?soort=overdracht", "?mijn=1", "?gemeente=0637"):
        ibrahim.gaat_naar(f"/werkvoorraad{vraag}")
        ibrahim.ziet("Gevaar", "gezin Groen")
        eerste = ibrahim.page.locator("main .taken, main .taakgroep, main [class*=taak]").first.inner_text()
        assert "Acuut gevaar beoordelen" in eerste
    ibrahim.keurt("the work list with danger")
    ibrahim.gaat_naar("/werkvoorraad?soort=onzin&bladzijde=-3")
    ibrahim.ziet("gezin Groen")


def test_the_focus_is_seen_and_never_behind_the_next_step(als: Ploeg) -> None:
    ibrahim = als("Ibrahim Yilmaz", breedte=320)
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Hendriks", huisnummer="33"), acuut="Nog niet duidelijk")
    for pad in ("/werkvoorraad", "/meldingen/nieuw", "/adviezen/nieuw", "/zoeken"):
        ibrahim.gaat_naar(pad)
        assert keur_focus(ibrahim.page, pad) > 5


def test_work_of_an_absent_colleague_is_taken_over_in_one_deed(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Idema", huisnummer="34"))
    fatima = als("Fatima Haddou", team="Voordeur en nachtdienst")
    fatima.gaat_naar("/werkvoorraad/overnemen")
    fatima.ziet("Ibrahim Yilmaz")
    fatima.keurt("taking work over")


def test_a_term_that_is_late_asks_why(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    toneel.neemt_melding_aan(ibrahim, toneel.Gezin("Jager", huisnummer="35"))
    fatima = als("Fatima Haddou")
    wereld.tijd_gaat(days=12)
    fatima.gaat_naar("/werkvoorraad?soort=beoordelen")
    fatima.ziet("gezin Jager", "te laat")
    fatima.keurt("the work list with an overrun")
    fatima.page.get_by_role("link", name="Veiligheidsbeoordeling: gezin Jager").first.click()
    fatima.kiest("Leg vast", soort="button", binnen="main")
    assert fatima.wacht.laatste_status == 400
    fatima.vult_in({"Waarom is de termijn niet gehaald?": "Wij konden het gezin niet bereiken."})
    fatima.kiest("Leg vast", soort="button", binnen="main")
    fatima.ziet("Wij konden het gezin niet bereiken.")
    fatima.keurt("a term with its reason")


def test_a_team_begins_with_its_own_signals_and_makes_them_a_melding(als: Ploeg, wereld: Wereld) -> None:
    wim = als("Wim Kramer")
    wim.gaat_naar("/vermoedens")
    wim.keurt("the suspicions of a team")
    wim.gaat_naar("/vermoedens/nieuw")
    wim.keurt("a new suspicion")
    wim.vult_in({"Om welk gezin gaat het?": "gezin Kuipers", "Wat zag of hoorde u?": "Blauwe plek, stil kind."})
    wim.vult_in({"Wanneer had u het eerste vermoeden?": toneel.lokaal(wereld.nu)})
    wim.page.locator("main form button[type=submit]").last.click()
    wim.page.wait_for_url("**/vermoedens/*-*")
    wim.ziet("gezin Kuipers")
    wim.keurt("a suspicion with its steps")
    vermoeden = wim.pad
    als("Sanne Vos").krijgt(404, vermoeden)
    als("Fatima Haddou").krijgt(404, vermoeden)
    wim.kiest("Meld nu")
    assert wim.wacht.laatste_status == 400
    wim.ziet("Alles wat u typte, staat er nog")
    melden = wim.page.locator("form[action$='/melden']")
    melden.locator("textarea").first.fill("Het kind zegt dat papa slaat.")
    melden.locator("[name$='acuut'][value='NEE']").check(force=True)
    wim.kiest("Meld nu")
    wim.foto("gemeld")
    wim.ziet("VT ")
    wim.keurt("a suspicion that became a melding")


def test_the_figures_of_a_month_open_down_to_their_rows(als: Ploeg, wereld: Wereld) -> None:
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), toneel.Gezin("Wolters", huisnummer="71"))
    for breedte in (1280, 320):
        ibrahim = als("Ibrahim Yilmaz", breedte=breedte)
        ibrahim.gaat_naar("/werkvoorraad")
        ibrahim.kiest("Werkcijfers van uw team")
        ibrahim.ziet("Op tijd beoordeeld?", "5 werkdagen", "Over de norm", "Gemeten op")
        ibrahim.keurt("the figures of a month")
        ibrahim.page.locator("td a[href*='meldingen-melder']").first.click()
        ibrahim.page.wait_for_url("**/werkcijfers/**")
        ibrahim.ziet("Gezin Wolters")
        ibrahim.keurt("the rows behind a figure of a month")
        ibrahim.gaat_naar("/werkcijfers?maand=2015-01")
        ibrahim.ziet("Geen adviezen en geen meldingen in januari 2015")
        ibrahim.keurt("a month without rows")
    als("Jamila Bouzid").krijgt(403, "/werkcijfers")
