"""Tables in a notebook: what is folded, and what is said when something is pointed at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic import audit, funding_breakdown, load_profile, records
from belarus_stic.tables import html

BELARUS = load_profile()
SOURCE = 'The "portal" & more'


def table(*cells: str, source: str = SOURCE) -> str:
    """Return a table of one column."""
    return html.table(["Name"], [[cell] for cell in cells], [False], source=source)


def test_long_tables_are_folded() -> None:
    """After thirty lines; both parts have the head, and nothing stands twice."""
    assert "<details>" not in table(*map(str, range(30)))
    shown, _, rest = table(*map(str, range(32))).partition("<summary>2 more lines</summary>")
    assert shown.count("<tr>") == 31
    assert rest.count("<tr>") == 3
    assert rest.count('scope="col"') == 1
    assert "<summary>1 more line</summary>" in table(*map(str, range(31)))
    page = records(BELARUS, "observations")._repr_html_()
    assert page.count("<details>") == 2


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("So. [part.1]", "statement part.1"),
        ("So. [part.1, 2.1]", "statements part.1, 2.1"),
        ("So. [part.1 to 3]", "statements part.1 to 3"),
        ("So. [one: part.1; other: b.2]", None),
        ("So. [EU]", None),
        ("So.", None),
    ],
)
def test_locators_name_their_source(cell: str, title: str | None) -> None:
    """When pointed at; of several sources the locator names it itself."""
    found = re.search(r'<span title="(.*?)">(.*?)</span>', table(cell))
    assert (found is None) == (title is None)
    if found and title:
        assert found[1] == f"The &quot;portal&quot; &amp; more, {title}"
        assert found[2] == cell[cell.index("[") :]
    assert "<span" not in table(cell, source="")


@pytest.mark.parametrize("words", ["about", "over", "at least", "under", "at most"])
def test_hedges_say_what_they_mean(words: str) -> None:
    """Before a number, and nowhere else."""
    assert f'title="{words}: ' in table(f"{words} 1,840,000 EUR")
    assert f">{words} 1,840,000 EUR</span>" in table(f"{words} 1,840,000 EUR")
    assert "<span" not in table(f"talks {words} science")


def test_answers_have_hints() -> None:
    """Sums, findings and pages."""
    assert "how near is not said" in funding_breakdown(BELARUS)._repr_html_()
    assert "statement bilateral-agreements.2.1" in audit(BELARUS)._repr_html_()
    assert (
        "International Science and Technology cooperation"
        in (records(BELARUS, "policies")._repr_html_().partition("<tbody>")[2])
    )


@given(st.lists(st.text(max_size=40), max_size=40), st.text(max_size=20))
def test_nothing_in_a_cell_is_markup(cells: list[str], source: str) -> None:
    """Whatever is written: text comes out as it went in, and no tag but ours."""
    from html import unescape

    made = table(*cells, source=source)
    tags = set(re.findall(r"</?([^\s>/]*)", made))
    assert tags <= {
        *("table", "thead", "tbody", "tr", "th", "td", "span", "details", "summary", "caption")
    }
    plain = [
        unescape(re.sub(r"<[^>]*>", "", one))
        for one in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', made, re.DOTALL)
    ]
    assert plain == cells
