"""How much is left is counted from the questions that can still be asked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builders import allotment, an_assessment, chorley
from footprint.policy.policy import Kind, Occasion, Option, Question
from footprint.ui.screenshot import answered
from footprint.ui.wizard.time_left import Estimate, seconds_for


def test_a_question_takes_its_words_at_200_a_minute_and_five_seconds() -> None:
    options = (Option("a", "six words are in this option"), Option("b", "none", "hint"))
    question = Question("q", "s", Kind.ONE, "one two three four", (), hint="five six", options=options)
    assert seconds_for(question) == pytest.approx(14 * 60 / 200 + 5)


def test_what_is_ruled_out_is_not_counted() -> None:
    estimate = Estimate(allotment())
    tenant = estimate.of(an_assessment(tenant="tenant"))
    helper = estimate.of(an_assessment(tenant="helper"))
    assert helper.pages < tenant.pages


def test_what_is_undecided_counts_half() -> None:
    # Of six pages three are certain, three hang on answers to come.
    assert Estimate(allotment()).of(an_assessment()).pages == 5


def test_nothing_is_left_when_everything_is_answered() -> None:
    done = an_assessment(tenant="helper", watering=["can"], treated_badly="no", note_to_self="x")
    ahead = Estimate(allotment()).of(done)
    assert (ahead.pages, ahead.minutes, ahead.sections) == (3, 0, frozenset())


def test_the_figure_only_falls_once_most_is_decided() -> None:
    estimate = Estimate(chorley())
    minutes = [
        estimate.of(answered(chorley(), Occasion.ONBOARDING, until=n)).minutes for n in range(6, 33, 2)
    ]
    assert all(later <= earlier for earlier, later in pairwise(minutes)), minutes
    assert minutes[-1] <= 2
