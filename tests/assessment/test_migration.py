"""Answers from every earlier edition on the newest: no value is lost, and what goes on answers its question."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SAMPLES, allotment
from footprint.assessment.answer import accept
from footprint.assessment.migration import Moved, SetAside, known_options, moved
from footprint.policy.compiled import policy_from
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Policy, Question
from footprint.policy.reader import read_policy

FIRST, SECOND, THIRD = allotment(), *(read_policy(SAMPLES / f"allotment_{n}") for n in (2, 3))


def any_answer(question: Question) -> st.SearchStrategy[Value]:
    options = [option.id for option in question.options]
    match question.kind:
        case Kind.ONE:
            return st.sampled_from(options)
        case Kind.MANY:
            several = st.sets(
                st.sampled_from([one for one in options if one not in question.exclusive]), min_size=1
            )
            return st.one_of(several, *(st.just({one}) for one in question.exclusive)).map(
                lambda chosen: accept(question, list(chosen))
            )
        case Kind.DATE:
            return st.dates(date(1900, 1, 1), date(2199, 12, 31))
        case Kind.NUMBER:
            return st.integers(question.minimum or 0, question.maximum or 0)
    return st.text("Größe 水", min_size=1).map(str.strip).filter(bool)


def any_answers(policy: Policy) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(
        {}, optional={question.id: any_answer(question) for question in policy.questions.values()}
    )


def prove_nothing_lost(answers: dict[str, Value], new: Policy, result: Moved) -> None:
    aside = {one.question_id: one for one in result.set_aside}
    for question_id, value in answers.items():
        gone_on = [now for now, origins in result.came_from.items() if question_id in origins]
        assert gone_on or question_id in aside, question_id
        if question_id in aside:
            assert aside[question_id].value == value
            assert aside[question_id].why
    assert aside.keys() <= answers.keys()
    for question_id, value in result.answers.items():
        assert accept(new.questions[question_id], value) == value
    assert result.came_from.keys() == result.answers.keys()


@given(any_answers(FIRST), st.sampled_from([SECOND, THIRD]))
def test_that_no_answer_to_the_first_edition_is_lost(answers: dict[str, Value], new: Policy) -> None:
    prove_nothing_lost(answers, new, moved(answers, FIRST, new))


@given(any_answers(SECOND))
def test_that_no_answer_to_the_second_edition_is_lost(answers: dict[str, Value]) -> None:
    prove_nothing_lost(answers, THIRD, moved(answers, SECOND, THIRD))


@given(any_answers(FIRST))
def test_that_missing_an_edition_comes_to_the_same_as_not_missing_it(answers: dict[str, Value]) -> None:
    by_way_of = moved(moved(answers, FIRST, SECOND).answers, SECOND, THIRD)
    assert moved(answers, FIRST, THIRD).answers == by_way_of.answers


@given(any_answers(FIRST))
def test_that_nothing_changes_on_the_same_edition(answers: dict[str, Value]) -> None:
    assert moved(answers, FIRST, FIRST) == Moved(answers, {q: (q,) for q in answers}, (), {})


def test_that_the_control_loses_a_value() -> None:
    lost = Moved({}, {}, (), {})
    with pytest.raises(AssertionError):
        prove_nothing_lost({"tenant": "tenant"}, THIRD, lost)


def test_that_every_kind_of_change_does_what_it_says() -> None:
    answers: dict[str, Value] = {
        "tenant": "tenant",
        "watering": ("can", "hose", "rain"),
        "hose_days": 12,
        "asked_about_fire": "no",
        "treated_badly": "committee",
        "note_to_self": "the gate",
    }
    result = moved(answers, FIRST, THIRD)
    assert result.answers == {
        "tenant": "tenant",
        "how_you_water": ("can", "pipe"),
        "fire_leave": "no",
        "quarrel": "yes",
        "with_committee": "yes",
    }
    assert result.came_from["how_you_water"] == ("watering",)
    assert result.came_from["with_committee"] == ("treated_badly",)
    assert result.set_aside == (
        SetAside("watering", ("can", "hose", "rain"), "An answer that you chose cannot be chosen any more."),
        SetAside("hose_days", 12, "The question is about a week now and was about a month."),
        SetAside("note_to_self", "the gate", "Nobody came back to what they had written here."),
    )
    assert result.ask_again.keys() == {"how_you_water", "hose_days"}


def test_that_an_answer_whose_only_option_is_withdrawn_is_set_aside_and_asked_again() -> None:
    result = moved({"watering": ("rain",)}, FIRST, THIRD)
    assert result.answers == {}
    assert [one.question_id for one in result.set_aside] == ["watering"]
    assert "how_you_water" in result.ask_again


def with_changes(**steps: Any) -> Policy:
    data = copy.deepcopy(FIRST.data) | {"edition": 2}
    every: dict[str, Any] = {"rename": {}, "options": {}, "split": {}, "drop": {}, "ask_again": {}}
    return policy_from(data | {"changes": [{"edition": 2, **every, **steps}]})


def test_that_names_can_be_swapped() -> None:
    swapped = with_changes(rename={"tenant": "asked_about_fire", "asked_about_fire": "tenant"})
    result = moved({"tenant": "tenant", "asked_about_fire": "yes"}, FIRST, swapped)
    # Neither fits the other's question, so that both are set aside, each under its own name.
    assert [(one.question_id, one.value) for one in result.set_aside] == [
        ("tenant", "tenant"),
        ("asked_about_fire", "yes"),
    ]


def test_that_two_answers_for_one_question_are_both_set_aside() -> None:
    joined = with_changes(rename={"tenant": "asked_about_fire"})
    result = moved({"tenant": "tenant", "asked_about_fire": "yes"}, FIRST, joined)
    assert result.answers == {}
    assert len(result.set_aside) == 2


def test_that_an_answer_out_of_todays_range_is_set_aside() -> None:
    # Nobody wrote a step for it; it must not get lost for that.
    assert moved({"hose_days": 12}, SECOND, THIRD).set_aside
    data = copy.deepcopy(THIRD.data) | {"changes": []}
    result = moved({"hose_days": 12, "watering": ("can",)}, SECOND, policy_from(data))
    assert {one.question_id for one in result.set_aside} == {"hose_days", "watering"}


def test_that_what_could_be_chosen_before_is_known_by_its_new_name() -> None:
    known = known_options(FIRST, THIRD)
    assert known["how_you_water"] == {"can", "pipe", "none"}
    assert known["fire_leave"] == {"yes", "no", "not_sure"}
    assert "quarrel" not in known
