"""Putting right on the spot: when a page offers it, and when looking again shows that it is done."""

from __future__ import annotations

from dataclasses import replace

from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import result
from footprint.policy.policy import Occasion, Question
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.steps import Place, Step


def fixable(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """The ids of actions that an answer calls for and that can be done on the spot; none in company."""
    if assessment.occasion is Occasion.SITTING or assessment.signed_off:
        return ()
    found = result(assessment, assessment.started.date())
    return tuple(
        action.id
        for action in found.actions
        if assessment.policy.action_by_id[action.id].fix is not None
        and any(question.id in conclusion.because for conclusion in action.conclusions)
    )


def fix_between(was: Assessment, now: Assessment, here: Step) -> Step | None:
    """The page that offers to put right at once what an answer has newly called for."""
    if here.place is not Place.QUESTION:
        return None
    question = now.policy.questions[here.question]
    new = set(fixable(now, question)).difference(fixable(was, question))
    return Step(Place.FIX, question.id) if new else None


def with_fixed(was: Assessment, here: Step, given: Given) -> Given:
    """What is saved along with answers: the actions that are called for no more, once they were done on the spot."""
    return replace(given, fixed=()) if here.place is not Place.QUESTION or was is None else given
