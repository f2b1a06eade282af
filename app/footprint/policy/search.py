"""Finds answers that make a condition hold, or shows that none do: every combination that matters is tried.

Only the questions that a condition depends on, and of their answers only those that some condition tells apart, are
looked at; conditions look back only, so whether a question is asked is settled before its answer is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from footprint.policy.condition import Answers, Compare, Condition, Value, comparisons, holds, questions_of
from footprint.policy.policy import Kind, Occasion, Policy, Question

OCCASION = "occasion"
MOST_TRIES = 200_000
MOST_OPTIONS_TOGETHER = 3


class Undecided(Exception):
    """The search was cut off before it could tell."""


class Search:
    """Searches the answers of one policy; ``fixed`` holds answers and the occasion that are given."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._position = {OCCASION: -1} | {question_id: n for n, question_id in enumerate(policy.questions)}

    def witness(
        self,
        condition: Condition,
        fixed: Mapping[str, Value] | None = None,
        *,
        beside: Sequence[Condition] = (),
        where: Callable[[Answers], bool] = lambda _: True,
    ) -> dict[str, Value] | None:
        """Answers under which the condition definitely holds, every question on the way being asked; else ``None``.

        With ``beside`` the rest of the questionnaire can then be answered so that none of those conditions holds.
        With ``where`` the answers on which the condition depends are such that this holds too.

        Raises:
            Undecided: after ``MOST_TRIES`` tries.
        """
        given = fixed or {}
        # Whatever is fixed counts from the start, and has to be asked in the end: so no branch is gone into that it
        # rules out. Without this, what is fixed late would be met only after all that comes before it was tried.
        needed = [one for one in (condition, *self._asks(given)) if _is_lasting(one)]

        def reached(answers: Answers) -> bool:
            if holds(condition, answers) is not True or not where(answers):
                return False
            return not beside or self.without(beside, dict(answers)) is not None

        return self._search(
            self._cone([*questions_of(condition), *given]),
            given,
            lambda answers, _: all(holds(one, {**given, **answers}) is not False for one in needed),
            reached,
            list(comparisons(condition)),
        )

    def without(
        self, conditions: Sequence[Condition], fixed: Mapping[str, Value] | None = None
    ) -> dict[str, Value] | None:
        """Answers to the whole questionnaire under which none of the conditions holds; else ``None``.

        Of a question of kind many only single options are tried: innocent answers seldom need two.

        Raises:
            Undecided: after ``MOST_TRIES`` tries.
        """
        given = fixed or {}
        if any(_is_lasting(one) and holds(one, given) is True for one in conditions):
            return None  # at once: the search would first try all that comes before
        settled_at: dict[int, list[Condition]] = {}
        for condition in conditions:
            last = max(self._position[question_id] for question_id in questions_of(condition))
            settled_at.setdefault(last, []).append(condition)

        def stays_clear(answers: Answers, position: int) -> bool:
            return not any(holds(one, answers) is True for one in settled_at.get(position, ()))

        return self._search([OCCASION, *self._policy.questions], given, stays_clear, lambda _: True, None)

    def _cone(self, wanted: Sequence[str]) -> list[str]:
        """The questions that decide whether the wanted ones are asked, and these, in order."""
        cone: set[str] = set()
        waiting = list(wanted)
        while waiting:
            question_id = waiting.pop()
            if question_id in cone:
                continue
            cone.add(question_id)
            question = self._policy.questions.get(question_id)
            if question and question.ask_if:
                waiting.extend(questions_of(question.ask_if))
        return sorted(cone, key=self._position.__getitem__)

    def _search(
        self,
        order: Sequence[str],
        fixed: Mapping[str, Value],
        promising: Callable[[Answers, int], bool],
        reached: Callable[[Answers], bool],
        told_apart_by: list[Compare] | None,
    ) -> dict[str, Value] | None:
        asks = (compare for ask_if in self._asks(order) for compare in comparisons(ask_if))
        conditions = None if told_apart_by is None else [*told_apart_by, *asks]
        values = {question_id: list(self._values(question_id, conditions, fixed)) for question_id in order}
        answers: dict[str, Value] = {}
        tries = 0

        def settle(n: int) -> bool:
            nonlocal tries
            if n == len(order):
                return reached(answers)
            question_id = order[n]
            question = self._policy.questions.get(question_id)
            if question and question.ask_if and holds(question.ask_if, answers) is not True:
                # A given answer to a question that is not asked counts for nothing, so this branch cannot serve.
                return (
                    question_id not in fixed
                    and promising(answers, self._position[question_id])
                    and settle(n + 1)
                )
            for value in values[question_id]:
                tries += 1
                if tries > MOST_TRIES:
                    raise Undecided
                answers[question_id] = value
                if promising(answers, self._position[question_id]) and settle(n + 1):
                    return True
                del answers[question_id]
            return False

        return dict(answers) if settle(0) else None

    def changed(
        self, answers: Answers, question_id: str, told_apart_by: Sequence[Compare]
    ) -> Iterator[dict[str, Value]]:
        """What counts after each other answer to a question; answers to what is then not asked count no more."""
        for value in self._values(question_id, list(told_apart_by), {}):
            counting: dict[str, Value] = {}
            for one in sorted({*answers, question_id}, key=self._position.__getitem__):
                question = self._policy.questions.get(one)
                if question is None or question.ask_if is None or holds(question.ask_if, counting) is True:
                    counting[one] = value if one == question_id else answers[one]
            yield counting

    def _asks(self, question_ids: Iterable[str]) -> Iterator[Condition]:
        for question_id in question_ids:
            question = self._policy.questions.get(question_id)
            if question and question.ask_if:
                yield question.ask_if

    def _values(
        self, question_id: str, told_apart_by: list[Compare] | None, fixed: Mapping[str, Value]
    ) -> Iterator[Value]:
        if question_id in fixed:
            yield fixed[question_id]
            return
        if question_id == OCCASION:
            yield from map(str, Occasion)
            return
        question = self._policy.questions[question_id]
        constants = [one.constant for one in told_apart_by or () if one.question == question_id]
        match question.kind:
            case Kind.ONE:
                yield from _choices(question, constants, whole=told_apart_by is None)
            case Kind.MANY:
                yield from _sets(question, constants, whole=told_apart_by is None)
            case Kind.DATE:
                days = [day for day in constants if isinstance(day, date)] or [date(2026, 1, 1)]
                yield from sorted({day + timedelta(days=n) for day in days for n in (-1, 0, 1)})
            case Kind.NUMBER:
                numbers = [n for n in constants if isinstance(n, int) and not isinstance(n, bool)] or [0]
                near = sorted({number + n for number in numbers for n in (-1, 0, 1)})
                low, high = question.minimum, question.maximum
                yield from (n for n in near if (low is None or n >= low) and (high is None or n <= high))
            case Kind.TEXT:
                yield "text"


def _is_lasting(condition: Condition) -> bool:
    """Whether what holds, or does not, stays so with more answers: "answered" is no only until the turn comes."""
    return all(compare.operator != "answered" for compare in comparisons(condition))


def _mentioned(constants: list[object]) -> set[object]:
    return {
        one for constant in constants for one in (constant if isinstance(constant, tuple) else (constant,))
    }


def _choices(question: Question, constants: list[object], *, whole: bool) -> Iterator[str]:
    """Every option that is told apart, and one to stand for all the others."""
    mentioned = _mentioned(constants)
    other_given = False
    for option in question.options:
        if whole or option.id in mentioned:
            yield option.id
        elif not other_given:
            other_given = True
            yield option.id


def _sets(question: Question, constants: list[object], *, whole: bool) -> Iterator[tuple[str, ...]]:
    """Options that rule out others stand alone; of the rest every set of those told apart, up to a size."""
    mentioned = _mentioned(constants)
    yield from ((option,) for option in question.exclusive)
    free = [option.id for option in question.options if option.id not in question.exclusive]
    told_apart = free if whole else [option for option in free if option in mentioned]
    unmentioned = [option for option in free if option not in told_apart][:1]
    counted = max([constant for constant in constants if isinstance(constant, int)], default=0)
    largest = 1 if whole else max(MOST_OPTIONS_TOGETHER, counted)
    for size in range(1, largest + 1):
        yield from combinations(free if counted else [*told_apart, *unmentioned], size)
