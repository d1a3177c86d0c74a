"""The questions of the notebook are asked of another country too, and no code knows the answers."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from another_country import another_country, bare

import belarus_stic
from belarus_stic.errors import BelarusSticError
from belarus_stic.model import Profile

NOTEBOOK = Path(__file__).parents[1] / "examples" / "questions.ipynb"
PACKAGE = Path(belarus_stic.__file__).parent
CELLS: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
CODE = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"][1:]
IDS = {record.id for record in belarus_stic.load_profile()}


def strings_of(code: str) -> Iterator[str]:
    """Yield the texts in a program, docstrings aside."""
    tree = ast.parse(code)
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in described:
            yield str(node.value)


def answered(code: str, made: Profile) -> str:
    """Return what a cell shows of a profile: its answer, or why there is none."""
    *before, last = ast.parse(code).body
    scope = {"bs": belarus_stic, "belarus": made}
    shown = StringIO()
    try:
        with redirect_stdout(shown):
            if isinstance(last, ast.Expr):
                print(eval(ast.unparse(last), scope))  # noqa: S307, T201 - the project's own cell
            else:
                exec(ast.unparse(ast.Module([*before, last], [])), scope)  # noqa: S102 - likewise
    except BelarusSticError as error:
        return str(error)
    return shown.getvalue()


def test_each_question_has_its_answer() -> None:
    """Twenty-five questions by number; each has a call, or says why it has none."""
    asked = [cell for cell in CELLS if "".join(cell["source"]).startswith("**")]
    assert [int("".join(cell["source"])[2:].split(".")[0]) for cell in asked] == [*range(1, 26)]
    without = [
        "".join(cell["source"])
        for cell, following in zip(CELLS, [*CELLS[1:], CELLS[0]], strict=True)
        if cell in asked and following["cell_type"] != "code"
    ]
    assert len(without) == 1
    assert "cannot be asked yet" in without[0]


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("made", [another_country(), bare()], ids=["full", "bare"])
def test_another_country_is_asked_the_same(code: str, made: Profile) -> None:
    """An answer in words on Uruguay, or one sentence that says what is missing."""
    said = answered(code, made)
    assert "Belarus" not in said.replace("\n", " ").replace("Union State of Belarus", "")
    # What hinders Uruguay is nothing, so that nothing is printed of it alone.
    assert said or "negatives" in code


@pytest.mark.parametrize("code", CODE)
def test_nobody_needs_to_know_an_id(code: str) -> None:
    """The questions are asked by names and words."""
    assert not IDS.intersection(strings_of(code))


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_code_names_a_record(path: Path) -> None:
    """What is told of Belarus comes from its data."""
    assert not IDS.intersection(strings_of(path.read_text("utf-8")))
