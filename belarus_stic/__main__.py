"""Ask a profile in a terminal: who the partners are, where, who pays, and what it says."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, NoReturn

import belarus_stic
from belarus_stic.errors import BelarusSticError, nearest, quoted
from belarus_stic.tables import Table, listed, period_words, wrapped


class _Question(NamedTuple):
    """A word of the command: its heading, the function that answers, and the options it takes.

    `names` is what must follow the word, and the argument of the function that it is.
    """

    heading: str
    function: str
    options: tuple[str, ...] = ()
    hint: str = ""
    names: str = ""


# A new answer is a line here, and one below for each of its options.
_QUESTIONS = {
    "partners": _Question(
        "Who are they?", "rank_partners", ("within", "on"), "Every country: --all"
    ),
    "coverage": _Question(
        "Where are they?",
        "regional_coverage",
        ("by", "group", "kind", "level", "on", "members_on"),
        "One group: --group EU. Names: --all",
    ),
    "funding": _Question(
        "Who pays?",
        "funding_breakdown",
        ("by", "purpose", "currency", "on"),
        "Money for other uses: --purpose all",
    ),
    "audit": _Question("Does it hold?", "audit"),
    "records": _Question(
        "What is in the way, and what next?", "records", ("where",), names="collection"
    ),
    "dossier": _Question("What is said of it?", "dossier", ("on",), names="subject"),
    "timeline": _Question("When?", "timeline", ("about", "kind")),
    "indicators": _Question("How much?", "indicators", ("about", "indicator")),
    # Written to a file, and not printed.
    "brief": _Question("A page to print", "brief", names="file"),
}
# What stands on one screen, and what each of these is asked there.
_SCREEN: dict[str, dict[str, Any]] = {
    "partners": {},
    "coverage": {},
    "funding": {},
    "audit": {},
    "records": {
        "collection": "observations",
        "stance": ("barrier", "absence", "recommendation", "outlook"),
    },
}
_OPTIONS = {
    "on": ("DATE", "a day, month, year or span, such as 2011-11 (default: the profile's date)"),
    "by": ("WORD", "what a row is, such as region or group; programme or funder"),
    "group": ("NAME", "one group or area alone, such as EU or Asia"),
    "members_on": ("DATE", "count the members of groups at this date instead"),
    "kind": ("KIND", "the kind of tie (default: agreement), or of record; may be given again"),
    "level": ("LEVEL", "agreements of this level alone, such as governmental"),
    "within": ("NAME", "partners of this group, area or country alone; may be given again"),
    "purpose": ("PURPOSE", "what the money is for, or all (default: research)"),
    "currency": ("CODE", "show sums in this currency, too, such as EUR"),
    "about": ("NAME", "what belongs to this, or speaks of it, alone; may be given again"),
    "indicator": ("WORDS", "figures of this indicator, or with these words in its name"),
    "where": ("FIELD=VALUE", "records with this value in a field; may be given again"),
}
_SEVERAL = ("kind", "within", "about", "where")
_FORMATS = ("text", "markdown", "json", "csv")
_DATA = ("json", "csv")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # No usage before it, so that a script's log shows what is wrong; --help has the usage.
        self.exit(2, f"{self.prog}: {message}\n")


def _word(name: str, choices: Iterable[str]) -> Callable[[str], str]:
    def of(value: str) -> str:
        if value in choices:
            return value
        expected = f"expected one of {', '.join(choices)}{nearest(value, choices)}"
        raise argparse.ArgumentTypeError(f"unknown {name} {quoted(value)}; {expected}")

    return of


def _words() -> list[str]:
    """Return the words of the command, with what must follow."""
    return [f"{word} {one.names.upper()}".rstrip() for word, one in _QUESTIONS.items()]


def _flag(option: str) -> str:
    return f"--{option.replace('_', '-')}"


def _takers(option: str) -> list[str]:
    return [word for word, asks in _QUESTIONS.items() if option in asks.options]


def _parser() -> _Parser:
    parser = _Parser(prog="belarus-stic", description=__doc__, allow_abbrev=False)
    add = parser.add_argument
    add(
        "question",
        nargs="?",
        metavar="|".join(_QUESTIONS),
        type=_word("question", _QUESTIONS),
        help=f"ask this alone (default: {listed(_SCREEN)}, on one screen)",
    )
    add("names", nargs="*", metavar="NAME", help="the subject of a dossier, a collection, a file")
    add("--profile", metavar="FILE", help="a profile as JSON (default: the packaged Belarus)")
    add("--text", metavar="FILE", help="your copy of the source's statements, which is checked")
    for option, (metavar, meaning) in _OPTIONS.items():
        action = "append" if option in _SEVERAL else "store"
        explained = f"{listed(_takers(option))}: {meaning}"
        add(_flag(option), metavar=metavar, action=action, help=explained)
    style = _word("format", _FORMATS)
    add("--format", metavar="|".join(_FORMATS), type=style, default="text", help="default: text")
    add("--all", action="store_true", help="every row by itself, nothing folded")
    add("--notes", action="store_true", help="every note, the method and the sources")
    add("--strict", action="store_true", help="audit: status 1 where it finds more than notes")
    add("--version", action="version", version=f"%(prog)s {belarus_stic.__version__}")
    return parser


def _options(arguments: Sequence[str] | None, parser: _Parser) -> argparse.Namespace:
    """Return what is asked; an option that would change nothing ends here."""
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        word = unknown[0].partition("=")[0]
        near = nearest(word, ["--help", *map(_flag, vars(options))])
        parser.error(f"{quoted(word)} is no option{near}; see --help")
    named = _QUESTIONS[options.question].names if options.question else ""
    if named and not options.names:
        parser.error(f"{options.question} needs a {named}; see --help")
    if options.names and not named:
        parser.error(f"{options.question} takes no name, such as {quoted(options.names[0])}")
    _check_options(options, parser)
    return options


def _check_options(options: argparse.Namespace, parser: _Parser) -> None:
    """End where an option does not go with what is asked."""
    for field, is_given, value in (pair.partition("=") for pair in options.where or ()):
        # Not a field of any record, but what is asked.
        if is_given and field not in ("profile", "collection"):
            continue
        wrong = quoted(f"{field}{is_given}{value}")
        parser.error(f"--where {wrong}; expected FIELD=VALUE, such as kind=university")
    for option in _OPTIONS:
        takers = _takers(option)
        if getattr(options, option) is not None and options.question not in takers:
            parser.error(f"{_flag(option)} goes with {' or '.join(takers)}")
    if options.strict and options.question != "audit":
        parser.error("--strict goes with audit")
    if options.format == "csv" and not options.question:
        parser.error(f"--format csv goes with one of {', '.join(_QUESTIONS)}")
    if options.question == "brief" and len(options.names) > 1:
        parser.error(f"brief takes one file, not also {quoted(options.names[1])}; quote blanks")
    if options.question == "brief" and (options.all or options.notes or options.format != "text"):
        parser.error("brief has one form: --all, --notes and --format go with the other words")
    if (options.all or options.notes) and options.format in _DATA:
        parser.error("--all and --notes go with --format text or markdown; json has everything")


def _answer(word: str, options: argparse.Namespace, profile: Any) -> Table[Any]:
    asks = _QUESTIONS[word]
    given = {name: getattr(options, name) for name in asks.options}
    chosen = {name: value for name, value in given.items() if value is not None}
    if asks.names and options.names:
        chosen[asks.names] = " ".join(options.names)
    for pair in chosen.pop("where", ()):
        field, _, value = pair.partition("=")
        # What is left out of a record has no value.
        chosen.setdefault(field, []).append(value or None)
    asked = chosen if options.question else _SCREEN[word]
    answer: Table[Any] = getattr(belarus_stic, asks.function)(profile, **asked)
    return answer


def _page(word: str, answer: Table[Any], options: argparse.Namespace) -> str:
    if options.format == "markdown":
        return answer.to_markdown(all_rows=options.all)
    if not (options.question or options.all or options.notes):
        return answer.brief()
    # What has been asked for already is no hint, and on one screen there is one for all.
    asked = not options.question or options.group or options.purpose or options.all
    hint = "" if asked else _QUESTIONS[word].hint
    more = f"--notes. {hint}" if hint else "--notes"
    return answer.to_text(all_rows=options.all, all_notes=options.notes, more=more)


def _screen(pages: dict[str, str], options: argparse.Namespace, profile: Any) -> str:
    date = period_words(profile.as_of)
    title = f"{profile.name}: partners in science and technology, as of {date}"
    headings = {word: _QUESTIONS[word].heading for word in pages}
    if options.format == "markdown":
        parts = [f"## {headings[word]}\n\n{page}" for word, page in pages.items()]
        return "\n".join([f"# {title}\n", *parts])
    parts = [f"{headings[word].upper()}\n{page}" for word, page in pages.items()]
    notes = "." if options.notes else "; with --notes, all notes."
    more = wrapped(f"More: belarus-stic {', '.join(_words())}{notes}", 80)
    return "\n\n".join([title.upper(), *parts, "\n".join(more)])


def _printed(answers: dict[str, Table[Any]], options: argparse.Namespace, profile: Any) -> str:
    if options.format == "csv":
        return answers[options.question].to_csv()
    if options.format == "json":
        documents = {word: json.loads(answer.to_json()) for word, answer in answers.items()}
        return json.dumps(documents.get(options.question, documents), indent=2)
    pages = {word: _page(word, answer, options) for word, answer in answers.items()}
    return pages.get(options.question) or _screen(pages, options, profile)


def _run(options: argparse.Namespace, parser: _Parser) -> int:
    words = [options.question] if options.question else list(_SCREEN)
    try:
        profile = belarus_stic.load_profile(options.profile, text=options.text)
        if options.question == "brief":
            belarus_stic.brief(profile, " ".join(options.names))
            return 0
        answers = {word: _answer(word, options, profile) for word in words}
        printed = _printed(answers, options, profile)
    except BelarusSticError as error:
        parser.error(str(error))
    if hasattr(sys.stdout, "reconfigure"):
        # A terminal that lacks a letter shows a question mark; data loses none.
        lacks = {"encoding": "utf-8"} if options.format in _DATA else {"errors": "replace"}
        sys.stdout.reconfigure(**lacks)
    print(printed.rstrip("\n"))
    return int(options.strict and any(row.severity != "note" for row in answers["audit"]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status.

    0 where all went well, 1 where `--strict` found something, 2 for wrong input, and for output
    that could not be written.
    """
    parser = _parser()
    try:
        try:
            return _run(_options(arguments, parser), parser)
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What is left cannot be written either, and would be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        parser.error(f"the output cannot be written: {error.strerror}")


if __name__ == "__main__":
    sys.exit(main())
