"""What a profile has of a subject: how it is found, and what belongs to it or speaks of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from samples import (
    agreement,
    centre,
    enumeration,
    event,
    figure,
    membership,
    observation,
    organisation,
    profile,
    programme,
    project,
    sample_profile,
    standing,
)
from strategies import profiles

from belarus_stic import load_profile
from belarus_stic.errors import OptionError, UnknownKeyError
from belarus_stic.model import RECORD_TYPES, Profile, field_specs
from belarus_stic.reference import country
from belarus_stic.report import subject
from belarus_stic.report.subject import scope

BELARUS = load_profile()
# By these a record neither belongs to what it names nor speaks of it.
OTHERS = {"country", "same_as", "answers", "memberships"}


@pytest.mark.parametrize(
    ("asked", "kind", "ref"),
    [
        ("Germany", "country", "DEU"),
        ("DEU", "country", "DEU"),
        (country("Germany"), "country", "DEU"),
        ("germany", "country", "DEU"),
        ("asia", "area", "Asia"),
        ("FP7 ", "programme", "fp7"),
        ("European Union", "group", "EU"),
        ("istc", "group", "ISTC"),
        ("International Science and Technology Center", "group", "ISTC"),
        ("Africa", "area", "Africa"),
        ("FP7", "programme", "fp7"),
        ("B-1872", "project", "b-1872"),
        ("Universiteit Gent", "organisation", "ghent-university"),
        ("agreements-eu", "list", "agreements-eu"),
        ("SMEs", "word", "SMEs"),
        ("label:ICT", "word", "ICT"),
        ("latin america", "word", "latin america"),
        ("PCA", "word", "PCA"),
        ("nuclear waste", "word", "nuclear waste"),
        # The beginning of one name alone is that name; of several, words.
        ("national indicative programme", "programme", "national-indicative-programme-2007-2011"),
        ("Bilateral science and technology programme", "word", None),
    ],
)
def test_a_subject_is_found(asked: str, kind: str, ref: str | None) -> None:
    """By id, code, name, alias or the word of a source, else by words that records hold."""
    found = scope(BELARUS, asked)
    assert (found.kind, found.ref) == (kind, ref or asked)
    assert found.records or kind == "area"


def test_words_are_looked_for_in_all_texts() -> None:
    """Also as initials of a name, in another form, and in the words of a source."""
    assert "fp7" in scope(BELARUS, "ICT").own
    assert "by-field" in scope(BELARUS, "ICT").said
    assert "fraunhofer-stepanov-laboratory" in scope(BELARUS, "optics").own
    assert scope(BELARUS, "PCA").own == {"agreement-eu-pca"}


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("Germny", "did you mean 'DEU' (Germany)?"),
        ("TEMPSU", "did you mean 'TEMPUS'?"),
        ("Polytechnic", "did you mean 'Polytechnik'?"),
        ("Prussia", "expected a country, a group, an area or a record"),
        ("Mars", "expected a country, a group, an area or a record"),
    ],
)
def test_near_misses_are_offered(asked: str, hint: str) -> None:
    """What nothing speaks of is refused with what was meant."""
    with pytest.raises(UnknownKeyError) as caught:
        scope(BELARUS, asked)
    assert hint in str(caught.value)


def test_what_is_no_text_is_refused() -> None:
    """A number is no subject, though its digits stand in texts."""
    with pytest.raises(OptionError, match="no subject: 2011"):
        scope(BELARUS, 2011)  # type: ignore[arg-type]


def test_a_body_is_whole() -> None:
    """A group, the organisation that it is, its programme with projects, what it supports."""
    made = profile(
        organisation("istc", same_as="ISTC", founders=["JPN"]),
        organisation("board", part_of="istc"),
        programme("istc-projects", partners=["ISTC"]),
        project("p-1", programme="istc-projects", implemented_by=["institute"]),
        organisation("institute"),
        organisation("ministry"),
        organisation("point", programme="istc-projects", authority="ministry"),
        event(supported_by=["istc"]),
        centre(supported_by=["ISTC"], partners=["DEU"]),
        figure(record_id="money", about=["istc-projects"]),
        figure(record_id="other", about=["institute"]),
        observation("hope", about=["p-1"]),
        observation("advice", stance="recommendation", answers=["hope"]),
        membership("ISTC"),
        agreement("FRA"),
    )
    whole = {"istc", "board", "istc-projects", "p-1", "point", "conference", "centre"}
    for name in ("ISTC", "istc"):
        found = scope(made, name)
        assert found.own == {*whole, "membership-istc"}
        assert found.said == {"money", "hope", "advice"}
    # Japan founded the body, and has no part in what belongs to it.
    assert scope(made, "Japan").own == {"istc"}
    assert scope(made, "institute").own == {"institute", "p-1"}
    assert scope(made, "ministry").own == {"ministry", "point"}
    assert scope(made, "advice").said == {"advice", "hope"}


def test_a_body_that_works_for_a_whole_works_for_its_parts() -> None:
    """The contact point for all framework programmes stands with each of them."""
    made = profile(
        programme("all-programmes"),
        programme("seventh", part_of="all-programmes"),
        programme("sixth", part_of="all-programmes"),
        organisation("point", programme="all-programmes"),
    )
    assert scope(made, "seventh").own == {"seventh", "point"}
    assert scope(made, "all-programmes").own == {"all-programmes", "seventh", "sixth", "point"}


def test_parts_of_one_body_do_not_belong_to_each_other() -> None:
    """Institutes of one academy share neither projects nor bodies."""
    made = profile(
        organisation("academy"),
        organisation("one", part_of="academy"),
        organisation("other", part_of="academy"),
        project("p-1", implemented_by=["other"]),
        project("p-2", implemented_by=["academy"]),
    )
    assert scope(made, "one").own == {"one"}


def test_a_figure_that_counts_a_list_speaks_of_it() -> None:
    """Of what the list names, too."""
    made = profile(
        enumeration(["DEU", "label:Others"]), figure("2 country", "number", counts=["listed"])
    )
    assert scope(made, "listed").said == {"number", "listed"}


def test_home_is_no_partner_of_itself() -> None:
    """Of home stand the records that name it, not all its bodies; memberships are its own."""
    made = profile(
        organisation("institute", country="BLR"),
        project("p-1", implemented_by=["institute"]),
        membership("CIS"),
        figure(),
    )
    found = scope(made, "Belarus")
    assert found.refs == {"BLR"}
    assert (found.own, found.said) == ({"membership-cis"}, {"figure"})


def test_a_country_goes_with_its_bodies() -> None:
    """What its institutes take part in is told with it."""
    found = scope(sample_profile(), "Germany")
    assert found.refs == {"DEU", "german-institute"}
    assert found.own == {"german-institute", "agreement-deu", "joint-laboratory"}


def test_what_a_word_is_found_in_is_all() -> None:
    """What belongs to a record that holds a word does not hold it."""
    made = profile(
        programme("lasers", name="Laser fund"),
        project("p-1", programme="lasers"),
        standing("label:Laser makers"),
        enumeration(["label:Laser makers"], of="things"),
    )
    found = scope(made, "laser")
    assert (found.kind, found.own) == ("word", {"lasers"})
    assert found.said == {"standing-laser-makers-top-tier", "listed"}


def test_names_of_several_records_are_words() -> None:
    """Two records of one name are both told of."""
    made = profile(programme("one", name="Fund"), figure(record_id="two", name="Fund"))
    found = scope(made, "Fund")
    assert (found.kind, found.own, found.said) == ("word", {"one"}, {"two"})


def test_every_reference_belongs_somewhere() -> None:
    """A new field that names others is put into one of the tables here."""
    for record_type in RECORD_TYPES:
        speaks = subject._SPEAKS.get(record_type, ())
        for spec in field_specs(record_type):
            if spec.targets and spec.name not in OTHERS:
                assert spec.name in (*subject._BELONGS, *subject._TAKES_PART, *speaks)


@given(profiles())
def test_every_record_is_of_itself(drawn: Profile) -> None:
    """By its id each record is found, and stands in what is found."""
    for record in drawn:
        assert record.id in scope(drawn, record.id).records
