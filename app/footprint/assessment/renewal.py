"""A refresher seen from last time's check: what changed in the policy, what waits, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from footprint.assessment.assessment import Assessment
from footprint.assessment.evaluation import Engine
from footprint.assessment.finding import conclusions
from footprint.assessment.freshness import Before, Cause, Freshness, LastAnswer, State, freshness, taken_over
from footprint.assessment.migration import Moved, SetAside, known_options, moved, names_now
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Clause, Direction, Occasion, Policy, Question


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that says something else now; ``old`` is ``None`` if it is new, ``new`` if it is gone."""

    id: str
    old: Clause | None
    new: Clause | None


def clause_changes(old: Policy, new: Policy) -> tuple[ClauseChange, ...]:
    """Where two editions say something else, or leave something else open; in the newer one's order."""
    ids = dict.fromkeys((*new.clause_by_id, *old.clause_by_id))
    pairs = ((one, old.clause_by_id.get(one), new.clause_by_id.get(one)) for one in ids)
    return tuple(ClauseChange(one, was, now) for one, was, now in pairs if _says(was) != _says(now))


@dataclass(frozen=True)
class Renewal:
    """Last time's assessment against the policy of today; ``now`` is when it is looked at. Nothing is written by it."""

    last: Assessment
    policy: Policy
    now: datetime

    @cached_property
    def clauses(self) -> tuple[ClauseChange, ...]:
        """What changed in the policy."""
        return clause_changes(self.last.policy, self.policy)

    @cached_property
    def moved(self) -> Moved:
        """What became of last time's answers on the way to the edition of today."""
        return moved(self.last.answers, self.last.policy, self.policy)

    @cached_property
    def before(self) -> Before:
        """Last time's answers with their days, and what changed under them."""
        answers = {
            question_id: LastAnswer(value, _day(self.given(question_id), self.now.tzinfo))
            for question_id, value in self.moved.answers.items()
        }
        known = known_options(self.last.policy, self.policy)
        questions = {
            question_id: _("There is a new answer to choose from.")
            for question_id, options in known.items()
            if (question := self.policy.questions.get(question_id)) is not None
            and {option.id for option in question.options} - options
        }
        questions |= self.moved.ask_again
        clauses = frozenset(change.id for change in self.clauses if change.new)
        return Before(answers, clauses, questions, self._to_do())

    @cached_property
    def taken_over(self) -> Mapping[str, LastAnswer]:
        """What counts at once, because it never goes stale and nothing has changed under it."""
        found = {q.id: taken_over(q, self.before, self.now.date()) for q in self.policy.questions.values()}
        return {question_id: last for question_id, last in found.items() if last is not None}

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What does not go on as it was; it stays in last time's assessment."""
        return self.moved.set_aside

    @property
    def is_from_the_future(self) -> bool:
        """Whether the computer's clock is earlier than last time's check."""
        return self.last.signed_off is not None and self.last.signed_off > self.now.date()

    def asked(self, answers: Mapping[str, Value]) -> tuple[Question, ...]:
        """What is asked if these are the answers, and whatever has none yet is as it was last time."""
        assumed = {question_id: last.value for question_id, last in self.before.answers.items()} | dict(
            answers
        )
        asked = self._engine.evaluate(Occasion.REFRESHER, assumed).asked
        return tuple(self.policy.questions[question_id] for question_id in self._engine.in_order(asked))

    def freshness(self, question: Question, answers: Mapping[str, Value]) -> Freshness:
        """How the answer to a question stands."""
        return freshness(question, self.before, answers.get(question.id), self.now.date())

    def waiting(self, answers: Mapping[str, Value], state: State) -> tuple[Question, ...]:
        """The questions that are asked, have no answer yet, and stand like this; in order."""
        return tuple(
            question
            for question in self.asked(answers)
            if question.id not in answers and self.freshness(question, answers).state is state
        )

    def _to_do(self) -> frozenset[str]:
        """Questions of today whose answers led to something to do or to ask; help that was offered is neither."""
        led = {
            question_id
            for one in conclusions(self.last)
            if one.rule.actions and one.direction is not Direction.SUPPORT
            for question_id in one.because
        }
        return frozenset(q for q, origins in self.moved.came_from.items() if led.intersection(origins))

    def to_ask(self, answers: Mapping[str, Value]) -> frozenset[str]:
        """What has a page of its own still: what has to be answered, and what is only offered.

        What need not be answered is offered if it is new, or if it was left open last time and there is something to
        look at in any case: where nothing is due, it makes nothing longer.
        """
        last = self.before.answers
        return frozenset(
            q.id
            for q in self.asked(answers)
            if q.id not in answers
            and (q.required or q.id in last or q.id not in self._asked_before or self.is_due)
        )

    @cached_property
    def _asked_before(self) -> frozenset[str]:
        """What was asked last time, by its id of today."""
        names = names_now(self.last.policy, self.policy)
        return frozenset(names[question.id] for question in self.last.asked if question.id in names)

    @cached_property
    def affected(self) -> tuple[Question, ...]:
        """Answers under which the policy or the question changed."""
        return self._stale({Cause.CLAUSE, Cause.QUESTION})

    @cached_property
    def out_of_date(self) -> tuple[Question, ...]:
        """Answers whose time is over, that led to something to do, or that are asked for afresh each time."""
        affected = set(self.affected)
        stale = self._stale({Cause.TIME, Cause.EACH_TIME, Cause.CLOCK, Cause.TO_DO})
        return tuple(question for question in stale if question not in affected)

    @cached_property
    def new(self) -> tuple[Question, ...]:
        """Questions without an answer from last time that need one."""
        found = self.waiting(self._start, State.NEW)
        return tuple(question for question in found if question.required)

    @property
    def is_due(self) -> bool:
        """Whether anything has to be looked at one by one."""
        return bool(self.affected or self.out_of_date or self.new)

    def given(self, question_id: str) -> datetime:
        """When an answer was given last time; what came together from several is as old as the oldest."""
        last = self.last
        return min(last.given.get(origin, last.started) for origin in self.moved.came_from[question_id])

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self.policy)

    @property
    def _start(self) -> dict[str, Value]:
        return {question_id: last.value for question_id, last in self.taken_over.items()}

    def _stale(self, causes: set[Cause]) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.waiting(self._start, State.STALE)
            if causes.intersection(self.freshness(question, {}).causes)
        )


def _says(clause: Clause | None) -> tuple[str, str] | None:
    return None if clause is None else (clause.text, clause.silence)


def _day(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date()
