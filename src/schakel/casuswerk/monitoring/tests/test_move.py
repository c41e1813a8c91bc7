"""A household moves to another region: nobody is lost on the way."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from schakel.basis.termijnen.models import Termijn
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.monitoring import actions
from schakel.casuswerk.monitoring.models import Controlemoment, Volgoverdracht
from schakel.casuswerk.monitoring.rules import (
    Bevestiging,
    Controlebron,
    Stap,
    Uitkomst,
    Veiligheid,
    Vervalreden,
    Vervolg,
)
from schakel.casuswerk.monitoring.tests.builders import geplande_controles
from schakel.casuswerk.monitoring.tests.test_pages import Bezoek, _publiek, bezoek
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

__all__ = ["bezoek"]
GEBELD = Bevestiging("Anja de Boer", "gebeld op het vaste nummer", date(2016, 6, 20))


@pytest.fixture
def ploeg(db: None) -> Ploeg:
    """Return the cast."""
    return een_ploeg()


def weg(ploeg: Ploeg, moment: Controlemoment) -> Volgoverdracht:
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=50))
    with transactie(fatima, wat="toets"):
        return actions.hand_over_following(
            fatima, dossier=moment.dossier_id, naar="Veilig Thuis Waterland", waarom="Woont daar sinds 1 april."
        )


def test_every_moment_stays_until_the_other_confirmed(ploeg: Ploeg) -> None:
    momenten = geplande_controles(ploeg)
    rij = weg(ploeg, momenten[0])
    assert b"Waterland" not in bytes(rij.inhoud)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=51))
    with transactie(fatima, wat="toets"):
        assert Controlemoment.objects.filter(status="GEPLAND").count() == 2
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.confirm_following(fatima, volgoverdracht=rij, bevestiging=GEBELD)
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.hand_over_following(fatima, dossier=momenten[0].dossier_id, naar="Elders", waarom="Nog eens.")
    gerda = ploeg.handeling("Gerda", ploeg.moment + timedelta(days=52))
    with pytest.raises(InvalidInput) as fout, transactie(gerda, wat="toets"):
        actions.confirm_following(gerda, volgoverdracht=rij, bevestiging=Bevestiging("", "", None))
    assert set(fout.value.fouten) == {"wie", "hoe", "eerste_keer"}
    with transactie(gerda, wat="toets"):
        actions.confirm_following(gerda, volgoverdracht=rij, bevestiging=GEBELD)
        assert Controlemoment.objects.filter(status="GEPLAND").count() == 0
    with pytest.raises(NotPossible), transactie(gerda, wat="toets"):
        actions.confirm_following(gerda, volgoverdracht=rij, bevestiging=GEBELD)


def test_where_and_why_are_asked_and_nothing_planned_is_nothing_to_hand_over(ploeg: Ploeg) -> None:
    momenten = geplande_controles(ploeg)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=50))
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.hand_over_following(fatima, dossier=momenten[0].dossier_id, naar="", waarom="")
    with transactie(fatima, wat="toets"):
        for moment in momenten:
            actions.let_lapse(fatima, controlemoment=moment, reden="Zij is overleden.", waarom=Vervalreden.OVERLEDEN)
    with pytest.raises(NotPossible), transactie(fatima, wat="toets"):
        actions.hand_over_following(fatima, dossier=momenten[0].dossier_id, naar="Elders", waarom="Verhuisd.")


def test_an_outsider_hands_nothing_over(ploeg: Ploeg) -> None:
    moment = geplande_controles(ploeg)[0]
    rij = weg(ploeg, moment)
    jamila = ploeg.handeling("Jamila", ploeg.moment + timedelta(days=51))
    with pytest.raises(NotAllowed), transactie(jamila, wat="toets"):
        actions.confirm_following(jamila, volgoverdracht=rij, bevestiging=GEBELD)
    with transactie(jamila, wat="toets"):
        assert not Volgoverdracht.objects.exists()


def test_the_database_asks_for_two_people(ploeg: Ploeg) -> None:
    rij = weg(ploeg, geplande_controles(ploeg)[0])
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=51))
    with pytest.raises(IntegrityError), transactie(fatima, wat="toets"):
        Volgoverdracht.objects.filter(pk=rij.pk).update(
            bevestigd_op=fatima.moment, bevestigd_door=fatima.wie, bevestiging=b"x"
        )


def test_the_move_goes_over_the_page(ploeg: Ploeg, bezoek: Bezoek) -> None:
    moment = geplande_controles(ploeg)[0]
    lijn = f"/dossiers/{_publiek(ploeg, moment)}/volgen"
    fatima, gerda = bezoek("Fatima"), bezoek("Gerda")
    fout = fatima.post(f"{lijn}/verhuisd", {"naar": "Veilig Thuis Waterland", "waarom": ""})
    assert fout.status_code == 400 and "Veilig Thuis Waterland" in fout.content.decode()
    gedaan = fatima.post(f"{lijn}/verhuisd", {"naar": "Veilig Thuis Waterland", "waarom": "Verhuisd."})
    assert gedaan.status_code == 302
    assert "Een collega legt de bevestiging vast." in fatima.get(lijn).content.decode()
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=93))
    with transactie(wie, wat="toets"):
        adres = f"/volgoverdrachten/{Volgoverdracht.objects.get().publiek_id}"
    assert "Leg de bevestiging vast" in gerda.get(adres).content.decode()
    assert gerda.post(adres, {"wie": "Anja"}).status_code == 400
    assert gerda.post(adres, {"wie": "Anja", "hoe": "gebeld", "eerste_keer": "2016-07-01"}).status_code == 302
    assert "Zij vragen voor het eerst op 1 juli 2016." in fatima.get(lijn).content.decode()
    for naam in ("Jamila", "Wim", "Elif"):
        assert bezoek(naam).get(adres).status_code in (403, 404)
        assert bezoek(naam).post(f"{lijn}/verhuisd", {}).status_code in (403, 404)


def test_following_stays_here_after_all(ploeg: Ploeg) -> None:
    laad_termijnen()
    momenten = geplande_controles(ploeg)
    rij = weg(ploeg, momenten[0])
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=51))
    with pytest.raises(InvalidInput), transactie(fatima, wat="toets"):
        actions.withdraw_following(fatima, volgoverdracht=rij, reden=" ")
    with transactie(fatima, wat="toets"):
        assert Termijn.objects.lopend().filter(definitie="volgen_overdragen").count() == 1
        terug = actions.withdraw_following(fatima, volgoverdracht=rij, reden="Zij kwamen terug.")
        assert b"terug" not in bytes(terug.intrekking or b"")
        assert not Termijn.objects.lopend().filter(definitie="volgen_overdragen").exists()
        assert Controlemoment.objects.filter(status="GEPLAND").count() == 2
    gerda = ploeg.handeling("Gerda", ploeg.moment + timedelta(days=52))
    with pytest.raises(NotPossible), transactie(gerda, wat="toets"):
        actions.withdraw_following(gerda, volgoverdracht=rij, reden="Nog eens.")
    with pytest.raises(NotPossible), transactie(gerda, wat="toets"):
        actions.confirm_following(gerda, volgoverdracht=rij, bevestiging=GEBELD)
    opnieuw = weg(ploeg, momenten[0])
    with transactie(gerda, wat="toets"):
        actions.confirm_following(gerda, volgoverdracht=opnieuw, bevestiging=GEBELD)
    with pytest.raises(NotPossible), transactie(gerda, wat="toets"):
        actions.withdraw_following(gerda, volgoverdracht=opnieuw, reden="Te laat.")


def test_when_following_stops_nothing_waits_for_a_confirmation(ploeg: Ploeg) -> None:
    laad_termijnen()
    momenten = geplande_controles(ploeg)
    rij = weg(ploeg, momenten[0])
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=60))
    with transactie(fatima, wat="toets"):
        veilig = [Uitkomst(None, b, Veiligheid.VEILIG) for b in (Controlebron.GEZIN, Controlebron.PROFESSIONAL)]
        actions.record_check(fatima, controlemoment=momenten[0], uitkomsten=veilig, stap=Stap(Vervolg.SLUITEN))
        assert Volgoverdracht.objects.get(pk=rij.pk).ingetrokken_op == fatima.moment
        assert not Termijn.objects.lopend().filter(definitie="volgen_overdragen").exists()


def test_the_page_takes_a_move_back(ploeg: Ploeg, bezoek: Bezoek) -> None:
    moment = geplande_controles(ploeg)[0]
    rij = weg(ploeg, moment)
    lijn, adres = f"/dossiers/{_publiek(ploeg, moment)}/volgen", f"/volgoverdrachten/{rij.publiek_id}/terug"
    fatima = bezoek("Fatima")
    assert fatima.post(adres, {"reden": ""}).status_code == 400
    for naam in ("Jamila", "Wim", "Elif"):
        assert bezoek(naam).post(adres, {"reden": "Zo maar."}).status_code in (403, 404)
    assert fatima.post(adres, {"reden": "Zij kwamen terug."}).status_code == 302
    pagina = fatima.get(lijn).content.decode()
    assert "Teruggenomen: het volgen blijft hier" in pagina and "Zij kwamen terug." in pagina
    assert "Draag het volgen over" in pagina
