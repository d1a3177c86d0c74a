"""How words are cut and broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("matplotlib")

from belarus_stic.charts.lettering import fitted, lacking, width_of, wrapped

WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), min_size=1, max_size=60)


def test_width_grows_with_words_and_size() -> None:
    """Bold is wider; twice the size is twice as wide."""
    assert width_of("Belarus", 9) < width_of("Belarus", 9, bold=True) < width_of("Belarus is", 9)
    assert width_of("Belarus", 18) == pytest.approx(2 * width_of("Belarus", 9))
    assert 0.4 < width_of("Belarus", 9) < 0.7
    assert width_of("", 9) == 0


def test_words_are_cut_at_a_word() -> None:
    """With a sign that something is missing; one long word within itself."""
    assert fitted("Joint laboratory", 9, 3) == "Joint laboratory"
    assert fitted("Joint laboratory of optics", 9, 1.2) == "Joint laboratory…"
    assert fitted("Joint laboratory, of optics", 9, 1.3) == "Joint laboratory…"
    assert fitted("x" * 1_000, 9, 1).endswith("x…")
    assert len(fitted("x" * 1_000_000, 9, 100)) == 401


def test_lines_are_of_equal_length() -> None:
    """As few as needed; of too many the last says that more was there."""
    lines = wrapped("one two three four five six", 9, width_of("one two three four five", 9))
    assert lines == ["one two three", "four five six"]
    assert wrapped("one two three four", 9, 0.4, most=2) == ["one", "two…"]
    assert wrapped("", 9, 1) == [""]


@pytest.mark.parametrize(
    ("words", "together"),
    [
        ("so many as 39 countries", "39 countries"),
        ("it was 13.8 % then", "13.8 %"),
        ("as of November 2011 then", "November 2011"),
    ],
)
def test_what_belongs_together_stays_so(words: str, together: str) -> None:
    """A number with its unit, a month with its year."""
    for room in (width_of(words, 9) * share / 10 for share in range(7, 11)):
        assert any(together in line for line in wrapped(words, 9, room))


@given(WORDS, st.floats(0.2, 4), st.booleans())
def test_what_fits_is_whole_and_what_does_not_is_cut(words: str, room: float, bold: bool) -> None:
    """Nothing is wider than its room, and nothing is lost where it fits."""
    plain = " ".join(words.split())
    cut = fitted(words, 9, room, bold=bold)
    assert cut == "…" or width_of(cut, 9, bold=bold) <= room
    assert cut == plain or cut.endswith("…")
    assert (cut == plain) == (width_of(plain, 9, bold=bold) <= room)
    lines = wrapped(words, 9, room, bold=bold)
    assert all(line == "…" or width_of(line, 9, bold=bold) <= room for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == plain.split()


def test_letters_that_no_font_has() -> None:
    """Each once, in order; what is not printed lacks nothing."""
    assert lacking(["Łódź", "Минск", "日本 and 本"]) == "日本"
    assert lacking(["a\nb"]) == ""
