"""The rows of the answer: the countries of one population by status, and who stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Literal, get_args

from attrs import frozen

from belarus_stic.coverage._populations import Population
from belarus_stic.coverage._statuses import (
    Status,
    Statuses,
    among,
    date_of,
    list_kinds,
    speaks_at,
)
from belarus_stic.errors import UnknownKeyError
from belarus_stic.graph import TieKind
from belarus_stic.model import Citation
from belarus_stic.reference import country
from belarus_stic.table import LeftOut
from belarus_stic.values import Quantity

Verdict = Literal["holds", "does not hold", "undecided"]


@frozen
class Beside:
    """A country beside the members that are counted: why it is not one of them, and its status."""

    code: str
    name: str
    why: str
    status: Status
    evidence: tuple[Citation, ...]

    def __str__(self) -> str:
        return f"{self.name} ({self.why}; {_in_words(self.status)})"


@frozen
class Claim:
    """What a source itself says of the share: the figure, its words, and whether it holds.

    `verdict` compares it with the share computed here, and is "undecided" where the two intervals
    overlap or the figure has no bounds. A bare percentage is read as rounded to its last digit.
    """

    figure: str
    value: Quantity
    wording: str
    verdict: Verdict
    evidence: tuple[Citation, ...]

    def __str__(self) -> str:
        return f'{self.value} ("{self.wording}")' if self.wording else str(self.value)


@frozen
class CoverageRow:
    """How far a tie reaches into one area, group or list.

    `covered` of `members` countries are documented. Every member stands in exactly one of
    `documented`, `denied` (a source says there is none), `not_named` (sources are silent, and no
    list is complete) and `none` (a complete list does not name it); `disputed` are those of the
    documented that a source also denies. The share of the members lies from `share_low`, the
    documented that nobody denies / members, to `share_high`, which counts the disputed and the not
    named too. Countries stand as alpha-3 codes.

    Beside the members: `others` (members of another kind than full), `outside` (named by a source
    as if they were members), `joined_later` and `left_since`. `claims` are the source's own words
    on this share. `weighted_low` and `weighted_high` are the share of the members' weight, where
    weights were given for all of them.
    """

    code: str
    name: str
    kind: str
    covered: int
    members: int
    share_low: Fraction
    share_high: Fraction
    documented: tuple[str, ...]
    denied: tuple[str, ...]
    not_named: tuple[str, ...]
    none: tuple[str, ...]
    disputed: tuple[str, ...]
    others: tuple[Beside, ...]
    outside: tuple[Beside, ...]
    joined_later: tuple[Beside, ...]
    left_since: tuple[Beside, ...]
    claims: tuple[Claim, ...]
    weighted_low: Fraction | None
    weighted_high: Fraction | None
    evidence: tuple[Citation, ...]

    @property
    def share(self) -> str:
        """The share in words with one decimal, "48.1 %", or "46.4 to 50.0 %" where it is open."""
        return _percent(self.share_low, self.share_high)

    def status(self, name_or_code: str) -> Status:
        """Return the status of one member.

        Raises `UnknownKeyError` for a country that is no member here, `UnknownCountryError` for
        what is no country.
        """
        code = country(name_or_code).alpha3
        for status in get_args(Status):
            if code in getattr(self, status):
                return status  # type: ignore[no-any-return]
        message = f"{country(code).name} is not among the members counted for {self.name}"
        raise UnknownKeyError(message)


def row_of(
    found: Statuses,
    population: Population,
    weight_of: Mapping[str, Fraction] | None,
    left_out: list[LeftOut],
) -> CoverageRow:
    """Return the row of a population that has members.

    A weighted share that fails is left out, and so is what a source claims for another date.
    """
    by_status: dict[Status, list[str]] = {status: [] for status in get_args(Status)}
    for code in population.members:
        by_status[found.of(code)].append(code)
    documented, not_named = by_status["documented"], by_status["not_named"]
    disputed = [code for code in documented if found.disputed(code)]
    certain = [code for code in documented if code not in disputed]
    total = len(population.members)
    low = Fraction(len(certain), total)
    high = Fraction(len(documented) + len(not_named), total)
    weighted_low = weighted_high = None
    if weight_of is not None:
        weight = {code: weight_of[code] for code in population.members if code in weight_of}
        whole = sum(weight.values(), Fraction(0))
        missing = [country(code).name for code in population.members if code not in weight]
        if missing or not whole:
            reason = f"no weight for {', '.join(missing)}" if missing else "all weights are zero"
            left_out.append(LeftOut(f"weighted share of {population.name}", reason))
        else:
            open_codes = [*disputed, *not_named]
            weighted_low = sum((weight[code] for code in certain), Fraction(0)) / whole
            weighted_high = weighted_low + sum((weight[c] for c in open_codes), Fraction(0)) / whole
    return CoverageRow(
        code=population.code,
        name=population.name,
        kind=population.kind,
        covered=len(documented),
        members=total,
        share_low=low,
        share_high=high,
        documented=tuple(documented),
        denied=tuple(by_status["denied"]),
        not_named=tuple(not_named),
        none=tuple(by_status["none"]),
        disputed=tuple(disputed),
        others=_beside(found, population, population.others),
        outside=_beside(found, population, population.outside),
        joined_later=_beside(found, population, population.joined_later),
        left_since=_beside(found, population, population.left_since),
        claims=tuple(_claims(found, population, low, high, left_out)),
        weighted_low=weighted_low,
        weighted_high=weighted_high,
        evidence=_each_once(population.evidence, *map(found.evidence, population.members)),
    )


def _beside(
    found: Statuses, population: Population, reasons: Mapping[str, str]
) -> tuple[Beside, ...]:
    network = found.network
    named = found.named.get(population.among or "", {})
    return tuple(
        Beside(
            code=code,
            name=country(code).name,
            why=why,
            status=found.of(code),
            evidence=_each_once(
                population.evidence, network.evidence(*named.get(code, ())), found.evidence(code)
            ),
        )
        for code, why in sorted(reasons.items())
    )


def _each_once(*citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(citations)))


def _claims(
    found: Statuses,
    population: Population,
    low: Fraction,
    high: Fraction,
    left_out: list[LeftOut],
) -> Iterator[Claim]:
    """Yield the percentages whose counted lists are all of this population and of the ties asked.

    One that speaks of another date is left out, as there is no share of that date to compare.
    A count ("over 45 agreements") is a number of agreements, and claims nothing of countries.
    """
    network = found.network
    if population.among is None or len(found.kinds) != 1:
        return
    for record, attributes in sorted(network.records("figure")):
        lists = [edge.party for edge in network.edges_of(record, "counts")]
        value = Quantity.parse(attributes["quantity"])
        if value.unit != "%" or not lists:
            continue
        if not all(
            among(network, name) == population.among and found.kinds[0] in list_kinds(network, name)
            for name in lists
        ):
            continue
        claim = Claim(
            figure=record,
            value=value,
            wording=attributes.get("wording", ""),
            verdict=_verdict(value, low * 100, high * 100),
            evidence=network.evidence(record),
        )
        if speaks_at(network, record):
            yield claim
        else:
            what = f"{population.name}: the source says {claim}"
            reason = f"it speaks as of {date_of(network, record)}, not of {network.on}"
            left_out.append(LeftOut(what, reason, claim.evidence))


def _verdict(claimed: Quantity, low: Fraction, high: Fraction) -> Verdict:
    least, most = (None if b is None else Fraction(b) for b in (claimed.low, claimed.high))
    if claimed.hedge == "exact" and claimed.stated is not None:
        half = Fraction(10) ** int(claimed.stated.as_tuple().exponent) / 2
        least, most = Fraction(claimed.stated) - half, Fraction(claimed.stated) + half
    elif least is None and most is None:
        return "undecided"
    above = least is None or low > least or (low == least and not claimed.low_open)
    below = most is None or high < most or (high == most and not claimed.high_open)
    if above and below:
        return "holds"
    too_low = least is not None and (high < least or (high == least and claimed.low_open))
    too_high = most is not None and (low > most or (low == most and claimed.high_open))
    return "does not hold" if too_low or too_high else "undecided"


def notes_of(row: CoverageRow, *, alone: bool) -> Iterator[str]:
    """Yield who is behind a row's numbers; whoever is covered or missing only where it is alone."""
    for heading, codes, always in (
        ("covered", row.documented, False),
        ("covered, but also denied", row.disputed, True),
        ("denied", row.denied, True),
        ("none", row.none, False),
        ("not named", row.not_named, False),
    ):
        if codes and (alone or always):
            names = sorted(country(code).name for code in codes)
            yield f"{label(row)}, {heading}: {', '.join(names)}"
    for heading, beside in (
        ("other members, not counted", row.others),
        ("named among them, but no members", row.outside),
        ("joined later", row.joined_later),
        ("left since", row.left_since),
    ):
        if beside:
            yield f"{label(row)}, {heading}: {', '.join(sorted(map(str, beside)))}"
    for claim in row.claims:
        yield f"{label(row)}, the source says {claim}: {claim.verdict} beside {row.share}"


def label(row: CoverageRow) -> str:
    """Return the short name of a row."""
    return row.code if row.kind == "group" else row.name


def words(kinds: Iterable[TieKind]) -> str:
    """Return kinds of tie in a sentence: "agreement, programme or joint budget"."""
    *others, last = [_in_words(kind) for kind in dict.fromkeys(kinds)]
    return f"{', '.join(others)} or {last}" if others else last


def weighted_share(row: CoverageRow) -> str:
    """Return the share of the weight in words, or nothing."""
    if row.weighted_low is None or row.weighted_high is None:
        return ""
    return _percent(row.weighted_low, row.weighted_high)


def _in_words(word: str) -> str:
    return word.replace("-", " ").replace("_", " ")


def _percent(low: Fraction, high: Fraction) -> str:
    least, most = (f"{Decimal(round(share * 1000)) / 10:.1f}" for share in (low, high))
    return f"{least} %" if low == high else f"{least} to {most} %"
