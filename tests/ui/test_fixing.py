"""Which page follows an answer that can be put right, and what is saved along with it, without a window."""

from __future__ import annotations

from builders import A_MOMENT, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.ui.wizard.fix_views import put_right_at
from footprint.ui.wizard.fixing import fix_between, with_fixed
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.step import Place, Step
from ui.garden import garden

HERE, AGAIN = Step(Place.QUESTION, "hose_days"), Step(Place.QUESTION, "hose_days", again=True)


def hosing(days: int = 12) -> Assessment:
    return an_assessment(garden(), tenant="helper", watering=["hose"], hose_days=days)


def test_that_only_looking_again_puts_right() -> None:
    assert with_fixed(hosing(), AGAIN, Given({"hose_days": 0})).fixed == ("take-a-can",)
    assert with_fixed(hosing(), HERE, Given({"hose_days": 0})).fixed == ()
    assert with_fixed(hosing(), AGAIN, Given({"hose_days": 3})).fixed == ()


def test_that_an_answer_that_does_not_fit_puts_nothing_right() -> None:
    assert with_fixed(hosing(), AGAIN, Given({"hose_days": "often"})).fixed == ()


def test_that_the_page_comes_only_for_what_is_newly_called_for() -> None:
    calm, wet = hosing(0), hosing()
    assert fix_between(calm, wet, HERE) == Step(Place.FIX, "hose_days")
    assert fix_between(wet, hosing(13), HERE) is None
    assert fix_between(calm, hosing(0), HERE) is None
    assert fix_between(calm, wet, Step(Place.PROFILE)) is None
    assert fix_between(wet, hosing(3), AGAIN) == Step(Place.FIX, "hose_days", again=True)
    assert fix_between(wet, calm, AGAIN) is None


def test_that_what_is_called_for_anew_is_saved_as_open() -> None:
    done = hosing(0).followed_up(FollowUp("take-a-can", Course.DONE, A_MOMENT))
    assert with_fixed(done, HERE, Given({"hose_days": 5})).reopened == ("take-a-can",)
    assert with_fixed(hosing(0), HERE, Given({"hose_days": 5})).reopened == ()


def test_that_what_was_put_right_is_told_at_the_question_it_hangs_on() -> None:
    done = hosing(0).followed_up(FollowUp("take-a-can", Course.DONE, A_MOMENT))
    assert put_right_at(done, "hose_days") == ("Water by can.",)
    assert put_right_at(done, "treated_badly") == ()
    assert put_right_at(hosing(0), "hose_days") == ()
