"""The records of a collection as an answer: which are kept, and how they read."""

from __future__ import annotations

from typing import Any

import pytest
from another_country import another_country
from hypothesis import given
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    instrument,
    membership,
    observation,
    organisation,
    own_group,
    policy,
    profile,
    project,
    standing,
)
from strategies import profiles

from belarus_stic import indicators, load_profile, records, timeline
from belarus_stic.errors import (
    InvalidPeriodError,
    InvalidQuantityError,
    OptionError,
    UnknownKeyError,
)
from belarus_stic.model import RECORD_TYPES, Profile
from belarus_stic.reference import country

BELARUS = load_profile()
SOURCE = "(Publisher of the report, as of November 2011)."
MADE = profile(
    agreement("DEU", level=None),
    agreement("EU", status="not in force"),
    organisation("lab", country="DEU", name="Laboratory of light"),
    organisation("firm", country="CAN", kind="firm", part_of="lab"),
    organisation("office"),
    project("p-1", implemented_by=["lab"], participants=["firm"], external_id="P-1"),
    project("p-2", implemented_by=["lab"], period="2004/2006"),
    centre(host="lab", partners=["FRA"], note="Small."),
    event(period="2010"),
    policy(number="136", signed="2011-04-11", period="2011/2015"),
    instrument("grants", status="proposed", note="Small."),
    instrument("line"),
    membership(),
    standing("FRA", "top tier", among="EU"),
    standing("label:Others", "widening"),
    enumeration(["DEU", "label:Others"]),
    figure("450 project", "many", per=["year"]),
    figure("5 %", "share", period="2010"),
    observation("gap", stance="barrier", topic="money", about=["DEU"], text="Money is short."),
    observation("wish", stance="recommendation", answers=["gap"], text="More is needed."),
    observation("hope", stance="outlook", topic="money", text="Much is hoped."),
)


@pytest.mark.parametrize(
    ("collection", "where", "kept"),
    [
        ("observations", {"stance": "barrier"}, {"gap"}),
        ("observations", {"stance": ["barrier", "outlook"]}, {"gap", "hope"}),
        ("observations", {"topic": "money", "stance": {"outlook"}}, {"hope"}),
        ("observations", {"topic": None}, {"wish"}),
        ("observations", {"topic": ("money", None)}, {"gap", "wish", "hope"}),
        ("observations", {"about": "Germany"}, {"gap"}),
        ("observations", {"answers": "gap"}, {"wish"}),
        ("observations", {"text": "is"}, {"gap", "wish", "hope"}),
        ("organisations", {"country": "Federal Republic of Germany"}, {"lab"}),
        ("organisations", {"country": ["DEU", "CAN"]}, {"lab", "firm"}),
        ("organisations", {"name": "LIGHT"}, {"lab"}),
        ("projects", {"period": 2005}, {"p-2"}),
        ("projects", {"period": "2007"}, set()),
        ("projects", {"period": None}, {"p-1"}),
        ("projects", {"participants": "firm"}, {"p-1"}),
        ("figures", {"value": "450 project"}, {"many"}),
        ("figures", {"value": "450 project", "per": "year"}, {"many"}),
        ("standings", {"partner": "Others"}, {"standing-others-widening"}),
        ("organisations", {"country": country("Germany")}, {"lab"}),
        ("organisations", {"country": "germany"}, {"lab"}),
        # A membership without a member is of home.
        ("memberships", {"member": "Belarus"}, {"membership-istc"}),
        ("memberships", {"member": None}, {"membership-istc"}),
        ("agreements", {"level": None}, {"agreement-deu"}),
        ("instruments", {}, {"grants", "line"}),
    ],
)
def test_records_are_kept_by_their_fields(
    collection: str, where: dict[str, Any], kept: set[str]
) -> None:
    """By words, names, dates, numbers, words within a text; several values mean any of them."""
    assert {row.id for row in records(MADE, collection, **where)} == kept


@pytest.mark.parametrize(
    ("collection", "record", "text"),
    [
        ("agreements", "agreement-eu", "not in force; of governments; with the European Union"),
        ("organisations", "firm", "firm; in Canada; part of the Laboratory of light"),
        ("centres", "centre", "with France; hosted by the Laboratory of light"),
        ("events", "conference", "2010; supported by Japan"),
        ("policies", "decree", "number 136; adopted on 11 April 2011; 2011 to 2015"),
        (
            "memberships",
            "membership-istc",
            "Belarus as member of the International Science and Technology Center",
        ),
        ("standings", "standing-fra-top-tier", "among the top partners within the European Union"),
        ("lists", "listed", "Germany and Others"),
        ("figures", "share", "5 % of all that is counted (2010)"),
        ("figures", "many", "450 projects a year (undated)"),
        ("observations", "gap", "Money is short."),
        (
            "observations",
            "wish",
            'More is needed. Whom it is addressed to is not said; it answers "Name of gap".',
        ),
    ],
)
def test_records_read_in_words(collection: str, record: str, text: str) -> None:
    """Names for codes, and what a record of each kind says."""
    assert records(MADE, collection)[record].text == text


def test_roles_are_read_both_ways() -> None:
    """What a body hosts, carries out, has as parts; several of a kind together."""
    assert records(MADE, "organisations")["lab"].roles == (
        "carries out Name of p-1 and Name of p-2",
        "hosts the Name of centre",
        "has as parts Name of firm",
    )
    assert records(MADE, "organisations")["office"].roles == ()


def test_what_was_asked_is_in_the_headline_alone() -> None:
    """A column that would hold one word is left out; so is one that holds nothing."""
    asked = records(MADE, "instruments", status="proposed")
    assert asked.to_text(all_notes=True) == (
        """\
The records on Sample hold 2 instruments, of which 1 has "proposed" as status
(Publisher of the report, as of November 2011).

Name            What is said
--------------  ------------
Name of grants  [part.1]

1. Name of grants: Small.
Method: The records of the collection, in words, in the order of the statements
they cite.
Source: Publisher of the report, A report on co-operation, undated,
https://example.org/report"""
    )
    assert [column.heading for column in records(MADE, "observations").columns()] == [
        *("Stance", "Topic", "What is said")
    ]
    by_stance = records(MADE, "observations", stance="barrier")
    assert [column.heading for column in by_stance.columns()] == [*("Topic", "What is said")]
    both = records(MADE, "observations", stance=["barrier", "outlook"])
    assert both.columns()[0].heading == "Stance"


@pytest.mark.parametrize(
    ("collection", "where", "headline"),
    [
        ("policies", {}, "The records on Sample hold 1 policy"),
        ("groups", {}, "The records on Sample hold 0 groups"),
        ("groups", {"replaces": True}, "The records on Sample hold 0 groups"),
        (
            "projects",
            {"period": "1999"},
            'The records on Sample hold 2 projects, of which none has "1999" as period',
        ),
        (
            "organisations",
            {"country": ["DEU", "CAN"], "part_of": None},
            (
                'The records on Sample hold 3 organisations, of which 1 has "DEU" or "CAN" as '
                "country and nothing as part of"
            ),
        ),
        (
            "organisations",
            {"country": country("Germany")},
            'The records on Sample hold 3 organisations, of which 1 has "Germany" as country',
        ),
        (
            "observations",
            # The order of a set is no order.
            {"topic": {"money", "access", "mobility", "structures", "visibility"}},
            (
                'The records on Sample hold 3 observations, of which 2 have "access", "mobility", '
                '"money", "structures" or "visibility" as topic'
            ),
        ),
        (
            "standings",
            {"partner": "label:Others"},
            'The records on Sample hold 2 standings, of which 1 has "Others" as partner',
        ),
        (
            "observations",
            {"stance": ("outlook", "barrier", "goal")},
            "The records on Sample hold 1 outlook and 1 barrier",
        ),
        (
            "observations",
            {"stance": ("outlook", "barrier"), "topic": "money"},
            (
                'The records on Sample hold 3 observations, of which 2 have "outlook" or '
                '"barrier" as stance and "money" as topic'
            ),
        ),
    ],
)
def test_headlines(collection: str, where: dict[str, Any], headline: str) -> None:
    """How many there are, of how many, by what; of stances, how many of each."""
    assert records(MADE, collection, **where).headline() == f"{headline} {SOURCE}"


def test_in_short_stances_are_named() -> None:
    """Two names each, and how many more."""
    asked = records(BELARUS, "observations", stance=("barrier", "outlook")).brief()
    assert "Barrier  Little room within the EU priorities; " in asked
    assert "; and 6 more" in " ".join(asked.split())
    assert "Outlook  Infrastructure from ORBISS; Hopes for the CIS; and 3 more" in asked
    policies = records(MADE, "policies")
    assert " ".join(policies.brief().split()) == policies.headline()


def test_the_data_has_the_fields_of_the_collection() -> None:
    """Words, roles and statements first; the same columns whatever was kept."""
    frame = records(MADE, "organisations", country="Canada").to_pandas()
    assert list(frame.columns[:5]) == ["id", "name", "text", "roles", "evidence"]
    assert frame.loc[0, "part_of"] == "lab"
    assert list(
        records(MADE, "organisations", kind="university", country="FRA").to_pandas()
    ) == list(frame)


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        (lambda: records(MADE, "observation"), OptionError, "did you mean 'observations'?"),
        (lambda: records(MADE, "observations", stanze="x"), OptionError, "did you mean 'stance'?"),
        (
            lambda: records(MADE, "observations", stance="barier"),
            OptionError,
            "unknown stance 'barier'; expected one of absence, assessment, barrier, ",
        ),
        (
            lambda: records(MADE, "organisations", kind="research institut"),
            OptionError,
            "did you mean 'research institute'?",
        ),
        (
            lambda: records(MADE, "organisations", country="Germny"),
            UnknownKeyError,
            "did you mean 'DEU' (Germany)?",
        ),
        (
            lambda: records(MADE, "observations", topic=[]),
            OptionError,
            "no topic is given; expected one or more, or None for what has none",
        ),
        (lambda: records(MADE, "projects", period="soon"), InvalidPeriodError, "'soon'"),
        (lambda: records(MADE, "figures", value="many projects"), InvalidQuantityError, "many"),
        (lambda: records("Belarus", "figures"), OptionError, "expected a Profile"),
    ],
)
def test_wrong_questions_are_refused(asked: Any, error: type[Exception], words: str) -> None:
    """What is wrong, what is allowed, what was meant."""
    with pytest.raises(error) as caught:
        asked()
    assert words in str(caught.value)


def test_a_row_is_the_card_of_its_record() -> None:
    """With all its fields."""
    assert str(records(MADE, "policies")[0]) == str(MADE["decree"])


def test_every_collection_of_any_profile_is_told() -> None:
    """Each collection answers, the profile's own groups too."""
    for made in (BELARUS, another_country(), profile(own_group())):
        for record_type in RECORD_TYPES:
            answer = records(made, record_type.collection)
            assert len(answer) == len(getattr(made, record_type.collection))
            assert answer.headline()
            assert answer.to_text(all_rows=True)


@given(profiles())
def test_records_of_any_profile(drawn: Profile) -> None:
    """Nothing is lost, and every row cites what its record cites."""
    for record_type in RECORD_TYPES:
        rows = records(drawn, record_type.collection).rows
        assert {row.id for row in rows} == {r.id for r in getattr(drawn, record_type.collection)}
        assert all(row.evidence == drawn[row.id].cites for row in rows)


def test_several_subjects_stand_together() -> None:
    """Figures of either, in one table."""
    found = indicators(BELARUS, about=["TEMPUS", "Erasmus Mundus"])
    assert {"tempus-budget", "em-students"} <= {row.id for row in found}
    assert " about TEMPUS and Erasmus Mundus are stated" in found.headline()
    dated = timeline(BELARUS, about=["TEMPUS", "optics"])
    assert {"tempus", "optical-techniques-seminar-2010"} <= {row.record for row in dated}
    assert ' touching TEMPUS and "optics" ' in dated.headline()
    assert " touching TEMPUS " in timeline(BELARUS, about=["tempus", "TEMPUS"]).headline()


@pytest.mark.parametrize("answer", [indicators, timeline])
@pytest.mark.parametrize(
    ("about", "words"),
    [(5, "no subject: 5; expected a country"), ([], "about names no subject; leave it out")],
)
def test_what_is_about_nothing_is_refused(answer: Any, about: Any, words: str) -> None:
    """A number is no subject, and no subjects are not all."""
    with pytest.raises(OptionError) as caught:
        answer(BELARUS, about=about)
    assert words in str(caught.value)
