"""What a ranking was asked, and what the records say to it: read once, for answer and sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from belarus_stic.errors import OptionError
from belarus_stic.facts import (
    Tie,
    TiesAsked,
    denials,
    left_out_at,
    named_partners,
    set_aside_by,
    unlisted_by,
)
from belarus_stic.model import TIE_KINDS, Profile, TieKind
from belarus_stic.ranking.criteria import ZERO, Criterion, name_of
from belarus_stic.ranking.net_flow import DOCUMENTED, NOT_DOCUMENTED, Cell, Column, Comparison
from belarus_stic.ranking.pool import Pool
from belarus_stic.ranking.weights import WeightSet
from belarus_stic.reference import country
from belarus_stic.tables import LeftOut, by_alphabet, listed, names_words
from belarus_stic.values import Period


@frozen(slots=False)
class Question:
    """What was asked; everything else is worked out of it on first use."""

    profile: Profile
    asked: TiesAsked
    criteria: tuple[TieKind | Criterion, ...]
    weight_set: WeightSet
    pool: Pool

    @property
    def on(self) -> Period:
        """The date asked."""
        return self.asked.on

    @cached_property
    def kinds(self) -> tuple[TieKind, ...]:
        """The kinds of tie among the criteria."""
        return tuple(one for one in self.criteria if not isinstance(one, Criterion))

    @cached_property
    def own(self) -> tuple[Criterion, ...]:
        """The criteria of the user's own."""
        return tuple(one for one in self.criteria if isinstance(one, Criterion))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all criteria."""
        return tuple(map(name_of, self.criteria))

    @cached_property
    def ties(self) -> Mapping[str, Sequence[Tie]]:
        """The ties that make a country of the pool a partner, by its code.

        They are those of the kinds asked, or of any kind where only criteria of the user's own are.
        """
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.asked.ties:
            is_counted = tie.kind in self.kinds or not self.kinds
            if is_counted and tie.partner_kind == "country" and tie.partner in self.pool:
                found[tie.partner].append(tie)
        return found

    @cached_property
    def without_value(self) -> Mapping[str, tuple[str, ...]]:
        """The partners without a value, by name of the criterion that they have none under."""
        return {
            one.name: tuple(code for code in self.ties if code not in one.values)
            for one in self.own
        }

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The countries that are ranked.

        Raises `OptionError` where one has no value under a criterion that refuses this.
        """
        dropped: set[str] = set()
        for one in self.own:
            missing = self.without_value[one.name]
            if one.missing == "refuse" and missing:
                names = listed(by_alphabet(country(code).name for code in missing), 8)
                raise OptionError(
                    f"criterion {one.name!r} has no value for {len(missing)} of {len(self.ties)} "
                    f"partners: {names}; give them values, or say missing='zero' or "
                    "missing='leave out' in criterion()"
                )
            if one.missing == "leave out":
                dropped.update(missing)
        return tuple(code for code in self.ties if code not in dropped)

    @cached_property
    def kinds_of(self) -> Mapping[str, tuple[TieKind, ...]]:
        """The documented kinds of each partner, in the order of the criteria."""
        found = {code: {tie.kind for tie in self.ties[code]} for code in self.partners}
        return {code: tuple(k for k in self.kinds if k in has) for code, has in found.items()}

    @cached_property
    def cells(self) -> Mapping[str, tuple[Cell, ...]]:
        """What is known of each partner, a cell for each criterion."""
        return {
            code: tuple(self._cell(code, one) for one in self.criteria) for code in self.partners
        }

    def _cell(self, code: str, one: TieKind | Criterion) -> Cell:
        if isinstance(one, Criterion):
            return one.values.get(code, ZERO)
        return DOCUMENTED if one in self.kinds_of[code] else NOT_DOCUMENTED

    @cached_property
    def comparison(self) -> Comparison:
        """The partners compared."""
        columns = (
            zip(*self.cells.values(), strict=True) if self.partners else [()] * len(self.names)
        )
        return Comparison(tuple(map(Column, columns)), self.weight_set.over(self.names))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The partners that may rank first, by name."""
        found = zip(self.partners, self.comparison.intervals, strict=True)
        return tuple(code for code, (low, _) in found if low == 1)

    @cached_property
    def share_first(self) -> bool:
        """Whether those who may rank first certainly share the first place (or one has it)."""
        at = {code: i for i, code in enumerate(self.partners)}
        last = {self.comparison.intervals[at[code]][1] for code in self.leaders}
        together = {self.comparison.groups[at[code]] for code in self.leaders}
        return len(together) == 1 and last == {len(self.leaders)}

    @cached_property
    def empty(self) -> tuple[TieKind, ...]:
        """The kinds of tie that no partner has."""
        held = set().union(*self.kinds_of.values())
        return tuple(kind for kind in self.kinds if kind not in held)

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """The countries of the pool that lost all ties of the kinds asked by the caller's choice."""
        found = set_aside_by(self.profile, self.asked, self.kinds or TIE_KINDS)
        return frozenset(code for code in found if code in self.pool)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The countries of the pool that sources name as partners, without a tie that counts."""
        known = self.ties.keys() | self.set_aside
        return tuple(
            code for code in named_partners(self.profile) if code in self.pool and code not in known
        )

    def status(self, code: str, kind: TieKind) -> str:
        """Return what the sources say of a country and a kind of tie, in one of the four words."""
        if any(tie.kind == kind for tie in self.ties.get(code, ())):
            return "documented"
        if any(d.country == code and kind in d.kinds for d in denials(self.profile, self.on)):
            return "denied"
        is_unlisted = code in unlisted_by(self.profile, self.asked, kind, None)
        return "unlisted" if is_unlisted else "unmentioned"

    def left_out(self) -> Iterator[LeftOut]:
        """Yield who is not ranked and what is not counted, with the reason."""
        what = listed(self.kinds, None) or "tie"
        for one in self.own:
            for code in self.without_value[one.name] if one.missing == "leave out" else ():
                yield LeftOut(country(code).name, f"no value under {one.name}", (), "no value")
        for one in self.own:
            for code in self.valued_only(one):
                reason = f"has a value under {one.name}, but no documented {what}"
                yield LeftOut(country(code).name, reason, (), "no tie")
        for code in sorted(self.set_aside):
            yield LeftOut(
                country(code).name, "its ties were set aside by the user", (), "set aside"
            )
        for code in self.named:
            named = named_partners(self.profile)[code]
            evidence = tuple(dict.fromkeys(cite for one in named for cite in one.evidence))
            words = listed(dict.fromkeys(one.standing or one.record_name for one in named))
            reason = f"named ({words}), but no {what} with it is documented"
            yield LeftOut(country(code).name, reason, evidence, "no tie")
        yield from left_out_at(self.profile, self.on)

    def valued_only(self, one: Criterion) -> tuple[str, ...]:
        """Return the countries of the pool with a value but without a tie that counts."""
        known = self.ties.keys() | self.set_aside | set(self.named)
        return tuple(code for code in one.values if code in self.pool and code not in known)

    def records(self) -> Iterable[Tie]:
        """Return the ties to those ranked, one for each record."""
        counted = (tie for code in self.partners for tie in self.ties[code])
        return {tie.record: tie for tie in counted}.values()

    def without(self, kind: TieKind) -> "Question":
        """Return the same question without one kind of tie."""
        criteria = tuple(one for one in self.criteria if one != kind)
        return Question(self.profile, self.asked, criteria, self.weight_set, self.pool)

    def name(self, code: str) -> str:
        """Return the name of a country."""
        return country(code).name

    def names_of(self, codes: Iterable[str], most: int = 8) -> str:
        """Return the names of countries by alphabet, or how many there are."""
        return names_words((country(code).name for code in codes), most)
