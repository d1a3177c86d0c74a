"""Sentences and hints that easily mislead, each with what is to be said.

Hints of what a person may have meant are never another country, and never a form that is refused.
"""

from __future__ import annotations

from typing import Any

import pytest
from pins import adapter

import belarus_stic as stic


@pytest.fixture(scope="module")
def belarus() -> Any:
    """Return the packaged profile."""
    return stic.load_profile()


# --- headlines that stay true when pasted alone ---------------------------------------------------


@pytest.mark.parametrize("within", ["EU", "Asia"])
def test_a_narrower_pool_opens_the_headline(belarus: Any, within: str) -> None:
    """Latvia is first within the EU, not of all partners."""
    said = adapter.headline(stic.rank_partners(belarus, within=within))
    assert said.startswith(f"Within {'the ' if within == 'EU' else ''}{within}")
    assert "Belarus" in said


def test_headlines_name_home_and_date_and_source(belarus: Any) -> None:
    """Whose answer it is, of when, and by whom."""
    for answer in (
        stic.rank_partners(belarus),
        stic.regional_coverage(belarus),
        stic.regional_coverage(belarus, group="EU"),
        stic.funding_breakdown(belarus),
        stic.funding_breakdown(belarus, purpose="education"),
        stic.audit(belarus),
    ):
        said = adapter.headline(answer)
        assert "Belarus" in said
        assert "November 2011" in said
        assert "scienceportal.org.by" in said


@pytest.mark.parametrize(
    ("purpose", "named", "never"),
    [
        ("education", "TEMPUS", "Lifelong Learning"),
        ("research", "FP7", "Framework Programmes"),
        ("all", "TEMPUS", "Lifelong Learning"),
    ],
)
def test_money_is_named_after_its_own_programme(
    belarus: Any, purpose: str, named: str, never: str
) -> None:
    """Not after the programme that its own is part of."""
    answer = stic.funding_breakdown(belarus, purpose=purpose)
    assert named in adapter.page(answer)
    assert never not in adapter.headline(answer)


def test_the_headline_on_education_has_dates(belarus: Any) -> None:
    """Money of 1994 to 2006 is not of 2011."""
    said = adapter.headline(stic.funding_breakdown(belarus, purpose="education"))
    assert "1994 to 2006" in said


# --- the audit ------------------------------------------------------------------------------------


def test_one_percentage_of_two_wholes(belarus: Any) -> None:
    """3 to 4 % of each allows a ratio of three to four, and only if one sum is meant."""
    said = adapter.finding_text(
        belarus, "cooperation-share-of-budget", "cooperation-share-of-total"
    )
    assert "three quarters" in said
    assert "nearly equal" not in said
    assert "state-budget-rd" not in said


def test_how_many_partners_are_full_members_of_the_cis(belarus: Any) -> None:
    """Five of the six in the list: Ukraine is no full member, and home is no partner."""
    (said,) = [
        check.text for check in stic.audit(belarus).agrees if "agreements-cis" in check.records
    ]
    assert "Armenia, Kazakhstan, Moldova, Russia and Tajikistan" in said
    assert "Belarus" not in said
    assert "Ukraine" not in said


def test_the_audit_names_groups_as_other_answers_do(belarus: Any) -> None:
    """No code of the data and no made-up plural."""
    said = adapter.page(stic.audit(belarus))
    for words in ("agreementses", "total-rd-expenditure", "nas-international-projects"):
        assert words not in said


# --- riddles --------------------------------------------------------------------------------------

RIDDLES = (
    "who has the same kinds is level",
    "has none that is named",
    "taken to hold",
    "What is not found is not proved",
    "is all of itself",
    "pairs",
    "ordered and",
    "3..4 %",
    "~1,840,000",
    "45+",
    ">45",
    "≈",
    "∞",
)


@pytest.mark.parametrize(
    "name", ["rank_partners", "regional_coverage", "funding_breakdown", "audit", "ties"]
)
def test_no_riddles(belarus: Any, name: str) -> None:
    """Hedges are words before the number, and sentences have verbs."""
    said = adapter.page(getattr(stic, name)(belarus))
    assert [words for words in RIDDLES if words in said] == []


def test_who_pays_is_named_where_the_source_names_it(belarus: Any) -> None:
    """The Government pays for international co-operation."""
    answer = stic.funding_breakdown(belarus, by="funder")
    assert adapter.funder(answer, "cooperation-share-of-total") != ""
    assert "not stated" not in adapter.funder(answer, "cooperation-share-of-total")


# --- messages -------------------------------------------------------------------------------------


def test_citing_a_source_is_short(belarus: Any) -> None:
    """Not every digest of every statement."""
    assert len(str(belarus.cite(belarus.sources[0]))) < 1000


def test_a_missed_key_lists_no_choice_twice(belarus: Any) -> None:
    """Each key that would do once."""
    for answer in (stic.funding_breakdown(belarus), stic.rank_partners(belarus)):
        with pytest.raises(adapter.BelarusSticError) as raised:
            answer["Germny"]
        assert len(str(raised.value)) < 1000
    assert str(raised.value).count("Germany") == 1


@pytest.mark.parametrize("wrong", [None, "Belarus", 5])
def test_no_profile(wrong: Any) -> None:
    """What was expected, in words a user knows."""
    with pytest.raises(adapter.BelarusSticError, match="[Pp]rofile") as raised:
        stic.rank_partners(wrong)
    assert "graph.graph" not in str(raised.value)


# --- memberships ----------------------------------------------------------------------------------


def test_a_day_is_never_made_up() -> None:
    """Colombia joined the OECD on 28 April 2020."""
    assert "COL" not in stic.members("OECD", on="2020-04-10")
    assert "COL" in stic.members("OECD", on="2020-04-28")
    assert "COL" in stic.members("OECD", on="2020-04")


@pytest.mark.parametrize(
    ("name", "on", "size"),
    [
        ("EU27", "2011-11", 27),
        ("EU27", "2021", 27),
        ("EU28", "2014", 28),
        ("EU27", "2015", None),
        ("EU28", "2011", None),
        ("EU25", "2005", 25),
        ("EU15", "2003", 15),
    ],
)
def test_a_name_that_fixes_the_size(name: str, on: str, size: int | None) -> None:
    """Holds on days with that many members; on others the name that fits is said."""
    if size is None:
        with pytest.raises(adapter.NotCoveredError, match=r"EU2[78]"):
            stic.members(name, on=on)
    else:
        assert len(stic.members(name, on=on)) == size


# --- names of countries ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Solomon Is.", "SLB"),
        ("S. Sudan", "SSD"),
        ("W. Sahara", "ESH"),
        ("Eq. Guinea", "GNQ"),
        ("Dominican Rep.", "DOM"),
        ("St. Helena", "SHN"),
        ("Korea, Dem. Rep.", "PRK"),
        ("D.P.R. Korea", "PRK"),
        ("Iran, Islamic Rep.", "IRN"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Netherlands (the)", "NLD"),
        ("Russian Federation (the)", "RUS"),
        ("Gambia, The", "GMB"),
        ("U.A.E.", "ARE"),
        ("Republic of the Union of Myanmar", "MMR"),
        ("Cote d`Ivoire", "CIV"),
        ("Lao People s Democratic Republic", "LAO"),
        ("Republic of Ireland", "IRL"),
        ("Republic of Georgia", "GEO"),
        ("Moldavia", "MDA"),
        ("Kirgizia", "KGZ"),
        ("Peoples R China", "CHN"),
        ("Byelarus", "BLR"),
    ],
)
def test_a_name_as_people_write_it(name: str, code: str) -> None:
    """Shortened, inverted, dotted, with the article behind."""
    assert stic.country(name).alpha_3 == code


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("GER", "Niger"),
        ("RSA", "Russia"),
        ("CRO", "ROK"),
        ("SUN", "SUR"),
        ("Republic of Kosovo", "Moldova"),
        ("U.S.S.R.", "United States"),
        ("Perugia", "Peru' "),
    ],
)
def test_a_hint_is_never_another_country(name: str, never: str) -> None:
    """Better none."""
    with pytest.raises(adapter.UnknownCountryError) as raised:
        stic.country(name)
    assert never not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("USSR", "RUS"),
        ("U.S.S.R.", "RUS"),
        ("SU", "RUS"),
        ("SUN", "RUS"),
        ("YU", "SRB"),
        ("West Germany", "DEU"),
        ("Micronesia", "FSM"),
        ("England", "GBR"),
        ("56", "BEL"),
    ],
)
def test_a_refusal_names_the_candidates(name: str, candidate: str) -> None:
    """Ended states, parts of states, names of several, numbers without their zeros."""
    named = {candidate, stic.country(candidate).name}
    with pytest.raises(adapter.UnknownCountryError) as raised:
        stic.country(name)
    assert any(word in str(raised.value) for word in named)


@pytest.mark.parametrize("name", ["EC", "European Commission", "European Community", "E.U."])
def test_the_european_union_by_other_names(name: str) -> None:
    """Whoever writes EC does not mean Ecuador."""
    assert len(stic.members(name, on="2011-11")) == 27


# --- numbers and dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("816 000 EUR", "816000 EUR"),
        ("1.84 mln EUR", "1840000 EUR"),
        ("7.4 million EUR", "7400000 EUR"),
        ("EUR 1.84", "1.84 EUR"),
        ("€1.84", "1.84 EUR"),
        ("620000 eur", "620000 EUR"),
        ("45 agreements", "45 agreement"),
        (">45 agreements", ">45 agreement"),
        (">=1,000 answers", ">=1000 answer"),
        ("3-4 %", "3..4 %"),
        ("589,2 project", "589.2 project"),
        ("≥45 project", ">=45 project"),
        ("1e6 project", "1000000 project"),
        (">45..50 project", "45..50 project"),
    ],
)
def test_a_hint_for_a_number_is_a_number(text: str, hint: str) -> None:
    """What was meant, and itself accepted."""
    with pytest.raises(adapter.BelarusSticError) as raised:
        stic.Quantity(text)
    assert repr(hint) in str(raised.value)
    assert str(stic.Quantity(hint)) == hint


@pytest.mark.parametrize("text", ["1.000 project", "4.255.142 read", "2012-13 project", "5 euro"])
def test_a_number_that_can_be_read_twice_is_refused(text: str) -> None:
    """Never one project without a word."""
    with pytest.raises(adapter.BelarusSticError):
        stic.Quantity(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2007–2013", "2007/2013"),
        ("2007-13", "2007/2013"),
        ("2007-2013", "2007/2013"),
        ("1670..1673", "1670/1673"),
        ("~2004", "2004~"),
        ("ca. 2004", "2004~"),
        ("..1984", "../1984"),
        ("1998/present", "1998/.."),
        ("2004-06-01/open", "2004-06-01/.."),
    ],
)
def test_a_hint_for_a_date_is_a_date(text: str, hint: str) -> None:
    """What was meant, and itself accepted."""
    with pytest.raises(adapter.BelarusSticError) as raised:
        stic.Period(text)
    assert repr(hint) in str(raised.value)
    assert str(stic.Period(hint)) == hint


def test_an_unknown_end_is_not_an_open_end() -> None:
    """`..` is not offered as its equal."""
    with pytest.raises(adapter.BelarusSticError) as raised:
        stic.Period("1985/")
    assert "did you mean" not in str(raised.value)
