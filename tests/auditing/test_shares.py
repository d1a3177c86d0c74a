"""Shares of one whole make no more than 100 %."""

from __future__ import annotations

import pytest
from auditing.asked import audit_of, said, severities, text_of
from samples import figure, organisation, programme

from belarus_stic.auditing import Audit


def shares_of(*values: str, codes: tuple[str, ...] = ("RUS", "DEU", "CHN")) -> Audit:
    """Return the audit of shares of one body's things, by partner."""
    return audit_of(
        organisation("body"),
        programme("one"),
        *(
            figure(value, f"s-{i}", about=["body", code], denominator="all", indicator="projects")
            for i, (value, code) in enumerate(zip(values, codes, strict=False))
        ),
    )


@pytest.mark.parametrize(
    ("values", "severities_"),
    [
        (("55 %", "9 %", "8 %"), ["agrees"]),
        (("55 %", "45 %"), ["agrees"]),
        (("55 %", "46 %"), ["tension"]),
        ((">55 %", "45 %"), ["tension"]),
        ((">=55 %", "45 %"), []),
        (("50..60 %", "45 %"), []),
        (("<60 %", "30 %"), ["agrees"]),
        (("~60 %", "30 %"), []),
        (("55 %",), []),
    ],
)
def test_shares(values: tuple[str, ...], severities_: list[str]) -> None:
    """Shares of one whole make at most 100 %; what their hedges leave open is left alone."""
    assert severities(shares_of(*values), "shares") == severities_


def test_shares_in_words() -> None:
    """Each share, the sum and the whole stand in the text."""
    assert text_of(shares_of("55 %", "9 %", "8 %"), "shares") == (
        "Name of body, projects: Russia 55 %, Germany 9 % and China 8 % make 72 %, within the "
        "whole."
    )
    assert text_of(shares_of("90 %", "20 %"), "shares").endswith(
        "make 110 %; some are shares of the same, or wrong."
    )


@pytest.mark.parametrize(
    "codes",
    [("EU", "OECD"), ("RUS", "RUS"), ("RUS", "one"), ("label:a", "label:b"), ("Asia", "Europe")],
)
def test_shares_that_may_lie_within_each_other(codes: tuple[str, str]) -> None:
    """Groups may share members, and things of two kinds each other's money."""
    assert said(shares_of("60 %", "50 %", codes=codes), "shares") == []


def test_shares_of_several_wholes() -> None:
    """Shares with no owner in common, or one within another, are not added."""
    apart = [
        figure("60 %", f"f-{i}", about=[code], denominator="all")
        for i, code in enumerate(("DEU", "POL"))
    ]
    nested = [
        figure("60 %", "a", about=["body"], denominator="all"),
        figure("60 %", "b", about=["body", "POL"], denominator="all"),
    ]
    assert said(audit_of(*apart), "shares") == []
    assert said(audit_of(organisation("body"), *nested), "shares") == []
