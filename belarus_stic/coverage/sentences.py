"""How the answer reads: its headline, its tables and the cards of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from belarus_stic.coverage import words
from belarus_stic.coverage.status import STATUSES, Status
from belarus_stic.facts import name_of, when_words
from belarus_stic.reference import country
from belarus_stic.tables import (
    Card,
    Column,
    Displayed,
    by_alphabet,
    counted,
    locators_words,
    percent_words,
    period_words,
    plural,
    sentence,
    share_words,
)

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow

# Of so few members each is named.
_FEW = 3
# So many areas or groups a headline names.
_MOST_PARTS = 4


def headline(answer: Coverage) -> str:
    """Return the answer in one sentence."""
    before, after = _assumption(answer)
    return sentence(f"{before}{_body(answer)}{after} {answer.origin.phrase(answer.on)}")


def _assumption(answer: Coverage) -> tuple[str, str]:
    """Return on what the answer rests at another date than the sources', before and after it."""
    on, as_of = answer._statuses.asked.on, answer.origin.as_of
    if on == as_of:
        return "", ""
    if on.begins_after(as_of):
        before = f"if the ties of {period_words(as_of)} still held {when_words(on)}, "
        return before, "; no source here tells whether they did"
    if as_of.begins_after(on) and (number := words.undated(answer)):
        return f"if the undated records already held {when_words(on)}, ", f"; {number}"
    return f"{when_words(on)}, ", ""


def _body(answer: Coverage) -> str:
    if not answer.rows:
        why = "".join(f" ({left.what}: {left.reason})" for left in answer.left_out[:1])
        return f"no {answer.by} with members to count is known for {answer.origin.name}{why}"
    if not answer.is_one:
        return _of_many(answer)
    text = (_of_few if answer[0].n_members <= _FEW else _of_one)(answer, answer[0])
    return "; ".join(filter(None, (text, _rest(answer, answer[0]))))


def _said(answer: Coverage, codes: Iterable[str], whom: str) -> str:
    """Return that what is counted is documented for some, or for nobody, at the date asked."""
    codes, home = tuple(codes), answer.origin.name
    what = words.kinds(answer, codes)
    if not _is_now(answer):
        return f"{home} had {'a' if codes else 'no'} documented {what} with {whom}"
    what = words.with_a(what) if codes else f"no {what}"
    return f"{what} with {home} is documented for {whom}"


def _is_now(answer: Coverage) -> bool:
    return answer.on == answer.origin.as_of


def _of_many(answer: Coverage) -> str:
    """Return how many are reached, over all areas, or in how many groups or lists some are."""
    reached = [row for row in answer if row.documented]
    world, by = answer._world, "list of partners" if answer.by == "list" else answer.by
    number = (world.n_documented if world else len(reached)) or "any"
    whom = f"members of {number} of {counted(len(answer), by)}"
    if world:
        whom = f"{number} of the {words.members(answer, world)}"
    text = _said(answer, {code for row in reached for code in row.documented}, whom)
    if not reached:
        return text
    most = 1 if answer.by == "list" else _MOST_PARTS if world or _is_now(answer) else 2
    of = "" if world else " of {0.n_members}"
    parts = [f"{row.n_documented}{of.format(row)} in {words.place(row)}" for row in reached[:most]]
    if len(reached) > most:
        parts.append(f"some in {counted(len(reached) - most, f'more {by}', f'more {plural(by)}')}")
    without = [row for row in answer if not row.documented]
    if without and _is_now(answer):
        many = f"{len(without)} {plural(by)}"
        parts.append(f"none in {words.place(without[0]) if len(without) == 1 else many}")
    return f"{text}: {', '.join(parts)}"


def _of_one(answer: Coverage, row: CoverageRow) -> str:
    of, codes = words.members(answer, row), row.documented
    if words.at_another_date(answer):
        have = "has" if row.n_documented == 1 else "have"
        when = f" as of {period_words(answer.origin.as_of)}" if _is_now(answer) else ""
        what = f"documented {words.kinds(answer, codes)} with {answer.origin.name}{when}"
        number = f"{row.n_documented or 'none'} {have if _is_now(answer) else 'had'}"
        text = f"of the {of}, {number} a {what}"
    elif not codes:
        return _said(answer, (), f"any of the {of}")
    else:
        text = _said(answer, codes, f"{row.n_documented} of the {of}")
    return f"{text}, {_percent(row.share.low)}"


def _of_few(answer: Coverage, row: CoverageRow) -> str:
    """Return what is said of each of a few members."""
    noun = words.member(row).removeprefix("UN member ")
    number = f"{counted(row.n_members, noun)}{words.at_another_date(answer)}"
    text = _said(answer, row.documented, words.names(row.documented) or "any of them")
    noted = [one for code in row.documented for one in row._statuses.remarks.get(code, ())]
    if len(noted) == row.n_documented == 1:
        text += f", though {words.reporter(answer)} adds that {words.there_is(noted[0])}"
    return f"in {words.place(row)} ({number}), {text}"


def _rest(answer: Coverage, row: CoverageRow) -> str:
    """Return what is said of the members without a documented tie, at the sources' own date."""
    said, few = [], words.few
    if row.unlisted:
        is_all = row.n_unlisted > _FEW and row.n_documented + row.n_unlisted == row.n_members
        who = f"the other {row.n_unlisted}" if is_all and row.documented else few(row.unlisted)
        said.append(f"{words.lists_without(answer, row.unlisted)} not name {who}")
    if row.denied:
        what = " or ".join(answer.kinds)
        said.append(f"with {few(row.denied)}, {words.reporter(answer)} says, there is no {what}")
    if row.unmentioned and row.n_unmentioned < row.n_members:
        who = f"{few(row.unmentioned)}{_since(row)}"
        said.append(f"{who} {words.are(row.unmentioned)} unmentioned")
    if row.set_aside:
        said.append(f"{few(row.set_aside)} {words.are(row.set_aside)} set aside")
    parts = filter(None, ("; ".join(said[:-1]), *said[-1:]))
    return ", and ".join(parts) if _is_now(answer) else ""


def _since(row: CoverageRow) -> str:
    """Return since when the one unmentioned member is one, if it joined after the date asked."""
    group, on = row._population.group, row._statuses.asked.on
    for spell in group.memberships if group and row.n_unmentioned == 1 else ():
        if spell.member in row.unmentioned and spell.period.begins_after(on):
            return f", a member since {spell.period.text[:4]},"
    return ""


def _percent(share: Fraction | None) -> str:
    return percent_words(share or Fraction(0))


def displayed(answer: Coverage, *, all_rows: bool) -> Displayed | tuple[Displayed, ...]:
    """Return a line a row, or of one area or group a line a status with the names."""
    headings, right = ("Status", "Members", "Names"), (False, True)
    if answer.is_one and answer.rows:
        return Displayed(headings, _by_status(answer[0]), right)
    columns = tuple(_columns(answer))
    world = () if answer._world is None or answer.excerpt else (answer._world,)
    cells = [[column.cell(row) for column in columns] for row in (*answer, *world)]
    table = Displayed((c.heading for c in columns), cells, (c.right for c in columns))
    if not all_rows:
        return table
    lines = [line for row in answer for line in ([row.name], *_by_status(row)) if line[-1]]
    return table, Displayed(headings, lines, right)


def _names(row: CoverageRow, status: Status) -> list[str]:
    return by_alphabet(country(code).name for code in row.with_status(status))


def _by_status(row: CoverageRow) -> list[list[str]]:
    return [
        [status, str(len(names)), ", ".join(names)]
        for status in STATUSES
        if (names := _names(row, status)) or status != "set aside"
    ]


def _columns(answer: Coverage) -> Iterator[Column]:
    def count(status: Status) -> Callable[[CoverageRow], int]:
        return lambda row: len(row.with_status(status))

    yield Column(answer.by.capitalize(), lambda row: row._population.short)
    yield Column("Documented", lambda row: f"{row.n_documented} of {row.n_members}", right=True)
    for status in STATUSES[1:]:
        if status != "set aside" or any(row.set_aside for row in answer):
            yield Column(status.capitalize(), count(status), right=True)
    if answer.by != "list":
        yield Column("At least", lambda row: _percent(row.share.low), right=True)
        yield Column("At most", lambda row: _percent(row.share.high), right=True)
    if is_starred(answer):
        complete = attrgetter("share_if_lists_complete.high")
        yield Column("At most*", lambda row: _percent(complete(row)), right=True)
    if any(row.weight_share for row in answer):
        yield Column("By weight", lambda row: row.weight_share and share_words(row.weight_share))


def is_starred(answer: Coverage) -> bool:
    """Tell whether the table has "At most*": where a list leaves some unlisted, and it fits."""
    is_wide = any(row.set_aside or row.weight_share for row in answer)
    has_shares = answer.by != "list" and not answer.is_one
    return has_shares and not is_wide and any(row.unlisted for row in answer)


def card(row: CoverageRow) -> Card:
    """Return a row as a card: who is documented, denied, unlisted, unmentioned; the share."""
    statuses, lines = row._statuses, []
    for status in STATUSES:
        if names := _names(row, status):
            many = f"{len(names)}, from {names[0]} to {names[-1]}"
            who = many if len(names) > _FEW else ", ".join(names)
            cited = statuses.evidence(row.documented) if status == "documented" else ()
            where = f" ({locators_words(cited, brackets=False)})" if cited else ""
            lines.append((status.capitalize(), f"{who}{where}"))
    home = name_of(statuses.profile, statuses.profile.home)
    title = (
        f"{row.name}, {counted(row.n_members, 'member')}: {' or '.join(statuses.kinds)} with {home}"
    )
    return Card(title, [*lines, ("Share", share(row))])


def share(row: CoverageRow) -> str:
    """Return the share of a row, with what it is if the lists are complete."""
    if not row.unlisted:
        return share_words(row.share)
    several = len(row._statuses.lists_without(row.unlisted)) > 1
    lists = "the lists are" if several else "the list is"
    complete = share_words(row.share_if_lists_complete)
    return f"{complete} if {lists} complete, else {share_words(row.share)}"
