"""What goes with answers when their time is up is told while something can still be done about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import A_DAY, allotment
from footprint.assessment.follow_up import AgreedAction, Course, Owner
from footprint.policy.months import months_after
from footprint.policy.policy import Occasion
from footprint.workflow.follow_up import actions, due, follow_up
from footprint.workflow.going import TOLD_AHEAD, Going, gone_with
from footprint.workflow.kept import Preferences
from footprint.workflow.ports import Vault
from footprint.workflow.sign_off import sign_off
from workflow.made import LEAP_DAY, SetClock
from workflow.test_follow_up import LIT, finished, taken

DUE = date(2028, 5, 22)  # 18 months after A_DAY
CALM = LIT | {"asked_about_fire": "yes"}


def told(vault: Vault, clock: SetClock) -> Going | None:
    return due(vault, allotment(), clock).going


def go_to(clock: SetClock, day: date) -> None:
    clock.go(days=(day - clock.today()).days)


def test_that_what_is_still_open_is_told_half_a_year_before_it_goes(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    assert told(vault, clock) is None
    first = date(2027, 11, 22)
    assert months_after(first, TOLD_AHEAD) == DUE
    go_to(clock, first - timedelta(days=1))
    assert told(vault, clock) is None
    clock.go(days=1)
    (one,) = actions(vault, allotment())
    assert told(vault, clock) == Going(DUE, (one,), has_agreement=False)
    follow_up(vault, clock, one, Course.DONE)
    assert told(vault, clock) is None


@pytest.mark.parametrize(
    "day, is_told", [(DUE - timedelta(days=1), False), (DUE, True), (DUE + timedelta(days=1), True)]
)
def test_that_a_day_that_comes_too_late_is_told_from_the_first_day_on(
    vault: Vault, clock: SetClock, day: date, is_told: bool
) -> None:
    conduct = taken(vault, clock, CALM, Occasion.SITTING)
    conduct.agree([AgreedAction("own-1", Owner.MANAGER, day, "Ask for a tap")])
    sign_off(vault, clock, conduct.assessment)
    found = told(vault, clock)
    assert [one.text for one in (found.actions if found else ())] == ["Ask for a tap"] * is_told


def test_that_the_list_that_both_signed_is_told_of_though_nothing_is_open(
    vault: Vault, clock: SetClock
) -> None:
    finished(vault, clock, CALM, Occasion.SITTING)
    go_to(clock, DUE - timedelta(days=30))
    assert told(vault, clock) == Going(DUE, (), has_agreement=True)


def test_that_what_another_check_still_calls_for_does_not_go(vault: Vault, clock: SetClock) -> None:
    first = finished(vault, clock)
    clock.go(days=100)
    second = finished(vault, clock, occasion=Occasion.SITTING)
    (one,) = actions(vault, allotment())
    assert gone_with([one], {first.id}) == gone_with([one], {second.id}) == ()
    assert gone_with([one], {first.id, second.id}) == (one,)
    go_to(clock, DUE - timedelta(days=1))
    found = told(vault, clock)
    assert found is not None
    assert found.day == months_after(A_DAY + timedelta(days=100), 18)


def test_that_nothing_goes_where_answers_are_kept_for_good(vault: Vault, clock: SetClock) -> None:
    vault.prefer(Preferences(months_kept=0))
    conduct = taken(vault, clock, CALM, Occasion.SITTING)
    conduct.agree([AgreedAction("own-1", Owner.MANAGER, LEAP_DAY + timedelta(days=9000), "Ask for a tap")])
    sign_off(vault, clock, conduct.assessment)
    clock.go(days=5000)
    assert told(vault, clock) is None
