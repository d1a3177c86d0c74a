"""Currency codes against ISO 4217."""

from __future__ import annotations

import pycountry

from belarus_stic.reference import CURRENCIES
from belarus_stic.reference.tables_file import read_tables

# Codes that ISO 4217 took up or withdrew between the releases of pycountry the tests may meet.
CHANGED_SINCE_2024 = {"ANG", "BGN", "CUC", "SLL", "XAD", "XCG", "ZWG", "ZWL"}
# Codes that sources on 1991-2013 use and ISO 4217 has withdrawn.
WITHDRAWN = {"BYB", "BYR", "DEM", "EEK", "FRF", "LTL", "LVL", "NLG", "RUR", "SKK", "XEU"}


def test_codes_in_use_are_those_of_iso() -> None:
    """The codes marked as in use are those of ISO 4217, but for what changed lately."""
    rows = read_tables("currencies.json")["currencies"]
    actual = {code for code, _, status in rows if status == "active"}
    expected = {currency.alpha_3 for currency in pycountry.currencies}
    assert (actual ^ expected) <= CHANGED_SINCE_2024
    assert expected <= set(CURRENCIES)
    assert {status for _, _, status in rows} == {"active", "historic"}


def test_withdrawn_codes_are_known_too() -> None:
    """Amounts in the currencies of their time can be read."""
    assert set(CURRENCIES) >= WITHDRAWN
    assert WITHDRAWN.isdisjoint(currency.alpha_3 for currency in pycountry.currencies)


def test_codes_are_listed_in_order() -> None:
    """Each once."""
    assert list(CURRENCIES) == sorted(set(CURRENCIES))
    assert len(CURRENCIES) == len(set(CURRENCIES))


def test_refuses_what_is_no_code() -> None:
    """Names, small letters and numbers are no codes."""
    assert [code for code in ("euro", "eur", "EURO", "", 978) if code in CURRENCIES] == []
