"""Do the pages of skills, meldcode and reach say what stands, keep what was typed, and stay shut for others?"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.basis.organisaties.models import Organisatie
from schakel.sturing.deskundigheid.tests.builders import Stuurploeg

pytestmark = pytest.mark.django_db
HIER = "/sturing/deskundigheid"
TRAINING = f"{HIER}/trainingen/sos"


def tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", str(antwoord.content.decode()))


def test_a_team_keeps_a_training_and_sees_no_list_of_names(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Wim")
    leden = [str(ploeg.mens(n).publiek_id) for n in ("Wim", "Yara")]
    fout = klant.post(f"{TRAINING}/deelname", {"gevolgd_op": "1-3-2020", "medewerkers": leden})
    assert fout.status_code == 400 and "nog niet geweest" in tekst(fout) and "1-3-2020" in tekst(fout)
    goed = klant.post(f"{TRAINING}/deelname", {"gevolgd_op": "1-3-2016", "medewerkers": leden}, follow=True)
    assert "2 van 6 (33%)" in tekst(goed) and "nog niet gehaald" in tekst(goed)
    bas = tekst(ploeg.klant("Bas").get(TRAINING))
    assert "2 van 6 (33%)" in bas and "Yara" not in bas and "kleiner dan vijf mensen" in bas
    assert "Gevolgd op 1 maart 2016, geldig tot 1 maart 2018" in tekst(klant.get(HIER))
    assert klant.post(f"{TRAINING}/opgave", {}).status_code == 403
    vroeg = klant.post(f"{TRAINING}/meten", {"gevolgd_op": "1-3-2016"})
    assert vroeg.status_code == 409 and "drie maanden na de training" in tekst(vroeg)


def test_places_are_filled_and_emptied(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Wim")
    pad = f"{HIER}/aandachtsfunctionarissen"
    plek = f"team-{ploeg.team('wijkteam-west').publiek_id}"
    typen = {"plek": plek, "naam": "Yara", "medewerker": str(ploeg.mens("Yara").publiek_id), "vanaf": "1-3-2016"}
    fout = klant.post(f"{pad}/benoemen", {**typen, "vanaf": "gisteren"})
    assert fout.status_code == 400 and "Schrijf de datum zo" in tekst(fout)
    vol = tekst(klant.post(f"{pad}/benoemen", typen, follow=True))
    assert "1 van 4 plekken bezet" in vol and "geen vervanger" in vol and "3 plekken zijn leeg." in vol
    wie = re.search(r'value="([0-9a-f-]{36})">Yara, ', vol)
    assert wie is not None
    klant.post(f"{pad}/eindigen", {"functionaris": wie[1], "per": "2-3-2016"})
    assert "Leeg sinds 2 maart 2016" in tekst(klant.get(pad))
    assert "heeft geen aandachtsfunctionaris" in tekst(klant.get(HIER))
    assert klant.post(f"{pad}/alarm").status_code == 403
    alarm = re.search(r"/alarmen/[0-9a-f-]{36}", tekst(klant.get(HIER)))
    assert alarm is not None
    assert ploeg.klant("Jamila").get(f"{HIER}{alarm[0]}").status_code == 404
    assert klant.post(f"{HIER}{alarm[0]}", {"antwoord": "Mo wordt het."}).status_code == 302
    assert "Er loopt geen alarm" in tekst(klant.get(HIER))


def test_who_steers_reads_on_the_first_page_what_falls_short(ploeg: Stuurploeg) -> None:
    bas, wim = tekst(ploeg.klant("Bas").get(HIER)), tekst(ploeg.klant("Wim").get(HIER))
    assert "4 van 4 plekken leeg" in bas and "ontbreekt iets" in bas
    assert "plekken leeg" not in wim and "ontbreekt iets" not in wim


def test_the_meldcode_climbs_on_its_page(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Bas")
    organisatie = Organisatie.objects.get(code="wijk")
    pad = f"{HIER}/meldcode/{organisatie.publiek_id}"
    assert "organisaties op orde" in tekst(klant.get(f"{HIER}/meldcode"))
    te_ver = klant.post(f"{pad}/trede", {"trede": "GEVOLG", "afspraak": "Minder subsidie"})
    assert te_ver.status_code == 409 and "stap voor stap" in tekst(te_ver) and "Minder subsidie" in tekst(te_ver)
    klant.post(f"{pad}/trede", {"trede": "GESPREK", "afspraak": "Wij spraken de directie."})
    klant.post(f"{pad}/trede", {"trede": "TERMIJN", "afspraak": "Voor de zomer.", "uiterlijk": "1-6-2016"})
    pagina = tekst(klant.get(pad))
    assert "Termijn loopt" in pagina and "Wij spraken de directie." in pagina
    klant.post(f"{pad}/stand", {"aanwezig": "ja", "onderdelen": ["stappen"], "beslisser": "teamleider"})
    assert "In de code ontbreekt: hoe de kindcheck gaat." in tekst(klant.get(pad))
    assert ploeg.klant("Wim").get(pad).status_code == 200 and ploeg.klant("Jamila").get(pad).status_code == 404
    assert ploeg.klant("Wim").get(f"{HIER}/meldcode").status_code == 404
    assert ploeg.klant("Wim").post(f"{pad}/trede", {}).status_code == 403


def test_the_page_of_the_attention_officer_is_absent_for_others(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Wim")
    leeg = klant.post(f"{HIER}/meldcode/vraag", {"vraag": "Wat nu?"})
    assert leeg.status_code == 409 and "geen aandachtsfunctionaris" in tekst(leeg) and "Wat nu?" in tekst(leeg)
    plek = f"team-{ploeg.team('wijkteam-west').publiek_id}"
    typen = {"plek": plek, "naam": "Yara", "medewerker": str(ploeg.mens("Yara").publiek_id), "vanaf": "1-3-2016"}
    klant.post(f"{HIER}/aandachtsfunctionarissen/benoemen", typen)
    assert klant.post(f"{HIER}/meldcode/vraag", {"vraag": "Wat nu?"}).status_code == 302
    for naam in ("Wim", "Bas", "Jamila", "Frank"):
        assert ploeg.klant(naam).get(f"{HIER}/meldcode/mijn").status_code in (403, 404), naam
    yara = ploeg.klant("Yara")
    mijn = tekst(yara.get(f"{HIER}/meldcode/mijn"))
    assert "Wat nu?" in mijn and "Er loopt nu geen zaak" in mijn and "niet over wie zij gaat" in mijn
    vraag = re.search(r"/meldcode/vragen/[0-9a-f-]{36}", mijn)
    assert vraag is not None and klant.get(f"{HIER}{vraag[0]}").status_code == 404
    assert yara.post(f"{HIER}{vraag[0]}", {"antwoord": "Begin met stap 1."}).status_code == 302
    assert "Begin met stap 1." in tekst(klant.get(f"{HIER}/meldcode/vraag"))


def test_anybody_asks_and_a_refusal_for_lack_of_hours_is_counted(ploeg: Stuurploeg) -> None:
    bram = ploeg.klant("Bram")
    typen = {"soort": "VOORLICHTING", "onderwerp": "Signalen", "groep": "migrantenorganisaties", "mensen": "20"}
    assert bram.post(f"{HIER}/verzoeken", typen).status_code == 302
    zonder = bram.post(f"{HIER}/verzoeken", {**typen, "soort": "ONTMOETING"})
    assert zonder.status_code == 400 and "Kies het team dat u wilt ontmoeten" in tekst(zonder)
    verzoek = re.search(r"/verzoeken/[0-9a-f-]{36}", tekst(bram.get(f"{HIER}/verzoeken")))
    assert verzoek is not None
    pad = f"{HIER}{verzoek[0]}"
    assert bram.post(f"{pad}/weigeren", {"weigerreden": "GEEN_UREN"}).status_code == 403
    assert ploeg.klant("Wim").post(f"{pad}/intrekken").status_code == 404
    bas = ploeg.klant("Bas")
    assert bas.post(f"{pad}/weigeren", {}).status_code == 400
    assert bas.post(f"{pad}/weigeren", {"weigerreden": "GEEN_UREN"}).status_code == 302
    assert "1 keer geweigerd omdat er geen uren zijn" in tekst(bram.get(f"{HIER}/verzoeken"))
    te_laat = bas.post(f"{pad}/plannen", {"op": "1-4-2016", "wie": "GGD"})
    assert te_laat.status_code == 409 and "al afgehandeld" in tekst(te_laat)


def test_what_was_held_counts_the_people_reached(ploeg: Stuurploeg) -> None:
    wim, bas = ploeg.klant("Wim"), ploeg.klant("Bas")
    ander = str(ploeg.team("jeugdteam-west").publiek_id)
    typen = {"soort": "ONTMOETING", "onderwerp": "Elkaar leren kennen", "groep": "professionals", "met_team": ander}
    assert wim.post(f"{HIER}/verzoeken", typen).status_code == 302
    verzoek = re.search(r"/verzoeken/[0-9a-f-]{36}", tekst(wim.get(f"{HIER}/verzoeken")))
    assert verzoek is not None
    pad = f"{HIER}{verzoek[0]}"
    bas.post(f"{pad}/plannen", {"op": "1-4-2016", "wie": "Veilig Thuis"})
    assert "Team wijkteam-west met Team jeugdteam-west" in tekst(wim.get(f"{HIER}/verzoeken"))
    bas.post(f"{pad}/gehouden", {"bereikt": "14", "uren": "3,5"})
    lijst = tekst(wim.get(f"{HIER}/verzoeken"))
    assert "Gehouden" in lijst and ">14<" in lijst and "3,5" in lijst


def test_the_calendar_counts_reach_only_with_how(ploeg: Stuurploeg) -> None:
    bas = ploeg.klant("Bas")
    kalender = tekst(bas.get(f"{HIER}/communicatie?jaar=2016"))
    assert "Februari" in kalender and "€ 1.000" in kalender and "niet geteld" in kalender
    campagne = re.search(r"/communicatie/[0-9a-f-]{36}", kalender)
    assert campagne is not None
    assert bas.post(f"{HIER}{campagne[0]}", {"bereik_geteld": "300"}).status_code == 400
    bas.post(f"{HIER}{campagne[0]}", {"bereik_geteld": "300", "telwijze": "bezoeken", "besteed": "900"})
    assert "300 <small>(bezoeken)</small>" in tekst(bas.get(f"{HIER}/communicatie?jaar=2016"))
    assert ploeg.klant("Wim").get(f"{HIER}{campagne[0]}").status_code == 403
    assert campagne[0] not in tekst(ploeg.klant("Wim").get(f"{HIER}/communicatie?jaar=2016"))


def test_rare_expertise_says_whether_it_is_secured_and_never_a_zero(ploeg: Stuurploeg) -> None:
    bas = ploeg.klant("Bas")
    pagina = tekst(bas.get(f"{HIER}/expertise"))
    assert "Nog niet bekeken" in pagina and "nog niet gepubliceerd" in pagina
    assert "Samen op bezoek, complexe casussen" in pagina
    typen = {"stand": "KWETSBAAR", "toelichting": "Eén specialist.", "mensen": "1", "opnieuw_voor": "1-9-2016"}
    assert bas.post(f"{HIER}/expertise/eer", {**typen, "opnieuw_voor": "1-9-2015"}).status_code == 400
    bas.post(f"{HIER}/expertise/eer", typen)
    assert "Kwetsbaar: hangt aan één mens" in tekst(ploeg.klant("Bram").get(f"{HIER}/expertise"))
    assert ploeg.klant("Bram").post(f"{HIER}/expertise/eer", typen).status_code == 403


PADEN = (
    "",
    "/aandachtsfunctionarissen",
    "/verzoeken",
    "/communicatie",
    "/expertise",
    "/trainingen/sos",
    "/meldcode/vraag",
)


def test_whoever_has_no_part_in_it_stays_out(ploeg: Stuurploeg) -> None:
    for pad in PADEN:
        for naam in ("Frank", "Greet", "Rita"):
            assert ploeg.klant(naam).get(f"{HIER}{pad}").status_code == 403, (naam, pad)
        assert ploeg.klant("Wim").get(f"{HIER}{pad}").status_code == 200, pad
    assert ploeg.klant("Bas").get(f"{HIER}/trainingen/bestaat-niet").status_code == 404
    assert ploeg.klant("Elif").get(f"{HIER}/communicatie").status_code == 200


def test_the_list_asks_as_often_with_more_rows(ploeg: Stuurploeg) -> None:
    klant = ploeg.klant("Bas")
    with CaptureQueriesContext(connection) as eerst:
        klant.get(f"{HIER}/verzoeken")
    for n in range(4):
        ploeg.klant("Bram").post(
            f"{HIER}/verzoeken", {"soort": "VOORLICHTING", "onderwerp": f"Nummer {n}", "groep": "scholen"}
        )
    with CaptureQueriesContext(connection) as daarna:
        klant.get(f"{HIER}/verzoeken")
    assert len(daarna) <= len(eerst) + 1
