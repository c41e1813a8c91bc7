"""Would a fault be seen?  Each house rule gets the fault that it is there for, and something innocent beside it."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.architecture.bron import read_modules
from tests.architecture.test_house_rules import RULES, Rule

MELDINGEN = "schakel/casuswerk/meldingen"

# rule -> (file, faulty text, innocent text in the same place)
FAULTS: dict[str, tuple[str, str, str]] = {
    "other_rooms_screens": (
        f"{MELDINGEN}/presenters.py",
        "from schakel.casuswerk.dossiers.presenters import Kaart",
        "from schakel.casuswerk.meldingen.forms import MeldingForm",
    ),
    "readers_call_no_deeds": (
        f"{MELDINGEN}/queries.py",
        "from schakel.casuswerk.dossiers import actions",
        "from schakel.casuswerk.dossiers import queries",
    ),
    "screens_know_no_database": (
        f"{MELDINGEN}/views.py",
        "from django.db import transaction",
        "from django.http import HttpRequest",
    ),
    "rules_are_plain": (
        f"{MELDINGEN}/rules.py",
        "import yaml",
        "from datetime import date\nfrom schakel.kernel.tijd import AMSTERDAM",
    ),
    "no_signals": (
        f"{MELDINGEN}/models.py",
        "from django.db.models.signals import post_save",
        "from django.db import models",
    ),
    "tests_use_fakes": (
        f"{MELDINGEN}/tests/test_rules.py",
        "from unittest.mock import patch",
        "from unittest import TestCase",
    ),
    "templatetags_live_in_toolkit": (f"{MELDINGEN}/templatetags/schakel.py", "", ""),
    "deeds_take_handeling": (
        f"{MELDINGEN}/actions.py",
        "def withdraw(melding): ...",
        "def withdraw(handeling, *, melding): ...",
    ),
    "deeds_are_keyword_only": (
        f"{MELDINGEN}/actions.py",
        "def withdraw(handeling, melding): ...",
        "def withdraw(handeling, *, melding): ...",
    ),
    "deeds_are_atomic": (
        f"{MELDINGEN}/actions.py",
        "def withdraw(handeling): ...",
        "from django.db import transaction\n@transaction.atomic\ndef withdraw(handeling): ...",
    ),
    "public_functions_explain_themselves": (
        f"{MELDINGEN}/rules.py",
        "def is_open(status): return True",
        'def is_open(status):\n    """Answer whether."""\n    return True',
    ),
    "only_actions_write": (
        f"{MELDINGEN}/queries.py",
        "def newest(handeling):\n    Melding.objects.filter(pk=1).update(status='X')",
        "def newest(handeling):\n    seen = set()\n    seen.update([1])\n    return Melding.objects.filter(pk=1)",
    ),
    "actions_write_own_tables": (
        f"{MELDINGEN}/actions.py",
        "from schakel.casuswerk.dossiers.models import Dossier\n"
        "def a(handeling, *, dossier: Dossier):\n    dossier.save()",
        "from .models import Melding\ndef a(handeling, *, melding: Melding):\n    melding.save()",
    ),
    "models_and_forms_save_nothing": (
        f"{MELDINGEN}/forms.py",
        "from django import forms\nclass MeldingForm(forms.ModelForm): ...",
        "from django import forms\nclass MeldingForm(forms.Form): ...",
    ),
    "rooms_have_builders": (f"{MELDINGEN}/actions.py", "", ""),
    "only_entrypoints_read_the_clock": (
        f"{MELDINGEN}/queries.py",
        "from datetime import datetime as dt, UTC\nNU = dt.now(UTC)",
        "from datetime import datetime, UTC\nNU = datetime(2017, 1, 2, tzinfo=UTC)",
    ),
    "tables_hold_no_clock": (
        f"{MELDINGEN}/models.py",
        "from django.db import models\nop = models.DateTimeField(auto_now_add=True)",
        "from django.db import models\nop = models.DateTimeField()",
    ),
    "days_are_those_of_amsterdam": (
        f"{MELDINGEN}/actions.py",
        "dag = handeling.moment.date()",
        "dag = lokale_datum(handeling.moment)\nandere = lokaal.date()",
    ),
    "sql_reads_no_clock": (
        f"{MELDINGEN}/migrations/0002_alarm.py",
        "SQL = f'select 1 where {tot} > now()'",
        '"""Here now() is only spoken of."""\nSQL = "select nowhere()"',
    ),
    "functions_are_short": (
        f"{MELDINGEN}/rules.py",
        "def long():\n" + "    x = 1\n" * 50,
        "def short():\n" + "    x = 1\n" * 49,
    ),
    "files_are_short": (f"{MELDINGEN}/rules.py", "x = 1\n" * 401, "x = 1\n" * 400),
    "views_are_thin": (
        f"{MELDINGEN}/views.py",
        "def register(request):\n    try:\n        pass\n    finally:\n        pass",
        "def register(request):\n    return 1",
    ),
    "no_homeless_words": (
        f"{MELDINGEN}/rules.py",
        "class MeldingManager: ...",
        "class Procesregie: ...",
    ),
    "no_diacritics": (f"{MELDINGEN}/rules.py", "geweigerd_één = 1", "TEKST = 'één gezin'"),
    "no_numbered_variables": (
        f"{MELDINGEN}/rules.py",
        "def pair():\n    melding1 = 1\n    melding2 = 2",
        "def pair():\n    postcode4 = 1\n    melding = 2",
    ),
    "migrations_are_named_and_linear": (
        f"{MELDINGEN}/migrations/0002_auto_20170102.py",
        "",
        "",
    ),
}

# Where the place itself is the fault, the innocent stands elsewhere.
INNOCENT_PLACE = {
    "templatetags_live_in_toolkit": "schakel/toolkit/templatetags/schakel.py",
    "rooms_have_builders": f"{MELDINGEN}/tests/builders.py",
    "migrations_are_named_and_linear": f"{MELDINGEN}/migrations/0002_ontvangst.py",
}


def _plant(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_planted_fault_is_caught(rule: Rule, tmp_path: Path) -> None:
    file, faulty, _ = FAULTS[rule.__name__]
    _plant(tmp_path, file, faulty)
    assert rule(read_modules(tmp_path)), f"{rule.__name__} lets its fault through"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_innocent_goes_free(rule: Rule, tmp_path: Path) -> None:
    file, _, innocent = FAULTS[rule.__name__]
    _plant(tmp_path, INNOCENT_PLACE.get(rule.__name__, file), innocent)
    assert rule(read_modules(tmp_path)) == []


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        ("other_rooms_screens", f"{MELDINGEN}/views.py", "from ..dossiers import forms"),
        ("rules_are_plain", "schakel/kernel/lot.py", "import random"),
        ("rules_are_plain", f"{MELDINGEN}/rules/termijn.py", "from schakel.casuswerk.dossiers.models import Dossier"),
        ("only_actions_write", "schakel/entrypoints/worker/loop.py", "Melding.objects.create(status='X')"),
        ("only_actions_write", f"{MELDINGEN}/tests/builders.py", "Melding.objects.create(status='X')"),
        ("only_actions_write", f"{MELDINGEN}/models.py", "SQL = 'UPDATE meldingen_melding SET status = 1'"),
        (
            "actions_write_own_tables",
            f"{MELDINGEN}/actions/ontvangst.py",
            "from schakel.casuswerk.dossiers import models as d\ndef a(handeling):\n    d.Dossier.objects.create()",
        ),
        ("models_and_forms_save_nothing", f"{MELDINGEN}/models.py", "class M:\n    def save(self): ..."),
        (
            "only_entrypoints_read_the_clock",
            "schakel/toolkit/models.py",
            "from django.utils import timezone\nx = timezone.now",
        ),
        ("sql_reads_no_clock", f"{MELDINGEN}/migrations/0001_begin.py", "SQL = 'check (op <= CURRENT_DATE)'"),
        ("no_homeless_words", f"{MELDINGEN}/rules/data_rules.py", ""),
        ("views_are_thin", f"{MELDINGEN}/api.py", "def long(request):\n" + "    x = 1\n" * 15),
    ],
)
def test_the_same_fault_in_another_coat_is_caught(rule: str, file: str, text: str, tmp_path: Path) -> None:
    _plant(tmp_path, file, text)
    check = next(candidate for candidate in RULES if candidate.__name__ == rule)
    assert check(read_modules(tmp_path))


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule.__name__ for rule in RULES} == set(FAULTS)
