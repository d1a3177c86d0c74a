"""How the answer reads: what it calls things, its headline, its tables and cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from belarus_stic import facts, tables
from belarus_stic.reference import GroupMembership, country, country_codes, group
from belarus_stic.tables import Column, counted, in_threes, names_words, percent_words, plural

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow
    from belarus_stic.model import Profile

# Of so few members each is named.
_FEW = 3
# A group with a longer name goes by its short name.
_LONG_NAME = 20
# Kinds of tie that need more words, and take no article.
_UNCOUNTED = {"event": "support for an event", "funding": "funding of co-operation"}


# --- what things are called -----------------------------------------------------------------------


def names(codes: Iterable[str], most: int = 8) -> str:
    """Return countries as a sentence names them, or of more than `most` how many there are."""
    return names_words((country(code).name for code in codes), most, articles=True)


def few(codes: Collection[str]) -> str:
    """Return a few countries by name, of more their number alone."""
    return names(codes) if len(codes) <= _FEW else in_threes(len(codes))


def short_name(profile: Profile, ref: str) -> str:
    """Return what a group, area or list goes by: its name, unless that is long."""
    name = facts.name_of(profile, ref)
    return name if len(name) <= _LONG_NAME else facts.name_of(profile, ref, short=True)


def place(profile: Profile, ref: str) -> str:
    """Return a group, area or list as a sentence names it."""
    name, kind = short_name(profile, ref), facts.kind_of(profile, ref)
    by_kind = {"group": f"the {name}", "list": f"the list {name!r}"}
    return by_kind.get(kind) or tables.with_article(name)


def reference_of(row: CoverageRow) -> str:
    """Return how records refer to what a row counts."""
    return row.code if row.by in {"group", "list"} else row.name


def short(row: CoverageRow) -> str:
    """Return what the area, group or list of a row goes by."""
    return short_name(row._told.profile, reference_of(row))


def _place(row: CoverageRow) -> str:
    return place(row._told.profile, reference_of(row))


def beside(answer: Coverage, row: CoverageRow) -> Mapping[str, str]:
    """Return the members of a group that do not count as full, home left out, with their kind."""
    if answer.members_on is None:
        return {}
    every = facts.members_of(row._told.profile, row.code, answer.members_on)
    others = every.keys() - {*row.members, row._told.profile.home}
    return {code: every[code] for code in sorted(others)}


def _members(answer: Coverage, row: CoverageRow) -> str:
    """Return the members of a row, counted: "27 member states of the European Union"."""
    of = "" if row.by == "world" else f" of {_place(row)}"
    return f"{counted(row.n_members, _member(answer, row))}{of}{_at_another_date(answer)}"


def _member(answer: Coverage, row: CoverageRow) -> str:
    """Return what a member of an area or group is called."""
    profile, day = row._told.profile, answer.members_on or row._told.asked.on
    noun = "member state" if row.by == "group" else "UN member state"
    noun = "full member" if beside(answer, row) else noun
    has_home = profile.home in facts.full_members_of(profile, reference_of(row), day)
    return f"other {noun}" if has_home else noun


def _at_another_date(answer: Coverage) -> str:
    """Return the date of the memberships, "" where it is that of the ties."""
    on, day = answer._told.asked.on, answer.members_on
    return f" {facts.when_words(day)}" if day and day.last_day != on.last_day else ""


def spells(row: CoverageRow) -> list[GroupMembership]:
    """Return the full memberships of countries other than home in the group that a row is."""
    if row.by != "group":
        return []
    profile = row._told.profile
    known, foreign = group(row.code, own=profile.own_groups), country_codes() - {profile.home}
    return [m for m in known.memberships if m.kind in known.full_kinds and m.member in foreign]


def _kinds(answer: Coverage, codes: Iterable[str]) -> str:
    """Return what is counted, as far as it is documented for `codes`; without an article.

    "agreement" where all counted are, "legal basis for co-operation" where none is, else both.
    """
    outright, basis = map(bool, facts.by_basis(answer._told.ties_with(codes)))
    agreement = "agreement" if outright else "legal basis"
    agreement = "agreement, other legal basis" if outright == basis else agreement
    words = (agreement if one == "agreement" else _UNCOUNTED.get(one, one) for one in answer.kinds)
    text = " or ".join(", ".join(words).rsplit(", ", 1))
    text += " for co-operation" * text.endswith("legal basis")
    return f"{answer.level} {text}" if answer.level else text


def with_a(text: str) -> str:
    """Return what is counted, or a kind of tie, with its article.

    >>> with_a("agreement or other legal basis"), with_a("funding")
    ('an agreement or other legal basis', 'funding of co-operation')
    """
    text = _UNCOUNTED.get(text, text)
    if text.startswith(tuple(_UNCOUNTED.values())):
        return text
    return f"{'an' if text[0] in 'aei' else 'a'} {text}"


def lists_without(answer: Coverage, codes: Iterable[str]) -> str:
    """Return which lists leave countries unlisted: "the report's list of agreements does"."""
    found = answer._told.silent_on(codes)
    level, *others = {one.by.level for one in found}
    of = f" of {level} agreements" if level and not others and not answer.level else ""
    lists, do = ("lists", "do") if len(found) > 1 else ("list", "does")
    return f"{facts.reporter(answer.origin)}'s {lists}{of} {do}"


def there_is(standing: str) -> str:
    """Return what a source denies or remarks: "there are no official contacts"."""
    return f"there {'are' if standing.endswith('s') else 'is'} {standing}"


# --- the headline ---------------------------------------------------------------------------------


def headline(answer: Coverage) -> str:
    """Return the answer in one sentence."""
    ties = answer._told.ties_with({code for row in answer for code in row.documented})
    before, after = facts.premise(answer.origin, answer._told.asked.on, ties)
    is_cut = not answer._told.asked.is_whole and any(row.set_aside for row in answer)
    kept = "among the ties that the user kept" if is_cut else ""
    said = ", ".join(filter(None, (before, kept, _body(answer))))
    return tables.sentence(f"{said}{after} {answer.origin.phrase(answer.on)}")


def _body(answer: Coverage) -> str:
    if not answer.rows and answer.is_one:
        return f"there is no member to count in {answer.left_out[0].what}"
    if not answer.rows:
        why = "".join(f" ({left.what}: {left.reason})" for left in answer.left_out[:1])
        return f"no {answer.by} with members to count is known for {answer.origin.name}{why}"
    if not answer.is_one:
        out = {code for row in answer for code in row.set_aside}
        aside = f"; {few(out)} {'is' if len(out) == 1 else 'are'} set aside" if out else ""
        return f"{_of_many(answer)}{aside}"
    text = (_of_few if answer[0].n_members <= _FEW else _of_one)(answer, answer[0])
    return "; ".join(filter(None, (text, _rest(answer, answer[0]))))


def _is_now(answer: Coverage) -> bool:
    return answer.on == answer.origin.as_of


def _documented_for(answer: Coverage, codes: Collection[str], whom: str) -> str:
    """Return that what is counted is documented for some, or for nobody, at the date asked."""
    what, home = _kinds(answer, codes), answer.origin.name
    if not _is_now(answer):
        return f"{home} had {'a' if codes else 'no'} documented {what} with {whom}"
    return f"{with_a(what) if codes else f'no {what}'} with {home} is documented for {whom}"


def _of_many(answer: Coverage) -> str:
    """Return how many are reached, over all areas, or in how many groups or lists some are."""
    reached = [row for row in answer if row.documented]
    world, by = answer._world, "list of partners" if answer.by == "list" else answer.by
    whom = f"members of {len(reached) or 'any'} of {counted(len(answer), by)}"
    if len(answer) == 1:
        whom = f"{'members' if reached else 'any member'} of the one {by}"
    if world:
        whom = f"{world.n_documented or 'any'} of the {_members(answer, world)}"
    text = _documented_for(answer, {code for row in reached for code in row.documented}, whom)
    if not reached:
        return text
    most = 4 if world else 2
    parts = [
        f"{row.n_documented}{'' if world else f' of {row.n_members}'} in {_place(row)}"
        for row in reached[:most]
    ]
    if more := len(reached[most:]):
        parts.append(f"some in {counted(more, f'more {by}', f'more {plural(by)}')}")
    without = [row for row in answer if not row.documented]
    if without and _is_now(answer):
        many = f"{len(without)} {plural(by)}"
        parts.append(f"none in {_place(without[0]) if len(without) == 1 else many}")
    return f"{text}: {', '.join(parts)}"


def _of_one(answer: Coverage, row: CoverageRow) -> str:
    codes, of = row.documented, _members(answer, row)
    text = _documented_for(answer, codes, f"{len(codes) or 'any'} of the {of}")
    if _is_now(answer) and _at_another_date(answer):
        have = "has" if len(codes) == 1 else "have"
        what = f"documented {_kinds(answer, codes)} with {answer.origin.name}"
        then = tables.period_words(answer.origin.as_of)
        text = f"of the {of}, {len(codes) or 'none'} {have} a {what} as of {then}"
    return f"{text}, {percent_words(row.share.low or Fraction(0))}" if codes else text


def _of_few(answer: Coverage, row: CoverageRow) -> str:
    """Return what is said of each of a few members."""
    noun = _member(answer, row).removeprefix("UN member ")
    number = f"{counted(row.n_members, noun)}{_at_another_date(answer)}"
    is_named = row.documented or row.n_members == 1
    whom = names(row.documented or row.members) if is_named else "any of them"
    text = _documented_for(answer, row.documented, whom)
    noted = [one for code in row.documented for one in row._told.said.get(code, ())]
    remarked = [one.standing for one in noted if not one.kinds]
    if len(remarked) == row.n_documented == 1:
        text += f", though {facts.reporter(answer.origin)} adds that {there_is(remarked[0])}"
    return f"in {_place(row)} ({number}), {text}"


def _rest(answer: Coverage, row: CoverageRow) -> str:
    """Return what is said of the members without a documented tie, at the sources' own date."""
    said = []
    if row.unlisted:
        is_all = row.documented and row.n_documented + row.n_unlisted == row.n_members
        other = is_all and row.n_unlisted > _FEW
        who = f"the other {row.n_unlisted}" if other else few(row.unlisted)
        said.append(f"{lists_without(answer, row.unlisted)} not name {who}")
    if row.denied:
        no = f"{facts.reporter(answer.origin)} says, there is no {' or '.join(answer.kinds)}"
        said.append(f"with {few(row.denied)}, {no}")
    unmentioned = row.unmentioned if row.n_unmentioned < row.n_members else ()
    for status, codes in (("unmentioned", unmentioned), ("set aside", row.set_aside)):
        if codes:
            are = "is" if len(codes) == 1 else "are"
            said.append(f"{few(codes)}{_since(row, codes)} {are} {status}")
    parts = filter(None, ("; ".join(said[:-1]), *said[-1:]))
    return ", and ".join(parts) if _is_now(answer) else ""


def _since(row: CoverageRow, codes: tuple[str, ...]) -> str:
    """Return since when one country alone is a member, if it joined after the date asked."""
    joined = [m.period for m in spells(row) if (m.member,) == codes]
    on = row._told.asked.on
    later = [one.earliest.year for one in joined if one.earliest and one.begins_after(on)]
    return f", a member since {later[0]}," if later else ""


# --- the tables and the cards ---------------------------------------------------------------------


def displayed(
    answer: Coverage, *, all_rows: bool
) -> tables.Displayed | tuple[tables.Displayed, ...]:
    """Return a line a row, or of one area or group a line a status with the names."""
    headings, right = ("Status", "Members", "Names"), (False, True)
    if answer.is_one and answer.rows:
        return tables.Displayed(headings, _by_status(answer[0]), right)
    world = () if answer._world is None or answer.excerpt else (answer._world,)
    table = _table(_columns(answer), (*answer, *world))
    lines = [line for row in answer for line in ([row.name], *_by_status(row)) if line[-1]]
    return (table, tables.Displayed(headings, lines, right)) if all_rows else table


def in_short(rows: Collection[CoverageRow]) -> tables.Displayed:
    """Return a line a row, without shares."""
    return _table([Column("Of the members of", attrgetter("name")), *_counts(rows)], rows)


def _table(columns: Iterable[Column], rows: Iterable[CoverageRow]) -> tables.Displayed:
    columns = tuple(columns)
    cells = [[column.cell(row) for column in columns] for row in rows]
    return tables.Displayed((c.heading for c in columns), cells, (c.right for c in columns))


def _by_status(row: CoverageRow) -> list[list[str]]:
    names = {
        status: tables.by_alphabet(country(code).name for code in row.with_status(status))
        for status in facts.STATUSES
    }
    return [
        [status, str(len(found)), ", ".join(found)]
        for status, found in names.items()
        if found or status != "set aside"
    ]


def _columns(answer: Coverage) -> Iterator[Column]:
    def percent(heading: str, name: str) -> Column:
        return Column(heading, lambda row: percent_words(attrgetter(name)(row)), right=True)

    yield Column(answer.by.capitalize(), short)
    yield from _counts(answer)
    if answer.by != "list":
        yield percent("At least", "share.low")
        yield percent("At most", "share.high")
    if is_starred(answer):
        yield percent("At most*", "share_if_lists_complete.high")
    if any(row.weight_share for row in answer):
        yield Column("By weight", lambda r: r.weight_share and tables.share_words(r.weight_share))


def _counts(rows: Iterable[CoverageRow]) -> Iterator[Column]:
    yield Column("Documented", lambda row: f"{row.n_documented} of {row.n_members}", right=True)
    for status in facts.STATUSES[1:]:
        if status != "set aside" or any(row.set_aside for row in rows):
            count = attrgetter(f"n_{status.replace(' ', '_')}")
            yield Column(status.capitalize(), count, right=True)


def is_starred(answer: Coverage) -> bool:
    """Tell whether the table has "At most*": where a list leaves some unlisted, and it fits."""
    is_wide = any(row.set_aside or row.weight_share for row in answer)
    has_shares = answer.by != "list" and not answer.is_one
    return has_shares and not is_wide and any(row.unlisted for row in answer)


def card(row: CoverageRow) -> tables.Card:
    """Return a row as a card: who is documented, denied, unlisted, unmentioned; the share."""
    told, lines = row._told, []
    for status in facts.STATUSES:
        if codes := row.with_status(status):
            who = names_words((country(code).name for code in codes), _FEW)
            cited = told.evidence(codes) if status == "documented" else ()
            where = f" ({tables.locators_words(cited, brackets=False)})" if cited else ""
            lines.append((status.capitalize(), f"{who}{where}"))
    of = f"{' or '.join(told.kinds)} with {told.profile.name}"
    title = f"{row.name}, {counted(row.n_members, 'member')}: {of}"
    return tables.Card(title, [*lines, ("Share", share(row))])


def share(row: CoverageRow) -> str:
    """Return the share of a row, with what it is if the lists are complete."""
    if not row.unlisted:
        return tables.share_words(row.share)
    lists = "the lists are" if len(row._told.silent_on(row.unlisted)) > 1 else "the list is"
    complete = tables.share_words(row.share_if_lists_complete)
    return f"{complete} if {lists} complete, else {tables.share_words(row.share)}"
