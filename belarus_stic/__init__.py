"""International science and technology co-operation of a country, as typed and cited data.

Everything public is listed here and loaded on first use, so that importing the package is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belarus_stic.errors import BelarusSticError
    from belarus_stic.files import load_profile, save_profile, verify_source
    from belarus_stic.graph import Ties, country_graph, partnership_graph, ties
    from belarus_stic.model import Citation, Profile
    from belarus_stic.reference import country, members
    from belarus_stic.table import Table
    from belarus_stic.values import Period, Quantity

__version__: str
__all__ = [
    "BelarusSticError",
    "Citation",
    "Period",
    "Profile",
    "Quantity",
    "Table",
    "Ties",
    "country",
    "country_graph",
    "load_profile",
    "members",
    "partnership_graph",
    "save_profile",
    "ties",
    "verify_source",
]

# Where each name lives; the imports above say the same to type checkers.
_ROOMS = {
    "errors": ("BelarusSticError",),
    "files": ("load_profile", "save_profile", "verify_source"),
    "graph": ("Ties", "country_graph", "partnership_graph", "ties"),
    "model": ("Citation", "Profile"),
    "reference": ("country", "members"),
    "table": ("Table",),
    "values": ("Period", "Quantity"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:
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
