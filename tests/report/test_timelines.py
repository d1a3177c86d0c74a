"""What is dated, in the order of time; what is certain of it; what is left out."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest
import samples
from another_country import another_country, bare
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from samples import event, profile, programme
from strategies import periods, profiles

from belarus_stic import load_profile
from belarus_stic.errors import OptionError, UnknownKeyError
from belarus_stic.model import RECORD_TYPES, Figure, Profile, Record, field_specs
from belarus_stic.report.dates import KINDS, TimelineRow, _overlapping
from belarus_stic.report.timelines import timeline
from belarus_stic.values import Period

DATED = {
    *("agreement", "membership", "programme", "project", "centre", "organisation", "event"),
    *("policy", "observation", "figure"),
}


def dates_of(record: Record) -> list[str]:
    """Return the dates of a record, as they are written."""
    dates = {
        spec.name: getattr(record, spec.name)
        for spec in field_specs(type(record))
        if spec.kind == "period" and getattr(record, spec.name) is not None
    }
    said = dates.pop("as_of", None)
    if said and not dates and isinstance(record, Figure):
        dates["as_of"] = said
    return sorted(map(str, dates.values()))


def could_be_dated(made: Profile) -> list[Record]:
    """Return the records of the kinds that can have a date."""
    return [record for record in made if type(record).__name__.lower() in DATED]


def family(*periods_: str | None, **changes: Any) -> Profile:
    """Return a programme with parts of these periods, `p-0`, `p-1` ..."""
    parts = [
        programme(f"p-{i}", name=f"P{i}", part_of="whole", period=period)
        for i, period in enumerate(periods_)
    ]
    return profile(programme("whole"), *parts, **changes)


# What has a row.


@given(profiles())
def test_every_date_has_one_row(made: Profile) -> None:
    """And every record that could have one and has none is left out."""
    answer = timeline(made)
    for record in could_be_dated(made):
        rows = [row for row in answer if row.record == record.id]
        assert sorted(str(row.date) for row in rows) == dates_of(record)
        assert len({row.event for row in rows}) == len(rows)
        assert all(row.evidence and set(row.evidence) == set(record.cites) for row in rows)
    assert {row.record for row in answer} <= {record.id for record in could_be_dated(made)}
    undated = [record.name for record in could_be_dated(made) if not dates_of(record)]
    assert sorted(left.what for left in answer.left_out) == sorted(undated)
    assert {left.kind for left in answer.left_out} <= DATED


@given(profiles())
def test_rows_are_in_order(made: Profile) -> None:
    """By begin, then end, then name, with open ends outermost; none ends before it begins."""
    rows = timeline(made).rows
    for row in rows:
        begin, end = row.begin and row.begin.earliest, row.end and row.end.latest
        assert not begin or not end or begin <= end
        assert (row.begin, row.end) == (row.date.start, row.date.end)
    for one, other in pairwise(rows):
        begin, later = (row.begin and row.begin.earliest for row in (one, other))
        end, last = (row.end and row.end.latest for row in (one, other))
        assert begin is None or (later is not None and begin <= later)
        if begin == later:
            assert last is None or (end is not None and end <= last)
            assert end != last or one.name <= other.name


@given(profiles(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(made: Profile, chance: random.Random) -> None:
    """Neither in rows nor in what is left out, and every form of it can be had."""
    mixed = {
        record_type.collection: chance.sample(found, len(found))
        for record_type in RECORD_TYPES
        if (found := getattr(made, record_type.collection))
    }
    answer, other = timeline(made), timeline(evolve(made, **mixed))
    assert answer.to_json() == other.to_json()
    assert answer.to_csv() == other.to_csv()
    assert answer.to_markdown(all_rows=True) == other.to_markdown(all_rows=True)


@given(profiles(), st.sets(st.sampled_from(sorted(DATED)), min_size=1))
def test_kinds_keep_some_rows_as_they_are(made: Profile, kinds: set[str]) -> None:
    """What is said of a row hangs on nothing that was asked."""
    whole, some = timeline(made), timeline(made, kind=kinds)
    assert some.rows == tuple(row for row in whole if row.kind in kinds)
    assert some.left_out == tuple(left for left in whole.left_out if left.kind in kinds)


def test_the_kinds_are_those_with_a_date_of_their_own() -> None:
    """Sources, lists and what a profile brings as reference facts are not asked."""
    assert set(KINDS) == DATED
    made = profile(
        samples.own_group(),
        samples.standing(),
        samples.enumeration(["DEU"], as_of="2010"),
        sources=[samples.source(as_of="2011")],
    )
    answer = timeline(made)
    assert not answer.rows
    assert not answer.left_out


def test_no_date_is_told_by_the_name_of_a_field() -> None:
    """Whatever kind of record and field: a new one needs its word."""
    for record_type in RECORD_TYPES:
        kind = record_type.__name__.lower()
        names = {spec.name for spec in field_specs(record_type) if spec.kind == "period"}
        if kind in DATED and "period" in names:
            (row,) = timeline(profile(getattr(samples, kind)(period="2001"))).rows
            assert row.kind == kind
            assert row.event not in {"", "period"}


def test_a_record_may_have_several_dates() -> None:
    """Each is a row of its own; the key of such a record finds more than one."""
    made = profile(
        samples.agreement(status="ended", signed="1990", in_force="1991-02", ended="2004~")
    )
    answer = timeline(made)
    assert [(str(row.date), row.event, row.when) for row in answer] == [
        ("1990", "signed", "past"),
        ("1991-02", "comes into force", "past"),
        ("2004~", "ended", None),
    ]
    with pytest.raises(UnknownKeyError, match="3 rows answer to"):
        answer["agreement-deu"]
    assert answer.headline() == (
        "From 1990 to about 2004, 1 record on Sample gives 3 dates "
        "(Publisher of the report, as of November 2011)."
    )


def test_a_figure_stands_at_its_period_or_else_where_it_is_stated() -> None:
    """Its value is in words; without either it is undated."""
    made = profile(
        samples.figure("~1200 project", "counted", period="2009", as_of="2011", per=["year"]),
        samples.figure(">45 agreement", "stated", as_of="2010-01"),
        samples.figure("55 %", "undated", denominator="rd-budget"),
    )
    answer = timeline(made)
    assert [(str(row.date), row.event, row.text) for row in answer] == [
        ("2009", "of that time", "about 1,200 projects a year"),
        ("2010-01", "stated", "over 45 agreements"),
    ]
    assert [(left.what, left.reason, left.kind) for left in answer.left_out] == [
        ("Name of undated", "no date is stated", "figure")
    ]
    page = answer.to_text()
    assert "\nas of January 2010  Name of stated   figure stated; over 45 agreements\n" in page
    assert "\n2009                Name of counted  figure; about 1,200 projects" in page
    share = timeline(profile(samples.figure("55 %", denominator="rd-budget", period="2010")))
    assert share[0].text == "55 % of R&D budget"


def test_what_speaks_at_a_date_is_not_dated_by_it() -> None:
    """But for a figure; the reason says so."""
    answer = timeline(profile(programme(as_of="2011", cites=["report#part.2"]), event()))
    assert [(left.what, left.reason, left.kind) for left in answer.left_out] == [
        ("Name of conference", "no date is stated", "event"),
        ("Name of programme", "no date of its own; stated as of 2011", "programme"),
    ]
    assert [cite.locator for cite in answer.left_out[1].evidence] == ["part.2"]


def test_dates_stand_as_they_are_written() -> None:
    """An open beginning first, by its end; a year before its months; about stays about."""
    made = family("2004~", "2004/..", "2004-03/2005", "../2009", "2004", "../2003", "2004-01-01")
    assert [str(row.date) for row in timeline(made)] == [
        *("../2003", "../2009", "2004-01-01", "2004~", "2004", "2004/..", "2004-03/2005")
    ]
    alike = profile(event("a", name="B", period="2010"), event("b", name="A", period="2010"))
    assert [row.name for row in timeline(alike)] == ["A", "B"]
    row = timeline(made)["P3"]
    assert (row.begin, row.end) == (None, Period("2009"))


# What is certain of it: periods, each with the date at which the source speaks.
WHEN = {
    "past": "2010 2011-11, ../2011-10 2011-11, 2004~/2010 2011",
    "to come": "2012 2011-11, 2012/.. 2011-11",
    "under way": "2010/2012 2011-11, 2010/2011-11-30 2011-11, 1998/.. 2011, 2011-11-01/.. 2011-11",
    None: "2011 2011-11, 2011-11 2011-11, 2011/2012 2011-11, 2010/2011 2011-11, ../2020 2011-11, "
    "2010/2011-11 2011-11, 2011-11/.. 2011-11, 2004~ 2011-11, 2004~/.. 2011-11, 2004/2020~ 2011, "
    "2004/2020 2011~, 2004/2020 2011/.., 2004/.. ../2011",
}


@pytest.mark.parametrize(
    ("pair", "when"), [(pair, when) for when, pairs in WHEN.items() for pair in pairs.split(", ")]
)
def test_when_it_is(pair: str, when: str | None) -> None:
    """Only what is so on whatever days a year or a month stands for."""
    period, speaks = pair.split()
    (row,) = timeline(profile(programme(period=period, as_of=speaks))).rows
    assert (row.when, row.speaks) == (when, Period(speaks))
    assert row.text == ("to come" if when == "to come" else "")


@pytest.mark.parametrize(("signed", "when"), [("2010/2012", None), ("2010", "past")])
def test_a_moment_is_never_under_way(signed: str, when: str | None) -> None:
    """It is over, to come or of a time that leaves it open."""
    assert timeline(profile(samples.policy(signed=signed)))[0].when == when


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("2007/2010", "2012/2015", " after a gap (2011)"),
        ("2007/2010", "2015/..", " after a gap (2011 to 2014)"),
        *((before, "2012/2015", "") for before in (None, "2007/..", "2007/2010~")),
        *(("2007/2010-01", after, "") for after in ("2011-12", "2009/2015", "../2015")),
    ],
)
def test_what_follows_what(before: str | None, after: str, gap: str) -> None:
    """As a source states it, with the whole years between if these are certain."""
    made = profile(
        programme("first", period=before, short_name="One"),
        programme("next", period=after, follows="first"),
    )
    row = timeline(made)["next"]
    assert row.follows == ("Name of first",)
    assert row.text.removeprefix("to come; ") == f"follows One{gap}"
    assert not row.overlaps


APART = (
    *("2005/2008 2008/2010", "2005/2008-06 2008-06/2010", "1998/.. 2012/2015", "../2010 ../2011"),
    *("2010 2001/2012", "2004~/2010 2001/2012", "2004/2010 2001/2012~"),
)
SHARED = {
    "2005/2008 2007/2010": "2007 to 2008",
    "2005/2008-06 2008-05/2010": "May to June 2008",
    "2005/2008-06 2008-05-31/2010": "31 May 2008 to June 2008",
    "2005-01-05 2005-01-05": "5 January 2005",
    "1998/.. 2001/..": "since 2001",
    "1998/.. 2009/2015": "2009 to 2015",
    "../2010-05-01 2001/2012": "1 May 2010",
}


@pytest.mark.parametrize(("pair", "both"), [*SHARED.items(), *((pair, None) for pair in APART)])
def test_parts_that_share_days(pair: str, both: str | None) -> None:
    """On whatever days of their years they begin and end."""
    for periods_ in (pair.split(), pair.split()[::-1]):
        rows = {row.name: row for row in timeline(family(*periods_))}
        for name, mate in (("P0", "P1"), ("P1", "P0")):
            assert rows[name].overlaps == ((mate,) if both else ())
            said = rows[name].text.removeprefix("to come").removeprefix("; ")
            assert said == (f"overlaps {mate} ({both})" if both else "")


def test_only_parts_of_one_whole_and_what_lasts_overlap() -> None:
    """Not the whole, a part of another, or the founding of two bodies on one day."""
    made = profile(
        programme("whole", period="2000/2020"),
        programme("part", part_of="whole", period="2005/2010"),
        samples.project("p-1", programme="whole", period="2006/2009"),
        programme("other", period="2000/2020"),
        programme("of-other", part_of="other", period="2005/2010"),
        samples.organisation("academy"),
        samples.organisation("left", part_of="academy", founded="2001-01-01", period="2002/2009"),
        samples.organisation("right", part_of="academy", founded="2001-01-01", period="2004/2010"),
    )
    told = {(row.record, row.event): row.overlaps for row in timeline(made) if row.overlaps}
    assert told == {
        ("part", "in use"): ("Name of p-1",),
        ("p-1", "runs"): ("Name of part",),
        ("left", "at work"): ("Name of right",),
        ("right", "at work"): ("Name of left",),
    }


SPANS = st.tuples(st.integers(1990, 2010), st.integers(2, 15)).map(
    lambda span: Period(f"{span[0]}/{sum(span)}")
)


@given(st.lists(periods(), min_size=2, max_size=8) | st.lists(SPANS, min_size=9, max_size=24))
def test_what_shares_days_is_named(given_periods: list[Period]) -> None:
    """Compared pair by pair: all of it, or eight where there are more."""
    rows = timeline(family(*map(str, given_periods), as_of="2011-11")).rows

    def days(row: TimelineRow) -> range:
        begins, ends = row.begin or row.end or row.date, row.end or Period("2011-11")
        if not begins.last_day or not ends.first_day:
            return range(0)
        return range(begins.last_day.toordinal(), ends.first_day.toordinal() + 1)

    for row in rows:
        mates = {
            other.name
            for other in rows
            if other is not row
            and range(
                max(days(row).start, days(other).start), min(days(row).stop, days(other).stop)
            )
            and days(row)
            and days(other)
        }
        assert set(row.overlaps) <= mates
        assert len(row.overlaps) == min(len(mates), 8)


@given(st.integers(9, 14))
def test_of_many_that_share_days_some_are_named(size: int) -> None:
    """All are cut at eight names, and the text at three."""
    rows = timeline(family(*[f"{2000 - i}/{2010 + i}" for i in range(size)])).rows
    for row in rows:
        assert len(row.overlaps) == min(size - 1, 8)
        assert len(set(row.overlaps) - {row.name}) == len(row.overlaps)
        assert row.text.count("(") == 3
        assert row.text.endswith(" and others")


def test_a_large_family_takes_linear_time() -> None:
    """Of thousands at work together, each meets few: not every pair is looked at."""
    size = 2_000
    made = family(*[f"{1000 + i % 500}/{2010 + i % 900}" for i in range(size)])
    rows = list(timeline(made))
    assert all(len(row.overlaps) == 8 for row in rows)
    assert sum(map(len, _overlapping(made, rows).values())) <= 16 * size


# What is said of it.


def test_the_headline_of_what_is_to_come_and_undated() -> None:
    """Counts agree with their nouns."""
    made = family("2001/2004", "2012/..", "2013")
    said = "(Publisher of the report, as of November 2011)."
    assert timeline(made).headline() == (
        f"From 2001 to 2013, 3 records on Sample give 3 dates, 2 still to come; 1 other record "
        f"that could have a date states none {said}"
    )
    assert timeline(made).notes() == (
        "Undated, so of any time and not in this order: 1 programme.",
        "Planned when the source spoke, and not known to have come about: P1 and P2.",
        "Of two dates in one year or month without days, either may have come first.",
    )


@pytest.mark.parametrize(
    ("record", "when"),
    [
        (programme(period="1998/.."), "Since 1998"),
        (programme(period="../2004~"), "Up to about 2004"),
        (event(period="2010-04-06"), "On 6 April 2010"),
        (event(period="2010-04"), "In April 2010"),
        (event(period="2010-04-06/2010-04-09"), "From 6 to 9 April 2010"),
    ],
)
def test_the_headline_of_a_single_date(record: Record, when: str) -> None:
    """It has the preposition that the date needs, and no notes."""
    answer = timeline(profile(record))
    assert answer.headline().startswith(f"{when}, 1 record on Sample gives 1 date (")
    assert answer.notes() == ()


def test_a_headline_reaches_as_far_as_its_dates() -> None:
    """From the first day that is written to the last, and two dates may be in any order."""
    answer = timeline(family("2004", "2004-03"))
    assert answer.headline().startswith("In 2004, 2 records on Sample give 2 dates;")
    answer = timeline(family("2004", "2004-03", "2009-02", "2009"))
    assert answer.headline().startswith("From 2004 to 2009, 4 records on Sample give 4 dates;")
    assert [len(timeline(family(*["2004"] * n)).notes()) for n in (1, 2)] == [1, 2]


def test_nothing_dated_is_said_as_such() -> None:
    """With what is undated, if anything is."""
    said = "(Publisher of the report, as of November 2011)."
    assert timeline(profile()).headline() == f"The records on Sample hold nothing dated {said}"
    answer = timeline(profile(event(), samples.agreement()))
    assert answer.headline() == (
        f"The records on Sample hold nothing dated; 2 records that could have a date state none "
        f"{said}"
    )
    assert answer.notes() == (
        "Undated, so of any time and not in this order: 1 agreement and 1 event.",
    )


def test_ends_ahead_are_plans() -> None:
    """Those of what is under way, or may be; they are counted, and what is to come is named."""
    made = profile(
        programme("running", period="2007/2013"),
        programme("other", period="2011/2020"),
        samples.policy("plan", name="Plan", signed="2012-03", period="2013/2015"),
        programme("about", period="2007/2020~"),
    )
    assert timeline(made).notes()[0] == (
        "Planned when the source spoke, and not known to have come about: Plan and the end of 2 "
        "other dates."
    )
    assert timeline(made, kind="programme").notes()[0].endswith(": the end of 2 other dates.")


def test_a_subject_and_kinds_are_named() -> None:
    """Every record the subject has, whatever it is of."""
    answer = timeline(samples.sample_profile(), about="Germany", kind=["centre", "agreement"])
    assert [row.record for row in answer] == ["joint-laboratory"]
    assert [left.what for left in answer.left_out] == ["Name of agreement-deu"]
    assert answer.headline().startswith(
        "Since 2004, 1 record on Sample of the kinds centre and agreement touching Germany gives 1 "
        "date; 1 other record that could have a date states none ("
    )
    by_word = timeline(samples.sample_profile(), about="laser")
    assert [row.record for row in by_word] == ["union-programmes"]
    assert 'touching "laser" gives 1 date' in by_word.headline()
    conference = timeline(samples.sample_profile(), about="Japan", kind="event")
    assert " of the kind event touching Japan " in conference.headline()


def test_what_cannot_be_asked() -> None:
    """Each with what could."""
    made = samples.sample_profile()
    with pytest.raises(OptionError, match="unknown kind 'events'.* did you mean 'event'"):
        timeline(made, kind="events")
    with pytest.raises(OptionError, match="no kind is given"):
        timeline(made, kind=[])
    with pytest.raises(OptionError, match="unknown kind 'list'"):
        timeline(made, kind=["event", "list"])
    with pytest.raises(OptionError, match="expected a Profile"):
        timeline("Belarus")  # type: ignore[arg-type]
    with pytest.raises(UnknownKeyError, match="Germani"):
        timeline(made, about="Germani")


def test_open_ends_are_empty_in_the_data() -> None:
    """What is private to a row makes no column."""
    (row,) = timeline(profile(samples.observation(period="2004~/.."))).to_dicts()
    assert (row["date"], row["begin"], row["end"], row["when"]) == ("2004~/..", "2004~", None, None)
    assert not [name for name in row if "sure" in name]


# Belarus, and a country unlike it.


def test_the_family_of_the_union_state() -> None:
    """As the report has it: three in a row, the next still to come."""
    answer = timeline(load_profile(), about="union-state-programmes", kind="programme")
    assert [(str(row.date), row.name, row.when, row.text) for row in answer][1:] == [
        ("2000/2004", "SKIF", "past", ""),
        ("2005/2008", "TRIADA", "past", "overlaps SKIF-GRID (2007 to 2008)"),
        ("2007/2010", "SKIF-GRID", "past", "overlaps TRIADA (2007 to 2008)"),
        ("2012/2015", "ORBISS", "to come", "to come; follows SKIF-GRID after a gap (2011)"),
    ]
    assert (str(answer[0].date), answer[0].when) == ("1998/..", "under way")


def test_the_dates_of_belarus() -> None:
    """All of the profile: none is lost, and the last is the end of a programme of the CIS."""
    made = load_profile()
    answer = timeline(made)
    assert answer.headline().startswith("From November 1992 to 2020, ")
    assert ", 1 still to come; " in answer.headline()
    assert len(answer) == sum(len(dates_of(record)) for record in could_be_dated(made))
    assert max(row.end.latest for row in answer if row.end and row.end.latest).year == 2020
    dated = {row.record for row in answer}
    assert len(dated) + len(answer.left_out) == len(could_be_dated(made))
    assert [row.name for row in answer.where(when="to come")] == ["ORBISS"]
    assert all(len(line) <= 80 for line in answer.to_text().splitlines())


def test_the_dates_of_another_country() -> None:
    """With two sources of two dates, each record is over or not when its own source speaks."""
    answer = timeline(another_country())
    assert answer.headline() == (
        "From 12 June 1987 to 2018, 14 records on Uruguay give 19 dates; 3 other records that "
        "could have a date state none (2 sources, as of March 2014 and June 2019)."
    )
    assert answer["Andes Research Fund"].when == "past"
    assert answer["river-plate"].when == "under way"
    assert answer["river-plate"].speaks == Period("2014-03")
    assert [str(row.date) for row in timeline(bare())] == ["1987-06-12", "1988-02"]
