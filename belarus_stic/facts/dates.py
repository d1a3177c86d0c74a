"""Which day a record speaks at, and whether it may have held on the day asked."""

from datetime import date

from belarus_stic.model import Profile, Record
from belarus_stic.tables import LeftOut
from belarus_stic.values import Period


def date_asked(profile: Profile, on: Period | date | str | int | None = None) -> Period:
    """Return the date an answer is asked for: the profile's own unless another is given.

    A year, a month or a span means "at any time in it". A date after the sources' is allowed.

    Raises `NotAnswerableError` for a date before the earliest day of any record, and `OptionError`
    for what is no profile.
    """
    raise NotImplementedError


def speaks_at(profile: Profile, record_id: str) -> Period:
    """Return the date a record speaks at: its own, the latest of its sources', or the profile's."""
    raise NotImplementedError


def speaks_of(profile: Profile, record_id: str, on: Period) -> bool:
    """Tell whether a record certainly speaks of the date asked; of another it says nothing.

    A list of 2011 speaks of any month of that year, and one of a month of that year. Of a longer
    span it would have to know every day.
    """
    raise NotImplementedError


def may_hold(profile: Profile, record_id: str, on: Period) -> bool:
    """Tell whether a record is not known to lie outside `on`, at any time in it.

    An agreement goes by its status and dates, everything else by its period, where it has one. A
    part never holds before or after its whole.
    """
    raise NotImplementedError


def held_by(profile: Profile, on: Period) -> tuple[Record, ...]:
    """Return the records that can tie a partner and may hold at `on`."""
    raise NotImplementedError


def left_out_at(profile: Profile, on: Period) -> tuple[LeftOut, ...]:
    """Return what gives no tie at `on`, and why.

    `kind` is "date" for a record known to lie outside `on`, "status" for an agreement that is not
    in force or only planned, "no partner" for a party that is no country or group of today.
    """
    raise NotImplementedError
