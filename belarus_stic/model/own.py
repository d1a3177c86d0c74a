"""Reference facts that a profile brings: groups of countries and exchange rates."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from belarus_stic.model.reading import as_memberships, as_rates, as_stated_period, as_texts
from belarus_stic.model.records import Record, Source
from belarus_stic.reference import FactSource, Group, GroupMembership, RateSeries
from belarus_stic.values import Period, Quantity


@frozen(kw_only=True, repr=False)
class OwnGroup(Record):
    """A group of countries that the profile brings, looked up before the packaged ones.

    `code` is how records name it; `memberships` are rows of member (country or group code), kind
    and period; `covers` the days of which they speak, `full_kinds` the kinds that count as full.
    `replaces` marks a packaged group of that code as replaced.
    """

    collection: ClassVar[str] = "groups"

    code: str
    names: tuple[str, ...] = field(default=(), converter=as_texts)
    covers: Period = field(converter=as_stated_period)
    full_kinds: tuple[str, ...] = field(default=("member",), converter=as_texts)
    memberships: tuple[tuple[str, str, Period], ...] = field(converter=as_memberships)
    replaces: bool = False

    def references(self) -> Iterator[tuple[str, str]]:
        """Yield the members, which stand in rows."""
        for member, _, _ in self.memberships:
            yield "memberships", member

    def as_group(self, source: Source) -> Group:
        """Return it as the reference tables have their groups, seen in a source."""
        seen = FactSource(title=source.title, url=source.url or "")
        return Group(
            code=self.code,
            name=self.name,
            names=self.names,
            covers=self.covers,
            full_kinds=self.full_kinds,
            note=self.note or "",
            memberships=tuple(GroupMembership(*row, source=seen) for row in self.memberships),
        )


@frozen(kw_only=True, repr=False)
class OwnRates(Record):
    """Exchange rates that the profile brings, looked up before the packaged ones.

    `rates` are rows of a period and what one unit of `currency` was worth in it: a range from the
    lowest to the highest rate of its days ("15.4..16.6 MDL").
    """

    collection: ClassVar[str] = "rates"

    currency: str
    rates: tuple[tuple[Period, Quantity], ...] = field(converter=as_rates)
    replaces: bool = False

    def as_series(self, source: str) -> RateSeries:
        """Return them as the reference tables have their rates, with the source they are from."""
        bounds = ((period, rate.low, rate.high) for period, rate in self.rates)
        rates = tuple((period, low, high) for period, low, high in bounds if low and high)
        return RateSeries(self.currency, self.rates[0][1].unit, rates, source)
