"""What can be put right on the spot, how for this person, and when looking again shows that it is done."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import conclusions
from footprint.assessment.follow_up import Course, latest
from footprint.language import text as _
from footprint.policy.on_the_spot import Fix
from footprint.policy.policy import Occasion


def fixable(assessment: Assessment, question_id: str) -> tuple[str, ...]:
    """The ids of actions that an answer calls for and that can be done on the spot; none in company."""
    if assessment.occasion is Occasion.SITTING or assessment.signed_off:
        return ()
    actions = assessment.policy.action_by_id
    return tuple(one for one in _called_by(assessment, question_id) if actions[one].fix is not None)


def fixes(assessment: Assessment) -> dict[str, str]:
    """Every action that can be done on the spot, with the question that is looked at again then.

    Of several questions whose answers call for it that is the last: those before it lead there.
    """
    sections = assessment.policy.section_by_id
    own_page = (question.id for question in assessment.asked if not sections[question.section].on_profile)
    return {
        action_id: question_id for question_id in own_page for action_id in fixable(assessment, question_id)
    }


def newly_fixable(was: Assessment, now: Assessment, question_id: str) -> tuple[str, ...]:
    """What an answer calls for, can be done on the spot, and was not called for before."""
    before = called(was)
    return tuple(one for one in fixable(now, question_id) if one not in before)


def done_by_looking_again(was: Assessment, now: Assessment, question_id: str) -> tuple[str, ...]:
    """The ids of actions that a question answered anew shows to be done, after somebody has put something right.

    It shows that only if it calls for nothing but less than before: an answer that leads to something else, such as to
    asking somebody, says nothing of the kind. What another answer still calls for is not done.
    """
    if not set(_called_by(now, question_id)) <= set(_called_by(was, question_id)):
        return ()
    still = called(now)
    return tuple(one for one in fixable(was, question_id) if one not in still)


def called_anew(was: Assessment, now: Assessment) -> tuple[str, ...]:
    """The ids of actions that were done on the spot, and are called for again by what has been answered since."""
    done = (one.action_id for one in latest(was.follow_ups).values() if one.course is Course.DONE)
    fresh = called(now) - called(was)
    return tuple(action_id for action_id in done if action_id in fresh)


def called(assessment: Assessment) -> set[str]:
    """The ids of all actions that the answers call for."""
    return {action_id for one in conclusions(assessment) for action_id in one.rule.actions}


def steps_for(assessment: Assessment, fix: Fix) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The steps under each kind of platform that somebody said they use, then those for all others they use.

    Without such an answer it is the steps for all, under no heading.
    """
    question = assessment.policy.questions.get(fix.question)
    used = assessment.evaluation.effective.get(fix.question)
    if question is None or not isinstance(used, tuple):
        return (("", fix.steps),)
    by_kind = dict(fix.kinds)
    parts = [(question.option(kind).text, by_kind[kind]) for kind in used if kind in by_kind]
    if not parts:
        return (("", fix.steps),)
    if fix.steps and any(kind not in by_kind for kind in used):
        parts.append((_("Everywhere else"), fix.steps))
    return tuple(parts)


def _called_by(assessment: Assessment, question_id: str) -> tuple[str, ...]:
    """The ids of actions that an answer, perhaps along with others, calls for; the most pressing first."""
    raised = (one for one in conclusions(assessment) if question_id in one.because)
    return tuple(dict.fromkeys(action_id for one in raised for action_id in one.rule.actions))
