"""What is part of what: a programme or an organisation of another, a project of its programme."""

from belarus_stic.model import Profile


def wholes_of(profile: Profile, record_id: str) -> tuple[str, ...]:
    """Return what a record is part of, the innermost first."""
    raise NotImplementedError


def outermost(profile: Profile, record_id: str) -> str:
    """Return the last whole a record is part of, or the record itself."""
    raise NotImplementedError


def parts_of(profile: Profile, record_id: str) -> frozenset[str]:
    """Return everything that is part of a record, and of its parts."""
    raise NotImplementedError
