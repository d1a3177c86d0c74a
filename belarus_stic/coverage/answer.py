"""The answer: a table of rows that say whom a kind of tie reaches, and `regional_coverage`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import evolve, frozen

from belarus_stic import facts, tables
from belarus_stic.coverage import notes, sentences
from belarus_stic.coverage.populations import By, Population, of_area, populations
from belarus_stic.coverage.rows import CoverageRow, Reach
from belarus_stic.errors import OptionError, UnknownKeyError, quoted
from belarus_stic.facts import STATUSES, Status, Statuses
from belarus_stic.graph import ties_asked
from belarus_stic.model import TIE_KINDS, AgreementLevel, Profile, TieKind
from belarus_stic.reference import area, country
from belarus_stic.tables import Displayed, LeftOut
from belarus_stic.values import Interval, Period

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from belarus_stic.charts import Sheet

_METHOD = (
    "A member counts once, if at least one tie of the kinds asked is documented; members are the "
    "full members of a group on the last day of the date named, the UN member states of an area or "
    "the countries that a list names, never the home country. A share of countries does not tell "
    "how much is done together."
)
_NO_MEMBERS = "it has no member to count"


@frozen(repr=False, kw_only=True)
class Coverage(Reach):
    """Rows of areas, groups or lists, known by code and name: `coverage["EU"]`.

    `kinds` are the kinds of tie that count, `level` that of the agreements, `on` the date of the
    ties and `members_on` that of the memberships, where groups are counted. `is_one` tells whether
    one group or area was asked for by name.
    """

    def displayed(self, *, all_rows: bool = False) -> Displayed | tuple[Displayed, ...]:
        """Return a line a row, or of one area or group a line a status; `all_rows` has names."""
        return sentences.displayed(self, all_rows=all_rows)

    def _brief(self) -> tuple[tuple[Displayed, ...], tuple[str, ...]]:
        """Return the world and the groups of which complete lists speak, a line each."""
        if self._world is None or self._told.asked.on.last_day is None:
            return (), ()
        world = evolve(self._world, name="United Nations")
        return (sentences.in_short([world, *self._groups()]),), ()

    def _groups(self) -> list[CoverageRow]:
        """Return the groups of which complete lists speak, where the world is covered."""
        told = self._told
        if self._world is None or told.asked.on.last_day is None or self.excerpt:
            return []
        listed = {one.among for one in facts.lists(told.profile) if one.complete}
        groups = populations(told.profile, "group", None, told.asked.on, None).populations
        rows = (_reach(one, told, {}) for one in groups if one.members and one.code in listed)
        return sorted(rows, key=lambda row: -row.n_members)

    def plot(
        self,
        kind: Literal["strips"] | None = None,
        *,
        ax: "Axes | None" = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> "Axes":
        """Draw a strip for each row, a tile for each member, with matplotlib; return the axes.

        What is documented, denied, unlisted and unmentioned is told by shape, and by colour too.
        `highlight` frames a country. On `ax` the picture is made to fit, with all its letters;
        without it, it has a figure of its own. `kwargs` are properties of the marks.

        Raises `OptionError` for another kind, `UnknownKeyError` for a country that is no member of
        any row, `MissingPackageError` without matplotlib.
        """
        tables.choice("kind", kind or "strips", ("strips",))
        lead = "" if highlight is None else country(highlight).alpha_3
        if lead and not any(lead in row.members for row in self):
            raise UnknownKeyError(f"{country(lead).name} is not among the members of any row")

        return tables.drawn(self, partial(self._picture, lead), ax, kwargs)

    def _picture(self, lead: str) -> "Sheet":
        from belarus_stic.coverage import pictures

        return pictures.sheet(self, self._groups(), lead)

    def footnotes(self) -> tuple[str, ...]:
        """Return what columns assume, what sources deny and remark, and abbreviations."""
        return tuple(notes.footnotes(self))

    def _headline(self) -> str:
        return sentences.headline(self)

    def _notes(self) -> tuple[str, ...]:
        return tuple(notes.notes(self))


def regional_coverage(
    profile: Profile,
    *,
    by: By | None = None,
    group: str | None = None,
    kind: TieKind | Iterable[TieKind] = "agreement",
    level: AgreementLevel | None = None,
    ties: "facts.Ties | nx.MultiGraph[str] | None" = None,
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
    given = ties_asked(profile, ties, on)
    told = Statuses(profile, given, _kinds(kind, level), level)
    day = None if members_on is None else Period(members_on)
    asked = populations(profile, by, group, given.on, day)
    weights = {} if member_weights is None else _weights(member_weights)
    rows = [_reach(one, told, weights) for one in asked.populations if one.members]
    has_world = asked.by in {"region", "subregion"} and group is None
    world = of_area(area("World"), profile.home)
    return Coverage(
        rows=tuple(sorted(rows, key=lambda r: (-r.n_documented, r.n_members, r.name))),
        origin=facts.origin(profile),
        on=given.on,
        method=_METHOD,
        left_out=(
            *asked.left_out,
            *(
                LeftOut(p.name, _NO_MEMBERS, (), "no members")
                for p in asked.populations
                if not p.members
            ),
            *(_no_un_members(told) if has_world else ()),
            *(
                LeftOut(f"share by weight of {row.name}", why, (), "no weight")
                for row in rows
                if member_weights is not None and (why := _lacking(row.members, weights))
            ),
            *told.left_out({code for row in rows for code in row.members}),
            *facts.left_out_at(profile, given.on),
        ),
        by=asked.by,
        kinds=told.kinds,
        level=level,
        members_on=asked.members_on,
        is_one=group is not None,
        told=told,
        world=_reach(world, told, weights) if has_world else None,
    )


def _kinds(kind: Any, level: Any) -> tuple[TieKind, ...]:
    kinds = tables.choices("kind", kind, TIE_KINDS)
    if level is not None:
        tables.choice("level", level, get_args(AgreementLevel))
        if kinds != ("agreement",):
            of = tables.listed(kinds)
            raise OptionError(f"level={level!r} is of agreements, but kind is {of}; leave one out")
    return tuple(one for one in TIE_KINDS if one in kinds)


def _weights(given: Any) -> dict[str, Fraction]:
    """Return the weight of each country that has one; what a table leaves empty has none."""
    found = {}
    if not (by_country := tables.by_country(given, "member_weights")):
        raise OptionError("member_weights gives no country a weight; leave it out")
    for code, value in by_country.items():
        if (weight := tables.maybe_number(value, "member_weights")) is not None:
            found[code] = weight
        if weight is not None and weight < 0:
            name = country(code).name
            raise OptionError(f"member_weights: {quoted(value)} for {name}; expected 0 or more")
    return found


def _reach(population: Population, told: Statuses, weights: Mapping[str, Fraction]) -> CoverageRow:
    members = population.members
    found = {code: told.of(code) for code in members}
    by_status = {status: tuple(c for c in members if found[c] == status) for status in STATUSES}
    codes: Any = {status.replace(" ", "_"): some for status, some in by_status.items()}
    counts: Any = {f"n_{name}": len(some) for name, some in codes.items()}
    alike = dict.fromkeys(members, Fraction(1))
    noted = (one for code in members for one in told.said.get(code, ()) if not one.kinds)
    return CoverageRow(
        code=population.code,
        name=population.name,
        by=population.by,
        n_members=len(members),
        **counts,
        n_legal_basis=len(facts.by_basis(told.ties_with(by_status["documented"]))[1]),
        share=_share(by_status, alike, "denied"),
        share_if_lists_complete=_share(by_status, alike, "denied", "unlisted"),
        weight_share=None if _lacking(members, weights) else _share(by_status, weights, "denied"),
        members=members,
        **codes,
        remarks=tuple(f"{one.what}: {one.standing}" for one in noted),
        evidence=told.evidence(members),
        of=population,
        told=told,
    )


def _share(
    by_status: Mapping[Status, Collection[str]], weights: Mapping[str, Fraction], *without: Status
) -> Interval:
    """Return the share of the weight that is documented, to that of all `without` some."""
    of = {s: sum((weights[code] for code in by_status[s]), Fraction(0)) for s in STATUSES}
    whole, out = (sum((of[s] for s in some), Fraction(0)) for some in (STATUSES, without))
    return Interval(of["documented"] / whole, (whole - out) / whole)


def _lacking(members: Iterable[str], weights: Mapping[str, Fraction]) -> str:
    """Return why there is no share by weight, "" where there is one."""
    if missing := [country(code).name for code in members if code not in weights]:
        return f"no weight for {tables.listed(missing, 8)}"
    return "" if any(weights[code] for code in members) else "all weights are 0"


def _no_un_members(told: Statuses) -> Iterator[LeftOut]:
    for code, ties in told.ties.items():
        if ties[0].partner_kind == "country" and not country(code).un_member:
            reason = "documented, but no member state of the UN"
            yield LeftOut(ties[0].name, reason, told.evidence([code]), "no UN member")
