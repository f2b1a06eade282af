"""How it stands with every action that was ever called for: one entry each, over all checks that still count.

What counts is the newest finished check that was taken alone and the newest finished sitting. The newest of the two
that knows an action tells how it stands with it: a later check looks again, so what was done before it closes nothing
after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from footprint.assessment.action import Action, contact_for
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp, Owner
from footprint.assessment.outcome import result
from footprint.policy.policy import Contact, Occasion


@dataclass(frozen=True, slots=True)
class Followed:
    """One action and what became of it; ``assessment_ids`` are the checks that call for it, the newest first.

    ``due`` is the day that holds now, ``first_due`` the one before it was put off. ``words`` are those of the last
    step, ``since`` is the day of the newest check, ``history`` all steps, the first first. What ``is_support`` is help,
    offered or asked for: it has a day that would be good, and none that presses.
    """

    id: str
    text: str
    steps: tuple[str, ...]
    contacts: tuple[Contact, ...]
    owner: Owner
    ask: bool
    due: date
    first_due: date
    course: Course
    words: str
    history: tuple[FollowUp, ...]
    assessment_ids: tuple[str, ...]
    since: date
    is_support: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has still to be done by somebody."""
        return self.course.is_open

    @property
    def stands_since(self) -> date:
        """Since which day, by the calendar of this place, it stands like this; what is simply open, since the check."""
        return self.since if self.course is Course.OPEN else self.history[-1].at.astimezone().date()

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its day is over; help never is."""
        return self.is_open and not self.is_support and self.due < today

    def after(self, step: FollowUp) -> Self:
        """The entry after one more step; opened again it is due when it was before it was put off."""
        due = self.first_due if step.course is Course.OPEN else self.due
        if step.course is Course.PUT_OFF and step.due is not None:
            due = step.due
        return replace(self, course=step.course, words=step.words, due=due, history=(*self.history, step))


def followed(finished: Sequence[Assessment]) -> tuple[Followed, ...]:
    """Every action of the finished checks of one policy, which come with the last finished first; pure.

    Open ones first, of them help before the rest, by the day that holds now; then those that are closed, the last
    closed first. What was put right on the spot is among them as done.
    """
    counting = [_Check(one) for one in counted(finished)]
    ids = dict.fromkeys(action_id for check in counting for action_id in check.entries)
    entries = [_merged(action_id, counting, finished) for action_id in ids]
    is_open = sorted((one for one in entries if one.is_open), key=_pressing)
    is_closed = (one for one in entries if not one.is_open)
    return (*is_open, *sorted(is_closed, key=lambda one: one.history[-1].at, reverse=True))


def counted(finished: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The checks whose actions count, of those that are finished, the last finished first."""
    newest: dict[bool, Assessment] = {}
    for one in finished:
        newest.setdefault(one.occasion is Occasion.SITTING, one)
    return tuple(newest.values())


def calls_for(assessment: Assessment, action_id: str) -> bool:
    """Whether a finished check knows an action: it calls for it, or it was put right on the spot."""
    return action_id in _Check(assessment).entries


class _Check:
    """A finished check with an entry for each action that it knows, as if nothing had been done about it yet."""

    def __init__(self, assessment: Assessment) -> None:
        self.id = assessment.id
        self.day = assessment.signed_off or assessment.started.date()
        self.agreed = {one.id for one in assessment.agreed}
        self.steps = assessment.follow_ups
        called = result(assessment, self.day).actions
        self.entries = {action.id: self._entry(action) for action in called}
        for step in self.steps:
            # It has a step and is not called for: it was put right on the spot.
            if step.action_id not in self.entries and step.action_id in assessment.policy.action_by_id:
                self.entries[step.action_id] = self._fixed(assessment, step)

    def _entry(self, action: Action) -> Followed:
        return Followed(
            id=action.id,
            text=action.text,
            steps=action.steps,
            contacts=action.contacts,
            owner=action.owner,
            ask=action.ask,
            due=action.due,
            first_due=action.due,
            course=Course.OPEN,
            words="",
            history=(),
            assessment_ids=(self.id,),
            since=self.day,
            is_support=action.is_support,
        )

    def _fixed(self, assessment: Assessment, step: FollowUp) -> Followed:
        written = assessment.policy.action_by_id[step.action_id]
        contacts = tuple(dict.fromkeys(contact_for(assessment, one) for one in written.contacts))
        owner = Owner(written.owner)
        action = Action(
            written.id, written.text, written.steps, self.day, contacts, (), ask=written.ask, owner=owner
        )
        return self._entry(action)


def _pressing(one: Followed) -> tuple[bool, date]:
    """The order of ``assessment.action``, with the days that hold now."""
    return not one.is_support, one.due


def _merged(action_id: str, counting: Sequence[_Check], finished: Sequence[Assessment]) -> Followed:
    checks = [check for check in counting if action_id in check.entries]
    newest = checks[0]
    entry = replace(newest.entries[action_id], assessment_ids=tuple(check.id for check in checks))
    agreed = next((check for check in checks if action_id in check.agreed), None)
    if agreed is not None:
        by_both = agreed.entries[action_id]
        # A day that is over when the newest check looks again says nothing about what that check calls for.
        day = by_both.due if by_both.due > newest.day else entry.due
        entry = replace(entry, owner=by_both.owner, due=day, first_due=day)
    steps = [step for step in newest.steps if step.action_id == action_id]
    for step in steps:
        entry = entry.after(step)
    return replace(entry, history=_history(action_id, finished))


def _history(action_id: str, finished: Sequence[Assessment]) -> tuple[FollowUp, ...]:
    """All steps of an action over all checks, each once: one is kept in every check that called for it then."""
    steps: dict[FollowUp, None] = {}
    for one in reversed(finished):
        for step in one.follow_ups:
            if step.action_id == action_id:
                # The last place counts: the newest check got every step of its time, an older one perhaps not.
                steps.pop(step, None)
                steps[step] = None
    return tuple(steps)
