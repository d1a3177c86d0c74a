"""The command: what it prints, in which form, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import agreement, profile, sample_profile

import belarus_stic
from belarus_stic.__main__ import main
from belarus_stic.files import save_profile

FORMATS = ("text", "markdown", "json", "csv")
FUNCTIONS = {
    "partners": belarus_stic.rank_partners,
    "coverage": belarus_stic.regional_coverage,
    "funding": belarus_stic.funding_breakdown,
    "audit": belarus_stic.audit,
    "timeline": belarus_stic.timeline,
    "indicators": belarus_stic.indicators,
}
HEADINGS = [
    *("WHO ARE THEY?", "WHERE ARE THEY?", "WHO PAYS?", "DOES IT HOLD?"),
    "WHAT IS IN THE WAY, AND WHAT NEXT?",
]


def on_screen() -> dict[str, Any]:
    """Return the answers that stand on one screen, by their word."""
    belarus = belarus_stic.load_profile()
    stances = ("barrier", "absence", "recommendation", "outlook")
    answers: dict[str, Any] = {
        word: FUNCTIONS[word](belarus) for word in ("partners", "coverage", "funding", "audit")
    }
    return answers | {"records": belarus_stic.records(belarus, "observations", stance=stances)}


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """Run the command in this process and return what it prints; it must go well."""
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert not printed.err
    return printed.out


def refuse(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command with wrong input and return what it says."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("belarus-stic: ")
    return printed.err


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the file of a profile that is not the packaged one."""
    path = tmp_path_factory.mktemp("own") / "own.json"
    save_profile(sample_profile(), path)
    return str(path)


# --- one screen -----------------------------------------------------------------------------------


def test_one_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word, five answers stand on one screen of 60 lines and 80 columns."""
    printed = run(capsys)
    lines = printed.splitlines()
    assert lines[0] == "BELARUS: PARTNERS IN SCIENCE AND TECHNOLOGY, AS OF NOVEMBER 2011"
    assert [line for line in lines if line.endswith("?")] == HEADINGS
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 60
    assert not any("\n\n\n" in text for text in [printed])


def test_one_screen_says_what_each_answer_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The sentences on the screen are the headlines of the answers, each a whole one."""
    printed = " ".join(run(capsys).split())
    for answer in on_screen().values():
        assert " ".join(answer.headline().split()) in printed


def test_one_screen_of_another_country(capsys: pytest.CaptureFixture[str], own: str) -> None:
    """The title is the profile's own, and no partner comes from the packaged one."""
    printed = run(capsys, "--profile", own)
    assert printed.startswith("SAMPLE: PARTNERS IN SCIENCE AND TECHNOLOGY, AS OF NOVEMBER 2011\n")
    assert "Germany" in printed
    assert "Kazakhstan" not in printed


def test_all_pages_with_notes(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--notes`, each answer has its notes, its method and its sources."""
    printed = run(capsys, "--notes")
    assert [line for line in printed.splitlines() if line in HEADINGS] == HEADINGS
    assert printed.count("\nMethod: ") == len(HEADINGS)
    assert "With --notes" not in printed


def test_all_answers_in_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown has a title, and a heading before each answer."""
    lines = run(capsys, "--format", "markdown").splitlines()
    assert lines[0].startswith("# Belarus: ")
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {heading.capitalize()}" for heading in HEADINGS
    ]


def test_all_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON holds each answer by its word, as the answer itself gives it."""
    found = json.loads(run(capsys, "--format", "json"))
    assert found == {word: json.loads(one.to_json()) for word, one in on_screen().items()}


# --- one question ---------------------------------------------------------------------------------


@pytest.mark.parametrize("word", FUNCTIONS)
@pytest.mark.parametrize("style", FORMATS)
def test_each_question_in_each_format(
    capsys: pytest.CaptureFixture[str], word: str, style: str
) -> None:
    """Each answer comes in each format, as the answer itself gives it."""
    printed = run(capsys, word, "--format", style)
    answer = FUNCTIONS[word](belarus_stic.load_profile())
    if style == "json":
        assert json.loads(printed) == json.loads(answer.to_json())
    elif style == "csv":
        assert list(csv.reader(io.StringIO(printed))) == list(
            csv.reader(io.StringIO(answer.to_csv()))
        )
    elif style == "markdown":
        assert printed == answer.to_markdown()
    else:
        headline = " ".join(answer.headline().split())
        assert " ".join(printed.split()).startswith(headline)
        assert "--notes" in printed


@pytest.mark.parametrize("word", FUNCTIONS)
def test_all_rows_and_all_notes(capsys: pytest.CaptureFixture[str], word: str) -> None:
    """`--all` folds nothing, `--notes` leaves nothing out."""
    answer = FUNCTIONS[word](belarus_stic.load_profile())
    printed = run(capsys, word, "--all", "--notes")
    assert printed.rstrip("\n") == answer.to_text(all_rows=True, all_notes=True).rstrip("\n")
    markdown = run(capsys, word, "--all", "--format", "markdown")
    assert markdown == answer.to_markdown(all_rows=True)


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["partners", "--within", "EU"], {"within": ["EU"]}),
        (["partners", "--within", "EU", "--within", "Russia"], {"within": ["EU", "Russia"]}),
        (["partners", "--on", "2007"], {"on": "2007"}),
        (["coverage", "--by", "group"], {"by": "group"}),
        (["coverage", "--group", "EU"], {"group": "EU"}),
        (
            ["coverage", "--group", "EU", "--members-on", "2021"],
            {"group": "EU", "members_on": "2021"},
        ),
        (["coverage", "--kind", "centre"], {"kind": ["centre"]}),
        (["coverage", "--kind", "centre", "--kind", "project"], {"kind": ["centre", "project"]}),
        (["coverage", "--level", "governmental"], {"level": "governmental"}),
        (["coverage", "--on", "2007"], {"on": "2007"}),
        (["funding", "--by", "funder"], {"by": "funder"}),
        (["funding", "--purpose", "education"], {"purpose": "education"}),
        (["funding", "--currency", "EUR"], {"currency": "EUR"}),
        (["funding", "--on", "2010"], {"on": "2010"}),
        (["timeline", "--kind", "event"], {"kind": ["event"]}),
        (["timeline", "--about", "ISTC"], {"about": "ISTC"}),
        (["indicators", "--about", "TEMPUS"], {"about": "TEMPUS"}),
        (["indicators", "--indicator", "funded projects"], {"indicator": "funded projects"}),
    ],
    ids=" ".join,
)
def test_options_reach_the_answer(
    capsys: pytest.CaptureFixture[str], arguments: list[str], options: dict[str, Any]
) -> None:
    """Each option is the argument of the same name."""
    found = json.loads(run(capsys, *arguments, "--format", "json"))
    answer: Any = FUNCTIONS[arguments[0]]
    assert found == json.loads(answer(belarus_stic.load_profile(), **options).to_json())


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("dossier Germany", lambda p: belarus_stic.dossier(p, "Germany")),
        ("dossier United States", lambda p: belarus_stic.dossier(p, "United States")),
        ("dossier ISTC --on 2003", lambda p: belarus_stic.dossier(p, "ISTC", on=2003)),
        ("records policies", lambda p: belarus_stic.records(p, "policies")),
        (
            "records instruments --where status=proposed",
            lambda p: belarus_stic.records(p, "instruments", status=["proposed"]),
        ),
        (
            (
                "records observations --where stance=barrier --where stance=absence "
                "--where topic=access"
            ),
            lambda p: belarus_stic.records(
                p, "observations", stance=["barrier", "absence"], topic=["access"]
            ),
        ),
        (
            "timeline --about TEMPUS --about FP7",
            lambda p: belarus_stic.timeline(p, about=["TEMPUS", "FP7"]),
        ),
        (
            "records organisations --where country=",
            lambda p: belarus_stic.records(p, "organisations", country=[None]),
        ),
    ],
)
def test_what_is_named_is_asked(
    capsys: pytest.CaptureFixture[str], arguments: str, answer: Any
) -> None:
    """A subject of one word or several, a collection, and the fields of its records."""
    found = json.loads(run(capsys, *arguments.split(), "--format", "json"))
    assert found == json.loads(answer(belarus_stic.load_profile()).to_json())
    assert "--notes." in run(capsys, *arguments.split())


def test_hints_are_of_what_was_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """A page tells how to see more, unless that is what was asked for."""
    assert "One group: --group EU." in run(capsys, "coverage")
    assert "One group" not in run(capsys, "coverage", "--group", "EU")
    assert "Money for other uses: --purpose all." in run(capsys, "funding")
    assert "Money for other uses" not in run(capsys, "funding", "--purpose", "all")
    assert "Every country: --all." in run(capsys, "partners")
    assert "Every country" not in run(capsys, "partners", "--all")


def test_text_may_be_given(capsys: pytest.CaptureFixture[str], source_material: Path) -> None:
    """`--text` takes the source's own text, which changes no answer."""
    statements = source_material / "source" / "statements.tsv"
    assert run(capsys, "partners", "--text", str(statements)) == run(capsys, "partners")


def test_text_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--text` refuses any text but the source's own."""
    other = tmp_path / "other.tsv"
    other.write_text("a.1\tAnother text.\n", encoding="utf-8")
    assert "is not the text of" in refuse(capsys, "partners", "--text", str(other))


def test_strict(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--strict` turns findings into status 1; without it, and without findings, it is 0."""
    assert "Switzerland" in run(capsys, "audit", "--strict", status=1)
    sound = tmp_path / "sound.json"
    save_profile(profile(agreement("DEU")), sound)
    found = belarus_stic.audit(belarus_stic.load_profile(sound))
    assert {row.severity for row in found} <= {"note"}
    run(capsys, "audit", "--strict", "--profile", str(sound))


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Both are printed and end well; the help says which question an option goes with."""
    for flag, text in [("--version", belarus_stic.__version__), ("--help", "coverage: one group")]:
        with pytest.raises(SystemExit) as caught:
            main([flag])
        assert not caught.value.code
        assert text in capsys.readouterr().out


# --- wrong use ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["parners"], "unknown question 'parners'; expected one of partners, coverage, funding, "),
        (["parners"], "; did you mean 'partners'?"),
        (["--format", "markdow"], "one of text, markdown, json, csv; did you mean 'markdown'?"),
        (["--format", "csv"], "--format csv goes with one of partners, coverage, funding, audit"),
        (["partners", "--all", "--format", "csv"], "--all and --notes go with --format text or "),
        (["audit", "--notes", "--format", "json"], "--all and --notes go with --format text or "),
        (["--strict"], "--strict goes with audit"),
        (["partners", "--strict"], "--strict goes with audit"),
        (["--on", "2007"], "--on goes with partners or coverage or funding or dossier"),
        (["audit", "--on", "2007"], "--on goes with partners or coverage or funding or dossier"),
        (["partners", "--by", "region"], "--by goes with coverage or funding"),
        (["partners", "--group", "EU"], "--group goes with coverage"),
        (["funding", "--members-on", "2011"], "--members-on goes with coverage"),
        (["funding", "--kind", "centre"], "--kind goes with coverage or timeline"),
        (["partners", "--level", "agency"], "--level goes with coverage"),
        (["coverage", "--within", "EU"], "--within goes with partners"),
        (["coverage", "--purpose", "all"], "--purpose goes with funding"),
        (["coverage", "--currency", "EUR"], "--currency goes with funding"),
        (["--notess"], "'--notess' is no option; did you mean '--notes'?"),
        (
            ["coverage", "--member-on=2011"],
            "'--member-on' is no option; did you mean",
        ),
        (["coverage", "--note"], "'--note' is no option; did you mean '--notes'?"),
        (["--zzz"], "'--zzz' is no option; see --help"),
        (["partners", "Germany"], "partners takes no name, such as 'Germany'"),
        (["dossier"], "dossier needs a subject; see --help"),
        (["dossier", "Germny"], "did you mean 'DEU' (Germany)?"),
        (["records"], "records needs a collection; see --help"),
        (["brief"], "brief needs a file; see --help"),
        (["brief", "a", "b"], "brief takes one file, not also 'b'; quote blanks"),
        (["brief", "a.html", "--all"], "brief has one form: --all, --notes and --format go with"),
        (["brief", "/nowhere/at/all.html"], "cannot be written: No such file or directory"),
        (["records", "observation"], "did you mean 'observations'?"),
        (["records", "observations", "--where", "stance"], "'stance'; expected FIELD=VALUE"),
        (["records", "observations", "--where", "stanc=x"], "did you mean 'stance'?"),
        (["records", "observations", "--where", "=x"], "unknown field ''"),
        (["records", "figures", "--where", "collection=x"], "'collection=x'; expected FIELD=VALUE"),
        (["records", "figures", "--where", "profile=x"], "'profile=x'; expected FIELD=VALUE"),
        (["audit", "--where", "a=b"], "--where goes with records"),
        (["timeline", "--kind", "events"], "did you mean 'event'?"),
        (["timeline", "--about", "Germny"], "did you mean 'DEU' (Germany)?"),
        (["indicators", "--indicator", "foriegn"], "did you mean 'foreign'?"),
        (["partners", "--about", "EU"], "--about goes with timeline or indicators"),
        (["partners", "--on"], "argument --on: expected one argument"),
        (["--profile", ""], "path takes the name of a file"),
        (["coverage", "--by", "regions"], "did you mean 'region'?"),
        (["coverage", "--group", "NATO"], "NATO"),
        (["coverage", "--group", ""], "No group is called ''"),
        (["coverage", "--kind", "agreements"], "did you mean 'agreement'?"),
        (["coverage", "--level", "governmentel"], "did you mean 'governmental'?"),
        (["partners", "--within", "Germny"], "did you mean 'Germany'?"),
        (["partners", "--on", "1800"], "1800"),
        (["partners", "--on", "yesterday"], "yesterday"),
        (["funding", "--by", "programm"], "did you mean 'programme'?"),
        (["funding", "--purpose", "reserch"], "did you mean 'research'?"),
        (["funding", "--currency", "EURO"], "EURO"),
    ],
)
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """What cannot be asked ends with one line that says what can."""
    line = refuse(capsys, *arguments)
    assert line.count("\n") == 1
    assert message in line


@given(
    value=st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    place=st.sampled_from(
        [
            ("partners", "--within"),
            ("partners", "--on"),
            ("coverage", "--group"),
            ("coverage", "--by"),
            ("funding", "--currency"),
            ("funding", "--purpose"),
            ("audit", "--profile"),
            ("audit", "--format"),
            ("audit", "--nothing"),
            ("timeline", "--about"),
            ("indicators", "--indicator"),
            ("records figures", "--where"),
        ]
    ),
)
def test_whatever_is_typed_is_refused_in_print(value: str, place: tuple[str, str]) -> None:
    """No word makes a traceback, and none reaches the terminal with what would act on it."""
    word, option = place
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            status: object = main([*word.split(), f"{option}={value}"])
        except SystemExit as caught:
            status = caught.code
    assert status == (2 if err.getvalue() else 0)
    assert (out.getvalue() + err.getvalue()).replace("\n", "").isprintable()
    # What is wrong with a file stands in a line of its own.
    assert err.getvalue().count("\n") <= 1 + (option == "--profile")


def broken(path: Path, problems: int) -> str:
    """Write a profile with so many problems, one a record."""
    codes = [country.alpha_3 for country in belarus_stic.countries() if country.alpha_3 != "BLR"]
    save_profile(profile(*map(agreement, codes[:problems])), path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"concluded"', '"conclude"'), "utf-8")
    return str(path)


def test_problems_of_a_profile(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each problem has a line with collection, record, field, and what is allowed there."""
    printed = refuse(capsys, "--profile", broken(tmp_path / "few.json", 3))
    first, *lines = printed.splitlines()
    assert first.endswith("few.json: 3 problems in 3 records, so nothing was loaded.")
    assert len(lines) == 3
    assert all("agreements" in line and "did you mean 'concluded'?" in line for line in lines)


def test_no_profile(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named, with the reason."""
    printed = refuse(capsys, "--profile", "/nowhere/at/all.json")
    assert printed.splitlines() == [
        "belarus-stic: /nowhere/at/all.json: 1 problem, so nothing was loaded.",
        "  cannot be read: No such file or directory",
    ]


def test_problems_beyond_fifty_are_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nobody reads more than 50 problems of a file."""
    lines = refuse(capsys, "--profile", broken(tmp_path / "many.json", 60)).splitlines()
    assert len(lines) == 52
    assert lines[-1].strip() == "and 10 more"


# --- where it is printed --------------------------------------------------------------------------


def test_any_stream_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output is a plain stream, which has no encoding to adjust, it is written to."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["partners"]) == 0
    assert "Russia" in stream.getvalue()


def command(text: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `stic` is the command, in processes of their own."""
    script = f'stic() {{ "{sys.executable}" -m belarus_stic "$@"; }}; set -o pipefail; {text}'
    return subprocess.run(
        ["bash", "-c", script],  # noqa: S607
        capture_output=True,
        check=False,
        # As users have it: what is printed waits until there is much of it, or the end.
        env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
    )


def test_a_terminal_without_the_letters(tmp_path: Path) -> None:
    """Where the terminal lacks a letter it shows a question mark; data keeps every letter."""
    path = tmp_path / "own.json"
    save_profile(profile(agreement("TUR")), path)
    done = command(f"stic partners --profile '{path}'", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"T?rkiye" in done.stdout
    done = command(f"stic partners --format csv --profile '{path}'", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Türkiye" in done.stdout.decode()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("stic partners | true", b"Broken pipe"),
        ("stic --help > /dev/full", b"No space left on device"),
        ("stic partners > /dev/full", b"No space left on device"),
    ],
)
def test_output_that_cannot_be_written(line: str, reason: bytes) -> None:
    """A reader that has gone and a disk that is full end in one line and status 2."""
    done = command(line)
    assert done.stderr == b"belarus-stic: the output cannot be written: " + reason + b"\n"
    assert (done.returncode, done.stdout) == (2, b"")
