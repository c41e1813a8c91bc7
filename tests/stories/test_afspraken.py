"""Agreements that run: read by everybody, moved by the administrator, counted over one's own cases; and who leaves."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.stories import toneel
from tests.stories.conftest import Ploeg
from tests.stories.wereld import Wereld

pytestmark = pytest.mark.browser
REGIO = Path(__file__).parents[2] / "regios" / "den-haag"
VERSIE = "/afspraken/samenwerking-veilig-thuis-lokaal/voorbeeld-1"
CONCEPT = "/afspraken/lokaal-rijswijk"


def _concept(wereld: Wereld, map_: Path, *, versie: str, verwacht: str) -> None:
    """Load the region once more with a concept of Rijswijk; its example expects this row."""
    kopie = map_ / versie / "den-haag"
    for naam in ("landelijk", "den-haag"):
        shutil.copytree(REGIO.parent / naam, map_ / versie / naam)
    inhoud = yaml.safe_load((REGIO / "afspraken" / "lokaal-zoetermeer.yaml").read_text(encoding="utf-8"))
    inhoud["afspraak"] |= {
        "code": "lokaal-rijswijk",
        "titel": "Lokale afspraak Rijswijk (voorbeeld)",
        "gemeente": "0603",
    }
    concept = inhoud["versies"][0]
    concept |= {"versie": versie, "status": "concept", "geldig_van": "2015-06-01"}
    del concept["goedgekeurd"]
    concept["tabellen"][0]["voorbeelden"][1]["rij"] = verwacht or None
    if not verwacht:
        concept["artikelen"][0]["tekst"] += " Elk jaar kijken wij of dit nog klopt."
    (kopie / "afspraken" / "lokaal-rijswijk.yaml").write_text(yaml.safe_dump(inhoud), encoding="utf-8")
    wereld.django("regio", "load", str(kopie))


@pytest.mark.parametrize("breedte", [1280, 320])
def test_everybody_who_works_under_an_agreement_reads_it(als: Ploeg, breedte: int) -> None:
    wim = als("Wim Kramer", breedte=breedte)
    wim.gaat_naar("/afspraken")
    wim.ziet("Directeurenoverleg Sociaal Domein, 1 februari 2017", "Lokale afspraak Zoetermeer")
    wim.keurt("the list of agreements")
    wim.kiest("Versie voorbeeld-1", binnen="#regio ~ section, main")
    wim.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    wim.ziet("Zijn er kinderen, dan is het jeugdteam casemanager", "Leidschendam-Voorburg", "binnen 4 uur")
    wim.page.get_by_text("Lokaal veld leest").first.wait_for()
    wim.keurt("a version with its tables and words open")
    assert not wim.page.get_by_role("button", name="Leg de goedkeuring vast").count()
    wim.kiest("Bekijk de controle van de tabellen")
    wim.ziet("Geen fouten gevonden")
    wim.keurt("the report of the check")
    wim.gaat_naar("/afspraken/begrippen/veiligheid")
    wim.ziet("Afgesproken", "Veilig Thuis leest", "Lokaal veld leest", "Artikel 1, Doel en rollen")
    wim.keurt("a word")


def test_a_concept_with_a_failing_example_waits_until_it_is_mended(als: Ploeg, wereld: Wereld, tmp_path: Path) -> None:
    _concept(wereld, tmp_path, versie="2", verwacht="ouderen")
    frank = als("Frank Otten")
    frank.gaat_naar(f"{CONCEPT}/2/controle")
    frank.ziet("1 fout gevonden", "Voorbeeld dat niet uitkomt")
    frank.keurt("the report with a fault")
    frank.gaat_naar(f"{CONCEPT}/2")
    frank.vult_in({"Welk orgaan keurde deze versie goed?": "College", "Op welke dag?": f"{wereld.nu:%Y-%m-%d}"})
    frank.kiest("Leg de goedkeuring vast")
    assert frank.wacht.laatste_status == 409
    frank.ziet("Deze versie kan niet worden goedgekeurd", "Alles wat u typte, staat er nog")
    assert frank.page.get_by_label("Welk orgaan keurde deze versie goed?").input_value() == "College"
    frank.keurt("an approval that was refused")
    _concept(wereld, tmp_path, versie="3", verwacht="")
    frank.gaat_naar(f"{CONCEPT}/3")
    frank.keurt("a concept")
    frank.kiest("Wat verandert deze versie?")
    frank.ziet("Wat verandert er?", "ten opzichte van versie 2", "Elk jaar kijken wij of dit nog klopt.")
    frank.keurt("what another version changes")
    frank.gaat_naar(f"{CONCEPT}/3")
    frank.vult_in({"Welk orgaan keurde deze versie goed?": "College", "Op welke dag?": f"{wereld.nu:%Y-%m-%d}"})
    frank.kiest("Leg de goedkeuring vast")
    frank.ziet("De goedkeuring is vastgelegd", "Goedgekeurd")
    frank.kiest("Laat haar van kracht zijn")
    frank.ziet("Van kracht", "Deze versie wijst zaken toe")
    frank.vult_in({"Wie trekt de herziening?": "beleidsadviseur", "Wanneer moet zij klaar zijn?": "2099-01-01"})
    frank.kiest("Begin de herziening")
    frank.ziet("In herziening")
    frank.keurt("a version under review")


def test_another_choice_becomes_a_figure_that_opens(als: Ploeg, wereld: Wereld) -> None:
    gezin = toneel.Gezin("Oosterling", huisnummer="61")
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), gezin, acuut="Nee")
    wereld.tijd_gaat(hours=2)
    fatima, gerda = als("Fatima Haddou"), als("Gerda Postma")
    toneel.biedt_aan(fatima, gerda, gezin)
    for breedte in (1280, 320):
        lezer = als("Gerda Postma", breedte=breedte)
        lezer.gaat_naar(VERSIE)
        lezer.kiest("Hoe vaak besliste elk artikel?")
        lezer.ziet("Artikel 3. Wie een zaak overneemt", "Wat deze cijfers zeggen", "alleen zaken die u zelf mag openen")
        lezer.keurt("the figures of an agreement")
        lezer.page.locator("dd a").first.click()
        lezer.page.wait_for_url("**/cijfers/**")
        lezer.ziet("Gezin Oosterling")
        lezer.keurt("the rows behind a figure")
    als("Bram Jansen").krijgt(403, f"{VERSIE}/cijfers")
    als("Jamila Bouzid").gaat_naar(f"{VERSIE}/cijfers")


@pytest.mark.parametrize("breedte", [1280, 320])
def test_the_ketenkaart_shows_organisations_and_municipalities(als: Ploeg, breedte: int) -> None:
    jamila = als("Jamila Bouzid", breedte=breedte)
    jamila.gaat_naar("/ketenkaart/organisaties?verbondenheid=alleen_signalerend")
    jamila.ziet("Signaleert alleen")
    jamila.keurt("the organisations")
    jamila.gaat_naar("/ketenkaart/organisaties?q=steunpunt")
    jamila.kiest("Veilig Thuis Haaglanden")
    jamila.ziet("Steunpunt Huiselijk Geweld", "tot 1 januari 2015", "Vervanger, vervaldag en controle")
    jamila.keurt("an organisation")
    jamila.gaat_naar("/ketenkaart/gemeenten")
    jamila.ziet("Regio Delft", "Regiovisie 2015-2018: negen gemeenten", "Evaluatie 2017: vijf gemeenten")
    jamila.keurt("the municipalities")
    jamila.kiest("Zoetermeer")
    jamila.ziet("Wat deze gemeente zelf heeft geregeld", "Lokale afspraak Zoetermeer")
    jamila.keurt("a municipality")
    jamila.gaat_naar("/ketenkaart?fase=opvang")
    jamila.keurt("the ketenkaart of teams")


def test_a_team_stops_only_when_nothing_is_left_with_it(als: Ploeg, wereld: Wereld) -> None:
    toneel.neemt_melding_aan(als("Ibrahim Yilmaz"), toneel.Gezin("Prins", huisnummer="62"), acuut="Nee")
    frank = als("Frank Otten", breedte=320)
    frank.gaat_naar("/ketenkaart/organisaties?q=Veilig+Thuis+Haaglanden")
    frank.kiest("Veilig Thuis Haaglanden")
    frank.kiest("Laat deze organisatie stoppen")
    frank.ziet("waarvoor het team antwoordt", "Eerst moet het werk worden overgedragen")
    assert "Prins" not in frank.tekst()
    frank.keurt("an organisation that cannot stop yet")
    frank.gaat_naar("/ketenkaart/organisaties?q=MEE")
    frank.kiest("MEE", soort="link", binnen="main .regels")
    frank.kiest("Laat deze organisatie stoppen")
    frank.kiest("Laat de organisatie stoppen")
    frank.ziet("Gestopt op")
    frank.keurt("an organisation that stopped")
    als("Lena Vrolijk").krijgt(403, frank.pad)
