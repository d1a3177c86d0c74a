"""What a reader of the answer must bear in mind, and what stands under its table."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import chain

from belarus_stic import facts, tables
from belarus_stic.coverage import sentences
from belarus_stic.coverage.populations import place
from belarus_stic.coverage.rows import Reach, share_text
from belarus_stic.coverage.sentences import names, with_a
from belarus_stic.tables import listed, period_words, sentence

# Names that a note gives in full, and changes of members.
_MOST_NAMES = 12
_MOST_CHANGES = 6


def footnotes(answer: Reach) -> Iterator[str]:
    """Yield what a column assumes, what sources deny and remark, and abbreviations."""
    told, reporter = answer._told, facts.reporter(answer.origin)
    starred = ""
    if sentences.is_starred(answer):
        lists = [one.by.among for one in told.silent_on(_codes(answer, "unlisted"))]
        among = listed(dict.fromkeys(f"of {place(told.profile, str(ref))}" for ref in lists))
        noun, are = ("lists", "are") if len(lists) > 1 else ("list", "is")
        complete = f"{reporter}'s {noun} {among} {are} complete"
        starred = f"; with *, if the unlisted are not, that is, if {complete}"
    if sentences.has_shares(answer):
        others = "all others but the denied" if _codes(answer, "denied") else "all others"
        at_most = f"At most: the share if {others} are counted too{starred}"
        yield f"At least: the share documented. {at_most}."
    yield from remarked(answer)
    shortened = sorted((row._of.short, row.name) for row in answer if row.name != row._of.short)
    # A headline of one group may have spelt it out.
    if shortened and not (answer.is_one and answer[0].name in answer[0]._of.title):
        yield f"{'; '.join(f'{short}: {name}' for short, name in shortened)}."


def remarked(answer: Reach) -> Iterator[str]:
    """Yield what sources deny and remark of members."""
    told, reporter = answer._told, facts.reporter(answer.origin)
    members = sorted({code for row in answer for code in row.members})
    said = {
        ((one.standing, "also " * (code in told.ties)), code)
        for code in members
        for one in told.said.get(code, ())
    }
    for standing, also in sorted({what for what, _ in said}):
        who = names(code for what, code in said if what == (standing, also)).removeprefix("the ")
        yield f"{who}: {reporter} {also}says that {facts.there_is(standing)}."


def notes(answer: Reach) -> Iterator[str]:
    """Yield what a reader must bear in mind, most important first."""
    is_one, origin, on = answer.is_one and answer.rows, answer.origin, answer._told.asked.on
    ties = answer._told.ties_with(_codes(answer, "documented"))
    places = None if answer._world else {ref for row in answer for ref in (row.code, row.name)}
    every = (
        *(_set_aside(answer), _replaced(answer)),
        *((_share(answer), _tiers(answer), _beside(answer)) if is_one else ()),
        *(_unmentioned(answer), _unlisted(answer), facts.basis_notes(origin, ties)),
        () if is_one or not answer.rows else _counting(answer),
        facts.date_notes(origin, on, ties),
        _changes(answer) if is_one else _home(answer),
        _unnamed(answer),
        facts.place_notes(answer._told.profile, on, facts.reporter(origin), places),
    )
    return map(sentence, chain.from_iterable(every))


def _codes(answer: Reach, status: facts.Status) -> list[str]:
    return sorted({code for row in answer for code in row.with_status(status)})


def _set_aside(answer: Reach) -> Iterator[str]:
    if codes := _codes(answer, "set aside"):
        reasons = ["taken out by the user"] * (not answer._told.asked.is_whole)
        reasons += [f"not said to be {answer.level} agreements"] * (answer.level is not None)
        who = names(codes, _MOST_NAMES)
        ties = f"whose ties are {' or '.join(reasons)}"
        yield f"set aside: {who}, {ties}; the shares allow for either"


def _replaced(answer: Reach) -> Iterator[str]:
    """Yield which of the groups asked, or that lists are about, the profile replaces."""
    lists = answer._told.silent_on(_codes(answer, "unlisted"))
    about = {one.by.among for one in lists if one.by.among}
    groups = about.union(row.code for row in answer if row.by == "group")
    yield from facts.replaced_notes(answer._told.profile, groups)


def _unmentioned(answer: Reach) -> Iterator[str]:
    told, codes = answer._told, _codes(answer, "unmentioned")
    if not codes:
        return
    lapsed = facts.lapsed(told.profile, told.asked.on)
    over = facts.over(told.profile, told.asked.on)
    lists = (one for one in facts.lists(told.profile) if one.of == "partners")
    named = {code for one in lists if one.kind in told.kinds for code in one.countries}
    ties = {
        code: [
            f"{with_a(kind)} with {names([code])} ({over[record]})"
            for kind, record in lapsed.get(code, {}).items()
            if kind in told.kinds
        ]
        for code in codes
    }
    in_lists = [code for code in codes if code in named and not ties[code]]
    said = list(chain.from_iterable(ties.values()))
    said += [f"{names(in_lists, _MOST_NAMES)} (in a list of partners only)"] * bool(in_lists)
    if said:
        yield f"counted as unmentioned, but spoken of: {listed(said, _MOST_NAMES)}"
    if silent_on := [code for code in codes if not ties[code] and code not in named]:
        who = f"any of {len(silent_on)} states" if len(silent_on) > 1 else names(silent_on)
        is_one = len(answer.origin.references) == 1
        silent = "the report does not say" if is_one else "no source says"
        level = {"agreement": answer.level or ""}
        what = " or ".join(with_a(kind, level.get(kind, "")) for kind in told.kinds)
        yield f"unmentioned is not absent: whether there is {what} with {who}, {silent}"


def _unlisted(answer: Reach) -> Iterator[str]:
    codes, told = set(_codes(answer, "unlisted")), answer._told
    # Of a single group headline and table have said it.
    if codes and not (answer.is_one and answer.by == "group"):
        found, lesser = defaultdict[str, set[str]](set), set[str]()
        for one in told.silent_on(codes):
            among = str(one.by.among)
            found[place(told.profile, among)] |= one.whom & codes
            full = facts.full_members_of(told.profile, among, one.by.speaks).keys()
            lesser |= (one.whom & codes) - full
        who = [
            f"{f'{len(some)} members' if len(some) > 4 else names(some)} of {among}"
            for among, some in found.items()
        ]
        lists, them = sentences.lists_without(answer, codes), "it" if len(codes) == 1 else "them"
        are = "is no full member" if len(lesser) == 1 else "are no full members"
        only = f" ({names(lesser)} {are})" * bool(lesser)
        yield f"unlisted: {', and '.join(who)}{only}; {lists} not name {them}"


def _tiers(answer: Reach) -> Iterator[str]:
    """Yield whom of the unlisted a source counts among the top partners within their group."""
    row, reporter = answer[0], facts.reporter(answer.origin)
    who = [
        f"{names([str(one.country)])} ({one.standing})"
        for one in facts.standings(answer._told.profile)
        if one.country in row.unlisted and one.among == row.code and one.standing in facts.TIERS
    ]
    if who:
        among = f"among the partners within {row._of.place}"
        yield f"unlisted is not denied: {among} {reporter} also names {listed(who)}"


def _beside(answer: Reach) -> Iterator[str]:
    """Yield who stands beside the members: other members, and those placed among them."""
    row, told, of = answer[0], answer._told, answer[0]._of
    who = [f"{names([code])} ({kind}, {told.of(code)})" for code, kind in of.beside.items()]
    ref, ever = of.code if of.by == "group" else of.name, {one.member for one in of.spells}
    when = facts.when_words(answer.members_on or told.asked.on)
    for code, named in facts.named_partners(told.profile).items():
        if code not in {*of.members, *of.beside} and any(one.among == ref for one in named):
            why = f"no member {when}" if code in ever else "never a member"
            why = why if row.by == "group" else "elsewhere by UN M49"
            placed = f"placed there by {facts.reporter(answer.origin)}, but {why}"
            who.append(f"{names([code])} ({placed})")
    if who:
        yield f"not counted for {of.place}: {listed(who)}"


def _counting(answer: Reach) -> Iterator[str]:
    counted = answer._told.ties_with(_codes(answer, "documented"))
    if "agreement" in answer.kinds and len({tie.record for tie in counted}) > 1:
        counts = facts.stated_counts(answer._told.profile)
        stated = listed(tables.quantity_words(one) for one in counts if one.unit == "agreement")
        spoken = f"{facts.reporter(answer.origin)} speaks of {stated}; " if stated else ""
        more = sentence(f"{spoken}one country may have several, and several may share one")
        yield f"Countries are counted, not agreements. {more}"


def _home(answer: Reach) -> Iterator[str]:
    if answer._world is not None:
        areas = f"{tables.plural(answer.by)} are those of UN M49 as they are today"
        examples = "Cyprus and Türkiye are in Asia, Russia is in Europe"
        yield f"{areas}: {examples}. {answer.origin.name} is not counted"


def _unnamed(answer: Reach) -> Iterator[str]:
    either, profile = " either" * bool(_codes(answer, "denied")), answer._told.profile
    for one in (one for one in answer._told.said.get(None, ()) if one.kinds):
        is_label = facts.kind_of(profile, one.ref) == "label"
        who, them = (one.what, "them") if is_label else (place(profile, one.ref), "its members")
        yield (
            f"{facts.reporter(answer.origin)} says that {facts.there_is(one.standing)} with "
            f"{who}{either}; it does not name {them}, so none is counted as denied"
        )


def _share(answer: Reach) -> Iterator[str]:
    """Yield the share of one area or group, with what a source itself says of it."""
    weighed = answer[0].weight_share
    by_weight = f"; by weight it is {tables.share_words(weighed)}" if weighed else ""
    said = [f"the share is {share_text(answer[0])}{by_weight}", *_claims(answer)]
    yield " ".join(map(sentence, said))


def _claims(answer: Reach) -> Iterator[str]:
    row, profile, on = answer[0], answer._told.profile, answer._told.asked.on
    lists = {one.record: (one.among, one.kind) for one in facts.lists(profile)}
    of_it = {(row.code, kind) for kind in answer.kinds}
    for figure in profile.figures if answer.members_on == on else ():
        value, counts = figure.value, {lists.get(item) for item in figure.counts}
        is_of_it = value.unit == "%" and counts and counts <= of_it
        if is_of_it and facts.speaks_of(profile, figure.id, on):
            words = tables.quantity_words(value)
            if value.stated == 50 and (figure.wording or words == "50 %"):
                words = f"{figure.wording or ''} half".strip()
            reporter = facts.reporter(answer.origin)
            shares = (Fraction(100 * n, row.n_members) for n in range(row.n_members + 1))
            most = sum(map(value.interval.contains, shares)) - 1
            is_bound = value.low is None and value.high is not None and most >= 0
            bound = f", which allows {most} of {row.n_members} and no more" * is_bound
            yield f"{'But ' * is_bound}{reporter} calls it {words}{bound}"


def _changes(answer: Reach) -> Iterator[str]:
    """Yield who became a full member after the date counted, and who was one no longer."""
    on, found = answer.members_on or answer._told.asked.on, []
    for spell in answer[0]._of.spells:
        start, end = spell.period.start, spell.period.end
        name, status = names([spell.member]), answer._told.of(spell.member)
        if start and start.begins_after(on):
            text = f"{name} has been a member since {period_words(start)} ({status})"
            found.append((start.earliest or date.min, text))
        elif end and end.begins_after(on):
            text = f"{name} was a member until {period_words(end)} ({status})"
            found.append((end.earliest or date.min, text))
    if found:
        yield f"later changes: {listed((text for _, text in sorted(found)), _MOST_CHANGES)}"
