"""The ties that an answer uses: those a caller asked for, or kept of a table."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from attrs import frozen

from belarus_stic import tables
from belarus_stic.errors import OptionError, UnknownGroupError, UnknownKeyError, quoted
from belarus_stic.facts import phrases
from belarus_stic.facts.dates import date_asked
from belarus_stic.facts.documented import PartnerKind, Tie, in_a_sentence, left_out_at, ties_at
from belarus_stic.facts.names import kind_of, name_of
from belarus_stic.facts.sources import origin
from belarus_stic.model import TIE_KINDS, AgreementLevel, Profile, TieKind
from belarus_stic.reference import country, group
from belarus_stic.tables import choice, choices, counted, in_threes, listed, sentence
from belarus_stic.values import Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@frozen(repr=False, kw_only=True)
class Ties(tables.Table[Tie]):
    """Ties, sorted by name of the partner, kind and record.

    `where` and `filter` keep some of them; an answer takes what was kept as its `ties=`. `partner`
    is the one asked for, `asked` which kinds and level were, in words.
    """

    title: ClassVar[str] = "Ties"
    row_type = Tie
    keys: ClassVar[tuple[str, ...]] = ("partner", "name", "record")

    partner: str = ""
    asked: str = ""

    def columns(self) -> tuple[tables.Column, ...]:
        """Return partner, kind of tie and the record that ties them."""
        return (
            tables.Column("Partner", lambda tie: tie.name),
            tables.Column("Tie", lambda tie: tie.kind),
            tables.Column("Record", lambda tie: tie.record_name),
        )

    def plot(
        self,
        layout: Literal["matrix", "circle"] = "matrix",
        *,
        ax: "Axes | None" = None,
        highlight: str | None = None,
        **kwargs: Any,
    ) -> "Axes":
        """Draw the network of ties with matplotlib, and return the axes.

        "matrix" has a row for each partner with the number of records of each kind of tie; "circle"
        joins the partners that one record brings together, by wider lines where more do.
        `highlight` marks a partner. On `ax` the picture is made to fit, with all its letters;
        without it, it has a figure of its own. `kwargs` are properties of the marks.

        Raises `OptionError` for another layout, `UnknownKeyError` for what is no partner,
        `NotAnswerableError` for a circle of none or of more than 40 partners,
        `MissingPackageError` without matplotlib.
        """
        tables.choice("layout", layout, ("matrix", "circle"))
        found = self.where(partner=highlight).rows if highlight else ()
        if highlight and not found:
            raise UnknownKeyError(f"no tie of this table is with {quoted(highlight)}")
        lead = found[0].partner if found else None

        from belarus_stic.facts import pictures

        sheet = partial(pictures.sheet, self.rows, layout, lead, self.origin.name)
        title = ""
        if layout == "circle":
            some, every = pictures.tied_together(self.rows), len({tie.partner for tie in self})
            whose = f"In the records on {self.origin.name}"
            title = f"{whose}, {len(some)} of {every} partners share one with another"
        return tables.drawn(self, sheet, ax, kwargs, title=title)

    def _headline(self) -> str:
        on = self.on or self.origin.as_of
        found = [
            counted(len(partners), kind)
            for kind in get_args(PartnerKind)
            if (partners := {tie.partner for tie in self if tie.partner_kind == kind})
        ]
        number = counted(len(self), "documented tie") if self.rows else "no documented tie"
        whom = self.partner or listed(found)
        asked = f"{self.asked}{self._basis()}"
        asked = f"{asked} with {whom}" if whom else asked
        before, after = phrases.premise(self.origin, on, self)
        has = f"{self.origin.name} {'has' if on == self.origin.as_of else 'had'} {number}{asked}"
        lead = f"{before}, {has}" if before else has
        return sentence(f"{lead}{after} {self.origin.phrase(on)}")

    def _basis(self) -> str:
        """Return how many of the agreements asked for are a legal basis only."""
        basis = sum(tie.status == "legal basis" for tie in self) if self.asked else 0
        of_them = "" if len(self) == 1 else f"{in_threes(basis)} of them "
        return f", {of_them}a legal basis only," * bool(basis)

    def _notes(self) -> tuple[str, ...]:
        notes = [
            *phrases.basis_notes(self.origin, self.rows),
            *phrases.date_notes(self.origin, self.on or self.origin.as_of, self.rows),
        ]
        if any(tie.partner_kind == "group" for tie in self):
            notes.append("a tie with a group as a whole is no tie with its members")
        return tuple(map(sentence, notes))


@frozen
class TiesAsked:
    """The ties an answer is to use; `removed` are the keys of those the caller took out."""

    ties: tuple[Tie, ...]
    on: Period
    removed: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether the caller took nothing out."""
        return not self.removed


def given_ties(profile: Profile, ties: Ties | frozenset[str] | None, on: Period) -> TiesAsked:
    """Return the ties to use: all, those of a table, or those of the given keys.

    Answers call `graph.ties_asked`, which reads a graph too.

    Raises `OptionError` for ties of another profile or another date.
    """
    everything = ties_at(profile, on)
    known = frozenset(tie.key for tie in everything)
    keys = ties if isinstance(ties, frozenset) else known
    if isinstance(ties, Ties):
        keys = frozenset(tie.key for tie in ties)
        if ties.on != on or not set(ties) <= set(everything):
            raise OptionError(
                f"ties: expected ties of this profile at {on}, not of {ties.origin.name} at "
                f"{ties.on}; take ties(profile, on={on.text!r}) and filter it"
            )
    kept = tuple(tie for tie in everything if tie.key in keys)
    return TiesAsked(ties=kept, on=on, removed=known - keys)


def set_aside_by(
    profile: Profile, asked: TiesAsked, kinds: Iterable[TieKind], level: str | None = None
) -> frozenset[str]:
    """Return the countries with a tie of `kinds` at the date, none of which is used.

    Either the caller took it out, or it is not of the `level` asked.
    """
    counted = frozenset(kinds)
    every = (tie for tie in ties_at(profile, asked.on) if tie.kind in counted)
    used = {tie.partner for tie in asked.ties if tie.kind in counted and level in {None, tie.level}}
    return frozenset(tie.partner for tie in every if tie.partner_kind == "country") - used


def ties(
    profile: Profile,
    *,
    on: Period | date | str | int | None = None,
    kind: TieKind | Iterable[TieKind] | None = None,
    partner: str | None = None,
    level: AgreementLevel | None = None,
) -> Ties:
    """Return one tie for each partner, kind of tie and record; home is never a partner.

    `agreement`: whoever concluded it, or has a legal basis for one; not one that is planned, not in
    force or ended. `programme`, `centre` and `project`: each foreign country or group named, or
    that of an organisation which takes part or hosts. `joint budget`: a programme paid from a
    budget held in common. `event` and `funding`: who supports or funds. An organisation stands for
    its country, or for the group that it is.

    `on` is a date, or a year, month or span, read as "at any time in it"; what is known to lie
    outside stands in `left_out`, and what is undated stays. `kind` (one or several), `partner` and
    `level` keep some.

    >>> from belarus_stic import load_profile
    >>> [tie.record for tie in ties(load_profile(), partner="Latvia", kind="centre")]
    ['centre-lva']

    Raises `OptionError` for an option that is not one of these, `NotAnswerableError` for a date
    before the earliest day of any record.
    """
    asked = date_asked(profile, on)
    kinds = TIE_KINDS if kind is None else choices("kind", kind, TIE_KINDS)
    if level is not None:
        choice("level", level, get_args(AgreementLevel))
    code = None if partner is None else _code(profile, partner)
    kept = tuple(
        tie
        for tie in ties_at(profile, asked)
        if tie.kind in kinds and code in {None, tie.partner} and level in {None, tie.level}
    )
    return Ties(
        rows=kept,
        origin=origin(profile),
        on=asked,
        method="One tie for each partner, kind of tie and record; a whole gives none beside its "
        "own part.",
        left_out=left_out_at(profile, asked),
        partner=""
        if code is None
        else in_a_sentence(name_of(profile, code), kind_of(profile, code)),
        asked=(f" of the kind{'s'[: len(kinds) - 1]} {listed(kinds)}" if kind is not None else "")
        + (f" at {level} level" if level is not None else ""),
    )


def _code(profile: Profile, partner: str) -> str:
    with suppress(UnknownGroupError):
        return group(partner, own=profile.own_groups).code
    return country(partner).alpha_3
