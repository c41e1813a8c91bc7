"""The twelve promises, each with the tests that fail when it is broken; what has no test yet, says so."""

import ast
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]
DOSSIERS = "src/schakel/casuswerk/dossiers/tests"
MELDINGEN = "src/schakel/casuswerk/meldingen/tests"
OVERDRACHTEN = "src/schakel/casuswerk/overdrachten/tests"
PLANNEN = "src/schakel/casuswerk/plannen/tests"
NOG_NIET = "nog niet"

# promise -> node ids; "nog niet" beside them names what of the promise has no room or no test yet.
BELOFTEN: dict[str, tuple[str, ...]] = {
    "1. nothing lost": (
        "tests/doden/test_kill.py::test_deeds_that_were_told_are_there_once",
        "tests/doden/test_kill.py::test_reports_with_a_receipt_are_there_once",
        "tests/doden/test_kill.py::test_a_killed_worker_hears_everything_once",
        "tests/doden/test_kill_server.py::test_deeds_outlive_their_server",
        "src/schakel/entrypoints/fixture/tests/test_load.py::test_the_ledger_tells_every_receipt_once",
    ),
    "2. exactly one responsible party": (
        f"{DOSSIERS}/test_any_sequence.py::test_any_sequence_of_deeds_keeps_the_promises",
        f"{DOSSIERS}/test_at_once.py::test_an_observer_never_sees_nobody_or_two_who_answer",
        f"{DOSSIERS}/test_at_once.py::test_two_who_pass_on_at_the_same_moment",
        f"{DOSSIERS}/test_open_dossier.py::test_a_team_that_may_not_see_it_cannot_be_made_to_answer",
    ),
    "3. the sender stays responsible": (
        f"{OVERDRACHTEN}/test_walk.py::test_the_sender_answers_until_the_start_and_the_receiver_from_then_on",
        "tests/stories/test_overdracht.py::test_a_refusal_goes_to_a_named_reviewer_and_up_the_ladder",
        "tests/stories/test_overdracht.py::test_the_sender_may_contest_a_start",
        "src/schakel/casuswerk/monitoring/tests/test_monitoring.py::test_unsafety_and_silence_never_lead_to_nothing",
    ),
    "4. one household, one active plan, one regisseur": (
        f"{DOSSIERS}/test_at_once.py::test_two_offers_accepted_at_once",
        f"{DOSSIERS}/test_at_once.py::test_one_offer_accepted_twice_at_once",
        f"{PLANNEN}/test_at_once.py::test_two_who_begin_a_plan_at_once",
        f"{PLANNEN}/test_at_once.py::test_any_sequence_of_deeds_leaves_one_plan",
        f"{PLANNEN}/test_begin_plan.py::test_the_database_refuses_a_plan_of_a_household_of_another_casus",
        f"{PLANNEN}/test_termijnen.py::test_a_casus_without_a_plan_is_a_clock_with_an_owner",
    ),
    "5. nobody sees what they may not": (
        "tests/veiligheid/test_hostile.py::test_outsiders_meet_no_fault_and_no_canary_and_hidden_is_absent",
        "tests/veiligheid/test_hostile.py::test_a_hidden_case_changes_no_byte_of_what_an_outsider_gets",
        "tests/veiligheid/test_locks.py::test_an_outsider_sees_no_row_of_any_locked_table",
        "tests/veiligheid/test_log.py::test_every_page_that_names_somebody_names_that_person_in_the_log",
        "tests/veiligheid/test_log.py::test_a_bsn_and_a_reporter_stand_nowhere_in_plain_text",
        "tests/veiligheid/test_stale.py::test_an_open_tab_shows_nothing_once_the_offer_is_taken_back",
        "tests/veiligheid/test_stale.py"
        "::test_a_colleague_who_is_kept_out_loses_it_at_the_next_click_and_the_others_do_not",
    ),
    "6. every term is an object": (
        "src/schakel/entrypoints/worker/tests/test_at_once.py::test_an_alarm_and_a_deed_on_one_dossier_at_once",
        "src/schakel/entrypoints/worker/tests/test_at_once.py::test_a_clock_that_cannot_be_told_keeps_no_other_silent",
        "tests/veiligheid/test_locks.py::test_no_term_and_no_secret_can_be_deleted",
        "tests/stories/test_casus_verloop.py::test_a_colleague_is_kept_out_and_more_time_is_given",
        "tests/stories/test_werkvoorraad.py::test_a_term_that_is_late_asks_why",
    ),
    "7. rules, instruments and lists are dated": (
        "src/schakel/basis/afspraken/tests/test_versies.py"
        "::test_the_next_version_replaces_and_the_old_one_answers_for_its_days",
        "src/schakel/casuswerk/beoordelingen/tests/test_record_besluit.py::test_what_was_decided_is_never_rewritten",
    ),
    "8. every child is a person": (
        "src/schakel/casuswerk/personen/tests/test_add_persoon.py"
        "::test_each_child_gets_its_task_and_each_person_its_notice",
        "src/schakel/basis/termijnen/tests/test_beheren.py::test_the_task_for_a_child_travels_to_the_casus",
        "src/schakel/casuswerk/personen/tests/test_record_stem.py"
        "::test_own_words_come_back_and_are_not_readable_in_the_row",
    ),
    "9. people decide": (
        "src/schakel/casuswerk/beoordelingen/tests/test_record_besluit.py"
        "::test_children_without_the_jeugdteam_is_counted_with_its_sentence",
        "tests/stories/test_overdracht.py::test_another_choice_than_the_proposal_asks_one_sentence",
        "tests/stories/test_afspraken.py::test_another_choice_becomes_a_figure_that_opens",
    ),
    "10. every figure states what it is": (
        "src/schakel/casuswerk/werkplek/tests/test_werkcijfers.py::test_each_figure_says_what_it_is",
        "src/schakel/casuswerk/werkplek/tests/test_afspraakcijfers.py::test_the_definition_stands_beside_the_figures",
        f"{NOG_NIET}: stuurcijfers; the room of figures for policy is not built",
    ),
    "11. messages keep people safe": (
        "src/schakel/toolkit/tests/test_gedrag.py",
        f"{NOG_NIET}: messages to people go out in a later room; now only neutral notices to teams",
    ),
    "12. it works at 03:00 on a phone": (
        "src/schakel/toolkit/tests/test_bladen.py",
        f"{MELDINGEN}/test_pages.py::test_a_phone_number_and_a_sentence_are_enough",
        "tests/stories/test_voordeur.py::test_a_receipt_is_given_while_the_database_is_away",
        "tests/stories/test_werkvoorraad.py::test_the_focus_is_seen_and_never_behind_the_next_step",
        "tests/stories/test_zonder_script.py::test_the_whole_story_works_without_script",
    ),
}


def _names(pad: Path) -> set[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    return {knoop.name for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)}


def test_there_are_twelve() -> None:
    assert [int(belofte.partition(".")[0]) for belofte in BELOFTEN] == list(range(1, 13))


@pytest.mark.parametrize("belofte", BELOFTEN)
def test_a_promise_has_a_test_that_exists_or_says_that_it_has_none(belofte: str) -> None:
    assert BELOFTEN[belofte]
    for knoop in BELOFTEN[belofte]:
        if knoop.startswith(NOG_NIET):
            assert len(knoop) > len(NOG_NIET) + 10, "say what is missing"
            continue
        bestand, _, naam = knoop.partition("::")
        assert (WORTEL / bestand).is_file(), knoop
        assert not naam or naam in _names(WORTEL / bestand), knoop
