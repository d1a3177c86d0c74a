"""`brief`: the four answers on one page to print, with their pictures, notes and sources.

The page is one file of HTML that needs nothing else: no script, no font, no network. What it says
comes from the answers; `data/brief.html` has its form.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from attrs import frozen

from belarus_stic import charts, tables
from belarus_stic.auditing import audit
from belarus_stic.coverage import regional_coverage
from belarus_stic.facts import date_asked
from belarus_stic.funding import funding_breakdown
from belarus_stic.model import Profile
from belarus_stic.ranking import rank_partners
from belarus_stic.tables import StrPath, Table

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["brief"]

_MOST_NOTES = 4
_PICTURE = "Its numbers stand in the table below."
# What each table is of; those that a picture shows too are not printed.
_CAPTIONS = {
    "Who are they?": ("Partners by rank",),
    "Where are they?": ("Members of each region by status",),
    "Who pays?": ("Sums as they are stated", "Shares as they are stated"),
    "Does it hold?": ("Findings",),
}
# In short, how each answer is made; its `method` has all of it.
_RULES = (
    "Ranks: under each kind of tie, whoever has it stands above whoever has not. "
    "Ranks that are given as certain hold however much each kind counts.\n"
    "Countries: each counts once, if at least one agreement with it is documented. "
    "Members of the UN are those of today, members of groups those of the date.\n"
    "Money: sums are added only where purpose, currency and all else are stated and the same, "
    "for times that do not overlap. Nothing is adjusted for inflation.\n"
    "Checks: the records are compared with each other and with tables of countries and groups. "
    "A finding is told where the words of the source leave no doubt; "
    "what is stated once cannot be checked."
).splitlines()
# What stands under this table is of its columns alone.
_OF_TABLE = "Where are they?"


@frozen
class _Part:
    """A question with its answer in one sentence, and what stands under it."""

    question: str
    answer: str
    notes: tuple[tuple[int, str], ...]
    picture: Markup | None
    tables: tuple[dict[str, Any], ...]
    under: tuple[str, ...]


def brief(profile: Profile, path: StrPath) -> None:
    """Write who the partners are, where, who pays and whether it holds, as one page of HTML.

    The page needs no network and runs no script. It is meant to be printed, on at most four pages
    of A4 for a report like that on Belarus, and to be read by people who know nothing of this
    library: answers in sentences, pictures with their numbers as tables, notes, rules, sources and
    the digest of the data. The same profile always gives the same bytes.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from belarus_stic import load_profile
    >>> with TemporaryDirectory() as folder:
    ...     brief(load_profile(), f"{folder}/belarus.html")
    ...     "Who pays?" in Path(folder, "belarus.html").read_text(encoding="utf-8")
    True

    Raises `OptionError` for what is no profile and for a path that cannot be written,
    `MissingPackageError` without jinja2 or matplotlib.
    """
    date_asked(profile)
    target = tables.as_path(path, "path")
    tables.replace_file(target, _page(profile).encode())


def _page(profile: Profile) -> str:
    jinja2 = tables.package("jinja2", "brief()")
    tables.package("matplotlib", "brief()")
    template = files("belarus_stic").joinpath("data", "brief.html").read_text(encoding="utf-8")
    made = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    ranking, coverage = rank_partners(profile), regional_coverage(profile)
    funding, found = funding_breakdown(profile), audit(profile)
    answers: tuple[tuple[str, Table[Any], charts.Sheet | None], ...] = (
        ("Who are they?", ranking, ranking._picture("groups", None)),
        ("Where are they?", coverage, coverage._picture("")),
        ("Who pays?", funding, funding._picture(None)),
        ("Does it hold?", found, None),
    )
    numbers = count(1)
    parts = tuple(_part(*one, numbers) for one in answers)
    several, date = len(profile.sources) > 1, tables.period_words(profile.as_of)
    title = f"{profile.name}: partners in science and technology"
    page: str = made.from_string(template).render(
        title=title,
        date=date,
        running_title=_in_style(f"{title}, {date}"),
        sources_words=f"{len(profile.sources)} sources say" if several else "one report says",
        parts=parts,
        rules=_RULES,
        references=profile.cite(),
    )
    return page


def _in_style(text: str) -> str:
    """Return a text for a quoted string of a style sheet, where nothing in it means anything."""
    return "".join(letter if letter.isalnum() else f"\\{ord(letter):06x}" for letter in text)


def _part(
    question: str, answer: Table[Any], sheet: charts.Sheet | None, numbers: Iterator[int]
) -> _Part:
    """Return a question with its answer; its first notes are numbered after those before them."""
    from markupsafe import Markup

    said = tables.bare_headline(answer)
    first = (answer.notes() if sheet else ())[:_MOST_NOTES]
    # Of an audit, what stands in its notes is left out.
    told = answer if sheet else answer.filter(lambda row: row.severity != "note")
    shown, under = told.displayed(), answer.footnotes() if sheet else ()
    found = shown if isinstance(shown, tuple) else (shown,)
    captions = _CAPTIONS[question]
    name = "".join(filter(str.isalpha, question.lower()))
    drawn = sheet and charts.svg(sheet, name=name, title=said, description=_PICTURE)
    return _Part(
        question=question,
        answer=said,
        notes=tuple((next(numbers), note) for note in first),
        # Our own, in which every text is escaped.
        picture=Markup(drawn) if drawn else None,  # noqa: S704
        tables=tuple(
            {
                "caption": caption,
                "html": Markup(one.html(caption=caption, most=None)),  # noqa: S704 - as above
                "is_drawn": bool(sheet) and caption == captions[0],
                "under": under if question == _OF_TABLE else (),
            }
            for one, caption in zip(found, captions, strict=True)
            if one.cells
        ),
        under=() if question == _OF_TABLE else under,
    )
