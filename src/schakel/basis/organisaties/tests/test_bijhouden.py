"""Do contact lists stay true by whom they belong to, and do their clocks tell the owner?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.basis.organisaties import actions, queries, rules
from schakel.basis.organisaties.models import Contactpersoon, Contactwijziging, Ketentermijn, Team
from schakel.basis.organisaties.rules import Contactbeschrijving, Periode
from schakel.basis.organisaties.tests.builders import DAG, MOMENT, beheer, een_organisatie, een_regio, een_team
from schakel.kernel.errors import InvalidInput, NotAllowed, NotPossible
from schakel.kernel.handeling import Handeling

SANNE = Contactbeschrijving(
    code="een", naam="Sanne", functie="Coördinator", telefoon="099 555 01 01", vervanger="twee",
    gecontroleerd_op=date(2016, 1, 15), periode=Periode(van=date(2016, 1, 1), tot=date(2016, 6, 20)),
)  # fmt: skip
JORIS = Contactbeschrijving(code="twee", naam="Joris", functie="Vervanger", periode=Periode(van=date(2016, 5, 1)))
MACHINE = replace(beheer("machine"), moment=MOMENT)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1))


def van(team: Team, wie: int = 7, dagen: int = 0) -> Handeling:
    """Return somebody of a team at work."""
    moment = MOMENT + timedelta(days=dagen)
    return Handeling(wie=wie, team=team.pk, rol="lokaal_team", organisatie=team.organisatie_id, moment=moment)


@pytest.fixture
def team(db: None) -> Team:
    een_organisatie()
    return een_team(een_regio(), "toets-wijk", "9801", contactpersonen=(SANNE, JORIS))


@pytest.fixture
def ander(team: Team) -> Team:
    return een_team(queries.region("toetsland"), "toets-ander", "9802")


def contact(team: Team) -> Contactpersoon:
    return queries.access_contact(team.pk, "een", DAG)


@given(van=days, tot=st.none() | days, gezien=st.none() | days, maanden=st.integers(min_value=1, max_value=36))
def test_a_contact_is_never_true_for_longer_than_its_check_or_its_end(
    van: date, tot: date | None, gezien: date | None, maanden: int
) -> None:
    uiterlijk = rules.contact_uiterlijk(geldig_van=van, geldig_tot=tot, gecontroleerd_op=gezien, maanden=maanden)
    assert uiterlijk <= rules.add_months(max(van, gezien or van), maanden)
    assert tot is None or uiterlijk <= tot
    assert rules.alarm_op(uiterlijk, uiterlijk) == 2
    assert rules.alarm_op(uiterlijk - timedelta(days=1), uiterlijk) == 1
    assert rules.alarm_op(uiterlijk - timedelta(days=31), uiterlijk) == 0


def test_anyone_proposes_and_only_the_owner_decides(team: Team, ander: Team) -> None:
    voorstel = actions.propose_wijziging(
        van(ander), contact=contact(team), velden={**queries.words_of(contact(team)), "telefoon": "099 555 09 09"},
        reden="Nummer is veranderd",
    )  # fmt: skip
    assert voorstel.velden == {"telefoon": "099 555 09 09"} and contact(team).telefoon == "099 555 01 01"
    with pytest.raises(NotAllowed):
        actions.decide_wijziging(van(ander), wijziging=voorstel, akkoord=True)
    actions.decide_wijziging(van(team), wijziging=voorstel, akkoord=True, naam="Mila")
    nu = contact(team)
    assert (nu.telefoon, nu.gecontroleerd_op, nu.gecontroleerd_door) == ("099 555 09 09", DAG, "Mila")
    with pytest.raises(NotPossible):
        actions.decide_wijziging(van(team), wijziging=voorstel, akkoord=True)


def test_a_refusal_has_a_reason_and_changes_nothing(team: Team, ander: Team) -> None:
    velden = {**queries.words_of(contact(team)), "naam": "Iemand anders"}
    voorstel = actions.propose_wijziging(van(ander), contact=contact(team), velden=velden)
    with pytest.raises(InvalidInput):
        actions.decide_wijziging(van(team), wijziging=voorstel, akkoord=False)
    actions.decide_wijziging(van(team), wijziging=voorstel, akkoord=False, afwijsreden="Zij werkt hier nog")
    assert contact(team).naam == "Sanne"
    assert [w.afwijsreden for w in queries.wijzigingen_by(ander.pk)] == ["Zij werkt hier nog"]


@pytest.mark.parametrize("anders", [{}, {"naam": " "}])
def test_a_proposal_that_says_nothing_is_refused(team: Team, anders: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        actions.propose_wijziging(
            van(team), contact=contact(team), velden={**queries.words_of(contact(team)), **anders}
        )
    zonder = replace(van(team), team=None)
    with pytest.raises(NotAllowed):
        actions.propose_wijziging(zonder, contact=contact(team), velden={"naam": "X"})


def test_what_the_owner_agreed_to_survives_a_new_reading_of_the_folder(team: Team) -> None:
    velden = {**queries.words_of(contact(team)), "naam": "Nina"}
    voorstel = actions.propose_wijziging(van(team), contact=contact(team), velden=velden)
    actions.decide_wijziging(van(team), wijziging=voorstel, akkoord=True, naam="Mila")
    een_team(queries.region("toetsland"), "toets-wijk", "9801", contactpersonen=(SANNE, JORIS))
    assert contact(team).naam == "Nina"
    later = replace(SANNE, naam="Otto", gecontroleerd_op=date(2016, 8, 1))
    een_team(queries.region("toetsland"), "toets-wijk", "9801", contactpersonen=(later, JORIS))
    assert contact(team).naam == "Otto"


def test_a_contact_that_runs_out_alarms_its_owner_once_for_each_step(team: Team) -> None:
    def follow(dagen: int) -> list[tuple[int, int]]:
        op = replace(MACHINE, moment=MOMENT + timedelta(days=dagen))
        return [(a.team, a.stand) for a in actions.follow_ketentermijnen(op, regio="toetsland", rollen={})]

    assert follow(0) == [(team.pk, 1)] and follow(1) == []
    assert follow(19) == [(team.pk, 2)] and follow(20) == []
    (loopt,) = queries.running_ketentermijnen("toetsland", DAG)
    assert (loopt.uiterlijk, loopt.code) == (date(2016, 6, 20), "een")
    actions.verify_contact(van(team, dagen=20), contact=contact(team), naam="Mila")
    assert queries.running_ketentermijnen("toetsland", DAG) == [] and follow(21) == []
    assert contact(team).geldig_tot is None
    with pytest.raises(NotAllowed):
        actions.follow_ketentermijnen(van(team), regio="toetsland", rollen={})


def test_a_role_that_nobody_confirms_alarms_and_confirming_ends_it(team: Team, ander: Team) -> None:
    rollen = {team.pk: DAG + timedelta(days=3)}
    alarmen = actions.follow_ketentermijnen(MACHINE, regio="toetsland", rollen=rollen)
    assert (team.pk, 1) in {(a.team, a.stand) for a in alarmen}
    with pytest.raises(NotAllowed):
        actions.confirm_rol(van(ander), team=team, vingerafdruk="a" * 64, namens_team=True)
    actions.confirm_rol(van(team, wie=8), team=team, vingerafdruk="a" * 64, namens_team=False)
    assert Ketentermijn.objects.filter(soort="ROL", afgedaan_op=None).count() == 1
    actions.confirm_rol(van(team), team=team, vingerafdruk="a" * 64, namens_team=True)
    assert Ketentermijn.objects.filter(soort="ROL", afgedaan_op=None).count() == 0
    assert queries.role_of([team.pk])[team.pk].door == 7
    assert queries.readers_of(team.pk, "a" * 64) == {7, 8} and queries.readers_of(team.pk, "b" * 64) == set()


def test_only_the_owner_says_that_a_contact_is_still_true(team: Team, ander: Team) -> None:
    with pytest.raises(NotAllowed):
        actions.verify_contact(van(ander), contact=contact(team))
    assert Contactwijziging.objects.count() == 0
