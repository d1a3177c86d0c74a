"""How the answer reads: headline, tables, what stands under them, notes and cards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from belarus_stic.coverage.status import STATUSES, Status
from belarus_stic.coverage.words import (
    lists_words,
    member,
    members,
    names,
    place,
    reporter,
    tie,
    with_a,
    with_article,
)
from belarus_stic.facts import (
    TIERS,
    SourceList,
    Tie,
    lists,
    members_of,
    name_of,
    speaks_of,
    standings,
    when_words,
)
from belarus_stic.errors import NotCoveredError
from belarus_stic.model import Figure
from belarus_stic.reference import GroupMembership, country
from belarus_stic.tables import (
    Card,
    Displayed,
    counted,
    in_threes,
    listed,
    locators_words,
    names_words,
    percent_words,
    period_words,
    plural,
    quantity_words,
    sentence,
    share_words,
)
from belarus_stic.values import Interval, Period, Quantity

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow

# Of so few members each is named.
_FEW = 3
# Parts that a headline names, and names that a note gives in full.
_MOST_PARTS = 5
_MOST_NAMES = 12


# The headline.


def headline(coverage: "Coverage") -> str:
    """Return the answer in one sentence."""
    on = coverage.on
    text = f"{_assumed(coverage)}{_body(coverage)}{_certainty(coverage)}"
    return sentence(f"{text} {coverage.origin.phrase(on)}")


def _assumed(coverage: "Coverage") -> str:
    """Return what the answer rests on where another date than the sources' is asked."""
    on, as_of = _dates(coverage)
    if on.begins_after(as_of):
        return f"if the ties of {period_words(as_of)} still held {when_words(on)}, "
    if as_of.begins_after(on) and _undated(coverage):
        return f"if the undated records already held {when_words(on)}, "
    return "" if on == as_of else f"{when_words(on)}, "


def _certainty(coverage: "Coverage") -> str:
    """Return how much of the assumption is known, to end the sentence with."""
    on, as_of = _dates(coverage)
    if on.begins_after(as_of):
        return "; no source here can tell whether they did"
    undated, records = _undated(coverage), _records(coverage)
    if not (as_of.begins_after(on) and undated):
        return ""
    if len(undated) == len(records):
        return f"; {_all(len(records))} counted {_are(len(records))} undated"
    return f"; {len(undated)} of the {counted(len(records), 'record')} counted {_are(len(undated))} undated"


def _body(coverage: "Coverage") -> str:
    if not coverage.rows:
        reasons = [f"{left.what}: {left.reason}" for left in coverage.left_out[:1]]
        why = f" ({reasons[0]})" if reasons else ""
        by = "list of partners" if coverage.by == "list" else coverage.by
        return f"of {coverage.origin.name} no {by} with members to count is known{why}"
    if coverage._world is not None:
        return _of_areas(coverage, coverage._world)
    if len(coverage.rows) > 1 or not coverage.is_one:
        return _of_several(coverage)
    (row,) = coverage.rows
    return _of_few(coverage, row) if row.n_members <= _FEW else _of_one(coverage, row)


def _of_areas(coverage: "Coverage", world: "CoverageRow") -> str:
    if not world.documented:
        return _said(coverage, (), f"any of the {members(world)}")
    text = _said(coverage, world.documented, f"{world.n_documented} of the {members(world)}")
    reached = [row for row in coverage.rows if row.documented]
    parts = [f"{row.n_documented} in {place(row)}" for row in reached[:_MOST_PARTS]]
    rest = reached[_MOST_PARTS:]
    if rest:
        count = sum(row.n_documented for row in rest)
        parts.append(f"{count} in {counted(len(rest), f'other {coverage.by}')}")
    without = [row for row in coverage.rows if not row.documented]
    if len(without) == 1:
        return f"{text}: {', '.join(parts)}, none in {place(without[0])}"
    if without:
        return f"{text}: {', '.join(parts)}, none in {len(without)} {plural(coverage.by)}"
    return f"{text}: {', '.join(parts)}"


def _of_several(coverage: "Coverage") -> str:
    reached = [row for row in coverage.rows if row.documented]
    noun = "list of partners" if coverage.by == "list" else coverage.by
    every = counted(len(coverage.rows), noun)
    if not reached:
        return _said(coverage, (), f"any member of {every}")
    codes = {code for row in reached for code in row.documented}
    text = _said(coverage, codes, f"members of {len(reached)} of {every}")
    parts = [f"{row.n_documented} of {row.n_members} in {place(row)}" for row in reached]
    most = 2 if coverage.by == "list" else _MOST_PARTS
    return f"{text}: {listed(parts, most)}"


def _of_one(coverage: "Coverage", row: "CoverageRow") -> str:
    some = [_rest(coverage, row)] if _is_of_its_date(coverage) else []
    percent = percent_words(row.share.low or Fraction(0))
    if _has_other_members(coverage):
        when = when_words(coverage.members_on or coverage.on)
        have = "has" if row.n_documented == 1 else "have"
        had = have if _is_of_its_date(coverage) else "had"
        number = in_threes(row.n_documented) if row.documented else "none"
        what = tie(coverage, row.documented)
        text = (
            f"of the {members(row)} {when}, {number} {had} a documented {what} with "
            f"{coverage.origin.name}"
        )
        if _is_of_its_date(coverage):
            text += f" as of {period_words(coverage.on)}"
        return "; ".join([f"{text}, {percent}", *filter(None, some)])
    if not row.documented:
        return "; ".join([_said(coverage, (), f"any of the {members(row)}"), *filter(None, some)])
    text = _said(coverage, row.documented, f"{row.n_documented} of the {members(row)}")
    return "; ".join([f"{text}, {percent}", *filter(None, some)])


def _rest(coverage: "Coverage", row: "CoverageRow") -> str:
    """Return what is said of the members without a documented tie."""
    parts = []
    if row.unlisted:
        who = names(row.unlisted)
        if row.n_unlisted > _FEW:
            is_all = row.documented and row.n_documented + row.n_unlisted == row.n_members
            who = f"the other {row.n_unlisted}" if is_all else in_threes(row.n_unlisted)
        parts.append(f"{lists_words(coverage, row.unlisted)} name {who}")
    if row.denied:
        who = names(row.denied, _FEW) if row.n_denied <= _FEW else in_threes(row.n_denied)
        parts.append(f"with {who}, {reporter(coverage)} says, there is no {coverage.kinds[0]}")
    if row.unmentioned and (row.documented or row.denied or row.unlisted):
        who = in_threes(row.n_unmentioned)
        if row.n_unmentioned < _FEW:
            who = names(row.unmentioned) + _since(row)
        parts.append(f"{who} {_are(row.n_unmentioned)} unmentioned")
    if row.set_aside:
        who = names(row.set_aside) if row.n_set_aside <= _FEW else in_threes(row.n_set_aside)
        parts.append(f"{who} {_are(row.n_set_aside)} set aside")
    return ", and ".join(filter(None, ("; ".join(parts[:-1]), *parts[-1:])))


def _since(row: "CoverageRow") -> str:
    """Return since when the one unmentioned member is one, where it joined after the date asked."""
    group = row._population.group
    if group is None or len(row.unmentioned) != 1:
        return ""
    for joined in group.memberships:
        is_it = joined.member == row.unmentioned[0] and joined.kind in group.full_kinds
        if is_it and joined.period.begins_after(row._statuses.on):
            return f", a member since {joined.period.text[:4]},"
    return ""


def _of_few(coverage: "Coverage", row: "CoverageRow") -> str:
    """Return what is said of each of a few members."""
    home, what = coverage.origin.name, tie(coverage, row.documented)
    noun = "state" if row.by not in {"group", "list"} else member(row)
    opening = f"in {place(row)} ({counted(row.n_members, noun)}), "
    if coverage._world is None and _has_other_members(coverage):
        opening = f"in {place(row)} ({counted(row.n_members, noun)} {when_words(_day(coverage))}), "
    is_now = _is_of_its_date(coverage)
    if not row.documented:
        text = f"no {what} with {home} {'is' if is_now else 'was'} documented"
    elif is_now:
        text = f"{with_a(what)} with {home} is documented for {names(row.documented)}"
    else:
        text = f"{home} had a documented {what} with {names(row.documented)}"
    remarked = [c for c in row.documented if c in row._statuses.remarks]
    if remarked:
        adds = f", though {reporter(coverage)} adds that {_there_are(row, remarked[0])}"
        text += adds if row.n_documented == 1 else ""
    rest = _rest(coverage, row) if is_now else ""
    return "; ".join(filter(None, (f"{opening}{text}", rest)))


def _said(coverage: "Coverage", codes: Iterable[str], whom: str) -> str:
    """Return that what is counted is documented for some, or for nobody, at the date asked."""
    codes, home = tuple(codes), coverage.origin.name
    what = tie(coverage, codes)
    if _is_of_its_date(coverage):
        text = f"{with_a(what) if codes else f'no {what}'} with {home} is documented for {whom}"
        return text
    return f"{home} had {'a' if codes else 'no'} documented {what} with {whom}"


def _dates(coverage: "Coverage") -> tuple[Period, Period]:
    as_of = coverage.origin.as_of
    return coverage.on or as_of, as_of


def _day(coverage: "Coverage") -> Period:
    return coverage.members_on or _dates(coverage)[0]


def _is_of_its_date(coverage: "Coverage") -> bool:
    on, as_of = _dates(coverage)
    return on == as_of


def _has_other_members(coverage: "Coverage") -> bool:
    return coverage.members_on not in {None, coverage.on}


def _records(coverage: "Coverage") -> dict[str, Tie]:
    """Return a tie of each record that ties a member."""
    ties = coverage._statuses.ties
    codes = {code: None for row in coverage.rows for code in row.documented}
    return {tie.record: tie for code in codes for tie in ties[code]}


def _undated(coverage: "Coverage") -> list[str]:
    return [record for record, tie in _records(coverage).items() if not tie.dated]


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _all(count: int, noun: str = "record") -> str:
    return {1: f"the one {noun}", 2: f"both {plural(noun)}"}.get(
        count, f"all {counted(count, noun)}"
    )


def _there_are(row: "CoverageRow", code: str) -> str:
    return " and ".join(_there_is(one.text) for one in row._statuses.remarks[code])


def _there_is(what: str) -> str:
    return f"there {'are' if what.endswith('s') else 'is'} {what}"


# Tables and what stands under them.


def displayed(coverage: "Coverage", *, all_rows: bool) -> Displayed | tuple[Displayed, ...]:
    """Return a line a row, or, of one area or group, a line a status with the names."""
    if coverage.is_one and len(coverage.rows) == 1:
        (row,) = coverage.rows
        return Displayed(("Status", "Members", "Names"), _by_status(coverage, row), (False, True))
    table = _by_row(coverage)
    if not all_rows:
        return table
    lines: list[list[str]] = []
    for row in coverage.rows:
        lines += [[row.name], *(line for line in _by_status(coverage, row) if line[-1])]
    return table, Displayed(("Status", "Members", "Names"), lines, (False, True))


def _by_status(coverage: "Coverage", row: "CoverageRow") -> list[list[str]]:
    return [
        [status, in_threes(len(row.codes(status))), names_words(_names(row.codes(status)), 200)]
        if row.codes(status)
        else [status, "0", ""]
        for status in _statuses(coverage)
    ]


def _names(codes: Iterable[str]) -> list[str]:
    return [country(code).name for code in codes]


def _statuses(coverage: "Coverage") -> list[Status]:
    some = any(row.set_aside for row in coverage.rows)
    return [status for status in STATUSES if some or status != "set aside"]


def _by_row(coverage: "Coverage") -> Displayed:
    rows = list(coverage.rows)
    if coverage._world is not None and not coverage.excerpt:
        rows.append(coverage._world)
    is_starred = any(row.unlisted for row in rows)
    is_weighted = any(row.weight_share is not None for row in rows)
    statuses = _statuses(coverage)
    headings = [
        coverage.by.capitalize(),
        *(status.capitalize() for status in statuses),
        *("At least", "At most"),
        *(["At most*"] if is_starred else []),
        *(["By weight"] if is_weighted else []),
    ]
    lines = []
    for row in rows:
        shares = [row.share.low, row.share.high]
        shares += [row.share_if_lists_complete.high] if is_starred else []
        weight = [] if row.weight_share is None else [share_words(row.weight_share)]
        lines.append(
            [
                row._population.short_name,
                f"{row.n_documented} of {in_threes(row.n_members)}",
                *(in_threes(len(row.codes(status))) for status in statuses[1:]),
                *(percent_words(share or Fraction(0)) for share in shares),
                *(weight or [""] if is_weighted else []),
            ]
        )
    return Displayed(headings, lines, [False, *[True] * (len(headings) - 1)])


def footnotes(coverage: "Coverage") -> Iterator[str]:
    """Yield what a column assumes, what sources deny and remark, and abbreviations."""
    statuses = coverage._statuses
    codes = tuple(dict.fromkeys(code for row in coverage.rows for code in row.members))
    unlisting = statuses.lists_of(code for row in coverage.rows for code in row.unlisted)
    if unlisting and not coverage.is_one:
        among = dict.fromkeys(_among(coverage, one) for one in unlisting)
        noun, are = ("list", "is") if len(among) == 1 else ("lists", "are")
        yield f"* If {reporter(coverage)}'s {noun} of {listed(among)} {are} complete."
    denied = [code for code in codes if code in statuses.denials]
    if denied:
        kinds = {kind for code in denied for one in statuses.denials[code] for kind in one.kinds}
        yield f"{names_words(_names(denied))}: {reporter(coverage)} says that there is no {listed(sorted(kinds))}."
    by_text: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        for one in statuses.remarks.get(code, ()):
            by_text[one.text].append(code)
    for text, noted in by_text.items():
        also = "also " if any(code in statuses.ties for code in noted) else ""
        yield f"{names_words(_names(noted))}: {reporter(coverage)} {also}says that {_there_is(text)}."
    shortened = {
        row._population.short_name: row.name
        for row in coverage.rows
        if row._population.short_name != row.name
    }
    if shortened:
        yield sentence("; ".join(f"{short}: {name}" for short, name in sorted(shortened.items())))


def _among(coverage: "Coverage", one: SourceList) -> str:
    """Return what a list is among, as a sentence names it."""
    among = str(one.among)
    name = name_of(coverage._statuses.profile, among)
    if len(name) > 20:
        name = name_of(coverage._statuses.profile, among, short=True)
    return f"the {name}" if name != among else name


# Notes.


def notes(coverage: "Coverage") -> Iterator[str]:
    """Yield what a reader must bear in mind, most important first."""
    is_single = coverage.is_one and len(coverage.rows) == 1
    for note in _SINGLE if is_single else _SEVERAL:
        yield from note(coverage)


def _disputed(coverage: "Coverage") -> Iterator[str]:
    statuses = coverage._statuses
    codes = dict.fromkeys(code for row in coverage.rows for code in row.documented)
    for code in codes:
        if statuses.is_disputed(code):
            cited = dict.fromkeys(c for one in statuses.denials[code] for c in one.evidence)
            yield (
                f"{country(code).name} is counted as documented, but {reporter(coverage)} also says "
                f"that there is no {coverage.kinds[0]} {locators_words(cited)}."
            )


def _set_aside(coverage: "Coverage") -> Iterator[str]:
    codes = {code for row in coverage.rows for code in row.set_aside}
    if codes:
        why = "taken out by the user"
        if coverage._statuses.asked.is_whole:
            why = f"not known to be {coverage.level}"
        yield (
            f'Set aside: {names(codes, _MOST_NAMES)}, whose ties are {why}. "At most" '
            "leaves them open."
        )


def _unmentioned(coverage: "Coverage") -> Iterator[str]:
    codes = {code for row in coverage.rows for code in row.unmentioned}
    what = " or ".join(map(_a_kind, coverage.kinds))
    if codes:
        this = "this state" if len(codes) == 1 else f"these {in_threes(len(codes))} states"
        says = f"{reporter(coverage)} does not say"
        if len(coverage.origin.publishers) != 1:
            says = "no source says"
        yield f"Unmentioned is not absent: whether there is {what} with {this}, {says}."


def _a_kind(kind: str) -> str:
    return with_a(
        {"funding": "funding of co-operation", "event": "support for an event"}.get(kind, kind)
    )


def _unlisted(coverage: "Coverage") -> Iterator[str]:
    codes = sorted({code for row in coverage.rows for code in row.unlisted})
    statuses = coverage._statuses
    by_list: dict[SourceList, list[str]] = defaultdict(list)
    for code in codes:
        by_list[statuses.lists_of([code])[0]].append(code)
    if not by_list:
        return
    parts = []
    for one, unlisted in sorted(by_list.items(), key=lambda item: -len(item[1])):
        parts += _members_words(coverage, one, unlisted)
    level = _level_words(coverage, by_list)
    yield (
        f"Unlisted: {listed(parts)}, which {reporter(coverage)}'s list{level} for their group does "
        "not name."
    )


def _level_words(coverage: "Coverage", found: Iterable[SourceList]) -> str:
    levels = {one.level for one in found}
    level = levels.pop() if len(levels) == 1 else None
    return f" of {level} agreements" if level and coverage.level is None else ""


def _members_words(coverage: "Coverage", one: SourceList, codes: list[str]) -> list[str]:
    """Return the members of a list's group that it does not name: counted, or by name if others."""
    profile, group = coverage._statuses.profile, _among(coverage, one)
    kinds = members_of(profile, str(one.among), one.speaks)
    main = max(sorted(set(kinds.values())), key=list(kinds.values()).count)
    alike = [code for code in codes if kinds[code] == main]
    full = "full members" if len(set(kinds.values())) > 1 else "members"
    counted_words = [f"{len(alike)} {full} of {group}"] if len(alike) > 2 else _names(alike)
    return [*counted_words, *_names(code for code in codes if code not in alike)]


def _legal_basis(coverage: "Coverage") -> Iterator[str]:
    codes = {code for row in coverage.rows for code in row.documented}
    basis = [code for code in codes if coverage._statuses.is_legal_basis(code)]
    if basis:
        number = f"{len(basis)} of the {len(codes)}" if len(codes) > 1 else names(codes)
        who = f" ({names_words(_names(basis), _MOST_NAMES)})" if len(codes) > 1 else ""
        yield (
            f"For {number} {reporter(coverage)} speaks of a legal basis for co-operation, not "
            f"outright of an agreement{who}."
        )


def _other_dates(coverage: "Coverage") -> Iterator[str]:
    on, _ = _dates(coverage)
    if on.is_span or len(on.text) == 4:
        then = (
            f"; members are those of {period_words(_last(coverage))}" if coverage.members_on else ""
        )
        yield f"A tie counts that may have held at any time in {period_words(on)}; not all need have held together{then}."
    silent = [
        left
        for left in coverage.left_out
        if left.kind == "list" and left.reason.startswith("speaks of")
    ]
    if silent:
        which = f"{reporter(coverage)}'s complete lists are of another date"
        yield sentence(f"{which}, so they leave nobody unlisted {when_words(on)}")


def _last(coverage: "Coverage") -> Period:
    day = _day(coverage)
    return Period(day.last_day) if day.last_day else day


def _counting(coverage: "Coverage") -> Iterator[str]:
    figures = _figures(coverage)
    for kind in coverage.kinds:
        stated = [quantity_words(one.value) for one in figures if one.value.unit == kind]
        said = (
            f" {reporter(coverage).capitalize()} speaks of {listed(stated)}; one"
            if stated
            else " One"
        )
        yield (
            f"Countries are counted, not {_plural(kind)}.{said} country may have several, and "
            "several may share one."
        )
        return


def _plural(kind: str) -> str:
    return {"funding": "payments"}.get(kind, plural(kind))


def _figures(coverage: "Coverage") -> list[Figure]:
    """Return the figures that count lists of the ties asked, and nothing else."""
    statuses = coverage._statuses
    kind_of = {one.record: one.kind for one in lists(statuses.profile)}
    return [
        figure
        for figure in statuses.profile.figures
        if figure.counts and {kind_of.get(ref) for ref in figure.counts} <= set(coverage.kinds)
    ]


def _undated_note(coverage: "Coverage") -> Iterator[str]:
    undated, records = len(_undated(coverage)), len(_records(coverage))
    if undated:
        number = _all(records) if undated == records else f"{undated} of the {records} records"
        yield sentence(
            f"{number} counted {_are(undated)} undated and assumed to hold "
            f"{when_words(_dates(coverage)[0])}"
        )


def _areas(coverage: "Coverage") -> Iterator[str]:
    if coverage.by not in {"group", "list"}:
        yield (
            f"{plural(coverage.by).capitalize()} are those of UN M49 as they are today: Cyprus and "
            "Türkiye are in Asia, Russia is in Europe. Members are today's member states of the UN."
        )


def _home(coverage: "Coverage") -> Iterator[str]:
    yield f"{coverage.origin.name} itself is not counted."


def _unnamed(coverage: "Coverage") -> Iterator[str]:
    found = [one.what for one in coverage._statuses.unnamed_denials]
    if found:
        either = " either" if any(row.denied for row in coverage.rows) else ""
        yield sentence(
            f"{reporter(coverage)} says that there is no {coverage.kinds[0]} with "
            f"{listed(found)}{either}; it does not name them, so none is counted as denied"
        )


def _weights(coverage: "Coverage") -> Iterator[str]:
    if any(row.weight_share is not None for row in coverage.rows):
        yield "Weights are the user's own numbers, taken as they are."


def _share(coverage: "Coverage") -> Iterator[str]:
    """Yield the share of one area or group, with what a source itself says of it."""
    (row,) = coverage.rows
    text = f"The share is {_share_words(coverage, row)}."
    for figure in _figures(coverage):
        if figure.value.unit == "%" and _is_about(coverage, row, figure):
            text += f" {_claim(coverage, row, figure)}"
    yield text
    if row.weight_share is not None:
        yield f"By weight the share is {share_words(row.weight_share)}; weights are the user's own."


def _share_words(coverage: "Coverage", row: "CoverageRow") -> str:
    whole = share_words(row.share)
    if not row.unlisted:
        return whole
    lists_ = row._statuses.lists_of(row.unlisted)
    noun = "the list is" if len(lists_) == 1 else "the lists are"
    return f"{share_words(row.share_if_lists_complete)} if {noun} complete, else {whole}"


def _is_about(coverage: "Coverage", row: "CoverageRow", figure: Figure) -> bool:
    """Tell whether a percentage is of the members of this group, at the date asked."""
    among = {one.record: one.among for one in lists(coverage._statuses.profile)}
    is_of_it = all(among.get(ref) in {row.code, row.name} for ref in figure.counts)
    return is_of_it and speaks_of(coverage._statuses.profile, figure.id, _dates(coverage)[0])


def _claim(coverage: "Coverage", row: "CoverageRow", figure: Figure) -> str:
    value, n = figure.value, row.n_members
    words = quantity_words(value)
    if value.stated == 50:
        words = f"{figure.wording} half" if figure.wording else words
    text = f"{reporter(coverage).capitalize()} calls it {words}"
    bounds = Interval.of(value)
    allowed = [k for k in range(n + 1) if bounds.contains(Fraction(100 * k, n))]
    if value.low is None and value.high is not None and allowed:
        text += f", which allows {allowed[-1]} of {n} and no more"
    return f"{text}."


def _tiers(coverage: "Coverage") -> Iterator[str]:
    """Yield whom of the unlisted a source counts among the top partners."""
    (row,) = coverage.rows
    by_tier: dict[int, list[str]] = defaultdict(list)
    for one in standings(row._statuses.profile):
        if one.standing in TIERS and one.among == row.code and one.country in row.unlisted:
            by_tier[TIERS[one.standing]].append(one.country)
    if not row.unlisted:
        return
    said = [
        *(
            [f"counts {names(by_tier[0])} among the top partners within {place(row)}"]
            if by_tier[0]
            else []
        ),
        *([f"names {names(by_tier[1])} next"] if by_tier[1] else []),
    ]
    text = f": {reporter(coverage)} {', and '.join(said)}" if said else ""
    yield f"Unlisted is not denied{text}."


def _beside(coverage: "Coverage") -> Iterator[str]:
    """Yield who stands beside the members: other members, and those placed among them."""
    (row,) = coverage.rows
    population, day = row._population, period_words(_day(coverage))
    if population.others:
        found = [
            f"{country(code).name} ({kind}, {row._statuses.of(code)})"
            for code, kind in sorted(population.others.items())
        ]
        yield f"No full members, so not counted: {listed(found)}."
    for code in population.outside:
        were = [m for m in _spells(row) if m.member == code]
        no_member = "was no member " + when_words(_day(coverage)) if were else "never was a member"
        if population.group is None:
            no_member = "lies elsewhere by UN M49"
        yield (
            f"{sentence(with_article(country(code).name)).rstrip('.')}, which {reporter(coverage)} "
            f"places within {place(row)}, {no_member} and is not counted."
        )


def _spells(row: "CoverageRow") -> list[GroupMembership]:
    """Return the full memberships of countries other than home."""
    group = row._population.group
    if group is None:
        return []
    home = row._statuses.profile.home
    return [m for m in group.memberships if m.kind in group.full_kinds and m.member != home]


def _changes(coverage: "Coverage") -> Iterator[str]:
    """Yield who became a member after the date of the memberships, and who was one no longer."""
    (row,) = coverage.rows
    group, day, found = row._population.group, _day(coverage), []
    for spell in _spells(row) if group else ():
        start, _, end = spell.period.text.partition("/")
        if len(spell.member) != 3:
            continue
        name = f"{with_article(country(spell.member).name)}"
        status = row._statuses.of(spell.member)
        if spell.period.begins_after(day):
            found.append(f"{name} is a member since {period_words(Period(start))} ({status})")
        elif (
            spell.member in row.members
            and end not in {"", "..", group.covers.text.partition("/")[2]}
            and not Period(end).begins_after(group.covers)
        ):
            found.append(f"{name} was one until {period_words(Period(end))} ({status})")
    if found:
        yield f"Later changes: {'; '.join(found)}."


_SEVERAL = (
    _set_aside,
    _disputed,
    _unmentioned,
    _unlisted,
    _legal_basis,
    _other_dates,
    _counting,
    _undated_note,
    _areas,
    _home,
    _unnamed,
    _weights,
)
_SINGLE = (
    _set_aside,
    _disputed,
    _share,
    _tiers,
    _beside,
    _legal_basis,
    _other_dates,
    _undated_note,
    _changes,
    _unnamed,
)


# The card of a row.


def card(row: "CoverageRow") -> Card:
    """Return the row as a card."""
    statuses = row._statuses
    kinds = listed(statuses.kinds)
    lines: list[tuple[str, object]] = []
    for status in STATUSES:
        codes = row.codes(status)
        if codes:
            cited = statuses.evidence(codes) if status == "documented" else ()
            where = f" ({locators_words(cited, brackets=False)})" if cited else ""
            lines.append((status.capitalize(), f"{_card_names(codes)}{where}"))
    return Card(
        f"{row.name}, {counted(row.n_members, 'member')}: {kinds} with {name_of(statuses.profile, statuses.profile.home)}",
        lines,
    )


def _card_names(codes: tuple[str, ...]) -> str:
    found = sorted(_names(codes))
    return (
        names_words(found) if len(found) <= 3 else f"{len(found)}, from {found[0]} to {found[-1]}"
    )
