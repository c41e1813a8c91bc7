"""A teacher, the police and a partner's system report without a phone; and the example of the manual is run."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from tests.stories import toneel
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
VOORBEELD = Path(__file__).parents[2] / "docs/voorbeelden/partner_client.py"


def _client() -> ModuleType:
    spec = importlib.util.spec_from_file_location("partner_client", VOORBEELD)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["partner_client"] = module
    spec.loader.exec_module(module)
    return module


def _wacht_op(vraag: Callable[[], Any], seconden: float = 20.0) -> Any:
    """Ask until there is something; the worker takes a report out within a second or two."""
    eind = monotonic() + seconden
    while not (gevonden := vraag()) and monotonic() < eind:
        sleep(0.2)
    assert gevonden, "the worker did not take it out"
    return gevonden


def _sleutel(frank: Bezoek, naam: str, team: str, rol: str) -> str:
    """Let an administrator make a token for a system."""
    frank.gaat_naar("/beheer/koppelingen")
    frank.vult_in({"Welk systeem is dit?": naam})
    frank.kiest_optie("[name=team]", team)
    frank.page.locator(f"[name=rol][value={rol}]").check(force=True)
    frank.kiest("Maak een sleutel")
    return str(frank.page.locator("code").inner_text())


def test_a_teacher_reports_by_the_form_and_hears_which_steps(als: Ploeg, wereld: Wereld) -> None:
    juf = als(breedte=320, script=False)
    juf.gaat_naar("/formulier")
    juf.ziet("Bel eerst 112", "artikel 5.2.6", "Het is een recht en geen plicht")
    assert juf.page.get_by_role("link", name="Verlaat deze pagina snel").is_visible()
    juf.keurt("the form, before")
    juf.kiest("Verstuur de melding")
    assert juf.wacht.laatste_status == 400
    juf.ziet("Eén zin is genoeg")
    juf.keurt("the form with what is missing")
    juf.page.fill("[name=toelichting]", "Leerling heeft blauwe plekken en is bang om naar huis te gaan.")
    juf.page.fill("[name=m0-naam]", "Fenna Deurwaard")
    juf.kiest("Nog iemand toevoegen")
    juf.page.fill("[name=m1-naam]", "vader, rond de 40")
    juf.vult_in({"Postcode": "2532 CX", "Uw naam": "Roos Pel", "Uw telefoonnummer": "06 12 34 56 78"})
    juf.foto("formulier")
    juf.kiest("Verstuur de melding")
    juf.ziet("Uw formulier is ontvangen")
    juf.keurt("the receipt")
    code = str(juf.page.locator(".ontvangst").inner_text()).split("VT ")[1][:8]
    vraag = "SELECT publiek_id FROM meldingen_melding WHERE ontvangstcode = 'VT " + code + "'"
    melding = _wacht_op(lambda: wereld.vraag(vraag))[0][0]
    fatima = als("Fatima Haddou")
    fatima.gaat_naar(f"/meldingen/{melding}")
    fatima.ziet("blauwe plekken", "Fenna Deurwaard")
    juf.kiest("Naar de stappen")
    juf.vult_in({"Ontvangstcode": f"vt {code}", "Uw telefoonnummer of e-mailadres": "0612345670"})
    juf.kiest("Bekijk de stappen")
    juf.ziet("Bij deze gegevens vinden wij niets")
    juf.vult_in({"Uw telefoonnummer of e-mailadres": "+31 6 12345678"})
    juf.kiest("Bekijk de stappen")
    juf.ziet("Uw formulier is ontvangen", "Meer is er nog niet te vertellen")
    juf.keurt("the steps")


def test_the_police_feed_and_two_messages_side_by_side(als: Ploeg, wereld: Wereld) -> None:
    frank = als("Frank Otten")
    token = _sleutel(frank, "meldkamer", "Politie", "politie")
    politie = _client().Partner(wereld.adres, token=token, namens="agent-12")
    kenmerk = f"Z-{uuid4().hex[:8]}"
    bericht = {
        "kenmerk": kenmerk, "soort": "HUISELIJK_GEWELD", "toelichting": "Ruzie met duwen, kind zag het.",
        "waar": {"postcode": "2532 CX", "huisnummer": "77"},
        "betrokkenen": [{"rol": "KIND", "roepnaam": "Teun", "achternaam": "Feedman", "leeftijd": 8}],
    }  # fmt: skip
    zorg = bericht | {"kenmerk": f"{kenmerk}-zorg", "soort": "ZORG", "toelichting": "Verward, geen geweld."}
    anders = bericht | {"toelichting": "Ruzie met een mes, kind zag het."}
    uitkomsten = [k.uitkomst for k in politie.lever_aan([bericht, bericht, zorg, anders])]
    assert uitkomsten == ["ONTVANGEN", "HERHAALD", "ONTVANGEN", "NAAST_ANDERE"]
    _wacht_op(lambda: len(wereld.vraag("SELECT 1 FROM meldingen_aanlevering")) >= 3)
    naar = "SELECT t.code FROM meldingen_aanlevering a JOIN organisaties_team t ON t.id = a.doorgestuurd_naar_id"
    assert wereld.vraag(naar)[0][0] == "jeugdteam-escamp"
    frank.gaat_naar("/aanleveringen")
    frank.ziet("Wat er binnenkwam", "tellen niet mee")
    frank.keurt("the numbers of the feed")
    assert "Feedman" not in frank.tekst()
    fatima = als("Fatima Haddou")
    fatima.gaat_naar("/aanleveringen?toon=gevlagd")
    fatima.foto("aanleveringen")
    fatima.keurt("what is flagged")
    fatima.page.locator("main .regels a").first.click()
    fatima.ziet("Twee berichten met hetzelfde kenmerk", "duwen", "een mes", "anders")
    fatima.foto("aanlevering-vergelijken")
    fatima.keurt("two messages side by side")
    fatima.kiest("Leg vast")
    assert fatima.wacht.laatste_status == 400
    fatima.vinkt_aan("Het tweede bericht verbetert het eerste")
    fatima.kiest("Leg vast")
    fatima.ziet("Bekeken", "verbetert het eerste")
    als("Sanne Vos").krijgt(404, fatima.pad)


def test_the_example_of_the_manual_runs_against_a_real_installation(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Partnerman", huisnummer="79")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin)
    fatima = als("Fatima Haddou")
    _casus, overdracht = toneel.biedt_aan(fatima, als("Gerda Postma"), gezin)
    token = _sleutel(als("Frank Otten"), "eigen systeem", "Escamp", "jeugdteam")
    module = _client()
    partner = module.Partner(wereld.adres, token=token)
    _advies(partner, module, als)
    _meldt(partner)
    (aanbod,) = [een for een in partner.aangeboden() if str(een.publiek_id) in overdracht]
    assert aanbod.status == "AANGEBODEN"
    assert partner.neem_aan(aanbod.publiek_id, regisseur=partner.collegas()["Jamila Bouzid"]) == "GEACCEPTEERD"
    teams = partner.ketenkaart(soort="jeugdteam")
    assert teams and all(team["telefoon"] for team in teams)
    bellen = partner.wie_bellen(postcode="2532", leeftijd="9")
    assert bellen and {"bereikbaar", "contactpersoon", "wachttijdDagen"} <= bellen[0].keys()


def _advies(partner: Any, module: ModuleType, als: Ploeg) -> None:
    with pytest.raises(module.Geweigerd) as fout:
        partner.vraag_advies("Wat doe ik met Fenna Zwart, Veenbesstraat 118?")
    assert fout.value.status == 400 and "vraag" in fout.value.fouten
    vraag = partner.vraag_advies("Een leerling van 9 is bang om naar huis te gaan. Wat doe ik eerst?")
    assert vraag.antwoord is None
    ibrahim = als("Ibrahim Yilmaz")
    ibrahim.gaat_naar("/adviezen/nieuw")
    ibrahim.kiest("op een antwoord")
    ibrahim.keurt("the questions of partners")
    ibrahim.kiest("bang om naar huis")
    ibrahim.vult_in({"Wat adviseert u?": "Praat vandaag met de leerling, en bel ons als het niet veilig is."})
    ibrahim.keurt("one question of a partner")
    ibrahim.kiest("Verstuur het advies")
    assert "Praat vandaag" in partner.lees_advies(vraag.adviesvraag).antwoord


def _meldt(partner: Any) -> None:
    sleutel = uuid4()
    een, twee = (partner.meld("Er wordt geslagen.", postcode="2532 CX", sleutel=sleutel) for _ in range(2))
    assert een == twee
    assert partner.volg(een.sleutel).stappen == []
