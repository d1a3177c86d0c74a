"""Records: what their fields take, what they refuse, and how they show themselves."""

from __future__ import annotations

import pickle
from datetime import date
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from samples import (
    agreement,
    centre,
    event,
    figure,
    observation,
    own_group,
    own_rates,
    programme,
    project,
    source,
)
from strategies import records

from belarus_stic import model
from belarus_stic.errors import ProfileError
from belarus_stic.model import TIE_KINDS, Record, TieKind
from belarus_stic.values import Citation, Period, Quantity


@given(records())
def test_records_are_equal_by_content(record: Record) -> None:
    """A copy of a record equals it and has its hash."""
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - written on the line itself
    assert again == record
    assert hash(again) == hash(record)
    assert evolve(record, note="other") != record


def test_records_do_not_change() -> None:
    """A record is frozen."""
    with pytest.raises(AttributeError):
        agreement().name = "other"  # type: ignore[misc]


def test_texts_are_read_as_values() -> None:
    """Dates, quantities and citations may be given in their notation, lists as any sequence."""
    made = figure("~450 project", as_of="2011-11", period=2010, about=iter(["BLR"]))
    assert made.as_of == Period("2011-11")
    assert made.period == Period("2010")
    assert made.value == Quantity("~450 project")
    assert made.cites == (Citation("report", "part.1"),)
    assert made.about == ("BLR",)
    assert agreement(signed=date(2010, 8, 11)).signed == Period("2010-08-11")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Germany", "DEU"),
        ("DE", "DEU"),
        ("European Union", "EU"),
        ("DEU", "DEU"),
        ("EU", "EU"),
        ("georgia", "georgia"),
        ("label:Germany", "label:Germany"),
        ("Atlantis", "Atlantis"),
        ("SUN", "SUN"),
    ],
)
def test_countries_and_groups_may_be_named(name: str, code: str) -> None:
    """A name becomes its code; an id, a label and what is unknown stay."""
    assert agreement(id="a", partners=[name]).partners == (code,)


def test_rows_are_read_as_values() -> None:
    """Rows of a group and of rates hold periods and quantities, members their codes."""
    group = own_group(memberships=[["Poland", "member", "1991/.."]])
    assert group.memberships == (("POL", "member", Period("1991/..")),)
    assert own_rates(rates=[["2010", "12.4 MDL"]]).rates == (
        (Period("2010"), Quantity("12.4 MDL")),
    )


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("id", "Agreement_DEU", "'Agreement_DEU' is no id; expected small letters"),
        ("id", "", "is blank"),
        ("name", 5, "expected a text, not 5"),
        ("name", "a\u202eb", "U+202E"),
        ("partners", "DEU", "expected several values, not 'DEU'"),
        ("partners", 5, "expected several values, not 5"),
        ("partners", [], "is empty; expected at least one value"),
        ("partners", ["DEU", 5], "expected a text, not 5"),
        ("partners", ["DEU", "Germany"], "holds 'DEU' more than once"),
        ("partners", ["label:a\u202eb"], "U+202E"),
        ("cites", "report#part.1", "expected several values, not 'report#part.1'"),
        ("cites", ["report"], "not a citation: 'report'"),
        ("cites", [5], "not a citation: 5"),
        ("level", "goverment", "did you mean 'governmental'?"),
        ("status", None, "expected a text, not None"),
        ("note", 5, "expected a text, not 5"),
        ("signed", "2010-13", "2010-13"),
        ("as_of", "2014-2015", "2014/2015"),
    ],
)
def test_wrong_fields_are_named(field: str, value: object, message: str) -> None:
    """Each wrong value is refused with its collection, record, field and what was expected."""
    with pytest.raises(ProfileError) as caught:
        agreement(**{field: value})
    (problem,) = caught.value.problems
    assert (problem.collection, problem.field) == ("agreements", field)
    assert message in problem.message
    assert field == "id" or problem.record == "agreement-deu"


@pytest.mark.parametrize(
    ("value", "message"), [("3-4 %", "3..4 %"), (3, "3"), ("620 EUR thousand", "620000 EUR")]
)
def test_wrong_quantities_are_named(value: object, message: str) -> None:
    """What is no quantity is refused as the quantity itself would be."""
    with pytest.raises(ProfileError) as caught:
        evolve(figure(), value=value)
    (problem,) = caught.value.problems
    assert (problem.record, problem.field) == ("figure", "value")
    assert message in problem.message


def test_wrong_rows_are_named() -> None:
    """Rows of another width, and rows that are none, are refused."""
    for rows in ([("a.1", "0" * 64, "more")], [5], 5, "ab"):
        with pytest.raises(ProfileError, match=r"expected (rows of 2|several) values"):
            source(statements=rows)
    for rows in ([["POL", "member"]], ["POL"]):
        with pytest.raises(ProfileError, match="expected rows of 3 values"):
            own_group(memberships=rows)
    with pytest.raises(ProfileError, match="expected rows of 2 values"):
        own_rates(rates=[("2010",)])


def test_all_wrong_fields_of_a_record_are_told_at_once() -> None:
    """Three mistakes make three problems."""
    with pytest.raises(ProfileError) as caught:
        agreement(name="", level="x", partners="DEU")
    assert [problem.field for problem in caught.value.problems] == ["name", "partners", "level"]


def test_what_money_is_per_is_a_noun() -> None:
    """`per` takes nouns, known ones in one spelling."""
    assert figure(per=["project", "year"]).per == ("project", "year")
    assert figure(per=["student"]).per == ("student",)
    with pytest.raises(ProfileError, match="'years' is written 'year'"):
        figure(per=["years"])


def test_references_name_their_field() -> None:
    """A record yields all that it refers to, and nothing for what is empty."""
    made = observation(about=["BLR", "p-1"])
    assert list(made.references()) == [("about", "BLR"), ("about", "p-1")]
    assert list(agreement(parties=["academy"]).references()) == [
        ("partners", "DEU"),
        ("parties", "academy"),
    ]
    members = [("memberships", code) for code in ("CZE", "HUN", "POL", "SVK")]
    assert list(own_group().references()) == members


def test_a_record_speaks_at_its_own_date_or_the_latest_of_its_sources() -> None:
    """Its own date comes first, then the latest day of what it cites, then the profile's."""
    dated = {
        "report": source(as_of="2011-11"),
        "later": source("later", as_of="2012"),
        "undated": source("undated"),
    }
    default = Period("2020")
    made = agreement(cites=["report#part.1", "later#part.1", "undated#part.1"])
    assert made.speaks_at(dated, default) == Period("2012")
    assert agreement(as_of="2009").speaks_at(dated, default) == Period("2009")
    assert agreement(cites=["undated#part.1"]).speaks_at(dated, default) == default
    assert agreement(cites=["nowhere#part.1"]).speaks_at(dated, default) == default


def test_kinds_of_ties_are_said_by_the_records() -> None:
    """Each kind of tie that one record makes by itself is that of one class."""
    ties = [agreement(), programme(), project(), centre(), event()]
    assert [record.tie_kind for record in ties] == [
        "agreement",
        "programme",
        "project",
        "centre",
        "event",
    ]
    assert [record.tie_kind for record in (figure(), source(), own_group())] == [None] * 3
    assert get_args(TieKind) == TIE_KINDS


@given(records())
def test_a_record_is_written_as_it_was_made(record: Record) -> None:
    """With the fields that say something and no others, so that what is printed makes it again."""
    names = {**vars(model), "Citation": Citation, "Period": Period, "Quantity": Quantity}
    assert eval(repr(record), names) == record  # noqa: S307 - written on the line itself
    assert "=None" not in repr(record)


def test_a_record_is_shown_as_a_card() -> None:
    """Text and HTML name countries, word quantities and leave out what is empty."""
    assert str(agreement(subject="science")) == (
        "Name of agreement-deu (Agreement)\n"
        "    Id          agreement-deu\n"
        "    Statements  part.1\n"
        "    Partners    Germany\n"
        "    Level       governmental\n"
        "    Subject     science\n"
        "    Status      concluded"
    )
    assert "over 45 agreements" in str(figure(">45 agreement"))
    member = "CZE, member, since 1991\n                 HUN, member, since 1991\n"
    assert f"Memberships  {member}" in str(own_group())
    shown = str(source())
    assert "Statements     9\n" in shown
    assert "Without facts  part.9, a heading" in shown
    html = figure(name="<b>")._repr_html_()
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
