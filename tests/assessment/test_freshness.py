"""What becomes of last time's answers: what counts, what waits, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import allotment
from footprint.assessment.freshness import Before, Cause, LastAnswer, State, freshness, taken_over
from footprint.policy.policy import Question

LAST_DAY, A_YEAR_ON = date(2025, 11, 22), date(2026, 11, 22)
BEFORE = Before({"watering": LastAnswer(("can",), LAST_DAY)})


def watering(months: int | None) -> Question:
    return replace(allotment().questions["watering"], good_for=months)


def test_an_answer_within_its_time_is_carried_and_waits() -> None:
    found = freshness(watering(12), BEFORE, None, A_YEAR_ON - timedelta(days=1))
    assert found.state is State.CARRIED
    assert found.state.waits
    assert found.can_be_confirmed
    assert found.causes == ()


def test_an_answer_goes_stale_on_the_day_its_time_is_over() -> None:
    found = freshness(watering(12), BEFORE, None, A_YEAR_ON)
    assert (found.state, found.causes) == (State.STALE, (Cause.TIME,))
    assert found.can_be_confirmed


def test_what_is_asked_each_time_cannot_be_said_to_be_still_true() -> None:
    found = freshness(watering(0), BEFORE, None, LAST_DAY)
    assert (found.state, found.causes) == (State.STALE, (Cause.EACH_TIME,))
    assert not found.can_be_confirmed


def test_an_answer_that_never_goes_stale_is_taken_over_with_its_own_day() -> None:
    assert taken_over(watering(None), BEFORE, date(2150, 1, 1)) == LastAnswer(("can",), LAST_DAY)
    assert freshness(watering(None), BEFORE, ("can",), A_YEAR_ON).state is State.KEPT


@pytest.mark.parametrize("months", [0, 1, 12, 60])
def test_nothing_else_is_taken_over(months: int) -> None:
    assert taken_over(watering(months), BEFORE, LAST_DAY) is None


@pytest.mark.parametrize(
    "changed, cause",
    [
        (replace(BEFORE, clauses=frozenset({"WATER-2"})), Cause.CLAUSE),
        (replace(BEFORE, questions={"watering": ""}), Cause.QUESTION),
    ],
)
def test_what_changed_under_an_answer_has_it_looked_at_again(changed: Before, cause: Cause) -> None:
    assert taken_over(watering(None), changed, LAST_DAY) is None
    found = freshness(watering(None), changed, None, LAST_DAY)
    assert (found.state, found.causes) == (State.STALE, (cause,))


def test_a_clause_that_the_question_is_not_about_changes_nothing() -> None:
    changed = replace(BEFORE, clauses=frozenset({"FIRE-1"}))
    assert freshness(watering(12), changed, None, LAST_DAY).state is State.CARRIED


def test_an_answer_of_tomorrow_is_not_fresh() -> None:
    found = freshness(watering(12), BEFORE, None, LAST_DAY - timedelta(days=1))
    assert (found.state, found.causes) == (State.STALE, (Cause.CLOCK,))


def test_an_answer_said_again_is_confirmed_and_another_takes_its_place() -> None:
    assert freshness(watering(12), BEFORE, ("can",), A_YEAR_ON).state is State.CONFIRMED
    assert freshness(watering(12), BEFORE, ("hose",), A_YEAR_ON).state is State.SUPERSEDED


def test_a_question_without_an_answer_from_last_time_is_new() -> None:
    assert freshness(watering(12), Before(), None, A_YEAR_ON).state is State.NEW
    assert freshness(watering(12), Before(), ("can",), A_YEAR_ON).state is State.NEW


@given(
    months=st.none() | st.integers(0, 60),
    days=st.integers(-400, 4000),
    clause=st.booleans(),
    asked_anew=st.booleans(),
)
def test_that_an_answer_which_only_comes_from_last_time_always_waits(
    *, months: int | None, days: int, clause: bool, asked_anew: bool
) -> None:
    before = replace(
        BEFORE,
        clauses=frozenset({"WATER-1"} if clause else ()),
        questions={"watering": "why"} if asked_anew else {},
    )
    today = LAST_DAY + timedelta(days=days)
    assert freshness(watering(months), before, None, today).state.waits
    if taken_over(watering(months), before, today):
        assert months is None
        assert not clause
        assert not asked_anew
