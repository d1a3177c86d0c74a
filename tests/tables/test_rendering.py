"""Pages and cards: what a reader sees as text, Markdown and HTML, whatever the records say."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from itertools import pairwise
from typing import ClassVar

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from belarus_stic.errors import OptionError
from belarus_stic.tables import Card, Displayed, Origin, Row, Table
from belarus_stic.tables.rendering import Page, text_table, wrapped
from belarus_stic.values import Period

HEADLINE = (
    "By kinds of documented tie, Russia ranks first among 39 partner countries of Belarus: it "
    "alone has all four, an agreement, a programme, a centre and a joint budget "
    "(scienceportal.org.by, as of November 2011)."
)
RANKS = Displayed(
    ["Rank", "Countries", "Documented ties"],
    [
        ["1", "Russia", "all four kinds"],
        ["2-5", "China, Kazakhstan, Latvia, Venezuela", "all but joint budget"],
    ],
)
PAGE = Page(
    HEADLINE,
    (RANKS,),
    ("* United States: the report also says that there are no official contacts.",),
    tuple(f"Note {i}: " + "words " * 14 for i in range(1, 6)),
    ("Method: counted.", "Source: The report."),
)
UNSAFE = "\x00\x07\x1b\x85\x9b\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe"


@frozen(kw_only=True, repr=False)
class Named(Row):
    """A row with a name."""

    name: str


@frozen(repr=False, kw_only=True)
class Names(Table[Named]):
    """A table of names."""

    row_type = Named
    keys: ClassVar[tuple[str, ...]] = ("name",)


def test_text() -> None:
    """A page is the headline, the table, what stands under it, three notes, and how to get more."""
    assert PAGE.text(80).splitlines() == [
        "By kinds of documented tie, Russia ranks first among 39 partner countries of",
        "Belarus: it alone has all four, an agreement, a programme, a centre and a joint",
        "budget (scienceportal.org.by, as of November 2011).",
        "",
        "Rank  Countries                             Documented ties",
        "----  ------------------------------------  --------------------",
        "1     Russia                                all four kinds",
        "2-5   China, Kazakhstan, Latvia, Venezuela  all but joint budget",
        "* United States: the report also says that there are no official contacts.",
        "",
        "1. Note 1: words words words words words words words words words words words",
        "   words words words",
        "2. Note 2: words words words words words words words words words words words",
        "   words words words",
        "3. Note 3: words words words words words words words words words words words",
        "   words words words",
        "",
        "2 more notes: .notes(). Method: .method. Sources: .sources.",
    ]


def test_all_notes() -> None:
    """Asked for, all notes stand, then method and source."""
    lines = PAGE.text(80, all_notes=True).splitlines()
    assert lines[-3:] == ["   words words words", "Method: counted.", "Source: The report."]
    assert "5. Note 5: words words words words words words words words words words words" in lines


@pytest.mark.parametrize(
    ("notes", "more", "line"),
    [
        (5, "--notes. Names: --all.", "2 more notes, method, source: --notes. Names: --all."),
        (4, "--notes", "1 more note, method, source: --notes."),
        (3, "--notes", "Method, source: --notes."),
        (1, "", "Method: .method. Sources: .sources."),
    ],
)
def test_more(notes: int, more: str, line: str) -> None:
    """The last line counts what is left out and says how to get it, in the caller's words."""
    page = Page("It is so.", (RANKS,), (), PAGE.notes[:notes], PAGE.ends)
    assert page.text(80, more=more).splitlines()[-1] == line


def test_bare_page() -> None:
    """Without rows and notes a page is its headline and what stands under it."""
    assert Page("It is so.", (Displayed(["A"], []),)).text(80) == "It is so."
    assert Page("It is so.", (), ("* But.",)).text(80) == "It is so.\n\n* But."


def test_several_tables() -> None:
    """Tables follow one another; what stands under them is under the last."""
    page = Page("So.", (Displayed(["A"], [["1"]]), Displayed(["B"], [["2"]])), ("x",))
    assert page.text(80) == "So.\n\nA\n-\n1\n\nB\n-\n2\nx"


def test_headings_within() -> None:
    """A line of one cell in a wider table is a heading of those below; a table may have no head."""
    table = Displayed((), [["TENSION: on a reading"], ["1", "It is so."], ["2", "Not"]], [True])
    assert text_table(table, 80) == ["TENSION: on a reading", "1  It is so.", "2  Not"]
    page = Page("So.", (table,))
    assert '<th scope="rowgroup" colspan="2" style="text-align:left">TENSION' in page.html()
    assert "| **TENSION: on a reading** |  |" in page.markdown()
    assert "<thead>" not in page.html()


def test_short_lines() -> None:
    """The last cell of a line with fewer cells takes the room of the columns behind it."""
    table = Displayed(["A", "B", "C"], [["1", "a b c d e f"], ["1", "2", "3"]], [False, True])
    assert text_table(table, 12) == ["A  B  C", "-  -  -", "1  a b c d e", "   f", "1  2  3"]
    assert table.aligned() == [False, True, False]
    html = Page("So.", (table,)).html()
    assert '<td colspan="2" style="text-align:left">a b c d e f</td>' in html
    assert "| 1 | a b c d e f |  |" in Page("So.", (table,)).markdown()


def test_numbers_to_the_right() -> None:
    """Numbers and their heading stand to the right."""
    table = Displayed(["Name", "Number"], [["a", 1_234], ["b", 5]], [False, True])
    assert text_table(table, 80)[2:] == ["a      1,234", "b          5"]


def test_wide_letters() -> None:
    """A wide letter takes two columns, a mark above a letter none."""
    table = Displayed(["A", "B"], [["日本", "x"], ["e\u0301" * 4, "y"]])
    assert text_table(table, 80)[1:] == ["----  -", "日本  x", "e\u0301" * 4 + "  y"]
    assert wrapped("日本語", 4) == ["日本", "語"]


def test_empty_cells() -> None:
    """A line of empty cells is still a line."""
    assert text_table(Displayed(["A", "B"], [["", ""]]), 80) == ["A  B", "-  -", ""]


def test_empty_columns() -> None:
    """A column in which nothing stands takes room of the others, so that the table fits."""
    lines = text_table(Displayed((), [["", "aaaa bbb", "x"], ["", "cc", "y"]]), 13)
    assert lines == ["   aaaa     x", "   bbb", "   cc       y"]


words = st.text(st.characters(codec="ascii", categories=["L", "Nd"]), min_size=1, max_size=30)


@given(st.lists(words), st.integers(1, 90))
def test_wrapping_law(parts: list[str], width: int) -> None:
    """No line is too wide, no letter is lost, and no line could have taken the next word."""
    lines = wrapped(" ".join(parts), width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(parts)
    if all(len(part) <= width for part in parts):
        for line, after in pairwise(lines):
            assert len(line) + 1 + len(after.split()[0]) > width


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5), st.integers(20, 100))
def test_table_law(rows: list[tuple[str, str, str]], width: int) -> None:
    """A table fits, and holds every letter of every cell."""
    lines = text_table(Displayed(["A", "B", "C"], rows), width)
    assert max(map(len, lines)) <= width
    found, given_ = "".join(lines[2:]), "".join("".join(row) for row in rows)
    assert sorted(found.replace(" ", "")) == sorted(given_)


def test_wide_columns_give_way() -> None:
    """The widest column is broken first, between words; too narrow a page breaks words."""
    table = Displayed(["Status", "Names"], [["documented", "Bulgaria, Cyprus, Czechia"]])
    assert text_table(table, 30) == [
        "Status      Names",
        "----------  ------------------",
        "documented  Bulgaria, Cyprus,",
        "            Czechia",
    ]
    assert max(map(len, text_table(table, 9))) <= 9
    assert text_table(table, 1)[0] == "S  N"


def test_numbers_give_way_last() -> None:
    """A number stays in one piece, its heading breaks; only without any room it breaks too."""
    amount, words = "about 1,840,000 EUR", "one two three four five six"
    table = Displayed(("Programme", "Amount of money"), ((words, amount),), (False, True))
    assert text_table(table, 30)[2] == f"one two    {amount}"
    assert max(len(line) for line in text_table(table, 12)) <= 12


def test_long_texts_take_no_time() -> None:
    """A name of a million letters is cut, and a table of it is drawn at once."""
    table = Names(rows=(Named(name="x" * 10**6), Named(name="a b " * 10**5)), origin=ORIGIN)
    begun = time.process_time()
    pages = [str(table), table._repr_html_(), table.to_markdown()]
    assert time.process_time() - begun < 2
    assert max(map(len, pages)) < 20_000
    assert "..." in pages[0]


ORIGIN = Origin("BLR", "Belarus", Period("2011-11"), ("portal.by",), ("The report",))


def test_width() -> None:
    """A width that is none is refused."""
    table = Names(rows=(Named(name="x"),), origin=ORIGIN)
    for wrong in (0, "80", None):
        with pytest.raises(OptionError, match="width="):
            table.to_text(wrong)  # type: ignore[arg-type]


def test_markdown() -> None:
    """Markdown has the headline, the table, all notes, method and source."""
    lines = PAGE.markdown().splitlines()
    assert lines[:3] == [HEADLINE, "", "| Rank | Countries | Documented ties |"]
    assert lines[3] == "| --- | --- | --- |"
    assert lines[7].startswith("\\* United States")
    assert [line[:2] for line in lines if line[:2].strip(".").isdigit()] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
    ]
    assert lines[-3:] == ["Method: counted.", "", "Source: The report."]
    right = Page("So.", (Displayed(["A"], [[1]], [True]),)).markdown()
    assert "| ---: |" in right


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("<img onerror>", "\\<img onerror>"),
        ("[x](javascript:1)", "\\[x](javascript:1)"),
        ("`a`", "\\`a\\`"),
        ("_a_ snake_case", "\\_a\\_ snake_case"),
        ("~~a~~ $b$", "\\~\\~a\\~\\~ \\$b\\$"),
        ("R&D &lt;b&gt; &#60;", "R&D \\&lt;b\\&gt; \\&#60;"),
        ("a\\b", "a\\\\b"),
        ("a\r\nb", "a b"),
        ("# a", "\\# a"),
    ],
)
def test_markdown_is_safe(text: str, escaped: str) -> None:
    """No text can make a tag, a link, a cell or a line of its own."""
    page = Page(text, (Displayed([text], [[text]]),), (text,), (text,), (text,)).markdown()
    assert page.splitlines() == [
        escaped,
        "",
        f"| {escaped} |",
        "| --- |",
        f"| {escaped} |",
        "",
        escaped,
        "",
        f"1. {escaped}",
        "",
        escaped,
    ]


class Tags(HTMLParser):
    """Collects the tags and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.tags.add(tag)
        self.open.append(tag)
        assert dict(attrs).keys() <= {"class", "style", "scope", "colspan", "start"}

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


TAGS = {"p", "table", "thead", "tbody", "tr", "th", "td", "ol", "li", "details", "summary"}


@given(st.text())
def test_html_is_safe(text: str) -> None:
    """No text makes a tag; every tag is closed; the texts are there."""
    page = Page(text, (Displayed([text, "B"], [[text, "x"]]),), (text,), (text,) * 5, (text,))
    reader = Tags()
    reader.feed(page.html())
    assert (reader.tags, reader.open) == (TAGS, [])
    reader.feed(Card(f"a{text}", [["A", text]])._repr_html_())
    assert reader.tags == TAGS | {"caption"}


def test_html() -> None:
    """HTML has scopes and a class; the first notes are shown, the rest folded."""
    html = PAGE.html()
    assert '<table class="belarus-stic">' in html
    assert '<th scope="col" style="text-align:left">Rank</th>' in html
    assert '<th scope="row" style="text-align:left">2-5</th>' in html
    before, _, folded = html.partition("<details><summary>2 more notes, method and source")
    assert [f"Note {i}" in before for i in range(1, 6)] == [True, True, True, False, False]
    assert '<ol start="4"><li>Note 4' in folded
    assert "<p>Method: counted.</p>" in folded
    assert "<details>" not in Page("So.", (RANKS,), (), ("One.",)).html()
    alone = Page("So.", (RANKS,), (), ("One.",), ("Method: x.",)).html()
    assert "<summary>Method and source</summary>" in alone


@given(st.text(UNSAFE + "ab \r\n\t", min_size=1))
def test_no_control_character(text: str) -> None:
    """Neither a terminal nor a page is given a control or direction character."""
    table = Names(rows=(Named(name=f"x{text}"),), origin=ORIGIN)
    for page in (str(table), table.to_markdown(), table._repr_html_(), str(table[0])):
        assert not set(page) & set(UNSAFE + "\r\t")


def test_half_characters() -> None:
    """Half a character, which no file can hold, becomes a mark."""
    assert str(Card("a\ud800b", [])) == "a\N{REPLACEMENT CHARACTER}b"


def test_cards() -> None:
    """A card aligns its columns; a text alone on its line takes the room of the others."""
    card = Card(
        "Latvia, partner of Belarus, as of November 2011",
        [
            ("Rank", "2= among 39; between 2 and 5 however much each kind counts"),
            ("Agreement", "documented", "bilateral-agreements.1.1, 1.2"),
            ("Programme", "documented, 2", "bilateral-programmes.2.2, 2.3, 2.5"),
            ("Joint budget", "unmentioned"),
            ("Text", "w " * 40),
        ],
    )
    assert str(card).splitlines() == [
        "Latvia, partner of Belarus, as of November 2011",
        "    Rank          2= among 39; between 2 and 5 however much each kind counts",
        "    Agreement     documented     bilateral-agreements.1.1, 1.2",
        "    Programme     documented, 2  bilateral-programmes.2.2, 2.3, 2.5",
        "    Joint budget  unmentioned",
        f"    Text          {'w ' * 31}".rstrip(),
        f"                  {'w ' * 9}".rstrip(),
    ]


def test_more_alignments_than_columns() -> None:
    """Those beyond count for nothing."""
    assert text_table(Displayed((), [["a"]], [False, True]), 30) == ["a"]
