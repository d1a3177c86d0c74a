"""Tests of `stated_shares`: what the source divides among partners, and what it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from belarus_stic.errors import NotAnswerableError, OptionError
from belarus_stic.files import load_profile
from belarus_stic.graph import partnership_graph
from belarus_stic.model import Figure, Profile, Source
from belarus_stic.ranking import stated_shares


def profile_of(*shares: tuple[str, str], **more: Any) -> Profile:
    """Return a profile that states these shares by country."""
    source = Source(id="report", name="Report", title="Report")
    figures = tuple(
        Figure(
            **{
                "id": f"share-{i}",
                "name": f"Share {i}",
                "cites": (f"report#a.{i}",),
                "indicator": "share of projects",
                "about": (partner,),
                "value": value,
                "denominator": "projects",
            }
            | more
        )
        for i, (partner, value) in enumerate(shares)
    )
    return Profile(
        country="BLR", name="Belarus", as_of="2011-11", sources=(source,), figures=figures
    )


def found(profile: Profile, **options: Any) -> list[tuple[str, str | None]]:
    """Return partner and share of each row."""
    return [
        (row.partner, None if row.share is None else str(row.share))
        for row in stated_shares(profile, **options)
    ]


def test_belarus() -> None:
    """The Academy's projects: three partners, and 28 % not named, from graph and profile."""
    profile = load_profile()
    shares = stated_shares(profile)

    assert [(row.name, str(row.share)) for row in shares] == [
        ("Russia", "55 %"),
        ("Germany", "9 %"),
        ("China", "8 %"),
        ("not named", "28 %"),
    ]
    assert stated_shares(partnership_graph(profile)) == shares
    assert "2010" in shares.method
    assert shares["Russia"].evidence == shares["not named"].evidence


@pytest.mark.parametrize(
    ("shares", "rest"),
    [
        ((("RUS", "60 %"), ("DEU", "30 %")), "10 %"),
        ((("RUS", "60 %"), ("DEU", "40 %")), "0 %"),
        ((("RUS", "60..70 %"), ("DEU", "20 %")), "10..20 %"),
        ((("RUS", ">60 %"),), "<40 %"),
        ((("RUS", ">=60 %"),), "0..40 %"),
        ((("RUS", "<60 %"),), "40..100 %"),
        ((("RUS", "~60 %"),), "0..100 %"),
        ((("RUS", "60..90 %"), ("DEU", "30 %")), "0..10 %"),
        ((("RUS", "60 %"), ("DEU", "50 %")), None),
        ((("RUS", "60 %"), ("RUS", "10 %")), None),
    ],
)
def test_the_unnamed_rest(shares: tuple[tuple[str, str], ...], rest: str | None) -> None:
    """What is left of 100 % is bounded as one expression; overlapping shares leave no rest."""
    assert found(profile_of(*shares))[-1] == ("", rest)


def test_shares_that_overlap_say_so() -> None:
    """A caveat names why no rest is worked out, and the table shows a question mark."""
    over = stated_shares(profile_of(("RUS", "60 %"), ("DEU", "50 %")))
    twice = stated_shares(profile_of(("RUS", "60 %"), ("RUS", "10 %")))

    assert "more than 100 %" in over.caveats[-1]
    assert "more than once" in twice.caveats[-1]
    assert "not named ?" in over.headline()
    assert "not named      ?" in str(over)
    assert "undated" in over.method


def test_several_wholes_are_told_apart() -> None:
    """Where shares of several wholes are stated, one is picked by name and period."""
    first, second = profile_of(("RUS", "60 %")), profile_of(("DEU", "9 %"), period="2010")
    papers = profile_of(("CHN", "5 %"), denominator="papers", indicator="share of papers")
    renamed = tuple(
        Figure(
            **{
                name: getattr(figure, name)
                for name in (
                    "name",
                    "cites",
                    "indicator",
                    "about",
                    "value",
                    "denominator",
                    "period",
                )
            },
            id=f"figure-{i}",
        )
        for i, figure in enumerate((*first.figures, *second.figures, *papers.figures))
    )
    profile = Profile(
        country="BLR", name="Belarus", as_of="2011-11", sources=first.sources, figures=renamed
    )

    assert found(profile, of="papers")[0] == ("CHN", "5 %")
    assert found(profile, of="share of papers")[0] == ("CHN", "5 %")
    assert found(profile, of="projects", period="2010")[0] == ("DEU", "9 %")
    with pytest.raises(OptionError, match="several wholes.*of='papers'"):
        stated_shares(profile)
    with pytest.raises(OptionError, match="no shares are stated for of='paper'.*mean 'papers'"):
        stated_shares(profile, of="paper")
    with pytest.raises(OptionError, match="period='2009'; expected one of 2010"):
        stated_shares(profile, period="2009")


@pytest.mark.parametrize(
    "profile",
    [
        profile_of(),
        profile_of(("BLR", "60 %")),
        profile_of(("EU", "60 %")),
        profile_of(("RUS", "60 project"), denominator=None),
        profile_of(("RUS", "60 %"), about=("RUS", "DEU")),
    ],
)
def test_no_shares_by_country(profile: Profile) -> None:
    """Home's share, a group's, a count, or a share of two countries is no share by country."""
    with pytest.raises(NotAnswerableError, match="no shares by country are stated"):
        stated_shares(profile)
