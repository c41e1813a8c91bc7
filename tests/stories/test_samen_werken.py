"""Colleagues get in each other's way: who comes second, one task on a name, danger judged again, where one begins."""

import pytest

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def test_two_colleagues_answer_one_offer(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Verbruggen", huisnummer="91")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima = als("Fatima Haddou")
    wereld.tijd_gaat(hours=2)
    _casus, overdracht = toneel.biedt_aan(fatima, als("Gerda Postma"), gezin)
    jamila, traag = als("Jamila Bouzid"), als("Koen de Wit", breedte=320)
    traag.gaat_naar(overdracht)
    jamila.gaat_naar(overdracht)
    toneel.zet_stap(jamila, "aannemen", regisseur="Jamila Bouzid")
    wereld.tijd_gaat(minutes=5)
    # The page still shows the offer: the answer of the colleague has come in the meantime.
    toneel.zet_stap(traag, "weigeren", reden="Het gezin woont ergens anders", toelichting="Sinds maart in Laak.")
    assert traag.wacht.laatste_status == 409
    traag.ziet("Dit kan nu niet meer", "Een collega van uw team was u voor", "geaccepteerd")
    traag.ziet("Dit typte u", "Sinds maart in Laak.", "Het gezin woont ergens anders")
    traag.keurt("a refusal that comes too late")
    traag.foto("te-laat-geweigerd")


def test_a_judgement_that_a_colleague_gave(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Oosterhuis", huisnummer="92")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    wereld.tijd_gaat(hours=2)
    toneel.begint_beoordeling(fatima, gezin)
    toneel.beantwoordt(fatima)
    toneel.hoort_iedereen(fatima, gezin)
    toneel.beslissen_samen(fatima, gerda)
    gerda.gaat_naar(fatima.pad)
    fatima.kiest("Kies dit voorstel")
    gerda.page.locator("summary", has_text="Anders kiezen").click()
    formulier = gerda.page.locator("details form[action$='/besluit']")
    formulier.locator("[name=besluit]").select_option("geen")
    formulier.locator("[name=reden]").fill("Oma zorgt al voor de kinderen.")
    formulier.locator("[name=reden_anders]").fill("Er is al hulp in huis.")
    with gerda.na_navigatie():
        formulier.locator("button[type=submit]").last.click()
    assert gerda.wacht.laatste_status == 409
    gerda.ziet("Een collega was u voor en besloot", "Oma zorgt al voor de kinderen.")
    gerda.keurt("a decision that a colleague took")
    gerda.foto("te-laat-besloten")
    fatima.gaat_naar("/beoordelingen/terugkoppelen")
    fatima.ziet("Vertel de melder van", "na de beoordeling", "Overdragen")
    fatima.keurt("the reporters who wait")
    fatima.foto("wachtrij")


def test_one_task_on_a_name_and_danger_judged_again(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Kamphuis", huisnummer="93")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin, acuut="Ja")
    fatima = als("Fatima Haddou")
    wereld.tijd_gaat(hours=2)
    casus, _overdracht = toneel.biedt_aan(fatima, als("Gerda Postma"), gezin)
    fatima.gaat_naar("/werkvoorraad?soort=kinderen")
    fatima.foto("werkvoorraad")
    fatima.page.locator("li.taak", has_text="Kamphuis").get_by_role("link", name="Zet op naam").first.click()
    fatima.page.wait_for_load_state()
    fatima.ziet("Het staat op niemands naam.")
    fatima.keurt("a term that is nobody's")
    fatima.kiest("Zet op mijn naam")
    fatima.ziet("Dit staat op uw naam.")
    fatima.keurt("a term that was just taken")
    fatima.foto("op-naam")
    fatima.kiest("Geef terug aan het team")
    fatima.ziet("Het staat op niemands naam.")

    fatima.gaat_naar(casus)
    fatima.kiest("Schat het gevaar opnieuw in")
    fatima.kiest("Leg vast")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("danger judged again without a reason")
    fatima.vinkt_aan("Let op: onveilig", "Wie geweld gebruikt, is weg of vastgehouden")
    fatima.foto("gevaar")
    fatima.kiest("Leg vast")
    fatima.ziet("Vastgelegd hoe gevaarlijk het nu is.", "Let op: onveilig", "weg of vastgehouden")
    fatima.foto("gevaar-klaar")
    fatima.gaat_naar("/werkvoorraad")
    assert not fatima.page.locator(".taakgroep--gevaar", has_text="Kamphuis").count()
    fatima.foto("werkvoorraad-later")


def test_where_each_role_begins(als: Ploeg) -> None:
    greet = als("Greet")
    greet.gaat_naar("/")
    assert greet.pad == "/verantwoording"
    greet.ziet_niet("wmo_taak_vt", "ADR-0", "aanmeldmiddel")
    greet.keurt("where the privacy officer begins")
    greet.foto("begin-fg")
    frank = als("Frank")
    frank.gaat_naar("/")
    assert frank.pad == "/beheer"
    frank.ziet("Wat stilstaat")
    frank.keurt("where the administrator begins")
    frank.foto("begin-beheer")


def test_a_call_turns_into_a_melding_that_may_become_advice_again(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz", breedte=320)
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.vult_in({"Wat is de vraag?": "Een kind komt vaak zonder jas.", "Welk advies heeft u gegeven?": "Vraag na."})
    ibrahim.page.locator("[name=hoedanigheid]").first.select_option(index=1)
    ibrahim.page.locator("main #advies").evaluate("f => f.requestSubmit()")
    ibrahim.page.wait_for_url("**/adviezen/*-*")
    ibrahim.keurt("an advice that was given")
    ibrahim.kiest("Maak er een melding van")
    ibrahim.keurt("a melding that begins as advice")
    ibrahim.foto("advies-naar-melding")
    ibrahim.page.get_by_label("Nee", exact=True).first.check(force=True)
    ibrahim.vult_in({"Waarom wordt het advies een melding?": "De vrager noemde het gezin.", "Postcode": "2532 CX"})
    ibrahim.page.fill("[name=p0-naam]", "Daan Omzetter")
    ibrahim.page.fill("[name=p0-geboren]", "7")
    ibrahim.page.select_option("[name=p0-rol]", "KIND")
    with ibrahim.na_navigatie():
        ibrahim.page.locator(".volgende-stap button").click()
    ibrahim.ziet("Melding ontvangen")
    ((melding,),) = wereld.vraag("SELECT publiek_id FROM meldingen_melding ORDER BY id DESC LIMIT 1")
    ibrahim.gaat_naar(f"/meldingen/{melding}")
    ibrahim.kiest("Maak er een advies van")
    ibrahim.keurt("a melding that becomes advice")
    ibrahim.foto("melding-naar-advies")
    ibrahim.vult_in({"Waarom wordt dit een advies?": "De ouders regelen het zelf."})


def test_words_open_where_they_are_read(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Woordman", huisnummer="94")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima = als("Fatima Haddou")
    wereld.tijd_gaat(hours=2)
    toneel.begint_beoordeling(fatima, gezin)
    fatima.page.locator("summary", has_text="Veiligheid").first.click()
    fatima.page.locator("#begrip").first.wait_for()
    fatima.ziet("Veilig Thuis")
    fatima.keurt("a word of the judgement, opened on the spot")
    fatima.foto("woord-op-blad")
