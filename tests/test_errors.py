"""Errors: one root, messages that say what to do, suggestions that do not mislead."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic import errors
from belarus_stic.errors import (
    BelarusSticError,
    FileFormatError,
    MissingPackageError,
    Problem,
    ProfileError,
    UnknownKeyError,
    nearest,
    quoted,
)

CLASSES = [found for found in vars(errors).values() if isinstance(found, type)]
ERRORS = [found for found in CLASSES if issubclass(found, Exception)]


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_has_the_one_root(error: type[Exception]) -> None:
    """`except BelarusSticError` catches all, and a builtin of the same meaning does too."""
    assert issubclass(error, BelarusSticError)
    assert error.__name__ in errors.__all__
    if error is not BelarusSticError:
        builtin = (ValueError, TypeError, LookupError, ImportError)
        assert issubclass(error, builtin)


def test_the_surface_is_sorted() -> None:
    """Names stand in order, so that one is found."""
    assert errors.__all__ == sorted(errors.__all__, key=lambda name: (name.islower(), name))


def test_a_key_error_prints_its_message() -> None:
    """Not in quotes, as `KeyError` does; a missing package is an `ImportError`."""
    assert str(UnknownKeyError("no country is called 'X'")) == "no country is called 'X'"
    assert issubclass(MissingPackageError, ImportError)


def problems(count: int, file: str = "moldova.json") -> list[Problem]:
    """Return problems, two in a record."""
    return [
        Problem(f"agreement-{i // 2}", "level", "wrong", file, "agreements") for i in range(count)
    ]


def test_problems_are_lined_up_below_a_count() -> None:
    """Where each stands, and what is wrong there, in columns."""
    found = [
        Problem("agreement-rou", "level", "'x' is not allowed", "moldova.json", "agreements"),
        Problem("horizon", "value", "'620 EUR thousand' is no quantity", "moldova.json", "figures"),
    ]
    assert str(FileFormatError(found)).splitlines() == [
        "moldova.json: 2 problems in 2 records, so nothing was loaded.",
        "  agreements  agreement-rou  level  'x' is not allowed",
        "  figures     horizon        value  '620 EUR thousand' is no quantity",
    ]


def test_without_a_file_there_is_no_profile() -> None:
    """A profile that was built by hand was not loaded from anywhere."""
    assert str(ProfileError([Problem("a", "level", "wrong")])).splitlines() == [
        "1 problem in 1 record, so there is no profile.",
        "  a  level  wrong",
    ]
    assert str(ProfileError([])) == "0 problems, so there is no profile."


def test_a_file_as_a_whole_may_be_wrong() -> None:
    """What is wrong with no record is said without one."""
    error = FileFormatError([Problem("", "", "is not JSON", file="moldova.json")])
    assert str(error) == "moldova.json: 1 problem, so nothing was loaded.\n  is not JSON"


def test_fifty_problems_of_a_file_are_printed() -> None:
    """The rest are counted, and all can be asked for."""
    error = ProfileError(problems(53))
    assert len(error.problems) == error.count == 53
    lines = str(error).splitlines()
    assert lines[0] == "moldova.json: 53 problems in 27 records, so nothing was loaded."
    assert len(lines) == 52
    assert lines[-1] == "  and 3 more"
    assert "more" not in str(ProfileError(problems(50)))


def test_problems_that_were_not_built_are_counted() -> None:
    """How many records they stand in is not known then."""
    lines = str(ProfileError(problems(60), count=5_000)).splitlines()
    assert lines[0] == "moldova.json: 5,000 problems, so nothing was loaded."
    assert lines[-1] == "  and 4,950 more"


def test_a_name_that_runs_on_moves_no_other() -> None:
    """Columns are as wide as most names need."""
    found = [Problem("a" * 200, "level", "wrong"), Problem("b", "level", "wrong")]
    assert str(ProfileError(found)).splitlines()[2] == f"  {'b':30}  level  wrong"


def test_a_problem_is_one_line() -> None:
    """Whatever stands in a file, its problem cannot pass for another line, nor turn it round."""
    problem = Problem("a\nb", "na\u202eme", "wrong\r", "f\x1b.json", "agreements")
    assert str(problem) == r"'f\x1b.json': agreements: 'a\nb': 'na\u202eme': 'wrong\r'"
    assert str(Problem("", "", "wrong")) == "wrong"
    for text in (str(problem), *str(ProfileError([problem])).splitlines()):
        assert text.isprintable()


def test_an_error_survives_pickling() -> None:
    """Workers of a pool hand errors back whole."""
    error = pickle.loads(pickle.dumps(ProfileError(problems(3), count=7)))  # noqa: S301 - written on the line itself
    assert (error.count, error.problems) == (7, tuple(problems(3)))


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("Germny", ["France", "Germany"], "Germany"),
        ("germany", ["France", "Germany"], "Germany"),
        ("Germany", ["Germany"], None),
        ("governmentel", ["governmental", "institutional"], "governmental"),
        ("xyz", ["France"], None),
        ("Perugia", ["Peru"], None),
        ("EU28", ["EU27", "EU"], None),
        ("", ["EU"], None),
        # Codes of two or three letters.
        ("POI", ["POL", "FRA"], "POL"),
        ("POI", ["POL", "PRI"], None),
        ("pol", ["POL", "POI"], "POL"),
        ("by", ["BY", "BE"], "BY"),
        ("by", ["BE", "LY"], None),
        ("OLP", ["POL"], None),
        ("RUS", ["Russia", "RU"], None),
        ("GER", ["Niger", "GBR", "GEO"], None),
        ("POL", ["POL"], None),
    ],
)
def test_the_nearest_choice(word: str, choices: list[str], expected: str | None) -> None:
    """The one that is meant, or none."""
    assert nearest(word, choices) == (f"; did you mean {expected!r}?" if expected else "")


@given(st.text(max_size=5), st.lists(st.text(max_size=5)))
def test_a_suggestion_is_another_of_the_choices(word: str, choices: list[str]) -> None:
    """Never the word itself, and never a word that nobody offered."""
    offers = {f"; did you mean {choice!r}?" for choice in choices if choice != word}
    assert nearest(word, choices) in offers | {""}


def test_likeness_of_a_long_word_costs_little() -> None:
    """A text of any length is answered at once."""
    assert not nearest("x" * 1_000_000, ["x" * 100_000] * 20)


class Fault(str):
    """A value that shows itself on several lines, as rows and frames do."""

    __slots__ = ()
    __repr__ = str.__str__


def test_values_in_messages_are_short_and_printable() -> None:
    """On one line, and cut where they run on."""
    assert quoted("a\nb\u202e") == r"'a\nb\u202e'"
    assert quoted("a" * 1_000) == f"'{'a' * 79}..."
    assert quoted(Fault("one\n    two\nthree")) == "one two three"
    assert quoted("a  b") == "'a  b'"
