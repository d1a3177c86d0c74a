"""Load, save and verify whole profiles."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from belarus_stic.errors import (
    FileFormatError,
    OptionError,
    Problem,
    ProfileError,
    SourceMismatchError,
    nearest,
)
from belarus_stic.files.folder import (
    JSON,
    RefusedFileError,
    parse_json,
    read_bytes,
    read_folder,
    refusal,
    replace_files,
)
from belarus_stic.files.layout import layout
from belarus_stic.files.structuring import (
    FORMAT,
    Header,
    is_writable,
    other_format,
    problem,
    structure_all,
    structure_header,
    unstructure,
)
from belarus_stic.model import RECORD_TYPES, Profile, Record, Source

StrPath = str | os.PathLike[str]

HEADER_FILE = f"profile{JSON}"
COLLECTION_FILES: Mapping[str, type[Record]] = {
    f"{record_type.collection}{JSON}": record_type for record_type in RECORD_TYPES
}

_MOST_LISTED = 10
_TEXT_HEADING = "locator\ttext"


def load_profile(
    path: StrPath | None = None, *, text: StrPath | Mapping[str, StrPath] | None = None
) -> Profile:
    """Load the packaged profile of Belarus, or the profile in the folder `path`.

    A folder holds `profile.json` and one file for each collection, `agreements.json` and so on; a
    collection without a file is empty. `text` is your own copy of the source's statements, a file
    of lines `locator<TAB>text`, which is checked against the profile's digests; where several
    sources have statements, a mapping of source id to such a file.

    >>> profile = load_profile()
    >>> profile.name
    'Belarus'

    Raises `FileFormatError` with every problem of every file, each with its file, record and
    field; `SourceMismatchError` for a `text` the profile was not compiled from; `OptionError`
    where it is not clear which source `text` belongs to.
    """
    if path is None:
        profile = _structured(_packaged(), [], "the package")
    else:
        contents, found = read_folder(Path(path), (HEADER_FILE, *COLLECTION_FILES))
        profile = _structured(contents, found, str(Path(path)))
    return profile if text is None else evolve(profile, texts=_texts(profile, text))


def save_profile(profile: Profile, path: StrPath) -> None:
    """Write a profile to the folder `path`, which is made if it does not exist.

    Every file of the format is written, those of empty collections too, in one layout: sorted by
    id, fields in order, what says nothing left out. All files are replaced or none; other files in
    the folder stay as they are. Each file is replaced in one step, but they are several: if the
    machine stops in between, some are new and some old. `profile.texts` is the reader's own and
    is not written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_profile(load_profile(), folder)
    ...     load_profile(folder) == load_profile()
    True

    Raises `FileFormatError` where the folder holds what may not be replaced (a link that leaves
    it, a JSON file that no profile has) or the profile what no file can hold, and `OSError` where
    the system refuses to write.
    """
    if not isinstance(profile, Profile):
        message = f"expected a Profile to save, not {type(profile).__name__}"
        raise OptionError(message)
    header = unstructure(
        Header(format=1, country=profile.country, name=profile.name, as_of=profile.as_of)
    )
    _, found = structure_header(HEADER_FILE, header)
    contents = {HEADER_FILE: layout(header)}
    for name, record_type in COLLECTION_FILES.items():
        records = [unstructure(record) for record in getattr(profile, record_type.collection)]
        contents[name] = layout(records)
        if not is_writable(contents[name]):
            found.extend(
                problem(name, record["id"], "", "holds half of a surrogate pair")
                for record in records
                if not is_writable(layout(record))
            )
    if found:
        raise FileFormatError(found)
    replace_files(Path(path), {name: content.encode() for name, content in contents.items()})


def verify_source(profile: Profile, path: StrPath, *, source: str | None = None) -> int:
    """Prove that a text is the one the profile was compiled from; return the number of statements.

    `path` is a file of lines `locator<TAB>text`, with or without that heading. The SHA-256 of each
    text, as UTF-8, must be the one the profile has for that locator. `source` is needed only where
    several sources of the profile have statements.

    Raises `SourceMismatchError` with the locators whose text is another, that the file lacks, and
    that the source does not have; `FileFormatError` for a file that cannot be read; `OptionError`
    for a `source` the profile cannot prove.
    """
    return len(_proved(_provable(profile, source), Path(path)))


def _packaged() -> dict[str, bytes]:
    from importlib.resources import files

    # Not judged like a folder of the user's: installers may link the files of a package.
    folder = files("belarus_stic") / "data" / "belarus"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(JSON)}


def _structured(contents: Mapping[str, bytes], found: list[Problem], place: str) -> Profile:
    """Return the profile that the files hold; raises `FileFormatError` if anything is wrong."""
    found = list(found)
    documents: dict[str, Any] = {}
    for name, content in contents.items():
        try:
            documents[name] = parse_json(content)
        except RefusedFileError as refused:
            found.append(problem(name, "", "", str(refused)))
    header = None
    if HEADER_FILE in documents:
        message = other_format(documents[HEADER_FILE])
        if message:
            # In another format everything else may be right.
            raise FileFormatError([problem(HEADER_FILE, "", "format", message)])
        header, wrong = structure_header(HEADER_FILE, documents[HEADER_FILE])
        found += wrong
    elif all(one.file != HEADER_FILE for one in found):
        message = (
            f"missing from {place}; expected "
            f'{{"format": {FORMAT}, "country": "BLR", "name": "Belarus", "as_of": "2011-11"}} '
            "with the country, name and date of this profile"
        )
        found.append(problem(HEADER_FILE, "", "", message))
    collections: dict[str, Sequence[Record]] = {}
    for name, record_type in COLLECTION_FILES.items():
        if name in documents:
            records, wrong = structure_all(name, record_type, documents.pop(name))
            collections[name] = records
            found += wrong
    if header is None or found:
        raise FileFormatError(sorted(found, key=lambda one: one.file))
    return _cross_checked(header, collections)


def _cross_checked(header: Header, collections: Mapping[str, Sequence[Record]]) -> Profile:
    by_field: dict[str, Any] = {
        COLLECTION_FILES[name].collection: records for name, records in collections.items()
    }
    try:
        return Profile(country=header.country, name=header.name, as_of=header.as_of, **by_field)
    except ProfileError as error:
        files_of: dict[str, list[str]] = {"": [HEADER_FILE]}
        for name, records in collections.items():
            for record_id in {record.id for record in records}:
                files_of.setdefault(record_id, []).append(name)
        raise FileFormatError(
            problem(", ".join(files_of[one.record]), one.record, one.field, one.message)
            for one in error.problems
        ) from None


def _texts(profile: Profile, text: StrPath | Mapping[str, StrPath]) -> dict[str, str]:
    """Return the text of each statement by `source#locator`, proved."""
    paths = text if isinstance(text, Mapping) else {None: text}
    texts: dict[str, str] = {}
    for source_id, path in paths.items():
        source = _provable(profile, source_id)
        for locator, statement in _proved(source, Path(path)).items():
            texts[f"{source.id}#{locator}"] = statement
    return texts


def _provable(profile: Profile, source_id: str | None) -> Source:
    """Return the source with this id, or the only one, that has digests of its statements."""
    sources = {source.id: source for source in profile.sources if source.statements}
    if source_id in sources:
        return sources[source_id]
    if not sources:
        message = "no source of the profile has statements that a text could be checked against"
    elif source_id is not None:
        hint = nearest(source_id, sources)
        message = (
            f"the profile has no source {source_id!r} with statements; "
            f"expected one of {', '.join(sources)}{hint}"
        )
    elif len(sources) > 1:
        message = (
            "several sources of the profile have statements; "
            f"say which the text is of: {', '.join(sources)}"
        )
    else:
        (source,) = sources.values()
        return source
    raise OptionError(message)


def _proved(source: Source, path: Path) -> dict[str, str]:
    """Return the texts in a file by locator, which are the source's own, each and all."""
    from hashlib import sha256

    texts = _read_texts(path)
    digests = dict(source.statements)
    unlike = {
        "changed": [
            locator
            for locator, digest in digests.items()
            if locator in texts and sha256(texts[locator].encode()).hexdigest() != digest
        ],
        "missing": [locator for locator in digests if locator not in texts],
        "not in the source": [locator for locator in texts if locator not in digests],
    }
    listed = [
        f"{len(locators)} {kind}: {_first(locators)}"
        for kind, locators in unlike.items()
        if locators
    ]
    if listed:
        message = f"{path} is not the text of {source.id!r}; statements {'; '.join(listed)}"
        raise SourceMismatchError(message)
    return texts


def _first(locators: Sequence[str]) -> str:
    more = ", ..." if len(locators) > _MOST_LISTED else ""
    return ", ".join(locators[:_MOST_LISTED]) + more


def _read_texts(path: Path) -> dict[str, str]:
    try:
        lines = read_bytes(path).decode("utf-8-sig").split("\n")
    except RefusedFileError as refused:
        raise refusal(path, str(refused)) from refused
    except UnicodeDecodeError as error:
        raise refusal(path, f"not UTF-8: byte {error.object[error.start]:#04x}") from error
    texts: dict[str, str] = {}
    found: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        # Nothing but a line feed, with the carriage return of some systems, ends a statement.
        locator, tab, text = line.removesuffix("\r").partition("\t")
        if not line.strip() or (number == 1 and f"{locator}{tab}{text}" == _TEXT_HEADING):
            continue
        if not tab:
            found.append(problem(str(path), f"line {number}", "", "no tab after the locator"))
        elif locator in texts:
            message = f"{locator!r} stands a second time"
            found.append(problem(str(path), f"line {number}", "", message))
        texts[locator] = text
    if found:
        raise FileFormatError(found)
    return texts
