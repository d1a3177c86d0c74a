"""What the sources say of each country and the kinds of tie asked, in one word each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, get_args

from attrs import frozen

from belarus_stic.facts import (
    Denial,
    Remark,
    SourceList,
    Tie,
    TiesAsked,
    denials,
    evidence_of,
    lists,
    may_hold,
    name_of,
    partner_of,
    remarks,
    set_aside_by,
    speaks_of,
    ties_at,
    unlisted_by,
)
from belarus_stic.model import AgreementLevel, Profile, TieKind
from belarus_stic.reference import country
from belarus_stic.tables import LeftOut, names_words, period_words, plural
from belarus_stic.values import Citation, Period

Status = Literal["documented", "denied", "unlisted", "unmentioned", "set aside"]
STATUSES: tuple[Status, ...] = get_args(Status)


@frozen(slots=False)
class Statuses:
    """The status of every country for ties of `kinds`, any of which will do."""

    profile: Profile
    asked: TiesAsked
    kinds: tuple[TieKind, ...]
    level: AgreementLevel | None = None

    @property
    def on(self) -> Period:
        """The date asked."""
        return self.asked.on

    @cached_property
    def _counted(self) -> tuple[Tie, ...]:
        return tuple(
            tie
            for tie in self.asked.ties
            if tie.kind in self.kinds and self.level in {None, tie.level}
        )

    @cached_property
    def ties(self) -> Mapping[str, Sequence[Tie]]:
        """The ties that count, by code of the country."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._counted:
            if tie.partner_kind == "country":
                found[tie.partner].append(tie)
        return dict(found)

    @cached_property
    def _set_aside(self) -> frozenset[str]:
        return set_aside_by(self.profile, self.asked, self.kinds, self.level)

    @cached_property
    def _all_denials(self) -> tuple[Denial, ...]:
        found = denials(self.profile, self.on)
        return tuple(one for one in found if not one.kinds.isdisjoint(self.kinds))

    @cached_property
    def denials(self) -> Mapping[str, Sequence[Denial]]:
        """What denies a tie of one of the kinds, by code of the country."""
        return _by_country(self._all_denials)

    @cached_property
    def unnamed_denials(self) -> tuple[Denial, ...]:
        """What denies a tie of countries that the source does not name."""
        return tuple(one for one in self._all_denials if one.country is None)

    @cached_property
    def remarks(self) -> Mapping[str, Sequence[Remark]]:
        """What a source adds on a country, by its code."""
        return _by_country(remarks(self.profile, self.on))

    @cached_property
    def _unlisted(self) -> tuple[Mapping[str, tuple[SourceList, ...]], ...]:
        return tuple(unlisted_by(self.profile, self.asked, kind, self.level) for kind in self.kinds)

    def lists_of(self, codes: Iterable[str]) -> tuple[SourceList, ...]:
        """Return the complete lists that do not name countries."""
        found = (one for code in codes for by in self._unlisted for one in by.get(code, ()))
        return tuple(dict.fromkeys(found))

    def of(self, code: str) -> Status:
        """Return the status of a country.

        Of several kinds of tie each must be ruled out: denied where a source denies all of them,
        unlisted where a list stands in for a denial.
        """
        if code in self.ties:
            return "documented"
        if code in self._set_aside:
            return "set aside"
        denied = {kind for one in self.denials.get(code, ()) for kind in one.kinds}
        if denied.issuperset(self.kinds):
            return "denied"
        ruled_out = zip(self.kinds, self._unlisted, strict=True)
        if all(kind in denied or code in by for kind, by in ruled_out):
            return "unlisted"
        return "unmentioned"

    def is_legal_basis(self, code: str) -> bool:
        """Tell whether all that is documented for a country is a legal basis."""
        return all(tie.status == "legal basis" for tie in self.ties[code])

    def is_disputed(self, code: str) -> bool:
        """Tell whether a kind of tie is both documented and denied."""
        denied = {kind for one in self.denials.get(code, ()) for kind in one.kinds}
        return any(tie.kind in denied for tie in self.ties.get(code, ()))

    def evidence(self, codes: Iterable[str]) -> tuple[Citation, ...]:
        """Return the statements behind the statuses of countries and behind remarks on them."""
        codes = tuple(codes)
        found = {one.record for one in self.lists_of(codes)}
        for by_country in (self.ties, self.denials, self.remarks):
            found.update(one.record for code in codes for one in by_country.get(code, ()))
        return evidence_of(self.profile, found)

    # What was not used, and why.

    def left_out(self, members: Collection[str]) -> Iterator[LeftOut]:
        """Yield what names no country of `members` one by one: groups, the unnamed, other lists."""
        named: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._counted:
            if tie.partner_kind == "group":
                named[tie.name].append(tie)
        for name in sorted(named):
            kinds = dict.fromkeys(tie.kind for tie in named[name])
            evidence = evidence_of(self.profile, (tie.record for tie in named[name]))
            reason = "a group named whole is not a tie with its members"
            yield LeftOut(f"{', '.join(kinds)} with {name}", reason, evidence, "group")
        for one in self.unnamed_denials:
            reason = "denied by a source that does not name them"
            yield LeftOut(one.what, reason, one.evidence, "unnamed")
        for listing in self._silent_lists(members):
            if reason := self._why_silent(listing):
                yield LeftOut(listing.name, reason, listing.evidence, "list")

    def _silent_lists(self, members: Collection[str]) -> Iterator[SourceList]:
        """Yield the complete lists of ties asked, of some of `members`, that prove nothing."""
        told = {*self.kinds, *(["programme"] if "joint budget" in self.kinds else [])}
        proving = {one.record for by in self._unlisted for ones in by.values() for one in ones}
        for one in lists(self.profile):
            is_of_them = one.complete and one.of == "partners" and one.kind in told
            countries = {*one.countries, *(one.scope or ())}
            if is_of_them and one.record not in proving and not countries.isdisjoint(members):
                yield one

    def _why_silent(self, one: SourceList) -> str:
        """Return why the silence of a complete list proves nothing, "" where it leaves nobody."""
        profile, on = self.profile, self.on
        if one.narrower:
            return f"narrower than all {plural(str(one.kind))}: {one.narrower}"
        if not speaks_of(profile, one.record, on):
            return f"speaks of {period_words(one.speaks)}, not of {period_words(on)}"
        if one.scope is None:
            among = name_of(profile, one.among) if one.among else "whom"
            return f"who belongs to {among} is not known" if one.among else "among whom is not said"
        if not one.proves:
            return "an item of it names no country"
        silent = one.scope.difference(one.countries)
        if not silent:
            return ""
        if self.level not in {None, one.level}:
            return f"not of {self.level} agreements"
        return self._what_it_lost(one) or self._what_it_lacks(one, silent)

    def _what_it_lost(self, one: SourceList) -> str:
        profile = self.profile
        items = profile[one.record].items  # type: ignore[attr-defined]
        partners = {partner_of(profile, item) for item in items}
        gone = (tie for tie in ties_at(profile, self.on) if tie.key in self.asked.removed)
        if any(t.record in items or (t.kind == one.kind and t.partner in partners) for t in gone):
            return "some of its items were taken out by the user"
        if not all(may_hold(profile, item, self.on) for item in items if item in profile):
            return f"some of its items do not hold at {period_words(self.on)}"
        return ""

    def _what_it_lacks(self, one: SourceList, silent: Iterable[str]) -> str:
        tied = {tie.partner for tie in ties_at(self.profile, self.on) if tie.kind == one.kind}
        names = names_words(country(code).name for code in tied.intersection(silent))
        return f"does not name {names}, though a tie is documented"


def _by_country(found: Iterable[Denial] | Iterable[Remark]) -> dict[str, list]:
    by_country: dict[str, list] = defaultdict(list)
    for one in found:
        if one.country is not None:
            by_country[one.country].append(one)
    return dict(by_country)
