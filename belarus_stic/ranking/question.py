"""What a ranking was asked, and what the records say to it: read once, for answer and sentences."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen

from belarus_stic import facts, reference, tables
from belarus_stic.errors import OptionError, UnknownCountryError, UnknownGroupError
from belarus_stic.model import TIE_KINDS, Profile, TieKind
from belarus_stic.ranking.criteria import AnyCriterion, Criterion, cell_of
from belarus_stic.ranking.net_flow import Comparison
from belarus_stic.ranking.weights import WeightSet
from belarus_stic.tables import LeftOut, counted, listed, names_words, with_article
from belarus_stic.values import Period


@frozen
class Pool:
    """The countries asked for, and how a sentence calls them: "within" the "EU", "among" "Poland".

    `any_of_them` ends a sentence that ranks nobody ("any of its 27 full members"); `groups` are the
    codes of the groups asked for.
    """

    codes: frozenset[str]
    word: str = ""
    name: str = ""
    any_of_them: str = "any country"
    groups: tuple[str, ...] = ()

    @property
    def nobody(self) -> str:
        """Who cannot be ranked where nobody can."""
        if self.name == self.any_of_them:
            return self.name
        return f"no country {self.phrase}".strip().replace(" within ", " of ")

    @property
    def phrase(self) -> str:
        """What opens a sentence on the pool, nothing where it is everybody."""
        return f"{self.word} {self.name}".strip()


def pool_of(within: Any, profile: Profile, on: Period) -> Pool:
    """Return whom `within` stands for: a group, an area, a country, or several of these.

    A group is its full members at the last day of `on`; a profile's own groups come first.

    Raises `OptionError` for what is none of these, `NotCoveredError` where the members on that day
    are not known.
    """
    if within is None:
        return Pool(reference.country_codes())
    pools = [_pool(name, profile, on) for name in tables.one_or_more(within)]
    if not pools:
        raise OptionError("within names no country; leave it out to rank all partners")
    if len(pools) == 1:
        return pools[0]
    codes = frozenset[str]().union(*(pool.codes for pool in pools))
    names = listed(dict.fromkeys(pool.name for pool in pools), 8)
    groups = tuple(code for pool in pools for code in pool.groups)
    return Pool(codes, max(pool.word for pool in pools), names, "any of them", groups)


def _pool(given: Any, profile: Profile, on: Period) -> Pool:
    own, home, text = profile.own_groups, {profile.home}, str(given)
    try:
        found = reference.group_or_area(text, own=own)
    except UnknownGroupError as error:
        return _of_country(given, home, str(error))
    if isinstance(found, reference.Area):
        codes = set(found.members) - home
        states = sum(reference.country(code).un_member for code in codes)
        any_of_them = _any_of(states, "UN member state")
        word, name = ("within", with_article(found.name)) if found.parent else ("in", "the world")
        return Pool(frozenset(codes), word, name, any_of_them)
    # By the name given: "EU27" is the EU on days with so many members.
    held = reference.members(text, on=on.last_day or on, kinds=found.full_kinds, own=own)
    members = held.keys() - home
    any_of_them = _any_of(len(members), "full member")
    name = f"the {found.short_name or found.code}"
    return Pool(frozenset(members), "within", name, any_of_them, (found.code,))


def _of_country(given: Any, home: set[str], no_group: str) -> Pool:
    try:
        country = reference.country(given)
    except UnknownCountryError as error:
        end = "" if str(error).endswith("?") else "."
        raise OptionError(f"within: {error}{end} {no_group}") from None
    name = with_article(country.name)
    return Pool(frozenset({country.alpha_3} - home), "among", name, name)


def _any_of(number: int, what: str) -> str:
    if number < 2:
        return f"its one {what}" if number else "any country in it"
    return f"any of its {counted(number, what)}"


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
        found: dict[str, list[facts.Tie]] = {}
        for tie in filter(self._counts, self.asked.ties):
            found.setdefault(tie.partner, []).append(tie)
        return found

    def _counts(self, tie: facts.Tie) -> bool:
        return tie.kind in (self.kinds or TIE_KINDS) and tie.partner in self.pool.codes

    @property
    def counted(self) -> tuple[facts.Tie, ...]:
        """The ties to those ranked."""
        return tuple(tie for code in self.partners for tie in self.ties[code])

    @cached_property
    def reporter(self) -> str:
        """Who speaks: the report, or one of several sources."""
        return facts.reporter(facts.origin(self.profile))

    @cached_property
    def ended(self) -> tuple[str, ...]:
        """What would tie a country of the pool at another date, with why it does not."""
        over = facts.over(self.profile, self.asked.on)
        ever = facts.ties_at(self.profile, Period("0001/9999"))
        names = {t.record: t.record_name for t in ever if t.record in over and self._counts(t)}
        return tuple(f"{names[record]} ({why})" for record, why in over.items() if record in names)

    def without_value(self, one: Criterion) -> list[str]:
        """Return the partners without a value under a criterion."""
        return [code for code in self.ties if code not in one.cells]

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The countries that are ranked.

        Raises `OptionError` where one has no value under a criterion that refuses this.
        """
        for one in self.own:
            missing = self.without_value(one)
            if one.missing == "refuse" and missing:
                raise OptionError(
                    f"criterion {one.name!r} has no value for {len(missing)} of {len(self.ties)} "
                    f"partners: {listed(map(self.name, missing), 8)}; give them values, or say "
                    "missing='zero' or missing='leave out' in criterion()"
                )
        needed = [one.cells for one in self.own if one.missing == "leave out"]
        return tuple(code for code in self.ties if all(code in cells for cells in needed))

    @cached_property
    def kinds_of(self) -> Mapping[str, tuple[TieKind, ...]]:
        """The documented kinds of each partner, in the order of the criteria."""
        found = ((code, {tie.kind for tie in self.ties[code]}) for code in self.partners)
        return {code: tuple(kind for kind in self.kinds if kind in has) for code, has in found}

    @cached_property
    def comparison(self) -> Comparison:
        """The partners compared."""
        return self.compared_by(self.criteria)

    def compared_by(self, criteria: Sequence[AnyCriterion]) -> Comparison:
        """Return the same partners compared by these of the criteria."""
        kinds, names = self.kinds_of, tuple(map(str, criteria))
        columns = [{c: cell_of(one, c, kinds[c]) for c in kinds} for one in criteria]
        return Comparison(tuple(columns), self.weight_set.over(names))

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """The countries of the pool that lost all ties of the kinds asked by the user's choice."""
        kinds = self.kinds or TIE_KINDS
        return facts.set_aside_by(self.profile, self.asked, kinds) & self.pool.codes

    @cached_property
    def standings(self) -> Mapping[str | None, Sequence[facts.StandingFact]]:
        """What the sources say of the place of each country at the date asked."""
        found: dict[str | None, list[facts.StandingFact]] = {}
        for fact in facts.standings(self.profile):
            if facts.speaks_of(self.profile, fact.record, self.asked.on):
                found.setdefault(fact.country, []).append(fact)
        return found

    @property
    def documented(self) -> str:
        """What ties that count are: documented, or, of those that the user kept, counted."""
        return "documented" if self.asked.is_whole else "counted"

    @cached_property
    def named(self) -> Mapping[str, Mapping[str, str]]:
        """The countries of the pool without a tie that counts, with the records that name them.

        As what a record names it: by a standing, in a list of partners, or tied by another kind.
        """
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for code, ones in facts.named_partners(self.profile).items():
            found[code] |= {one.id: getattr(one, "standing", one.name) for one in ones}
        for tie in self.asked.ties:
            found[tie.partner][tie.record] = tie.kind
        others = self.pool.codes - self.ties.keys() - self.set_aside
        return {code: found[code] for code in sorted(others & found.keys())}

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who is not ranked and what is not counted, with the reason."""
        return (*self._not_ranked(), *facts.left_out_at(self.profile, self.asked.on))

    def _not_ranked(self) -> Iterator[LeftOut]:
        no_tie = f"but no {listed(self.kinds, word='or') or 'tie'} is documented"
        known = {*self.ties, *self.set_aside, *self.named}
        for one in self.own:
            for code in self.without_value(one) if one.missing == "leave out" else ():
                yield LeftOut(self.name(code), f"no value under {one}", (), "no value")
            for code in (code for code in one.cells if code in self.pool.codes - known):
                yield LeftOut(self.name(code), f"a value under {one}, {no_tie}", (), "value only")
        for code in sorted(self.set_aside):
            yield LeftOut(self.name(code), "set aside by the user", (), "set aside")
        for code, named in self.named.items():
            words = listed(dict.fromkeys(named.values()))
            evidence = facts.evidence_of(self.profile, named)
            yield LeftOut(self.name(code), f"named ({words}), {no_tie}", evidence, "no tie")

    def name(self, code: str) -> str:
        """Return the name of a country."""
        return reference.country(code).name

    def names(self, codes: Collection[str], most: int = 8) -> str:
        """Return the names of countries by alphabet, or how many there are."""
        return names_words(map(self.name, codes), most)
