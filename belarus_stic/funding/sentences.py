"""Every sentence of the answer: headline, notes, footnotes, and the words of its table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from belarus_stic import tables
from belarus_stic.facts import kind_of, replaced_notes, spelt_out, when_words
from belarus_stic.funding.conversion import NO_RATE
from belarus_stic.funding.quotients import each_words
from belarus_stic.funding.rows import By, FundingRow, Sums, short_names
from belarus_stic.funding.totals import NO_BOUND, beside, some_fit
from belarus_stic.model import Profile
from belarus_stic.tables import counted, in_threes, listed, number_words, quantity_words, sentence

METHOD = (
    "A sum is of the programme or project it is about; if about a whole and a part of it, of the "
    "part. Sums are added only if each is the country's alone and not so much for each of several; "
    "if programme (or the whole that their programmes are parts of), stage, purpose, currency, "
    "use, payers, payees and all else they are about are the same, stage and purpose stated; and "
    "if their periods are stated and share no day. A whole is never added to its part. Money is "
    "from 0 up where nothing less is stated. Money for each project is worked out where one "
    "statement gives a sum and one number of projects of the same subject and time. A converted "
    "sum is the range over the rates of its period. No price is adjusted for inflation."
)
_MOST_NAMED = 5
_MOST_SPELT = 20
_DIGITS = 4
_MARK = "* Who funds the programme; who pays this sum is not stated."
# In what sums may differ, and where a row has it if not by that name.
_TERMS = ("programme", "stage", "purpose", "scope", "currency", "use", "payer", "payee", "date")
_PLACES = {"currency": "amount.unit", "use": "indicator", "payer": "paid_by", "payee": "paid_to"}
_USES = {"general": "for general purposes", "unstated": "for purposes not stated"}


# --- pieces ---------------------------------------------------------------------------------------


def sum_words(row: FundingRow) -> str:
    """Return a sum with what it is of and when: "from" where a source names the payer."""
    if row.kind == "share":
        return f"{row.indicator} ({row.full_words}, {row.date})"
    source = f"{'from' if row.paid_by else 'of'} {tables.with_article(row.programme_name)}"
    if row.converted is None or row.converted_words == quantity_words(row._sum):
        return f"{row.words} {source} ({row.date})"
    return f"{row.converted_words} {source} ({row.words}, {row.date})"


def apart_words(answer: Sums) -> Mapping[str, str]:
    """Return in what the totals of one programme differ from one another, by id."""
    totals = [row for row in answer if row.kind == "total"]
    terms = {row.id: _terms(answer._profile, row) for row in totals}
    rows = Counter(row.programme_name for row in totals)
    uses = Counter((row.programme_name, term) for row in totals for term in terms[row.id])

    def words(row: FundingRow) -> str:
        name = row.programme_name
        return "".join(f", {term}" for term in terms[row.id] if uses[name, term] < rows[name])

    return {row.id: words(row) for row in totals}


def _terms(profile: Profile, row: FundingRow) -> list[str]:
    """Return in words all in which totals of one programme may differ; amounts show currencies."""
    refs = zip(("paid by", "paid to", "about"), beside(profile, row).values(), strict=True)
    others = [f"{term} {listed(short_names(profile, sorted(of)))}" for term, of in refs if of]
    return [row.indicator, str(row.stage), use_words(str(row.purpose)), *others]


def in_short(answer: Sums) -> tuple[tuple[tables.Displayed, ...], tuple[str, ...]]:
    """Return the percentages alone, those of several wholes once, and of what each of these is."""
    wholes: dict[tuple[str, str, str], list[str]] = {}
    for row in answer:
        if row.kind == "share":
            key = share_words(row), row.words, row.date
            wholes.setdefault(key, []).append(tables.denominator_words(row.denominator or ""))
    cells: list[list[object]] = []
    footnotes: list[str] = []
    for (what, words, date), of in wholes.items():
        mark = "*" * (len(footnotes) + 1) if len(of) > 1 else ""
        cells.append([what, words, f"{date} {mark}".rstrip()])
        footnotes += [f"{mark} Stated of {listed(of, word='and again of')}."] * bool(mark)
    texts = [headline(answer), *(str(line[0]) for line in cells)]
    footnotes.append(" ".join(spelt_out(answer._profile, texts)))
    shown = tables.Displayed(["Share of", "Share", "Date"], cells, [False] * 3)
    return (shown,), tuple(filter(None, footnotes))


def share_words(row: FundingRow, *, home: str = "") -> str:
    """Return what a percentage is the share of; for a home, with payers not named in the words."""
    of = row.indicator.removeprefix("share of ")
    payers = [
        "the State" if payer == home else tables.with_article(name)
        for payer, name in zip(row._figure.paid_by, row.paid_by, strict=True)
        if home and f" {name} " not in f" {of} "
    ]
    by = f", paid by {listed(payers)}" if payers else ""
    return f"{of}{', on average' if row._figure.wording == 'on average' else ''}{by}"


def payer_words(row: FundingRow) -> str:
    """Return who pays; marked where only who funds the programme is stated."""
    mark = "" if row.paid_by else " *"
    return f"{listed(row.funders)}{mark}" if row.funders else "not stated"


def use_words(purpose: str) -> str:
    """Return what money is for in words."""
    return _USES.get(purpose, f"for {purpose}")


def group_words(row: FundingRow, by: By) -> str:
    """Return by which words a row is grouped."""
    if by == "funder":
        return payer_words(row)
    # In a column, an article takes room that amounts need to stand on one line.
    whom = row.is_for.removeprefix("the ")
    words = {"programme": row.programme_name, "period": row.date, "scope": whom}
    word = words.get(by) or (row.stage if by == "stage" else row.purpose)
    return "not stated" if word in {None, "unstated"} else str(word)


def _subject(answer: Sums) -> str:
    co_operation = f"co-operation of {answer.origin.name}"
    if answer.purpose in _USES:
        co_operation = f"{co_operation} {use_words(answer.purpose)}"
    elif answer.purpose != "all":
        co_operation = f"{answer.purpose} {co_operation}"
    return f"the {co_operation}{f' {when_words(answer.on)}' if answer.on else ''}"


# --- headline -------------------------------------------------------------------------------------


def headline(answer: Sums) -> str:
    """Return whether there is a total, and the largest sums named."""
    return sentence(f"{_said(answer)} {answer.origin.phrase(answer.on)}")


def _said(answer: Sums) -> str:
    subject, possibly = _subject(answer), _is_unsure(answer)
    totals = [row for row in answer if row.kind == "total"]
    sums = [row for row in answer if row.kind == "stated"]
    if totals:
        return _with_totals(answer, totals, sum(not row.total for row in sums))
    if not sums:
        return f"No sum of money is named for {subject}"
    named = [sum_words(row) for row in sorted(sums, key=_telling)[:2]]
    if len(sums) == 1:
        return f"{named[0]} is the only sum {_named(answer)} {subject}"
    opening = f"No total can be given for the money in {subject}: "
    how = "no two can"
    if some_fit(answer._profile, sums):
        opening, how = f"The money in {subject} is not added up: ", "not all can"
    if len(sums) == 2:
        return f"{opening}{listed(named)}{', possibly of that time,' * possibly} cannot be added"
    undated = sum(row.date == "undated" for row in sums)
    which = "named" if answer.on is None else f"{'possibly ' * possibly}of that time"
    which += f", {in_threes(undated)} undated" * (possibly and undated > 0)
    number = f"{in_threes(len(sums))} sums {which}"
    return f"{opening}of {number}, such as {listed(named)}, {how} be added"


def _is_unsure(answer: Sums) -> bool:
    """Tell whether a date is asked of which not all sums are certainly."""
    on, sums = answer.on, [row for row in answer if row.kind == "stated"]
    return on is not None and not all(
        row.period is not None and on.surely_contains(row.period) for row in sums
    )


def _named(answer: Sums) -> str:
    return "named that may be of the money in" if _is_unsure(answer) else "named for the money in"


def _with_totals(answer: Sums, totals: Sequence[FundingRow], others: int) -> str:
    apart = apart_words(answer)
    named = [
        f"{sum_words(row)[:-1]}, {len(row.inputs)} sums{apart[row.id]})"
        for row in sorted(totals, key=_telling)
    ]
    if others == 0 and len(totals) == 1:
        number = in_threes(len(totals[0].inputs))
        return f"the {number} sums {_named(answer)} {_subject(answer)} make {sum_words(totals[0])}"
    verb = "is" if others == 1 else "are"
    rest = f"; {counted(others, 'other sum')} {verb} not added" if others else ""
    return (
        f"of the sums {_named(answer)} {_subject(answer)}, those that can be added make "
        f"{listed(named, 2)}{rest}"
    )


def _telling(row: FundingRow) -> tuple[bool, bool, bool, float, str]:
    """Order sums by what a headline names first: the country's own, dated, the largest."""
    amount = row._sum
    number = next(one for one in (amount.stated, amount.high, amount.low) if one is not None)
    no_rate = row.converted is None and row.converted_words != ""
    return row.scope == "whole programme", no_rate, row.date == "undated", -float(number), row.id


# --- notes ----------------------------------------------------------------------------------------


def notes(answer: Sums) -> Iterator[str]:
    """Yield the notes, the one whose lack would mislead most first."""
    money = [row for row in answer if row.kind in {"stated", "total"}]
    sums = [row for row in money if row.kind == "stated"]
    yield from _why_not_added(sums)
    paid = [row for row in answer if row.kind == "no amount"]
    if paid:
        kinds = Counter(kind_of(answer._profile, row.id) for row in paid)
        of = listed(counted(number, kind) for kind, number in kinds.items())
        yield (
            f"Of {of} it is stated who pays, but not how much or for which purpose; a joint "
            "budget, or that each side pays its own, is told with the name."
        )
    yield from _rates(answer, money)
    names = dict.fromkeys(row.programme_name for row in sums if row.scope == "unstated")
    if names:
        verb = "the sum is" if len(names) == 1 else "the sums are"
        text = f"whether {verb} for {answer.origin.name} alone is not stated"
        yield sentence(f"{listed(map(tables.with_article, names), _MOST_NAMED)}: {text}")
    wholes = dict.fromkeys(
        tables.denominator_words(row.denominator) for row in answer if row.denominator
    )
    if len(wholes) > 1:
        yield f"Percentages of {listed(wholes, _MOST_NAMED)} are not comparable."
    is_stated = "For a purpose that is stated" * (answer.purpose == "unstated")
    other = is_stated or f"Not {use_words(answer.purpose)}"
    yield from _left_out(answer, "purpose", f"{other}, so left out")
    yield from _left_out(answer, "date", "Known to be of another time, so left out")
    derived = [_each_words(row) for row in answer if row.kind == "derived"]
    if derived:
        yield f"Worked out, not stated: {_cut(derived)}."
    yield from _left_out(answer, "not divided", "Not worked out")
    yield from (f"{row.name}: {row.note}" for row in (*sums, *paid) if row.note)


def _why_not_added(sums: Sequence[FundingRow]) -> Iterator[str]:
    if any(row.total for row in sums):
        alone = "; all others stand alone" * (not all(row.total for row in sums))
        yield (
            "Only sums alike in programme, stage, purpose, scope, currency, use, payers and "
            f"payees, of times that share no day, are added{alone}."
        )
        return
    unlike = [row for row in sums if row.no_total != NO_BOUND]
    if len(unlike) > 1:
        found = {term: set(map(attrgetter(_PLACES.get(term, term)), unlike)) for term in _TERMS}
        differing = [term for term in _TERMS if len(found[term]) > 1]
        word = "and" if len(unlike) == 2 else "or"
        reasons = [f"the sums differ in {listed(differing, word=word)}"] if differing else []
        reasons += ["one may contain another"] if len(found["programme"]) < len(unlike) else []
        yield sentence(f"{', and '.join(reasons)}; so nothing is added")


def _rates(answer: Sums, money: Sequence[FundingRow]) -> Iterator[str]:
    without = [row for row in money if row.converted_words == NO_RATE]
    used = [row for row in money if row.rate and row.converted is not None]
    if rates := dict.fromkeys(row.rate for row in used):
        yield (
            f"In {answer.currency}: at the lowest and the highest rate of the period, rounded "
            f"outwards ({'; '.join(rates)})."
        )
    for unit in dict.fromkeys(row._sum.unit for row in used):
        yield from map(sentence, replaced_notes(answer._profile, (unit, str(answer.currency))))
    if without:
        reasons = _cut(list(dict.fromkeys(row.rate for row in without)))
        named = counted(len(without), "sum")
        yield f"There is no rate to {answer.currency} for {named} ({reasons})."


def _left_out(answer: Sums, kind: str, opening: str) -> Iterator[str]:
    left = [one for one in answer.left_out if one.kind == kind]
    texts = [one.what if kind == "date" else f"{one.what}, {one.reason}" for one in left]
    if texts:
        yield f"{opening}: {_cut(texts)}."


def _cut(texts: Sequence[str]) -> str:
    more = len(texts) - _MOST_NAMED
    ends = [f"and {in_threes(more)} more"] if more > 0 else []
    return "; ".join([*texts[:_MOST_NAMED], *ends])


def _each_words(row: FundingRow) -> str:
    """Return money for each project in words, with four digits, and that it is rounded if it is."""
    amount, whom = row._sum, {"unstated": ", for whom is ", "whole programme": " of "}
    words = quantity_words(amount)
    ends = {number_words(end, _DIGITS) for end in (amount.low, amount.high) if end is not None}
    if amount.hedge in {"exact", "range"} and len(ends) == 1:
        rounded = f"{ends.pop()} {amount.unit}"
        words = rounded if rounded == words else f"{rounded}, rounded,"
    each = each_words(row.per[0], row.programme_name)
    to = f"{whom.get(str(row.scope), ' for ')}{row.is_for}"
    return f"{words} for each {each}{to}, {row.date} ({row.note})"


# --- footnotes ------------------------------------------------------------------------------------


def footnotes(answer: Sums) -> tuple[str, ...]:
    """Return what the mark at a payer says, and what short names and groups are in full."""
    profile = answer._profile
    rows = [row for row in answer if row.kind != "derived"][:_MOST_SPELT]
    paid = [row for row in rows if answer.by == "funder" and row.kind != "share"]
    texts = [row.programme_name for row in rows if row.kind != "share"]
    texts += [name for row in paid for name in row.funders]
    texts += [share_words(row, home=answer.origin.home) for row in rows if row.kind == "share"]
    marked = any("*" in payer_words(row) for row in paid)
    return tuple(filter(None, (_MARK * marked, " ".join(spelt_out(profile, texts)))))
