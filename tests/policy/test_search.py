"""The search finds answers exactly where trying every combination does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import QUESTIONNAIRES, allotment, chorley
from footprint.policy.condition import All, AnyOf, Compare, Condition, Not, Value, holds
from footprint.policy.policy import Kind, Occasion, Question
from footprint.policy.proof import NOT_SURE, proofread
from footprint.policy.reader import read_source
from footprint.policy.search import OCCASION, Search

DAYS = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2)]
NUMBERS = [0, 1, 2, 9, 10, 11]


def values(question: Question) -> list[Value]:
    """What can be answered, as far as the conditions of these tests tell it apart."""
    ids = [option.id for option in question.options]
    if question.kind is Kind.MANY:
        free = [one for one in ids if one not in question.exclusive]
        sets = chain.from_iterable(combinations(free, size) for size in range(1, len(free) + 1))
        return [*((one,) for one in question.exclusive), *sets]
    others: dict[Kind, list[Any]] = {Kind.DATE: DAYS, Kind.NUMBER: NUMBERS, Kind.TEXT: ["text"]}
    return others.get(question.kind, ids)


@cache
def everything() -> tuple[dict[str, Value], ...]:
    """Every whole set of answers to the sample, on every occasion."""

    def further(questions: list[Question], answers: dict[str, Value]) -> Iterator[dict[str, Value]]:
        if not questions:
            yield answers
            return
        first, *rest = questions
        if first.ask_if and holds(first.ask_if, answers) is not True:
            yield from further(rest, answers)
            return
        for value in values(first):
            yield from further(rest, {**answers, first.id: value})

    questions = list(allotment().questions.values())
    return tuple(one for o in Occasion for one in further(questions, {OCCASION: str(o)}))


def comparing() -> st.SearchStrategy[Condition]:
    """Any comparison that an author can write about the sample."""

    def about(question: Question) -> st.SearchStrategy[Condition]:
        ids = [option.id for option in question.options]
        some = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(tuple) if ids else None
        constants: dict[str, st.SearchStrategy[Any]] = {"answered": st.booleans()}
        match question.kind:
            case Kind.ONE:
                assert some is not None
                constants |= {"is": st.sampled_from(ids), "is_not": st.sampled_from(ids), "in": some}
            case Kind.MANY:
                assert some is not None
                constants |= {"any_of": some, "none_of": some, "all_of": some, "at_least": st.integers(1, 3)}
            case Kind.DATE:
                constants |= {"after": st.just(DAYS[1]), "before": st.just(DAYS[1]), "is": st.just(DAYS[1])}
            case Kind.NUMBER:
                constants |= {"at_least": st.sampled_from([1, 10]), "at_most": st.sampled_from([1, 10])}
        return st.sampled_from(sorted(constants)).flatmap(
            lambda operator: constants[operator].map(
                lambda constant: Compare(question.id, operator, constant)
            )
        )

    return st.sampled_from(list(allotment().questions.values())).flatmap(about)


CONDITIONS = st.recursive(
    comparing(),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=5,
)
FIXED = st.lists(
    st.sampled_from([q for q in allotment().questions.values() if q.options]), max_size=2, unique=True
).flatmap(lambda chosen: st.fixed_dictionaries({q.id: st.sampled_from(values(q)) for q in chosen}))


@settings(max_examples=150, deadline=None)
@given(CONDITIONS, FIXED)
def test_that_there_is_a_witness_exactly_where_some_answers_do(
    condition: Condition, fixed: dict[str, Value]
) -> None:
    wanted = [
        answers
        for answers in everything()
        if holds(condition, answers) is True and fixed.items() <= answers.items()
    ]
    found = Search(allotment()).witness(condition, fixed)
    assert (found is None) == (not wanted)
    if found is not None:
        assert holds(condition, found) is True
        assert fixed.items() <= found.items()


@settings(max_examples=100, deadline=None)
@given(CONDITIONS, st.sampled_from(["hose", "none", "rain"]))
def test_that_what_else_is_wanted_of_the_answers_is_looked_for(condition: Condition, option: str) -> None:
    def waters_so(answers: Any) -> bool:
        return option in answers.get("watering", ())

    found = Search(allotment()).witness(
        All((condition, Compare("watering", "answered", constant=True))), where=waters_so
    )
    wanted = [one for one in everything() if holds(condition, one) is True and waters_so(one)]
    assert found is None or waters_so(found)
    if found is not None:
        assert wanted


def test_that_answers_that_count_no_more_are_left_out_after_a_change() -> None:
    search = Search(allotment())
    before: dict[str, Value] = {"tenant": "tenant", "watering": ("hose",), "hose_days": 4}
    after = list(search.changed(before, "watering", [Compare("watering", "any_of", ("hose",))]))
    assert {"tenant": "tenant", "watering": ("none",)} in after
    assert {"tenant": "tenant", "watering": ("hose",), "hose_days": 4} in after
    assert all(("hose_days" in one) == ("hose" in one["watering"]) for one in after)  # type: ignore[operator]


def test_that_what_is_fixed_late_is_not_met_last(monkeypatch: pytest.MonkeyPatch) -> None:
    # The council's questionnaire asks for what was to be taken down after everything that leads to it.
    monkeypatch.setattr("footprint.policy.search.MOST_TRIES", 200)
    rule = chorley().rule_by_id["cannot-remove"]
    assert Search(chorley()).witness(rule.when, {"take_down": NOT_SURE}) is None
    assert Search(chorley()).witness(rule.when) is not None


def test_that_the_whole_proof_of_the_councils_questionnaire_needs_few_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("footprint.policy.search.MOST_TRIES", 5_000)
    undecided: list[object] = []
    monkeypatch.setattr("footprint.policy.search.Undecided.__init__", undecided.append)
    assert proofread(read_source(QUESTIONNAIRES / "chorley-social-media")) == ()
    assert undecided == []
