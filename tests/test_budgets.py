"""What keeps the code small enough to be read: short files, classes, functions, and no twins.

Files are counted whole; of classes and functions docstrings, comments and blank lines are free.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median

import belarus_stic

TESTS = Path(__file__).resolve().parent
PACKAGE = Path(belarus_stic.__file__).parent

MOST_LINES = 400
MOST_LINES_OF_TESTS = 500
MOST_LINES_OF_A_CLASS = 250
MEDIAN_OF_FUNCTIONS = 7

# A quantity is one thing: what it allows, how it compares and how it is written belong together.
LONG_CLASSES = {"Quantity"}
# What files beside each other give alike: rules of the audit, sentences and pictures of answers.
INTERFACES = {"check", "footnotes", "headline", "notes", "sheet"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def imports(module: str) -> Iterator[str]:
    """Yield the modules that a module of the package imports names of, wherever it does."""
    known = {
        name.removesuffix(".py").removesuffix("__init__").rstrip("/"): name
        for name in modules(PACKAGE)
    }
    for node in ast.walk(ast.parse(modules(PACKAGE)[module])):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name):
            place = "/".join((node.module or "").split(".")[1:])
            for one in node.names:
                yield known.get(f"{place}/{one.name}".lstrip("/"), known[place])


def code_lines(text: str) -> list[int]:
    """Return the numbers of the lines that hold code."""
    described = {
        number
        for node in ast.walk(ast.parse(text))
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None
        for number in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    }
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.strip().startswith("#") and number not in described
    ]


def length_of(node: ast.stmt, lines: list[int]) -> int:
    """Return how many lines of code a statement has, its decorators among them."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return sum(first <= number <= (node.end_lineno or 0) for number in lines)


@cache
def modules(top: Path) -> dict[str, str]:
    """Return the text of each module in a folder by its path there."""
    return {
        path.relative_to(top).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(top.rglob("*.py"))
    }


def nodes(*types: type[ast.stmt]) -> Iterator[tuple[str, ast.stmt, int]]:
    """Yield each class or function of the package with its module and its length."""
    for module, text in modules(PACKAGE).items():
        lines = code_lines(text)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, types):
                yield module, node, length_of(node, lines)


def helpers() -> Iterator[tuple[str, Function]]:
    """Yield each function that stands by itself in a module, with the module."""
    for module, text in modules(PACKAGE).items():
        for node in ast.parse(text).body:
            if isinstance(node, Function) and node.name not in INTERFACES:
                yield module, node


def test_lines_are_counted_as_said() -> None:
    """The counter passes over docstrings, comments and blank lines, and nothing else."""
    above = '"""Doc."""\n\n# why\n@cache\ndef f() -> str:\n    """Doc.\n\n    More.\n    """\n'
    text = f'{above}    return """\n"""\n'
    assert code_lines(text) == [4, 5, 10, 11]
    assert length_of(ast.parse(text).body[1], code_lines(text)) == 4


def test_files_are_short() -> None:
    """No module is longer than can be kept in mind, its docstrings included."""
    counted = {module: len(text.splitlines()) for module, text in modules(PACKAGE).items()}
    assert {module: count for module, count in counted.items() if count > MOST_LINES} == {}


def test_files_of_tests_are_short() -> None:
    """Tests are split by rule before a file of them grows beyond reading."""
    counted = {module: len(text.splitlines()) for module, text in modules(TESTS).items()}
    assert {m: count for m, count in counted.items() if count > MOST_LINES_OF_TESTS} == {}


def test_classes_are_short() -> None:
    """No class but one is long."""
    found = {
        (module, node.name): length
        for module, node, length in nodes(ast.ClassDef)
        if isinstance(node, ast.ClassDef) and node.name not in LONG_CLASSES
    }
    assert {place: n for place, n in found.items() if n > MOST_LINES_OF_A_CLASS} == {}


def test_imports_run_one_way() -> None:
    """No module needs one that needs it, not even to name a type or inside a function."""
    sorter = TopologicalSorter({module: set(imports(module)) for module in modules(PACKAGE)})
    sorter.prepare()


def test_functions_are_short() -> None:
    """Half of all functions take no more than a few lines."""
    assert median(length for *_, length in nodes(*Function.__args__)) <= MEDIAN_OF_FUNCTIONS


def test_no_helper_has_a_name_in_three_places() -> None:
    """A helper needed in a third module moves to a room below; one name has few meanings."""
    places = defaultdict(list)
    for module, node in helpers():
        places[node.name].append(module)
    assert {name: found for name, found in places.items() if len(found) > 2} == {}


def test_no_helper_is_written_twice() -> None:
    """No two functions have the same arguments and do the same."""
    places = defaultdict(list)
    for module, node in helpers():
        body = node.body[1:] if ast.get_docstring(node) else node.body
        written = "\n".join(map(ast.dump, [node.args, *body]))
        places[written].append(f"{module}: {node.name}")
    assert [found for found in places.values() if len(found) > 1] == []
