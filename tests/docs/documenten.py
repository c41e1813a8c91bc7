"""How are the documents of the house read?"""

import ast
import csv
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.bron import PROJECT, Module, call_chain, read_modules

DOCS = PROJECT / "docs"
CELL = re.compile(r"(?<!\\)\|")


def table_rows(text: str) -> Iterator[list[str]]:
    """Return the cells of each row of each table in a Markdown text, headings and rulers left out."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("|") or set(line) <= set("|-: "):
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if following.startswith("|-"):
            continue
        yield [cell.strip() for cell in CELL.split(line.strip().strip("|"))]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tracked_files() -> list[Path]:
    """Return the files of the repository; without git, everything that a fresh copy would hold."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(PROJECT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=True,
        ).stdout.decode()
        names = [PROJECT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [
            path for path in PROJECT.rglob("*") if not set(path.parts) & {".git", ".venv", "node_modules", ".data"}
        ]
    return [path for path in names if path.is_file() and not path.is_symlink()]


def room_names() -> set[str]:
    """Return every room as "floor.room"."""
    return {module.room for module in read_modules() if module.room}


def model_names(modules: list[Module] | None = None) -> set[str]:
    """Return every table of every room as "room.Class": a class in `models` that is a Model, mixins not counted."""
    found = set()
    for module in modules or read_modules():
        if module.furniture != "models" or module.room is None:
            continue
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and _is_table(node, module):
                found.add(f"{module.room.split('.')[1]}.{node.name}")
    return found


def status_values(modules: list[Module] | None = None) -> set[tuple[str, str]]:
    """Return ("room.Class", value) for each value of each enum whose name ends in Status."""
    found = set()
    for module in modules or read_modules():
        if module.furniture not in {"rules", "models"} or module.room is None:
            continue
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("Status"):
                name = f"{module.room.split('.')[1]}.{node.name}"
                found |= {(name, value) for value in _values(node)}
    return found


def class_names() -> set[str]:
    """Return every class of every room as "room.Class"."""
    return {
        f"{module.room.split('.')[1]}.{node.name}"
        for module in read_modules()
        if module.room
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }


def has_test(node_id: str) -> bool:
    """Answer whether a pytest node id ("path::test" or "path::Class::test") names something in the source."""
    path, *names = node_id.split("[", maxsplit=1)[0].split("::")
    file = PROJECT / path
    if not names or not file.is_file():
        return False
    body: list[ast.stmt] = ast.parse(file.read_text(encoding="utf-8")).body
    for name in names:
        match = [n for n in body if isinstance(n, ast.ClassDef | ast.FunctionDef) and n.name == name]
        if not match:
            return False
        body = match[0].body
    return True


def _is_table(node: ast.ClassDef, module: Module) -> bool:
    bases = {_spelled(base) for base in node.bases}
    abstract = any(
        isinstance(inner, ast.ClassDef) and inner.name == "Meta" and "abstract = True" in ast.unparse(inner)
        for inner in node.body
    )
    model_bases = {"Model", "AbstractBaseUser"} | _abstract_models(module)
    return bool(bases & model_bases) and not abstract


def _abstract_models(module: Module) -> set[str]:
    return {
        node.name
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and "abstract = True" in ast.unparse(node)
    }


def _spelled(base: ast.expr) -> str:
    root, names = call_chain(base)
    return names[-1] if names else getattr(root, "id", "")


def _values(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        if not isinstance(statement, ast.Assign):
            continue
        value = statement.value.elts[0] if isinstance(statement.value, ast.Tuple) else statement.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value
