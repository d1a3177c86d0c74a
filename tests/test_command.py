"""The command: what it prints, in which form, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from samples import profile

from belarus_stic.__main__ import FORMATS, QUESTIONS, main
from belarus_stic.errors import OptionError
from belarus_stic.files import save_profile


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command in this process and return what it prints; it must go well."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out


def refuse(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command with wrong input and return its one line."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.count("\n") == 1
    return printed.err


def test_three_answers_at_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Without options the three questions are answered in lines that a terminal holds."""
    printed = run(capsys)
    lines = printed.splitlines()
    headings = [one for one, under in pairwise(lines) if under and set(under) == {"="}]
    assert headings == ["PARTNERS", "COVERAGE", "FUNDING", "AUDIT"]
    assert max(map(len, lines)) <= 80
    assert "Russia" in printed


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("style", FORMATS)
def test_each_question_in_each_format(
    capsys: pytest.CaptureFixture[str], question: str, style: str
) -> None:
    """Each answer comes in each format, and JSON and CSV are read back."""
    printed = run(capsys, "--question", question, "--format", style)
    if style == "json":
        assert json.loads(printed)[question]["rows"]
    elif style == "csv":
        assert len(list(csv.DictReader(io.StringIO(printed)))) > 1
    elif style == "markdown":
        assert printed.startswith(f"## {question.capitalize()}\n")
        assert "| --- |" in printed
    else:
        assert printed.startswith(f"{question.upper()}\n=")


def test_another_profile(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder of the user's own is answered like the packaged one."""
    save_profile(profile(), tmp_path / "own")
    printed = run(capsys, "--profile", str(tmp_path / "own"), "--question", "partners")
    assert "Germany" in printed
    assert "China" not in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--question", "parners"], "did you mean 'partners'?"),
        (["--format", "cvs"], "expected one of table, markdown, json, csv; did you mean 'csv'?"),
        (["--format", "csv"], "--format csv takes one --question"),
        (["--strict"], "--strict goes with --question audit"),
        (["--profile", "/nowhere/at/all"], "/nowhere/at/all"),
        (["--profile", ""], "profile.json: missing from .;"),
        (["--quest", "partners"], "unrecognized arguments"),
        (["partners"], "unrecognized arguments: partners"),
    ],
)
def test_wrong_input_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """Wrong options and folders end with status 2 and one line that says what is expected."""
    line = refuse(capsys, *arguments)
    assert line.startswith("belarus-stic: ")
    assert message in line


def test_a_broken_profile_names_its_first_problem(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The first problem of a folder is named with file, record and field, and the rest counted."""
    save_profile(profile(), tmp_path)
    agreements = tmp_path / "agreements.json"
    text = agreements.read_text("utf-8")
    agreements.write_text(text.replace('"DEU"', '"DEX"'), "utf-8")
    line = refuse(capsys, "--profile", str(tmp_path))
    assert "agreements.json: agreement-deu: partners" in line
    assert "more problem" not in line
    agreements.write_text(text.replace('"DEU"', '"DEX"').replace('"EU"', '"EX"'), "utf-8")
    assert refuse(capsys, "--profile", str(tmp_path)).endswith("(and 1 more problem)\n")


def test_strict_audit_fails_on_findings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--strict` turns findings into status 1; without it, and without findings, it is 0."""
    assert main(["--question", "audit", "--strict"]) == 1
    assert capsys.readouterr().out
    assert main(["--question", "audit"]) == 0
    empty = profile(
        **{
            name: []
            for name in (
                "agreements",
                "programmes",
                "projects",
                "centres",
                "organisations",
                "events",
                "lists",
                "stated_positions",
                "figures",
            )
        }
    )
    save_profile(empty, tmp_path / "empty")
    assert main(["--question", "audit", "--strict", "--profile", str(tmp_path / "empty")]) == 0


def test_what_an_answer_refuses_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that a profile cannot answer ends like any wrong input."""

    def refusing(question: str, profile: object) -> None:
        message = f"no answer to {question}\nfor {profile!r}"
        raise OptionError(message)

    monkeypatch.setattr("belarus_stic.__main__._answer", refusing)
    assert "no answer to partners for <Profile" in refuse(capsys, "--question", "partners")


def test_any_stream_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output is a plain stream, which has no encoding to adjust, it is written to."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--question", "partners"]) == 0
    assert stream.getvalue().startswith("PARTNERS")


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m belarus_stic` in a process of its own."""
    command = [sys.executable, "-m", "belarus_stic", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_module_runs() -> None:
    """`python -m belarus_stic` prints the same as the script, and a traceback never."""
    done = python("--question", "funding")
    assert (done.returncode, done.stderr) == (0, b"")
    done = python("--question", "money")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_terminal_without_the_letters_is_served() -> None:
    """Where the terminal's encoding lacks a letter it shows a question mark."""
    done = python("--question", "partners", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_may_stop_early() -> None:
    """A closed pipe ends the command without a complaint."""
    command = f'"{sys.executable}" -m belarus_stic | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)  # noqa: S607
    assert done.stdout == b"PARTNERS\n"
    assert done.stderr == b""
