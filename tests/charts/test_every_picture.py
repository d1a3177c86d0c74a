"""What holds of every picture, whatever the profile and whatever the names in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from pictures import (
    HOSTILE,
    PICTURES,
    PROFILES,
    marks_of,
    outside,
    overlapping,
    sheet_of,
    texts_of,
)
from samples import profile, programme

from belarus_stic import rank_partners
from belarus_stic.errors import MissingPackageError, NotAnswerableError, OptionError
from belarus_stic.model import Profile

pytest.importorskip("matplotlib")


@pytest.fixture(autouse=True)
def _nothing_open() -> Iterator[None]:
    from matplotlib import pyplot as plt

    yield
    plt.close("all")


def page_of(name: str, made: Profile, **how: Any) -> Any:
    """Return the page of a picture; skip what says that it cannot be drawn."""
    try:
        return sheet_of(PICTURES[name](made), **how)
    except NotAnswerableError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("made", PROFILES)
@pytest.mark.parametrize("name", PICTURES)
def test_all_that_is_written_can_be_read(name: str, made: str) -> None:
    """No text leaves the page and no two texts overlap, with no rows and with very many."""
    page = page_of(name, PROFILES[made])
    assert list(outside(page)) == []
    assert list(overlapping(page)) == []
    assert 1 < page.height < 16


@pytest.mark.parametrize("made", ["packaged", "another country", "hostile", "empty"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_page_says_what_it_is(name: str, made: str) -> None:
    """The headline above; source, first caveat and maker below; no markup."""
    page = page_of(name, PROFILES[made])
    written = texts_of(page)
    words = " ".join(written)
    assert any(text.startswith("Source") for text in written)
    assert any(text.startswith("belarus_stic ") for text in written)
    assert PROFILES[made].name in words
    assert "(Publisher of the report" not in written[0]


@pytest.mark.parametrize("name", PICTURES)
def test_hostile_names_are_drawn_as_text(name: str) -> None:
    """No formula and no missing sign, on the screen and in each kind of file."""
    from io import BytesIO

    try:
        axes = PICTURES[name](PROFILES["hostile"])()
    except NotAnswerableError as error:
        pytest.skip(str(error))
    axes.figure.canvas.draw()
    for kind in ("png", "svg", "pdf"):
        with warnings.catch_warnings():
            # The PDF writer tells of its own future.
            warnings.simplefilter("ignore", DeprecationWarning)
            axes.figure.savefig(BytesIO(), format=kind)
    assert all(not text.get_parse_math() for text in axes.texts)


def test_money_signs_stand_as_they_are() -> None:
    """Between two of them nothing is slanted or lost."""
    written = " ".join(texts_of(sheet_of(PICTURES["bars"](PROFILES["hostile"]))))
    assert "for $5 and $6_a" in written
    assert HOSTILE[1] in written


def test_letters_that_no_font_has_are_told_once() -> None:
    """Which letters, and how to pass a font."""
    made = profile(programme("fund", name="日本 fund", period="2004"))
    with pytest.warns(UserWarning, match=r"the font has no letters for '日本'; .*font.family"):
        PICTURES["bars"](made)()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_leaves_all_else_as_it_was(name: str) -> None:
    """Settings, open figures; its own figure can be closed."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    before, backend = dict(mpl.rcParams), mpl.get_backend()
    try:
        axes = PICTURES[name](PROFILES["packaged"])()
    except NotAnswerableError as error:
        pytest.skip(str(error))
    assert dict(mpl.rcParams) == before
    assert mpl.get_backend() == backend
    assert plt.get_fignums() == [axes.figure.number]


@pytest.mark.parametrize("layout", [None, "constrained"])
def test_given_axes_are_drawn_on_and_nothing_else(layout: Any) -> None:
    """Drawn smaller as a whole, also on a figure that nobody manages."""
    from matplotlib import pyplot as plt
    from matplotlib.figure import Figure

    figure, (one, other) = plt.subplots(1, 2, layout=layout)
    figure.suptitle("Mine")
    before = figure.get_size_inches().tolist()
    with pytest.warns(UserWarning, match="too small to read"):
        assert rank_partners(PROFILES["packaged"]).plot(ax=one) is one
    assert figure.get_size_inches().tolist() == before
    assert figure.get_suptitle() == "Mine"
    assert not other.texts
    assert not other.patches
    assert max(text.get_fontsize() for text in one.texts) < 9
    assert plt.get_fignums() == [figure.number]
    unmanaged = Figure((9, 6)).add_subplot()
    assert rank_partners(PROFILES["packaged"]).plot("matrix", ax=unmanaged) is unmanaged
    assert plt.get_fignums() == [figure.number]


@pytest.mark.parametrize("name", ["groups", "strips", "bands", "bars"])
def test_a_tight_copy_is_as_wide(name: str) -> None:
    """Nothing sticks out, so cropping changes nothing."""
    figure = PICTURES[name](PROFILES["packaged"])().figure
    box = figure.get_tightbbox().padded(0.1)
    assert [box.width, box.height] == pytest.approx(figure.get_size_inches().tolist(), abs=0.01)


def test_marks_take_the_properties_given() -> None:
    """Those that are filled; what matplotlib does not know is refused, and no figure left open."""
    from matplotlib import pyplot as plt

    axes = rank_partners(PROFILES["packaged"]).plot(facecolor="#ff0000")
    marks = [patch for patch in axes.patches if patch.get_facecolor()[:3] == (1, 0, 0)]
    assert len(marks) == len(marks_of(sheet_of(PICTURES["groups"](PROFILES["packaged"]))))
    plt.close(axes.figure)
    for wrong, message in (
        ({"colour": "red"}, "'colour' is no property of the marks, .*; did you mean 'color'"),
        ({"figsize": (1, 1)}, "'figsize' is no property of the marks"),
        ({"color": "grean"}, "color='grean' is no colour"),
    ):
        with pytest.raises(OptionError, match=message):
            rank_partners(PROFILES["packaged"]).plot(**wrong)
    # What a property may hold, matplotlib alone knows.
    with pytest.raises(TypeError, match="alpha"):
        rank_partners(PROFILES["packaged"]).plot(alpha="much")
    assert plt.get_fignums() == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_colour_stands_for_blue_and_its_tints(name: str) -> None:
    """What is hollow, hatched, pale or orange stays so, and nothing blue is left."""
    from matplotlib.colors import to_hex

    made = PROFILES["packaged"]
    try:
        axes = PICTURES[name](made)(color="green")
    except NotAnswerableError as error:
        pytest.skip(str(error))
    blue = {part.fill for part in marks_of(sheet_of(PICTURES[name](made)))}
    filled = {to_hex(patch.get_facecolor()) for patch in axes.patches if patch.get_fill()}
    kept = {"#ffffff", "#c8741a", "#f0f0f0", "#1a1a1a", "#f3f3f1"}
    assert {color for color in blue if color} & kept <= filled | {None}
    assert "#1f4e79" not in filled
    # As many looks as before.
    assert len(filled) >= len({color for color in blue if color})


def test_axes_that_cannot_be_drawn_on_are_refused() -> None:
    """Polar ones, an array of several; small ones are warned of."""
    from matplotlib import pyplot as plt

    ranking = rank_partners(PROFILES["packaged"])
    figure, several = plt.subplots(1, 2)
    with pytest.raises(OptionError, match="expected plain axes, one of them"):
        ranking.plot(ax=several)
    with pytest.raises(OptionError, match="expected plain axes"):
        ranking.plot(ax=figure.add_subplot(projection="polar"))
    with pytest.warns(UserWarning, match="make letters too small to read; give about 7 by 4"):
        ranking.plot(ax=several[0])


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what needs nothing more."""
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'belarus-stic\[plot\]'"):
        rank_partners(PROFILES["packaged"]).plot()
