"""A copy for each, a code for one use, and an answer that reaches whoever directs."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from pytest_django import Settings

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.models import Gezinsantwoord, Leesblad
from schakel.casuswerk.gezin.presenters.papier import make_paper
from schakel.casuswerk.gezin.queries import dossiers_to_hear
from schakel.casuswerk.gezin.queries.bladen import read_sealed
from schakel.casuswerk.gezin.rules import Lezersoort
from schakel.casuswerk.gezin.tests.builders import een_blad, een_code, een_gezinsplan, een_versie, lezers, wie
from schakel.casuswerk.gezin.tests.conftest import Bezoek
from schakel.casuswerk.kinderen.rules.school import relay_of
from schakel.casuswerk.kinderen.tests.builders import met_jamila
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Exemplaar
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer
from schakel.casuswerk.plannen.rules.plan import Bladsoort
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.casuswerk.plannen.tests.builders import (
    SITUATIE,
    een_belofte,
    een_drieluik,
    een_netwerklid,
    een_plan,
    een_situatie,
    let_in,
)
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_each_reader_is_known_with_what_the_plan_means_for_that_one(ploeg: Ploeg) -> None:
    kring = lezers(ploeg, een_gezinsplan(ploeg))
    soorten = {naam: een.lezer.soort for naam, een in kring.items()}
    assert soorten["Marloes"] is Lezersoort.HUISGENOOT
    assert soorten["Joris"] is Lezersoort.EIGEN
    assert soorten["Fenna"] is Lezersoort.KIND
    assert soorten["Ina"] is Lezersoort.NETWERK


def test_a_copy_stands_with_who_got_the_plan(ploeg: Ploeg) -> None:
    plan = een_gezinsplan(ploeg)
    blad = een_blad(ploeg, plan, "Fenna")
    with transactie(wie(ploeg), wat="toets"):
        rij = Exemplaar.objects.get(pk=blad.exemplaar_id)
        assert rij.kindversie and rij.versie == 1
        assert b"Pannenkoek" not in bytes(Leesblad.objects.get(pk=blad.pk).inhoud)
        soorten = set(Gebeurtenis.objects.values_list("soort", flat=True))
    assert {"plan.exemplaar_gegeven", "gezin.exemplaar_gemaakt"} <= soorten


def test_a_copy_needs_a_version_a_reader_and_the_right(ploeg: Ploeg) -> None:
    casus = een_casus(ploeg)
    plan = een_plan(ploeg, casus=casus)
    with pytest.raises(NotPossible):
        een_blad(ploeg, plan, "Marloes")
    een_versie(ploeg, plan)
    marloes = lezers(ploeg, plan)["Marloes"].lezer.wie
    for aan, vermomming in (("persoon-niemand", ""), (marloes, "krant")):
        with pytest.raises(InvalidInput), transactie(wie(ploeg), wat="toets"):
            actions.make_copy(wie(ploeg), plan=plan, aan=aan, vermomming=vermomming)
    let_in(ploeg, casus, "Jamila")
    jamila = wie(ploeg, "Jamila")
    with pytest.raises(NotAllowed), transactie(jamila, wat="toets"):
        actions.make_copy(jamila, plan=plan, aan=lezers(ploeg, plan)["Marloes"].lezer.wie)


def test_the_code_opens_once_and_the_answer_reaches_who_directs(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    met_jamila(ploeg, casus, regie=True)
    code, lezer = een_code(ploeg, een_blad(ploeg, plan, "Marloes")), bezoek("")
    assert lezer.get("/blad").status_code == 200
    assert lezer.post("/blad", {"code": "AAAA-BBBB-CCCC"}).status_code == 400
    assert lezer.get("/blad/lezen").status_code == 404
    assert lezer.post("/blad", {"code": code.lower()}).status_code == 302
    blad = lezer.get("/blad/lezen")
    pagina = _text(blad)
    assert "Uw plan, Marloes" in pagina and "pakt de tas onder de trap" in pagina and "Oma Ina: 06 1234 5678" in pagina
    assert "Verlaat deze pagina snel" in pagina and blad["Cache-Control"] == "no-store"
    # Used once: another browser gets nothing, in the same words as a wrong code.
    assert bezoek("").post("/blad", {"code": code}).status_code == 400
    assert lezer.post("/blad/lezen", {}).status_code == 400
    assert lezer.post("/blad/lezen", {"soorten": ["EENS", "ONEENS"]}).status_code == 400
    antwoord = lezer.post("/blad/lezen", {"soorten": ["ONEENS", "OVERLEG"], "tekst": "Oma is op maandag weg."})
    assert antwoord.status_code == 302 and "aangekomen" in _text(lezer.get(antwoord["Location"]))
    _hear(ploeg, plan.dossier_id)
    jamila = bezoek("Jamila")
    with transactie(wie(ploeg, "Jamila", uren=49), wat="toets"):
        klok = Termijn.objects.get(definitie="gezin_lezen")
        assert klok.team_id == ploeg.team_van("Jamila").pk
        rij = Gezinsantwoord.objects.get()
        assert b"maandag" not in bytes(rij.inhoud) and rij.soorten == ["ONEENS", "OVERLEG"]
    assert "Antwoord van het gezin op het plan" in _text(jamila.get("/werkvoorraad?soort=plan"))
    lijst = jamila.get(f"/gezinsantwoorden/{rij.publiek_id}", follow=True)
    assert "Oma is op maandag weg." in _text(lijst) and "Ik wil een gesprek over dit plan." in _text(lijst)
    assert "Plan een gesprek" in _text(lijst)
    assert jamila.post(f"/gezinsantwoorden/{rij.publiek_id}/gelezen").status_code == 302
    with transactie(wie(ploeg, "Jamila", uren=73), wat="toets"):
        klok.refresh_from_db()
        assert klok.status == "AFGEDAAN"
        with pytest.raises(NotPossible):
            actions.read_answer(wie(ploeg, "Jamila", uren=73), antwoord=rij)


def _hear(ploeg: Ploeg, dossier: int) -> None:
    moment = ploeg.moment + timedelta(days=2, hours=1)
    machine = Handeling(None, None, "machine", None, moment, namens="toets")
    with transactie(machine, wat="toets"):
        assert dossiers_to_hear(machine) == [dossier]
    namens = Handeling(None, ploeg.team_van("Fatima").pk, "machine", None, moment, namens="werker:gezin")
    with transactie(namens, wat="toets"):
        assert actions.hear_answers(namens, dossier=dossier) == 1
        assert actions.hear_answers(namens, dossier=dossier) == 0


def test_taken_back_renewed_or_too_late_the_visit_ends(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    plan = een_gezinsplan(ploeg)
    blad, lezer = een_blad(ploeg, plan, "Marloes"), bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, blad)})
    assert lezer.get("/blad/lezen").status_code == 200
    nieuw = een_code(ploeg, blad)
    assert lezer.get("/blad/lezen").status_code == 404
    lezer.post("/blad", {"code": nieuw})
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=2, minutes=31)).isoformat(), encoding="utf-8")
    assert lezer.get("/blad/lezen").status_code == 404
    laatste = een_code(ploeg, blad)
    with transactie(wie(ploeg, uren=14), wat="toets"):
        actions.withdraw_copy(wie(ploeg, uren=14), leesblad=blad)
    assert lezer.post("/blad", {"code": laatste}).status_code == 400
    with pytest.raises(NotPossible), transactie(wie(ploeg, uren=15), wat="toets"):
        actions.give_code(wie(ploeg, uren=15), leesblad=blad)


def test_a_code_ends_after_a_week(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    code, lezer = een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg), "Marloes")), bezoek("")
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=8)).isoformat(), encoding="utf-8")
    assert lezer.post("/blad", {"code": code}).status_code == 400


def test_pages_of_copies_are_for_who_leads(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    let_in(ploeg, casus, "Jamila")
    fatima, adres = bezoek("Fatima"), f"/plannen/{plan.publiek_id}/gezin"
    assert "Maak een exemplaar" in _text(fatima.get(adres))
    assert fatima.post(adres, {}).status_code == 400
    aan = lezers(ploeg, plan)["Marloes"].lezer.wie
    assert fatima.post(adres, {"aan": aan, "vermomming": "boodschappen"}).status_code == 302
    with transactie(wie(ploeg), wat="toets"):
        blad = Leesblad.objects.get()
    papier = fatima.get(f"/leesbladen/{blad.publiek_id}/papier")
    assert papier["Content-Type"] == "application/pdf" and "blad.pdf" in papier["Content-Disposition"]
    with pikepdf.open(BytesIO(papier.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Boodschappen"
    code = _text(fatima.post(f"/leesbladen/{blad.publiek_id}/code"))
    assert "Geef deze code zelf" in code
    for naam in ("Jamila", "Bram", "Wim"):
        vreemd = bezoek(naam)
        for pad in (adres, f"/leesbladen/{blad.publiek_id}/papier"):
            assert vreemd.get(pad).status_code == (403 if naam == "Bram" else 404), (naam, pad)
        assert vreemd.post(f"/leesbladen/{blad.publiek_id}/code").status_code in (403, 404), naam
    assert fatima.post(f"/leesbladen/{blad.publiek_id}/intrekken").status_code == 302
    assert "Ingetrokken" in _text(fatima.get(adres))


def test_the_database_itself_refuses_a_taken_back_copy_that_opens(ploeg: Ploeg) -> None:
    blad = een_blad(ploeg, een_gezinsplan(ploeg), "Marloes")
    moment = ploeg.moment + timedelta(hours=14)
    wie_weg = ploeg.mensen["Fatima"].pk
    velden = {"zegel": b"x", "zegel_tot": moment, "ingetrokken_op": moment, "ingetrokken_door": wie_weg}
    with pytest.raises(DatabaseError), transactie(wie(ploeg, uren=14), wat="toets"):
        Leesblad.objects.filter(pk=blad.pk).update(**velden)


def test_nothing_of_another_or_of_the_vault_is_on_any_copy(ploeg: Ploeg) -> None:
    """Every field of the plan sings its own canary; each copy is looked through, in what it holds and on paper."""
    plan = een_plan(ploeg)
    een_netwerklid(ploeg, plan)
    luik = een_drieluik(
        ploeg, plan, gevaar="kanarie-gevaar", titel="kanarie-luik", goed="kanarie-goed", doel="kanarie-doel"
    )
    situatie = een_situatie(
        ploeg, plan, titel="kanarie-titel", gebeurt="kanarie-gebeurt", signalen="kanarie-signaal",
        waarheen="kanarie-waarheen", controle_wie="kanarie-controle", gevolg="kanarie-gevolg",
        kindwoorden="kanarie-woord", stap0_wie="Joris", stap0_wat="kanarie-stap-joris",
        stap1_wie="Fenna", stap1_wat="kanarie-stap-fenna",
    )  # fmt: skip
    kring = lezers(ploeg, plan)
    handeling, omgang = wie(ploeg, uren=9), {"waar": "kanarie-waar", "als_het_misgaat": "kanarie-mis"}
    with transactie(handeling, wat="toets"):
        plannen.store_address(handeling, situatie=situatie, adres="kanarie-kluis")
        plannen.write_blad(handeling, plan=plan, soort=Bladsoort.OMGANG, teksten=omgang, gezien={})
        plannen.write_blad(handeling, plan=plan, soort=Bladsoort.KAART, teksten={"gebeurd": "kanarie-kaart"}, gezien={})
        plannen.give_scores(
            handeling, drieluik=luik, op=lokale_datum(handeling.moment),
            invoer=[Cijferinvoer(kring[n].wie, 3, f"kanarie-cijfer-{n.lower()}") for n in ("Marloes", "Joris")],
        )  # fmt: skip
    for naam in ("Marloes", "Joris", "Ina"):
        een_belofte(ploeg, plan, kring[naam].wie, wat=f"kanarie-belofte-{naam.lower()}")
    een_versie(ploeg, plan)
    # The place is not named, for its address lies in the vault.
    mag = {
        "Marloes": {"titel", "signaal", "gevolg", "woord", "stap-joris", "stap-fenna", "waar", "mis", "cijfer-marloes",
                    "belofte-marloes"},
        "Joris": {"stap-joris", "waar", "cijfer-joris", "belofte-joris"},
        "Fenna": {"woord", "stap-fenna", "waar"},
        "Ina": {"belofte-ina"},
    }  # fmt: skip
    for naam, verwacht in mag.items():
        inhoud = _contents(ploeg, een_blad(ploeg, plan, naam))
        assert _canaries(repr(inhoud)) == {f"kanarie-{woord}" for woord in verwacht}, naam
        assert _canaries(_paper_text(inhoud)) == {f"kanarie-{woord}" for woord in verwacht}, naam
        for vreemd in ("Terpstra", "Dalen", "999990007"):
            assert vreemd not in repr(inhoud), (naam, vreemd)
    alleen = _contents(ploeg, een_blad(ploeg, plan, "Marloes", alleen_eigen=True))
    assert _canaries(repr(alleen)) == {"kanarie-waar", "kanarie-cijfer-marloes", "kanarie-belofte-marloes"}


def _contents(ploeg: Ploeg, blad: Leesblad) -> dict[str, object]:
    handeling = wie(ploeg, uren=13)
    with transactie(handeling, wat="toets"):
        return dict(read_sealed(handeling, publiek_id=blad.publiek_id, pakket=blad.inhoud))


def _canaries(tekst: str) -> set[str]:
    return {deel.strip(".,:;'\"()[]{}") for deel in tekst.replace("\\n", " ").split() if "kanarie-" in deel}


def _paper_text(inhoud: dict[str, object]) -> str:
    tekst = "\n".join(bladzijde.extract_text() for bladzijde in PdfReader(BytesIO(make_paper(inhoud))).pages)
    # A word that was broken off at the end of a line is one word.
    return re.sub(r"[-\u2010\u00ad]\n", "-", tekst)


def test_a_wrong_visit_answers_nothing(ploeg: Ploeg) -> None:
    handeling = Handeling(None, None, "bezoeker", None, ploeg.moment + timedelta(days=1), namens="toets")
    with pytest.raises(NotFound), transactie(handeling, wat="toets"):
        actions.answer_as_reader(handeling, geheim="niets", soorten=["EENS"], tekst="")
    with pytest.raises(InvalidInput), transactie(handeling, wat="toets"):
        actions.answer_as_reader(handeling, geheim="niets", soorten=["EIGEN_WOORDEN"], tekst="  ")


def test_more_copies_take_no_more_questions(ploeg: Ploeg, bezoek: Bezoek) -> None:
    plan = een_gezinsplan(ploeg)
    fatima, adres, tellingen = bezoek("Fatima"), f"/plannen/{plan.publiek_id}/gezin", []
    for namen in (("Marloes",), ("Joris", "Fenna", "Ina")):
        for naam in namen:
            een_blad(ploeg, plan, naam)
        fatima.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            assert fatima.get(adres).status_code == 200
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1], tellingen


def test_a_reader_sees_which_version_it_is_and_that_there_is_a_newer_one(ploeg: Ploeg, bezoek: Bezoek) -> None:
    plan = een_gezinsplan(ploeg)
    blad = een_blad(ploeg, plan, "Marloes")
    code, lezer = een_code(ploeg, blad), bezoek("")
    lezer.post("/blad", {"code": code})
    pagina = _text(lezer.get("/blad/lezen"))
    assert "Dit is versie 1." in pagina and "nieuwere versie" not in pagina
    later = wie(ploeg, uren=30)
    with transactie(later, wat="toets"):
        plannen.fix_version(later, plan=plan, blokken=[Blok("netwerk", "Netwerk", (("Doet mee", "Ina en Ali"),))])
    assert "Er is een nieuwere versie van uw plan." in _text(lezer.get("/blad/lezen"))
    assert "Er is een nieuwere versie: 2." in _text(bezoek("Fatima").get(f"/plannen/{plan.publiek_id}/gezin"))
    assert _words(make_paper(_sealed(ploeg, blad))).count("versie 1") == 1


def _words(pdf: bytes) -> str:
    return " ".join(pagina.extract_text() for pagina in PdfReader(BytesIO(pdf)).pages)


def _sealed(ploeg: Ploeg, blad: Leesblad) -> Any:
    h = wie(ploeg)
    with transactie(h, wat="toets"):
        return read_sealed(h, publiek_id=blad.publiek_id, pakket=Leesblad.objects.get(pk=blad.pk).inhoud)


def test_a_copy_never_holds_more_than_the_version_whose_number_it_bears(ploeg: Ploeg) -> None:
    plan = een_gezinsplan(ploeg)
    een_blad(ploeg, plan, "Marloes")
    later, kring = wie(ploeg, uren=11), lezers(ploeg, plan)
    with transactie(later, wat="toets"):
        plannen.add_situatie(later, plan=plan, teksten={**SITUATIE, "titel": "Aan de telefoon"})
    with pytest.raises(NotPossible) as fout, transactie(wie(ploeg), wat="toets"):
        actions.make_copy(wie(ploeg), plan=plan, aan=kring["Marloes"].lezer.wie)
    assert "versie 1" in fout.value.tekst


def test_a_copy_for_who_may_not_know_the_place_names_nobody_and_no_number_of_a_team(ploeg: Ploeg) -> None:
    """A name or a prefix tells in which town she is helped now: he gets a function, and the number of the region."""
    machine = Handeling(None, None, "beheer", None, ploeg.moment, namens="toets")
    with transactie(machine, wat="toets"):
        Team.objects.filter(pk=ploeg.team_van("Fatima").pk).update(telefoon="0999 123456")
    plan = een_gezinsplan(ploeg)
    thuis, elders = (_contents(ploeg, een_blad(ploeg, plan, naam)) for naam in ("Marloes", "Joris"))
    assert thuis["telefoon"] == "0999 123456"
    assert (elders["contact"], elders["telefoon"]) == ("uw contactpersoon", "")
    waarde = {"gezin": "het gezinsloket", "telefoon": "088 555 00 00"}
    assert relay_of(waarde, "gezin") == ("het gezinsloket", "088 555 00 00")
    assert relay_of(waarde, "school") == ("De contactpersoon van dit kind", "088 555 00 00")
