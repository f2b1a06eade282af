"""What can be put right on the spot, and what counts as done there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, an_assessment, chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.assessment.put_right import (
    called_anew,
    done_by_looking_again,
    fixable,
    fixes,
    newly_fixable,
    steps_for,
)
from footprint.policy.on_the_spot import Fix
from footprint.policy.policy import Occasion
from ui.garden import garden

FIRE = {"last_fire": "2026-05-01", "asked_about_fire": "no"}


def hosing(days: int = 12, *also: str, **answers: Any) -> Assessment:
    return an_assessment(garden(*also), tenant="tenant", watering=["hose"], hose_days=days, **answers)


def test_that_a_new_answer_that_calls_for_it_no_more_shows_that_it_is_done() -> None:
    assert done_by_looking_again(hosing(), hosing(0), "hose_days") == ("take-a-can",)
    assert done_by_looking_again(hosing(), hosing(3), "hose_days") == ()
    assert done_by_looking_again(hosing(0), hosing(0), "hose_days") == ()


def test_that_what_another_answer_still_calls_for_is_not_done() -> None:
    was, now = hosing(12, "tell-committee", **FIRE), hosing(0, "tell-committee", **FIRE)
    assert set(fixable(was, "hose_days")) == {"take-a-can", "tell-committee"}
    assert done_by_looking_again(was, now, "hose_days") == ("take-a-can",)


def test_that_an_answer_that_leads_to_something_else_shows_nothing_to_be_done() -> None:
    was = hosing(0, **FIRE)
    # Not sure leads to something to ask: nothing says that the committee was told.
    not_sure = was.with_answer("asked_about_fire", "not_sure")
    assert done_by_looking_again(was, not_sure, "asked_about_fire") == ()
    # The control: a plain yes does.
    asked = was.with_answer("asked_about_fire", "yes")
    assert done_by_looking_again(was, asked, "asked_about_fire") == ("tell-committee",)


def test_that_only_what_was_not_called_for_before_is_new() -> None:
    assert newly_fixable(hosing(0), hosing(), "hose_days") == ("take-a-can",)
    assert newly_fixable(hosing(), hosing(13), "hose_days") == ()
    assert newly_fixable(hosing(), hosing(0), "hose_days") == ()


@pytest.mark.parametrize(
    "closed",
    [replace(hosing(), occasion=Occasion.SITTING), hosing().signed_off_on(A_DAY)],
    ids=["sitting", "final"],
)
def test_that_in_company_and_once_signed_off_nothing_is_offered(closed: Assessment) -> None:
    assert fixable(closed, "hose_days") == ()
    assert fixes(closed) == {}
    assert fixes(hosing()) == {"take-a-can": "hose_days"}


def test_that_only_what_was_done_and_is_called_for_again_is_open_again() -> None:
    done = hosing(0).followed_up(FollowUp("take-a-can", Course.DONE, A_MOMENT))
    assert called_anew(done, hosing(5)) == ("take-a-can",)
    assert called_anew(hosing(0), hosing(5)) == ()
    opened = done.followed_up(FollowUp("take-a-can", Course.OPEN, A_MOMENT))
    assert called_anew(opened, hosing(5)) == ()


def test_that_steps_are_those_of_the_kinds_somebody_uses() -> None:
    fix = Fix(("All.",), "watering", (("hose", ("Hose.",)), ("can", ("Can.",))))
    policy = garden()
    said = [
        steps_for(an_assessment(policy, tenant="helper", watering=watering), fix)
        for watering in (["can", "hose"], ["rain"], ["hose", "rain"])
    ]
    assert said[0] == (("By can", ("Can.",)), ("By hose", ("Hose.",)))
    assert said[1] == (("", ("All.",)),)
    assert said[2] == (("By hose", ("Hose.",)), ("Everywhere else", ("All.",)))
    assert steps_for(an_assessment(policy), fix) == (("", ("All.",)),)
    assert steps_for(an_assessment(policy), Fix(("All.",))) == (("", ("All.",)),)


def test_that_every_fix_of_the_shipped_questionnaire_has_steps_for_everybody() -> None:
    policy = chorley()
    written = [action.fix for action in policy.actions if action.fix is not None]
    assert written
    for fix in written:
        question = policy.questions.get(fix.question)
        kinds = [option.id for option in question.options] if question else []
        for kind in (*kinds, None):
            one = an_assessment(policy)
            if kind is not None:
                one = one.with_answer("worker_type", "employee").with_answer(fix.question, (kind,))
            assert all(steps for _kind, steps in steps_for(one, fix)), (fix, kind)
