"""International science and technology co-operation of a country, as typed and cited data.

Everything public is listed here and loaded on first use, so that importing the package is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belarus_stic.auditing import audit
    from belarus_stic.briefing import brief
    from belarus_stic.coverage import regional_coverage
    from belarus_stic.errors import BelarusSticError
    from belarus_stic.facts import ties
    from belarus_stic.files import load_profile, save_profile, verify_source
    from belarus_stic.funding import funding_breakdown
    from belarus_stic.graph import country_graph, partnership_graph, record_graph
    from belarus_stic.model import Profile
    from belarus_stic.ranking import criterion, rank_partners
    from belarus_stic.reference import countries, country, groups, members
    from belarus_stic.report import dossier, indicators, records, timeline
    from belarus_stic.tables import Table
    from belarus_stic.values import Period, Quantity

__version__: str
__all__ = [
    "BelarusSticError",
    "Period",
    "Profile",
    "Quantity",
    "Table",
    "audit",
    "brief",
    "countries",
    "country",
    "country_graph",
    "criterion",
    "dossier",
    "funding_breakdown",
    "groups",
    "indicators",
    "load_profile",
    "members",
    "partnership_graph",
    "rank_partners",
    "record_graph",
    "records",
    "regional_coverage",
    "save_profile",
    "ties",
    "timeline",
    "verify_source",
]

# The rooms, from the top down, and what each gives to the public names; the imports above say the
# same to type checkers.
_ROOMS = {
    "briefing": ("brief",),
    "report": ("dossier", "indicators", "records", "timeline"),
    "auditing": ("audit",),
    "coverage": ("regional_coverage",),
    "funding": ("funding_breakdown",),
    "ranking": ("criterion", "rank_partners"),
    "graph": ("country_graph", "partnership_graph", "record_graph"),
    "facts": ("ties",),
    "files": ("load_profile", "save_profile", "verify_source"),
    "model": ("Profile",),
    "tables": ("Table",),
    "charts": (),
    "reference": ("countries", "country", "groups", "members"),
    "values": ("Period", "Quantity"),
    "errors": ("BelarusSticError",),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # pragma: no branch
    # Hidden from type checkers, which would take any misspelt name for an object.
    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("belarus-stic")
        if name in _ROOMS:
            return import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            from belarus_stic.errors import nearest

            message = f"module {__name__!r} has no attribute {name!r}{nearest(name, __all__)}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return [*__all__, *_ROOMS, "__version__"]
