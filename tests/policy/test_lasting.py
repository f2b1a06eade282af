"""How long answers last, as authors write it."""

from __future__ import annotations

import copy
import re

import pytest

from builders import allotment, chorley
from footprint.policy.compiled import policy_from
from footprint.policy.lasting import A_TIME, months_in, words_for


@pytest.mark.parametrize(
    "words, months",
    [("12 months", 12), ("1 month", 1), ("60 months", 60), ("always", None), ("each time", 0)],
)
def test_that_a_time_is_read_and_written_alike(words: str, months: int | None) -> None:
    assert re.search(A_TIME, words)
    assert months_in(words) == months
    assert words_for(months) == words


@pytest.mark.parametrize("words", ["", "0 months", "61 months", "1 year", "12", "never", "12 months or so"])
def test_that_anything_else_is_no_time(words: str) -> None:
    assert not re.search(A_TIME, words)


@pytest.mark.parametrize("every_year, months", [(True, 0), (False, 12)])
def test_that_a_questionnaire_kept_before_times_came_opens_as_it_was(
    *, every_year: bool, months: int
) -> None:
    data = copy.deepcopy(allotment().data)
    for section in data["sections"]:
        for question in section["questions"]:
            del question["good_for"]
            question["every_year"] = every_year
    assert {question.good_for for question in policy_from(data).questions.values()} == {months}


def test_that_the_shipped_questionnaire_has_each_kind_of_time() -> None:
    assert {question.good_for for question in chorley().questions.values()} == {0, 12, 24, None}
