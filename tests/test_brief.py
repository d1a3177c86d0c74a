"""The page to print: what it says, that it needs nothing else, and that names in it stay names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from pictures import HOSTILE, PROFILES

from belarus_stic import (
    audit,
    brief,
    funding_breakdown,
    load_profile,
    rank_partners,
    regional_coverage,
    save_profile,
)
from belarus_stic.charts.sheet import BLUE, WHITE
from belarus_stic.errors import MissingPackageError, OptionError
from belarus_stic.model import Profile

pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")

BELARUS = load_profile()
ANSWERS = (rank_partners, regional_coverage, funding_breakdown, audit)
EMPTY = {"meta", "polyline", "polygon", "circle"}


class Page(HTMLParser):
    """A page as read: tags with their attributes, texts, and what was left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag; one that holds something is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that holds nothing."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the last that is open, which must be this."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text, but not the style."""
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def words(self) -> str:
        """All texts in a row."""
        return " ".join("".join(self.texts).split())


def html_of(made: Profile, folder: Path) -> str:
    """Return the page of a profile."""
    brief(made, folder / "brief.html")
    return (folder / "brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PROFILES)
def test_a_page_of_any_profile(name: str, tmp_path: Path) -> None:
    """The four answers in their words, three pictures, the sources; every tag is closed."""
    made = PROFILES[name]
    page = Page(html_of(made, tmp_path))
    assert page.open == []
    for ask in ANSWERS:
        headline = ask(made).headline()
        assert headline.split(" (")[0].rstrip(".") in page.words
    assert [tag for tag, _ in page.tags if tag in {"h1", "h2"}] == ["h1", *["h2"] * 6]
    assert sum(tag == "svg" for tag, _ in page.tags) == 3
    for reference in made.cite():
        assert " ".join(reference.split()) in page.words
    assert dict(page.tags[0][1]) == {"lang": "en"}


@pytest.mark.parametrize("name", ["packaged", "hostile"])
def test_a_page_needs_nothing_else(name: str, tmp_path: Path) -> None:
    """No script, no picture, font or style from elsewhere; each id once, each reference to one."""
    html = html_of(PROFILES[name], tmp_path)
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "a"}
    assert not [
        held for _, held in page.tags for key in held if key in {"src", "href", "xlink:href"}
    ]
    assert not [key for _, held in page.tags for key in held if key.startswith("on")]
    assert not re.search(r"@import|url\(", html)
    ids = [held["id"] for _, held in page.tags if "id" in held]
    assert len(set(ids)) == len(ids) == 6
    named = [held["aria-labelledby"] for tag, held in page.tags if tag == "svg"]
    assert sorted(" ".join(map(str, named)).split()) == sorted(map(str, ids))
    assert html.index("charset") < 200
    heads = [held for tag, held in page.tags if tag == "th"]
    assert all(held["scope"] in {"col", "row", "rowgroup"} for held in heads)
    assert html.count("<caption ") == html.count("<table ") > 3


def test_names_are_never_markup(tmp_path: Path) -> None:
    """Those of programmes, bodies and publishers; letters of any script."""
    html = html_of(PROFILES["hostile"], tmp_path)
    assert "<b>100" not in html
    words = Page(html).words
    assert HOSTILE[0] in words
    assert HOSTILE[3] in words


def test_the_running_title_is_text(tmp_path: Path) -> None:
    """In a style sheet other signs than in HTML mean something."""
    html = html_of(evolve(BELARUS, name="Côte d'Ivoire \\ \";}</style>"), tmp_path)
    style = html.partition("<style>")[2].partition("</style>")[0]
    title = re.search(r'@bottom-left { content: "(.*?)";', style)
    assert title is not None
    plain = re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), title[1])
    assert plain.startswith("Côte d'Ivoire \\ \";}</style>: partners in science")
    assert Page(html).open == []


def test_notes_are_numbered_where_they_belong(tmp_path: Path) -> None:
    """Four of each answer, under it, in the order of the answers."""
    html = html_of(BELARUS, tmp_path)
    marks = re.findall(r"<sup>([\d, ]+)</sup>", html)
    assert marks == ["1, 2, 3, 4", "5, 6, 7, 8", "9, 10, 11, 12"]
    assert re.findall(r'<ol start="(\d+)">', html) == ["1", "5", "9"]
    notes = re.findall(r"<li>(.*)</li>", html)
    assert notes[0] == rank_partners(BELARUS).notes()[0]
    assert len(notes) == 12 + 4
    assert "the notes tell each" not in html


def test_the_same_profile_gives_the_same_bytes(tmp_path: Path) -> None:
    """In one process, and in others with another order of sets."""
    html = html_of(BELARUS, tmp_path)
    assert html_of(BELARUS, tmp_path) == html
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        code = f"from belarus_stic import *; brief(load_profile(), {str(path)!r})"
        environment = os.environ | {"PYTHONHASHSEED": seed, "MPLBACKEND": "TkAgg"}
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
        assert path.read_text(encoding="utf-8") == html


def test_a_page_is_utf_8_whatever_the_system_writes(tmp_path: Path) -> None:
    """Where the system's own encoding has no such letters."""
    save_profile(PROFILES["hostile"], tmp_path / "profile.json")
    code = "from belarus_stic import *; brief(load_profile('profile.json'), 'page.html')"
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=environment)
    assert "Łódź" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file, whose name may hold blanks, and says nothing."""
    from belarus_stic.__main__ import main

    assert main(["brief", str(tmp_path / "a page.html")]) == 0
    assert capsys.readouterr().out == ""
    html = (tmp_path / "a page.html").read_text(encoding="utf-8")
    assert html == html_of(BELARUS, tmp_path)


def test_no_figure_is_opened(tmp_path: Path) -> None:
    """The page is written without a display, and without the part of matplotlib that needs one."""
    code = (
        "import sys; from belarus_stic import *\n"
        "brief(load_profile(), sys.argv[1])\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "page.html")], check=True)


def light(color: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_all_that_is_written_is_dark_enough(tmp_path: Path) -> None:
    """A contrast of 4.5 to 1 with what it stands on, for all texts of page and pictures."""
    html = html_of(BELARUS, tmp_path)
    colors = set(re.findall(r'<text [^>]*fill="(#\w{6})"', html))
    colors |= set(re.findall(r"[^-]color: (#\w{6})", html))
    assert WHITE in colors
    assert len(colors) > 3
    for color in colors - {WHITE}:
        assert 1.05 / (light(color) + 0.05) >= 4.5, color
    assert 1.05 / (light(BLUE) + 0.05) >= 4.5


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium to print with")
@pytest.mark.parametrize(("name", "most"), [("packaged", 4), ("another country", 4), ("sample", 4)])
def test_a_page_is_printed_on_few_sheets(name: str, most: int, tmp_path: Path) -> None:
    """Four of A4 at most, by a browser's own print."""
    html_of(PROFILES[name], tmp_path)
    printed = tmp_path / "brief.pdf"
    subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={printed}"),
            (tmp_path / "brief.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes())) <= most


def test_what_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No profile, no file, no package; and nothing is half-written."""
    with pytest.raises(OptionError, match="expected a Profile"):
        brief("Belarus", tmp_path / "page.html")  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="cannot be written"):
        brief(BELARUS, tmp_path / "nowhere" / "page.html")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'belarus-stic\[brief\]'"):
        brief(BELARUS, tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []
