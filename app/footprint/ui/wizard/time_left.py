"""How much is left until the result: pages and minutes, from the questions that this person can still be asked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footprint.assessment.assessment import Assessment
from footprint.assessment.evaluation import Evaluation
from footprint.assessment.following import Followed
from footprint.assessment.renewal import Renewal
from footprint.policy.condition import Test, compiled, questions_of
from footprint.policy.policy import Occasion, Policy
from footprint.ui.wizard.intro_words import intro_words
from footprint.ui.wizard.reading_time import (
    SECONDS_TO_CHOOSE,
    SECONDS_TO_INTRODUCE_ONESELF,
    seconds_again,
    seconds_for,
    seconds_for_situation,
    seconds_to_look_again,
    seconds_to_look_through,
    seconds_to_read,
)
from footprint.ui.wizard.steps import Place, Step
from footprint.workflow.example import example_answers

_START = Step(Place.INTRO)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead.

    ``pages`` is the likely number of question pages in all, ``minutes`` what is left of reading and answering until the
    result is there, ``sections`` the ids of those that may still ask something.
    """

    pages: int
    minutes: int
    sections: frozenset[str]


class Estimate:
    """Counts what is ahead, for one policy.

    A question that will be asked counts whole and one that is ruled out not at all. For one that depends on answers
    still to come, all is until something else is said as it was last time, and where there was no last time, as with
    the person of the questionnaire's example: so the figure is that of somebody usual from the start, and grows only
    for who has more to tell. Where that leaves it open, it counts half.

    ``open_actions`` are those that a refresher begins with.
    """

    def __init__(
        self, policy: Policy, renewal: Renewal | None = None, open_actions: Sequence[Followed] = ()
    ) -> None:
        self._policy, self._renewal, self._open_actions = policy, renewal, open_actions
        self._own_page = {
            question.id
            for question in policy.questions.values()
            if not policy.section_by_id[question.section].on_profile
        }
        self._seconds = {question.id: seconds_for(question) for question in policy.questions.values()}
        self._in_list = {q.id: seconds_to_look_again(q) for q in policy.questions.values()}
        self._situations = {one.before: seconds_for_situation(one) for one in policy.situations}
        self._asked_if: dict[str, Test] = {
            question.id: compiled(question.ask_if)
            for question in policy.questions.values()
            if question.ask_if
        }
        self._looks_at = {
            question.id: questions_of(question.ask_if) if question.ask_if else ()
            for question in policy.questions.values()
        }
        self._usual = example_answers(policy)
        self._last: tuple[Assessment, Step, Ahead] | None = None

    def of(self, assessment: Assessment, at: Step = _START) -> Ahead:
        """What is ahead from a page on, after the answers given so far."""
        # A page and its frame ask for the same figure; an assessment never changes.
        if self._last is None or self._last[0] is not assessment or self._last[1] != at:
            counted = self._renewed if self._renewal is not None else self._counted
            self._last = (assessment, at, counted(assessment, at))
        return self._last[2]

    def _counted(self, assessment: Assessment, at: Step) -> Ahead:
        weights, coming = self._weights(assessment)
        stage = _stage(at)
        seconds = 0.0
        if stage <= _BEFORE:
            seconds += seconds_to_read(*intro_words(self._policy, assessment.occasion))
            # What stands beside the first page is there to be looked at.
            seconds += seconds_to_look_through(*(promise.text for promise in self._policy.promises))
        if stage <= _ONESELF and assessment.person is None:
            seconds += SECONDS_TO_INTRODUCE_ONESELF
        if stage <= _QUESTIONS:
            seconds += self._questions_ahead(assessment, at, weights)
        elif stage <= _ANSWERS:
            seconds += sum(self._seconds[question.id] for question in assessment.unanswered)
        if stage <= _ANSWERS:
            seconds += SECONDS_TO_CHOOSE + sum(weight * self._in_list[q] for q, weight in weights.items())
        pages = sum(weight for q, weight in weights.items() if q in self._own_page)
        sections = frozenset(self._policy.questions[question_id].section for question_id in coming)
        return Ahead(pages=math.ceil(pages), minutes=math.ceil(seconds / 60), sections=sections)

    def _weights(self, assessment: Assessment) -> tuple[dict[str, float], set[str]]:
        """How much each question counts that is asked or may be, and which of them lack an answer and can get one."""
        evaluation = assessment.evaluation
        usual = assessment.engine.evaluate(assessment.occasion, self._usual | dict(assessment.answers))
        # On nothing else can an undecided question depend.
        coming = {question.id for question in assessment.unanswered}
        weights: dict[str, float] = {}
        for question_id in self._policy.questions:
            if question_id in evaluation.asked:
                weights[question_id] = 1.0
            elif coming.isdisjoint(self._looks_at[question_id]):
                continue
            elif self._asked_if[question_id](evaluation.effective) is None:
                coming.add(question_id)
                is_asked = self._asked_if[question_id](usual.effective)
                weights[question_id] = (
                    self._left_open(question_id, weights, usual) if is_asked is None else is_asked
                )
        return weights, coming

    def _left_open(self, question_id: str, weights: Mapping[str, float], usual: Evaluation) -> float:
        """Half, if an answer is missing that somebody usual would be asked for; else nobody usual is asked this."""
        missing = (one for one in self._looks_at[question_id] if one not in usual.effective)
        return 0.5 if any(weights.get(one) for one in missing) else 0

    def _questions_ahead(self, assessment: Assessment, at: Step, weights: Mapping[str, float]) -> float:
        """Seconds for every question without an answer, and for what comes before it."""
        ahead = {q: weight for q, weight in weights.items() if q not in assessment.answers}
        seconds = sum(weight * self._seconds[q] for q, weight in ahead.items())
        for section in self._policy.sections:
            here = [question.id for question in section.questions if question.id in weights]
            # It stands on the section's first page, and is behind one who has answered anything there.
            if here and not section.on_profile and all(q in ahead for q in here):
                seconds += seconds_to_read(section.introduction) * max(weights[q] for q in here)
        if assessment.occasion is Occasion.ONBOARDING:
            behind = at.question if at.place is Place.QUESTION else ""
            seconds += sum(
                ahead[q] * needed for q, needed in self._situations.items() if q in ahead and q != behind
            )
        return seconds

    def _renewed(self, assessment: Assessment, at: Step) -> Ahead:
        renewal = self._renewal
        assert renewal is not None
        asked = renewal.asked(assessment.answers)
        to_ask = renewal.to_ask(assessment.answers)
        waiting = [question for question in asked if question.id in to_ask]
        stage = _stage(at)
        seconds = 0.0
        if stage <= _BEFORE:
            changes = (clause for one in renewal.clauses for clause in (one.old, one.new) if clause)
            seconds += seconds_to_look_through(*(clause.text for clause in changes)) + SECONDS_TO_CHOOSE
        if stage <= _OPEN:
            seconds += sum(seconds_to_read(one.text) + SECONDS_TO_CHOOSE for one in self._open_actions)
        if stage <= _ANSWERS:
            seconds += sum(seconds_again(question, renewal) for question in waiting)
            seconds += SECONDS_TO_CHOOSE + sum(self._in_list[question.id] for question in asked)
        return Ahead(
            pages=sum(question.id in self._own_page for question in asked),
            minutes=math.ceil(seconds / 60),
            sections=frozenset(question.section for question in waiting),
        )


_BEFORE, _OPEN, _ONESELF, _QUESTIONS, _ANSWERS, _RESULT = range(6)


def _stage(at: Step) -> int:
    """How far a page is on the way to the result."""
    match at.place:
        case Place.INTRO | Place.EXAMPLE | Place.EXAMPLE_PAPERS:
            return _BEFORE
        case Place.OPEN_ACTIONS:
            return _OPEN
        case Place.PROFILE:
            return _ONESELF
        case Place.CHECK:
            return _ANSWERS
        case Place.RESULT | Place.ATTESTATION | Place.DOCUMENTS | Place.SIGNATURE:
            return _RESULT
        case _:
            return _QUESTIONS
