"""Where one can be in an assessment and what comes before and after; no Qt, and nothing remembered but the answers."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion


class Place(StrEnum):
    """The kinds of page, in order."""

    INTRO = "intro"
    OPEN_ACTIONS = "open_actions"
    PROFILE = "profile"
    SITUATION = "situation"
    QUESTION = "question"
    FIX = "fix"
    CHECK = "check"
    RESULT = "result"
    ATTESTATION = "attestation"
    DOCUMENTS = "documents"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Step:
    """One page; ``question`` names the question that it is, that follows a situation, or that a fix follows."""

    place: Place
    question: str = ""


def resumed(assessment: Assessment) -> Step:
    """Where to go on: the first page that still needs something."""
    if assessment.signed_off:
        return Step(Place.RESULT)
    if assessment.person is None:
        return Step(Place.INTRO)
    if _profile_is_open(assessment):
        return Step(Place.PROFILE)
    return _first_open(assessment) or Step(Place.CHECK)


def after(
    assessment: Assessment,
    step: Step,
    *,
    returning: bool = False,
    waiting: Container[str] | None = None,
    has_open_actions: bool = False,
) -> Step:
    """The page that follows; ``returning`` goes back to the answers once nothing is open in between.

    ``waiting`` are the questions that a refresher has still to ask: no others have a page in it. It begins with the
    actions of last time if ``has_open_actions``.
    """
    if step.place is Place.SITUATION:
        return Step(Place.QUESTION, step.question)
    following = _after(assessment, step, returning, waiting, has_open_actions)
    return following if returning else _with_situation(assessment, following)


def _after(
    assessment: Assessment,
    step: Step,
    returning: bool,  # noqa: FBT001 (handed on)
    waiting: Container[str] | None,
    has_open_actions: bool,  # noqa: FBT001 (as above)
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
    if step.place in (Place.PROFILE, Place.OPEN_ACTIONS):
        return Step(Place.INTRO)
    if step.place is Place.FIX:
        return Step(Place.QUESTION, step.question)
    if step.place in (Place.QUESTION, Place.SITUATION):
        situation = Step(Place.SITUATION, step.question)
        if step.place is Place.QUESTION and _with_situation(assessment, step) == situation:
            return situation
        question = route.previous_question(assessment, step.question)
        return Step(Place.QUESTION, question.id) if question else Step(Place.PROFILE)
    if step.place is Place.CHECK:
        shown = route.pages(assessment)
        return Step(Place.QUESTION, shown[-1].id) if shown else Step(Place.PROFILE)
    if step.place is Place.RESULT:
        # The answers of a finished assessment are final: there is nothing before its result.
        return None if assessment.signed_off else Step(Place.CHECK)
    if step.place is Place.ATTESTATION:
        return Step(Place.RESULT)
    if step.place is Place.SIGNATURE:
        return Step(Place.DOCUMENTS)
    return Step(Place.RESULT) if step.place is Place.DOCUMENTS else None


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
