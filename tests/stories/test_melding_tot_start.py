"""The story of the house: from a call in the night to help that has started (docs/leven-van-een-melding.md)."""

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
TERPSTRA = toneel.Gezin("Terpstra")


EERST = [
    "persoon.vastgelegd", "kind.betrokken", "melding.ontvangen", "acuut.beoordeeld", "verantwoordelijkheid.overgegaan",
    "beoordeling.begonnen", "persoon.gehoord", "meebeslissing.gevraagd", "meebeslissing.gegeven", "melding.beoordeeld",
    "beoordeling.afgerond",
]  # fmt: skip
DAARNA = [
    "casus.geopend", "overdracht.voorbereid", "overdracht.aangeboden", "overdracht.ontvangen",
    "overdracht.geaccepteerd", "overdracht.gesprek_gevoerd", "overdracht.gesprek_bevestigd",
    "overdracht.regie_overgenomen", "regie.aanvaard", "overdracht.eerste_contact", "verantwoordelijkheid.overgegaan",
    "overdracht.gestart",
]  # fmt: skip


def test_from_a_call_at_night_to_help_that_has_started(als: Ploeg, wereld: Wereld) -> None:
    ibrahim = als("Ibrahim Yilmaz")
    _takes_the_call_with_the_keyboard(ibrahim)
    wereld.tijd_gaat(hours=11)
    fatima, gerda, jamila = als("Fatima Haddou"), als("Gerda Postma"), als("Jamila Bouzid")
    casus = _judges_it(fatima, gerda)
    overdracht = _offers_it(fatima, casus)
    _only_the_summary_is_seen(jamila, casus, overdracht)
    toneel.neemt_over(fatima, jamila, overdracht)
    _sees_who_answered(jamila, casus, overdracht)
    _an_outsider_finds_nothing(als("Sanne Vos"), casus, overdracht)
    _the_events_tell_the_story(wereld, casus)
    _the_log_has_lines(wereld, casus)


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
        toneel.nog_een_rij(ibrahim, rij)
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


def _judges_it(fatima: Bezoek, gerda: Bezoek) -> str:
    fatima.gaat_naar("/werkvoorraad?soort=beoordelen")
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
    fatima.kiest("Kies dit voorstel")
    fatima.keurt("the decision")
    fatima.kiest("Naar de casus")
    fatima.ziet("Gezin Terpstra – Van Dalen", "Wie is nu verantwoordelijk: Triage", "voorbereid")
    fatima.keurt("the casus at the sender")
    return fatima.pad


def _offers_it(fatima: Bezoek, casus: str) -> str:
    fatima.gaat_naar("/werkvoorraad?soort=overdracht")
    fatima.ziet("Overdracht aanbieden")
    fatima.gaat_naar(casus)
    fatima.kiest("Jeugdteam Escamp", soort="link")
    fatima.ziet("Nog niet aangeboden", "Triage is nu verantwoordelijk")
    fatima.keurt("the handover before it is offered")
    toneel.zet_stap(fatima, "aanbieden")
    fatima.ziet("Wacht op ontvangst")
    return fatima.pad


def _only_the_summary_is_seen(jamila: Bezoek, casus: str, overdracht: str) -> None:
    jamila.gaat_naar("/werkvoorraad?soort=overdracht")
    jamila.ziet("Gezin met 1 kind")
    jamila.ziet_niet("Terpstra")
    jamila.krijgt(404, casus)
    jamila.keurt("what one may not know")
    jamila.krijgt(200, overdracht)
    jamila.ziet("U ziet alleen de samenvatting", "Structurele onveiligheid", "Er is 1 kind")
    jamila.ziet_niet("Terpstra", "Marloes", "schreeuwen", "2532")
    jamila.keurt("the offer at the receiver")


def _sees_who_answered(jamila: Bezoek, casus: str, overdracht: str) -> None:
    jamila.gaat_naar(overdracht)
    jamila.ziet("Gestart", "Warm overgedragen", "Jeugdteam Escamp is nu verantwoordelijk")
    jamila.keurt("the started handover")
    jamila.gaat_naar(casus)
    jamila.ziet("Gezin Terpstra – Van Dalen", "Wie is nu verantwoordelijk: Jeugdteam Escamp", "Kind nog niet gezien")
    jamila.ziet_niet("A. Buur")
    jamila.keurt("the casus at the receiver")
    jamila.foto("casus-ontvanger")
    jamila.kiest("Wie was verantwoordelijk op een ander moment?")
    jamila.ziet("zonder onderbreking", "Triage", "Jeugdteam Escamp")
    jamila.keurt("the ledger")


def _an_outsider_finds_nothing(sanne: Bezoek, casus: str, overdracht: str) -> None:
    for pad in (casus, f"{casus}/grootboek", f"{casus}/tijdlijn", f"{casus}/delen/gezin", overdracht):
        sanne.krijgt(404, pad)
    sanne.gaat_naar("/zoeken")
    sanne.vult_in({"Naam, casusnummer of ontvangstcode": "Terpstra"})
    sanne.kiest("Zoek", soort="button", binnen="main")
    assert "Marloes" not in sanne.tekst()
    sanne.gaat_naar("/casussen")
    assert "Terpstra" not in sanne.tekst()


def _the_events_tell_the_story(wereld: Wereld, casus: str) -> None:
    dossier, melding = wereld.dossiers_van(casus)
    assert [s for s in dict.fromkeys(wereld.gebeurtenissen(melding)) if s in EERST] == EERST
    gebeurd = list(dict.fromkeys(wereld.gebeurtenissen(dossier)))
    assert [s for s in gebeurd if s in DAARNA] == DAARNA


def _the_log_has_lines(wereld: Wereld, casus: str) -> None:
    dossier, _melding = wereld.dossiers_van(casus)
    regels = wereld.vraag("SELECT count(*) FROM verantwoording_verantwoording WHERE %s = ANY(dossiers)", dossier)
    assert regels[0][0] > 10, "every look and every deed has a line"
