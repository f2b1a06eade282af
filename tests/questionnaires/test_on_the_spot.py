"""What can be put right while the check is taken: answered again truthfully, no finding is left; never what is serious."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from builders import A_DAY, QUESTIONNAIRES, an_assessment, chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import Result, result
from footprint.policy.policy import Direction
from footprint.workflow.journey_files import read_journeys
from footprint.workflow.journeys import travelled

FOLDER = QUESTIONNAIRES / "chorley-social-media"

# Which action · whose base · what they said first · what is true once the steps are done.
PUT_RIGHT: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("check-settings", "office-worker", {"privacy": "relied"}, {"privacy": "tight"}),
    ("look-at-settings", "new-starter", {"privacy": "never_checked"}, {"privacy": "anyone"}),
    ("look-at-settings", "new-starter", {"privacy": "not_sure"}, {"privacy": "tight"}),
    ("use-own-email", "office-worker", {"linked": ["work_email", "known"]}, {"linked": ["known"]}),
    ("clock-out-first", "office-worker", {"own_phone": "now_and_then"}, {"own_phone": "changed"}),
    ("clock-out-before-private-use", "office-worker", {"council_kit": "on_some"}, {"council_kit": "changed"}),
    (
        "undo-reaction",
        "office-worker",
        {"about_people": ["backed"], "backed_kind": "without_thinking"},
        {"backed_kind": "settled"},
    ),
    (
        "undo-reaction",
        "office-worker",
        {"about_people": ["backed"], "backed_kind": "no_target"},
        {"backed_kind": "settled"},
    ),
    (
        "take-down-if-in-doubt",
        "office-worker",
        {"about_people": ["offensive"], "offensive_kind": "borderline"},
        {"offensive_kind": "settled"},
    ),
    (
        "take-down-if-in-doubt",
        "office-worker",
        {"about_people": ["face"], "face_kind": "there_other"},
        {"face_kind": "settled"},
    ),
    (
        "take-down-if-in-doubt",
        "office-worker",
        {"about_council": ["critical"], "critical_kind": "grumble"},
        {"critical_kind": "settled"},
    ),
    ("take-down-if-in-doubt", "office-worker", {"pictures": ["some_awkward"]}, {"pictures": ["none"]}),
    (
        "step-out",
        "office-worker",
        {"about_people": ["argument"], "argument_kind": "going_on"},
        {"argument_kind": "cooled"},
    ),
    (
        "correct-it",
        "office-worker",
        {"about_council": ["mistake_open"]},
        {"about_council": ["mistake_fixed"]},
    ),
    (
        "correct-it",
        "office-worker",
        {"about_council": ["claim"], "claim_kind": "unchecked"},
        {"claim_kind": "settled"},
    ),
    ("say-own-view", "resident", {"own_view": "not_always"}, {"own_view": "yes"}),
    ("say-own-view", "resident", {"own_view": "no"}, {"own_view": "yes"}),
    (
        "move-work-talk",
        "office-worker",
        {"colleague_talk": ["social_only", "practical"]},
        {"colleague_talk": ["social_only", "moved"]},
    ),
    (
        "move-work-talk",
        "office-worker",
        {"colleague_talk": ["moaning"], "moaning_kind": "general"},
        {"moaning_kind": "settled"},
    ),
    (
        "take-down-work-story",
        "office-worker",
        {"information": ["through_job"], "through_job_kind": "general"},
        {"through_job_kind": "settled"},
    ),
    (
        "take-it-offline",
        "office-worker",
        {"councillors": ["interact"], "interact_kind": ["personal"]},
        {"interact_kind": ["undone"]},
    ),
    (
        "take-it-offline",
        "office-worker",
        {"councillors": ["interact"], "interact_kind": ["resident"]},
        {"interact_kind": ["undone"]},
    ),
    ("take-copies-down", "office-worker", {"legal": ["copied"]}, {"legal": ["none"]}),
    (
        "check-picture",
        "office-worker",
        {"pictures": ["at_work"], "photo_check": "unchecked"},
        {"photo_check": "ordinary"},
    ),
    ("contact-comms", "communications-officer", {"comms_asked": "not_yet"}, {"comms_asked": "yes"}),
    (
        "leave-unanswered-and-tell",
        "care-worker",
        {"client_contact": ["waiting"]},
        {"client_contact": ["waiting_told"]},
    ),
    ("take-it-down", "office-worker", {"take_down": "can", "asked": "no"}, {"asked": "gone"}),
    ("take-it-down", "office-worker", {"take_down": "can", "asked": "unknown"}, {"asked": "gone"}),
]
FIXES = {action.id for action in chorley().actions if action.fix is not None}
# What these do is undone by nobody, so a complaint has to be thought of before.
REMOVES = ("delete it", "delete the", "take down what", "take it back", "choose to edit")


@cache
def bases() -> dict[str, dict[str, Any]]:
    """The answers that a journey starts from, by the name of its base, without what is the journey's own."""
    return {
        journey.written.base: {
            question_id: answer
            for question_id, answer in journey.answers.items()
            if question_id in chorley().questions
        }
        for journey in read_journeys(FOLDER / "journeys")
        if journey.written.base and not journey.written.answers
    }


def assessed(base: str, *answers: dict[str, Any]) -> Assessment:
    together = dict(bases()[base])
    for more in answers:
        together |= more
    return an_assessment(chorley(), **together)


def called_for(found: Result) -> set[str]:
    return {action.id for action in found.actions}


@pytest.mark.parametrize("action, base, first, then", PUT_RIGHT)
def test_that_what_is_put_right_is_found_no_more(
    action: str, base: str, first: dict[str, Any], then: dict[str, Any]
) -> None:
    before, after = (result(one, A_DAY) for one in (assessed(base, first), assessed(base, first, then)))
    assert action in called_for(before)
    assert action not in called_for(after)
    assert after.findings == ()
    # Nothing else is called for in its stead: looking again has brought less, not something new.
    assert called_for(after) <= called_for(before)


@pytest.mark.parametrize("action, base, first, then", PUT_RIGHT)
def test_that_one_answer_is_all_that_has_to_be_given_again(
    action: str, base: str, first: dict[str, Any], then: dict[str, Any]
) -> None:
    """The page that asks again shows one question, and it is one that the action came of."""
    (question,) = then
    calling = [one for one in result(assessed(base, first), A_DAY).actions if one.id == action]
    assert any(question in conclusion.because for one in calling for conclusion in one.conclusions)


def test_that_each_thing_that_can_be_put_right_is_tried() -> None:
    assert {action for action, *_ in PUT_RIGHT} == FIXES


@pytest.mark.parametrize("journey", read_journeys(FOLDER / "journeys"), ids=lambda one: one.written.journey)
def test_that_what_wants_advice_is_never_put_right_on_the_spot(journey: Any) -> None:
    """Not what is serious, and nothing of which a complaint is known."""
    found = result(travelled(chorley(), journey), A_DAY)
    for action in found.actions:
        if action.id in FIXES:
            assert action.direction is not Direction.SERIOUS
            assert action.direction is not Direction.SUPPORT


def test_that_nothing_calls_for_it_that_is_or_can_become_serious() -> None:
    calling = [rule for rule in chorley().rules if FIXES.intersection(rule.actions)]
    assert len(calling) > len(FIXES)
    for rule in calling:
        assert rule.raises in (Direction.NOTE, Direction.MINOR), rule.id
        assert all(weight.step <= 0 for weight in rule.weights), rule.id


def test_that_before_anything_is_removed_somebody_thinks_of_a_complaint() -> None:
    removing = {
        action.id: action.fix.steps[0]
        for action in chorley().actions
        if action.fix is not None
        and any(word in step.lower() for step in action.fix.steps for word in REMOVES)
    }
    assert len(removing) >= 7
    assert [one for one, first_step in removing.items() if "complained" not in first_step] == []


def test_that_after_a_complaint_nothing_can_be_put_right_on_the_spot() -> None:
    asked = chorley().questions["asked"]
    offered = {
        option.id: called_for(
            result(assessed("office-worker", {"take_down": "can", "asked": option.id}), A_DAY)
        )
        & FIXES
        for option in asked.options
    }
    told = ("complaint", "gone_complaint", "waiting", "helping")
    assert [one for one in told if offered[one]] == []
    assert offered["no"] == offered["unknown"] == {"take-it-down"}


def test_that_steps_name_no_brand() -> None:
    for action in chorley().actions:
        if action.fix is not None:
            steps = " ".join([*action.fix.steps, *(one for _, more in action.fix.kinds for one in more)])
            for brand in ("Facebook", "Instagram", "TikTok", "WhatsApp", "LinkedIn", "YouTube", "Twitter"):
                assert brand not in steps, action.id
