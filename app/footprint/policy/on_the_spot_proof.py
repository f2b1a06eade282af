"""Proofreading what comes between questions: fixes that can never help, and situations that nobody meets."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.policy.condition import (
    All,
    Answers,
    Compare,
    comparisons,
    holds,
    questions_of,
    supporters,
)
from footprint.policy.policy import ActionText, Occasion, Policy, Rule
from footprint.policy.reader import Source
from footprint.policy.search import OCCASION, Search, Undecided
from footprint.policy.yaml_text import Problem

_ALONE = Compare(OCCASION, "is_not", str(Occasion.SITTING))


def on_the_spot_problems(source: Source, search: Search) -> Iterator[Problem]:
    """What is wrong with the fixes and the situations of a questionnaire."""
    for action in source.policy.actions:
        if action.fix is not None:
            yield from _vain(source, search, action)
    for situation in source.policy.situations:
        ask_if = source.policy.questions[situation.before].ask_if
        at_first = Compare(OCCASION, "is", str(Occasion.ONBOARDING))
        if ask_if is not None and _never(search, All((at_first, ask_if))):
            words = f"'{situation.before}' is never asked of somebody new, so nobody meets '{situation.id}'"
            yield source.problem("situation", situation.id, words, "before")


def _vain(source: Source, search: Search, action: ActionText) -> Iterator[Problem]:
    """Fixes of what cannot be put right by the person, now."""
    if action.ask:
        words = f"'{action.id}' is something to ask: there is nothing to put right on the spot"
        yield source.problem("action", action.id, words, "fix")
        return
    if action.owner != "employee":
        words = f"'{action.id}' is for the manager to do: the employee cannot put it right on the spot"
        yield source.problem("action", action.id, words, "fix")
        return
    calling = [rule for rule in source.policy.rules if action.id in rule.actions]
    order = list(source.policy.questions)
    for rule in calling:
        if action.fix and action.fix.question in order:
            last = max((order.index(one) for one in questions_of(rule.when) if one in order), default=-1)
            if last < order.index(action.fix.question):
                words = (
                    f"'{action.fix.question}' is asked only after '{rule.id}' has called for '{action.id}'"
                )
                yield source.problem("action", action.id, words, "fix", "question")
        if not _can_help(source, search, rule, calling):
            words = f"the fix of '{action.id}' can never make '{rule.id}' go away"
            yield source.problem("action", action.id, words, "fix")


def _can_help(source: Source, search: Search, rule: Rule, calling: list[Rule]) -> bool:
    """Whether the question that is asked again has an answer after which nothing calls for the action.

    It is the last of those whose answers led to the rule. What calls for something else instead has put nothing right.
    """
    policy = source.policy
    told_apart = [one for other in policy.rules for one in comparisons(other.when)]
    with_page = [q.id for q in policy.questions.values() if not policy.section_by_id[q.section].on_profile]

    def helps(answers: Answers) -> bool:
        led = supporters(rule.when, answers)
        question_id = next((one for one in reversed(with_page) if one in led), None)
        if question_id is None:
            return False
        before = _called_by(policy, question_id, answers)
        return any(
            all(holds(other.when, then) is not True for other in calling)
            and _called_by(policy, question_id, then) <= before
            for then in search.changed(answers, question_id, told_apart)
        )

    try:
        return search.witness(All((_ALONE, rule.when)), where=helps) is not None
    except Undecided:
        return True


def _called_by(policy: Policy, question_id: str, answers: Answers) -> set[str]:
    return {
        action_id
        for rule in policy.rules
        if rule.actions and holds(rule.when, answers) is True
        if question_id in supporters(rule.when, answers)
        for action_id in rule.actions
    }


def _never(search: Search, condition: All) -> bool:
    try:
        return search.witness(condition) is None
    except Undecided:
        return False
