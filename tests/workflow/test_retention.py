"""Answers go when it was said they would, and never because a clock is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT
from footprint.errors import Unsaved
from footprint.policy.months import months_after
from footprint.workflow.kept import DocumentKind, Event, Happening, Preferences
from footprint.workflow.ports import Vault
from footprint.workflow.practice import PracticeVault
from footprint.workflow.retention import (
    ClockState,
    confirm_clock,
    keep_promises,
    state,
)
from workflow.made import SetClock, draft, finished, handed_over

DUE = date(2028, 5, 22)  # 18 months after A_DAY
DAYS_UNTIL_DUE = (DUE - A_DAY).days


def happened(vault: Vault) -> list[Happening]:
    return [event.kind for event in vault.events() if event.kind is not Happening.MADE]


def live(vault: Vault, clock: SetClock, days: int) -> None:
    """Use the vault every month, so that the clock is sound."""
    while days > 0:
        clock.go(days=min(days, 30))
        keep_promises(vault, clock)
        days -= 30


@pytest.mark.parametrize(
    "day, months, expected",
    [
        (date(2026, 11, 22), 18, date(2028, 5, 22)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2025, 8, 31), 18, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2026, 11, 22), 1200, date(2126, 11, 22)),
        (date(9999, 11, 22), 18, date.max),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_nothing_is_due_the_day_before_and_all_of_it_on_the_day(vault: Vault, clock: SetClock) -> None:
    signed = finished(vault, clock)
    live(vault, clock, DAYS_UNTIL_DUE - 1)
    before = state(vault, clock)
    assert (before.due, before.next_day) == ((), DUE)
    clock.go(days=1)
    assert [one.id for one in state(vault, clock).due] == [signed.id]
    after = keep_promises(vault, clock)
    assert [one.id for one in after.deleted] == [signed.id]
    assert (after.due, after.next_day, after.last_used) == ((), None, clock.now())
    assert vault.assessments() == ()
    assert happened(vault) == [Happening.ANSWERS_ERASED]


def test_to_look_changes_nothing(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    clock.go(days=3000)
    before = vault.contents()
    state(vault, clock)
    assert vault.contents() == before


def test_one_run_is_one_event_however_much_it_deletes(vault: Vault, clock: SetClock) -> None:
    for _number in range(3):
        finished(vault, clock)
    live(vault, clock, DAYS_UNTIL_DUE + 1)
    keep_promises(vault, clock)
    assert happened(vault) == [Happening.ANSWERS_ERASED]
    assert [event.place for event in vault.events() if event.kind is Happening.ANSWERS_ERASED] == [""]


def test_a_draft_counts_from_its_last_change(vault: Vault, clock: SetClock) -> None:
    one = draft(vault, clock, tenant="helper")
    live(vault, clock, 100)
    vault.save_answer(one.id, "tenant", "tenant", clock.now())
    assert state(vault, clock).next_day == months_after(clock.today(), 18)
    live(vault, clock, DAYS_UNTIL_DUE)
    assert [summary.id for summary in vault.assessments()] == [one.id]
    live(vault, clock, 101)
    assert vault.assessments() == ()


def test_a_draft_that_was_touched_after_midnight_here_counts_from_that_day(clock: SetClock) -> None:
    vault = PracticeVault()
    clock.moment = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    draft(vault, clock)
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=1)))
    assert state(vault, clock).next_day == date(2027, 10, 1)


@pytest.mark.parametrize(
    "end, zone", [(datetime.max.replace(tzinfo=UTC), 9), (datetime.min.replace(tzinfo=UTC), -9)]
)
def test_an_end_of_the_calendar_is_a_day_like_any_other(clock: SetClock, end: datetime, zone: int) -> None:
    vault = PracticeVault()
    one = draft(vault, clock)
    vault.save_answer(one.id, "tenant", "tenant", end)
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=zone)))
    assert state(vault, clock).due == ()


def test_attestations_stay_and_action_lists_go(vault: Vault, clock: SetClock, folder: Path) -> None:
    handed_over(vault, clock, folder)
    live(vault, clock, DAYS_UNTIL_DUE)
    assert [one.kind for one in vault.documents()] == [DocumentKind.ATTESTATION]
    assert vault.document(vault.documents()[0].id).startswith(b"attestation")


def test_what_is_kept_until_erased_is_never_due(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    vault.prefer(Preferences(months_kept=0))
    live(vault, clock, 4000)
    assert (len(vault.assessments()), state(vault, clock).next_day) == (1, None)


def test_a_shorter_time_makes_due_what_is_older_at_once(vault: Vault, clock: SetClock) -> None:
    old = finished(vault, clock)
    live(vault, clock, 200)
    new = finished(vault, clock)
    assert state(vault, clock).due == ()
    vault.prefer(Preferences(months_kept=6))
    assert [one.id for one in state(vault, clock).due] == [old.id]
    keep_promises(vault, clock)
    assert [one.id for one in vault.assessments()] == [new.id]


@pytest.mark.parametrize(
    "days, expected",
    [
        (0, ClockState.SOUND),
        (31, ClockState.SOUND),
        (31.01, ClockState.JUMPED_AHEAD),
        (3653, ClockState.JUMPED_AHEAD),
        (-1, ClockState.SOUND),
        (-1.01, ClockState.WENT_BACK),
        (-400, ClockState.WENT_BACK),
    ],
)
def test_a_month_ahead_and_a_day_back_are_life_and_more_is_asked_about(
    vault: Vault, clock: SetClock, days: float, expected: ClockState
) -> None:
    vault.note_use(clock.now())
    clock.go(days=days)
    assert state(vault, clock).clock is expected


def test_a_clock_that_jumped_deletes_nothing_and_goes_on_asking(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    keep_promises(vault, clock)
    clock.go(days=3653)
    before = vault.contents()
    for _again in range(3):
        found = keep_promises(vault, clock)
        assert found.must_ask
        assert (len(found.due), found.deleted, found.last_used) == (1, (), A_MOMENT)
        clock.go(days=1)
    assert vault.contents() == before
    clock.moment = A_MOMENT + timedelta(days=2)
    assert not keep_promises(vault, clock).must_ask
    assert len(vault.assessments()) == 1


def test_who_says_that_the_date_is_right_is_believed(vault: Vault, clock: SetClock) -> None:
    signed = finished(vault, clock)
    keep_promises(vault, clock)
    clock.go(days=600)
    after = confirm_clock(vault, clock)
    assert [one.id for one in after.deleted] == [signed.id]
    assert (after.due, after.clock, after.must_ask) == ((), ClockState.SOUND, False)
    assert happened(vault) == [Happening.CLOCK_CONFIRMED, Happening.ANSWERS_ERASED]
    assert vault.last_used == clock.now()
    assert state(vault, clock).clock is ClockState.SOUND


def test_a_clock_that_went_back_deletes_nothing_either(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    vault.prefer(Preferences(months_kept=1))
    vault.note_use(A_MOMENT + timedelta(days=1000))
    clock.go(days=60)
    assert keep_promises(vault, clock).must_ask
    assert len(vault.assessments()) == 1


@pytest.mark.parametrize("days", [365, -365])
def test_nothing_due_is_nothing_to_ask_and_a_wrong_date_is_not_noted(
    vault: Vault, clock: SetClock, days: int
) -> None:
    keep_promises(vault, clock)
    clock.go(days=days)
    found = keep_promises(vault, clock)
    assert (found.must_ask, found.last_used, vault.last_used) == (False, A_MOMENT, A_MOMENT)
    assert happened(vault) == []


def test_a_year_too_much_that_nothing_was_due_in_deletes_nothing_later_either(
    vault: Vault, clock: SetClock
) -> None:
    finished(vault, clock)
    live(vault, clock, 170)
    clock.go(days=365)
    while not state(vault, clock).due:
        keep_promises(vault, clock)
        clock.go(days=10)
    assert keep_promises(vault, clock).must_ask
    assert len(vault.assessments()) == 1


def test_after_a_year_away_everything_goes_on_and_the_date_is_asked_about_when_something_is_due(
    vault: Vault, clock: SetClock
) -> None:
    finished(vault, clock)
    keep_promises(vault, clock)
    clock.go(days=365)
    assert not keep_promises(vault, clock).must_ask
    clock.go(days=365)
    newer = finished(vault, clock)
    assert keep_promises(vault, clock).must_ask
    assert len(confirm_clock(vault, clock).deleted) == 1
    live(vault, clock, DAYS_UNTIL_DUE - 10)
    assert [one.id for one in vault.assessments()] == [newer.id]
    live(vault, clock, 20)
    assert vault.assessments() == ()


def test_what_was_signed_off_with_a_clock_in_the_past_counts_from_when_it_was_begun(
    vault: Vault, clock: SetClock
) -> None:
    begun = draft(vault, clock)
    vault.sign_off(begun.id, date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC))
    assert (state(vault, clock).due, state(vault, clock).next_day) == ((), DUE)


def test_what_says_an_earlier_day_than_it_was_last_touched_counts_from_the_later(
    vault: Vault, clock: SetClock
) -> None:
    begun = draft(vault, clock)
    clock.go(days=10)
    vault.sign_off(begun.id, date(2020, 1, 1), clock.now())
    assert state(vault, clock).next_day == date(2028, 6, 2)


def test_the_first_time_there_is_nothing_to_hold_the_clock_against(vault: Vault, clock: SetClock) -> None:
    assert vault.last_used is None
    assert state(vault, clock).clock is ClockState.SOUND


def test_a_deletion_that_fails_is_tried_again(clock: SetClock) -> None:
    class FullVault(PracticeVault):
        is_full = True

        def erase_answers(self, assessment_ids: Sequence[str], at: datetime) -> None:
            if self.is_full:
                raise Unsaved("The disk is full")
            super().erase_answers(assessment_ids, at)

    vault = FullVault()
    finished(vault, clock)
    live_until = SetClock(clock.now() + timedelta(days=DAYS_UNTIL_DUE))
    with pytest.raises(Unsaved):
        keep_promises(vault, live_until)
    assert (len(vault.assessments()), vault.last_used, vault.events()) == (1, None, ())
    vault.is_full = False
    assert len(keep_promises(vault, live_until).deleted) == 1
    assert vault.events() == (Event(Happening.ANSWERS_ERASED, live_until.now()),)
