"""Do the pages say what is agreed, let the administrator move a version, and stay shut for others?"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.afspraken import actions
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.tests.builders import LOKAAL, MACHINE, REGIONAAL, inhoud_van, klein, laad
from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.rules import Regiobeschrijving
from schakel.basis.toegang.tests.builders import REGIO, Ploeg
from schakel.basis.verantwoording.models import Verantwoording
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
CODE = "samenwerking-veilig-thuis-lokaal"
VERSIE = f"/afspraken/{CODE}/voorbeeld-1"
KLEIN = "/afspraken/klein/1"


def als(client: Client, ploeg: Ploeg, naam: str) -> Client:
    client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def maak(versie: str = "1", *, fout: bool = False, **anders: Any) -> AfspraakVersie:
    inhoud = klein(versie, **anders)
    if fout:
        inhoud["versies"][0]["tabellen"][0]["voorbeelden"] = [{"naam": "v", "feiten": {"acuut": True}, "rij": "rest"}]
    return actions.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud).versies.get(versie=versie)


LEZERS = ("Fatima", "Ibrahim", "Lena", "Wim", "Jamila", "Carlijn", "Bram", "Greet", "Frank")


@pytest.mark.parametrize("naam", LEZERS)
def test_everybody_who_works_under_it_reads_it(client: Client, ploeg: Ploeg, naam: str) -> None:
    laad(REGIONAAL)
    als(client, ploeg, naam)
    for pad in ("/afspraken", VERSIE, f"{VERSIE}/controle", "/afspraken/begrippen", "/afspraken/begrippen/triage"):
        assert client.get(pad).status_code == 200, pad
    kan = client.get(VERSIE).context["pagina"].kan
    assert bool(kan) == (naam == "Frank")


def test_the_list_tells_state_validity_signatories_body_review_and_owner(client: Client, ploeg: Ploeg) -> None:
    laad(REGIONAAL)
    laad(LOKAAL)
    lijst = als(client, ploeg, "Wim").get("/afspraken").context["lijst"]
    (regio,), (lokaal,) = lijst.regio, lijst.gemeenten
    v = regio.versies[0]
    assert v.stand == ("veilig", "Van kracht") and v.geldig == "sinds 1 januari 2015"
    assert v.goedgekeurd == "Directeurenoverleg Sociaal Domein, 1 februari 2017"
    assert v.ondertekenaars == "11 organisaties" and v.herziening == "31 december 2018"
    assert v.eigenaar == "beleidsadviseur huiselijk geweld van de centrumgemeente"
    assert lokaal.titel == "Lokale afspraak Zoetermeer (voorbeeld)"


def test_a_version_shows_its_articles_and_its_tables_in_words(client: Client, ploeg: Ploeg) -> None:
    laad(REGIONAAL)
    antwoord = als(client, ploeg, "Jamila").get(VERSIE)
    per = {a.nummer: a for a in antwoord.context["pagina"].artikelen}
    assert [t.code for t in per["3"].tabellen] == ["route", "casemanager"]
    assert per["3"].tabellen[0].beeld.rijen[0][3].startswith("Artikel 2. ")
    tabellen = {t.code: t for a in per.values() for t in a.tabellen}
    assert len(tabellen) == 12
    casemanager = [rij[1:3] for rij in tabellen["casemanager"].beeld.rijen]
    assert casemanager[1] == ("aantal kinderen: 1 of meer", "team: jeugdteam")
    termijn = [rij[2] for rij in tabellen["termijn_overdracht"].beeld.rijen]
    assert termijn[0] == "binnen 4 uur" and "binnen 1 werkdag" in termijn
    assert tabellen["specialist_cit"].beeld.rijen[0][2] == (
        "team: Crisis Interventie Team; verplicht; antwoord binnen: 2 uur; met spoed"
    )
    assert all(v.klopt for t in tabellen.values() for v in t.voorbeelden)
    assert "Lees van boven naar beneden" in tekst(antwoord)


def test_municipalities_in_a_table_have_their_names(client: Client, ploeg: Ploeg) -> None:
    organisaties.store_gebieden(MACHINE, regio=ploeg.regio, beschrijvingen=[_gemeente("0629", "Wassenaar")])
    laad(REGIONAAL)
    pagina = als(client, ploeg, "Wim").get(VERSIE).context["pagina"]
    rijen = [rij for a in pagina.artikelen for t in a.tabellen if t.code == "route" for rij in t.beeld.rijen]
    assert any("Wassenaar" in rij[1] for rij in rijen) and not any("0629" in rij[1] for rij in rijen)


def _gemeente(code: str, naam: str) -> Any:
    from schakel.basis.organisaties.rules import Gebiedbeschrijving

    return Gebiedbeschrijving(soort="gemeente", code=code, naam=naam)


def test_the_report_is_the_one_of_the_command(client: Client, ploeg: Ploeg) -> None:
    maak(fout=True)
    antwoord = als(client, ploeg, "Frank").get(f"{KLEIN}/controle")
    rapport = antwoord.context["rapport"]
    assert (rapport.aantal_fouten, rapport.kop) == (1, "1 fout gevonden")
    assert "Voorbeeld ‘v’ verwacht regel rest, maar regel ja beslist." in tekst(antwoord)
    assert rapport.tabellen[0].voorbeelden == "0 van 1 voorbeelden komen uit"
    laad(REGIONAAL)
    goed = client.get(f"{VERSIE}/controle").context["rapport"]
    assert (goed.aantal_fouten, goed.kop) == (0, "Geen fouten gevonden") and len(goed.tabellen) == 12


def test_the_administrator_walks_a_version_through_its_life(client: Client, ploeg: Ploeg) -> None:
    rij = maak()
    als(client, ploeg, "Frank")
    for stap, getypt, stand in (
        ("goedkeuren", {"door_orgaan": "Overleg", "op": "2016-03-01"}, "Goedgekeurd"),
        ("van-kracht", {}, "Van kracht"),
        ("herziening", {"eigenaar": "beleid", "herzien_voor": "2016-12-01"}, "In herziening"),
        ("van-kracht", {}, "Van kracht"),
        ("vervangen", {"per": "2016-06-01"}, "Vervangen"),
    ):
        antwoord = client.post(f"{KLEIN}/{stap}", getypt, follow=True)
        assert antwoord.status_code == 200 and antwoord.context["pagina"].stand[1] == stand, stap
    rij.refresh_from_db()
    assert (rij.goedgekeurd_door_orgaan, rij.goedgekeurd_op, rij.geldig_tot) == (
        "Overleg", date(2016, 3, 1), date(2016, 6, 1),
    )  # fmt: skip
    assert client.get(KLEIN).context["pagina"].kan == frozenset()


@pytest.mark.parametrize(
    ("stap", "getypt", "zin"),
    [
        ("goedkeuren", {"door_orgaan": "", "op": "2016-03-01"}, "Vul in: Welk orgaan"),
        ("goedkeuren", {"door_orgaan": "Overleg", "op": ""}, "Vul in: Op welke dag"),
        ("goedkeuren", {"door_orgaan": "Overleg", "op": "2016-03-03"}, "Deze dag is nog niet geweest"),
        ("goedkeuren", {"door_orgaan": "Overleg", "op": "2016-03-01"}, "kan niet worden goedgekeurd"),
        ("van-kracht", {}, "Deze versie van de afspraak is concept"),
        ("herziening", {"eigenaar": "beleid", "herzien_voor": "2017-01-01"}, "is concept"),
        ("vervangen", {"per": "2016-06-01"}, "is concept"),
    ],
)
def test_what_is_refused_is_said_in_words_and_what_was_typed_is_kept(
    client: Client, ploeg: Ploeg, stap: str, getypt: dict[str, str], zin: str
) -> None:
    maak(fout=True)
    antwoord = als(client, ploeg, "Frank").post(f"{KLEIN}/{stap}", getypt)
    # What was typed is wrong, or it cannot be now.
    assert antwoord.status_code == (409 if "concept" in zin or "goedgekeurd" in zin else 400)
    assert zin in tekst(antwoord)
    if getypt.get("door_orgaan"):
        assert 'value="Overleg"' in tekst(antwoord)
    assert AfspraakVersie.objects.get().status == "concept"


@pytest.mark.parametrize("naam", ["Fatima", "Lena", "Wim", "Greet"])
def test_nobody_else_moves_a_version(client: Client, ploeg: Ploeg, naam: str) -> None:
    maak()
    als(client, ploeg, naam)
    for stap in ("goedkeuren", "van-kracht", "herziening", "vervangen"):
        assert client.post(f"{KLEIN}/{stap}", {"door_orgaan": "Ik", "op": "2016-03-01"}).status_code == 403
    assert AfspraakVersie.objects.get().status == "concept"


def test_an_agreement_of_another_region_is_not_there(client: Client, ploeg: Ploeg) -> None:
    organisaties.store_regio(
        MACHINE, beschrijving=Regiobeschrijving(code="elders", naam="Elders", verzonnen=True, instellingen={})
    )
    actions.load_afspraak(MACHINE, regio="elders", inhoud=klein())
    als(client, ploeg, "Frank")
    assert client.get(KLEIN).status_code == 404
    assert client.get(f"{KLEIN}/controle").status_code == 404
    assert client.post(f"{KLEIN}/goedkeuren", {"door_orgaan": "Ik", "op": "2016-03-01"}).status_code == 404
    assert client.get("/afspraken").context["lijst"].regio == []


def test_whoever_is_not_signed_in_reads_nothing(client: Client, ploeg: Ploeg) -> None:
    maak()
    for pad in ("/afspraken", KLEIN, "/afspraken/begrippen"):
        assert client.get(pad).status_code in {302, 403}


def test_a_word_is_read_side_by_side_with_its_article(client: Client, ploeg: Ploeg) -> None:
    laad(REGIONAAL)
    als(client, ploeg, "Jamila")
    woord = client.get("/afspraken/begrippen/veiligheid").context["woord"]
    assert [lezing.wie for lezing in woord.anders] == ["Veilig Thuis leest", "Lokaal veld leest"]
    assert woord.vast[0].artikel.startswith("Artikel 1, Doel en rollen: De partijen zorgen samen")
    blad = tekst(client.get("/afspraken/begrippen/veiligheid"))
    assert blad.index('id="begrip"') < blad.index("Lokaal veld leest")
    assert client.get("/afspraken/begrippen/onbekend").status_code == 404
    assert [w.woord for w in client.get("/afspraken/begrippen").context["woorden"]] == [
        "integrale aanpak", "triage", "veiligheid",
    ]  # fmt: skip


def test_each_look_and_each_step_is_in_the_log(client: Client, ploeg: Ploeg) -> None:
    maak()
    als(client, ploeg, "Frank").get(KLEIN)
    client.post(f"{KLEIN}/goedkeuren", {"door_orgaan": "Overleg", "op": "2016-03-01"})
    with transactie(ploeg.handeling("Greet"), wat="toets"):
        acties = {(rij.actie, "afspraak" in " ".join(rij.objecten)) for rij in Verantwoording.objects.all()}
    assert {("R", True), ("U", True)} <= acties


def test_as_many_queries_for_one_version_as_for_many(client: Client, ploeg: Ploeg) -> None:
    def hoeveel() -> int:
        with CaptureQueriesContext(connection) as vangst:
            assert client.get("/afspraken").status_code == 200
        return len(vangst)

    maak(ondertekenaars=[{"organisatie": "vt", "sinds": "2016-01-01"}])
    als(client, ploeg, "Wim").get("/afspraken")
    weinig = hoeveel()
    for nummer in range(2, 8):
        inhoud = klein(str(nummer), ondertekenaars=[{"organisatie": "vt", "sinds": "2016-01-01"}])
        inhoud["afspraak"] |= {"code": f"klein-{nummer}"}
        actions.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud)
    assert hoeveel() == weinig


def test_a_word_that_only_a_municipality_explains_is_there_too(client: Client, ploeg: Ploeg) -> None:
    inhoud = inhoud_van(LOKAAL)
    inhoud["versies"][0]["begrippen"] = [{"woord": "spoed", "betekenis": "Binnen een dag.", "artikel": "1"}]
    actions.load_afspraak(MACHINE, regio=REGIO, inhoud=inhoud)
    assert "Binnen een dag." in tekst(als(client, ploeg, "Wim").get("/afspraken/begrippen/spoed"))
