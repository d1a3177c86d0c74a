"""`dossier`: one page on anything that a profile speaks of, and its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from belarus_stic import facts, tables
from belarus_stic.facts import date_asked, kind_of, origin, ties_at
from belarus_stic.model import Figure, Observation, Profile, Record
from belarus_stic.ranking import Ranking, a_kind, counted_criteria, number_word, rank_partners
from belarus_stic.reference import Country
from belarus_stic.report import wording
from belarus_stic.report.sections import SECTIONS, Asked, DossierRow, members_at
from belarus_stic.report.subject import WORD, scope
from belarus_stic.tables import Displayed, counted, listed, locators_words, sentence
from belarus_stic.values import Period

_METHOD = (
    "The subject is found by id, code or name, else by the words that records hold. The page shows "
    "its own records and parts, what it takes part in, and what is said of any of these. Ties and "
    "ranks are those of the date in the first sentence; all else is of any time. Unmentioned means "
    "that no record tells. Who is a member of a group is told by dated tables, not by the sources."
)
_SHORT = ("country", "partners", "status", "founded", "period")
_MOST_CITED = 8


@frozen(repr=False, kw_only=True)
class Dossier(tables.Table[DossierRow]):
    """All that a profile has of one subject, section by section."""

    title: ClassVar[str] = "Dossier"
    row_type = DossierRow
    keys: ClassVar[tuple[str, ...]] = ("label",)

    subject: str
    _asked: Asked = field(eq=False)

    def _keys_of(self, row: Any) -> tuple[str, ...]:
        return (*row.records, row.label)

    def _headline(self) -> str:
        return sentence(f"{_first_sentence(self._asked)} {self.origin.phrase(self.on)}")

    def _notes(self) -> tuple[str, ...]:
        return tuple(map(sentence, _notes(self._asked, self.rows)))

    def displayed(self, *, all_rows: bool = False) -> tuple[Displayed, ...]:  # noqa: ARG002
        """Return a table for each section; nothing is folded."""
        several = len(self.origin.references) > 1
        return tuple(
            Displayed(
                (),
                [
                    [section.upper()],
                    *([row.label, _cited(row, several=several)] for row in rows),
                ],
            )
            for section, rows in groupby(self, lambda row: row.section)
        )

    def footnotes(self) -> tuple[str, ...]:
        """Return the short names of the page in full."""
        return facts.spelt_out(self._asked.profile, (row.text for row in self))


def _cited(row: DossierRow, *, several: bool) -> str:
    more = len(row.evidence) - _MOST_CITED
    words = locators_words(row.evidence[:_MOST_CITED], named=several)
    return f"{row.text} {words}{f' and {more} more' if more > 0 else ''}".rstrip()


def dossier(
    profile: Profile,
    subject: str | Country,
    *,
    on: Period | date | str | int | None = None,
) -> Dossier:
    """Return all that a profile has of a subject, on one page.

    `subject` is a country, group or area, a record, or what only the source calls so ("SMEs"): by
    id, code, name or alias, else one or more words that records hold. Ties and ranks are those at
    the date `on`; all else is of any time, with what is known to be over said to be.

    >>> from belarus_stic import load_profile
    >>> page = dossier(load_profile(), "syngas")
    >>> print(page.where(section="bodies", label="Canada")[0].text)
    High Temperature Technologies Corp.: firm; pays for Turning Organic Waste into Useable Syngas

    Raises `UnknownKeyError` for a subject of which nothing speaks, with the nearest name,
    `OptionError` for what is no profile or no text, and `NotAnswerableError` for a date before
    anything that the sources speak of.
    """
    day = date_asked(profile, on)
    found = scope(profile, subject)
    ranking = rank_partners(profile, on=day) if found.kind == "country" else None
    asked = Asked(profile, found, day, origin(profile), ranking)
    return Dossier(
        rows=tuple(
            evolve(row, section=name)
            for name, section in SECTIONS.items()
            for row in section(asked)
        ),
        origin=asked.origin,
        on=day,
        method=_METHOD,
        subject=found.name,
        asked=asked,
    )


def _first_sentence(asked: Asked) -> str:
    """Return the headline without its source."""
    if asked.ranking is not None and asked.scope.ref != asked.profile.home:
        return _of_country(asked, asked.ranking)
    profile, scope = asked.profile, asked.scope
    if scope.kind == WORD:
        kinds = Counter(kind_of(profile, one) for one in scope.records)
        number = listed(counted(number, kind) for kind, number in sorted(kinds.items()))
        return f'the records on {profile.name} speak of "{scope.name}" in {number}'
    spoken = list(_spoken(asked))
    is_one = len(spoken) < 2 and all(one.startswith("1 ") for one in spoken)
    speak = f"{listed(spoken) or 'no figure or remark'} {'speaks' if is_one else 'speak'}"
    if scope.ref == profile.home:
        return f"{speak} of {profile.name} itself"
    if scope.kind == "area" and asked.reach:
        some, every = asked.reach.n_documented or "none", asked.reach.n_members
        states = f"{asked.other}UN member states of {wording.called(profile, scope.ref)}"
        states = f"{some} of the {every} {states}"
        basis = " or other legal basis" * bool(asked.reach.n_legal_basis)
        agreements = (tie for tie in ties_at(profile, asked.on) if tie.kind == "agreement")
        ties = [tie for tie in agreements if tie.partner in asked.reach.members]
        had = _at_the_date(asked, ties, f"a documented agreement{basis} with {states}")
        return f"{had}; {speak} of it"
    if scope.kind in {"group", "area"}:
        number = counted(len(asked.ties), "documented tie") if asked.ties else "no documented tie"
        whom = wording.called(profile, scope.ref)
        had = _at_the_date(asked, asked.ties, f"{number} with {whom}")
        return f"{had}; {speak} of it or of what belongs to it"
    record = profile[scope.ref]
    noun, short = wording.noun_of(record) or scope.kind, wording.described(profile, record, _SHORT)
    short = short.replace("; ", ", ")
    what = f"{'an' if noun[0] in 'aeio' else 'a'} {', '.join(filter(None, (noun, short)))}"
    name = tables.with_article(scope.name) + f" ({record.short_name})" * bool(record.short_name)
    return f"the records on {profile.name} tell of {name}, {what}; {speak} of it"


def _at_the_date(asked: Asked, ties: Iterable[facts.Tie], what: str, lead: str = "") -> str:
    """Return what home has at the date asked, and on what that rests."""
    before, after = facts.premise(asked.origin, asked.on, ties)
    has = "has" if asked.on == asked.origin.as_of else "had"
    return f"{before}{', ' * bool(before)}{lead}{asked.profile.name} {has} {what}{after}"


def _spoken(asked: Asked) -> Iterator[str]:
    """Yield how many figures and remarks, others than the subject itself, speak of it."""
    kinds: tuple[tuple[str, type[Record]], ...] = (("figure", Figure), ("remark", Observation))
    for noun, kind in kinds:
        if number := sum(one.id not in asked.scope.refs for one in asked.said(kind)):
            yield counted(number, noun)


def _of_country(asked: Asked, ranking: Ranking) -> str:
    """Return the kinds of tie with a country and its rank, or that it has none."""
    profile, ref = asked.profile, asked.scope.ref
    name, home = wording.called(profile, ref), profile.name
    of = f"of the {counted_criteria(ranking.criteria)} counted"
    tied = {tie.kind for tie in asked.ties}
    kinds = [kind for kind in ranking.criteria if kind in tied]
    if ref not in ranking:
        found = (one for one in facts.standings(profile) if one.country == ref)
        told = [
            wording.place_words(profile, s.standing, s.among)
            for s in found
            if s.standing in facts.PLACES
        ]
        counts = f"though {facts.reporter(asked.origin)} counts it {listed(dict.fromkeys(told))}"
        though = f", {counts}" if told else ""
        none = f"no tie {of} with {name} is documented"
        denied = {s.standing for s in facts.denials(profile, asked.on) if s.country == ref}
        says = (f"{facts.reporter(asked.origin)} says that {facts.there_is(one)}" for one in denied)
        also = "".join(f"; {one}" for one in says)
        return f"{none}, so it has no rank among the partner countries of {home}{though}{also}"
    has = [a_kind(kind) for kind in kinds]
    has[0] = f"a documented {kinds[0]}"
    if facts.by_basis(asked.ties)[1]:
        has[0] = "a documented legal basis for co-operation"
    row, number = ranking[ref], f"{number_word(len(kinds))} {of}".replace("kinds", "kinds of tie")
    number = number if len(kinds) < len(ranking.criteria) else f"all {of.removeprefix('of the ')}"
    rank = f"between {row.rank_low} and {row.rank_high}"
    rank = rank if row.rank_low < row.rank_high else "first" if row.rank == 1 else f"{row.rank}"
    ranks, is_ = ("ranks", "is") if asked.on == asked.origin.as_of else ("ranked", "was")
    among = f"{ranks} {rank} among {counted(len(ranking), 'partner country')}"
    among = among if len(ranking) > 1 else f"{is_} the only partner country ranked"
    what = f"{listed(has)}, {number}; {name} {among}"
    return _at_the_date(asked, asked.ties, what, f"with {name}, ")


def _notes(asked: Asked, rows: Iterable[DossierRow]) -> Iterator[str]:
    """Yield what a reader must bear in mind; last, what the records themselves note."""
    profile, ref = asked.profile, asked.scope.ref
    if asked.ranking and ref in asked.ranking:
        yield "the rank tells which kinds of tie there are, never how much is done"
    if asked.scope.kind == "country" and ref != profile.home:
        tied = {tie.partner for tie in ties_at(profile, asked.on) if tie.partner_kind == "group"}
        if of := [one for one in sorted(tied) if ref in members_at(asked, one)]:
            whole = listed(wording.called(profile, one) for one in of)
            yield f"ties with {whole} as a whole are not counted for {wording.called(profile, ref)}"
    yield from facts.date_notes(asked.origin, asked.on, asked.ties)
    yield from wording.noted(profile[record] for row in rows for record in row.records)
