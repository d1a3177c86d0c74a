"""What the sources say of a country, one rule at a time, and what says nothing of any."""

from __future__ import annotations

from typing import Any

import pytest
from samples import (
    agreement,
    centre,
    enumeration,
    organisation,
    own_group,
    profile,
    programme,
    standing,
)

from belarus_stic import ties
from belarus_stic.coverage import Coverage, regional_coverage
from belarus_stic.model import Profile


def eu(of: Profile, **options: Any) -> Coverage:
    """Return the coverage of the EU."""
    return regional_coverage(of, group="EU", **options)


def left_out(answer: Coverage, kind: str) -> list[tuple[str, str]]:
    """Return what is left out for a reason of one kind."""
    return [(left.what, left.reason) for left in answer.left_out if left.kind == kind]


LISTED = enumeration(["agreement-deu"], "listed", among="EU")


def test_documented() -> None:
    """Once, however many records tie it."""
    found = eu(profile(agreement("DEU"), agreement("DEU", id="another", level="agency")))[0]
    assert (found.documented, found.n_unmentioned) == (("DEU",), 26)
    assert found.n_legal_basis == 0


def test_several_kinds_are_any_of_them() -> None:
    """An agreement or a centre."""
    of = profile(agreement("DEU"), centre(partners=["FRA"]))
    assert eu(of, kind=["centre", "agreement"])[0].documented == ("DEU", "FRA")
    assert eu(of, kind=["centre", "agreement"]).kinds == ("agreement", "centre")


def test_unlisted() -> None:
    """Where a list that is complete does not name it; an open list proves nothing."""
    assert eu(profile(agreement("DEU"), LISTED))[0].n_unlisted == 26
    opened = enumeration(["agreement-deu"], "listed", among="EU", complete="open")
    answer = eu(profile(agreement("DEU"), opened))
    assert answer[0].n_unmentioned == 26
    assert left_out(answer, "list") == []


def test_denied() -> None:
    """A source says that there is no agreement; a centre it does not deny."""
    of = profile(standing("FRA", "no agreement"))
    assert eu(of)[0].denied == ("FRA",)
    assert eu(of, kind="centre")[0].denied == ()
    assert eu(of, kind=("agreement", "centre"))[0].denied == ()


def test_every_kind_must_be_ruled_out() -> None:
    """An agreement denied, centres listed without it: unlisted. One of them alone: unmentioned."""
    both = ("agreement", "centre")
    centres = enumeration(["DEU"], "centres", kind="centre", among="EU")
    of = profile(standing("FRA", "no agreement"), centres, centre(partners=["DEU"]))
    found = eu(of, kind=both)[0]
    assert [found.status(who) for who in ("DEU", "FRA", "POL")] == [
        "documented",
        "unlisted",
        "unmentioned",
    ]


def test_dispute() -> None:
    """Documented and denied: documented, and it is said under the table."""
    answer = eu(profile(agreement("FRA"), standing("FRA", "no agreement")))
    assert (answer[0].documented, answer[0].denied) == (("FRA",), ())
    assert answer[0].share.high == 1
    assert answer.footnotes() == ("France: the report also says that there is no agreement.",)
    other = eu(profile(centre(partners=["FRA"]), standing("FRA", "no agreement")), kind="centre")
    assert other.footnotes() == ()


def test_remark() -> None:
    """It changes no number."""
    said = standing("FRA", "no official contacts")
    answer = eu(profile(said))
    assert answer[0].remarks == ("France: no official contacts",)
    assert answer[0].unmentioned == answer[0].members
    assert answer.footnotes() == ("France: the report says that there are no official contacts.",)
    assert [str(cite) for cite in answer[0].evidence] == ["report#part.1"]
    assert eu(profile(said, agreement("DEU")))[0].share == eu(profile(agreement("DEU")))[0].share


def test_sources_deny_and_remark_at_their_own_date() -> None:
    """Of another date they say nothing."""
    told = standing("FRA", "no agreement"), standing("ITA", "no official contacts")
    found = eu(profile(agreement("DEU", signed="2000"), *told), on="2005")
    assert (found[0].denied, found[0].remarks, found.footnotes()) == ((), (), ())


def test_set_aside_by_level() -> None:
    """A tie of another level is known, and not asked; the list of another level tells nothing."""
    of = profile(agreement("DEU"), agreement("FRA", level="agency"), LISTED)
    found = eu(of, level="agency")
    assert (found[0].documented, found[0].set_aside) == (("FRA",), ("DEU",))
    assert left_out(found, "list") == [("Name of listed", "not of agency agreements")]
    assert "Germany is set aside" in found.headline()


def test_set_aside_by_the_caller_and_by_level() -> None:
    """Both reasons are given; nobody who is set aside is denied."""
    of = profile(agreement("DEU"), agreement("FRA"), standing("FRA", "no agreement"))
    kept = ties(of).filter(lambda tie: tie.partner != "FRA")
    answer = eu(of, ties=kept, level="agency")
    assert (answer[0].set_aside, answer[0].denied) == (("DEU", "FRA"), ())
    assert answer.notes()[0] == (
        "Set aside: France and Germany, whose ties are taken out by the user or not said to be "
        "agency agreements; the shares allow for either."
    )


def test_evidence() -> None:
    """What ties, denies and lists; each statement once, in the order of the source."""
    of = profile(
        agreement("DEU", cites=["report#part.3"]),
        enumeration(["agreement-deu"], "listed", among="EU", cites=["report#part.2"]),
        standing("FRA", "no agreement", cites=["report#part.1"]),
    )
    assert [cite.locator for cite in eu(of)[0].evidence] == ["part.1", "part.2", "part.3"]


def test_ties_with_groups_and_unnamed_denials_are_left_out() -> None:
    """They say nothing of a country."""
    of = profile(
        agreement("EU"),
        centre(partners=["EU"], supported_by=["ISTC"]),
        standing("label:others", "no agreement"),
        standing("CIS", "no official contacts"),
    )
    answer = eu(of, kind=("agreement", "centre"))
    assert left_out(answer, "group") == [
        ("agreement, centre with European Union", "a tie with a group is no tie with its members")
    ]
    assert left_out(answer, "not named") == [("others", "denied as a whole, of no country by name")]
    assert answer[0].n_documented == 0
    assert not any("CIS" in note for note in answer.notes())
    assert left_out(eu(of, kind="event"), "not named") == []


def test_no_member_of_the_un_is_left_out() -> None:
    """Where areas are counted, not in an area asked by name."""
    of = profile(agreement("HKG"), agreement("EU"))
    reason = "documented, but no member state of the UN"
    assert left_out(regional_coverage(of), "no UN member") == [("Hong Kong", reason)]
    assert left_out(regional_coverage(of, group="Asia"), "no UN member") == []


@pytest.mark.parametrize(
    ("changes", "options", "reason"),
    [
        ({"narrower": "every two years"}, {}, "narrower than the kind agreement: every two years"),
        ({"as_of": "2010"}, {}, "speaks of 2010, not of November 2011"),
        ({"among": "label:others"}, {}, "whom it could name is not known"),
        ({"among": None}, {}, "whom it could name is not known"),
        ({}, {"level": "agency"}, "not of agency agreements"),
        (
            {"items": ["agreement-deu", "agreement-xxx"], "level": "governmental"},
            {},
            "an item of it is no country, does not hold or was taken out",
        ),
    ],
)
def test_why_a_complete_list_proves_nothing(
    changes: dict[str, Any], options: dict[str, Any], reason: str
) -> None:
    """It is narrower, of another date, of a group or a level not known, or lacks an item."""
    nobody = agreement("label:Soviet Union", id="agreement-xxx")
    items = changes.pop("items", ["agreement-deu"])
    listing = enumeration(items, "listed", **{"among": "EU", **changes})
    of = profile(agreement("DEU"), nobody, listing)
    answer = eu(of, **options)
    assert answer[0].n_unlisted == 0
    assert left_out(answer, "list") == [("Name of listed", reason)]


def test_a_list_that_lacks_a_documented_tie() -> None:
    """It is not complete, whatever it says."""
    answer = eu(profile(agreement("DEU"), agreement("FRA"), LISTED))
    assert left_out(answer, "list") == [
        ("Name of listed", "does not name France, though a tie is documented")
    ]


def test_a_list_that_names_everybody_leaves_nothing_to_say() -> None:
    """Whatever its level."""
    four = [agreement(code) for code in ("CZE", "HUN", "POL", "SVK")]
    of = profile(own_group(), *four, enumeration([one.id for one in four], "all", among="V4"))
    assert left_out(regional_coverage(of, group="V4"), "list") == []
    assert left_out(regional_coverage(of, group="V4", level="agency"), "list") == []


def test_lists_that_have_nothing_to_do_with_it() -> None:
    """Of other ties, of other countries, of no partners, and those that do prove something."""
    of = profile(agreement("DEU"), LISTED)
    assert left_out(eu(of, kind="centre"), "list") == []
    assert left_out(regional_coverage(of, group="Eastern Europe"), "list") == []
    cis = enumeration(["agreement-arm"], "cis", among="CIS", narrower="of two years")
    assert left_out(eu(profile(agreement("ARM"), cis)), "list") == []
    signed = enumeration(["agreement-deu"], "signed", among="EU", of="co-members")
    assert left_out(eu(profile(agreement("DEU"), signed)), "list") == []
    both = profile(agreement("DEU"), agreement("GBR"), LISTED, agreement("UKR", id="x"))
    assert [
        what for what, _ in left_out(regional_coverage(both, group="Northern Europe"), "list")
    ] == ["Name of listed"]


def test_a_list_of_programmes_tells_of_joint_budgets() -> None:
    """Whoever has no programme has none with a joint budget."""
    joint = programme(partners=["DEU"], budget="joint")
    of = profile(joint, enumeration(["programme"], "listed", among="EU"))
    assert eu(of, kind="joint budget")[0].n_unlisted == 26
    narrow = enumeration(["programme"], "listed", among="EU", narrower="of two years")
    assert left_out(eu(profile(joint, narrow), kind="joint budget"), "list") == [
        ("Name of listed", "narrower than the kind programme: of two years")
    ]


def test_records_outside_the_date_are_left_out() -> None:
    """With the reason; an organisation stands for its country."""
    of = profile(
        organisation("academy", country="POL"),
        agreement("DEU", signed="2010"),
        agreement("academy", id="with-academy"),
        agreement("FRA", signed="2005"),
    )
    answer = eu(of, on="2009")
    assert answer[0].documented == ("FRA", "POL")
    assert left_out(answer, "date") == [
        ("Name of agreement-deu", "signed in 2010, after the date asked")
    ]
