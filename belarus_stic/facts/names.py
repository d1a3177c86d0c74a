"""What a reference is, what it is called, and which countries it stands for."""

from collections.abc import Mapping

from belarus_stic.model import Profile
from belarus_stic.values import Period


def kind_of(profile: Profile, ref: str) -> str:
    """Return what a reference is: "country", "group", "area", "label" or a kind of record.

    Kinds of records are the names of their classes in small letters; an enumeration is a "list".
    """
    raise NotImplementedError


def name_of(profile: Profile, ref: str, *, short: bool = False) -> str:
    """Return the name people know a reference by; `short` the name in print, where there is one."""
    raise NotImplementedError


def partner_of(profile: Profile, ref: str) -> str | None:
    """Return the country or group a party stands for: itself, or an organisation's own."""
    raise NotImplementedError


def countries_of(profile: Profile, ref: str) -> tuple[str, ...]:
    """Return the foreign countries a reference stands for: itself, its own, or those it names."""
    raise NotImplementedError


def members_of(profile: Profile, ref: str, on: Period) -> Mapping[str, str]:
    """Return the members of a group, area or label with their kind of membership.

    `on` is read at its last day. Members of a label are the countries with a standing among it.

    Raises `NotCoveredError` or `InvalidPeriodError` where the date has no members to give.
    """
    raise NotImplementedError


def full_members_of(profile: Profile, ref: str, on: Period) -> Mapping[str, str]:
    """Return the members that count as full, as `members_of` does."""
    raise NotImplementedError
