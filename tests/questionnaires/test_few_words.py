"""Few words: what somebody with nothing to report reads on the way; the minutes it takes are in tests/ui/test_time_left.py."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from builders import QUESTIONNAIRES, chorley
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Question
from footprint.workflow.journey_files import read_journeys
from footprint.workflow.journeys import travelled

FOLDER = QUESTIONNAIRES / "chorley-social-media"


def words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def office_worker() -> Assessment:
    """Asked twenty-eight questions, and nothing comes of them."""
    return next(
        travelled(chorley(), journey)
        for journey in read_journeys(FOLDER / "journeys")
        if journey.written.base == "office-worker"
        and journey.written.occasion == "onboarding"
        and not journey.written.answers
    )


def test_that_questions_and_their_hints_are_short() -> None:
    asked = office_worker().asked
    assert len(asked) == 28
    assert words(text for one in asked for text in (one.text, one.hint)) <= 480


def test_that_answers_can_be_looked_through() -> None:
    options = [option for one in office_worker().asked for option in one.options]
    assert words(text for option in options for text in (option.text, option.hint)) <= 1250


def test_that_the_first_page_is_short() -> None:
    assert words(chorley().introduction) <= 150


@pytest.mark.parametrize("question", chorley().questions.values(), ids=lambda question: question.id)
def test_that_an_answer_is_said_in_a_line_or_two(question: Question) -> None:
    assert max(len(f"{option.text} {option.hint}".split()) for option in question.options) <= 30
