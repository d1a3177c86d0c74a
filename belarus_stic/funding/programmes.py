"""What the money of a figure is of, and who pays it or funds its programme."""

from collections.abc import Iterable

from belarus_stic.facts import kind_of, name_of, wholes_of
from belarus_stic.model import Figure, Profile, Programme, Project


def programmes_of(profile: Profile, figure: Figure) -> tuple[str, ...]:
    """Return the innermost programmes or projects that a figure is about, most often one."""
    named = [ref for ref in figure.about if ref in profile and _is_programme(profile, ref)]
    if len(named) > 1:
        wholes = {whole for ref in named for whole in wholes_of(profile, ref)}
        named = [ref for ref in named if ref not in wholes]
    return tuple(named)


def _is_programme(profile: Profile, ref: str) -> bool:
    return kind_of(profile, ref) in {"programme", "project"}


def subjects_of(profile: Profile, figure: Figure) -> tuple[str, ...]:
    """Return what the money is of: its programmes, else what else it is about beside home."""
    others = tuple(ref for ref in figure.about if ref != profile.home)
    return programmes_of(profile, figure) or others[:1] or figure.about[:1]


def short_names(profile: Profile, refs: Iterable[str]) -> tuple[str, ...]:
    """Return what references are called in print."""
    return tuple(name_of(profile, ref, short=True) for ref in refs)


def payers_of(profile: Profile, figure: Figure) -> tuple[str, ...]:
    """Return who pays a sum or, where no source names the payer, who funds its programme."""
    if figure.paid_by:
        return figure.paid_by
    records = [profile[ref] for ref in programmes_of(profile, figure)]
    funders = (record.funders for record in records if isinstance(record, Programme | Project))
    return tuple(dict.fromkeys(funder for found in funders for funder in found))
