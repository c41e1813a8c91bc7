"""How large may a thing be?  Complexity is guarded by ruff (C901)."""

import ast
from collections.abc import Iterable

from tests.architecture.bron import FunctionNode, Module

FUNCTION_LINES = 50
FILE_LINES = 400
VIEW_LINES = 15


def functions_are_short(modules: Iterable[Module]) -> list[str]:
    """No function is longer than 50 lines."""
    return [
        f"{module.at(function.lineno)} {function.name} has {_length(function)} lines"
        for module in modules
        for function in module.functions
        if _length(function) > FUNCTION_LINES
    ]


def files_are_short(modules: Iterable[Module]) -> list[str]:
    """No file is longer than 400 lines; the migrations that Django writes may be."""
    return [
        f"{module.name} has {lines} lines"
        for module in modules
        if (lines := len(module.text.splitlines())) > FILE_LINES and not module.is_migration
    ]


def views_are_thin(modules: Iterable[Module]) -> list[str]:
    """A view is at most 15 lines, and leaves errors to the one middleware."""
    faults = []
    for module in modules:
        if module.furniture not in {"views", "api"}:
            continue
        for function in module.functions:
            if _length(function) > VIEW_LINES:
                faults.append(f"{module.at(function.lineno)} {function.name} has {_length(function)} lines")
        faults += [f"{module.at(line)} holds a try" for line in _tries(module)]
    return faults


def spread(modules: Iterable[Module]) -> dict[str, int]:
    """Return median and 95th percentile of the length of functions: reported, not enforced."""
    lengths = sorted(_length(function) for module in modules for function in module.functions)
    if not lengths:
        return {"functions": 0, "median": 0, "p95": 0}
    return {"functions": len(lengths), "median": lengths[len(lengths) // 2], "p95": lengths[len(lengths) * 95 // 100]}


def _length(function: FunctionNode) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _tries(module: Module) -> list[int]:
    return [node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Try)]
