from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.casuswerk.overdrachten import rules
from schakel.casuswerk.overdrachten.rules import ALLOWED_TRANSITIONS, Aanwezig, Gesprek, Stapfeiten
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus as S
from schakel.kernel.errors import InvalidInput, NotPossible

MOMENT = datetime(2017, 1, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("van", "naar"), list(product(S, S)))
def test_every_pair_of_states(van: S, naar: S) -> None:
    if naar in ALLOWED_TRANSITIONS[van]:
        rules.check_transition(van, naar)
    else:
        with pytest.raises(NotPossible, match=r"kan nu niet|eerst|Eerst|opgeschaald"):
            rules.check_transition(van, naar)


def test_nothing_leaves_an_end() -> None:
    assert not ALLOWED_TRANSITIONS[S.GESTART]
    assert not ALLOWED_TRANSITIONS[S.INGETROKKEN]


def test_the_start_is_reached_from_the_first_contact_alone() -> None:
    assert [van for van in S if S.GESTART in ALLOWED_TRANSITIONS[van]] == [S.EERSTE_CONTACT]


@pytest.mark.parametrize("van", [S.GEACCEPTEERD, S.GESPREK_GEPLAND])
def test_regie_waits_for_the_talk_or_a_reason(van: S) -> None:
    with pytest.raises(NotPossible, match="warme gesprek"):
        rules.check_step(van, S.REGIE_OVERGENOMEN, Stapfeiten())
    rules.check_step(van, S.REGIE_OVERGENOMEN, Stapfeiten(gesprek_overgeslagen=True))


def test_a_helper_takes_no_regie_and_needs_none() -> None:
    hulp = Stapfeiten(is_hoofd=False)
    with pytest.raises(NotPossible):
        rules.check_step(S.GESPREK_GEVOERD, S.REGIE_OVERGENOMEN, hulp)
    rules.check_step(S.GESPREK_GEVOERD, S.EERSTE_CONTACT, hulp)
    with pytest.raises(NotPossible, match="regie"):
        rules.check_step(S.GESPREK_GEVOERD, S.EERSTE_CONTACT, Stapfeiten())


@pytest.mark.parametrize("naar", list(ALLOWED_TRANSITIONS[S.GEESCALEERD]))
def test_on_the_ladder_one_waits_for_the_reviewer(naar: S) -> None:
    feiten = Stapfeiten(hervat_bij=S.GESPREK_GEPLAND.value)
    if naar in (S.GEESCALEERD, S.INGETROKKEN):
        rules.check_step(S.GEESCALEERD, naar, feiten)
    else:
        with pytest.raises(NotPossible, match="wacht op een besluit"):
            rules.check_step(S.GEESCALEERD, naar, feiten)


def test_who_was_asked_may_still_accept_on_the_ladder() -> None:
    rules.check_step(S.GEESCALEERD, S.GEACCEPTEERD, Stapfeiten(hervat_bij=S.AANGEBODEN.value))


@given(
    st.one_of(st.none(), st.just(MOMENT)),
    st.frozensets(st.sampled_from([a.value for a in Aanwezig])),
    st.booleans(),
    st.booleans(),
)
def test_warm_is_a_talk_of_all_three_confirmed_by_both(
    op: datetime | None, aanwezig: frozenset[str], zender: bool, ontvanger: bool
) -> None:
    warm = rules.is_warm(Gesprek(op, aanwezig, zender, ontvanger))
    assert warm == (op is not None and {"ZENDER", "ONTVANGER", "GEZIN"} <= aanwezig and zender and ontvanger)


def test_a_summary_tells_what_the_receiver_must_know() -> None:
    with pytest.raises(InvalidInput) as fout:
        rules.check_samenvatting({"gebeurd": " ", "roddel": "x"})
    assert set(fout.value.fouten) == {"waarom_u", "gebeurd", "veiligheid_nu", "roddel"}


def test_a_talk_lies_behind_us_with_somebody_there() -> None:
    with pytest.raises(InvalidInput) as fout:
        rules.check_gesprek(op=MOMENT + timedelta(hours=1), aanwezig=[], moment=MOMENT)
    assert set(fout.value.fouten) == {"op", "aanwezig"}


@pytest.mark.parametrize(
    ("tot", "moment", "al"), [(None, MOMENT, False), (MOMENT, MOMENT, True), (MOMENT, MOMENT + timedelta(1), False)]
)
def test_contesting_knows_its_term(tot: datetime | None, moment: datetime, al: bool) -> None:
    with pytest.raises(NotPossible):
        rules.check_contest(betwisten_tot=tot, moment=moment, al_betwist=al)


def test_contesting_within_the_term() -> None:
    rules.check_contest(betwisten_tot=MOMENT, moment=MOMENT, al_betwist=False)
