"""What a reader of the answer must bear in mind, and what stands under its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING

from belarus_stic import facts
from belarus_stic.coverage import words
from belarus_stic.coverage.sentences import is_starred, share
from belarus_stic.coverage.status import grouped
from belarus_stic.reference import country_codes
from belarus_stic.tables import (
    listed,
    locators_words,
    period_words,
    plural,
    quantity_words,
    sentence,
    share_words,
)
from belarus_stic.values import Interval, Period

if TYPE_CHECKING:
    from belarus_stic.coverage.answer import Coverage, CoverageRow
    from belarus_stic.model import Figure
    from belarus_stic.reference import GroupMembership

# Names that a note gives in full, and changes of members.
_MOST_NAMES = 12
_MOST_CHANGES = 6


def footnotes(answer: Coverage) -> Iterator[str]:
    """Yield what a column assumes, what sources deny and remark, and abbreviations."""
    statuses, reporter = answer._statuses, words.reporter(answer)
    if is_starred(answer):
        lists = statuses.lists_without([code for row in answer for code in row.unlisted])
        among = listed(dict.fromkeys(f"of {words.among(answer, one)}" for one in lists))
        several = ("lists", "are") if " and " in among else ("list", "is")
        yield f"* If {reporter}'s {several[0]} {among} {several[1]} complete."
    codes = sorted({code for row in answer for code in row.members})
    told = [
        (words.there_is(one), code)
        for by_country in (statuses.denials, statuses.remarks)
        for code in codes
        for one in by_country.get(code, ())
    ]
    for text, pairs in grouped(told, itemgetter(0)).items():
        found = dict.fromkeys(code for _, code in pairs)
        also = "also " if any(code in statuses.ties for code in found) else ""
        yield f"{words.names(found).removeprefix('the ')}: {reporter} {also}says that {text}."
    shortened = sorted((row._population.short, row.name) for row in answer)
    if spelt_out := [f"{short}: {name}" for short, name in shortened if short != name]:
        yield f"{'; '.join(spelt_out)}."


def notes(answer: Coverage) -> Iterator[str]:
    """Yield what a reader must bear in mind, most important first."""
    for note in _OF_ONE if answer.is_one and answer.rows else _OF_SEVERAL:
        yield from map(sentence, note(answer))


def _set_aside(answer: Coverage) -> Iterator[str]:
    if codes := {code for row in answer for code in row.set_aside}:
        reasons = ["taken out by the user"] * (not answer._statuses.asked.is_whole)
        reasons += [f"not known to be {answer.level}"] * (answer.level is not None)
        who = words.names(codes, _MOST_NAMES)
        yield f"set aside: {who}, whose ties are {' or '.join(reasons)}; shares leave them open"


def _disputed(answer: Coverage) -> Iterator[str]:
    statuses = answer._statuses
    for code in sorted({code for row in answer for code in row.documented}):
        if statuses.is_disputed(code):
            cited = [cite for one in statuses.denials[code] for cite in one.evidence]
            yield (
                f"{words.names([code])} counts as documented, though {words.reporter(answer)} also "
                f"says that {words.there_is(statuses.denials[code][0])} {locators_words(cited)}"
            )


def _unmentioned(answer: Coverage) -> Iterator[str]:
    if codes := {code for row in answer for code in row.unmentioned}:
        who = f"these {len(codes)} states" if len(codes) > 1 else words.names(codes)
        is_one = len(answer.origin.publishers) == 1
        silent = "the report does not say" if is_one else "no source says"
        what = " or ".join(map(words.with_a, answer.kinds))
        yield f"unmentioned is not absent: whether there is {what} with {who}, {silent}"


def _unlisted(answer: Coverage) -> Iterator[str]:
    # Of a single group headline and table have said it.
    rows = () if answer.is_one and answer.by == "group" else answer.rows
    codes = sorted({code for row in rows for code in row.unlisted})
    by_list = grouped(codes, lambda code: answer._statuses.lists_without([code])[0])
    who = [
        f"{f'{len(c)} members' if len(c) > 4 else words.names(c)} of {words.among(answer, one)}"
        for one, c in by_list.items()
    ]
    if who:
        lists = words.lists_without(answer, codes)
        yield f"unlisted: {', and '.join(who)}; {lists} not name them"


def _tiers(answer: Coverage) -> Iterator[str]:
    """Yield whom of the unlisted a source counts among the top partners within their group."""
    row = answer[0]
    who = [
        f"{words.names([str(one.country)])} ({one.standing})"
        for one in facts.standings(answer._statuses.profile)
        if one.country in row.unlisted and one.among == row.code and one.standing in facts.TIERS
    ]
    if who:
        among = f"among the partners within {words.place(row)}"
        yield f"unlisted is not denied: {among} {words.reporter(answer)} also names {listed(who)}"


def _beside(answer: Coverage) -> Iterator[str]:
    """Yield who stands beside the members: other members, and those placed among them."""
    row, when = answer[0], facts.when_words(answer.members_on or answer._statuses.asked.on)
    population, ever = row._population, {spell.member for spell in _spells(row)}

    def why(code: str) -> str:
        if population.group is None:
            return "elsewhere by UN M49"
        return f"outside it {when}" if code in ever else "never in it"

    who = [
        f"{words.names([code])} ({kind}, {answer._statuses.of(code)})"
        for code, kind in population.others.items()
    ]
    for reason, codes in grouped(population.outside, why).items():
        by = f"placed there by {words.reporter(answer)}, but {reason}"
        who.append(f"{words.names(codes)} ({by})")
    if who:
        yield f"not counted for {words.place(row)}: {listed(who)}"


def _legal_basis(answer: Coverage) -> Iterator[str]:
    codes = {code for row in answer for code in row.documented}
    if basis := [code for code in codes if answer._statuses.is_legal_basis(code)]:
        number = f"{len(basis)} of the {len(codes)} ({words.names(basis, _MOST_NAMES)})"
        yield (
            f"for {number if len(codes) > 1 else words.names(codes)} {words.reporter(answer)} "
            "speaks of a legal basis for co-operation, not outright of an agreement"
        )


def _dates(answer: Coverage) -> Iterator[str]:
    on = answer._statuses.asked.on
    if on.is_span or len(on.text) == 4:
        day = answer.members_on and answer.members_on.last_day
        then = f"; members are those of {period_words(Period(day))}" if day else ""
        yield (
            f"a tie counts that may have held at any time in {period_words(on)}, and not all need "
            f"have held together{then}"
        )
    if number := words.undated(answer):
        yield f"{number} and assumed to hold {facts.when_words(on)}"


def _counting(answer: Coverage) -> Iterator[str]:
    if "agreement" in answer.kinds:
        stated = [quantity_words(f.value) for f in _figures(answer) if f.value.unit == "agreement"]
        spoken = f"{words.reporter(answer)} speaks of {listed(stated)}; " if stated else ""
        yield "Countries are counted, not agreements. " + sentence(
            f"{spoken}one country may have several, and several may share one"
        )


def _figures(answer: Coverage) -> list[Figure]:
    """Return the figures that count lists of the ties asked and nothing else."""
    profile = answer._statuses.profile
    kinds = {one.record: one.kind for one in facts.lists(profile)}
    return [
        figure
        for figure in profile.figures
        if figure.counts and {kinds.get(item) for item in figure.counts} <= set(answer.kinds)
    ]


def _home(answer: Coverage) -> Iterator[str]:
    home = answer.origin.name
    if answer._world is not None:
        yield (
            f"{plural(answer.by)} are those of UN M49 as they are today: Cyprus and Türkiye are in "
            f"Asia, Russia is in Europe. {home} is not counted"
        )
    elif answer.by == "group":
        yield f"{home} itself is not counted"


def _unnamed(answer: Coverage) -> Iterator[str]:
    for one in answer._statuses.denials.get(None, ()):
        either = " either" if any(row.denied for row in answer) else ""
        yield (
            f"{words.reporter(answer)} says that {words.there_is(one)} with {one.what}{either}; it "
            "does not name them, so none is counted as denied"
        )


def _weights(answer: Coverage) -> Iterator[str]:
    shares = [row.weight_share for row in answer if row.weight_share]
    if shares:
        number = f"by weight the share is {share_words(shares[0])}; " if answer.is_one else ""
        yield f"{number}weights are the user's own, taken as they are"


def _share(answer: Coverage) -> Iterator[str]:
    """Yield the share of one area or group, with what a source itself says of it."""
    yield ". ".join([f"the share is {share(answer[0])}", *_claims(answer)])


def _claims(answer: Coverage) -> Iterator[str]:
    row, profile, on = answer[0], answer._statuses.profile, answer._statuses.asked.on
    among = {one.record: one.among for one in facts.lists(profile)}
    for figure in _figures(answer):
        value = figure.value
        is_of_it = {among.get(item) for item in figure.counts} == {row.code}
        is_dated = facts.speaks_of(profile, figure.id, on) and answer.members_on == on
        if value.unit == "%" and is_of_it and is_dated:
            half = f"{figure.wording or ''} half".strip()
            text = f"{words.reporter(answer)} calls it "
            text += half if value.stated == 50 else quantity_words(value)
            shares = (Fraction(100 * n, row.n_members) for n in range(row.n_members + 1))
            most = sum(map(Interval.of(value).contains, shares)) - 1
            if value.low is None and value.high is not None:
                text += f", which allows {most} of {row.n_members} and no more"
            yield f"{text[:1].upper()}{text[1:]}"


def _spells(row: CoverageRow) -> list[GroupMembership]:
    """Return the full memberships of countries other than home in the group that a row is."""
    group, home = row._population.group, row._statuses.profile.home
    foreign = country_codes() - {home}
    if group is None:
        return []
    return [m for m in group.memberships if m.kind in group.full_kinds and m.member in foreign]


def _changes(answer: Coverage) -> Iterator[str]:
    """Yield who became a full member after the date asked, and who was one no longer."""
    on, group, found = answer._statuses.asked.on, answer[0]._population.group, []
    for spell in _spells(answer[0]):
        start, _, end = spell.period.text.partition("/")
        name, status = words.names([spell.member]), answer._statuses.of(spell.member)
        left = spell.period.last_day
        if spell.period.begins_after(on):
            found.append(f"{name} is a member since {period_words(Period(start))} ({status})")
        elif group and left and left != group.covers.last_day and Period(left).begins_after(on):
            found.append(f"{name} was one until {period_words(Period(end))} ({status})")
    if found:
        yield f"later changes: {listed(found, _MOST_CHANGES)}"


_Note = Callable[["Coverage"], Iterator[str]]
_OF_SEVERAL: tuple[_Note, ...] = (
    *(_set_aside, _disputed, _unmentioned, _unlisted, _legal_basis),
    *(_counting, _dates, _home, _unnamed, _weights),
)
_OF_ONE: tuple[_Note, ...] = (
    *(_set_aside, _disputed, _share, _tiers, _beside, _unlisted, _unmentioned),
    *(_legal_basis, _dates, _changes, _unnamed, _weights),
)
