"""Profiles: what they hold, how they are compared and copied, and what a wrong one is told."""

from __future__ import annotations

import copy
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st
from samples import (
    agreement,
    figure,
    organisation,
    own_group,
    problems_in,
    profile,
    sample_profile,
    source,
)
from strategies import profiles

from belarus_stic.errors import OptionError, ProfileError, UnknownKeyError
from belarus_stic.model import RECORD_TYPES, Profile
from belarus_stic.values import Period


@given(profiles(), st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn: Profile, chance: random.Random) -> None:
    """The same records in any order make an equal profile with the same hash."""
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    collections: dict[str, Any] = {record_type.collection: [] for record_type in RECORD_TYPES}
    for record in shuffled:
        collections[record.collection].append(record)
    again = Profile(home=drawn.home, name=drawn.name, as_of=drawn.as_of, **collections)
    assert again == drawn
    assert hash(again) == hash(drawn)


@given(profiles())
def test_copies_are_equal(drawn: Profile) -> None:
    """Pickled, deeply copied and evolved, with a memory of their own."""
    # As the facts do: functions that no name leads to.
    drawn._memo[lambda: 0] = drawn.own_groups
    pickled = pickle.loads(pickle.dumps(drawn))  # noqa: S301 - written on the line itself
    for copied in (pickled, copy.deepcopy(drawn), evolve(drawn)):
        assert copied == drawn
        assert copied._memo == {}
        assert [copied[record.id] for record in drawn] == list(drawn)
    assert copy.copy(drawn) == drawn
    assert evolve(drawn, name=f"{drawn.name}x") != drawn


@given(profiles())
def test_every_record_is_found_by_its_id(drawn: Profile) -> None:
    """Iterating, counting and looking up agree."""
    assert len(list(drawn)) == len(drawn)
    assert all(drawn[record.id] is record and record.id in drawn for record in drawn)
    assert drawn._ipython_key_completions_() == [record.id for record in drawn]


def test_a_miss_names_a_close_id() -> None:
    """A wrong id is answered with the nearest one."""
    with pytest.raises(UnknownKeyError, match="no record 'agreement-due'; did you mean 'agreement"):
        profile(agreement())["agreement-due"]
    assert "agreement-due" not in profile()
    with pytest.raises(UnknownKeyError, match="the profile has no record 0"):
        profile()[0]  # type: ignore[index]
    listed: Any = ["report"]
    assert listed not in profile()
    with pytest.raises(UnknownKeyError, match=r"the profile has no record \['report'\]"):
        profile()[listed]


def test_each_kind_of_record_has_its_collection() -> None:
    """The fields of a profile are those of the record types, in their order."""
    names = [field.name for field in fields(Profile)]
    collections = [record_type.collection for record_type in RECORD_TYPES]
    assert [name for name in names if name in collections] == collections
    others = {"home", "name", "as_of", "texts", "own_groups", "_by_id", "_memo"}
    assert set(names) - set(collections) == others


def test_records_are_sorted_and_kept() -> None:
    """Collections are tuples sorted by id, from any iterable."""
    made = profile(agreements=iter([agreement("FRA"), agreement("DEU")]))
    assert [record.id for record in made.agreements] == ["agreement-deu", "agreement-fra"]
    assert isinstance(made.agreements, tuple)
    assert made == profile(agreement("DEU"), agreement("FRA"))


def test_home_and_date_are_read() -> None:
    """A country by name, a date in any form."""
    made = profile(home="Moldova", as_of=2010)
    assert (made.home, made.as_of) == ("MDA", Period("2010"))


def test_texts_of_statements_are_no_content() -> None:
    """A reader's copy changes nothing of what a profile says."""
    made = profile(texts={"report#part.1": "Words."})
    assert made == profile()
    assert dict(made.texts) == {"report#part.1": "Words."}
    with pytest.raises(OptionError, match="texts takes statements by source#locator, not 5"):
        profile(texts=5)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"home": "BLX"}, "home", "unknown 'BLX'; expected an alpha-3 country code"),
        ({"home": "moldova"}, "home", "did you mean 'MDA' (Moldova)?"),
        ({"home": "EU"}, "home", "unknown 'EU'"),
        ({"home": 5}, "home", "expected a text, not 5"),
        ({"name": " "}, "name", "is blank"),
        ({"name": "a\u202eb"}, "name", "U+202E"),
        ({"name": None}, "name", "expected a text, not None"),
        ({"as_of": "2010/2011"}, "as_of", "2010/2011 is no single date"),
        ({"as_of": "2010~"}, "as_of", "2010~ is no single date"),
        ({"as_of": "November"}, "as_of", "not a period: 'November'"),
        ({"as_of": None}, "as_of", "None"),
    ],
)
def test_a_profile_has_a_home_a_name_and_a_date(
    changes: dict[str, Any], field: str, message: str
) -> None:
    """Each of them is judged like a field of a record."""
    (problem,) = problems_in(**changes)
    assert (problem.record, problem.field) == ("", field)
    assert message in problem.message


@pytest.mark.parametrize(
    ("given_records", "name"),
    [(["words"], "'words'"), (5, "5"), ([agreement("FRA")], "Agreement(")],
)
def test_records_stand_in_their_collection(given_records: object, name: str) -> None:
    """Another kind of record, and what is none, is refused."""
    (problem,) = problems_in(figures=given_records)
    assert problem.collection == "figures"
    assert problem.message.startswith(f"expected Figure, not {name}")


def test_all_problems_are_told_at_once() -> None:
    """Mistakes in several records are reported together, each on a line."""
    with pytest.raises(ProfileError) as caught:
        profile(figure("5", about=["nowhere"]), home="BLX")
    assert len(caught.value.problems) == caught.value.count == 3
    text = str(caught.value)
    assert "'5' has no unit" in text
    assert "unknown 'nowhere'" in text
    assert "unknown 'BLX'" in text


def test_very_many_problems_are_counted_and_not_built() -> None:
    """At most a thousand are kept, the rest only counted."""
    wrong = [figure("5", record_id=f"f-{i}") for i in range(1_500)]
    with pytest.raises(ProfileError) as caught:
        profile(*wrong)
    assert (len(caught.value.problems), caught.value.count) == (1_000, 1_500)


def test_repr_is_short_and_counted() -> None:
    """What a prompt shows of a profile is one line."""
    assert repr(profile()) == "<Profile 'Sample' as of 2011-11: 1 record from 1 source>"
    more = profile(sources=[source(), source("other")])
    assert repr(more) == "<Profile 'Sample' as of 2011-11: 2 records from 2 sources>"


def test_a_profile_describes_itself() -> None:
    """Sources, counts by kind, most first, and what to ask."""
    made = profile(agreement(), agreement("FRA"), organisation(), own_group())
    assert made.describe() == (
        "Sample, as of November 2011\n"
        "    Source   Publisher of the report, 9 statements\n"
        "    Records  5: 2 agreements, 1 source, 1 organisation and 1 group\n"
        "    Find     about('Germany'), search('laser'), to_pandas('figures')\n"
        "    Ask      rank_partners, regional_coverage, funding_breakdown, audit"
    )
    bare = profile(sources=[source(publisher=None, statements=(), without_facts=())])
    assert "The report, 0 statements" in bare.describe()
    html = profile(name="<b>")._repr_html_()
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "5 organisations" in sample_profile().describe()


def test_a_collection_becomes_a_frame() -> None:
    """One row a record and one column a field, also where there is none."""
    frame = profile(figure(">45 agreement")).to_pandas("figures")
    assert list(frame["value"]) == [">45 agreement"]
    assert list(frame["value_low"]) == [45.0]
    assert list(frame["id"]) == ["figure"]
    assert frame.attrs["sources"] == [
        "Publisher of the report, A report on co-operation, undated, https://example.org/report"
    ]
    assert "Publisher of the report, as of November 2011" in frame.attrs["headline"]
    assert list(profile().to_pandas("figures").dtypes) == list(frame.dtypes)
    for record_type in RECORD_TYPES:
        assert "id" in sample_profile().to_pandas(record_type.collection)


_ASK = """
from samples import sample_profile
from belarus_stic.errors import BelarusSticError
made = sample_profile()
for subject in ("ISTC", "EU", "agreement-de"):
    try:
        print([record.id for record in made.about(subject)])
    except BelarusSticError as error:
        print(error)
try:
    sample_profile(home="BLX")
except BelarusSticError as error:
    print(error)
"""


def test_answers_do_not_depend_on_the_order_of_sets() -> None:
    """Two runs with other hashes say the same."""
    path = str(Path(__file__).resolve().parents[1])
    said = {
        subprocess.run(
            [sys.executable, "-c", _ASK],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
