"""Where a person is: what comes next, what came before, and how each section stands; a replay of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Question, Section


class Standing(StrEnum):
    """How a section stands, told honestly."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    ANSWERED = "answered"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section's questions that are asked of this person, and how many have an answer."""

    section: Section
    asked: int
    answered: int

    @property
    def standing(self) -> Standing:
        """Derived from the two numbers."""
        if not self.asked:
            return Standing.NOT_ASKED
        if self.answered == self.asked:
            return Standing.ANSWERED
        return Standing.STARTED if self.answered else Standing.NOT_STARTED


def pages(assessment: Assessment) -> tuple[Question, ...]:
    """The questions that have a page of their own; those of the profile stand together on theirs."""
    return tuple(q for q in assessment.asked if not assessment.policy.section_by_id[q.section].on_profile)


def next_question(assessment: Assessment, after: str | None = None) -> Question | None:
    """The question whose page follows ``after`` (from the start without it); ``None`` at the end."""
    return _neighbour(assessment, after, step=1)


def previous_question(assessment: Assessment, before: str) -> Question | None:
    """The question whose page comes before; ``None`` at the beginning."""
    return _neighbour(assessment, before, step=-1)


def first_unanswered(assessment: Assessment) -> Question | None:
    """Where to go on after a break; ``None`` when every page has its answer."""
    open_ids = {question.id for question in assessment.unanswered}
    return next((question for question in pages(assessment) if question.id in open_ids), None)


def progress(assessment: Assessment) -> tuple[SectionProgress, ...]:
    """Every section in order."""
    asked: dict[str, int] = {}
    answered: dict[str, int] = {}
    for question in assessment.asked:
        asked[question.section] = asked.get(question.section, 0) + 1
        if question.id in assessment.answers or not question.required:
            answered[question.section] = answered.get(question.section, 0) + 1
    return tuple(
        SectionProgress(section, asked.get(section.id, 0), answered.get(section.id, 0))
        for section in assessment.policy.sections
    )


def _neighbour(assessment: Assessment, beside: str | None, *, step: int) -> Question | None:
    shown = pages(assessment)
    if beside is None:
        return shown[0] if shown else None
    position = {question_id: n for n, question_id in enumerate(assessment.policy.questions)}
    # A question that is no longer asked still has its place: go on from where it stood.
    beyond = [question for question in shown if (position[question.id] - position[beside]) * step > 0]
    return (beyond[0] if step > 0 else beyond[-1]) if beyond else None
