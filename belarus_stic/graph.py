"""The ties of a profile as networkx graphs, and a pruned graph read back as ties."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from belarus_stic.facts import Ties, TiesAsked
from belarus_stic.model import Profile
from belarus_stic.values import Period

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["country_graph", "partnership_graph", "record_graph", "ties_asked"]


def partnership_graph(
    profile: Profile, *, on: Period | date | str | int | None = None
) -> "nx.MultiGraph":
    """Return the ties at `on` as a multigraph of countries and groups."""
    raise NotImplementedError


def record_graph(profile: Profile) -> "nx.MultiDiGraph":
    """Return every record and what it names; never the input of an answer."""
    raise NotImplementedError


def country_graph(
    profile_or_graph: "Profile | nx.MultiGraph",
    *,
    counting: Literal["full", "fractional"] = "full",
) -> "nx.Graph":
    """Return the weighted graph of the countries that records bring together."""
    raise NotImplementedError


def ties_asked(
    profile: Profile,
    ties: "Ties | nx.MultiGraph | None" = None,
    on: Period | date | str | int | None = None,
) -> TiesAsked:
    """Return the ties an answer is to use, and the date it is asked for.

    `ties` is a table of `ties()` that the caller filtered, or a graph of `partnership_graph()` that
    the caller pruned; none means all. The one entry of every answer.
    """
    raise NotImplementedError
