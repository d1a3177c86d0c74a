"""Load and save whole profiles."""

from collections.abc import Mapping
from json import loads
from typing import Any

from attrs import evolve

from belarus_stic.errors import OptionError
from belarus_stic.files.json_file import FORMAT, FileProblems, check_size, layout, read_bytes
from belarus_stic.files.statements import texts_of
from belarus_stic.model import RECORD_TYPES, Profile, Record
from belarus_stic.tables import StrPath, as_path, replace_file


def load_profile(
    path: StrPath | None = None, *, text: StrPath | Mapping[str, StrPath] | None = None
) -> Profile:
    """Load the packaged profile of Belarus, or the one in the JSON file `path`.

    "Belarus" and "BLR" mean the packaged profile, too, and `Path("BLR")` a file of that name.
    `text` is your own copy of the source's statements, a file of lines `locator<TAB>text`, which
    is checked against the profile's digests; where several sources have statements, a mapping of
    source id to such a file.

    >>> profile = load_profile()
    >>> profile.name
    'Belarus'

    Raises `FileFormatError` with every problem of the file, each with its record and field;
    `SourceMismatchError` for a `text` the profile was not compiled from; `OptionError` where it is
    not clear which source `text` belongs to.
    """
    if path is None or _is_packaged(path):
        profile = _packaged()
    else:
        # Imported here because cattrs is needed for a user's file alone.
        from belarus_stic.files.structuring import read_profile

        file = as_path(path, "path")
        profile = read_profile(read_bytes(file), FileProblems(file))
    return profile if text is None else evolve(profile, texts=texts_of(profile, text))


def save_profile(profile: Profile, path: StrPath) -> None:
    """Write a profile to the JSON file `path`, in one step: the file is the old or the new one.

    The layout is always the same: collections in their order, records by id, one field a line,
    nothing that says nothing. A file that is replaced keeps its permissions; where `path` is a
    link, the file it leads to is replaced. `profile.texts` is the reader's own and is not written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_profile(load_profile(), f"{folder}/profile.json")
    ...     load_profile(f"{folder}/profile.json") == load_profile()
    True

    Raises `OptionError` for a path that is no file's or that the system refuses to write, and
    `FileFormatError` for a profile larger than `load_profile` reads.
    """
    if not isinstance(profile, Profile):
        message = f"expected a Profile to save, not {type(profile).__name__}"
        raise OptionError(message)
    if _is_packaged(path):
        message = f"{path!r} means the packaged profile; name the file '{path}.json'"
        raise OptionError(message)
    target = as_path(path, "path")
    content = layout(document_of(profile)).encode()
    check_size(content, FileProblems(target))
    replace_file(target, content)


def document_of(profile: Profile) -> dict[str, Any]:
    """Return a profile as the JSON object of its file."""
    collections = (record_type.collection for record_type in RECORD_TYPES)
    rows = {name: list(map(_as_row, getattr(profile, name))) for name in collections}
    return {
        "format": FORMAT,
        "home": profile.home,
        "name": profile.name,
        "as_of": str(profile.as_of),
        **{name: found for name, found in rows.items() if found},
    }


def _as_row(record: Record) -> dict[str, Any]:
    return {name: _plain(value) for name, value in record.stated().items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | bool) else str(value)


def _is_packaged(path: object) -> bool:
    return isinstance(path, str) and path.casefold() in {"belarus", "blr"}


def _packaged() -> Profile:
    """Return the packaged profile: its records check what they hold, a test proves the rest."""
    from importlib.resources import files

    document = loads((files("belarus_stic") / "data" / "belarus.json").read_bytes())
    del document["format"]
    for record_type in RECORD_TYPES:
        rows = document.get(record_type.collection, ())
        document[record_type.collection] = [record_type(**row) for row in rows]
    return Profile(**document)
