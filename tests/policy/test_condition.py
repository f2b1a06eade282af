"""Conditions: three-valued, and the quick form agrees with the plain one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.policy.condition import (
    All,
    AnyOf,
    Compare,
    Condition,
    Not,
    compiled,
    from_data,
    holds,
    questions_of,
    supporters,
    to_data,
)

OPTIONS = ("a", "b", "c")
ONE = [Compare("one", operator, "a") for operator in ("is", "is_not")]
MANY = [Compare("many", operator, ("a", "b")) for operator in ("any_of", "none_of", "all_of")]
OTHER = [
    Compare("one", "in", ("a", "b")),
    Compare("one", "not_in", ("a", "b")),
    Compare("many", "at_least", 2),
    Compare("many", "at_most", 1),
    Compare("day", "before", date(2026, 5, 1)),
    Compare("day", "after", date(2026, 5, 1)),
    Compare("number", "at_least", 3),
    Compare("number", "is_not", 3),
    Compare("one", "answered", True),
    Compare("number", "answered", False),
]
conditions = st.recursive(
    st.sampled_from([*ONE, *MANY, *OTHER]),
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "one": st.sampled_from(OPTIONS),
        "many": st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True).map(tuple),
        "day": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        "number": st.integers(0, 6),
    },
)


@given(conditions, answers)
def test_the_compiled_form_means_the_same_as_the_plain_reading(
    condition: Condition, given_: dict[str, Any]
) -> None:
    assert compiled(condition)(given_) is holds(condition, given_)


@given(conditions)
def test_a_condition_survives_its_stored_form(condition: Condition) -> None:
    assert from_data(to_data(condition)) == condition


@given(conditions, answers)
def test_what_is_certain_stays_certain_when_more_is_answered(
    condition: Condition, given_: dict[str, Any]
) -> None:
    if any(one.operator == "answered" for one in _comparisons(condition)):
        return
    for question in given_:
        fewer = {key: value for key, value in given_.items() if key != question}
        known = holds(condition, fewer)
        assert known is None or holds(condition, given_) is known


@given(conditions, answers)
def test_the_supporting_answers_alone_keep_a_condition_true(
    condition: Condition, given_: dict[str, Any]
) -> None:
    if holds(condition, given_) is not True:
        return
    support = supporters(condition, given_)
    assert set(support) <= set(questions_of(condition))
    kept = {question: value for question, value in given_.items() if question in support}
    assert holds(condition, kept) is True


@pytest.mark.parametrize("condition", [*ONE, *MANY, *OTHER[:-2]])
def test_a_question_without_an_answer_is_neither_yes_nor_no(condition: Condition) -> None:
    assert holds(condition, {}) is None
    assert holds(Not(condition), {}) is None


def test_only_the_parts_of_an_any_that_hold_are_named_as_reasons() -> None:
    condition = AnyOf((Compare("one", "is", "a"), Compare("number", "at_least", 3)))
    assert supporters(condition, {"one": "b", "number": 4}) == ("number",)


def _comparisons(condition: Condition) -> list[Compare]:
    match condition:
        case Compare():
            return [condition]
        case Not(part):
            return _comparisons(part)
        case All(parts) | AnyOf(parts):
            return [one for part in parts for one in _comparisons(part)]
