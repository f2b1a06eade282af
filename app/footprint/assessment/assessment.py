"""An assessment: one person, one occasion, one edition of a policy, and the answers given so far; immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Self

from footprint.assessment.evaluation import Engine, Evaluation
from footprint.assessment.follow_up import AgreedAction, FollowUp
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion, Policy, Question


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes the assessment, as it is to stand on the documents."""

    name: str
    job: str = ""
    team: str = ""


@dataclass(frozen=True)
class Assessment:
    """Answers by question id over a policy; a change makes a new one.

    ``based_on`` is the id of the assessment that a refresher set out from; it may have been deleted since. ``given`` is
    when each answer was given. ``brought_out`` are the ids of the rules whose conclusions the employee has brought out
    from behind the curtain, ``agreed`` what both agreed in a sitting, ``follow_ups`` what became of the actions since.
    """

    id: str
    policy: Policy
    occasion: Occasion
    started: datetime
    person: Person | None = None
    manager: str = ""
    answers: Mapping[str, Value] = field(default_factory=dict)
    signed_off: date | None = None
    based_on: str = ""
    brought_out: frozenset[str] = frozenset()
    agreed: tuple[AgreedAction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    # The same answers are the same assessment, whenever they were given.
    given: Mapping[str, datetime] = field(default_factory=dict, compare=False)

    @cached_property
    def engine(self) -> Engine:
        """The policy's conditions, compiled once and handed on to every later state."""
        return Engine(self.policy)

    @cached_property
    def evaluation(self) -> Evaluation:
        """What the answers come to."""
        return self.engine.evaluate(self.occasion, self.answers)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked of this person, in order."""
        return tuple(self.policy.questions[q] for q in self.engine.in_order(self.evaluation.asked))

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """Asked, required and not answered yet, in order."""
        return tuple(q for q in self.asked if q.required and q.id not in self.answers)

    @cached_property
    def set_aside(self) -> tuple[str, ...]:
        """Questions that were answered and are no longer asked: kept, not counted, back when asked again."""
        return tuple(q for q in self.policy.questions if q in self.answers and q not in self.evaluation.asked)

    @cached_property
    def shared(self) -> Self:
        """The assessment as if no private question had been answered: what a sitting and its documents may show."""
        shared = {q: value for q, value in self.answers.items() if not self.policy.questions[q].private}
        stripped = replace(self, answers=shared)
        stripped.__dict__["engine"] = self.engine
        return stripped

    @property
    def is_complete(self) -> bool:
        """Whether every required question that is asked has an answer."""
        return not self.unanswered

    def with_answer(self, question_id: str, value: Value | None, at: datetime | None = None) -> Self:
        """The assessment after one answer (``None`` takes it back) at a moment; every other answer stays."""
        answers, given = dict(self.answers), dict(self.given)
        given.pop(question_id, None)
        if value is None:
            answers.pop(question_id, None)
        else:
            answers[question_id] = value
            if at is not None:
                given[question_id] = at
        changed = replace(self, answers=answers, given=given)
        changed.__dict__["engine"] = self.engine
        changed.__dict__["evaluation"] = self.engine.after_change(self.evaluation, answers, question_id)
        return changed

    def with_person(self, person: Person, manager: str = "") -> Self:
        """The assessment with who takes it; ``manager`` is who sits beside them in a sitting."""
        return self._replaced(person=person, manager=manager)

    def brought_out_as(self, rule_ids: Iterable[str]) -> Self:
        """The assessment with just these conclusions out from behind the curtain."""
        return self._replaced(brought_out=frozenset(rule_ids))

    def agreed_as(self, agreed: Iterable[AgreedAction]) -> Self:
        """The assessment with just these actions agreed."""
        return self._replaced(agreed=tuple(agreed))

    def followed_up(self, *steps: FollowUp) -> Self:
        """The assessment after more steps in the lives of actions."""
        return self._replaced(follow_ups=(*self.follow_ups, *steps))

    def signed_off_on(self, day: date) -> Self:
        """The finished assessment."""
        return self._replaced(signed_off=day)

    def _replaced(self, **changes: object) -> Self:
        changed = replace(self, **changes)  # type: ignore[arg-type]  # names are checked by replace at run time
        for kept in ("engine", "evaluation", "asked", "unanswered", "set_aside"):
            if kept in self.__dict__:
                changed.__dict__[kept] = self.__dict__[kept]
        return changed
