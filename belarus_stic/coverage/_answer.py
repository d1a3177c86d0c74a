"""The answer: a table of rows that says how it was counted, and the function that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, get_args

from attrs import frozen

from belarus_stic.coverage._populations import Universe, of_areas, of_groups, of_lists
from belarus_stic.coverage._rows import CoverageRow, label, notes_of, row_of, weighted_share, words
from belarus_stic.coverage._statuses import (
    Status,
    Statuses,
    countries_of,
    denials,
    denies,
    is_complete,
    muted,
    speaks_at,
    statuses,
)
from belarus_stic.coverage._weights import Weights, read_weights
from belarus_stic.errors import OptionError, nearest
from belarus_stic.graph import TIE_KINDS, Network, ProfileOrGraph, TieKind, network_of
from belarus_stic.reference import country
from belarus_stic.table import Column, LeftOut, Table, counted
from belarus_stic.values import Period

By = Literal["region", "subregion", "group", "list"]


@frozen(repr=False)
class Coverage(Table[CoverageRow]):
    """Rows of areas, groups or lists, known by code and name: `coverage["EU"]`.

    `ties` are the kinds of tie that count, any of which will do; `on` dates them and `members_on`
    the memberships of groups. `as_of` is the date the profile speaks at, `records` the number of
    records that tie whoever is covered, `undated` those of them whose dates are not known.
    """

    title = "Coverage"
    keys = ("code", "name")

    by: By = "region"
    ties: tuple[TieKind, ...] = ("agreement",)
    members_on: Period | None = None
    as_of: Period | None = None
    records: int = 0
    undated: int = 0

    def columns(self) -> tuple[Column, ...]:
        """Name, members covered, share, and how many of the others are known not to be."""
        weighted = any(row.weighted_low is not None for row in self)
        return (
            Column(self.by.capitalize(), _titled),
            Column("Covered", lambda row: f"{row.covered} of {row.members}", right=True),
            Column("Share", lambda row: row.share, right=True),
            *([Column("Weighted", weighted_share, right=True)] if weighted else []),
            Column("Denied", lambda row: len(row.denied), right=True),
            Column("None", lambda row: len(row.none), right=True),
            Column("Not named", lambda row: len(row.not_named), right=True),
        )

    def headline(self) -> str:
        """Return how many members of what are covered, with the interval and the dates."""
        when = f"as of {self.on}"
        if self.members_on not in {None, self.on}:
            when += f", memberships as of {self.members_on}"
        if self.as_of != self.on and self.undated:
            speak = "the source speaks" if len(self.sources) == 1 else "the sources speak"
            undated = f"{self.undated} of {counted(self.records, 'tie')} undated"
            when += f" ({undated}; {speak} as of {self.as_of})"
        subject = f"{words(self.ties)} documented"
        if not self.rows:
            why = f"{self.left_out[0].what}: {self.left_out[0].reason}" if self.left_out else "none"
            return f"{subject.capitalize()} {when}: nothing to count ({why})."
        if len(self.rows) == 1:
            (row,) = self.rows
            dispute = f", {len(row.disputed)} of them disputed" if row.disputed else ""
            of = f"{row.covered} of {counted(row.members, 'member')}{dispute} ({row.share})"
            said = "".join(f"; the source says {claim}" for claim in row.claims)
            return f"{row.name}: {subject} with {of}, {when}{said}."
        silent = {code for row in self for code in row.not_named}
        disputed = len({code for row in self for code in row.disputed})
        doubts = [f"at least: the sources are silent on {len(silent)} more"] if silent else []
        doubts += [f"{disputed} of the covered also denied"] if disputed else []
        least = f" ({'; '.join(doubts)})" if doubts else ""
        if len(self.rows) <= 10:
            of = ", ".join(f"{label(row)} {row.covered} of {row.members}" for row in self)
            return f"{subject.capitalize()} {when}: {of}{least}."
        codes = {code for row in self for code in row.documented}
        reached = sum(row.covered > 0 for row in self)
        return (
            f"{subject.capitalize()} {when} with {counted(len(codes), 'country', 'countries')} "
            f"in {reached} of {len(self)} {self.by}s{least}."
        )

    def notes(self) -> tuple[str, ...]:
        """Return who is behind the numbers, then what every table notes."""
        named = tuple(note for row in self for note in notes_of(row, alone=len(self) == 1))
        return (*named, *super().notes())

    def _about(self) -> dict[str, Any]:
        about = super()._about()
        dated = None if self.members_on is None else str(self.members_on)
        return {**about, "by": self.by, "ties": list(self.ties), "members_on": dated}


def regional_coverage(
    profile: ProfileOrGraph,
    *,
    by: By = "region",
    group: str | None = None,
    tie: TieKind | Iterable[TieKind] = "agreement",
    on: Period | str | None = None,
    members_on: Period | date | str | None = None,
    universe: Universe = "un-members",
    weights: Weights | None = None,
) -> Coverage:
    """Return how many members of each area, group or list the home country has a tie with.

    `by` makes a row of each UN M49 "region" or "subregion" (its UN members, or every ISO 3166-1
    entry with `universe="all"`), of each "group" (or of one: `group="EU"`), or of each "list" that
    the sources make. The home country is never one to be covered. `tie` is a kind of tie, or
    several, any of which will do; countries are counted, never agreements. `on` dates the ties and
    `members_on` the memberships of groups, both the profile's date unless given. A group whose
    members are not known then is left out with the reason.

    A member without a tie is *denied* where a source says so ("no agreement" denies agreements;
    "no official contacts" denies agreements and joint budgets), *none* where a list of such ties
    among its group is complete, speaks of the date asked and does not name it, and *not named*
    otherwise: silence is not absence, and makes the share an interval. So does a tie that a source
    both documents and denies: the member is covered, but only the upper end counts it.

    `weights` (population, research spending …) by country, in a mapping or a table of two columns,
    add the share of the members' weight. A row with a member that has no weight gets none, and
    says so in `left_out`.

    >>> from belarus_stic import load_profile
    >>> profile = load_profile()
    >>> eu = regional_coverage(profile, by="group", group="EU")["EU"]
    >>> eu.covered, eu.members, eu.share, eu.status("Poland"), eu.status("France")
    (13, 27, '48.1 %', 'documented', 'none')
    >>> later = regional_coverage(profile, by="group", group="EU", members_on="2013-12")["EU"]
    >>> later.share, later.not_named
    ('46.4 to 50.0 %', ('HRV',))

    Raises `OptionError` for an option outside what is listed here or without effect,
    `UnknownGroupError` for an unknown group, and `InvalidPeriodError` for a `members_on` that is no
    single date.
    """
    _check_option("by", by, get_args(By))
    _check_option("universe", universe, get_args(Universe))
    kinds = _kinds(tie)
    if by != "group" and not (group is None and members_on is None):
        name = "members_on" if group is None else "group"
        message = f'{name}= goes with by="group", not with by="{by}"'
        raise OptionError(message)
    if not isinstance(group, str | None):
        message = (
            f'not one group: {group!r}; expected a code or name, such as "EU", or none for all'
        )
        raise OptionError(message)
    weight_of = None if weights is None else read_weights(weights)
    network = network_of(profile, on=on)
    found = statuses(network, kinds)
    left_out: list[LeftOut] = []
    dated = None
    if by == "group":
        dated = _day_of_members(network, members_on)
        populations = of_groups(found, group, dated.as_point(), left_out)
    elif by == "list":
        populations = of_lists(found, left_out)
    else:
        populations = of_areas(found, by, universe)
    rows = []
    for population in populations:
        if population.members:
            rows.append(row_of(found, population, weight_of, left_out))
        else:
            reason = f"no full member but {network.nodes[network.home]['name']} itself"
            left_out.append(LeftOut(population.name, reason))
    if by in {"region", "subregion"}:
        left_out += _outside_universe(found, rows)
    left_out += _whole(found)
    return Coverage(
        rows=tuple(rows),
        method=_method(kinds),
        on=network.on,
        sources=network.sources,
        caveats=tuple(_caveats(found, rows, by, dated, weighted=weights is not None)),
        left_out=tuple(left_out),
        by=by,
        ties=kinds,
        members_on=dated,
        as_of=network.as_of,
        records=len(_counted(found, rows)),
        undated=_undated(found, rows),
    )


def _check_option(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        message = f"unknown {name} {value!r}; expected one of {', '.join(allowed)}"
        raise OptionError(message + nearest(str(value), allowed))


def _kinds(tie: TieKind | Iterable[TieKind]) -> tuple[TieKind, ...]:
    asked = {tie} if isinstance(tie, str) else set(tie or ())
    for kind in asked:
        _check_option("tie", kind, TIE_KINDS)
    if not asked:
        message = f"no kind of tie; expected at least one of {', '.join(TIE_KINDS)}"
        raise OptionError(message)
    return tuple(kind for kind in TIE_KINDS if kind in asked)


def _day_of_members(network: Network, members_on: Period | date | str | None) -> Period:
    if members_on is not None:
        return Period.parse(members_on)
    if network.on.is_span:
        message = f"ties are asked for the span {network.on}; say which day's members: members_on="
        raise OptionError(message)
    return network.on


def _outside_universe(found: Statuses, rows: Iterable[CoverageRow]) -> Iterator[LeftOut]:
    for code in sorted(set(found.ties).difference(_members(rows))):
        reason = 'documented, but no UN member; universe="all" counts it'
        if country(code).region is None:
            reason = "documented, but in no region of M49"
        yield LeftOut(country(code).name, reason, found.evidence(code))


def _whole(found: Statuses) -> Iterator[LeftOut]:
    """Yield what names no single country, and so covers and denies none."""
    network = found.network
    for group in sorted({tie.partner for tie in found.whole}):
        of_group = [tie for tie in found.whole if tie.partner == group]
        yield LeftOut(
            f"{words(tie.kind for tie in of_group)} with {of_group[0].name}",
            "a group named whole is not a tie with its members",
            tuple(dict.fromkeys(citation for tie in of_group for citation in tie.evidence)),
        )
    for position, party, place in denials(network):
        if denies(place, found.kinds) and not countries_of(network, party):
            yield LeftOut(
                f"{place}: {network.nodes[party]['name']}",
                "names no single country, and so denies none",
                network.evidence(position),
            )


def _method(kinds: tuple[TieKind, ...]) -> str:
    return (
        "Countries are counted, not records: a member is covered where any documented "
        f"{words(kinds)} ties it. Share: from (covered - also denied) / members to (covered + not "
        "named) / members. Denied: a source says there is none. None: a complete list of such ties "
        "among its group, of that date, does not name it. Not named: the sources are silent."
    )


def _caveats(
    found: Statuses, rows: list[CoverageRow], by: By, members_on: Period | None, *, weighted: bool
) -> Iterator[str]:
    network = found.network
    home = network.nodes[network.home]["name"]
    yield f"{home} itself is not counted."
    if by in {"region", "subregion"}:
        yield "Areas and UN members are those of the reference tables, at any date."
    if by == "list":
        yield "An open list gives examples: its members are those it names, not all there are."
    if members_on not in {None, network.on}:
        yield f"Ties as of {network.on} are set against memberships as of {members_on}."
    for code in sorted({code for row in rows for code in row.disputed}):
        denied = ", ".join(map(str, found.denials(code)))
        yield f"{country(code).name} counts as covered, yet a source denies it ({denied})."
    undated = _undated(found, rows)
    if undated:
        yield f"{counted(undated, 'undated record')} taken to hold at the date asked."
    codes = _members(rows)
    if silent := ", ".join(muted(found, codes, speaks_at)):
        yield f"Complete lists of another date say nothing of {network.on}: {silent}."
    if cut := ", ".join(muted(found, codes, is_complete)):
        yield f"Lists that lack some of their items are not complete: {cut}."
    if weighted:
        yield "Weights are the caller's own, taken as they are."


def _members(rows: Iterable[CoverageRow]) -> set[str]:
    return {code for row in rows for status in get_args(Status) for code in getattr(row, status)}


def _counted(found: Statuses, rows: Iterable[CoverageRow]) -> dict[str, bool]:
    """Return the records that tie what is covered, and whether each is dated."""
    used = {code for row in rows for code in row.documented}
    return {tie.record: tie.dated for code in used for tie in found.ties[code]}


def _undated(found: Statuses, rows: Iterable[CoverageRow]) -> int:
    """Count the records without a date that tie what is covered."""
    return sum(not dated for dated in _counted(found, rows).values())


def _titled(row: CoverageRow) -> str:
    return f"{row.name} (open)" if row.kind == "open list" else row.name
