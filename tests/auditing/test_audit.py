"""The audit as a whole: its order, its words, its page."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from auditing.asked import audit_of, audit_of_two
from samples import (
    agreement,
    enumeration,
    figure,
    membership,
    programme,
    project,
    sample_profile,
    standing,
)

from belarus_stic.auditing import Audit, Severity, audit
from belarus_stic.auditing.rules import RULES
from belarus_stic.auditing.sentences import HEADINGS
from belarus_stic.errors import NotAnswerableError, OptionError, UnknownKeyError
from belarus_stic.files import load_profile

SOURCE = "(Publisher of the report, as of November 2011)."
ALL_CITED = [f"report#part.{i}" for i in range(1, 9)]


def troubled() -> Audit:
    """Return an audit with findings of three severities, and something that agrees."""
    return audit_of(
        agreement("USA"),
        enumeration(["CHE"], "b", among="EU", complete="open"),
        enumeration(["NOR"], "a", among="CIS", cites=ALL_CITED),
        standing("USA", "no official contacts", id="denied"),
        membership("CIS", id="home"),
    )


def test_order() -> None:
    """Rows go by severity, rule and text, and are numbered so."""
    assert [(row.number, row.severity, row.rule, row.records) for row in troubled()] == [
        (1, "contradiction", "membership", ("a",)),
        (2, "contradiction", "membership", ("b",)),
        (3, "tension", "denials", ("agreement-usa", "denied")),
        (4, "note", "open lists", ("b",)),
        (5, "note", "negatives", ("denied",)),
    ]
    assert [(row.number, row.records) for row in troubled().agrees] == [(1, ("home",))]


def test_order_of_equal_texts() -> None:
    """Goes by statements, whatever the ids are."""
    twice = [
        figure("9 month", name, indicator=name, period="2010-01", cites=[f"report#part.{place}"])
        for name, place in (("a", 2), ("b", 1))
    ]
    found = audit_of(*twice).where(rule="durations")
    assert [(row.text, row.records) for row in found] == [
        (found[0].text, ("b",)),
        (found[0].text, ("a",)),
    ]


def test_order_of_the_rules() -> None:
    """Every severity but what agrees or is negative has a heading; a rule's name is of words."""
    assert (*HEADINGS, "agrees", "negative") == get_args(Severity)
    assert all(name.replace(" ", "").isalpha() for name in RULES)


def test_headline() -> None:
    """It counts what is found but for notes, and the checks that agree."""
    assert troubled().headline() == (
        f"In the records on Sample the audit finds 2 contradictions and 1 tension; 1 check agrees "
        f"{SOURCE}"
    )


def test_headline_of_one_contradiction() -> None:
    """It is told at once."""
    audited = audit_of(enumeration(["CHE"], among="EU"))
    assert audited.headline() == (
        "In the records on Sample the audit finds 1 contradiction (Switzerland is placed within "
        f"the EU); no check agrees {SOURCE}"
    )


def test_a_headline_cuts_no_name() -> None:
    """Whatever stands in it."""
    audited = audit_of(
        programme("pg", partners=[]),
        project("p-1", programme="pg"),
        figure("10 EUR", "a", about=["pg"], period="2010", name="Sum; A"),
        figure("50 EUR", "b", about=["p-1"], period="2010"),
    )
    told = audited.where(severity="contradiction")[0].text.rstrip(".")
    assert f"({told[0].lower()}{told[1:]})" in audited.headline()


def test_headline_without_findings() -> None:
    """A sound profile is one with no contradiction, tension or gap; notes bear on none."""
    audited = audit_of(membership("CIS"), enumeration(["RUS"], among="CIS"))
    assert audited.headline() == (
        "In the records on Sample the audit finds no contradiction, tension or gap; 2 checks agree "
        f"{SOURCE}"
    )


def test_headline_where_nothing_could_be_checked() -> None:
    """Nothing is stated twice, or what is could not be decided."""
    assert audit_of().headline() == (
        f"Nothing in the records on Sample is stated twice, so nothing could be checked {SOURCE}"
    )
    # Under a headline that says so, it is not said again.
    assert audit_of().footnotes() == ()
    assert "only once" not in str(audit_of())
    undecided = audit_of(enumeration(["POL"], among="EU", as_of="1950"))
    assert undecided.headline() == f"Nothing in the records on Sample could be decided {SOURCE}"


def test_sample_profile() -> None:
    """The sample profile counts more than one agreement, names one, and gives no date."""
    found = [(row.severity, row.rule) for row in audit(sample_profile())]
    notes = [("note", rule) for rule in ("statements", "undated", "negatives")]
    assert found == [("gap", "counts"), *notes]


def test_page() -> None:
    """A reader sees headings, numbers, texts and statements within 80 columns."""
    text = troubled().to_text()
    lines = text.splitlines()
    assert "CONTRADICTION: as recorded, not all of it can be true" in lines
    assert "TENSION: all of it can be true, but only on a reading that no source gives" in lines
    assert "GAP" not in text
    assert "2  Switzerland is placed within the EU; it was no member in November 2011." in text
    assert "[part.1 to 8]" in " ".join(text.split())
    assert lines[-1] == (
        "What is stated only once cannot be checked. The 1 check that agrees: .notes()."
    )
    assert max(map(len, lines)) <= 80


def test_page_of_the_command() -> None:
    """The command says how its own user sees the rest."""
    assert troubled().to_text(more="--notes").endswith("The 1 check that agrees: --notes.")
    page = audit_of(figure("13 month", period="2010")).to_text(more="--notes")
    assert page.endswith("What is stated only once cannot be checked.")


def test_page_with_all_notes() -> None:
    """Then come the checks that agree, what was undecided, method and source."""
    undecided = figure("~5 country", counts=["listed"])
    audited = audit_of(membership("CIS"), enumeration(["DEU"]), undecided)
    page = " ".join(audited.to_text(all_notes=True).split())
    agrees = "Agrees: Placed in the CIS, and a full member of it in November 2011: Belarus."
    not_checked = (
        'Not checked: Name of figure and Name of listed, how far "about" reaches is not said.'
    )
    assert f"{agrees} {not_checked} Method: General rules" in page
    assert audited.notes() == (agrees, not_checked)
    assert "What is stated only once cannot be checked. Agrees:" in page


def test_a_width_is_a_whole_number() -> None:
    """Whatever is shown."""
    with pytest.raises(OptionError, match="width"):
        troubled().to_text(width=0)
    assert max(map(len, troubled().to_text(width=50).splitlines())) <= 50
    assert troubled().to_text(width=1)


def test_html_folds_what_agrees() -> None:
    """Findings are read first."""
    html = troubled()._repr_html_()
    assert html.index("Switzerland") < html.index("<details>") < html.index("Agrees: ")


def test_statements_are_cut() -> None:
    """Beyond eight, the rest is a number."""
    cites = [f"report#part.{i}" for i in range(1, 10)]
    audited = audit_of(
        enumeration(["CHE"], among="EU", cites=[*cites[:8], "report#part.9"]),
        sources=[evolved_source()],
    )
    assert "[part.1 to 8 and 1 more]" in " ".join(str(audited).split())
    assert len(audited[0].evidence) == 9


def evolved_source() -> object:
    """Return a source of which every statement may be cited."""
    from samples import source

    return source(without_facts=())


def test_many_findings_are_cut() -> None:
    """Sixty are shown, all of them where they are asked for."""
    codes = ["CHE", "NOR", "ISL", "USA", "CAN", "CHN", "JPN", "KOR"]
    late = [
        agreement(code, status="in force", signed="2020", id=f"a-{code.lower()}-{i}")
        for code in codes
        for i in range(8)
    ]
    audited = audit_of(*late)
    assert "and 5 more findings" in str(audited)
    assert "more findings" not in audited.to_text(all_rows=True)


def test_several_sources_are_named() -> None:
    """Each place names its source, if it is the only one of a finding too."""
    audited = audit_of_two(enumeration(["CHE"], among="EU", cites=["one#part.1"]))
    assert "[one: part.1]" in " ".join(str(audited).split())


def test_json_has_what_agrees() -> None:
    """JSON holds the findings as rows, and among the notes what is negative and what agrees."""
    found = json.loads(troubled().to_json())
    assert [row["rule"] for row in found["rows"]] == [row.rule for row in troubled()]
    assert [note.partition(":")[0] for note in found["notes"]] == ["Negative", "Agrees"]
    assert set(found["rows"][0]) == {"number", "severity", "rule", "text", "records", "evidence"}


def test_excerpts() -> None:
    """By severity and by rule; an excerpt has no headline."""
    found = troubled().where(severity="tension")
    assert [row.rule for row in found] == ["denials"]
    assert len(troubled().where(rule="membership")) == 2
    with pytest.raises(NotAnswerableError):
        found.headline()
    with pytest.raises(OptionError, match="did you mean 'tension'"):
        troubled().where(severity="tensoin")


def test_keys() -> None:
    """A finding answers to its number on the page and to its rule, if it is the only one of it."""
    audited = troubled()
    assert audited["3"] is audited["denials"] is audited[2]
    assert audited.where(severity="note")["4"].rule == "open lists"
    assert ("3" in audited, "totals" in audited, "6" in audited) == (True, False, False)
    with pytest.raises(UnknownKeyError, match="2 rows answer to 'membership'; take them by"):
        audited["membership"]
    with pytest.raises(UnknownKeyError, match="did you mean 'denials'"):
        audited["denial"]


def test_a_rule_may_have_found_nothing() -> None:
    """That is an answer, and no wrong word."""
    assert len(troubled().where(rule="totals")) == 0


def test_a_row_is_a_card() -> None:
    """With what was found and where."""
    assert str(troubled()[1]).splitlines() == [
        "Switzerland is placed within the EU; it was no member in November 2011.",
        "    Severity    contradiction",
        "    Rule        membership",
        "    Records     b",
        "    Statements  part.1",
    ]


def test_an_empty_audit_has_all_columns() -> None:
    """A pipeline meets a sound profile first."""
    header = ["number", "severity", "rule", "text", "records", "evidence"]
    assert audit_of().to_csv().splitlines()[0].split(",") == header
    assert [row.column for row in troubled().codebook()] == header


def test_the_packaged_profile_of_another_name() -> None:
    """The audit speaks of the profile by its name."""
    audited = audit(load_profile())
    assert audited.origin.name == "Belarus"
    assert audited.on == load_profile().as_of


@pytest.mark.parametrize("wrong", [None, "belarus", {}])
def test_only_a_profile_is_audited(wrong: object) -> None:
    """Anything but a profile is refused."""
    with pytest.raises(OptionError, match="expected a Profile"):
        audit(wrong)  # type: ignore[arg-type]
