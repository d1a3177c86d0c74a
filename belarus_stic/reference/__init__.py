"""Reference facts: countries, areas, dated group memberships, exchange rates and currencies.

Everything is loaded on first use from the JSON files in `data/reference`, never at import; each
file says in `about` where its facts come from.

- `countries`: ISO 3166-1 and UN M49. A name that sources write and that no rule reads is added to
  the row of its country; a name or code to be refused, with the reason, to `refused`.
- `names`: the rules by which names of countries and groups are compared. A shortened word that
  sources use is added to `words.json`.
- `groups`: memberships by day and kind. A group is a row of `groups`, its memberships with their
  kind, days and source, and a row for each source; a table is carried on by moving `covers`.
- `lookup`: a country, a group or an area by any name, and what was meant by an unknown one.
- `rates`: exchange rates, the packaged ones and those a profile brings.
- `currencies`: the codes of ISO 4217. `tables_file`: the reader of the JSON files.
"""

from belarus_stic.reference.countries import (
    Area,
    Country,
    area,
    areas,
    countries,
    country_codes,
    is_area,
    nearest_country,
    refusal,
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
from belarus_stic.reference.lookup import code_of, country, group_or_area
from belarus_stic.reference.rates import ExchangeRate, RateSeries, exchange_rate, packaged_rates

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
    "code_of",
    "countries",
    "country",
    "country_codes",
    "exchange_rate",
    "group",
    "group_codes",
    "group_or_area",
    "groups",
    "is_area",
    "members",
    "name_of",
    "nearest_country",
    "packaged_rates",
    "refusal",
]
