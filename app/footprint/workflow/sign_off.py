"""Signing off: the answers become final and the documents can be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp, latest
from footprint.assessment.following import Followed, calls_for, followed
from footprint.assessment.outcome import result
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Occasion, Question
from footprint.workflow.follow_up import finished_checks
from footprint.workflow.ports import Clock, Vault


def open_questions(assessment: Assessment) -> tuple[Question, ...]:
    """What has to be answered before it can be signed off; in a sitting that is the profile alone.

    Two in a room may take a question later, and must not be held up by one that only one of them can see.
    """
    if assessment.occasion is not Occasion.SITTING:
        return assessment.unanswered
    sections = assessment.policy.section_by_id
    return tuple(question for question in assessment.unanswered if sections[question.section].on_profile)


def sign_off(vault: Vault, clock: Clock, assessment: Assessment) -> Assessment:
    """Finish an assessment; doing it twice changes nothing.

    What was put right on the spot is done or open as the answers say in the end. What was put off or handed on before
    goes on. What is called for no more is closed in the checks before. All of it is kept with signing off, or nothing.

    Raises:
        Refused: a question is still open, or nobody has said who they are.
        Unsaved: it could not be kept; it is not signed off.
    """
    if assessment.signed_off:
        return assessment
    if left := open_questions(assessment):
        raise Refused(_("Some questions are still open: {first}").format(first=left[0].text))
    if assessment.person is None:
        raise Refused(_("Enter your name as it should stand on your documents"))
    day, now = clock.today(), clock.now()
    finished = finished_checks(vault, assessment.policy)
    before = followed(finished)
    own = tuple(_steps(before, assessment, day, now))
    signed_off = assessment.followed_up(*own).signed_off_on(day)
    after = {one.id for one in followed((signed_off, *finished))}
    lapsed = [one.id for one in before if one.is_open and one.id not in after]
    vault.sign_off(assessment.id, day, now, {assessment.id: own} | _closing(finished, lapsed, now))
    return signed_off


def _closing(
    finished: Iterable[Assessment], lapsed: Collection[str], now: datetime
) -> dict[str, tuple[FollowUp, ...]]:
    """The last step of what is called for no more, in every check that calls for it, by the checks' ids.

    Else it came back as something to do on the day on which the newest check is erased.
    """
    words = _("A later check did not call for it any more.")
    return {
        one.id: tuple(FollowUp(action_id, Course.NOT_NEEDED, now, words=words) for action_id in calls)
        for one in finished
        if (calls := [action_id for action_id in lapsed if calls_for(one, action_id)])
    }


def _steps(known: Iterable[Followed], assessment: Assessment, day: date, now: datetime) -> Iterator[FollowUp]:
    """How it stands with what the assessment calls for, where that is not simply open."""
    agreed = {one.id for one in assessment.agreed}
    before = {one.id: one for one in known}
    here = latest(assessment.follow_ups)
    called = result(assessment, day).actions
    for action_id in sorted(here.keys() - {action.id for action in called}):
        if here[action_id].course.is_open:
            # Called for again in between, and in the end no more.
            yield FollowUp(action_id, Course.DONE, now)
    for action in called:
        if action.id in here:
            if not here[action.id].course.is_open:
                yield FollowUp(action.id, Course.OPEN, now)
        elif action.id in before and action.id not in agreed:
            stood = before[action.id]
            is_put_off = stood.course is Course.PUT_OFF and stood.due > day
            if is_put_off or stood.course is Course.HANDED_ON:
                # The very step, so that it stands in the history of the action once.
                yield stood.history[-1]
