"""What a ranking was asked, and what the records say to it: read once, for answer and sentences."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from belarus_stic import facts
from belarus_stic.errors import OptionError
from belarus_stic.model import TIE_KINDS, Profile, TieKind
from belarus_stic.ranking.criteria import ZERO, AnyCriterion, Criterion
from belarus_stic.ranking.net_flow import DOCUMENTED, NOT_DOCUMENTED, Column, Comparison
from belarus_stic.ranking.pool import Pool
from belarus_stic.ranking.weights import WeightSet
from belarus_stic.reference import country
from belarus_stic.tables import LeftOut, listed, names_words
from belarus_stic.values import Period

# Every date there is: what ties at any time.
_EVER = Period("0001/9999")


@frozen(slots=False)
class Question:
    """What was asked; everything else is worked out of it on first use.

    Countries go by their alpha-3 codes; `partners` are ordered by name.
    """

    profile: Profile
    asked: facts.TiesAsked
    criteria: tuple[AnyCriterion, ...]
    weight_set: WeightSet
    pool: Pool

    @cached_property
    def kinds(self) -> tuple[TieKind, ...]:
        """The kinds of tie among the criteria."""
        return tuple(one for one in self.criteria if not isinstance(one, Criterion))

    @cached_property
    def own(self) -> tuple[Criterion, ...]:
        """The criteria of the user's own."""
        return tuple(one for one in self.criteria if isinstance(one, Criterion))

    @cached_property
    def ties(self) -> Mapping[str, Sequence[facts.Tie]]:
        """The ties that make a country of the pool a partner.

        They are those of the kinds asked, or of any kind where only criteria of the user's own are.
        """
        found: dict[str, list[facts.Tie]] = defaultdict(list)
        for tie in self.asked.ties:
            if self._counts(tie):
                found[tie.partner].append(tie)
        return found

    def _counts(self, tie: facts.Tie) -> bool:
        is_kind = tie.kind in (self.kinds or TIE_KINDS)
        return is_kind and tie.partner_kind == "country" and tie.partner in self.pool

    @cached_property
    def records(self) -> tuple[facts.Tie, ...]:
        """The ties to those ranked, one for each record."""
        counted = (tie for code in self.partners for tie in self.ties[code])
        return tuple({tie.record: tie for tie in counted}.values())

    @cached_property
    def ended(self) -> tuple[str, ...]:
        """The names of records that would tie a country of the pool at another date only."""
        now = {tie.record for tie in facts.ties_at(self.profile, self.asked.on)}
        ever = (tie for tie in facts.ties_at(self.profile, _EVER) if self._counts(tie))
        return tuple(
            {tie.record: tie.record_name for tie in ever if tie.record not in now}.values()
        )

    def without_value(self, one: Criterion) -> list[str]:
        """Return the partners without a value under a criterion."""
        return [code for code in self.ties if code not in one.cells]

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The countries that are ranked.

        Raises `OptionError` where one has no value under a criterion that refuses this.
        """
        dropped: set[str] = set()
        for one in self.own:
            missing = self.without_value(one)
            if one.missing == "refuse" and missing:
                raise OptionError(
                    f"criterion {one.name!r} has no value for {len(missing)} of {len(self.ties)} "
                    f"partners: {listed(map(self.name, missing), 8)}; give them values, or say "
                    "missing='zero' or missing='leave out' in criterion()"
                )
            dropped.update(missing if one.missing == "leave out" else ())
        return tuple(code for code in self.ties if code not in dropped)

    @cached_property
    def kinds_of(self) -> Mapping[str, tuple[TieKind, ...]]:
        """The documented kinds of each partner, in the order of the criteria."""
        found = {code: {tie.kind for tie in self.ties[code]} for code in self.partners}
        return {code: tuple(k for k in self.kinds if k in has) for code, has in found.items()}

    @cached_property
    def comparison(self) -> Comparison:
        """The partners compared."""

        def column(one: AnyCriterion) -> Column:
            if isinstance(one, Criterion):
                return Column(tuple(one.cells.get(code, ZERO) for code in self.partners))
            has = (one in self.kinds_of[code] for code in self.partners)
            return Column(tuple(DOCUMENTED if found else NOT_DOCUMENTED for found in has))

        names = tuple(map(str, self.criteria))
        return Comparison(tuple(map(column, self.criteria)), self.weight_set.over(names))

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rank of each partner."""
        return dict(zip(self.partners, self.comparison.ranks, strict=True))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The partners that may rank first."""
        found = zip(self.partners, self.comparison.intervals, strict=True)
        return tuple(code for code, (low, _) in found if low == 1)

    @cached_property
    def is_first_certain(self) -> bool:
        """Whether those who may rank first certainly share the first place (or one has it)."""
        places = zip(self.comparison.intervals, self.comparison.groups, strict=True)
        return len({(high, group) for (low, high), group in places if low == 1}) == 1

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """The countries of the pool that lost all ties of the kinds asked by the user's choice."""
        found = facts.set_aside_by(self.profile, self.asked, self.kinds or TIE_KINDS)
        return frozenset(code for code in found if code in self.pool)

    @property
    def documented(self) -> str:
        """What ties that count are: documented, or, of those that the user kept, counted."""
        return "documented" if self.asked.is_whole else "counted"

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The countries of the pool that sources name as partners, without a tie that counts."""
        known = self.ties.keys() | self.set_aside
        named = facts.named_partners(self.profile)
        return tuple(code for code in named if code in self.pool and code not in known)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who is not ranked and what is not counted, with the reason."""
        return (*self._not_ranked(), *facts.left_out_at(self.profile, self.asked.on))

    def _not_ranked(self) -> Iterator[LeftOut]:
        no_tie = f"no {listed(self.kinds) or 'tie'} is documented"
        for one in self.own:
            missing = self.without_value(one) if one.missing == "leave out" else []
            for code in missing:
                yield LeftOut(self.name(code), f"no value under {one}", (), "no value")
            known = {*self.ties, *self.set_aside, *self.named}
            for code in (code for code in one.cells if code in self.pool and code not in known):
                yield LeftOut(
                    self.name(code), f"a value under {one}, but {no_tie}", (), "value only"
                )
        for code in sorted(self.set_aside):
            yield LeftOut(self.name(code), "set aside by the user", (), "set aside")
        for code in self.named:
            named = facts.named_partners(self.profile)[code]
            words = listed(dict.fromkeys(one.standing or one.record_name for one in named))
            evidence = facts.evidence_of(self.profile, {one.record for one in named})
            yield LeftOut(self.name(code), f"named ({words}), but {no_tie}", evidence, "no tie")

    def status(self, code: str, kind: TieKind) -> str:
        """Return what the sources say of a partner and a kind of tie: one of the four words.

        Where the user took the tie out it is none of them, but set aside.
        """
        denials = facts.denials(self.profile, self.asked.on)
        if any(tie.kind == kind for tie in self.ties[code]):
            return "documented"
        if code in facts.set_aside_by(self.profile, self.asked, (kind,)):
            return "set aside"
        if any(denial.country == code and kind in denial.kinds for denial in denials):
            return "denied"
        unlisted = facts.unlisted_by(self.profile, self.asked, kind)
        return "unlisted" if code in unlisted else "unmentioned"

    def without(self, kind: TieKind) -> "Question":
        """Return the same question without one kind of tie."""
        return evolve(self, criteria=tuple(one for one in self.criteria if one != kind))

    def name(self, code: str) -> str:
        """Return the name of a country."""
        return country(code).name

    def names(self, codes: Collection[str], most: int = 8) -> str:
        """Return the names of countries by alphabet, or how many there are."""
        return names_words(map(self.name, codes), most)
