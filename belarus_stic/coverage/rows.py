"""The rows of an answer: how far a kind of tie reaches, and into what."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from belarus_stic import facts, tables
from belarus_stic.coverage.populations import Population
from belarus_stic.errors import UnknownKeyError
from belarus_stic.facts import Status, Statuses
from belarus_stic.model import AgreementLevel, TieKind
from belarus_stic.reference import country
from belarus_stic.tables import Card, Row, Table, counted, described, names_words
from belarus_stic.values import Citation, Interval, Period

# Of so few members each is named.
FEW = 3
# Kinds of tie that need more words, and take no article.
UNCOUNTED = {"event": "support for an event", "funding": "funding of co-operation"}


@frozen(kw_only=True, repr=False)
class CoverageRow(Row):
    """How far a kind of tie reaches into an area, a group or a list.

    Every member stands in one of `documented`, `denied` (a source says that there is no such tie),
    `unlisted` (a list that a source gives as complete does not name it), `unmentioned` (no record
    tells) and `set_aside` (the caller took its ties out, so that none of the four is said).

    `share` of the members runs from the documented to all that nobody denies;
    `share_if_lists_complete` leaves out the unlisted too. Whoever is set aside is left open by
    both. The share by weight stands where every member has a weight.
    """

    code: str = described("code of the area or group, id of the list")
    name: str = described("English name of the area, group or list")
    by: str = described("what it is: region, subregion, group, list or another level of area")
    n_members: int = described("number of members counted, home left out", unit="country")
    n_documented: int = described("number of members with a documented tie", unit="country")
    n_denied: int = described("number of members with whom a source denies a tie", unit="country")
    n_unlisted: int = described("number of members a list given as complete omits", unit="country")
    n_unmentioned: int = described("number of members of whom sources are silent", unit="country")
    n_set_aside: int = described("number of members whose ties the caller took out", unit="country")
    n_legal_basis: int = described("number of members with a legal basis only", unit="country")
    share: Interval = described(
        "share of the members with a tie: the documented, and all whom no source denies one",
        unit="share of 1",
    )
    share_if_lists_complete: Interval = described(
        "share of the members with a tie, if lists given as complete are so", unit="share of 1"
    )
    weight_share: Interval | None = described(
        "share of the weight of the members that is of those with a tie", unit="share of 1"
    )
    members: tuple[str, ...] = described("alpha-3 codes of the members")
    documented: tuple[str, ...] = described("alpha-3 codes of the members with a documented tie")
    denied: tuple[str, ...] = described("codes of the members with whom a source denies a tie")
    unlisted: tuple[str, ...] = described("codes of members that a list given as complete omits")
    unmentioned: tuple[str, ...] = described("codes of the members of whom the sources are silent")
    set_aside: tuple[str, ...] = described("codes of the members whose ties the caller took out")
    remarks: tuple[str, ...] = described("what sources add on members; changes no number")
    evidence: tuple[Citation, ...] = described("statements behind the statuses and remarks")
    _of: Population = field(eq=False)
    _told: Statuses = field(eq=False)

    def with_status(self, status: Status) -> tuple[str, ...]:
        """Return the codes of the members of one status."""
        found: tuple[str, ...] = getattr(self, status.replace(" ", "_"))
        return found

    def status(self, name_or_code: str) -> Status:
        """Return the status of one member.

        Raises `UnknownKeyError` for a country that is no member here, `UnknownCountryError` for
        what is no country.
        """
        found = country(name_or_code)
        if found.alpha_3 not in self.members:
            raise UnknownKeyError(f"{found.name} is not among the members counted for {self.name}")
        return self._told.of(found.alpha_3)

    def card(self) -> Card:
        """Return who is documented, denied, unlisted and unmentioned, and the share."""
        told, lines = self._told, []
        for status in facts.STATUSES:
            if codes := self.with_status(status):
                who = names_words((country(code).name for code in codes), FEW, in_column=True)
                cited = told.evidence(codes) if status == "documented" else ()
                where = f" ({tables.locators_words(cited, brackets=False)})" if cited else ""
                lines.append((status.capitalize(), f"{who}{where}"))
        of = f"{kinds_words(told, self.documented)} with {told.profile.name}"
        title = f"{self.name}, {counted(self.n_members, 'member')}: {of}"
        return tables.Card(title, [*lines, ("Share", share_text(self))])


@frozen(repr=False, kw_only=True)
class Reach(Table[CoverageRow]):
    """The rows, and what was asked: all that the sentences on them need."""

    title = "Coverage"
    row_type = CoverageRow
    keys: ClassVar[tuple[str, ...]] = ("code", "name")

    by: str
    kinds: tuple[TieKind, ...]
    level: AgreementLevel | None
    members_on: Period | None
    is_one: bool
    _told: Statuses = field(eq=False)
    _world: CoverageRow | None = field(eq=False)


def kinds_words(told: facts.Statuses, codes: Iterable[str]) -> str:
    """Return what is counted, as far as it is documented for `codes`; without an article.

    "agreement" where all counted are, "legal basis for co-operation" where none is, else both.
    """
    ties = told.ties_with(codes)
    outright, basis = map(bool, facts.by_basis(ties))
    if not ties:
        # Of nothing that is documented, only what there is in the profile is spoken of.
        basis = any(one.status == "legal basis" for one in told.profile.agreements)
        outright = True
    agreement = "agreement" if outright else "legal basis"
    agreement = "agreement, other legal basis" if outright == basis else agreement
    words = (agreement if one == "agreement" else UNCOUNTED.get(one, one) for one in told.kinds)
    text = " or ".join(", ".join(words).rsplit(", ", 1))
    text += " for co-operation" * text.endswith("legal basis")
    return f"{told.level} {text}" if told.level else text


def share_text(row: CoverageRow) -> str:
    """Return the share of a row, with what it is if the lists are complete."""
    if not row.unlisted:
        return tables.share_words(row.share)
    lists = "the lists are" if len(row._told.silent_on(row.unlisted)) > 1 else "the list is"
    complete = tables.share_words(row.share_if_lists_complete)
    return f"{complete} if {lists} complete, else {tables.share_words(row.share)}"
