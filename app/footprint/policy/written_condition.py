"""Conditions as authors write them, checked against the questions they look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from footprint.policy.condition import All, AnyOf, Compare, Condition, Not
from footprint.policy.day import day_from
from footprint.policy.policy import Kind, Occasion
from footprint.policy.written import WrittenOption, WrittenQuestion
from footprint.policy.yaml_text import PathKey, nearest

OCCASION = "occasion"

_OPERATORS = {
    Kind.ONE: ("is", "is_not", "in", "not_in", "answered"),
    Kind.MANY: ("any_of", "none_of", "all_of", "at_least", "at_most", "answered"),
    Kind.DATE: ("is", "before", "after", "answered"),
    Kind.NUMBER: ("is", "is_not", "at_least", "at_most", "answered"),
    Kind.TEXT: ("answered",),
}
_LISTS = ("in", "not_in", "any_of", "none_of", "all_of")
_TRUTH = {"yes": True, "no": False}
_OCCASION = WrittenQuestion(
    id=OCCASION, text=OCCASION, options=[WrittenOption(id=str(one), text=str(one)) for one in Occasion]
)


class ConditionReader:
    """Reads conditions that may look at ``known`` questions; ``every`` also has those that come too late.

    ``complain`` is told of each mistake, its path and whether the name there is meant; what could not be read is
    ``None``.
    """

    def __init__(
        self,
        known: Mapping[str, WrittenQuestion],
        every: Mapping[str, WrittenQuestion],
        complain: Callable[[PathKey, str, bool], None],
    ) -> None:
        self._known = {OCCASION: _OCCASION, **known}
        self._every = every
        self._complain = complain

    def read(self, written: Any, path: PathKey) -> Condition | None:
        """The condition at a path."""
        match written:
            case list() if written:
                return _joined(All, [self.read(one, (*path, n)) for n, one in enumerate(written)])
            case dict() if written:
                return _joined(
                    All, [self._part(name, value, (*path, name)) for name, value in written.items()]
                )
        self._complain(path, "a condition is expected here, such as {question: answer}", False)
        return None

    def _part(self, name: str, value: Any, path: PathKey) -> Condition | None:
        if name in ("all", "any"):
            if isinstance(value, list) and value:
                parts = [self.read(one, (*path, n)) for n, one in enumerate(value)]
                return _joined(All if name == "all" else AnyOf, parts)
            self._complain(path, f"'{name}' takes a list of conditions", False)
            return None
        if name == "not":
            inner = self.read(value, path)
            return None if inner is None else Not(inner)
        question = self._known.get(name)
        if question is None:
            self._complain(path, self._unknown(name), True)
            return None
        return self._comparison(question, value, path)

    def _unknown(self, name: str) -> str:
        if name in self._every:
            return f"'{name}' is asked later; a condition can look at earlier questions only"
        return f"there is no question '{name}'{nearest(name, self._known)}"

    def _comparison(self, question: WrittenQuestion, value: Any, path: PathKey) -> Condition | None:
        kind = Kind(question.kind)
        if isinstance(value, dict):
            places = {operator: (*path, operator) for operator in value}
        else:
            value = {_usual_operator(kind, value): value}
            places = dict.fromkeys(value, path)
        parts: list[Condition | None] = []
        for operator, constant in value.items():
            if operator not in _OPERATORS[kind]:
                can_be = f"{nearest(operator, _OPERATORS[kind])}; it can be: {', '.join(_OPERATORS[kind])}"
                self._complain(places[operator], f"'{operator}' does not fit '{question.id}'{can_be}", True)
                return None
            typed = self._constant(question, operator, constant, places[operator])
            parts.append(None if typed is None else Compare(question.id, operator, typed))
        return _joined(All, parts)

    def _constant(self, question: WrittenQuestion, operator: str, constant: Any, path: PathKey) -> Any:
        kind = Kind(question.kind)
        if operator == "answered":
            if constant not in _TRUTH:
                self._complain(path, "'answered' takes yes or no", False)
            return _TRUTH.get(constant)
        if operator in _LISTS:
            ids = constant if isinstance(constant, list) else [constant]
            checked = [self._option(question, one, path) for one in ids]
            return tuple(checked) if checked and None not in checked else None
        if kind is Kind.ONE:
            return self._option(question, constant, path)
        try:
            return day_from(str(constant)) if kind is Kind.DATE else int(constant)
        except (TypeError, ValueError):
            wanted = "a date such as 2026-03-27" if kind is Kind.DATE else "a whole number"
            self._complain(path, f"{wanted} is expected here", False)
            return None

    def _option(self, question: WrittenQuestion, option: Any, path: PathKey) -> str | None:
        ids = [one.id for one in question.options]
        if isinstance(option, str) and option in ids:
            return option
        hint = nearest(str(option), ids) or f"; it has: {', '.join(ids)}"
        self._complain(path, f"'{question.id}' has no option '{option}'{hint}", False)
        return None


def _usual_operator(kind: Kind, value: Any) -> str:
    """What ``{question: value}`` means without an operator."""
    if kind is Kind.MANY:
        return "any_of"
    return "in" if kind is Kind.ONE and isinstance(value, list) else "is"


def _joined(join: type[All | AnyOf], parts: list[Condition | None]) -> Condition | None:
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    return found[0] if len(found) == 1 else join(tuple(found))
