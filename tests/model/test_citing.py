"""References to import: BibTeX and CSL-JSON, and what tells data from other data."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, profile, sample_profile, source
from strategies import profiles

from belarus_stic import load_profile, rank_partners
from belarus_stic.errors import OptionError
from belarus_stic.model import Profile

BELARUS = load_profile()
# What a CSL-JSON item may hold, of what is used here.
CSL = {"id", "type", "title", "author", "issued", "accessed", "URL", "note"}


def bibtex_of(*, style: str = "bibtex", **changes: Any) -> str:
    """Return the entry of a source."""
    return profile(sources=[source(**changes)]).cite(style=style)[0]  # type: ignore[arg-type]


def field_of(entry: str, name: str) -> str | None:
    """Return a field of BibTeX as it is written."""
    found = re.search(rf"^  {name} = {{(.*)}},$", entry, re.MULTILINE)
    return found[1] if found else None


def plain(tex: str) -> str:
    """Return what TeX prints."""
    words = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
    words |= {"textasciitilde": "~", "textasciicircum": "^"}
    return re.sub(r"\\(text\w+){}|\\([&%$#_])", lambda m: words.get(m[1], m[2] or ""), tex)


def test_an_answer_cites_its_sources_and_the_data() -> None:
    """Statements in the note of their source; then the data, by version and digest."""
    report, data = rank_partners(BELARUS).cite("South Korea", style="bibtex")
    assert report.startswith("@misc{science-portal-")
    assert field_of(report, "author") == "{scienceportal.org.by}"
    assert "bilateral-programmes.3.1, 3.3." in str(field_of(report, "note"))
    assert "As of November 2011." in str(field_of(report, "note"))
    assert field_of(report, "year") is None
    assert field_of(data, "title") == "{Profile of Belarus, as of November 2011}"
    assert BELARUS.digest[:16] in str(field_of(data, "note"))
    assert "belarus\\_stic 0.1.0" in str(field_of(data, "note"))
    item = json.loads(rank_partners(BELARUS).cite("South Korea", style="csl-json")[0])
    assert item["author"] == [{"literal": "scienceportal.org.by"}]
    assert item["type"] == "webpage"


def test_a_profile_cites_itself() -> None:
    """Its sources in full, then its data."""
    report, data = BELARUS.cite()
    assert report == BELARUS.cite(*BELARUS.sources)[0]
    assert data.startswith("Profile of Belarus, as of November 2011. Data ")
    assert data.endswith("Compiled from: International Science and Technology cooperation.")
    assert "Compiled" not in evolve(profile(), sources=()).cite()[-1]
    with pytest.raises(OptionError, match="unknown style 'apa'; expected one of text, bibtex"):
        BELARUS.cite(style="apa")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "parts", "year"),
    [
        ("2011-11", [[2011, 11]], "2011"),
        ("2011-11-05", [[2011, 11, 5]], "2011"),
        ("1994/2006", [[1994], [2006]], "1994--2006"),
        ("2004~", [[2004]], "about 2004"),
        ("../2011-10", None, None),
        ("2004/..", None, None),
        (None, None, None),
    ],
)
def test_dates_are_never_made_up(published: str | None, parts: Any, year: str | None) -> None:
    """Two for a span, with a mark for "about"; an open one stands in words in the note."""
    item = json.loads(bibtex_of(style="csl-json", published=published))
    assert item.get("issued", {}).get("date-parts") == parts
    assert item.get("issued", {}).get("circa", False) == (published == "2004~")
    entry = bibtex_of(published=published)
    assert field_of(entry, "year") == year
    is_open = published is not None and parts is None
    assert ("Published " in str(field_of(entry, "note"))) == is_open


def test_a_date_of_retrieval_is_no_date_of_publication() -> None:
    """It has a field of its own; the text says that the source is undated."""
    entry = bibtex_of(accessed="2020-05-01")
    assert (field_of(entry, "urldate"), field_of(entry, "year")) == ("2020-05-01", None)
    item = json.loads(bibtex_of(style="csl-json", accessed="2020-05-01"))
    assert item["accessed"] == {"date-parts": [[2020, 5, 1]]}
    text = profile(sources=[source(accessed="2020-05-01")]).cite()[0]
    assert ", undated, " in text
    assert text.endswith(", retrieved 1 May 2020")
    assert ", published 2012, " in profile(sources=[source(published="2012")]).cite()[0]


def test_links_stay_as_they_are() -> None:
    """But for what would end their field; in a text the same letters are escaped."""
    address = "https://example.org/a_b%20c~d#e&f"
    assert field_of(bibtex_of(url=address), "url") == address
    assert field_of(bibtex_of(url="https://example.org/{x}"), "url") == (
        "https://example.org/%7Bx%7D"
    )
    title = "R&D: 100 % of #1_a ~ ^ {x \\y $5"
    entry = bibtex_of(title=title)
    assert plain(str(field_of(entry, "title")))[1:-1] == title
    assert entry.count("{") == entry.count("}")


def test_bodies_are_no_persons() -> None:
    """Whatever stands between two words of their name."""
    body = "State Committee on Science and Technology"
    assert field_of(bibtex_of(publisher=body), "author") == f"{{{body}}}"
    assert json.loads(bibtex_of(style="csl-json", publisher=body))["author"] == [{"literal": body}]
    assert field_of(bibtex_of(publisher=None), "author") is None


def test_keys_are_ascii_and_of_the_data() -> None:
    """The same for the same data, another for other data, and none twice."""
    made = profile(sources=[source(), source("other"), source("third")])
    keys = [re.match(r"@misc{(.*),", one)[1] for one in made.cite(style="bibtex")]  # type: ignore[index]
    assert all(key.isascii() for key in keys)
    assert len(set(keys)) == 4
    assert made.cite(style="bibtex") == profile(sources=made.sources).cite(style="bibtex")
    other = profile(agreement(), sources=made.sources)
    assert other.cite(style="bibtex")[-1] != made.cite(style="bibtex")[-1]
    assert other.cite(style="bibtex")[:3] == made.cite(style="bibtex")[:3]


def test_a_digest_is_of_what_the_data_say() -> None:
    """Whatever the order they come in; any field makes another."""
    made = sample_profile()
    again = profile(*reversed(list(made)))
    assert evolve(again, name=made.name, home=made.home, as_of=made.as_of).digest == made.digest
    first = made.agreements[0]
    changed = evolve(made, agreements=(evolve(first, note="New."), *made.agreements[1:]))
    digests = {made.digest, changed.digest, evolve(made, name="Other").digest}
    assert len(digests) == 3
    assert re.fullmatch("[0-9a-f]{64}", made.digest)


@given(profiles(), st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_entries_of_any_profile_can_be_read(drawn: Profile, title: str) -> None:
    """Balanced braces and one line a field; valid JSON of known fields."""
    made = evolve(drawn, sources=(evolve(drawn.sources[0], title=title), *drawn.sources[1:]))
    for entry in made.cite(style="bibtex"):
        assert entry.count("{") == entry.count("}")
        assert all(re.fullmatch(r"  \w+ = {.*},", line) for line in entry.splitlines()[1:-1])
    items = [json.loads(one) for one in made.cite(style="csl-json")]
    assert all(item.keys() <= CSL for item in items)
    assert len({item["id"] for item in items}) == len(items)
