"""Citations: two words with a sign between them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import BelarusSticError, InvalidCitationError
from belarus_stic.values import Citation

WORDS = st.from_regex(r"[a-z0-9.-]{1,8}", fullmatch=True)


@given(WORDS, WORDS)
def test_a_citation_is_read_back(source: str, locator: str) -> None:
    """What `str` writes reads as the same citation."""
    citation = Citation(source, locator)
    assert Citation.parse(str(citation)) == citation == pickle.loads(pickle.dumps(citation))  # noqa: S301 - written on the line itself
    assert Citation.parse(citation) is citation
    assert f"{citation:>20}" == f"{source}#{locator}".rjust(20)


def test_a_locator_may_hold_blanks_and_signs() -> None:
    """A page or paragraph in a source's own words is a locator."""
    assert Citation.parse("report#page 5, table #2").locator == "page 5, table #2"


def test_citations_have_an_order() -> None:
    """By source, then by locator."""
    texts = ["b#1", "a#2", "a#1"]
    assert list(map(str, sorted(map(Citation.parse, texts)))) == ["a#1", "a#2", "b#1"]


@pytest.mark.parametrize(
    "value",
    ["", "report", "#1", "report#", "re port#1", "r;s#1", "r#1;2", "r# 1", "r#1\n", 5, None],
)
def test_other_values_are_refused(value: object) -> None:
    """The message says what is expected, and the error is one of ours and a `ValueError`."""
    with pytest.raises(InvalidCitationError, match="expected source#locator") as raised:
        Citation.parse(value)  # type: ignore[arg-type]
    assert isinstance(raised.value, BelarusSticError | ValueError)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("parts", [("a#b", ""), ("", "1"), ("a", 1), (None, "1")])
def test_parts_are_checked_too(parts: tuple[str, str]) -> None:
    """A citation cannot be built of parts that its notation cannot hold."""
    with pytest.raises(InvalidCitationError):
        Citation(*parts)
