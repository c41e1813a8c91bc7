"""Records that make up a published table give the published numbers, and a source that does not add up is told so."""

import csv
import hashlib
from pathlib import Path

import pytest

from schakel.sturing.cijfers.rules import KLEINSTE, Atoom, Plaats, make_kubus, protect_year
from schakel.sturing.cijfers.rules.narekenen import recompute

BRONNEN = Path(__file__).parent / "bronnen"
TOTAAL, HER, VERVOLG = "Ontvangen meldingen totaal", "Hermelding totaal", "Vervolgmelding tijdens betrokkenheid totaal"
DELEN = {
    "1e melding (geen betrokkenen bekend)": "eerste_melding",
    "Hermelding: meerdere betrokkenen al bekend": "hermelding_meer_personen",
    "Hermelding: een betrokkene al bekend": "hermelding_een_persoon",
    "Vervolgmelding: tijdens veiligheidsbeoordeling": "vervolg_tijdens_veiligheidsbeoordeling",
    "Vervolgmelding: na veiligheidsbeoordeling": "vervolg_na_veiligheidsbeoordeling",
    "Vervolgmelding: tijdens monitoring": "vervolg_tijdens_monitoring",
    "Melding niet ingedeeld": "niet_ingedeeld",
}
SOMMEN = {
    TOTAAL: tuple(DELEN),
    HER: tuple(naam for naam in DELEN if naam.startswith("Hermelding:")),
    VERVOLG: tuple(naam for naam in DELEN if naam.startswith("Vervolgmelding:")),
}


def _read(naam: str, kolom: str) -> dict[str, int | None]:
    with (BRONNEN / naam).open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        eerste = (lezer.fieldnames or [""])[0]
        return {rij[eerste]: int(rij[kolom]) if rij[kolom].isdigit() else None for rij in lezer}


@pytest.fixture(scope="module")
def landelijk() -> dict[str, int | None]:
    return _read("cbs_85361_eerdere_betrokkenheid_2023.csv", "Nederland")


def _records(tabel: dict[str, int | None]) -> dict[Atoom, int]:
    """Return invented records that make up a table: spread over twelve months and two places."""
    uit: dict[Atoom, int] = {}
    for naam, code in DELEN.items():
        for nummer in range(tabel[naam] or 0):
            maand, plek = f"2023-{nummer % 12 + 1:02}", "a" if nummer % 7 else "b"
            for atoom in (Atoom(maand, plek), Atoom(maand, plek, "eerder", code)):
                uit[atoom] = uit.get(atoom, 0) + 1
    return uit


def _round(plaats: Plaats, aantal: int) -> int:
    hoger = hashlib.sha256(repr(plaats).encode()).digest()[0] / 256 < aantal % 5 / 5
    return aantal - aantal % 5 + (5 if hoger else 0)


def test_the_figures_give_the_published_numbers(landelijk: dict[str, int | None]) -> None:
    kubus = make_kubus(_records(landelijk), {"land": ["a", "b"]}, {"eerder": True})
    uit = protect_year(kubus, "2023", {}, _round)
    assert uit[Plaats("2023", "land")] == landelijk[TOTAAL] == 127340
    for naam, code in DELEN.items():
        assert uit[Plaats("2023", "land", "eerder", code)] == landelijk[naam], naam
    delen = {naam: 100 * (landelijk[naam] or 0) / 127340 for naam in DELEN}
    with (BRONNEN / "cbs_85361_eerdere_betrokkenheid_2023.csv").open(encoding="utf-8", newline="") as bestand:
        procenten = {rij["categorie"]: float(rij["Nederland_pct"]) for rij in csv.DictReader(bestand)}
    assert all(abs(deel - procenten[naam]) <= 0.05 + 1e-9 for naam, deel in delen.items())


def test_the_sums_of_the_country_hold(landelijk: dict[str, int | None]) -> None:
    assert all(regel.klopt for regel in recompute(landelijk, SOMMEN))
    assert recompute(landelijk, SOMMEN)[0].zin() == f"{TOTAAL}: 127340, en de delen tellen daartoe op."


def test_a_source_that_does_not_add_up_is_told_so() -> None:
    amsterdam = _read("cbs_85361_eerdere_betrokkenheid_2023.csv", "Amsterdam")
    totaal, her, vervolg = recompute(amsterdam, SOMMEN)
    assert (totaal.gepubliceerd, totaal.berekend, totaal.klopt) == (8975, 8970, False)
    assert totaal.zin() == (
        f"{TOTAAL}: de bron noemt 8975, haar delen tellen op tot 8970. Dat scheelt 5: de bron rondt elk getal apart af."
    )
    assert not her.klopt and her.berekend == 3100
    assert vervolg.klopt
    # The records give the parts exactly; the whole is what they make, not what the source says.
    uit = protect_year(make_kubus(_records(amsterdam), {"ams": ["a", "b"]}, {"eerder": True}), "2023", {}, _round)
    assert uit[Plaats("2023", "ams")] == totaal.berekend
    klein = [naam for naam in DELEN if (amsterdam[naam] or 0) < KLEINSTE]
    assert all(
        uit[Plaats("2023", "ams", "eerder", DELEN[naam])] == amsterdam[naam] for naam in DELEN if naam not in klein
    )


def test_what_the_source_leaves_open_cannot_be_recomputed() -> None:
    onderzoek = _read("cbs_84853_onderzoeken_uitkomst_2023.csv", "Amsterdam_Amstelland_VT")
    kind = [naam for naam in onderzoek if naam.startswith("Kindermishandeling")]
    (regel,) = recompute(onderzoek, {"Niet voortijdig afgesloten totaal": kind})
    assert regel.berekend is None and "laat een getal open" in regel.zin()
    groningen = _read("cbs_84853_onderzoeken_uitkomst_2023.csv", "Groningen_VT")
    assert sum(groningen[naam] or 0 for naam in kind) == 105


def test_the_half_years_make_the_year() -> None:
    with (BRONNEN / "cbs_national_halfyear.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = {rij["period"]: rij for rij in csv.DictReader(bestand)}
    waarden = {naam: int(rij["meldingen"]) for naam, rij in rijen.items() if rij["meldingen"]}
    (jaar,) = recompute(waarden, {"2020": ["2020H1", "2020H2"]})
    assert (jaar.gepubliceerd, jaar.berekend) == (127410, 127415)
    assert "scheelt 5" in jaar.zin()
