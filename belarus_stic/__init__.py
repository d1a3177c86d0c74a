"""International science and technology co-operation of a country, as typed and cited data.

Everything public is listed here and loaded on first use, so that importing the package is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belarus_stic.auditing import Audit, audit
    from belarus_stic.coverage import Coverage, regional_coverage
    from belarus_stic.errors import BelarusSticError
    from belarus_stic.files import load_profile, save_profile, verify_source
    from belarus_stic.funding import Funding, funding_breakdown
    from belarus_stic.graph import Ties, country_graph, partnership_graph, ties
    from belarus_stic.model import Citation, Profile
    from belarus_stic.ranking import (
        Ranking,
        around_equal,
        concentration,
        criterion,
        importance_order,
        rank_partners,
        stated_shares,
    )
    from belarus_stic.reference import country, members
    from belarus_stic.table import Table
    from belarus_stic.values import Period, Quantity

__version__: str
__all__ = [
    "Audit",
    "BelarusSticError",
    "Citation",
    "Coverage",
    "Funding",
    "Period",
    "Profile",
    "Quantity",
    "Ranking",
    "Table",
    "Ties",
    "around_equal",
    "audit",
    "concentration",
    "country",
    "country_graph",
    "criterion",
    "funding_breakdown",
    "importance_order",
    "load_profile",
    "members",
    "partnership_graph",
    "rank_partners",
    "regional_coverage",
    "save_profile",
    "stated_shares",
    "ties",
    "verify_source",
]

# Where each name lives; the imports above say the same to type checkers.
_ROOMS = {
    "auditing": ("Audit", "audit"),
    "coverage": ("Coverage", "regional_coverage"),
    "errors": ("BelarusSticError",),
    "files": ("load_profile", "save_profile", "verify_source"),
    "funding": ("Funding", "funding_breakdown"),
    "graph": ("Ties", "country_graph", "partnership_graph", "ties"),
    "model": ("Citation", "Profile"),
    "ranking": (
        "Ranking",
        "around_equal",
        "concentration",
        "criterion",
        "importance_order",
        "rank_partners",
        "stated_shares",
    ),
    "reference": ("country", "members"),
    "table": ("Table",),
    "values": ("Period", "Quantity"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # pragma: no branch
    # Hidden from type checkers, which would take any misspelt name for an object.
    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("belarus-stic")
        if name not in _HOMES:
            from belarus_stic.errors import nearest

            message = f"module {__name__!r} has no attribute {name!r}{nearest(name, __all__)}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
