"""A new policy adviser: from signing in to a complete draft evaluation over 2016, and through its round to frozen."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from schakel.toolkit.taal import datum
from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
ZIN = "In complexe zaken blijft de regie te lang leeg."


def _looks_around(bas: Bezoek) -> None:
    for naam, woord in (
        ("Regiovisie", "niet bekend"),
        ("Wat is geregeld", "Participatie"),
        ("Uitwerkingsplan", "Gemeente Delft"),
        ("Acties", "Warme overdracht"),
        ("Pilots", "10 van 27"),
        ("Geld", "onbekend"),
        ("Bevindingen", "Kinderombudsman"),
        ("Raad", "Motie 86"),
        ("Afspraken", "niet geteld"),
        ("Eén tafel", "Er is nog geen overleg gepland."),
    ):
        with bas.na_navigatie():
            bas.page.locator(".deelnav").get_by_role("link", name=naam, exact=True).click()
        bas.page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        bas.ziet(woord)
        bas.keurt(naam)
        bas.foto(f"sturing-{naam.lower().replace(' ', '-')}")


def _judges(bas: Bezoek, nummer: int) -> None:
    bas.gaat_naar(f"/sturing/visie/uitgangspunten/{nummer}?jaar=2016")
    bas.vinkt_aan("Extra inzet" if nummer == 6 else "Voorspoedige voortgang")
    bas.vult_in({"Reden": ZIN if nummer == 6 else f"Er is voortgang op punt {nummer}."})
    bas.kiest("Leg oordeel vast")


def _writes(bas: Bezoek) -> str:
    """Begin the draft, and fill in the letter; return where it stands."""
    bas.kiest("Evaluaties", soort="link", binnen=".deelnav")
    bas.kiest("Nieuwe evaluatie")
    bas.vult_in({"Over welk jaar?": "2016"})
    bas.keurt("the form of a new evaluation")
    bas.kiest("Begin", soort="button")
    adres = bas.pad
    bas.ziet("De visie is van 9 gemeenten.", "Kleur bij uitgangspunt 11", "Ondertekenaar")
    bas.kiest("Wijzig de brief")
    velden = {
        "Aan wie is de brief gericht?": "De leden van de Commissie Samenleving",
        "Datum van de brief": "2017-03-20",
        "Kenmerk": "VB/2017.001",
        "RIS-nummer": "RIS000001",
        "Functie van wie ondertekent": "de wethouder",
        "Naam van wie ondertekent": "A. Voorbeeld",
    }
    bas.vult_in(velden)
    bas.keurt("the letter")
    bas.kiest("Bewaar", soort="button")
    bas.page.get_by_role("link", name="Wijzig de tekst").nth(5).click()
    bas.vult_in({"Tekst bij dit uitgangspunt": f"Wij streven naar één plan. {ZIN}"})
    bas.kiest("Bewaar", soort="button")
    bas.ziet(ZIN)
    return adres.partition("#")[0]


def _round(als: Ploeg, bas: Bezoek, adres: str) -> None:
    bas.gaat_naar(adres)
    bas.kiest("Begin een ronde")
    dag = bas.wereld.nu.date() + timedelta(days=26)
    bas.vult_in({"Tot en met welke dag": dag.isoformat()})
    bas.kiest("Bewaar", soort="button")
    bas.kiest(f"Ronde tot en met {datum(dag)}")
    ronde = bas.pad
    bas.page.locator("[name=soort]").select_option("PROFESSIONAL")
    bas.page.locator("[name=team]").select_option("wijkteam-escamp")
    bas.kiest("Nodig uit", soort="button")
    bas.page.locator("[name=soort]").select_option("ERVARINGSDESKUNDIGE")
    bas.vult_in({"Of wie anders?": "Ria Voorbeeld"})
    bas.kiest("Nodig uit", soort="button")
    bas.keurt("a round with two invited")
    wim = als("Wim Kramer")
    wim.gaat_naar("/sturing/visie/rondes")
    wim.kiest("Tussenevaluatie")
    wim.ziet_niet("Ria Voorbeeld")
    wim.kiest("Geef uw reactie")
    wim.page.locator("[name=uitgangspunt]").select_option("6")
    wim.vult_in({"Wat wilt u hierover zeggen?": "Wij horen te laat wie de regie heeft."})
    wim.vinkt_aan("Noem de naam")
    wim.kiest("Bewaar", soort="button")
    wim.ziet("Wij horen te laat wie de regie heeft.")
    wim.keurt("the round of a team")
    bas.gaat_naar(ronde)
    bas.page.locator("main li", has_text="Ria Voorbeeld").get_by_role("link").first.click()
    bas.page.locator("[name=uitgangspunt]").select_option("4")
    bas.vult_in({"Wat wilt u hierover zeggen?": "Luister eerst naar mij."})
    bas.kiest("Bewaar", soort="button")
    for _ in range(2):
        bas.page.get_by_role("link", name="Beantwoord").last.click()
        bas.vult_in({"Wat is uw antwoord?": "Dat nemen wij over."})
        bas.kiest("Bewaar", soort="button")
    bas.foto("sturing-ronde")
    bas.kiest("Sluit de ronde")
    bas.ziet("Gesloten")


def test_a_new_policy_adviser_makes_an_evaluation_and_freezes_it(als: Ploeg, wereld: Wereld) -> None:
    bas = als("Bas Vermeer")
    bas.gaat_naar("/")
    bas.ziet("Sturing", "Kinderen krijgen de zorg die ze nodig hebben", "nog niet te meten", "Nog geen oordeel")
    bas.keurt("the start of a policy adviser")
    bas.foto("sturing-start-leeg")
    _looks_around(bas)
    adres = _writes(bas)
    for nummer in range(1, 12):
        _judges(bas, nummer)
    bas.keurt("a principle that was judged")
    bas.gaat_naar("/sturing/visie/uitgangspunten/6?jaar=2016")
    bas.foto("sturing-uitgangspunt")
    bas.gaat_naar("/sturing?jaar=2016")
    bas.ziet("11 van 11", ZIN)
    bas.keurt("the start with eleven colours")
    bas.foto("sturing-start")
    _round(als, bas, adres)
    bas.gaat_naar(adres)
    bas.ziet("Niets: de evaluatie is compleet.")
    bas.keurt("a complete draft")
    bas.kiest("Stel vast")
    bas.ziet("Vastgesteld", "Wij horen te laat wie de regie heeft.", "Een ervaringsdeskundige")
    bas.foto("sturing-evaluatie")
    pdf = bas.page.request.get(f"{wereld.adres}{adres}/pdf").body()
    tekst = "\n".join(blad.extract_text() for blad in PdfReader(BytesIO(pdf)).pages)
    assert "RIS000001" in tekst and ZIN in tekst and "Ria Voorbeeld" not in tekst
    bas.gaat_naar("/sturing/visie/overleggen/nieuw")
    bas.vult_in(
        {"Welk overleg is het?": "Stuurgroep", "Op welke dag?": (bas.wereld.nu.date() + timedelta(days=40)).isoformat()}
    )
    bas.kiest("Maak de agenda", soort="button")
    bas.ziet("Extra inzet nodig", ZIN)
    bas.keurt("the agenda of a meeting")
    bas.foto("sturing-overleg")
    wim = als("Wim Kramer", breedte=320)
    wim.gaat_naar("/uitgangspunten/termijn/kind_spreken")
    wim.ziet("Waarom vragen we dit?", "Kinderen krijgen de zorg die ze nodig hebben")
    wim.keurt("why something is asked")
    wim.krijgt(403, "/sturing")
    assert wim.gaat_naar(adres) == 200
