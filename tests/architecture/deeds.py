"""Who writes, and how does a deed or a look begin?  Each function returns the faults it found, one sentence each."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.bron import FunctionNode, Module, call_chain, furniture_of, room_of

# `note` names the kind of event in its second place (docs/woordenlijst.md#gebeurtenis).
SECOND_PLACE: dict[tuple[str | None, str], str] = {("casuswerk.dossiers", "note"): "soort"}
# The door: what is on disk stays there when a transaction fails, and a receipt needs no database (ADR-0012).
WITHOUT_TRANSACTION: set[tuple[str | None, str]] = {
    ("casuswerk.meldingen", "receive"),
    ("casuswerk.meldingen", "drain_spool"),
    ("casuswerk.meldingen", "deliver"),
    ("casuswerk.meldingen", "drain_aanleveringen"),
}
WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
ON_A_QUERYSET = {"objects", "filter", "exclude", "all", "visible_to", "select_for_update", "get_queryset"}
ON_A_ROW = {"save", "delete"}
SQL_WRITE = re.compile(r"^\s*(insert\s+into|update\s+\S+\s+set|delete\s+from|truncate)\b", re.IGNORECASE)


def deeds_take_handeling(modules: Iterable[Module]) -> list[str]:
    """Every public deed and look of casuswerk takes `handeling` first."""
    faults = []
    for module in _rooms(modules, {"actions", "queries"}):
        for function in module.public_functions:
            first = [argument.arg for argument in function.args.posonlyargs + function.args.args][:1]
            if first != ["handeling"]:
                faults.append(f"{module.at(function.lineno)} {function.name} does not take handeling first")
    return faults


def deeds_are_keyword_only(modules: Iterable[Module]) -> list[str]:
    """What follows `handeling` in a deed is keyword-only."""
    faults = []
    for module in _rooms(modules, {"actions"}):
        for function in module.public_functions:
            rest = [argument.arg for argument in function.args.args][1:]
            if rest and rest != [SECOND_PLACE.get((module.room, function.name))]:
                faults.append(f"{module.at(function.lineno)} {function.name} takes {', '.join(rest)} by position")
    return faults


def deeds_are_atomic(modules: Iterable[Module]) -> list[str]:
    """Every public deed of casuswerk is decorated with transaction.atomic; `note` only ever runs inside another."""
    faults = []
    for module in _rooms(modules, {"actions"}):
        for function in module.public_functions:
            if (module.room, function.name) in WITHOUT_TRANSACTION | set(SECOND_PLACE):
                continue
            if "atomic" not in {_last_name(decorator) for decorator in function.decorator_list}:
                faults.append(f"{module.at(function.lineno)} {function.name} is not @transaction.atomic")
    return faults


def public_functions_explain_themselves(modules: Iterable[Module]) -> list[str]:
    """Public deeds, looks and rules of every room have a docstring."""
    return [
        f"{module.at(function.lineno)} {function.name} has no docstring"
        for module in modules
        if module.furniture in {"actions", "queries", "rules"}
        for function in module.public_functions
        if not ast.get_docstring(function)
    ]


def only_actions_write(modules: Iterable[Module]) -> list[str]:
    """Only actions write tables; builders of tests walk the deeds."""
    faults = []
    for module in modules:
        if not _must_not_write(module):
            continue
        faults += [f"{module.at(line)} writes outside actions: {what}" for line, what in _orm_writes(module)]
        if module.room:
            faults += [f"{module.at(line)} writes by SQL outside actions" for line in _sql_writes(module)]
    return faults


def actions_write_own_tables(modules: Iterable[Module]) -> list[str]:
    """A deed writes only the tables of its own room."""
    faults = []
    for module in modules:
        if module.furniture != "actions":
            continue
        for function in module.functions:
            names = module.aliases | _annotated(function, module.aliases)
            faults += [
                f"{module.at(call.lineno)} {function.name} writes {target}, a table of another room"
                for call, target in _writes_with_target(function, names)
                if furniture_of(target) == "models" and room_of(target) != module.room
            ]
    return sorted(set(faults))


def models_and_forms_save_nothing(modules: Iterable[Module]) -> list[str]:
    """models override no save(), forms have none and are no ModelForm."""
    faults = []
    for module in modules:
        if module.furniture not in {"models", "forms"}:
            continue
        faults += [f"{module.at(f.lineno)} defines {f.name}()" for f in module.functions if f.name == "save"]
        faults += [
            f"{module.at(node.lineno)} {node.name} is a ModelForm"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef) and "ModelForm" in {_last_name(base) for base in node.bases}
        ]
    return faults


def rooms_have_builders(modules: Iterable[Module]) -> list[str]:
    """Each room of casuswerk that has deeds has tests/builders.py."""
    known = list(modules)
    with_deeds = {m.room for m in known if m.floor == "casuswerk" and m.furniture == "actions"}
    with_builders = {m.room for m in known if m.parts[-2:] == ["tests", "builders"]}
    return [f"{room} has deeds and no tests/builders.py" for room in sorted(str(r) for r in with_deeds - with_builders)]


def _last_name(node: ast.expr) -> str:
    root, names = call_chain(node)
    return names[-1] if names else getattr(root, "id", "")


def _rooms(modules: Iterable[Module], furniture: set[str]) -> Iterator[Module]:
    return (m for m in modules if m.floor == "casuswerk" and m.furniture in furniture)


def _must_not_write(module: Module) -> bool:
    if module.is_test:
        return module.parts[-1] == "builders"
    return module.furniture != "actions" and not module.is_migration and module.floor != "toolkit"


def _orm_writes(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            _, names = call_chain(node.func)
            before, last = set(names[:-1]), names[-1]
            if (last in WRITES and before & ON_A_QUERYSET) or _saves_a_row(node, last):
                yield node.lineno, ".".join(names)


def _saves_a_row(call: ast.Call, name: str) -> bool:
    keywords = {keyword.arg for keyword in call.keywords}
    return name in ON_A_ROW and not call.args and keywords <= {"update_fields", "using", "force_insert"}


def _sql_writes(module: Module) -> Iterator[int]:
    return (line for text, line in module.strings if SQL_WRITE.match(text))


def _annotated(function: FunctionNode, aliases: dict[str, str]) -> dict[str, str]:
    arguments = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    return {
        a.arg: aliases[a.annotation.id]
        for a in arguments
        if isinstance(a.annotation, ast.Name) and a.annotation.id in aliases
    }


def _writes_with_target(function: FunctionNode, names: dict[str, str]) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        root, attributes = call_chain(node.func)
        if not (isinstance(root, ast.Name) and root.id in names and attributes):
            continue
        on_a_set = attributes[-1] in WRITES and set(attributes[:-1]) & ON_A_QUERYSET
        if on_a_set or (len(attributes) == 1 and attributes[0] in ON_A_ROW):
            yield node, names[root.id]
