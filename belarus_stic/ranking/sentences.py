"""Every sentence of a ranking: headline, footnotes, notes, method, and a partner's card."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations, groupby

from belarus_stic.facts import (
    TIERS,
    StandingFact,
    StatedShare,
    Tie,
    denials,
    kind_of,
    lists,
    name_of,
    remarks,
    shares,
    standings,
    when_words,
)
from belarus_stic.model import TieKind
from belarus_stic.ranking.criteria import Criterion
from belarus_stic.ranking.net_flow import rank_labels
from belarus_stic.ranking.question import Question
from belarus_stic.ranking.words import a_kind, counted_criteria, number_word
from belarus_stic.tables import (
    Card,
    Origin,
    by_alphabet,
    counted,
    listed,
    locators_words,
    period_words,
    quantity_words,
    rank_words,
    sentence,
)

_MOST_NAMES = 12


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _the_report(q: Question, verb: str) -> str:
    one = len(q.profile.sources) == 1
    return f"the report {verb}s" if one else f"the sources {verb}"


def _no_tie(q: Question) -> str:
    if len(q.kinds) == 1:
        return f"no {q.kinds[0]}"
    return f"no tie of the {counted_criteria(q.kinds)}" if q.kinds else "no tie"


# --- the headline ---------------------------------------------------------------------------------


def headline(q: Question, origin: Origin) -> str:
    """Return the answer in one sentence, true when pasted alone."""
    said = _nobody(q) if not q.partners else _ranked(q)
    return sentence(f"{said} {origin.phrase(q.on)}")


def _nobody(q: Question) -> str:
    home, when = q.profile.name, "" if q.on == q.profile.as_of else f" {when_words(q.on)}"
    if q.ties:
        names = listed(f"{one.name} ({_values(one.source)})" for one in q.own)
        phrase = f"{q.pool.phrase}, " if q.pool.phrase else ""
        return f"{phrase}no partner country of {home} can be ranked{when}: none has {names}"
    documented = "is documented" if q.asked.is_whole else "is among the ties that the user kept"
    kinds = _either(q.kinds) or "tie"
    return (
        f"{q.pool.nobody} can be ranked as a partner of {home}{when}: no {kinds} with "
        f"{q.pool.any_of_them} {documented}"
    )


def _ranked(q: Question) -> str:
    condition, then, tail = _date(q)
    opening = q.comparison.weights.opening
    by = _by(q)
    is_last = bool(condition or opening)
    openings = [q.pool.phrase, condition, opening, "" if is_last else by]
    lead = ", ".join(filter(None, openings))
    after = f" {by}" if is_last else ""
    return f"{lead}, {_who_is_first(q, then, after)}{tail}{_values_missing(q)}"


def _date(q: Question) -> tuple[str, str, str]:
    """Return on what a ranking of another date rests, "that year", and what is to be added."""
    on, as_of = q.on, q.profile.as_of
    then = " that year" if len(on.text) == 4 else " then"
    if on == as_of:
        return "", "", ""
    if on.begins_after(as_of):
        condition = f"if the ties of {period_words(as_of)} still held {when_words(on)}"
        return condition, then, "; no source here can tell whether they did"
    records = list(q.records())
    undated = sum(not tie.dated for tie in records)
    if as_of.begins_after(on) and undated:
        condition = f"if the undated ties already held {when_words(on)}"
        number = f"{undated} of the {counted(len(records), 'record')} counted are undated"
        return condition, then, f"; {number}"
    return when_words(on), "", ""


def _values(source: str) -> str:
    return f'values of the user, from "{source}"'


def _by(q: Question) -> str:
    kinds = ["by kinds of documented tie"] if q.kinds else []
    own = [f"by {one.name} ({_values(one.source)})" for one in q.own]
    return listed(kinds + own) + _kept(q)


def _kept(q: Question) -> str:
    if q.asked.is_whole:
        return ""
    kept = len(q.asked.ties)
    every = kept + len(q.asked.removed)
    return f" ({kept} of the {every} ties, the others set aside by the user)"


def _who_is_first(q: Question, then: str, by: str) -> str:
    """Say who ranks first: "first" and "share" only where it is certain."""
    past = q.on != q.profile.as_of
    names, count = q.names_of(q.leaders), len(q.partners)
    home = q.profile.name
    has_value = any(one.missing == "leave out" for one in q.own)
    with_value = " that have a value" if has_value else ""
    among = f"among {'the ' * has_value}{count} partner countries of {home}{with_value}"
    if count == 1:
        return f"{names} {'was' if past else 'is'} the only partner country of {home}{then}{by}"
    if q.share_first and len(q.leaders) == 1:
        return f"{names} {'ranked' if past else 'ranks'} first{then} {among}{by}{_why(q)}"
    if q.share_first:
        verb = "shared" if past else "share"
        return f"{names} {verb} first place{then} {among}{by}{_why(q)}"
    may = "may have ranked first" if past else "may rank first"
    number = f"{len(q.leaders)} of {among.removeprefix('among ')}"
    return f"{number} {may}{then}{by}: {names}"


def _why(q: Question) -> str:
    """Say what those in first place have that nobody else has, where that is all there is to it."""
    first = q.kinds_of[q.leaders[0]]
    others = (q.kinds_of[code] for code in q.partners if code not in q.leaders)
    is_plain = not q.own and q.on == q.profile.as_of and not q.comparison.weights.opening
    alike = all(q.kinds_of[code] == first for code in q.leaders)
    if not (is_plain and alike) or any(set(kinds) >= set(first) for kinds in others):
        return ""
    verb = {1: "it alone has", 2: "both have"}.get(len(q.leaders), "each has")
    return f": {verb} {_how_many(q, first)}{listed(map(a_kind, first))}"


def _how_many(q: Question, kinds: Collection[TieKind]) -> str:
    asked = len(q.kinds)
    if asked == 1:
        return ""
    if len(kinds) < asked:
        return f"{number_word(len(kinds))} of the {counted_criteria(q.kinds)} counted, "
    every = "both" if asked == 2 else f"all {number_word(asked)}"
    return f"{every}, " if len(q.leaders) == 1 else f"{every} kinds counted, "


def _values_missing(q: Question) -> str:
    """Say what became of partners without a value."""
    said = []
    left_out = len(q.ties) - len(q.partners)
    if left_out:
        said.append(f"{left_out} without one {'is' if left_out == 1 else 'are'} left out")
    for one in q.own:
        missing = [code for code in q.without_value[one.name] if code in q.partners]
        if missing:
            verb = "counts" if len(missing) == 1 else "count"
            said.append(f"{len(missing)} without a value under {one.name} {verb} as 0")
    return "".join(f"; {words}" for words in said)


# --- the table and what stands under it -----------------------------------------------------------


def documented(kinds: Sequence[TieKind], asked: Sequence[TieKind]) -> str:
    """Return the documented kinds of tie as a column has them.

    >>> asked = ("agreement", "programme", "centre", "joint budget")
    >>> documented(asked[:3], asked), documented(asked[:1], asked), documented(asked, asked)
    ('all but joint budget', 'agreement only', 'all four kinds')
    """
    if len(asked) > 1 and len(kinds) == len(asked):
        return "both kinds" if len(asked) == 2 else f"all {counted_criteria(asked)}"
    if len(asked) > 3 and len(kinds) == len(asked) - 1:
        return f"all but {next(kind for kind in asked if kind not in kinds)}"
    return f"{kinds[0]} only" if len(kinds) == 1 < len(asked) else ", ".join(kinds)


def countries(q: Question, codes: Collection[str]) -> str:
    """Return the names of countries for a line of the table, marked where a remark is on one."""
    marked = any(one.country in codes for one in remarks(q.profile, q.on))
    return q.names_of(codes) + " *" * marked


def footnotes(q: Question, shown: Collection[str]) -> tuple[str, ...]:
    """Return who is ranked and who ranks equal, and what the sources remark of those shown."""
    if not shown:
        return ()
    told = " ".join(map(sentence, filter(None, (_partners_are(q), _equal(q)))))
    remarked = (
        f"* {one.what}: {_the_report(q, 'also say')} that there are {one.text}."
        for one in remarks(q.profile, q.on)
        if one.country in shown
    )
    return (told, *remarked)


def _partners_are(q: Question) -> str:
    if len(q.kinds) == 1:
        return f"partner countries have {a_kind(q.kinds[0])} that is documented"
    of = f" of the {counted_criteria(q.kinds)}" if q.kinds else ""
    return f"partner countries have at least one documented tie{of}"


def _equal(q: Question) -> str:
    """Say that those in one row rank equal, and on what the order of rows of one range depends."""
    groups = sorted(zip(q.comparison.intervals, q.comparison.groups, q.partners, strict=True))
    lines = [[code for *_, code in found] for _, found in groupby(groups, key=lambda g: g[:2])]
    is_any = not q.comparison.weights.opening
    said = []
    if any(len(line) > 1 for line in lines):
        scope = "however much each kind counts" if is_any else "for all weights considered"
        said.append(f"those in one row rank equal, {scope}")
    by_range: dict[tuple[int, int], list[str]] = {}
    for (interval, _), found in groupby(groups, key=lambda g: g[:2]):
        by_range.setdefault(interval, []).append(next(found)[2])
    shared = {interval: first for interval, first in by_range.items() if len(first) > 1}
    if len(shared) == 1 and not q.own:
        ((interval, first),) = shared.items()
        said.append(
            f"which row at {rank_words(*interval)} is higher depends on {_depends(q, first)}"
        )
    elif shared:
        said.append("which of the rows of one range is higher is not certain")
    return "; ".join(said)


def _depends(q: Question, first: Sequence[str]) -> str:
    kinds = [set(q.kinds_of[code]) for code in first]
    if len(kinds) == 2 and len(kinds[0] ^ kinds[1]) == 2 and len(kinds[0]) == len(kinds[1]):
        differing = [a_kind(kind) for kind in q.kinds if kind in kinds[0] ^ kinds[1]]
        return f"whether {differing[0]} or {differing[1]} counts for more"
    return "how much each kind counts"


# --- notes, what misleads most first --------------------------------------------------------------


def notes(q: Question) -> Iterator[str]:
    """Yield what a reader must bear in mind."""
    rules = (
        _set_aside,
        _valued_only,
        _without_value,
        _any_time,
        _kinds_only,
        _first_alone,
        _ordered_otherwise,
        _nobody_has,
        _not_counted,
        _legal_basis,
        _named,
        _still,
        _undated,
        _shares,
        _groups,
    )
    for rule in rules:
        yield from map(sentence, rule(q))


def _set_aside(q: Question) -> Iterator[str]:
    if not q.asked.is_whole:
        removed = counted(len(q.asked.removed), "tie")
        lost = f"; {q.names_of(q.set_aside)} lost all that count here" if q.set_aside else ""
        yield f"the user set {removed} aside{lost}"


def _valued_only(q: Question) -> Iterator[str]:
    for one in q.own:
        if codes := [c for c in one.values if c in q.pool and c not in q.ties]:
            yield (
                f"not ranked, though there is a value under {one.name}: {q.names_of(codes)}; "
                f"{_no_tie(q)} with {'it' if len(codes) == 1 else 'them'} is counted"
            )


def _without_value(q: Question) -> Iterator[str]:
    for one in q.own:
        if codes := q.without_value[one.name]:
            what = "counted as 0" if one.missing == "zero" else "left out"
            yield f"{what}, having no value under {one.name}: {q.names_of(codes)}"


def _any_time(q: Question) -> Iterator[str]:
    if q.on.is_span or len(q.on.text) == 4:
        yield (
            f"a tie counts if it may have held at any time in {period_words(q.on)}, so those "
            "counted need not all have held together"
        )


def _kinds_only(q: Question) -> Iterator[str]:
    if q.kinds and q.partners:
        yield "ranks tell kinds of tie, never how many there are or how much is done"


def _first_alone(q: Question) -> Iterator[str]:
    """Say who is first without a kind of tie that only the first partner has."""
    if not (q.share_first and len(q.leaders) == 1) or q.comparison.weights.opening:
        return
    for kind in q.kinds:
        holders = [code for code in q.partners if kind in q.kinds_of[code]]
        other = q.without(kind) if holders == list(q.leaders) and len(q.criteria) > 1 else q
        if other.leaders != q.leaders:
            verb = "share first place" if other.share_first else "may rank first"
            yield (
                f"without the {kind}, documented with {q.names_of(q.leaders)} alone, "
                f"{number_word(len(other.leaders))} countries {verb}: "
                f"{q.names_of(other.leaders)}"
            )


def _ordered_otherwise(q: Question) -> Iterator[str]:
    """Say where the sources put partners into tiers that the ranks do not follow."""
    ranks = dict(zip(q.partners, q.comparison.ranks, strict=True))
    tiers: dict[str | None, dict[int, list[str]]] = {}
    for fact in standings(q.profile):
        if fact.standing in TIERS and fact.country in q.pool and fact.country is not None:
            tiers.setdefault(fact.among, {}).setdefault(TIERS[fact.standing], []).append(
                fact.country
            )
    for among, tier in tiers.items():
        top, second = tier.get(0, []), tier.get(1, [])
        ranked = [ranks[code] for code in top if code in ranks]
        below = [ranks[code] for code in second if code in ranks]
        unranked = [code for code in top if code in q.named]
        if not ranks or not (unranked or (ranked and below and max(ranked) > min(below))):
            continue
        within = f" within {_among(q, among)}" if among else ""
        said = f"{_the_report(q, 'order')} otherwise: "
        said += f"{'it counts' if len(q.profile.sources) == 1 else 'they count'} "
        said += f"{q.names_of(top)} among the top partners{within}"
        if unranked:
            names = q.names_of(unranked)
            pronoun = f"{names} has" if len(unranked) == 1 else "they have"
            said += (
                f". {sentence(f'{_no_tie(q)} with {names} is documented, so {pronoun} no rank')}"
            )
        yield said


def _among(q: Question, among: str) -> str:
    article = "the " if kind_of(q.profile, among) == "group" else ""
    return f"{article}{name_of(q.profile, among, short=True)}"


def _nobody_has(q: Question) -> Iterator[str]:
    if q.empty and q.partners:
        within = f" {q.pool.phrase}" if q.pool.phrase else ""
        yield f"{_either(q.empty)} is documented with no partner country{within}, and so orders nobody"


def _not_counted(q: Question) -> Iterator[str]:
    found = [left for left in q.left_out() if left.kind in {"date", "status"}]
    if found:
        names = listed([left.what for left in found], 3)
        yield (
            f"not counted, as they are over, not begun or not in force {when_words(q.on)}: "
            f"{counted(len(found), 'record')} ({names})"
        )


def _legal_basis(q: Question) -> Iterator[str]:
    agreements: dict[str, list[Tie]] = {}
    for tie in chain.from_iterable(q.ties[code] for code in q.partners):
        if tie.kind == "agreement":
            agreements.setdefault(tie.partner, []).append(tie)
    basis = [
        code for code, ties in agreements.items() if all(t.status == "legal basis" for t in ties)
    ]
    if basis:
        yield (
            f"agreement: for {len(basis)} of the {len(agreements)} {_the_report(q, 'speak')} of a "
            "legal basis for co-operation, not outright of an agreement "
            f"({q.names_of(basis, _MOST_NAMES)})"
        )


def _named(q: Question) -> Iterator[str]:
    if not q.named:
        return
    denied = [
        denial.country
        for denial in denials(q.profile, q.on)
        if denial.country in q.named and "agreement" in denial.kinds and "agreement" in q.kinds
    ]
    pronoun = "it" if len(q.named) == 1 else "them"
    said = f"named, but without a rank: {q.names_of(q.named, _MOST_NAMES)}. "
    said += sentence(
        f"{_no_tie(q)} with {pronoun} is {'documented' if q.asked.is_whole else 'counted'}"
    )
    if denied:
        said = said.removesuffix(".")
        said += f"; of {q.names_of(denied)} {_the_report(q, 'say')} that there is no agreement"
    yield said


def _still(q: Question) -> Iterator[str]:
    """Say that silence proves nothing, with what the sources say of more than they name."""
    why = [
        f"{_the_report(q, 'speak')} of {quantity_words(figure.value)}"
        for figure in q.profile.figures
        if figure.counts and figure.value.high is None and figure.value.unit in q.kinds
    ]
    if any(one.of == "partners" and not one.complete for one in lists(q.profile)):
        theirs = "its" if len(q.profile.sources) == 1 else "their"
        why.append(f"some of {theirs} lists give examples only")
    reasons = ", and ".join(why)
    if q.kinds:
        yield f"a country that is not named may still have a tie{': ' * bool(why)}{reasons}"


def _undated(q: Question) -> Iterator[str]:
    records = list(q.records())
    undated = sum(not tie.dated for tie in records)
    if undated:
        verb = "states no period; it is" if undated == 1 else "state no period; they are"
        yield (
            f"{undated} of the {counted(len(records), 'record')} counted {verb} assumed to hold "
            f"{when_words(q.on)}"
        )


def _shares(q: Question) -> Iterator[str]:
    """Tell the shares that the sources state, and which of them the ranks do not follow."""
    ranks = dict(zip(q.partners, q.comparison.ranks, strict=True))
    wholes: dict[tuple[object, ...], list[StatedShare]] = {}
    for share in shares(q.profile):
        if share.country in ranks:
            whole = (share.indicator, share.denominator, share.period or share.as_of)
            wholes.setdefault(whole, []).append(share)
    for found in wholes.values():
        found.sort(key=lambda share: (share.value.stated is None, -(share.value.stated or 0)))
        first, *rest = (f"{quantity_words(s.value)} with {q.name(s.country)}" for s in found)
        cited = dict.fromkeys(cite for share in found for cite in share.evidence)
        told = listed([first.replace(" with ", " were with "), *rest])
        turned = [
            f"{q.name(b.country)} ranks above {q.name(a.country)}"
            for a, b in combinations(found, 2)
            if a.value.compare(b.value) == "greater" and ranks[b.country] < ranks[a.country]
        ]
        yield f"{_whole(q, found[0])}, {told} ({locators_words(cited, brackets=False)})" + (
            f". By kinds of tie, {listed(turned)}" if turned else ""
        )


def _whole(q: Question, share: StatedShare) -> str:
    """Return what stated shares are parts of: whose things, and when."""
    date = share.period or share.as_of
    about = (ref for _, ref in q.profile[share.record].references())
    passed = {share.country, q.profile.home}
    whose = [name_of(q.profile, ref) for ref in about if ref not in passed]
    of = f" of {listed(whose)}" if whose else ""
    when = f" {when_words(date)}" if date else ""
    return f"of the {share.indicator.removeprefix('share of ')}{of}{when}"


def _groups(q: Question) -> Iterator[str]:
    names = {
        tie.name for tie in q.asked.ties if tie.partner_kind == "group" and tie.kind in q.kinds
    }
    if names:
        yield f"ties to groups are not ranked: {', '.join(by_alphabet(names))}"


# --- method, and the card of a partner ------------------------------------------------------------


def method(q: Question) -> str:
    """Return how the ranks are made."""
    weights = q.comparison.weights
    said = []
    if q.kinds:
        said.append("under each kind of tie, a partner that has it is above all that have not")
    if q.own:
        said.append(
            f"under {listed(one.name for one in q.own)}, a greater value is above a smaller one"
        )
    over = "criteria" if q.own else "kinds"
    said.append(
        "the number of partners below one less the number above it, weighted and added over the "
        f"{over}, is its net flow, by which it is ranked"
    )
    numbers = " and all numbers that the words of hedged values allow" if q.own else ""
    said.append(
        f"ranks are taken at {weights.centre_text}; the range of a rank holds for {weights.text}"
        f"{numbers}"
    )
    if q.kinds:
        said.append("a tie is there or not: numbers, money and importance do not count")
    return " ".join(map(sentence, said))


def card(q: Question, code: str) -> Card:
    """Return a partner's rank, ties and standings, with the statements behind them."""
    i = q.partners.index(code)
    low, high = q.comparison.intervals[i]
    label = rank_labels(q.comparison.ranks)[i]
    span = "" if low == high else f"between {low} and {high} "
    scope = (
        "for all weights considered"
        if q.comparison.weights.opening
        else "however much each kind counts"
    )
    lines: list[tuple[str, ...]] = [("Rank", f"{label} among {len(q.partners)}; {span}{scope}")]
    for kind in q.kinds:
        ties = [tie for tie in q.ties[code] if tie.kind == kind]
        number = f", {len(ties)}" if len(ties) > 1 else ""
        lines.append((kind.capitalize(), q.status(code, kind) + number, _cited(ties)))
    for one, cell in zip(q.criteria, q.cells[code], strict=True):
        if isinstance(one, Criterion):
            lines.append((one.name, cell.words, one.source))
    for fact in standings(q.profile):
        if fact.country == code:
            lines.append(("Standing", fact.standing, _cited([fact])))
    title = f"{q.name(code)}, partner of {q.profile.name}, {_as_of(q)}"
    return Card(title, lines)


def _as_of(q: Question) -> str:
    return f"as of {period_words(q.on)}" if q.on == q.profile.as_of else when_words(q.on)


def _cited(facts: Iterable[Tie | StandingFact]) -> str:
    return locators_words((cite for fact in facts for cite in fact.evidence), brackets=False)
