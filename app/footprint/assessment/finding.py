"""Answers to conclusions: what is fine, what to put right, what is only said, and where help is offered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from footprint.assessment.assessment import Assessment
from footprint.policy.condition import holds, supporters
from footprint.policy.policy import Clause, Direction, Rule


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A rule that holds for these answers.

    ``because`` names the questions whose answers raised it; ``weighed`` says what the policy weighs here (FACT
    clauses); ``private`` means that an answer given behind the curtain raised it.
    """

    rule: Rule
    direction: Direction
    because: tuple[str, ...]
    clauses: tuple[Clause, ...]
    risks: tuple[Clause, ...]
    weighed: tuple[str, ...]
    private: bool

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.id

    @property
    def is_finding(self) -> bool:
        """Whether it is something to put right."""
        return self.direction.is_finding


def conclusions(assessment: Assessment) -> tuple[Conclusion, ...]:
    """Every rule that is raised, in order."""
    return in_order(
        _conclusion(assessment, rule)
        for rule in assessment.policy.rules
        if rule.id in assessment.evaluation.raised
    )


def brought_out(assessment: Assessment) -> tuple[Conclusion, ...]:
    """The conclusions that the employee has brought out from behind the curtain, bare.

    The answers behind them, and what is weighed by them, stay there; help that is offered stays there altogether.
    """
    return tuple(
        replace(one, direction=one.rule.raises, because=(), weighed=(), private=False)
        for one in conclusions(assessment)
        if one.id in assessment.brought_out and one.direction is not Direction.SUPPORT
    )


def in_order(raised: Iterable[Conclusion]) -> tuple[Conclusion, ...]:
    """Serious first, and within one direction what weighs more first."""
    order = [Direction.SERIOUS, Direction.SUPPORT, Direction.MINOR, Direction.NOTE, Direction.ALLOWED]
    return tuple(sorted(raised, key=lambda one: (order.index(one.direction), -len(one.weighed))))


def _conclusion(assessment: Assessment, rule: Rule) -> Conclusion:
    policy, answers = assessment.policy, assessment.evaluation.effective
    because = tuple(q for q in supporters(rule.when, answers) if q in policy.questions)
    weights = [weight for weight in rule.weights if holds(weight.when, answers) is True]
    return Conclusion(
        rule=rule,
        direction=_weighed_direction(rule.raises, sum(weight.step for weight in weights)),
        because=because,
        clauses=tuple(policy.clause_by_id[clause_id] for clause_id in rule.clauses),
        risks=tuple(policy.clause_by_id[clause_id] for clause_id in rule.risks),
        weighed=tuple(weight.says for weight in weights),
        private=any(policy.questions[question_id].private for question_id in because),
    )


def _weighed_direction(direction: Direction, steps: int) -> Direction:
    if direction is Direction.MINOR and steps > 0:
        return Direction.SERIOUS
    if direction is Direction.SERIOUS and steps < 0:
        return Direction.MINOR
    return direction
