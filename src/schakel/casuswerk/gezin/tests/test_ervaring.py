"""What each thinks of the help: asked apart, by somebody who does not do the work, never a condition."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.bijeenkomsten.tests.builders import een_bijeenkomst, gehouden
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.gezin import actions
from schakel.casuswerk.gezin.models import Ervaring, Ervaringsvraag
from schakel.casuswerk.gezin.presenters.ervaring import present_figures
from schakel.casuswerk.gezin.queries import ervaring as queries
from schakel.casuswerk.gezin.rules import ervaring as rules
from schakel.casuswerk.gezin.rules.ervaring import Nietvragen
from schakel.casuswerk.gezin.tests.builders import een_gezinsplan, wie
from schakel.casuswerk.gezin.tests.conftest import Bezoek
from schakel.casuswerk.kinderen.tests.builders import met_jamila
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort
from schakel.casuswerk.plannen.tests.builders import een_belofte
from schakel.kernel.errors import InvalidInput, NotAllowed, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db
DRIE_MAANDEN = 24 * 100
GOED: dict[str, Any] = {"cijfers": [4, 3, 0], "woorden": "Kanarie: bel mij eerder.", "delen": False, "apart": True}


def _text(antwoord: Any) -> str:
    return str(antwoord.content.decode())


@pytest.fixture
def casus(ploeg: Ploeg) -> Casus:
    """A casus with a plan, of which Jamila directs the work."""
    rij = een_casus(ploeg)
    een_gezinsplan(ploeg, rij)
    met_jamila(ploeg, rij, regie=True)
    return rij


def _mens(ploeg: Ploeg, casus: Casus, naam: str = "Marloes") -> Any:
    fatima = wie(ploeg)
    with transactie(fatima, wat="toets"):
        return next(
            r.persoon.publiek_id
            for r in personen.personen_of(fatima, dossier=casus.dossier_id)
            if r.persoon.roepnaam == naam
        )


def _vraagt(ploeg: Ploeg, casus: Casus, naam: str = "Marloes", door: str = "Fatima", **anders: Any) -> Ervaringsvraag:
    h, mens = wie(ploeg, door, uren=DRIE_MAANDEN), _mens(ploeg, casus, naam)
    with transactie(h, wat="toets"):
        return actions.record_talk(h, casus=casus, persoon=mens, **{**GOED, **anders})


def test_somebody_who_does_not_do_the_work_asks_apart_from_the_others(ploeg: Ploeg, casus: Casus) -> None:
    with pytest.raises(InvalidInput) as fout:
        _vraagt(ploeg, casus, apart=False)
    assert set(fout.value.fouten) == {"apart"}
    with pytest.raises(NotAllowed):
        _vraagt(ploeg, casus, door="Jamila")
    with pytest.raises(InvalidInput):
        _vraagt(ploeg, casus, cijfers=[4, 3])
    rij = _vraagt(ploeg, casus)
    assert rij.gegeven_op is not None and rij.maanden == 3
    with pytest.raises(NotPossible):
        _vraagt(ploeg, casus)
    with transactie(wie(ploeg, uren=DRIE_MAANDEN), wat="toets"):
        gezegd = Ervaring.objects.get()
        assert gezegd.cijfers == [4, 3, 0] and b"bel mij" not in bytes(gezegd.inhoud)
        assert Gebeurtenis.objects.filter(soort="ervaring.gegeven_in_gesprek").exists()
        assert not Termijn.objects.filter(definitie="ervaring_lezen").exists()


def test_who_visits_or_promised_something_helps_and_does_not_ask(ploeg: Ploeg, casus: Casus) -> None:
    """Jamila directs; Koen met the family and Gerda promised something: one does not judge a helper to the face."""
    gehouden(ploeg, een_bijeenkomst(ploeg, casus), naam="Koen")
    gerda = wie(ploeg, "Gerda", uren=30)
    with transactie(gerda, wat="toets"):
        plan = Plan.objects.get()
    belofte = een_belofte(ploeg, plan, (Deelnemersoort.TEAM, ploeg.team_van("Gerda").pk))
    with transactie(gerda, wat="toets"):
        plannen.answer_belofte(gerda, belofte=belofte, ja=True)
    for naam in ("Koen", "Gerda"):
        h = wie(ploeg, naam, uren=DRIE_MAANDEN)
        with transactie(h, wat="toets"):
            assert queries.experience_of(h, casus=casus).is_werker
        with pytest.raises(NotAllowed, match="helpt dit gezin"):
            _vraagt(ploeg, casus, door=naam)
    _vraagt(ploeg, casus, door="Fatima")


def test_what_was_said_reads_who_asked_and_with_a_yes_who_directs(ploeg: Ploeg, casus: Casus) -> None:
    _vraagt(ploeg, casus)
    _vraagt(ploeg, casus, "Joris", delen=True)
    for naam, ziet in (("Fatima", 2), ("Jamila", 1), ("Gerda", 1), ("Carlijn", 0), ("Elif", 0)):
        h = wie(ploeg, naam, uren=DRIE_MAANDEN)
        with transactie(h, wat="toets"):
            assert (Ervaring.objects.count(), Ervaring.objects.visible_to(h).count()) == (ziet, ziet), naam
    jamila = wie(ploeg, "Jamila", uren=DRIE_MAANDEN)
    with transactie(jamila, wat="toets"):
        zicht = queries.experience_of(jamila, casus=casus)
        gelezen = [g.woorden for een in zicht.mensen for g in een.gezegd.values()]
    assert zicht.is_werker and gelezen == ["Kanarie: bel mij eerder."]


def test_there_are_fixed_moments_and_a_child_is_old_enough(ploeg: Ploeg, casus: Casus) -> None:
    vroeg, marloes = wie(ploeg, uren=48), _mens(ploeg, casus)
    with transactie(vroeg, wat="toets"), pytest.raises(NotPossible):
        actions.record_talk(vroeg, casus=casus, persoon=marloes, **GOED)
    h = wie(ploeg, uren=DRIE_MAANDEN)
    fenna = _mens(ploeg, casus, "Fenna")
    with transactie(h, wat="toets"):
        with pytest.raises(NotPossible):
            actions.give_question_code(h, casus=casus, persoon=fenna)
        actions.record_talk(h, casus=casus, persoon=fenna, **GOED)
        vragen = rules.unpacked(Ervaringsvraag.objects.get().vragen)
    assert vragen.open == "Wat wil jij nog zeggen?"


def test_who_is_not_asked_has_a_reason_and_nothing_waits_for_it(ploeg: Ploeg, casus: Casus) -> None:
    h, joris = wie(ploeg, uren=DRIE_MAANDEN), _mens(ploeg, casus, "Joris")
    with transactie(h, wat="toets"):
        rij = actions.skip_question(h, casus=casus, persoon=joris, reden=Nietvragen.WIL_NIET)
        assert rij.reden == "WIL_NIET" and not Ervaring.objects.exists()
        with pytest.raises(Exception, match="ervaring_niet_gevraagd_heeft_reden"), transaction.atomic():
            Ervaringsvraag.objects.filter(pk=rij.pk).update(reden="")
        assert not Termijn.objects.filter(definitie__startswith="ervaring").exists()


def _later(ploeg: Ploeg, settings: Any) -> None:
    Path(settings.KLOK).write_text((ploeg.moment + timedelta(hours=DRIE_MAANDEN)).isoformat(), encoding="utf-8")


def test_behind_the_code_are_questions_without_a_name(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek, settings: Any
) -> None:
    _later(ploeg, settings)
    marloes, lijst = _mens(ploeg, casus), f"/casussen/{casus.dossier.publiek_id}/ervaring"
    fatima, lezer = bezoek("Fatima"), bezoek("")
    assert "Nu te vragen" in _text(fatima.get(lijst))
    pagina = _text(fatima.post(f"{lijst}/{marloes}/code"))
    code = pagina.split('<p class="citaat"><strong>')[1].split("</strong>")[0]
    assert lezer.get("/blad/vragen").status_code == 404
    assert lezer.post("/blad", {"code": code})["Location"] == "/blad/vragen"
    blad = _text(lezer.get("/blad/vragen"))
    assert "Luisteren de mensen die helpen, naar u?" in blad and "Verlaat deze pagina snel" in blad
    assert not any(woord in blad for woord in ("Marloes", "Terpstra", "Dalen", "Fatima", "Jamila"))
    assert bezoek("").post("/blad", {"code": code}).status_code == 400
    assert lezer.post("/blad/vragen", {"vraag0-cijfer": "4"}).status_code == 400
    antwoord = lezer.post(
        "/blad/vragen", {"vraag0-cijfer": "1", "vraag1-cijfer": "2", "vraag2-cijfer": "0", "woorden": "Het is druk."}
    )
    assert antwoord.status_code == 302 and lezer.get("/blad/vragen").status_code == 404
    _hear(ploeg, casus)
    assert "Antwoord over de hulp lezen" in _text(fatima.get("/werkvoorraad?soort=plan"))
    assert "Het is druk." in _text(fatima.get(lijst))
    assert "Het is druk." not in _text(bezoek("Jamila").get(lijst))
    with transactie(wie(ploeg, uren=DRIE_MAANDEN), wat="toets"):
        vraag = Ervaringsvraag.objects.get()
    assert bezoek("Jamila").post(f"/ervaringen/{vraag.publiek_id}/gelezen").status_code == 404
    assert fatima.get(f"/ervaringen/{vraag.publiek_id}")["Location"] == lijst
    assert fatima.post(f"/ervaringen/{vraag.publiek_id}/gelezen").status_code == 302
    assert fatima.post(f"/ervaringen/{vraag.publiek_id}/gelezen").status_code == 409
    assert "Antwoord over de hulp lezen" not in _text(fatima.get("/werkvoorraad?soort=plan"))


def _hear(ploeg: Ploeg, casus: Casus) -> None:
    machine = Handeling(
        None, ploeg.team_van("Fatima").pk, "machine", None, wie(ploeg, uren=DRIE_MAANDEN).moment, namens="toets"
    )
    with transactie(machine, wat="toets"):
        assert queries.experiences_to_hear(machine) == [casus.dossier_id]
        assert actions.hear_experiences(machine, dossier=casus.dossier_id) == 1
        assert actions.hear_experiences(machine, dossier=casus.dossier_id) == 0


def test_the_pages_refuse_at_the_field_and_are_absent_for_an_outsider(
    ploeg: Ploeg, casus: Casus, bezoek: Bezoek, settings: Any
) -> None:
    _later(ploeg, settings)
    lijst = f"/casussen/{casus.dossier.publiek_id}/ervaring"
    blad, fatima = f"{lijst}/{_mens(ploeg, casus)}", bezoek("Fatima")
    assert fatima.get(blad).status_code == 200
    fout = fatima.post(blad, {"woorden": "Half getypt."})
    assert fout.status_code == 400 and "Half getypt." in _text(fout)
    assert fatima.post(f"{blad}/niet", {}).status_code == 400
    assert fatima.post(f"{blad}/niet", {"niet-reden": "ONVEILIG"}).status_code == 302
    assert "Het is nu niet veilig om dit te vragen." in _text(fatima.get(lijst))
    assert "Een collega vraagt dit" in _text(bezoek("Jamila").get(lijst))
    for adres in (lijst, blad):
        assert bezoek("Elif").get(adres).status_code == 404
        assert bezoek("Frank").get(adres).status_code in (403, 404)
    assert "nog geen cijfer" in _text(fatima.get("/ervaringen"))


def test_fewer_than_five_families_have_no_figure(ploeg: Ploeg, casus: Casus) -> None:
    _vraagt(ploeg, casus)
    _vraagt(ploeg, casus, "Joris")
    _vraagt(ploeg, casus, "Fenna")
    h = wie(ploeg, uren=DRIE_MAANDEN)
    with transactie(h, wat="toets"):
        assert queries.count_experience(h) == {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM ervaring_cijfers(1)")
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("gezinnen", range(9))
def test_a_figure_is_rounded_and_of_five_or_more(gezinnen: int) -> None:
    for gegeven in range(gezinnen, gezinnen + 12):
        for tevreden in range(gegeven + 1):
            (eerste, *_rest) = present_figures({"gehoord": (gezinnen, gegeven, tevreden)})
            if gezinnen < rules.MINSTENS:
                assert eerste.waarde == "nog geen cijfer"
            else:
                deel = int(eerste.waarde.removeprefix("ongeveer ").split("%")[0])
                assert deel % 10 == 0 and abs(deel - 100 * tevreden / gegeven) <= 5


def test_the_last_moment_that_came_holds() -> None:
    dagen = {3: date(2016, 6, 1), 12: date(2017, 3, 1)}
    assert rules.moment_now(dagen, vandaag=date(2016, 5, 31)) is None
    assert rules.moment_now(dagen, vandaag=date(2016, 6, 1)) == 3
    assert rules.moment_now(dagen, vandaag=date(2018, 1, 1)) == 12


def test_a_code_of_another_visit_answers_nothing(ploeg: Ploeg) -> None:
    h = ploeg.handeling("Fatima")
    with pytest.raises(NotFound), transactie(h, wat="toets"):
        actions.answer_questions(h, geheim="niets", cijfers=[1, 2, 3], woorden="", delen=True, aantal=3)


def test_a_region_lays_down_the_questions_in_its_own_order() -> None:
    eigen = {"volwassene": {"vragen": [{"code": c, "tekst": f"{c}?"} for c in ("zz", "a", "mm")], "open": "En verder?"}}
    assert [code for code, _tekst in rules.questions_of(eigen, kind=False).kort] == ["zz", "a", "mm"]
    assert rules.questions_of(eigen, kind=True) is rules.KIND
    stuk: tuple[object, ...] = (None, [], {"volwassene": {"vragen": [], "open": "x"}}, {"volwassene": {"vragen": {}}})
    for kapot in stuk:
        assert rules.questions_of(kapot, kind=False) is rules.VOLWASSENE
    assert rules.months_of([12, 3]) == (3, 12) and rules.months_of("x") == rules.months_of([0]) == rules.MOMENTEN
