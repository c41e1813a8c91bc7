"""How a casus goes on: the family drawn, somebody moves out, joined and parted, closed and opened again, more time."""

from datetime import timedelta

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser


def _casus(als: Ploeg, gezin: toneel.Gezin) -> tuple[Bezoek, str]:
    """Judge a melding, and take the prepared handover back: the casus stays with triage."""
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima = als("Fatima Haddou")
    fatima.wereld.tijd_gaat(hours=2)
    casus = toneel.draagt_voor(fatima, als("Gerda Postma"), gezin)
    fatima.page.locator("main a[href*='/overdrachten/']").first.click()
    fatima.page.wait_for_load_state()
    toneel.zet_stap(fatima, "intrekken", reden="ANDER_TEAM")
    fatima.gaat_naar(casus)
    return fatima, casus


def test_the_family_is_drawn_and_somebody_moves_out(als: Ploeg, wereld: Wereld) -> None:
    fatima, casus = _casus(als, toneel.Gezin("Rademaker", huisnummer="61"))
    fatima.kiest("Wijzig", soort="link", binnen=".genogram")
    fatima.keurt("the family without relations")
    fatima.kiest("Leg de relatie vast")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("a relation without people")
    for wie, wat, van in (
        ("Marloes", "is partner van", "Joris"),
        ("Marloes", "is ouder van", "Fenna"),
        ("Joris", "is ouder van", "Fenna"),
    ):
        fatima.kiest_optie("[name='relatie-van']", wie)
        fatima.kiest_optie("[name='relatie-soort']", wat)
        fatima.kiest_optie("[name='relatie-naar']", van)
        fatima.kiest("Leg de relatie vast")
    fatima.ziet("Marloes Rademaker is partner van Joris van Dalen", "is ouder van Fenna")
    fatima.page.locator("[name='verhuizing-wie']").nth(1).check(force=True)
    fatima.kiest("Leg de verhuizing vast")
    assert fatima.wacht.laatste_status == 400
    fatima.ziet("Alles wat u typte, staat er nog", "kies dat u niet weet waarheen")
    fatima.keurt("moving out without an address")
    fatima.vult_in({"Sinds welke dag?": wereld.nu.date().isoformat(), "Straat": "Plein", "Plaats": "Delft"})
    fatima.kiest("Leg de verhuizing vast")
    fatima.keurt("the family with relations")
    fatima.foto("gezin")
    fatima.gaat_naar(casus)
    fatima.ziet("Plein")
    fatima.keurt("the casus with the family drawn")
    fatima.foto("casus-gezin")
    als("Sanne Vos").krijgt(404, f"{casus}/gezin")


def _sluit(fatima: Bezoek) -> None:
    """Close the casus on the page, after an empty form."""
    fatima.kiest("Sluit deze casus")
    fatima.kiest("Sluit de casus")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("the end of a casus with nothing filled in")
    for keuze in fatima.page.locator("main select[name^=p]").all():
        keuze.select_option("VEILIG")
    fatima.vinkt_aan("Het gezin is veilig")
    fatima.page.locator("[name=veiligheid][value=VEILIG]").check(force=True)
    fatima.page.locator("[name=waarom_nu]").fill("Een half jaar zonder geweld.")
    fatima.vult_in({"Wie houdt een oog?": "Ina", "Wat is die van het gezin, of welk team?": "oma"})
    fatima.foto("sluiten")
    fatima.kiest("Sluit de casus")


def test_two_casussen_are_joined_and_parted_and_one_is_opened_again(als: Ploeg, wereld: Wereld) -> None:
    fatima, een = _casus(als, toneel.Gezin("Stolk", huisnummer="62"))
    _fatima, ander = _casus(als, toneel.Gezin("Stolk", huisnummer="63"))
    fatima.gaat_naar(ander)
    nummer = fatima.page.locator("nav[aria-label='Kruimelpad'] [aria-current], .breadcrumb span").last.inner_text()
    nummer = nummer.removeprefix("Casus ").strip()
    fatima.gaat_naar(een)
    fatima.kiest("Voeg samen met een andere casus")
    fatima.ziet("Zelfde achternaam", nummer)
    fatima.keurt("joining two casussen")
    fatima.foto("samenvoegen")
    fatima.vult_in({"Nummer van de andere casus": "2017-99999"})
    fatima.vinkt_aan("Het is hetzelfde gezin")
    fatima.kiest("Voeg samen")
    assert fatima.wacht.laatste_status == 400
    fatima.keurt("joining with a number that is none")
    fatima.vult_in({"Nummer van de andere casus": nummer})
    fatima.kiest("Voeg samen")
    fatima.ziet("Samengevoegd met casus", nummer)
    fatima.keurt("a casus that is joined")
    fatima.foto("samengevoegd")
    fatima.kiest("Splits ze weer")
    fatima.keurt("parting two casussen")
    fatima.kiest("Splits ze")
    fatima.ziet_niet("Samengevoegd met casus")

    _sluit(fatima)
    wereld.tijd_gaat(hours=3)
    fatima.gaat_naar(een)
    fatima.kiest("Heropen deze casus")
    fatima.keurt("opening a casus again")
    fatima.foto("heropenen")
    fatima.vinkt_aan("Er is een nieuw signaal")
    fatima.kiest("Heropen de casus")
    assert fatima.wacht.laatste_status == 400
    fatima.vult_in({"Wat is er gebeurd?": "De school belde: het kind wil niet naar huis."})
    fatima.kiest("Heropen de casus")
    fatima.ziet("Wie is nu verantwoordelijk", "Heropende casus zonder regisseur")
    fatima.kiest("Lees hoe deze casus eerder sloot")
    fatima.ziet("Een half jaar zonder geweld.", "Ina (oma)", "De school belde: het kind wil niet naar huis.")
    fatima.keurt("how a casus was closed before")
    fatima.foto("sluitingen")
    tussen = wereld.nu - timedelta(hours=1)
    fatima.gaat_naar(f"{een}/grootboek?datum={tussen:%Y-%m-%d}&tijd={tussen:%H:%M}")
    fatima.ziet("Niemand")
    fatima.keurt("the ledger between closing and opening again")
    fatima.gaat_naar(f"{een}/grootboek?datum=2030-01-01&tijd=10:00")
    fatima.ziet("Dit moment moet nog komen")


def test_a_colleague_is_kept_out_and_more_time_is_given(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Teunissen", huisnummer="64")
    fatima, casus = _casus(als, gezin)
    lena = als("Lena Vrolijk")
    lena.gaat_naar(casus)
    lena.kiest("Houd een collega buiten dit dossier")
    lena.keurt("keeping a colleague out")
    lena.kiest("Houd deze collega buiten")
    assert lena.wacht.laatste_status == 400
    lena.kiest_optie("[name=wie]", "Gerda Postma")
    lena.vinkt_aan("Kent iemand in dit dossier: buur, vriend, oud-collega")
    lena.kiest("Houd deze collega buiten")
    lena.ziet("Gerda Postma")
    lena.keurt("a colleague who is out")
    lena.foto("uitsluiten")
    als("Gerda Postma").krijgt(404, casus)
    lena.kiest("Laat weer toe")
    _only_named(als, lena, casus)

    fatima.gaat_naar(casus)
    melding = fatima.page.locator("main a[href*='/meldingen/']").first.get_attribute("href").rsplit("/", 1)[1]
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar(f"/casussen/{melding}")
    regel = ibrahim.page.locator("section[aria-labelledby=termijnen] li", has_text="Betrokkene informeren").first
    with ibrahim.na_navigatie():
        regel.locator("a[href^='/termijnen/']").click()
    ibrahim.keurt("a term that can be extended")
    termijn = ibrahim.pad
    ibrahim.vult_in({"Hoeveel langer?": "3", "Waarom is dat nodig?": "Het is nog niet veilig om het te vertellen."})
    ibrahim.kiest("Vraag meer tijd")
    assert ibrahim.wacht.laatste_status == 400
    ibrahim.vult_in({"Hoeveel langer?": "2"})
    ibrahim.kiest("Vraag meer tijd")
    ibrahim.ziet("Wacht op een besluit")
    lena.gaat_naar("/werkvoorraad")
    lena.kiest("Bekijk en beslis")
    lena.keurt("requests for more time")
    lena.foto("verzoeken")
    lena.gaat_naar(termijn)
    lena.keurt("deciding about more time")
    lena.foto("verlengen")
    lena.vinkt_aan("Goedkeuren: de termijn wordt langer")
    lena.kiest("Leg uw besluit vast")
    lena.ziet("Goedgekeurd door Lena Vrolijk")


def _only_named(als: Ploeg, lena: Bezoek, casus: str) -> None:
    """Let two named colleagues see a casus and nobody else, and take that back."""
    for collega in ("Lena Vrolijk", "Fatima Haddou"):
        lena.page.get_by_label(f"{collega}, Triage").check(force=True)
    lena.vinkt_aan("Een collega, of familie van een collega, is betrokken")
    lena.kiest("Alleen deze collega’s zien het")
    lena.ziet("Dit dossier is alleen voor collega’s met naam")
    lena.keurt("a dossier for named colleagues")
    als("Gerda Postma").krijgt(404, casus)
    lena.kiest("Laat het hele team het weer zien")
    als("Gerda Postma").krijgt(200, casus)
