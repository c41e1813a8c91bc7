"""The pages of a plan, from before it begins until its versions stand side by side; and what an outsider finds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Drieluik, Plan, Schaalcijfer
from schakel.casuswerk.plannen.rules.hulpteksten import VOORBEELD, read_help
from schakel.casuswerk.plannen.rules.plan import KAARTVELDEN, Bladsoort
from schakel.casuswerk.plannen.rules.velden import mark_of
from schakel.casuswerk.plannen.tests.builders import (
    DRIELUIK,
    een_drieluik,
    een_netwerklid,
    een_plan,
    een_situatie,
    een_voorwaarde,
)
from schakel.toolkit.transactie import transactie

Bezoek = Callable[[str], Client]
BUITENSTAANDERS = ["Bram", "Carlijn", "Jamila", "Elif", "Frank"]


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    return een_ploeg()


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    return een_casus(ploeg)


def _let_in(ploeg: Ploeg, casus: Casus, naam: str) -> None:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=1))
    with transactie(fatima, wat="toets"):
        dossiers.grant_betrokkenheid(
            fatima, dossier=casus.dossier_id, team=ploeg.team_van(naam).pk, rol=BetrokkenheidRol.UITVOERING,
            grondslag="wmo-4.1.1-2",
        )  # fmt: skip


# Of these some ten are those of every page: session, rights, the log; and a savepoint, which is of the test.
MEESTE_VRAGEN = 30


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_a_plan_begins_on_the_pages(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    _let_in(ploeg, casus, "Jamila")
    client, basis = bezoek("Fatima"), f"/casussen/{casus.dossier.publiek_id}/plannen"
    pagina = _text(client.get(basis))
    assert "Nog geen plan" in pagina
    begin = pagina.split('href="', 1)[1] and next(d for d in pagina.split('"') if d.endswith("/begin"))
    pagina = _text(client.get(begin))
    assert ploeg.team_van("Jamila").naam in pagina
    assert client.post(begin, {}).status_code == 400
    code = f"team-{ploeg.team_van('Jamila').publiek_id}"
    inhoud = {f"{code}-keuze": "GAAT_DOOR", f"{code}-zin": "Zij praten met de kinderen."}
    assert client.post(begin, {**inhoud, "extra0-naam": "School"}).status_code == 400
    antwoord = client.post(begin, inhoud)
    assert antwoord.status_code == 302
    pagina = _text(client.get(antwoord["Location"]))
    assert "Stap 1 van 3: veiligheid" in pagina
    assert "Zij praten met de kinderen." in pagina


def test_no_plan_needed_is_decided_on_the_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    client, basis = bezoek("Fatima"), f"/casussen/{casus.dossier.publiek_id}/plannen"
    begin = next(d for d in _text(client.get(basis)).split('"') if d.endswith("/begin"))
    adres = begin.replace("/begin", "/niet-nodig")
    assert client.post(adres, {"niet-reden": ""}).status_code == 400
    assert client.post(adres, {"niet-reden": "Opa woont nu in een verpleeghuis."}).status_code == 302
    pagina = _text(client.get(basis))
    assert "Geen plan nodig" in pagina and "Opa woont nu in een verpleeghuis." in pagina and "Fatima" in pagina


def test_the_map_is_written_and_a_clash_shows_both_texts(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    adres = f"/plannen/{plan.publiek_id}/kaart"
    leeg = {f"gezien-{v}": mark_of("") for v in ("gebeurd", "sterk")}
    assert client.post(adres, {"gebeurd": "Vier meldingen.", **leeg}).status_code == 302
    # A colleague had opened the sheet while it was empty, and writes in the same field and in another.
    antwoord = bezoek("Gerda").post(adres, {"gebeurd": "Vijf meldingen.", "sterk": "Marloes belt oma.", **leeg})
    assert antwoord.status_code == 400
    pagina = _text(antwoord)
    assert "Vier meldingen." in pagina and "Vijf meldingen." in pagina and "Marloes belt oma." in pagina
    merk = mark_of("Vier meldingen.")
    assert f'name="gezien-gebeurd" value="{merk}"' in pagina
    # Both in sight: whoever sends it again, chose.
    opnieuw = {"gebeurd": "Vijf meldingen.", "sterk": "Marloes belt oma.", **leeg, "gezien-gebeurd": merk}
    assert client.post(adres, opnieuw).status_code == 302
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}"))
    assert "Vijf meldingen." in pagina and "Marloes belt oma." in pagina


def test_dangers_figures_and_trend(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=1))
    client = bezoek("Fatima")
    lid = een_netwerklid(ploeg, plan)
    basis = f"/plannen/{plan.publiek_id}"
    assert client.post(f"{basis}/drieluiken/nieuw", {"titel": "Ruzie", "gevaar": "Slaan"}).status_code == 400
    assert client.post(f"{basis}/drieluiken/nieuw", DRIELUIK).status_code == 302
    een_drieluik(ploeg, plan, titel="Fenna durft niet naar school")
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1)), wat="toets"):
        luiken = {d.volgorde: d.publiek_id for d in Drieluik.objects.all()}
    adres = f"/drieluiken/{luiken[1]}/cijfers"
    code = f"netwerklid-{lid.publiek_id}"
    assert client.post(adres, {"op": "2016-03-03"}).status_code == 400
    assert client.post(adres, {"op": "2016-04-03", f"{code}-cijfer": "5"}).status_code == 400
    for dag, cijfer in (("2016-03-02", "3"), ("2016-03-03", "5")):
        assert client.post(adres, {"op": dag, f"{code}-cijfer": cijfer}).status_code == 302
    pagina = _text(client.get(basis))
    assert "Ina, oma 5, was 3" in pagina
    assert "Cijfers van 3 maart" in pagina
    assert "Ina, oma" in _text(client.get(f"{basis}/verloop"))
    assert client.post(f"/drieluiken/{luiken[2]}/omhoog").status_code == 302
    pagina = _text(client.get(basis))
    assert pagina.index("1. Fenna durft niet") < pagina.index("2. Ruzie in huis")


def test_a_figure_of_another_is_not_overwritten_unseen(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    """Two people keep figures of one day: who came second sees both, and chooses; who corrects what is shown, may."""
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=1))
    luik, lid, client = een_drieluik(ploeg, plan), een_netwerklid(ploeg, plan), bezoek("Fatima")
    adres, code = f"/drieluiken/{luik.publiek_id}/cijfers", f"netwerklid-{lid.publiek_id}"
    leeg = {"op": "2016-03-03", f"gezien-{code}": mark_of("")}
    eerste = leeg | {f"{code}-cijfer": "3", f"{code}-woorden": "Ik lig wakker."}
    assert client.post(adres, eerste).status_code == 302
    tweede = client.post(adres, leeg | {f"{code}-cijfer": "7", f"{code}-woorden": "Het gaat wel."})
    pagina = _text(tweede)
    assert tweede.status_code == 400
    assert "3 Ik lig wakker." in pagina and "Het gaat wel." in pagina
    assert f'name="gezien-{code}" value="{mark_of("3 Ik lig wakker.")}"' in pagina
    # The same again changes nothing; who saw what stands there, corrects it.
    assert client.post(adres, eerste).status_code == 302
    gezien = {f"gezien-{code}": mark_of("3 Ik lig wakker.")}
    assert client.post(adres, leeg | gezien | {f"{code}-cijfer": "4"}).status_code == 302
    with transactie(ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2)), wat="toets"):
        assert [rij.cijfer for rij in Schaalcijfer.objects.all()] == [4]
        assert Gebeurtenis.objects.filter(soort="plan.cijfers_gegeven").count() == 2


def test_recovery_never_hides_what_is_unmet(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    een_voorwaarde(ploeg, casus.dossier_id)
    basis = f"/plannen/{plan.publiek_id}"
    assert "Joris slaapt bij zijn broer" in _text(client.get(basis))
    stap = {"naar": "HULPVERLENING", "reden": "Vier weken geen geweld, zegt ieder."}
    assert client.post(f"{basis}/poort", stap).status_code == 302
    antwoord = client.post(f"{basis}/poort", {"naar": "HERSTEL", "reden": "Het gaat beter."})
    assert antwoord.status_code == 400
    assert "voorwaarden die nog niet zijn nagekomen" in _text(antwoord)
    verder = {"naar": "HERSTEL", "reden": "Het gaat beter.", "ondanks": "Joris woont nu bij zijn broer in Delft."}
    assert client.post(f"{basis}/poort", verder).status_code == 302
    pagina = _text(client.get(basis))
    assert "Stap 3 van 3: herstel" in pagina and "Joris woont nu bij zijn broer in Delft." in pagina
    assert "Joris slaapt bij zijn broer" in pagina
    assert client.post(f"{basis}/poort", {"naar": "VEILIGHEID", "reden": "Hij stond voor de deur."}).status_code == 302
    pagina = _text(client.get(basis))
    assert "Stap 1 van 3: veiligheid" in pagina


def test_two_versions_stand_side_by_side_in_words(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    adres = f"/plannen/{plan.publiek_id}/versies"
    assert client.post(adres).status_code == 302
    een_drieluik(ploeg, plan)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=9))
    with transactie(wie, wat="toets"):
        actions.write_blad(wie, plan=plan, soort=Bladsoort.KAART, teksten={"gebeurd": "Vier meldingen."}, gezien={})
    assert client.post(adres).status_code == 302
    pagina = _text(client.get(adres))
    assert "Van versie 1 naar versie 2" in pagina and "Erbij gekomen" in pagina and "Vier meldingen." in pagina
    assert client.get(f"{adres}?eerder=1&later=9").status_code == 200


def test_a_closed_plan_is_read_only(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    assert client.post(f"/plannen/{plan.publiek_id}/sluiten", {"reden": ""}).status_code == 400
    assert client.post(f"/plannen/{plan.publiek_id}/sluiten", {"reden": "Zij verhuizen."}).status_code == 302
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}"))
    assert "Zij verhuizen." in pagina and "Werk de kaart bij" not in pagina
    assert client.post(f"/plannen/{plan.publiek_id}/kaart", {"gebeurd": "Toch nog iets."}).status_code == 400


PAGINAS = (
    "",
    "/hulp",
    "/hulp/nieuw",
    "/traject",
    "/veiligheid",
    "/situaties/nieuw",
    "/omgang",
    "/beloften/nieuw",
    "/kaart",
    "/drieluiken/nieuw",
    "/netwerk",
    "/verloop",
    "/poort",
    "/versies",
    "/sluiten",
)


@pytest.mark.parametrize("naam", BUITENSTAANDERS)
def test_an_outsider_finds_no_plan(ploeg: Ploeg, casus: Casus, bezoek: Bezoek, naam: str) -> None:
    plan = een_plan(ploeg, casus=casus)
    luik = een_drieluik(ploeg, plan)
    client = bezoek(naam)
    for pad in PAGINAS:
        assert client.get(f"/plannen/{plan.publiek_id}{pad}").status_code in (403, 404), pad
    assert client.post(f"/plannen/{plan.publiek_id}/versies").status_code in (403, 404)
    for pad in (f"/drieluiken/{luik.publiek_id}", f"/drieluiken/{luik.publiek_id}/cijfers"):
        assert client.get(pad).status_code in (403, 404)
        assert client.post(pad, {"op": "2016-03-03"}).status_code in (403, 404)
    assert client.get(f"/casussen/{casus.dossier.publiek_id}/plannen").status_code in (403, 404)


def test_the_page_costs_the_same_however_much_stands_on_it(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")

    def fill() -> int:
        een_netwerklid(ploeg, plan)
        een_drieluik(ploeg, plan)
        een_voorwaarde(ploeg, casus.dossier_id)
        client.get(f"/plannen/{plan.publiek_id}")
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(f"/plannen/{plan.publiek_id}").status_code == 200
        return len(vragen)

    eerst = fill()
    assert eerst == fill() == fill()
    assert eerst <= MEESTE_VRAGEN, "the page of a plan asks no more than it did"


def test_who_only_looks_sees_no_buttons(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan = een_plan(ploeg, casus=casus)
    pagina = _text(bezoek("Lena").get(f"/plannen/{plan.publiek_id}"))
    assert "Plan van gezin" in pagina and "Werk de kaart bij" not in pagina
    with transactie(ploeg.handeling("Lena", ploeg.moment + timedelta(days=1)), wat="toets"):
        assert Plan.objects.count() == 1


def test_the_words_beside_a_figure_are_shown(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=1))
    luik, lid, client = een_drieluik(ploeg, plan), een_netwerklid(ploeg, plan), bezoek("Fatima")
    for dag, cijfer, woorden in (("2016-03-02", "3", "Ik lig wakker."), ("2016-03-03", "5", "Hij ging zelf weg.")):
        code = f"netwerklid-{lid.publiek_id}"
        inhoud = {"op": dag, f"{code}-cijfer": cijfer, f"{code}-woorden": woorden}
        assert client.post(f"/drieluiken/{luik.publiek_id}/cijfers", inhoud).status_code == 302
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}"))
    assert "Hij ging zelf weg." in pagina and "Ik lig wakker." not in pagina
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}/verloop"))
    assert "Hij ging zelf weg." in pagina and "Ik lig wakker." in pagina


def test_help_with_the_talk_stands_beside_each_field_and_says_that_it_is_an_example(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek
) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    for pad, velden in (("kaart", KAARTVELDEN[:5]), ("drieluiken/nieuw", ("gevaar", "goed", "doel", "stap"))):
        pagina = _text(client.get(f"/plannen/{plan.publiek_id}/{pad}"))
        for veld in velden:
            hulp = VOORBEELD[veld]
            assert len(hulp.vragen) == 3 and hulp.goed in pagina and hulp.zwak in pagina
            assert all(vraag in pagina for vraag in hulp.vragen), veld
        assert "Dit is een voorbeeld. Het is door niemand vastgesteld." in pagina
    eigen = read_help({"gebeurd": {"zwak": "z", "goed": "g", "vragen": ["v"]}, "sterk": "onzin"})
    assert eigen["gebeurd"].vragen == ("v",) and eigen["sterk"] == VOORBEELD["sterk"]


def test_the_way_to_closing_says_who_decides(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    een_netwerklid(ploeg, plan)
    een_voorwaarde(ploeg, casus.dossier_id)
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}/traject"))
    assert "Nog 1 bodemeis niet nagekomen." in pagina and "Besluit: nog geen regisseur, samen met het gezin." in pagina
    assert 'class="ecomap"' in pagina and "Ina" in pagina and "Gewone band" in pagina


def test_the_next_step_goes_from_danger_to_what_everyone_does_to_figures_to_the_next_talk(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek
) -> None:
    """What was not written yet comes first; a talk that was, is not the next one."""
    plan, client = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=1)), bezoek("Fatima")
    adres = f"/plannen/{plan.publiek_id}"

    def stap() -> str:
        return _text(client.get(adres)).split('volgende-stap__wat">')[1].split("</p>")[0]

    assert stap() == "Schrijf samen het eerste gevaar en doel op"
    luik, lid = een_drieluik(ploeg, plan), een_netwerklid(ploeg, plan)
    assert stap() == "Schrijf op wie wat doet als het onveilig wordt"
    een_situatie(ploeg, plan)
    assert stap() == "Vraag ieder om een cijfer"
    invoer = {"op": "2016-03-03", f"netwerklid-{lid.publiek_id}-cijfer": "5"}
    assert client.post(f"/drieluiken/{luik.publiek_id}/cijfers", invoer).status_code == 302
    assert stap() == "Spreek af wanneer u samen verder praat"
    leeg = {f"gezien-{v}": mark_of("") for v in ("volgende_op",)}
    assert client.post(f"{adres}/kaart", {"volgende_op": "2016-03-02T10:00", **leeg}).status_code in (302, 400)


def test_whom_to_call_stands_on_the_first_page(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}"))
    assert "Er staat nog geen situatie in het veiligheidsplan." in pagina
    een_situatie(ploeg, plan)
    pagina = _text(client.get(f"/plannen/{plan.publiek_id}"))
    assert "Als het onveilig wordt" in pagina and 'href="tel:0612345678"' in pagina
    assert "Buurman Ali, Politie" in pagina and "Als hij heeft gedronken" in pagina


def test_what_is_not_there_yet_has_no_green_sign(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    """Nothing promised, nobody around the household: that is no good news."""
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    for pad in ("", "/netwerk", "/hulp", "/veiligheid", "/versies"):
        pagina = _text(client.get(f"/plannen/{plan.publiek_id}{pad}"))
        assert 'class="nog-niets"' in pagina and 'class="kaart leeg"' not in pagina, pad


def test_further_steps_and_numbers_open_when_they_hold_something(ploeg: Ploeg, casus: Casus, bezoek: Bezoek) -> None:
    plan, client = een_plan(ploeg, casus=casus), bezoek("Fatima")
    kort = _text(client.get(f"/plannen/{plan.publiek_id}/situaties/nieuw"))
    assert "Nog meer stappen" in kort and "<details open" not in kort and 'name="stap5_wie"' in kort
    vol = een_situatie(ploeg, plan, stap3_wie="Oma", stap3_wat="belt de school", stap2_wie="Ali", stap2_wat="opent")
    pagina = _text(client.get(f"/situaties/{vol.publiek_id}"))
    assert pagina.count("<details open") == 1 or pagina.count(" open>") == 1
