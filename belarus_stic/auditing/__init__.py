"""Whether a profile agrees with itself: general rules over its records.

A rule compares records with each other and with the dated tables of countries and groups. It
speaks only where the bounds that a source's words set make it certain; what they leave open is
among what was left out, with the reason.
"""

from __future__ import annotations

from typing import Any, get_args

from attrs import frozen

from belarus_stic.auditing import _claims, _counts, _figures, _totals
from belarus_stic.auditing._view import Finding, Kind, Rule, Severity, View, listed
from belarus_stic.errors import OptionError
from belarus_stic.model import Profile
from belarus_stic.table import Column, LeftOut, Table, counted

__all__ = ["Audit", "Finding", "Kind", "Severity", "audit"]

_RULES: tuple[Rule, ...] = (
    _counts.count,
    _claims.denial,
    _claims.membership,
    _claims.open_lists,
    _figures.denominator,
    _figures.duration,
    _figures.undated,
    _figures.value,
    _figures.window,
    _totals.shares,
    _totals.total,
)
_SEVERITIES = get_args(Severity)
_PLACES_SHOWN = 3


@frozen(repr=False)
class Audit(Table[Finding]):
    """The findings of an audit by severity, kind and records; `agrees` holds what was in order.

    `name` is that of the profile. `audit["denial"]` is the one finding of a kind.
    """

    title = "Audit"
    keys = ("kind",)

    name: str = ""
    agrees: tuple[Finding, ...] = ()

    def columns(self) -> tuple[Column, ...]:
        """Severity, kind, and what was found with the first statements behind it."""
        return (
            Column("Severity", lambda row: row.severity),
            Column("Kind", lambda row: row.kind),
            Column("What the records say", lambda row: f"{row.text} [{_places(row)}]"),
        )

    def headline(self) -> str:
        """Return how many findings there are of each severity, and how many checks agree."""
        found = [
            counted(number, severity)
            for severity in _SEVERITIES
            if (number := sum(row.severity == severity for row in self))
        ]
        checks = counted(len(self.agrees), "check agrees", "checks agree")
        return (
            f"{listed(found) or 'No findings'} in the records on {self.name} as of {self.on}; "
            f"{checks}."
        )

    def notes(self) -> tuple[str, ...]:
        """Return what agrees, then method, caveats, what was left out and sources."""
        return (*(f"Agrees: {row.text}" for row in self.agrees), *super().notes())

    def _about(self) -> dict[str, Any]:
        agrees = [self._flat(row) for row in self.agrees]
        return {**super()._about(), "name": self.name, "agrees": agrees}


def _places(row: Finding) -> str:
    return listed(row.locators, _PLACES_SHOWN)


def audit(profile: Profile) -> Audit:
    """Check whether the records of a profile agree with each other and with the reference tables.

    Each rule is general: it knows no country and no source. Memberships are read at the date of
    the record that claims them, or at `profile.as_of`. The rules, by the kind of their findings:
    `count`, `denial`, `denominator`, `duration`, `membership`, `open list`, `total`, `undated`,
    `value`, `window`; `Finding` says what the severities mean. What was checked and is in order is
    in `Audit.agrees`, what could not be checked in `Audit.left_out`.

    >>> from belarus_stic import load_profile
    >>> found = audit(load_profile())
    >>> found["denial"].severity, found["denial"].locators[-1]
    ('tension', 'bilateral-agreements.4.1')

    Raises `OptionError` for anything but a profile: a graph has lost what an audit looks at.
    """
    if not isinstance(profile, Profile):
        message = f"audit takes a Profile, not {type(profile).__name__}"
        raise OptionError(message)
    outcomes = [outcome for rule in _RULES for outcome in rule(View(profile))]
    findings = sorted(
        (outcome for outcome in outcomes if isinstance(outcome, Finding)),
        key=lambda found: (_SEVERITIES.index(found.severity), found.kind, found.records),
    )
    return Audit(
        rows=tuple(found for found in findings if found.severity != "agrees"),
        agrees=tuple(found for found in findings if found.severity == "agrees"),
        method=(
            "General rules over all records; a finding only where the bounds that the source's "
            "words set make it certain."
        ),
        on=profile.as_of,
        sources=tuple(source.name for source in profile.sources),
        caveats=("What is not found is not proved: only what the records state twice is checked.",),
        left_out=tuple(outcome for outcome in outcomes if isinstance(outcome, LeftOut)),
        name=profile.name,
    )
