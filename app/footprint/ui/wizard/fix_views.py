"""From an assessment to what the page about putting right shows, and to what was put right."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import fixed
from footprint.assessment.finding import conclusions
from footprint.assessment.follow_up import FollowUp
from footprint.assessment.outcome import Result, result
from footprint.assessment.put_right import fixable, steps_for
from footprint.policy.condition import questions_of
from footprint.policy.policy import Clause, Occasion
from footprint.ui.wizard.fix_page import FixShown


def fixes_shown(assessment: Assessment, question_id: str) -> tuple[FixShown, ...]:
    """What an answer calls for and can be put right on the spot, with steps for what this person uses."""
    found = []
    raised = [one for one in conclusions(assessment) if question_id in one.because]
    for action_id in fixable(assessment, question_id):
        action = assessment.policy.action_by_id[action_id]
        assert action.fix is not None
        why = next((one.rule.why for one in raised if action_id in one.rule.actions), "")
        found.append(FixShown(action_id, action.text, why, steps_for(assessment, action.fix)))
    return tuple(found)


def fix_clauses(assessment: Assessment, question_id: str) -> tuple[Clause, ...]:
    """What the policy says about it, each clause once."""
    wanted = set(fixable(assessment, question_id))
    raised = (one for one in conclusions(assessment) if question_id in one.because)
    return tuple(
        dict.fromkeys(
            clause for one in raised if wanted.intersection(one.rule.actions) for clause in one.clauses
        )
    )


def put_right(assessment: Assessment, found: Result) -> tuple[tuple[str, FollowUp], ...]:
    """What was put right on the spot and is called for no more, with its text; nothing of it in company."""
    return () if assessment.occasion is Occasion.SITTING else fixed(assessment, found)


def put_right_at(assessment: Assessment, question_id: str) -> tuple[str, ...]:
    """The texts of what was put right by looking at a question again."""
    policy = assessment.policy
    about = {
        policy.action_by_id[action_id].text
        for rule in policy.rules
        if question_id in questions_of(rule.when)
        for action_id in rule.actions
    }
    found = result(assessment, assessment.started.date())
    return tuple(text for text, _step in put_right(assessment, found) if text in about)
