"""Every sentence of a ranking: headline, footnotes, notes, method, and a partner's card."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from belarus_stic import facts, tables
from belarus_stic.model import TieKind
from belarus_stic.ranking.against_source import compared, shares, tiers
from belarus_stic.ranking.criteria import Criterion, a_kind, counted_criteria, number_word
from belarus_stic.ranking.question import Question
from belarus_stic.tables import counted, listed, names_words, quantity_words, sentence

_MOST_NAMES = 12


# --- the headline ---------------------------------------------------------------------------------


def headline(q: Question, origin: tables.Origin) -> str:
    """Return the answer in one sentence, true when pasted alone."""
    said = _ranked(q, origin) if q.partners else _nobody(q, origin)
    return sentence(f"{said} {origin.phrase(q.asked.on)}")


def _nobody(q: Question, origin: tables.Origin) -> str:
    on = q.asked.on
    when = "" if on == origin.as_of else f" {facts.during_words(on)}"
    documented = "documented" if q.asked.is_whole else "among the ties that the user kept"
    why = f"no {listed(q.kinds, word='or') or 'tie'} with {q.pool.any_of_them} is {documented}"
    if q.ties:
        asked = " asked for" * bool(q.pool.name)
        why = f"no partner country{asked} has a value under {listed(map(str, q.own), word='or')}"
    can = "can" if q.pool.nobody.startswith("no ") else "cannot"
    return f"{q.pool.nobody} {can} be ranked as a partner of {q.profile.name}{when}: {why}"


def _ranked(q: Question, origin: tables.Origin) -> str:
    on, opening, by = q.asked.on, q.comparison.weights.opening, counted_by(q)
    premise, tail = facts.premise(origin, on, q.counted)
    then = (" that year" if on.is_year else " then") * premise.startswith("if ")
    is_last = bool(premise or opening)
    lead = ", ".join(filter(None, (q.pool.phrase, premise, opening, "" if is_last else by)))
    first = _who_is_first(q, then, f" {by}" if is_last else "", past=on != origin.as_of)
    return f"{lead}, {first}{tail}{''.join(_without_value(q))}"


def counted_by(q: Question) -> str:
    """Return by what partners are ranked."""
    kinds = ["by kinds of documented tie"] * bool(q.kinds)
    own = (f'by {one} (values of the user, from "{one.source}")' for one in q.own)
    number, removed = len(q.asked.ties), len(q.asked.removed)
    kept = f" ({number} of the {number + removed} ties, the others set aside by the user)"
    return listed([*kinds, *own]) + kept * bool(removed)


def _who_is_first(q: Question, then: str, by: str, *, past: bool) -> str:
    """Say who ranks first: "first" and "share" only where it is certain."""
    leaders, home = q.comparison.leaders, q.profile.name
    number, names = len(leaders), names_words(map(q.name, leaders), _MOST_NAMES)
    can, ranks, share = ("could", "ranked", "shared") if past else ("can", "ranks", "share")
    valued = " that have a value" * any(one.missing == "leave out" for one in q.own)
    among = f"{'the ' * bool(valued)}{len(q.partners)} partner countries of {home}{valued}"
    if len(q.partners) == 1:
        return f"only one partner country of {home} {can} be ranked{then}{by}, {names}"
    if not q.comparison.is_first_certain:
        # Each of them is above or beside any other under some weights, not all at once.
        if number == len(q.partners):
            return f"first place{then} among {among}{by} {'was' if past else 'is'} not certain"
        may = "may have ranked" if past else "may rank"
        return f"only {number} of {among} {may} first{then}{by}: {names}"
    who = names if number <= _MOST_NAMES else counted(number, "country")
    first = f"{ranks} first" if number == 1 else f"{share} first place"
    return f"{who} {first}{then} among {among}{by}{'' if past else _why(q)}"


def _why(q: Question) -> str:
    """Say what those in first place have and nobody else, where nothing but kinds is counted."""
    leaders = q.comparison.leaders
    kinds, asked = q.kinds_of[leaders[0]], len(q.kinds)
    if q.own or q.comparison.weights.opening or not q.asked.is_whole:
        return ""
    verb = {1: "it alone has", 2: "both have"}.get(len(leaders), "each has")
    every = "both" if asked == 2 else f"all {number_word(asked)}"
    number = f"{every}{' kinds counted' * (len(leaders) > 1)}, " if asked > 1 else ""
    if len(kinds) < asked:
        number = f"{number_word(len(kinds))} of the {counted_criteria(q.kinds)} counted, "
    has = (f"{a_kind(kind)}{_basis(q, leaders, kind)}" for kind in kinds)
    return f": {verb} {number}{listed(has)}"


def _basis(q: Question, codes: Iterable[str], kind: TieKind) -> str:
    """Say with how many of those that have a kind of tie it is a legal basis only."""
    ties = (tie for code in codes for tie in q.ties[code] if tie.kind == kind)
    outright, basis = map(len, facts.by_basis(ties))
    return _only(basis, outright + basis)


def _only(basis: int, every: int) -> str:
    number = f"{basis} of the {every} " * (basis < every)
    return f" ({number}a legal basis only)" * bool(basis)


def _without_value(q: Question) -> Iterator[str]:
    """Say what became of partners without a value."""
    if left_out := len(q.ties) - len(q.partners):
        value = "a value" if len(q.partners) == 1 else "one"
        yield f"; {left_out} without {value} {'is' if left_out == 1 else 'are'} left out"
    for one in q.own:
        if zero := sum(code not in one.cells for code in q.partners):
            yield f"; {zero} without a value under {one} {'counts' if zero == 1 else 'count'} as 0"


# --- the table and what stands under it -----------------------------------------------------------


def documented(kinds: Sequence[TieKind], asked: Sequence[TieKind]) -> str:
    """Return the documented kinds of tie as a column has them.

    >>> asked = ("agreement", "programme", "centre", "joint budget")
    >>> documented(asked[:3], asked), documented(asked[:1], asked), documented(asked, asked)
    ('all but joint budget', 'agreement only', 'all four kinds')
    """
    if len(asked) > 2 and len(kinds) == len(asked):
        return f"all {counted_criteria(asked)}"
    if len(asked) > 3 and len(kinds) == len(asked) - 1:
        return f"all but {next(kind for kind in asked if kind not in kinds)}"
    return f"{kinds[0]} only" if len(kinds) == 1 < len(asked) else ", ".join(kinds)


def countries(q: Question, codes: Collection[str]) -> str:
    """Return the names of countries for a line of the table, marked where a remark is on one."""
    return names_words(map(q.name, codes), in_column=True) + " *" * bool(_also_said(q, codes))


def _also_said(q: Question, codes: Collection[str]) -> list[facts.StandingFact]:
    """Return what sources remark of countries, and what they deny of the kinds counted."""
    denied = facts.denials(q.profile, q.asked.on)
    of_kinds = (one for one in denied if not one.kinds.isdisjoint(q.kinds))
    remarked = facts.remarks(q.profile, q.asked.on)
    return [one for one in (*remarked, *of_kinds) if one.country in codes]


def footnotes(q: Question, shown: Collection[str]) -> tuple[str, ...]:
    """Return who is ranked and who ranks equal, and what the sources remark of those shown."""
    only = "".join(f"; {one}" for one in basis_note(q))
    who = f"partner countries have at least one {q.documented} {_tie(q)}{only}"
    remarked = (
        f"* {one.what}: {q.reporter} also says that {facts.there_is(one.standing)}."
        for one in _also_said(q, shown)
    )
    told = " ".join(map(sentence, filter(None, (who, "; ".join(_equal(q))))))
    return (told, *remarked) if shown else ()


def basis_note(q: Question) -> Iterator[str]:
    """Say for how many the agreement is a legal basis only."""
    outright, basis = map(len, facts.by_basis(q.counted))
    every = outright + basis
    among = "" if every == len(q.partners) else " that have one"
    whom = f"for {basis} of the {every}{among}" if outright else "throughout"
    if basis:
        yield f'{whom}, "agreement" means a legal basis for co-operation only'


def _equal(q: Question) -> Iterator[str]:
    """Say that those in one row rank equal, and on what the order of rows of one range depends."""
    rows = {(group, q.kinds_of[code]) for code, group in q.comparison.groups.items()}
    if len(rows) < len(q.partners):
        yield f"those in one row rank equal, {scope_words(q)}"
    for span, depends in unlike(q):
        yield f"the order of the rows at {tables.rank_words(*span)} depends on {depends}"


def unlike(q: Question) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the ranges that several rows share, and on what the order of these depends."""
    spans = {code: q.comparison.intervals[code] for code in q.comparison.groups.values()}
    together = Counter(spans.values())
    for span in (span for span, rows in together.items() if rows > 1 and not q.own):
        first = [q.kinds_of[code] for code in spans if spans[code] == span]
        odd = [kind for kind in q.kinds if sum(kind in kinds for kinds in first) == 1]
        one = f"whether {' or '.join(map(a_kind, odd))} counts for more"
        yield span, one if len(first) == len(odd) == 2 else "how much each kind counts"


def scope_words(q: Question) -> str:
    """Return for which weightings a range of ranks holds."""
    opening = q.comparison.weights.opening
    each = f"however much each {'criterion' if q.own else 'kind'} counts"
    return "for all weights considered" if opening else each


# --- notes, what misleads most first --------------------------------------------------------------


def notes(q: Question, sources: tables.Origin) -> tuple[str, ...]:
    """Return what a reader must bear in mind."""
    on = q.asked.on
    dates = list(facts.date_notes(sources, on, q.counted))
    held = set().union(*q.kinds_of.values())
    empty = [kind for kind in q.kinds if kind not in held and held]
    when = "" if on == sources.as_of else facts.during_words(on)
    groups = {t.name for t in q.asked.ties if t.partner_kind == "group" and t.kind in q.kinds}
    places = {q.pool.name.removeprefix("the "), *q.pool.groups} - {"", "world"}
    told = (
        f"set aside by the user: {q.names(q.set_aside, _MOST_NAMES)}" * bool(q.set_aside),
        *dates * (on != sources.as_of),
        *facts.replaced_notes(q.profile, q.pool.groups),
        "ranks tell which kinds of tie there are, never how many ties or how much is done"
        * bool(held),
        *_first_alone(q),
        *_ordered_otherwise(q),
        f"{listed(map(a_kind, empty), word='or')} is {q.documented} with no partner country "
        f"{' '.join(filter(None, (q.pool.phrase, when)))}".rstrip()
        * bool(empty),
        f"not counted: {listed(q.ended, 5)}" * bool(q.ended),
        *(f"agreement: {note}" for note in facts.basis_notes(facts.origin(q.profile), q.counted)),
        _named(q, f" {when}".rstrip()),
        _still(q),
        *dates * (on == sources.as_of),
        *_shares(q),
        *facts.place_notes(q.profile, on, q.reporter, places or None),
        f"ties to groups are not ranked: {', '.join(tables.by_alphabet(groups))}" * bool(groups),
    )
    return tuple(map(sentence, filter(None, told)))


def _first_alone(q: Question) -> Iterator[str]:
    """Say who shares first place without a kind of tie that only the first partner has."""
    for kind in q.kinds if len(q.criteria) > 1 and not q.comparison.weights.opening else ():
        holders = tuple(code for code in q.partners if kind in q.kinds_of[code])
        if len(holders) > 1 or holders != q.comparison.leaders:
            continue
        other = q.compared_by([one for one in q.criteria if one != kind])
        if len(first := other.leaders) > 1 and other.is_first_certain:
            who = f"{number_word(len(first))} countries share first place: {q.names(first)}"
            basis = _basis(q, holders, kind)
            only = f"only with {q.names(holders)} is {a_kind(kind)} {q.documented}{basis}"
            yield f"{only}; without that kind, {who}"


def _ordered_otherwise(q: Question) -> Iterator[str]:
    """Say where the sources put partners into tiers that the ranks do not follow."""
    for (within, _), places in tiers(q).items() if q.kinds else ():
        top = [one.country for one in places if one.value.low == 0]
        unranked = [code for code in top if code in q.named]
        if unranked or any(verdict == "disagrees" for *_, verdict in compared(q, places)):
            names, first = (names_words(map(q.name, c)) for c in (unranked, top))
            who = f"{names} has" if len(unranked) == 1 else "they have"
            none = f". No {_tie(q)} with {names} is documented, so {who} no rank" * bool(unranked)
            puts = f"it puts {first} among the top partners"
            yield f"{within}, {q.reporter} has another order: {puts}{none}"


def _tie(q: Question) -> str:
    of = f" of the {counted_criteria(q.kinds)}" * bool(q.kinds)
    return q.kinds[0] if len(q.kinds) == 1 else f"tie{of}"


def _named(q: Question, when: str) -> str:
    statuses = facts.Statuses(q.profile, q.asked, ("agreement",))
    denied = [code for code in q.named if "agreement" in q.kinds and statuses.of(code) == "denied"]
    also = f"; of {q.names(denied)} {q.reporter} says that there is no agreement" * bool(denied)
    named = f"named, but without a rank: {q.names(q.named, _MOST_NAMES)}"
    with_them = "it" if len(q.named) == 1 else "them"
    none = f"No {_tie(q)} with {with_them}{when} is documented"
    return f"{named}. {none}{also}" if q.named else ""


def _still(q: Question) -> str:
    """Say that silence proves nothing, with what the sources say of more than they name."""
    more = [value for value in facts.stated_counts(q.profile) if value.high is None]
    open_counts = listed(quantity_words(value) for value in more if value.unit in q.kinds)
    some = sum(one.of == "partners" and not one.complete for one in facts.lists(q.profile))
    examples = {0: "", 1: "one list gives examples only"}.get(some, "some lists give examples only")
    numbers = f"{q.reporter} speaks of {open_counts}" * bool(open_counts)
    why = ", and ".join(filter(None, (numbers, examples)))
    return f"a country that is not named may still have a tie{f': {why}' * bool(why)}"


def _shares(q: Question) -> Iterator[str]:
    """Tell the shares that the sources state, and which of them the ranks do not follow."""
    for (whole, _), places in shares(q).items():
        parts = listed(f"{one.words} with {q.name(one.country)}" for one in places)
        cited = tables.locators_words(cite for one in places for cite in one.evidence)
        turned = listed(
            f"{q.name(low.country)} ranks above {q.name(high.country)}"
            for high, low, verdict in compared(q, places)
            if verdict == "disagrees" and not q.own
        )
        by = ". By kinds of tie, " * bool(turned)
        yield f"{whole}, {parts.replace(' with ', ' were with ', 1)} {cited}{by}{turned}"


# --- method, and the card of a partner ------------------------------------------------------------


def method(q: Question) -> str:
    """Return how the ranks are made."""
    hedged = " and for all numbers that hedged values allow" * bool(q.own)
    centre = "equal weights" if len(set(q.comparison.weights.centre)) == 1 else "their centre"
    flow = "the number of partners below one less the number above it, weighted and added over the"
    said = (
        "under each kind of tie, a partner that has it is above all that have not" * bool(q.kinds),
        f"under {listed(map(str, q.own))}, a greater value is above a smaller one" * bool(q.own),
        f"{flow} {'criteria' if q.own else 'kinds'}, is its net flow, by which it is ranked",
        f"ranks are taken at {centre}",
        f"the range of a rank holds for {q.comparison.weights.text}{hedged}",
        "a tie is there or not: numbers, money and importance do not count" * bool(q.kinds),
    )
    return " ".join(map(sentence, filter(None, said)))


def card(q: Question, code: str) -> tables.Card:
    """Return a partner's rank, ties and standings, with the statements behind them."""
    low, high = q.comparison.intervals[code]
    span = f"; between {low} and {high} {scope_words(q)}" if low < high else f", {scope_words(q)}"
    rank = f"{q.comparison.label(code)} among {len(q.partners)}{span}"
    lines: list[tuple[str, ...]] = [("Rank", rank)]
    for one, column in zip(q.criteria, q.comparison.columns, strict=True):
        if isinstance(one, Criterion):
            lines.append((one.name, column[code].words, one.source))
            continue
        ties = [tie for tie in q.ties[code] if tie.kind == one]
        number, basis = len(ties), sum(len(facts.by_basis([tie])[1]) for tie in ties)
        status = facts.Statuses(q.profile, q.asked, (one,)).of(code)
        words = f"{status}{f', {number}' * (number > 1)}{_only(basis, number)}"
        lines.append((one.capitalize(), words, _cited(q, ties)))
    said = q.standings.get(code, ())
    lines += [("Standing", fact.standing, _cited(q, [fact])) for fact in said]
    title = f"{q.name(code)}, partner of {q.profile.name}, as of {facts.time_words(q.asked.on)}"
    return tables.Card(title, lines)


def _cited(q: Question, found: Sequence[facts.Tie | facts.StandingFact]) -> str:
    records = [one.record for one in found]
    return tables.locators_words(facts.evidence_of(q.profile, records), brackets=False)
