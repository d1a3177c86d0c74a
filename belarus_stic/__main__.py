"""Print a profile in a terminal: who the partners are, where, who pays, and how far that holds."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Sequence
from typing import Any, NoReturn

from belarus_stic.errors import BelarusSticError, ProfileError, nearest

QUESTIONS = ("partners", "coverage", "funding", "audit")
FORMATS = ("table", "markdown", "json", "csv")
DEFAULT_QUESTIONS = QUESTIONS[:3]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # One line, so that a script's log shows all of it; --help has the usage.
        self.exit(2, f"{self.prog}: {message}\n")


def _choice(name: str, choices: Sequence[str]) -> Any:
    def of(value: str) -> str:
        if value in choices:
            return value
        message = f"unknown {name} {value!r}; expected one of {', '.join(choices)}"
        raise argparse.ArgumentTypeError(message + nearest(value, choices))

    return of


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="belarus-stic", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--question",
        metavar="|".join(QUESTIONS),
        type=_choice("question", QUESTIONS),
        help="print this answer alone (default: partners, coverage and funding)",
    )
    parser.add_argument(
        "--format",
        metavar="|".join(FORMATS),
        type=_choice("format", FORMATS),
        default="table",
        help="csv takes one question (default: table)",
    )
    parser.add_argument(
        "--profile", metavar="FOLDER", help="a folder of JSON files (default: the packaged one)"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="with --question audit: exit with status 1 where the audit finds something",
    )
    return parser


def _answer(question: str, profile: Any) -> Any:
    if question == "partners":
        from belarus_stic.ranking import rank_partners

        return rank_partners(profile)
    if question == "coverage":
        from belarus_stic.coverage import regional_coverage

        return regional_coverage(profile, by="region")
    if question == "funding":
        from belarus_stic.funding import funding_breakdown

        return funding_breakdown(profile)
    from belarus_stic.auditing import audit

    return audit(profile)


def _print(answers: dict[str, Any], style: str) -> str:
    if style == "json":
        tables = {question: json.loads(answer.to_json()) for question, answer in answers.items()}
        return json.dumps(tables, ensure_ascii=False, indent=2)
    if style == "csv":
        (answer,) = answers.values()
        return str(answer.to_csv()).rstrip("\n")
    parts = []
    for question, answer in answers.items():
        if style == "markdown":
            notes = "\n".join(f"- {note}" for note in answer.notes())
            heading = f"## {question.capitalize()}\n\n{answer.headline()}"
            parts.append(f"{heading}\n\n{answer.to_markdown()}\n\n{notes}\n")
        else:
            title = question.upper()
            parts.append(f"{title}\n{'=' * len(title)}\n{answer}\n")
    return "\n".join(parts).rstrip("\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status.

    0 where all went well, 1 where `--strict` found something, 2 for wrong input.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.format == "csv" and not options.question:
        parser.error(f"--format csv takes one --question, of {', '.join(QUESTIONS)}")
    if options.strict and options.question != "audit":
        parser.error("--strict goes with --question audit")
    from belarus_stic.files import load_profile
    from belarus_stic.table import counted

    try:
        profile = load_profile(options.profile)
        questions = [options.question] if options.question else DEFAULT_QUESTIONS
        answers = {question: _answer(question, profile) for question in questions}
    except ProfileError as error:
        first, *others = error.problems
        more = f" (and {counted(len(others), 'more problem')})" if others else ""
        parser.error(f"{first}{more}")
    except BelarusSticError as error:
        parser.error(" ".join(str(error).split()))
    # A terminal that cannot write a letter shows a question mark, not a traceback.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        print(_print(answers, options.format), flush=True)
        if not options.question and options.format == "table":
            found = f"{_answer('audit', profile).headline()} Ask for them: --question audit."
            print(f"\nAUDIT\n=====\n{textwrap.fill(found, 80)}", flush=True)
    except BrokenPipeError:
        # The reader has seen enough (`| head`); keep the interpreter from saying so at exit.
        sys.stderr.close()
    return 1 if options.strict and len(answers["audit"]) else 0


if __name__ == "__main__":
    sys.exit(main())
