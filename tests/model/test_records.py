"""Records: what their fields take, and what they refuse."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from samples import agreement, common
from strategies import records

from belarus_stic.errors import ProfileError
from belarus_stic.model import Citation, Figure, Observation, Record, Source
from belarus_stic.values import Period, Quantity


@given(records())
def test_records_are_equal_by_content(record: Record) -> None:
    """A copy of a record equals it and has its hash."""
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - written on the line itself
    assert again == record
    assert hash(again) == hash(record)


def test_texts_are_read_as_values() -> None:
    """Dates, quantities and citations may be given in their notation, lists as any sequence."""
    figure = Figure(
        **{**common("count"), "as_of": "2011-11"},
        indicator="projects",
        about=["BLR"],
        value="~450 project",
        period="2010",
    )
    assert figure.as_of == Period("2011-11")
    assert figure.value == Quantity.parse("~450 project")
    assert figure.cites == (Citation("report", "part.1"),)
    assert figure.about == ("BLR",)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("id", "Agreement_DEU", "not an id: 'Agreement_DEU'; expected small letters"),
        ("id", "", "expected a text, not ''"),
        ("name", 5, "expected a text, not 5"),
        ("name", " ", "expected a text, not ' '"),
        ("partners", "DEU", "expected several values, not 'DEU'"),
        ("partners", 5, "expected several values, not 5"),
        ("partners", ["DEU", 5], "expected a text, not 5"),
        ("partners", ["DEU", "DEU"], "expected no value twice"),
        ("cites", "report#part.1", "expected several values, not 'report#part.1'"),
        ("level", "goverment", "did you mean 'governmental'?"),
        ("level", None, "unknown None; expected one of governmental, agency, institutional"),
        ("note", 5, "expected a text, not 5"),
        ("signed", "2010-13", "no such date in '2010-13'"),
        ("signed", 2010, "write it as text: '2010'"),
        ("as_of", "2014-2015", "did you mean '2014/2015'?"),
        ("cites", ["report"], "not a citation: 'report'"),
        ("cites", [5], "not a citation: 5"),
    ],
)
def test_wrong_fields_are_named(field: str, value: object, message: str) -> None:
    """Each wrong value is refused with its record, its field and what was expected."""
    with pytest.raises(ProfileError) as caught:
        agreement("DEU", **{field: value})
    (problem,) = caught.value.problems
    assert problem.field == field
    assert message in problem.message
    assert field == "id" or problem.record == "agreement-deu"


@pytest.mark.parametrize(
    ("value", "message"), [("3-4 %", "did you mean '3..4 %'?"), (3, "not a quantity: 3")]
)
def test_wrong_quantities_are_named(value: object, message: str) -> None:
    """A value that is no quantity is told with its record and field."""
    with pytest.raises(ProfileError) as caught:
        Figure(**common("count"), indicator="projects", about=["BLR"], value=value)
    (problem,) = caught.value.problems
    assert (problem.record, problem.field) == ("count", "value")
    assert message in problem.message


def test_all_wrong_fields_of_a_record_are_told_at_once() -> None:
    """Three mistakes make three problems."""
    with pytest.raises(ProfileError, match="3 problems found") as caught:
        agreement("DEU", name="", level="x", partners="DEU")
    assert [problem.field for problem in caught.value.problems] == ["name", "partners", "level"]


def test_pairs_have_two_members() -> None:
    """Statements are pairs of a locator and a digest."""
    with pytest.raises(ProfileError, match="expected 2 values"):
        Source(id="s", name="S", title="T", statements=[("a.1", "0" * 64, "more")])
    with pytest.raises(ProfileError, match="expected several values, not 5"):
        Source(id="s", name="S", title="T", statements=[5])
    with pytest.raises(ProfileError, match="expected several values, not 5"):
        Source(id="s", name="S", title="T", statements=5)


@pytest.mark.parametrize(
    "text",
    [
        "report",
        "report#",
        "#part.1",
        "re port#part.1",
        "report# part.1",
        "report#part.1 ",
        "report#a; b",
        5,
    ],
)
def test_citations_have_a_source_and_a_locator(text: str) -> None:
    """A citation without either part, or with one that its notation cannot hold, is refused."""
    with pytest.raises(ValueError, match="expected source#locator"):
        Citation.parse(text)
    with pytest.raises(ValueError, match="expected source#locator"):
        Citation(*str(text).partition("#")[::2])


def test_references_name_their_field() -> None:
    """A record yields all that it refers to, and nothing for what is empty."""
    observation = Observation(**common("o"), kind="goal", about=["BLR", "p-1"], text="Words.")
    assert list(observation.references()) == [("about", "BLR"), ("about", "p-1")]
    assert list(agreement("DEU").references()) == [("partners", "DEU")]


def test_records_do_not_change() -> None:
    """A record is frozen."""
    with pytest.raises(AttributeError):
        agreement("DEU").name = "other"
