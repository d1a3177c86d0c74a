"""Reference facts: countries, areas, dated group memberships, exchange rates and currencies.

Everything is loaded on first use from the JSON files of the package, never at import.
"""

from belarus_stic.reference.countries import Area, Country, area, areas, countries, country
from belarus_stic.reference.currencies import CURRENCIES
from belarus_stic.reference.groups import FactSource, Group, Membership, group, groups, members
from belarus_stic.reference.rates import ExchangeRate, exchange_rate

__all__ = [
    "CURRENCIES",
    "Area",
    "Country",
    "ExchangeRate",
    "FactSource",
    "Group",
    "Membership",
    "area",
    "areas",
    "countries",
    "country",
    "exchange_rate",
    "group",
    "groups",
    "members",
]
