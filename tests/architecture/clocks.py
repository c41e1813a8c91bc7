"""Who reads the clock?  Only entrypoints: below them a moment is handed in (ADR-0011)."""

import ast
import re
from collections.abc import Iterable

from tests.architecture.bron import Module, call_chain

CLOCKS = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
SQL_CLOCK = re.compile(
    r"\bnow\s*\(\s*\)|\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b"
    r"|\b(statement|transaction)_timestamp\s*\(",
    re.IGNORECASE,
)


def only_entrypoints_read_the_clock(modules: Iterable[Module]) -> list[str]:
    """Nothing below entrypoints asks what time it is."""
    faults = []
    for module in modules:
        if module.floor in {"entrypoints", "config"} or module.is_test:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and _is_clock(node, module):
                faults.append(f"{module.at(node.lineno)} reads the clock")
    return faults


def tables_hold_no_clock(modules: Iterable[Module]) -> list[str]:
    """No auto_now, no auto_now_add, no default that reads a clock, no Now() in a query."""
    faults = []
    for module in modules:
        if module.is_test:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
                faults.append(f"{module.at(node.value.lineno)} uses {node.arg}")
        faults += [
            f"{module.at(line)} imports Now" for t, line in module.imports if t == "django.db.models.functions.Now"
        ]
    return faults


def sql_reads_no_clock(modules: Iterable[Module]) -> list[str]:
    """No now(), CURRENT_DATE or their kin in SQL: policies and constraints use schakel.moment."""
    return [
        f"{module.at(line)} says {match.group(0)!r} in a text"
        for module in modules
        if not module.is_test
        for text, line in module.strings
        if (match := SQL_CLOCK.search(text))
    ]


def days_are_those_of_amsterdam(modules: Iterable[Module]) -> list[str]:
    """A moment is in UTC: its own date() is yesterday for two hours of each night; lokale_datum knows better."""
    return [
        f"{module.at(node.lineno)} takes the day of a moment by its UTC clock"
        for module in modules
        if not module.is_test
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and not node.args and _is_day_of_moment(node.func)
    ]


def _is_day_of_moment(func: ast.expr) -> bool:
    if not (isinstance(func, ast.Attribute) and func.attr == "date"):
        return False
    root, names = call_chain(func.value)
    last = names[-1] if names else getattr(root, "id", "")
    return last in {"moment", "nu", "wandtijd"} or last.endswith("_op")


def _is_clock(node: ast.Attribute, module: Module) -> bool:
    root, names = call_chain(node)
    if not isinstance(root, ast.Name):
        return False
    spelled = [*module.aliases.get(root.id, root.id).split("."), *names]
    return len(spelled) > 1 and (spelled[-2], spelled[-1]) in CLOCKS
