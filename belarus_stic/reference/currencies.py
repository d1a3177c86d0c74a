"""Currency codes (ISO 4217)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from belarus_stic.reference.tables_file import by_first

_TABLE = ("currencies.json", "currencies")


class _Currencies(Collection[str]):
    """Codes whose table is read when it is first asked."""

    def __contains__(self, code: object) -> bool:
        return code in by_first(*_TABLE)

    def __iter__(self) -> Iterator[str]:
        return iter(by_first(*_TABLE))

    def __len__(self) -> int:
        return len(by_first(*_TABLE))


CURRENCIES: Collection[str] = _Currencies()
"""Alphabetic currency codes of ISO 4217: those in use, and those withdrawn since 1990.

>>> "EUR" in CURRENCIES, "BYR" in CURRENCIES, "EURO" in CURRENCIES
(True, True, False)
"""
