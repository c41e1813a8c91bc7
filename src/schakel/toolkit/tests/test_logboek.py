"""A technical log is read by who may see no case: no row, no typed value and no BSN may stand in it."""

import logging
from typing import cast

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import DataError

from schakel.toolkit.logboek import WEG, Zwijger, silence

# Not written where it is used: a stack trace shows the lines of the program.
GETYPT = "Mevrouw Zwaluwstaart\n\nuit de Kwikstraat"


def _logged(fout: Exception) -> str:
    regel = logging.LogRecord("x", logging.ERROR, "x.py", 1, "mislukt voor %s", ("999990019",), None)
    regel.exc_info = (type(fout), fout, fout.__traceback__)
    return Zwijger().format(regel)


@pytest.mark.django_db
def test_what_the_database_repeats_below_its_error_does_not_reach_the_log() -> None:
    with pytest.raises(DataError) as gevangen, connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb", [GETYPT])
    assert "DETAIL" in str(gevangen.value) and "Mevrouw" in str(gevangen.value), "the error itself repeats it"
    tekst = _logged(gevangen.value)
    assert "Mevrouw" not in tekst and "Kwikstraat" not in tekst and "999990019" not in tekst
    assert "invalid input syntax for type json" in tekst and "Traceback" in tekst


def test_a_refused_row_is_left_out_and_the_name_of_the_rule_stays() -> None:
    regel = 'new row violates check constraint "proef_soort"\nDETAIL:  Failing row contains (Zwaluwstaart\n\nKwik, b).'
    tekst = silence(f"Traceback\npsycopg.errors.CheckViolation: {regel}\n\nThe above exception was\n\nen verder")
    assert "Zwaluwstaart" not in tekst and "Kwik" not in tekst
    assert '"proef_soort"' in tekst and tekst.endswith("en verder")


@pytest.mark.django_db
def test_a_typed_value_does_not_reach_the_log() -> None:
    with pytest.raises(DataError) as gevangen, connection.cursor() as cursor:
        cursor.execute("SELECT %s::uuid", [GETYPT])
    assert "Zwaluwstaart" not in _logged(gevangen.value)


def test_only_what_may_be_a_bsn_is_left_out() -> None:
    assert silence("999990019 en 999990018 en 1999990019") == f"{WEG} en 999990018 en 1999990019"


def test_every_handler_is_silenced() -> None:
    handlers = cast(dict[str, dict[str, str]], settings.LOGGING["handlers"])
    assert {handler.get("formatter") for handler in handlers.values()} == {"zwijger"}
