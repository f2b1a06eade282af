"""Conditions on answers: structured, three-valued (yes, no, cannot tell), compiled to closures.

Strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64): a question that was not
asked or not answered makes a comparison ``None``, and only a definite ``True`` asks a question or raises a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Value = str | int | date | tuple[str, ...]
Answers = Mapping[str, Value]
Test = Callable[[Answers], bool | None]

SET_OPERATORS = ("in", "not_in", "any_of", "none_of", "all_of")
OPERATORS = ("is", "is_not", *SET_OPERATORS, "before", "after", "at_least", "at_most", "answered")


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; cannot tell stays cannot tell."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Compare:
    """One question's answer compared with a constant by one of ``OPERATORS``."""

    question: str
    operator: str
    constant: Any


Condition = All | AnyOf | Not | Compare


def comparisons(condition: Condition) -> Iterator[Compare]:
    """Every comparison inside a condition, from left to right."""
    match condition:
        case Compare():
            yield condition
        case Not(part):
            yield from comparisons(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from comparisons(part)


def questions_of(condition: Condition) -> tuple[str, ...]:
    """The questions a condition looks at, each once, in order of mention."""
    return tuple(dict.fromkeys(compare.question for compare in comparisons(condition)))


def holds(condition: Condition, answers: Answers) -> bool | None:
    """Whether it holds: the plain reading of the logic; ``compiled`` gives the same, faster."""
    match condition:
        case All(parts):
            return _least([holds(part, answers) for part in parts])
        case AnyOf(parts):
            return _negated(_least([_negated(holds(part, answers)) for part in parts]))
        case Not(part):
            return _negated(holds(part, answers))
        case Compare(question, "answered", wanted):
            return (question in answers) is wanted
        case Compare(question, operator, constant):
            return _compare(operator, constant)(answers[question]) if question in answers else None


def compiled(condition: Condition) -> Test:
    """The condition as one function of the answers."""
    match condition:
        case All(parts):
            return _compiled_series(tuple(map(compiled, parts)), stop=False)
        case AnyOf(parts):
            return _compiled_series(tuple(map(compiled, parts)), stop=True)
        case Not(part):
            inner = compiled(part)
            return lambda answers: None if (known := inner(answers)) is None else not known
        case Compare(question, "answered", wanted):
            return lambda answers: (question in answers) is wanted
        case Compare(question, operator, constant):
            compare = _compare(operator, constant)
            return lambda answers: None if (value := answers.get(question)) is None else compare(value)


def supporters(condition: Condition, answers: Answers) -> tuple[str, ...]:
    """The questions whose answers make a condition definitely true, in order of mention.

    Of an ``any`` only the parts that hold count, so that a finding names the answers that raised it and no other.
    """
    return tuple(dict.fromkeys(_supporting(condition, answers, wanted=True)))


def _supporting(condition: Condition, answers: Answers, *, wanted: bool) -> Iterator[str]:
    match condition:
        case Compare(question):
            yield question
        case Not(part):
            yield from _supporting(part, answers, wanted=not wanted)
        case All(parts) | AnyOf(parts):
            for part in parts:
                if holds(part, answers) is wanted:
                    yield from _supporting(part, answers, wanted=wanted)


def _negated(known: bool | None) -> bool | None:  # noqa: FBT001 (it negates a truth value)
    return None if known is None else not known


def _least(known: list[bool | None]) -> bool | None:
    if False in known:
        return False
    return None if None in known else True


def _compiled_series(tests: tuple[Test, ...], *, stop: bool) -> Test:
    def series(answers: Answers) -> bool | None:
        result: bool | None = not stop
        for test in tests:
            known = test(answers)
            if known is stop:
                return stop
            if known is None:
                result = None
        return result

    return series


def _compare(operator: str, constant: Any) -> Callable[[Any], bool]:
    members = frozenset(constant) if operator in SET_OPERATORS else frozenset()
    table: dict[str, Callable[[Any], bool]] = {
        "is": lambda value: bool(value == constant),
        "is_not": lambda value: bool(value != constant),
        "in": lambda value: value in members,
        "not_in": lambda value: value not in members,
        "any_of": lambda value: not members.isdisjoint(value),
        "none_of": members.isdisjoint,
        "all_of": members.issubset,
        "before": lambda value: bool(value < constant),
        "after": lambda value: bool(value > constant),
        "at_least": lambda value: (len(value) if isinstance(value, tuple) else value) >= constant,
        "at_most": lambda value: (len(value) if isinstance(value, tuple) else value) <= constant,
    }
    return table[operator]


def from_data(data: Any) -> Condition:
    """A condition from its compiled form: ``["all", …]``, ``["any", …]``, ``["not", c]`` or ``[op, q, constant]``."""
    match data:
        case ["all", *parts]:
            return All(tuple(map(from_data, parts)))
        case ["any", *parts]:
            return AnyOf(tuple(map(from_data, parts)))
        case ["not", part]:
            return Not(from_data(part))
        case [operator, question, {"date": day}]:
            return Compare(question, operator, date.fromisoformat(day))
        case [operator, question, constant]:
            return Compare(question, operator, tuple(constant) if isinstance(constant, list) else constant)
    raise ValueError(data)


def to_data(condition: Condition) -> list[Any]:
    """The compiled form of a condition; ``from_data`` reads it back."""
    match condition:
        case All(parts):
            return ["all", *map(to_data, parts)]
        case AnyOf(parts):
            return ["any", *map(to_data, parts)]
        case Not(part):
            return ["not", to_data(part)]
        case Compare(question, operator, constant):
            if isinstance(constant, date):
                constant = {"date": constant.isoformat()}
            return [operator, question, list(constant) if isinstance(constant, tuple) else constant]
