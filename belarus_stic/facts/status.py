"""What the sources say of each country and the kinds of tie asked, in one word each."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, TypeVar, get_args

from attrs import frozen

from belarus_stic.facts.documented import Tie, ties_at
from belarus_stic.facts.kept import TiesAsked, set_aside_by
from belarus_stic.facts.listed import Silence, silences
from belarus_stic.facts.memo import once
from belarus_stic.facts.sources import evidence_of
from belarus_stic.facts.stated import StandingFact, denials, remarks
from belarus_stic.model import AgreementLevel, Profile, TieKind
from belarus_stic.tables import LeftOut
from belarus_stic.values import Citation, Period

Status = Literal["documented", "denied", "unlisted", "unmentioned", "set aside"]
STATUSES: tuple[Status, ...] = get_args(Status)
T = TypeVar("T")


def _grouped(found: Iterable[T], key: Callable[[T], Any]) -> Mapping[Any, Sequence[T]]:
    groups: defaultdict[Any, list[T]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return dict(groups)


@once
def ties_by_partner(profile: Profile, on: Period) -> Mapping[str, Sequence[Tie]]:
    """Return the ties at a date by code of the country or group."""
    return _grouped(ties_at(profile, on), attrgetter("partner"))


@frozen(slots=False)
class Statuses:
    """The status of every country for ties of `kinds`, any of which will do."""

    profile: Profile
    asked: TiesAsked
    kinds: tuple[TieKind, ...]
    level: AgreementLevel | None = None

    @cached_property
    def ties(self) -> Mapping[str, Sequence[Tie]]:
        """The ties that count, by code of the country or group."""
        counted = (tie for tie in self.asked.ties if tie.kind in self.kinds)
        return _grouped(
            (tie for tie in counted if self.level in {None, tie.level}), attrgetter("partner")
        )

    @cached_property
    def said(self) -> Mapping[str | None, Sequence[StandingFact]]:
        """What sources deny of the kinds, and what they remark, by code of the country.

        What names no country stands under `None`.
        """
        found = denials(self.profile, self.asked.on)
        told = [one for one in found if not one.kinds.isdisjoint(self.kinds)]
        return _grouped((*told, *remarks(self.profile, self.asked.on)), attrgetter("country"))

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """What complete lists of the kinds prove of those whom they do not name, or why nothing."""
        found = silences(self.profile, self.asked, self.level)
        return tuple(one for one in found if not one.kinds.isdisjoint(self.kinds))

    @cached_property
    def _set_aside(self) -> frozenset[str]:
        return set_aside_by(self.profile, self.asked, self.kinds, self.level)

    def of(self, code: str) -> Status:
        """Return the status of a country: what goes before what stands here alone.

        Of several kinds of tie each must be ruled out: denied where a source denies all of them,
        unlisted where a list stands in for a denial.
        """
        if code in self.ties:
            return "documented"
        if code in self._set_aside:
            return "set aside"
        ruled_out = {kind for one in self.said.get(code, ()) for kind in one.kinds}
        if ruled_out.issuperset(self.kinds):
            return "denied"
        ruled_out |= {kind for one in self.silences if code in one.whom for kind in one.kinds}
        return "unlisted" if ruled_out.issuperset(self.kinds) else "unmentioned"

    def ties_with(self, codes: Iterable[str]) -> list[Tie]:
        """Return the ties that count with countries."""
        return [tie for code in codes for tie in self.ties.get(code, ())]

    def silent_on(self, codes: Iterable[str]) -> tuple[Silence, ...]:
        """Return what leaves countries unlisted, what leaves most so first."""
        unlisted = {code for code in codes if self.of(code) == "unlisted"}
        found = (one for one in self.silences if not one.whom.isdisjoint(unlisted))
        return tuple(sorted(found, key=lambda one: -len(one.whom)))

    def evidence(self, codes: Collection[str]) -> tuple[Citation, ...]:
        """Return the statements behind the statuses of countries and behind remarks on them."""
        found = {one.by.record for one in self.silent_on(codes)}
        found.update(tie.record for tie in self.ties_with(codes))
        found.update(one.record for code in codes for one in self.said.get(code, ()))
        return evidence_of(self.profile, found)

    def left_out(self, members: Collection[str]) -> Iterator[LeftOut]:
        """Yield what says nothing of `members` one by one, with the reason."""
        for ties in self.ties.values():
            if ties[0].partner_kind == "group":
                what = f"{', '.join(dict.fromkeys(tie.kind for tie in ties))} with {ties[0].name}"
                evidence = evidence_of(self.profile, {tie.record for tie in ties})
                yield LeftOut(
                    what, "a tie with a group is no tie with its members", evidence, "group"
                )
        for fact in self.said.get(None, ()):
            if fact.kinds:
                reason = "denied as a whole, of no country by name"
                yield LeftOut(fact.what, reason, fact.evidence, "not named")
        for one in self.silences:
            if one.why and not {*one.by.countries, *(one.by.scope or ())}.isdisjoint(members):
                yield LeftOut(one.by.name, one.why, one.by.evidence, "list")
