"""Every picture of every answer, the page that it paints, and profiles that are hard to draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from another_country import another_country, bare
from samples import (
    agreement,
    centre,
    figure,
    organisation,
    own_group,
    policy,
    profile,
    programme,
    project,
    sample_profile,
    source,
    standing,
)

from belarus_stic import (
    funding_breakdown,
    load_profile,
    rank_partners,
    regional_coverage,
    ties,
    timeline,
)
from belarus_stic.charts.lettering import width_of
from belarus_stic.charts.sheet import Disc, Line, Shape, Sheet, Text
from belarus_stic.model import Profile
from belarus_stic.reference import countries

Plot = Callable[..., Any]

PICTURES: dict[str, Callable[[Profile], Plot]] = {
    "groups": lambda made: rank_partners(made).plot,
    "matrix": lambda made: lambda **how: rank_partners(made).plot("matrix", **how),
    "acceptability": lambda made: rank_partners(made).acceptability(100).plot,
    "order": lambda made: lambda **how: rank_partners(made).plot("order", **how),
    "strips": lambda made: regional_coverage(made).plot,
    "strips of groups": lambda made: regional_coverage(made, by="group", kind="centre").plot,
    "bands": lambda made: funding_breakdown(made, purpose="all").plot,
    "bars": lambda made: timeline(made).plot,
    "ties": lambda made: ties(made).plot,
    "circle": lambda made: lambda **how: ties(made).plot("circle", **how),
}

# Names that a careless drawing takes for markup, cannot place, or has no room for.
HOSTILE = (
    "R&D <b>100 %</b> for $5 and $6_a",
    "Fund $$",
    "Łódź and Łodz",
    "جامعة",
    "x" * 120,
    " ".join(["word"] * 75),
    "=1+1",
    "\\frac{1}{2} ^_{} % # ~",
)


def hostile_profile() -> Profile:
    """Return a profile of hostile names, with every form of date and of amount."""
    amounts = (
        "580000 USD",
        "600000 USD",
        "~1840000 EUR",
        ">1000000 USD",
        "<1000000 USD",
        "0..500000 EUR",
        "3..4000000 JPY",
        "0 EUR",
        "-5 EUR",
        "836500000000 UAH",
    )
    dates = (
        *("1994", "2004/..", "../2013", "~2004", "1994/2006~", "2010-04-06/2010-04-09"),
        *("2010-04", "2030/2040"),
    )
    dates = tuple(f"{one[1:]}~" if one.startswith("~") else one for one in dates)
    return profile(
        own_group("V4", name=HOSTILE[0]),
        agreement("V4"),
        *(
            programme(f"fund-{i}", name=name, partners=["DEU", "POL"], period=dates[i])
            for i, name in enumerate(HOSTILE)
        ),
        programme("next", name=HOSTILE[5], follows="fund-0", period="2012/2015"),
        organisation("lab", name=HOSTILE[4], country="FRA", founded="1897-05-01"),
        project("p-1", implemented_by=["lab"], participants=["lab"]),
        centre(partners=["FRA"], name=HOSTILE[3]),
        policy(name=HOSTILE[1]),
        standing("DEU", "no official contacts"),
        standing("CAN", "no agreement"),
        *(
            figure(
                amount,
                f"sum-{i}",
                about=[f"fund-{i % len(HOSTILE)}"],
                scope=("country's share", "unstated", "whole programme")[i % 3],
                period=dates[i % len(dates)],
            )
            for i, amount in enumerate(amounts)
        ),
        sources=[source(publisher=HOSTILE[0], title=HOSTILE[5])],
    )


def all_countries() -> Profile:
    """Return a profile with ties to every country, in many combinations, and many sums."""
    codes = [one.alpha_3 for one in countries() if one.alpha_3 != "BLR"]
    return profile(
        *(agreement(code) for code in codes),
        *(programme(f"fund-{i}", partners=[code]) for i, code in enumerate(codes[::2])),
        *(centre(f"centre-{i}", partners=[code]) for i, code in enumerate(codes[::3])),
        *(figure(f"{10 ** (i % 9) + i} EUR", f"sum-{i}", about=[f"fund-{i}"]) for i in range(40)),
        *(policy(f"decree-{i}", signed=f"{1950 + i}") for i in range(40)),
    )


PROFILES = {
    "packaged": load_profile(),
    "sample": sample_profile(),
    "another country": another_country(),
    "bare": bare(),
    "empty": profile(),
    "hostile": hostile_profile(),
    "all countries": all_countries(),
}


def sheet_of(plot: Plot, **how: Any) -> Sheet:
    """Return the page that a plot would paint."""
    kept: list[Sheet] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("belarus_stic.charts.painted", lambda sheet, *_: kept.append(sheet))
        plot(**how)
    return kept[0]


def texts_of(sheet: Sheet) -> list[str]:
    """Return all that is written on a page, in the order in which it is."""
    return [part.words for part in sheet.parts if isinstance(part, Text) and part.words]


def marks_of(sheet: Sheet) -> list[Shape | Disc]:
    """Return the shapes that stand for data."""
    return [part for part in sheet.parts if not isinstance(part, Text | Line) and part.is_mark]


def _box(text: Text) -> tuple[float, float, float, float]:
    wide = width_of(text.words, text.size, bold=text.bold)
    left = text.x - {"left": 0.0, "center": wide / 2, "right": wide}[text.align]
    size = text.size / 72
    return left, text.y - 0.74 * size, left + wide, text.y + 0.22 * size


def outside(sheet: Sheet) -> Iterator[str]:
    """Yield the texts that leave the page."""
    for part in sheet.parts:
        if isinstance(part, Text) and part.words:
            left, top, right, bottom = _box(part)
            if left < 0.1 or top < 0.1 or right > sheet.width - 0.1 or bottom > sheet.height - 0.1:
                yield part.words


def overlapping(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the texts of which one covers another."""
    texts = [(part.words, _box(part)) for part in sheet.parts if isinstance(part, Text)]
    texts = sorted((one for one in texts if one[0].strip()), key=lambda one: one[1][1])
    for (one, a), (other, b) in combinations(texts, 2):
        # What is shared by a hair is not seen.
        across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if across > 0.02 and down > 0.02:
            yield one, other


def main() -> None:
    """Draw the pictures of the packaged profile that the documentation shows."""
    from pathlib import Path

    from matplotlib import pyplot as plt

    for name, plot_of in PICTURES.items():
        figure = plot_of(load_profile())().figure
        save(figure, Path("docs/pictures") / f"{name.replace(' ', '_')}.png")
        plt.close(figure)


def save(figure: Any, path: Any) -> None:
    """Save a picture as the documentation has it."""
    figure.savefig(path, dpi=80, metadata={"Software": None})


if __name__ == "__main__":
    main()
