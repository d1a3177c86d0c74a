"""Every sentence of a ranking: headline, footnotes, notes, method, and a partner's card."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from belarus_stic import facts, tables
from belarus_stic.model import TieKind
from belarus_stic.ranking.criteria import Criterion
from belarus_stic.ranking.question import Question
from belarus_stic.ranking.words import a_kind, counted_criteria, either, number_word
from belarus_stic.tables import counted, listed, period_words, quantity_words, sentence

_MOST_NAMES = 12


def _report(q: Question, verb: str) -> str:
    return f"the report {verb}s" if len(q.profile.sources) == 1 else f"the sources {verb}"


# --- the headline ---------------------------------------------------------------------------------


def headline(q: Question, origin: tables.Origin) -> str:
    """Return the answer in one sentence, true when pasted alone."""
    said = _ranked(q) if q.partners else _nobody(q)
    return sentence(f"{said} {origin.phrase(q.asked.on)}")


def _nobody(q: Question) -> str:
    on, home = q.asked.on, q.profile.name
    when = "" if on == q.profile.as_of else f" {facts.when_words(on)}"
    if q.ties:
        own = either([str(one) for one in q.own])
        phrase = f"{q.pool.phrase}, " if q.pool.phrase else ""
        return f"{phrase}no partner country of {home} with a value under {own} can be ranked{when}"
    documented = "is documented" if q.asked.is_whole else "is among the ties that the user kept"
    return (
        f"{q.pool.nobody} can be ranked as a partner of {home}{when}: no "
        f"{either(q.kinds) or 'tie'} with {q.pool.any_of_them} {documented}"
    )


def _ranked(q: Question) -> str:
    condition, then, tail = _date(q)
    opening, by = q.comparison.weights.opening, _by(q)
    is_last = bool(condition or opening)
    lead = ", ".join(filter(None, (q.pool.phrase, condition, opening, "" if is_last else by)))
    first = _who_is_first(q, then, f" {by}" if is_last else "")
    return f"{lead}, {first}{tail}{''.join(_without_value(q))}"


def _date(q: Question) -> tuple[str, str, str]:
    """Return on what a ranking of another date rests, "that year", and what is to be added."""
    on, as_of = q.asked.on, q.profile.as_of
    then, when = " that year" if len(on.text) == 4 else " then", facts.when_words(on)
    undated = sum(not tie.dated for tie in q.records)
    if on == as_of:
        return "", "", ""
    if on.begins_after(as_of):
        condition = f"if the ties of {period_words(as_of)} still held {when}"
        return condition, then, "; no source here can tell whether they did"
    if as_of.begins_after(on) and undated:
        number = f"{undated} of the {counted(len(q.records), 'record')} counted are undated"
        return f"if the undated ties already held {when}", then, f"; {number}"
    return when, "", ""


def _by(q: Question) -> str:
    kinds = ["by kinds of documented tie"] if q.kinds else []
    own = (f'by {one} (values of the user, from "{one.source}")' for one in q.own)
    kept = ""
    if not q.asked.is_whole:
        every = len(q.asked.ties) + len(q.asked.removed)
        kept = f" ({len(q.asked.ties)} of the {every} ties, the others set aside by the user)"
    return listed([*kinds, *own]) + kept


def _who_is_first(q: Question, then: str, by: str) -> str:
    """Say who ranks first: "first" and "share" only where it is certain."""
    past = q.asked.on != q.profile.as_of
    number, names = len(q.leaders), q.names(q.leaders, _MOST_NAMES)
    words = ("could", "may have ranked", "ranked", "shared")
    can, may, ranks, share = words if past else ("can", "may rank", "ranks", "share")
    among = f"{len(q.partners)} partner countries of {q.profile.name}"
    if any(one.missing == "leave out" for one in q.own):
        among = f"the {among} that have a value"
    if len(q.partners) == 1:
        return f"only one partner country of {q.profile.name} {can} be ranked{then}{by}, {names}"
    if not q.is_first_certain:
        return f"{number} of {among} {may} first{then}{by}: {names}"
    who = names if number <= _MOST_NAMES else counted(number, "country")
    first = f"{ranks} first" if number == 1 else f"{share} first place"
    return f"{who} {first}{then} among {among}{by}{'' if past else _why(q)}"


def _why(q: Question) -> str:
    """Say what those in first place have and nobody else, where nothing but kinds is counted."""
    kinds, asked = q.kinds_of[q.leaders[0]], len(q.kinds)
    if q.own or q.comparison.weights.opening or not q.asked.is_whole:
        return ""
    verb = {1: "it alone has", 2: "both have"}.get(len(q.leaders), "each has")
    every = "both" if asked == 2 else f"all {number_word(asked)}"
    number = f"{every}{' kinds counted' * (len(q.leaders) > 1)}, " if asked > 1 else ""
    if len(kinds) < asked:
        number = f"{number_word(len(kinds))} of the {counted_criteria(q.kinds)} counted, "
    return f": {verb} {number}{listed(map(a_kind, kinds))}"


def _without_value(q: Question) -> Iterator[str]:
    """Say what became of partners without a value."""
    if left_out := len(q.ties) - len(q.partners):
        yield f"; {left_out} without one {'is' if left_out == 1 else 'are'} left out"
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
    marked = any(one.country in codes for one in facts.remarks(q.profile, q.asked.on))
    return q.names(codes) + " *" * marked


def footnotes(q: Question, shown: Collection[str]) -> tuple[str, ...]:
    """Return who is ranked and who ranks equal, and what the sources remark of those shown."""
    tie = a_kind(q.kinds[0]) if len(q.kinds) == 1 else "at least one tie"
    of = f" of the {counted_criteria(q.kinds)}" if len(q.kinds) > 1 else ""
    who = f"partner countries have {tie}{of} that is documented"
    remarked = (
        f"* {one.what}: {_report(q, 'also say')} that there are {one.text}."
        for one in facts.remarks(q.profile, q.asked.on)
        if one.country in shown
    )
    told = " ".join(map(sentence, filter(None, (who, "; ".join(_equal(q))))))
    return (told, *remarked) if shown else ()


def _equal(q: Question) -> Iterator[str]:
    """Say that those in one row rank equal, and on what the order of rows of one range depends."""
    groups = dict(zip(q.comparison.groups, q.comparison.intervals, strict=True))
    if len(groups) < len(q.partners):
        often = "for all weights considered" if q.comparison.weights.opening else _HOWEVER
        yield f"those in one row rank equal, {often}"
    ranges = list(groups.values())
    shared = dict.fromkeys(one for one in ranges if ranges.count(one) > 1 and not q.own)
    for low, high in shared:
        at = tables.rank_words(low, high)
        first = [q.partners[i] for i, one in groups.items() if one == (low, high)]
        odd = [k for k in q.kinds if sum(k in q.kinds_of[c] for c in first) == 1]
        is_one_each = len(first) == len(odd) == 2 and odd
        depends = f"whether {' or '.join(map(a_kind, odd))} counts for more"
        yield f"which row at {at} is higher depends on {depends if is_one_each else _WEIGHT}"


_WEIGHT = "how much each kind counts"
_HOWEVER = "however much each kind counts"


# --- notes, what misleads most first --------------------------------------------------------------


def notes(q: Question) -> tuple[str, ...]:
    """Return what a reader must bear in mind."""
    on, undated = q.asked.on, sum(not tie.dated for tie in q.records)
    records = counted(len(q.records), "record")
    held = set().union(*q.kinds_of.values())
    empty = [kind for kind in q.kinds if kind not in held and held]
    groups = {t.name for t in q.asked.ties if t.partner_kind == "group" and t.kind in q.kinds}
    told = (
        _left_out(q, "set aside", "set aside by the user"),
        _left_out(q, "value only", "not ranked, as no tie is documented"),
        f"ties may have held at any time in {period_words(on)}, so they need not have held together"
        * (on.is_span or len(on.text) == 4),
        "ranks tell kinds of tie, never how many there are or how much is done" * bool(held),
        *_first_alone(q),
        *_ordered_otherwise(q),
        f"{either(empty)} is {q.documented} with no partner country {q.pool.phrase}".rstrip()
        * bool(empty),
        f"not counted, being over or not begun in {period_words(on)}: "
        f"{counted(len(q.ended), 'record')} ({listed(q.ended, 3)})" * bool(q.ended),
        _legal_basis(q),
        _named(q),
        _still(q),
        f"{undated} of the {records} counted are undated and assumed to hold {facts.when_words(on)}"
        * bool(undated),
        *_shares(q),
        f"ties to groups are not ranked: {', '.join(tables.by_alphabet(groups))}" * bool(groups),
    )
    return tuple(map(sentence, filter(None, told)))


def _left_out(q: Question, kind: str, words: str) -> str:
    names = [left.what for left in q.left_out if left.kind == kind]
    return f"{words}: {tables.names_words(names, _MOST_NAMES)}" if names else ""


def _first_alone(q: Question) -> Iterator[str]:
    """Say who is first without a kind of tie that only the first partner has."""
    for kind in q.kinds if len(q.criteria) > 1 and not q.comparison.weights.opening else ():
        holders = tuple(code for code in q.partners if kind in q.kinds_of[code])
        other = q.without(kind)
        if holders == q.leaders and len(holders) == 1 and other.leaders != q.leaders:
            first = "share first place" if other.is_first_certain else "may rank first"
            yield (
                f"without the {kind}, {q.documented} with {q.names(holders)} alone, "
                f"{number_word(len(other.leaders))} countries {first}: {q.names(other.leaders)}"
            )


def _ordered_otherwise(q: Question) -> Iterator[str]:
    """Say where the sources put partners into tiers that the ranks do not follow."""
    tiers: dict[str, dict[str, int]] = {}
    for fact in facts.standings(q.profile):
        if fact.among and fact.country and fact.standing in facts.TIERS and fact.country in q.pool:
            tiers.setdefault(fact.among, {})[fact.country] = facts.TIERS[fact.standing]
    for among, tier in tiers.items() if q.kinds else ():
        top = [code for code, number in tier.items() if not number]
        best = min((q.ranks[c] for c in tier if tier[c] and c in q.ranks), default=len(q.ranks))
        unranked = [code for code in top if code in q.named]
        if unranked or any(q.ranks.get(code, 0) > best for code in top):
            article = "the " if facts.kind_of(q.profile, among) == "group" else ""
            within = f"{article}{facts.name_of(q.profile, among, short=True)}"
            names = q.names(unranked)
            who = f"{names} has" if len(unranked) == 1 else "they have"
            no_rank = f". {_no_tie(q, names)} is documented, so {who} no rank" * bool(unranked)
            order = f"{_report(q, 'order')} otherwise, with {q.names(top)} among the top partners"
            yield f"{order} within {within}{no_rank}"


def _no_tie(q: Question, whom: str) -> str:
    of = f" of the {counted_criteria(q.kinds)}" if q.kinds else ""
    return f"No {q.kinds[0] if len(q.kinds) == 1 else f'tie{of}'} with {whom}"


def _legal_basis(q: Question) -> str:
    ties = [tie for code in q.partners for tie in q.ties[code] if tie.kind == "agreement"]
    agreements = {tie.partner for tie in ties}
    basis = agreements - {tie.partner for tie in ties if tie.status != "legal basis"}
    said = (
        f"agreement: for {len(basis)} of the {len(agreements)} {_report(q, 'speak')} of a legal "
        f"basis for co-operation, not outright of an agreement ({q.names(basis, _MOST_NAMES)})"
    )
    return said if basis else ""


def _named(q: Question) -> str:
    denials = (d for d in facts.denials(q.profile, q.asked.on) if "agreement" in d.kinds)
    all_denied = {denial.country for denial in denials if "agreement" in q.kinds}
    denied = [code for code in q.named if code in all_denied]
    also = f"; of {q.names(denied)} {_report(q, 'say')} that there is no agreement" * bool(denied)
    named = f"named, but without a rank: {q.names(q.named, _MOST_NAMES)}"
    with_them = "it" if len(q.named) == 1 else "them"
    return f"{named}. {_no_tie(q, with_them)} is documented{also}" if q.named else ""


def _still(q: Question) -> str:
    """Say that silence proves nothing, with what the sources say of more than they name."""
    more = [f.value for f in q.profile.figures if f.counts and f.value.high is None]
    open_counts = listed(quantity_words(value) for value in more if value.unit in q.kinds)
    some = any(one.of == "partners" and not one.complete for one in facts.lists(q.profile))
    why = (
        f"{_report(q, 'speak')} of {open_counts}" * bool(open_counts),
        "some lists give examples only" * some,
    )
    reasons = ", and ".join(filter(None, why))
    return f"a country that is not named may still have a tie{f': {reasons}' if reasons else ''}"


def _shares(q: Question) -> Iterator[str]:
    """Tell the shares that the sources state, and which of them the ranks do not follow."""
    wholes: dict[tuple[object, ...], list[facts.StatedShare]] = {}
    for share in facts.shares(q.profile):
        if share.country in q.ranks and share.value.stated is not None:
            whole = share.indicator, share.denominator, share.period or share.as_of
            wholes.setdefault(whole, []).append(share)
    for found in wholes.values():
        found.sort(key=lambda share: share.value.stated or 0, reverse=True)
        date, about = found[0].period or found[0].as_of, q.profile[found[0].record].references()
        passed = {found[0].country, q.profile.home}
        whose = [f"the {facts.name_of(q.profile, ref)}" for _, ref in about if ref not in passed]
        what = " of ".join([found[0].indicator.removeprefix("share of "), *whose])
        parts = listed(f"{quantity_words(one.value)} with {q.name(one.country)}" for one in found)
        cited = tables.locators_words(cite for share in found for cite in share.evidence)
        turned = listed(
            f"{q.name(b.country)} ranks above {q.name(a.country)}"
            for a, b in combinations(found, 2)
            if a.value.compare(b.value) == "greater" and q.ranks[b.country] < q.ranks[a.country]
        )
        yield (
            f"of the {what}{f' {facts.when_words(date)}' if date else ''}, "
            f"{parts.replace(' with ', ' were with ', 1)} {cited}"
            f"{'. By kinds of tie, ' * bool(turned)}{turned}"
        )


# --- method, and the card of a partner ------------------------------------------------------------


def method(q: Question) -> str:
    """Return how the ranks are made."""
    own = f"under {listed(map(str, q.own))}, a greater value is above a smaller one"
    hedged = " and for all numbers that hedged values allow" * bool(q.own)
    centre = "equal weights" if len(set(q.comparison.weights.centre)) == 1 else "their centre"
    flow = "the number of partners below one less the number above it, weighted and added over the"
    said = (
        "under each kind of tie, a partner that has it is above all that have not" * bool(q.kinds),
        own * bool(q.own),
        f"{flow} {'criteria' if q.own else 'kinds'}, is its net flow, by which it is ranked",
        f"ranks are taken at {centre}",
        f"the range of a rank holds for {q.comparison.weights.text}{hedged}",
        "a tie is there or not: numbers, money and importance do not count" * bool(q.kinds),
    )
    return " ".join(map(sentence, filter(None, said)))


def card(q: Question, code: str) -> tables.Card:
    """Return a partner's rank, ties and standings, with the statements behind them."""
    i = q.partners.index(code)
    low, high = q.comparison.intervals[i]
    span = f"between {low} and {high} " * (low < high)
    scope = "for all weights considered" if q.comparison.weights.opening else _HOWEVER
    rank = f"{q.comparison.labels[i]} among {len(q.partners)}; {span}{scope}"
    lines: list[tuple[str, ...]] = [("Rank", rank)]
    for one, column in zip(q.criteria, q.comparison.columns, strict=True):
        if isinstance(one, Criterion):
            lines.append((one.name, column.cells[i].words, one.source))
            continue
        ties = [tie for tie in q.ties[code] if tie.kind == one]
        number = f", {len(ties)}" * (len(ties) > 1)
        lines.append((one.capitalize(), q.status(code, one) + number, _cited(q, ties)))
    said = (fact for fact in facts.standings(q.profile) if fact.country == code)
    lines += [("Standing", fact.standing, _cited(q, [fact])) for fact in said]
    title = f"{q.name(code)}, partner of {q.profile.name}, as of {period_words(q.asked.on)}"
    return tables.Card(title, lines)


def _cited(q: Question, found: Sequence[facts.Tie | facts.StandingFact]) -> str:
    records = [one.record for one in found]
    return tables.locators_words(facts.evidence_of(q.profile, records), brackets=False)
