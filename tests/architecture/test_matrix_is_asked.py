"""Does the program ask the matrix only what is in it?  A question that nobody may ever pass is a slip of the pen."""

import ast
import csv

from tests.architecture.bron import SRC, Module, call_chain, read_modules

MATRIX = SRC / "schakel/basis/toegang/matrix.csv"


def _questions(module: Module) -> list[tuple[int, str, str, dict[str, str]]]:
    """Return line, object, action and the literal keywords of every check_can(handeling, object, action, ...)."""
    found = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or len(node.args) < 3:
            continue
        root, names = call_chain(node.func)
        asked = node.args[1:3]
        if (names[-1:] or [getattr(root, "id", "")]) != ["check_can"]:
            continue
        texts = [arg.value for arg in asked if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if len(texts) == 2:
            keywords = {k.arg: k.value.value for k in node.keywords if k.arg and isinstance(k.value, ast.Constant)}
            found.append((node.lineno, texts[0], texts[1], {k: v for k, v in keywords.items() if isinstance(v, str)}))
    return found


def test_every_question_has_somebody_who_may() -> None:
    with MATRIX.open(encoding="utf-8", newline="") as matrix:
        granted = [row for row in csv.DictReader(matrix) if row["mag"] == "ja"]
    faults = []
    for module in read_modules():
        for line, what, action, keywords in [] if module.is_test else _questions(module):
            cell = {"object": what, "actie": action} | keywords
            if not any(all(row.get(k) in {v, "*"} for k, v in cell.items()) for row in granted):
                faults.append(f"{module.at(line)} asks {cell}: no row grants it to anybody")
    assert not faults, "\n".join(faults)
