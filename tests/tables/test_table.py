"""Tables: rows by position and key, excerpts, headlines and notes; rows as cards."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, ClassVar, Literal

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import (
    NotAnswerableError,
    OptionError,
    UnknownCountryError,
    UnknownKeyError,
    UnknownPositionError,
)
from belarus_stic.tables import Column, Displayed, LeftOut, Origin, Row, Table, described
from belarus_stic.values import Citation, Period, Quantity

ORIGIN = Origin("BLR", "Belarus", Period("2011-11"), ("portal.by",), ("The report, portal.by",))


@frozen(kw_only=True, repr=False)
class Tie(Row):
    """A row as answers have them."""

    partner: str = described("code of the partner")
    name: str = described("name of the partner")
    kind: Literal["agreement", "centre"] = described("kind of tie")
    amount: Quantity | None = described("money of it", default=None)
    among: tuple[str, ...] = ()
    period: Period | None = None
    _hidden: int = 0


@frozen(repr=False, kw_only=True)
class Ties(Table[Tie]):
    """A table as answers have them."""

    title = "Ties"
    row_type = Tie
    keys: ClassVar[tuple[str, ...]] = ("partner", "name")

    extra: int

    def _headline(self) -> str:
        return f"Belarus has {len(self)} ties {self.origin.phrase()}."

    def _notes(self) -> tuple[str, ...]:
        return tuple(f"Note {i} on {len(self)} ties." for i in range(1, 6))

    def footnotes(self) -> tuple[str, ...]:
        """One remark."""
        return ("* A remark.",)


GERMANY = Tie(
    partner="DEU",
    name="Germany",
    kind="agreement",
    amount=Quantity("~1840000 EUR"),
    among=("EU", "FRA"),
    period=Period("2007/2013"),
)
KINGDOM = Tie(partner="GBR", name="United Kingdom", kind="centre")
UNION = Tie(partner="EU", name="European Union", kind="agreement")
TIES = Ties(rows=(GERMANY, KINGDOM, UNION), origin=ORIGIN, method="Counted by hand.", extra=1)
NONE = Ties(rows=(), origin=ORIGIN, extra=1)


@frozen(repr=False, kw_only=True)
class Plain(Table[Tie]):
    """A table that says nothing of its own."""

    row_type = Tie


def test_rows_by_position() -> None:
    """Length, position, slice, iteration and membership are those of the rows."""
    assert (len(TIES), TIES[0], TIES[-1]) == (3, GERMANY, UNION)
    assert list(TIES) == [GERMANY, KINGDOM, UNION]
    assert TIES[1:] == (KINGDOM, UNION)
    assert GERMANY in TIES
    assert None not in TIES
    assert not isinstance(TIES, Sequence)
    with pytest.raises(UnknownPositionError, match=r"^no row 3 of 3 rows$"):
        TIES[3]
    with pytest.raises(IndexError):
        NONE[-1]


@pytest.mark.parametrize("key", [None, 1.5, ("DEU",), slice("a", None)])
def test_no_position_and_no_key(key: Any) -> None:
    """Is told so."""
    with pytest.raises(UnknownKeyError, match="expected a position, a slice or the key of a row"):
        TIES[key]


def test_tables_do_not_change() -> None:
    """A table is frozen, equal by content, hashable and picklable, excerpts too."""
    with pytest.raises(AttributeError):
        TIES.rows = ()  # type: ignore[misc]
    for table in (TIES, TIES.where(kind="centre")):
        again = pickle.loads(pickle.dumps(table))  # noqa: S301 - written on the line itself
        assert again == table
        assert hash(again) == hash(table)
    assert TIES.where(kind="centre") != Ties(rows=(KINGDOM,), origin=ORIGIN, extra=1)


@pytest.mark.parametrize("key", ["DEU", "deu", "Germany", "germany", "DE", "276"])
def test_key(key: str) -> None:
    """A row is found by code or name in any case, and by other names of a country."""
    assert TIES[key] is GERMANY
    assert key in TIES


def test_other_names() -> None:
    """Another name of a country or of a group finds its row; another country does not."""
    assert TIES["UK"] is KINGDOM
    assert TIES["E.U."] is UNION
    assert "France" not in TIES


def test_missing_key_of_countries() -> None:
    """A miss says that there is no such country, or that this one has no row."""
    with pytest.raises(UnknownKeyError, match="no row of this table is France"):
        TIES["France"]
    with pytest.raises(UnknownCountryError, match="Germny"):
        TIES["Germny"]


def test_missing_key_beside_a_country() -> None:
    """One key that is a country makes no table of countries: what is near is named."""
    mixed = evolve(TIES, rows=(GERMANY, evolve(KINGDOM, partner="fp7-contribution", name="FP7")))
    with pytest.raises(UnknownKeyError, match="did you mean 'fp7-contribution'"):
        mixed["fp7-contributions"]


def test_missing_key_of_other_things() -> None:
    """A miss names the nearest key, and the first of many; two hits and no keys say so."""
    many = tuple(Tie(partner=f"c{i}", name=f"name{i}", kind="centre") for i in range(10))
    table = Ties(rows=many, origin=ORIGIN, extra=1)
    with pytest.raises(UnknownKeyError, match="there are name0, c0, .* and 12 more; did you mean"):
        table["nime3"]
    with pytest.raises(UnknownKeyError, match="no row answers to 'x'; there are no keys"):
        NONE["x"]
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'DEU'"):
        Ties(rows=(GERMANY, GERMANY), origin=ORIGIN, extra=1)["DEU"]
    with pytest.raises(UnknownKeyError, match="there are no keys"):
        Plain(rows=(GERMANY,), origin=ORIGIN)["DEU"]


def test_completion() -> None:
    """A notebook completes names and codes, each once."""
    assert TIES._ipython_key_completions_()[:2] == ["Germany", "DEU"]
    twice = Ties(rows=(GERMANY, GERMANY), origin=ORIGIN, extra=1)
    assert twice._ipython_key_completions_() == ["Germany", "DEU"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": "agreement"}, (GERMANY, UNION)),
        ({"partner": "Germany"}, (GERMANY,)),
        ({"name": "UK"}, ()),
        ({"partner": "UK", "kind": "centre"}, (KINGDOM,)),
        ({"partner": "UK", "kind": "agreement"}, ()),
        ({"partner": "european union"}, (UNION,)),
        ({"partner": "France"}, ()),
        ({"among": "France"}, (GERMANY,)),
        ({"among": ("EU", "FRA")}, (GERMANY,)),
        ({"among": ("EU",)}, ()),
        ({"amount": Quantity("~1840000 EUR")}, (GERMANY,)),
        ({"amount": None}, (KINGDOM, UNION)),
        ({"period": "2007/2013"}, (GERMANY,)),
        ({"amount": "none"}, ()),
    ],
)
def test_where(wanted: dict[str, object], found: tuple[Tie, ...]) -> None:
    """Rows are those whose fields have the values; countries by any name; a field has its items."""
    assert TIES.where(**wanted).rows == found


def test_where_refuses() -> None:
    """What a field cannot hold is no empty answer, but an error with the nearest choice."""
    with pytest.raises(OptionError, match=r"unknown field 'kinds'; expected one of .* mean 'kind'"):
        TIES.where(kinds="agreement")
    with pytest.raises(OptionError, match="unknown kind 'agreemnt'.*did you mean 'agreement'"):
        TIES.where(kind="agreemnt")
    with pytest.raises(UnknownKeyError, match="Germny"):
        TIES.where(partner="Germny")
    with pytest.raises(OptionError, match=r"unknown field '_hidden'; .* among, period$"):
        TIES.where(_hidden=1)
    assert NONE.where(partner="MYGROUP") is NONE
    assert TIES.where(kind="centre").where(kind=None).rows == ()


def test_filter() -> None:
    """A function picks rows; anything else is refused."""
    assert TIES.filter(lambda tie: tie.amount).rows == (GERMANY,)
    with pytest.raises(OptionError, match="takes a function, not 'kind'"):
        TIES.filter("kind")  # type: ignore[arg-type]


def test_excerpt() -> None:
    """An excerpt says so, has no headline, keeps its class, and its notes are the whole's."""
    excerpt = TIES.where(kind="agreement").filter(lambda tie: tie.partner == "EU")
    assert isinstance(excerpt, Ties)
    assert (excerpt.excerpt, TIES.excerpt, excerpt.whole) == (True, False, TIES)
    assert excerpt.notes() == TIES.notes()
    assert excerpt.notes()[0] == "Note 1 on 3 ties."
    assert str(excerpt).startswith("1 of 3 rows of: Ties, Belarus (portal.by, as of November 2011)")
    with pytest.raises(NotAnswerableError, match="no headline .1 of 3 rows of: Ties"):
        excerpt.headline()


def test_nothing_dropped() -> None:
    """All rows of an answer are the answer, not an excerpt."""
    assert TIES.filter(lambda _: True) is TIES
    assert TIES.where() is TIES


@given(st.lists(st.sampled_from(["DEU", "GBR", "EU"])))
def test_where_law(codes: list[str]) -> None:
    """What `where` keeps and what it drops are all rows, in their order."""
    by_code = {tie.partner: tie for tie in TIES}
    table = Ties(rows=tuple(by_code[code] for code in codes), origin=ORIGIN, extra=1)
    kept = table.where(kind="agreement")
    assert list(kept) == [tie for tie in table if tie.kind == "agreement"]
    assert len(kept) + len(table.filter(lambda tie: tie.kind != "agreement")) == len(table)


def test_references() -> None:
    """Those of the rows given, by row or key, or of all that cite; the profile words them."""
    asked: list[object] = []

    def cite(*subjects: object, style: str) -> tuple[str, ...]:
        assert style == "text"
        asked.extend(subjects)
        return ("A reference.",)

    table = evolve(TIES, origin=evolve(ORIGIN, cite=cite))
    assert table.cite("Germany", UNION, 1) == ("A reference.",)
    assert asked == [GERMANY, UNION, KINGDOM]
    left_out = LeftOut("A thing", "a reason", (Citation("report", "a.1"),))
    whole = Plain(rows=(left_out, KINGDOM), origin=table.origin)  # type: ignore[arg-type]
    whole.cite()
    assert asked[3:] == [left_out]
    with pytest.raises(UnknownKeyError, match="Narnia"):
        table.cite("Narnia")
    assert TIES.cite("Germany") == ()


def test_own_words() -> None:
    """Headline, notes, sources are the subclass's; without them the title and a count stand."""
    assert TIES.headline() == "Belarus has 3 ties (portal.by, as of November 2011)."
    assert TIES.sources == ("The report, portal.by",)
    plain = Plain(rows=(GERMANY,), origin=ORIGIN, on=Period("2007"))
    assert plain.headline() == (
        "Table, Belarus for 2007: 1 row (portal.by, which speaks as of November 2011)."
    )
    now = Plain(rows=(GERMANY,), origin=ORIGIN, on=Period("2011-11"))
    assert now.headline() == "Table, Belarus: 1 row (portal.by, as of November 2011)."
    assert (plain.notes(), plain.footnotes()) == ((), ())


def test_at_the_prompt() -> None:
    """At a prompt a table shows itself, as a row does."""
    assert repr(TIES) == str(TIES) == TIES.to_text()
    assert TIES._repr_html_().startswith("<p>Belarus has 3 ties")


def test_origin() -> None:
    """One publisher is named, several are counted, and another date is told apart."""
    two = Origin("BLR", "Belarus", Period("2011"), ("a", "b"))
    assert two.phrase() == "(2 sources, as of 2011)"
    assert two.phrase(Period("2007")) == "(2 sources, which speak as of 2011)"
    assert two.phrase(Period("2011")) == two.phrase()
    # At the date of the answer none of its sources speaks.
    dates = (Period("2005"), Period("2019"))
    apart = evolve(two, dates=dates)
    assert apart.phrase() == "(2 sources, as of 2005 and 2019, for 2011)"
    assert evolve(two, dates=(Period("2011-03"), *dates)).phrase().endswith("2005 and 2019)")


def test_columns() -> None:
    """By itself a table shows every field, private fields not."""
    columns = TIES.columns()
    assert [column.heading for column in columns][:3] == ["Partner", "Name", "Kind"]
    assert len(columns) == 6

    @frozen(repr=False, kw_only=True)
    class Own(Ties):
        def columns(self) -> tuple[Column, ...]:
            return (Column("Name", lambda row: row.name.upper()),)

    shown = Own(rows=(GERMANY,), origin=ORIGIN, extra=1).displayed()
    assert shown == Displayed(["Name"], [["GERMANY"]], [False])


def test_long_tables_are_cut() -> None:
    """A long table shows its first rows and how many more there are, or all that are asked."""
    table = Plain(rows=(GERMANY,) * 70, origin=ORIGIN)
    assert "\nand 10 more rows\n" in str(table)
    assert "more rows" not in table.to_text(all_rows=True)
    assert table.to_text(all_rows=True).count("Germany") == 70


def test_card() -> None:
    """A row is a card of the fields that hold something, in a terminal and a notebook."""
    assert str(GERMANY).splitlines() == [
        "DEU",
        "    Name    Germany",
        "    Kind    agreement",
        "    Amount  about 1,840,000 EUR",
        "    Among   EU, FRA",
        "    Period  2007 to 2013",
    ]
    assert repr(KINGDOM) == str(KINGDOM) == "GBR\n    Name  United Kingdom\n    Kind  centre"
    assert "<caption" in KINGDOM._repr_html_()


def test_left_out() -> None:
    """What was left out has its reason and a kind to filter by."""
    left = LeftOut("a sum", "no period", (Citation("r", "a.1"),), kind="undated")
    assert (left.what, left.reason, left.kind) == ("a sum", "no period", "undated")
    assert Fraction(1, 2) not in TIES


def test_in_short() -> None:
    """In short, an answer is its headline, and an excerpt has none."""
    assert TIES.brief() == TIES.headline()
    assert TIES.brief(20) == "Belarus has 3 ties\n(portal.by, as of\nNovember 2011)."
    with pytest.raises(NotAnswerableError, match="an excerpt has no headline"):
        TIES.where(name="Germany").brief()
