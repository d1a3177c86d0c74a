"""Dates of what is told as done against the dates of the sources."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, said, text_of
from samples import (
    agreement,
    event,
    figure,
    membership,
    organisation,
    policy,
    profile,
    programme,
    project,
    source,
)

from belarus_stic.auditing import audit
from belarus_stic.model import Record

LATE = "2023-10-16"


@pytest.mark.parametrize(
    "record",
    [
        agreement("ARM", id="late", status="in force", signed=LATE),
        agreement("ARM", id="late", status="concluded", signed=LATE),
        agreement("ARM", id="late", status="ended", ended=LATE),
        agreement("ARM", id="late", status="in force", in_force=LATE),
        agreement("ARM", id="late", status="legal basis", signed=LATE),
        policy("late", signed=LATE),
        organisation("late", founded=LATE),
        membership("CIS", id="late", period="2023/.."),
        figure("5 project", "late", period="2023"),
        figure("5 EUR", "late", period="2023"),
        figure("5 project", "late", as_of=LATE),
    ],
)
def test_what_is_told_before_it_was(record: Record) -> None:
    """Of 2023, told by a source of 2011."""
    assert said(audit_of(record), "dates") == [("tension", ("late",))]


@pytest.mark.parametrize(
    "record",
    [
        agreement("ARM", status="planned", signed=LATE),
        agreement("ARM", status="in force", signed="2011-11-30"),
        programme(period="2023/.."),
        project(period="2023"),
        event(period="2023"),
        policy(period="2023/2025"),
        figure("5 EUR", period="2023", stage="planned"),
        figure("5 EUR", period="2023", stage="allocated"),
        figure("5 EUR", period="2023", stage="budgeted"),
        figure("5 project", period="2011/2023"),
        figure("5 project", period="2023~"),
        figure("5 project"),
    ],
)
def test_plans_and_what_may_have_been(record: Record) -> None:
    """Plans are of the future, and an approximate date proves nothing."""
    assert said(audit_of(record), "dates") == []


def test_dates_in_words() -> None:
    """What, when, and how late the source speaks."""
    late = agreement("ARM", status="in force", signed=LATE, in_force="2024")
    assert text_of(audit_of(late), "dates") == (
        "Name of agreement-arm: signed on 16 October 2023; the source speaks as of November 2011."
    )
    since = figure("5 project", period="2023/..")
    assert "from a time that begins in 2023;" in text_of(audit_of(since), "dates")


@pytest.mark.parametrize(
    ("dates", "found"),
    [({}, 1), ({"as_of": "2012"}, 1), ({"as_of": "2013"}, 0), ({"as_of": "2000/.."}, 0)],
    ids=str,
)
def test_the_date_a_source_speaks_at(dates: dict[str, str], found: int) -> None:
    """Its own, or the profile's where it has none; one that is open leaves nothing late."""
    late = figure("5 project", period="2013")
    audited = audit(profile(late, sources=[source(**dates)]))
    assert len(said(audited, "dates")) == found


def test_when_a_page_was_read_says_nothing() -> None:
    """A profile of 2021 calls an agreement of 2023 in force: its page may be read today."""
    signed = agreement("ARM", status="in force", signed=LATE)
    sources = [source(as_of="2021", published="2021", accessed="2024")]
    audited = audit(profile(signed, sources=sources, as_of="2021"))
    assert text_of(audited, "dates") == (
        "Name of agreement-arm: signed on 16 October 2023; the source speaks as of 2021."
    )


def test_several_sources() -> None:
    """One of them may know; what none can know is told with all their dates."""
    late = figure("5 project", period="2013", cites=["one#part.1", "two#part.1"])
    for day, found in (("2014", 0), ("2000/..", 0), ("2012", 1)):
        sources = [source("one", as_of="2011"), source("two", as_of=day)]
        audited = audit(profile(late, sources=sources))
        assert len(said(audited, "dates")) == found
    assert text_of(audited, "dates").endswith("the source speaks as of 2011 and 2012.")
