"""What holds of every coverage, whatever the profile, the date and what was taken out."""

from __future__ import annotations

from itertools import chain
from typing import Any

from attrs import evolve
from fact_strategies import ON, SPANS, tied_profiles
from hypothesis import given
from hypothesis import strategies as st
from samples import event, standing

from belarus_stic import partnership_graph, ties
from belarus_stic.coverage import Coverage, regional_coverage
from belarus_stic.errors import NotAnswerableError
from belarus_stic.facts import STATUSES, Statuses, date_asked
from belarus_stic.graph import ties_asked
from belarus_stic.model import TIE_KINDS, Profile
from belarus_stic.values import Period

# Of other days the members may not be known.
EU = {"group": "EU", "members_on": "2011"}
OPTIONS = st.sampled_from(({}, {"by": "subregion"}, {"by": "list"}, EU, {"by": "group"}))
KINDS = st.lists(st.sampled_from(TIE_KINDS), min_size=1, max_size=3, unique=True)


def answerable(profile: Profile, on: Period) -> Period | None:
    """Return the date, or none where the sources speak of nothing yet."""
    try:
        return date_asked(profile, on)
    except NotAnswerableError:
        return None


def statuses(found: Coverage) -> dict[str, dict[str, str]]:
    """Return the status of every member of every row."""
    return {row.code: {code: row.status(code) for code in row.members} for row in found}


def plain(found: Coverage) -> list[dict[str, Any]]:
    """Return the rows as data, without their evidence."""
    return [{k: v for k, v in row.items() if k != "evidence"} for row in found.to_dicts()]


@given(tied_profiles(), OPTIONS, KINDS, ON | SPANS)
def test_statuses_part_the_members(
    profile: Profile, options: dict[str, Any], kinds: Any, on: Period
) -> None:
    """Each member stands in exactly one; counts say how many; shares lie in each other and in 1."""
    found = regional_coverage(profile, kind=kinds, on=answerable(profile, on), **options)
    for row in found:
        parts = [row.with_status(status) for status in STATUSES]
        assert sorted(chain(*parts)) == sorted(row.members)
        assert profile.home not in row.members
        numbers = (row.n_documented, row.n_denied, row.n_unlisted, row.n_unmentioned)
        assert [*numbers, row.n_set_aside] == list(map(len, parts))
        assert row.n_legal_basis <= row.n_documented
        low, high = row.share.low, row.share.high
        complete = row.share_if_lists_complete
        assert low is not None
        assert high is not None
        assert complete.high is not None
        assert 0 <= low == complete.low <= complete.high <= high <= 1
        assert (low * row.n_members, (1 - high) * row.n_members) == (len(parts[0]), len(parts[1]))


@given(tied_profiles(), KINDS)
def test_unlisted_by_several_kinds(profile: Profile, kinds: Any) -> None:
    """Only who is ruled out for each kind, where nothing is denied."""
    asked = ties_asked(profile)
    told = [Statuses(profile, asked, (kind,)) for kind in kinds]
    row = regional_coverage(profile, kind=kinds, group="World")[0]
    if "agreement" not in kinds:
        ruled_out = {c for c in row.members if all(one.of(c) == "unlisted" for one in told)}
        assert set(row.unlisted) == ruled_out


@given(tied_profiles(), OPTIONS, KINDS, st.data())
def test_what_is_taken_out_is_set_aside(
    profile: Profile, options: dict[str, Any], kinds: Any, data: st.DataObject
) -> None:
    """Never documented anew, never denied or unlisted instead; by table or graph alike."""
    every = ties(profile)
    kept_keys = data.draw(st.sets(st.sampled_from([tie.key for tie in every] or [""])))
    kept = every.filter(lambda tie: tie.key in kept_keys)
    before = regional_coverage(profile, kind=kinds, **options)
    after = regional_coverage(profile, kind=kinds, ties=kept, **options)
    told = statuses(before)
    for code, members in statuses(after).items():
        for member, status in members.items():
            was = told[code][member]
            if was == "documented":
                assert status in {"documented", "set aside"}
            elif was == "unlisted":
                assert status in {"unlisted", "unmentioned"}
            else:
                assert status == was
    assert [left.kind for left in before.left_out].count("no UN member") == 0
    if kept_keys and len(kept) > 0:
        graph = partnership_graph(profile)
        home = [(*edge[:2], edge[2]) for edge in graph.edges(keys=True) if profile.home in edge]
        graph.remove_edges_from([edge for edge in home if edge[2] not in kept_keys])
        assert regional_coverage(profile, kind=kinds, ties=graph, **options) == after


@given(tied_profiles(), KINDS, st.randoms(use_true_random=False))
def test_order_and_unrelated_records_change_nothing(
    profile: Profile, kinds: Any, random: Any
) -> None:
    """Nor does an event with nobody, or a place without meaning for ties."""
    before = regional_coverage(profile, kind=kinds)
    agreements, lists = list(profile.agreements), list(profile.lists)
    random.shuffle(agreements)
    random.shuffle(lists)
    assert (
        regional_coverage(evolve(profile, agreements=agreements, lists=lists), kind=kinds) == before
    )
    more = evolve(
        profile,
        events=[*profile.events, event("meeting", supported_by=[])],
        standings=[*profile.standings, standing("AUS", "leading")],
    )
    assert plain(regional_coverage(more, kind=kinds)) == plain(before)


@given(tied_profiles(), KINDS, st.sampled_from(("region", "subregion")))
def test_areas_sum_to_the_world(profile: Profile, kinds: Any, by: Any) -> None:
    """Each status of each country is the same in its area, in a finer one and in the world."""
    world = regional_coverage(profile, kind=kinds, group="World")
    found = regional_coverage(profile, kind=kinds, by=by)
    together: dict[str, str] = {}
    for members in statuses(found).values():
        assert together.keys().isdisjoint(members)
        together |= members
    assert together == statuses(world)["001"]
    line = found.displayed().cells[-1]  # type: ignore[union-attr]
    assert line[:2] == ("World", f"{world[0].n_documented} of 192")


@given(tied_profiles(), OPTIONS, KINDS, ON)
def test_page_and_data_say_the_same(
    profile: Profile, options: dict[str, Any], kinds: Any, on: Period
) -> None:
    """Counts of the table are those of the data; every text is one; every page can be printed."""
    found = regional_coverage(profile, kind=kinds, on=answerable(profile, on), **options)
    data = {row["code"]: row for row in found.to_dicts()}
    shown = found.displayed()
    if found.is_one:
        numbers = {line[0]: line[1] for line in shown.cells}  # type: ignore[union-attr]
        for status in STATUSES[:4]:
            assert numbers[status] == str(data["EU"][f"n_{status}"])
    else:
        for row, line in zip(found, shown.cells, strict=False):  # type: ignore[union-attr]
            of = data[row.code]
            assert line[1] == f"{of['n_documented']} of {of['n_members']}"
            assert line[2:5] == tuple(str(of[f"n_{status}"]) for status in STATUSES[1:4])
    texts = [found.headline(), *found.notes(), *found.footnotes()]
    assert all(text == text.strip() and text.endswith(".") for text in texts)
    assert all("  " not in text and "None" not in text for text in texts)
    assert found.to_text(all_rows=True, all_notes=True)
    assert [str(row) for row in found if not str(row).startswith(row.name)] == []


@given(tied_profiles(), ON, st.sampled_from(("region", "group")))
def test_asked_alone_or_with_others(profile: Profile, on: Period, by: Any) -> None:
    """The row of a region is the same; of a group too."""
    date = answerable(profile, on)
    for row in regional_coverage(profile, by=by, on=date)[:2]:
        assert regional_coverage(profile, group=row.code, on=date)[0] == row
