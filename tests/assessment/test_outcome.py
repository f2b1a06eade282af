"""What answers come to: findings, help, what to do and to ask, and what nobody else can see."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from builders import A_DAY, allotment, an_assessment
from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.attestation import action_list, attestation
from footprint.assessment.outcome import result
from footprint.policy.policy import Occasion


def found(**answers: Any) -> Any:
    return result(an_assessment(**answers), A_DAY)


def test_nothing_to_put_right_is_all_clear_and_says_what_is_allowed() -> None:
    clear = found(tenant="helper", watering=["can"], treated_badly="no")
    assert clear.outcome == "all_clear"
    assert [one.id for one in clear.allowed] == ["can-is-fine"]
    assert clear.actions == ()


def test_a_minor_finding_gives_things_to_do_and_says_why() -> None:
    minor = found(tenant="helper", watering=["hose"], hose_days=2, treated_badly="no")
    assert minor.outcome == "things_to_do"
    (finding,) = minor.findings
    assert finding.because == ("watering", "hose_days")
    assert finding.weighed == ()
    assert minor.actions[0].due == date(2026, 12, 6)


def test_what_weighs_can_make_a_minor_finding_serious_and_says_so() -> None:
    serious = found(tenant="helper", watering=["hose"], hose_days=12, treated_badly="no")
    assert serious.outcome == "seek_advice"
    assert serious.findings[0].weighed == ("It was dry for a long time.",)


def test_not_being_sure_is_something_to_ask_and_no_finding() -> None:
    unsure = found(
        tenant="tenant",
        watering=["can"],
        last_fire="2026-05-01",
        asked_about_fire="not_sure",
        treated_badly="no",
    )
    assert unsure.outcome == "all_clear"
    assert [action.id for action in unsure.to_ask] == ["ask-about-fire"]
    assert (unsure.fine, [topic.to_ask for topic in unsure.topics]) == (3, [1, 0])


def test_who_wants_help_is_not_blamed_and_told_to_seek_it_now() -> None:
    helped = found(tenant="helper", watering=["can"], treated_badly="want_help")
    assert helped.outcome == "seek_advice"
    assert helped.findings == ()
    assert [one.id for one in helped.support] == ["badly-treated", "help-wanted"]
    assert [action.id for action in helped.actions] == ["get-help"]


def test_a_contact_who_is_part_of_the_problem_is_replaced_everywhere() -> None:
    result_ = found(tenant="helper", watering=["hose"], hose_days=2, treated_badly="committee")
    contacts = {contact.id for action in result_.actions for contact in action.contacts}
    assert contacts == {"mediator"}


def test_help_comes_first_and_then_what_is_due_first() -> None:
    many = found(
        tenant="tenant", watering=["hose"], hose_days=2, last_fire="2026-05-01", asked_about_fire="no",
        treated_badly="want_help",
    )  # fmt: skip
    assert [action.id for action in many.actions] == ["get-help", "tell-committee", "take-a-can"]


ANSWERS: list[dict[str, Any]] = [
    {"treated_badly": "no"},
    {"treated_badly": "committee"},
    {"treated_badly": "want_help"},
]


def test_a_sitting_shows_the_same_whatever_was_answered_behind_the_curtain() -> None:
    shared: dict[str, Any] = {"tenant": "helper", "watering": ["hose"], "hose_days": 2}
    lists = [
        action_list(an_assessment(occasion=Occasion.SITTING, **shared, **private), A_DAY)
        for private in ANSWERS
    ]
    assert lists[0] == lists[1] == lists[2]
    assert [one.id for one in lists[2].result.findings] == ["hose"]


def test_alone_the_same_answers_are_all_on_the_action_list() -> None:
    answers: dict[str, Any] = {"tenant": "helper", "watering": ["can"], "treated_badly": "want_help"}
    assert action_list(an_assessment(**answers), A_DAY).result.support


@pytest.mark.parametrize("occasion", Occasion)
def test_no_answer_reaches_the_attestation(occasion: Occasion) -> None:
    made = {
        attestation(an_assessment(occasion=occasion, tenant="tenant", watering=[way], **private), A_DAY)
        for way in ("can", "hose", "none")
        for private in ANSWERS
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    "question, raw, said",
    [
        ("tenant", "tennant", "'tennant' does not answer 'tenant'; did you mean 'tenant'?"),
        ("tenant", ["tenant"], "'tenant' takes one option, not a list"),
        ("watering", "can", "'watering' takes a list of one or more options"),
        ("watering", [], "'watering' takes a list of one or more options"),
        ("watering", ["none", "can"], "'none' rules out the other answers to 'watering'"),
        ("hose_days", "40", "The largest number here is 31"),
        ("hose_days", "-1", "The smallest number here is 0"),
        ("hose_days", "ten", "'ten' is not a whole number"),
        ("last_fire", "2026-02-30", "'2026-02-30' is not a date; write it as 2026-03-27"),
        ("note_to_self", "  ", "Write an answer"),
        ("note_to_self", "x" * 10_001, "This is longer than 10000 characters"),
        ("note_to_self", "a\x00b", "This text holds a character that cannot be kept"),
    ],
)
def test_a_value_that_does_not_answer_is_refused_in_plain_words(question: str, raw: Any, said: str) -> None:
    with pytest.raises(AnswerRefused) as refused:
        accept(allotment().questions[question], raw)
    assert str(refused.value) == said


def test_options_are_kept_in_the_questions_order_and_once() -> None:
    assert accept(allotment().questions["watering"], ["rain", "can", "rain"]) == ("can", "rain")


def test_a_question_that_led_to_help_is_counted_neither_as_fine_nor_as_to_do() -> None:
    helped = found(tenant="helper", watering=["can"], treated_badly="want_help")
    assert [(topic.section.id, topic.fine, topic.to_do, topic.to_ask) for topic in helped.topics] == [
        ("water", 1, 0, 0)
    ]
