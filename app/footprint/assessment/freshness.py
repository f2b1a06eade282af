"""What becomes of last time's answers in a refresher: what is still good, what waits, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from footprint.policy.condition import Value
from footprint.policy.months import months_after
from footprint.policy.policy import Question


class State(StrEnum):
    """How an answer stands. ``CARRIED`` and ``STALE`` wait: they count for nothing until the person says so."""

    KEPT = "kept"
    CARRIED = "carried"
    STALE = "stale"
    CONFIRMED = "confirmed"
    SUPERSEDED = "superseded"
    NEW = "new"

    @property
    def waits(self) -> bool:
        """Whether it is an answer from last time that does not count yet."""
        return self in (State.CARRIED, State.STALE)


class Cause(StrEnum):
    """Why an answer is looked at again although it was given before."""

    TIME = "time"
    EACH_TIME = "each_time"
    CLAUSE = "clause"
    QUESTION = "question"
    CLOCK = "clock"
    TO_DO = "to_do"


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """An answer from last time, as it answers the question of today, and the day it was given."""

    value: Value
    given: date


@dataclass(frozen=True, slots=True)
class Before:
    """What is known from last time, by question id of today.

    ``clauses`` are the ids of the clauses that say something else now; ``questions`` those whose question does, each
    with the reason that its author gives, empty where it is plain to see. ``to_do`` are questions whose answers led to
    something to do or to ask.
    """

    answers: Mapping[str, LastAnswer] = field(default_factory=dict)
    clauses: frozenset[str] = frozenset()
    questions: Mapping[str, str] = field(default_factory=dict)
    to_do: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Freshness:
    """How one answer stands; ``last`` is what was answered last time, ``clauses`` what changed under it."""

    state: State
    last: LastAnswer | None = None
    causes: tuple[Cause, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def can_be_confirmed(self) -> bool:
        """Whether "still true" answers the question: not where it is asked afresh each time."""
        return self.state.waits and Cause.EACH_TIME not in self.causes


def freshness(question: Question, before: Before, now: Value | None, today: date) -> Freshness:
    """How the answer to a question stands on a day; ``now`` is the one that counts in this refresher."""
    last = before.answers.get(question.id)
    clauses = tuple(clause for clause in question.clauses if clause in before.clauses)
    causes = _causes(question, before, last, clauses, today)
    if last is None:
        return Freshness(State.NEW, None, (), clauses)
    if now is None:
        return Freshness(State.STALE if causes else State.CARRIED, last, causes, clauses)
    if now != last.value:
        return Freshness(State.SUPERSEDED, last, causes, clauses)
    is_kept = question.good_for is None and not causes
    return Freshness(State.KEPT if is_kept else State.CONFIRMED, last, causes, clauses)


def taken_over(question: Question, before: Before, today: date) -> LastAnswer | None:
    """Last time's answer if it never goes stale and nothing has changed under it: it counts, with its own day."""
    return (
        before.answers.get(question.id)
        if question.good_for is None and freshness(question, before, None, today).state is State.CARRIED
        else None
    )


def _causes(
    question: Question, before: Before, last: LastAnswer | None, clauses: tuple[str, ...], today: date
) -> tuple[Cause, ...]:
    found = []
    if question.good_for == 0:
        found.append(Cause.EACH_TIME)
    if clauses:
        found.append(Cause.CLAUSE)
    if question.id in before.questions:
        found.append(Cause.QUESTION)
    if question.id in before.to_do:
        # What may have been put right since cannot be said again along with a dozen others.
        found.append(Cause.TO_DO)
    if last is not None and question.good_for:
        if last.given > today:
            # A clock that is wrong makes no answer fresh.
            found.append(Cause.CLOCK)
        elif months_after(last.given, question.good_for) <= today:
            found.append(Cause.TIME)
    return tuple(found)
