"""What goes with answers when their time is up, known while it can still be done or saved elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from footprint.assessment.following import Followed
from footprint.policy.months import months_after
from footprint.policy.policy import Occasion
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.retention import deletion_day_of

TOLD_AHEAD = 6  # months; whoever looks in once a quarter is told twice


@dataclass(frozen=True, slots=True)
class Going:
    """On ``day`` answers are deleted, and with them these open ``actions``.

    ``has_agreement`` says that the list of what two agreed in a sitting goes too, whoever has signed it.
    """

    day: date
    actions: tuple[Followed, ...]
    has_agreement: bool


def gone_with(actions: Iterable[Followed], assessment_ids: Collection[str]) -> tuple[Followed, ...]:
    """Those that are open and that no check calls for any more once these are deleted."""
    return tuple(one for one in actions if one.is_open and set(one.assessment_ids) <= set(assessment_ids))


def going(
    vault: Vault, clock: Clock, finished: Collection[AssessmentSummary], actions: Collection[Followed]
) -> Going | None:
    """What goes first of all that is to be told: soon, or before an action is due; ``None`` if nothing is.

    Raises:
        Refused: the vault cannot be read.
    """
    now, preferences = clock.now(), vault.preferences
    days = {one.id: deletion_day_of(one, preferences, now) for one in finished}
    soon = months_after(clock.today(), TOLD_AHEAD)
    for day in sorted({day for day in days.values() if day is not None}):
        until_then = {one for one, its_day in days.items() if its_day is not None and its_day <= day}
        lost = tuple(one for one in gone_with(actions, until_then) if day <= soon or day <= one.due)
        sat = any(one.occasion is Occasion.SITTING and days[one.id] == day for one in finished)
        if lost or (sat and day <= soon):
            return Going(day, lost, sat)
    return None
