"""The project around the code: import budget, public names, versions, and tidy text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import belarus_stic

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(belarus_stic.__file__).parent

# What `import belarus_stic` must not cost.
HEAVY = ["cattrs", "matplotlib", "networkx", "numpy", "pandas", "polars"]

MOST_PUBLIC_NAMES = 26

# Prints what a statement loaded and read, from inside a fresh interpreter.
PROBE = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
exec(sys.argv[1])
print(json.dumps([sorted(sys.modules), opened]))
"""

# So many words in a row are no accident.
COPIED = 8

# Characters that look like others and so hide from searches, comparisons and reviews.
UNTIDY = {
    "\t": "tab",
    "\r": "carriage return",
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2009": "thin space",
    "\u2018": "smart quote",
    "\u2019": "smart quote",
    "\u201c": "smart quote",
    "\u201d": "smart quote",
    "\u201e": "smart quote",
    "\u202f": "narrow no-break space",
    "\ufeff": "byte order mark",
}


def cost_of(statement: str) -> tuple[list[str], list[str]]:
    """Return the heavy modules and the packaged data files that a statement loads."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, statement],
        check=True,
        capture_output=True,
        text=True,
    )
    modules, opened = json.loads(done.stdout)
    data = str(PACKAGE / "data") + os.sep
    return [name for name in HEAVY if name in modules], [
        path for path in opened if path.startswith(data)
    ]


def text_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file of the project, the package as it is imported."""
    for top in dict.fromkeys((ROOT, PACKAGE)):
        for folder, folders, files in os.walk(top):
            folders[:] = [
                name
                for name in folders
                if (name == ".ci" or not name.startswith("."))
                and not name.endswith((".egg-info", "__pycache__"))
                and name not in {"_build", "build", "dist"}
                and not (Path(folder) / name / "pyvenv.cfg").exists()
            ]
            for name in files:
                path = Path(folder) / name
                # Bytes, so that line endings are seen as they are.
                content = path.read_bytes()
                if b"\0" not in content and not name.startswith(".coverage"):
                    yield str(path), content.decode("utf-8")


def untidy(text: str) -> list[str]:
    """Return where a text has a character that is not what it looks like."""
    return [
        f"line {number}: {UNTIDY[character]}"
        for number, line in enumerate(text.split("\n"), start=1)
        for character in line
        if character in UNTIDY
    ]


def words(text: str) -> list[str]:
    """Return the words of a text as a reader would compare them."""
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int = COPIED) -> set[tuple[str, ...]]:
    """Return every run of so many consecutive words."""
    listed = words(text)
    return set(zip(*(listed[start:] for start in range(length)), strict=False))


def rooms() -> list[str]:
    """Return the names of what stands directly in the package, the command apart."""
    return sorted(
        path.stem
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" and not path.stem.startswith("__"))
        or (path / "__init__.py").exists()
    )


def top_of_changelog() -> re.Match[str]:
    """Return the version and date of the newest entry of the changelog."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    match = re.search(r"^## \[(?P<version>[^]]+)\] - (?P<date>.+)$", text, re.MULTILINE)
    assert match is not None
    return match


def citation_fields() -> dict[str, str]:
    """Return the fields at the top level of CITATION.cff that have one value."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+): \"?(.+?)\"?$", text, re.MULTILINE))


def documented_names() -> list[str]:
    """Return the names that the API reference has an entry for."""
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    return re.findall(r"^\.\. auto(?!module)\w+:: belarus_stic\.(\w+)$", text, re.MULTILINE)


THREE_ANSWERS = """
from belarus_stic import funding_breakdown, load_profile, rank_partners, regional_coverage
profile = load_profile()
for answer in (rank_partners, regional_coverage, funding_breakdown):
    str(answer(profile))
"""


def test_import_loads_nothing_heavy_and_no_data() -> None:
    """`import belarus_stic`, and looking around in it, costs none of the heavy modules or data."""
    assert cost_of("import belarus_stic; dir(belarus_stic)") == ([], [])


def test_answers_load_nothing_heavy() -> None:
    """Neither the packaged profile nor its answers need what graphs, files and frames need."""
    modules, data = cost_of(THREE_ANSWERS)
    assert modules == []
    assert str(PACKAGE / "data" / "belarus.json") in data


def test_the_probe_sees_what_the_library_loads() -> None:
    """The measurement above does see networkx and cattrs where they are needed."""
    graph = "import belarus_stic as stic; stic.partnership_graph(stic.load_profile())"
    modules, _ = cost_of(graph)
    assert "networkx" in modules
    path = PACKAGE / "data" / "belarus.json"
    modules, _ = cost_of(f"import belarus_stic; belarus_stic.load_profile({str(path)!r})")
    assert modules == ["cattrs"]


def test_public_names_are_sorted_and_few() -> None:
    """`__all__` is sorted, without doubles, and short enough to read."""
    assert belarus_stic.__all__ == sorted(set(belarus_stic.__all__))
    assert 0 < len(belarus_stic.__all__) <= MOST_PUBLIC_NAMES


def test_dir_lists_the_public_names() -> None:
    """`dir()` shows every public name and every room before any of them was used."""
    done = subprocess.run(
        [sys.executable, "-c", "import belarus_stic; print(*dir(belarus_stic))"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert {*belarus_stic.__all__, *rooms(), "__version__"} - set(done.stdout.split()) == set()


@pytest.mark.parametrize("name", belarus_stic.__all__)
def test_public_name_resolves(name: str) -> None:
    """Each public name is there, with a docstring, and the same object each time."""
    value = getattr(belarus_stic, name)
    assert value.__doc__
    assert getattr(belarus_stic, name) is value


@pytest.mark.parametrize("room", rooms())
def test_room_says_what_it_gives(room: str) -> None:
    """Each room is reached from the package, says what it is, and lists what it gives."""
    module = getattr(belarus_stic, room)
    assert module.__doc__
    assert len(module.__all__) == len(set(module.__all__))
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@pytest.mark.parametrize("name", belarus_stic.__all__)
def test_misspelt_name_gets_a_hint(name: str) -> None:
    """A name with a slip in it is refused with the name that was probably meant."""
    misspelt = f"{name}x"
    with pytest.raises(AttributeError, match=f"{misspelt}.*'{name}'"):
        getattr(belarus_stic, misspelt)


def test_unknown_name_gets_no_false_hint() -> None:
    """A name that is near none is refused without a suggestion."""
    with pytest.raises(AttributeError, match="zzqq") as caught:
        belarus_stic.zzqq  # noqa: B018
    assert "did you mean" not in str(caught.value)


def test_changelog_has_this_version_on_top() -> None:
    """The newest entry of the changelog is about the version that is installed."""
    assert top_of_changelog()["version"] == version("belarus-stic")


def test_citation_has_this_version_and_date() -> None:
    """CITATION.cff has the installed version, and a date exactly when it is released."""
    fields = citation_fields()
    assert fields["version"] == version("belarus-stic")
    assert fields.get("date-released", "Unreleased") == top_of_changelog()["date"]


def test_the_group_of_tests_is_the_extra() -> None:
    """Whichever of the two a tool reads, it installs the same."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = document["project"]["optional-dependencies"]

    def brought(extra: str) -> Iterator[str]:
        for one in extras[extra]:
            own = re.fullmatch(r"belarus-stic\[(.*)\]", one)
            yield from (
                (each for name in own[1].split(",") for each in brought(name)) if own else [one]
            )

    assert sorted({*brought("test")}) == document["dependency-groups"]["test"]


def test_citation_has_the_packaged_data() -> None:
    """By the first letters of their digest, which any change of a fact changes."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    versions = re.findall(r"^    version: \"(\w+)\"$", text, re.MULTILINE)
    assert versions == [belarus_stic.load_profile().digest[:16]]


def test_api_reference_has_each_public_name_once() -> None:
    """The API reference has an entry for each public name, and for no other."""
    assert sorted(documented_names()) == belarus_stic.__all__


def test_lowest_pins_are_the_lower_bounds() -> None:
    """The releases that CI tries as the oldest are the lower bounds that users are promised."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / ".ci" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.replace("==", ">=") for line in lines if not line.startswith("#")]
    extras = project["optional-dependencies"]
    promised = [*project["dependencies"], *extras["plot"], extras["brief"][-1]]
    # What the oldest of these cannot do without is pinned too, and promised to nobody.
    assert [pin for pin in pins if "pyparsing" not in pin] == promised


def test_text_is_tidy() -> None:
    """No file of the project has characters that are not what they look like."""
    found = {name: untidy(text) for name, text in text_files()}
    assert {name: places for name, places in found.items() if places} == {}


def test_untidy_text_is_seen() -> None:
    """The check above names the line and the character, and lets other scripts through."""
    text = (
        "plain 'quotes'\nsmart \u2019 and\u00a0space\nMi\u0144sk, \u041c\u0456\u043d\u0441\u043a\n"
    )
    assert untidy(text) == ["line 2: smart quote", "line 2: no-break space"]


def test_files_end_with_one_newline() -> None:
    """Every file ends with one newline, so that appending a line changes one line."""
    assert [
        name
        for name, text in text_files()
        if text and (not text.endswith("\n") or text.endswith("\n\n"))
    ] == []


def test_the_walk_finds_the_files() -> None:
    """The files that the checks above read include code, tests and documentation."""
    names = {Path(name).name for name, _ in text_files()}
    assert {
        "__main__.py",
        "test_project.py",
        "README.md",
        "api.md",
        "LICENSE-DATA",
    } - names == set()


# Official names and titles, and lists of them, may stand as they are; both write them.
NAMES = (
    "B.I. Stepanov Institute of Physics",
    "Belarus National Information Point for EU Framework Programmes",
    "Belarusian Institute of System Analysis and Information Support",
    "Contemporary State and Development Prospects of Microbiology and Biotechnology",
    "Conference on Chemistry and Chemical Education",
    "Council of Ministers of the Republic of Belarus",
    "European Union, Japan, Russia and the United States",
    "Framework Programme for Research and Technological Development",
    "Information and Communication Technologies",
    "Institute of Heat and Mass Transfer",
    "Joint Institute of Energy and Nuclear Research",
    "Optical Techniques and Nano-tools for Material and Life Sciences",
    "Poland-Belarus-Ukraine",
    "programmes of the Union State of Belarus and Russia",
    "Research Infrastructure",
    "Social Science and Humanities",
)


def passages(name: str, text: str) -> Iterator[str]:
    """Yield what reads as one piece in a file, without names: JSON is read text by text."""
    pieces = texts_in(json.loads(text)) if name.endswith((".json", ".ipynb")) else [text]
    named = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in NAMES)
    yield from (re.sub(named, "", piece, flags=re.IGNORECASE) for piece in pieces)


def texts_in(value: Any) -> Iterator[str]:
    """Yield the texts in a JSON value; of a notebook, the lines of a cell are one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and all(isinstance(line, str) for line in value):
        yield from ["".join(value)] if any(line.endswith("\n") for line in value) else value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def test_no_sentence_of_the_report_is_copied(statements: dict[str, str]) -> None:
    """No file has eight or more consecutive words in common with a statement of the report."""
    theirs = {run: locator for locator, text in statements.items() for run in runs(text)}
    found = {
        (name, theirs[run], " ".join(run))
        for name, text in text_files()
        for passage in passages(name, text)
        for run in runs(passage) & theirs.keys()
    }
    assert found == set()


def test_a_copied_sentence_is_seen(statements: dict[str, str]) -> None:
    """The check above sees a statement that stands inside other text, re-wrapped."""
    text = max(statements.values(), key=len)
    assert runs(f"As was written,\n{text.upper()}") & runs(text) == runs(text)
    assert runs(text) != set()
