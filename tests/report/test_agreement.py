"""What was agreed in a sitting, on a paper that both sign and that reads the same for everybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.assessment.assessment import Person
from footprint.assessment.attestation import action_list
from footprint.assessment.follow_up import Course, FollowUp
from footprint.policy.policy import Occasion
from footprint.report.signing import new_key, sign
from footprint.report.verifying import verify
from footprint.workflow.signatures import Signer
from report.made import an_action_list
from report.reading import in_order, seen_on, spoken, structure
from report.sample import DAY, JANE, THEN, assessment, sat
from report.test_any_input import WORDS, assert_inside_the_page


def test_that_each_ones_part_stands_by_itself_with_who_and_by_when() -> None:
    words = spoken(an_action_list(sat(2)))
    assert not in_order(
        words,
        "What was agreed",
        "5 things agreed",
        "leaves out every question that is only for the employee",
        f"Employee {JANE.name}",
        "Manager Kim",
        f"What {JANE.name} does",
        "1. Ask about photographs and recordings",
        f"By 6 December 2026 · {JANE.name}",
        "2. Show Kim the settings, number 0",
        f"By 1 January 2027 · {JANE.name}",
        "What Kim does",
        "3. Put right what you noticed about your accounts",
        "By 20 December 2026 · Kim",
        "4. Put right what you noticed about what you know from work",
        "By 13 December 2026 · Kim",
        "5. Show Kim the settings, number 1",
        "By 2 January 2027 · Kim",
        "Signed by both",
        "We agreed on this together.",
        f"Employee: {JANE.name} Date Manager: Kim Date",
        "What you went through together",
        "Topic by topic",
    )


def test_that_what_they_put_in_their_own_words_asks_for_nobody_to_be_found() -> None:
    taken = replace(sat(1), answers=dict.fromkeys(sat().policy.questions, "fine"))
    words = spoken(an_action_list(taken))
    assert "Show Kim the settings, number 0" in words
    assert "Find out who it is" not in words
    assert "Who can help" not in words


def test_that_where_nothing_came_up_both_sign_that() -> None:
    words = spoken(an_action_list(assessment(occasion=Occasion.SITTING, manager="Kim")))
    assert not in_order(
        words, "Nothing had to be agreed", "Nothing came up that one of you", "Signed by both", "Manager: Kim"
    )


def test_that_it_says_nothing_of_what_became_of_the_actions_since() -> None:
    before = sat()
    later = before.followed_up(FollowUp("do-accounts", Course.DONE, THEN, words="a note of mine"))
    # Of one that only the employee knows of, too.
    later = later.followed_up(FollowUp("talk", Course.DONE, THEN, words="a note of mine"))
    assert an_action_list(later) == an_action_list(before)
    model = action_list(later, DAY)
    assert model.fixed == ()
    assert list(model.follow_ups) == ["do-accounts"]
    assert "a note of mine" not in repr(model)


def test_that_names_too_long_for_a_line_stand_in_full_at_the_top() -> None:
    name = "Maximilian " * 12
    taken = replace(sat(manager=name), person=Person(name))
    words = spoken(an_action_list(taken))
    assert words.count(name.strip()) == 2
    assert not in_order(words, "What the employee does", "· Employee", "What the manager does", "· Manager")


@pytest.mark.parametrize("kind", WORDS)
def test_that_any_words_that_were_agreed_stay_on_the_page(kind: str) -> None:
    text = WORDS[kind][:300] or "x"
    assert_inside_the_page(an_action_list(sat(3, text, manager=WORDS[kind])))


@pytest.mark.parametrize("number", range(12))
def test_that_the_lines_to_sign_on_are_never_torn_from_their_heading(number: int) -> None:
    pages = seen_on(an_action_list(sat(number)))
    (signed,) = (page for page in pages if "Signed by both" in page)
    assert "Manager: Kim" in signed
    (beside,) = (page for page in pages if "What you went through together" in page)
    assert "Topic by topic" in beside


def test_that_it_has_a_place_for_both_to_sign_and_ones_own_list_has_none() -> None:
    assert len(structure(an_action_list(sat())).all("Form")) == 2
    assert structure(an_action_list(assessment())).all("Form") == []


def test_that_verifying_tells_it_from_an_attestation_and_counts_its_signatures() -> None:
    once = sign(an_action_list(sat(40)), Signer.EMPLOYEE, new_key(JANE.name, THEN), "", THEN)
    twice = sign(once, Signer.MANAGER, new_key("Kim", THEN), "", THEN)
    for pdf, number in ((once, 1), (twice, 2)):
        said = verify(pdf)
        assert said.problems == ()
        assert said.is_agreement
        assert (len(said.signatures), said.expected, said.is_complete) == (number, 2, number == 2)
        assert (said.data["name"], said.data["manager"]) == (JANE.name, "Kim")
    assert not verify(twice + b"\n").is_genuine
    assert twice.startswith(once)
