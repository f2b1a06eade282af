"""What an assessment comes to: its outcome, its conclusions, its actions, and how each section came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from footprint.assessment.action import Action, actions, as_agreed
from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import Conclusion, brought_out, conclusions, in_order
from footprint.assessment.follow_up import AgreedAction
from footprint.assessment.link import links
from footprint.policy.policy import Direction, Link, Section


class Outcome(StrEnum):
    """Where that leaves the person; never a score, never a verdict."""

    ALL_CLEAR = "all_clear"
    THINGS_TO_DO = "things_to_do"
    SEEK_ADVICE = "seek_advice"


@dataclass(frozen=True, slots=True)
class Topic:
    """One section's questions by how they came out."""

    section: Section
    fine: int
    to_do: int
    to_ask: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that follows from the answers on a day."""

    outcome: Outcome
    findings: tuple[Conclusion, ...]
    notes: tuple[Conclusion, ...]
    support: tuple[Conclusion, ...]
    allowed: tuple[Conclusion, ...]
    actions: tuple[Action, ...]
    topics: tuple[Topic, ...]
    links: tuple[Link, ...]

    @property
    def fine(self) -> int:
        """Questions that came out fine."""
        return sum(topic.fine for topic in self.topics)

    @property
    def to_do(self) -> tuple[Action, ...]:
        """What to do, most pressing first."""
        return tuple(action for action in self.actions if not action.ask)

    @property
    def to_ask(self) -> tuple[Action, ...]:
        """What to ask, most pressing first."""
        return tuple(action for action in self.actions if action.ask)


def result(assessment: Assessment, today: date) -> Result:
    """What the answers come to on a day, for whoever gave them."""
    return _result(assessment, conclusions(assessment), today)


def shared_result(assessment: Assessment, today: date) -> Result:
    """What two may see of a sitting: what comes of shared answers, and what the employee has brought out."""
    shared = conclusions(assessment.shared)
    seen = {one.id for one in shared}
    more = (one for one in brought_out(assessment) if one.id not in seen)
    return _result(assessment.shared, in_order((*shared, *more)), today)


def agreed_by_both(assessment: Assessment, today: date) -> tuple[AgreedAction, ...]:
    """Of what was agreed in a sitting, what two may see: in their own words, or called for in front of both."""
    called = {action.id for action in shared_result(assessment, today).actions}
    return tuple(one for one in assessment.agreed if one.text or one.id in called)


def _result(assessment: Assessment, raised: tuple[Conclusion, ...], today: date) -> Result:
    to_do = as_agreed(actions(assessment, raised, today), assessment.agreed)
    return Result(
        outcome=_outcome(raised),
        findings=tuple(one for one in raised if one.is_finding),
        notes=_of(raised, Direction.NOTE),
        support=_of(raised, Direction.SUPPORT),
        allowed=_of(raised, Direction.ALLOWED),
        actions=to_do,
        topics=_topics(assessment, raised, to_do),
        links=links(assessment),
    )


def _of(raised: tuple[Conclusion, ...], direction: Direction) -> tuple[Conclusion, ...]:
    return tuple(one for one in raised if one.direction is direction)


def _outcome(raised: tuple[Conclusion, ...]) -> Outcome:
    if any(one.direction is Direction.SERIOUS or one.rule.help_wanted for one in raised):
        return Outcome.SEEK_ADVICE
    return Outcome.THINGS_TO_DO if any(one.is_finding for one in raised) else Outcome.ALL_CLEAR


def _topics(
    assessment: Assessment, raised: tuple[Conclusion, ...], to_do: tuple[Action, ...]
) -> tuple[Topic, ...]:
    asking = {conclusion.id for action in to_do if action.ask for conclusion in action.conclusions}
    doing = {q for one in raised if one.is_finding for q in one.because}
    to_ask = {q for one in raised if one.id in asking and not one.is_finding for q in one.because} - doing
    # Where support is offered nothing is fine, to do or to ask: such a question is not counted at all.
    helped = {q for one in raised if one.direction is Direction.SUPPORT for q in one.because}
    topics = []
    for section in assessment.policy.sections:
        answered = [
            q.id
            for q in assessment.asked
            if q.section == section.id and q.id in assessment.answers and q.id not in helped
        ]
        if answered and not section.on_profile:
            do, ask = sum(q in doing for q in answered), sum(q in to_ask for q in answered)
            topics.append(Topic(section, len(answered) - do - ask, do, ask))
    return tuple(topics)
