"""What the sources say of each country and the kinds of tie asked, in one word each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Literal, TypeVar, get_args

from attrs import frozen

from belarus_stic import facts
from belarus_stic.model import AgreementLevel, Profile, TieKind
from belarus_stic.reference import country
from belarus_stic.tables import LeftOut, names_words, period_words
from belarus_stic.values import Citation

Status = Literal["documented", "denied", "unlisted", "unmentioned", "set aside"]
STATUSES: tuple[Status, ...] = get_args(Status)
T = TypeVar("T")
K = TypeVar("K")


def grouped(found: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Return things by what `key` says of them, in their order."""
    groups: dict[K, list[T]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups


@frozen(slots=False)
class Statuses:
    """The status of every country for ties of `kinds`, any of which will do."""

    profile: Profile
    asked: facts.TiesAsked
    kinds: tuple[TieKind, ...]
    level: AgreementLevel | None = None

    @cached_property
    def ties(self) -> Mapping[str, list[facts.Tie]]:
        """The ties that count, by code of the country or group."""
        counted = (tie for tie in self.asked.ties if tie.kind in self.kinds)
        return grouped(
            (tie for tie in counted if self.level in {None, tie.level}), attrgetter("partner")
        )

    @cached_property
    def denials(self) -> Mapping[str | None, list[facts.Denial]]:
        """What denies a tie of the kinds, by country; under `None` what names no country."""
        found = facts.denials(self.profile, self.asked.on)
        told = (one for one in found if not one.kinds.isdisjoint(self.kinds))
        return grouped(told, attrgetter("country"))

    @cached_property
    def remarks(self) -> Mapping[str | None, list[facts.Remark]]:
        """What a source adds on a country, by its code."""
        return grouped(facts.remarks(self.profile, self.asked.on), attrgetter("country"))

    @cached_property
    def _set_aside(self) -> frozenset[str]:
        return facts.set_aside_by(self.profile, self.asked, self.kinds, self.level)

    @cached_property
    def _unlisted(self) -> Mapping[TieKind, Mapping[str, tuple[facts.SourceList, ...]]]:
        return {
            kind: facts.unlisted_by(self.profile, self.asked, kind, self.level)
            for kind in self.kinds
        }

    @cached_property
    def _tied(self) -> frozenset[tuple[str, str | None]]:
        ties = facts.ties_at(self.profile, self.asked.on)
        return frozenset((tie.partner, tie.kind) for tie in ties)

    def of(self, code: str) -> Status:
        """Return the status of a country.

        Of several kinds of tie each must be ruled out: denied where a source denies all of them,
        unlisted where a list stands in for a denial.
        """
        if code in self.ties:
            return "documented"
        if code in self._set_aside:
            return "set aside"
        denied = self._denied(code)
        if denied.issuperset(self.kinds):
            return "denied"
        if all(kind in denied or code in self._unlisted[kind] for kind in self.kinds):
            return "unlisted"
        return "unmentioned"

    def _denied(self, code: str) -> set[TieKind]:
        return {kind for one in self.denials.get(code, ()) for kind in one.kinds}

    def is_disputed(self, code: str) -> bool:
        """Tell whether a kind of tie is both documented and denied."""
        return any(tie.kind in self._denied(code) for tie in self.ties.get(code, ()))

    def is_legal_basis(self, code: str) -> bool:
        """Tell whether all that is documented for a country is a legal basis."""
        return all(tie.status == "legal basis" for tie in self.ties[code])

    def lists_without(self, codes: Iterable[str]) -> tuple[facts.SourceList, ...]:
        """Return the complete lists that leave countries unlisted."""
        found = (
            one for code in codes for by in self._unlisted.values() for one in by.get(code, ())
        )
        return tuple(dict.fromkeys(found))

    def evidence(self, codes: Collection[str]) -> tuple[Citation, ...]:
        """Return the statements behind the statuses of countries and behind remarks on them."""
        found = {one.record for one in self.lists_without(codes)}
        for by_country in (self.ties, self.denials, self.remarks):
            found.update(one.record for code in codes for one in by_country.get(code, ()))
        return facts.evidence_of(self.profile, found)

    def left_out(self, members: Collection[str]) -> Iterator[LeftOut]:
        """Yield what says nothing of `members` one by one, with the reason."""
        for ties in self.ties.values():
            if ties[0].partner_kind == "group":
                what = f"{', '.join(dict.fromkeys(tie.kind for tie in ties))} with {ties[0].name}"
                evidence = facts.evidence_of(self.profile, {tie.record for tie in ties})
                yield LeftOut(
                    what, "a tie with a group is none with its members", evidence, "group"
                )
        for one in self.denials.get(None, ()):
            reason = "denied by a source that does not name them"
            yield LeftOut(one.what, reason, one.evidence, "not named")
        told = {*self.kinds, *(["programme"] if "joint budget" in self.kinds else [])}
        proving = {
            one.record for by in self._unlisted.values() for ones in by.values() for one in ones
        }
        for listing in facts.lists(self.profile):
            of_them = listing.complete and listing.of == "partners" and listing.kind in told
            could_name = {*listing.countries, *(listing.scope or ())}
            is_told = of_them and not could_name.isdisjoint(members)
            if is_told and listing.record not in proving and (why := self._why_silent(listing)):
                yield LeftOut(listing.name, why, listing.evidence, "list")

    def _why_silent(self, one: facts.SourceList) -> str:
        """Return why the silence of a complete list proves nothing, "" where it names everybody."""
        on = self.asked.on
        if one.narrower:
            return f"narrower than the kind {one.kind}: {one.narrower}"
        if not facts.speaks_of(self.profile, one.record, on):
            return f"speaks of {period_words(one.speaks)}, not of {period_words(on)}"
        if one.scope is None:
            return "whom it could name is not known"
        silent = one.scope.difference(one.countries)
        if silent and self.level not in {None, one.level}:
            return f"not of {self.level} agreements"
        if lacking := {code for code in silent if (code, one.kind) in self._tied}:
            names = names_words(country(code).name for code in lacking)
            return f"does not name {names}, though a tie is documented"
        return "an item of it is no country, does not hold or was taken out" if silent else ""
