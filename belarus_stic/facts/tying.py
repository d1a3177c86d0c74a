"""Which field of which record ties home to whom it names, and by which kind of tie."""

from collections.abc import Iterator, Mapping

from belarus_stic.model import Agreement, Centre, Event, Programme, Project, Record, TieKind

# A programme with a joint budget ties its partners and participants by that kind too.
TYING: Mapping[type[Record], Mapping[str, TieKind]] = {
    Agreement: {"partners": "agreement"},
    Programme: {"partners": "programme", "participants": "programme", "funders": "funding"},
    Project: {"implemented_by": "project", "participants": "project", "funders": "funding"},
    Centre: {
        "partners": "centre",
        "members": "centre",
        "host": "centre",
        "supported_by": "funding",
    },
    Event: {"supported_by": "event"},
}


def named_by(record: Record) -> Iterator[tuple[TieKind, str]]:
    """Yield (kind of tie, party) for every party that a record would tie home to."""
    joint = isinstance(record, Programme) and record.budget == "joint"
    for name, kind in TYING.get(type(record), {}).items():
        value = getattr(record, name)
        for party in value if isinstance(value, tuple) else filter(None, (value,)):
            yield kind, party
            if joint and kind == "programme":
                yield "joint budget", party


def is_dated(record: Record) -> bool:
    """Tell whether a record states when it held, or when it began or ended."""
    dates = ("period", "signed", "in_force", "ended")
    return any(getattr(record, name, None) is not None for name in dates)
