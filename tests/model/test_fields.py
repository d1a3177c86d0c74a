"""What fields may hold: texts that can be printed, words, rows, and what a class says of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.model import RECORD_TYPES, Agreement, FieldSpec, Figure, OwnGroup, field_specs

TEXT = FieldSpec(name="note", kind="text")
WORD = FieldSpec(name="level", kind="word", words=("governmental", "agency"))
OPEN = FieldSpec(
    name="kind", kind="open word", words=("university", "contact point", "cross-border")
)
FLAG = FieldSpec(name="replaces", kind="flag")
ROWS = FieldSpec(name="statements", kind="row", many=True, parts=(TEXT, WORD))


@given(st.text())
def test_a_text_can_be_printed_and_says_something(text: str) -> None:
    """Exactly what is printable and not blank is a text."""
    assert (TEXT.problem(text) == "") == (text.isprintable() and text.strip() != "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\u202eb", "holds the character U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a\x1b[31m", "holds the character U+001B, which has no place in a printed text"),
        ("two\nlines", "holds the character U+000A"),
        ("zero\u200bwidth", "U+200B (ZERO WIDTH SPACE)"),
        ("\ud800", "U+D800"),
        (" \t", "is blank; expected a text"),
        ("", "is blank; expected a text"),
        (5, "expected a text, not 5"),
        (None, "expected a text, not None"),
    ],
)
def test_hidden_characters_are_named(text: object, message: str) -> None:
    """A message names the character by its code, and its name where it has one."""
    assert message in TEXT.problem(text)
    assert TEXT.problem(text).isprintable()


def test_other_scripts_are_texts() -> None:
    """Letters of any script, signs and emoji can be printed."""
    for text in ("Беларусь", "中国", "José – «ok»", "x̄", "🙂", unicodedata.lookup("DEGREE SIGN")):
        assert TEXT.problem(text) == ""


def test_a_closed_word_is_one_of_its_words() -> None:
    """Another word is refused with those allowed and the nearest."""
    assert WORD.problem("agency") == ""
    assert WORD.problem("governmentel") == (
        "'governmentel' is not allowed; allowed are governmental, agency; "
        "did you mean 'governmental'?"
    )
    assert "expected a text, not None" in WORD.problem(None)
    assert FieldSpec(name="level", kind="word", words=("a",), optional=True).problem(None) == ""


@pytest.mark.parametrize("word", ["university", "contact point", "sky observatory", "co-op", "a1"])
def test_an_open_word_may_be_a_new_one(word: str) -> None:
    """Small letters, digits, single blanks and hyphens make a word."""
    assert OPEN.problem(word) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("University", "university"),
        ("universities", "university"),
        ("contact-point", "contact point"),
        ("contact points", "contact point"),
        ("Contact  Point", "contact point"),
        ("cross border", "cross-border"),
    ],
)
def test_another_spelling_of_a_known_word_is_none(word: str, meant: str) -> None:
    """Case, hyphen, blank or a plural make no new word."""
    assert OPEN.problem(word) == f"{word!r} is written {meant!r} everywhere else"


@pytest.mark.parametrize("word", ["Observatory", "a  b", "a--b", "-a", "a_b", "naïve"])
def test_an_open_word_is_a_word(word: str) -> None:
    """Capitals, double blanks and other signs make none."""
    assert "is no word; expected small letters" in OPEN.problem(word)


def test_flags_are_true_or_false() -> None:
    """A number or a word is no flag."""
    assert FLAG.problem(True) == FLAG.problem(False) == ""
    assert FLAG.problem(1) == "expected true or false, not 1"
    assert FLAG.problem("yes") == "expected true or false, not 'yes'"


def test_rows_have_as_many_values_as_parts() -> None:
    """A row is a tuple of the values of its parts, each as its part wants it."""
    assert ROWS.problem((("a", "agency"), ("b", "agency"))) == ""
    assert ROWS.problem((("a",),)) == "expected rows of 2 values, not ('a',)"
    assert ROWS.problem(("ab",)) == "expected rows of 2 values, not 'ab'"
    assert "'x' is not allowed" in ROWS.problem((("a", "x"),))
    assert ROWS.problem((("a", "agency"),) * 2) == "holds ('a', 'agency') more than once"


def test_several_values_are_told_apart() -> None:
    """A bare text is not several, and a value stands once."""
    several = FieldSpec(name="partners", kind="reference", many=True, required=True)
    assert several.problem(("DEU", "FRA")) == ""
    assert several.problem("DEU") == "expected several values, not 'DEU'"
    assert several.problem(()) == "is empty; expected at least one value"
    assert several.problem(("FRA", "DEU", "DEU")) == "holds 'DEU' more than once"
    assert FieldSpec(name="partners", kind="reference", many=True).problem(()) == ""


def test_messages_stay_short() -> None:
    """A very long or very repeated value is not printed whole."""
    several = FieldSpec(name="partners", kind="reference", many=True)
    assert len(several.problem(("ARM",) * 1_000_000)) < 200
    assert len(WORD.problem("x" * 1_000_000)) < 400
    assert len(FLAG.problem("x" * 1_000_000)) < 400


def test_a_class_says_what_its_fields_hold() -> None:
    """Types and metadata are read once: kind, number, targets, words and parts."""
    specs = {spec.name: spec for spec in field_specs(Agreement)}
    assert [
        specs[name].kind for name in ("id", "name", "cites", "partners", "level", "signed")
    ] == [
        "id",
        "text",
        "citation",
        "reference",
        "word",
        "period",
    ]
    assert specs["partners"].many
    assert specs["partners"].required
    assert specs["partners"].targets == ("country", "group", "organisation", "label")
    assert specs["level"].optional
    assert specs["level"].words == ("governmental", "agency", "institutional")
    assert not specs["level"].required
    figure = {spec.name: spec for spec in field_specs(Figure)}
    assert figure["value"].kind == "quantity"
    assert (figure["purpose"].kind, "research" in figure["purpose"].words) == ("open word", True)
    group = {spec.name: spec for spec in field_specs(OwnGroup)}
    assert group["replaces"].kind == "flag"
    assert [part.kind for part in group["memberships"].parts] == ["text", "text", "period"]


def test_every_kind_of_record_can_be_read() -> None:
    """The walk knows every type that a record uses, and field order is class order."""
    for record_type in RECORD_TYPES:
        names = [spec.name for spec in field_specs(record_type)]
        assert names[:6] == ["id", "name", "short_name", "cites", "as_of", "note"]
        assert len(set(names)) == len(names)
    assert field_specs(Agreement) is field_specs(Agreement)
