"""Two checks side by side: nothing is called the same that is not, over editions too, and nothing is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import A_DAY, SAMPLES, an_assessment, chorley
from footprint.assessment.answer import in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.comparison import Beside, Change, side_by_side
from footprint.policy.policy import Kind, Occasion, Policy, Question
from footprint.policy.reader import read_policy

SECOND, THIRD = (read_policy(SAMPLES / f"allotment_{number}") for number in (2, 3))
LIT: dict[str, Any] = {
    "tenant": "tenant",
    "watering": ["hose", "rain"],
    "hose_days": 12,
    "last_fire": "2026-05-01",
    "asked_about_fire": "no",
    "treated_badly": "committee",
    "note_to_self": "the gate",
}


def a_check(policy: Policy | None = None, day: date = A_DAY, **answers: Any) -> Assessment:
    return replace(an_assessment(policy, Occasion.ONBOARDING, **answers), signed_off=day)


def by_question(earlier: Assessment, later: Assessment) -> dict[str, Beside]:
    found = [one for section in side_by_side(earlier, later).sections for one in section.answers]
    assert len({one.question_id for one in found}) == len(found)
    return {one.question_id: one for one in found}


def any_value(question: Question) -> st.SearchStrategy[Any]:
    ids = [option.id for option in question.options]
    match question.kind:
        case Kind.ONE:
            return st.sampled_from(ids)
        case Kind.MANY:
            alone = st.sampled_from(ids).map(lambda one: [one])
            together = [one for one in ids if one not in question.exclusive]
            return alone | st.lists(st.sampled_from(together), min_size=1, unique=True)
        case Kind.DATE:
            return st.dates(date(2020, 1, 1), date(2026, 1, 1))
        case Kind.NUMBER:
            return st.integers(question.minimum or 0, question.maximum or 9)
        case Kind.TEXT:
            return st.just("a note")


@st.composite
def any_check(draw: st.DrawFn, policy: Policy, occasion: Occasion) -> Assessment:
    values = {
        question.id: draw(any_value(question))
        for question in policy.questions.values()
        if draw(st.booleans())
    }
    return an_assessment(policy, occasion, **values)


def test_that_a_check_beside_itself_is_the_same_throughout() -> None:
    found = by_question(a_check(**LIT), a_check(**LIT))
    assert list(found) == list(LIT)
    for one in found.values():
        assert (one.change, one.earlier, one.why, one.earlier_text) == (Change.SAME, one.later, "", "")


def test_that_each_answer_stands_beside_the_one_before_in_words() -> None:
    found = by_question(a_check(**LIT), a_check(**LIT | {"watering": ["can"], "note_to_self": "the shed"}))
    assert (found["watering"].earlier, found["watering"].later) == ("By hose; I wait for rain", "By can")
    assert found["watering"].change is found["note_to_self"].change is Change.CHANGED
    assert (found["hose_days"].change, found["hose_days"].earlier, found["hose_days"].later) == (
        Change.NO_LONGER_ASKED,
        "12",
        "",
    )
    back = by_question(a_check(**LIT | {"watering": ["can"]}), a_check(**LIT))
    assert (back["hose_days"].change, back["hose_days"].earlier) == (Change.NEW, "")


def test_that_an_answer_that_was_set_aside_is_no_answer() -> None:
    # It was answered before watering was changed, and then asked no more.
    earlier = a_check(**LIT | {"watering": ["can"]})
    assert "hose_days" in earlier.answers
    assert by_question(earlier, a_check(**LIT))["hose_days"].change is Change.NEW


def test_that_what_was_left_open_and_is_answered_later_is_changed() -> None:
    open_then = {q: value for q, value in LIT.items() if q != "note_to_self"}
    found = by_question(a_check(**open_then), a_check(**LIT))["note_to_self"]
    assert (found.change, found.earlier, found.later) == (Change.CHANGED, "", "the gate")
    again = by_question(a_check(**open_then), a_check(**open_then))["note_to_self"]
    assert (again.change, again.earlier, again.later) == (Change.SAME, "", "")


def test_that_over_two_editions_each_question_finds_the_one_it_was() -> None:
    later: dict[str, Any] = {
        "tenant": "tenant",
        "how_you_water": ["pipe"],
        "hose_days": 7,
        "last_fire": "2026-05-01",
        "fire_leave": "no",
        "quarrel": "yes",
        "with_committee": "yes",
        "compost": "yes",
    }
    found = by_question(a_check(**LIT | {"hose_days": 7}), a_check(THIRD, **later))
    assert {one: each.change.value for one, each in found.items()} == {
        "tenant": "same",
        "how_you_water": "changed",  # one of the two answers of then cannot be given any more
        "hose_days": "changed",  # the same number, of another question
        "last_fire": "same",
        "fire_leave": "same",
        "quarrel": "same",
        "with_committee": "same",
        "compost": "new",
        "note_to_self": "no_longer_asked",
        "want_help": "new",
    }
    for one in ("quarrel", "with_committee"):
        assert found[one].earlier == "Yes, somebody of the committee"
    assert (found["quarrel"].earlier_text, found["with_committee"].earlier_text) == (
        "",
        "Has a neighbour treated you badly?",
    )
    assert "about a week now" in found["hose_days"].why
    assert found["how_you_water"].why
    assert "Nobody came back" in found["note_to_self"].why


def test_that_the_other_way_round_nothing_is_taken_for_the_same_by_chance() -> None:
    newer = a_check(THIRD, tenant="tenant", how_you_water=["can"], quarrel="no", compost="yes")
    found = by_question(newer, a_check(**LIT))
    assert found["tenant"].change is Change.SAME
    assert {found[one].change for one in ("quarrel", "compost", "how_you_water")} == {Change.NO_LONGER_ASKED}
    assert found["watering"].change is Change.NEW


def test_that_findings_are_better_the_same_or_new() -> None:
    found = side_by_side(
        a_check(**LIT), a_check(day=date(2027, 11, 22), **LIT | {"watering": ["can"], "hose_days": 1})
    )
    assert (found.earlier, found.later) == (A_DAY, date(2027, 11, 22))
    assert [one.id for one in found.findings.improved] == ["hose"]
    assert [one.id for one in found.findings.same] == ["fire-without-asking"]
    assert found.findings.new == ()


@settings(max_examples=60, deadline=None)
@given(first=any_check(chorley(), Occasion.ONBOARDING), second=any_check(chorley(), Occasion.SITTING))
def test_that_any_two_checks_have_every_question_of_either_once(
    first: Assessment, second: Assessment
) -> None:
    found = by_question(first, second)
    assert set(found) == {question.id for one in (first, second) for question in one.asked}
    for question_id, one in found.items():
        question, value = chorley().questions[question_id], second.answers.get(question_id)
        is_asked = question in second.asked
        assert one.later == (in_words(question, value) if is_asked and value is not None else "")
        assert (one.change is Change.NO_LONGER_ASKED) is not is_asked
        assert (one.change is Change.NEW) is (question not in first.asked)
