"""Where a short check ends: the most pressing ending that a rule leads to, with its reasons and steps."""

from __future__ import annotations

import pytest

from builders import A_DAY, A_MOMENT, QUESTIONNAIRES
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import page_to_take_along
from footprint.assessment.ending import begin_short_check, ended
from footprint.policy.reader import read_policy


def before_you_post(**answers: str) -> Assessment:
    assessment = begin_short_check(read_policy(QUESTIONNAIRES / "before-you-post"), A_MOMENT)
    for question_id, value in answers.items():
        assessment = assessment.with_answer(question_id, value)
    return assessment


def test_that_without_any_rule_it_ends_with_the_last() -> None:
    found = ended(before_you_post(), A_DAY)
    assert (found.ending.id, found.reasons, found.actions) == ("go_ahead", (), ())


def test_that_the_most_pressing_ending_wins_and_the_rest_is_said_after_it() -> None:
    found = ended(before_you_post(about="person", person_kind="unkind", clock="yes"), A_DAY)
    assert found.ending.id == "better_not"
    assert [one.id for one in found.reasons] == ["could-hurt"]
    assert [one.id for one in found.others] == ["on-the-clock"]
    assert [action.id for action in found.actions] == ["wait-and-talk", "after-clocking-out"]


@pytest.mark.parametrize(
    "clock, ending", [("no", "go_ahead"), ("yes", "change_it"), ("not_sure", "go_ahead")]
)
def test_that_another_answer_makes_another_ending(clock: str, ending: str) -> None:
    assert ended(before_you_post(about="own_life", clock=clock), A_DAY).ending.id == ending


def test_that_safety_is_looked_after_before_anything_else() -> None:
    assessment = begin_short_check(read_policy(QUESTIONNAIRES / "something-posted"), A_MOMENT)
    answers = {"danger": "not_sure", "which": "seen", "who_is_in_it": "no", "how_seen": "looked"}
    for question_id, value in answers.items():
        assessment = assessment.with_answer(question_id, value)
    found = ended(assessment, A_DAY)
    assert found.ending.id == "tell_manager"
    assert [action.id for action in found.actions] == ["ask-safeguarding", "mention-it", "look-no-further"]


def test_that_the_page_to_take_along_has_no_name_no_occasion_and_no_counts() -> None:
    page = page_to_take_along(before_you_post(about="own_life", clock="yes"), A_DAY)
    assert page.person.name == ""
    assert page.occasion is None
    assert page.result.topics == ()
    assert page.ending is not None
    assert page.ending.id == "change_it"
    assert [action.id for action in page.result.actions] == ["after-clocking-out"]
