"""Does each name have a home?  Each function returns the faults it found, one sentence each."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.bron import Module

HOMELESS = {
    *("util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "handler", "handlers"),
    *("service", "services", "data", "info", "process", "processes"),
}
# Components keep the name that NL Design System gave them.
COMPONENTS = {"data_badge", "data-badge"}
MIGRATION = re.compile(r"\d{4}_[a-z][a-z0-9_]*$")
NUMBERED = re.compile(r"(?P<stem>[a-z_]+)(?P<number>[1-9])$")


def no_homeless_words(modules: Iterable[Module]) -> list[str]:
    """No file, folder or class is named after nothing."""
    faults = []
    for module in modules:
        words = [word for part in module.parts for word in part.split("_")]
        faults += [f"{module.name} carries the homeless word {word}" for word in words if word in HOMELESS]
        faults += [
            f"{module.at(node.lineno)} class {node.name} carries the homeless word {word}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            for word in _words(node.name)
            if word in HOMELESS
        ]
    return faults


def no_diacritics(modules: Iterable[Module]) -> list[str]:
    """Names of files and things are plain ASCII; texts that users see are Dutch as it is written."""
    faults = [f"{module.name} is not plain ASCII" for module in modules if not module.name.isascii()]
    for module in modules:
        faults += [
            f"{module.at(line)} {name} is not plain ASCII" for name, line in _names(module) if not name.isascii()
        ]
    return sorted(set(faults))


def no_numbered_variables(modules: Iterable[Module]) -> list[str]:
    """No melding1 beside melding2: say which is which."""
    faults = []
    for module in modules:
        for function in module.functions:
            stems: dict[str, set[str]] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and (m := NUMBERED.match(node.id)):
                    stems.setdefault(m["stem"], set()).add(m["number"])
            faults += [f"{module.at(function.lineno)} numbers {stem}" for stem, n in stems.items() if len(n) > 1]
    return faults


def migrations_are_named_and_linear(modules: Iterable[Module]) -> list[str]:
    """Migrations are named by hand, and one room has no number twice."""
    faults = []
    seen: dict[tuple[str, ...], str] = {}
    for module in modules:
        name = module.parts[-1]
        if not module.is_migration or name == "migrations" or name.startswith("_"):
            continue
        if not MIGRATION.match(name) or "_auto_" in name:
            faults.append(f"{module.name} is not named by hand")
        key = (*module.parts[:-1], name[:4])
        if key in seen:
            faults.append(f"{module.name} has the number of {seen[key]}")
        seen[key] = name
    return faults


def no_homeless_files(folder: Path) -> list[str]:
    """Templates and static files have a name with a home as well."""
    return [
        f"{path.relative_to(folder)} carries a homeless word"
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".css", ".js", ".svg"}
        and "vendor" not in path.parts
        and path.stem not in COMPONENTS
        and set(re.split(r"[_\-.]", path.stem.lower())) & HOMELESS
    ]


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def _names(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno
