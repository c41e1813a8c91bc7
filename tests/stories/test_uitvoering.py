"""Plans by the model of the region, and a self-scan of a team: from the policy adviser to the team and back."""

import pytest

from tests.stories.bezoek import Bezoek
from tests.stories.conftest import Ploeg

pytestmark = pytest.mark.browser
PLAN = "/sturing/uitvoering/plannen/preventieplan"
RIJSWIJK = f"{PLAN}/gemeenten/0603"
KIES_ALLES = (
    "waarde => document.querySelectorAll(`input[type=radio][value='${waarde}']`).forEach(v => { v.checked = true })"
)


def test_a_municipality_deviates_in_sight(als: Ploeg) -> None:
    bas = als("Bas Vermeer")
    bas.gaat_naar("/sturing/uitvoering")
    bas.ziet("Preventieplan (voorbeeld)", "Lokaal uitvoeringsplan (voorbeeld)", "0 van")
    bas.keurt("the first page of carrying out")
    bas.kiest("Preventieplan (voorbeeld)")
    bas.keurt("the adoption board")
    bas.kiest("Begin voor Rijswijk")
    bas.ziet("Hangt samen met", "Nog niet bekeken")
    bas.keurt("the plan of a municipality")
    bas.kiest("Vul ‘Ouderenmishandeling’ in")
    bas.vinkt_aan("Wijkt af van het model")
    bas.vult_in({"Tekst van uw gemeente": "Wij bellen elke oudere van 80."})
    bas.kiest("Bewaar dit deel")
    bas.ziet("Schrijf op waarom uw gemeente afwijkt")
    bas.keurt("a section that was refused")
    bas.vult_in({"Waarom wijkt u af?": "Een kleine gemeente kan dat."})
    bas.kiest("Bewaar dit deel")
    bas.ziet("Wijkt af van het model", "Wij bellen elke oudere van 80.", "Een kleine gemeente kan dat.")
    bas.vult_in({"Welk orgaan stelde het plan vast?": "Het college", "Op welke dag?": "1-3-2017"})
    bas.kiest("Leg de vaststelling vast")
    bas.ziet("Vul eerst alle verplichte delen in")
    bas.gaat_naar(f"{PLAN}/regio")
    bas.ziet("1 van", "zijn begonnen", "Wij bellen elke oudere van 80.")
    bas.keurt("the plan of the region")
    bas.gaat_naar("/sturing/uitvoering/preventie")
    bas.ziet("Dit overzicht bewijst niet")
    bas.keurt("the overview of prevention")
    als("Jamila Bouzid").krijgt(403, RIJSWIJK)


def test_a_team_fills_in_alone_and_then_together(als: Ploeg) -> None:
    bas = als("Bas Vermeer")
    bas.gaat_naar("/sturing/uitvoering/zelfscans")
    bas.vinkt_aan("Professionals van een team")
    bas.kiest_optie("select[name=team]", "Jeugdteam Escamp")
    bas.vult_in({"Tot wanneer kan ieder voor zich invullen?": "1-1-2099"})
    bas.kiest("Begin de zelfscan")
    bas.ziet("Ieder vult zelf in")
    bas.keurt("the self-scans")
    jamila = als("Jamila Bouzid", breedte=320)
    jamila.gaat_naar("/sturing/uitvoering")
    jamila.keurt("the first page of a team")
    jamila.kiest("Jeugdteam Escamp", soort="link", binnen="main .regels")
    _fill_in(jamila)
    jamila.kiest("Stop met invullen en bespreek samen")
    jamila.ziet("minder dan 5 mensen: niet getoond", "Samen bespreken")
    jamila.keurt("a scan to be discussed on a phone")
    jamila.kiest("Elk kind is gezien")
    jamila.vinkt_aan("volledig")
    jamila.kiest("Bewaar de score")
    jamila.ziet("Zeg waaruit blijkt")
    jamila.vult_in({"Waaruit blijkt dat?": "De steekproef van maart."})
    jamila.kiest("Bewaar de score")
    jamila.ziet("De steekproef van maart.")
    jamila.gaat_naar("/sturing/uitvoering/team")
    jamila.vult_in({
        "Hoeveel fte is afgesproken?": "3", "Hoeveel fte is er echt?": "2",
        "Hoe vaak is supervisie of intervisie deze maand afgesproken?": "2", "Hoe vaak is die gehouden?": "2",
    })  # fmt: skip
    jamila.kiest("Leg deze maand vast")
    jamila.ziet("Er is 1 fte vacature.")
    jamila.keurt("the footing of a team on a phone")
    bas.gaat_naar("/sturing/uitvoering/teams")
    bas.ziet("Jeugdteam Escamp: vacatures")
    bas.keurt("the footing of all teams")


def _fill_in(jamila: Bezoek) -> None:
    jamila.kiest("Vul de zelfscan in")
    jamila.keurt("a scan to fill in on a phone")
    jamila.page.evaluate(KIES_ALLES, "2")
    jamila.kiest("Bewaar mijn antwoorden")
    jamila.ziet("Uw antwoorden zijn bewaard. Niemand anders ziet ze.")
