"""Reference facts: countries, areas, dated group memberships, exchange rates and currencies.

Everything is loaded on first use from the JSON files of the package, never at import.
"""

from belarus_stic.reference.countries import (
    Area,
    Country,
    area,
    areas,
    countries,
    country,
    country_codes,
)
from belarus_stic.reference.currencies import CURRENCIES
from belarus_stic.reference.groups import (
    FactSource,
    Group,
    GroupMembership,
    group,
    group_codes,
    groups,
    members,
    name_of,
)
from belarus_stic.reference.rates import ExchangeRate, RateSeries, exchange_rate

__all__ = [
    "CURRENCIES",
    "Area",
    "Country",
    "ExchangeRate",
    "FactSource",
    "Group",
    "GroupMembership",
    "RateSeries",
    "area",
    "areas",
    "countries",
    "country",
    "country_codes",
    "exchange_rate",
    "group",
    "group_codes",
    "groups",
    "members",
    "name_of",
]
