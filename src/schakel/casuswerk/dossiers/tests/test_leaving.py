"""Can anybody leave a dossier orphaned?  The deed says no in words, the database whatever the way in."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties import queries as organisatie_queries
from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang import queries as toegang_queries
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.casuswerk.dossiers import actions, queries
from schakel.casuswerk.dossiers.models import Dossier, Regie
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.dossiers.tests.builders import een_dossier
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

MORGEN = date(2016, 3, 3)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


@pytest.fixture
def dossier(ploeg: Ploeg) -> Dossier:
    """A dossier that Fatima directs for her team, with a task on her name."""
    dossier = een_dossier(ploeg)
    fatima = ploeg.handeling("Fatima")
    with transactie(fatima, wat="toets"):
        regie = actions.offer_regie(
            fatima, dossier=dossier.pk, team=ploeg.team_van("Fatima").pk, medewerker=ploeg.mensen["Fatima"].pk
        )
        actions.accept_regie(fatima, regie=regie)
    return dossier


def let_in(handeling: Handeling, dossier: Dossier, team: int) -> None:
    """Involve a team: who answers must be able to see."""
    actions.grant_betrokkenheid(
        handeling, dossier=dossier.pk, team=team, rol=BetrokkenheidRol.UITVOERING, grondslag="wmo-5.3.3",
        categorieen=["veiligheid"],
    )  # fmt: skip


def lid_van(ploeg: Ploeg, naam: str) -> Teamlid:
    return Teamlid.objects.get(medewerker=ploeg.mensen[naam])


def test_who_directs_cannot_be_deactivated_and_the_administrator_learns_how_many_only(
    ploeg: Ploeg, dossier: Dossier
) -> None:
    frank = ploeg.handeling("Frank")
    with pytest.raises(NotPossible) as fout, transactie(frank, wat="toets"):
        toegang.deactivate_medewerker(frank, medewerker=ploeg.mensen["Fatima"])
    assert "1 casus waarover deze collega de regie heeft" in fout.value.tekst
    assert dossier.nummer not in fout.value.tekst or dossier.nummer == ""
    with transactie(frank, wat="toets"):
        assert not Regie.objects.filter(dossier_id=dossier.pk).exists()


def test_the_database_refuses_the_same_whatever_the_way(ploeg: Ploeg, dossier: Dossier) -> None:
    frank = ploeg.handeling("Frank")
    with pytest.raises(IntegrityError, match="heeft nog regie"), transactie(frank, wat="toets"):
        Medewerker.objects.filter(pk=ploeg.mensen["Fatima"].pk).update(is_active=False)
    with pytest.raises(IntegrityError, match="heeft nog regie voor team"), transactie(frank, wat="toets"):
        Teamlid.objects.filter(medewerker=ploeg.mensen["Fatima"]).update(periode=(date(2015, 1, 1), date(2016, 3, 2)))
    with pytest.raises(IntegrityError, match="heeft nog regie voor team"), transactie(frank, wat="toets"):
        Teamlid.objects.filter(medewerker=ploeg.mensen["Fatima"]).delete()


def test_who_directs_cannot_leave_the_team(ploeg: Ploeg, dossier: Dossier) -> None:
    for naam in ("Lena", "Frank"):
        wie = ploeg.handeling(naam)
        with pytest.raises(NotPossible, match="regie heeft"), transactie(wie, wat="toets"):
            toegang.end_teamlid(wie, teamlid=lid_van(ploeg, "Fatima"))


def test_after_handing_over_one_can_leave(ploeg: Ploeg, dossier: Dossier) -> None:
    lena = ploeg.handeling("Lena", ploeg.moment + timedelta(hours=1))
    with transactie(lena, wat="toets"):
        aantal = actions.hand_over_regie(
            lena, van_medewerker=ploeg.mensen["Fatima"].pk, naar_medewerker=ploeg.mensen["Gerda"].pk
        )
        assert aantal == 1
        assert queries.regisseur_of(lena, dossier=dossier.pk) is None
        toegang.end_teamlid(lena, teamlid=lid_van(ploeg, "Fatima"))
        (oud, gevraagd) = queries.regies_of(lena, dossier=dossier.pk)
    assert oud.eindreden == "vertrek"
    assert gevraagd.medewerker_id == ploeg.mensen["Gerda"].pk and gevraagd.aanvaard_op is None
    assert not toegang_queries.memberships_on(ploeg.mensen["Fatima"].pk, lena.moment.date()).exists()
    frank = ploeg.handeling("Frank", lena.moment)
    with transactie(frank, wat="toets"):
        toegang.deactivate_medewerker(frank, medewerker=ploeg.mensen["Fatima"])


@pytest.mark.parametrize("naar", ["Fatima", "Bram"])
def test_regie_is_offered_to_another_of_the_team_alone(ploeg: Ploeg, dossier: Dossier, naar: str) -> None:
    lena = ploeg.handeling("Lena", ploeg.moment + timedelta(hours=1))
    with pytest.raises(NotPossible), transactie(lena, wat="toets"):
        actions.hand_over_regie(lena, van_medewerker=ploeg.mensen["Fatima"].pk, naar_medewerker=ploeg.mensen[naar].pk)


def test_what_one_carries_is_counted_also_where_the_asker_sees_nothing(ploeg: Ploeg, dossier: Dossier) -> None:
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        draagt = toegang_queries.carried_by(ploeg.mensen["Fatima"].pk)
        elders = toegang_queries.carried_by(ploeg.mensen["Fatima"].pk, team=ploeg.team_van("Bram").pk)
    assert (draagt.regie, elders.regie) == (1, 0)


def test_a_team_that_answers_cannot_end_and_the_refusal_says_how_much(ploeg: Ploeg, dossier: Dossier) -> None:
    frank = ploeg.handeling("Frank")
    nog = "Team vt-triage: 1 dossier waarvoor het team antwoordt, 1 casus met regie"
    with pytest.raises(NotPossible, match=nog) as fout, transactie(frank, wat="toets"):
        organisaties.end_team(frank, team=ploeg.team_van("Fatima"), tot=MORGEN)
    assert str(dossier.publiek_id) not in fout.value.tekst
    with transactie(frank, wat="toets"):
        organisaties.end_team(frank, team=ploeg.team_van("Bram"), tot=MORGEN)
    ploeg.team_van("Bram").refresh_from_db()
    assert ploeg.team_van("Bram").geldig_tot == MORGEN


def test_an_organisation_that_answers_cannot_end_and_one_that_does_not_takes_its_teams_along(
    ploeg: Ploeg, dossier: Dossier
) -> None:
    frank, vt = ploeg.handeling("Frank"), ploeg.team_van("Fatima").organisatie
    with pytest.raises(NotPossible, match="Team vt-triage: 1 dossier"), transactie(frank, wat="toets"):
        organisaties.end_organisatie(frank, organisatie=vt, tot=MORGEN)
    gi = ploeg.team_van("Carlijn").organisatie
    with transactie(frank, wat="toets"):
        organisaties.end_organisatie(frank, organisatie=gi, tot=MORGEN)
    assert set(Team.objects.filter(organisatie=gi).values_list("geldig_tot", flat=True)) == {MORGEN}
    assert not Team.objects.filter(organisatie=vt, geldig_tot__isnull=False).exists()


@pytest.mark.parametrize("tot", [date(2016, 3, 4), date(1899, 12, 31)])
def test_a_team_ends_on_the_day_itself_and_not_before_it_began(ploeg: Ploeg, tot: date) -> None:
    frank = ploeg.handeling("Frank")
    with pytest.raises(InvalidInput) as fout, transactie(frank, wat="toets"):
        organisaties.end_team(frank, team=ploeg.team_van("Bram"), tot=tot)
    assert list(fout.value.fouten) == ["tot"]


def test_what_has_ended_does_not_end_again(ploeg: Ploeg) -> None:
    frank, later = ploeg.handeling("Frank"), ploeg.handeling("Frank", ploeg.moment + timedelta(days=2))
    with transactie(frank, wat="toets"):
        organisaties.end_team(frank, team=ploeg.team_van("Bram"), tot=MORGEN)
    team = Team.objects.get(pk=ploeg.team_van("Bram").pk)
    with pytest.raises(NotPossible, match="is al gestopt"), transactie(later, wat="toets"):
        organisaties.end_team(later, team=team, tot=date(2016, 3, 4))


@pytest.mark.parametrize("wat", ["dossiers", "werk"])
def test_the_guards_of_the_database_refuse_the_same(ploeg: Ploeg, dossier: Dossier, wat: str) -> None:
    frank, lena = ploeg.handeling("Frank"), ploeg.handeling("Lena", ploeg.moment + timedelta(hours=1))
    jamila = ploeg.team_van("Jamila").pk
    with transactie(lena, wat="toets"):
        let_in(lena, dossier, jamila)
    if wat == "werk":
        with transactie(lena, wat="toets"):
            actions.pass_on(lena, dossier=dossier.pk, naar_team=jamila, reden="toets", bron="toets")
    naam = "antwoordt nog voor een dossier" if wat == "dossiers" else "heeft nog werk"
    with pytest.raises(IntegrityError, match=naam), transactie(frank, wat="toets"):
        Team.objects.filter(pk=ploeg.team_van("Fatima").pk).update(geldig_tot=MORGEN)


def test_after_its_last_day_nothing_comes_to_a_team(ploeg: Ploeg, dossier: Dossier) -> None:
    frank, wim = ploeg.handeling("Frank"), ploeg.team_van("Wim")
    with transactie(frank, wat="toets"):
        organisaties.end_team(frank, team=wim, tot=MORGEN)
    fatima = ploeg.handeling("Fatima", ploeg.moment + timedelta(days=1))
    with transactie(fatima, wat="toets"):
        let_in(fatima, dossier, wim.pk)
    with pytest.raises(NotPossible, match="is gestopt"), transactie(fatima, wat="toets"):
        actions.pass_on(fatima, dossier=dossier.pk, naar_team=wim.pk, reden="toets", bron="toets")
    with transactie(fatima, wat="toets"):
        antwoord = queries.responsible_at(fatima, dossier=dossier.pk, moment=fatima.moment)
    assert antwoord is not None and antwoord.team == ploeg.team_van("Fatima").pk


def test_what_a_team_carries_is_counted_also_where_the_asker_sees_nothing(ploeg: Ploeg, dossier: Dossier) -> None:
    frank = ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        vol = organisatie_queries.carried_by_team(ploeg.team_van("Fatima").pk)
        leeg = organisatie_queries.carried_by_team(ploeg.team_van("Bram").pk)
    assert (vol.antwoordt, vol.regie) == (1, 1) and leeg.is_leeg


def test_only_an_administrator_ends_a_team_or_an_organisation(ploeg: Ploeg) -> None:
    lena, team = ploeg.handeling("Lena"), ploeg.team_van("Bram")
    with pytest.raises(NotAllowed), transactie(lena, wat="toets"):
        organisaties.end_team(lena, team=team, tot=MORGEN)
    with pytest.raises(NotAllowed), transactie(lena, wat="toets"):
        organisaties.end_organisatie(lena, organisatie=team.organisatie, tot=MORGEN)


def test_the_app_cannot_ask_who_avoids_whom(ploeg: Ploeg) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege('schakel_app', 'vermijding_van(bytea[])', 'execute')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT has_function_privilege('schakel_job', 'vermijding_van(bytea[])', 'execute')")
        assert cursor.fetchone() == (True,)
