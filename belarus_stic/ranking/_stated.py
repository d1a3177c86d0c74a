"""What the sources themselves say of a partner's place: positions, and shares of a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from belarus_stic.errors import NotAnswerableError, OptionError, nearest
from belarus_stic.graph import Network, ProfileOrGraph, Tie, network_of
from belarus_stic.model import LABEL, Citation
from belarus_stic.table import Column, Table
from belarus_stic.values import Period, Quantity

# Positions that put one partner above another; a smaller number is a higher tier.
_TIERS: Mapping[str, int] = {"leading": 0, "top tier": 0, "second tier": 1}
NOT_NAMED = "not named"
# Positions that an agreement between governments contradicts.
_DENIALS = frozenset({"no agreement", "no official contacts"})


@frozen
class Position:
    """A place the source gives a country, among others or not."""

    partner: str
    place: str
    among: str
    evidence: tuple[Citation, ...]


@frozen
class Share:
    """A percentage the source states for one country, of a whole that `of` names."""

    partner: str
    share: Quantity
    indicator: str
    of: str
    when: str
    evidence: tuple[Citation, ...]

    @property
    def whole(self) -> tuple[str, str, str]:
        """What shares must have in common to be parts of one whole."""
        return self.of, self.indicator, self.when


@frozen
class Claim:
    """The source puts one country above another, or denies it a tie (`lower` is then `None`).

    `contradicted` says that a tie is documented all the same.
    """

    higher: str
    lower: str | None
    words: str
    evidence: tuple[Citation, ...]
    contradicted: bool = False


def positions(network: Network) -> tuple[Position, ...]:
    """Return what the source says of the places of countries, home's own memberships left out."""
    found = []
    for record, attributes in network.records("position"):
        among = [edge.party for edge in network.edges_of(record, "among")]
        for edge in network.edges_of(record, "partner"):
            if network.nodes[edge.party]["kind"] != "country" or attributes["place"] == "member":
                continue
            found.append(
                Position(
                    partner=edge.party,
                    place=attributes["place"],
                    among=among[0].removeprefix(LABEL) if among else "",
                    evidence=network.evidence(record),
                )
            )
    return tuple(found)


def shares(network: Network) -> tuple[Share, ...]:
    """Return the percentages that figures state for exactly one foreign country."""
    found = []
    for record, attributes in network.records("figure"):
        value = Quantity.parse(attributes["quantity"])
        partners = {
            edge.party
            for edge in network.edges_of(record, "about")
            if network.nodes[edge.party]["kind"] == "country" and edge.party != network.home
        }
        if value.unit == "%" and len(partners) == 1:
            found.append(
                Share(
                    partner=partners.pop(),
                    share=value,
                    indicator=attributes["indicator"],
                    of=attributes["denominator"],
                    when=attributes.get("period") or attributes.get("as_of") or "",
                    evidence=network.evidence(record),
                )
            )
    return tuple(sorted(found, key=lambda share: (share.whole, -(_upper(share.share)))))


def _upper(share: Quantity) -> Decimal:
    numbers = [n for n in (share.stated, share.low, share.high) if n is not None]
    return max(numbers)


def claims(network: Network, ties: Sequence[Tie]) -> tuple[Claim, ...]:
    """Return every order that the source states between two countries, and every denied tie."""
    found = []
    tiered = [position for position in positions(network) if position.place in _TIERS]
    for one in tiered:
        for other in tiered:
            same_whole = one.among == other.among and one.partner != other.partner
            if same_whole and _TIERS[one.place] < _TIERS[other.place]:
                found.append(
                    Claim(
                        higher=one.partner,
                        lower=other.partner,
                        words=f"{one.place} against {other.place}"
                        + (f" among {one.among}" if one.among else ""),
                        evidence=_together(one.evidence, other.evidence),
                    )
                )
    by_whole: dict[tuple[str, str, str], list[Share]] = defaultdict(list)
    for share in shares(network):
        by_whole[share.whole].append(share)
    for parts in by_whole.values():
        found += [
            Claim(
                higher=one.partner,
                lower=other.partner,
                words=f"{one.share} against {other.share} of {one.of}",
                evidence=_together(one.evidence, other.evidence),
            )
            for one in parts
            for other in parts
            if one.share.compare(other.share) == "greater"
        ]
    agreements = [tie for tie in ties if tie.kind == "agreement"]
    found += [
        Claim(
            higher=position.partner,
            lower=None,
            words=position.place,
            evidence=_together(
                position.evidence,
                *(tie.evidence for tie in agreements if tie.partner == position.partner),
            ),
            contradicted=any(tie.partner == position.partner for tie in agreements),
        )
        for position in positions(network)
        if position.place in _DENIALS
    ]
    return tuple(found)


def _together(*evidence: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for part in evidence for citation in part))


@frozen
class StatedShare:
    """A partner's share of a whole as the source states it; `partner` is empty for the rest.

    `share` is `None` where nothing bounds the rest.
    """

    partner: str
    name: str
    share: Quantity | None
    evidence: tuple[Citation, ...]


class StatedShares(Table[StatedShare]):
    """Shares of one whole, the greatest first, and what is left for partners not named."""

    __slots__ = ()
    title = "Stated shares"
    keys = ("partner", "name")

    def columns(self) -> tuple[Column, ...]:
        """Partner, share and the statements behind it."""
        return (
            Column("Partner", lambda row: row.name),
            Column("Share", lambda row: row.share if row.share is not None else "?", right=True),
            Column("Statement", lambda row: [citation.locator for citation in row.evidence]),
        )

    def headline(self) -> str:
        """Return the named shares and the rest in one sentence."""
        parts = [f"{row.name} {row.share if row.share is not None else '?'}" for row in self]
        return f"{', '.join(parts)}: {self.method}"


def stated_shares(
    profile: ProfileOrGraph,
    *,
    of: str | None = None,
    period: Period | str | None = None,
    on: Period | str | None = None,
) -> StatedShares:
    """Return the shares of one whole that the source states by country, with the unnamed rest.

    `of` is the whole: what figures have as their `denominator` (or as their `indicator`), needed
    where the source divides several; `period` picks one period or date where it has several. The
    rest is 100 % less the named shares, bounded as one expression; a hedged share gives a rest
    between bounds.

    >>> from belarus_stic import load_profile
    >>> print(stated_shares(load_profile()).headline())
    Russia 55 %, Germany 9 %, China 8 %, not named 28 %: ...

    Raises `NotAnswerableError` where no shares by country are stated, `OptionError` for an `of` or
    `period` that the source does not have, or where one is needed to tell wholes apart.
    """
    network = network_of(profile, on=on)
    found = shares(network)
    if not found:
        message = "no shares by country are stated; what is needed are figures in % about a country"
        raise NotAnswerableError(message)
    if of is not None:
        found = _pick(found, "of", of, lambda share: {share.of, share.indicator})
    if period is not None:
        found = _pick(found, "period", str(Period.parse(period)), lambda share: {share.when})
    wholes = sorted({share.whole for share in found})
    if len(wholes) > 1:
        listed = "; ".join(f"of={of!r} ({name}), period={when!r}" for of, name, when in wholes)
        message = f"shares of several wholes are stated, pick one with of= and period=: {listed}"
        raise OptionError(message)
    denominator, indicator, when = wholes[0]
    rows = [
        StatedShare(
            partner=share.partner,
            name=network.nodes[share.partner]["name"],
            share=share.share,
            evidence=share.evidence,
        )
        for share in found
    ]
    caveats = [
        "Shares are taken as disjoint: what several partners share would make the rest greater.",
        "Shares are taken as printed; rounding is not added.",
    ]
    rest, problem = _rest([share.share for share in found])
    if len({share.partner for share in found}) < len(found):
        rest, problem = (
            None,
            "A partner's share is stated more than once, so no rest is worked out.",
        )
    if problem:
        caveats.append(problem)
    rows.append(
        StatedShare(
            partner="",
            name=NOT_NAMED,
            share=rest,
            evidence=_together(*(share.evidence for share in found)),
        )
    )
    date = f", {when}" if when else ", undated"
    return StatedShares(
        rows=tuple(rows),
        method=f"{indicator} (% of {denominator}{date}), as the source states it.",
        on=network.on,
        sources=network.sources,
        caveats=tuple(caveats),
    )


def _pick(
    found: Sequence[Share], option: str, wanted: str, names: Callable[[Share], set[str]]
) -> tuple[Share, ...]:
    picked = tuple(share for share in found if wanted in names(share))
    if not picked:
        known = sorted({name for share in found for name in names(share) if name})
        message = (
            f"no shares are stated for {option}={wanted!r}; expected one of {', '.join(known)}"
            f"{nearest(wanted, known)}"
        )
        raise OptionError(message)
    return picked


def _rest(named: Sequence[Quantity]) -> tuple[Quantity | None, str]:
    """Return 100 % less the named shares, and what is wrong where there is no such rest."""
    lows = [share.low for share in named]
    highs = [share.high for share in named]
    least = sum((low for low in lows if low is not None), Decimal(0))
    most = None if None in highs else sum((high for high in highs if high is not None), Decimal(0))
    if least > 100:
        return None, "The named shares sum to more than 100 %: they overlap, so there is no rest."
    low = Decimal(0) if most is None else max(Decimal(0), 100 - most)
    high = 100 - least
    if low == high:
        return Quantity.parse(f"{low:f} %"), ""
    if any(share.low_open for share in named):
        # "Over" has no upper end, so the rest may be nothing.
        return Quantity.parse(f"<{high:f} %"), ""
    return Quantity.parse(f"{low:f}..{high:f} %"), ""
