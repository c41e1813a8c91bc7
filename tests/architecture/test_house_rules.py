"""Does the house keep its own rules?  What imports show is checked by import-linter; the rest stands here."""

from collections.abc import Callable, Iterable

import pytest

from tests.architecture import clocks, deeds, naming, sizes, stairs
from tests.architecture.bron import SRC, Module, read_modules, read_tests

Rule = Callable[[Iterable[Module]], list[str]]

RULES: list[Rule] = [
    stairs.other_rooms_screens,
    stairs.readers_call_no_deeds,
    stairs.screens_know_no_database,
    stairs.rules_are_plain,
    stairs.no_signals,
    stairs.tests_use_fakes,
    stairs.templatetags_live_in_toolkit,
    deeds.deeds_take_handeling,
    deeds.deeds_are_keyword_only,
    deeds.deeds_are_atomic,
    deeds.public_functions_explain_themselves,
    deeds.only_actions_write,
    deeds.actions_write_own_tables,
    deeds.models_and_forms_save_nothing,
    deeds.rooms_have_builders,
    clocks.only_entrypoints_read_the_clock,
    clocks.tables_hold_no_clock,
    clocks.sql_reads_no_clock,
    clocks.days_are_those_of_amsterdam,
    sizes.functions_are_short,
    sizes.files_are_short,
    sizes.views_are_thin,
    naming.no_homeless_words,
    naming.no_diacritics,
    naming.no_numbered_variables,
    naming.migrations_are_named_and_linear,
]

# These hold for the tests of the whole house too.
RULES_FOR_TESTS: list[Rule] = [
    stairs.tests_use_fakes,
    sizes.functions_are_short,
    sizes.files_are_short,
    naming.no_homeless_words,
    naming.no_diacritics,
    naming.no_numbered_variables,
]


@pytest.fixture(scope="module")
def house() -> list[Module]:
    return read_modules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rule(rule: Rule, house: list[Module]) -> None:
    faults = rule(house)
    assert not faults, f"{rule.__doc__}\n" + "\n".join(faults)


@pytest.mark.parametrize("rule", RULES_FOR_TESTS, ids=lambda rule: rule.__name__)
def test_the_tests_of_the_house_keep_it_too(rule: Rule) -> None:
    faults = rule(read_tests())
    assert not faults, f"{rule.__doc__}\n" + "\n".join(faults)


def test_templates_and_static_files_have_a_home() -> None:
    assert not naming.no_homeless_files(SRC)


def test_the_house_is_not_empty(house: list[Module]) -> None:
    """A checker that reads nothing finds nothing."""
    rooms = {module.room for module in house if module.room}
    assert {"basis.toegang", "casuswerk.meldingen", "casuswerk.dossiers"} <= rooms
