"""Where one goes, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import an_assessment
from footprint.assessment.assessment import Assessment, Person
from footprint.ui.wizard.steps import Place, Step, after, before, resumed


def done() -> Assessment:
    return an_assessment(tenant="helper", watering=["can"], treated_badly="no")


@pytest.mark.parametrize(
    "assessment, step",
    [
        (an_assessment(), Step(Place.PROFILE)),
        (an_assessment(tenant="helper"), Step(Place.QUESTION, "watering")),
        (an_assessment(tenant="helper", watering=["hose"]), Step(Place.QUESTION, "hose_days")),
        (done(), Step(Place.CHECK)),
        (done().signed_off_on(date(2026, 11, 20)), Step(Place.RESULT)),
    ],
    ids=["profile", "first question", "later question", "check", "result"],
)
def test_one_goes_on_where_something_is_still_open(assessment: Assessment, step: Step) -> None:
    assert resumed(assessment) == step


def test_one_starts_before_the_first_question() -> None:
    assert resumed(replace(an_assessment(), person=None)) == Step(Place.INTRO)


def test_going_on_and_back_visits_the_same_pages() -> None:
    steps = [Step(Place.INTRO)]
    while steps[-1].place is not Place.DOCUMENTS:
        steps.append(after(done(), steps[-1]))
    assert [step.question or str(step.place) for step in steps] == [
        *("intro", "profile", "watering", "treated_badly", "note_to_self"),
        *("check", "result", "attestation", "documents"),
    ]
    back = steps[-2]
    for expected in reversed(steps[:-2]):
        found = before(done(), back)
        assert found == expected
        back = found
    assert before(done(), back) is None


def test_coming_from_the_answers_one_returns_to_them() -> None:
    assert after(done(), Step(Place.QUESTION, "watering"), returning=True) == Step(Place.CHECK)
    opened = done().with_answer("watering", ("hose",))
    assert after(opened, Step(Place.QUESTION, "watering"), returning=True) == Step(
        Place.QUESTION, "hose_days"
    )


def test_the_result_waits_for_every_answer() -> None:
    opened = done().with_answer("treated_badly", None)
    assert after(opened, Step(Place.CHECK)) == Step(Place.QUESTION, "treated_badly")
    assert after(an_assessment(), Step(Place.CHECK)) == Step(Place.PROFILE)


def test_what_is_signed_off_has_nothing_before_its_result() -> None:
    assert before(done().signed_off_on(date(2026, 11, 20)), Step(Place.RESULT)) is None
    assert Person("x").name == "x"
