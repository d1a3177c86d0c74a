"""What a reference is, what it is called, and which countries it stands for."""

from collections.abc import Mapping

from belarus_stic import reference
from belarus_stic.model import LABEL, Enumeration, Organisation, Profile
from belarus_stic.values import Period


def kind_of(profile: Profile, ref: str) -> str:
    """Return what a reference is: "country", "group", "area", "label" or a kind of record.

    Kinds of records are the names of their classes in small letters; an enumeration is a "list".
    """
    if ref in profile:
        record_type = type(profile[ref])
        return "list" if record_type is Enumeration else record_type.__name__.lower()
    if ref in profile.own_groups or ref in reference.group_codes():
        return "group"
    if ref in reference.country_codes():
        return "country"
    return "area" if reference.is_area(ref) else "label"


def name_of(profile: Profile, ref: str, *, short: bool = False) -> str:
    """Return the name people know a reference by; `short` the name in print, where there is one.

    >>> from belarus_stic import load_profile
    >>> name_of(load_profile(), "EU"), name_of(load_profile(), "EU", short=True)
    ('European Union', 'EU')
    """
    if ref in profile:
        record = profile[ref]
        return (record.short_name if short else None) or record.name
    if ref in profile.own_groups:
        return ref if short else profile.own_groups[ref].name
    return reference.name_of(ref, short=short) or ref.removeprefix(LABEL)


def partner_of(profile: Profile, ref: str) -> str | None:
    """Return the country or group a party stands for: itself, or an organisation's own."""
    if ref not in profile:
        return ref if kind_of(profile, ref) in {"country", "group"} else None
    record = profile[ref]
    return (record.country or record.same_as) if isinstance(record, Organisation) else None


def countries_of(profile: Profile, ref: str) -> tuple[str, ...]:
    """Return the foreign countries a reference stands for: itself, its own, or those it names."""
    parties: list[str | None] = [partner_of(profile, ref)]
    if ref in profile and not isinstance(profile[ref], Organisation):
        parties = [partner_of(profile, party) for _, party in profile[ref].references()]
    foreign = reference.country_codes() - {profile.home}
    return tuple(dict.fromkeys(party for party in parties if party in foreign))


def members_of(profile: Profile, ref: str, on: Period) -> Mapping[str, str]:
    """Return the members of a group, area or label with their kind of membership.

    `on` is read at its last day. Members of a label are the countries with a standing among it.

    Raises `NotCoveredError` or `InvalidPeriodError` where the date has no members to give.
    """
    match kind_of(profile, ref):
        case "group":
            return reference.members(ref, on=on.last_day or on, own=profile.own_groups)
        case "area":
            return dict.fromkeys(reference.area(ref).members, "in the area")
    return {
        standing.partner: standing.standing
        for standing in profile.standings
        if standing.among == ref and standing.partner in reference.country_codes()
    }


def full_members_of(profile: Profile, ref: str, on: Period) -> Mapping[str, str]:
    """Return the members that count as full, as `members_of` does."""
    members = members_of(profile, ref, on)
    if kind_of(profile, ref) != "group":
        return members
    full = reference.group(ref, own=profile.own_groups).full_kinds
    return {member: kind for member, kind in members.items() if kind in full}
