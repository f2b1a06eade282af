"""Where one can be in an assessment and what comes before and after; no Qt, and nothing remembered but the answers."""

from __future__ import annotations

from collections.abc import Container

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion
from footprint.ui.wizard import sitting_steps
from footprint.ui.wizard.step import Place, Step

__all__ = ["Place", "Step", "after", "before", "changed_from", "in_company", "of_section", "resumed"]

_EXAMPLE = (Place.EXAMPLE, Place.EXAMPLE_PAPERS)
# What has the same page before it whatever was answered.
_BEFORE = {
    Place.PROFILE: Place.INTRO,
    Place.OPEN_ACTIONS: Place.INTRO,
    Place.ATTESTATION: Place.RESULT,
    Place.DOCUMENTS: Place.RESULT,
    Place.SIGNATURE: Place.DOCUMENTS,
}


def resumed(assessment: Assessment) -> Step:
    """Where to go on: the first page that still needs something."""
    if in_company(assessment):
        return sitting_steps.resumed(assessment)
    if assessment.signed_off:
        return Step(Place.RESULT)
    if assessment.person is None:
        return Step(Place.INTRO)
    if _profile_is_open(assessment):
        return Step(Place.PROFILE)
    return _with_situation(assessment, _first_open(assessment) or Step(Place.CHECK))


def after(
    assessment: Assessment,
    step: Step,
    *,
    returning: bool = False,
    waiting: Container[str] | None = None,
    has_open_actions: bool = False,
    known: Container[str] = (),
) -> Step:
    """The page that follows; ``returning`` goes back to the answers once nothing is open in between.

    In a sitting that is nothing but what a change has led to: ``known`` are the questions that were asked before it.

    ``waiting`` are the questions that a refresher has still to ask: no others have a page in it. The actions of last
    time come before them if ``has_open_actions``.
    """
    if step.place in _EXAMPLE:
        return Step(Place.EXAMPLE_PAPERS if step.place is Place.EXAMPLE else Place.INTRO)
    if in_company(assessment):
        return sitting_steps.after(assessment, step, returning=returning, known=known)
    if step.place is Place.SITUATION:
        return Step(Place.QUESTION, step.question)
    following = _after(
        assessment, step, returning=returning, waiting=waiting, has_open_actions=has_open_actions
    )
    return following if returning else _with_situation(assessment, following)


def _after(
    assessment: Assessment,
    step: Step,
    *,
    returning: bool,
    waiting: Container[str] | None,
    has_open_actions: bool,
) -> Step:
    if step.place is Place.INTRO and has_open_actions:
        return Step(Place.OPEN_ACTIONS)
    if step.place in (Place.INTRO, Place.OPEN_ACTIONS):
        if waiting is None or _profile_is_open(assessment):
            return Step(Place.PROFILE)
        return _next_waiting(assessment, "", waiting)
    if step.place is Place.PROFILE and _profile_is_open(assessment):
        return step
    if step.place in (Place.PROFILE, Place.QUESTION, Place.FIX):
        if returning:
            return _first_open(assessment) or Step(Place.CHECK)
        if waiting is not None:
            return _next_waiting(assessment, step.question, waiting)
        question = route.next_question(assessment, step.question or None)
        return Step(Place.QUESTION, question.id) if question else Step(Place.CHECK)
    if step.place is Place.CHECK:
        if _profile_is_open(assessment):
            return Step(Place.PROFILE)
        return _first_open(assessment) or Step(Place.RESULT)
    # What was handed over is kept, so that a finished assessment need not be asked about again.
    asks = step.place is Place.RESULT and not assessment.signed_off
    return Step(Place.ATTESTATION if asks else Place.DOCUMENTS)


def before(assessment: Assessment, step: Step) -> Step | None:
    """The page that comes before; ``None`` at the first."""
    if step.place in _EXAMPLE:
        return Step(Place.INTRO if step.place is Place.EXAMPLE else Place.EXAMPLE)
    if in_company(assessment):
        return sitting_steps.before(assessment, step)
    if step.place in _BEFORE:
        return Step(_BEFORE[step.place])
    if step.place is Place.FIX:
        return Step(Place.QUESTION, step.question)
    if step.place in (Place.QUESTION, Place.SITUATION):
        return _before_question(assessment, step)
    if step.place is Place.CHECK:
        shown = route.pages(assessment)
        return Step(Place.QUESTION, shown[-1].id) if shown else Step(Place.PROFILE)
    if step.place is Place.RESULT:
        # The answers of a finished assessment are final: there is nothing before its result.
        return None if assessment.signed_off else Step(Place.CHECK)
    return None


def _before_question(assessment: Assessment, step: Step) -> Step:
    if step.again:
        return Step(Place.FIX, step.question)
    if step.place is Place.QUESTION and (situation := _with_situation(assessment, step)) != step:
        return situation
    question = route.previous_question(assessment, step.question)
    return Step(Place.QUESTION, question.id) if question else Step(Place.PROFILE)


def changed_from(assessment: Assessment, step: Step) -> Step:
    """Where a change of an answer was asked for: what one returns to."""
    is_behind = in_company(assessment) and sitting_steps.is_own(assessment, step)
    return Step(Place.OWN_RESULT if is_behind else Place.CHECK)


def of_section(assessment: Assessment, section_id: str) -> Step:
    """Where one comes to by choosing a section: what is open in it, or its first page."""
    if in_company(assessment):
        return sitting_steps.of_section(assessment, section_id)
    here = [question for question in route.pages(assessment) if question.section == section_id]
    if not here:
        return Step(Place.PROFILE)
    question = next((one for one in here if one.id not in assessment.answers), here[0])
    return Step(Place.QUESTION, question.id)


def in_company(assessment: Assessment) -> bool:
    """Whether somebody else looks at the same screen."""
    return assessment.occasion is Occasion.SITTING


def _with_situation(assessment: Assessment, step: Step) -> Step:
    """The situation to think about before a question that is asked for the first time."""
    has_situation = (
        assessment.occasion is Occasion.ONBOARDING
        and step.place is Place.QUESTION
        and step.question not in assessment.answers
        and any(one.before == step.question for one in assessment.policy.situations)
    )
    return Step(Place.SITUATION, step.question) if has_situation else step


def _profile_is_open(assessment: Assessment) -> bool:
    sections = assessment.policy.section_by_id
    return assessment.person is None or any(sections[q.section].on_profile for q in assessment.unanswered)


def _next_waiting(assessment: Assessment, here: str, waiting: Container[str]) -> Step:
    """In order; what was passed over comes at the end."""
    question = route.next_question(assessment, here or None)
    while question is not None and question.id not in waiting:
        question = route.next_question(assessment, question.id)
    return Step(Place.QUESTION, question.id) if question else _first_open(assessment) or Step(Place.CHECK)


def _first_open(assessment: Assessment) -> Step | None:
    question = route.first_unanswered(assessment)
    return Step(Place.QUESTION, question.id) if question else None
