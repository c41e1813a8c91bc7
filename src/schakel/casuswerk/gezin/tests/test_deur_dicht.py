"""Whether a copy opens is decided when it is used; and nobody who writes loses what was written."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, sluit
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.models import Gezinsantwoord, Leesblad
from schakel.casuswerk.gezin.rules.antwoorden import BEZOEK_UREN
from schakel.casuswerk.gezin.tests.builders import een_blad, een_code, een_gezinsplan, wie
from schakel.casuswerk.gezin.tests.conftest import Bezoek
from schakel.casuswerk.gezin.tests.test_bladen import _hear
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.errors import NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def _klok(ploeg: Ploeg, settings: Settings, **later: float) -> None:
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(days=2, **later)).isoformat(), encoding="utf-8")


def _closed(ploeg: Ploeg, casus: Casus, *, uren: float) -> None:
    fatima = wie(ploeg, uren=uren)
    with transactie(fatima, wat="toets"):
        sluit(fatima, casus=casus, reden="VEILIG", veiligheid="VEILIG")


def test_who_was_moved_out_since_reads_nothing_with_an_older_code(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    blad = een_blad(ploeg, plan, "Joris")
    code, lezer = een_code(ploeg, blad), bezoek("")
    fatima = wie(ploeg, uren=14)
    with transactie(fatima, wat="toets"):
        joris = Dossierpersoon.objects.get(dossier_id=casus.dossier_id, persoon__roepnaam="Joris")
        casussen.move_out(fatima, casus=casus, wie=[joris.persoon_id], op=date(2016, 3, 2), adres=None)
    assert lezer.post("/blad", {"code": code}).status_code == 400
    fatima = wie(ploeg, uren=15)
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.give_code(fatima, leesblad=blad)
    assert bezoek("Fatima").get(f"/leesbladen/{blad.publiek_id}/papier").status_code == 409
    pagina = _text(bezoek("Fatima").get(f"/plannen/{plan.publiek_id}/gezin"))
    assert "Opent niet meer: er is iets veranderd" in pagina and "Maak een code" not in pagina


def test_an_open_visit_ends_when_somebody_moves(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    casus = een_casus(ploeg)
    blad, lezer = een_blad(ploeg, een_gezinsplan(ploeg, casus), "Marloes"), bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, blad)})
    assert lezer.get("/blad/lezen").status_code == 200
    fatima = wie(ploeg, uren=48.1)
    with transactie(fatima, wat="toets"):
        joris = Dossierpersoon.objects.get(dossier_id=casus.dossier_id, persoon__roepnaam="Joris")
        casussen.move_out(fatima, casus=casus, wie=[joris.persoon_id], op=date(2016, 3, 2), adres=None)
    _klok(ploeg, settings, minutes=10)
    assert lezer.get("/blad/lezen").status_code == 404
    assert lezer.post("/blad/lezen", {"soorten": ["EENS"]}).status_code == 404


def test_after_closing_nothing_opens_and_the_team_that_answered_last_reads_and_takes_back(
    ploeg: Ploeg, bezoek: Bezoek, settings: Settings
) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    blad, ander = een_blad(ploeg, plan, "Marloes"), een_blad(ploeg, plan, "Ina")
    lezer, code = bezoek(""), een_code(ploeg, ander)
    lezer.post("/blad", {"code": een_code(ploeg, blad)})
    assert lezer.post("/blad/lezen", {"soorten": ["ONEENS"], "tekst": "Oma is weg."}).status_code == 302
    _closed(ploeg, casus, uren=48.1)
    _klok(ploeg, settings, minutes=10)
    assert lezer.get("/blad/lezen").status_code == 404
    assert lezer.post("/blad/lezen", {"soorten": ["EENS"]}).status_code == 404
    assert bezoek("").post("/blad", {"code": code}).status_code == 400
    # What was answered before is heard all the same, and lands with the team that answered last.
    _hear(ploeg, plan.dossier_id)
    _klok(ploeg, settings, hours=2)
    fatima, adres = bezoek("Fatima"), f"/plannen/{plan.publiek_id}/gezin"
    _klok(ploeg, settings, hours=2)
    with transactie(wie(ploeg, uren=50), wat="toets"):
        antwoord = Gezinsantwoord.objects.get()
    assert "Oma is weg." in _text(fatima.get(adres))
    assert fatima.post(f"/gezinsantwoorden/{antwoord.publiek_id}/gelezen").status_code == 302
    assert fatima.post(f"/leesbladen/{blad.publiek_id}/intrekken").status_code == 302
    assert fatima.post(f"/leesbladen/{ander.publiek_id}/code").status_code == 409
    assert bezoek("Jamila").get(adres).status_code == 404


def test_a_casus_is_not_closed_while_an_answer_waits(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    plan = een_gezinsplan(ploeg, casus)
    lezer = bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, een_blad(ploeg, plan, "Marloes"))})
    lezer.post("/blad/lezen", {"soorten": ["OVERLEG"]})
    _hear(ploeg, plan.dossier_id)
    with pytest.raises(NotPossible):
        _closed(ploeg, casus, uren=50)
    fatima = wie(ploeg, uren=51)
    with transactie(fatima, wat="toets"):
        actions.read_answer(fatima, antwoord=Gezinsantwoord.objects.get())
    _closed(ploeg, casus, uren=52)


def test_a_casus_that_runs_again_opens_no_older_copy(ploeg: Ploeg, bezoek: Bezoek) -> None:
    casus = een_casus(ploeg)
    code = een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg, casus), "Marloes"))
    _closed(ploeg, casus, uren=14)
    fatima = wie(ploeg, uren=15)
    with transactie(fatima, wat="toets"):
        casussen.reopen_casus(fatima, casus=casus, reden="VERGISSING", toelichting="Te vroeg.")
    assert bezoek("").post("/blad", {"code": code}).status_code == 400


def test_who_reads_on_is_not_sent_away(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    lezer = bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg), "Marloes"))})
    for minuten, status in ((25, 200), (50, 200), (79, 200), (110, 404)):
        _klok(ploeg, settings, minutes=minuten)
        assert lezer.get("/blad/lezen").status_code == status, minuten


def test_a_visit_has_an_end_however_often_it_is_opened(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    lezer = bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg), "Marloes"))})
    statussen = []
    for minuten in range(20, BEZOEK_UREN * 60 + 40, 20):
        _klok(ploeg, settings, minutes=minuten)
        statussen.append(lezer.get("/blad/lezen").status_code)
    assert statussen[0] == 200 and statussen[-1] == 404


def test_a_long_answer_is_accepted_or_given_back(ploeg: Ploeg, bezoek: Bezoek, settings: Settings) -> None:
    lezer = bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg), "Marloes"))})
    _klok(ploeg, settings, hours=3)
    assert lezer.get("/blad/lezen").status_code == 404
    antwoord = {"soorten": ["ONEENS"], "tekst": "Ik schreef hier <b>lang</b> aan."}
    assert lezer.post("/blad/lezen", antwoord).status_code == 302
    _klok(ploeg, settings, hours=7)
    laat = lezer.post("/blad/lezen", antwoord)
    assert laat.status_code == 404
    assert "Dit blad is gesloten" in _text(laat) and "Ik schreef hier &lt;b&gt;lang&lt;/b&gt; aan." in _text(laat)
    assert "Verlaat deze pagina snel" in _text(laat) and "Werkvoorraad" not in _text(laat)
    with transactie(wie(ploeg, uren=60), wat="toets"):
        assert Gezinsantwoord.objects.count() == 1


def test_closing_the_page_ends_the_visit_in_the_database(ploeg: Ploeg, bezoek: Bezoek) -> None:
    blad, lezer = een_blad(ploeg, een_gezinsplan(ploeg), "Marloes"), bezoek("")
    lezer.post("/blad", {"code": een_code(ploeg, blad)})
    assert "data-sluiten" in _text(lezer.get("/blad/lezen"))
    dicht = lezer.post("/blad/sluiten")
    assert dicht.status_code == 302 and dicht["Clear-Site-Data"] == '"cache"'
    with transactie(wie(ploeg, uren=49), wat="toets"):
        assert Leesblad.objects.get(pk=blad.pk).sessie is None


def test_wrong_codes_of_one_house_shut_neither_door(ploeg: Ploeg, bezoek: Bezoek) -> None:
    code, lezer = een_code(ploeg, een_blad(ploeg, een_gezinsplan(ploeg), "Marloes")), bezoek("")
    for deur in ("/code", "/blad"):
        for _keer in range(20):
            assert lezer.post(deur, {"code": "AAAA-BBBB-CCCC"}).status_code == 400
    assert lezer.post("/blad", {"code": code}).status_code == 302
