"""Durations against the periods of what they are durations of."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, said, text_of
from samples import figure, organisation, programme


@pytest.mark.parametrize(
    ("value", "period", "severity"),
    [
        ("48 month", "2007/2009", "tension"),
        ("36 month", "2007/2009", "agrees"),
        (">36 month", "2007/2009", "tension"),
        ("30..48 month", "2007/2009", "agrees"),
        ("3 year", "2007/2009", "agrees"),
        ("4 year", "2007/2009", "tension"),
        ("2 month", "2010-01-31/2010-02-01", "tension"),
        ("1 month", "2010-01-31/2010-02-01", "tension"),
        ("1 month", "2010-01-31/2010-02-27", "agrees"),
        (">1 month", "2010-01-31/2010-02-27", "tension"),
        ("2 month", "2010-01-31/2010-02-28", "tension"),
        ("1 month", "2010-01-31/2010-02-28", "agrees"),
        ("13 month", "2007-12-31/2008-12-01", "tension"),
        ("12 month", "2007-12-31/2008-12-01", "tension"),
        ("11 month", "2007-12-31/2008-12-01", "agrees"),
        ("1 year", "2007-12-31/2008-12-30", "agrees"),
        ("3 month", "2010-01-15/2010-04-14", "agrees"),
        ("4 month", "2010-01-15/2010-04-14", "tension"),
        (">3 month", "2010-01-15/2010-04-15", "agrees"),
        ("1 month", "9999-12", "agrees"),
    ],
)
def test_duration(value: str, period: str, severity: str) -> None:
    """A duration that is certainly longer than its period is a tension."""
    audited = audit_of(figure(value, "duration", period=period))
    assert said(audited, "durations") == [(severity, ("duration",))]


def test_duration_of_a_programme() -> None:
    """The period may be that of what the duration is about."""
    audited = audit_of(
        programme("short", period="2007/2009"), figure("48 month", "duration", about=["short"])
    )
    assert text_of(audited, "durations") == (
        "Name of short: 48 months are stated; 2007 to 2009 has 36 months."
    )


def test_duration_of_a_period_that_cuts_a_month() -> None:
    """So many months and some days are less than the next whole number of months."""
    audited = audit_of(figure("13 month", "duration", period="2007-12-31/2008-12-01"))
    assert text_of(audited, "durations") == (
        "Sample: 13 months are stated; 31 December 2007 to 1 December 2008 has less than 12 months."
    )


@pytest.mark.parametrize(("period", "found"), [(None, 0), ("2014-07/2020-12", 1)])
def test_duration_of_a_whole_programme(period: str | None, found: int) -> None:
    """A programme's period is home's part in it, so its whole length may be more."""
    audited = audit_of(
        programme("long", period="2014-07/2020-12"),
        figure("84 month", "d", about=["long"], scope="whole programme", period=period),
    )
    assert len(said(audited, "durations")) == found


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("48 month", None),
        ("48 month", "2007/.."),
        ("48 month", "../2007"),
        ("48 month", "2007~/2009"),
        ("<48 month", "2007/2009"),
        ("~48 month", "2007/2009"),
        ("48 project", "2007/2009"),
        ("48 week", "2007"),
    ],
)
def test_duration_that_says_nothing(value: str, period: str | None) -> None:
    """Without a closed period, a least length or a unit of time there is nothing to compare."""
    audited = audit_of(organisation(), figure(value, "duration", period=period))
    assert said(audited, "durations") == []


def test_one_month() -> None:
    """In the singular."""
    audited = audit_of(figure("1 month", period="2004"))
    assert text_of(audited, "durations").startswith("Sample: 1 month is stated; 2004 has")
