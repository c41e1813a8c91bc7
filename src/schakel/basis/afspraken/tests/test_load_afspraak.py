"""Do the agreements of the regions load, check out and decide?"""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from schakel.basis.afspraken import actions, queries
from schakel.basis.afspraken.models import AfspraakVersie, Artikel, Begrip
from schakel.basis.afspraken.rules import evaluate, lees_tabel, to_sql_case
from schakel.basis.afspraken.rules.bestand import findings, objections, tabellen_in
from schakel.basis.afspraken.tests.builders import (
    DAG,
    LOKAAL,
    MACHINE,
    REGIONAAL,
    REGIOS,
    VERZONNEN,
    inhoud_van,
    klein,
    laad,
)
from schakel.kernel.errors import InvalidInput, NotPossible

REGIO = "toetsregio"
ZAAK: dict[str, Any] = {
    "acuut": False, "structureel": False, "geweld_staat_vast": True, "meewerken": "allen", "kinderen": 0,
    "vorm": "01", "gemeente": "0518",
}  # fmt: skip
TABELLEN = {
    "route", "casemanager", "specialist_cit", "specialist_eer", "specialist_gedragswetenschapper",
    "specialist_vertrouwensarts", "specialist_gi", "specialist_lvb", "termijn_overdracht", "escalatie", "meldcode",
    "kind_zien_spreken",
}  # fmt: skip


@pytest.mark.parametrize("bestand", [REGIONAAL, LOKAAL, VERZONNEN])
def test_the_files_have_no_faults_and_say_that_they_are_examples(bestand: str) -> None:
    inhoud = inhoud_van(bestand)
    assert objections(inhoud) == []
    assert not [f for f in findings(inhoud) if f.bevinding.is_fout]
    assert all(versie["voorbeeld"] is True for versie in inhoud["versies"])
    assert "voorbeeld" in inhoud["afspraak"]["titel"]


@pytest.mark.parametrize("bestand", [REGIONAAL, VERZONNEN])
def test_both_regions_hold_every_table(bestand: str) -> None:
    assert {tabel["code"] for _pad, tabel in tabellen_in(inhoud_van(bestand))} == TABELLEN


@pytest.mark.parametrize(("map_", "bestand"), [("den-haag", REGIONAAL), ("waterland-voorbeeld", VERZONNEN)])
def test_the_clocks_of_the_handover_are_those_of_the_agreement(map_: str, bestand: str) -> None:
    termijnen = yaml.safe_load((REGIOS / map_ / "termijnen.yaml").read_text(encoding="utf-8"))["termijnen"]
    duren = {t["code"]: t["praktijk"] for t in termijnen}
    tabel = lees_tabel(next(t for _p, t in tabellen_in(inhoud_van(bestand)) if t["code"] == "termijn_overdracht"))
    namen = {"weigering": "herbeoordeling", "opschaling": "escalatie"}
    for stap in tabel.feiten["stap"].waarden:
        gewoon = evaluate(tabel, {"stap": stap, "acuut": False}).waarden
        assert duren[f"overdracht_{namen.get(stap, stap)}"] == gewoon
        acuut = evaluate(tabel, {"stap": stap, "acuut": True}).waarden
        if acuut != gewoon:
            assert duren[f"overdracht_{stap}_acuut"] == acuut


@pytest.mark.parametrize(("map_", "bestand"), [("den-haag", REGIONAAL), ("waterland-voorbeeld", VERZONNEN)])
def test_the_clock_of_a_question_is_never_longer_than_the_agreement_says(map_: str, bestand: str) -> None:
    termijnen = yaml.safe_load((REGIOS / map_ / "termijnen.yaml").read_text(encoding="utf-8"))["termijnen"]
    vragen = [t for t in termijnen if t["start"] == "consult.gevraagd"]
    for _pad, definitie in tabellen_in(inhoud_van(bestand)):
        for rij in definitie["rijen"] if definitie["code"].startswith("specialist_") else []:  # type: ignore[attr-defined]
            if not rij["dan"]["verplicht"] or rij["dan"]["antwoord_uren"] >= 24:
                continue
            codes = {"soort": definitie["code"], "spoed": rij["dan"]["spoed"]}
            passend = [t for t in vragen if all(codes[k] in w for k, w in t.get("start_als", {}).items())]
            uren = [t["praktijk"]["aantal"] for t in passend if t["praktijk"]["eenheid"] == "uren"]
            assert min(uren) == rij["dan"]["antwoord_uren"]


@pytest.mark.django_db
def test_a_case_is_routed_with_article_and_reasons() -> None:
    laad(REGIONAAL)
    beslissing = queries.decide(REGIO, "route", {**ZAAK, "kinderen": 2}, DAG)
    assert beslissing.waarden == {"besluit": "overdracht", "ontvanger": "jeugdteam"}
    zinnen = beslissing.zinnen()
    assert zinnen[0].endswith("(voorbeeld, niet vastgesteld).")
    assert zinnen[1] == (
        "Artikel 3 (regel kinderen) beslist, want het geweld staat vast: ja; wie werkt mee: iedereen; "
        "aantal kinderen: 2. Zijn er kinderen, dan neemt het jeugdteam de zaak aan."
    )
    assert zinnen[2].startswith("Gezien: acute onveiligheid: nee; structurele onveiligheid: nee; ")
    assert any(
        "Regel acuut (artikel 2) paste niet: acute onveiligheid is nee, de regel vraagt ja." in z for z in zinnen
    )
    assert beslissing.als_json()["versie"] == AfspraakVersie.objects.get().pk


@pytest.mark.django_db
def test_a_municipality_goes_first_and_else_the_region_decides() -> None:
    laad(REGIONAAL)
    laad(LOKAAL)
    ouder = {**ZAAK, "vorm": "03", "gemeente": "0637"}
    lokaal, elders = (
        queries.decide(REGIO, "route", ouder, DAG),
        queries.decide(REGIO, "route", {**ouder, "gemeente": "0518"}, DAG),
    )
    assert lokaal.waarden["ontvanger"] == "maatschappelijk_werk"
    assert (elders.waarden["ontvanger"], elders.eerst_gevraagd) == ("wijkteam", ())
    acuut = queries.decide(REGIO, "route", {**ouder, "acuut": True}, DAG)
    assert (acuut.uitkomst.rij, acuut.eerst_gevraagd) == ("acuut", ("Lokale afspraak Zoetermeer (voorbeeld)",))


@pytest.mark.django_db
def test_the_day_decides_which_service_there_is() -> None:
    laad(REGIONAAL)
    deels = {**ZAAK, "structureel": True, "meewerken": "een"}
    assert queries.decide(REGIO, "route", deels, DAG).waarden["besluit"] == "onderzoek"
    assert queries.decide(REGIO, "route", deels, date(2019, 1, 1)).waarden["besluit"] == "voorwaarden_vervolg"


@pytest.mark.django_db
def test_the_specialists_of_a_case_are_named_with_their_term() -> None:
    laad(REGIONAAL)
    gevraagd = queries.specialists(REGIO, {**ZAAK, "acuut": True, "kinderen": 1, "eer": True, "letsel": False}, DAG)
    verplicht = {b.uitkomst.tabel: b.waarden["antwoord_uren"] for b in gevraagd if b.waarden["verplicht"]}
    assert verplicht == {"specialist_cit": 2, "specialist_eer": 8}


@pytest.mark.django_db
def test_a_word_opens_with_the_meaning_of_the_region_and_of_each_party() -> None:
    laad(REGIONAAL)
    assert [b.partij for b in queries.begrip(REGIO, "Veiligheid", DAG)] == ["", "veilig_thuis", "lokaal_veld"]
    assert queries.woorden(REGIO, DAG) == ["integrale aanpak", "triage", "veiligheid"]
    assert queries.begrip("elders", "veiligheid", DAG) == []


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_an_approved_text_is_not_rewritten() -> None:
    laad(REGIONAAL)
    voor = AfspraakVersie.objects.get().pk, Artikel.objects.count(), Begrip.objects.count()
    laad(REGIONAAL)
    assert (AfspraakVersie.objects.get().pk, Artikel.objects.count(), Begrip.objects.count()) == voor
    anders = inhoud_van(REGIONAAL)
    anders["versies"][0]["artikelen"][0]["tekst"] = "Iets anders."
    with pytest.raises(NotPossible, match="nieuw versienummer"):
        actions.load_afspraak(MACHINE, regio=REGIO, inhoud=anders)


@pytest.mark.django_db
def test_a_concept_may_still_change_and_may_have_faults_that_people_then_read() -> None:
    actions.load_afspraak(MACHINE, regio=REGIO, inhoud=klein())
    actions.load_afspraak(MACHINE, regio=REGIO, inhoud=klein(bron="nu met bron"))
    assert AfspraakVersie.objects.get().bron == "nu met bron"
    actions.load_afspraak(MACHINE, regio=REGIO, inhoud=_met_gat(klein()))
    ((tabel, bevindingen),) = queries.findings_of(AfspraakVersie.objects.get())
    assert (tabel.code, [b.tekst for b in bevindingen]) == ("route", ["Geen regel past bij: acuut nee."])


@pytest.mark.django_db
def test_an_approved_text_with_a_fault_is_refused_at_the_door() -> None:
    goed: dict[str, Any] = {"status": "goedgekeurd", "goedgekeurd": {"op": "2016-01-01", "door": "Overleg"}}
    with pytest.raises(InvalidInput) as geweigerd:
        actions.load_afspraak(MACHINE, regio=REGIO, inhoud=_met_gat(klein(**goed)))
    assert geweigerd.value.fouten == {"versies.0.tabellen.0": ["route: Geen regel past bij: acuut nee."]}
    assert not AfspraakVersie.objects.exists()


@pytest.mark.parametrize(
    "anders",
    [
        {"versie": "2016/1"},
        {"artikelen": [{"nummer": "1 a", "titel": "Een", "tekst": "T"}, {"nummer": "1", "titel": "E", "tekst": "T"}]},
        {"begrippen": [{"woord": "zorg/straf", "betekenis": "Samen."}]},
    ],
)
def test_what_stands_in_an_address_is_plain(anders: dict[str, Any]) -> None:
    assert len(objections(klein(**anders))) == 1


def _met_gat(inhoud: dict[str, Any]) -> dict[str, Any]:
    inhoud["versies"][0]["tabellen"][0]["rijen"].pop()
    return inhoud


@pytest.mark.django_db
def test_one_sql_case_decides_as_the_evaluator_does() -> None:
    tabel = lees_tabel(next(t for _p, t in tabellen_in(inhoud_van(REGIONAAL)) if t["code"] == "route"))
    zaken = [
        {**ZAAK, "acuut": a, "structureel": s, "meewerken": m, "kinderen": k, "geweld_staat_vast": g, "gemeente": w}
        for a in (True, False) for s in (True, False) for m in ("allen", "een", "niemand", None) for k in (0, 3)
        for g in (True, False, None) for w in ("0518", "1916", "elders")
    ]  # fmt: skip
    kolommen = ["acuut", "structureel", "geweld_staat_vast", "meewerken", "kinderen", "vorm", "gemeente"]
    leeg = {f: "leeg" for f in tabel.feiten if f not in kolommen and f != "postcodewijk"}
    case = to_sql_case(tabel, {**{k: k for k in kolommen}, **leeg}, dag=DAG)
    rijen = ", ".join(["(%s::bool, %s::bool, %s::bool, %s, %s::int, %s, %s, NULL::bool)"] * len(zaken))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {case} FROM (VALUES {rijen}) AS z ({', '.join(kolommen)}, leeg)",
            [zaak[k] for zaak in zaken for k in kolommen],
        )
        assert [rij[0] for rij in cursor.fetchall()] == [evaluate(tabel, zaak, DAG).rij for zaak in zaken]


def _roep(*argumenten: str) -> str:
    uit = StringIO()
    call_command("afspraken", "check", *argumenten, stdout=uit)
    return uit.getvalue()


def test_the_command_checks_files_without_a_database(tmp_path: Path) -> None:
    assert "Geen fouten gevonden." in _roep(str(REGIOS))
    assert "passen soms allebei" in _roep(str(REGIOS / REGIONAAL), "--volgorde")
    kapot = tmp_path / "kapot.yaml"
    fout = klein()
    fout["versies"][0]["tabellen"][0]["rijen"].pop()
    kapot.write_text(yaml.safe_dump(fout), encoding="utf-8")
    with pytest.raises(CommandError, match="1 fout gevonden") as geweigerd:
        _roep(str(kapot))
    assert geweigerd.value.returncode == 1


@pytest.mark.django_db
def test_the_command_checks_what_is_loaded() -> None:
    laad(REGIONAAL)
    assert "Geen fouten gevonden." in _roep("--regio", REGIO)
