"""Currency codes (ISO 4217)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from belarus_stic.reference.tables_file import read_tables


class _Currencies(AbstractSet[str]):
    """A set of codes that reads its table when it is first asked."""

    def __contains__(self, code: object) -> bool:
        return code in _load()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(_load()))

    def __len__(self) -> int:
        return len(_load())

    def __repr__(self) -> str:
        return f"<{len(self)} currency codes>"

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> AbstractSet[str]:  # type: ignore[override]
        return frozenset(it)


CURRENCIES: AbstractSet[str] = _Currencies()
"""Alphabetic currency codes of ISO 4217: those in use, and those withdrawn since 1990.

>>> "EUR" in CURRENCIES, "BYR" in CURRENCIES, "EURO" in CURRENCIES
(True, True, False)
"""


@cache
def _load() -> frozenset[str]:
    return frozenset(row[0] for row in read_tables("currencies.json")["currencies"])
