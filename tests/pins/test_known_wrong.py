"""Answers that are easily given wrongly, each with the right one: the packaged profile.

Structure decides these: what denies a tie, what a list proves, what is part of what, which numbers
may be set against each other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest
from pins import adapter
from pins.adapter import OptionError

import belarus_stic as stic

PAPERS = {"Russia": 3500, "Poland": 1500, "Germany": 1200, "USA": 1100, "France": 700, "China": 400}


@pytest.fixture(scope="module")
def belarus() -> Any:
    """Return the packaged profile."""
    return stic.load_profile()


# --- a criterion of the user's own that is known for some partners only ---------------------------


def with_papers(belarus: Any, **options: Any) -> Any:
    """Rank by the four kinds of tie and by papers."""
    papers = stic.criterion("papers", PAPERS, source="my table", **options)
    return stic.rank_partners(belarus, criteria=(*adapter.KINDS, papers))


def test_unknown_values_are_refused_unless_the_caller_says_what_they_are(belarus: Any) -> None:
    """An unknown value moves nobody silently."""
    with pytest.raises(OptionError, match="papers"):
        with_papers(belarus)


def test_unknown_values_as_zero(belarus: Any) -> None:
    """Whoever has a value stands above whoever has none and is otherwise alike."""
    found = {partner: rank for partner, (rank, _, _) in ranks(with_papers(belarus, missing="zero"))}
    assert [found[code] for code in ("RUS", "CHN", "POL")] == [1, 2, 3]
    assert found["DEU"] == 4
    assert found["USA"] < found["VNM"]
    assert found["KAZ"] > found["CHN"]


def test_unknown_values_leave_out_the_partner(belarus: Any) -> None:
    """Only partners with a value are ranked; the headline says how many are not."""
    answer = with_papers(belarus, missing="leave out")
    found = dict(ranks(answer))
    assert set(found) <= {"RUS", "POL", "DEU", "USA", "FRA", "CHN"}
    assert found["RUS"][0] == 1
    assert "left out" in adapter.headline(answer)


def ranks(answer: Any) -> list[tuple[str, list[int]]]:
    """Return ranks and intervals, in the order of the table."""
    return list(adapter.ranks(answer).items())


# --- first only where it is certain ---------------------------------------------------------------


def test_first_with_certainty(belarus: Any) -> None:
    """Russia alone, for any weights."""
    assert "Russia ranks first" in adapter.headline(stic.rank_partners(belarus))


def test_first_place_shared(belarus: Any) -> None:
    """Five have all three kinds."""
    answer = stic.rank_partners(belarus, criteria=("agreement", "programme", "centre"))
    said = adapter.headline(answer)
    assert "ranks first" not in said
    assert all(name in said for name in ("China", "Kazakhstan", "Latvia", "Russia", "Venezuela"))


def test_no_certain_first_place(belarus: Any) -> None:
    """Without a weight for the joint budget, and with little for programmes, several may be."""
    answer = stic.rank_partners(
        belarus,
        criteria=("agreement", "programme", "centre"),
        weights={"agreement": (0, 1), "programme": (0, 0.2), "centre": (0.3, 1)},
    )
    said = adapter.headline(answer)
    assert "ranks first" not in said
    assert "may rank first" in said or "share" in said


@pytest.mark.parametrize("within", [None, "EU", "Asia", "CIS"])
def test_first_in_the_headline_is_first_in_the_table(belarus: Any, within: str | None) -> None:
    """Who "ranks first" has no other rank in the interval."""
    answer = stic.rank_partners(belarus, within=within)
    certain = [p for p, (_, low, high) in ranks(answer) if low == high == 1]
    assert ("ranks first" in adapter.headline(answer)) == (len(certain) == 1)


# --- unlisted is not absent -----------------------------------------------------------------------


def test_a_list_taken_as_complete_is_a_second_reading(belarus: Any) -> None:
    """The share is 13 of 27 or more; exactly 13 only if the list is complete."""
    row = adapter.group_row(belarus, "EU")
    assert adapter.share(row) == (Fraction(13, 27), 1)
    assert adapter.share_if_lists_complete(row) == (Fraction(13, 27), Fraction(13, 27))


def test_coverage_says_unlisted_and_not_none(belarus: Any) -> None:
    """France is a top partner that the list does not name."""
    answer = stic.regional_coverage(belarus, group="EU")
    assert "does not name" in adapter.headline(answer)
    assert "FRA" in adapter.group_row(belarus, "EU").unlisted
    for words in ("has none", "have none", "there is none", "no agreement with France"):
        assert words not in adapter.page(answer)


def test_silence_is_no_denial_in_a_ranking(belarus: Any) -> None:
    """A country that is not named may still have a tie."""
    said = adapter.page(stic.rank_partners(belarus))
    assert "has none" not in said
    assert "may still have a tie" in said


# --- the United States: no official contacts ------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "low"),
    [
        ("Americas", Fraction(2, 35)),
        ("Northern America", Fraction(1, 2)),
        ("OECD", Fraction(13, 34)),
        ("ISTC", Fraction(20, 38)),
    ],
)
def test_no_official_contacts_denies_nothing(belarus: Any, group: str, low: Fraction) -> None:
    """The United States are documented, and count in full."""
    row = adapter.group_row(belarus, group)
    assert "USA" in row.documented
    assert set(row.denied) == {"CAN"}
    assert adapter.share(row)[0] == low


def test_no_official_contacts_is_a_remark(belarus: Any) -> None:
    """Coverage and ranking print it, and the audit calls it a tension."""
    for answer in (stic.regional_coverage(belarus), stic.rank_partners(belarus)):
        assert "no official contacts" in adapter.first_page(answer)
        assert "denies" not in adapter.page(answer)
        assert "disagrees" not in adapter.page(answer)
    pair = ("agreement-usa", "position-usa-no-official-contacts")
    assert adapter.severities(belarus, *pair) == {"tension"}


# --- the whole of a subject -----------------------------------------------------------------------


def about_istc(seed: str) -> list[str]:
    """Return what a process with this hash seed says of ISTC."""
    code = "import belarus_stic as s; print(*(r.id for r in s.load_profile().about('ISTC')))"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.check_output([sys.executable, "-c", code], env=environment, text=True).split()


def test_about_a_body_that_is_a_group(belarus: Any) -> None:
    """Group and organisation are one subject, and the same in every run."""
    found = adapter.about(belarus, "ISTC")
    assert {
        "eu-main-instruments",
        "fraunhofer-stepanov-laboratory",
        "istc",
        "istc-governing-board",
        "istc-members",
        "istc-projects",
        "russia-leaves-istc",
    } <= set(found)
    assert about_istc("0") == about_istc("1") == found
    assert adapter.about(belarus, "istc") == found
    assert adapter.about(belarus, "International Science and Technology Center") == found


# --- numbers that are not of one set --------------------------------------------------------------


def test_money_and_projects_of_unlike_sets_are_not_divided(belarus: Any) -> None:
    """FP7: contracts before November 2011 and projects by November 2011."""
    answer = stic.funding_breakdown(belarus, purpose="all")
    assert "fp7-contribution" not in adapter.worked_out(answer)
    assert "59,4" not in adapter.page(answer)
    assert "15.2 %" not in adapter.page(answer)
    assert not adapter.agree(belarus, "fp7-contribution", "fp7-projects")


# --- a legal basis is not outright an agreement ---------------------------------------------------


def test_answers_say_how_many_have_a_legal_basis_only(belarus: Any) -> None:
    """Ten of 39, in a note of coverage and of ranking, and in the headline in words."""
    for answer in (stic.regional_coverage(belarus), stic.rank_partners(belarus)):
        assert "10 of the 39" in adapter.notes(answer)
        assert "legal basis" in adapter.notes(answer)
    assert "legal basis" in adapter.headline(stic.regional_coverage(belarus))


@pytest.mark.parametrize("code", ["chn", "ind", "ven"])
def test_agreements_that_programmes_run_under(belarus: Any, code: str) -> None:
    """China, India and Venezuela: concluded."""
    assert adapter.field(belarus, f"agreement-{code}", "status") == "concluded"


@pytest.mark.parametrize("code", ["irn", "jpn", "usa"])
def test_level_not_stated_is_not_filled(belarus: Any, code: str) -> None:
    """A legal basis has no level."""
    assert adapter.field(belarus, f"agreement-{code}", "level") is None


# --- a part does not hold before its whole --------------------------------------------------------


def test_a_part_does_not_precede_its_whole(belarus: Any) -> None:
    """The Framework Programmes opened in 2002; FP7 is one of them."""
    assert "fp7" in {entry for _, _, entry in adapter.ties(belarus)}
    assert "fp7" not in {entry for _, _, entry in adapter.ties(belarus, on="1997")}


# --- a list against what is named elsewhere -------------------------------------------------------


def test_programmes_with_russia_against_the_list_without_it(belarus: Any) -> None:
    """Bi-annual programmes are named with Russia, and the list of ten partners lacks it."""
    pair = ("cooperation-programme-partners", "russia-traditional-schemes")
    assert "tension" in adapter.severities(belarus, *pair)
    row = adapter.group_row(belarus, "Europe", kind="programme")
    assert "DEU" not in row.unlisted


# --- excerpts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["rank_partners", "regional_coverage", "funding_breakdown"])
def test_a_slice_is_rows_and_not_an_answer(belarus: Any, name: str) -> None:
    """A part of a table has no headline, so none that is false."""
    answer = getattr(stic, name)(belarus)
    assert answer[:0] == ()
    assert answer[:1] == (answer[0],)
    assert type(answer[1:2]) is tuple


def test_an_excerpt_has_no_headline(belarus: Any) -> None:
    """It says that it is one."""
    answer = stic.audit(belarus)
    some = answer.where(severity="tension")
    with pytest.raises(adapter.BelarusSticError):
        some.headline()
    assert f"{len(some)} of {len(answer)}" in adapter.first_page(some)


# --- answers with nothing in them -----------------------------------------------------------------


def test_an_empty_answer_keeps_its_columns(belarus: Any) -> None:
    """As a frame and as CSV."""
    pandas = pytest.importorskip("pandas")
    sound = stic.audit(adapter.profile())
    assert len(sound) == 0
    assert list(sound.to_pandas().columns) == list(stic.audit(belarus).to_pandas().columns)
    header = sound.to_csv().splitlines()[0]
    assert header.split(",") == list(pandas.DataFrame(sound.to_pandas()).columns)


def test_one_schema_at_every_date(belarus: Any) -> None:
    """Frames of one answer at three dates can be stacked."""
    polars = pytest.importorskip("polars")
    frames = [
        stic.regional_coverage(belarus, group="EU", members_on=day).to_polars()
        for day in ("2011-11", "2013-12", "2021")
    ]
    assert len(polars.concat(frames)) == 3
