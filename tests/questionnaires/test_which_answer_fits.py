"""Words that decide which answer fits: whoever did nothing, or did it otherwise, is not led to somebody else's answer."""

from __future__ import annotations

import math
import re

import pytest

from builders import QUESTIONNAIRES, chorley
from footprint.policy.condition import questions_of
from footprint.policy.policy import Policy, Question
from footprint.policy.reader import read_policy

# Which option of which question · what its words have to hold, and what they must not.
DECIDES: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    # What was put up by somebody in one's own account is somebody else's too.
    ("take_down", "others", ("someone else", "my account"), ()),
    # A complaint can be about what is gone, or about what may stay.
    ("take_down", "can", ("or did",), ()),
    ("asked", "gone_complaint", ("gone", "complained"), ()),
    ("asked", "complaint", ("still there",), ()),
    # Gone does not mean that the council could act.
    ("pictures", "at_work", ("gone or not",), ()),
    ("photo_check", "shows", ("could",), ()),
    ("photo_check", "settled", ("council knows",), ()),
    # Belittling a customer is among what the policy rules out, and so is laughing along.
    ("about_people", "offensive", ("offensive", "mocking"), ()),
    ("about_people", "backed", ("any of that",), ()),
    ("offensive_kind", "plainly", ("offensive", "mocking"), ()),
    # A break with the clock running is no time of one's own; without a clock it is what is not paid.
    ("own_phone", "never", ("clocked out", "unpaid"), ("own time",)),
    # To be followed is not one's own doing; a friend is somebody to whom both have agreed.
    ("councillors", "follow_x", ("even if they follow you",), ()),
    ("councillors", "friend", ("both had to agree",), ("both ways",)),
    # Declined or blocked is not accepted either.
    ("client_contact", "waiting", ("not accept",), ("answered",)),
    ("client_contact", "waiting_told", ("not accept", "told the council"), ("the same",)),
    # Pictures of the family for friends only are neither here nor there.
    ("privacy", "tight", ("nothing about work",), ()),
    # What takes an answer away is what the steps on the spot have said, and no more.
    ("backed_kind", "settled", ("undid", "meant it"), ()),
    ("face_kind", "settled", ("put differently",), ()),
]
# Heard by itself, with no other option before it.
LEANS_ON_ANOTHER = re.compile(r"^the same,|\bdid so\b|; that team|\brun one\b", re.IGNORECASE)
HIDING = re.compile(
    r"\b(hide (it|what|the)|undo (it|the|public)|take it (back|down)|delete (it|the)|choose to edit)\b",
    re.IGNORECASE,
)
IN_ORDER = re.compile(r"complain|delete nothing|before you (remove|have had advice)", re.IGNORECASE)
POLICIES = [chorley(), read_policy(QUESTIONNAIRES / "something-posted")]


@pytest.mark.parametrize("question, option, holds, lacks", DECIDES)
def test_that_an_answer_takes_in_what_it_is_for(
    question: str, option: str, holds: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    (found,) = (one for one in chorley().questions[question].options if one.id == option)
    words = f"{found.text} {found.hint}".lower()
    assert [one for one in holds if one not in words] == []
    assert [one for one in lacks if one in words] == []


@pytest.mark.parametrize("question", chorley().questions.values(), ids=lambda question: question.id)
def test_that_each_answer_can_be_heard_by_itself(question: Question) -> None:
    assert [one.text for one in question.options if LEANS_ON_ANOTHER.search(one.text)] == []


def test_that_a_complaint_has_an_answer_whether_or_not_the_post_is_there() -> None:
    assert "complained" in chorley().questions["take_down"].text
    assert "chats among colleagues" in chorley().questions["in_council_name"].hint


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_that_nobody_is_told_to_hide_or_undo_before_a_complaint_is_thought_of(policy: Policy) -> None:
    """What comes from work is hidden at once, and deleted only when the council knows."""
    told = {action.id: " ".join([action.text, *action.steps]) for action in policy.actions}
    told |= {f"{action.id}.fix": " ".join(action.fix.steps) for action in policy.actions if action.fix}
    hiding = {one: words for one, words in told.items() if HIDING.search(words)}
    assert len(hiding) >= 4
    assert [one for one, words in hiding.items() if not IN_ORDER.search(words)] == []


def test_that_a_note_tells_nobody_to_hide_what_a_complaint_may_be_about() -> None:
    """The control: several notes do speak of hiding or of undoing."""
    unsure = [rule for rule in chorley().rules if rule.id.endswith("-unsure")]
    hiding = [rule for rule in unsure if HIDING.search(f"{rule.title} {rule.why}")]
    assert len(hiding) >= 2
    assert [rule.id for rule in hiding if not IN_ORDER.search(rule.why)] == []


@pytest.mark.parametrize("action", ["copies-first", "ask-to-untag"])
def test_that_copies_come_before_what_somebody_else_put_up_is_removed(action: str) -> None:
    steps = chorley().action_by_id[action].steps
    removed = [
        number for number, step in enumerate(steps) if re.search("then .*(down|report)", step, re.IGNORECASE)
    ]
    assert "keep" in steps[0].lower()
    assert removed
    assert min(removed) > 0


def test_that_copies_are_kept_before_a_false_account_is_reported() -> None:
    steps = chorley().action_by_id["secure-account"].steps
    kept = next(number for number, step in enumerate(steps) if "Keep copies" in step)
    reported = next(number for number, step in enumerate(steps) if "report it to the site" in step)
    assert kept < reported


def test_that_a_request_from_a_client_is_told_to_the_manager_first_and_to_hr_where_that_is_better() -> None:
    fix = chorley().action_by_id["leave-unanswered-and-tell"].fix
    assert fix is not None
    (telling,) = (step for step in fix.steps if step.startswith("Tell"))
    assert telling.index("line manager") < telling.index("HR")


def months(question: Question) -> float:
    return math.inf if question.good_for is None else question.good_for


@pytest.mark.parametrize("question", chorley().questions.values(), ids=lambda question: question.id)
def test_that_an_answer_lasts_no_longer_than_what_is_asked_about_it(question: Question) -> None:
    """Else the follow-up would go stale beneath an answer that is still taken for true."""
    policy = chorley()
    decides = questions_of(question.ask_if) if question.ask_if else ()
    about = [policy.questions[one] for one in decides if one in policy.questions]
    beside = [one for one in about if one.private and one.section == question.section]
    assert [one.id for one in beside if months(one) > months(question)] == []


def test_that_the_promise_not_to_look_is_the_councils_and_goes_as_far_as_the_policy() -> None:
    """It speaks of what staff do in their own time, and keeps its say over council equipment."""
    policy = chorley()
    guides = [section.guide for section in policy.sections if section.guide]
    guides += [question.guide for question in policy.questions.values() if question.guide]
    statements = [one.text for one in policy.attestation.statements]
    told = [*statements, *(f"{guide.talk} {guide.say}" for guide in guides)]
    fishing = [words for words in told if "fishing" in words]
    assert len(fishing) >= 4
    assert [words for words in fishing if "council says" not in words] == []
    assert [words for words in told if re.search("searches|not search|not go looking through", words)] == []
