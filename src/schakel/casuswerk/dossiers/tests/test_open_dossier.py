from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.dossiers.tests.builders import WMO, een_dossier
from schakel.kernel.errors import NotFound, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def test_the_opening_team_answers_from_the_first_moment(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        antwoord = queries.responsible_at(fatima, dossier=dossier.pk, moment=ploeg.moment)
    assert antwoord is not None
    assert antwoord.team == ploeg.team_van("Fatima").pk


def test_before_it_was_opened_nobody_answered(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        eerder = ploeg.moment - timedelta(seconds=1)
        assert queries.responsible_at(fatima, dossier=dossier.pk, moment=eerder) is None


@pytest.mark.parametrize("naam", ["Bram", "Carlijn", "Deniz", "Elif", "Frank"])
def test_an_outsider_finds_nothing(ploeg: Ploeg, naam: str) -> None:
    dossier = een_dossier(ploeg)
    wie = ploeg.handeling(naam)
    with pytest.raises(NotFound), transactie(wie, wat="toets"):
        queries.access_dossier(wie, publiek_id=dossier.publiek_id)


def test_an_outsider_sees_no_row_even_without_the_first_lock(ploeg: Ploeg) -> None:
    een_dossier(ploeg)
    wie = ploeg.handeling("Carlijn")
    with transactie(wie, wat="toets"):
        assert Dossier.objects.count() == 0


def test_whoever_does_not_say_who_acts_sees_nothing(ploeg: Ploeg) -> None:
    een_dossier(ploeg)
    assert Dossier.objects.count() == 0


def test_an_excluded_member_of_the_team_finds_nothing(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    fatima, gerda = ploeg.handeling("Fatima"), ploeg.handeling("Gerda")
    with transactie(fatima, wat="toets"):
        actions.exclude_medewerker(fatima, dossier=dossier.pk, medewerker=ploeg.mensen["Gerda"].pk, reden="familie")
    with transactie(gerda, wat="toets"):
        assert Dossier.objects.count() == 0
        assert not Dossier.objects.visible_to(gerda).exists()


def test_passing_on_moves_the_ledger_without_gap_or_overlap(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    jeugd = ploeg.team_van("Jamila").pk
    with transactie(later, wat="toets"):
        actions.grant_betrokkenheid(
            later, dossier=dossier.pk, team=jeugd, rol=BetrokkenheidRol.ONTVANGER, grondslag=WMO
        )
        actions.pass_on(later, dossier=dossier.pk, naar_team=jeugd, reden="gestart", bron="overdracht:1")
        boek = queries.ledger_of(later, dossier=dossier.pk)
    assert [rij.team for rij in boek] == [ploeg.team_van("Fatima").pk, jeugd]
    assert boek[0].tot == boek[1].sinds == later.moment


def test_a_team_that_may_not_see_it_cannot_be_made_to_answer(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    jeugd = ploeg.team_van("Jamila").pk
    with pytest.raises(IntegrityError, match="moet het kunnen zien"), transactie(later, wat="toets"):
        actions.pass_on(later, dossier=dossier.pk, naar_team=jeugd, reden="gestart", bron="overdracht:1")


def test_who_answers_cannot_lose_sight_of_it(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with pytest.raises(IntegrityError, match="moet het kunnen zien"), transactie(later, wat="toets"):
        actions.end_betrokkenheid(later, dossier=dossier.pk, team=ploeg.team_van("Fatima").pk)


def test_passing_on_to_who_answers_already_is_refused(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    later = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with pytest.raises(NotPossible), transactie(later, wat="toets"):
        actions.pass_on(
            later, dossier=dossier.pk, naar_team=ploeg.team_van("Fatima").pk, reden="gestart", bron="overdracht:1"
        )


def test_a_gap_in_the_ledger_is_refused_by_the_database(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(
            "UPDATE dossiers_verantwoordelijkheid SET periode = tstzrange(lower(periode), lower(periode)"
            " + interval '1 day') WHERE dossier_id = %s",
            [dossier.pk],
        )


def test_a_closed_dossier_has_an_end_to_its_ledger_and_can_be_reopened(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    sluit = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(sluit, wat="toets"):
        actions.close_dossier(sluit, dossier=dossier.pk, soort="melding.gesloten")
    tussen = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=2))
    with transactie(tussen, wat="toets"):
        assert queries.responsible_at(tussen, dossier=dossier.pk, moment=tussen.moment) is None
    weer = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=3))
    with transactie(weer, wat="toets"):
        actions.reopen_dossier(weer, dossier=dossier.pk, team=ploeg.team_van("Fatima").pk, reden="nieuw_feit")
        assert queries.responsible_at(weer, dossier=dossier.pk, moment=weer.moment) is not None


def test_a_dossier_cannot_be_closed_twice(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    for dag in (1, 2):
        sluit = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=dag))
        if dag == 1:
            with transactie(sluit, wat="toets"):
                actions.close_dossier(sluit, dossier=dossier.pk, soort="melding.gesloten")
        else:
            with pytest.raises(NotPossible), transactie(sluit, wat="toets"):
                actions.close_dossier(sluit, dossier=dossier.pk, soort="melding.gesloten")


def test_a_team_that_still_answers_cannot_leave(ploeg: Ploeg) -> None:
    een_dossier(ploeg)
    team = ploeg.team_van("Fatima")
    team.geldig_tot = ploeg.moment.date()
    with pytest.raises(IntegrityError, match="antwoordt nog"):
        team.save()


def test_an_outsider_cannot_note_anything_in_it(ploeg: Ploeg) -> None:
    dossier = een_dossier(ploeg)
    carlijn = ploeg.handeling("Carlijn")
    with pytest.raises(Exception, match="bestaat niet"), transactie(carlijn, wat="toets"):
        actions.note(carlijn, "persoon.vastgelegd", dossier=dossier.pk)


def test_the_log_has_a_line_for_the_opening(ploeg: Ploeg) -> None:
    een_dossier(ploeg)
    greet = ploeg.handeling("Greet")
    with transactie(greet, wat="toets"), connection.cursor() as cursor:
        cursor.execute("SELECT wat, actie, uitkomst, wie FROM verantwoording_verantwoording")
        assert cursor.fetchall() == [("toets", "C", "gelukt", ploeg.mensen["Fatima"].pk)]
