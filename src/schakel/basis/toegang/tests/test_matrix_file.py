"""Is the matrix well written?  Deny by default: what has no row is refused; a row with `nee` says so in words."""

import csv
from collections import Counter
from pathlib import Path

import pytest

MATRIX = Path(__file__).resolve().parents[1] / "matrix.csv"
KOLOMMEN = ["rol", "relatie", "object", "veld", "actie", "mag", "bron"]

ROLLEN_IN_GEBRUIK = {
    *("vt_intake", "vt_triage", "vt_onderzoeker", "vt_vertrouwensarts", "vt_teamleider"),
    "vt_gedragswetenschapper",
    *("lokaal_team", "jeugdteam", "gedragswetenschapper", "cit", "gi", "politie", "fg", "beheer", "melder_beroep"),
    *("beleid", "raadslid", "procesdirecteur", "wethouder", "evaluator", "aandachtsfunctionaris"),
}
ROLLEN_LATER = {
    *("om", "reclassering", "rvdk", "opvang", "opvang_locatie", "zvh_regisseur", "zvh_deelnemer", "burgemeester"),
    *("ggz", "melder_burger", "slachtoffer", "pleger", "ouder", "kind_0_11", "kind_12_15", "kind_16"),
    *("vertrouwenspersoon", "inspecteur", "dba", "anoniem"),
    *("tafel_voorzitter", "tafel_secretaris"),
    "netwerklid",
}
ALLEEN_SIGNALEREN = {"melder_beroep", "melder_burger", "aandachtsfunctionaris", "netwerklid", "anoniem"}
RELATIES = {
    *(
        "betrokken_team",
        "verantwoordelijk",
        "ontvanger_aanbod",
        "zender",
        "regisseur",
        "eigen_team",
        "geen",
        "noodtoegang",
        "*",
    ),
}
OBJECTEN = {
    *("advies", "melding", "melder", "dossier", "casus", "persoon", "bsn", "huishouden", "kind", "adres_geheim"),
    *("beoordeling", "terugkoppeling", "overdracht", "regie", "consult", "voorwaarde", "monitoring", "termijn"),
    *("werkvoorraad", "zoeken", "herkennen", "afspraak", "ketenkaart", "verantwoording", "cijfers", "regio"),
    *("accounts", "contactblad", "maandcijfers", "ontvangst", "plan", "belofte", "planadres", "school", "leesblad"),
    *("bijeenkomst", "contactpoging", "gezinsteam", "werklijn", "noodtoegang", "aanlevering", "adviesvraag"),
    *("raadsverzoek", "stuurcijfers", "terugkoppelcijfers", "levering", "uitvoering", "uitvoeringsplan", "zelfscan"),
    *("opdracht", "deskundigheid", "meldcode", "visie", "sturing", "ervaring"),
}
# Who steers sees published figures and what is made of them, and never a casus.
STURING = {"beleid", "raadslid", "procesdirecteur", "wethouder", "evaluator", "aandachtsfunctionaris"}
VAN_STURING = {
    *("stuurcijfers", "uitvoering", "uitvoeringsplan", "zelfscan", "opdracht", "deskundigheid", "meldcode"),
    *("visie", "sturing", "afspraak", "ketenkaart"),
}
VELDEN = {
    *("*", "gemaskeerd", "kaart", "ontvangst", "samenvatting", "uitkomst", "volledig", "vraag", "werkcijfers"),
    *("stand", "zorgbericht"),
}
ACTIES = {
    *("*", "zien", "zien_met_reden", "maken", "wijzigen", "besluiten", "medebesluiten", "acuut_beoordelen", "omzetten"),
    *("ontvangen", "aanbieden", "accepteren", "weigeren", "intrekken", "escaleren", "betwisten", "starten"),
    *("gesprek_plannen", "gesprek_vastleggen", "gesprek_bevestigen", "regie_overnemen", "eerste_contact"),
    *("buiten_systeem_bevestigen", "weigering_beoordelen", "aanvaarden", "beeindigen", "beantwoorden"),
    *("sluiten", "heropenen", "samenvoegen", "splitsen", "uitsluiten", "betrekken", "overdragen"),
    *(
        "instemmen",
        "voorstellen",
        "motiveren",
        "overnemen",
        "verdelen",
        "bevestigen",
        "zoeken",
        "lezen_log",
        "lezen_verantwoordelijkheid",
    ),
    *("controleren", "opvolgen", "verlengen", "verlenging_besluiten", "poort", "versie", "vragen"),
}


@pytest.fixture(scope="module")
def regels() -> list[dict[str, str]]:
    with MATRIX.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        assert lezer.fieldnames == KOLOMMEN
        return list(lezer)


def _toegestaan(regels: list[dict[str, str]], **cel: str) -> list[dict[str, str]]:
    return [r for r in regels if r["mag"] == "ja" and all(r[k] == v for k, v in cel.items())]


def test_every_role_is_present(regels: list[dict[str, str]]) -> None:
    assert {r["rol"] for r in regels} == ROLLEN_IN_GEBRUIK | ROLLEN_LATER


def test_only_known_words(regels: list[dict[str, str]]) -> None:
    for kolom, woorden in (("relatie", RELATIES), ("object", OBJECTEN), ("veld", VELDEN), ("actie", ACTIES)):
        assert {r[kolom] for r in regels} <= woorden, kolom
    assert {r["mag"] for r in regels} == {"ja", "nee"}


def test_every_row_names_its_source(regels: list[dict[str, str]]) -> None:
    assert not [r for r in regels if not r["bron"].strip()]


def test_no_cell_is_written_twice(regels: list[dict[str, str]]) -> None:
    cellen = Counter(tuple(r[k] for k in KOLOMMEN[:5]) for r in regels)
    assert not [cel for cel, aantal in cellen.items() if aantal > 1]


def test_a_grant_is_exact_and_only_a_refusal_speaks_of_all(regels: list[dict[str, str]]) -> None:
    assert not [r for r in regels if r["mag"] == "ja" and "*" in (r["relatie"], r["actie"])]


def test_no_grant_stands_under_a_refusal_of_the_whole(regels: list[dict[str, str]]) -> None:
    dicht = {
        (r["rol"], r["object"])
        for r in regels
        if r["mag"] == "nee" and (r["relatie"], r["actie"]) == ("*", "*") and r["veld"] == "*"
    }
    assert not [r for r in regels if r["mag"] == "ja" and (r["rol"], r["object"]) in dicht]


def test_roles_of_later_are_refused_in_so_many_words(regels: list[dict[str, str]]) -> None:
    for rol in ROLLEN_LATER:
        assert not _toegestaan(regels, rol=rol)
        assert {r["object"] for r in regels if r["rol"] == rol} == OBJECTEN


def test_who_only_signals_never_sees_a_casus(regels: list[dict[str, str]]) -> None:
    for rol in ALLEEN_SIGNALEREN:
        assert not _toegestaan(regels, rol=rol, object="casus")


def test_the_whole_bsn_is_for_intake_and_triage_in_their_own_dossier(regels: list[dict[str, str]]) -> None:
    rijen = _toegestaan(regels, object="bsn", veld="volledig", actie="zien")
    assert {r["rol"] for r in rijen} == {"vt_intake", "vt_triage"}
    assert {r["relatie"] for r in rijen} == {"betrokken_team", "verantwoordelijk"}


def test_the_reporter_is_shown_with_a_reason_to_intake_and_triage_alone(regels: list[dict[str, str]]) -> None:
    rijen = _toegestaan(regels, object="melder")
    assert {r["rol"] for r in rijen} == {"vt_intake", "vt_triage"}
    assert not _toegestaan(regels, object="melder", actie="zien")
    assert "geen" not in {r["relatie"] for r in rijen}


def test_who_was_only_offered_sees_the_summary_alone(regels: list[dict[str, str]]) -> None:
    gezien = [r for r in _toegestaan(regels, relatie="ontvanger_aanbod") if r["actie"].startswith("zien")]
    # A care report that was forwarded is for who gets it; it stands in no dossier.
    samenvattingen = {("overdracht", "samenvatting"), ("consult", "vraag"), ("aanlevering", "zorgbericht")}
    assert {(r["object"], r["veld"]) for r in gezien} == samenvattingen


def test_recognising_over_all_people_is_for_intake_and_triage(regels: list[dict[str, str]]) -> None:
    assert {r["rol"] for r in _toegestaan(regels, object="herkennen")} == {"vt_intake", "vt_triage"}


def test_nobody_reads_a_secret_address_yet(regels: list[dict[str, str]]) -> None:
    assert not _toegestaan(regels, object="adres_geheim", actie="zien")


STAND = ("aanlevering", "stand")


def test_administration_and_privacy_officer_see_no_case(regels: list[dict[str, str]]) -> None:
    for rol in ("beheer", "fg", "dba"):
        # Of what machines deliver: numbers alone.
        objecten = {r["object"] for r in _toegestaan(regels, rol=rol) if (r["object"], r["veld"]) != STAND}
        # Looking at an emergency afterwards shows who, when and why; the dossier itself stays closed.
        mogen = {"afspraak", "ketenkaart", "regio", "verantwoording", "accounts", "ontvangst", "visie"}
        assert objecten <= mogen | ({"noodtoegang"} if rol == "fg" else set())


def test_who_steers_sees_figures_and_no_case(regels: list[dict[str, str]]) -> None:
    for rol in STURING:
        assert {r["object"] for r in _toegestaan(regels, rol=rol)} <= VAN_STURING
        assert {r["object"] for r in regels if r["rol"] == rol} == OBJECTEN


def test_the_log_is_read_by_the_privacy_officer_alone(regels: list[dict[str, str]]) -> None:
    assert {r["rol"] for r in _toegestaan(regels, object="verantwoording")} == {"fg"}
