"""The shape of the code is a checked property: short modules, short functions, no assert and no print in the library."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import onrecord

ROOT = Path(onrecord.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))


def functions() -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_modules_hold_one_job() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {p: n for p, n in lengths.items() if n > 500} == {}
    assert statistics.median(lengths.values()) <= 200


def test_functions_fit_in_a_glance() -> None:
    lengths = sorted(functions(), key=lambda f: f[1])
    sizes = [n for _, n in lengths]
    assert statistics.median(sizes) <= 8
    assert sizes[int(len(sizes) * 0.9)] <= 30
    assert [f for f in lengths if f[1] > 75] == []


def test_the_library_neither_asserts_nor_prints() -> None:
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_every_module_and_public_class_says_what_it_is() -> None:
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
        silent += [n.name for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_") and not ast.get_docstring(n)]
    assert silent == []
