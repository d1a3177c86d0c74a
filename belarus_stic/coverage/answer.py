"""The answer: rows that say whom a kind of tie reaches, their table, and `regional_coverage`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from attrs import field, frozen

from belarus_stic.coverage import sentences
from belarus_stic.coverage.populations import By, Population, whom, world
from belarus_stic.coverage.status import STATUSES, Status, Statuses
from belarus_stic.errors import OptionError, UnknownKeyError, quoted
from belarus_stic.facts import Ties, left_out_at, origin
from belarus_stic.graph import ties_asked
from belarus_stic.model import TIE_KINDS, AgreementLevel, Profile, TieKind
from belarus_stic.reference import country
from belarus_stic.tables import (
    Card,
    Displayed,
    LeftOut,
    Row,
    Table,
    by_country,
    choice,
    choices,
    described,
    listed,
    maybe_number,
)
from belarus_stic.values import Citation, Interval, Period

if TYPE_CHECKING:
    import networkx as nx

_METHOD = (
    "A member counts once, if at least one tie of the kinds asked is documented; members are the "
    "full members of a group on the date named, the UN member states of an area or the countries "
    "that a list names, never the home country. At least has the documented alone; at most has all "
    "but the denied; at most* has neither the denied nor the unlisted. A share of countries does "
    "not tell how much is done together."
)


@frozen(kw_only=True, repr=False)
class CoverageRow(Row):
    """How far a kind of tie reaches into an area, a group or a list.

    Every member stands in one of `documented`, `denied` (a source says that there is no such tie),
    `unlisted` (a list that a source gives as complete does not name it), `unmentioned` (the sources
    are silent) and `set_aside` (the caller took its ties out, so that none of the four is said).

    `share` of the members runs from the documented to all that nobody denies;
    `share_if_lists_complete` leaves out the unlisted too. Whoever is set aside is left open by
    both. The shares by weight stand where every member has a weight.
    """

    code: str = described("code of the area or group, id of the list")
    name: str = described("English name of the area, group or list")
    by: str = described("what it is: region, subregion, group, list or another level of area")
    n_members: int = described("number of members, home left out", unit="country")
    n_documented: int = described("members with a documented tie", unit="country")
    n_denied: int = described("members with whom a source says there is none", unit="country")
    n_unlisted: int = described("members that a complete list does not name", unit="country")
    n_unmentioned: int = described("members of whom the sources are silent", unit="country")
    n_set_aside: int = described("members whose ties the caller took out", unit="country")
    n_legal_basis: int = described("documented members with a legal basis only", unit="country")
    share: Interval = described("share of the members, from the documented to all not denied")
    share_if_lists_complete: Interval = described("the same, without the unlisted")
    weight_share: Interval | None = described("share of the weight of the members")
    weight_share_if_lists_complete: Interval | None = described("the same, without the unlisted")
    members: tuple[str, ...] = described("alpha-3 codes of the members")
    documented: tuple[str, ...] = described("codes of the documented members")
    denied: tuple[str, ...] = described("codes of the denied members")
    unlisted: tuple[str, ...] = described("codes of the unlisted members")
    unmentioned: tuple[str, ...] = described("codes of the unmentioned members")
    set_aside: tuple[str, ...] = described("codes of the members set aside")
    remarks: tuple[str, ...] = described("what sources add on members; changes no number")
    evidence: tuple[Citation, ...] = described("statements behind the statuses and remarks")
    _population: Population = field(eq=False)
    _statuses: Statuses = field(eq=False)

    def codes(self, status: Status) -> tuple[str, ...]:
        """Return the members of a status."""
        found: tuple[str, ...] = getattr(self, status.replace(" ", "_"))
        return found

    def status(self, name_or_code: str) -> Status:
        """Return the status of one member.

        Raises `UnknownKeyError` for a country that is no member here, `UnknownCountryError` for
        what is no country.
        """
        found = country(name_or_code)
        if found.alpha_3 not in self.members:
            raise UnknownKeyError(f"{found.name} is not among the members counted for {self.name}")
        return self._statuses.of(found.alpha_3)

    def card(self) -> Card:
        """Return who is documented, denied, unlisted and unmentioned, and the share."""
        return sentences.card(self)


@frozen(repr=False, kw_only=True)
class Coverage(Table[CoverageRow]):
    """Rows of areas, groups or lists, known by code and name: `coverage["EU"]`.

    `kinds` are the kinds of tie that count, `level` that of the agreements, `on` the date of the
    ties and `members_on` that of the memberships, where groups are counted.
    """

    title = "Coverage"
    row_type = CoverageRow
    keys: ClassVar[tuple[str, ...]] = ("code", "name")

    by: str
    kinds: tuple[TieKind, ...]
    level: AgreementLevel | None = None
    members_on: Period | None = None
    is_one: bool = False
    _statuses: Statuses = field(eq=False)
    _world: CoverageRow | None = field(eq=False)

    def displayed(self, *, all_rows: bool = False) -> Displayed | tuple[Displayed, ...]:
        """Return a line a row; of one area or group a line a status, with all names."""
        return sentences.displayed(self, all_rows=all_rows)

    def footnotes(self) -> tuple[str, ...]:
        """Return what the columns assume, what sources deny and remark, and abbreviations."""
        return tuple(sentences.footnotes(self))

    def _headline(self) -> str:
        return sentences.headline(self)

    def _notes(self) -> tuple[str, ...]:
        return tuple(sentences.notes(self))

    def _about(self) -> dict[str, Any]:
        dated = None if self.members_on is None else str(self.members_on)
        asked = {"by": self.by, "kinds": list(self.kinds), "level": self.level}
        return {**super()._about(), **asked, "members_on": dated}


def regional_coverage(
    profile: Profile,
    *,
    by: By | None = None,
    group: str | None = None,
    kind: TieKind | Iterable[TieKind] = "agreement",
    level: AgreementLevel | None = None,
    ties: "Ties | nx.MultiGraph[str] | None" = None,
    on: Period | date | str | int | None = None,
    members_on: Period | date | str | int | None = None,
    member_weights: Any = None,
) -> Coverage:
    """Return with how many members of each area, group or list home has a documented tie.

    `by` makes a row of each UN M49 "region" (without more said) or "subregion", of each "group"
    that the sources name, the profile brings or home is in, or of each "list" of partners;
    `group` asks for one group or area by name or code. Members are UN member states, full members
    of a group, or the countries that a list names; home is none of them.

    `kind` is a kind of tie or several, any of which will do; `level` keeps agreements of one level.
    `ties` are those of `ties()` or `partnership_graph()` that the caller kept. `on` dates the ties:
    a year, a month or a span means at any time in it. `members_on` dates the memberships of groups,
    which are otherwise those of the last day of `on`. `member_weights` (inhabitants, research
    spending) by country, as a mapping, a series, pairs or a frame of two columns, add the shares by
    weight.

    >>> from belarus_stic import load_profile
    >>> eu = regional_coverage(load_profile(), group="EU")["EU"]
    >>> eu.n_documented, eu.n_members, eu.status("Poland"), eu.status("France")
    (13, 27, 'documented', 'unlisted')

    Raises `OptionError` for an option that is none of these or has no effect,
    `UnknownGroupError` for a name that is no group or area, `NotCoveredError` where the members of
    the group asked are not known, `NotAnswerableError` for a date before the earliest day of any
    record.
    """
    asked = ties_asked(profile, ties, on)
    kinds = _kinds(kind, level)
    members_day = None if members_on is None else Period(members_on)
    found = whom(profile, by, group, asked.on, members_day)
    weights = None if member_weights is None else _weights(member_weights)
    statuses = Statuses(profile, asked, kinds, level)
    rows = [_row(one, statuses, weights) for one in found.populations if one.members]
    is_of_areas = found.by not in {"group", "list"}
    return Coverage(
        rows=tuple(sorted(rows, key=lambda r: (-r.n_documented, -(r.share.low or 0), r.name))),
        origin=origin(profile),
        on=asked.on,
        method=_METHOD,
        left_out=(
            *found.left_out,
            *(_no_un_members(rows, statuses) if is_of_areas and not found.is_one else ()),
            *_unweighted(rows, weights),
            *statuses.left_out({code for row in rows for code in row.members}),
            *left_out_at(profile, asked.on),
        ),
        by=found.by,
        kinds=kinds,
        level=level,
        members_on=found.members_on,
        is_one=found.is_one,
        statuses=statuses,
        world=_row(world(profile), statuses, weights)
        if found.by in {"region", "subregion"} and not found.is_one
        else None,
    )


def _kinds(kind: object, level: object) -> tuple[TieKind, ...]:
    kinds = choices("kind", kind, TIE_KINDS)
    if level is not None:
        choice("level", level, get_args(AgreementLevel))
        if kinds != ("agreement",):
            raise OptionError(
                f"level={level!r} is of agreements alone, and kind={listed(kinds)!r} is asked; "
                "leave one of them out"
            )
    return tuple(one for one in TIE_KINDS if one in kinds)


def _weights(given: Any) -> dict[str, Fraction]:
    """Return the weight of each country that has one; what a table leaves empty has none."""
    found: dict[str, Fraction] = {}
    for code, value in by_country(given, "member_weights").items():
        weight = maybe_number(value, "member_weights")
        if weight is not None and weight < 0:
            raise OptionError(
                f"member_weights: {quoted(value)} for {country(code).name}; expected 0 or more"
            )
        if weight is not None:
            found[code] = weight
    return found


def _row(
    population: Population, statuses: Statuses, weights: Mapping[str, Fraction] | None
) -> CoverageRow:
    by_status: dict[Status, list[str]] = {status: [] for status in STATUSES}
    for code in population.members:
        by_status[statuses.of(code)].append(code)
    words = {status.replace(" ", "_"): tuple(codes) for status, codes in by_status.items()}
    share, if_complete = _shares(by_status, dict.fromkeys(population.members, Fraction(1)))
    by_weight = _shares(by_status, weights) if _all_have(population.members, weights) else None
    noted = [one for code in population.members for one in statuses.remarks.get(code, ())]
    return CoverageRow(
        code=population.code,
        name=population.name,
        by=population.by,
        n_members=len(population.members),
        **{f"n_{status}": len(codes) for status, codes in words.items()},
        n_legal_basis=sum(map(statuses.is_legal_basis, by_status["documented"])),
        share=share,
        share_if_lists_complete=if_complete,
        weight_share=by_weight and by_weight[0],
        weight_share_if_lists_complete=by_weight and by_weight[1],
        members=population.members,
        **words,
        remarks=tuple(f"{one.what}: {one.text}" for one in noted),
        evidence=statuses.evidence(population.members),
        population=population,
        statuses=statuses,
    )


def _all_have(members: Iterable[str], weights: Mapping[str, Fraction] | None) -> bool:
    if weights is None:
        return False
    return all(code in weights for code in members) and any(weights[code] for code in members)


def _shares(
    by_status: Mapping[Status, Iterable[str]], weights: Mapping[str, Fraction]
) -> tuple[Interval, Interval]:
    """Return the share of the weight that is documented, with and without the unlisted."""
    of = {
        status: sum((weights[code] for code in codes), Fraction(0))
        for status, codes in by_status.items()
    }
    low, whole = of["documented"], sum(of.values())
    high = whole - of["denied"]
    return Interval(low / whole, high / whole), Interval(
        low / whole, (high - of["unlisted"]) / whole
    )


def _unweighted(
    rows: Iterable[CoverageRow], weights: Mapping[str, Fraction] | None
) -> Iterator[LeftOut]:
    for row in rows if weights is not None else ():
        if row.weight_share is None:
            missing = [country(code).name for code in row.members if code not in (weights or {})]
            reason = f"no weight for {listed(missing, 8)}" if missing else "all weights are 0"
            yield LeftOut(f"share by weight of {row.name}", reason, (), "no weight")


def _no_un_members(rows: Iterable[CoverageRow], statuses: Statuses) -> Iterator[LeftOut]:
    counted = {code for row in rows for code in row.members}
    for code in sorted(statuses.ties.keys() - counted):
        reason = "documented, but no member state of the UN"
        yield LeftOut(country(code).name, reason, statuses.evidence([code]), "no UN member")
