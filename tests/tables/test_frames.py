"""The data side: declared columns, frames, CSV, JSON, codebook, and what is missing."""

from __future__ import annotations

import csv
import io
import json
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import MissingPackageError, OptionError
from belarus_stic.tables import DataColumn, LeftOut, Origin, Row, Table, described
from belarus_stic.values import Citation, Interval, Period, Quantity

UNBOUNDED = Interval.unbounded()
ORIGIN = Origin("BLR", "Belarus", Period("2011-11"), ("portal.by",), ("The report",))


@frozen(kw_only=True, repr=False)
class Item(Row):
    """A row with a field of every type."""

    name: str = described("the name")
    note: str | None = None
    kind: Literal["a", "b"] = "a"
    count: int = described("how many", unit="project", default=0)
    rank: int | None = None
    share: Fraction | None = None
    weight: float | Fraction | None = None
    exact: Decimal = Decimal(0)
    open: bool = False
    amount: Quantity | None = described("the money", unit="EUR", default=None)
    bounds: Interval = UNBOUNDED
    period: Period | None = None
    cited: Citation | None = None
    codes: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()
    _hidden: int = 0


@frozen(repr=False, kw_only=True)
class Items(Table[Item]):
    """A table of them."""

    title = "Items"
    row_type = Item


FULL = Item(
    name="Germany",
    note="a, b",
    count=3,
    rank=1,
    share=Fraction(1, 3),
    weight=0.5,
    exact=Decimal("1.5"),
    open=True,
    amount=Quantity(">45 EUR"),
    bounds=Interval(1, None),
    period=Period("2010/.."),
    cited=Citation("r", "a.1"),
    codes=("DEU", "FRA"),
    evidence=(Citation("r", "a.1"), Citation("r", "a.2")),
)
BARE = Item(name="Bare")
ITEMS = Items(
    rows=(FULL, BARE),
    origin=ORIGIN,
    on=Period("2011"),
    method="Counted.",
    left_out=(LeftOut("that", "no date", (Citation("r", "b.1"),), "undated"),),
)
EMPTY = Items(rows=(), origin=ORIGIN)
SCHEMA = {
    "name": pl.String,
    "note": pl.String,
    "kind": pl.String,
    "count": pl.Int64,
    "rank": pl.Int64,
    "share": pl.Float64,
    "weight": pl.String,
    "exact": pl.Float64,
    "open": pl.Boolean,
    "amount": pl.String,
    "amount_low": pl.Float64,
    "amount_high": pl.Float64,
    "amount_unit": pl.String,
    "bounds_low": pl.Float64,
    "bounds_high": pl.Float64,
    "period": pl.String,
    "cited": pl.String,
    "codes": pl.List(pl.String),
    "evidence": pl.List(pl.String),
}


def test_plain_values() -> None:
    """A quantity comes as text with its bounds beside it, the rest as JSON knows it."""
    full, bare = ITEMS.to_dicts()
    assert full == {
        "name": "Germany",
        "note": "a, b",
        "kind": "a",
        "count": 3,
        "rank": 1,
        "share": 1 / 3,
        "weight": "0.5",
        "exact": 1.5,
        "open": True,
        "amount": ">45 EUR",
        "amount_low": 45.0,
        "amount_high": None,
        "amount_unit": "EUR",
        "bounds_low": 1.0,
        "bounds_high": None,
        "period": "2010/..",
        "cited": "r#a.1",
        "codes": ["DEU", "FRA"],
        "evidence": ["r#a.1", "r#a.2"],
    }
    assert bare["amount"] is bare["amount_low"] is bare["amount_unit"] is None
    assert (bare["codes"], bare["count"], bare["open"]) == ([], 0, False)


@pytest.mark.parametrize("table", [ITEMS, EMPTY, ITEMS.filter(lambda row: row is BARE)])
def test_one_schema(table: Items) -> None:
    """Every table of a class has the same columns of the same types, an empty one too."""
    assert dict(table.to_polars().schema) == SCHEMA
    frame = table.to_pandas()
    assert list(frame.columns) == list(SCHEMA)
    assert [str(kind) for kind in frame.dtypes][:9] == [
        *["string"] * 3,
        *["Int64"] * 2,
        "float64",
        "string",
        "float64",
        "boolean",
    ]
    assert table.to_csv().splitlines()[0] == ",".join(SCHEMA)


def test_frames_stack() -> None:
    """Answers of two dates can be put under each other."""
    stacked = pl.concat([EMPTY.to_polars(), ITEMS.to_polars(), ITEMS[1:] and ITEMS.to_polars()])
    assert len(stacked) == 4
    assert pd.concat([EMPTY.to_pandas(), ITEMS.to_pandas()]).loc[0, "count"] == 3


def test_pandas_attributes() -> None:
    """A pandas frame says whose answer it is; one of an excerpt has no headline."""
    about = ITEMS.to_pandas().attrs
    assert about["headline"] == ITEMS.headline()
    assert (about["home"], about["on"], about["method"]) == ("BLR", "2011", "Counted.")
    assert (about["sources"], about["notes"]) == (["The report"], [])
    excerpt = ITEMS.filter(lambda row: row is BARE).to_pandas().attrs
    assert "headline" not in excerpt
    assert excerpt["excerpt"].startswith("1 of 2 rows of: Items, Belarus")


def test_arrow() -> None:
    """Whatever reads an Arrow stream reads a table."""
    assert pl.DataFrame(ITEMS).equals(ITEMS.to_polars())


@pytest.mark.parametrize(
    ("package", "method", "what"),
    [
        ("pandas", "to_pandas", r"to_pandas\(\)"),
        ("polars", "to_polars", r"to_polars\(\)"),
        ("polars", "__arrow_c_stream__", "an Arrow stream"),
    ],
)
def test_missing_package(
    package: str, method: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that is not installed is named with what brings it and what needs nothing."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        MissingPackageError,
        match=rf"^{what} needs {package}, which is not installed: "
        rf"pip install 'belarus-stic\[{package}\]'. to_csv\(\) and to_json\(\) need nothing more.",
    ):
        getattr(ITEMS, method)()


def test_own_data_columns() -> None:
    """A table whose columns depend on what was asked adds its own."""

    @frozen(repr=False, kw_only=True)
    class More(Items):
        def data_columns(self) -> tuple[DataColumn, ...]:
            letters = DataColumn("letters", "integer", lambda row: len(row.name), "its length")
            return (*super().data_columns(), letters)

    more = More(rows=(FULL,), origin=ORIGIN)
    assert more.to_polars()["letters"].to_list() == [7]
    assert more.codebook()["letters"].meaning == "its length"


def test_codebook() -> None:
    """The codebook says what each column means and in which unit its numbers are."""
    book = ITEMS.codebook()
    assert [row.column for row in book] == list(SCHEMA)
    assert (book["count"].meaning, book["count"].unit) == ("how many", "project")
    assert book["amount_low"].meaning == "the money: its lower bound, if it has one"
    assert book["amount_low"].unit == "EUR"
    assert book["bounds_high"].meaning == "bounds: its upper bound, if it has one"
    assert book["note"].meaning == "note"


def test_csv_reads_back() -> None:
    """What CSV holds is what the dictionaries hold, with full numbers."""
    rows = list(csv.DictReader(io.StringIO(ITEMS.to_csv())))
    assert rows[0]["share"] == "0.3333333333333333"
    assert rows[0]["codes"] == "DEU; FRA"
    assert (rows[0]["open"], rows[1]["open"], rows[1]["rank"]) == ("true", "false", "")
    assert pd.read_csv(io.StringIO(EMPTY.to_csv())).empty
    assert pl.read_csv(io.StringIO(ITEMS.to_csv()))["open"].to_list() == [True, False]


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]))


@given(texts)
def test_csv_law(text: str) -> None:
    """Any text without control characters comes back as it was."""
    table = Items(rows=(Item(name=f"a{text}"),), origin=ORIGIN)
    assert next(csv.DictReader(io.StringIO(table.to_csv(), newline="")))["name"] in {
        f"a{text}",
        f"a{text}".replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"),
    }


@given(st.text())
def test_csv_is_safe(text: str) -> None:
    """No control or direction character leaves, and no row is torn."""
    table = Items(rows=(Item(name=text),), origin=ORIGIN)
    written = table.to_csv()
    assert len(list(csv.reader(io.StringIO(written, newline="")))) == 2
    assert not set(written) & set("\x00\x07\x1b\r\t\x9b\u202e\u2066\u200b\ufeff\u2028")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_formulas(start: str) -> None:
    """For a spreadsheet a text that it would compute is guarded; a number never is."""
    table = Items(rows=(evolve(BARE, name=start, exact=Decimal(-5)),), origin=ORIGIN)
    line = table.to_csv(for_spreadsheets=True).splitlines()[1]
    assert line.startswith("'")
    assert ",-5.0," in line
    assert not table.to_csv().splitlines()[1].startswith("'")


def test_files(tmp_path: Path) -> None:
    """What is returned is also written, in the encoding asked for."""
    path = tmp_path / "items.csv"
    assert ITEMS.to_csv(path) == path.read_text(encoding="utf-8")
    ITEMS.to_csv(path, encoding="utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfname,")
    assert ITEMS.to_json(path) == path.read_text(encoding="utf-8")
    assert ITEMS.to_markdown(str(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("write", [ITEMS.to_csv, ITEMS.to_json, ITEMS.to_markdown])
@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("", "path takes the name of a file"),
        (5, "path takes the name of a file, as a text or a Path, not 5"),
        (".", "is a folder; expected the name of a file"),
        ("/no/such/folder/items.csv", "cannot be written: No such file or directory"),
    ],
)
def test_no_file_to_write(write: Any, path: Any, why: str) -> None:
    """Is an error of ours, which names what was given."""
    with pytest.raises(OptionError, match=why):
        write(path)


@pytest.mark.parametrize("encoding", ["no-such", "ascii", None])
def test_encoding_refused(encoding: Any, tmp_path: Path) -> None:
    """An encoding that is none, or cannot write a name, is an error of ours; nothing is written."""
    table = Items(rows=(Item(name="Türkiye"),), origin=ORIGIN)
    path = tmp_path / "items.csv"
    with pytest.raises(OptionError, match=r"encoding=.*'utf-8' writes everything"):
        table.to_csv(path, encoding=encoding)
    assert not path.exists()


def test_json() -> None:
    """JSON holds the rows and what was left out, in a form that shows no control character."""
    read = json.loads(ITEMS.to_json())
    assert read["rows"] == ITEMS.to_dicts()
    assert read["headline"] == ITEMS.headline()
    assert read["left_out"] == [
        {"what": "that", "reason": "no date", "evidence": ["r#b.1"], "kind": "undated"}
    ]
    assert json.loads(EMPTY.to_json())["on"] is None


@given(st.text())
def test_json_law(text: str) -> None:
    """Any text at all comes back from JSON, which itself is safe to print."""
    table = Items(rows=(Item(name=text),), origin=ORIGIN)
    written = table.to_json()
    assert json.loads(written)["rows"][0]["name"] == text
    assert not set(written) & set("\x1b\x9b\u202e\u2066\ufeff\u2028")
