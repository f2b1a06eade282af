"""What a signed paper says that it is, and what about its signatures is to be asked."""

from __future__ import annotations

from typing import Any

import pytest

from footprint.workflow.paper_told import doubts, what_it_is
from footprint.workflow.signatures import Signature, Signer, Verification

PAPER = {"document": "attestation", "name": "Siân Ŵyn", "date": "2032-11-20", "occasion": "onboarding"}
SAT = {**PAPER, "occasion": "sitting", "manager": "Kim"}


def said(employee: str, manager: str = "", *, keys: str = "ab", data: dict[str, Any] = SAT) -> Verification:
    names = ((Signer.EMPLOYEE, employee), (Signer.MANAGER, manager))
    made = [
        Signature(who, by, None, key, self_made=True) for (who, by), key in zip(names, keys, strict=False)
    ]
    return Verification(tuple(made), 2, (), data)


def test_that_a_paper_is_told_by_whose_it_is_by_its_day_and_by_the_check_it_is_of() -> None:
    assert what_it_is(said("", data=PAPER | {"checked": "2026-11-22"})) == (
        "The attestation of Siân Ŵyn, made on 20 November 2032",
        "Occasion: Self-check by a new starter",
        "Check of 22 November 2026",
    )
    assert what_it_is(said("", data=SAT))[1:] == (
        "Occasion: Employee and manager together",
        "Manager on the paper: Kim",
    )
    agreed = SAT | {"document": "action list"}
    assert what_it_is(said("", data=agreed)) == ("What Siân Ŵyn and Kim agreed on 20 November 2032",)


@pytest.mark.parametrize("data", [{}, {"date": 7}, {"date": "soon", "name": "Kim"}])
def test_that_what_tells_no_day_is_not_told(data: dict[str, Any]) -> None:
    assert what_it_is(said("", data=data)) == ()


def test_that_what_a_program_put_there_is_on_one_line_and_short() -> None:
    (line, *_more) = what_it_is(said("", data=PAPER | {"name": "Kim\nGenuine" * 500}))
    assert "\n" not in line
    assert len(line) < 300


@pytest.mark.parametrize(
    "employee, manager, keys, words",
    [
        ("Siân Ŵyn", "Kim", "ab", []),
        ("siân  ŵyn", "KIM", "ab", []),
        ("Siân Ŵyn", "Kim", "aa", ["same key"]),
        ("Siân Ŵyn", "Siân Ŵyn", "ab", ["manager's signature says Siân Ŵyn, and the paper says Kim"]),
        ("Kim", "Kim", "aa", ["employee's signature says Kim, and the paper says Siân Ŵyn", "same key"]),
        ("", "Kim", "ab", ["employee's signature says no name"]),
        ("Siân Ŵyn", "", "a", []),
    ],
)
def test_that_equal_keys_and_differing_names_are_said(
    employee: str, manager: str, keys: str, words: list[str]
) -> None:
    found = doubts(said(employee, manager, keys=keys))
    assert len(found) == len(words)
    for sentence, word in zip(found, words, strict=True):
        assert word in sentence


def test_that_where_the_paper_names_no_manager_the_same_name_twice_is_said() -> None:
    unnamed = {key: value for key, value in SAT.items() if key != "manager"}
    assert doubts(said("Siân Ŵyn", "Anybody", data=unnamed)) == ()
    (sentence,) = doubts(said("Siân Ŵyn", "Siân Ŵyn", data=unnamed))
    assert "bear the same name" in sentence


def test_that_a_name_that_a_certificate_had_to_cut_is_the_same() -> None:
    name = "Siân " * 40
    assert doubts(said(" ".join(name.split())[:64], "Kim", data=SAT | {"name": name.strip()})) == ()
