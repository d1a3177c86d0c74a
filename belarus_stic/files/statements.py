"""A source's own text: read from a file of `locator<TAB>text`, and proved by its digests."""

from collections.abc import Mapping
from pathlib import Path

from belarus_stic.errors import OptionError, SourceMismatchError, nearest, quoted
from belarus_stic.files.json_file import BYTE_ORDER_MARK, FileProblems, decoded, read_bytes
from belarus_stic.model import Profile, Source
from belarus_stic.tables import StrPath, as_path, listed

_HEADING = "locator\ttext"


def verify_source(profile: Profile, path: StrPath, *, source: str | None = None) -> int:
    """Prove that a text is the one the profile was compiled from; return the number of statements.

    `path` is a file of lines `locator<TAB>text`, with or without that heading. The SHA-256 of each
    text, as UTF-8, must be the one the profile has for that locator. `source` is needed only where
    several sources of the profile have statements.

    Raises `SourceMismatchError` with the locators whose text is another, that the file lacks, and
    that the source does not have; `FileFormatError` for a file that cannot be read; `OptionError`
    for a `source` the profile cannot prove.
    """
    if not isinstance(profile, Profile):
        message = f"expected a Profile to prove, not {type(profile).__name__}"
        raise OptionError(message)
    return len(_proved(_provable(profile, source), as_path(path, "path")))


def texts_of(profile: Profile, text: StrPath | Mapping[str, StrPath]) -> dict[str, str]:
    """Return the text of each statement by `source#locator`, proved."""
    paths = text if isinstance(text, Mapping) else {None: text}
    if not paths:
        raise OptionError("text names no file; give one for each source, or leave it out")
    return {
        f"{source.id}#{locator}": statement
        for source_id, path in paths.items()
        for source in [_provable(profile, source_id)]
        for locator, statement in _proved(source, as_path(path, "text")).items()
    }


def _provable(profile: Profile, source_id: str | None) -> Source:
    """Return the source with this id, or the only one, that has digests of its statements."""
    sources = {source.id: source for source in profile.sources if source.statements}
    if source_id is None and len(sources) == 1:
        return next(iter(sources.values()))
    if isinstance(source_id, str) and source_id in sources:
        return sources[source_id]
    hint = nearest(str(source_id), sources)
    message = f"not the id of a source with statements: {quoted(source_id)}; the profile has"
    raise OptionError(f"{message} {', '.join(sources) or 'none'}{hint}")


def _proved(source: Source, path: Path) -> dict[str, str]:
    """Return the texts in a file by locator, which are the source's own, each and all."""
    from hashlib import sha256

    texts = _read_texts(path)
    found = {locator: sha256(text.encode()).hexdigest() for locator, text in texts.items()}
    digests = dict(source.statements)
    unlike = {
        "changed": [one for one in digests if one in found and found[one] != digests[one]],
        "missing": [one for one in digests if one not in found],
        "not in the source": [one for one in found if one not in digests],
    }
    # Quoted, because whatever the file holds must not act on the terminal that prints it.
    first = ((len(ids), kind, listed(map(quoted, ids), 10)) for kind, ids in unlike.items())
    wrong = [f"{count} {kind}: {named}" for count, kind, named in first if count]
    if wrong:
        message = f"{str(path)!r} is not the text of {source.id!r}; statements {'; '.join(wrong)}"
        raise SourceMismatchError(message)
    return texts


def _read_texts(path: Path) -> dict[str, str]:
    problems = FileProblems(path)
    text = decoded(read_bytes(path), problems).removeprefix(BYTE_ORDER_MARK)
    texts: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        # Nothing but a line feed, with the carriage return of some systems, ends a statement.
        locator, tab, statement = line.removesuffix("\r").partition("\t")
        if not line.strip() or (number == 1 and line.removesuffix("\r") == _HEADING):
            continue
        if not tab:
            problems.add("no tab after the locator", record=f"line {number}")
        elif locator in texts:
            problems.add(f"{quoted(locator)} stands a second time", record=f"line {number}")
        texts[locator] = statement
    if problems.count:
        raise problems.error()
    return texts
