"""Each kind of bad file gets an error with file, line and remedy; no database is needed to say so."""

from pathlib import Path

import pytest

from schakel.entrypoints.regio.fouten import Fout, RegioFouten
from schakel.entrypoints.regio.laden import check_folder
from schakel.entrypoints.regio.tests.mappen import spoil, write_folder


def _fouten(map_: Path) -> list[Fout]:
    with pytest.raises(RegioFouten) as gevangen:
        check_folder(map_)
    return gevangen.value.fouten


def test_the_right_folder_has_no_faults(tmp_path: Path) -> None:
    assert check_folder(write_folder(tmp_path)).code == "toetsland"


# file · what stood there · what stands there now · part of the text · part of the remedy
GEVALLEN = [
    ("teams.yaml", "    naam: Team Noord", "    namm: Team Noord", "'namm' is onbekend", "Bedoelt u 'naam'?"),
    ("teams.yaml", "    soort: wijkteam", "    soort: wijktaem", "'wijktaem' kan hier niet", "Bedoelt u 'wijkteam'?"),
    ("teams.yaml", "telefoon: 099 555 01 01", "telefoon: bel maar", "niet de goede vorm", "070 555 01 02"),
    ("teams.yaml", "fase: curatie", "fase: genezing", "'genezing' kan hier niet", "Kies uit:"),
    (
        "teams.yaml",
        "organisatie: wijkwerk",
        "organisatie: wijkwrek",
        "Organisatie 'wijkwrek' is onbekend",
        "'wijkwerk'?",
    ),
    ("teams.yaml", "organisatie: wijkwerk", "organisatie: bank", "mag nooit een casus zien", "aangesloten: false"),
    ("teams.yaml", "gebied: noord", "gebied: zuid", "Gebied 'zuid' is onbekend", "Beschrijf gebied eerst"),
    ("teams.yaml", "code: team-stad", "code: team-noord", "staat ook in toetsland/teams.yaml, regel 2", "andere code"),
    ("teams.yaml", "code: team-stad", "code: Team Stad", "niet de goede vorm", "kleine letters"),
    ("organisaties.yaml", "geldig_tot: 2015-01-01", "geldig_tot: 31-12-2014", "niet een datum", "jjjj-mm-dd"),
    ("organisaties.yaml", "geldig_tot: 2015-01-01", "geldig_tot: 2015-02-30", "niet een datum", "jjjj-mm-dd"),
    ("organisaties.yaml", "geldig_tot: 2015-01-01", "geldig_tot: 20150101", "hier hoort tekst", '"20150101"'),
    ("organisaties.yaml", "fasen: [curatie]", "fasen: []", "mag niet leeg zijn", "Vul"),
    ("organisaties.yaml", "fasen: [curatie]", "fasen: [curatie, curatie]", "dubbel in de lijst", "dubbele weg"),
    ("organisaties.yaml", "fasen: [curatie]", "fasen: curatie", "hier hoort een lijst", "lijst"),
    ("organisaties.yaml", "naam: Wijkwerk", "naam: [Wijkwerk", "geen goede YAML", "inspringing"),
    ("organisaties.yaml", "    rol: Helpt", "\trol: Helpt", "geen goede YAML", "geen tabs"),
    ("organisaties.yaml", "    rol: Helpt", "    naam: Weer", "'naam' staat er twee keer", "Haal één"),
    ("organisaties.yaml", "naam: Wijkwerk", "naam: &a Wijkwerk\n    lijst: *a", "Verwijzingen met & en *", "voluit"),
    ("gebieden.yaml", "    ouder: geheel", "    ouder: geheeel", "Gebied 'geheeel' is onbekend", "'geheel'?"),
    ("gebieden.yaml", 'ouder: "9801"', "ouder: noord", "kan niet in een wijk liggen", "groter gebied"),
    ("gebieden.yaml", 'code: "9801"', "code: 9801", "hier hoort tekst", '"9801"'),
    (
        "gebieden.yaml",
        'postcodes: ["0201"]',
        'postcodes: ["0209"]',
        "staat niet in postcodes4.csv",
        "Voeg hem daar toe",
    ),
    ("gebieden.yaml", 'gebieden: ["9801"]', 'gebieden: ["9809"]', "Gebied '9809' is onbekend", "Bedoelt u '9801'?"),
    ("postcodes4.csv", "0202,Grootstad,Grootstad", "0202,Grootstad,Grotstad", "Gemeente 'Grotstad'", "'Grootstad'?"),
    ("postcodes4.csv", "0202,", "20,", "niet de goede vorm", "vier cijfers"),
    ("postcodes4.csv", "0202,", "0201,", "'0201' staat ook in toetsland/postcodes4.csv, regel 2", "Haal"),
    ("postcodes4.csv", "0202,Grootstad,", "0202,", "niet evenveel velden", "komma"),
    ("contactpersonen.yaml", "team: team-noord", "team: team-zuid", "Team 'team-zuid' is onbekend", "Bedoelt u"),
    ("contactpersonen.yaml", "vervanger: tweede", "vervanger: derde", "Contactpersoon 'derde' is onbekend", ""),
    (
        "contactpersonen.yaml",
        "vervanger: tweede",
        "vervanger: eerste",
        "zichzelf niet vervangen",
        "andere contactpersoon",
    ),
    (
        "contactpersonen.yaml",
        "geldig_tot: 2017-01-01",
        "geldig_tot: 2016-01-01",
        "eindigt (2016-01-01) niet na",
        "na geldig_van",
    ),
    ("diensten.yaml", "van: 17:00", "van: 25:00", "niet een tijd", "uu:mm"),
    ("diensten.yaml", "weekdagen: [1, 2, 3, 4, 5]", "weekdagen: [0]", "0 valt buiten de grens", "minstens 1"),
    ("diensten.yaml", "team: team-noord", "team: niemand", "Team 'niemand' is onbekend", ""),
    ("gemeenteregelingen.yaml", 'gemeente: "9801"', "gemeente: geheel", "Gemeente 'geheel' is onbekend", ""),
    ("instellingen.yaml", "geldig_tot: 2017-01-01", "geldig_tot: 2018-01-01", "", "geldig_tot"),
    ("codelijsten/eigen.yaml", 'code: "02"', 'code: "01"', "geldt op dezelfde dagen", "geldig_tot"),
    ("codelijsten/eigen.yaml", 'code: "02"', "code: 2", "hier hoort tekst", '"2"'),
    ("kalibratie.csv", "estimate", "gok", "'gok' kan hier niet", "Kies uit: published"),
    ("regio.yaml", "soort: regio", "soort: regio\nbouwt_op: [nergens]", "De map 'nergens' is er niet", "Zet een map"),
    ("regio.yaml", "soort: regio", "soort: regio\nepoch: 2017-01-02T09:00:00", "met tijdzone", "+01:00"),
]
# A clash of two periods is told at the later of the two.
ELDERS = {"instellingen.yaml": 7}


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval[0]}: {geval[2]}")
def test_a_bad_file_is_told_with_file_line_and_remedy(tmp_path: Path, geval: tuple[str, str, str, str, str]) -> None:
    bestand, oud, nieuw, tekst, remedie = geval
    map_ = write_folder(tmp_path)
    bedorven = spoil(map_, bestand, oud, nieuw)
    regel = ELDERS.get(bestand, bedorven)
    fouten = _fouten(map_)
    gevonden = [fout for fout in fouten if tekst in fout.tekst]
    assert gevonden, fouten
    fout = gevonden[0]
    assert fout.bestand == f"toetsland/{bestand}"
    assert abs(fout.regel - regel) <= nieuw.count("\n") + 1, (fout, regel)
    assert remedie in fout.remedie
    assert fout.remedie


def test_the_line_is_exact(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    regel = spoil(map_, "teams.yaml", "soort: wijkteam\n    bron", "soort: fout\n    bron")
    assert [(fout.bestand, fout.regel) for fout in _fouten(map_)] == [("toetsland/teams.yaml", regel)]


def test_a_missing_key_is_told_once_at_its_part(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    spoil(map_, "teams.yaml", "    naam: Team Stad\n", "")
    (fout,) = _fouten(map_)
    assert (fout.regel, fout.tekst) == (16, "De sleutel 'naam' ontbreekt.")


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    spoil(map_, "teams.yaml", "naam: Team Noord", "namm: Team Noord")
    spoil(map_, "diensten.yaml", "van: 17:00", "van: vijf")
    spoil(map_, "organisaties.yaml", "naam: Wijkwerk", "naam: [")
    spoil(map_, "postcodes4.csv", "0202,", "x,")
    assert {fout.bestand for fout in _fouten(map_)} == {
        "toetsland/teams.yaml",
        "toetsland/diensten.yaml",
        "toetsland/organisaties.yaml",
        "toetsland/postcodes4.csv",
    }


def test_faults_of_shape_and_of_reference_are_told_together_and_once(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    vorm = spoil(map_, "teams.yaml", "soort: wijkteam\n    bron", "soort: fout\n    bron")
    verwijzing = spoil(map_, "teams.yaml", "gebied: noord", "gebied: zuid")
    spoil(map_, "gebieden.yaml", "soort: gemeente", "soort: gemeenten")
    spoil(map_, "organisaties.yaml", "verbondenheid: structureel", "verbondenheid: structureeel")
    fouten = _fouten(map_)
    assert [fout.regel for fout in fouten if fout.bestand == "toetsland/teams.yaml"] == [verwijzing, vorm]
    assert len([fout for fout in fouten if fout.bestand == "toetsland/gebieden.yaml"]) == 1
    assert len([fout for fout in fouten if fout.bestand == "toetsland/organisaties.yaml"]) == 1


def test_what_an_unreadable_file_describes_is_not_told_as_unknown(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    spoil(map_, "organisaties.yaml", "naam: Wijkwerk", "naam: [Wijkwerk")
    assert {fout.bestand for fout in _fouten(map_)} == {"toetsland/organisaties.yaml"}


def test_a_file_with_a_wrong_name_is_not_passed_over(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "team.yaml").write_text("teams: []")
    (map_ / "LEES.md").write_text("mag")
    assert [fout.bestand for fout in _fouten(map_)] == ["toetsland/team.yaml"]


@pytest.mark.parametrize("inhoud", ["", "- een\n- lijst\n", "zomaar tekst\n"])
def test_a_file_that_holds_something_else_is_told(tmp_path: Path, inhoud: str) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "teams.yaml").write_text(inhoud)
    assert "een blok met sleutels" in _fouten(map_)[0].tekst


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "diensten.yaml").write_bytes(b"diensten: []\n# co\xebrdinator\n")
    (fout,) = _fouten(map_)
    assert (fout.regel, fout.tekst) == (2, "Dit teken is geen UTF-8.")


def test_a_folder_without_a_region_and_no_folder_are_told(tmp_path: Path) -> None:
    map_ = write_folder(tmp_path)
    (map_ / "regio.yaml").unlink()
    assert _fouten(map_)[0].bestand == "toetsland/regio.yaml"
    assert _fouten(tmp_path / "nergens")[0].tekst == "Deze map bestaat niet."


def test_folders_that_build_on_one_another_are_told(tmp_path: Path) -> None:
    for naam, ander in (("een", "twee"), ("twee", "een")):
        map_ = write_folder(tmp_path, naam=naam)
        spoil(map_, "regio.yaml", "soort: regio", f"soort: regio\nbouwt_op: [{ander}]")
    assert any("bouwt weer op deze map" in fout.tekst for fout in _fouten(tmp_path / "een"))
