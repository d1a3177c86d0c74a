"""How the answer reads: what it calls things, its headline, its tables."""

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from operator import attrgetter

from belarus_stic import facts, tables
from belarus_stic.coverage.rows import FEW, UNCOUNTED, CoverageRow, Reach, kinds_words
from belarus_stic.reference import country
from belarus_stic.tables import Column, counted, in_threes, names_words, percent_words, plural

# --- what things are called -----------------------------------------------------------------------


def names(codes: Iterable[str], most: int = 8) -> str:
    """Return countries as a sentence names them, or of more than `most` how many there are."""
    return names_words((country(code).name for code in codes), most)


def few(codes: Collection[str]) -> str:
    """Return a few countries by name, of more their number alone."""
    return names(codes) if len(codes) <= FEW else in_threes(len(codes))


def _members(answer: Reach, row: CoverageRow) -> str:
    """Return the members of a row, counted: "27 member states of the European Union"."""
    of = "" if row.by == "world" else f" of {row._of.title}"
    # What the members of the UN were at another date is not counted.
    today = " today" * (answer.members_on is None and not _is_now(answer))
    return f"{counted(row.n_members, row._of.noun)}{of}{today}{_at_another_date(answer)}"


def _at_another_date(answer: Reach) -> str:
    """Return the date of the memberships, "" where it is that of the ties."""
    on, day = answer._told.asked.on, answer.members_on
    return f" {facts.when_words(day)}" if day and day.last_day != on.last_day else ""


def with_a(text: str, adjective: str = "") -> str:
    """Return what is counted, or a kind of tie, with its article, and an adjective before it.

    >>> with_a("agreement or other legal basis"), with_a("funding"), with_a("agreement", "planned")
    ('an agreement or other legal basis', 'funding of co-operation', 'a planned agreement')
    """
    text = UNCOUNTED.get(text, text)
    words = f"{adjective} {text}".lstrip()
    if text.startswith(tuple(UNCOUNTED.values())):
        return words
    return f"{'an' if words[0] in 'aei' else 'a'} {words}"


def lists_without(answer: Reach, codes: Iterable[str]) -> str:
    """Return which lists leave countries unlisted: "the report's list of agreements does"."""
    found = answer._told.silent_on(codes)
    level, *others = {one.by.level for one in found}
    of = f" of {level} agreements" if level and not others and not answer.level else ""
    lists, do = ("lists", "do") if len(found) > 1 else ("list", "does")
    return f"{facts.reporter(answer.origin)}'s {lists}{of} {do}"


# --- the headline ---------------------------------------------------------------------------------


def headline(answer: Reach) -> str:
    """Return the answer in one sentence."""
    ties = answer._told.ties_with({code for row in answer for code in row.documented})
    before, after = facts.premise(answer.origin, answer._told.asked.on, ties)
    is_cut = not answer._told.asked.is_whole and any(row.set_aside for row in answer)
    kept = "among the ties that the user kept" if is_cut else ""
    said = ", ".join(filter(None, (before, kept, _body(answer))))
    return tables.sentence(f"{said}{after} {answer.origin.phrase(answer.on)}")


def _body(answer: Reach) -> str:
    if not answer.rows and answer.is_one:
        return f"there is no member to count in {answer.left_out[0].what}"
    if not answer.rows:
        left = [one for one in answer.left_out if one.kind in {"no members", "members not known"}]
        why = "".join(f"; {one.what}: {one.reason}" for one in left[:1])
        row = "list of partners" if answer.by == "list" else answer.by
        return f"no {row} with members to count is known for {answer.origin.name}{why}"
    if not answer.is_one:
        out = {code for row in answer for code in row.set_aside}
        aside = f"; {few(out)} {'is' if len(out) == 1 else 'are'} set aside" if out else ""
        return f"{_of_many(answer)}{aside}"
    text = (_of_few if answer[0].n_members <= FEW else _of_one)(answer, answer[0])
    return "; ".join(filter(None, (text, _rest(answer, answer[0]))))


def _is_now(answer: Reach) -> bool:
    return answer.on == answer.origin.as_of


def _documented_for(answer: Reach, codes: Collection[str], whom: str) -> str:
    """Return that what is counted is documented for some, or for nobody, at the date asked."""
    what, home = kinds_words(answer._told, codes), answer.origin.name
    if not _is_now(answer):
        had = with_a(what, "documented") if codes else f"no documented {what}"
        return f"{home} had {had} with {whom}"
    return f"{with_a(what) if codes else f'no {what}'} with {home} is documented for {whom}"


def _of_many(answer: Reach) -> str:
    """Return how many are reached, over all areas, or in how many groups or lists some are."""
    reached = [row for row in answer if row.documented]
    world, by = answer._world, "list of partners" if answer.by == "list" else answer.by
    every = f"both {plural(by)}" if len(answer) == 2 else f"all {counted(len(answer), by)}"
    some = f"{len(reached) or 'any'} of {counted(len(answer), by)}"
    whom = f"members of {every if len(reached) == len(answer) else some}"
    if len(answer) == 1:
        whom = f"{'members' if reached else 'any member'} of the one {by}"
    if world and world.n_documented == 1:
        whom = f"{names(world.documented)}, one of the {_members(answer, world)}"
        return _documented_for(answer, world.documented, whom)
    if world:
        whom = f"{world.n_documented or 'any'} of the {_members(answer, world)}"
    text = _documented_for(answer, {code for row in reached for code in row.documented}, whom)
    if not reached:
        return text
    # Names of lists are long.
    most = 4 if world else 1 if answer.by == "list" else 2
    parts = [
        f"{row.n_documented}{'' if world else f' of {row.n_members}'} in {row._of.place}"
        for row in reached[:most]
    ]
    if more := len(reached[most:]):
        parts.append(f"some in {counted(more, f'more {by}', f'more {plural(by)}')}")
    without = [row for row in answer if not row.documented]
    if without and _is_now(answer):
        many = [f"{len(without)} {plural(by)}"]
        places = [row._of.place for row in without] if len(without) <= FEW else many
        parts.append(f"none in {tables.listed(places, word='or')}")
    return f"{text}: {', '.join(parts)}"


def _of_one(answer: Reach, row: CoverageRow) -> str:
    codes, of = row.documented, _members(answer, row)
    text = _documented_for(answer, codes, f"{len(codes) or 'any'} of the {of}")
    if _is_now(answer) and _at_another_date(answer):
        have = "has" if len(codes) == 1 else "have"
        what = f"{with_a(kinds_words(answer._told, codes), 'documented')} with {answer.origin.name}"
        then = tables.period_words(answer.origin.as_of)
        text = f"of the {of}, {len(codes) or 'none'} {have} {what} as of {then}"
    return f"{text}, {percent_words(row.share.low or Fraction(0))}" if codes else text


def _of_few(answer: Reach, row: CoverageRow) -> str:
    """Return what is said of each of a few members."""
    noun = row._of.noun.removeprefix("UN member ")
    number = f"{counted(row.n_members, noun)}{_at_another_date(answer)}"
    nobody = {1: names(row.members), 2: "either of them"}.get(row.n_members, "any of them")
    whom = names(row.documented) if row.documented else nobody
    text = _documented_for(answer, row.documented, whom)
    noted = [one for code in row.documented for one in row._told.said.get(code, ())]
    remarked = [one.standing for one in noted if not one.kinds]
    if len(remarked) == row.n_documented == 1:
        text += f", though {facts.reporter(answer.origin)} adds that {facts.there_is(remarked[0])}"
    return f"in {row._of.title} ({number}), {text}"


def _rest(answer: Reach, row: CoverageRow) -> str:
    """Return what is said of the members without a documented tie, at the sources' own date."""
    if not _is_now(answer):
        return ""
    said = []
    if row.unlisted:
        is_all = row.documented and row.n_documented + row.n_unlisted == row.n_members
        other = is_all and row.n_unlisted > FEW
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
    return ", and ".join(filter(None, ("; ".join(said[:-1]), *said[-1:])))


def _since(row: CoverageRow, codes: tuple[str, ...]) -> str:
    """Return since when one country alone is a member, if it joined after the date asked."""
    joined = [m.period for m in row._of.spells if (m.member,) == codes]
    on = row._told.asked.on
    later = [one.earliest.year for one in joined if one.earliest and one.begins_after(on)]
    return f", a member since {later[0]}," if later else ""


# --- the tables ---------------------------------------------------------------------------------


def displayed(answer: Reach, *, all_rows: bool) -> tables.Displayed | tuple[tables.Displayed, ...]:
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


def _columns(answer: Reach) -> Iterator[Column]:
    def percent(heading: str, name: str) -> Column:
        return Column(heading, lambda row: percent_words(attrgetter(name)(row)), right=True)

    yield Column(answer.by.capitalize(), attrgetter("_of.short"))
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


def has_shares(answer: Reach) -> bool:
    """Tell whether the table has "At least" and "At most": a line each for several rows."""
    return answer.by != "list" and not answer.is_one and bool(answer.rows)


def is_starred(answer: Reach) -> bool:
    """Tell whether the table has "At most*": where a list leaves some unlisted, and it fits."""
    is_wide = any(row.set_aside or row.weight_share for row in answer)
    return has_shares(answer) and not is_wide and any(row.unlisted for row in answer)
