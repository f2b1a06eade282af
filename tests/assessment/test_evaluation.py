"""Evaluation: what is asked and raised, in full and after one change."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builders import allotment, an_assessment
from footprint.assessment.evaluation import Engine
from footprint.assessment.route import first_unanswered, next_question, pages, previous_question, progress
from footprint.policy.policy import Kind, Occasion, Question


def values(question: Question) -> st.SearchStrategy[Any]:
    ids = [option.id for option in question.options]
    strategies: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.DATE: st.dates(),
        Kind.NUMBER: st.integers(0, 31),
        Kind.TEXT: st.just("text"),
    }
    if ids:
        strategies[Kind.ONE] = st.sampled_from(ids)
        strategies[Kind.MANY] = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
    return strategies[question.kind]


changes = st.lists(
    st.one_of([st.tuples(st.just(q.id), st.none() | values(q)) for q in allotment().questions.values()]),
    max_size=25,
)


@given(changes, st.sampled_from(Occasion))
def test_after_any_changes_the_quick_evaluation_equals_the_full_one(
    made: list[tuple[str, Any]], occasion: Occasion
) -> None:
    engine = Engine(allotment())
    answers: dict[str, Any] = {}
    evaluation = engine.evaluate(occasion, answers)
    for question_id, value in made:
        answers = {**answers, question_id: value}
        if value is None:
            del answers[question_id]
        evaluation = engine.after_change(evaluation, answers, question_id)
        assert evaluation == engine.evaluate(occasion, answers)


@given(changes)
def test_no_answer_is_ever_lost_by_another_answer(made: list[tuple[str, Any]]) -> None:
    assessment, expected = an_assessment(), {}
    for question_id, value in made:
        assessment = assessment.with_answer(question_id, value)
        expected[question_id] = value
    assert dict(assessment.answers) == {q: v for q, v in expected.items() if v is not None}


def test_an_answer_no_longer_asked_for_is_set_aside_and_comes_back() -> None:
    hose = an_assessment(tenant="helper", watering=["hose"], hose_days=12)
    assert "hose" in hose.evaluation.raised
    can = hose.with_answer("watering", ("can",))
    assert can.set_aside == ("hose_days",)
    assert "hose" not in can.evaluation.raised
    again = can.with_answer("watering", ("hose",))
    assert again.set_aside == ()
    assert again.answers["hose_days"] == 12
    assert "hose" in again.evaluation.raised


def test_the_way_leads_over_every_asked_question_and_back() -> None:
    assessment = an_assessment(tenant="tenant", watering=["hose"])
    shown = [question.id for question in pages(assessment)]
    assert shown == ["watering", "hose_days", "last_fire", "treated_badly", "note_to_self"]
    walked, here = [], next_question(assessment)
    while here:
        walked.append(here.id)
        here = next_question(assessment, here.id)
    assert walked == shown
    back, here = [], previous_question(assessment, "note_to_self")
    while here:
        back.append(here.id)
        here = previous_question(assessment, here.id)
    assert back == shown[-2::-1]


def test_going_on_from_a_question_that_is_no_longer_asked_keeps_the_place() -> None:
    assessment = an_assessment(tenant="tenant", watering=["can"])
    following = next_question(assessment, "hose_days")
    assert following is not None
    assert following.id == "last_fire"


def test_a_break_ends_at_the_first_open_question() -> None:
    here = first_unanswered(an_assessment(tenant="tenant", watering=["hose"], hose_days=1))
    assert here is not None
    assert here.id == "treated_badly"


def test_progress_counts_only_what_is_asked_and_open() -> None:
    about, water, neighbours = progress(an_assessment(tenant="tenant", watering=["hose"]))
    assert (about.standing, water.standing, neighbours.standing) == ("answered", "started", "started")
    assert (water.asked, water.answered) == (3, 2)
