"""Keeping the promise to delete: what is due, on which day, and whether the computer's clock can be trusted with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from footprint.policy.months import months_after
from footprint.workflow.kept import AssessmentSummary, Event, Happening, Preferences
from footprint.workflow.ports import Clock, Vault

# A clock that is wrong by a year deletes a year too early, and nothing brings it back. A month is longer than a
# holiday and shorter than what a wrong date in a battery-less computer comes to.
FURTHEST_AHEAD = timedelta(days=31)
# Time zones reach from -12 to +14 hours, so a journey round the world sets no clock back by more than this.
FURTHEST_BACK = timedelta(days=1)


class ClockState(StrEnum):
    """How the clock stands against the last use of the vault."""

    SOUND = "sound"
    WENT_BACK = "went_back"
    JUMPED_AHEAD = "jumped_ahead"


@dataclass(frozen=True, slots=True)
class Retention:
    """What is still to be deleted (``due``), what has just been (``deleted``), and the next day after today.

    ``last_used`` is the last moment that can be trusted: later uses with a clock that was not sound are not noted.
    """

    due: tuple[AssessmentSummary, ...]
    clock: ClockState
    last_used: datetime | None
    next_day: date | None
    deleted: tuple[AssessmentSummary, ...] = ()

    @property
    def must_ask(self) -> bool:
        """Whether something waits to be deleted until the owner says that the date is right."""
        return bool(self.due) and self.clock is not ClockState.SOUND


def deletion_day_of(summary: AssessmentSummary, preferences: Preferences, now: datetime) -> date | None:
    """When an assessment is deleted; ``None`` is never.

    What is finished counts from the day it was signed off, a draft from the day it was last touched, by the calendar
    of the place where ``now`` is. If it was begun or touched on a later day than it says it was signed off, a clock
    was wrong on one of them, and the latest counts.
    """
    if not preferences.months_kept:
        return None
    days = [_day(moment, now.tzinfo) for moment in (summary.started, summary.touched)]
    return months_after(max([*days, summary.signed_off or days[0]]), preferences.months_kept)


def state(vault: Vault, clock: Clock) -> Retention:
    """How it stands; changes nothing.

    Raises:
        Refused: the vault cannot be read.
    """
    now, today = clock.now(), clock.today()
    days = [(summary, deletion_day_of(summary, vault.preferences, now)) for summary in vault.assessments()]
    return Retention(
        due=tuple(summary for summary, day in days if day and day <= today),
        clock=_clock_state(vault.last_used, now),
        last_used=vault.last_used,
        next_day=min((day for _summary, day in days if day and day > today), default=None),
    )


def keep_promises(vault: Vault, clock: Clock) -> Retention:
    """Delete what is due and note that the vault is in use; at opening, and once a day while it is open.

    If the clock is not sound, nothing is deleted and nothing noted, whether something is due or not: a wrong date
    that was noted once would pass for a sound one the next time. Only deleting waits for the owner, and they are asked
    when something is due; ``confirm_clock`` goes on. Attestations stay in any case.

    Raises:
        Unsaved: it could not be deleted; it is tried again the next time.
    """
    found = state(vault, clock)
    return _delete_due(vault, clock, found) if found.clock is ClockState.SOUND else found


def confirm_clock(vault: Vault, clock: Clock) -> Retention:
    """The owner says that the computer's date is right: keep that they did, and delete what is due.

    Raises:
        Unsaved: as ``keep_promises``.
    """
    vault.record(Event(Happening.CLOCK_CONFIRMED, clock.now()))
    return _delete_due(vault, clock, replace(state(vault, clock), clock=ClockState.SOUND))


def _delete_due(vault: Vault, clock: Clock, found: Retention) -> Retention:
    now = clock.now()
    if found.due:
        vault.erase_answers([summary.id for summary in found.due], now)
        vault.record(Event(Happening.ANSWERS_ERASED, now))
    vault.note_use(now)
    return replace(found, due=(), deleted=found.due, last_used=now)


def _clock_state(last_used: datetime | None, now: datetime) -> ClockState:
    if last_used is None:
        return ClockState.SOUND
    if now - last_used > FURTHEST_AHEAD:
        return ClockState.JUMPED_AHEAD
    return ClockState.WENT_BACK if last_used - now > FURTHEST_BACK else ClockState.SOUND


def _day(moment: datetime, zone: tzinfo | None) -> date:
    try:
        return moment.astimezone(zone).date()
    except OverflowError:  # at an end of the calendar, which a clock that is far out or an export can have
        return moment.date()
