"""What does the source say?  Reads modules with `ast` and answers where they stand and what they import."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SRC = PROJECT / "src"
FLOORS_WITH_ROOMS = ("basis", "casuswerk", "sturing")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the house, with its dotted name and its tree."""

    path: Path
    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @cached_property
    def parts(self) -> list[str]:
        return self.name.split(".")

    @property
    def floor(self) -> str:
        return self.parts[1] if len(self.parts) > 1 else ""

    @property
    def room(self) -> str | None:
        """Return floor and room ("casuswerk.meldingen"), or None outside the floors that have rooms."""
        return room_of(self.name)

    @property
    def furniture(self) -> str | None:
        return furniture_of(self.name)

    @property
    def is_test(self) -> bool:
        return "tests" in self.parts or self.parts[-1] == "conftest"

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.parts

    @cached_property
    def functions(self) -> list[FunctionNode]:
        """Return all functions and methods, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, FunctionNode)]

    @cached_property
    def public_functions(self) -> list[FunctionNode]:
        """Return the functions at the top of the module that other modules may call."""
        return [n for n in self.tree.body if isinstance(n, FunctionNode) and not n.name.startswith("_")]

    @cached_property
    def imports(self) -> list[tuple[str, int]]:
        """Return every dotted name that is imported (module and, for `from`, the name in it), with its line."""
        found: list[tuple[str, int]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(alias.name, node.lineno) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._base_of(node)
                found += [(f"{base}.{alias.name}", node.lineno) for alias in node.names]
        return found

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Return for each local name what it stands for."""
        names: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.asname: alias.name for alias in node.names if alias.asname}
            elif isinstance(node, ast.ImportFrom):
                base = self._base_of(node)
                names |= {alias.asname or alias.name: f"{base}.{alias.name}" for alias in node.names}
        return names

    @cached_property
    def docstrings(self) -> set[int]:
        """Return the ids of the nodes that are docstrings: they may speak of what code may not do."""
        found: set[int] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Module | ast.ClassDef | FunctionNode) and ast.get_docstring(node) is not None:
                first = node.body[0]
                assert isinstance(first, ast.Expr)
                found.add(id(first.value))
        return found

    @cached_property
    def strings(self) -> list[tuple[str, int]]:
        """Return every string that is not a docstring, with its line; the fixed parts of f-strings too."""
        return [
            (node.value, node.lineno)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in self.docstrings
        ]

    def at(self, line: int) -> str:
        return f"{self.name}:{line}"

    def _base_of(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.parts if self.path.name == "__init__.py" else self.parts[:-1]
        base = package[: len(package) - node.level + 1]
        return ".".join([*base, node.module] if node.module else base)


def room_of(name: str) -> str | None:
    """Return "floor.room" of a dotted name inside a room."""
    parts = name.split(".")
    if len(parts) > 2 and parts[0] == "schakel" and parts[1] in FLOORS_WITH_ROOMS:
        return f"{parts[1]}.{parts[2]}"
    return None


def furniture_of(name: str) -> str | None:
    """Return the piece of furniture ("actions") of a dotted name inside a room."""
    parts = name.split(".")
    return parts[3] if room_of(name) and len(parts) > 3 else None


def read_modules(src: Path = SRC, package: str = "schakel") -> list[Module]:
    """Return every module of the package under `src`."""
    return list(_walk(src / package, src))


def read_tests(project: Path = PROJECT) -> list[Module]:
    """Return the modules that concern the whole house."""
    return list(_walk(project / "tests", project))


def _walk(folder: Path, root: Path) -> Iterator[Module]:
    for path in sorted(folder.rglob("*.py")):
        relative = path.relative_to(root).with_suffix("")
        parts = relative.parts[:-1] if relative.name == "__init__" else relative.parts
        yield Module(path, ".".join(parts), path.read_text(encoding="utf-8"))


def call_chain(node: ast.expr) -> tuple[ast.expr, list[str]]:
    """Return the root of `a.b(...).c.d` and the attribute names that follow it."""
    names: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return node, names[::-1]
