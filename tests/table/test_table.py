"""Tables: a sequence of rows with their method, in every form people take them in."""

from __future__ import annotations

import csv
import io
import json
import pickle
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import frozen, make_class
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import UnknownKeyError
from belarus_stic.model import Citation
from belarus_stic.table import Column, LeftOut, Table
from belarus_stic.values import Period, Quantity


@frozen
class Row:
    """A row with a value of each kind."""

    code: str
    name: str
    amount: Quantity | None = None
    share: Fraction | None = None
    period: Period | None = None
    open: bool = False
    parts: tuple[str, ...] = ()
    left: LeftOut | None = None
    evidence: tuple[Citation, ...] = ()


@frozen(repr=False)
class Rows(Table[Row]):
    """Rows with keys and columns of their own."""

    title = "Rows"
    keys: ClassVar[tuple[str, ...]] = ("code", "name")

    def columns(self) -> tuple[Column, ...]:
        """Name and amount."""
        return (
            Column("Name", lambda row: row.name),
            Column("Amount", lambda row: row.amount, right=True),
        )


FULL = Row(
    code="DEU",
    name="Germany",
    amount=Quantity.parse("~1.84 EUR"),
    share=Fraction(1, 4),
    period=Period("2010/.."),
    open=True,
    parts=("a", "b"),
    left=LeftOut("this", "that"),
    evidence=(Citation("report", "a.1"), Citation("report", "a.2")),
)
BARE = Row(code="GBR", name="United Kingdom")
TABLE = Rows(
    rows=(FULL, BARE),
    method="Counted by hand.",
    on=Period("2011"),
    sources=("The report",),
    caveats=("A caveat.",),
    left_out=(LeftOut("something", "a reason", (Citation("report", "a.3"),)),),
)


def test_a_table_is_a_sequence() -> None:
    """Length, position, slice, iteration and membership are those of its rows."""
    assert isinstance(TABLE, Sequence)
    assert (len(TABLE), TABLE[0], TABLE[-1], list(TABLE)) == (2, FULL, BARE, [FULL, BARE])
    assert BARE in TABLE
    assert "Germany" in TABLE
    assert "UK" in TABLE
    assert "France" not in TABLE
    assert None not in TABLE
    smaller = TABLE[1:]
    assert isinstance(smaller, Rows)
    assert (smaller.rows, smaller.method) == ((BARE,), TABLE.method)
    with pytest.raises(IndexError):
        TABLE[2]


def test_a_table_does_not_change() -> None:
    """A table is frozen, equal by content, hashable and picklable."""
    with pytest.raises(AttributeError):
        TABLE.rows = ()
    again = pickle.loads(pickle.dumps(TABLE))  # noqa: S301 - written on the line itself
    assert again == TABLE
    assert hash(again) == hash(TABLE)


@pytest.mark.parametrize("key", ["DEU", "deu", "Germany", "germany", "DE", "276"])
def test_a_row_is_found_by_code_or_name(key: str) -> None:
    """Keys go by code and name, in any case, and by other names of a country."""
    assert TABLE[key] is FULL
    assert TABLE["UK"] is BARE


def test_a_missing_key_names_a_close_one() -> None:
    """A miss is answered with the nearest key; two hits and a table without keys say so."""
    with pytest.raises(
        UnknownKeyError,
        match="to 'Germny'; there are Germany, United Kingdom; did you mean 'Germany'",
    ):
        TABLE["Germny"]
    with pytest.raises(UnknownKeyError, match="'x'; there are no rows"):
        Rows(rows=(), method="")["x"]
    many = Rows(rows=tuple(Row(code=f"c{i}", name=f"n{i}") for i in range(9)), method="")
    with pytest.raises(
        UnknownKeyError, match="there are n0, n1, n2, n3, n4, n5, n6, n7 and others"
    ):
        many["x"]
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'DEU'"):
        Rows(rows=(FULL, FULL), method="")["DEU"]
    with pytest.raises(UnknownKeyError, match="have no keys"):
        Table(rows=(FULL,), method="")["DEU"]


def test_dictionaries_hold_plain_values() -> None:
    """Quantities come as text with their bounds beside it, the rest as JSON knows it."""
    assert TABLE.to_dicts() == [
        {
            "code": "DEU",
            "name": "Germany",
            "amount": "~1.84 EUR",
            "amount_low": None,
            "amount_high": None,
            "amount_unit": "EUR",
            "share": 0.25,
            "period": "2010/..",
            "open": True,
            "parts": ["a", "b"],
            "left": {"what": "this", "reason": "that", "evidence": []},
            "evidence": ["report#a.1", "report#a.2"],
        },
        {
            "code": "GBR",
            "name": "United Kingdom",
            "amount": None,
            "amount_low": None,
            "amount_high": None,
            "amount_unit": None,
            "share": None,
            "period": None,
            "open": False,
            "parts": [],
            "left": None,
            "evidence": [],
        },
    ]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.fractions())
def test_numbers_stay_close(number: Decimal | Fraction) -> None:
    """Whole numbers stay whole and exact; others become the nearest float."""

    @frozen
    class One:
        number: Decimal | Fraction

    (flat,) = Table(rows=(One(number),), method="").to_dicts()
    whole = number == int(number)
    assert flat["number"] == (int(number) if whole else float(number))
    assert type(flat["number"]) is (int if whole else float)


def test_json_says_how_it_was_made() -> None:
    """JSON holds the rows and all that stands behind them."""
    data = json.loads(TABLE.to_json())
    assert data["rows"] == TABLE.to_dicts()
    assert {name: data[name] for name in data if name != "rows"} == {
        "headline": "Rows: 2 rows as of 2011.",
        "method": "Counted by hand.",
        "on": "2011",
        "sources": ["The report"],
        "caveats": ["A caveat."],
        "left_out": [{"what": "something", "reason": "a reason", "evidence": ["report#a.3"]}],
    }


def test_csv_is_read_back(tmp_path: Path) -> None:
    """CSV has a line a row, and a file holds what is returned, in UTF-8."""
    rows = Rows(rows=(FULL, Row(code="CIV", name='Côte "d\'Ivoire", West\nAfrica')), method="")
    path = tmp_path / "rows.csv"
    text = rows.to_csv(path)
    assert path.read_bytes().decode("utf-8") == text
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["name"] for row in read] == [row.name for row in rows]
    assert [float(row["share"] or 0) for row in read] == [0.25, 0]
    exact = Row(code="X", name="x", amount=Quantity.parse("1234567.891 EUR"))
    (row,) = csv.DictReader(io.StringIO(Rows(rows=(exact,), method="").to_csv()))
    assert row["amount_low"] == "1234567.891"
    assert (read[0]["evidence"], read[0]["open"]) == ("report#a.1; report#a.2", "yes")
    assert (read[0]["left"], read[1]["share"]) == ("what: this, reason: that, evidence: ", "")
    assert Rows(rows=(), method="").to_csv() == "\n"


def test_pandas_and_polars_frames_hold_the_rows() -> None:
    """Both kinds of frame have a row a row; pandas keeps the method beside them."""
    frame = TABLE.to_pandas()
    assert list(frame["name"]) == ["Germany", "United Kingdom"]
    assert frame.attrs["method"] == "Counted by hand."
    assert TABLE.to_polars()["amount_unit"].to_list() == ["EUR", None]


def test_markdown_escapes_what_would_break_it() -> None:
    """A bar, a backslash or a line break in a name breaks no Markdown table."""
    rows = Rows(rows=(Row(code="X", name="a|b\\c\nd", amount=Quantity.parse("5 EUR")),), method="")
    assert rows.to_markdown() == "| Name | Amount |\n| --- | ---: |\n| a\\|b\\\\c d | 5 EUR |"


def test_html_escapes_what_would_break_it() -> None:
    """Markup in a name, a caveat or a reason is shown, not obeyed."""
    bad = "<script>alert(1)</script>"
    rows = Rows(
        rows=(Row(code="X", name=bad),), method=bad, caveats=(bad,), left_out=(LeftOut(bad, bad),)
    )
    html = rows._repr_html_()
    assert bad not in html
    assert html.count("&lt;script&gt;") == 5
    assert html.startswith("<table><caption>Rows: 1 row.</caption>")


def test_text_has_everything() -> None:
    """What a terminal shows holds headline, rows, method, caveats, leavings and sources."""
    assert str(TABLE) == (
        "Rows: 2 rows as of 2011.\n"
        "\n"
        "Name               Amount\n"
        "--------------  ---------\n"
        "Germany         ~1.84 EUR\n"
        "United Kingdom\n"
        "\n"
        "Method: Counted by hand.\n"
        "Caveat: A caveat.\n"
        "Left out: something: a reason\n"
        "Source: The report"
    )
    assert repr(TABLE) == "<Rows: 2 rows as of 2011>"
    assert repr(Rows(rows=(BARE,), method="")) == "<Rows: 1 row>"
    assert str(Rows(rows=(), method="None.")) == "Rows: 0 rows.\n\nMethod: None."


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=9, max_size=9), min_size=1, max_size=4),
    st.integers(60, 120),
)
def test_text_fits_the_width(cells: list[list[str]], width: int) -> None:
    """However long the cells, no line of the table is wider than the terminal."""

    @frozen
    class Wide:
        a: str
        b: str
        c: str

    table = Table(rows=tuple(Wide(*row[:3]) for row in cells), method="")
    assert all(len(line) <= width for line in table.to_text(width).split("\n"))


def test_many_columns_give_way_too() -> None:
    """Where long words stand in every column, words are broken until the table fits."""
    names = [f"c{i}" for i in range(9)]
    row_type = make_class("Many", names, frozen=True)
    table = Table(rows=(row_type(*["Kulturstiftung"] * 9),), method="")
    text = table.to_text(60)
    assert max(map(len, text.split("\n"))) <= 60
    narrow = Table(rows=(row_type(*"abcdefghi"),), method="").to_text(5)
    assert "a  b  c  d  e  f  g  h  i" in narrow


def test_text_breaks_words_only_when_it_must() -> None:
    """The widest column gives way first, at its spaces."""

    @frozen
    class Two:
        short: str
        long: str

    table = Table(rows=(Two("a b", "one two three four five six seven"),), method="")
    assert "a b    one two three\n       four five six\n       seven" in table.to_text(24)


def test_a_plain_table_shows_all_its_fields() -> None:
    """Without columns of its own, a table shows every field; without rows, none."""
    table = Table(rows=(BARE,), method="")
    assert [column.heading for column in table.columns()][:2] == ["Code", "Name"]
    assert Table(rows=(), method="").columns() == ()
    assert Table(rows=("word",), method="").columns() == ()
    assert table.headline() == "Table: 1 row."
