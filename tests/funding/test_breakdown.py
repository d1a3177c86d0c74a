"""The table: rows, groups, what follows from two figures, and how it reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from funding.paid_samples import count, money, paid

from belarus_stic import load_profile, partnership_graph
from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.funding import Funding, funding_breakdown
from belarus_stic.funding._rows import signed
from belarus_stic.model import Profile
from belarus_stic.values import Quantity


def sample() -> Profile:
    """Return a profile with money of several kinds, percentages and counts."""
    return paid(
        money("first", "~1840000 EUR", note="A note."),
        money("second", "3..4 EUR", stage="budgeted", scope="unstated", period=None),
        money("third", "580000 USD", "elsewhere", purpose="education", per="total"),
        count("told", "5 %", "BLR", indicator="share", denominator="all-of-it", purpose="general"),
        count(
            "spent", "13.8 %", "BLR", indicator="share of spending", denominator="rd", per="annual"
        ),
        count("countries", "50 %", "BLR", indicator="share of states", denominator="eu-states"),
    )


def test_every_amount_and_percentage_of_money_has_a_row() -> None:
    """Counts and other percentages have none; what has another purpose is left out and named."""
    funding = funding_breakdown(sample())
    assert {row.id: row.kind for row in funding} == {
        "first": "stated",
        "second": "stated",
        "spent": "share",
    }
    reasons = {left.what: left.reason for left in funding.left_out}
    assert reasons["580,000 USD (third)"] == (
        "for another purpose: education, not research; "
        "taken with purpose='education', and with purpose=None"
    )
    assert "for another purpose: general, not research" in reasons["5 % (told)"]
    everything = funding_breakdown(sample(), purpose=None)
    assert {row.id for row in everything} == {"first", "second", "third", "told", "spent"}


def test_a_row_says_all_that_the_figure_does() -> None:
    """Amount with hedge, stage, purpose, period, scope, note and evidence stand in the row."""
    row = funding_breakdown(sample())["first"]
    assert (str(row.amount), row.amount.value.hedge) == ("~1840000 EUR", "about")
    assert (row.stage, row.purpose, row.scope) == ("awarded", "research", "country's share")
    assert (str(row.period), row.note, row.about) == ("2010", "A note.", ("child",))
    assert (row.channel, row.channel_name) == ("parent", "Name of parent")
    assert (row.funders, row.funder_names) == (("EU",), ("European Union",))
    assert [str(citation) for citation in row.evidence] == ["report#part.1"]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("channel", ["Name of elsewhere", "Name of parent", "no one channel (national)"]),
        (
            "funder",
            [
                "European Union",
                "International Science and Technology Center; Name of world-body",
                "not stated",
            ],
        ),
        ("stage", ["awarded", "budgeted", "not stated"]),
        ("purpose", ["education", "general", "research", "not stated"]),
        ("period", ["2010", "not stated"]),
        ("scope", ["country's share", "unstated", "not stated"]),
    ],
)
def test_groups(by: Any, groups: list[str]) -> None:
    """Rows stand in groups by name, what is not stated last, whatever the breakdown is by."""
    funding = funding_breakdown(sample(), by=by, purpose=None)
    assert list(dict.fromkeys(row.group for row in funding)) == groups
    assert {row.id for row in funding} == {"first", "second", "third", "told", "spent"}


def test_a_total_stands_in_the_group_of_all_its_parts() -> None:
    """By period, the total of two years is in a group of its own."""
    profile = paid(money("first", "1 EUR"), money("second", "2 EUR", period="2011"))
    groups = [(row.group, row.kind) for row in funding_breakdown(profile, by="period")]
    assert groups == [("2010", "stated"), ("2010; 2011", "total"), ("2011", "stated")]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "chanel"}, "unknown by 'chanel'; expected one of channel, funder.*'channel'"),
        ({"by": None}, "unknown by None"),
        ({"purpose": "reserch"}, "unknown purpose 'reserch'.* or None; did you mean 'research'"),
    ],
)
def test_unknown_options(options: dict[str, Any], message: str) -> None:
    """An unknown option is refused with those there are and the nearest."""
    with pytest.raises(OptionError, match=message):
        funding_breakdown(paid(), **options)


def test_rows_are_found_by_figure_channel_and_subject() -> None:
    """A channel or subject finds its one amount or total; several are refused."""
    profile = paid(
        money("first", "10 EUR"),
        money("second", "20 EUR", period="2011"),
        money("third", "5 USD", "elsewhere"),
        money("fourth", "5 USD", "conference"),
        money("fifth", "5 USD", "conference", period=None),
        count("projects", "2 project"),
    )
    funding = funding_breakdown(profile)
    assert funding["Third"].id == "third"
    assert funding["elsewhere"].id == funding["Name of elsewhere"].id == "third"
    assert funding["child"].kind == funding["parent"].kind == "total"
    assert funding["first/projects"].per == "project"
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'conference'"):
        funding["conference"]
    with pytest.raises(UnknownKeyError, match="did you mean 'elsewhere'"):
        funding["elsewher"]
    assert isinstance(funding[:2], Funding)
    assert funding[0].id == "fourth"


def derived_of(*figures: Any) -> dict[str, str]:
    """Return what follows from figures, by name."""
    funding = funding_breakdown(paid(*figures))
    return {row.id: str(row.amount) for row in funding if row.kind == "derived"}


@pytest.mark.parametrize(
    ("amount", "number", "value"),
    [
        ("580000 USD", "5 project", "116000 USD"),
        ("~1840000 EUR", "31 project", "~59355 EUR"),
        ("100 EUR", "3 project", "33.33..33.34 EUR"),
        (">1000000 USD", "336 researcher", ">2976 USD"),
        (">=100 USD", "10 joint project", ">=10 USD"),
        ("<=100 USD", "10 grant", "<=10 USD"),
        ("100 USD", ">10 grant", "<10 USD"),
        ("100..200 USD", "4..5 grant", "20..50 USD"),
        ("0 EUR", "5 project", "0 EUR"),
    ],
)
def test_money_per_unit(amount: str, number: str, value: str) -> None:
    """Money and a count of the same, for the same time, have a quotient that keeps hedges."""
    found = derived_of(money("money", amount), count("number", number))
    assert found == {"money/number": value}


def test_a_derived_row_is_marked_and_names_its_inputs() -> None:
    """It is no stated amount: kind, inputs and the evidence of both are told."""
    profile = paid(money("money", "~10 EUR"), count("number", "5 project", as_of="2011"))
    row = funding_breakdown(profile)["money/number"]
    assert (row.kind, row.per, row.inputs) == ("derived", "project", ("money", "number"))
    assert (row.terms, str(row.period), str(row.as_of)) == ("derived, per project", "2010", "2011")
    assert [str(citation) for citation in row.evidence] == ["report#part.1", "report#part.2"]
    assert "Derived figures" in " ".join(funding_breakdown(profile).caveats)


@pytest.mark.parametrize(
    ("amount", "number", "follows"),
    [
        ({}, {}, True),
        ({}, {"about": ["sibling"]}, False),
        ({}, {"period": "2011"}, False),
        ({}, {"period": None}, False),
        ({}, {"value": "5 member"}, False),
        ({}, {"per": "annual"}, False),
        ({"per": "total"}, {}, True),
        ({"scope": "whole programme"}, {"scope": "country's share"}, False),
        ({}, {"scope": "country's share"}, True),
        ({"period": None, "as_of": "2011"}, {"period": None, "as_of": "2011"}, True),
        ({"period": "../2010", "as_of": "2011"}, {"period": None, "as_of": "2011"}, True),
        ({"period": None, "as_of": "2011"}, {"period": None, "as_of": "2010"}, False),
        ({"period": None, "as_of": "2011"}, {"period": None}, False),
        ({"period": None}, {"period": None}, False),
        ({"period": None}, {"period": None, "cites": ["report#part.1"]}, True),
        ({"period": "2010"}, {"period": None, "cites": ["report#part.1"]}, False),
        ({"purpose": "education"}, {}, False),
    ],
)
def test_when_a_quotient_follows(
    amount: dict[str, Any], number: dict[str, Any], follows: bool
) -> None:
    """Only for the same subject and time; what is not stated is not thereby the same."""
    changes = {"value": "5 project", "about": ["child"], **number}
    value, about = changes.pop("value"), changes.pop("about")
    found = derived_of(money("money", "10 EUR", **amount), count("number", value, about, **changes))
    assert bool(found) == follows


def test_quotients_without_bounds_are_left_out() -> None:
    """Where no bound is known, or nothing can be divided, the reason is told."""
    funding = funding_breakdown(
        paid(
            money("money", "~10 EUR"),
            count("many", ">5 project"),
            count("none", "0 grant"),
        )
    )
    reasons = {left.what: left.reason for left in funding.left_out}
    assert "give 'about' a reach" in reasons["Name of money, per project"]
    assert "expected a number above 0" in reasons["Name of money, per grant"]
    assert not [row for row in funding if row.kind == "derived"]


@pytest.mark.parametrize(
    ("won", "applied", "rate"),
    [
        ("31 project", "204 application", "15.1..15.2 %"),
        ("10 project", "40 proposal", "25 %"),
        ("9..12 grant", "10..20 proposal", "45..100 %"),
        ("~10 project", "40 proposal", "~25 %"),
        ("10 project", ">40 application", "<25 %"),
        ("0 project", "40 application", "0 %"),
        ("50 project", "40 application", None),
        ("10 member", "40 application", None),
        ("10 researcher", "40 application", None),
    ],
)
def test_success_rates(won: str, applied: str, rate: str | None) -> None:
    """Projects out of applications are a rate; what cannot come out of them is not."""
    found = derived_of(
        money("money", "1 EUR", period=None), count("won", won), count("tried", applied)
    )
    assert found == ({} if rate is None else {"won/tried": rate})


def test_success_rates_stand_with_the_money_of_their_channel() -> None:
    """A rate of a channel without money in the answer is not part of the answer."""
    figures = count("won", "1 project"), count("tried", "2 application", indicator="applications")
    assert derived_of(*figures) == {}
    funding = funding_breakdown(paid(*figures, money("money", "1 EUR", "parent")))
    row = funding["won/tried"]
    assert (row.name, row.terms) == ("Success rate: 1 of 2", "derived, of applications")
    assert str(row.period) == "2010"


def test_reads_well() -> None:
    """Each group is named once, money per project stands below the money, hedges are shown."""
    profile = paid(
        money("money", "~1840000 EUR"),
        count("projects", "31 project"),
        money("money-more", ">2.5 EUR", period=None, scope="unstated", per="total"),
        count(
            "spent", "13.8 %", "BLR", indicator="share of spending", denominator="rd", per="annual"
        ),
    )
    assert funding_breakdown(profile).to_markdown().splitlines() == [
        "| Channel | What | Amount | Period | Terms |",
        "| --- | --- | ---: | --- | --- |",
        "| Name of parent | Name of money | ~1,840,000 EUR | 2010 | awarded, country's share |",
        "|  | … per project | ~59,400 EUR | 2010 | derived, per project |",
        "|  | Name of money-more | >2.5 EUR | undated | awarded, scope unstated |",
        "| no one channel (national) | Name of spent | 13.8 % | 2010 | of rd, annual |",
    ]
    assert "country's share, research" in funding_breakdown(profile, purpose=None).to_markdown()


def test_headlines() -> None:
    """One sentence: how many amounts, whether they add up, the first of them, and the date."""
    assert funding_breakdown(paid()).headline() == (
        "Who pays for the research co-operation of Sample as of 2011-11: "
        "no amount of money is stated."
    )
    amounts = [money(f"n{i}", f"{i}..{i + 1} EUR", period=str(2000 + i)) for i in range(1, 5)]
    assert funding_breakdown(paid(amounts[0]), purpose=None).headline() == (
        "Who pays for the co-operation of Sample as of 2011-11: 1 amount in 1 channel; "
        "Name of parent 1 to 2 EUR."
    )
    assert funding_breakdown(paid(amounts[0], money("other", "<5 USD"))).headline() == (
        "Who pays for the research co-operation of Sample as of 2011-11: 2 amounts in 1 channel, "
        "no two of which may be added; Name of parent 1 to 2 EUR, Name of parent under 5 USD."
    )
    assert funding_breakdown(paid(*amounts)).headline() == (
        "Who pays for the research co-operation of Sample as of 2011-11: 4 amounts in 1 channel, "
        "with 1 total (Name of parent 10 to 14 EUR) and none beyond; Name of parent 1 to 2 EUR, "
        "Name of parent 2 to 3 EUR, Name of parent 3 to 4 EUR and 1 more."
    )


def test_dictionaries_are_plain() -> None:
    """Every cell is a text, a number, a list of texts or nothing."""
    profile = paid(money("first", ">1 EUR"), money("second", "2 EUR", period="2011"))
    rows = funding_breakdown(profile, currency="USD").to_dicts()
    cells = [
        item for row in rows for c in row.values() for item in (c if isinstance(c, list) else [c])
    ]
    assert {type(cell) for cell in cells} <= {str, int, float, type(None)}
    (first,) = [row for row in rows if row["id"] == "first"]
    assert (first["share"], first["share_high"]) == ("(33.3, 100) %", 100)
    assert (first["amount_low"], first["amount_high"]) == (1, None)
    assert first["evidence"] == ["report#part.1"]


def test_the_packaged_profile() -> None:
    """The report's amounts add up to nothing, and what follows from them is told."""
    funding = funding_breakdown(load_profile(), purpose=None)
    assert {row.kind for row in funding} == {"stated", "share", "derived"}
    amounts = {str(row.amount) for row in funding}
    assert amounts >= {
        "46070000 EUR",
        "12800000 EUR",
        "5300000 EUR",
        "620000 EUR",
        "~1840000 EUR",
        "580000 USD",
        ">1000000 USD",
        "836500000 USD",
    }
    assert amounts >= {"~59355 EUR", "116000 USD", "309585..309586 USD", "15.1..15.2 %"}
    percentages = {(str(row.amount), row.denominator) for row in funding if row.kind == "share"}
    assert percentages >= {
        ("3..4 %", "state-budget-rd"),
        ("3..4 %", "total-rd-expenditure"),
        ("5..7 %", "total-rd-expenditure"),
        ("13.8 %", "total-rd-expenditure"),
    }
    explained = [left for left in funding.left_out if left.reason.startswith("in no total")]
    assert len(explained) == sum(row.kind == "stated" for row in funding)
    with pytest.raises(NotAnswerableError, match="total-rd-expenditure"):
        funding.share("EU", of="foreign sources", period="2010")


def test_like_reasons_are_printed_once() -> None:
    """What is left out for like reasons has one line in print, and its own reason in `left_out`."""
    profile = paid(
        money("one", "1 EUR", as_of="2010-01", period=None),
        money("two", "2 USD"),
        money("three", "3 EUR", purpose="education"),
        money("four", "4 EUR", purpose="education"),
        money("five", "5 EUR", "elsewhere"),
        money("six", "6 EUR", "elsewhere"),
    )
    funding = funding_breakdown(profile)
    assert len(funding.left_out) == 6
    assert [note for note in funding.notes() if note.startswith("Left out")] == [
        "Left out of totals: 2 amounts, each the only one of its kind (see left_out)",
        "Left out of totals: 2 amounts, each with its reason (see left_out)",
        "Left out, for another purpose than research: 4 EUR (four); 3 EUR (three)",
    ]
    text = str(funding)
    assert "in no total" not in text
    assert "as of 2010-01" in text
    assert funding.notes()[-1].startswith("Source: ")
    assert "in no total" in funding.to_json()
    everything = funding_breakdown(profile, purpose=None)
    assert "another purpose" not in str(everything)
    (note,) = [n for n in funding_breakdown(paid(money("one", "1 EUR"))).notes() if "Left" in n]
    assert note == "Left out of totals: 1 amount, the only one of its kind (see left_out)"


def test_about_has_no_bounds_in_any_currency() -> None:
    """A data frame has no bounds for "about", in its own currency or in another."""
    (row,) = funding_breakdown(
        paid(money("m", "~10 USD", period="2010")), currency="EUR"
    ).to_dicts()
    assert (row["amount_low"], row["conversion_low"], row["conversion_high"]) == (None, None, None)
    assert row["conversion"].startswith("~")
    assert row["conversion_at_mean"]


def test_nothing_left_out_has_no_line() -> None:
    """Where nothing was left out of totals, nothing is said of it."""
    assert "Left out" not in str(funding_breakdown(paid()))


@pytest.mark.parametrize(
    ("amount", "number", "shown", "low", "high"),
    [
        ("836500000 USD", "2702 project", "≈309,600 USD", Fraction(836500000, 2702), None),
        ("580000 USD", "5 project", "116,000 USD", Fraction(116000), None),
        ("~1840000 EUR", "31 project", "~59,400 EUR", Fraction(1840000, 31), None),
        (">1000000 USD", "336 researcher", ">2,976 USD", Fraction(1000000, 336), "endless"),
        ("100000..200000 EUR", "3 project", "33,330..66,670 EUR", None, Fraction(200000, 3)),
    ],
)
def test_derived_figures_are_shown_rounded_and_kept_exact(
    amount: str, number: str, shown: str, low: Fraction | None, high: Any
) -> None:
    """People see as many digits as mean something; the row keeps the exact bounds."""
    funding = funding_breakdown(paid(money("money", amount), count("number", number)))
    row = funding["money/number"]
    assert row.shown == shown
    assert shown in funding.to_markdown()
    assert row.quotient is not None
    assert row.quotient.low == (Fraction(100000, 3) if low is None else low)
    assert row.quotient.high == (low if high is None else None if high == "endless" else high)
    (flat,) = [flat for flat in funding.to_dicts() if flat["id"] == "money/number"]
    assert flat["quotient"] == shown
    bounds = None if row.quotient.about else float(row.quotient.low)
    assert flat["quotient_low"] == bounds
    stated = funding["money"]
    assert (stated.quotient, stated.shown) == (None, signed(Quantity.parse(amount)))


def test_amounts_of_a_source_are_never_rounded() -> None:
    """What a source states in many digits is shown in as many."""
    funding = funding_breakdown(paid(money("money", "123456.78 EUR"), money("about", "~98765 USD")))
    assert {row.shown for row in funding} == {"123,456.78 EUR", "~98,765 USD"}


def test_only_the_country_alone_is_no_channel() -> None:
    """A percentage of a channel stays with it; one of the country stands under no channel."""
    told = {"indicator": "share of spending", "denominator": "spending"}
    funding = funding_breakdown(
        paid(count("home", "1 %", "BLR", **told), count("both", "2 %", ["BLR", "child"], **told))
    )
    assert funding[1].channel_name == "Belarus"
    assert [(row.id, row.channel, row.group) for row in funding] == [
        ("both", "parent", "Name of parent"),
        ("home", "BLR", "no one channel (national)"),
    ]


@pytest.mark.parametrize("other", [partnership_graph(paid()), None, "belarus"])
def test_only_a_profile_has_a_breakdown(other: Any) -> None:
    """A graph, nothing and a name are refused, with what is expected."""
    name = type(other).__name__
    with pytest.raises(OptionError, match=f"takes a Profile, not {name}: .*load_profile"):
        funding_breakdown(other)
