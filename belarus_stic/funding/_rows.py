"""The rows of a funding breakdown, and how they are worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from belarus_stic.funding._amounts import Amount, Kind
from belarus_stic.funding._bounds import Bounds, in_threes
from belarus_stic.funding._conversion import Conversion
from belarus_stic.model import Citation
from belarus_stic.table import LeftOut
from belarus_stic.values import Period, Quantity

By = Literal["channel", "funder", "stage", "purpose", "period", "scope"]

NOT_STATED = "not stated"
# What a source says of the country as a whole runs through no one channel.
NATIONAL = "no one channel (national)"
# How the reasons begin that many amounts share, so that people are shown them once.
NO_TOTAL = "in no total: "
OTHER_PURPOSE = "for another purpose: "
ONLY_ONE = "is the only one of its kind"

_WORDS = {
    "exact": "",
    "about": "about ",
    "over": "over ",
    "at least": "at least ",
    "under": "under ",
    "at most": "at most ",
    "range": "",
}


@frozen
class FundingRow:
    """An amount, a total, a percentage of money, or a figure that follows from two others.

    `kind` says which: "stated" by a source, "total" of stated ones, "share" (a percentage, of
    `denominator`), "derived" (a quotient), "given" by the user. `id` is the figure's, or says how
    the row was made of its `inputs`. `group` is what the breakdown is by; `channel` and `funders`
    are ids or codes, `channel_name` and `funder_names` what people call them. `amount` adds only
    to what it may be added to (`Amount`). `per` is "annual" and the like, or what money is divided
    by. `periods` is one period for a stated amount and all of them for a total. `share` is the
    part of the total that an amount is added in, `conversion` the amount in the currency asked.
    The `amount` of a derived row is rounded outwards at the last digit; `quotient` has its exact
    bounds, and `shown` what people are shown of it.
    """

    group: str
    id: str
    name: str
    kind: Kind
    amount: Amount
    channel: str = ""
    channel_name: str = ""
    funders: tuple[str, ...] = ()
    funder_names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    indicator: str | None = None
    stage: str | None = None
    purpose: str | None = None
    scope: str | None = None
    per: str | None = None
    periods: tuple[Period, ...] = ()
    as_of: Period | None = None
    denominator: str | None = None
    inputs: tuple[str, ...] = ()
    quotient: Bounds | None = None
    share: Bounds | None = None
    conversion: Conversion | None = None
    note: str | None = None
    evidence: tuple[Citation, ...] = ()

    @property
    def period(self) -> Period | None:
        """The period of a row that has one."""
        return self.periods[0] if len(self.periods) == 1 else None

    @property
    def shown(self) -> str:
        """The amount as people are shown it, a source's as stated and a derived one rounded."""
        return self.quotient.rounded() if self.quotient else signed(self.amount.value)

    @property
    def terms(self) -> str:
        """What kind of amount it is, in words; its purpose stands apart."""
        per = None if self.per == "total" else self.per
        scope = "scope unstated" if self.scope == "unstated" else self.scope
        parts: list[str | None]
        match self.kind:
            case "given":
                parts = ["given by the user"]
            case "derived":
                of = f"of {self.denominator}" if self.denominator else None
                parts = ["derived", per and f"per {per}", of]
            case "share":
                parts = [f"of {self.denominator}", per]
            case "total":
                parts = [f"total of {len(self.inputs)}", self.stage, scope]
            case _:
                parts = [self.stage, scope, per]
        return ", ".join(filter(None, parts))


def words(quantity: Quantity) -> str:
    """Return a quantity as a sentence has it.

    >>> words(Quantity.parse(">1000000 USD")), words(Quantity.parse("3..4 %"))
    ('over 1,000,000 USD', '3 to 4 %')
    """
    ends = (quantity.stated,) if quantity.stated is not None else (quantity.low, quantity.high)
    numbers = " to ".join(f"{number:,f}" for number in ends)
    return f"{_WORDS[quantity.hedge]}{numbers} {quantity.unit}".rstrip()


def signed(quantity: Quantity) -> str:
    """Return a quantity in its notation, with its digits in threes.

    >>> signed(Quantity.parse("~1840000 EUR"))
    '~1,840,000 EUR'
    """
    return in_threes(str(quantity))


def by_reason(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return what was left out, with all that has the same reason together."""
    found: dict[str, list[LeftOut]] = defaultdict(list)
    for left in left_out:
        found[left.reason].append(left)
    return tuple(
        LeftOut("; ".join(left.what for left in alike), why) for why, alike in found.items()
    )
