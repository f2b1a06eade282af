"""Where one goes among situations, things to put right and the example, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import an_assessment
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion
from footprint.ui.wizard.steps import Place, Step, after, before, resumed
from ui.garden import garden

SCENE, WATERING = Step(Place.SITUATION, "watering"), Step(Place.QUESTION, "watering")
AGAIN = Step(Place.QUESTION, "watering", again=True)


def begun() -> Assessment:
    return an_assessment(garden(), tenant="helper")


def test_that_a_situation_stands_between_and_is_where_one_goes_on() -> None:
    assert after(begun(), Step(Place.PROFILE)) == SCENE
    assert after(begun(), SCENE) == WATERING
    assert before(begun(), WATERING) == SCENE
    assert before(begun(), SCENE) == Step(Place.PROFILE)
    assert resumed(begun()) == SCENE


def test_that_it_is_gone_once_its_question_has_an_answer() -> None:
    done = begun().with_answer("watering", ("can",))
    assert after(done, Step(Place.PROFILE)) == WATERING
    assert before(done, WATERING) == Step(Place.PROFILE)


@pytest.mark.parametrize("occasion", [Occasion.REFRESHER, Occasion.SITTING])
def test_that_no_other_occasion_has_situations(occasion: Occasion) -> None:
    other = replace(begun(), occasion=occasion)
    assert after(other, Step(Place.PROFILE)) == WATERING
    assert resumed(other) == WATERING


def test_that_a_change_asked_for_from_the_answers_shows_no_situation() -> None:
    assert after(begun(), Step(Place.PROFILE), returning=True) == WATERING


def test_that_one_goes_from_putting_right_to_looking_again_and_back() -> None:
    done = begun().with_answer("watering", ("can",))
    assert before(done, AGAIN) == Step(Place.FIX, "watering")
    assert before(done, Step(Place.FIX, "watering")) == WATERING
    following = Step(Place.QUESTION, "treated_badly")
    assert after(done, Step(Place.FIX, "watering")) == after(done, AGAIN) == following


@pytest.mark.parametrize("occasion", list(Occasion))
def test_that_the_example_leads_back_to_the_start(occasion: Occasion) -> None:
    someone = replace(begun(), occasion=occasion)
    result, papers, start = Step(Place.EXAMPLE), Step(Place.EXAMPLE_PAPERS), Step(Place.INTRO)
    assert (after(someone, result), after(someone, papers)) == (papers, start)
    assert (before(someone, papers), before(someone, result)) == (result, start)
