"""Who is tied to home by which record: all ties at a date, or those a caller kept."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from belarus_stic.model import Profile, TieKind
from belarus_stic.tables import Row, Table, described
from belarus_stic.values import Citation, Period

PartnerKind = Literal["country", "group"]


@frozen
class Tie(Row):
    """One documented reason to call a country or a group a partner of home.

    A body named whole ties to that group and never to its members.
    """

    key: str = described("home, record, kind and the two ends; unique in a graph of ties")
    partner: str = described("alpha-3 code of the country, or code of the group")
    name: str = described("English short name of the partner")
    partner_kind: PartnerKind = described('"country" or "group"')
    kind: TieKind = described("kind of tie")
    record: str = described("id of the record that ties")
    record_name: str = described("name of the record that ties")
    status: str | None = described("of an agreement: its status; a legal basis is told apart")
    level: str | None = described("of an agreement: its level, where stated")
    dated: bool = described("whether a date or period of the record is stated")
    evidence: tuple[Citation, ...] = described("statements the record cites")


@frozen(repr=False, eq=True)
class Ties(Table[Tie]):
    """Ties, sorted by name of the partner, kind and record; `where` and `filter` keep some."""

    title: ClassVar[str] = "Ties"
    row_type: ClassVar[type] = Tie
    keys: ClassVar[tuple[str, ...]] = ("key", "record")


@frozen
class TiesAsked:
    """The ties an answer is to use.

    `removed` are the keys of those the caller took out, `set_aside` the countries that lost all of
    theirs by it; `is_whole` says that nothing was taken out.
    """

    ties: tuple[Tie, ...]
    on: Period
    removed: frozenset[str]
    set_aside: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether the caller took nothing out."""
        return not self.removed


def ties_at(profile: Profile, on: Period) -> tuple[Tie, ...]:
    """Return one tie for each partner, kind of tie and record that may hold at `on`."""
    raise NotImplementedError


def given_ties(profile: Profile, ties: Ties | frozenset[str] | None, on: Period) -> TiesAsked:
    """Return the ties to use: all, those of a table, or those of the given keys.

    Answers call `graph.ties_asked`, which reads a graph too.

    Raises `OptionError` for ties of another profile or another date.
    """
    raise NotImplementedError


def set_aside_by(
    profile: Profile, asked: TiesAsked, kinds: Iterable[TieKind], level: str | None = None
) -> frozenset[str]:
    """Return the countries with a tie of `kinds` at the date, none of which is used.

    Either the caller took it out, or it is not of the `level` asked.
    """
    raise NotImplementedError


def ties(
    profile: Profile,
    *,
    on: Period | date | str | int | None = None,
    kind: TieKind | Iterable[TieKind] | None = None,
    partner: str | None = None,
    level: str | None = None,
) -> Ties:
    """Return one tie for each partner, kind of tie and record."""
    raise NotImplementedError
