"""Every number the report prints, with its hedge, unit, date and payer: told by hand from it."""

from __future__ import annotations

from belarus_stic.model import Figure, Profile

# In order of the statements: value, date, and what it is per.
FIGURES = """
national-policies.1.3      3..4 %             per year
bilateral-agreements.1.1   >45 agreement      'over'
bilateral-agreements.1.2   <50 %              'almost'
bilateral-agreements.3.2   55 %               2010
bilateral-agreements.3.2   8 %                2010
bilateral-agreements.3.2   9 %                2010
bilateral-programmes.1.2   ~450 project       per year 'ar.'
bilateral-programmes.4.1   3..4 %             per year
bilateral-programmes.4.2   5..7 %             'on average'
bilateral-programmes.4.3   13.8 %             2010
regional-networks.1.1      2 alliance
eu-cooperation.1.3         2 priority area
eu-cooperation.1.5         46070000 EUR       2007/2011
eu-cooperation.2.1         2 instrument
eu-cooperation.3.3         39 member
eu-cooperation.3.4         2702 project
eu-cooperation.3.4         836500000 USD
eu-cooperation.3.5         >73000 scientist   'over'
eu-cooperation.4.1         5 project          2010
eu-cooperation.4.1         580000 USD         2010
eu-cooperation.4.2         336 researcher
eu-cooperation.4.2         >1000000 USD       'exceeded'
eu-cooperation.9.2         18 project
eu-cooperation.9.2         2 institute
eu-cooperation.9.2         34 project
eu-cooperation.12.2        204 application
eu-cooperation.12.2        31 project
eu-cooperation.12.3        ~1840000 EUR       ../2011-10 'approximately'
eu-cooperation.14.4        10 contact point   2011
eu-cooperation.14.4        5 contact point    2011
eu-cooperation.15.1        3 programme
eu-cooperation.15.3        5 project
eu-cooperation.15.3        620000 EUR
eu-cooperation.16.1        2 project          2010
eu-cooperation.16.1        24 project         1993/..
eu-cooperation.16.1        4 action           1993/..
eu-cooperation.16.5        12800000 EUR       1994/2006
eu-cooperation.16.6        10 project         2011
eu-cooperation.17.2        39 student         2004/2011
eu-cooperation.17.2        4 scholar          2004/2011
eu-cooperation.17.3        4 scholarship
eu-cooperation.17.3        8 scholarship
eu-cooperation.17.4        48 month
eu-cooperation.17.4        5300000 EUR        2007/2009
eu-cooperation.17.5        2 university
eu-cooperation.17.6        90 applicant
"""

# Of money: stage, purpose, scope, and who pays whom as far as the sentence says so.
MONEY = {
    "baltic-budget": ("budgeted", "research", "country's share", "", "label:Belarusians"),
    "em-window-budget": ("unstated", "education", "unstated", "", ""),
    "fp7-contribution": ("contributed", "research", "unstated", "EU", ""),
    "istc-grants-belarus": ("awarded", "research", "country's share", "", "label:researchers"),
    "istc-money-belarus-2010": ("unstated", "research", "country's share", "ISTC", ""),
    "istc-money-total": ("unstated", "research", "whole programme", "ISTC", ""),
    "nip-allocation": ("allocated", "general", "country's share", "", "BLR"),
    "tempus-budget": ("allocated", "education", "unstated", "", ""),
}

# Of spending on research: the whole, and who pays the part.
SPENDING = {
    "cooperation-share-of-budget": ("state-budget-rd", "BLR"),
    "cooperation-share-of-total": ("total-rd-expenditure", "government"),
    "foreign-share-2010": ("total-rd-expenditure", "label:foreign sources"),
    "foreign-share-average": ("total-rd-expenditure", "label:foreign sources"),
}


def line(figure: Figure) -> str:
    """Return a figure as it stands above."""
    parts = [figure.cites[0].locator, str(figure.value), str(figure.period or "")]
    parts += [f"per {noun}" for noun in figure.per]
    return " ".join(filter(None, [*parts, f"'{figure.wording}'" if figure.wording else ""]))


def test_every_number_keeps_its_hedge_unit_and_date(belarus: Profile) -> None:
    """The figures are those that the report prints, and no other."""
    (source,) = belarus.sources
    order = {locator: i for i, (locator, _) in enumerate(source.statements)}
    figures = sorted(belarus.figures, key=lambda f: (order[f.cites[0].locator], str(f.value)))
    expected = [" ".join(each.split()) for each in FIGURES.strip().splitlines()]
    assert list(map(line, figures)) == expected


def test_money_says_what_is_stated_and_no_more(belarus: Profile) -> None:
    """Payers and payees stand only where the sentence itself names them."""
    assert {
        f.id: (f.stage, f.purpose, f.scope, " ".join(f.paid_by), " ".join(f.paid_to))
        for f in belarus.figures
        if f.value.is_money
    } == MONEY


def test_spending_on_research_names_its_whole_and_its_payer(belarus: Profile) -> None:
    """Two percentages of two wholes, from home and from abroad."""
    assert {
        f.id: (f.denominator, " ".join(f.paid_by))
        for f in belarus.figures
        if f.paid_by and not f.value.is_money
    } == SPENDING


def test_counts_have_no_stage(belarus: Profile) -> None:
    """A count or a percentage is not allocated."""
    assert {f.stage for f in belarus.figures if not f.value.is_money} == {None}


def test_counts_of_home_alone_say_so(belarus: Profile) -> None:
    """Those of FP7 and TEMPUS are not of the whole programmes."""
    scopes = {f.id: f.scope for f in belarus.figures if f.scope and not f.value.is_money}
    assert set(scopes) == {
        "fp7-applications",
        "fp7-projects",
        "tempus-joint-projects",
        "tempus-projects-2010",
        "tempus-structural",
    }
    assert set(scopes.values()) == {"country's share"}
