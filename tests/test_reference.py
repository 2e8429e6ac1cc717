"""docs/reference.md is the code, written down: every key, command, outcome and code."""

import ast
import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from packager.codes import CODES

ROOT = Path(__file__).parents[1]


def test_the_reference_is_what_the_code_says():
    """Refresh it with ``make reference``."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if os.environ.get("PACKAGER_REFRESH"):
        module.PAGE.write_text(module.reference(), "utf-8")
    assert module.PAGE.read_text("utf-8") == module.reference()


def used_codes() -> Iterator[str]:
    """Every string of the program that stands where a code does."""
    for path in (ROOT / "packager").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from (
                    part for keyword in node.keywords if keyword.arg == "code" for part in strings(keyword.value)
                )
                if isinstance(node.func, ast.Name) and node.func.id == "Problem" and len(node.args) > 2:
                    yield from strings(node.args[2])
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
                yield from strings(node.value)
        if path.stem == "check" or path.stem.endswith("_check"):
            yield from re.findall(r'"((?:epub|pdf|html|markdown)-[a-z-]+)"', path.read_text("utf-8"))


def strings(node: ast.expr) -> Iterator[str]:
    """The constants that an expression may come to; a name of them in ``a if b else c`` included."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from strings(one)
            yield from strings(other)


def test_every_code_that_is_used_is_explained_and_no_other():
    assert sorted(set(used_codes())) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_kebab_case(code):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
