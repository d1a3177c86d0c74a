"""References and citations between records, and what a wrong one is told."""

from __future__ import annotations

from time import perf_counter

import pytest
from samples import (
    agreement,
    enumeration,
    figure,
    membership,
    organisation,
    own_group,
    problems_in,
    programme,
    project,
    source,
    standing,
)

from belarus_stic.model import Record

WRONG: list[tuple[Record, str, str]] = [
    (
        agreement(id="a", partners=["DEX"]),
        "partners",
        "or a group code or the id of an organisation or 'label:' and the source's own word",
    ),
    (agreement(id="a", partners=["georgia"]), "partners", "did you mean 'GEO' (Georgia)?"),
    (agreement(id="a", partners=["Germny"]), "partners", "did you mean 'DEU' (Germany)?"),
    (agreement(id="a", partners=["SUN"]), "partners", "'SUN' is refused: it ended in 1991"),
    (agreement(id="a", partners=["XKX"]), "partners", "'XKX' is refused: "),
    (agreement(id="a", partners=["label:"]), "partners", "unknown 'label:'"),
    (agreement(parties=["Academy"]), "parties", "expected the id of an organisation"),
    (organisation(same_as="Germany"), "same_as", "unknown 'DEU'; expected a group code"),
    (organisation(same_as="european-union"), "same_as", "did you mean 'EU' (European Union)?"),
    (organisation(country="EU"), "country", "unknown 'EU'; expected an alpha-3 country code"),
    (standing("Europa"), "partner", "did you mean 'Europe'?"),
    (standing(among="Asien"), "among", "expected a group code or a UN M49 area or 'label:'"),
    (
        membership("DEU"),
        "body",
        "unknown 'DEU'; expected a group code or the id of an organisation",
    ),
    (programme(participants=["programme"]), "participants", "expected the id of an organisation"),
    (project(programme="programm"), "programme", "expected the id of a programme"),
    (programme(partners=["label:Persia"]), "partners", "unknown 'label:Persia'"),
    (programme(part_of="nowhere"), "part_of", "unknown 'nowhere'; expected the id of a programme"),
    (figure(counts=["nowhere"]), "counts", "unknown 'nowhere'; expected the id of a record"),
    (figure(counts=["figure"]), "counts", "names the record itself"),
    (programme(follows="programme"), "follows", "names the record itself"),
    (enumeration(["label:"]), "items", "unknown 'label:'"),
    (own_group(memberships=[("POX", "member", "1991")]), "memberships", "unknown 'POX'"),
    (agreement(cites=[]), "cites", "cites nothing; expected at least one source#locator"),
    (
        agreement(cites=["reprot#part.1"]),
        "cites",
        "unknown source 'reprot'; expected 'report'; did you mean 'report'?",
    ),
    (agreement(cites=["report#part.10"]), "cites", "unknown statement of report 'part.10'"),
    (agreement(cites=["agreement-deu#part.1"]), "cites", "unknown source 'agreement-deu'"),
]


@pytest.mark.parametrize(("record", "field", "message"), WRONG)
def test_each_mistake_is_found(record: Record, field: str, message: str) -> None:
    """A record with one mistake is refused for that mistake and no other."""
    (problem,) = problems_in(record)
    assert (problem.collection, problem.record) == (record.collection, record.id)
    assert problem.field == field
    assert message in problem.message


def test_references_are_found_where_they_may_point() -> None:
    """Codes, areas, labels, ids and the profile's own groups are known."""
    found = problems_in(
        agreement(id="a", partners=["DEU", "EU", "label:Yugoslavia", "V4", "institute"]),
        own_group(),
        organisation(),
        standing("Asia"),
        standing("label:neighbouring countries"),
        membership("institute"),
        figure(counts=["a"]),
        cites_anything := agreement("FRA", cites=["bare#anything"]),
        sources=[source(), source("bare", statements=(), without_facts=())],
    )
    assert found == []
    assert cites_anything.cites


def test_a_misspelt_reference_is_told_the_nearest() -> None:
    """Among ids, own groups and areas alike."""
    (problem,) = problems_in(organisation(), agreement(parties=["institut"]))
    assert problem.message.endswith("did you mean 'institute'?")
    (problem,) = problems_in(own_group("Visegrad"), standing("Visegred"))
    assert problem.message.endswith("did you mean 'Visegrad'?")


def test_a_record_of_another_kind_is_not_meant() -> None:
    """A programme is no organisation, and an organisation no programme."""
    (problem,) = problems_in(organisation(), project(programme="institute"))
    assert problem.message.startswith("unknown 'institute'; expected the id of a programme")
    (problem,) = problems_in(programme(), project(participants=["programme"]))
    assert problem.message.startswith("unknown 'programme'; expected the id of an organisation")


def test_only_what_may_stand_there_is_meant() -> None:
    """A group is no hint where a country is expected, nor an ended state where none is."""
    (problem,) = problems_in(organisation(country="EU"))
    assert problem.message == "unknown 'EU'; expected an alpha-3 country code"
    (problem,) = problems_in(organisation(same_as="NATO"), own_group())
    assert problem.message == (
        "unknown 'NATO'; expected a group code; groups are CIS, EECA, EU, EaP, EurAsEC, "
        "FP7-associated, ISTC, OECD, UnionState and V4"
    )
    more = [own_group(f"G{number}") for number in range(14)]
    (problem,) = problems_in(organisation(same_as="NATO"), *more)
    assert problem.message.endswith("G12, G13 and 11 more")
    (problem,) = problems_in(agreement(parties=["SUN"]))
    assert problem.message == "unknown 'SUN'; expected the id of an organisation"
    (problem,) = problems_in(agreement(parties=["Germny"]))
    assert problem.message == "unknown 'Germny'; expected the id of an organisation"


def test_ids_are_used_once() -> None:
    """Two records of one id are refused, of one kind or of two."""
    for other in (agreement("FRA", id="agreement-deu"), project("agreement-deu")):
        (problem,) = problems_in(agreement(), other)
        assert (problem.record, problem.field) == ("agreement-deu", "id")
        assert problem.message == "2 records have this id; expected one"


def test_a_source_cites_nothing() -> None:
    """It is what others cite."""
    (problem,) = problems_in(sources=[source(cites=["report#part.1"])])
    assert (problem.field, "cites nothing" in problem.message) == ("cites", True)


def test_no_chain_comes_back() -> None:
    """A ring of parts or of successors is told once; a chain and two parts of one are sound."""
    for field in ("part_of", "follows"):
        ring = [programme("one", **{field: "two"}), programme("two", **{field: "one"})]
        (problem,) = problems_in(*ring)
        assert (problem.record, problem.field) == ("two", field)
        assert (
            problem.message == f"comes back to itself by way of {field}; expected a chain that ends"
        )
    sound = [
        programme("one"),
        programme("two", part_of="one"),
        programme("three", part_of="two"),
        programme("four", part_of="two", follows="three"),
    ]
    assert problems_in(*sound) == []
    bodies = [organisation("a", part_of="b"), organisation("b", part_of="a")]
    assert [problem.record for problem in problems_in(*bodies)] == ["b"]


def test_home_is_no_partner_of_its_own() -> None:
    """Neither the country nor one of its organisations is."""
    body = organisation("academy", country="BLR")
    for record, field in (
        (agreement("BLR"), "partners"),
        (programme(partners=["BLR"]), "partners"),
        (standing("BLR"), "partner"),
    ):
        (problem,) = problems_in(record)
        assert problem.field == field
        assert problem.message == "'BLR' is of home (BLR); expected other partners"
    (problem,) = problems_in(body, agreement("academy"))
    assert problem.message == "'academy' is of home (BLR); expected other partners"
    assert problems_in(agreement("BLR"), home="DEU") == []


def test_an_unknown_name_costs_no_search_for_what_was_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Reading a reference only looks it up; the check of the whole profile looks for what is near.

    A file may have a hundred thousand unknown names.
    """
    monkeypatch.setattr("difflib.SequenceMatcher.ratio", lambda _: pytest.fail("searched"))
    assert agreement(id="a", partners=["Land of Nod", "Korea"]).partners == ("Land of Nod", "Korea")


def test_near_choices_are_looked_for_at_the_first_mistakes_only() -> None:
    """A profile with very many mistakes is refused in one go, without a hint for each."""
    wrong = [figure(record_id=f"f-{i:03}", about=[f"agreement-{i:03}x"]) for i in range(100)]
    known = [agreement(id=f"agreement-{i:03}") for i in range(100)]
    hinted = ["did you mean" in problem.message for problem in problems_in(*wrong, *known)]
    assert len(hinted) == 100
    assert hinted == [True] * 50 + [False] * 50


def test_a_large_profile_has_fewer_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as compare no more ids than are compared at most, and five in any."""
    monkeypatch.setattr("belarus_stic.model.checks._MOST_COMPARED", 204)
    wrong = [figure(record_id=f"f-{i:03}", about=[f"f-{i:03}x"]) for i in range(100)]
    hinted = ["did you mean" in problem.message for problem in problems_in(*wrong)]
    assert hinted == [True] * 7 + [False] * 93


def test_near_sources_are_looked_for_at_the_first_mistakes_only() -> None:
    """Sorting all sources for each unknown one would be slow."""
    wrong = [figure(record_id=f"f-{i:03}", cites=["reprot#part.1"]) for i in range(60)]
    told = [problem.message for problem in problems_in(*wrong)]
    assert told[:50] == ["unknown source 'reprot'; expected 'report'; did you mean 'report'?"] * 50
    assert told[50:] == ["unknown source 'reprot'"] * 10


def test_checks_take_time_in_proportion() -> None:
    """A chain of parts and many mistakes are walked once: ten times the records, no minutes."""
    chain = [programme(f"p-{i}", part_of=f"p-{i - 1}" if i else None) for i in range(5_000)]
    wrong = [figure(record_id=f"f-{i}", about=[f"x-{i}"]) for i in range(2_000)]
    begun = perf_counter()
    assert len(problems_in(*chain, *wrong)) == 1_000
    assert perf_counter() - begun < 20
