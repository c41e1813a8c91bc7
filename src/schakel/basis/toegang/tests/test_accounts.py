"""Accounts by their deeds: who may, what is refused, and what the database holds to."""

from datetime import UTC, date, datetime

import pytest

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.toegang import actions, queries
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.basis.toegang.tests.builders import Ploeg, een_ploeg
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.toolkit.transactie import transactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ploeg() -> Ploeg:
    return een_ploeg()


def maak(ploeg: Ploeg, naam: str = "Frank", vog: date = date(2016, 2, 1), code: str = "nieuw") -> Medewerker:
    wie = ploeg.handeling(naam)
    with transactie(wie, wat="toets"):
        return actions.create_account(
            wie, gebruikersnaam=code, naam="Nienke", organisatie=Organisatie.objects.get(code="gi"), vog_datum=vog
        )


def lid_van(ploeg: Ploeg, naam: str) -> Teamlid:
    return Teamlid.objects.get(medewerker=ploeg.mensen[naam])


def test_an_administrator_makes_an_account_that_opens_nothing_yet(ploeg: Ploeg) -> None:
    nienke = maak(ploeg)
    assert nienke.is_active and not nienke.has_usable_password()
    assert not queries.memberships_on(nienke.pk, ploeg.moment.date()).exists()


@pytest.mark.parametrize("naam", ["Fatima", "Lena", "Greet"])
def test_nobody_else_makes_an_account(ploeg: Ploeg, naam: str) -> None:
    with pytest.raises(NotAllowed):
        maak(ploeg, naam)


def test_an_old_certificate_and_a_taken_name_are_refused_together(ploeg: Ploeg) -> None:
    with pytest.raises(InvalidInput) as fout:
        maak(ploeg, vog=date(2015, 11, 30), code="FATIMA")
    assert set(fout.value.fouten) == {"vog_datum", "gebruikersnaam"}


def test_a_role_is_given_and_ended(ploeg: Ploeg) -> None:
    nienke, frank = maak(ploeg), ploeg.handeling("Frank")
    with transactie(frank, wat="toets"):
        lid = actions.give_role(
            frank, medewerker=nienke, team=ploeg.teams["gi-noord"], rol="gi", vanaf=date(2016, 1, 1)
        )
        lid.refresh_from_db()
        assert queries.memberships_on(nienke.pk, ploeg.moment.date()).count() == 1
        actions.end_teamlid(frank, teamlid=lid)
        assert not queries.memberships_on(nienke.pk, ploeg.moment.date()).exists()
        lid.refresh_from_db()
        with pytest.raises(NotPossible):
            actions.end_teamlid(frank, teamlid=lid)


@pytest.mark.parametrize("rol", ["burgemeester", "anoniem", "bestaat_niet"])
def test_a_role_that_is_not_in_use_cannot_be_given(ploeg: Ploeg, rol: str) -> None:
    nienke, frank = maak(ploeg), ploeg.handeling("Frank")
    with pytest.raises(InvalidInput), transactie(frank, wat="toets"):
        actions.give_role(frank, medewerker=nienke, team=ploeg.teams["gi-noord"], rol=rol, vanaf=ploeg.moment.date())


def test_twice_in_the_same_team_is_refused_in_words(ploeg: Ploeg) -> None:
    frank = ploeg.handeling("Frank")
    with pytest.raises(NotPossible, match="werkt dan al voor dit team"), transactie(frank, wat="toets"):
        actions.give_role(
            frank, medewerker=ploeg.mensen["Bram"], team=ploeg.team_van("Bram"), rol="politie", vanaf=date(2016, 1, 1)
        )


def test_nobody_gives_himself_a_role_or_a_code_or_ends_himself(ploeg: Ploeg) -> None:
    frank, zelf = ploeg.handeling("Frank"), ploeg.mensen["Frank"]
    with transactie(frank, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.give_role(
                frank, medewerker=zelf, team=ploeg.team_van("Fatima"), rol="vt_triage", vanaf=date(2016, 1, 1)
            )
        with pytest.raises(NotAllowed):
            actions.issue_aanmeldcode(frank, medewerker=zelf, op=datetime.now(UTC))
        with pytest.raises(NotAllowed):
            actions.deactivate_medewerker(frank, medewerker=zelf)


@pytest.mark.parametrize("naam", ["Fatima", "Lena", "Greet"])
def test_nobody_else_hands_out_codes_or_ends_accounts(ploeg: Ploeg, naam: str) -> None:
    wie, bram = ploeg.handeling(naam), ploeg.mensen["Bram"]
    with transactie(wie, wat="toets"):
        with pytest.raises(NotAllowed):
            actions.issue_aanmeldcode(wie, medewerker=bram, op=datetime.now(UTC))
        with pytest.raises(NotAllowed):
            actions.deactivate_medewerker(wie, medewerker=bram)
        with pytest.raises(NotAllowed):
            actions.end_teamlid(wie, teamlid=lid_van(ploeg, "Bram"))


def test_an_ended_account_gets_nothing_any_more(ploeg: Ploeg) -> None:
    frank, bram = ploeg.handeling("Frank"), ploeg.mensen["Bram"]
    with transactie(frank, wat="toets"):
        actions.deactivate_medewerker(frank, medewerker=bram)
        assert not queries.memberships_on(bram.pk, ploeg.moment.date()).exists()
        with pytest.raises(NotPossible):
            actions.deactivate_medewerker(frank, medewerker=bram)
        with pytest.raises(NotPossible):
            actions.issue_aanmeldcode(frank, medewerker=bram, op=datetime.now(UTC))
        with pytest.raises(NotPossible):
            actions.give_role(frank, medewerker=bram, team=ploeg.teams["gi-noord"], rol="gi", vanaf=ploeg.moment.date())


def test_the_teamleider_marks_who_is_away_in_the_own_team_alone(ploeg: Ploeg) -> None:
    lena, fatima = ploeg.handeling("Lena"), lid_van(ploeg, "Fatima")
    with transactie(lena, wat="toets"):
        actions.set_afwezig(lena, teamlid=fatima, tot=date(2016, 3, 10))
        with pytest.raises(InvalidInput):
            actions.set_afwezig(lena, teamlid=fatima, tot=date(2016, 3, 2))
        with pytest.raises(NotAllowed):
            actions.set_afwezig(lena, teamlid=lid_van(ploeg, "Bram"), tot=None)
    assert lid_van(ploeg, "Fatima").afwezig_tot == date(2016, 3, 10)
