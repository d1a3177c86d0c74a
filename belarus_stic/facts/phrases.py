"""Phrases that answers share: who speaks, what is undated or replaced, on what a date rests."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from belarus_stic.facts.dates import during_words, speaks_of, when_words
from belarus_stic.facts.documented import Tie, in_a_sentence
from belarus_stic.facts.names import kind_of, name_of
from belarus_stic.facts.sources import in_time
from belarus_stic.facts.stated import REMARKED, standings
from belarus_stic.model import Profile
from belarus_stic.reference import country_codes, group, group_codes
from belarus_stic.tables import Origin, in_threes, listed, locators_words, names_words, period_words
from belarus_stic.values import Period

_MOST_NAMES = 12
# Where a source counts a partner.
PLACES: Mapping[str, str] = {
    "leading": "ahead of other partners",
    "top tier": "among the top partners",
    "second tier": "among those that follow the top partners",
    "strategic": "among the strategic partners",
    "neighbour": "among the neighbours",
    "widening": "among those with whom contacts are being expanded",
}
# A sentence on those whom a source says no more of than this.
_SAID = {"widening": "says that contacts are being expanded with {}"}
_MOST_SPELT = 200
_CODE = re.compile(r"[A-Za-z]\w+")


def reporter(origin: Origin) -> str:
    """Return who speaks: the report, or one of several sources."""
    return "the report" if len(origin.references) == 1 else "a source"


def there_is(standing: str) -> str:
    """Return what a source denies or remarks: "there are no official contacts"."""
    return f"there {'are' if standing.endswith('s') else 'is'} {standing}"


def premise(origin: Origin, on: Period, ties: Iterable[Tie]) -> tuple[str, str]:
    """Return on what an answer of another date than the sources' rests.

    The first text opens the headline, the second ends it; at the sources' own date there is none.
    Ties that certainly held need none either.
    """
    every = tuple(ties)
    # That there is none is said of all the time.
    when = when_words(on) if every else during_words(on)
    unsure = [tie for tie in every if not tie.certain]
    spoken = {tie.speaks for tie in unsure}
    if on == origin.as_of:
        return "", ""
    if on.begins_after(origin.as_of) and (unsure or not every):
        of = origin.as_of
        dates = {of if day.may_overlap(of) else day for day in spoken} or {of}
        held = f"the ties of {_dates_words(dates)} still held {when}"
        if any(tie.speaks.begins_after(origin.as_of) for tie in unsure):
            held = f"the ties that are stated for other dates held {when} too"
        elif len(unsure) < len(every):
            held = held.replace(" still", " not stated to last so long still")
        return f"if {held}", "; no source here can tell whether they did"
    if unsure and origin.as_of.begins_after(on):
        if older := set(filter(on.begins_after, spoken)):
            if older == spoken:
                return f"if the ties of {_dates_words(older)} still held {when}", ""
            return f"if the ties that are stated for other dates held {when} too", ""
        if all(tie.dated for tie in unsure):
            return f"if the ties whose dates leave it open already held {when}", ""
        return f"if the undated ties already held {when}", f"; {undated_words(every)}"
    return when, ""


def undated_words(ties: Iterable[Tie]) -> str:
    """Return how many of the records that tie are undated: "all 39 records counted are undated".

    What is undated and yet certain, as its source speaks of the date asked, is not among them.
    """
    unsure = {tie.record: not (tie.dated or tie.certain) for tie in ties}
    undated = sum(unsure.values())
    return f"{_number_are(undated, len(unsure))} undated" if undated else ""


def _number_are(number: int, every: int) -> str:
    if number < every:
        are = "is" if number == 1 else "are"
        return f"{in_threes(number)} of the {in_threes(every)} records counted {are}"
    all_are = {1: "the one record counted is", 2: "both records counted are"}
    return all_are.get(every, f"all {in_threes(every)} records counted are")


def _dates_words(dates: Iterable[Period]) -> str:
    return listed(map(period_words, in_time(dates)))


def date_notes(origin: Origin, on: Period, ties: Iterable[Tie]) -> Iterator[str]:
    """Yield what follows of a date that is long, and what is assumed of undated records.

    The date of the answer's sources is that of a report as a whole, and holds of an undated record
    by assumption, as does what was stated before; what certainly held then needs no assumption.
    """
    every = tuple(ties)
    number = len({tie.record for tie in every})
    if (on.is_span or on.is_year) and number > 1:
        when = f"{'at any time ' * on.is_year}{during_words(on)}"
        yield f"a tie counts if it held {when}, so not all need have held together"
    early = {day for day in {tie.speaks for tie in every} if on.begins_after(day)}
    if older := [tie for tie in every if not tie.certain and tie.speaks in early]:
        are = _number_are(len({tie.record for tie in older}), number)
        stated = f"stated as of {_dates_words({tie.speaks for tie in older})}"
        partners = {tie.partner: tie.called for tie in older}
        is_told = len(partners) <= _MOST_NAMES and partners.keys() <= country_codes()
        who = f" ({names_words(partners.values(), _MOST_NAMES)})" if is_told else ""
        yield f"{are} {stated} and assumed to hold {when_words(on)}{who}"
    is_now = on.may_overlap(origin.as_of)
    left = (tie for tie in every if tie.certain or tie.speaks not in early)
    if undated := {t.record for t in left if not t.dated and (is_now or not t.certain)}:
        yield f"{_number_are(len(undated), number)} undated and assumed to hold {when_words(on)}"


def by_basis(ties: Iterable[Tie]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the partners with an agreement outright, and those with a legal basis for one only."""
    agreements = [tie for tie in ties if tie.kind == "agreement"]
    outright = frozenset(tie.partner for tie in agreements if tie.status != "legal basis")
    return outright, frozenset(tie.partner for tie in agreements) - outright


def basis_notes(origin: Origin, ties: Collection[Tie]) -> Iterator[str]:
    """Yield for whom a source speaks of a legal basis only, if for any."""
    names = {tie.partner: tie.called for tie in ties if tie.kind == "agreement"}
    if basis := by_basis(ties)[1]:
        who = names_words((names[code] for code in basis), _MOST_NAMES)
        number = f"{len(basis)} of the {len(names)} ({who})" if len(names) > 1 else who
        yield (
            f"for {number} {reporter(origin)} speaks of a legal basis for co-operation, not "
            "of an agreement"
        )


def place_notes(
    profile: Profile, on: Period, reporter: str, asked: Collection[str] | None = None
) -> Iterator[str]:
    """Yield which standings groups, areas and labels have: all, or those of the references asked.

    With each stands which countries of the same standing are said to be among them. What is denied
    and remarked of them is told elsewhere.

    >>> from belarus_stic import load_profile
    >>> belarus = load_profile()
    >>> [note.partition(";")[2] for note in place_notes(belarus, belarus.as_of, "the report")]
    [' it names Argentina and Venezuela in Latin America, in the others no country']
    """
    places = defaultdict[str, dict[str, str]](dict)
    named = defaultdict[tuple[str, str | None], list[str]](list)
    for one in standings(profile):
        if one.kinds or one.standing in REMARKED or not speaks_of(profile, one.record, on):
            continue
        if one.country:
            named[one.standing, one.among].append(one.what)
        elif asked is None or one.ref in asked:
            places[one.standing][one.ref] = in_a_sentence(one.what, kind_of(profile, one.ref))
    for standing, of in sorted(places.items()):
        codes = ((name, named[standing, ref]) for ref, name in of.items())
        inside = sorted(f"{names_words(set(its))} in {name}" for name, its in codes if its)
        if others := len(of) - len(inside):
            where = f"in the other{'s' * (others > 1)} no country" if inside else "no country there"
            inside.append(where)
        whom = names_words(of.values(), len(of))
        said = _SAID.get(standing, f"counts {{}} {PLACES[standing]}").format(whom)
        yield f"{reporter} also {said}; it names {', '.join(inside)}"


def spelt_out(profile: Profile, texts: Iterable[str]) -> tuple[str, ...]:
    """Return in full the short names and codes of groups in the first of the texts, as they come.

    >>> from belarus_stic import load_profile
    >>> spelt_out(load_profile(), ["EU money for ENPI"])
    ('EU: European Union.', 'ENPI: European Neighbourhood Policy Instrument.')
    """
    page = "\n".join(islice(texts, _MOST_SPELT))
    words = {word for word in _CODE.findall(page) if kind_of(profile, word) == "group"}
    full = {word: name_of(profile, word) for word in words}
    full |= {one.short_name: one.name for one in profile if one.short_name}
    places = {
        found.start(): f"{short}: {name}."
        for short, name in full.items()
        if not name.startswith(short)
        and (found := re.search(rf"(?<!\w){re.escape(short)}(?!\w)", page))
    }
    return tuple(places[place] for place in sorted(places))


def replaced_notes(profile: Profile, codes: Iterable[str]) -> Iterator[str]:
    """Yield for which groups and currencies the profile replaces what the package has.

    With a group go the groups that are members of it; rates are between two of the currencies.
    """
    own, asked = profile.own_groups, set(codes)
    for code in asked & (own.keys() | group_codes()):
        asked.update(one.member for one in group(code, own=own).memberships)
    for mine in profile.groups:
        if mine.replaces and mine.code in asked:
            yield (
                f"the members of {mine.code} are those that the profile gives "
                f"{locators_words(mine.cites)}, in place of the packaged ones"
            )
    for rates in profile.rates:
        pair = {rates.currency, rates.rates[0][1].unit}
        if rates.replaces and pair <= asked:
            yield (
                f"the rates between {' and '.join(sorted(pair))} are those that the profile gives "
                f"{locators_words(rates.cites)} for the periods it covers, in place of the "
                "packaged ones"
            )
